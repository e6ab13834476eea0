import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account } from '../account/account'
import { defineAccount } from '../account/define'
import { issueCreditNote } from '../credit-note/issue'
import { act, type Act } from '../kernel/testing'
import { voucherIdOf } from '../money/voucher-code'
import { addLine } from '../order/add-line'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { sellVoucher } from '../voucher/issue'
import { bill, covered, duePaise, type BillState } from './bill'
import { issueBill } from './issue'
import { refundBill, refundWays, type RefundBill } from './refund'
import { takeTender, type TakeTender } from './tender'

const farah = staffWith('cashier')
/** 4 × ₹120 and ₹45, 5 % on top, rounded to the rupee. */
const total = 55_100
const code = 'K7QW-3MZ9-X0RB-T5HD'
const issued = opened.given(
  act(defineAccount, 'acme', { limitPaise: 100_000 }), act(sellVoucher, voucherIdOf(code), { code, amountPaise: 20_000, kind: 'cash' }),
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '4' }),
  act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }),
)
const paid = (...tenders: readonly TakeTender[]) => issued.given(...tenders.map(body => act(takeTender, 'b1', body)))
const whole = act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' })
const refund = (body: Omit<RefundBill, 'creditNoteId'>, more: Partial<Act> = {}): Act => ({ ...act(refundBill, 'b1', { creditNoteId: 'c1', ...body }), by: farah, ...more })

describe('what was charged to a due account', () => {
  // ₹300, ₹10 of it tip, and the rest by card
  const credited = paid({ kind: 'account', accountId: 'acme', amountPaise: 30_000, tipPaise: 1_000 }, { kind: 'card', amountPaise: total - 29_000 }).given(whole)

  it('goes back there first, whoever approves otherwise', () => {
    for (const kind of ['cash', 'card', 'voucher'] as const) {
      const other = { kind, ...(kind === 'voucher' && { voucherCode: 'A1B2-C3D4-E5F6-G7H8' }), amountPaise: 100 }
      credited.when(refund(other)).refused('refund-not-as-paid')
      credited.when(refund(other, { approval: approvedBy('owner') })).refused('refund-not-as-paid')
    }
    credited.when(refund({ kind: 'account', accountId: 'acme', amountPaise: 29_000 })).then([
      { type: 'RefundPaid', data: { kind: 'account' } }, { type: 'DayRecorded' }, { type: 'AccountCredited', data: { balancePaise: 1_000 } },
    ])
  })

  it('leaves the rest to the card, and more than the bill covered to nobody', () => {
    credited.when(refund({ kind: 'account', accountId: 'acme', amountPaise: 29_001 })).refused('approval-required')
    const after = credited.given(refund({ kind: 'account', accountId: 'acme', amountPaise: 29_000 }))
    expect(refundWays(after.state(bill, 'b1'))).toEqual([{ kind: 'card', leftPaise: total - 29_000, isFirst: false }])
    const done = after.given(refund({ kind: 'card', amountPaise: total - 29_000 }))
    expect([duePaise(done.state(bill, 'b1')), done.state(account, 'acme').balancePaise]).toEqual([0, 1_000])
  })
})

it('what a voucher paid goes back as store credit first', () => {
  const credited = paid({ kind: 'voucher', voucherCode: code, amountPaise: 20_000 }, { kind: 'cash', amountPaise: total - 20_000 }).given(whole)
  credited.when(refund({ kind: 'cash', amountPaise: 20_000 }, { approval: approvedBy('manager') })).refused('refund-not-as-paid')
  const after = credited.given(refund({ kind: 'voucher', voucherCode: 'A1B2-C3D4-E5F6-G7H8', amountPaise: 20_000 }))
  after.when(refund({ kind: 'cash', amountPaise: total - 20_000 })).then([{ type: 'RefundPaid', data: { kind: 'cash' } }, { type: 'DayRecorded' }])
})

it('goes out as another tender only with the PIN of somebody who may approve it, who is named', () => {
  const credited = paid({ kind: 'card', amountPaise: total }).given(whole)
  expect(credited.when(refund({ kind: 'card', amountPaise: total })).events[0]?.data).not.toHaveProperty('approvedBy')
  credited.when(refund({ kind: 'cash', amountPaise: 100 })).refused('approval-required')
  credited.when(refund({ kind: 'cash', amountPaise: 100 }, { approval: approvedBy('waiter') })).refused('approval-forbidden')
  credited.when(refund({ kind: 'voucher', voucherCode: code.replace('K7', 'A1'), amountPaise: 100 })).refused('approval-required')
  credited.when(refund({ kind: 'cash', amountPaise: 100 }, { approval: approvedBy('manager') })).then([{ type: 'RefundPaid', data: { approvedBy: 'the-manager' } }, { type: 'DayRecorded' }])
})

it('without a PIN gives back as paid, to the paisa, whatever was paid how', () => {
  const kind = fc.constantFrom('cash', 'card', 'upi', 'account')
  const named = (each: string): Pick<TakeTender, 'kind' | 'accountId'> => ({ kind: each as TakeTender['kind'], ...(each === 'account' && { accountId: 'acme' }) })
  const share = fc.record({ kind, paise: fc.integer({ min: 1, max: total }), tip: fc.constantFrom(0, 700) })
  fc.assert(fc.property(fc.array(share, { maxLength: 4 }), fc.array(fc.record({ kind, paise: fc.integer({ min: 1, max: total }) }), { maxLength: 8 }), (shares, backs) => {
    let story = issued
    for (const { kind: how, paise, tip } of [...shares, { kind: 'card', paise: total, tip: 0 }]) {
      const left = duePaise(story.state(bill, 'b1'))
      if (left > 0) story = story.given(act(takeTender, 'b1', { ...named(how), amountPaise: Math.min(paise, left) + tip, tipPaise: tip }))
    }
    story = story.given(whole)
    for (const { kind: how, paise } of backs) story = story.when(refund({ ...named(how), amountPaise: paise })).story
    for (const { kind: how, accountId, leftPaise } of refundWays(story.state(bill, 'b1'))) {
      story = story.given(refund({ kind: how, ...(accountId !== undefined && { accountId }), amountPaise: leftPaise }))
    }
    const { tenders, refunds }: BillState = story.state(bill, 'b1')
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)
    for (const each of ['cash', 'card', 'upi', 'account']) {
      expect(sum(refunds.filter(back => back.kind === each).map(({ amountPaise }) => amountPaise)))
        .toBe(sum(tenders.filter(tender => tender.kind === each).map(covered)))
    }
    expect(duePaise(story.state(bill, 'b1'))).toBe(0)
    expect(story.state(account, 'acme').balancePaise).toBe(sum(tenders.filter(tender => tender.kind === 'account').map(({ tipPaise }) => tipPaise)))
  }), { numRuns: 200 })
})
