import type { Actor, Recorded } from '../kernel/env'
import type { Course } from '../menu/menu'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { evolveBilling, noBilling } from './billing'
import type { CancelledPart, MovedLine, OrderEvent, OrderLine, OrderState, Sending, SentTicket } from './order'

const nobody: Actor = { kind: 'system', id: 'nobody' }

/** An order before its first event. */
export const noOrder: OrderState = {
  orderId: '', status: 'none', kind: 'dine-in', tableId: null, covers: 0, label: null, customerId: null, token: null, source: null,
  promisedAt: null, handedOver: null,
  openedAt: '', openedBy: nobody, lines: {}, lineOrder: [], sequences: {}, ticketIds: [], cancelTicketIds: [], heldCourses: [], lastRound: [],
  billRequest: null, bills: [], cancelReason: null, mergedInto: null, billing: noBilling,
}

/** @returns the order after one more fact */
export function evolveOrder(state: OrderState, event: Recorded<OrderEvent>): OrderState {
  switch (event.type) {
    case 'OrderOpened': {
      const { orderId, kind, tableId, covers, customerId, token, label = null, promisedAt = null, source = null, charges = [], promotions = [] } = event.data
      return {
        ...noOrder, orderId, status: 'open', kind, tableId, covers, customerId, token, label, promisedAt, source, openedAt: event.at, openedBy: event.by,
        billing: { ...noBilling, charges: charges.map(charge => ({ ...charge, waived: null })), promotions },
      }
    }
    case 'LineAdded': {
      const { orderId: _, ...sold } = event.data
      return withLines(state, [{ ...sold, addedBy: event.by, addedAt: event.at, sendings: [] }])
    }
    case 'LineQuantityChanged': {
      const { quantity, cancels, lineId, discountLeft } = event.data
      const changed = withLine(state, lineId, line =>
        ({ ...line, quantity, sendings: withoutCancelled(line.sendings, cancels), ...(discountLeft && { discount: discountLeft }) }))
      return withCancels(changed, cancels)
    }
    case 'LineVoided': {
      const { reason, approvedBy, cancels, businessDay, amountPaise, begun = approvedBy !== undefined } = event.data
      const voided = {
        by: event.by, at: event.at, ...(reason && { reason }), ...(approvedBy && { approvedBy }), begun,
        ...(businessDay !== undefined && { businessDay, amountPaise }),
      }
      return withCancels(withLine(state, event.data.lineId, line => ({ ...line, voided })), cancels)
    }
    case 'LineCoverSet': {
      const { lineId, cover } = event.data
      return withLine(state, lineId, ({ cover: _, ...line }) => (cover === null ? line : { ...line, cover }))
    }
    case 'LineRestored':
      return withLine(state, event.data.lineId, line => ({ ...line, voided: null, sendings: [] }))
    case 'LinesMoved':
      return withoutMoved(state, event.data)
    case 'LinesReceived':
      return withReceived(state, event.data)
    case 'OrderFired':
      return { ...event.data.tickets.reduce(withTicket, state), lastRound: event.data.tickets.flatMap(({ lines }) => lines) }
    case 'CourseHeld':
      return { ...state, heldCourses: union(state.heldCourses, [event.data.course]) }
    case 'CourseReleased':
      return { ...state, heldCourses: state.heldCourses.filter(course => course !== event.data.course) }
    case 'OrderMoved':
      return { ...state, tableId: event.data.toTableId }
    case 'OrderMerged':
      return { ...state, status: 'merged', billRequest: null, mergedInto: event.data.intoOrderId }
    case 'OrderRenamed':
      return { ...state, label: event.data.label }
    case 'OrderCoversSet':
      return { ...state, covers: event.data.covers }
    case 'OrderKindSet': {
      const { kind, charges, removedChargeIds } = event.data
      const kept = state.billing.charges.filter(({ chargeId }) => !removedChargeIds.includes(chargeId))
      return { ...state, kind, billing: { ...state.billing, charges: [...kept, ...charges.map(charge => ({ ...charge, waived: null }))] } }
    }
    case 'OrderSourceSet':
      return { ...state, source: event.data.source }
    case 'OrderCustomerSet':
      return { ...state, customerId: event.data.customerId }
    case 'OrderPromised':
      return { ...state, promisedAt: event.data.at }
    case 'OrderHandedOver':
      return event.data.complete ? { ...state, handedOver: { at: event.at, by: event.by } } : state
    case 'OrderCancelled':
      return { ...state, status: 'cancelled', billRequest: null, cancelReason: event.data.reason }
    case 'BillRequested':
      return { ...state, billRequest: { at: event.at, by: event.by, acknowledgedBy: null, acknowledgedAt: null } }
    case 'BillRequestWithdrawn':
      return { ...state, billRequest: null }
    case 'BillRequestAcknowledged':
      return { ...state, billRequest: state.billRequest && { ...state.billRequest, acknowledgedBy: event.by, acknowledgedAt: event.at } }
    case 'OrderBilled': {
      const { billId, section, part } = event.data
      const billed = { billId, section, ...(part !== undefined && { part }), settled: false }
      return { ...state, status: 'billed', billRequest: null, bills: [...state.bills, billed] }
    }
    case 'ChargeAdded':
    case 'ChargeWaived':
    case 'PromotionApplied':
    case 'PromotionTakenOff':
    case 'OrderSplit':
    case 'OrderUnsplit':
      return { ...state, billing: evolveBilling(state.billing, event) }
    case 'LineDiscounted': {
      const { orderId: _, lineId, ...discount } = event.data
      return withLine(state, lineId, line => ({ ...line, discount: { ...discount, givenBy: event.by.id } }))
    }
    case 'LineDiscountRemoved':
      return withLine(state, event.data.lineId, ({ discount: _, ...line }) => line)
    case 'OrderReopened': {
      const bills = state.bills.filter(({ billId }) => billId !== event.data.billId)
      return { ...state, status: bills.length === 0 ? 'open' : state.status, bills }
    }
    case 'OrderBillPaid':
      return { ...state, bills: state.bills.map(bill => (bill.billId === event.data.billId ? { ...bill, settled: true } : bill)) }
    case 'OrderBillDue':
      return { ...state, bills: state.bills.map(bill => (bill.billId === event.data.billId ? { ...bill, settled: false } : bill)) }
    case 'OrderSettled':
      return { ...state, status: 'settled' }
    default:
      return event satisfies never
  }
}

function withLine(state: OrderState, lineId: string, change: (line: OrderLine) => OrderLine): OrderState {
  const line = state.lines[lineId]
  return line ? { ...state, lines: { ...state.lines, [lineId]: change(line) } } : state
}

/** New food: what was handed over before was not all of it. */
function withLines(state: OrderState, added: readonly MovedLine[]): OrderState {
  return {
    ...state,
    lines: { ...state.lines, ...Object.fromEntries(added.map(line => [line.lineId, { ...line, voided: null }])) },
    lineOrder: [...state.lineOrder, ...added.map(({ lineId }) => lineId)],
    handedOver: null,
  }
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

function withCancels(state: OrderState, cancels: readonly CancelledPart[]): OrderState {
  return cancels.length === 0 ? state : { ...state, cancelTicketIds: [...state.cancelTicketIds, ...cancels.map(({ cancelTicketId }) => cancelTicketId)] }
}

function withoutCancelled(sendings: readonly Sending[], cancels: readonly CancelledPart[]): readonly Sending[] {
  return sendings.flatMap(sending => withoutPart(sending, cancels.filter(({ ticketId }) => ticketId === sending.ticketId)))
}

function withoutPart(sending: Sending, gone: readonly { readonly quantity: string }[]): readonly Sending[] {
  if (gone.length === 0) return [sending]
  const left = gone.reduce((rest, part) => rest - parseQuantity(part.quantity), parseQuantity(sending.quantity))
  return left > 0 ? [{ ...sending, quantity: formatQuantity(left) }] : []
}

type EventData<Type extends OrderEvent['type']> = Extract<OrderEvent, { type: Type }>['data']

function withoutMoved(state: OrderState, { lines: moved, tickets }: EventData<'LinesMoved'>): OrderState {
  const lines = { ...state.lines }
  for (const { lineId, left, discountLeft } of moved) {
    const line = lines[lineId]
    if (!line) continue
    const sendings = line.sendings.flatMap(sending => {
      const parts = tickets.filter(({ ticketId }) => ticketId === sending.ticketId).flatMap(({ parts: all }) => all.filter(part => part.lineId === lineId))
      return withoutPart(sending, parts)
    })
    if (left === '0') delete lines[lineId]
    else lines[lineId] = { ...line, quantity: left, sendings, ...(discountLeft && { discount: discountLeft }) }
  }
  const emptied = new Set(tickets.filter(ticket => ticket.emptied).map(({ ticketId }) => ticketId))
  return {
    ...state,
    lines,
    lineOrder: state.lineOrder.filter(id => Object.hasOwn(lines, id)),
    ticketIds: state.ticketIds.filter(id => !emptied.has(id)),
    lastRound: state.lastRound.filter(({ lineId }) => Object.hasOwn(lines, lineId)),
    // nobody can be shown a bill of nothing
    billRequest: Object.values(lines).some(line => !line.voided) ? state.billRequest : null,
  }
}

function withReceived(state: OrderState, { lines, tickets, heldCourses }: EventData<'LinesReceived'>): OrderState {
  const sequences: Record<string, number> = { ...state.sequences }
  for (const { stationId, sequence } of tickets) sequences[stationId] = sequence
  return {
    ...withLines(state, lines),
    sequences,
    ticketIds: [...state.ticketIds, ...tickets.map(({ toTicketId }) => toTicketId)],
    heldCourses: union(state.heldCourses, heldCourses),
  }
}

function union(held: readonly Course[], more: readonly Course[]): readonly Course[] {
  return [...new Set([...held, ...more])]
}
