import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../money/property.testing'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { thousandthsOf } from './assemble'
import { billDiscounts, billLines, mustAddUp, mustBe, mustMatch, totalsOf } from './bills.testing'
import { computeBill } from './compute'
import type { ComputedBill } from './computed-bill'
import { creditNote, type CreditLine } from './credit-note'
import { inGst } from './gst/gst'
import { splitBill, type SplitLine } from './split'
import { inVat } from './vat/vat'

const coded = (code: string): unknown => expect.objectContaining({ code })

const regimes = [
  inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
  inGst({ scheme: 'regular', pricing: 'inclusive', supply: 'inter', roundToPaise: 5 }),
  inGst({ scheme: 'composition', pricing: 'exclusive', supply: 'intra' }),
  inVat({ pricing: 'exclusive', roundToPaise: 100 }),
]
const bills = fc.record({ place: fc.nat({ max: regimes.length - 1 }), lines: billLines, billDiscount: billDiscounts })
  .map(({ place, lines, billDiscount }) => computeBill({ regime: regimes[place] ?? inVat({ pricing: 'exclusive' }), lines, billDiscount }))

/** Parts add up to the whole in every figure of the bill and of each line, and each part adds up in itself. */
function checkParts(whole: ComputedBill, parts: readonly ComputedBill[]): void {
  mustMatch(totalsOf(...parts), totalsOf(whole), 'parts')
  for (const line of whole.lines) {
    const shares = parts.flatMap(part => part.lines.filter(each => each.id === line.id))
    mustMatch(totalsOf(...shares), totalsOf(line), `line ${line.id}`)
    mustBe(shares.reduce((sum, each) => sum + thousandthsOf(each), 0), thousandthsOf(line), 'quantity')
  }
  parts.forEach(mustAddUp)
}

const nothing = totalsOf()

describe('splitBill', () => {
  test('equal parts differ by a paisa at most and add up', () => {
    holds('split in n', fc.property(bills, fc.integer({ min: 1, max: 7 }), (bill, count) => {
      const parts = splitBill(bill, { parts: count })
      checkParts(bill, parts)
      const totals = parts.map(part => part.totalPaise)
      expect(Math.max(...totals) - Math.min(...totals)).toBeLessThanOrEqual(1)
    }))
  })

  test('parts by amount cost exactly that amount', () => {
    const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 4 })
    holds('split by amount', fc.property(bills, cuts, (bill, at) => {
      const edges = [0, ...at.map(each => Math.floor(each * bill.totalPaise)).sort((a, b) => a - b), bill.totalPaise]
      const amountsPaise = edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0)).filter(amount => amount > 0)
      fc.pre(amountsPaise.length > 0)
      const parts = splitBill(bill, { amountsPaise })
      checkParts(bill, parts)
      expect(parts.map(part => part.totalPaise)).toEqual(amountsPaise)
    }))
  })

  test('parts by weight add up', () => {
    holds('split by weight', fc.property(bills, fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 6 }), (bill, weights) => {
      checkParts(bill, splitBill(bill, { weights }))
    }))
  })

  test('parts by line and by shares of lines add up', () => {
    const takers = fc.array(fc.array(fc.nat({ max: 3 }), { minLength: 4, maxLength: 4 }), { minLength: 12, maxLength: 12 })
    holds('split by line', fc.property(bills, takers, (bill, shares) => {
      const lists: SplitLine[][] = [[], [], [], []]
      bill.lines.forEach((line, row) => {
        const wanted = shares[row]?.some(share => share > 0) ? shares[row] : [1, 0, 0, 0]
        wanted.forEach((share, part) => {
          if (share > 0) lists[part]?.push({ lineId: line.id, share })
        })
      })
      checkParts(bill, splitBill(bill, { lines: lists.filter(list => list.length > 0) }))
    }))
  })

  test('ten shared dishes: nobody pays all of the odd paise', () => {
    const lines = Array.from({ length: 10 }, (_, place) => ({ id: `l${place}`, quantity: '1', unitPricePaise: 10_000, rateBasisPoints: 0 }))
    const bill = computeBill({ regime: regimes[2]!, lines })
    const shared = lines.map(({ id }) => ({ lineId: id }))
    expect(splitBill(bill, { lines: [shared, shared, shared] }).map(part => part.totalPaise)).toEqual([33334, 33333, 33333])
  })

  test('what does not partition the bill is refused', () => {
    const bill = computeBill({ regime: regimes[0]!, lines: [{ id: 'a', quantity: '1', unitPricePaise: 10_000, rateBasisPoints: 500 }] })
    for (const parts of [0, 1.5, 101]) expect(() => splitBill(bill, { parts })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { amountsPaise: [10_000, 499] })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { amountsPaise: [10_500, 0] })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { weights: [1, 0] })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { lines: [[{ lineId: 'a' }], []] })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { lines: [[{ lineId: 'a' }, { lineId: 'a' }]] })).toThrow(coded('invalid-split'))
    expect(() => splitBill(bill, { lines: [[{ lineId: 'b' }]] })).toThrow(coded('unknown-bill-line'))
    expect(() => splitBill(creditNote(bill), { parts: 2 })).toThrow(coded('invalid-split'))
  })
})

describe('creditNote', () => {
  test('a full one is the bill negated', () => {
    holds('full credit note', fc.property(bills, bill => {
      const note = creditNote(bill)
      mustMatch(totalsOf(note, bill), nothing, 'note and bill')
      mustAddUp(note)
    }))
  })

  test('several partial ones, then the rest, cancel the bill exactly', () => {
    const wishes = fc.array(fc.tuple(fc.nat({ max: 11 }), fc.integer({ min: 1, max: 1000 })), { maxLength: 8 })
    holds('credit notes until exhausted', fc.property(bills, wishes, (bill, wanted) => {
      const previous: ComputedBill[] = []
      for (const [place, permille] of wanted) {
        const line = bill.lines[place % bill.lines.length]
        if (!line) continue
        const quantity = Math.ceil(parseQuantity(line.quantity) * permille / 3000)
        const left = parseQuantity(line.quantity) - creditedOf(previous, line.id)
        if (left <= 0) continue
        const lines: CreditLine[] = [{ lineId: line.id, quantity: formatQuantity(Math.min(quantity, left)) }]
        const note = creditNote(bill, { lines, previous })
        mustAddUp(note)
        expect(note.totalPaise - note.roundOffPaise).toBeLessThanOrEqual(0)
        previous.push(note)
      }
      if (bill.lines.some(line => creditedOf(previous, line.id) < parseQuantity(line.quantity))) previous.push(creditNote(bill, { previous }))
      mustMatch(totalsOf(bill, ...previous), nothing, 'notes and bill')
      expect(() => creditNote(bill, { previous })).toThrow(coded('credit-exceeds-bill'))
    }))
  })

  test('a part of a split bill can be credited like any bill', () => {
    holds('credit of a split part', fc.property(bills, fc.integer({ min: 2, max: 4 }), (bill, parts) => {
      for (const part of splitBill(bill, { parts })) {
        const note = creditNote(part)
        mustMatch(totalsOf(part, note), nothing, 'note and part')
        expect(() => creditNote(part, { previous: [note] })).toThrow(coded('credit-exceeds-bill'))
      }
    }))
  })

  test('thirds of a rupee: 33, 34, 33 paise', () => {
    const lines = [{ id: 'a', quantity: '3', unitPricePaise: 3333, rateBasisPoints: 0, discount: { amountPaise: 9999 - 100 } }]
    const bill = computeBill({ regime: regimes[2]!, lines })
    const previous: ComputedBill[] = []
    for (let piece = 0; piece < 3; piece += 1) previous.push(creditNote(bill, { lines: [{ lineId: 'a', quantity: '1' }], previous }))
    expect(previous.map(note => note.totalPaise)).toEqual([-33, -34, -33])
  })

  test('more than is left, unknown lines and foreign documents are refused', () => {
    const bill = computeBill({ regime: regimes[0]!, lines: [{ id: 'a', quantity: '2', unitPricePaise: 10_000, rateBasisPoints: 500 }] })
    const first = creditNote(bill, { lines: [{ lineId: 'a', quantity: '1.5' }] })
    expect(() => creditNote(bill, { lines: [{ lineId: 'a', quantity: '0.501' }], previous: [first] })).toThrow(coded('credit-exceeds-bill'))
    expect(() => creditNote(bill, { lines: [{ lineId: 'b' }] })).toThrow(coded('unknown-bill-line'))
    expect(() => creditNote(bill, { lines: [{ lineId: 'a' }, { lineId: 'a' }] })).toThrow(coded('invalid-credit'))
    expect(() => creditNote(bill, { lines: [] })).toThrow(coded('invalid-credit'))
    expect(() => creditNote(first)).toThrow(coded('invalid-credit'))
    expect(() => creditNote(bill, { previous: [bill] })).toThrow(coded('invalid-credit'))
  })
})

function creditedOf(notes: readonly ComputedBill[], lineId: string): number {
  return notes.flatMap(note => note.lines).filter(line => line.id === lineId).reduce((sum, line) => sum + parseQuantity(line.quantity), 0)
}
