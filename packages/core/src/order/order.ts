import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { Course, TaxClass } from '../menu/menu'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { LocalNames } from '../outlet/outlet'
import { orderView, type TicketLines } from './order-view'

export const orderKinds = ['dine-in', 'takeaway', 'delivery', 'aggregator'] as const
export type OrderKind = (typeof orderKinds)[number]

export interface ChosenModifier {
  readonly modifierId: string
  readonly name: string
  readonly names?: LocalNames
  readonly quantity: number
  readonly pricePaise: number
}

/** What a line was sold as: frozen when it is added, so that a later price or rate changes nothing. */
export interface LineSold {
  readonly lineId: string
  readonly itemId: string
  readonly variantId?: string
  /** Item, and variant where there is one: `Paneer tikka, half`. */
  readonly name: string
  readonly names?: LocalNames
  readonly diet: 'veg' | 'non-veg' | 'egg'
  /** Decimal text. */
  readonly quantity: string
  /** Of one, modifiers included. */
  readonly unitPricePaise: number
  readonly modifiers: readonly ChosenModifier[]
  readonly note?: string
  readonly course: Course
  readonly cover?: number
  readonly stationId: string
  readonly tax: Omit<TaxClass, 'name'>
}

/** One sending of a line, or of a part of it, to its station. */
export interface Sending {
  readonly ticketId: string
  readonly quantity: string
}

export interface OrderLine extends LineSold {
  readonly addedBy: Actor
  readonly addedAt: string
  readonly sendings: readonly Sending[]
  readonly voided: { readonly by: Actor; readonly at: string; readonly reason?: string; readonly approvedBy?: string } | null
}

export interface SentTicket {
  readonly ticketId: string
  readonly number: string
  readonly stationId: string
  readonly sequence: number
  readonly lines: readonly { readonly lineId: string; readonly quantity: string }[]
}

/** A part of a sent ticket that is not wanted any more. */
export interface CancelledPart {
  readonly cancelTicketId: string
  readonly ticketId: string
  readonly stationId: string
  readonly lineId: string
  readonly quantity: string
}

export interface BillRequest {
  readonly at: string
  readonly by: Actor
  readonly acknowledgedBy: Actor | null
  readonly acknowledgedAt: string | null
}

export interface OrderState {
  readonly status: 'none' | 'open' | 'billed' | 'settled' | 'cancelled'
  readonly kind: OrderKind
  readonly tableId: string | null
  readonly covers: number
  readonly customerId: string | null
  readonly token: string | null
  readonly openedAt: string
  readonly openedBy: Actor
  readonly lines: Readonly<Record<string, OrderLine>>
  /** Line ids in the order in which they were added. */
  readonly lineOrder: readonly string[]
  /** Sendings so far, by station. */
  readonly sequences: Readonly<Record<string, number>>
  readonly ticketIds: readonly string[]
  readonly billRequest: BillRequest | null
  readonly bills: readonly { readonly billId: string; readonly section: 'gst' | 'vat'; readonly settled: boolean }[]
  readonly cancelReason: string | null
}

export type OrderEvent =
  | DomainEvent<'OrderOpened', {
      orderId: string
      kind: OrderKind
      tableId: string | null
      covers: number
      customerId: string | null
      token: string | null
      /** Period of the token's series. */
      tokenDay: string | null
    }>
  | DomainEvent<'LineAdded', { orderId: string } & LineSold>
  | DomainEvent<'LineQuantityChanged', {
      orderId: string
      lineId: string
      delta: string
      quantity: string
      reason?: string
      approvedBy?: string
      cancels: readonly CancelledPart[]
    }>
  | DomainEvent<'LineVoided', {
      orderId: string
      lineId: string
      quantity: string
      amountPaise: number
      reason?: string
      approvedBy?: string
      cancels: readonly CancelledPart[]
    }>
  | DomainEvent<'OrderFired', { orderId: string; course: Course | null; day: string; tickets: readonly SentTicket[] }>
  | DomainEvent<'OrderMoved', { orderId: string; fromTableId: string; toTableId: string; covers: number }>
  | DomainEvent<'OrderCancelled', { orderId: string; reason: string; tableId: string | null; covers: number }>
  | DomainEvent<'BillRequested', { orderId: string; tableId: string | null }>
  | DomainEvent<'BillRequestWithdrawn', { orderId: string; tableId: string | null }>
  | DomainEvent<'BillRequestAcknowledged', { orderId: string; tableId: string | null }>
  | DomainEvent<'OrderBilled', { orderId: string; billId: string; section: 'gst' | 'vat' }>
  | DomainEvent<'OrderBillPaid', { orderId: string; billId: string }>
  | DomainEvent<'OrderSettled', { orderId: string; tableId: string | null; covers: number }>

const nobody: Actor = { kind: 'system', id: 'nobody' }

const none: OrderState = {
  status: 'none', kind: 'dine-in', tableId: null, covers: 0, customerId: null, token: null, openedAt: '', openedBy: nobody,
  lines: {}, lineOrder: [], sequences: {}, ticketIds: [], billRequest: null, bills: [], cancelReason: null,
}

/** What guests asked for, from the first item to the last bill. Its operations commute: they add, and never replace. */
export const order = defineFeature<OrderState, OrderEvent>({
  category: 'order',
  initial: none,
  evolve: (state, event) => {
    switch (event.type) {
      case 'OrderOpened': {
        const { kind, tableId, covers, customerId, token } = event.data
        return { ...none, status: 'open', kind, tableId, covers, customerId, token, openedAt: event.at, openedBy: event.by }
      }
      case 'LineAdded': {
        const { orderId: _, ...sold } = event.data
        return {
          ...state,
          lines: { ...state.lines, [sold.lineId]: { ...sold, addedBy: event.by, addedAt: event.at, sendings: [], voided: null } },
          lineOrder: [...state.lineOrder, sold.lineId],
        }
      }
      case 'LineQuantityChanged': {
        const { quantity, cancels } = event.data
        return withLine(state, event.data.lineId, line => ({ ...line, quantity, sendings: withoutCancelled(line.sendings, cancels) }))
      }
      case 'LineVoided': {
        const { reason, approvedBy } = event.data
        const voided = { by: event.by, at: event.at, ...(reason && { reason }), ...(approvedBy && { approvedBy }) }
        return withLine(state, event.data.lineId, line => ({ ...line, voided }))
      }
      case 'OrderFired':
        return event.data.tickets.reduce(withTicket, state)
      case 'OrderMoved':
        return { ...state, tableId: event.data.toTableId }
      case 'OrderCancelled':
        return { ...state, status: 'cancelled', billRequest: null, cancelReason: event.data.reason }
      case 'BillRequested':
        return { ...state, billRequest: { at: event.at, by: event.by, acknowledgedBy: null, acknowledgedAt: null } }
      case 'BillRequestWithdrawn':
        return { ...state, billRequest: null }
      case 'BillRequestAcknowledged':
        return { ...state, billRequest: state.billRequest && { ...state.billRequest, acknowledgedBy: event.by, acknowledgedAt: event.at } }
      case 'OrderBilled': {
        const { billId, section } = event.data
        return { ...state, status: 'billed', billRequest: null, bills: [...state.bills, { billId, section, settled: false }] }
      }
      case 'OrderBillPaid':
        return { ...state, bills: state.bills.map(bill => (bill.billId === event.data.billId ? { ...bill, settled: true } : bill)) }
      case 'OrderSettled':
        return { ...state, status: 'settled' }
      default:
        return event satisfies never
    }
  },
  live: state => state.status === 'open' || state.status === 'billed',
  view: (id, state, refs) => orderView(id, state, refs['tickets'] as readonly TicketLines[] | undefined),
  viewReads: state => (state.ticketIds.length > 0 ? { tickets: state.ticketIds.map(id => `ticket/${id}`) } : {}),
})

function withLine(state: OrderState, lineId: string, change: (line: OrderLine) => OrderLine): OrderState {
  const line = state.lines[lineId]
  return line ? { ...state, lines: { ...state.lines, [lineId]: change(line) } } : state
}

function withTicket(state: OrderState, ticket: SentTicket): OrderState {
  const sent = ticket.lines.reduce(
    (before, { lineId, quantity }) =>
      withLine(before, lineId, line => ({ ...line, sendings: [...line.sendings, { ticketId: ticket.ticketId, quantity }] })),
    state,
  )
  return {
    ...sent,
    sequences: { ...sent.sequences, [ticket.stationId]: ticket.sequence },
    ticketIds: [...sent.ticketIds, ticket.ticketId],
  }
}

function withoutCancelled(sendings: readonly Sending[], cancels: readonly CancelledPart[]): readonly Sending[] {
  return sendings.flatMap(sending => {
    const cancelled = cancels.filter(({ ticketId }) => ticketId === sending.ticketId)
    const left = cancelled.reduce((rest, part) => rest - parseQuantity(part.quantity), parseQuantity(sending.quantity))
    return left > 0 ? [{ ...sending, quantity: formatQuantity(left) }] : []
  })
}
