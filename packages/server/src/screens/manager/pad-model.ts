import {
  courses, duePaise, orderAmount, orderPad, type BillState, type Course, type House, type OrderPad, type OrderState, type OutletState, type PadLine,
  type TableState,
} from '@restoflow/core'
import { kindText } from '../kit/ticket-name'
import { localName } from '../../words/words'

/** One of several orders at a table, or a takeaway: what a switch between them shows. */
export interface OrderLabel {
  readonly orderId: string
  /** `A`, `B` in the order of their opening. */
  readonly letter: string
  readonly covers: number
  readonly amountPaise: number
  readonly billAsked: boolean
}

/** Food of one ticket that stands at the pass. */
export interface ReadyFood {
  readonly ticketId: string
  readonly stationName: string
  readonly lines: number
}

export interface IssuedDocument {
  readonly billId: string
  readonly number: string
  readonly totalPaise: number
  readonly duePaise: number
}

/** The order pad with everything around it that the screen shows. */
export interface PadModel {
  readonly pad: OrderPad
  /** `T7`, or `Takeaway #57`. */
  readonly title: string
  readonly tableId: string | null
  /** All orders at the table, this one included, oldest first; empty unless there are several. */
  readonly together: readonly OrderLabel[]
  /** Pieces that are not sent yet; what is weighed counts as one. */
  readonly unsentCount: number
  /** Courses of the unsent lines, in serving order. */
  readonly unsentCourses: readonly Course[]
  readonly ready: readonly ReadyFood[]
  readonly hasLines: boolean
  /** Whether the kitchen has a line that is not void: then the order can't be cancelled. */
  readonly hasSentLines: boolean
  readonly documents: readonly IssuedDocument[]
  readonly timeZone: string
}

/** @returns the pad of an order as the floor shows it, or null when the order is not in memory */
export function padModel(house: House, orderId: string): PadModel | null {
  const pad = orderPad(house, orderId)
  if (!pad) return null
  const outlet = house.state<OutletState>('outlet')
  const { order } = pad
  const lines = Object.values(order.lines).filter(line => line.voided === null)
  const unsentCourses = new Set(pad.unsent.map(({ line }) => line.course))
  return {
    pad,
    title: orderTitle(order, outlet),
    tableId: order.tableId,
    together: ordersTogether(house, outlet, order),
    unsentCount: pad.unsent.reduce((sum, line) => sum + pieces(line), 0),
    unsentCourses: courses.filter(course => unsentCourses.has(course)),
    ready: pad.groups.flatMap(group => group.tickets)
      .filter(({ readyLines }) => readyLines > 0)
      .map(({ ticketId, station, readyLines }) => ({ ticketId, stationName: localName(outlet.stations[station] ?? { name: station }), lines: readyLines })),
    hasLines: lines.length > 0,
    hasSentLines: lines.some(line => line.sendings.length > 0),
    documents: order.bills.flatMap(({ billId }) => documentOf(house, billId)),
    timeZone: outlet.settings?.timeZone ?? 'UTC',
  }
}

/** @returns what an order is called: its table's name, or its kind and token */
export function orderTitle({ tableId, token, kind }: OrderState, outlet: OutletState): string {
  if (tableId !== null) return outlet.tables[tableId]?.name ?? tableId
  return token === null ? kindText(kind) : `${kindText(kind)} #${token}`
}

/** @returns `A` for the first order of a table, `B` for the second; after `Z` it counts on */
export function orderLetter(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : String(index + 1)
}

function ordersTogether(house: House, outlet: OutletState, { tableId }: OrderState): readonly OrderLabel[] {
  const orderIds = tableId === null ? [] : house.state<TableState>(`table/${tableId}`).orderIds
  if (orderIds.length < 2) return []
  return orderIds.map((orderId, index) => {
    const order = house.state<OrderState>(`order/${orderId}`)
    return { orderId, letter: orderLetter(index), covers: order.covers, amountPaise: orderAmount(order, outlet), billAsked: order.billRequest !== null }
  })
}

function pieces({ quantity }: PadLine): number {
  const count = Number(quantity)
  return Number.isInteger(count) ? count : 1
}

function documentOf(house: House, billId: string): readonly IssuedDocument[] {
  const bill = house.state<BillState>(`bill/${billId}`)
  return bill.issued ? [{ billId, number: bill.issued.billNumber, totalPaise: bill.issued.totalPaise, duePaise: duePaise(bill) }] : []
}
