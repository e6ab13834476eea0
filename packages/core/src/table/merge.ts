import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import type { OrderState } from '../order/order'
import { knownTable, requireOwnTable, type TableEvent, type TableRefs, type TableState } from './table'

const tableRoles = ['owner', 'manager', 'waiter', 'cashier'] as const

/** All orders of the table go to another: a free one, or with `join` also to a taken one, beside its orders. */
export const transferTable = defineDecision<TableState, { toTableId: string; join?: boolean }, TableRefs, TableEvent>({
  name: 'table.transfer',
  category: 'table',
  roles: tableRoles,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { toTableId, join = false }, env) => {
    knownTable(env.refs, env.id)
    requireOwnTable(state, env.id)
    knownTable(env.refs, requireId(toTableId, 'toTableId'))
    if (toTableId === env.id) return []
    if (state.orderIds.length === 0) refuse('table-not-taken', `Nobody sits at table ${env.id}.`)
    return [{ type: 'TableTransferred', data: { tableId: env.id, toTableId, orderIds: state.orderIds, join } }]
  },
})

interface MergeRefs extends TableRefs {
  readonly named: readonly TableState[]
}

/**
 * One party over several tables. A free table joins the main one. A taken one joins too: its orders go to the main table,
 * each still an order of its own, and tables that were merged into it come along.
 */
export const mergeTables = defineDecision<TableState, { tableIds: readonly string[] }, MergeRefs, TableEvent>({
  name: 'table.merge',
  category: 'table',
  roles: tableRoles,
  reads: ({ body }) => ({ outlet: 'outlet', named: body.tableIds.map(id => `table/${requireId(id, 'tableIds')}`) }),
  decide: (state, { tableIds }, env) => {
    knownTable(env.refs, env.id)
    requireOwnTable(state, env.id)
    if (state.orderIds.length === 0) refuse('table-not-taken', `Seat the guests at table ${env.id} first.`)
    const joining = new Set<string>()
    const orderIds: string[] = []
    for (const [index, id] of tableIds.entries()) {
      const table = env.refs.named[index]
      knownTable(env.refs, id)
      if (id === env.id) refuse('invalid-body', `Table ${id} can't be merged into itself.`, { field: 'tableIds' })
      if (!table || table.mergedInto === env.id || joining.has(id)) continue
      requireOwnTable(table, id)
      if (table.occupancy === 'cleaning') refuse('table-cleaning', `Table ${id} is being cleaned.`)
      for (const each of [id, ...table.mergedTableIds]) joining.add(each)
      orderIds.push(...table.orderIds)
    }
    return joining.size === 0 ? [] : [{ type: 'TablesMerged', data: { tableId: env.id, tableIds: [...joining], orderIds } }]
  },
})

interface PartyRefs extends TableRefs {
  readonly orders: readonly OrderState[]
}

/** The party sits at its main table alone again: all orders stay there, and the joined tables are free (or to be cleaned). */
export const unmergeTables = defineDecision<TableState, unknown, PartyRefs, TableEvent>({
  name: 'table.unmerge',
  category: 'table',
  roles: tableRoles,
  reads: ({ state }) => ({ outlet: 'outlet', orders: state.orderIds.map(id => `order/${id}`) }),
  decide: (state, _, env) => {
    knownTable(env.refs, env.id)
    requireOwnTable(state, env.id)
    if (state.mergedTableIds.length === 0) return []
    const used = env.refs.orders.some(order => order.ticketIds.length > 0)
    const cleaning = used && env.refs.outlet.settings?.cleaningAfterRelease === true
    return [{ type: 'TablesUnmerged', data: { tableId: env.id, tableIds: state.mergedTableIds, cleaning } }]
  },
})

/** The table belongs to another's party from now on. */
export const joinTable = defineDecision<TableState, { mainTableId: string }, unknown, TableEvent>({
  name: 'table.join',
  category: 'table',
  roles: null,
  decide: (state, { mainTableId }, env) =>
    (state.mergedInto === mainTableId ? [] : [{ type: 'TableJoined', data: { tableId: env.id, mainTableId } }]),
})

/** The party has left this table. */
export const partTable = defineDecision<TableState, { mainTableId: string; cleaning: boolean }, unknown, TableEvent>({
  name: 'table.part',
  category: 'table',
  roles: null,
  decide: (state, { mainTableId, cleaning }, env) =>
    (state.mergedInto === mainTableId ? [{ type: 'TableParted', data: { tableId: env.id, mainTableId, cleaning } }] : []),
})
