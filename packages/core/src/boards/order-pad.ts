import { composeBill } from '../bill/compose'
import { sectionsOf } from '../trading/documents-of'
import { unlessRefused } from '../kernel/errors'
import type { House } from '../kernel/house'
import type { TicketStage, TicketState } from '../kitchen/ticket'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OrderLine, OrderState } from '../order/order'
import { unsentThousandths } from '../order/order-view'
import type { OutletState } from '../outlet/outlet'
import type { TableState } from '../table/table'

export interface PadLine {
  readonly line: OrderLine
  /** The part of the line that belongs here. */
  readonly quantity: string
  readonly amountPaise: number
  readonly stage: TicketStage | 'new' | 'voided'
  /** Its course waits: `fire` leaves it out. */
  readonly isHeld: boolean
}

/** One sending: the tickets that left together. */
export interface PadGroup {
  readonly numbers: readonly string[]
  readonly sentAt: string
  /** `readyLines` counts what stands at the pass, also where other lines of the ticket still cook. */
  readonly tickets: readonly { readonly ticketId: string; readonly station: string; readonly stage: TicketStage; readonly readyLines: number }[]
  readonly stage: TicketStage
  readonly lines: readonly PadLine[]
}

export interface OrderPad {
  readonly position: number
  readonly orderId: string
  readonly order: OrderState
  readonly tableName: string | null
  /** Not sent yet. */
  readonly unsent: readonly PadLine[]
  /** Voided lines that may still come back, oldest first: `restore-line`. */
  readonly restorable: readonly PadLine[]
  /** What `repeat-round` would add again; empty before the first sending. */
  readonly lastRound: readonly { readonly lineId: string; readonly name: string; readonly quantity: string }[]
  /** All orders of the table, this one too, oldest first; empty without a table. */
  readonly tableOrders: readonly { readonly orderId: string; readonly label: string | null }[]
  /** Newest first. */
  readonly groups: readonly PadGroup[]
  /** What the order comes to, or why that can't be computed, in English. */
  readonly sums: PadSums | string
}

/** Food and liquor together, in paise. */
export interface PadSums {
  readonly subtotalPaise: number
  readonly taxPaise: number
  readonly roundOffPaise: number
  readonly totalPaise: number
}

/** @returns the order as the pad beside the floor shows it, or null when it is not in memory */
export function orderPad(house: House, orderId: string): OrderPad | null {
  const order = house.get(`order/${orderId}`)?.state as OrderState | undefined
  if (!order || order.status === 'none') return null
  const outlet = house.state<OutletState>('outlet')
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? [])
  return {
    position: house.position,
    orderId,
    order,
    tableName: order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId),
    unsent: lines.flatMap(line => {
      const unsent = unsentThousandths(line)
      return unsent > 0 ? [padLine(line, formatQuantity(unsent), 'new', order.heldCourses.includes(line.course))] : []
    }),
    restorable: order.status === 'open'
      ? lines.filter(({ voided }) => voided !== null && !voided.begun).map(line => padLine(line, line.quantity, 'voided'))
      : [],
    lastRound: order.lastRound.flatMap(({ lineId, quantity }) => {
      const line = order.lines[lineId]
      return line && !line.voided ? [{ lineId, name: line.name, quantity }] : []
    }),
    tableOrders: order.tableId === null ? [] : house.state<TableState>(`table/${order.tableId}`).orderIds
      .map(id => ({ orderId: id, label: house.state<OrderState>(`order/${id}`).label })),
    groups: groupsOf(house, order),
    sums: sumsOf(order, outlet),
  }
}

function sumsOf(order: OrderState, outlet: OutletState): PadSums | string {
  return unlessRefused(() => {
    const figures = outlet.settings === null ? [] : sectionsOf(order).map(section => composeBill(order, outlet, section).figures)
    const total = (of: (each: (typeof figures)[number]) => number): number => figures.reduce((sum, each) => sum + of(each), 0)
    return {
      subtotalPaise: total(each => each.taxablePaise),
      taxPaise: total(each => each.taxPaise),
      roundOffPaise: total(each => each.roundOffPaise),
      totalPaise: total(each => each.totalPaise),
    }
  }, ({ message }) => message)
}

function padLine(line: OrderLine, quantity: string, stage: PadLine['stage'], isHeld = false): PadLine {
  return { line, quantity, stage, isHeld, amountPaise: Math.round((line.unitPricePaise * parseQuantity(quantity)) / 1000) }
}

function groupsOf(house: House, order: OrderState): readonly PadGroup[] {
  const tickets = order.ticketIds.map(id => house.state<TicketState>(`ticket/${id}`)).filter(ticket => ticket.kind === 'kot')
  const bySending = new Map<string, TicketState[]>()
  for (const ticket of tickets) bySending.set(ticket.openedAt, [...(bySending.get(ticket.openedAt) ?? []), ticket])
  // parts that came from another order are as old as they were there
  return [...bySending].sort(([a], [b]) => (a < b ? 1 : -1)).map(([sentAt, together]) => ({
    numbers: together.map(({ number }) => number),
    sentAt,
    tickets: together.map(({ id, station, stage, lines }) => ({
      ticketId: id, station, stage, readyLines: lines.filter(line => line.state === 'ready').length,
    })),
    stage: leastAdvanced(together),
    lines: together.flatMap(ticket => ticket.lines.flatMap(part => {
      const line = order.lines[part.lineId]
      return line ? [padLine(line, part.quantity, line.voided ? 'voided' : part.state)] : []
    })),
  }))
}

function leastAdvanced(tickets: readonly TicketState[]): TicketStage {
  const open = tickets.map(({ stage }) => stage).filter(stage => stage !== 'cancelled')
  return (['queued', 'cooking', 'ready', 'served'] as const).find(stage => open.includes(stage)) ?? 'cancelled'
}
