import {
  composeBill, composeParts, counterBoard, floorBoard, localTime, menuView, openTickets, orderKinds, RestoflowError, sectionsOf, ticketView,
  type ComposedBill, type FloorBoardTable, type OrderState, type OutletState, type OrderView, type StaffState, type TicketView,
} from '@restoflow/core'
import type { Runtime } from '../runtime'
import { loadEntry, readView } from './aggregates'
import { billReads } from './bill-reads'
import { previewSchema } from './bill-schemas'
import { dayReads } from './day-reads'
import { explainQuery, explanationIn } from './explanation'
import { guestReads } from './guest-reads'
import { invalidQuery, pageOf, pagingOf, pagingQuery, wholeNumber, type Page } from './paging'
import { paymentReads } from './payment-reads'
import { known, requireReadId, unknown, type ReadLine, type ReadRequest } from './read-line'
import { reportReads } from './report-reads'
import { staffReads } from './staff-reads'
import { staffView } from './staff-view'
import { counterRowSchema, menuSchema, orderSchema, outletSchema, pageSchema, staffSchema, tableSchema, ticketSchema } from './view-schemas'

/** THE list: everything that the API shows, but for the events. */
export const reads: readonly ReadLine[] = [
  {
    path: 'orders', summary: 'Open orders, oldest first', query: pagingQuery,
    response: pageSchema(orderSchema, 'Order'),
    answer: async (runtime, { query }) => {
      const open = [...runtime.house.live<OrderState>('order')].filter(([, { state }]) => state.status === 'open'
      || state.status === 'billed')
      const keyOf = ([id, { state }]: (typeof open)[number]): string => `${state.openedAt} ${id}`
      const page = pageOf(open.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)), pagingOf(query), keyOf)
      return { ...page, items: await Promise.all(page.items.map(([id]) => readView<OrderView>(runtime, 'order', id))) }
    },
  },
  {
    path: 'orders/{id}', summary: 'One order', unknown: 'unknown-order', response: orderSchema,
    answer: (runtime, { id }) => known(runtime, 'order', id),
  },
  {
    path: 'orders/{id}/bill-preview', summary: 'The bill as it would be issued now', unknown: 'unknown-order',
    query: {
      section: 'gst or vat; the first that the order has',
      percent: 'A discount on the bill, as decimal text',
      amountPaise: 'A discount on the bill, in paise',
      placeOfSupply: 'Code of the state in which a delivery order is catered',
      part: 'Which part of a split bill, from 1; the whole when it is left out',
      ...explainQuery,
    },
    response: previewSchema,
    answer: preview,
  },
  {
    path: 'tickets', summary: 'Open tickets, oldest first', query: { station: 'Only of this station', ...pagingQuery },
    response: pageSchema(ticketSchema, 'Ticket'),
    answer: ({ house }, { query }): Page<TicketView> => {
      const station = query.get('station')
      if (station !== null && !house.state<OutletState>('outlet').stations[station]) {
        throw new RestoflowError('unknown-station', `There is no station ${station}.`)
      }
      return pageOf(openTickets(house, station ?? undefined).map(ticketView), pagingOf(query), ({ openedAt, id }) => `${openedAt} ${id}`)
    },
  },
  {
    path: 'tickets/{id}', summary: 'One ticket', unknown: 'unknown-ticket', response: ticketSchema,
    answer: (runtime, { id }) => known(runtime, 'ticket', id),
  },
  {
    path: 'tables', summary: 'Every table with its state', query: pagingQuery,
    response: pageSchema(tableSchema, 'Table'),
    answer: ({ house }, { query }) => {
      const tables = floorBoard(house).sections.flatMap(section => section.tables).sort((a, b) => (a.id < b.id ? -1 : 1))
      const page = pageOf(tables, pagingOf(query), ({ id }) => id)
      return { ...page, items: page.items.map(tableView) }
    },
  },
  {
    path: 'counter', summary: 'Orders without a table, by the time for which they were promised', query: pagingQuery,
    response: pageSchema(counterRowSchema, 'Counter'),
    answer: ({ house }, { query }) =>
      pageOf(counterBoard(house).rows, pagingOf(query), ({ promisedAt, openedAt, orderId }) => `${promisedAt ?? openedAt} ${orderId}`),
  },
  {
    path: 'menu', summary: 'The menu as it can be ordered now', response: menuSchema,
    query: { kind: `Whose prices: ${orderKinds.join(', ')}; by default dine-in` },
    answer: (runtime, { query }) => {
      const wanted = query.get('kind') ?? 'dine-in'
      const kind = orderKinds.find(each => each === wanted) ?? invalidQuery('kind', `must be one of ${orderKinds.join(', ')}.`)
      return menuView(runtime.house, runtime.now(), kind)
    },
  },
  {
    path: 'outlet', summary: 'The place: settings, stations, sections, tables', response: outletSchema,
    answer: ({ house }) => house.state<OutletState>('outlet'),
  },
  {
    path: 'staff', summary: 'The people and their roles', query: pagingQuery,
    response: pageSchema(staffSchema, 'StaffMember'),
    answer: (runtime, { query }) => {
      const members = Object.values(runtime.house.state<StaffState>('staff').members)
        .sort((a, b) => (a.staffId < b.staffId ? -1 : 1))
      const page = pageOf(members, pagingOf(query), ({ staffId }) => staffId)
      return { ...page, items: page.items.map(member => staffView(runtime, member)) }
    },
  },
  ...staffReads,
  ...billReads,
  ...guestReads,
  ...reportReads,
  ...dayReads,
  ...paymentReads,
]

async function preview(runtime: Runtime, { id, query }: ReadRequest): Promise<unknown> {
  const entry = await loadEntry(runtime, `order/${requireReadId(id)}`)
  if (!entry) return unknown('order', id)
  const order = entry.state as OrderState
  const sections = sectionsOf(order)
  const section = sectionIn(query) ?? sections[0] ?? 'gst'
  const outlet = runtime.house.state<OutletState>('outlet')
  const today = localTime(runtime.now(), outlet.settings?.timeZone ?? 'UTC').date
  const { part, ...composed } = composedIn(query, order, outlet, section, today)
  const { figures, texts, operator, discounts, share } = composed
  const split = part === undefined ? undefined : { ...part, ...(share && { share }) }
  const bill = { figures, texts, discounts, ...(split && { split }), ...(operator && { operator }) }
  return { orderId: id, section, sections, totalPaise: figures.totalPaise, ...bill, ...explanationIn(query, bill) }
}

type Previewed = ComposedBill & { readonly part?: { readonly part: number; readonly parts: number } }

/** The whole bill, or the part of a split one that the query names. */
function composedIn(query: URLSearchParams, order: OrderState, outlet: OutletState, section: 'gst' | 'vat', today: string): Previewed {
  const part = wholeNumber(query, 'part', 0, 1, 100)
  const plan = order.billing.splits[section]
  if (part === 0) return composeBill(order, outlet, section, discountIn(query), today, query.get('placeOfSupply') ?? undefined)
  const parts = plan ? composeParts(order, outlet, section, plan, today) : []
  const composed = parts[part - 1]
    ?? invalidQuery('part', plan ? `is from 1 to ${parts.length}.` : 'is of a split bill, and this one is whole.')
  return { ...composed, part: { part, parts: parts.length } }
}

function sectionIn(query: URLSearchParams): 'gst' | 'vat' | null {
  const section = query.get('section')
  return section === null || section === 'gst' || section === 'vat' ? section : invalidQuery('section', 'must be gst or vat.')
}

function discountIn(query: URLSearchParams): { percent: string } | { amountPaise: number } | undefined {
  const [percent, amount] = [query.get('percent'), query.get('amountPaise')]
  if (percent !== null && amount !== null) invalidQuery('percent', 'and amountPaise exclude each other.')
  if (percent !== null) return { percent }
  if (amount === null) return undefined
  return /^\d{1,15}$/.test(amount) ? { amountPaise: Number(amount) } : invalidQuery('amountPaise', 'must be whole paise.')
}

function tableView(table: FloorBoardTable): Readonly<Record<string, unknown>> {
  const { id, name, sectionId, seats, state, orderIds, orders, mergedInto, mergedTableIds, covers, since, amountPaise, reservedAt,
  reservationId } = table
  const [orderId] = orderIds
  return {
    id, name, section: sectionId, seats, state, ...(orderId !== undefined && { orderId, covers, since }), orderIds,
    orders: orders.map(order => ({ orderId: order.orderId, label: order.label })), ...(mergedInto !== null && { mergedInto }),
    mergedTableIds, amountPaise,
    ...(reservedAt !== null && reservationId !== null && { reservedAt, reservationId }),
  }
}
