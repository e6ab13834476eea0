import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { OrderKind } from '../offer/order-kind'
import { automaticCharges, type ChargeRefs } from './charge-freeze'
import { orderRoles, requireOpen } from './guards'
import { ticketsToRenew } from './lifecycle'
import type { OrderEvent, OrderState } from './order'

/** Kinds that become each other: a guest who was to come has it brought, or the other way round. */
export const exchangeableKinds = ['takeaway', 'delivery'] as const satisfies readonly OrderKind[]

/**
 * Makes a takeaway a delivery, or the other way round. Lines keep the price that was agreed; charges of the new kind come on, and those that
 * do not stand on such orders come off. What came through another house, or sits at a table, stays what it is.
 */
export const setKind = defineDecision<OrderState, { kind: (typeof exchangeableKinds)[number] }, ChargeRefs, OrderEvent>({
  name: 'order.set-kind',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, { kind }, env) => {
    requireOpen(state, env.id)
    if (state.kind === kind) return []
    const isExchangeable = exchangeableKinds.some(each => each === state.kind) && state.tableId === null
    if (!isExchangeable) refuse('order-kind-fixed', `Order ${env.id} is ${state.kind}.`)
    const removed = state.billing.charges.filter(({ chargeId }) => own(env.refs.outlet.charges, chargeId)?.kinds.includes(kind) === false)
    const charges = automaticCharges(env.refs, kind, env.now)
      .filter(({ chargeId }) => !state.billing.charges.some(before => before.chargeId === chargeId))
    return [{
      type: 'OrderKindSet',
      data: { orderId: env.id, kind, charges, removedChargeIds: removed.map(({ chargeId }) => chargeId), ticketIds: ticketsToRenew(state) },
    }]
  },
})
