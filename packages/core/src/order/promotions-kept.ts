import type { OrderKind } from '../offer/order-kind'
import type { OutletState } from '../outlet/outlet'
import type { Promotion } from '../outlet/promotion'
import type { OrderPromotion } from './billing'
import type { OrderState } from './order'

/** @returns a promotion as the order keeps it: a later change of it changes no open order */
export function freezePromotion({ id, name, names, effect, scope, minBillPaise, from, until, times }: Promotion, code: string | null): OrderPromotion {
  return {
    promotionId: id, name, ...(names && { names }), effect, scope, ...(minBillPaise !== undefined && { minBillPaise }),
    ...(code === null
      ? { ...(from !== undefined && { from }), ...(until !== undefined && { until }), ...(times && { times }) }
      : { code }),
  }
}

/** @returns the offers that stand on every order of this kind by themselves, frozen as they are now */
export function automaticPromotions(outlet: OutletState, kind: OrderKind): readonly OrderPromotion[] {
  return Object.values(outlet.promotions)
    .filter(({ automatic, archived, kinds }) => automatic && archived !== true && kinds.includes(kind))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(promotion => freezePromotion(promotion, null))
}

/** @returns the coupons of an order that ends without a bill: their codes may be used again */
export function couponsOf(state: OrderState): readonly { readonly promotionId: string; readonly code: string }[] {
  return state.billing.promotions.flatMap(({ promotionId, code }) => (code === undefined ? [] : [{ promotionId, code }]))
}
