import { describe, expect, it } from 'vitest'
import { bill, duePaise } from '../bill/bill'
import { correctTender } from '../bill/correct'
import { refundBill } from '../bill/refund'
import { issueBill } from '../bill/issue'
import { takeTender, takeTenders } from '../bill/tender'
import { issueCreditNote } from '../credit-note/issue'
import { act, type Act } from '../kernel/testing'
import { voucherIdOf } from '../money/voucher-code'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { sellVoucher, type SellVoucher } from './issue'
import { cancelVoucher } from './redeem'
import { voucher, voucherView } from './voucher'

const code = 'K7QW-3MZ9-X0RB-T5HD'
const id = voucherIdOf(code)
const other = 'A1B2-C3D4-E5F6-G7H8'
const sell = (body: Partial<SellVoucher> = {}): Act => act(sellVoucher, voucherIdOf(body.code ?? code), { code, amountPaise: 20_000, kind: 'cash', ...body })
const order = (orderId: string, billId: string): readonly Act[] => [
  act(openOrder, orderId, { kind: 'takeaway' }), act(addLine, orderId, { itemId: 'dosa', quantity: '1' }), act(issueBill, billId, { orderId }),
]
/** ₹126 each. */
const total = 12_600
const sold = opened.given(sell(), ...order('o1', 'b1'), ...order('o2', 'b2'))
const pay = (billId: string, amountPaise: number, typed = code): Act => act(takeTender, billId, { kind: 'voucher', voucherCode: typed, amountPaise })

describe('a voucher', () => {
  it('is sold with a number of its own, for a year unless somebody says otherwise; its code stays on it', () => {
    const told = opened.when(sell({ kind: 'upi', reference: 'UTR1' }))
    told.then([
      { type: 'VoucherIssued', data: { voucherNumber: 'GV/26-27/1', amountPaise: 20_000, expiresOn: '2027-11-22', sold: { kind: 'upi', reference: 'UTR1' }, refund: null } },
      { type: 'SerialTaken', data: { series: 'voucher/26-27', number: 'GV/26-27/1' } },
      { type: 'DayRecorded', data: { entry: 'received', for: 'voucher', direction: 'in', kind: 'upi', amountPaise: 20_000 } },
    ])
    expect(JSON.stringify(told.events)).not.toContain('K7QW')
    const cashIn = { type: 'DayRecorded', data: { entry: 'received', for: 'voucher', direction: 'in', kind: 'cash', amountPaise: 20_000 } } as const
    opened.when(sell({ expiresOn: '2026-12-31' })).then([{ type: 'VoucherIssued', data: { expiresOn: '2026-12-31' } }, { type: 'SerialTaken' }, cashIn])
    opened.when(sell({ expiresOn: null })).then([{ type: 'VoucherIssued', data: { expiresOn: null } }, { type: 'SerialTaken' }, cashIn])
    opened.when(sell({ expiresOn: '2026-11-21' })).refused('invalid-date')
    opened.when(sell({ amountPaise: 0 })).refused('invalid-amount')
    opened.when(sell({ amountPaise: 10_000_001 })).refused('invalid-amount')
    sold.when(sell()).refused('voucher-code-taken')
    opened.when({ ...sell(), by: staffWith('waiter') }).refused('forbidden')
  })

  it('pays in parts until it is spent, however its code is typed', () => {
    const first = sold.given(pay('b1', total, 'k7qw 3mz9 x0rb t5hd'))
    expect(first.state(bill, 'b1').status).toBe('settled')
    expect(voucherView(id, first.state(voucher, id))).toMatchObject({ balancePaise: 7_400, state: 'open', uses: [{ billId: 'b1', amountPaise: total }] })
    first.when(pay('b2', total)).refused('voucher-exceeds-balance')
    const second = first.given(pay('b2', 7_400))
    expect(second.state(voucher, id).balancePaise).toBe(0)
    second.when(pay('b2', 100)).refused('voucher-spent')
    expect(second.state(bill, 'b2').tenders).toMatchObject([{ kind: 'voucher', voucherId: id, amountPaise: 7_400 }])
  })

  it('is refused when unknown, misread or expired', () => {
    sold.when(pay('b1', 100, other)).refused('unknown-voucher')
    sold.when(pay('b1', 100, 'K7QW')).refused('invalid-voucher-code')
    sold.when(act(takeTender, 'b1', { kind: 'voucher', amountPaise: 100 })).refused('voucher-code-required')
    const short = opened.given(sell({ expiresOn: '2026-11-22' }), ...order('o1', 'b1'))
    short.when({ ...pay('b1', 100), at: '2026-11-22T22:00:00.000Z' }).then([{ type: 'TenderTaken' }, { type: 'DayRecorded' }, { type: 'VoucherRedeemed' }])
    short.when({ ...pay('b1', 100), at: '2026-11-23T06:00:00.000Z' }).refused('voucher-expired')
  })

  it('cannot pay for more than it has by several tenders of one batch', () => {
    sold.when(act(takeTenders, 'b1', { tenders: [{ kind: 'voucher', voucherCode: code, amountPaise: 6_000 }, { kind: 'cash', amountPaise: 6_600 }] }))
      .then([{ type: 'TenderTaken' }, { type: 'TenderTaken', data: { duePaise: 0 } }, { type: 'BillSettled' }, { type: 'DayRecorded' }, { type: 'VoucherRedeemed' }, { type: 'DayRecorded' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }])
    const poor = opened.given(sell({ amountPaise: 9_000 }), ...order('o1', 'b1'))
    const halves = [6_000, 6_600].map(amountPaise => ({ kind: 'voucher' as const, voucherCode: code, amountPaise }))
    poor.when(act(takeTenders, 'b1', { tenders: halves })).refused('voucher-exceeds-balance')
    expect(duePaise(poor.state(bill, 'b1'))).toBe(total)
  })

  it('gets back what a wrong tender took from it', () => {
    const paid = sold.given(pay('b1', total))
    const tenderId = paid.state(bill, 'b1').tenders[0]?.tenderId ?? ''
    const right = paid.when(act(correctTender, 'b1', { tenderId, kind: 'card', reason: 'It was a card' }))
    right.then([
      { type: 'TenderReversed', data: { tenderId, voucherId: id } }, { type: 'TenderTaken', data: { kind: 'card' } }, { type: 'DayRecorded' }, { type: 'VoucherRestored', data: { balancePaise: 20_000 } },
      { type: 'DayRecorded' },
    ])
    expect(right.story.state(voucher, id).uses).toMatchObject([{ amountPaise: total }, { amountPaise: -total }])
  })

  it('carries a refund as store credit', () => {
    const credited = sold.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: total }), act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }))
    credited.when(act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'voucher', amountPaise: total, voucherCode: other })).then([
      { type: 'RefundPaid', data: { kind: 'voucher', voucherId: voucherIdOf(other), duePaise: 0 } }, { type: 'DayRecorded', data: { entry: 'refund', kind: 'voucher' } },
      { type: 'VoucherIssued', data: { voucherNumber: 'GV/26-27/2', amountPaise: total, sold: null, refund: { billId: 'b1', creditNoteId: 'c1' } } },
      { type: 'SerialTaken' },
    ])
    credited.when(act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'voucher', amountPaise: total, voucherCode: code })).refused('voucher-code-taken')
  })

  it('is taken out of use with a reason and a PIN, and its rest paid back or not', () => {
    const farah = staffWith('cashier')
    const cancel = (more: Partial<Act> = {}): Act => ({ ...act(cancelVoucher, id, { reason: 'Lost', kind: 'cash' }), ...more })
    sold.when(cancel({ by: farah })).refused('approval-required')
    const gone = sold.when(cancel({ by: farah, approval: approvedBy('manager') }))
    gone.then([{ type: 'VoucherCancelled', data: { amountPaise: 20_000, returned: { kind: 'cash' }, approvedBy: 'the-manager', businessDay: '2026-11-22' } },
      { type: 'DayRecorded', data: { entry: 'received', for: 'voucher', direction: 'out', kind: 'cash', amountPaise: 20_000 } }])
    gone.story.when(pay('b1', 100)).refused('voucher-cancelled')
    gone.story.when(cancel()).refused('voucher-cancelled')
    sold.when(act(cancelVoucher, voucherIdOf(other), { reason: 'Lost' })).refused('unknown-voucher')
  })
})
