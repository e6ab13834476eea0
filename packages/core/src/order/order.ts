import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { CountChange } from '../menu/eighty-six'
import type { Course } from '../menu/menu'
import type { LineDiscount, OrderBilling, OrderBillingEvent, OrderCharge, OrderPromotion } from './billing'
import type { OrderKind } from '../offer/order-kind'
import { evolveOrder, noOrder } from './evolve'
import type { CancelledPart, LineSold, MovedLine, MovedTicket, OrderLine, SentTicket } from './line'
import { orderView, type TicketLines } from './order-view'

export type { CancelledPart, ChosenModifier, LineSold, MovedLine, MovedTicket, OrderLine, Sending, SentTicket } from './line'
export type { OrderKind }

/** The other house that an order came through, and its number there. */
export interface OrderSource {
  /** `swiggy`, or any other name. */
  readonly name: string
  readonly orderNumber: string
}

export interface BillRequest {
  readonly at: string
  readonly by: Actor
  readonly acknowledgedBy: Actor | null
  readonly acknowledgedAt: string | null
}

export interface OrderState {
  /** Empty before it is opened. */
  readonly orderId: string
  readonly status: 'none' | 'open' | 'billed' | 'settled' | 'cancelled' | 'merged'
  readonly kind: OrderKind
  readonly tableId: string | null
  readonly covers: number
  /** Tells the orders of a shared table apart: `A`, `window seat`. Never a guest's name: names of people stay out of the journal. */
  readonly label: string | null
  readonly customerId: string | null
  readonly token: string | null
  readonly source: OrderSource | null
  /** UTC instant for which the food was promised. */
  readonly promisedAt: string | null
  readonly handedOver: { readonly at: string; readonly by: Actor } | null
  readonly openedAt: string
  readonly openedBy: Actor
  readonly lines: Readonly<Record<string, OrderLine>>
  /** Line ids in the order in which they were added. */
  readonly lineOrder: readonly string[]
  /** Sendings so far, by station. */
  readonly sequences: Readonly<Record<string, number>>
  readonly ticketIds: readonly string[]
  readonly cancelTicketIds: readonly string[]
  /** Courses that wait until somebody lets them go. */
  readonly heldCourses: readonly Course[]
  /** What the last sending was made of. */
  readonly lastRound: readonly { readonly lineId: string; readonly quantity: string }[]
  readonly billRequest: BillRequest | null
  readonly bills: readonly { readonly billId: string; readonly section: 'gst' | 'vat'; readonly part?: number; readonly settled: boolean }[]
  /** Charges, discounts and how the bill is split. */
  readonly billing: OrderBilling
  readonly cancelReason: string | null
  /** The order that took all lines of this one. */
  readonly mergedInto: string | null
}

export type OrderEvent =
  | DomainEvent<'OrderOpened', {
      orderId: string
      kind: OrderKind
      tableId: string | null
      covers: number
      customerId: string | null
      token: string | null
      /** Period of the token's series. */
      tokenDay: string | null
      /** What stands on the bill of every order of this kind. */
      charges?: readonly OrderCharge[]
      /** Offers that stand on every order of this kind by themselves. */
      promotions?: readonly OrderPromotion[]
      label?: string
      promisedAt?: string
      source?: OrderSource
      /** Business day under which the source's number is remembered; with `source` only. */
      sourceDay?: string
      /** Its first lines go to the kitchen at once. */
      fires?: true
    }>
  | DomainEvent<'LineAdded', { orderId: string } & LineSold>
  | DomainEvent<'LineQuantityChanged', {
      orderId: string
      lineId: string
      delta: string
      quantity: string
      reason?: string
      approvedBy?: string
      /** The line's discount from now on, where it shrank with the line. */
      discountLeft?: LineDiscount
      /** What of it the kitchen had is a void: its business day, its value, and whether somebody had begun to cook it. */
      businessDay?: string
      amountPaise?: number
      begun?: boolean
      cancels: readonly CancelledPart[]
      /** Taken from what is counted, or given back. */
      counts?: readonly CountChange[]
    }>
  | DomainEvent<'LineVoided', {
      orderId: string
      lineId: string
      quantity: string
      amountPaise: number
      /** Business day in whose book it stands; where the kitchen had it. */
      businessDay?: string
      /** Somebody had begun to cook it: it can't be restored. Where it is absent, an approval says so. */
      begun?: boolean
      reason?: string
      approvedBy?: string
      cancels: readonly CancelledPart[]
      /** Taken from what is counted, or given back. */
      counts?: readonly CountChange[]
    }>
  | DomainEvent<'OrderFired', { orderId: string; course: Course | null; day: string; tickets: readonly SentTicket[] }>
  | DomainEvent<'LineCoverSet', {
      orderId: string
      lineId: string
      /** Which guest of the order it is for, from 1; null: for all. */
      cover: number | null
      /** The tickets that have a part of it. */
      ticketIds: readonly string[]
    }>
  | DomainEvent<'LineRestored', {
      orderId: string
      lineId: string
      counts?: readonly CountChange[]
      /** The day that counted the void, and with how much, where that day is not closed yet. */
      businessDay?: string
      amountPaise?: number
    }>
  | DomainEvent<'LinesMoved', {
      orderId: string
      toOrderId: string
      /** `left` is what stays on this order, `0` when the line is gone; `moved` is the line as the other order has it. */
      lines: readonly { lineId: string; left: string; discountLeft?: LineDiscount; moved: MovedLine }[]
      tickets: readonly MovedTicket[]
      heldCourses: readonly Course[]
      /** The other order did not exist: it is opened there. */
      opens?: {
        tableId: string
        /** Guests who go along; they are not counted on this order any more. */
        covers: number
        label?: string
        /** What this order's guests pay for their seats; absent where it has none of its own to go along. */
        coverCharges?: readonly OrderCharge[]
      }
    }>
  | DomainEvent<'LinesReceived', {
      orderId: string
      fromOrderId: string
      lines: readonly MovedLine[]
      tickets: readonly (MovedTicket & { sequence: number })[]
      heldCourses: readonly Course[]
    }>
  | DomainEvent<'CourseHeld', { orderId: string; course: Course }>
  | DomainEvent<'CourseReleased', { orderId: string; course: Course }>
  | DomainEvent<'OrderMoved', {
      orderId: string
      fromTableId: string
      toTableId: string
      covers: number
      /** It may sit beside other orders. */
      join?: boolean
      /** Its tickets, which show the new table. */
      ticketIds?: readonly string[]
    }>
  | DomainEvent<'OrderMerged', {
      orderId: string
      intoOrderId: string
      tableId: string | null
      covers: number
      customerId: string | null
      /** Something was sent for it: the guests have eaten at its table. */
      used: boolean
      /** Codes that may be used again: a coupon does not come along. */
      coupons?: readonly { readonly promotionId: string; readonly code: string }[]
    }>
  | DomainEvent<'OrderRenamed', { orderId: string; label: string; ticketIds: readonly string[] }>
  | DomainEvent<'OrderCoversSet', { orderId: string; tableId: string | null; covers: number; before: number; ticketIds: readonly string[] }>
  | DomainEvent<'OrderKindSet', {
      orderId: string
      kind: OrderKind
      /** Automatic charges of its new kind, and those that do not stand on such orders. */
      charges: readonly OrderCharge[]
      removedChargeIds: readonly string[]
      ticketIds: readonly string[]
    }>
  | DomainEvent<'OrderSourceSet', {
      orderId: string
      source: OrderSource
      /** Business day under which its number is remembered. */
      sourceDay: string
      ticketIds: readonly string[]
    }>
  | DomainEvent<'OrderCustomerSet', { orderId: string; customerId: string | null }>
  | DomainEvent<'OrderPromised', { orderId: string; at: string; ticketIds: readonly string[] }>
  | DomainEvent<'OrderHandedOver', { orderId: string; tickets: readonly { ticketId: string; lineIds: readonly string[] }[]; complete: boolean }>
  | DomainEvent<'OrderCancelled', {
      orderId: string
      reason: string
      tableId: string | null
      covers: number
      counts?: readonly CountChange[]
      /** Codes that may be used again. */
      coupons?: readonly { readonly promotionId: string; readonly code: string }[]
    }>
  | DomainEvent<'BillRequested', { orderId: string; tableId: string | null }>
  | DomainEvent<'BillRequestWithdrawn', { orderId: string; tableId: string | null }>
  | DomainEvent<'BillRequestAcknowledged', { orderId: string; tableId: string | null }>
  | OrderBillingEvent
  | DomainEvent<'LineDiscounted', { orderId: string; lineId: string } & LineDiscount>
  | DomainEvent<'LineDiscountRemoved', { orderId: string; lineId: string }>
  | DomainEvent<'OrderBilled', { orderId: string; billId: string; section: 'gst' | 'vat'; part?: number }>
  | DomainEvent<'OrderReopened', { orderId: string; billId: string }>
  | DomainEvent<'OrderBillPaid', { orderId: string; billId: string }>
  | DomainEvent<'OrderBillDue', { orderId: string; billId: string }>
  | DomainEvent<'OrderSettled', { orderId: string; tableId: string | null; covers: number }>

/** What guests asked for, from the first item to the last bill. Its operations commute: they add, and never replace. */
export const order = defineFeature<OrderState, OrderEvent>({
  category: 'order',
  stateVersion: 4,
  initial: noOrder,
  evolve: evolveOrder,
  live: state => state.status === 'open' || state.status === 'billed',
  view: (id, state, refs) => orderView(id, state, refs['tickets'] as readonly TicketLines[] | undefined),
  viewReads: state => (state.ticketIds.length > 0 ? { tickets: state.ticketIds.map(id => `ticket/${id}`) } : {}),
})
