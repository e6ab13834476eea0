import { describe, expect, it } from 'vitest'
import { bill } from '../bill/bill'
import { correctTender } from '../bill/correct'
import { refundBill } from '../bill/refund'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { issueCreditNote } from '../credit-note/issue'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { account, accountView } from './account'
import { defineAccount } from './define'
import { receivePayment, reversePayment, type ReceivePayment } from './payments'

const order = (orderId: string, billId: string): readonly Act[] => [
  act(openOrder, orderId, { kind: 'takeaway' }), act(addLine, orderId, { itemId: 'dosa', quantity: '1' }), act(issueBill, billId, { orderId }),
]
/** ₹126 each. */
const total = 12_600
const start = opened.given(act(defineAccount, 'acme', { limitPaise: 20_000 }), ...order('o1', 'b1'), ...order('o2', 'b2'))
const charge = (billId: string, amountPaise: number, accountId = 'acme'): Act => act(takeTender, billId, { kind: 'account', accountId, amountPaise })
const owing = start.given(charge('b1', total))
const receive = (body: Partial<ReceivePayment> = {}): Act => act(receivePayment, 'acme', { kind: 'cash', amountPaise: 5_000, ...body })
const balance = (story: typeof start): number => story.state(account, 'acme').balancePaise

describe('a due account', () => {
  it('owes for what was charged to it, and the bill is settled', () => {
    const told = start.when(charge('b1', total))
    told.then([
      { type: 'TenderTaken', data: { kind: 'account', accountId: 'acme', duePaise: 0 } }, { type: 'BillSettled' }, { type: 'DayRecorded' },
      { type: 'AccountCharged', data: { accountId: 'acme', billNumber: 'RF/26-27/1', amountPaise: total, balancePaise: total } },
      { type: 'OrderBillPaid' }, { type: 'OrderSettled' },
    ])
    expect(told.story.state(bill, 'b1').status).toBe('settled')
    expect(accountView('acme', told.story.state(account, 'acme'))).toEqual({
      id: 'acme', state: 'open', revision: 1, limitPaise: 20_000, balancePaise: total, availablePaise: 7_400,
    })
  })

  it('goes to its limit and no further', () => {
    owing.when(charge('b2', 7_401)).refused('account-limit-exceeded')
    expect(balance(owing.given(charge('b2', 7_400)))).toBe(20_000)
    owing.given(act(defineAccount, 'acme', { limitPaise: 30_000 })).when(charge('b2', total)).then([
      { type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'DayRecorded' }, { type: 'AccountCharged', data: { balancePaise: 25_200 } }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' },
    ])
    start.when(charge('b1', 100, 'nobody')).refused('unknown-account')
    start.when(act(takeTender, 'b1', { kind: 'account', amountPaise: 100 })).refused('account-required')
  })

  it('is opened and limited by a manager, and closed when nothing is owed', () => {
    start.when({ ...act(defineAccount, 'zoya', { limitPaise: 1 }), by: staffWith('cashier') }).refused('forbidden')
    start.when(act(defineAccount, 'acme', { limitPaise: 1, revision: 0 })).refused('version-conflict')
    start.when(act(defineAccount, 'acme', { limitPaise: -1 })).refused('invalid-amount')
    owing.when(act(defineAccount, 'acme', { limitPaise: 0, closed: true })).refused('account-has-balance')
    start.given(act(defineAccount, 'acme', { limitPaise: 0, closed: true })).when(charge('b1', 100)).refused('account-closed')
  })

  it('takes payments with a receipt, never an advance', () => {
    owing.when(receive({ kind: 'upi', reference: 'UTR1' })).then([
      { type: 'AccountPaymentReceived', data: { receiptNumber: 'RC/26-27/1', kind: 'upi', amountPaise: 5_000, balancePaise: 7_600, businessDay: '2026-11-22' } },
      { type: 'SerialTaken', data: { series: 'receipt/26-27', number: 'RC/26-27/1' } },
      { type: 'DayRecorded', data: { entry: 'received', for: 'account', direction: 'in', kind: 'upi', amountPaise: 5_000 } },
    ])
    owing.when(receive({ amountPaise: total + 1 })).refused('payment-exceeds-balance')
    owing.when(receive({ amountPaise: 0 })).refused('invalid-amount')
    start.when(receive()).refused('payment-exceeds-balance')
    expect(balance(owing.given(receive(), receive({ amountPaise: 7_600 })))).toBe(0)
  })

  it('corrects by reversing, and never edits', () => {
    const paid = owing.given(receive())
    const paymentId = paid.state(account, 'acme').payments[0]?.paymentId ?? ''
    const farah = staffWith('cashier')
    paid.when({ ...act(reversePayment, 'acme', { paymentId, reason: 'The cheque came back' }), by: farah }).refused('approval-required')
    const back = paid.when({ ...act(reversePayment, 'acme', { paymentId, reason: 'The cheque came back' }), by: farah, approval: approvedBy('manager') })
    back.then([{ type: 'AccountPaymentReversed', data: { receiptNumber: 'RC/26-27/1', amountPaise: 5_000, balancePaise: total, approvedBy: 'the-manager' } }, { type: 'DayRecorded', data: { entry: 'received', for: 'account', direction: 'out', kind: 'cash' } }])
    expect(back.story.state(account, 'acme').payments).toMatchObject([{ paymentId, reversed: true }])
    back.story.when(act(reversePayment, 'acme', { paymentId, reason: 'Again' })).refused('unknown-payment')
  })

  it('gets back what a wrong tender charged to it', () => {
    const tenderId = owing.state(bill, 'b1').tenders[0]?.tenderId ?? ''
    const right = owing.when(act(correctTender, 'b1', { tenderId, kind: 'cash', reason: 'They paid cash' }))
    right.then([{ type: 'TenderReversed' }, { type: 'TenderTaken', data: { kind: 'cash' } }, { type: 'DayRecorded' },
      { type: 'AccountChargeReversed', data: { balancePaise: 0, reason: 'They paid cash' } }, { type: 'DayRecorded' }])
    const wrong = right.story.state(bill, 'b1').tenders.at(-1)?.tenderId ?? ''
    expect(balance(right.story.given(act(correctTender, 'b1', { tenderId: wrong, kind: 'account', accountId: 'acme', reason: 'No, the account' })))).toBe(total)
  })

  it('owes less after a refund to it, and the house owes what is below zero', () => {
    const credited = owing.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }))
    const refund = act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'account', accountId: 'acme', amountPaise: total })
    credited.when(refund).then([{ type: 'RefundPaid' }, { type: 'DayRecorded' }, { type: 'AccountCredited', data: { creditNoteId: 'c1', balancePaise: 0 } }])
    const early = credited.given(receive({ amountPaise: 5_000 }), refund)
    expect(balance(early)).toBe(-5_000)
    early.when(receive({ amountPaise: 1 })).refused('payment-exceeds-balance')
    expect(balance(early.given(charge('b2', total)))).toBe(7_600)
  })
})
