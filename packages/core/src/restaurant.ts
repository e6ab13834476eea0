import { bill } from './bill/bill'
import { correctTender, recordCredit, refundBill } from './bill/credit'
import { issueBill } from './bill/issue'
import { takeTender } from './bill/tender'
import { creditNoteFeature } from './credit-note/credit-note'
import { issueCreditNote } from './credit-note/issue'
import { flows } from './flows'
import type { Decision, Domain, Feature } from './kernel/decider'
import { ticket } from './kitchen/ticket'
import { acknowledgeCancel, cancelTicketLine, openCancelTicket, openTicket, readyTicket, recallTicket, serveTicket, startTicket } from './kitchen/work'
import { defineCategory, defineItem, defineModifierGroup, defineTaxClass, eightySixItem, menu, restoreItem } from './menu/menu'
import { fireOrder } from './order/fire'
import {
  acknowledgeBillRequest, cancelOrder, moveOrder, openOrder, openSeatedOrder, recordBill, recordPayment, requestBill, withdrawBillRequest,
} from './order/lifecycle'
import { addLine } from './order/add-line'
import { changeQuantity, voidLine } from './order/lines'
import { order } from './order/order'
import { reopenOrder } from './order/reopen'
import { arrangeFloor, defineSection, defineTable, removeSection, removeTable } from './outlet/floor-plan'
import { setDatedRates } from './menu/staged-rates'
import { defineCharge, removeCharge } from './outlet/charge'
import { changeOutlet, configureOutlet } from './outlet/configure'
import { outlet } from './outlet/outlet'
import { stageSeries, stageTax, withdrawStaged } from './outlet/stage'
import { defineStation, removeStation } from './outlet/station'
import { arriveReservation, lapseReservation, missReservation, restoreReservation, seatReservation } from './reservation/arrive'
import { book, closeBook, enterBook, leaveBook } from './reservation/book'
import { acceptReservation, cancelReservation, changeReservation, declineReservation, requestReservation } from './reservation/request'
import { reservation } from './reservation/reservation'
import { series, takeSerial } from './series/series'
import { addStaffMember, disableStaffMember, enableStaffMember, setStaffRights } from './staff/members'
import { staff } from './staff/staff'
import { attachOrder, cleanTable, detachOrder, seatTable, table } from './table/table'

const features: readonly Feature[] = [outlet, menu, staff, table, order, ticket, series, bill, creditNoteFeature, reservation, book]

const decisions: readonly Decision[] = [
  configureOutlet, changeOutlet, stageTax, withdrawStaged, stageSeries, defineCharge, removeCharge, setDatedRates, defineStation, removeStation, defineSection, defineTable, removeSection, removeTable, arrangeFloor,
  defineTaxClass, defineModifierGroup, defineCategory, defineItem, eightySixItem, restoreItem,
  addStaffMember, disableStaffMember, enableStaffMember, setStaffRights,
  seatTable, attachOrder, detachOrder, cleanTable,
  openOrder, openSeatedOrder, moveOrder, cancelOrder, requestBill, withdrawBillRequest, acknowledgeBillRequest, recordBill, recordPayment,
  addLine, changeQuantity, voidLine, fireOrder,
  openTicket, cancelTicketLine, openCancelTicket, startTicket, readyTicket, serveTicket, recallTicket, acknowledgeCancel,
  takeSerial, issueBill, takeTender, issueCreditNote, recordCredit, refundBill, correctTender, reopenOrder,
  requestReservation, acceptReservation, declineReservation, changeReservation, cancelReservation,
  arriveReservation, seatReservation, missReservation, restoreReservation, lapseReservation, enterBook, leaveBook, closeBook,
]

/** The whole restaurant, for {@link createDispatcher}. */
export const restaurant: Domain = {
  features: new Map(features.map(feature => [feature.category, feature])),
  decisions: new Map(decisions.map(decision => [decision.name, decision])),
  flows,
}
