import type { z } from 'zod'
import { defineAccountSchema, receivePaymentSchema, reversePaymentSchema } from './account/account.schema'
import { requestCollectionSchema, returnSurplusSchema } from './bill/collection.schema'
import { correctTenderSchema, issueBillSchema, printSchema, refundBillSchema, takeTenderSchema, takeTendersSchema } from './bill/bill.schema'
import {
  addChargeSchema, applyPromotionSchema, compLineSchema, discountLineSchema, removePromotionFromOrderSchema, splitOrderSchema, unsplitOrderSchema, waiveChargeSchema,
} from './order/billing.schema'
import { issueCreditNoteSchema } from './credit-note/credit-note.schema'
import { closeDaySchema, printDaySchema } from './day/day.schema'
import { nothingSchema } from './kernel/kernel.schema'
import { acknowledgeSchema, onLinesSchema } from './kitchen/ticket.schema'
import {
  applyBatchSchema, categorySchema, changePricesSchema, countSchema, eightySixSchema, itemSchema, modifierGroupSchema, removeDefinitionSchema, taxClassSchema, undoBatchSchema,
} from './menu/menu.schema'
import {
  addLineSchema, cancelOrderSchema, changeQuantitySchema, courseOnlySchema, fireOrderSchema, handOverSchema, mergeOrderSchema, moveLinesSchema,
  moveOrderSchema, onOneLineSchema, openOrderSchema, promiseOrderSchema, renameOrderSchema, repeatRoundSchema, setCoversSchema, setCustomerSchema,
  setKindSchema, setLineCoverSchema, setSourceSchema, voidLineSchema,
} from './order/order.schema'
import { arrangeFloorSchema, removeSchema, sectionSchema, tableSchema } from './outlet/floor-plan.schema'
import {
  changeOutletSchema, chargeSchema, configureSchema, promotionSchema, stageSeriesSchema, stageTaxSchema, stationSchema, withdrawStagedSchema,
} from './outlet/outlet.schema'
import {
  acceptReservationSchema, cancelReservationSchema, changeReservationSchema, declineReservationSchema, requestReservationSchema, seatReservationSchema,
} from './reservation/reservation.schema'
import { closeShiftSchema, handOverShiftSchema, moveCashSchema, openNoSaleSchema, openShiftSchema } from './shift/shift.schema'
import { staffMemberSchema, staffRevisionSchema, staffRightsSchema } from './staff/staff.schema'
import { voucherIdOf } from './money/voucher-code'
import { mergeTablesSchema, seatSchema, transferTableSchema } from './table/table.schema'
import { cancelVoucherSchema, sellVoucherSchema } from './voucher/voucher.schema'

/** One command as the outside sees it: routes, schemas and documents are made from this. */
export interface CommandLine {
  /** `{category}.{verb}` of the dispatcher. */
  readonly command: string
  /** Below `POST /api/v1/`; `{id}` names the aggregate. */
  readonly path: string
  /** Where a path has no `{id}`: the body's field that may choose the id, or from which `derive` makes it, or the single aggregate's name. */
  readonly idFrom?: { readonly field: string; readonly derive?: (value: string) => string } | { readonly fixed: string }
  readonly body: z.ZodType
  /** Events that it writes, in order; those of its flows included. */
  readonly events: readonly string[]
  readonly summary: string
}

const line = (
  command: string, path: string, body: z.ZodType, events: readonly string[], summary: string, idFrom?: NonNullable<CommandLine['idFrom']>,
): CommandLine => ({ command, path, body, events, summary, ...(idFrom && { idFrom }) })

const settled = ['BillSettled', 'OrderBillPaid', 'OrderSettled', 'TableReleased', 'TableParted', 'TableOrderRemoved']
/** What a tender brings with it where it is an account's or a voucher's. */
const tenderTaken = ['TenderTaken', 'AccountCharged', 'VoucherRedeemed']
const floorEvents = ['SectionDefined', 'TableDefined', 'TableRemoved', 'SectionRemoved', 'MergePresetDefined', 'MergePresetRemoved']
/** An order leaves its table. */
const leaves = ['TableReleased', 'TableParted', 'TableOrderRemoved']
/** An order comes to sit beside others: they are told apart by labels, which their tickets show. */
const joins = ['TableSeated', 'TableOrderAdded', 'OrderRenamed', 'TicketHeadChanged']
const linesMove = ['LinesMoved', 'TicketPartsMoved', 'LinesReceived', 'TicketContinued']
const cancels = ['TicketLineCancelled', 'TicketCancelOpened']

/** THE list: every command of the restaurant. */
export const features: readonly CommandLine[] = [
  line('outlet.configure', 'outlet/configure', configureSchema, ['OutletConfigured'], 'Set name, address, tax, series and rules of the outlet', { fixed: 'outlet' }),
  line('outlet.change', 'outlet/change', changeOutletSchema, ['OutletConfigured'], 'Change some of the settings', { fixed: 'outlet' }),
  line('outlet.stage-tax', 'outlet/stage-tax', stageTaxSchema, ['TaxStaged', 'TaxClassDefined'], 'Let other tax settings hold from a day on', { fixed: 'outlet' }),
  line('outlet.withdraw-staged', 'outlet/withdraw-staged', withdrawStagedSchema, ['StagedTaxWithdrawn', 'TaxClassDefined'], 'Take a staged change back before its day', { fixed: 'outlet' }),
  line('outlet.stage-series', 'outlet/stage-series', stageSeriesSchema, ['SeriesStaged'], 'Give a series another form from the next financial year', { fixed: 'outlet' }),
  line('outlet.define-charge', 'outlet/charges/{id}/define', chargeSchema, ['ChargeDefined'], 'Add or change a charge'),
  line('outlet.remove-charge', 'outlet/charges/{id}/remove', removeSchema, ['ChargeRemoved'], 'Take a charge away'),
  line('outlet.define-promotion', 'outlet/promotions/{id}/define', promotionSchema, ['PromotionDefined'], 'Add or change a coupon or an offer'),
  line('outlet.remove-promotion', 'outlet/promotions/{id}/remove', removeSchema, ['PromotionWithdrawn'], 'Take a coupon or an offer away'),
  line('outlet.define-station', 'outlet/stations/{id}/define', stationSchema, ['StationDefined'], 'Add or change a station'),
  line('outlet.remove-station', 'outlet/stations/{id}/remove', removeSchema, ['StationRemoved'], 'Take away a station that nothing uses'),
  line('outlet.define-section', 'outlet/sections/{id}/define', sectionSchema, ['SectionDefined'], 'Add or change a section of the floor'),
  line('outlet.define-table', 'outlet/tables/{id}/define', tableSchema, ['TableDefined'], 'Add or change a table'),
  line('outlet.remove-table', 'outlet/tables/{id}/remove', removeSchema, ['TableRemoved'], 'Take a free table off the floor'),
  line('outlet.remove-section', 'outlet/sections/{id}/remove', removeSchema, ['SectionRemoved'], 'Take a section without tables off the floor'),
  line('outlet.arrange-floor', 'outlet/arrange-floor', arrangeFloorSchema, floorEvents, 'Save a changed floor: all of it or nothing', { fixed: 'outlet' }),
  line('menu.define-tax-class', 'menu/tax-classes/{id}/define', taxClassSchema, ['TaxClassDefined'], 'Add or change a tax class'),
  line('menu.define-modifier-group', 'menu/modifier-groups/{id}/define', modifierGroupSchema, ['ModifierGroupDefined'], 'Add or change a modifier group'),
  line('menu.define-category', 'menu/categories/{id}/define', categorySchema, ['CategoryDefined'], 'Add or change a category'),
  line('menu.define-item', 'menu/items/{id}/define', itemSchema, ['ItemDefined'], 'Add or change an item'),
  line('menu.remove-tax-class', 'menu/tax-classes/{id}/remove', removeDefinitionSchema, ['TaxClassRemoved'], 'Remove a tax class that no item has'),
  line('menu.remove-modifier-group', 'menu/modifier-groups/{id}/remove', removeDefinitionSchema, ['ModifierGroupRemoved'], 'Remove a modifier group that no item offers'),
  line('menu.remove-category', 'menu/categories/{id}/remove', removeDefinitionSchema, ['CategoryRemoved'], 'Remove an empty category'),
  line('menu.remove-item', 'menu/items/{id}/remove', removeDefinitionSchema, ['ItemRemoved'], 'Remove an item that is in no combo'),
  line('menu.eighty-six', 'menu/items/{id}/eighty-six', eightySixSchema, ['ItemEightySixed'], 'Mark an item sold out: today, until an instant, or until it is restored'),
  line('menu.restore', 'menu/items/{id}/restore', nothingSchema, ['ItemRestored'], 'Take a sold-out mark back'),
  line('menu.count', 'menu/items/{id}/count', countSchema, ['ItemCountSet'], 'Say how many of an item are left; each line takes from it'),
  line('menu.change-prices', 'menu/change-prices', changePricesSchema, ['PricesChanged'], 'Set many prices: at once, from a day on, or for some kinds of orders', { fixed: 'menu' }),
  line('menu.apply-batch', 'menu/apply-batch', applyBatchSchema, ['MenuBatchApplied'], 'Put many definitions on the menu, all or nothing (here within 64 KiB)', { field: 'batchId' }),
  line('menu.undo-batch', 'menu/undo-batch', undoBatchSchema, ['MenuBatchUndone'], 'Put back what the newest batch replaced', { field: 'batchId' }),
  line('staff.add-member', 'staff/{id}/add', staffMemberSchema, ['StaffMemberAdded', 'StaffMemberEnabled', 'StaffRolesChanged'], 'Add a person, or change the roles of one'),
  line('staff.disable-member', 'staff/{id}/disable', staffRevisionSchema, ['StaffMemberDisabled'], 'Take a person\'s access away'),
  line('staff.enable-member', 'staff/{id}/enable', staffRevisionSchema, ['StaffMemberEnabled'], 'Let a person in again'),
  line('staff.set-rights', 'staff/{id}/set-rights', staffRightsSchema, ['StaffRightsChanged'], 'Allow and deny a person single rights beside the roles'),
  line('table.seat', 'tables/{id}/seat', seatSchema, ['TableSeated', 'OrderOpened'], 'Seat guests and open their order; a taken table answers with its open order'),
  line('table.clean', 'tables/{id}/clean', nothingSchema, ['TableCleaned'], 'Mark a table clean and free'),
  line('table.transfer', 'tables/{id}/transfer', transferTableSchema, ['TableTransferred', 'OrderMoved', ...joins, ...leaves], 'Take all orders of a table to another'),
  line('table.merge', 'tables/{id}/merge', mergeTablesSchema, ['TablesMerged', 'TableJoined', 'OrderMoved', ...joins, 'TableOrderRemoved'], 'Seat one party over several tables'),
  line('table.unmerge', 'tables/{id}/unmerge', nothingSchema, ['TablesUnmerged', 'TableParted'], 'Free the tables that were merged into this one'),
  line('order.open', 'orders', openOrderSchema, ['OrderOpened', ...joins, 'SerialTaken', 'SourceOrderTaken', 'LineAdded', 'ItemCountTaken', 'OrderFired', 'TicketOpened'], 'Open an order, at a table or with a token, with its first lines', { field: 'orderId' }),
  line('order.add-line', 'orders/{id}/add-line', addLineSchema, ['LineAdded', 'ItemCountTaken'], 'Add an item at the menu\'s price'),
  line('order.change-quantity', 'orders/{id}/change-quantity', changeQuantitySchema, ['LineQuantityChanged', 'LineAdded', ...cancels, 'ItemCountTaken', 'DayRecorded'], 'Change a line by a delta; more of a discounted one is a line beside it'),
  line('order.void-line', 'orders/{id}/void-line', voidLineSchema, ['LineVoided', ...cancels, 'ItemCountTaken', 'DayRecorded'], 'Take a line off'),
  line('order.restore-line', 'orders/{id}/restore-line', onOneLineSchema, ['LineRestored', 'ItemCountTaken', 'DayRecorded'], 'Take a void back, before its cooking had begun'),
  line('order.set-line-cover', 'orders/{id}/set-line-cover', setLineCoverSchema, ['LineCoverSet', 'TicketLineCoverSet'], 'Say which guest a line is for'),
  line('order.repeat-round', 'orders/{id}/repeat-round', repeatRoundSchema, ['LineAdded', 'ItemCountTaken'], 'Add the last round again, at today\'s prices'),
  line('order.move', 'orders/{id}/move', moveOrderSchema, ['OrderMoved', ...joins, ...leaves], 'Take the order to another table'),
  line('order.move-lines', 'orders/{id}/move-lines', moveLinesSchema, [...linesMove, 'OrderOpened', ...joins, 'OrderCoversSet', 'TableCoversChanged', 'TicketHeadChanged'], 'Take lines, or parts of them, to another order, or to a new one'),
  line('order.merge', 'orders/{id}/merge', mergeOrderSchema, [...linesMove, 'OrderMerged', 'OrderCoversSet', 'TableCoversChanged', 'TicketHeadChanged', 'OrderCustomerSet', ...leaves], 'Take all lines to another order and close this one'),
  line('order.rename', 'orders/{id}/rename', renameOrderSchema, ['OrderRenamed', 'TicketHeadChanged'], 'Label an order of a shared table, by its seat'),
  line('order.set-covers', 'orders/{id}/set-covers', setCoversSchema, ['OrderCoversSet', 'TableCoversChanged', 'TicketHeadChanged'], 'Say for how many guests the order is'),
  line('order.set-customer', 'orders/{id}/set-customer', setCustomerSchema, ['OrderCustomerSet'], 'Say whose order it is, or nobody\'s'),
  line('order.set-kind', 'orders/{id}/set-kind', setKindSchema, ['OrderKindSet', 'TicketHeadChanged'], 'Make a takeaway a delivery, or the other way round'),
  line('order.set-source', 'orders/{id}/set-source', setSourceSchema, ['OrderSourceSet', 'SourceOrderTaken', 'TicketHeadChanged'], 'Say through which aggregator an order came that was opened without it'),
  line('order.promise', 'orders/{id}/promise', promiseOrderSchema, ['OrderPromised', 'TicketHeadChanged'], 'Say when the food will be ready'),
  line('order.hand-over', 'orders/{id}/hand-over', handOverSchema, ['OrderHandedOver', 'TicketServed'], 'Hand the ready food to the guest or the rider'),
  line('order.hold-course', 'orders/{id}/hold-course', courseOnlySchema, ['CourseHeld'], 'Let a course wait'),
  line('order.release-course', 'orders/{id}/release-course', courseOnlySchema, ['CourseReleased'], 'Let a held course go with the next sending'),
  line('order.cancel', 'orders/{id}/cancel', cancelOrderSchema, ['OrderCancelled', ...leaves, 'ItemCountTaken'], 'Cancel an order of which the kitchen has nothing'),
  line('order.fire', 'orders/{id}/fire', fireOrderSchema, ['CourseReleased', 'OrderFired', 'TicketOpened', 'SerialTaken'], 'Send what is new to the stations, held courses left out; or one course'),
  line('ticket.start', 'tickets/{id}/start', onLinesSchema, ['TicketStarted'], 'Begin cooking'),
  line('ticket.ready', 'tickets/{id}/ready', onLinesSchema, ['TicketReady'], 'Bump: the food stands at the pass'),
  line('ticket.serve', 'tickets/{id}/serve', onLinesSchema, ['TicketServed'], 'The food is with the guest'),
  line('ticket.recall', 'tickets/{id}/recall', onLinesSchema, ['TicketRecalled'], 'Take a bump back'),
  line('ticket.acknowledge', 'tickets/{id}/acknowledge', acknowledgeSchema, ['TicketCancelAcknowledged'], 'See a cancel'),
  line('order.request-bill', 'orders/{id}/request-bill', nothingSchema, ['BillRequested'], 'Raise the alert at the till'),
  line('order.withdraw-bill-request', 'orders/{id}/withdraw-bill-request', nothingSchema, ['BillRequestWithdrawn'], 'Take the request back'),
  line('order.acknowledge-bill-request', 'orders/{id}/acknowledge-bill-request', nothingSchema, ['BillRequestAcknowledged'], 'A cashier is on it'),
  line('order.add-charge', 'orders/{id}/add-charge', addChargeSchema, ['ChargeAdded'], 'Put a charge on the order that the guest agreed to'),
  line('order.waive-charge', 'orders/{id}/waive-charge', waiveChargeSchema, ['ChargeWaived'], 'Take a charge off this order'),
  line('order.apply-promotion', 'orders/{id}/apply-promotion', applyPromotionSchema, ['PromotionApplied', 'CouponRedeemed'], 'Put a coupon, by its code, or an offer on the order'),
  line('order.remove-promotion', 'orders/{id}/remove-promotion', removePromotionFromOrderSchema, ['PromotionTakenOff', 'CouponGivenBack'], 'Take a coupon or an offer off the order'),
  line('order.discount-line', 'orders/{id}/discount-line', discountLineSchema, ['LineDiscounted', 'LineDiscountRemoved'], 'Give a discount on one line, or take it back'),
  line('order.comp-line', 'orders/{id}/comp-line', compLineSchema, ['LineDiscounted'], 'Give a line away'),
  line('order.split', 'orders/{id}/split', splitOrderSchema, ['OrderSplit'], 'Decide how the bill becomes several'),
  line('order.unsplit', 'orders/{id}/unsplit', unsplitOrderSchema, ['OrderUnsplit'], 'Make one bill of it again'),
  line('bill.issue', 'bills', issueBillSchema, ['BillIssued', 'SerialTaken', 'OrderBilled', 'DayRecorded', ...settled], 'Issue the document of an order', { field: 'billId' }),
  line('bill.take-tender', 'bills/{id}/take-tender', takeTenderSchema, [...tenderTaken, 'DayRecorded', ...settled], 'Take a payment'),
  line('bill.take-tenders', 'bills/{id}/take-tenders', takeTendersSchema, [...tenderTaken, 'DayRecorded', ...settled], 'Take several payments, all of them or none'),
  line('bill.correct-tender', 'bills/{id}/correct-tender', correctTenderSchema, ['TenderReversed', 'AccountChargeReversed', 'VoucherRestored', ...tenderTaken, 'BillDueAgain', 'OrderBillDue', 'DayRecorded', ...settled],
    'Put a wrong payment right by a reversing entry: its kind, its amount, or one that never came'),
  line('bill.refund', 'bills/{id}/refund', refundBillSchema, ['RefundPaid', 'AccountCredited', 'VoucherIssued', 'SerialTaken', 'DayRecorded'], 'Give back what a credit note has set free'),
  line('collection.request', 'collections', requestCollectionSchema, ['CollectionRequested'], 'Ask the payment provider to collect for bills of one order', { field: 'collectionId' }),
  line('collection.cancel', 'collections/{id}/cancel', nothingSchema, ['CollectionEnded'], 'Stop waiting for a payment'),
  line('collection.return-surplus', 'collections/{id}/return-surplus', returnSurplusSchema, ['SurplusReturned'], 'Record that what was paid too much is given back'),
  line('credit-note.issue', 'credit-notes', issueCreditNoteSchema, ['CreditNoteIssued', 'SerialTaken', 'BillCredited', 'BillReopened', 'OrderReopened', 'DayRecorded', ...settled], 'Reverse a bill, whole or in part', { field: 'creditNoteId' }),
  line('bill.print', 'bills/{id}/print', printSchema, ['DocumentPrinted'], 'Record that a copy is handed out: the first is the original'),
  line('credit-note.print', 'credit-notes/{id}/print', printSchema, ['DocumentPrinted'], 'Record that a copy of a credit note is handed out'),
  line('account.define', 'accounts/{id}/define', defineAccountSchema, ['AccountDefined'], 'Open a guest\'s or company\'s due account, change its limit, or close it'),
  line('account.receive-payment', 'accounts/{id}/receive-payment', receivePaymentSchema, ['AccountPaymentReceived', 'SerialTaken', 'DayRecorded'], 'Take money against what an account owes'),
  line('account.reverse-payment', 'accounts/{id}/reverse-payment', reversePaymentSchema, ['AccountPaymentReversed', 'DayRecorded'], 'Take back a payment that was entered wrongly'),
  line('voucher.sell', 'vouchers', sellVoucherSchema, ['VoucherIssued', 'SerialTaken', 'DayRecorded'], 'Sell a voucher', { field: 'code', derive: voucherIdOf }),
  line('voucher.cancel', 'vouchers/{id}/cancel', cancelVoucherSchema, ['VoucherCancelled', 'DayRecorded'], 'Take a voucher out of use'),
  line('reservation.request', 'reservations', requestReservationSchema, ['ReservationRequested', 'ReservationAccepted', 'BookEntered'], 'Ask for a table, or put guests on the wait-list', { field: 'reservationId' }),
  line('reservation.accept', 'reservations/{id}/accept', acceptReservationSchema, ['ReservationAccepted'], 'Say yes and keep the tables'),
  line('reservation.decline', 'reservations/{id}/decline', declineReservationSchema, ['ReservationDeclined'], 'Say no'),
  line('reservation.change', 'reservations/{id}/change', changeReservationSchema, ['ReservationChanged', 'BookLeft', 'BookEntered'], 'Change time, guests or tables'),
  line('reservation.arrive', 'reservations/{id}/arrive', nothingSchema, ['ReservationArrived'], 'The guests are here'),
  line('reservation.seat', 'reservations/{id}/seat', seatReservationSchema, ['ReservationSeated', 'OrderOpened', 'TableSeated'], 'Seat the guests at a free table and open their order'),
  line('reservation.no-show', 'reservations/{id}/no-show', nothingSchema, ['ReservationMissed'], 'The guests did not come'),
  line('reservation.restore', 'reservations/{id}/restore', nothingSchema, ['ReservationRestored'], 'Take a no-show or an arrival back'),
  line('reservation.cancel', 'reservations/{id}/cancel', cancelReservationSchema, ['ReservationCancelled'], 'Cancel a reservation'),
  line('book.close', 'books/{id}/close', nothingSchema, ['BookClosed', 'ReservationLapsed'], 'Close the book of a day that is over'),
  line('shift.open', 'shifts/{id}/open', openShiftSchema, ['ShiftOpened', 'DayRecorded'], 'Begin the session of a drawer with its float'),
  line('shift.cash-in', 'shifts/{id}/cash-in', moveCashSchema, ['CashMoved', 'DayRecorded'], 'Put cash into the drawer beside the bills'),
  line('shift.cash-out', 'shifts/{id}/cash-out', moveCashSchema, ['CashMoved', 'DayRecorded'], 'Pay something out of the drawer'),
  line('shift.drop', 'shifts/{id}/drop', moveCashSchema, ['CashMoved', 'DayRecorded'], 'Take cash from the drawer to the safe'),
  line('shift.close', 'shifts/{id}/close', closeShiftSchema, ['ShiftClosed', 'DayRecorded'], 'Close a shift with a blind count of its drawer'),
  line('shift.hand-over', 'shifts/{id}/hand-over', handOverShiftSchema, ['ShiftClosed', 'DayRecorded', 'ShiftOpened'], 'Hand the drawer to another person, who agrees to the count'),
  line('drawer.open-no-sale', 'drawers/{id}/open-no-sale', openNoSaleSchema, ['DrawerOpenedNoSale', 'DayRecorded'], 'Open the drawer without a sale, with an approval'),
  line('day.close', 'days/{id}/close', closeDaySchema, ['DayClosed', 'SerialTaken'], 'Close a business day: its Z report'),
  line('day.print', 'days/{id}/print', printDaySchema, ['ZReportPrinted'], 'Record that a Z report is printed: the first is the original'),
]

/** What only the server itself writes down: what somebody outside has said, once it is checked. */
export const systemWrites: readonly { readonly command: string; readonly events: readonly string[] }[] = [
  { command: 'collection.offer', events: ['CollectionOffered'] },
  { command: 'collection.confirm', events: ['CollectionPaid', ...tenderTaken, 'DayRecorded', ...settled] },
  { command: 'collection.end', events: ['CollectionEnded'] },
  { command: 'bill.register-e-invoice', events: ['EInvoiceRegistered'] },
  { command: 'bill.refuse-e-invoice', events: ['EInvoiceRefused'] },
  { command: 'credit-note.register-e-invoice', events: ['EInvoiceRegistered'] },
  { command: 'credit-note.refuse-e-invoice', events: ['EInvoiceRefused'] },
]

/** Events that stay inside: never on `/api/v1/events`, MQTT or webhooks. */
export const privateEvents: ReadonlySet<string> = new Set([
  'StaffMemberAdded', 'StaffRolesChanged', 'StaffRightsChanged', 'StaffMemberDisabled', 'StaffMemberEnabled', 'DayRecorded',
])
