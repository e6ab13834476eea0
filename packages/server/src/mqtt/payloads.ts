import {
  floorBoard, openTickets, orderAmount, ticketView, type House, type MenuState, type OrderState, type OutletState,
} from '@restoflow/core'
import type { AvailabilityMessage, BillRequestMessage } from './payloads.schema'
import type { Topics } from './topics'

/** A retained topic as it must be now. */
export interface Shown {
  readonly topic: string
  /** States that the content is made of and nothing else: the same ones, the same content. */
  readonly sources: readonly unknown[]
  /** Makes the payload without its `position`. */
  readonly content: () => object
}

/** @returns every retained topic of the boards, from the house's current state */
export function shownTopics(house: House, topics: Topics): readonly Shown[] {
  return [...ticketTopics(house, topics), ...tableTopics(house, topics), ...billRequestTopics(house, topics), availabilityTopic(house, topics)]
}

type Content<Message> = Omit<Message, 'position'>

function ticketTopics(house: House, topics: Topics): readonly Shown[] {
  return openTickets(house).map(ticket => ({
    topic: topics.ticket(ticket.station, ticket.id),
    sources: [ticket],
    content: () => ticketView(ticket),
  }))
}

function tableTopics(house: House, topics: Topics): readonly Shown[] {
  return floorBoard(house).sections.flatMap(section => section.tables).map(table => {
    const { id, name, sectionId, seats, state, orderIds, covers, since } = table
    const [orderId] = orderIds
    const content = (): object => ({
      id, name, section: sectionId, seats, state, ...(orderId !== undefined && { orderId }), orderIds, ...(since !== null && { covers, since }),
    })
    return { topic: topics.table(id), sources: [table], content }
  })
}

function billRequestTopics(house: House, topics: Topics): readonly Shown[] {
  const outlet = house.state<OutletState>('outlet')
  return [...house.live<OrderState>('order')].flatMap(([orderId, { state: order }]) => {
    const { billRequest } = order
    if (billRequest === null) return []
    const content = (): Content<BillRequestMessage> => ({
      orderId,
      kind: order.kind,
      tableId: order.tableId,
      tableName: order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId),
      token: order.token,
      covers: order.covers,
      amountPaise: orderAmount(order, outlet),
      askedAt: billRequest.at,
      askedBy: billRequest.by.id,
      acknowledgedAt: billRequest.acknowledgedAt,
      acknowledgedBy: billRequest.acknowledgedBy?.id ?? null,
    })
    return [{ topic: topics.billRequest(orderId), sources: [order, outlet], content }]
  })
}

function availabilityTopic(house: House, topics: Topics): Shown {
  const menu = house.state<MenuState>('menu')
  const content = (): Content<AvailabilityMessage> => ({
    soldOut: Object.entries(menu.soldOut).map(([itemId, since]) => ({ itemId, name: menu.items[itemId]?.name ?? itemId, since })),
  })
  return { topic: topics.availability, sources: [menu], content }
}
