import { localTime } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import type { Section, SplitPlan, SplitPlanBy } from '../order/billing'
import type { OrderEvent, OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import type { Discount } from '../tax/computed-bill'
import { splitBill } from '../tax/split'
import { composeBill, type ComposedBill } from './compose'
import { discountApproval } from './discount'
import { partsIn } from './split-lines'

/**
 * All bills of a split section as they would be issued now. They add up to the bill that they were split from, to the paisa.
 * @throws RestoflowError `invalid-split` where the plan does not fit the lines of the order any more; then it must be split again
 */
export function composeParts(order: OrderState, outlet: OutletState, section: Section, plan: SplitPlan): readonly ComposedBill[] {
  const whole = composeBill(order, outlet, section, plan.billDiscount, plan.date)
  const wordsOf = new Map(whole.texts.map(text => [text.lineId, text]))
  const parts = splitBill(whole.figures, partsIn(plan.by, order, whole.figures))
  if (plan.parts > 0 && parts.length !== plan.parts) {
    refuse('invalid-split', `The bill was split into ${plan.parts}; by now it makes ${parts.length}. Split it again.`)
  }
  const { operator } = whole
  return parts.map(part => ({
    figures: part, texts: part.lines.flatMap(({ id }) => wordsOf.get(id) ?? []),
    ...(operator && part.lines.some(({ treatment }) => treatment === 'operator') && { operator }),
  }))
}

export interface SplitOrder {
  readonly section?: Section
  readonly by: SplitPlanBy
  readonly billDiscount?: Discount
  /** The plan that the cashier has seen and wants to replace; 0 or absent: the section is one bill. */
  readonly revision?: number
}

interface SplitRefs {
  readonly outlet: OutletState
}

/**
 * Decides how a section becomes several bills. Of two cashiers who split it at once the first wins and the second is told; a plan is
 * replaced only by whoever names it, and only until the first part is issued.
 */
export const splitOrder = defineDecision<OrderState, SplitOrder, SplitRefs, OrderEvent>({
  name: 'order.split',
  category: 'order',
  roles: ['owner', 'manager', 'cashier'],
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { section = 'gst', by, billDiscount, revision = 0 }, env) => {
    if (state.status === 'none') refuse('unknown-order', `There is no order ${env.id}.`)
    if (state.status !== 'open' && state.status !== 'billed') refuse('order-closed', `Order ${env.id} is ${state.status}.`)
    if (state.bills.some(bill => bill.section === section)) refuse('section-billed', `Order ${env.id} has its ${section} bill.`)
    const before = state.billing.splits[section]
    const current = before ? (before.revision ?? 1) : 0
    if (before && revision !== current) {
      refuse('already-split', `Somebody has split it into ${before.parts} already.`, { parts: before.parts, revision: current })
    }
    const { outlet } = env.refs
    const settings = requireSettings(outlet)
    const approvedBy = billDiscount === undefined
      ? null
      : discountApproval(composeBill(state, outlet, section, billDiscount).figures, state, settings, env)
    const plan: SplitPlan = {
      by, parts: 0, date: localTime(env.now, settings.timeZone).date, revision: current + 1,
      ...(billDiscount !== undefined && { billDiscount }), ...(approvedBy !== null && { approvedBy }),
    }
    const parts = composeParts(state, outlet, section, plan).length
    if (parts < 2) refuse('invalid-split', 'A split has at least two parts.', { field: 'by' })
    return [{ type: 'OrderSplit', data: { orderId: env.id, section, ...plan, parts } }]
  },
})
