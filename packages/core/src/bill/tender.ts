import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/money'
import { cashPlace } from '../trading/cash'
import { openDay } from '../trading/open-day'
import type { BillEvent, Tender, TenderPlace } from './bill-events'
import { billSummary, covered, settled, type BillState } from './bill'
import { instrumentOf, type NamedInstrument } from './instrument'
import { requirePayable } from './issue'
import { servedApproval, tenderReads, type TenderRefs } from './served'

export interface TakeTender extends NamedInstrument {
  readonly amountPaise: number
  readonly tipPaise?: number
  readonly changePaise?: number
}

/** More cash than this above what is due is a slip of typing: ₹1,00,000, in paise. */
export const cashAboveDueMaxPaise = 10_000_000

/** Takes one tender; the one that covers what is left settles the bill. Only cash gives change. */
export const takeTender = defineDecision<BillState, TakeTender, TenderRefs, BillEvent>({
  name: 'bill.take-tender',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: tenderReads,
  decide: (state, body, env) => take(state, [body], env),
  view: billSummary,
})

/** More than a table ever pays with. */
const tendersMax = 50

export interface TakeTenders {
  /** In their order; each but the last leaves something due. */
  readonly tenders: readonly TakeTender[]
}

/** Takes several tenders, all of them or none: a refused card takes no cash. */
export const takeTenders = defineDecision<BillState, TakeTenders, TenderRefs, BillEvent>({
  name: 'bill.take-tenders',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: tenderReads,
  decide: (state, { tenders }, env) => {
    if (tenders.length === 0 || tenders.length > tendersMax) refuse('invalid-body', `Send 1 to ${tendersMax} tenders.`, { field: 'tenders' })
    return take(state, tenders, env)
  },
  view: billSummary,
})

function take(state: BillState, tenders: readonly TakeTender[], env: Env<TenderRefs>): readonly BillEvent[] {
  const { due, issued } = requirePayable(state, env.id)
  const { billNumber, orderId } = issued
  const businessDay = openDay(env.refs, env.now)
  const taken: Tender[] = []
  let left = due
  const events: BillEvent[] = tenders.map(body => {
    if (left === 0 && taken.length > 0) refuse('bill-settled', `Bill ${billNumber} is paid by the tenders before.`)
    const tender = tenderOf(body, left, env)
    left -= covered(tender)
    taken.push(tender)
    const place: TenderPlace = { businessDay, ...cashPlace(tender.kind, env.refs.shifts, env.by, env.refs.outlet) }
    return { type: 'TenderTaken', data: { ...tender, billId: env.id, billNumber, orderId, duePaise: left, ...place } }
  })
  if (left === 0) events.push(settled(issued, [...state.tenders, ...taken], servedApproval(env)))
  return events
}

function tenderOf({ amountPaise, tipPaise = 0, changePaise, ...named }: TakeTender, due: number, env: Env<TenderRefs>): Tender {
  const { kind } = named
  checkMoney(amountPaise, 'amountPaise')
  checkMoney(tipPaise, 'tipPaise')
  if (amountPaise <= 0 || tipPaise < 0) refuse('invalid-amount', 'A tender is above zero, a tip not below.', { field: 'amountPaise' })
  if (changePaise !== undefined) checkMoney(changePaise, 'changePaise')
  if (kind !== 'cash' && changePaise !== undefined && changePaise !== 0) refuse('change-not-cash', `A ${kind} tender gives no change.`)
  if (kind === 'cash' && amountPaise > due + cashAboveDueMaxPaise) {
    refuse('cash-far-above-due', `${formatMoney(due)} is due: ${formatMoney(amountPaise)} of cash is far more.`, { field: 'amountPaise', duePaise: due })
  }
  const change = changePaise ?? (kind === 'cash' ? Math.max(0, amountPaise - tipPaise - due) : 0)
  const { kind: _, ...means } = instrumentOf(named, env.refs.outlet.settings?.payments)
  const tender = { tenderId: env.newId(), kind, amountPaise, tipPaise, changePaise: change, ...means }
  const paise = covered(tender)
  if (change < 0 || paise < 0 || (paise === 0 && due > 0)) refuse('change-exceeds-tender', 'Tip and change leave nothing for the bill.')
  if (paise > due) refuse('tender-exceeds-due', `${formatMoney(due)} is due, not ${formatMoney(paise)}.`, { duePaise: due })
  return tender
}
