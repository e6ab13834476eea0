import { daysBetween } from '../calendar/calendar'
import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkPaise } from '../money/money'
import type { PaymentRules } from '../outlet/outlet'
import { cashPlace } from '../trading/cash'
import { dayReads, openDay } from '../trading/open-day'
import type { BillEvent, IssuedBill } from './bill-events'
import { billSummary, covered, duePaise, settled, type BillState } from './bill'
import { instrumentOf, type NamedInstrument } from './instrument'
import type { MoneyRefs } from './served'

/** What the credit note's flow tells its bill. */
export interface RecordCredit {
  readonly creditNoteId: string
  readonly creditNoteNumber: string
  readonly creditPaise: number
  readonly reopens: boolean
}

/** A credit note lowers what is due; when nothing is left, the bill is settled, or its order open again. */
export const recordCredit = defineDecision<BillState, RecordCredit, unknown, BillEvent>({
  name: 'bill.record-credit',
  category: 'bill',
  roles: null,
  decide: (state, { creditNoteId, creditNoteNumber, creditPaise, reopens }, { id: billId }) => {
    const issued = requireIssued(state, billId)
    const { billNumber, orderId, totalPaise, section } = issued
    const left = duePaise(state) - creditPaise
    const events: BillEvent[] = [{
      type: 'BillCredited', data: { billId, billNumber, orderId, totalPaise, creditNoteId, creditNoteNumber, creditPaise, reopens, duePaise: left },
    }]
    if (reopens) events.push({ type: 'BillReopened', data: { billId, billNumber, orderId, section } })
    else if (state.status === 'issued' && left <= 0) events.push(settled(issued, state.tenders))
    return events
  },
})

export interface RefundBill extends NamedInstrument {
  readonly creditNoteId: string
  readonly amountPaise: number
}

/**
 * Gives money back that a credit note has set free: never more than was paid and not yet refunded. It counts in today's drawer, as
 * another tender than the guest paid with if need be, and as store credit when `kind` is `voucher`. An old bill needs an approval.
 */
export const refundBill = defineDecision<BillState, RefundBill, MoneyRefs, BillEvent>({
  name: 'bill.refund',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { creditNoteId, amountPaise, ...named }, env) => {
    const { billNumber, orderId, businessDay: soldOn, customerId } = requireIssued(state, env.id)
    const note = state.credits.find(credit => credit.creditNoteId === creditNoteId)
      ?? refuse('unknown-credit-note', `Bill ${billNumber} has no credit note ${creditNoteId}.`)
    if (checkPaise(amountPaise, 'amountPaise') <= 0) refuse('invalid-amount', 'A refund is above zero.', { field: 'amountPaise' })
    const refunded = state.refunds.reduce((sum, refund) => sum + (refund.creditNoteId === creditNoteId ? refund.amountPaise : 0), 0)
    const most = Math.max(0, Math.min(-duePaise(state), note.creditPaise - refunded))
    if (amountPaise > most) refuse('refund-exceeds-paid', `${formatMoney(most)} may be refunded, not ${formatMoney(amountPaise)}.`, { refundablePaise: most })
    const rules = env.refs.outlet.settings?.payments
    const today = openDay(env.refs, env.now)
    const approvedBy = ageApproval(daysBetween(soldOn, today), rules ?? {}, env)
    return [{
      type: 'RefundPaid',
      data: {
        refundId: env.newId(), ...instrumentOf(named, rules), amountPaise, creditNoteId, businessDay: today,
        ...cashPlace(named.kind, env.refs.shifts, env.by, env.refs.outlet),
        ...(approvedBy !== undefined && { approvedBy }), billId: env.id, billNumber, orderId, customerId, duePaise: duePaise(state) + amountPaise,
      },
    }]
  },
  view: billSummary,
})

/** @returns the right to approve that a refund needs so many days after the sale, as far as the settings ask; null for none */
export function refundApproval(days: number, { refundApprovalAfterDays: manager = Infinity, refundOwnerAfterDays: owner = Infinity }: PaymentRules) {
  return days > owner ? 'approve.old-refund' as const : days > manager ? 'approve.refund' as const : null
}

/** Who allows a refund so many days after the sale. */
function ageApproval(days: number, rules: PaymentRules, env: Env<MoneyRefs>): string | undefined {
  const right = refundApproval(days, rules)
  const old = `The bill is ${days} days old`
  if (right === 'approve.old-refund') return requireApproval(env, 'the refund of so old a bill', `${old}: an owner's PIN is needed.`, right)
  if (right === 'approve.refund') return requireApproval(env, 'the refund of an old bill', `${old}: a manager's PIN is needed.`, right)
  return undefined
}

/** What the tender really was, and why the wrong one was entered. */
export interface CorrectTender extends NamedInstrument {
  readonly tenderId: string
  readonly reason: string
}

/**
 * A payment was taken as the wrong kind: the wrong one is reversed and the right one stands beside it, both for good. They count today;
 * in a drawer only while the shift that took the wrong one is open, since a drawer that was counted holds what it held.
 */
export const correctTender = defineDecision<BillState, CorrectTender, MoneyRefs, BillEvent>({
  name: 'bill.correct-tender',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { tenderId, reason, ...named }, env) => {
    const { billNumber, orderId } = requireIssued(state, env.id)
    const wrong = state.tenders.find(tender => tender.tenderId === tenderId && !tender.reversed)
      ?? refuse('unknown-tender', `Bill ${billNumber} has no tender ${tenderId} that stands.`)
    const why = requireReason(reason, 'Say what was wrong.')
    const approvedBy = requireApproval(env, 'a corrected tender', 'Correcting a tender needs a manager\'s PIN.', 'approve.tender')
    const shift = env.refs.shifts.find(({ shiftId }) => shiftId === wrong.shiftId)
    const bill = { billId: env.id, billNumber, orderId, businessDay: openDay(env.refs, env.now), ...(shift && { shiftId: shift.shiftId }) }
    const due = duePaise(state)
    const right = {
      tenderId: env.newId(), ...instrumentOf(named, env.refs.outlet.settings?.payments),
      amountPaise: wrong.amountPaise - wrong.changePaise, tipPaise: wrong.tipPaise, changePaise: 0,
    }
    const { at: _at, by: _by, reversed: _reversed, reference: _reference, shiftId: _shift, businessDay: _day, ...reversed } = wrong
    return [
      { type: 'TenderReversed', data: { ...reversed, ...bill, reason: why, approvedBy, duePaise: due + covered(wrong) } },
      { type: 'TenderTaken', data: { ...right, ...bill, duePaise: due } },
    ]
  },
  view: billSummary,
})

function requireIssued(state: BillState, id: string): IssuedBill {
  return state.issued ?? refuse('unknown-bill', `There is no bill ${id}.`)
}
