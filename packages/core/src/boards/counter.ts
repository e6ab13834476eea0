import { duePaise, type BillState } from '../bill/bill'
import type { House } from '../kernel/house'
import type { TicketState } from '../kitchen/ticket'
import type { OrderKind, OrderLine, OrderSource, OrderState } from '../order/order'
import { parseQuantity } from '../money/quantity'
import { unsentThousandths } from '../order/order-view'
import type { OutletState } from '../outlet/outlet'
import { billedAmount } from './amount'

/** From the first item to the guest's or the rider's hands. A delivery is out until it is paid. */
export const counterStages = ['new', 'cooking', 'ready', 'handed-over', 'out-for-delivery'] as const
export type CounterStage = (typeof counterStages)[number]

export interface CounterRow {
  readonly orderId: string
  readonly kind: OrderKind
  /** The day's number that is called out; null for an order at a table. */
  readonly token: string | null
  readonly label: string | null
  readonly source: OrderSource | null
  /** UTC instant. */
  readonly promisedAt: string | null
  readonly openedAt: string
  readonly openedBy: string
  readonly customerId: string | null
  readonly stage: CounterStage
  /** Lines with a part that stands ready, and lines with a part that is still to come, unsent ones included. */
  readonly readyLines: number
  readonly openLines: number
  /** Lines of which a part was not sent yet. */
  readonly unsentLines: number
  /** Pieces ordered; what is weighed counts as one. */
  readonly itemCount: number
  /** Total with tax; of a bill that was issued what it says. Null where the figures can't be computed. */
  readonly amountPaise: number | null
  /** What of it nobody has paid yet; null where that can't be computed. */
  readonly duePaise: number | null
  readonly status: 'open' | 'billed' | 'settled'
  readonly billIds: readonly string[]
}

export interface CounterBoard {
  readonly position: number
  /** By the time for which they were promised, or else opened. */
  readonly rows: readonly CounterRow[]
}

/** @returns every order without a table that is unpaid, or paid and not yet out of the kitchen: takeaway, delivery, aggregator */
export function counterBoard(house: House): CounterBoard {
  const outlet = house.state<OutletState>('outlet')
  const rows = [...house.live<OrderState>('order')].flatMap(([orderId, { state }]) => rowOf(house, outlet, orderId, state) ?? [])
  const due = ({ promisedAt, openedAt, orderId }: CounterRow): string => `${promisedAt ?? openedAt} ${orderId}`
  return { position: house.position, rows: rows.sort((a, b) => (due(a) < due(b) ? -1 : 1)) }
}

function rowOf(house: House, outlet: OutletState, orderId: string, order: OrderState): CounterRow | null {
  const { status } = order
  if (order.tableId !== null || (status !== 'open' && status !== 'billed' && status !== 'settled')) return null
  const parts = order.ticketIds.flatMap(id => house.state<TicketState>(`ticket/${id}`).lines)
  const linesIn = (...stages: readonly string[]): ReadonlySet<string> => new Set(parts.filter(({ state }) => stages.includes(state)).map(({ lineId }) => lineId))
  const unsent = order.lineOrder.filter(id => {
    const line = order.lines[id]
    return line !== undefined && unsentThousandths(line) > 0
  })
  const ready = linesIn('ready')
  const toCome = new Set([...unsent, ...linesIn('queued', 'cooking')])
  const { kind, token, label, source, promisedAt, openedAt, customerId, bills } = order
  const amountPaise = billedAmount(house, order, outlet)
  return {
    orderId, kind, token, label, source, promisedAt, openedAt, openedBy: order.openedBy.id, customerId, status,
    stage: stageOf(order, parts.length > 0, ready.size, toCome.size),
    readyLines: ready.size, openLines: toCome.size, unsentLines: unsent.length,
    itemCount: order.lineOrder.reduce((count, id) => count + piecesOf(order.lines[id]), 0),
    amountPaise, duePaise: status === 'settled' ? 0 : amountPaise === null ? null : amountPaise - paidPaise(house, order),
    billIds: bills.map(({ billId }) => billId),
  }
}

function stageOf(order: OrderState, isSent: boolean, ready: number, open: number): CounterStage {
  if (order.handedOver !== null || (isSent && ready === 0 && open === 0)) return order.kind === 'delivery' ? 'out-for-delivery' : 'handed-over'
  if (!isSent) return 'new'
  return open > 0 ? 'cooking' : 'ready'
}

function piecesOf(line: OrderLine | undefined): number {
  if (!line || line.voided) return 0
  const thousandths = parseQuantity(line.quantity)
  return thousandths % 1000 === 0 ? thousandths / 1000 : 1
}

/** What a document owes the guest pays no other document. */
function paidPaise(house: House, { bills }: OrderState): number {
  return bills.reduce((paid, { billId }) => {
    const bill = house.state<BillState>(`bill/${billId}`)
    return paid + (bill.issued ? bill.issued.totalPaise - Math.max(0, duePaise(bill)) : 0)
  }, 0)
}

/** @returns whether a guest owes something; where nobody can say how much, somebody has to look */
export function isDue(duePaise: number | null): boolean {
  return duePaise === null || duePaise > 0
}

/** Whether somebody must do something about an order now: `soon` in time, `late` when it is past. */
export interface Urgency {
  readonly level: 'calm' | 'soon' | 'late'
  /** UTC instant at which it becomes another one; null: only by what happens. */
  readonly changesAt: string | null
}

const minuteMs = 60_000
/** Before the promised time: what nobody sent, what still cooks, and what waits for a rider of the house. */
const soonBeforeMs = { new: 20 * minuteMs, cooking: 5 * minuteMs, ready: 10 * minuteMs }

/**
 * @param now UTC instant
 * @returns how pressing it is. Food that waits for its guest, or for an operator's rider, is late through nobody here; food that went out
 *   of the door unpaid is somebody's to settle
 */
export function urgencyOf({ stage, kind, promisedAt, duePaise: due }: CounterRow, now: string): Urgency {
  if (stage === 'handed-over') return { level: isDue(due) && kind === 'takeaway' ? 'soon' : 'calm', changesAt: null }
  const isOurs = stage === 'new' || stage === 'cooking' || (stage === 'ready' && kind === 'delivery')
  if (!isOurs || promisedAt === null) return { level: 'calm', changesAt: null }
  const soonAt = new Date(Date.parse(promisedAt) - soonBeforeMs[stage]).toISOString()
  if (now >= promisedAt) return { level: 'late', changesAt: null }
  return now >= soonAt ? { level: 'soon', changesAt: promisedAt } : { level: 'calm', changesAt: soonAt }
}
