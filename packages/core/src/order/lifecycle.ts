import { defineDecision } from '../kernel/decider'
import { requireReason, requireWhole } from '../kernel/checks'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { addDays, businessDay } from '../calendar/calendar'
import type { OutletState } from '../outlet/outlet'
import { serialNumber, seriesStream } from '../calendar/serial'
import type { SeriesState } from '../series/series'
import type { TableState } from '../table/table'
import { sectionsOf } from '../trading/documents-of'
import { addLine, type AddLine } from './add-line'
import { evolveOrder } from './evolve'
import { coversMax, orderRoles, requireOpen, requirePromise } from './guards'
import { requireNewNumber, type IntakeState } from './intake'
import { requireFreeLabel, requireLabel } from './label'
import { countsOfLine } from './combo-lines'
import { automaticPromotions, couponsOf } from './promotions-kept'
import { automaticCharges, type ChargeRefs } from './charge-freeze'
import type { OrderCharge } from './billing'
import type { OrderEvent, OrderKind, OrderSource, OrderState } from './order'

export { coversMax, orderRoles, requireOpen }

/** @returns the tickets that show what an order is called, where it is and for when: also the cancels that somebody must still see */
export const ticketsToRenew = (state: OrderState): readonly string[] => [...state.ticketIds, ...state.cancelTicketIds]

export interface OpenOrder {
  readonly kind: OrderKind
  readonly tableId?: string
  readonly covers?: number
  readonly customerId?: string
  /** Names the order on a shared table, or at the counter: a seat, never a guest's name. */
  readonly label?: string
  /** UTC instant for which the food is promised. */
  readonly promisedAt?: string
  /** The aggregator that the order came through; its number is accepted once. */
  readonly source?: OrderSource
  /** Its first lines, all of them or no order at all. */
  readonly lines?: readonly AddLine[]
  /** Sends them to the kitchen at once. */
  readonly fire?: boolean
}

interface OpenRefs extends ChargeRefs {
  readonly tokens: SeriesState
  readonly table?: TableState
  readonly seated?: readonly OrderState[]
  readonly today?: IntakeState
  readonly yesterday?: IntakeState
}

/** @returns the business day that numbers KOTs and tokens */
export const dayOf = (outlet: OutletState, now: string): string => {
  const { timeZone, businessDayStart } = requireSettings(outlet)
  return businessDay(now, timeZone, businessDayStart)
}

/** Opens an order, with its first lines where some are named; one without a table gets the day's next token. */
export const openOrder = defineDecision<OrderState, OpenOrder, OpenRefs, OrderEvent>({
  name: 'order.open',
  category: 'order',
  roles: orderRoles,
  reads: ({ body, refs, now }) => {
    const day = refs.outlet && dayOf(refs.outlet, now)
    return {
      menu: 'menu',
      outlet: 'outlet',
      tokens: body.tableId === undefined && day !== undefined ? seriesStream('token', day) : undefined,
      table: body.label === undefined || body.tableId === undefined ? undefined : `table/${requireId(body.tableId, 'tableId')}`,
      seated: refs.table?.orderIds.map(id => `order/${id}`),
      ...(body.source && day !== undefined && { today: `intake/${day}`, yesterday: `intake/${addDays(day, -1)}` }),
    }
  },
  decide: (state, { kind, tableId, covers, customerId, label, promisedAt, source, lines = [], fire = false }, env) => {
    if (state.status !== 'none') refuse('id-taken', `There is an order ${env.id} already.`)
    if (covers !== undefined) requireWhole(covers, 'covers', 0, coversMax)
    if (customerId !== undefined) requireId(customerId, 'customerId')
    if (tableId !== undefined && kind !== 'dine-in') refuse('invalid-body', `A ${kind} order has no table.`, { field: 'tableId' })
    if (source && kind !== 'aggregator') refuse('invalid-body', `A ${kind} order comes through no other house.`, { field: 'source' })
    if (label !== undefined) requireFreeLabel(requireLabel(label), env.refs.seated ?? [])
    if (source) requireNewNumber(source, [env.refs.today, env.refs.yesterday])
    const day = dayOf(env.refs.outlet, env.now)
    const { token } = requireSettings(env.refs.outlet).series
    const events: OrderEvent[] = [{
      type: 'OrderOpened',
      data: {
        orderId: env.id,
        kind,
        tableId: tableId ?? null,
        covers: covers ?? (kind === 'dine-in' ? 1 : 0),
        customerId: customerId ?? null,
        token: tableId === undefined ? serialNumber(token, env.refs.tokens.taken, day) : null,
        tokenDay: tableId === undefined ? day : null,
        ...(label !== undefined && { label: requireLabel(label) }),
        ...(promisedAt !== undefined && { promisedAt: requirePromise(promisedAt, 'promisedAt', env.now) }),
        ...(source && { source, sourceDay: day }),
        ...(fire && lines.length > 0 && { fires: true as const }),
        ...chargesAtOpening(env.refs, kind, env.now),
      },
    }]
    const recorded = { at: env.now, by: env.by, commandId: env.commandId }
    let next = events.reduce((before, event) => evolveOrder(before, { ...event, ...recorded }), state)
    for (const line of lines) {
      const added = addLine.decide(next, line, env)
      events.push(...added)
      next = added.reduce((before, event) => evolveOrder(before, { ...event, ...recorded }), next)
    }
    return events
  },
})

interface OpenForLines extends OpenOrder {
  readonly coverCharges?: readonly OrderCharge[]
}

/** Opens an order for lines that come from another: its guests go on paying for their seats what they paid there, waived where it was waived. */
export const openOrderForLines = defineDecision<OrderState, OpenForLines, OpenRefs, OrderEvent>({
  name: 'order.open-for-lines',
  category: 'order',
  roles: null,
  reads: input => openOrder.reads?.(input) ?? {},
  decide: (state, { coverCharges, ...body }, env) => openOrder.decide(state, body, env).map(event => {
    if (event.type !== 'OrderOpened' || coverCharges === undefined) return event
    const { charges: automatic = [], ...data } = event.data
    const charges = [...automatic.filter(({ per }) => per !== 'cover'), ...coverCharges]
    return { ...event, data: { ...data, ...(charges.length > 0 && { charges }) } }
  }),
})

/** Opens the order of a seating. When the order itself caused the seating, by opening or by moving, it is there already. */
export const openSeatedOrder = defineDecision<OrderState, { tableId: string; covers: number }, ChargeRefs, OrderEvent>({
  name: 'order.open-seated',
  category: 'order',
  roles: null,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, { tableId, covers }, env) => {
    if ((state.status === 'open' || state.status === 'billed') && state.tableId === tableId) return []
    if (state.status !== 'none') refuse('id-taken', `There is an order ${env.id} already.`)
    const { refs, now } = env
    return [{
      type: 'OrderOpened',
      data: { orderId: env.id, kind: 'dine-in', tableId, covers, customerId: null, token: null, tokenDay: null, ...chargesAtOpening(refs, 'dine-in', now) },
    }]
  },
})

function chargesAtOpening(refs: ChargeRefs, kind: OrderKind, now: string): Pick<OpenedWith, 'charges' | 'promotions'> {
  const charges = automaticCharges(refs, kind, now)
  const promotions = automaticPromotions(refs.outlet, kind)
  return { ...(charges.length > 0 && { charges }), ...(promotions.length > 0 && { promotions }) }
}

type OpenedWith = Extract<OrderEvent, { type: 'OrderOpened' }>['data']

/** Takes the order to another table: a free one, or with `join` also to a taken one, beside its orders. */
export const moveOrder = defineDecision<OrderState, { tableId: string; join?: boolean }, unknown, OrderEvent>({
  name: 'order.move',
  category: 'order',
  roles: orderRoles,
  decide: (state, { tableId, join = false }, env) => {
    if (state.status !== 'billed') requireOpen(state, env.id)
    if (state.tableId === null) return refuse('order-without-table', `Order ${env.id} is not at a table.`)
    if (state.tableId === tableId) return []
    return [{
      type: 'OrderMoved',
      data: { orderId: env.id, fromTableId: state.tableId, toTableId: tableId, covers: state.covers, join, ticketIds: ticketsToRenew(state) },
    }]
  },
})

/** Cancels an order of which the kitchen has nothing. What it has must be voided first, each line with its reason. */
export const cancelOrder = defineDecision<OrderState, { reason: string }, unknown, OrderEvent>({
  name: 'order.cancel',
  category: 'order',
  roles: orderRoles,
  decide: (state, { reason }, env) => {
    if (state.status === 'cancelled') return []
    requireOpen(state, env.id)
    requireReason(reason, 'Say why the order is cancelled.')
    const sent = Object.values(state.lines).find(line => !line.voided && line.sendings.length > 0)
    if (sent) refuse('order-has-sent-lines', `The kitchen has ${sent.name}; void it first.`)
    const counts = Object.values(state.lines).filter(line => !line.voided).flatMap(countsOfLine)
      .map(({ itemId, quantity }) => ({ itemId, quantity: `-${quantity}` }))
    const coupons = couponsOf(state)
    return [{
      type: 'OrderCancelled', data: { orderId: env.id, reason, tableId: state.tableId, covers: state.covers,
      ...(counts.length > 0 && { counts }), ...(coupons.length > 0 && { coupons }) },
    }]
  },
})

const hasLines = (state: OrderState): boolean => Object.values(state.lines).some(line => !line.voided)

/** The guests want to pay: raises the red alert at the till. */
export const requestBill = defineDecision<OrderState, unknown, unknown, OrderEvent>({
  name: 'order.request-bill',
  category: 'order',
  roles: orderRoles,
  decide: (state, _, env) => {
    requireOpen(state, env.id)
    if (!hasLines(state)) refuse('nothing-to-bill', `Order ${env.id} has no lines.`)
    return state.billRequest ? [] : [{ type: 'BillRequested', data: { orderId: env.id, tableId: state.tableId } }]
  },
})

export const withdrawBillRequest = defineDecision<OrderState, unknown, unknown, OrderEvent>({
  name: 'order.withdraw-bill-request',
  category: 'order',
  roles: orderRoles,
  decide: (state, _, env) => {
    requireOpen(state, env.id)
    return state.billRequest ? [{ type: 'BillRequestWithdrawn', data: { orderId: env.id, tableId: state.tableId } }] : []
  },
})

/** A cashier has seen it: the alert goes quiet, its clock goes on. */
export const acknowledgeBillRequest = defineDecision<OrderState, unknown, unknown, OrderEvent>({
  name: 'order.acknowledge-bill-request',
  category: 'order',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, _, env) => {
    if (state.status === 'billed') return []
    requireOpen(state, env.id)
    const request = state.billRequest ?? refuse('no-bill-request', `Nobody asked for the bill of order ${env.id}.`)
    return request.acknowledgedBy ? [] : [{ type: 'BillRequestAcknowledged', data: { orderId: env.id, tableId: state.tableId } }]
  },
})

/** The order's lines stand on a bill now and are final. */
export const recordBill = defineDecision<OrderState, { billId: string; section: 'gst' | 'vat'; part?: number }, unknown, OrderEvent>({
  name: 'order.record-bill',
  category: 'order',
  roles: null,
  decide: (_, { billId, section, part }, env) => [{ type: 'OrderBilled', data: { orderId: env.id, billId, section, ...(part !== undefined && { part }) } }],
})

/** One of its bills is paid; the order is settled when every document that it has, and every part of a split one, is paid. */
export const recordPayment = defineDecision<OrderState, { billId: string }, unknown, OrderEvent>({
  name: 'order.record-payment',
  category: 'order',
  roles: null,
  decide: (state, { billId }, env) => {
    const events: OrderEvent[] = [{ type: 'OrderBillPaid', data: { orderId: env.id, billId } }]
    const paid = state.bills.filter(bill => bill.settled || bill.billId === billId)
    const isPaid = (section: 'gst' | 'vat'): boolean =>
      paid.filter(bill => bill.section === section).length >= (state.billing.splits[section]?.parts ?? 1)
    if (sectionsOf(state).every(isPaid)) {
      events.push({ type: 'OrderSettled', data: { orderId: env.id, tableId: state.tableId, covers: state.covers } })
    }
    return events
  },
})
