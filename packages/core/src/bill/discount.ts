import type { Env } from '../kernel/env'
import { own } from '../kernel/own'
import type { OrderState } from '../order/order'
import type { OutletSettings } from '../outlet/outlet'
import type { ComputedBill } from '../tax/computed-bill'
import { discountApprover } from '../trading/discount-cap'

/**
 * Who must approve a discount on the whole bill: what nobody approved yet, on lines and on the bill together, may be at most the
 * person's share of the dishes.
 * @returns the id of who approved, or null where nobody needs to
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function discountApproval(figures: ComputedBill, order: OrderState, settings: OutletSettings, env: Env): string | null {
  if (figures.billDiscountPaise === 0) return null
  let [unapproved, gross] = [figures.billDiscountPaise, 0]
  for (const { id, charge, grossPaise, lineDiscountPaise } of figures.lines) {
    if (charge) continue
    gross += grossPaise
    if (own(order.lines, id)?.discount?.approvedBy === undefined) unapproved += lineDiscountPaise
  }
  return discountApprover(env, unapproved, gross, settings)
}
