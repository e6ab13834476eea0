import { localTime } from '../calendar/calendar'
import { allocate } from '../money/allocate'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import type { Section, SplitPlan, SplitPlanBy } from '../order/billing'
import type { OrderEvent, OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { ComputedBill, ComputedLine, Discount } from '../tax/computed-bill'
import type { BillDiscount, BillLineText, SplitShare } from './bill-events'
import { splitBill, type SplitBy, type SplitLine } from '../tax/split'
import { discountCapOf } from '../trading/discount-cap'
import { composeBill, type ComposedBill } from './compose'
import { discountApproval } from './discount'
import { partsIn } from './split-lines'

/**
 * All bills of a split section as they would be issued. Those of one date add up to the bill that they were split from, to the paisa;
 * of two dates between which the tax changes each has the tax of its own (CGST Act, s. 14), and together they add up to neither whole.
 * @param date local date of the document; by default the day on which it was split, for boards without a clock
 * @throws RestoflowError `invalid-split` where the plan does not fit the lines of the order any more; then it must be split again
 */
export function composeParts(order: OrderState, outlet: OutletState, section: Section, plan: SplitPlan, date = plan.date): readonly ComposedBill[] {
  return partsOf(composeBill(order, outlet, section, plan.billDiscount, date), order, section, plan)
}

/**
 * @param whole the section as one bill, with the plan's discount
 * @returns its parts, as {@link composeParts} says
 * @throws RestoflowError `invalid-split`
 */
export function partsOf(whole: ComposedBill, order: OrderState, section: Section, plan: SplitPlan): readonly ComposedBill[] {
  const wordsOf = new Map(whole.texts.map(text => [text.lineId, text]))
  const by = partsIn(plan.by, order, section, whole.figures)
  const parts = splitBill(whole.figures, by)
  if (plan.parts > 0 && parts.length !== plan.parts) {
    refuse('invalid-split', `The bill was split into ${plan.parts}; by now it makes ${parts.length}. Split it again.`)
  }
  const shares = discountShares(whole.discounts, parts)
  const { operator } = whole
  return parts.map((part, place) => ({
    figures: part, texts: part.lines.flatMap(line => textOfPart(line, wordsOf.get(line.id))), discounts: shares[place] ?? [],
    share: { paise: part.totalPaise, ...shareOf(by, place, whole.figures) },
    ...(operator && { operator }),
  }))
}

/** What lowered the whole line, as far as it lowers this part of it. */
function textOfPart({ lineDiscountPaise }: ComputedLine, text: BillLineText | undefined): readonly BillLineText[] {
  if (!text?.discounts) return text ? [text] : []
  const amounts = text.discounts.map(({ amountPaise = 0 }) => amountPaise)
  const shared = amounts.some(paise => paise > 0) ? allocate(lineDiscountPaise, amounts) : amounts
  return [{ ...text, discounts: text.discounts.map((each, place) => ({ ...each, amountPaise: shared[place] ?? 0 })) }]
}

/** How one part of a split comes to its amount. */
function shareOf(by: SplitBy, place: number, { totalPaise: wholePaise, lines }: ComputedBill): Omit<SplitShare, 'paise'> {
  if ('parts' in by) return { how: 'equal', wholePaise }
  if ('amountsPaise' in by) return { how: 'amounts', wholePaise }
  if ('weights' in by) return { how: 'weights', wholePaise, weight: by.weights[place] ?? 0,
    weights: by.weights.reduce((sum, weight) => sum + weight, 0) }
  const thousandths = (share: SplitLine['share']): number => parseQuantity(share ?? 1, { field: 'share' })
  const whole = new Map(lines.map(line => [line.id, line.totalPaise]))
  return {
    how: 'lines', wholePaise,
    lines: (by.lines[place] ?? []).map(({ lineId, share }) => {
      const all = by.lines.flat().reduce((sum, each) => (each.lineId === lineId ? sum + thousandths(each.share) : sum), 0)
      return { lineId, share: formatQuantity(thousandths(share)), shares: formatQuantity(all), wholePaise: whole.get(lineId) ?? 0 }
    }),
  }
}

/** Each row is shared as the discounts of its kind are: on a part the rows off the bill make the part's discount on the bill. */
function discountShares(rows: readonly BillDiscount[], parts: readonly ComputedBill[]): readonly (readonly BillDiscount[])[] {
  const offBill = rows.filter(({ on }) => on === 'bill').map(({ amountPaise }) => amountPaise)
  const offLines = rows.map(({ amountPaise }) => allocate(amountPaise, parts.map(({ lineDiscountPaise }) => lineDiscountPaise)))
  return parts.map((part, place) => {
    const own = offBill.length === 0 ? [] : [...allocate(part.billDiscountPaise, offBill)]
    return rows.map((row, index) => ({ ...row, amountPaise: row.on === 'bill' ? (own.shift() ?? 0) : (offLines[index]?.[place] ?? 0) }))
  })
}

export interface SplitOrder {
  readonly section?: Section
  readonly by: SplitPlanBy
  readonly billDiscount?: Discount
  /** Why it is given; frozen with each part's bill. */
  readonly discountReason?: string
  /** Who pays each part, where food and liquor are split apart and not everybody drinks. */
  readonly payers?: readonly number[]
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
  decide: (state, { section = 'gst', by, billDiscount, discountReason, payers, revision = 0 }, env) => {
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
    const date = localTime(env.now, settings.timeZone).date
    const whole = composeBill(state, outlet, section, billDiscount, date)
    const approvedBy = discountApproval(whole, state, settings, env)
    const plan: SplitPlan = {
      by, parts: 0, date, revision: current + 1,
      ...(payers !== undefined && { payers }),
      ...(billDiscount !== undefined && { billDiscount, ...(discountReason && { discountReason }) }),
      ...(approvedBy !== null ? { approvedBy } : billDiscount !== undefined && { capBasisPoints: discountCapOf(env.by, settings) }),
    }
    const parts = partsOf(whole, state, section, plan).length
    if (parts < 2) refuse('invalid-split', 'A split has at least two parts.', { field: 'by' })
    if (payers && (payers.length !== parts || new Set(payers).size !== parts)) {
      refuse('invalid-split', 'Each part has a payer of its own.', { field: 'payers' })
    }
    return [{ type: 'OrderSplit', data: { orderId: env.id, section, ...plan, parts } }]
  },
})
