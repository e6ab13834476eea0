import {
  courses, duePaise, orderAmount, orderPad, partyName, type BillState, type Course, type House, type OrderPad, type OrderState, type OutletState,
  type PadLine, type TableState,
} from '@restoflow/core'
import { kindText } from '../kit/ticket-name'
import { localName, useWords } from '../../words/words'

/** One of several orders at a table, or a takeaway: what a switch between them shows. */
export interface OrderLabel {
  readonly orderId: string
  /** `A`, `B`, `window seat`. */
  readonly label: string
  readonly covers: number
  /** Null where the figures can't be computed. */
  readonly amountPaise: number | null
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

/** Lines of one course that are not sent yet. */
export interface UnsentCourse {
  readonly course: Course
  readonly isHeld: boolean
  /** Pieces; what is weighed counts as one. */
  readonly count: number
}

/** A line of the last round, for `repeat-round`. */
export interface RoundLine {
  readonly itemId: string
  readonly name: string
  readonly quantity: string
}

/** The order pad with everything around it that the screen shows. */
export interface PadModel {
  readonly pad: OrderPad
  /** `T7`, `T4 + T5 B`, or `Takeaway #57`. */
  readonly title: string
  /** Of the order's table. */
  readonly mergedTableIds: readonly string[]
  /** Their names: `T5, T6`. */
  readonly mergedNames: string
  readonly tableId: string | null
  /** All orders at the table, this one included, oldest first; empty unless there are several. */
  readonly together: readonly OrderLabel[]
  /** Pieces that the next sending takes: not sent yet, and of no held course. */
  readonly unsentCount: number
  /** Courses of the unsent lines, in serving order. */
  readonly unsentCourses: readonly UnsentCourse[]
  /** What a repeated round would add; empty before the first sending. */
  readonly round: readonly RoundLine[]
  /** Voided lines that may come back. */
  readonly restorable: ReadonlySet<string>
  readonly ready: readonly ReadyFood[]
  readonly hasLines: boolean
  /** Whether something that was sent is not with the guests yet. */
  readonly isCooking: boolean
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
  const mergedTableIds = order.tableId === null ? [] : house.state<TableState>(`table/${order.tableId}`).mergedTableIds
  return {
    pad,
    title: orderName(house, order),
    mergedTableIds, mergedNames: mergedTableIds.map(id => outlet.tables[id]?.name ?? id).join(', '),
    tableId: order.tableId,
    together: ordersTogether(house, outlet, order),
    unsentCount: pad.unsent.reduce((sum, line) => sum + (line.isHeld ? 0 : pieces(line)), 0),
    unsentCourses: courses.flatMap(course => {
      const unsent = pad.unsent.filter(({ line }) => line.course === course)
      return unsent.length === 0 ? [] : [{ course, isHeld: order.heldCourses.includes(course), count: unsent.reduce((sum, line) => sum + pieces(line), 0) }]
    }),
    round: pad.lastRound.flatMap(({ lineId, quantity }) => {
      const line = order.lines[lineId]
      return line ? [{ itemId: line.itemId, name: localName(line), quantity }] : []
    }),
    restorable: new Set(pad.restorable.map(({ line }) => line.lineId)),
    ready: pad.groups.flatMap(group => group.tickets)
      .filter(({ readyLines }) => readyLines > 0)
      .map(({ ticketId, station, readyLines }) => ({ ticketId, stationName: localName(outlet.stations[station] ?? { name: station }), lines: readyLines })),
    hasLines: lines.length > 0,
    isCooking: pad.groups.some(({ stage }) => stage !== 'served' && stage !== 'cancelled'),
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

/** @returns what tells an order from all others of the floor: `T4 + T5`, `T7 B` on a shared table, `Takeaway #57` */
export function orderName(house: House, order: OrderState): string {
  if (order.tableId === null) return orderTitle(order, house.state<OutletState>('outlet'))
  const isShared = house.state<TableState>(`table/${order.tableId}`).orderIds.length > 1
  const party = partyName(house, order.tableId)
  return isShared && order.label !== null ? `${party} ${order.label}` : party
}

/** @returns how one of a table's orders is told from the others: `Order B`, `Window seat` */
export function labelText(label: string): string {
  return label.length > 2 ? label : useWords()('pad.order-letter', { letter: label })
}

function ordersTogether(house: House, outlet: OutletState, { tableId }: OrderState): readonly OrderLabel[] {
  const orderIds = tableId === null ? [] : house.state<TableState>(`table/${tableId}`).orderIds
  if (orderIds.length < 2) return []
  return orderIds.map(orderId => {
    const order = house.state<OrderState>(`order/${orderId}`)
    return { orderId, label: order.label ?? '', covers: order.covers, amountPaise: orderAmount(order, outlet), billAsked: order.billRequest !== null }
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
