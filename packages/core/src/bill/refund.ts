import { daysBetween } from '../calendar/calendar'
import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/money'
import type { PaymentRules } from '../outlet/outlet'
import { cashPlace } from '../trading/cash'
import { dayReads, openDay } from '../trading/open-day'
import { billOf, billSummary, covered, duePaise, type BillState } from './bill'
import type { BillEvent, TenderKind } from './bill-events'
import { instrumentOf, type Instrument, type NamedInstrument } from './instrument'
import type { MoneyRefs } from './served'

export interface RefundBill extends NamedInstrument {
  readonly creditNoteId: string
  readonly amountPaise: number
}

/** A way in which a bill was paid, with what of it was not given back the same way yet. */
export interface RefundWay {
  readonly kind: TenderKind
  /** Of kind `account`: whose. */
  readonly accountId?: string
  readonly leftPaise: number
  /** It comes before all others: no money came in for it. */
  readonly isFirst: boolean
}

/**
 * @returns how the bill was paid and what may go back the same way, due accounts and vouchers first: cash for what was charged to an
 *   account would leave the account owing it. What vouchers paid goes back as store credit, a voucher with a code of its own. In paise.
 */
export function refundWays({ tenders, refunds }: Pick<BillState, 'tenders' | 'refunds'>): readonly RefundWay[] {
  const ways = new Map<string, Omit<RefundWay, 'isFirst'>>()
  const add = ({ kind, accountId }: Pick<Instrument, 'kind' | 'accountId'>, paise: number): void => {
    const key = wayOf({ kind, accountId })
    ways.set(key, { kind, ...(accountId !== undefined && { accountId }), leftPaise: (ways.get(key)?.leftPaise ?? 0) + paise })
  }
  for (const tender of tenders) if (!tender.reversed) add(tender, covered(tender))
  for (const refund of refunds) add(refund, -refund.amountPaise)
  return [...ways.values()].filter(({ leftPaise }) => leftPaise > 0)
    .map(way => ({ ...way, isFirst: way.kind === 'account' || way.kind === 'voucher' }))
    .sort((a, b) => Number(b.isFirst) - Number(a.isFirst))
}

const wayOf = ({ kind, accountId = '' }: { readonly kind: TenderKind; readonly accountId?: string | undefined }): string => `${kind} ${accountId}`

/**
 * Gives money back that a credit note has set free: never more than was paid and not yet refunded. What was charged to a due account goes
 * back there first, what a voucher paid as store credit; another tender than the guest paid with needs an approval, and so does an old bill.
 * It counts in today's drawer.
 * @throws RestoflowError `unknown-credit-note`, `refund-exceeds-paid`, `refund-not-as-paid`, `approval-required`, `shift-required`
 */
export const refundBill = defineDecision<BillState, RefundBill, MoneyRefs, BillEvent>({
  name: 'bill.refund',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { creditNoteId, amountPaise, ...named }, env) => {
    const { billNumber, orderId, businessDay: soldOn, customerId } = billOf(state, env.id)
    const note = state.credits.find(credit => credit.creditNoteId === creditNoteId)
      ?? refuse('unknown-credit-note', `Bill ${billNumber} has no credit note ${creditNoteId}.`)
    if (checkMoney(amountPaise, 'amountPaise') <= 0) refuse('invalid-amount', 'A refund is above zero.', { field: 'amountPaise' })
    const refunded = state.refunds.reduce((sum, refund) => sum + (refund.creditNoteId === creditNoteId ? refund.amountPaise : 0), 0)
    const most = Math.max(0, Math.min(-duePaise(state), note.creditPaise - refunded))
    if (amountPaise > most) refuse('refund-exceeds-paid', `${formatMoney(most)} may be refunded, not ${formatMoney(amountPaise)}.`, { refundablePaise: most })
    const rules = env.refs.outlet.settings?.payments
    const instrument = instrumentOf(named, rules)
    const today = openDay(env.refs, env.now)
    const approvedBy = approverOf(isAsPaid(state, instrument, amountPaise), daysBetween(soldOn, today), rules ?? {}, env)
    return [{
      type: 'RefundPaid',
      data: {
        refundId: env.newId(), ...instrument, amountPaise, creditNoteId, businessDay: today,
        ...cashPlace(named.kind, env.refs.shifts, env.by, env.refs.outlet),
        ...(approvedBy !== undefined && { approvedBy }), billId: env.id, billNumber, orderId, customerId, duePaise: duePaise(state) + amountPaise,
      },
    }]
  },
  view: billSummary,
})

/** @throws RestoflowError `refund-not-as-paid` while something is to go back to an account or as store credit before */
function isAsPaid(state: BillState, instrument: Instrument, amountPaise: number): boolean {
  const ways = refundWays(state)
  const own = ways.find(way => wayOf(way) === wayOf(instrument))
  const isWithin = own !== undefined && amountPaise <= own.leftPaise
  if (isWithin && own.isFirst) return true
  const before = ways.find(way => way.isFirst && way !== own)
  if (before) {
    const { kind, accountId, leftPaise } = before
    const where = kind === 'account' ? 'was charged to a due account: give it back there' : 'was paid by voucher: give it back as store credit'
    refuse('refund-not-as-paid', `${formatMoney(leftPaise)} ${where} first.`,
      { kind, ...(accountId !== undefined && { accountId }), refundablePaise: leftPaise })
  }
  return isWithin
}

/** @returns the right to approve that a refund needs so many days after the sale, as far as the settings ask; null for none */
export function refundApproval(days: number, { refundApprovalAfterDays: manager = Infinity, refundOwnerAfterDays: owner = Infinity }: PaymentRules) {
  return days > owner ? 'approve.old-refund' as const : days > manager ? 'approve.refund' as const : null
}

/** Who allows a refund as another tender than was paid, or so many days after the sale. */
function approverOf(asPaid: boolean, days: number, rules: PaymentRules, env: Env<MoneyRefs>): string | undefined {
  const right = refundApproval(days, rules)
  const old = `The bill is ${days} days old`
  if (right === 'approve.old-refund') return requireApproval(env, 'the refund of so old a bill', `${old}: an owner's PIN is needed.`, right)
  if (right === 'approve.refund') return requireApproval(env, 'the refund of an old bill', `${old}: a manager's PIN is needed.`, right)
  if (asPaid) return undefined
  return requireApproval(env, 'a refund as another tender', 'The guest paid otherwise: a manager\'s PIN is needed to give it back like this.', 'approve.refund')
}
