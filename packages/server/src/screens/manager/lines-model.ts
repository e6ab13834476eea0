import {
  floorBoard, lineStage, mayShareLines, type FloorBoardTable, type House, type LineStage, type OrderLine, type OrderState, type OutletState, type TicketState,
} from '@restoflow/core'
import { localName, useWords } from '../../words/words'
import { labelText, orderName, orderTitle } from './pad-model'

/** A line that can go to another order, whole or a part. */
export interface MovableLine {
  readonly line: OrderLine
  readonly stage: Exclude<LineStage, 'voided'>
  /** Several pieces, of which some may stay: not what is weighed, nor a combo's part. */
  readonly divisible: boolean
}

/** Where lines may go: an open order, or a new one at a table. */
export interface Target {
  readonly kind: 'order' | 'new'
  /** Of the order; of the table where a new one is opened. */
  readonly id: string
  readonly name: string
  readonly about: string
}

export interface LinesModel {
  readonly orderId: string
  readonly title: string
  readonly tableId: string | null
  readonly covers: number
  readonly lines: readonly MovableLine[]
  /** At the order's own table; empty for an order without one. */
  readonly here: readonly Target[]
  readonly elsewhere: readonly { readonly heading: string; readonly targets: readonly Target[] }[]
}

/** @returns what of the order can go where, or null when it is not open */
export function linesModel(house: House, orderId: string): LinesModel | null {
  const t = useWords()
  const order = house.state<OrderState>(`order/${orderId}`)
  if (order.status !== 'open') return null
  const tickets = order.ticketIds.map(id => house.state<TicketState>(`ticket/${id}`))
  const lines = order.lineOrder.flatMap((lineId): readonly MovableLine[] => {
    const line = order.lines[lineId]
    const stage = line && lineStage(lineId, line, tickets)
    if (!line || stage === undefined || stage === 'voided') return []
    return [{ line, stage, divisible: line.comboId === undefined && /^\d+$/.test(line.quantity) && line.quantity !== '1' }]
  })
  const { sections } = floorBoard(house)
  const own = sections.flatMap(({ tables }) => tables).find(({ id }) => id === order.tableId)
  const head = { orderId, title: orderName(house, order), tableId: order.tableId, covers: order.covers, lines }
  if (!mayShareLines(order, { kind: 'dine-in', source: null })) return { ...head, here: [], elsewhere: [] }
  return {
    ...head,
    here: own ? targetsAt(house, own, orderId) : [],
    elsewhere: [
      ...sections.map(section => ({
        heading: localName(section),
        targets: section.tables.filter(table => table.id !== order.tableId && table.mergedInto === null).flatMap(table => targetsAt(house, table, orderId)),
      })),
      { heading: t('kind.takeaway'), targets: tokens(house, orderId, order) },
    ],
  }
}

/** The table's open orders, and a new one beside them; nothing at a table that is being cleaned. */
function targetsAt(house: House, { id, partyName, state, orderIds, seats }: FloorBoardTable, from: string): readonly Target[] {
  const t = useWords()
  if (state === 'cleaning') return []
  if (orderIds.length === 0) return [{ kind: 'new', id, name: partyName, about: `${t('state.free')} · ${t('floor.seats', { count: seats })}` }]
  const open = orderIds.filter(orderId => orderId !== from).flatMap((orderId): readonly Target[] => {
    const order = house.state<OrderState>(`order/${orderId}`)
    const name = orderIds.includes(from) ? labelText(order.label ?? '') : orderName(house, order)
    return order.status === 'open' ? [{ kind: 'order', id: orderId, name, about: t('common.covers', { count: order.covers }) }] : []
  })
  // elsewhere a table with one order takes lines into it; a second one is opened where its guests sit
  return orderIds.includes(from) ? [...open, { kind: 'new', id, name: t('lines.new-order'), about: partyName }] : open
}

function tokens(house: House, from: string, order: OrderState): readonly Target[] {
  const outlet = house.state<OutletState>('outlet')
  return [...house.live<OrderState>('order')]
    .filter(([id, { state }]) => id !== from && state.tableId === null && state.status === 'open' && mayShareLines(order, state))
    .map(([id, { state }]) => ({ kind: 'order', id, name: orderTitle(state, outlet), about: '' }))
}
