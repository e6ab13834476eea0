import type { Env } from '../kernel/env'
import { own } from '../kernel/own'
import type { OrderState } from '../order/order'
import type { OutletSettings } from '../outlet/outlet'
import { discountApprover } from '../trading/discount-cap'
import type { BillLineText } from './bill-events'
import type { ComposedBill } from './compose'

/**
 * Who must approve a discount on the whole bill: what nobody approved yet, on lines and on the bill together, may be at most the
 * person's share of the dishes.
 * @returns the id of who approved, or null where nobody needs to
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function discountApproval({ figures, texts, discounts }: ComposedBill, order: OrderState, settings: OutletSettings, env: Env): string | null {
  // a coupon was given by the house, not by the cashier
  const given = discounts.reduce((sum, { kind, amountPaise }) => sum + (kind === 'discount' ? amountPaise : 0), 0)
  if (given === 0) return null
  let [unapproved, gross] = [given, 0]
  for (const { id, charge, grossPaise } of figures.lines) {
    if (charge) continue
    gross += grossPaise
    const discount = own(order.lines, id)?.discount
    if (discount && discount.approvedBy === undefined) unapproved += ownPaise(texts.find(({ lineId }) => lineId === id))
  }
  return discountApprover(env, unapproved, gross, settings)
}

/** What people gave off a line, as far as the bill has it: at its value where an operator pays the tax. */
function ownPaise(text: BillLineText | undefined): number {
  return (text?.discounts ?? []).reduce((sum, { kind, amountPaise = 0 }) => sum + (kind === 'discount' || kind === 'comp' ? amountPaise : 0), 0)
}
