import { localTime } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { own } from '../kernel/own'
import { isServed } from '../offer/times'
import type { Promotion } from '../outlet/promotion'
import type { OutletState } from '../outlet/outlet'
import type { OrderPromotion } from './billing'
import { requireOpen } from './lifecycle'
import { freezePromotion } from './promotions-kept'
import type { OrderEvent, OrderState } from './order'

export interface ApplyPromotion {
  /** An offer, by its id. */
  readonly promotionId?: string
  /** A coupon, as it is typed or scanned. */
  readonly code?: string
}

const tillRoles = ['owner', 'manager', 'cashier'] as const

/**
 * Puts a coupon or an offer on the order. Each is on an order once; a code that may be used so many times is taken in the same
 * transaction, so that two tills never use the last one twice.
 */
export const applyPromotion = defineDecision<OrderState, ApplyPromotion, { outlet: OutletState }, OrderEvent>({
  name: 'order.apply-promotion',
  category: 'order',
  roles: tillRoles,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { promotionId, code: typed }, env) => {
    requireOpen(state, env.id)
    const { outlet } = env.refs
    const code = typed === undefined ? null : typed.replace(/\s+/g, '').toUpperCase()
    const promotion = find(outlet, promotionId, code)
    if (state.billing.promotions.some(each => each.promotionId === promotion.id)) return []
    const { timeZone } = requireSettings(outlet)
    const { date } = localTime(env.now, timeZone)
    const { name, from = '', until = '9999-12-31', times, kinds } = promotion
    if (date < from || date > until) refuse('promotion-not-now', `${name} holds from ${from === '' ? 'the beginning' : from} to ${until}.`, { from, until })
    if (!isServed(times, env.now, timeZone)) refuse('promotion-not-now', `${name} does not hold at this hour.`)
    if (!kinds.includes(state.kind)) refuse('promotion-not-for-kind', `${name} is not for ${state.kind} orders.`)
    return [{ type: 'PromotionApplied', data: { orderId: env.id, promotion: freezePromotion(promotion, code) } }]
  },
})

function find(outlet: OutletState, promotionId: string | undefined, code: string | null): Promotion {
  const found = code === null
    ? own(outlet.promotions, promotionId ?? '')
    : Object.values(outlet.promotions).find(({ codes }) => codes?.includes(code))
  if (!found || found.archived === true) return refuse('unknown-promotion',
    code === null ? `There is no offer ${promotionId ?? ''}.` : `No coupon has the code ${code}.`)
  if (code === null && found.codes) refuse('unknown-promotion', `${found.name} needs its code.`, { field: 'code' })
  return found
}

/** Takes a coupon or an offer off the order; its code may be used again. */
export const removeOrderPromotion = defineDecision<OrderState, { promotionId: string }, unknown, OrderEvent>({
  name: 'order.remove-promotion',
  category: 'order',
  roles: tillRoles,
  decide: (state, { promotionId }, env) => {
    requireOpen(state, env.id)
    const promotion = state.billing.promotions.find(each => each.promotionId === promotionId)
    return promotion ? [{ type: 'PromotionTakenOff', data: { orderId: env.id, promotionId, ...codeOf(promotion) } }] : []
  },
})

/** The code that was used, for the book that counts it. */
const codeOf = ({ code }: OrderPromotion): { readonly code?: string } => (code === undefined ? {} : { code })
