import { composeBill } from '../bill/compose'
import { sectionsOf } from '../trading/documents-of'
import type { House } from '../kernel/house'
import { own } from '../kernel/own'
import type { TicketState } from '../kitchen/ticket'
import type { OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import { sectionsInOrder, type FloorTable, type MergePreset, type Section } from '../outlet/plan'
import type { TableState } from '../table/table'
import { computable } from './computable'
import { nextKept, type KeptFor } from './reservations'

/** The seven words for a table, used by the floor, MQTT and the API alike. */
export const tableStages = ['free', 'seated', 'ordered', 'ready', 'bill', 'paying', 'cleaning'] as const
export type TableStage = (typeof tableStages)[number]

/** One order of a table. */
export interface FloorOrder {
  readonly orderId: string
  /** Null as long as it has the table for itself. */
  readonly label: string | null
  readonly covers: number
  /** Null where the figures can't be computed. */
  readonly amountPaise: number | null
  readonly stage: TableStage
}

export interface FloorBoardTable extends FloorTable {
  readonly state: TableStage
  /** Oldest first; on a merged table those of its main table. */
  readonly orderIds: readonly string[]
  /** The same orders, for a shared table's names and shares. */
  readonly orders: readonly FloorOrder[]
  /** The table whose party sits here too; guests and amounts are counted there alone. */
  readonly mergedInto: string | null
  readonly mergedTableIds: readonly string[]
  /** The party's tables, its main one first: `T4 + T5`; of a table alone its name. */
  readonly partyName: string
  /** Seats of all the party's tables. */
  readonly partySeats: number
  readonly covers: number
  /** UTC instant of the seating. */
  readonly since: string | null
  /** What the table owes by now, tax included; 0 when free, null where an order's figures can't be computed. */
  readonly amountPaise: number | null
  /** When the bill was asked for and not yet issued. */
  readonly billAskedAt: string | null
  /** Staff id of the cashier who is on it. */
  readonly billSeenBy: string | null
  /** UTC instant of the next reservation that keeps the table, however far ahead. */
  readonly reservedAt: string | null
  readonly reservationId: string | null
}

export interface FloorBoard {
  readonly position: number
  readonly sections: readonly (Section & { readonly tables: readonly FloorBoardTable[] })[]
  /** Tables that are often put together. */
  readonly mergePresets: readonly MergePreset[]
}

/**
 * @param now reservations that ended before it are left out; by default none are
 * @returns the whole floor as it stands
 */
export function floorBoard(house: House, now?: string): FloorBoard {
  const kept = nextKept(house, now)
  const outlet = house.state<OutletState>('outlet')
  const tables = Object.values(outlet.tables).map(table => boardTable(house, outlet, table, kept))
  return {
    position: house.position,
    mergePresets: Object.values(outlet.mergePresets),
    sections: sectionsInOrder(outlet.sections).map(section => ({ ...section, tables: tables.filter(({ sectionId }) => sectionId === section.id) })),
  }
}

/** @returns one table as it stands, or null when there is none of this id */
export function floorTable(house: House, tableId: string, now?: string): FloorBoardTable | null {
  const outlet = house.state<OutletState>('outlet')
  const table = own(outlet.tables, tableId)
  return table ? boardTable(house, outlet, table, nextKept(house, now)) : null
}

/** @returns the names of the tables at which the table's party sits, the main one first: `T4 + T5` */
export function partyName(house: House, tableId: string): string {
  const outlet = house.state<OutletState>('outlet')
  return partyTables(house, outlet, tableId).map(id => own(outlet.tables, id)?.name ?? id).join(' + ')
}

function partyTables(house: House, outlet: OutletState, tableId: string): readonly string[] {
  const { mergedInto } = house.state<TableState>(`table/${tableId}`)
  const main = mergedInto ?? tableId
  return [main, ...house.state<TableState>(`table/${main}`).mergedTableIds].filter(id => id === main || own(outlet.tables, id) !== undefined)
}

const amounts = new WeakMap<OrderState, { readonly outlet: OutletState; readonly paise: number | null }>()

/** @returns what the order comes to by now, tax and round-off included, food and liquor together; in paise, null where it can't be computed */
export function orderAmount(order: OrderState, outlet: OutletState): number | null {
  const known = amounts.get(order)
  if (known?.outlet === outlet) return known.paise
  const paise = outlet.settings === null
    ? 0
    : computable(() => sectionsOf(order).reduce((sum, section) => sum + composeBill(order, outlet, section).figures.totalPaise, 0))
  amounts.set(order, { outlet, paise })
  return paise
}

/** Asks the order's own tickets: the kitchen's queue may be long, an order's never is. */
function hasReadyFood(house: House, order: OrderState): boolean {
  return order.ticketIds.some(id => house.state<TicketState>(`ticket/${id}`).lines.some(line => line.state === 'ready'))
}

function boardTable(house: House, outlet: OutletState, table: FloorTable, kept: ReadonlyMap<string, KeptFor>): FloorBoardTable {
  const { occupancy, since, mergedInto, mergedTableIds, ...alone } = house.state<TableState>(`table/${table.id}`)
  const { orderIds } = mergedInto === null ? alone : house.state<TableState>(`table/${mergedInto}`)
  const orders = orderIds.map(id => house.state<OrderState>(`order/${id}`))
  const asked = orders.find(order => order.billRequest !== null)?.billRequest ?? null
  const rows = orders.map((order, index): FloorOrder => ({
    orderId: orderIds[index] ?? '', label: order.label, covers: order.covers, amountPaise: orderAmount(order, outlet), stage: stageOf(house, order),
  }))
  return {
    ...table,
    state: occupancy === 'taken' ? mostUrgent(rows) : occupancy,
    orderIds, since, mergedInto, mergedTableIds,
    partyName: partyName(house, table.id),
    partySeats: partyTables(house, outlet, table.id).reduce((sum, id) => sum + (own(outlet.tables, id)?.seats ?? 0), 0),
    covers: alone.covers,
    orders: rows,
    amountPaise: mergedInto === null ? sumOf(rows) : 0,
    billAskedAt: asked?.at ?? null,
    billSeenBy: asked?.acknowledgedBy?.id ?? null,
    reservedAt: kept.get(table.id)?.at ?? null,
    reservationId: kept.get(table.id)?.reservationId ?? null,
  }
}

function sumOf(orders: readonly FloorOrder[]): number | null {
  return orders.reduce<number | null>((sum, { amountPaise }) => (sum === null || amountPaise === null ? null : sum + amountPaise), 0)
}

/** Of a table's orders the one that asks for most decides its word. */
const urgency: readonly TableStage[] = ['bill', 'paying', 'ready', 'ordered']

function mostUrgent(orders: readonly FloorOrder[]): TableStage {
  return urgency.find(stage => orders.some(order => order.stage === stage)) ?? 'seated'
}

function stageOf(house: House, order: OrderState): TableStage {
  if (order.billRequest !== null) return 'bill'
  if (order.status === 'billed') return 'paying'
  if (hasReadyFood(house, order)) return 'ready'
  return order.ticketIds.length > 0 ? 'ordered' : 'seated'
}
