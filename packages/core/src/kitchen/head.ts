import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import type { TicketHead, TicketLine } from './ticket'

export interface OrderRefs {
  readonly order: OrderState
  readonly outlet: OutletState
}

/** @returns what heads a ticket of the order, as the order and the floor are now */
export const headOf = ({ order, outlet }: OrderRefs, orderId: string, station: string): TicketHead => ({
  orderId,
  orderKind: order.kind,
  station,
  tableId: order.tableId,
  tableName: order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId),
  token: order.token,
  covers: order.covers,
  label: order.label,
  promisedAt: order.promisedAt,
  source: order.source,
})

/** @returns an order's line as a station sees it: no prices */
export const lineOf = (order: OrderState, lineId: string, quantity: string): TicketLine => {
  const line = own(order.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
  const { name, names, diet, modifiers, note, course, cover } = line
  return {
    lineId, name, ...(names && { names }), diet, quantity,
    modifiers: modifiers.map(chosen => ({ name: chosen.name, ...(chosen.names && { names: chosen.names }), quantity: chosen.quantity })),
    ...(note !== undefined && { note }), course, ...(cover !== undefined && { cover }),
  }
}

/** @returns where the food of a ticket goes, as paper and displays say it: `T4`, `T4 B`, `#57` */
export function placeText({ tableName, label, token }: Pick<TicketHead, 'tableName' | 'label' | 'token'>): string {
  const place = tableName ?? (token === null ? '' : `#${token}`)
  return label === null ? place : `${place} ${label}`.trim()
}
