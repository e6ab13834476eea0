import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { holds } from '../money/property.testing'
import { thousandthsOf } from './assemble'
import { billDiscounts, billLines, mustAddUp, mustBe } from './bills.testing'
import { computeBill } from './compute'
import { creditNote } from './credit-note'
import { creditKind, statedFigures } from './financial-note'
import { inGst } from './gst/gst'

const regimes = [
  inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
  inGst({ scheme: 'regular', pricing: 'inclusive', supply: 'inter', roundToPaise: 5 }),
] as const
const notes = fc.record({ regime: fc.constantFrom(...regimes), lines: billLines, billDiscount: billDiscounts, from: fc.nat({ max: 3 }) })
  .map(({ from, ...input }) => {
    const bill = computeBill(input)
    return creditNote(bill, { lines: bill.lines.slice(Math.min(from, bill.lines.length - 1)).map(({ id }) => ({ lineId: id })) })
  })

describe('a financial credit note', () => {
  it('states what is given back, line by line, and no tax of it', () => {
    holds('financial notes', fc.property(notes, figures => {
      const stated = statedFigures({ taxEffect: false, figures })
      mustAddUp(stated)
      mustBe(stated.totalPaise, figures.totalPaise, 'total')
      mustBe(stated.roundOffPaise, figures.roundOffPaise, 'round-off')
      for (const each of [stated, ...stated.lines, ...stated.groups]) {
        mustBe(each.taxPaise, 0, 'tax')
        mustBe(each.cgstPaise + each.sgstPaise + each.igstPaise + each.cessPaise + each.vatPaise, 0, 'heads')
      }
      stated.lines.forEach((line, place) => {
        mustBe(line.totalPaise, figures.lines[place]?.totalPaise ?? 0, 'line')
        mustBe(line.grossPaise, line.totalPaise, 'gross')
        mustBe(line.rateBasisPoints + line.cessBasisPoints, 0, 'rate')
        const thousandths = thousandthsOf(line)
        if (thousandths > 0) mustBe(Math.abs(line.unitPricePaise - (1_000 * -line.totalPaise) / thousandths) <= 1 ? 1 : 0, 1, 'price')
      })
    }))
  })

  it('leaves a note that lowers the tax as it was computed', () => {
    const figures = creditNote(computeBill({ regime: regimes[0], lines: [{ id: 'l1', quantity: '1', unitPricePaise: 20_000, rateBasisPoints: 500 }] }))
    expect(statedFigures({ taxEffect: true, figures })).toBe(figures)
    expect(statedFigures({ taxEffect: false, figures }).lines).toMatchObject([{ unitPricePaise: 21_000, grossPaise: -21_000, cgstPaise: 0, totalPaise: -21_000 }])
  })

  it('counts as too late before it counts as an operator\'s', () => {
    const credited = (treatment: 'taxable' | 'operator') => creditNote(computeBill({
      regime: regimes[0], lines: [{ id: 'l1', quantity: '1', unitPricePaise: 20_000, rateBasisPoints: 500, treatment }],
    }))
    expect(creditKind({ taxEffect: true, figures: credited('taxable') })).toBe('credit')
    expect(creditKind({ taxEffect: true, figures: credited('operator') })).toBe('operator')
    expect(creditKind({ taxEffect: false, figures: credited('taxable') })).toBe('financial')
    expect(creditKind({ taxEffect: false, figures: credited('operator') })).toBe('financial')
  })
})
