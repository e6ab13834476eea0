import { defineDecision } from '../kernel/decider'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import { parseQuantity } from '../money/quantity'
import { linesTogether } from './combo-lines'
import { couponsOf } from './promotions-kept'
import { coversMax, orderRoles, requireOpen, ticketsToRenew } from './lifecycle'
import { planMove, ticketsOfLines, type LinesMoved, type MoveRefs, type WantedPart } from './move-parts'
import type { MovedLine, MovedTicket, OrderEvent, OrderState } from './order'
import { mayShareLines } from './source'
import type { Course } from '../menu/menu'

/** An order that is opened for lines that come to it: at a free table, or beside the orders of a taken one. */
export interface OpenedForLines {
  readonly tableId: string
  /**
   * Guests who go along, 1 when absent. They are taken from the order that they leave, so never more than it has, and one of them stays
   * while food stays: beside the order of a single guest the new one has none, and no charge per guest.
   */
  readonly covers?: number
  /** A seat or a letter; beside other orders it gets a letter when absent. */
  readonly label?: string
}

export interface MoveLines {
  /** The order that takes them; with `open` the id of the one to be opened. */
  readonly toOrderId: string
  readonly lines: readonly WantedPart[]
  readonly open?: OpenedForLines
}

function requireOther(state: OrderState, id: string, to: OrderState, toOrderId: string): void {
  requireOpen(state, id)
  if (toOrderId === id) refuse('invalid-body', 'The other order must be another one.', { field: 'toOrderId' })
  requireOpen(to, toOrderId)
  requireShared(state, to)
}

/** @throws RestoflowError `operator-order-alone` */
function requireShared(state: OrderState, to: Pick<OrderState, 'kind' | 'source'>): void {
  if (mayShareLines(state, to)) return
  const { name = 'another house', orderNumber = '' } = state.source ?? to.source ?? {}
  refuse('operator-order-alone', `${[name, orderNumber].filter(Boolean).join(' ')} has a bill of its own (CGST Act, s. 9(5)).`)
}

/**
 * Lines, whole or a part, go to another open order, with all that is frozen about them. What the kitchen has of them
 * changes to tickets of the other order in the same transaction, in the stage that it has (decision 8). With `open` the
 * other order is opened by it: there is no moment in which a guest sits at a new order without the lines.
 */
export const moveLines = defineDecision<OrderState, MoveLines, MoveRefs, OrderEvent>({
  name: 'order.move-lines',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body }) => ({
    to: `order/${requireId(body.toOrderId, 'toOrderId')}`,
    tickets: ticketsOfLines(state, withCombos(state, body.lines).map(({ lineId }) => lineId)),
    menu: 'menu',
  }),
  decide: (state, { toOrderId, lines, open }, env) => {
    if (open) requireNewOrder(state, env.id, env.refs.to, toOrderId, open)
    else requireOther(state, env.id, env.refs.to, toOrderId)
    if (new Set(lines.map(({ lineId }) => lineId)).size < lines.length) refuse('invalid-body', 'A line is named twice.', { field: 'lines' })
    const moved = planMove(state, toOrderId, withCombos(state, lines), env)
    return open ? withGuests(state, moved, open) : [moved]
  },
})

/** The guests of the order that is opened leave this one, with what they pay for their seats as it was frozen. */
function withGuests(state: OrderState, { type, data }: LinesMoved, { tableId, label, covers: wanted = 1 }: OpenedForLines): readonly OrderEvent[] {
  // who only fetches food was never counted as a guest: sitting down, they are
  const isCounted = state.kind === 'dine-in' || state.covers > 0
  const stays = liveLines(state).some(lineId => !data.lines.some(line => line.lineId === lineId && line.left === '0'))
  const covers = isCounted ? Math.max(0, Math.min(wanted, state.covers - (stays ? 1 : 0))) : wanted
  const coverCharges = state.billing.charges.filter(({ per, waived }) => per === 'cover' && waived === null).map(({ waived: _, ...charge }) => charge)
  const opens = { tableId, covers, ...(label !== undefined && { label }), ...(state.kind === 'dine-in' && { coverCharges }) }
  const emptied = new Set(data.tickets.filter(ticket => ticket.emptied).map(({ ticketId }) => ticketId))
  const left: OrderEvent = {
    type: 'OrderCoversSet',
    data: {
      orderId: data.orderId, tableId: state.tableId, covers: state.covers - covers, before: state.covers,
      ticketIds: ticketsToRenew(state).filter(ticketId => !emptied.has(ticketId)),
    },
  }
  return [{ type, data: { ...data, opens } }, ...(isCounted && covers > 0 ? [left] : [])]
}

function requireNewOrder(state: OrderState, id: string, to: OrderState, toOrderId: string, { tableId, covers }: OpenedForLines): void {
  requireOpen(state, id)
  if (to.status !== 'none') refuse('id-taken', `There is an order ${toOrderId} already.`)
  requireShared(state, { kind: 'dine-in', source: null })
  requireId(tableId, 'open.tableId')
  if (covers !== undefined) requireWhole(covers, 'open.covers', 1, coversMax)
}

/** The lines of one combo stay together, and go whole: two halves of it could not be told apart any more. */
function withCombos(state: OrderState, lines: readonly WantedPart[]): readonly WantedPart[] {
  const wanted = new Map(lines.map(part => [part.lineId, part]))
  for (const { lineId, quantity } of lines) {
    const line = own(state.lines, lineId)
    if (line?.comboId === undefined || line.voided) continue
    if (quantity !== undefined && parseQuantity(quantity) !== parseQuantity(line.quantity)) {
      refuse('invalid-quantity', `${line.comboName ?? line.name} moves as a whole.`, { field: 'lines.quantity' })
    }
    for (const each of linesTogether(state, line)) wanted.set(each.lineId, { lineId: each.lineId })
  }
  return [...wanted.values()]
}

/** All lines go to another open order, and this one closes. Lines that are void stay in its record. */
export const mergeOrder = defineDecision<OrderState, { intoOrderId: string }, MoveRefs, OrderEvent>({
  name: 'order.merge',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body }) => ({
    to: `order/${requireId(body.intoOrderId, 'intoOrderId')}`,
    tickets: ticketsOfLines(state, liveLines(state)),
    menu: 'menu',
  }),
  decide: (state, { intoOrderId }, env) => {
    if (state.status === 'merged' && state.mergedInto === intoOrderId) return []
    requireOther(state, env.id, env.refs.to, intoOrderId)
    const lineIds = liveLines(state)
    const { tableId, covers, customerId } = state
    const coupons = couponsOf(state)
    const merged: OrderEvent = {
      type: 'OrderMerged', data: { orderId: env.id, intoOrderId, tableId, covers, customerId, used: state.ticketIds.length > 0,
      ...(coupons.length > 0 && { coupons }) },
    }
    return lineIds.length === 0 ? [merged] : [planMove(state, intoOrderId, lineIds.map(lineId => ({ lineId })), env), merged]
  },
})

function liveLines(state: OrderState): readonly string[] {
  return state.lineOrder.filter(lineId => own(state.lines, lineId)?.voided === null)
}

export interface ReceiveLines {
  readonly fromOrderId: string
  readonly lines: readonly MovedLine[]
  readonly tickets: readonly MovedTicket[]
  readonly heldCourses: readonly Course[]
}

/** The other side of {@link moveLines}: the order takes the lines, and each ticket its place among the order's sendings. */
export const receiveLines = defineDecision<OrderState, ReceiveLines, unknown, OrderEvent>({
  name: 'order.receive-lines',
  category: 'order',
  roles: null,
  decide: (state, { fromOrderId, lines, tickets, heldCourses }, env) => {
    const sequences = new Map<string, number>()
    const placed = tickets.map(ticket => {
      const sequence = (sequences.get(ticket.stationId) ?? own(state.sequences, ticket.stationId) ?? 0) + 1
      sequences.set(ticket.stationId, sequence)
      return { ...ticket, sequence }
    })
    return [{ type: 'LinesReceived', data: { orderId: env.id, fromOrderId, lines, tickets: placed, heldCourses } }]
  },
})

export interface AbsorbOrder {
  readonly fromOrderId: string
  readonly covers: number
  readonly customerId: string | null
}

/**
 * The guests of a merged order belong to this one now, but for those who leave their table for what is fetched; it knows their customer, if
 * it knew none.
 */
export const absorbOrder = defineDecision<OrderState, AbsorbOrder, { from: OrderState }, OrderEvent>({
  name: 'order.absorb',
  category: 'order',
  roles: null,
  reads: ({ body }) => ({ from: `order/${body.fromOrderId}` }),
  decide: (state, { covers, customerId }, env) => {
    const events: OrderEvent[] = []
    if (covers > 0 && (state.kind === 'dine-in' || state.kind === env.refs.from.kind)) {
      const { tableId, covers: before } = state
      events.push({ type: 'OrderCoversSet', data: { orderId: env.id, tableId, covers: before + covers, before, ticketIds: ticketsToRenew(state) } })
    }
    if (state.customerId === null && customerId !== null) events.push({ type: 'OrderCustomerSet', data: { orderId: env.id, customerId } })
    return events
  },
})
