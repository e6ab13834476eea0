import { defineDecision } from '../kernel/decider'
import { requireWhole } from '../kernel/checks'
import { requireInstant } from '../kernel/instant'
import { requireId } from '../kernel/ids'
import type { TableState } from '../table/table'
import { requireFreeLabel, requireLabel } from './label'
import { coversMax, orderRoles, requireOpen, ticketsToRenew } from './lifecycle'
import { requirePromise } from './guards'
import type { OrderEvent, OrderState } from './order'

/** An unpaid order, or a paid one of which the food is still to come. */
const requireKnown = (state: OrderState, id: string): void => {
  if (state.status !== 'billed') requireOpen(state, id)
}

interface TableRefs {
  readonly table?: TableState
  readonly seated?: readonly OrderState[]
}

/** Names the order on a shared table: a seat, a letter, never a guest's name, which must stay erasable. */
export const renameOrder = defineDecision<OrderState, { label: string }, TableRefs, OrderEvent>({
  name: 'order.rename',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, id, refs }) => ({
    table: state.tableId === null ? undefined : `table/${state.tableId}`,
    seated: refs.table?.orderIds.filter(other => other !== id).map(other => `order/${other}`),
  }),
  decide: (state, body, env) => {
    requireKnown(state, env.id)
    const label = requireLabel(body.label)
    if (label === state.label) return []
    requireFreeLabel(label, env.refs.seated ?? [])
    return [{ type: 'OrderRenamed', data: { orderId: env.id, label, ticketIds: ticketsToRenew(state) } }]
  },
})

/** The letter that an order gets when it shares its table. */
export const assignLabel = defineDecision<OrderState, { label: string }, unknown, OrderEvent>({
  name: 'order.assign-label',
  category: 'order',
  roles: null,
  decide: (state, { label }, env) => (state.label === label ? [] : [{ type: 'OrderRenamed', data: { orderId: env.id, label, ticketIds: ticketsToRenew(state) } }]),
})

/** How many guests the order is for. */
export const setCovers = defineDecision<OrderState, { covers: number }, unknown, OrderEvent>({
  name: 'order.set-covers',
  category: 'order',
  roles: orderRoles,
  decide: (state, { covers }, env) => {
    requireOpen(state, env.id)
    requireWhole(covers, 'covers', state.kind === 'dine-in' ? 1 : 0, coversMax)
    if (covers === state.covers) return []
    return [{
      type: 'OrderCoversSet', data: { orderId: env.id, tableId: state.tableId, covers, before: state.covers, ticketIds: ticketsToRenew(state) },
    }]
  },
})

/** Whose order it is, by the id of the customer's erasable record; null: nobody's. */
export const setCustomer = defineDecision<OrderState, { customerId: string | null }, unknown, OrderEvent>({
  name: 'order.set-customer',
  category: 'order',
  roles: orderRoles,
  decide: (state, { customerId }, env) => {
    requireKnown(state, env.id)
    if (customerId !== null) requireId(customerId, 'customerId')
    return customerId === state.customerId ? [] : [{ type: 'OrderCustomerSet', data: { orderId: env.id, customerId } }]
  },
})

/** When the guest was told that the food would be ready. */
export const promiseOrder = defineDecision<OrderState, { at: string }, unknown, OrderEvent>({
  name: 'order.promise',
  category: 'order',
  roles: orderRoles,
  decide: (state, body, env) => {
    requireKnown(state, env.id)
    if (requireInstant(body.at, 'at') === state.promisedAt) return []
    const at = requirePromise(body.at, 'at', env.now)
    return [{ type: 'OrderPromised', data: { orderId: env.id, at, ticketIds: ticketsToRenew(state) } }]
  },
})
