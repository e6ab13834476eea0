import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/money'
import { cashPlace, cashSettings } from '../trading/cash'
import { openDay } from '../trading/open-day'
import { billOf, billSummary, covered, duePaise, settled, type BillState, type TakenTender } from './bill'
import type { BillEvent, Tender, TenderKind } from './bill-events'
import { instrumentOf, type NamedInstrument } from './instrument'
import { servedApproval, tenderReads, type MoneyRefs, type TenderRefs } from './served'

/** What a payment really was, and why the wrong one was entered. */
export interface CorrectTender extends Omit<NamedInstrument, 'kind'> {
  readonly tenderId: string
  /** What it really was; absent: the payment never came. */
  readonly kind?: TenderKind
  /** What really came, the tip included; the wrong one's amount less its change when absent. */
  readonly amountPaise?: number
  /** The wrong one's when absent. */
  readonly tipPaise?: number
  readonly reason: string
}

/**
 * Puts a payment right that was entered wrongly: another kind, another amount, or one that never came. The wrong one is reversed, and the
 * right one, where there is one, stands beside it, both for good. They count today, in the drawer of the wrong one while its shift is open.
 * What the bill then lacks is due again, also on a settled one; what pays it whole settles it.
 * @throws RestoflowError `unknown-tender`, `nothing-to-correct`, `tender-exceeds-due`, `payment-given-back`, `shift-required`, and as a tender does
 */
export const correctTender = defineDecision<BillState, CorrectTender, TenderRefs, BillEvent>({
  name: 'bill.correct-tender',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: tenderReads,
  decide: (state, { tenderId, reason, ...really }, env) => {
    const issued = billOf(state, env.id)
    const { billNumber, orderId, totalPaise } = issued
    const wrong = state.tenders.find(tender => tender.tenderId === tenderId && !tender.reversed)
      ?? refuse('unknown-tender', `Bill ${billNumber} has no tender ${tenderId} that stands.`)
    const why = requireReason(reason, 'Say what was wrong.')
    const right = rightTender(really, wrong, duePaise(state), env)
    requireNotGivenBack(state, wrong, right)
    const approvedBy = requireApproval(env, 'a corrected tender', 'Correcting a tender needs a manager\'s PIN.', 'approve.tender')
    const bill = { billId: env.id, billNumber, orderId }
    const businessDay = openDay(env.refs, env.now)
    const shift = env.refs.shifts.find(({ shiftId }) => shiftId === wrong.shiftId)
    const due = duePaise(state) + covered(wrong)
    const left = due - (right ? covered(right) : 0)
    const { at: _at, by: _by, reversed: _reversed, reference: _reference, shiftId: _shift, businessDay: _day, corrects: _corrects, ...reversed } = wrong
    const correctedBy = right?.tenderId ?? null
    const events: BillEvent[] = [{
      type: 'TenderReversed',
      data: { ...reversed, ...bill, businessDay, ...(shift && { shiftId: shift.shiftId }), correctedBy, reason: why, approvedBy, duePaise: due },
    }]
    if (right) {
      const place = { businessDay, ...shiftFor(right.kind, wrong, state, env) }
      events.push({ type: 'TenderTaken', data: { ...right, ...bill, ...place, corrects: tenderId, duePaise: left } })
    }
    if (state.status === 'settled' && left > 0) events.push({ type: 'BillDueAgain', data: { ...bill, totalPaise, duePaise: left } })
    if (state.status === 'issued' && left <= 0) {
      const standing = state.tenders.filter(tender => tender !== wrong)
      events.push(settled(issued, right ? [...standing, right] : standing, servedApproval(env)))
    }
    return events
  },
  view: billSummary,
})

/** @returns the payment as it really was; null for one that never came */
function rightTender({ kind, amountPaise, tipPaise, ...named }: Omit<CorrectTender, 'tenderId' | 'reason'>, wrong: TakenTender, due: number,
  env: Env<MoneyRefs>): Tender | null {
  const came = wrong.amountPaise - wrong.changePaise
  if (kind === undefined) {
    const field = Object.entries({ amountPaise, tipPaise, ...named }).find(([, value]) => value !== undefined)?.[0]
    return field === undefined ? null : refuse('invalid-body', `Say as what it came: ${field} stands without a kind.`, { field: 'kind' })
  }
  const instrument = instrumentOf({ kind, ...named }, env.refs.outlet.settings?.payments)
  const right = {
    tenderId: env.newId(), ...instrument, amountPaise: checkMoney(amountPaise ?? came, 'amountPaise'), tipPaise: checkMoney(tipPaise ?? wrong.tipPaise, 'tipPaise'),
    changePaise: 0,
  }
  if (right.amountPaise === came && right.tipPaise === wrong.tipPaise && isSame(right, wrong)) {
    refuse('nothing-to-correct', `The payment stands as ${kind} with ${formatMoney(came)} already.`)
  }
  const paise = covered(right)
  if (right.amountPaise === 0) refuse('invalid-amount', 'A tender is above zero; leave the kind out where nothing came.', { field: 'amountPaise' })
  if (paise <= 0) refuse('change-exceeds-tender', 'The tip leaves nothing for the bill.', { field: 'tipPaise' })
  const most = Math.max(covered(wrong), due + covered(wrong))
  if (paise > most) refuse('tender-exceeds-due', `${formatMoney(most)} is due, not ${formatMoney(paise)}.`, { duePaise: most })
  return right
}

function isSame(right: Tender, wrong: Tender): boolean {
  return (['kind', 'reference', 'accountId', 'voucherId'] as const).every(field => right[field] === wrong[field])
}

/**
 * The shift of the wrong payment, while it is open: a drawer that was counted holds what it held. Cash of a payment that no shift counted,
 * and all cash where it is taken in shifts only, lies in a drawer that is open now.
 */
function shiftFor(
  kind: TenderKind, wrong: TakenTender, { tenders }: BillState, { refs: { shifts, outlet }, by }: Env<MoneyRefs>,
): { readonly shiftId?: string } {
  const { shiftId } = wrong
  if (shifts.some(open => open.shiftId === shiftId)) return { ...(shiftId !== undefined && { shiftId }) }
  if (kind !== 'cash' || (wasCounted(wrong, tenders) && !cashSettings(outlet).needsShift)) return {}
  const { shiftId: now } = cashPlace(kind, shifts, by, outlet)
  return now === undefined ? {} : { shiftId: now }
}

/**
 * Whether a drawer was counted with the payment, as it was entered first: a correction of a counted payment bears no shift itself. Of one
 * from before corrections told what they correct, what bears no shift counts as counted where a payment of a shift was corrected so.
 */
function wasCounted({ shiftId, corrects }: TakenTender, tenders: readonly TakenTender[]): boolean {
  if (shiftId !== undefined) return true
  const corrected = tenders.find(({ tenderId }) => tenderId === corrects)
  if (corrected) return wasCounted(corrected, tenders)
  return tenders.some(each => each.reversed !== undefined && each.reversed.correctedBy === undefined && each.shiftId !== undefined)
}

/** A refund stands: what is left of the payments is at least what went back, of an account's and the vouchers' also by themselves. */
function requireNotGivenBack({ tenders, refunds }: BillState, wrong: TakenTender, right: Tender | null): void {
  const left = [...tenders.filter(tender => !tender.reversed && tender !== wrong), ...(right ? [right] : [])]
  const check = (concerns: (part: Pick<Tender, 'kind' | 'accountId'>) => boolean): void => {
    const given = refunds.filter(concerns).reduce((sum, { amountPaise }) => sum + amountPaise, 0)
    const paid = left.filter(concerns).reduce((sum, tender) => sum + covered(tender), 0)
    if (given > paid) refuse('payment-given-back', `${formatMoney(given)} was given back of it already; ${formatMoney(paid)} would be paid.`)
  }
  check(() => true)
  const isOwn = wrong.kind === 'account' || wrong.kind === 'voucher'
  if (isOwn) check(({ kind, accountId }) => kind === wrong.kind && accountId === wrong.accountId)
}
