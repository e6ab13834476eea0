import { describe, expect, it } from 'vitest'
import { account } from '../account/account'
import { defineAccount } from '../account/define'
import { issueCreditNote } from '../credit-note/issue'
import { closeDay } from '../day/close'
import { day } from '../day/day'
import { act, fact, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { order } from '../order/order'
import { changeOutlet } from '../outlet/configure'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { closeShift } from '../shift/close'
import { openShift } from '../shift/open'
import { shift } from '../shift/shift'
import { seatTable, table } from '../table/table'
import { bill, duePaise, type BillState } from './bill'
import { correctTender, type CorrectTender } from './correct'
import { issueBill } from './issue'
import { refundBill } from './refund'
import { splitOrder } from './split'
import { takeTender, type TakeTender } from './tender'

const farah = staffWith('cashier')
const approval = approvedBy('manager')
const total = 12_600
const date = '2026-11-22'
const ordered = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }))
const issued = ordered.given(act(issueBill, 'b1', { orderId: 'o1' }))
const pay = (body: TakeTender): Act => ({ ...act(takeTender, 'b1', body), by: farah })
type Told = typeof issued
const standing = (story: Told): BillState['tenders'][number] | undefined => story.state(bill, 'b1').tenders.filter(({ reversed }) => !reversed).at(-1)
const correct = (story: Told, body: Omit<CorrectTender, 'tenderId' | 'reason'>, more: Partial<Act> = {}): Act =>
  ({ ...act(correctTender, 'b1', { tenderId: standing(story)?.tenderId ?? '', reason: 'Typed wrong', ...body }), by: farah, approval, ...more })

describe('a part payment of a wrong amount', () => {
  const typo = issued.given(pay({ kind: 'card', amountPaise: 10_000, reference: 'SLIP-1' }))

  it('stays reversed beside the right one', () => {
    const right = typo.when(correct(typo, { kind: 'card', amountPaise: 1_000, reference: 'SLIP-1' }))
    right.then([
      { type: 'TenderReversed', data: { kind: 'card', amountPaise: 10_000, approvedBy: 'the-manager', reason: 'Typed wrong', duePaise: total } },
      { type: 'TenderTaken', data: { kind: 'card', amountPaise: 1_000, duePaise: total - 1_000 } },
      { type: 'DayRecorded', data: { entry: 'reversal', amountPaise: 10_000 } }, { type: 'DayRecorded', data: { entry: 'tender', amountPaise: 1_000 } },
    ])
    expect(right.story.state(bill, 'b1')).toMatchObject({ status: 'issued', tenders: [{ amountPaise: 10_000, reversed: { reason: 'Typed wrong' } }, { amountPaise: 1_000 }] })
  })

  it('is never more than what is due, needs a PIN and a reason, and changes something', () => {
    typo.when(correct(typo, { kind: 'card', amountPaise: total + 1 })).refused('tender-exceeds-due')
    typo.when(correct(typo, { kind: 'card', amountPaise: total, tipPaise: total })).refused('change-exceeds-tender')
    for (const amountPaise of [0, -1, 0.5]) typo.when(correct(typo, { kind: 'cash', amountPaise })).refused('invalid-amount')
    typo.when(correct(typo, { kind: 'cash', amountPaise: 2 ** 50 })).refused('amount-too-large')
    typo.when(correct(typo, { kind: 'card', amountPaise: 1_000 }, { approval: null })).refused('approval-required')
    typo.when(correct(typo, { kind: 'card', amountPaise: 10_000, reference: 'SLIP-1' })).refused('nothing-to-correct')
    typo.when(correct(typo, { kind: 'card', reference: 'SLIP-1' })).refused('nothing-to-correct')
    expect(typo.when(correct(typo, { kind: 'card', reference: 'SLIP-2' })).events[0]?.type).toBe('TenderReversed')
    typo.when(correct(typo, { amountPaise: 1_000 })).refused('invalid-body')
  })

  it('settles the bill where the right one pays it whole, with the tip that came', () => {
    typo.when(correct(typo, { kind: 'card', amountPaise: total + 400, tipPaise: 400 })).then([
      { type: 'TenderReversed' }, { type: 'TenderTaken', data: { tipPaise: 400, duePaise: 0 } }, { type: 'BillSettled', data: { tenders: [{ kind: 'card', paise: total }] } },
      { type: 'DayRecorded' }, { type: 'DayRecorded' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' },
    ])
  })
})

describe('a payment that never came', () => {
  it('is reversed alone, and its bill can be given back', () => {
    const typo = issued.given(pay({ kind: 'card', amountPaise: 10_000 }))
    const gone = typo.when(correct(typo, {}))
    gone.then([{ type: 'TenderReversed', data: { duePaise: total } }, { type: 'DayRecorded', data: { entry: 'reversal' } }])
    gone.story.when(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Wrong table', reopen: true }))
      .then([{ type: 'CreditNoteIssued' }, { type: 'SerialTaken' }, { type: 'BillCredited' }, { type: 'BillReopened' }, { type: 'OrderReopened' }, { type: 'DayRecorded' }])
    typo.when(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Wrong table', reopen: true })).refused('not-reopenable')
  })

  const settled = issued.given(pay({ kind: 'upi', amountPaise: total }))
  const due = settled.given(correct(settled, {}))

  it('makes a settled bill due again, its order and table left as they are, until it is paid', () => {
    settled.when(correct(settled, {})).then([{ type: 'TenderReversed' }, { type: 'BillDueAgain', data: { billNumber: 'RF/26-27/1', duePaise: total } }, { type: 'DayRecorded' }])
    expect(due.state(bill, 'b1')).toMatchObject({ status: 'issued', settledAt: null })
    expect([due.state(order, 'o1').status, due.state(table, 't1').occupancy]).toEqual(['settled', 'free'])
    // others sit there meanwhile
    const others = due.given(act(seatTable, 't1', { covers: 2, orderId: 'o2' }))
    others.when(pay({ kind: 'cash', amountPaise: total })).then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'DayRecorded' }])
    expect(others.given(pay({ kind: 'cash', amountPaise: total })).state(table, 't1').orderIds).toEqual(['o2'])
  })

  it('is credited, never given back as an order, where nobody pays it', () => {
    due.when(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'They left', reopen: true })).refused('not-reopenable')
    due.when(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'They left' })).then([
      { type: 'CreditNoteIssued' }, { type: 'SerialTaken' }, { type: 'BillCredited', data: { duePaise: 0 } }, { type: 'BillSettled' }, { type: 'DayRecorded' },
    ])
  })

  it('stands against the close of the day, unless it is carried over', () => {
    const close = (body: object): Act => ({ ...act(closeDay, date, body), by: farah, approval })
    settled.when(close({})).then([{ type: 'DayClosed' }, { type: 'SerialTaken' }])
    due.when(close({})).refused('day-blocked')
    due.when(close({ carryOver: ['o1'] })).then([
      { type: 'DayClosed', data: { carriedOver: [{ orderId: 'o1', label: 'RF/26-27/1' }], totals: { reversed: { upi: { amountPaise: total } } } } }, { type: 'SerialTaken' },
    ])
  })

  it('takes one part of a split back before the other is paid: the table waits for both', () => {
    const parts = ordered.given(act(splitOrder, 'o1', { by: { parts: 2 } }), act(issueBill, 'b1', { orderId: 'o1', part: 1 }), act(issueBill, 'b2', { orderId: 'o1', part: 2 }))
    const half = total / 2
    const one = parts.given(pay({ kind: 'card', amountPaise: half }))
    one.when(correct(one, {})).then([{ type: 'TenderReversed' }, { type: 'BillDueAgain' }, { type: 'DayRecorded' }, { type: 'OrderBillDue', data: { orderId: 'o1', billId: 'b1' } }])
    const other = one.given(correct(one, {}), act(takeTender, 'b2', { kind: 'card', amountPaise: half }))
    expect(other.state(table, 't1').occupancy).toBe('taken')
    expect(other.given(pay({ kind: 'cash', amountPaise: half })).state(table, 't1').occupancy).toBe('free')
  })

  it('is not what was given back already', () => {
    const back = settled.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }), act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'upi', amountPaise: 5_000 }))
    back.when(correct(back, {})).refused('payment-given-back')
    back.when(correct(back, { kind: 'upi', amountPaise: 4_999 })).refused('payment-given-back')
    expect(duePaise(back.given(correct(back, { kind: 'upi', amountPaise: 5_000 })).state(bill, 'b1'))).toBe(0)
  })

  it('leaves what an account was charged and credited as it is', () => {
    const charged = issued.given(act(defineAccount, 'acme', { limitPaise: 50_000 }), pay({ kind: 'account', accountId: 'acme', amountPaise: total }))
    expect(charged.given(correct(charged, {})).state(account, 'acme').balancePaise).toBe(0)
    const back = charged.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }), act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'account', accountId: 'acme', amountPaise: 5_000 }))
    back.when(correct(back, { kind: 'card' })).refused('payment-given-back')
  })
})

describe('where cash is taken in shifts only', () => {
  const cash = { drawers: [{ id: 'main', name: 'Main' }], needsShift: true, tipsStay: true, opensFor: ['cash'] }
  const strict = opened.given(act(changeOutlet, 'outlet', { patch: { cash } }), act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }),
    act(issueBill, 'b1', { orderId: 'o1' }), pay({ kind: 'card', amountPaise: total }))

  it('a correction to cash follows the rule of a payment: it lies in a drawer', () => {
    strict.when(correct(strict, { kind: 'cash' })).refused('shift-required')
    expect(strict.when(correct(strict, { kind: 'upi' })).events[0]?.type).toBe('TenderReversed')
    const open = strict.given(act(openShift, 's1', { floatPaise: 1_000 }, { by: farah }))
    open.given(correct(open, { kind: 'cash' })).when(act(closeShift, 's1', { countedPaise: 1_000 + total }, { by: farah }))
      .then([{ type: 'ShiftClosed', data: { expectedPaise: 1_000 + total } }, { type: 'DayRecorded' }])
  })

  it('also where the shift of the wrong payment was counted', () => {
    const counted = strict.given(act(openShift, 's1', { floatPaise: 1_000 }, { by: farah }), correct(strict, { kind: 'upi' }), act(closeShift, 's1', { countedPaise: 1_000 }, { by: farah }))
    counted.when(correct(counted, { kind: 'cash' })).refused('shift-required')
    const next = counted.given(act(openShift, 's2', { floatPaise: 0 }, { by: farah }))
    const put = next.given(correct(next, { kind: 'cash' }), act(closeShift, 's2', { countedPaise: total }, { by: farah }))
    expect(put.state(shift, 's2').closed).toMatchObject({ expectedPaise: total, overShortPaise: 0 })
  })
})

it('a drawer that was counted stays as it was, however often its payment is corrected', () => {
  const counted = issued.given(act(openShift, 's1', { floatPaise: 0 }, { by: farah }), pay({ kind: 'cash', amountPaise: 4_000, changePaise: 0 }),
    act(closeShift, 's1', { countedPaise: 4_000 }, { by: farah }), act(openShift, 's2', { floatPaise: 0 }, { by: farah }))
  const once = counted.given(correct(counted, { kind: 'cash', amountPaise: 100 }))
  const twice = once.given(correct(once, { kind: 'cash', amountPaise: 200 }), act(closeShift, 's2', { countedPaise: 0 }, { by: farah }))
  expect(twice.state(shift, 's2').closed).toMatchObject({ expectedPaise: 0, overShortPaise: 0 })
})

describe('a correction without a shift, on a bill with several payments', () => {
  const upi = issued.given(pay({ kind: 'upi', amountPaise: 4_000 }))
  const counted = upi.given(act(openShift, 's1', { floatPaise: 0 }, { by: farah }), pay({ kind: 'cash', amountPaise: 3_000, changePaise: 0 }),
    act(closeShift, 's1', { countedPaise: 3_000 }, { by: farah }), act(openShift, 's2', { floatPaise: 0 }, { by: farah }))
  const nth = (story: Told, kind: string): string => story.state(bill, 'b1').tenders.filter(each => each.kind === kind && !each.reversed).at(-1)?.tenderId ?? ''
  const put = (story: Told, tenderId: string, body: object): Told => story.given({ ...correct(story, {}), body: { tenderId, reason: 'Typed wrong', ...body } })
  const expectedIn = (story: Told): number | undefined =>
    story.given(act(closeShift, 's2', { countedPaise: 0 }, { by: farah })).state(shift, 's2').closed?.expectedPaise

  it('names the payment in whose place it stands, and the reversed one names it', () => {
    const wrong = nth(counted, 'cash')
    const [first, second] = put(counted, wrong, { kind: 'cash', amountPaise: 2_500 }).state(bill, 'b1').tenders.slice(1)
    expect(second).toMatchObject({ corrects: wrong, amountPaise: 2_500 })
    expect(first).toMatchObject({ tenderId: wrong, reversed: { correctedBy: second?.tenderId } })
    expect(put(counted, wrong, {}).state(bill, 'b1').tenders.at(-1)).toMatchObject({ reversed: { correctedBy: null } })
  })

  it.each([['of another amount', { kind: 'cash', amountPaise: 2_500 }], ['that never came', {}]])(
    'counts by itself beside a counted payment %s: cash that no drawer counted lies in the open one', (_, body) => {
      const one = put(counted, nth(counted, 'cash'), body)
      const both = put(one, nth(one, 'upi'), { kind: 'cash', amountPaise: 4_000 })
      expect([expectedIn(one), expectedIn(both)]).toEqual([0, 4_000])
    })

  it('stays counted through every correction of the counted payment', () => {
    const one = put(counted, nth(counted, 'cash'), { kind: 'card', amountPaise: 2_500 })
    const two = put(one, nth(one, 'card'), { kind: 'cash', amountPaise: 2_000 })
    expect(expectedIn(put(two, nth(two, 'upi'), { kind: 'cash', amountPaise: 4_000 }))).toBe(4_000)
    expect(expectedIn(put(two, nth(two, 'cash'), { kind: 'cash', amountPaise: 1_000 }))).toBe(0)
  })

  it('of entries from before it was told counts as counted where a counted payment was corrected', () => {
    const old = { billId: 'b1', billNumber: 'RF/26-27/1', orderId: 'o1', tipPaise: 0, changePaise: 0, kind: 'cash' as const, duePaise: 0, businessDay: date }
    const before = counted.given(
      fact(bill, 'b1', { type: 'TenderReversed', data: { ...old, tenderId: nth(counted, 'cash'), amountPaise: 3_000, reason: 'Typed wrong', approvedBy: 'the-manager' } }),
      fact(bill, 'b1', { type: 'TenderTaken', data: { ...old, tenderId: 'old', amountPaise: 2_500 } }),
    )
    expect(expectedIn(put(before, 'old', { kind: 'cash', amountPaise: 2_000 }))).toBe(0)
  })
})

it('the day counts each reversal and what stands', () => {
  const typo = issued.given(pay({ kind: 'cash', amountPaise: 10_000, changePaise: 0 }))
  const right = typo.given(correct(typo, { kind: 'cash', amountPaise: 1_000 }))
  const { tenders, reversed } = right.given(correct(right, {})).state(day, date).totals
  expect([tenders['cash'], reversed['cash']]).toMatchObject([{ count: 2, amountPaise: 11_000 }, { count: 2, amountPaise: 11_000 }])
})
