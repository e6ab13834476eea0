import { localTime } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { formatQuantity } from '../money/quantity'
import type { Section, SplitPlan, SplitPlanBy } from '../order/billing'
import type { OrderEvent, OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import type { Discount } from '../tax/computed-bill'
import { splitBill, type SplitBy, type SplitLine } from '../tax/split'
import { composeBill, type ComposedBill } from './compose'
import { discountApproval } from './discount'

/**
 * All bills of a split section as they would be issued now. They add up to the bill that they were split from, to the paisa.
 * @throws RestoflowError `invalid-split` where the plan does not fit the lines of the order any more; then it must be split again
 */
export function composeParts(order: OrderState, outlet: OutletState, section: Section, plan: SplitPlan): readonly ComposedBill[] {
  const { figures, texts } = composeBill(order, outlet, section, plan.billDiscount, plan.date)
  const wordsOf = new Map(texts.map(text => [text.lineId, text]))
  return splitBill(figures, resolve(plan.by, order, { figures, texts })).map(part => ({
    figures: part, texts: part.lines.flatMap(({ id }) => wordsOf.get(id) ?? []),
  }))
}

/** Charges are shared in proportion to what each part eats. */
function resolve(by: SplitPlanBy, order: OrderState, { figures }: ComposedBill): SplitBy {
  const parts = 'byCover' in by ? coversOf(order, figures.lines.flatMap(({ id, charge }) => (charge ? [] : [id]))) : 'lines' in by ? by.lines : null
  if (!parts) return by as SplitBy
  const charges = figures.lines.filter(({ charge }) => charge)
  if (charges.length === 0) return { lines: parts }
  const dishes = new Map(figures.lines.map(line => [line.id, line.totalPaise]))
  const sums = parts.map(lines => lines.reduce((sum, { lineId }) => sum + (dishes.get(lineId) ?? 0), 0))
  return {
    // a share has at most six digits before its point: proportions of any bill fit
    lines: parts.map((lines, part) => {
      const share = formatQuantity(Math.max(1, Math.round(((sums[part] ?? 0) * 1_000_000) / Math.max(1, Math.max(...sums)))))
      return [...lines, ...charges.map(({ id }) => ({ lineId: id, share }))]
    }),
  }
}

/** One part for each cover that ordered something; what names no cover is shared by all. */
function coversOf(order: OrderState, lineIds: readonly string[]): readonly (readonly SplitLine[])[] {
  const coverOf = (id: string): number | undefined => order.lines[id]?.cover
  const covers = [...new Set(lineIds.flatMap(id => coverOf(id) ?? []))].sort((a, b) => a - b)
  if (covers.length < 2) refuse('invalid-split', 'Fewer than two covers have lines of their own.')
  return covers.map(cover => lineIds.filter(id => (coverOf(id) ?? cover) === cover).map(lineId => ({ lineId })))
}

export interface SplitOrder {
  readonly section?: Section
  readonly by: SplitPlanBy
  readonly billDiscount?: Discount
}

interface SplitRefs {
  readonly outlet: OutletState
}

/** Decides how a section becomes several bills. Another plan replaces it until the first part is issued; of two at once the first to issue wins. */
export const splitOrder = defineDecision<OrderState, SplitOrder, SplitRefs, OrderEvent>({
  name: 'order.split',
  category: 'order',
  roles: ['owner', 'manager', 'cashier'],
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { section = 'gst', by, billDiscount }, env) => {
    if (state.status === 'none') refuse('unknown-order', `There is no order ${env.id}.`)
    if (state.status !== 'open' && state.status !== 'billed') refuse('order-closed', `Order ${env.id} is ${state.status}.`)
    if (state.bills.some(bill => bill.section === section)) refuse('section-billed', `Order ${env.id} has its ${section} bill.`)
    const { outlet } = env.refs
    const settings = requireSettings(outlet)
    const approvedBy = billDiscount === undefined
      ? null
      : discountApproval(composeBill(state, outlet, section, billDiscount).figures, state, settings, env)
    const plan: SplitPlan = {
      by, parts: 0, date: localTime(env.now, settings.timeZone).date,
      ...(billDiscount !== undefined && { billDiscount }), ...(approvedBy !== null && { approvedBy }),
    }
    const parts = composeParts(state, outlet, section, plan).length
    if (parts < 2) refuse('invalid-split', 'A split has at least two parts.', { field: 'by' })
    return [{ type: 'OrderSplit', data: { orderId: env.id, section, ...plan, parts } }]
  },
})
