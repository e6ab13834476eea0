import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { formatQuantity } from '../money/quantity'
import type { Section, SplitPlanBy } from '../order/billing'
import type { OrderState } from '../order/order'
import type { ComputedBill, ComputedLine } from '../tax/computed-bill'
import type { SplitBy, SplitLine } from '../tax/split'
import { chargeIdOf, orderLineIdOf } from './line-ids'

/**
 * @param whole the bill that is split, with its charges
 * @returns the plan as the lines stand now. A line that was taken off since is left out, one that was added since is shared by all; what an
 *   offer gives free goes with the line that it is of. Charges are shared in proportion to what each part eats, those for each cover equally.
 * @throws RestoflowError `invalid-split` where a part would have nothing left
 */
export function partsIn(by: SplitPlanBy, order: OrderState, section: Section, whole: ComputedBill): SplitBy {
  const { lines } = whole
  const dishes = lines.filter(({ charge }) => !charge)
  const planned = 'byCover' in by ? coversOf(order, dishes) : 'lines' in by ? by.lines : null
  if (!planned) return fitting(by as SplitBy, order, section, whole)
  const parts = completed(planned, dishes)
  const empty = parts.findIndex(part => part.length === 0)
  if (empty >= 0) refuse('invalid-split', `Part ${empty + 1} has nothing left; split the bill again.`)
  const charges = lines.filter(({ charge }) => charge)
  return { lines: charges.length === 0 ? parts : withCharges(parts, dishes, charges, order) }
}

/**
 * Once a part is issued the lines are final, and only a change of tax from a later day can move the whole: then the amounts say in what
 * proportion it is shared. Before, amounts that do not make the whole are the cashier's to give again.
 */
function fitting(by: SplitBy, { bills }: OrderState, section: Section, { totalPaise }: ComputedBill): SplitBy {
  if (!('amountsPaise' in by) || !bills.some(bill => bill.section === section)) return by
  return by.amountsPaise.reduce((sum, paise) => sum + paise, 0) === totalPaise ? by : { weights: by.amountsPaise }
}

/** Each line of the bill as its parts take it. */
function completed(planned: readonly (readonly SplitLine[])[], dishes: readonly ComputedLine[]): readonly (readonly SplitLine[])[] {
  const taken = new Set(planned.flatMap(part => part.map(({ lineId }) => lineId)))
  const sharesOf = (part: readonly SplitLine[], id: string): readonly SplitLine[] => {
    const lineId = orderLineIdOf(id)
    if (!taken.has(lineId)) return [{ lineId: id }]
    return part.filter(each => each.lineId === lineId).map(({ share }) => ({ lineId: id, ...(share !== undefined && { share }) }))
  }
  // a part that would live of what was added later alone has nothing of its own
  const own = planned.map(part => dishes.some(({ id }) => part.some(({ lineId }) => lineId === orderLineIdOf(id))))
  return planned.map((part, place) => (own[place] ? dishes.flatMap(({ id }) => sharesOf(part, id)) : []))
}

function withCharges(
  parts: readonly (readonly SplitLine[])[], dishes: readonly ComputedLine[], charges: readonly ComputedLine[], order: OrderState,
): readonly (readonly SplitLine[])[] {
  const totals = new Map(dishes.map(line => [line.id, line.totalPaise]))
  const sums = parts.map(lines => lines.reduce((sum, { lineId }) => sum + (totals.get(lineId) ?? 0), 0))
  const most = Math.max(1, ...sums)
  const isPerCover = ({ id }: ComputedLine): boolean => order.billing.charges.some(({ chargeId, per }) => per === 'cover' && chargeId === chargeIdOf(id))
  return parts.map((lines, part) => [
    ...lines,
    ...charges.map(charge => ({
      lineId: charge.id,
      // a share has at most six digits before its point: proportions of any bill fit
      share: isPerCover(charge) ? '1' : formatQuantity(Math.max(1, Math.round(((sums[part] ?? 0) * 1_000_000) / most))),
    })),
  ])
}

/** One part for each cover that ordered something; what names no cover is shared by all. */
function coversOf(order: OrderState, dishes: readonly ComputedLine[]): readonly (readonly SplitLine[])[] {
  const lineIds = [...new Set(dishes.map(({ id }) => orderLineIdOf(id)))]
  const coverOf = (id: string): number | undefined => own(order.lines, id)?.cover
  const covers = [...new Set(lineIds.flatMap(id => coverOf(id) ?? []))].sort((a, b) => a - b)
  if (covers.length < 2) refuse('invalid-split', 'Fewer than two covers have lines of their own.')
  return covers.map(cover => lineIds.filter(id => (coverOf(id) ?? cover) === cover).map(lineId => ({ lineId })))
}
