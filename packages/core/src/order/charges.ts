import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { freezeCharge, type ChargeRefs } from './charge-freeze'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderState } from './order'

/** Puts a charge on the order that the guest has agreed to, or one back that was waived. */
export const addCharge = defineDecision<OrderState, { chargeId: string }, ChargeRefs, OrderEvent>({
  name: 'order.add-charge',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, { chargeId }, env) => {
    requireOpen(state, env.id)
    const before = state.billing.charges.find(charge => charge.chargeId === chargeId)
    if (before && !before.waived) return []
    const charge = own(env.refs.outlet.charges, chargeId)
    if (!charge || charge.archived) return refuse('unknown-charge', `There is no charge ${chargeId}.`)
    if (!charge.kinds.includes(state.kind)) refuse('charge-not-for-kind', `${charge.name} is not for ${state.kind} orders.`)
    return [{ type: 'ChargeAdded', data: { orderId: env.id, charge: freezeCharge(charge, env.refs, env.now) } }]
  },
})

/** Takes a charge off this order's bill; it stays off whatever is added later. A mandatory one stays on. */
export const waiveCharge = defineDecision<OrderState, { chargeId: string; reason?: string }, unknown, OrderEvent>({
  name: 'order.waive-charge',
  category: 'order',
  roles: orderRoles,
  decide: (state, { chargeId, reason }, env) => {
    requireOpen(state, env.id)
    const charge = state.billing.charges.find(each => each.chargeId === chargeId) ?? refuse('unknown-charge', `The order has no charge ${chargeId}.`)
    if (charge.waived) return []
    if (!charge.waivable) refuse('charge-mandatory', `${charge.name} can't be taken off.`)
    return [{ type: 'ChargeWaived', data: { orderId: env.id, chargeId, ...(reason !== undefined && reason !== '' && { reason }) } }]
  },
})
