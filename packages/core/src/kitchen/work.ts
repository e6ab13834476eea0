import { defineDecision, type Decision } from '../kernel/decider'
import type { Env, Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { CancelledPart } from '../order/order'
import { headOf, lineOf, type OrderRefs } from './head'
import type { TicketEvent, TicketStage, TicketState } from './ticket'

export interface OpenTicket {
  readonly orderId: string
  readonly stationId: string
  readonly number: string
  readonly sequence: number
  readonly day: string
  readonly lines: readonly { readonly lineId: string; readonly quantity: string }[]
}

const orderRefs = ({ body }: { readonly body: { readonly orderId: string } }): Record<string, string> =>
  ({ order: `order/${body.orderId}`, outlet: 'outlet' })

/** Opens the KOT of one sending to one station. */
export const openTicket = defineDecision<TicketState, OpenTicket, OrderRefs, TicketEvent>({
  name: 'ticket.open',
  category: 'ticket',
  roles: null,
  reads: orderRefs,
  decide: (_, { orderId, stationId, number, sequence, day, lines }, env) => [{
    type: 'TicketOpened',
    data: {
      ticketId: env.id, ...headOf(env.refs, orderId, stationId), number, sequence, day,
      lines: lines.map(({ lineId, quantity }) => lineOf(env.refs.order, lineId, quantity)),
    },
  }],
})

/** Strikes a part from a KOT that the station has. */
export const cancelTicketLine = defineDecision<TicketState, CancelledPart, unknown, TicketEvent>({
  name: 'ticket.cancel-line',
  category: 'ticket',
  roles: null,
  decide: (state, { ticketId, lineId, quantity }) => {
    const line = state.lines.find(part => part.lineId === lineId)
    if (!line || line.state === 'cancelled') return []
    const left = formatQuantity(Math.max(0, parseQuantity(line.quantity) - parseQuantity(quantity)))
    return [{ type: 'TicketLineCancelled', data: { ticketId, orderId: state.orderId, station: state.station, lineId, quantity, left } }]
  },
})

/** Tells the station to stop: a ticket of its own, naming line, modifiers and note. */
export const openCancelTicket = defineDecision<TicketState, CancelledPart & { orderId: string; reason: string }, OrderRefs & { kot: TicketState }, TicketEvent>({
  name: 'ticket.open-cancel',
  category: 'ticket',
  roles: null,
  reads: context => ({ ...orderRefs(context), kot: `ticket/${context.body.ticketId}` }),
  decide: (_, { orderId, ticketId, stationId, lineId, quantity, reason }, env) => [{
    type: 'TicketCancelOpened',
    data: {
      ticketId: env.id, ...headOf(env.refs, orderId, stationId), number: env.refs.kot.number, cancels: ticketId, reason,
      lines: [lineOf(env.refs.order, lineId, quantity)],
    },
  }],
})

interface OnStation {
  /** Where the tap was: a display changes only what its own station makes. */
  readonly station?: string
}

interface OnLines extends OnStation {
  readonly lineIds?: readonly string[]
}

function requireStation(state: TicketState, station: string | undefined): void {
  if (station !== undefined && station !== state.station) refuse('wrong-station', `Ticket ${state.number} is of ${state.station}, not ${station}.`)
}

type Progress = 'TicketStarted' | 'TicketReady' | 'TicketServed' | 'TicketRecalled'

/** One step of the kitchen's work on some lines of a ticket, or on all that can take it. */
function progress(name: string, type: Progress, roles: readonly Role[], from: readonly TicketStage[], whole: readonly TicketStage[]):
Decision<TicketState, OnLines, unknown, TicketEvent> {
  return defineDecision<TicketState, OnLines, unknown, TicketEvent>({
    name,
    category: 'ticket',
    roles,
    decide: (state, { lineIds, station }, env) => {
      requireKot(state, env)
      requireStation(state, station)
      const unknown = lineIds?.find(id => !state.lines.some(line => line.lineId === id))
      if (unknown !== undefined) refuse('unknown-line', `Ticket ${state.number} has no line ${unknown}.`)
      const allowed = lineIds ? from : whole
      const moved = state.lines.filter(line => (lineIds?.includes(line.lineId) ?? true) && allowed.includes(line.state)).map(line => line.lineId)
      if (moved.length === 0) return []
      const target = type === 'TicketServed' ? ['served'] : type === 'TicketReady' ? ['ready', 'served'] : ['cooking', 'ready', 'served']
      const complete = state.lines.every(line => moved.includes(line.lineId) || line.state === 'cancelled' || target.includes(line.state))
      return [{ type, data: { ticketId: state.id, orderId: state.orderId, station: state.station, lineIds: moved, complete } }]
    },
  })
}

function requireKot(state: TicketState, env: Env): void {
  if (state.kind === 'none') refuse('unknown-ticket', `There is no ticket ${env.id}.`)
  if (state.kind === 'cancel') refuse('ticket-is-cancel', `Ticket ${state.number} cancels; it can only be acknowledged.`)
}

const makers = ['owner', 'manager', 'kitchen'] as const
const passers = ['owner', 'manager', 'kitchen', 'pass'] as const
const servers = ['owner', 'manager', 'kitchen', 'pass', 'waiter', 'cashier'] as const

/** Cooking has begun. */
export const startTicket = progress('ticket.start', 'TicketStarted', makers, ['queued'], ['queued'])
/** Bump: the food stands at the pass. */
export const readyTicket = progress('ticket.ready', 'TicketReady', passers, ['queued', 'cooking'], ['queued', 'cooking'])
/** The food is with the guest. Without `lineIds` it takes what is ready; named lines are taken as they are. */
export const serveTicket = progress('ticket.serve', 'TicketServed', servers, ['queued', 'cooking', 'ready'], ['ready'])
/** Bumped by mistake: back to the station. */
export const recallTicket = progress('ticket.recall', 'TicketRecalled', passers, ['ready', 'served'], ['ready', 'served'])

/** The station has seen that something is cancelled. */
export const acknowledgeCancel = defineDecision<TicketState, OnStation, unknown, TicketEvent>({
  name: 'ticket.acknowledge',
  category: 'ticket',
  roles: makers,
  decide: (state, { station }, env) => {
    if (state.kind === 'none') refuse('unknown-ticket', `There is no ticket ${env.id}.`)
    requireStation(state, station)
    if (state.kind !== 'cancel') refuse('ticket-not-cancel', `Ticket ${state.number} cancels nothing.`)
    if (state.acknowledged) return []
    return [{ type: 'TicketCancelAcknowledged', data: { ticketId: state.id, orderId: state.orderId, station: state.station } }]
  },
})
