import { allocate } from '../money/allocate'
import { discountPaise } from '../tax/lines'
import type { ComputedBill } from '../tax/computed-bill'
import type { BillDiscount } from './bill-events'
import type { DishLine } from './dish-lines'

/**
 * @param figures the bill on which the lines stand at their value (CGST Rules, Rule 35), not at the menu's prices
 * @returns the lines with what each cause takes off there: together the line's own discount
 */
export function dishesAtValue(dishes: readonly DishLine[], { lines }: ComputedBill): readonly DishLine[] {
  return dishes.map((dish, place) => {
    const paise = dish.discounts.length === 0 ? [] : allocate(lines[place]?.lineDiscountPaise ?? 0, dish.discounts.map(each => each.paise))
    return { ...dish, discounts: dish.discounts.map((each, nth) => ({ ...each, paise: paise[nth] ?? 0 })) }
  })
}

/** @returns what came off the bill as a whole, at its value: together the bill's discount; a percentage stays where it is still exact */
export function rowsAtValue(rows: readonly BillDiscount[], { billDiscountPaise, grossPaise, lineDiscountPaise }: ComputedBill): readonly BillDiscount[] {
  if (rows.length === 0) return rows
  const shares = allocate(billDiscountPaise, rows.map(({ amountPaise }) => amountPaise))
  const given = rows.reduce((sum, { kind }, place) => sum + (kind === 'discount' ? 0 : (shares[place] ?? 0)), 0)
  return rows.map(({ percent, ...row }, place) => {
    const amountPaise = shares[place] ?? 0
    const isExact = percent !== undefined && discountPaise({ percent }, grossPaise - lineDiscountPaise - given, 'billDiscount') === amountPaise
    return { ...row, amountPaise, ...(isExact && { percent }) }
  })
}
