import { prorate, timesQuantity } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { OrderCharge } from '../order/billing'
import type { OrderLine, OrderState } from '../order/order'
import type { ComputedBill } from '../tax/computed-bill'
import type { BillLine } from '../tax/lines'
import type { BillLineText } from './bill-events'
import { chargeLineId } from './line-ids'

/** @returns the charges that stand on a section of the order's bill */
export function chargesOf(order: OrderState, section: 'gst' | 'vat'): readonly OrderCharge[] {
  return order.billing.charges.filter(charge => charge.waived === null && charge.tax.section === section)
}

/**
 * A charge as a line of its own with its own tax class (CGST Act, s. 15(2)). A percentage is of what the dishes come to after all
 * discounts, in the prices as they stand on the menu.
 * @param menu the bill without its charges, at the menu's prices
 */
export function chargeLine(charge: OrderCharge, order: OrderState, lines: readonly OrderLine[], menu: ComputedBill): BillLine | null {
  const net = menu.grossPaise - menu.discountPaise
  const [quantity, unitPricePaise] = 'basisPoints' in charge.amount
    ? [1, prorate(net, charge.amount.basisPoints, 10_000)]
    : [countOf(charge, order, lines), charge.amount.paise]
  if (quantity === 0 || unitPricePaise === 0) return null
  const { rateBasisPoints, hsn, treatment, cessBasisPoints, cessPaisePerUnit } = charge.tax
  return {
    id: chargeLineId(charge.chargeId), name: charge.name, quantity, unitPricePaise, rateBasisPoints, hsn, treatment, charge: true,
    ...(cessBasisPoints !== undefined && { cessBasisPoints }), ...(cessPaisePerUnit !== undefined && { cessPaisePerUnit }),
  }
}

/** Covers are the order's; items are whole pieces, a dish by weight counts as one. */
function countOf({ per }: OrderCharge, { covers }: OrderState, lines: readonly OrderLine[]): number {
  if (per === 'bill') return 1
  if (per === 'cover') return covers
  return lines.reduce((count, line) => {
    const thousandths = parseQuantity(line.quantity)
    return count + (thousandths % 1000 === 0 ? thousandths / 1000 : 1)
  }, 0)
}

/**
 * @param priced the charge's line at the menu's prices
 * @param taxed the same as it is taxed: an operator pays the tax that its price held
 * @returns the words beside a charge's line, with how its amount is made
 */
export function chargeText({ chargeId, names, per, amount }: OrderCharge, menu: ComputedBill, priced: BillLine, taxed: BillLine): BillLineText {
  const isValued = priced.unitPricePaise !== taxed.unitPricePaise
  return {
    lineId: chargeLineId(chargeId), itemId: chargeLineId(chargeId), ...(names && { names }), modifiers: [],
    charge: {
      per, amount, ...('basisPoints' in amount && { basePaise: menu.grossPaise - menu.discountPaise }),
      ...(isValued && { pricedPaise: timesQuantity(priced.unitPricePaise, parseQuantity(priced.quantity)) }),
    },
  }
}
