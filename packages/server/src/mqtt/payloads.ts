import {
  availabilityOf, categoryOf, clockOf, floorBoard, floorTable, idOf, isOpenTicket, orderAmount, ticketView,
  type FloorBoardTable, type House, type MenuState, type OrderState, type OutletState, type TicketState,
} from '@restoflow/core'
import type { AvailabilityMessage, BillRequestMessage } from './payloads.schema'
import type { Topics } from './topics'

/** A retained topic as it must be now. */
export interface Shown {
  readonly topic: string
  /** Makes the payload without its `position`; null where the topic must be empty. */
  readonly content: (() => object) | null
}

/** @returns every retained topic of the boards that is not empty, from the house's current state */
export function shownTopics(house: House, topics: Topics, now: string): readonly Shown[] {
  return [
    ...[...house.live<TicketState>('ticket').values()].map(({ state }) => ticketTopic(state, topics)),
    ...floorBoard(house).sections.flatMap(section => section.tables).map(table => tableTopic(table, topics)),
    ...[...house.live<OrderState>('order')].map(([id, { state }]) => billRequestTopic(house, id, state, topics)),
    availabilityTopic(house, topics, now),
  ].filter(({ content }) => content !== null)
}

/**
 * @returns the topics that a change of the stream may have changed, as they must be now; null where that cannot be told
 * from the stream alone
 */
export function shownBy(house: House, topics: Topics, stream: string, now: string): readonly Shown[] | null {
  switch (categoryOf(stream)) {
    case 'ticket': {
      const ticket = house.state<TicketState>(stream)
      return ticket.kind === 'none' ? null : [ticketTopic(ticket, topics), ...tableOfOrder(house, topics, ticket.orderId)]
    }
    case 'order': {
      const id = idOf(stream)
      return [billRequestTopic(house, id, house.state<OrderState>(stream), topics), ...tableOfOrder(house, topics, id)]
    }
    case 'table':
      return tableById(house, topics, idOf(stream))
    case 'menu':
      return [availabilityTopic(house, topics, now)]
    case 'outlet':
      return null
    default:
      return []
  }
}

function tableOfOrder(house: House, topics: Topics, orderId: string): readonly Shown[] {
  const { tableId } = house.state<OrderState>(`order/${orderId}`)
  return tableId === null ? [] : tableById(house, topics, tableId)
}

/** With the tables that are merged into it, since they show its state. */
function tableById(house: House, topics: Topics, id: string): readonly Shown[] {
  const table = floorTable(house, id)
  if (table === null) return []
  return [table, ...table.mergedTableIds.flatMap(merged => floorTable(house, merged) ?? [])].map(each => tableTopic(each, topics))
}

function ticketTopic(ticket: TicketState, topics: Topics): Shown {
  return { topic: topics.ticket(ticket.station, ticket.id), content: isOpenTicket(ticket) ? () => ticketView(ticket) : null }
}

function tableTopic(table: FloorBoardTable, topics: Topics): Shown {
  const { id, name, sectionId, seats, state, orderIds, orders, mergedInto, mergedTableIds, covers, since } = table
  const [orderId] = orderIds
  return {
    topic: topics.table(id),
    content: () => ({
      id, name, section: sectionId, seats, state, ...(orderId !== undefined && { orderId }), orderIds,
      orders: orders.map(order => ({ orderId: order.orderId, label: order.label })), ...(mergedInto !== null && { mergedInto }), mergedTableIds,
      ...(since !== null && { covers, since }),
    }),
  }
}

function billRequestTopic(house: House, orderId: string, order: OrderState, topics: Topics): Shown {
  const topic = topics.billRequest(orderId)
  const { billRequest, kind, tableId, token, covers } = order
  if (billRequest === null) return { topic, content: null }
  const outlet = house.state<OutletState>('outlet')
  const content = (): Omit<BillRequestMessage, 'position'> => ({
    orderId,
    kind,
    tableId,
    tableName: tableId === null ? null : (outlet.tables[tableId]?.name ?? tableId),
    token,
    covers,
    amountPaise: orderAmount(order, outlet),
    askedAt: billRequest.at,
    askedBy: billRequest.by.id,
    acknowledgedAt: billRequest.acknowledgedAt,
    acknowledgedBy: billRequest.acknowledgedBy?.id ?? null,
  })
  return { topic, content }
}

function availabilityTopic(house: House, topics: Topics, now: string): Shown {
  const content = (): Omit<AvailabilityMessage, 'position'> => {
    const menu = house.state<MenuState>('menu')
    const clock = clockOf(house.state<OutletState>('outlet'), now)
    const found = Object.values(menu.items).filter(({ archived }) => archived !== true).map(item => ({ item, is: availabilityOf(menu, item, clock) }))
    const part = ({ item, is }: (typeof found)[number]): { itemId: string; name: string; returnsAt?: string } =>
      ({ itemId: item.id, name: item.name, ...(is.returnsAt !== undefined && { returnsAt: is.returnsAt }) })
    return {
      soldOut: found.filter(({ is }) => !is.available && is.reason !== 'not-now').map(each => {
        const since = menu.soldOut[each.item.id]?.since
        return { ...part(each), ...(since !== undefined && { since }) }
      }),
      notNow: found.filter(({ is }) => is.reason === 'not-now').map(part),
      left: found.flatMap(({ item, is }) => (is.left === undefined ? [] : [{ itemId: item.id, name: item.name, left: is.left }])),
    }
  }
  return { topic: topics.availability, content }
}
