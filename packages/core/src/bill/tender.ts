import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkPaise } from '../money/money'
import type { OutletState } from '../outlet/outlet'
import { cashPlace, type OpenShift } from '../trading/cash'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import { billSummary, covered, settled, type BillEvent, type BillState, type TenderKind } from './bill'
import { requirePayable } from './issue'

export interface TakeTender {
  readonly kind: TenderKind
  readonly amountPaise: number
  readonly tipPaise?: number
  readonly changePaise?: number
  readonly reference?: string
}

/** What says where a payment is counted. */
export interface MoneyRefs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly OpenShift[]
}

/** Takes one tender; the one that covers what is left settles the bill. Only cash gives change. */
export const takeTender = defineDecision<BillState, TakeTender, MoneyRefs, BillEvent>({
  name: 'bill.take-tender',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { kind, amountPaise, tipPaise = 0, changePaise, reference }, env) => {
    const { due, issued } = requirePayable(state, env.id)
    checkPaise(amountPaise, 'amountPaise')
    checkPaise(tipPaise, 'tipPaise')
    if (amountPaise <= 0 || tipPaise < 0) refuse('invalid-amount', 'A tender is above zero, a tip not below.', { field: 'amountPaise' })
    if (changePaise !== undefined) checkPaise(changePaise, 'changePaise')
    if (kind !== 'cash' && changePaise !== undefined && changePaise !== 0) refuse('change-not-cash', `A ${kind} tender gives no change.`)
    const change = changePaise ?? (kind === 'cash' ? Math.max(0, amountPaise - tipPaise - due) : 0)
    const tender = { tenderId: env.newId(), kind, amountPaise, tipPaise, changePaise: change, ...(reference !== undefined && { reference }) }
    const paise = covered(tender)
    if (change < 0 || paise < 0 || (paise === 0 && due > 0)) refuse('change-exceeds-tender', 'Tip and change leave nothing for the bill.')
    if (paise > due) refuse('tender-exceeds-due', `${formatMoney(due)} is due, not ${formatMoney(paise)}.`, { duePaise: due })
    const { billNumber, orderId } = issued
    const left = due - paise
    const place = { businessDay: openDay(env.refs, env.now), ...cashPlace(kind, env.refs.shifts, env.by, env.refs.outlet) }
    const events: BillEvent[] = [{ type: 'TenderTaken', data: { ...tender, billId: env.id, billNumber, orderId, duePaise: left, ...place } }]
    if (left === 0) events.push(settled(issued, [...state.tenders, tender]))
    return events
  },
  view: billSummary,
})
