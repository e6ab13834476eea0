import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { LocalNames } from '../outlet/outlet'

export interface TicketLine {
  readonly lineId: string
  readonly name: string
  readonly names?: LocalNames
  readonly diet: 'veg' | 'non-veg' | 'egg'
  readonly quantity: string
  readonly modifiers: readonly { readonly name: string; readonly names?: LocalNames; readonly quantity: number }[]
  readonly note?: string
  readonly course: string
  readonly cover?: number
}

/** What heads a ticket, on paper and on the display. */
export interface TicketHead {
  readonly orderId: string
  readonly orderKind: string
  readonly station: string
  readonly tableId: string | null
  readonly tableName: string | null
  readonly token: string | null
  readonly covers: number
  /** Which of the orders of a shared table. */
  readonly label: string | null
  /** UTC instant for which the food was promised. */
  readonly promisedAt: string | null
  /** The aggregator that it came through, with its number there. */
  readonly source: { readonly name: string; readonly orderNumber: string } | null
}

export type TicketStage = 'queued' | 'cooking' | 'ready' | 'served' | 'cancelled'

export interface TicketState extends TicketHead {
  readonly id: string
  /** A cancel ticket tells the station to stop; it stays loud until somebody has seen it. */
  readonly kind: 'none' | 'kot' | 'cancel'
  /** The KOT's number; on a cancel ticket the number of the KOT that it cancels from. */
  readonly number: string
  /** Counts the sendings of one order to one station. */
  readonly sequence: number
  readonly lines: readonly (TicketLine & { readonly state: TicketStage })[]
  /** The stage of the least advanced line. */
  readonly stage: TicketStage
  readonly openedAt: string
  readonly sentBy: Actor
  readonly readyAt: string | null
  readonly servedAt: string | null
  /** Where its food was to go before, as the paper says: `T4`, `T4 B`, `#57`. Null once it is served. */
  readonly movedFrom: string | null
  /** The KOT of another order that this one took over, with its number. */
  readonly continues: string | null
  /** The KOT that a cancel ticket belongs to. */
  readonly cancels: string | null
  readonly reason: string | null
  readonly acknowledged: boolean
}

interface OnTicket {
  readonly ticketId: string
  readonly orderId: string
  readonly station: string
  readonly lineIds: readonly string[]
  /** Whether the whole ticket has now reached this stage. */
  readonly complete: boolean
}

/** Tickets of long ago have no label, promise and source. */
type NewHead = Omit<TicketHead, 'label' | 'promisedAt' | 'source'> & Partial<TicketHead>

/** A part of a ticket that goes to a ticket of another order. */
export interface TicketPart {
  readonly lineId: string
  readonly toLineId: string
  readonly quantity: string
  readonly state: TicketStage
}

export type TicketEvent =
  | DomainEvent<'TicketOpened', NewHead & { ticketId: string; number: string; sequence: number; day: string; lines: readonly TicketLine[] }>
  | DomainEvent<'TicketCancelOpened', NewHead & { ticketId: string; number: string; cancels: string; reason: string; lines: readonly TicketLine[] }>
  | DomainEvent<'TicketLineCancelled', { ticketId: string; orderId: string; station: string; lineId: string; quantity: string; left: string }>
  | DomainEvent<'TicketStarted', OnTicket>
  | DomainEvent<'TicketReady', OnTicket>
  | DomainEvent<'TicketServed', OnTicket>
  | DomainEvent<'TicketRecalled', OnTicket>
  | DomainEvent<'TicketHeadChanged', TicketHead & { ticketId: string; movedFrom: string | null }>
  | DomainEvent<'TicketPartsMoved', { ticketId: string; orderId: string; station: string; toTicketId: string; toOrderId: string; parts: readonly TicketPart[] }>
  | DomainEvent<'TicketContinued', TicketHead & {
      ticketId: string
      /** The KOT that it took over; number, time and author are that one's. */
      continues: string
      number: string
      sequence: number
      openedAt: string
      sentBy: Actor
      readyAt: string | null
      servedAt: string | null
      movedFrom: string | null
      lines: readonly (TicketLine & { readonly state: TicketStage })[]
    }>
  | DomainEvent<'TicketLineCoverSet', { ticketId: string; orderId: string; station: string; lineId: string; cover: number | null }>
  | DomainEvent<'TicketCancelAcknowledged', { ticketId: string; orderId: string; station: string }>

const none: TicketState = {
  id: '', kind: 'none', orderId: '', orderKind: 'dine-in', station: '', tableId: null, tableName: null, token: null, covers: 0,
  label: null, promisedAt: null, source: null, movedFrom: null, continues: null,
  number: '', sequence: 0, lines: [], stage: 'queued', openedAt: '', sentBy: { kind: 'system', id: 'nobody' },
  readyAt: null, servedAt: null, cancels: null, reason: null, acknowledged: false,
}

/** A KOT: what one station is to make for one sending, from queued to served; and the cancel ticket that takes it back. */
export const ticket = defineFeature<TicketState, TicketEvent>({
  category: 'ticket',
  stateVersion: 2,
  initial: none,
  evolve: (state, event) => {
    switch (event.type) {
      case 'TicketOpened': {
        const { ticketId, day: _, lines, ...head } = event.data
        return {
          ...none, ...head, id: ticketId, kind: 'kot', openedAt: event.at, sentBy: event.by,
          lines: lines.map(line => ({ ...line, state: 'queued' })),
        }
      }
      case 'TicketCancelOpened': {
        const { ticketId, lines, ...head } = event.data
        return {
          ...none, ...head, id: ticketId, kind: 'cancel', openedAt: event.at, sentBy: event.by,
          lines: lines.map(line => ({ ...line, state: 'cancelled' })), stage: 'cancelled',
        }
      }
      case 'TicketLineCancelled': {
        const { lineId, left } = event.data
        return staged({
          ...state,
          lines: state.lines.map(line =>
            line.lineId !== lineId ? line : left === '0' ? { ...line, state: 'cancelled' } : { ...line, quantity: left }),
        })
      }
      case 'TicketStarted':
        return toStage(state, event.data.lineIds, 'cooking')
      case 'TicketReady':
        return { ...toStage(state, event.data.lineIds, 'ready'), readyAt: event.at }
      case 'TicketServed':
        return { ...toStage(state, event.data.lineIds, 'served'), servedAt: event.at }
      case 'TicketRecalled':
        return { ...toStage(state, event.data.lineIds, 'cooking'), readyAt: null, servedAt: null }
      case 'TicketHeadChanged': {
        const { ticketId: _, ...head } = event.data
        return { ...state, ...head }
      }
      case 'TicketPartsMoved':
        return staged({ ...state, lines: withoutParts(state.lines, event.data.parts) })
      case 'TicketContinued': {
        const { ticketId, ...rest } = event.data
        return staged({ ...none, ...rest, id: ticketId, kind: 'kot' })
      }
      case 'TicketLineCoverSet': {
        const { lineId, cover } = event.data
        return {
          ...state,
          lines: state.lines.map(line => {
            if (line.lineId !== lineId) return line
            const { cover: _, ...rest } = line
            return cover === null ? rest : { ...rest, cover }
          }),
        }
      }
      case 'TicketCancelAcknowledged':
        return { ...state, acknowledged: true }
      default:
        return event satisfies never
    }
  },
  live: isOpenTicket,
  view: (_, state) => ticketView(state),
  // a takeaway is often paid before it is cooked: its order stays in memory as long as the kitchen has its food
  viewReads: state => (isOpenTicket(state) ? { order: `order/${state.orderId}` } : {}),
})

/** @returns whether the station still shows it: unserved, or a cancel that nobody has seen */
export function isOpenTicket(state: TicketState): boolean {
  if (state.kind === 'cancel') return !state.acknowledged
  return state.kind === 'kot' && state.stage !== 'served' && state.stage !== 'cancelled'
}

export type TicketView = Omit<TicketState, 'stage' | 'sentBy'> & { readonly state: TicketStage; readonly sentBy: string }

/** @returns the public view of a ticket: `GET /api/v1/tickets` */
export function ticketView({ stage, sentBy, ...rest }: TicketState): TicketView {
  return { ...rest, state: stage, sentBy: sentBy.id }
}

function toStage(state: TicketState, lineIds: readonly string[], stage: TicketStage): TicketState {
  return staged({ ...state, lines: state.lines.map(line => (lineIds.includes(line.lineId) ? { ...line, state: stage } : line)) })
}

function withoutParts(lines: TicketState['lines'], parts: readonly TicketPart[]): TicketState['lines'] {
  return lines.flatMap(line => {
    const part = parts.find(({ lineId }) => lineId === line.lineId)
    if (!part) return [line]
    const left = parseQuantity(line.quantity) - parseQuantity(part.quantity)
    return left > 0 ? [{ ...line, quantity: formatQuantity(left) }] : []
  })
}

/** @returns what a second printing shows: what is still to make. Food that is ready or served is cooked twice if it is printed again. */
export function linesToReprint(state: TicketState): TicketState['lines'] {
  return state.lines.filter(line => line.state === 'queued' || line.state === 'cooking')
}

const ladder: readonly TicketStage[] = ['queued', 'cooking', 'ready', 'served']

/** A ticket is as far as its least advanced line, but cooking once any line is past queued. */
function staged(state: TicketState): TicketState {
  const stages = state.lines.filter(line => line.state !== 'cancelled').map(line => ladder.indexOf(line.state))
  if (stages.length === 0) return { ...state, stage: 'cancelled' }
  const least = Math.min(...stages)
  const stage = least === 0 && Math.max(...stages) > 0 ? 'cooking' : (ladder[least] ?? 'queued')
  // where served food came from concerns nobody any more
  return { ...state, stage, movedFrom: stage === 'served' ? null : state.movedFrom }
}
