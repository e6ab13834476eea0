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
  /** The main table of the party that also sits here: taken then, without orders of its own. */
  readonly mergedInto: string | null
  /** Tables that belong to this one's party. */
  readonly mergedTableIds: readonly string[]
}

export type TableEvent =
  | DomainEvent<'TableSeated', { tableId: string; orderId: string; covers: number }>
  | DomainEvent<'TableOrderAdded', {
      tableId: string
      orderId: string
      covers: number
      /** Orders that are called so from now on, since they share the table. */
      labels?: readonly { readonly orderId: string; readonly label: string }[]
    }>
  | DomainEvent<'TableOrderRemoved', { tableId: string; orderId: string; covers: number }>
  | DomainEvent<'TableReleased', { tableId: string; orderId: string; cleaning: boolean; mergedTableIds?: readonly string[] }>
  | DomainEvent<'TableCoversChanged', { tableId: string; orderId: string; covers: number; before: number }>
  | DomainEvent<'TableTransferred', { tableId: string; toTableId: string; orderIds: readonly string[]; join: boolean }>
  | DomainEvent<'TablesMerged', { tableId: string; tableIds: readonly string[]; orderIds: readonly string[] }>
  | DomainEvent<'TablesUnmerged', { tableId: string; tableIds: readonly string[]; cleaning: boolean }>
  | DomainEvent<'TableJoined', { tableId: string; mainTableId: string }>
  | DomainEvent<'TableParted', { tableId: string; mainTableId: string; cleaning: boolean }>
  | DomainEvent<'TableCleaned', { tableId: string }>

const free: TableState = { occupancy: 'free', orderIds: [], covers: 0, since: null, mergedInto: null, mergedTableIds: [] }

/** Who sits where. The table's name, place and shape belong to the outlet. */
export const table = defineFeature<TableState, TableEvent>({
  category: 'table',
  stateVersion: 2,
  initial: free,
  evolve: (state, event) => {
    switch (event.type) {
      case 'TableSeated':
        return { ...free, occupancy: 'taken', orderIds: [event.data.orderId], covers: event.data.covers, since: event.at }
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
      case 'TableCoversChanged':
        return { ...state, covers: Math.max(0, state.covers + event.data.covers - event.data.before) }
      case 'TableTransferred':
        // each order says itself that it moved
        return state
      case 'TablesMerged':
        return { ...state, mergedTableIds: [...state.mergedTableIds, ...event.data.tableIds] }
      case 'TablesUnmerged':
        return { ...state, mergedTableIds: state.mergedTableIds.filter(id => !event.data.tableIds.includes(id)) }
      case 'TableJoined':
        return { ...state, occupancy: 'taken', since: state.since ?? event.at, mergedInto: event.data.mainTableId, mergedTableIds: [] }
      case 'TableParted':
        return { ...free, occupancy: event.data.cleaning ? 'cleaning' : 'free' }
      case 'TableCleaned':
        return free
      default:
        return event satisfies never
    }
  },
  // the plan has a fixed number of tables, and every start needs them all
  live: () => true,
  view: (id, { occupancy, orderIds, covers, since, mergedInto, mergedTableIds }) =>
    ({ id, state: occupancy, orderIds, covers, since, mergedInto, mergedTableIds }),
})

export interface TableRefs {
  readonly outlet: OutletState
}

export const knownTable = (refs: TableRefs, id: string): void => {
  if (!own(refs.outlet.tables, id)) refuse('unknown-table', `There is no table ${id}.`)
}

/** @throws RestoflowError `table-merged` when another table's party sits here */
export function requireOwnTable(state: TableState, id: string): void {
  if (state.mergedInto !== null) refuse('table-merged', `Table ${id} belongs to the party of ${state.mergedInto}.`, { mergedInto: state.mergedInto })
}

/** Most guests of one seating. */
const coversMax = 999

/** What `tables/{id}/seat` answers. */
const seating = (id: string, state: TableState): unknown => ({ tableId: id, orderId: state.orderIds[0], covers: state.covers })

/** Seats guests and opens their order. A taken table answers with its open order and changes nothing. */
export const seatTable = defineDecision<TableState, { covers: number; orderId?: string }, TableRefs, TableEvent>({
  name: 'table.seat',
  category: 'table',
  roles: ['owner', 'manager', 'waiter', 'cashier'],
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { covers, orderId }, env) => {
    knownTable(env.refs, env.id)
    requireOwnTable(state, env.id)
    if (state.occupancy === 'taken') return []
    if (state.occupancy === 'cleaning') refuse('table-cleaning', `Table ${env.id} is being cleaned.`)
    requireWhole(covers, 'covers', 1, coversMax)
    const newOrderId = orderId === undefined ? env.newId() : requireId(orderId, 'orderId')
    return [{ type: 'TableSeated', data: { tableId: env.id, orderId: newOrderId, covers } }]
  },
  view: seating,
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
