import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bill, duePaise, type BillState } from '../bill/bill'
import { correctTender } from '../bill/correct'
import { refundBill } from '../bill/refund'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act, noon, ownerKey, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { order } from '../order/order'
import { defineCharge } from '../outlet/charge'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { creditNoteFeature, creditNoteView } from './credit-note'
import { issueCreditNoteSchema } from './credit-note.schema'
import { issueCreditNote, type IssueCreditNote } from './issue'

const dosaAndNaan = opened.given(
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '3' }),
  act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }),
  act(issueBill, 'b1', { orderId: 'o1' }),
)
/** 3 × ₹120 and ₹45, 5 % on top, rounded to the rupee. */
const total = 42_500
const paid = dosaAndNaan.given(act(takeTender, 'b1', { kind: 'card', amountPaise: total }))
const credit = (id: string, body: Omit<IssueCreditNote, 'billId'>, more: Partial<Act> = {}): Act => ({ ...act(issueCreditNote, id, { billId: 'b1', ...body }), ...more })

describe('a credit note', () => {
  it('is the bill negated, with its own number and the number and date of the bill (Rule 53(1A))', () => {
    paid.when(credit('c1', { reason: 'Everything was cold' })).then([
      { type: 'CreditNoteIssued', data: {
        creditNoteNumber: 'CN/26-27/1', billNumber: 'RF/26-27/1', billDate: '2026-11-22', date: '2026-11-22', taxEffect: true, creditPaise: total,
        reason: 'Everything was cold', approvedBy: 'owner-key', figures: { totalPaise: -total, cgstPaise: -1013, sgstPaise: -1013 },
      } },
      { type: 'SerialTaken', data: { series: 'credit/26-27', number: 'CN/26-27/1' } },
      { type: 'BillCredited', data: { creditNoteNumber: 'CN/26-27/1', duePaise: -total } },
    ])
  })

  it('takes lines in quantities until nothing is left', () => {
    const one = paid.given(credit('c1', { lines: [{ lineId: 'l1', quantity: '2' }], reason: 'Two were burnt' }))
    one.when(credit('c2', { lines: [{ lineId: 'l1', quantity: '2' }], reason: 'Again' })).refused('credit-exceeds-bill')
    const all = one.given(credit('c2', { reason: 'The rest too' }))
    all.when(credit('c3', { reason: 'More' })).refused('credit-exceeds-bill')
    expect(duePaise(all.state(bill, 'b1'))).toBe(-total)
    expect(all.state(creditNoteFeature, 'c2').issued?.texts.map(({ lineId }) => lineId)).toEqual(['l1', 'l2'])
  })

  it('is issued at the amount that was shown or not at all', () => {
    const one = paid.given(credit('c1', { lines: [{ lineId: 'l1', quantity: '2' }], reason: 'Two were burnt' }))
    one.when(credit('c2', { reason: 'Everything was cold', expectedCreditPaise: total })).refused('amount-changed')
    const left = duePaise(one.state(bill, 'b1'))
    one.when(credit('c2', { reason: 'The rest too', expectedCreditPaise: total + left })).then([
      { type: 'CreditNoteIssued', data: { creditPaise: total + left } }, { type: 'SerialTaken' }, { type: 'BillCredited' },
    ])
  })

  it('takes charges and what an offer gave free by line as well', () => {
    const line = (lineId: string): IssueCreditNote => ({ billId: 'b1', lines: [{ lineId }], reason: 'Not wanted' })
    const charged = opened.given(
      act(defineCharge, 'packing', {
        name: 'Packing', amount: { paise: 2_000 }, per: 'bill', kinds: ['takeaway'], taxClassId: 'food', automatic: true, waivable: true,
      }),
      act(openOrder, 'o1', { kind: 'takeaway' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }),
    )
    const taken = charged.when(act(issueCreditNote, 'c1', line('charge:packing')))
    expect(taken.events[0]?.data).toMatchObject({ figures: { lines: [{ id: 'charge:packing', totalPaise: -2_100 }] }, creditPaise: 2_100 })
    taken.story.when(act(issueCreditNote, 'c2', line('charge:packing'))).refused('credit-exceeds-bill')
    for (const lineId of ['l1', 'charge:packing', 'l1:free', 'charge:packing:free']) {
      expect(issueCreditNoteSchema.parse(line(lineId)).lines).toEqual([{ lineId }])
    }
    for (const lineId of ['', 'charge:', ':free', 'l1:half', 'tip:l1', 'l1:free:free', 'L1', 'l'.repeat(37)]) {
      expect(issueCreditNoteSchema.safeParse(line(lineId)).success, lineId).toBe(false)
    }
  })

  it('names who approves, and takes nobody else\'s word', () => {
    const farah = staffWith('cashier')
    paid.when(credit('c1', { reason: 'Cold' }, { by: farah })).refused('approval-required')
    paid.when(credit('c1', { reason: 'Cold' }, { by: farah, approval: approvedBy('waiter') })).refused('approval-forbidden')
    paid.when(credit('c1', { reason: 'Cold' }, { by: farah, approval: approvedBy('manager') }))
      .then([{ type: 'CreditNoteIssued', data: { approvedBy: 'the-manager' } }, { type: 'SerialTaken' }, { type: 'BillCredited' }])
    paid.when(credit('c1', { reason: ' ' })).refused('reason-required')
  })

  it('keeps the tax paid after 30 November of the year after (s. 34(2))', () => {
    const told = (at: string) => paid.when(credit('c1', { reason: 'Late' }, { at })).events[0]?.data
    expect(told('2027-11-30T18:00:00.000Z')).toMatchObject({ taxEffect: true, creditNoteNumber: 'CN/27-28/1' })
    expect(told('2027-11-30T18:30:00.000Z')).toMatchObject({ taxEffect: false, date: '2027-12-01' })
  })

  it('gives an order back to be billed again only while that changes its tax', () => {
    const issued = opened.given(
      act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }),
      act(issueBill, 'b1', { orderId: 'o1' }),
    )
    issued.when(credit('c1', { reason: 'Late', reopen: true }, { at: '2027-12-01T06:00:00.000Z' })).refused('not-reopenable')
    expect(issued.when(credit('c1', { reason: 'Late', reopen: true }, { at: '2027-11-30T06:00:00.000Z' })).events[0]?.data).toMatchObject({ reopens: true })
  })

  it('lowers the tax on liquor whenever it comes: that Act is about GST alone', () => {
    const bar = opened.given(
      act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'beer', quantity: '1' }),
      act(issueBill, 'b1', { orderId: 'o1', section: 'vat' }),
    )
    expect(bar.when(credit('c1', { reason: 'Late' }, { at: '2027-12-01T06:00:00.000Z' })).events[0]?.data)
      .toMatchObject({ section: 'vat', taxEffect: true, figures: { vatPaise: -5_000 } })
  })

  it('that comes too late for the tax states none, and the notes still come to what was paid', () => {
    const at = '2027-12-01T06:00:00.000Z'
    const notes = paid.given(
      credit('c1', { lines: [{ lineId: 'l1', quantity: '1' }], reason: 'Late' }, { at }), credit('c2', { lines: [{ lineId: 'l1', quantity: '1' }], reason: 'Late' }, { at }),
      credit('c3', { reason: 'Late' }, { at }))
    const views = ['c1', 'c2', 'c3'].map(id => creditNoteView(id, notes.state(creditNoteFeature, id)))
    expect(views.map(view => view?.creditPaise)).toEqual([12_592, 12_593, 17_315])
    expect(views.reduce((sum, view) => sum + (view?.figures.totalPaise ?? 0), 0)).toBe(-total)
    expect(views.map(view => [view?.figures.taxPaise, view?.figures.cgstPaise])).toEqual([[0, 0], [0, 0], [0, 0]])
    expect(views[0]?.figures.lines).toMatchObject([{ rateBasisPoints: 0, unitPricePaise: 12_600, totalPaise: -12_600 }])
    expect(notes.state(creditNoteFeature, 'c1').issued).toMatchObject({ figures: { taxPaise: -600 } })
    notes.when(credit('c4', { reason: 'More' }, { at })).refused('credit-exceeds-bill')
  })

  it('settles an unpaid bill that it credits whole, and frees the table', () => {
    const none = dosaAndNaan.when(credit('c1', { reason: 'They left' }))
    none.then([
      { type: 'CreditNoteIssued' }, { type: 'SerialTaken' }, { type: 'BillCredited', data: { duePaise: 0 } },
      { type: 'BillSettled', data: { tenders: [] } }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' },
    ])
    expect(none.story.state(table, 't1').occupancy).toBe('free')
  })

  it('gives the order of an unpaid bill back, to be changed and billed again under a new number', () => {
    const reopened = dosaAndNaan.given(credit('c1', { reason: 'Wrong table', reopen: true }))
    expect(reopened.state(order, 'o1')).toMatchObject({ status: 'open', bills: [] })
    reopened.when(act(takeTender, 'b1', { kind: 'cash', amountPaise: 100 })).refused('bill-reopened')
    reopened.given(act(addLine, 'o1', { itemId: 'water', quantity: '1' })).when(act(issueBill, 'b2', { orderId: 'o1' }))
      .then([{ type: 'BillIssued', data: { billNumber: 'RF/26-27/2' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    paid.when(credit('c1', { reason: 'Wrong table', reopen: true })).refused('not-reopenable')
  })
})

describe('a refund', () => {
  const credited = paid.given(credit('c1', { lines: [{ lineId: 'l2' }], reason: 'No naan' }))
  const free = -duePaise(credited.state(bill, 'b1'))
  const refund = (amountPaise: number, creditNoteId = 'c1'): Act => act(refundBill, 'b1', { creditNoteId, kind: 'cash', amountPaise })

  it('is never more than what was paid and credited', () => {
    expect(free).toBeGreaterThan(4_600)
    credited.when(refund(free + 1)).refused('refund-exceeds-paid')
    credited.when(refund(0)).refused('invalid-amount')
    credited.when(refund(100, 'c9')).refused('unknown-credit-note')
    paid.when(refund(100)).refused('unknown-credit-note')
    const some = credited.given(refund(1_000))
    some.when(refund(free - 999)).refused('refund-exceeds-paid')
    some.when(refund(free - 1_000)).then([{ type: 'RefundPaid', data: { duePaise: 0, businessDay: '2026-11-22' } }])
  })

  it('lowers the drawer of the day on which it is paid', () => {
    credited.when({ ...refund(free), at: '2026-11-24T06:00:00.000Z' }).then([{ type: 'RefundPaid', data: { businessDay: '2026-11-24' } }])
  })
})

it('puts a wrong tender right by a reversing entry, and never edits it', () => {
  const tenderId = paid.state(bill, 'b1').tenders[0]?.tenderId ?? ''
  const right = paid.when(act(correctTender, 'b1', { tenderId, kind: 'upi', reference: 'UTR7', reason: 'It was UPI' }))
  right.then([{ type: 'TenderReversed', data: { tenderId, duePaise: total, approvedBy: ownerKey.id } }, { type: 'TenderTaken', data: { kind: 'upi', duePaise: 0 } }])
  const after = right.story.state(bill, 'b1')
  expect(after.tenders).toMatchObject([{ kind: 'card', reversed: { reason: 'It was UPI', at: noon } }, { kind: 'upi', amountPaise: total }])
  expect([duePaise(after), after.status]).toEqual([0, 'settled'])
  right.story.when(act(correctTender, 'b1', { tenderId, kind: 'cash', reason: 'Again' })).refused('unknown-tender')
})

it('never credits, or gives back, more than there was, whatever is tried in whatever order', () => {
  const step = fc.oneof(
    fc.record({ lineId: fc.constantFrom('l1', 'l2'), quantity: fc.integer({ min: 1, max: 3 }).map(String) }),
    fc.record({ refund: fc.integer({ min: 1, max: total }), of: fc.nat(3) }),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 8 }), steps => {
    let story = paid
    steps.forEach((each, index) => {
      const tried = 'refund' in each
        ? act(refundBill, 'b1', { creditNoteId: `c${each.of}`, kind: 'cash', amountPaise: each.refund })
        : credit(`c${index}`, { lines: [each], reason: 'Cold' })
      story = story.when(tried).story
    })
    const { credits, refunds, issued }: BillState = story.state(bill, 'b1')
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)
    const credited = sum(credits.map(({ creditPaise }) => creditPaise))
    const refunded = sum(refunds.map(({ amountPaise }) => amountPaise))
    expect(credited).toBeLessThanOrEqual(issued?.totalPaise ?? 0)
    expect(refunded).toBeLessThanOrEqual(credited)
  }), { numRuns: 300 })
})
