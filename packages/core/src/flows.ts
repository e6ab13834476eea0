import type { AccountEvent } from './account/account'
import type { BillEvent } from './bill/bill-events'
import type { CollectionEvent } from './bill/collection'
import type { DayEvent } from './day/day'
import { billEntry, creditEntry, type DayEntry } from './day/entries'
import type { CreditNoteEvent } from './credit-note/credit-note'
import type { DomainEvent } from './kernel/env'
import type { Flow, FollowUp } from './kernel/decider'
import type { TicketEvent } from './kitchen/ticket'
import type { CountChange } from './menu/eighty-six'
import { countsOfLine } from './order/combo-lines'
import type { CancelledPart, OrderEvent } from './order/order'
import type { BookEvent } from './reservation/book'
import type { ReservationEvent } from './reservation/reservation'
import type { OutletEvent } from './outlet/outlet'
import type { DrawerEvent } from './shift/drawer'
import type { ShiftEvent } from './shift/shift'
import type { TableEvent } from './table/table'
import type { VoucherEvent } from './voucher/voucher'

type AnyEvent =
  | OrderEvent | TableEvent | TicketEvent | BillEvent | CreditNoteEvent | ReservationEvent | BookEvent | OutletEvent | DayEvent | ShiftEvent | DrawerEvent
  | AccountEvent | VoucherEvent | CollectionEvent
type EventOf<Type extends AnyEvent['type']> = Extract<AnyEvent, { type: Type }>

/** Types a flow by the event that it follows. */
function on<Type extends AnyEvent['type']>(type: Type, flow: (data: EventOf<Type>['data']) => readonly FollowUp[]): readonly [string, Flow] {
  return [type, (event: DomainEvent) => flow(event.data as EventOf<Type>['data'])]
}

/** Its tickets show where it is, what it is called and for when. */
const renew = (orderId: string, ticketIds: readonly string[] = []): readonly FollowUp[] =>
  ticketIds.map(id => ({ command: 'ticket.renew-head', id, body: { orderId } }))

const cancel = (orderId: string, reason: string, parts: readonly CancelledPart[]): readonly FollowUp[] =>
  parts.flatMap(part => [
    { command: 'ticket.cancel-line', id: part.ticketId, body: part },
    { command: 'ticket.open-cancel', id: part.cancelTicketId, body: { ...part, orderId, reason } },
  ])

const counted = (orderId: string, counts: readonly CountChange[] = []): readonly FollowUp[] =>
  counts.map(change => ({ command: 'menu.take-count', id: 'menu', body: { ...change, orderId } }))

/** Into the day's book; events of earlier builds did not say which day. */
const recorded = (day: string | undefined, body: DayEntry): readonly FollowUp[] => (day === undefined ? [] : [{ command: 'day.record', id: day, body }])

const inShift = (shiftId: string | undefined): { shiftId?: string } => (shiftId === undefined ? {} : { shiftId })

const givenBack = (orderId: string, coupons: readonly { readonly promotionId: string; readonly code: string }[] = []): readonly FollowUp[] =>
  coupons.map(({ promotionId, code }) => ({ command: 'redemption.give-back', id: promotionId, body: { code, orderId } }))

/** Everything that joins one feature to another: what a fact asks for in the same transaction. */
export const flows: ReadonlyMap<string, Flow> = new Map([
  on('TaxStaged', ({ from, rates }) => (Object.keys(rates).length === 0 ? [] : [{ command: 'menu.set-dated-rates', id: 'menu', body: { from, rates } }])),
  on('StagedTaxWithdrawn', ({ from, taxClassIds }) => (taxClassIds.length === 0
    ? [] : [{ command: 'menu.set-dated-rates', id: 'menu', body: { from, rates: Object.fromEntries(taxClassIds.map(id => [id, null])) } }])),
  on('TableSeated', ({ tableId, orderId, covers }) => [{ command: 'order.open-seated', id: orderId, body: { tableId, covers } }]),
  on('OrderOpened', ({ orderId, tableId, covers, token, tokenDay, source, sourceDay, fires }) => [
    tableId !== null
      ? { command: 'table.attach-order', id: tableId, body: { orderId, covers } }
      : { command: 'series.take', id: `token/${tokenDay}`, body: { number: token, for: orderId, date: tokenDay } },
    ...(source && sourceDay !== undefined ? [{ command: 'intake.record', id: sourceDay, body: { source, orderId } }] : []),
    ...(fires ? [{ command: 'order.fire', id: orderId, body: {} }] : []),
  ]),
  on('OrderFired', ({ orderId, day, tickets }) =>
    tickets.flatMap(({ ticketId, number, stationId, sequence, lines }) => [
      { command: 'ticket.open', id: ticketId, body: { orderId, stationId, number, sequence, day, lines } },
      { command: 'series.take', id: `kot/${day}`, body: { number, for: ticketId, date: day } },
    ])),
  on('LineAdded', ({ orderId, ...line }) => counted(orderId, countsOfLine(line))),
  on('LineRestored', ({ orderId, counts, businessDay, amountPaise = 0 }) => [
    ...counted(orderId, counts), ...recorded(businessDay, { entry: 'void-restored', amountPaise }),
  ]),
  on('LineVoided', ({ orderId, reason, cancels, counts, businessDay, amountPaise, begun = false }) => [
    ...cancel(orderId, reason ?? '', cancels), ...counted(orderId, counts), ...recorded(businessDay, { entry: 'void', amountPaise, begun }),
  ]),
  on('LineQuantityChanged', ({ orderId, reason, cancels, counts, businessDay, amountPaise = 0, begun = false }) => [
    ...cancel(orderId, reason ?? '', cancels), ...counted(orderId, counts), ...recorded(businessDay, { entry: 'void', amountPaise, begun }),
  ]),
  on('OrderMoved', ({ orderId, fromTableId, toTableId, covers, join = false, ticketIds = [] }) => [
    { command: 'table.attach-order', id: toTableId, body: { orderId, covers, mustBeFree: !join } },
    { command: 'table.detach-order', id: fromTableId, body: { orderId, covers, moved: true, used: ticketIds.length > 0 } },
    ...renew(orderId, ticketIds),
  ]),
  on('TableOrderAdded', ({ labels = [] }) => labels.map(({ orderId, label }) => ({ command: 'order.assign-label', id: orderId, body: { label } }))),
  // the orders go in their order: the first seats a free table, the others join it there
  on('TableTransferred', ({ toTableId, orderIds, join }) =>
    orderIds.map((id, index) => ({ command: 'order.move', id, body: { tableId: toTableId, join: join || index > 0 } }))),
  on('TablesMerged', ({ tableId, tableIds, orderIds }) => [
    ...tableIds.map(id => ({ command: 'table.join', id, body: { mainTableId: tableId } })),
    ...orderIds.map(id => ({ command: 'order.move', id, body: { tableId, join: true } })),
  ]),
  on('TablesUnmerged', ({ tableId, tableIds, cleaning }) => tableIds.map(id => ({ command: 'table.part', id, body: { mainTableId: tableId, cleaning } }))),
  on('TableReleased', ({ tableId, cleaning, mergedTableIds = [] }) =>
    mergedTableIds.map(id => ({ command: 'table.part', id, body: { mainTableId: tableId, cleaning } }))),
  on('OrderRenamed', ({ orderId, ticketIds }) => renew(orderId, ticketIds)),
  on('OrderKindSet', ({ orderId, ticketIds }) => renew(orderId, ticketIds)),
  on('OrderSourceSet', ({ orderId, source, sourceDay, ticketIds }) => [
    { command: 'intake.record', id: sourceDay, body: { source, orderId } }, ...renew(orderId, ticketIds),
  ]),
  on('OrderPromised', ({ orderId, ticketIds }) => renew(orderId, ticketIds)),
  on('OrderCoversSet', ({ orderId, tableId, covers, before, ticketIds }) => [
    ...(tableId === null ? [] : [{ command: 'table.change-covers', id: tableId, body: { orderId, covers, before } }]),
    ...renew(orderId, ticketIds),
  ]),
  on('LineCoverSet', ({ lineId, cover, ticketIds }) => ticketIds.map(id => ({ command: 'ticket.set-line-cover', id, body: { lineId, cover } }))),
  on('LinesMoved', ({ orderId, toOrderId, lines, tickets, heldCourses, opens }) => [
    ...(opens ? [{ command: 'order.open-for-lines', id: toOrderId, body: { kind: 'dine-in', ...opens } }] : []),
    ...tickets.map(({ ticketId, toTicketId, parts }) => ({ command: 'ticket.give-parts', id: ticketId, body: { toTicketId, toOrderId, parts } })),
    { command: 'order.receive-lines', id: toOrderId, body: { fromOrderId: orderId, lines: lines.map(({ moved }) => moved), tickets, heldCourses } },
  ]),
  on('LinesReceived', ({ orderId, tickets }) =>
    tickets.map(({ ticketId, toTicketId, stationId, sequence, parts }) =>
      ({ command: 'ticket.continue', id: toTicketId, body: { orderId, fromTicketId: ticketId, stationId, sequence, parts } }))),
  on('OrderMerged', ({ orderId, intoOrderId, tableId, covers, customerId, used, coupons }) => [
    ...givenBack(orderId, coupons),
    { command: 'order.absorb', id: intoOrderId, body: { fromOrderId: orderId, covers, customerId } },
    ...(tableId === null ? [] : [{ command: 'table.detach-order', id: tableId, body: { orderId, covers, moved: true, used } }]),
  ]),
  on('OrderHandedOver', ({ tickets }) => tickets.map(({ ticketId, lineIds }) => ({ command: 'ticket.serve', id: ticketId, body: { lineIds } }))),
  on('BillIssued', bill => {
    const { billId, billNumber, orderId, section, seriesPeriod, invoiceDate, split } = bill
    return [
      { command: 'series.take', id: `${section === 'vat' ? 'vat' : 'invoice'}/${seriesPeriod}`, body: { number: billNumber, for: billId, date: invoiceDate } },
      { command: 'order.record-bill', id: orderId, body: { billId, section, ...(split && { part: split.part }) } },
      ...recorded(bill.businessDay, billEntry(bill)),
    ]
  }),
  on('CollectionPaid', ({ shares, paymentId, askedBy }) => shares.map(({ billId, amountPaise, tipPaise }) =>
    ({ command: 'bill.take-collected', id: billId, body: { amountPaise, tipPaise, paymentId, askedBy } }))),
  on('TenderTaken', ({ billId, billNumber, orderId, tenderId, kind, amountPaise, tipPaise, changePaise, businessDay, shiftId, accountId, voucherId }) => [
    ...recorded(businessDay, { entry: 'tender', kind, amountPaise, tipPaise, changePaise, ...inShift(shiftId) }),
    ...(accountId === undefined ? [] : [{ command: 'account.charge', id: accountId, body: { billId, billNumber, orderId, tenderId, amountPaise } }]),
    ...(voucherId === undefined ? [] : [{ command: 'voucher.redeem', id: voucherId, body: { billId, billNumber, tenderId, amountPaise } }]),
  ]),
  on('TenderReversed', tender => {
    const { billId, billNumber, tenderId, kind = 'other', amountPaise = 0, tipPaise = 0, changePaise = 0, businessDay, shiftId, reason } = tender
    const { accountId, voucherId } = tender
    return [
      ...recorded(businessDay, { entry: 'reversal', kind, amountPaise, tipPaise, changePaise, ...inShift(shiftId) }),
      ...(accountId === undefined ? [] : [{ command: 'account.reverse-charge', id: accountId, body: { billId, billNumber, tenderId, amountPaise, reason } }]),
      ...(voucherId === undefined ? [] : [{ command: 'voucher.restore', id: voucherId, body: { billId, billNumber, tenderId, amountPaise, reason } }]),
    ]
  }),
  on('RefundPaid', refund => {
    const { refundId, kind, amountPaise, businessDay, shiftId, billId, billNumber, creditNoteId, accountId, voucherId, customerId = null } = refund
    return [
      ...recorded(businessDay, { entry: 'refund', kind, amountPaise, ...inShift(shiftId) }),
      ...(accountId === undefined ? [] : [{ command: 'account.credit', id: accountId, body: { billId, billNumber, refundId, creditNoteId, amountPaise } }]),
      ...(voucherId === undefined ? [] : [
        { command: 'voucher.give-credit', id: voucherId, body: { amountPaise, refund: { refundId, billId, billNumber, creditNoteId }, customerId } },
      ]),
    ]
  }),
  on('ShiftOpened', ({ shiftId, drawerId, personId, floatPaise, businessDay }) =>
    recorded(businessDay, { entry: 'shift-opened', shiftId, drawerId, personId, floatPaise })),
  on('CashMoved', ({ direction, amountPaise, shiftId, businessDay }) => recorded(businessDay, { entry: 'cash', direction, amountPaise, shiftId })),
  on('DrawerOpenedNoSale', ({ drawerId, shiftId, businessDay }) => recorded(businessDay, { entry: 'no-sale', drawerId, ...inShift(shiftId) })),
  on('ShiftClosed', ({ shiftId, drawerId, businessDay, expectedPaise, countedPaise, denominations, handedTo }) => [
    ...recorded(businessDay, { entry: 'shift-closed', shiftId, expectedPaise, countedPaise }),
    ...(handedTo ? [{
      command: 'shift.take-over', id: handedTo.shiftId,
      body: { drawerId, personId: handedTo.personId, floatPaise: countedPaise, ...(denominations && { denominations }), fromShiftId: shiftId },
    }] : []),
  ]),
  on('DayClosed', ({ businessDay, zNumber, seriesPeriod }) => [
    { command: 'series.take', id: `z/${seriesPeriod}`, body: { number: zNumber, for: businessDay, date: businessDay } },
  ]),
  on('CreditNoteIssued', note => {
    const { creditNoteId, creditNoteNumber, creditPaise, reopens, billId, section, seriesPeriod, date } = note
    return [
      { command: 'series.take', id: `${section === 'vat' ? 'credit-vat' : 'credit'}/${seriesPeriod}`, body: { number: creditNoteNumber, for: creditNoteId, date } },
      { command: 'bill.record-credit', id: billId, body: { creditNoteId, creditNoteNumber, creditPaise, reopens } },
      ...recorded(note.businessDay, creditEntry(note)),
    ]
  }),
  // no sale, and money all the same
  on('AccountPaymentReceived', ({ paymentId, receiptNumber, seriesPeriod, date, kind, amountPaise, businessDay, shiftId }) => [
    { command: 'series.take', id: `receipt/${seriesPeriod}`, body: { number: receiptNumber, for: paymentId, date } },
    ...recorded(businessDay, { entry: 'received', for: 'account', direction: 'in', kind, amountPaise, ...inShift(shiftId) }),
  ]),
  on('AccountPaymentReversed', ({ kind, amountPaise, businessDay, shiftId }) =>
    recorded(businessDay, { entry: 'received', for: 'account', direction: 'out', kind, amountPaise, ...inShift(shiftId) })),
  on('VoucherIssued', ({ voucherId, voucherNumber, seriesPeriod, date, sold, amountPaise, businessDay, shiftId }) => [
    { command: 'series.take', id: `voucher/${seriesPeriod}`, body: { number: voucherNumber, for: voucherId, date } },
    ...(sold ? recorded(businessDay, { entry: 'received', for: 'voucher', direction: 'in', kind: sold.kind, amountPaise, ...inShift(shiftId) }) : []),
  ]),
  on('VoucherCancelled', ({ returned, amountPaise, businessDay, shiftId }) =>
    (returned ? recorded(businessDay, { entry: 'received', for: 'voucher', direction: 'out', kind: returned.kind, amountPaise, ...inShift(shiftId) }) : [])),
  on('BillReopened', ({ billId, orderId }) => [{ command: 'order.reopen', id: orderId, body: { billId } }]),
  on('BillDueAgain', ({ billId, orderId }) => [{ command: 'order.record-due', id: orderId, body: { billId } }]),
  on('BillSettled', ({ billId, orderId }) => [{ command: 'order.record-payment', id: orderId, body: { billId } }]),
  on('OrderSettled', ({ orderId, tableId, covers }) =>
    tableId === null ? [] : [{ command: 'table.detach-order', id: tableId, body: { orderId, covers } }]),
  on('PromotionApplied', ({ orderId, promotion: { promotionId, code } }) =>
    (code === undefined ? [] : [{ command: 'redemption.redeem', id: promotionId, body: { code, orderId } }])),
  on('PromotionTakenOff', ({ orderId, promotionId, code }) => (code === undefined ? [] : givenBack(orderId, [{ promotionId, code }]))),
  on('OrderCancelled', ({ orderId, tableId, covers, counts, coupons }) => [
    ...givenBack(orderId, coupons),
    ...(tableId === null ? [] : [{ command: 'table.detach-order', id: tableId, body: { orderId, covers } }]),
    ...counted(orderId, counts),
  ]),
  on('ReservationRequested', ({ reservationId, day }) => [{ command: 'book.enter', id: day, body: { reservationId } }]),
  on('ReservationChanged', ({ reservationId, day, fromDay }) => (day === fromDay ? [] : [
    { command: 'book.leave', id: fromDay, body: { reservationId } },
    { command: 'book.enter', id: day, body: { reservationId } },
  ])),
  on('ReservationSeated', ({ tableId, orderId, covers, customerId }) => [
    { command: 'order.open', id: orderId, body: { kind: 'dine-in', tableId, covers, ...(customerId !== null && { customerId }) } },
  ]),
  on('BookClosed', ({ open }) => open.map(id => ({ command: 'reservation.lapse', id, body: {} }))),
])
