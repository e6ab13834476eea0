import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { OutletState } from '../outlet/outlet'

export interface RedemptionState {
  /** How often each code of the promotion was used and not given back. */
  readonly uses: Readonly<Record<string, number>>
}

interface Used {
  readonly promotionId: string
  readonly code: string
  readonly orderId: string
}

export type RedemptionEvent =
  | DomainEvent<'CouponRedeemed', Used>
  | DomainEvent<'CouponGivenBack', Used>

/** How often the codes of one promotion were used: `redemption/{promotionId}`. */
export const redemption = defineFeature<RedemptionState, RedemptionEvent>({
  category: 'redemption',
  initial: { uses: {} },
  evolve: (state, { type, data: { code } }) =>
    ({ uses: { ...state.uses, [code]: Math.max(0, (own(state.uses, code) ?? 0) + (type === 'CouponRedeemed' ? 1 : -1)) } }),
  live: state => Object.keys(state.uses).length > 0,
  view: (id, state) => ({ id, uses: state.uses }),
})

/** Uses a code once; with the order that it is on, in one transaction. */
export const redeemCoupon = defineDecision<RedemptionState, Omit<Used, 'promotionId'>, { outlet: OutletState }, RedemptionEvent>({
  name: 'redemption.redeem',
  category: 'redemption',
  roles: null,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { code, orderId }, { id: promotionId, refs }) => {
    const max = own(refs.outlet.promotions, promotionId)?.usesMax
    if (max !== undefined && (own(state.uses, code) ?? 0) >= max) {
      refuse('coupon-used-up', max === 1 ? `${code} was used already.` : `${code} was used ${max} times, as often as it may be.`, { code })
    }
    return [{ type: 'CouponRedeemed', data: { promotionId, code, orderId } }]
  },
})

export const giveCouponBack = defineDecision<RedemptionState, Omit<Used, 'promotionId'>, unknown, RedemptionEvent>({
  name: 'redemption.give-back',
  category: 'redemption',
  roles: null,
  decide: (state, { code, orderId }, { id: promotionId }) =>
    ((own(state.uses, code) ?? 0) > 0 ? [{ type: 'CouponGivenBack', data: { promotionId, code, orderId } }] : []),
})
