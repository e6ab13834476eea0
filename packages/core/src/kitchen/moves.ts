import { defineDecision } from '../kernel/decider'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { headOf, lineOf, placeText, type OrderRefs } from './head'
import type { TicketEvent, TicketHead, TicketPart, TicketState } from './ticket'

const headFields = ['orderKind', 'tableId', 'tableName', 'token', 'covers', 'label', 'promisedAt'] as const

const isSource = (one: TicketHead['source'], other: TicketHead['source']): boolean =>
  one?.name === other?.name && one?.orderNumber === other?.orderNumber

/** The first place stays in view, since it is on the paper; back there, the ticket never moved. */
const movedFrom = (state: TicketState, head: TicketHead): string | null => {
  if (state.stage === 'served') return null
  const from = state.movedFrom ?? (state.tableId === head.tableId ? null : placeText(state))
  return from === placeText(head) ? null : from
}

/** The order has another table, name, number of guests or time: its ticket says so at once. */
export const renewHead = defineDecision<TicketState, { orderId: string }, OrderRefs, TicketEvent>({
  name: 'ticket.renew-head',
  category: 'ticket',
  roles: null,
  reads: ({ body }) => ({ order: `order/${body.orderId}`, outlet: 'outlet' }),
  decide: (state, { orderId }, env) => {
    if (state.kind === 'none' || state.acknowledged) return []
    const head = headOf(env.refs, orderId, state.station)
    if (headFields.every(field => head[field] === state[field]) && isSource(head.source, state.source)) return []
    return [{ type: 'TicketHeadChanged', data: { ticketId: env.id, ...head, movedFrom: movedFrom(state, head) } }]
  },
})

/** A line is for another guest of the order: who carries it must know. */
export const setTicketLineCover = defineDecision<TicketState, { lineId: string; cover: number | null }, unknown, TicketEvent>({
  name: 'ticket.set-line-cover',
  category: 'ticket',
  roles: null,
  decide: (state, { lineId, cover }, env) => {
    const line = state.lines.find(each => each.lineId === lineId)
    if (!line || (line.cover ?? null) === cover) return []
    return [{ type: 'TicketLineCoverSet', data: { ticketId: env.id, orderId: state.orderId, station: state.station, lineId, cover } }]
  },
})

export interface MovedParts {
  readonly toTicketId: string
  readonly toOrderId: string
  readonly parts: readonly TicketPart[]
}

/** Gives parts of a KOT to a ticket of another order. */
export const giveParts = defineDecision<TicketState, MovedParts, unknown, TicketEvent>({
  name: 'ticket.give-parts',
  category: 'ticket',
  roles: null,
  decide: (state, body, env) => [{ type: 'TicketPartsMoved', data: { ticketId: env.id, orderId: state.orderId, station: state.station, ...body } }],
})

export interface ContinueTicket {
  readonly orderId: string
  readonly fromTicketId: string
  readonly stationId: string
  readonly sequence: number
  readonly parts: readonly TicketPart[]
}

/**
 * Goes on with parts of another order's KOT: the same number, age and author, each line in its stage, so that the station
 * cooks on and nothing is cooked twice.
 */
export const continueTicket = defineDecision<TicketState, ContinueTicket, OrderRefs & { from: TicketState }, TicketEvent>({
  name: 'ticket.continue',
  category: 'ticket',
  roles: null,
  reads: ({ body }) => ({ order: `order/${body.orderId}`, outlet: 'outlet', from: `ticket/${body.fromTicketId}` }),
  decide: (_, { orderId, fromTicketId, stationId, sequence, parts }, env) => {
    const { from, order } = env.refs
    const head = headOf(env.refs, orderId, stationId)
    const before = from.movedFrom ?? placeText(from)
    return [{
      type: 'TicketContinued',
      data: {
        ticketId: env.id, ...head, continues: fromTicketId, number: from.number, sequence,
        openedAt: from.openedAt, sentBy: from.sentBy, readyAt: from.readyAt, servedAt: from.servedAt,
        movedFrom: before === placeText(head) || before === '' ? null : before,
        lines: parts.map(({ toLineId, quantity, state }) => ({ ...lineOf(order, toLineId, formatQuantity(parseQuantity(quantity))), state })),
      },
    }]
  },
})
