import { scaleDown } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { LineDiscount } from './billing'
import type { OrderLine } from './order'

/**
 * What is left of a line's discount when the line shrinks. A percentage shrinks by itself, an amount in proportion, down to the whole paisa:
 * a share that was within somebody's cap stays within it.
 * @param quantity thousandths that are left
 * @returns for the event: the discount that the line has then; nothing where it stays as it is
 */
export function discountOfLess({ discount, quantity: before }: OrderLine, quantity: number): { readonly discountLeft?: LineDiscount } {
  const all = parseQuantity(before)
  if (!discount || !('amountPaise' in discount.discount) || quantity >= all) return {}
  return { discountLeft: { ...discount, discount: { amountPaise: scaleDown(discount.discount.amountPaise, quantity, all) } } }
}
