/** A table as the floor shows it at this moment. */
export interface TableFact {
  readonly id: string
  readonly name: string
  readonly seats: number
  readonly state: string
  readonly covers: number
  readonly orderIds: readonly string[]
  /** The main table of its party, where it is another one. */
  readonly mergedInto: string | null
  readonly mergedIds: readonly string[]
}

/** What happens at a table when something comes to it: it is taken, joined, or it can't be chosen. */
export type Choice = 'free' | 'join' | 'no'

/** A command to give: path below `/api/v1/` and body. */
export interface Wanted {
  readonly path: string
  readonly body: object
}

/** What moves to another table: one of the orders, or all that sit there. */
export type Moving = { readonly kind: 'order'; readonly orderId: string } | { readonly kind: 'table' }

/** @returns what a tap on the table does while something moves from `from`, or while tables join `from` */
export function choiceOf(table: TableFact, from: TableFact): Choice {
  if (table.id === from.id || table.mergedInto !== null || table.state === 'cleaning') return 'no'
  return table.orderIds.length === 0 ? 'free' : 'join'
}

/** @returns the command that takes the order, or all orders, to the table */
export function moveTo(moving: Moving, from: TableFact, to: TableFact): Wanted {
  const join = to.orderIds.length > 0
  return moving.kind === 'order'
    ? { path: `orders/${moving.orderId}/move`, body: { tableId: to.id, ...(join && { join }) } }
    : { path: `tables/${from.id}/transfer`, body: { toTableId: to.id, ...(join && { join }) } }
}

/** The guests come back to where they sat a moment ago: it needs no cleaning, and others may sit there by now. */
const back = (orderIds: readonly string[], tableId: string): readonly Wanted[] =>
  [{ path: `tables/${tableId}/clean`, body: {} }, ...orderIds.map(id => ({ path: `orders/${id}/move`, body: { tableId, join: true } }))]

/** Tables that were freed a moment ago belong to the party again. */
const again = (tableIds: readonly string[], mainId: string): readonly Wanted[] => (tableIds.length === 0 ? [] : [
  ...tableIds.map(id => ({ path: `tables/${id}/clean`, body: {} })),
  { path: `tables/${mainId}/merge`, body: { tableIds } },
])

/** @returns what takes a move back, in its order; `from` as it was before the move */
export function moveBack(moving: Moving, from: TableFact): readonly Wanted[] {
  const orderIds = moving.kind === 'order' ? [moving.orderId] : from.orderIds
  // with its last order a party leaves all its tables
  return [...back(orderIds, from.id), ...(orderIds.length === from.orderIds.length ? again(from.mergedIds, from.id) : [])]
}

/** @returns what takes a merge back, in its order; `main` and `joined` as they were before it */
export function mergeBack(main: TableFact, joined: readonly TableFact[]): readonly Wanted[] {
  return [
    { path: `tables/${main.id}/unmerge`, body: {} },
    ...again(main.mergedIds, main.id),
    ...joined.flatMap(table => [...back(table.orderIds, table.id), ...again(table.mergedIds, table.id)]),
  ]
}

/** @returns `T4 + T5` */
export function partyText(tables: readonly Pick<TableFact, 'name'>[]): string {
  return tables.map(({ name }) => name).join(' + ')
}

/** A set of tables that are often put together. */
export interface Preset {
  readonly name: string
  readonly tableIds: readonly string[]
}

/** @returns the presets that hold the table, with the others of each that can join it now; those of which one can't are left out */
export function presetsFor(from: TableFact, presets: readonly Preset[], tables: readonly TableFact[]): readonly Preset[] {
  return presets.flatMap(({ name, tableIds }) => {
    const others = tableIds.filter(id => id !== from.id && !from.mergedIds.includes(id))
    const canJoin = (id: string): boolean => tables.some(table => table.id === id && choiceOf(table, from) !== 'no')
    return tableIds.includes(from.id) && others.length > 0 && others.every(canJoin) ? [{ name, tableIds: others }] : []
  })
}
