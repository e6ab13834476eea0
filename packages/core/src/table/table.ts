import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import type { OutletState } from '../outlet/outlet'

export interface TableState {
  readonly occupancy: 'free' | 'taken' | 'cleaning'
  /** Oldest first; several when the table is shared. */
  readonly orderIds: readonly string[]
  readonly covers: number
  /** UTC instant of the first seating, null when free. */
  readonly since: string | null
}

export type TableEvent =
  | DomainEvent<'TableSeated', { tableId: string; orderId: string; covers: number }>
  | DomainEvent<'TableOrderAdded', { tableId: string; orderId: string; covers: number }>
  | DomainEvent<'TableOrderRemoved', { tableId: string; orderId: string; covers: number }>
  | DomainEvent<'TableReleased', { tableId: string; orderId: string; cleaning: boolean }>
  | DomainEvent<'TableCleaned', { tableId: string }>

const free: TableState = { occupancy: 'free', orderIds: [], covers: 0, since: null }

/** Who sits where. The table's name, place and shape belong to the outlet. */
export const table = defineFeature<TableState, TableEvent>({
  category: 'table',
  initial: free,
  evolve: (state, event) => {
    switch (event.type) {
      case 'TableSeated':
        return { occupancy: 'taken', orderIds: [event.data.orderId], covers: event.data.covers, since: event.at }
      case 'TableOrderAdded':
        return { ...state, orderIds: [...state.orderIds, event.data.orderId], covers: state.covers + event.data.covers }
      case 'TableOrderRemoved':
        return {
          ...state,
          orderIds: state.orderIds.filter(id => id !== event.data.orderId),
          covers: Math.max(0, state.covers - event.data.covers),
        }
      case 'TableReleased':
        return { ...free, occupancy: event.data.cleaning ? 'cleaning' : 'free' }
      case 'TableCleaned':
        return free
      default:
        return event satisfies never
    }
  },
  // the plan has a fixed number of tables, and every start needs them all
  live: () => true,
  view: (id, state) => ({ id, state: state.occupancy, orderIds: state.orderIds, covers: state.covers, since: state.since }),
})

export interface TableRefs {
  readonly outlet: OutletState
}

const knownTable = (refs: TableRefs, id: string): void => {
  if (!own(refs.outlet.tables, id)) refuse('unknown-table', `There is no table ${id}.`)
}

/** Most guests of one seating. */
const coversMax = 999

const seating = (id: string, state: TableState): unknown => ({ tableId: id, orderId: state.orderIds[0], covers: state.covers })

/** Seats guests and opens their order. A taken table answers with its open order and changes nothing. */
export const seatTable = defineDecision<TableState, { covers: number; orderId?: string }, TableRefs, TableEvent>({
  name: 'table.seat',
  category: 'table',
  roles: ['owner', 'manager', 'waiter', 'cashier'],
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { covers, orderId }, env) => {
    knownTable(env.refs, env.id)
    if (state.occupancy === 'taken') return []
    if (state.occupancy === 'cleaning') refuse('table-cleaning', `Table ${env.id} is being cleaned.`)
    requireWhole(covers, 'covers', 1, coversMax)
    const newOrderId = orderId === undefined ? env.newId() : requireId(orderId, 'orderId')
    return [{ type: 'TableSeated', data: { tableId: env.id, orderId: newOrderId, covers } }]
  },
  view: seating,
})

/** An order takes its place: it seats a free table, and joins the others at a taken one. */
export const attachOrder = defineDecision<TableState, { orderId: string; covers: number; mustBeFree?: boolean }, TableRefs, TableEvent>({
  name: 'table.attach-order',
  category: 'table',
  roles: null,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { orderId, covers, mustBeFree }, env) => {
    knownTable(env.refs, env.id)
    if (state.orderIds.includes(orderId)) return []
    const data = { tableId: env.id, orderId, covers }
    if (state.occupancy === 'free') return [{ type: 'TableSeated', data }]
    if (state.occupancy === 'cleaning') refuse('table-cleaning', `Table ${env.id} is being cleaned.`)
    if (mustBeFree) refuse('table-taken', `Table ${env.id} is taken.`)
    return [{ type: 'TableOrderAdded', data }]
  },
})

/** An order leaves: paid, cancelled or moved. The last one frees the table. */
export const detachOrder = defineDecision<TableState, { orderId: string; covers: number; moved?: boolean }, TableRefs, TableEvent>({
  name: 'table.detach-order',
  category: 'table',
  roles: null,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { orderId, covers, moved }, env) => {
    if (!state.orderIds.includes(orderId)) return []
    if (state.orderIds.length > 1) return [{ type: 'TableOrderRemoved', data: { tableId: env.id, orderId, covers } }]
    const cleaning = !moved && env.refs.outlet.settings?.cleaningAfterRelease === true
    return [{ type: 'TableReleased', data: { tableId: env.id, orderId, cleaning } }]
  },
})

/** The table is clean and free again. */
export const cleanTable = defineDecision<TableState, unknown, TableRefs, TableEvent>({
  name: 'table.clean',
  category: 'table',
  roles: ['owner', 'manager', 'waiter', 'cashier'],
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, _, env) => {
    knownTable(env.refs, env.id)
    return state.occupancy === 'cleaning' ? [{ type: 'TableCleaned', data: { tableId: env.id } }] : []
  },
})
