import type { BillState } from '../bill/bill'
import { businessDay } from '../calendar/calendar'
import { requireSettings } from '../kernel/errors'
import { own } from '../kernel/own'
import type { OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import type { ShiftState } from '../shift/shift'
import type { DayState } from './day'

/** What keeps a business day from being closed. An order may go on into the next day, with an approval. */
export interface DayBlocker {
  readonly kind: 'earlier-day' | 'open-shift' | 'open-order' | 'unpaid-bill'
  /** Of the day, the shift or the order. */
  readonly id: string
  /** The day, the drawer, the table or the token. */
  readonly label: string
  /** Bills of the order that are not paid. */
  readonly billIds?: readonly string[]
}

/** Everything alive in the outlet that can stand against the closing of a day. */
export interface DayAround {
  readonly outlet: OutletState
  readonly orders: readonly OrderState[]
  readonly bills: readonly BillState[]
  readonly shifts: readonly ShiftState[]
  readonly days: readonly DayState[]
}

/**
 * @param day the business day that is to be closed
 * @returns what must be settled first: earlier days that are not closed, open shifts, orders with dishes that are not paid. An order
 *   without a line stands against nothing, and what began on a later day neither.
 */
export function dayBlockers(day: string, { outlet, orders, bills, shifts, days }: DayAround): readonly DayBlocker[] {
  const { timeZone, businessDayStart } = requireSettings(outlet)
  const began = (at: string): boolean => businessDay(at, timeZone, businessDayStart) <= day
  const unpaid = new Map<string, string[]>()
  for (const { issued, status } of bills) {
    if (issued && status === 'issued') unpaid.set(issued.orderId, [...(unpaid.get(issued.orderId) ?? []), issued.billId])
  }
  const blockers: DayBlocker[] = []
  for (const { businessDay: earlier } of days) if (earlier < day) blockers.push({ kind: 'earlier-day', id: earlier, label: earlier })
  for (const shift of shifts) {
    if (shift.businessDay <= day) blockers.push({ kind: 'open-shift', id: shift.shiftId, label: shift.drawerId })
  }
  for (const order of orders) {
    if ((order.status !== 'open' && order.status !== 'billed') || !began(order.openedAt)) continue
    const billIds = unpaid.get(order.orderId)
    if (billIds) blockers.push({ kind: 'unpaid-bill', id: order.orderId, label: labelOf(order, outlet), billIds })
    else if (Object.values(order.lines).some(line => !line.voided)) blockers.push({ kind: 'open-order', id: order.orderId, label: labelOf(order, outlet) })
  }
  // what a payment lacks that was taken back, when the guests had gone
  for (const { issued, status, issuedAt } of bills) {
    if (!issued || status !== 'issued' || !began(issuedAt) || orders.some(({ orderId, status: of }) => orderId === issued.orderId && of !== 'settled')) continue
    if (!blockers.some(({ kind, id }) => kind === 'unpaid-bill' && id === issued.orderId)) {
      blockers.push({ kind: 'unpaid-bill', id: issued.orderId, label: issued.billNumber, billIds: unpaid.get(issued.orderId) ?? [] })
    }
  }
  return blockers
}

function labelOf({ tableId, label, token, orderId }: OrderState, { tables }: OutletState): string {
  const place = tableId === null ? (token === null ? '' : `#${token}`) : (own(tables, tableId)?.name ?? tableId)
  return [place, label].filter(Boolean).join(' ') || orderId
}
