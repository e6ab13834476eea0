import type { BillState } from '../bill/bill'
import { composeBill } from '../bill/compose'
import { sectionsOf } from '../trading/documents-of'
import type { House } from '../kernel/house'
import type { OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import { computable } from './computable'
import { orderAmount } from './floor'

/**
 * @returns what an order comes to: of issued documents what they say, discounts included; of the rest what they would come to. In paise;
 *   null where that can't be computed
 */
export function billedAmount(house: House, order: OrderState, outlet: OutletState): number | null {
  if (order.bills.length === 0) return orderAmount(order, outlet)
  return computable(() => sectionsOf(order).reduce((sum, section) => {
    const plan = order.billing.splits[section]
    const issued = order.bills.filter(bill => bill.section === section).flatMap(({ billId }) => house.state<BillState>(`bill/${billId}`).issued?.totalPaise ?? [])
    // the parts of a split bill add up to the whole of its day, whichever of them are issued; a paid bill may have left the memory
    return issued.length === (plan?.parts ?? 1)
      ? issued.reduce((all, paise) => all + paise, sum)
      : sum + composeBill(order, outlet, section, plan?.billDiscount, plan?.date).figures.totalPaise
  }, 0))
}
