import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defineAccount } from './account/define'
import { receivePayment } from './account/payments'
import { bill, covered } from './bill/bill'
import { correctTender } from './bill/correct'
import { refundBill } from './bill/refund'
import { issueBill } from './bill/issue'
import { takeTender } from './bill/tender'
import { creditNoteFeature } from './credit-note/credit-note'
import { issueCreditNote } from './credit-note/issue'
import { closeDay } from './day/close'
import { day } from './day/day'
import type { DocumentTotals } from './day/totals'
import { act, type Act, type Story } from './kernel/testing'
import { startTicket } from './kitchen/work'
import { voucherIdOf } from './money/voucher-code'
import { addLine } from './order/add-line'
import { discountLine } from './order/discounts'
import { fireOrder } from './order/fire'
import { openOrder } from './order/lifecycle'
import { voidLine } from './order/lines'
import { order } from './order/order'
import { changeOutlet } from './outlet/configure'
import { approvedBy, opened, staffWith, type RestaurantEvent } from './restaurant.testing'
import { closeShift, handOverShift } from './shift/close'
import { openNoSale } from './shift/drawer'
import { cashIn, cashOut, dropCash } from './shift/move-cash'
import { openShift } from './shift/open'
import { shift } from './shift/shift'
import { addStaffMember } from './staff/members'
import { seatTable } from './table/table'
import { sellVoucher } from './voucher/issue'
import { cancelVoucher } from './voucher/redeem'

const date = '2026-11-22'
/** Local times in India on 22 November, and after midnight. */
const at = { noon: '2026-11-22T06:30:00.000Z', '23:50': '2026-11-22T18:20:00.000Z', '00:10': '2026-11-22T18:40:00.000Z', '09:00': '2026-11-23T03:30:00.000Z' }
const cashier = { ...staffWith('cashier') }
const approval = approvedBy('manager')
const people = opened.given(
  act(addStaffMember, 'the-cashier', { roles: ['cashier'] }), act(addStaffMember, 'the-manager', { roles: ['manager'] }), act(addStaffMember, 'ravi', { roles: ['cashier'] }),
)

type House = Story<RestaurantEvent>
/** An order of two dosas, 252.00 with tax, billed as `b{n}` at a time. */
const billed = (n: number, time: string = at.noon): readonly Act[] => [
  act(seatTable, `t${n}`, { covers: 2, orderId: `o${n}` }, { at: time }),
  act(addLine, `o${n}`, { itemId: 'dosa', quantity: '2' }, { at: time }), act(issueBill, `b${n}`, { orderId: `o${n}` }, { at: time }),
]
const total = 25_200
const cash = (n: number, time: string = at.noon): Act => act(takeTender, `b${n}`, { kind: 'cash', amountPaise: total }, { at: time, by: cashier })
const shiftOpened = people.given(act(openShift, 's1', { floatPaise: 200_000 }, { by: cashier }))
const close = (id: string, time: string, carryOver?: readonly string[]): Act =>
  act(closeDay, id, carryOver ? { carryOver } : {}, { at: time, by: staffWith('manager'), approval, chain: { position: 7, hash: 'ab'.repeat(32) } })
const totalsOf = (story: House, id: string) => story.state(day, id).totals

describe('the business day', () => {
  it('takes 23:50 and 00:10 as one day, with two dates', () => {
    const { dates } = totalsOf(people.given(...billed(1, at['23:50']), ...billed(2, at['00:10'])), date)
    expect([dates[date]?.gst?.bills?.totalPaise, dates['2026-11-23']?.gst?.bills?.totalPaise]).toEqual([total, total])
  })

  it('takes nothing more once it is closed: what happens later belongs to the next one, dated as the calendar says', () => {
    const closed = people.given(...billed(1), cash(1), close(date, at['23:50']))
    closed.given(...billed(2, '2026-11-22T18:25:00.000Z')).when(cash(2, at['00:10'])).then([
      { type: 'TenderTaken', data: { businessDay: '2026-11-23' } }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' },
    ])
    const late = closed.given(...billed(2, '2026-11-22T18:25:00.000Z')).state(bill, 'b2').issued
    expect([late?.businessDay, late?.invoiceDate]).toEqual(['2026-11-23', date])
    closed.when(close('2026-11-23', at['00:10'])).refused('day-not-begun')
  })

  it('closes once, in order, with a number of its own, the chain and the shifts', () => {
    const done = shiftOpened.given(...billed(1), cash(1), act(closeShift, 's1', { countedPaise: 225_000 }, { by: cashier }))
    const closing = done.when(close(date, at['23:50']))
    closing.then([
      { type: 'DayClosed', data: { businessDay: date, zNumber: 'Z/26-27/1', approvedBy: 'the-manager', chain: { position: 7 }, carriedOver: [] } },
      { type: 'SerialTaken', data: { number: 'Z/26-27/1', for: date } },
    ])
    expect(closing.story.state(day, date)).toMatchObject({
      status: 'closed', totals: { shifts: { s1: { personId: 'the-cashier', closed: { expectedPaise: 225_200, overShortPaise: -200 } } }, series: { 'invoice/26-27': { first: 'RF/26-27/1', last: 'RF/26-27/1', count: 1 } } },
    })
    closing.story.when(close(date, at['00:10'])).refused('day-closed')
    closing.story.when(close('2026-11-21', at['00:10'])).refused('day-closed')
    people.given(...billed(1), cash(1)).when(close('2026-11-23', at['09:00'])).refused('day-blocked')
  })

  it('names what blocks it, lets an order be carried over, and never waits for an empty one', () => {
    const open = shiftOpened.given(act(seatTable, 't3', { covers: 2, orderId: 'draft' }), ...billed(1), act(seatTable, 't2', { covers: 2, orderId: 'o2' }), act(addLine, 'o2', { itemId: 'naan', quantity: '1' }))
    open.when(close(date, at['23:50'])).refused('day-blocked')
    const counted = open.given(act(closeShift, 's1', { countedPaise: 200_000 }, { by: cashier }))
    counted.when(close(date, at['23:50'], ['o2'])).refused('day-blocked')
    counted.when(close(date, at['23:50'], ['o2', 'o1'])).then([
      { type: 'DayClosed', data: { carriedOver: [{ orderId: 'o1', label: 'T1' }, { orderId: 'o2', label: 'T2' }] } }, { type: 'SerialTaken' },
    ])
    people.given(act(seatTable, 't3', { covers: 2, orderId: 'draft' })).when(close(date, at['23:50'])).then([{ type: 'DayClosed' }, { type: 'SerialTaken' }])
  })

  it('closes no empty day from before the house began, and none of an older year after a newer one; an empty day since then in its order', () => {
    people.when(close('2026-11-20', at['23:50'])).refused('day-before-start')
    people.when(close('2025-11-20', at['23:50'])).refused('day-before-start')
    const empty = people.given(close(date, '2026-11-25T12:00:00.000Z'), close('2026-11-24', '2026-11-25T12:00:00.000Z'))
    expect([empty.state(day, date).closed?.zNumber, empty.state(day, '2026-11-24').closed?.zNumber]).toEqual(['Z/26-27/1', 'Z/26-27/2'])
    const april = '2027-04-02T12:00:00.000Z'
    empty.given(close('2027-04-01', april)).when(close('2027-03-31', april)).refused('day-closed')
    empty.given(close('2027-03-31', april)).when(close('2027-04-01', april)).then([{ type: 'DayClosed', data: { zNumber: 'Z/27-28/1' } }, { type: 'SerialTaken' }])
  })

  it('asks for the PIN of somebody who may close it', () => {
    people.when({ ...close(date, at['23:50']), approval: null }).refused('approval-required')
    people.when({ ...close(date, at['23:50']), approval: approvedBy('cashier') }).refused('approval-forbidden')
    people.when({ ...close(date, at['23:50']), by: staffWith('waiter') }).refused('forbidden')
  })
})

describe('the drawer', () => {
  it('counts blindly what it expects: float, cash less change, in, out, drops, refunds', () => {
    const story = shiftOpened.given(
      ...billed(1), act(takeTender, 'b1', { kind: 'cash', amountPaise: 30_000 }, { by: cashier }), ...billed(2), act(takeTender, 'b2', { kind: 'upi', amountPaise: total }, { by: cashier }),
      act(cashIn, 's1', { amountPaise: 5_000, reason: 'change' }, { by: cashier }), act(cashOut, 's1', { amountPaise: 1_500, reason: 'milk', reference: 'V12' }, { by: cashier }),
      act(dropCash, 's1', { amountPaise: 100_000, reason: 'safe' }, { by: cashier }),
    )
    story.when(act(closeShift, 's1', { denominations: [{ valuePaise: 50_000, count: 2 }, { valuePaise: 10_000, count: 2 }, { valuePaise: 1_000, count: 8 }] }, { by: cashier })).then([{
      type: 'ShiftClosed', data: { cash: { floatPaise: 200_000, takenPaise: total, inPaise: 5_000, outPaise: 1_500, droppedPaise: 100_000, refundedPaise: 0 }, expectedPaise: 128_700, countedPaise: 128_000, overShortPaise: -700 },
    }])
    expect(story.when(act(closeShift, 's1', { countedPaise: 128_700 }, { by: cashier })).story.when(act(closeShift, 's1', { countedPaise: 1 }, { by: cashier })).refused('shift-closed')).toBeDefined()
  })

  it('gives out no more than it can hold, and tells nobody how much that is', () => {
    const out = (amountPaise: number): Act => act(cashOut, 's1', { amountPaise, reason: 'milk' }, { by: cashier })
    shiftOpened.when(out(200_001)).refused('cash-exceeds-drawer')
    shiftOpened.when(act(dropCash, 's1', { amountPaise: 99_999_999, reason: 'safe' }, { by: cashier })).refused('cash-exceeds-drawer')
    shiftOpened.when(act(cashIn, 's1', { amountPaise: 99_999_999, reason: 'change' }, { by: cashier })).then([{ type: 'CashMoved' }, { type: 'DayRecorded' }])
    // ₹126 more than the float: whoever tries amounts finds the step of ₹500 alone
    const sold = shiftOpened.given(...billed(1), act(takeTender, 'b1', { kind: 'cash', amountPaise: total }, { by: cashier }))
    for (const amountPaise of [200_000 + total, 200_000 + total + 1, 250_000]) sold.when(out(amountPaise)).then([{ type: 'CashMoved' }, { type: 'DayRecorded' }])
    expect(() => sold.given(out(250_001))).toThrow(expect.objectContaining({ message: expect.not.stringMatching(/\d/) as string, extra: { field: 'amountPaise' } }))
    sold.given(out(150_000)).when(out(100_001)).refused('cash-exceeds-drawer')
  })

  it('belongs to one person at a time', () => {
    shiftOpened.when(act(openShift, 's2', { floatPaise: 1 }, { by: { ...cashier, id: 'ravi' } })).refused('drawer-taken')
    shiftOpened.when(act(cashOut, 's1', { amountPaise: 1, reason: 'tea' }, { by: { ...cashier, id: 'ravi' } })).refused('forbidden')
    shiftOpened.when(act(openShift, 's2', { drawerId: 'bar', floatPaise: 1 }, { by: cashier })).refused('unknown-drawer')
    const two = shiftOpened.given(act(changeOutlet, 'outlet', { patch: { cash: { drawers: [{ id: 'main', name: 'Main' }, { id: 'bar', name: 'Bar' }], needsShift: false, tipsStay: false, opensFor: ['cash'] } } }))
    two.when(act(openShift, 's2', { drawerId: 'bar', floatPaise: 1 }, { by: cashier })).refused('shift-open')
    const bar = two.given(act(openShift, 's2', { drawerId: 'bar', floatPaise: 1 }, { by: { ...cashier, id: 'ravi' } }), ...billed(1))
    bar.when({ ...cash(1), by: { ...cashier, id: 'ravi' } }).then([{ type: 'TenderTaken', data: { shiftId: 's2', opensDrawerId: 'bar' } }, ...settles])
  })

  it('is handed over with a count that both name', () => {
    const hand = (who: string): Act => act(handOverShift, 's1', { countedPaise: 199_000, toPersonId: 'ravi', toShiftId: 's2' }, { by: cashier, approval: { by: who, roles: ['cashier'] } })
    shiftOpened.when(hand('the-cashier')).refused('approval-forbidden')
    const told = shiftOpened.when(hand('ravi'))
    told.then([
      { type: 'ShiftClosed', data: { personId: 'the-cashier', overShortPaise: -1_000, handedTo: { personId: 'ravi', shiftId: 's2' } } },
      { type: 'ShiftOpened', data: { personId: 'ravi', floatPaise: 199_000, fromShiftId: 's1' } },
    ])
    expect(told.story.state(shift, 's2').status).toBe('open')
  })

  it('is needed for cash where the outlet says so, and for nothing else', () => {
    const strict = people.given(act(changeOutlet, 'outlet', { patch: { cash: { drawers: [{ id: 'main', name: 'Main' }], needsShift: true, tipsStay: true, opensFor: ['cash', 'other'] } } }), ...billed(1))
    strict.when(cash(1)).refused('shift-required')
    strict.when(act(takeTender, 'b1', { kind: 'card', amountPaise: total }, { by: cashier })).then([{ type: 'TenderTaken' }, ...settles])
    strict.given(act(openShift, 's1', { floatPaise: 0 }, { by: cashier })).when(cash(1)).then([{ type: 'TenderTaken', data: { shiftId: 's1' } }, ...settles])
  })

  it('opens for the chosen kinds of payment only, and without a sale by a PIN and a reason', () => {
    const told = (kind: 'cash' | 'card') => people.given(...billed(1)).when(act(takeTender, 'b1', { kind, amountPaise: total }, { by: cashier })).events[0]?.data
    expect([told('cash'), told('card')]).toEqual([expect.objectContaining({ opensDrawerId: 'main' }), expect.not.objectContaining({ opensDrawerId: 'main' })])
    const open = (by: Act['approval']): Act => act(openNoSale, 'main', { reason: 'change for a guest' }, { by: cashier, approval: by ?? null })
    people.when(open(null)).refused('approval-required')
    people.when(open(approvedBy('cashier'))).refused('approval-forbidden')
    people.when(open(approval)).then([{ type: 'DrawerOpenedNoSale', data: { reason: 'change for a guest', approvedBy: 'the-manager', opensDrawerId: 'main' } }])
    expect(totalsOf(people.given(open(approval)), date).noSales).toBe(1)
  })
})

const settles = [{ type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' }] as const

describe('what was sold stays sold', () => {
  const credited = (story: House, time: string): House =>
    story.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'cold' }, { at: time, approval }), act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'cash', amountPaise: total }, { at: time, by: cashier }))

  it('refunding yesterday\'s bill lowers today\'s drawer, not yesterday\'s sales', () => {
    const next = people.given(...billed(1), cash(1), close(date, at['23:50']), act(openShift, 's2', { floatPaise: 50_000 }, { by: cashier, at: at['09:00'] }))
    const after = credited(next, at['09:00'])
    expect(after.state(day, date).totals).toEqual(next.state(day, date).totals)
    expect(totalsOf(after, '2026-11-23').refunds['cash']).toEqual({ count: 1, amountPaise: total })
    after.when(act(closeShift, 's2', { countedPaise: 24_800 }, { by: cashier, at: at['09:00'] })).then([{ type: 'ShiftClosed', data: { expectedPaise: 24_800, overShortPaise: 0 } }])
  })

  it('a correction follows its payment into the drawer while that is not counted, and no other drawer after', () => {
    const paid = shiftOpened.given(...billed(1), cash(1))
    const tenderId = paid.state(bill, 'b1').tenders[0]?.tenderId ?? ''
    const correct = act(correctTender, 'b1', { tenderId, kind: 'upi', reason: 'was UPI' }, { by: cashier, approval })
    paid.given(correct).when(act(closeShift, 's1', { countedPaise: 200_000 }, { by: cashier })).then([{ type: 'ShiftClosed', data: { expectedPaise: 200_000 } }])
    const later = paid.given(act(closeShift, 's1', { countedPaise: 200_000 }, { by: cashier }), act(openShift, 's2', { floatPaise: 10_000 }, { by: cashier }), correct)
    later.when(act(closeShift, 's2', { countedPaise: 10_000 }, { by: cashier })).then([{ type: 'ShiftClosed', data: { expectedPaise: 10_000 } }])
    expect(totalsOf(later, date)).toMatchObject({ reversed: { cash: { count: 1, amountPaise: total } }, tenders: { upi: { amountPaise: total } } })
  })

  it('counts money for vouchers and against accounts by its kind, apart from the sales, and cash of it in the drawer', () => {
    const sell = (code: string, kind: 'cash' | 'upi'): Act => act(sellVoucher, voucherIdOf(code), { code, amountPaise: 50_000, kind }, { by: cashier })
    const [first, second] = ['K7QW-3MZ9-X0RB-T5HD', 'A1B2-C3D4-E5F6-G7H8'] as const
    const story = shiftOpened.given(
      act(defineAccount, 'acme', { limitPaise: 100_000 }), ...billed(1), act(takeTender, 'b1', { kind: 'account', accountId: 'acme', amountPaise: total }, { by: cashier }),
      sell(first, 'cash'), sell(second, 'upi'), act(receivePayment, 'acme', { kind: 'card', amountPaise: 20_000 }, { by: cashier }),
      act(receivePayment, 'acme', { kind: 'cash', amountPaise: 5_000 }, { by: cashier }),
      act(cancelVoucher, voucherIdOf(second), { reason: 'Bought twice', kind: 'upi' }, { by: cashier, approval }),
    )
    const none = { count: 0, amountPaise: 0 }
    const received = {
      voucher: { cash: { count: 1, amountPaise: 50_000, returned: none }, upi: { count: 1, amountPaise: 50_000, returned: { count: 1, amountPaise: 50_000 } } },
      account: { card: { count: 1, amountPaise: 20_000, returned: none }, cash: { count: 1, amountPaise: 5_000, returned: none } },
    }
    const totals = totalsOf(story, date)
    expect(totals).toMatchObject({ received, cash: { in: { count: 2, amountPaise: 55_000 } }, tenders: { account: { amountPaise: total } }, shifts: { s1: { received } } })
    expect(Object.keys(totals.tenders)).toEqual(['account'])
    expect(totalsOf(people.given(...billed(1)), date)).not.toHaveProperty('received')
    story.when(act(closeShift, 's1', { countedPaise: 255_000 }, { by: cashier })).then([{ type: 'ShiftClosed', data: { expectedPaise: 255_000, overShortPaise: 0 } }])
  })

  it('counts credit notes on bills whose tax an operator pays apart from those that lower the restaurant\'s', () => {
    const story = people.given(
      act(changeOutlet, 'outlet', { patch: { operators: [{ name: 'Swiggy', gstin: '27AAPFU0939F1ZV' }] } }),
      act(openOrder, 'o9', { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '4711' } }), act(addLine, 'o9', { itemId: 'dosa', quantity: '2' }),
      act(issueBill, 'b9', { orderId: 'o9' }), act(issueCreditNote, 'c9', { billId: 'b9', reason: 'cold' }, { approval }),
      ...billed(1), act(issueCreditNote, 'c1', { billId: 'b1', reason: 'cold' }, { approval }),
    )
    expect(totalsOf(story, date).dates[date]?.gst).toMatchObject({
      'operator': { count: 1, totalPaise: 24_000 }, 'operator-credits': { count: 1, taxablePaise: -24_000, cgstPaise: 0, totalPaise: -24_000 },
      'bills': { count: 1, totalPaise: total }, 'credits': { count: 1, cgstPaise: -600, totalPaise: -total },
    })
    expect(story.state(creditNoteFeature, 'c9').issued?.operator).toEqual({ name: 'Swiggy', gstin: '27AAPFU0939F1ZV', orderNumber: '4711' })
  })

  it('counts what was taken off after the kitchen had it, and what was given away', () => {
    const fired = people.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', lineId: 'l1', quantity: '1' }), act(addLine, 'o1', { itemId: 'dosa', lineId: 'l2', quantity: '1' }), act(fireOrder, 'o1', {}))
    const ticketId = fired.state(order, 'o1').ticketIds[0] ?? ''
    const voided = fired.given(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' }), act(startTicket, ticketId, {}), act(voidLine, 'o1', { lineId: 'l2', reason: 'late' }, { approval }))
    expect(totalsOf(voided, date).voids).toEqual({ count: 2, amountPaise: 24_000, begun: { count: 1, amountPaise: 12_000 } })
  })
})

describe('discounts by role', () => {
  const capped = people.given(act(changeOutlet, 'outlet', { patch: { discountCaps: { cashier: 500, manager: 5_000 } } }), act(seatTable, 't1', { covers: 1, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', lineId: 'l1', quantity: '1' }))
  const give = (percent: string, by: 'cashier' | 'manager', approver: Act['approval'] = null): Act =>
    act(discountLine, 'o1', { lineId: 'l1', discount: { percent } }, { by: staffWith(by), approval: approver ?? null })

  it('has a cap for each, and for what each approves', () => {
    capped.when(give('5', 'cashier')).then([{ type: 'LineDiscounted' }])
    capped.when(give('6', 'cashier')).refused('approval-required')
    capped.when(give('50', 'manager')).then([{ type: 'LineDiscounted' }])
    capped.when(give('6', 'cashier', approval)).then([{ type: 'LineDiscounted', data: { approvedBy: 'the-manager' } }])
    capped.when(give('60', 'cashier', approval)).refused('approval-forbidden')
    capped.when(give('60', 'cashier', approvedBy('owner'))).then([{ type: 'LineDiscounted', data: { approvedBy: 'the-owner' } }])
  })
})

describe('a random day', () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('sell' as const), quantity: fc.integer({ min: 1, max: 4 }), item: fc.constantFrom('dosa', 'naan', 'beer'), late: fc.boolean() }),
    fc.record({ do: fc.constant('pay' as const), bill: fc.nat(20), kind: fc.constantFrom('cash' as const, 'upi' as const, 'card' as const), extra: fc.integer({ min: 0, max: 5_000 }), tip: fc.integer({ min: 0, max: 900 }) }),
    fc.record({ do: fc.constant('credit' as const), bill: fc.nat(20), kind: fc.constantFrom('cash' as const, 'upi' as const) }),
    fc.record({
      do: fc.constant('correct' as const), bill: fc.nat(20), kind: fc.constantFrom('cash' as const, 'upi' as const, undefined), paise: fc.option(fc.integer({ min: 1, max: 9_000 }), { nil: undefined }),
    }),
    fc.record({ do: fc.constant('move' as const), with: fc.constantFrom(cashIn, cashOut, dropCash), paise: fc.integer({ min: 1, max: 20_000 }) }),
    fc.record({ do: fc.constant('swap' as const), counted: fc.integer({ min: 0, max: 500_000 }) }),
  )

  it('adds up: the day to its documents, each drawer to an independent fold', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 24 }), steps => {
      let [story, bills, shifts, notes] = [shiftOpened, 0, 1, 0]
      const expected = new Map([['s1', 200_000]])
      const shiftOfTender = new Map<string, string>()
      const now = (): string => `s${shifts}`
      const drawer = (paise: number, id = now()): void => { expected.set(id, (expected.get(id) ?? 0) + paise) }
      for (const each of steps) {
        const id = 'bill' in each ? `b${1 + (each.bill % Math.max(1, bills))}` : ''
        switch (each.do) {
          case 'sell': {
            bills += 1
            const time = each.late ? at['00:10'] : at['23:50']
            story = story.given(
              act(openOrder, `o${bills}`, { kind: 'takeaway' }, { at: time }), act(addLine, `o${bills}`, { itemId: each.item, quantity: String(each.quantity) }, { at: time }),
              act(issueBill, `b${bills}`, { orderId: `o${bills}`, section: each.item === 'beer' ? 'vat' : 'gst' }, { at: time }),
            )
            break
          }
          case 'pay': {
            const told = story.when(act(takeTender, id, { kind: each.kind, amountPaise: 4_000 + each.extra, tipPaise: each.tip }, { by: cashier, at: at['00:10'] }))
            const taken = told.events.find(({ type }) => type === 'TenderTaken')?.data as { tenderId: string; amountPaise: number; changePaise: number } | undefined
            if (taken) shiftOfTender.set(taken.tenderId, now())
            if (taken && each.kind === 'cash') drawer(taken.amountPaise - taken.changePaise)
            story = told.story
            break
          }
          case 'credit': {
            const noted = story.when(act(issueCreditNote, `c${notes + 1}`, { billId: id, reason: 'x' }, { approval, at: at['00:10'] }))
            if (noted.events.length === 0) break
            notes += 1
            story = noted.story
            const state = story.state(bill, id)
            const owed = state.tenders.reduce((sum, tender) => sum + (tender.reversed ? 0 : covered(tender)), 0)
            const refund = story.when(act(refundBill, id, { creditNoteId: `c${notes}`, kind: each.kind, amountPaise: Math.max(1, owed) }, { by: cashier, approval, at: at['00:10'] }))
            if (refund.events.length > 0 && each.kind === 'cash') drawer(-owed)
            story = refund.story
            break
          }
          case 'correct': {
            const wrong = story.state(bill, id).tenders.find(tender => !tender.reversed)
            if (!wrong) break
            const told = story.when(act(correctTender, id, {
              tenderId: wrong.tenderId, ...(each.kind && { kind: each.kind, ...(each.paise !== undefined && { amountPaise: each.paise }) }), reason: 'x',
            }, { by: cashier, approval, at: at['00:10'] }))
            const right = told.events.find(({ type }) => type === 'TenderTaken')?.data as { tenderId: string; amountPaise: number } | undefined
            const isHere = shiftOfTender.get(wrong.tenderId) === now()
            if (told.events.length > 0 && isHere && wrong.kind === 'cash') drawer(wrong.changePaise - wrong.amountPaise)
            if (right && isHere) {
              shiftOfTender.set(right.tenderId, now())
              if (each.kind === 'cash') drawer(right.amountPaise)
            }
            story = told.story
            break
          }
          case 'move': {
            const told = story.when(act(each.with, now(), { amountPaise: each.paise, reason: 'x' }, { by: cashier, at: at['00:10'] }))
            if (told.events.length > 0) drawer(each.with === cashIn ? each.paise : -each.paise)
            else expect(each.paise).toBeGreaterThan(expected.get(now()) ?? 0)
            story = told.story
            break
          }
          case 'swap':
            story = story.given(act(closeShift, now(), { countedPaise: each.counted }, { by: cashier, at: at['00:10'] }), act(openShift, `s${shifts + 1}`, { floatPaise: each.counted }, { by: cashier, at: at['00:10'] }))
            shifts += 1
            expected.set(now(), each.counted)
            break
          default:
            each satisfies never
        }
      }
      story = story.given(act(closeShift, now(), { countedPaise: 1 }, { by: cashier, at: at['00:10'] }))
      for (const [id, paise] of expected) expect(story.state(shift, id).closed?.expectedPaise).toBe(paise)
      const open = Array.from({ length: bills }, (_, n) => `o${n + 1}`)
      const { totals } = story.given(close(date, at['00:10'], open)).state(day, date)
      const issued = Array.from({ length: bills }, (_, n) => story.state(bill, `b${n + 1}`))
      const credits = Array.from({ length: notes }, (_, n) => story.state(creditNoteFeature, `c${n + 1}`).issued)
      const sum = (kind: 'bills' | 'credits', section: 'gst' | 'vat', onDate: string, name: keyof DocumentTotals): number =>
        Number(totals.dates[onDate]?.[section]?.[kind]?.[name] ?? 0)
      for (const section of ['gst', 'vat'] as const) {
        for (const onDate of [date, '2026-11-23']) {
          for (const name of ['grossPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'vatPaise', 'roundOffPaise', 'totalPaise'] as const) {
            const of = (figures: { readonly [name in typeof name]: number } | undefined): number => figures?.[name] ?? 0
            expect(sum('bills', section, onDate, name)).toBe(issued.reduce((all, state) =>
              all + (state.issued?.section === section && state.issued.invoiceDate === onDate ? of(state.issued.figures) : 0), 0))
            expect(sum('credits', section, onDate, name)).toBe(credits.reduce((all, note) => all + (note?.section === section && note.date === onDate ? of(note.figures) : 0), 0))
          }
        }
      }
      const tenders = issued.flatMap(state => state.tenders)
      for (const kind of ['cash', 'upi', 'card']) {
        expect(totals.tenders[kind]?.amountPaise ?? 0).toBe(tenders.reduce((all, tender) => all + (tender.kind === kind ? tender.amountPaise : 0), 0))
        expect(totals.reversed[kind]?.amountPaise ?? 0).toBe(tenders.reduce((all, tender) => all + (tender.kind === kind && tender.reversed ? tender.amountPaise : 0), 0))
        expect(totals.refunds[kind]?.amountPaise ?? 0).toBe(issued.flatMap(state => state.refunds).reduce((all, refund) => all + (refund.kind === kind ? refund.amountPaise : 0), 0))
      }
    }), { numRuns: 150 })
  })
})
