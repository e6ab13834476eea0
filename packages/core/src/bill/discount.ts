import type { Env } from '../kernel/env'
import { own } from '../kernel/own'
import { timesQuantity } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { OrderState } from '../order/order'
import type { OutletSettings } from '../outlet/outlet'
import { discountPaise } from '../tax/lines'
import { discountApprover, discountCapOf, isAbove } from '../trading/discount-cap'
import type { BillLineText } from './bill-events'
import type { ComposedBill } from './compose'

/**
 * Who must approve the discounts of a bill as it is now, whatever was allowed when they were given: of what nobody approved yet each line's
 * may be at most the share that who issues the bill, or who gave it, gives off alone; with a discount on the whole bill all of it
 * together at most the person's share of the dishes.
 * @param splitCap of a bill that was split: the share that who split it gives off alone, in basis points
 * @returns the id of who approved, or null where nobody needs to
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function discountApproval({ figures, texts, discounts }: ComposedBill, order: OrderState, settings: OutletSettings, env: Env,
  splitCap = 0): string | null {
  const cap = Math.max(discountCapOf(env.by, settings), splitCap)
  // a coupon was given by the house, not by the cashier
  const given = discounts.reduce((sum, { kind, amountPaise }) => sum + (kind === 'discount' ? amountPaise : 0), 0)
  let [unapproved, gross] = [given, 0]
  const above = { paise: 0, gross: 0 }
  for (const { id, charge, grossPaise } of figures.lines) {
    if (charge) continue
    gross += grossPaise
    const line = own(order.lines, id)
    const discount = line?.discount
    if (!discount || discount.approvedBy !== undefined) continue
    unapproved += ownPaise(texts.find(({ lineId }) => lineId === id))
    const linePaise = timesQuantity(line.unitPricePaise, parseQuantity(line.quantity))
    const paise = discountPaise(discount.discount, linePaise, 'discount')
    if (!isAbove(Math.max(cap, discount.capBasisPoints ?? 0), paise, linePaise)) continue
    above.paise += paise
    above.gross += linePaise
  }
  const approvedBy = given === 0 || !isAbove(splitCap, unapproved, gross) ? null : discountApprover(env, unapproved, gross, settings)
  return above.paise === 0 ? approvedBy : discountApprover(env, above.paise, above.gross, settings)
}

/** What people gave off a line, as far as the bill has it: at its value where an operator pays the tax. */
function ownPaise(text: BillLineText | undefined): number {
  return (text?.discounts ?? []).reduce((sum, { kind, amountPaise = 0 }) => sum + (kind === 'discount' || kind === 'comp' ? amountPaise : 0), 0)
}
