import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import type { OrderState } from '../order/order'
import { labelOrders } from './labels'
import { knownTable, requireOwnTable, type TableEvent, type TableRefs, type TableState } from './table'

interface AttachRefs extends TableRefs {
  /** Those at the table, oldest first, and the one that comes. */
  readonly orders: readonly OrderState[]
}

/**
 * An order takes its place: it seats a free table, and joins the others at a taken one. Orders that share a table are told
 * apart by a label: who has none gets a letter, A for the first.
 */
export const attachOrder = defineDecision<TableState, { orderId: string; covers: number; mustBeFree?: boolean }, AttachRefs, TableEvent>({
  name: 'table.attach-order',
  category: 'table',
  roles: null,
  reads: ({ state, body }) => ({ outlet: 'outlet', orders: [...state.orderIds, body.orderId].map(id => `order/${id}`) }),
  decide: (state, { orderId, covers, mustBeFree }, env) => {
    knownTable(env.refs, env.id)
    if (state.orderIds.includes(orderId)) return []
    requireOwnTable(state, env.id)
    const data = { tableId: env.id, orderId, covers }
    if (state.occupancy === 'free') return [{ type: 'TableSeated', data }]
    if (state.occupancy === 'cleaning') refuse('table-cleaning', `Table ${env.id} is being cleaned.`)
    if (mustBeFree) refuse('table-taken', `Table ${env.id} is taken.`)
    const orders = env.refs.orders.map(order => order.label)
    const labels = labelOrders(orders).flatMap((label, index) => {
      const id = [...state.orderIds, orderId][index]
      return id === undefined || label === orders[index] ? [] : [{ orderId: id, label }]
    })
    return [{ type: 'TableOrderAdded', data: { ...data, labels } }]
  },
})

export interface DetachOrder {
  readonly orderId: string
  readonly covers: number
  /** It goes on elsewhere. */
  readonly moved?: boolean
  /** With `moved`: something was sent for it while it was here. */
  readonly used?: boolean
}

/** An order leaves: paid, cancelled or moved. The last one frees the table, and those that were merged into it. */
export const detachOrder = defineDecision<TableState, DetachOrder, TableRefs, TableEvent>({
  name: 'table.detach-order',
  category: 'table',
  roles: null,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { orderId, covers, moved = false, used = false }, env) => {
    if (!state.orderIds.includes(orderId)) return []
    // a table that has just been merged into another stays taken
    if (state.orderIds.length > 1 || state.mergedInto !== null) return [{ type: 'TableOrderRemoved', data: { tableId: env.id, orderId, covers } }]
    // who moves before the first dish leaves a clean table
    const cleaning = (!moved || used) && env.refs.outlet.settings?.cleaningAfterRelease === true
    const { mergedTableIds } = state
    return [{ type: 'TableReleased', data: { tableId: env.id, orderId, cleaning, ...(mergedTableIds.length > 0 && { mergedTableIds }) } }]
  },
})

/** One of its orders has more guests now, or fewer. */
export const changeTableCovers = defineDecision<TableState, { orderId: string; covers: number; before: number }, unknown, TableEvent>({
  name: 'table.change-covers',
  category: 'table',
  roles: null,
  decide: (state, body, env) => (state.orderIds.includes(body.orderId) ? [{ type: 'TableCoversChanged', data: { tableId: env.id, ...body } }] : []),
})
