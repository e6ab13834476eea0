import { account } from './account/account'
import { defineAccount } from './account/define'
import { chargeAccount, creditAccount, reverseCharge } from './account/entries'
import { receivePayment, reversePayment } from './account/payments'
import { bill } from './bill/bill'
import {
  cancelCollection, confirmCollection, endCollection, offerCollection, requestCollection, returnSurplus, takeCollected,
} from './bill/collect'
import { collection } from './bill/collection'
import { giveCouponBack, redeemCoupon, redemption } from './redemption/redemption'
import { applyPromotion, removeOrderPromotion } from './order/promotions'
import { definePromotion, removePromotion } from './outlet/promotion'
import { correctTender } from './bill/correct'
import { recordCredit } from './bill/credit'
import { issueBill } from './bill/issue'
import { printBill } from './bill/print'
import { refuseBill, registerBill } from './bill/register'
import { splitOrder } from './bill/split'
import { refundBill } from './bill/refund'
import { takeTender, takeTenders } from './bill/tender'
import { creditNoteFeature } from './credit-note/credit-note'
import { issueCreditNote } from './credit-note/issue'
import { printCreditNote } from './credit-note/print'
import { refuseCreditNote, registerCreditNote } from './credit-note/register'
import { closeDay } from './day/close'
import { day } from './day/day'
import { printDay } from './day/print'
import { recordDay } from './day/record'
import { flows } from './flows'
import type { Decision, Domain, Feature } from './kernel/decider'
import { ticket } from './kitchen/ticket'
import { acknowledgeCancel, cancelTicketLine, openCancelTicket, openTicket, readyTicket, recallTicket, serveTicket, startTicket } from './kitchen/work'
import { applyMenuBatch, undoMenuBatch } from './menu/batch'
import { changePrices } from './menu/change-prices'
import { defineCategory, defineItem, defineModifierGroup, defineTaxClass } from './menu/define'
import { countItem, eightySixItem, restoreItem, takeCount } from './menu/eighty-six'
import { menu } from './menu/menu'
import { removeCategory, removeItem, removeModifierGroup, removeTaxClass } from './menu/remove'
import { fireOrder } from './order/fire'
import {
  acknowledgeBillRequest, cancelOrder, moveOrder, openOrder, openOrderForLines, openSeatedOrder, recordBill, recordPayment, requestBill, withdrawBillRequest,
} from './order/lifecycle'
import { addLine } from './order/add-line'
import { holdCourse, releaseCourse } from './order/courses'
import { handOverOrder } from './order/hand-over'
import { intake, recordSource } from './order/intake'
import { changeQuantity, voidLine } from './order/lines'
import { setLineCover } from './order/line-cover'
import { absorbOrder, mergeOrder, moveLines, receiveLines } from './order/move-lines'
import { assignLabel, promiseOrder, renameOrder, setCovers, setCustomer } from './order/particulars'
import { repeatRound } from './order/repeat-round'
import { restoreLine } from './order/restore-line'
import { setKind } from './order/set-kind'
import { setSource } from './order/source'
import { continueTicket, giveParts, renewHead, setTicketLineCover } from './kitchen/moves'
import { addCharge, waiveCharge } from './order/charges'
import { compLine, discountLine } from './order/discounts'
import { order } from './order/order'
import { recordDue, reopenOrder } from './order/reopen'
import { unsplitOrder } from './order/split'
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
import { closeShift, handOverShift } from './shift/close'
import { drawer, openNoSale } from './shift/drawer'
import { cashIn, cashOut, dropCash } from './shift/move-cash'
import { openShift, takeOverShift } from './shift/open'
import { shift } from './shift/shift'
import { staff } from './staff/staff'
import { joinTable, mergeTables, partTable, transferTable, unmergeTables } from './table/merge'
import { attachOrder, changeTableCovers, detachOrder } from './table/places'
import { cleanTable, seatTable, table } from './table/table'
import { giveStoreCredit, sellVoucher } from './voucher/issue'
import { cancelVoucher, redeemVoucher, restoreVoucher } from './voucher/redeem'
import { voucher } from './voucher/voucher'

const features: readonly Feature[] = [
  outlet, menu, staff, table, order, intake, ticket, series, bill, creditNoteFeature, reservation, book, redemption, day, shift, drawer, account, voucher,
  collection,
]

const decisions: readonly Decision[] = [
  configureOutlet, changeOutlet, stageTax, withdrawStaged, stageSeries, defineCharge, removeCharge, setDatedRates, defineStation, removeStation,
  defineSection, defineTable, removeSection, removeTable, arrangeFloor,
  defineTaxClass, defineModifierGroup, defineCategory, defineItem, removeTaxClass, removeModifierGroup, removeCategory, removeItem,
  eightySixItem, restoreItem, countItem, takeCount, changePrices, applyMenuBatch, undoMenuBatch,
  addStaffMember, disableStaffMember, enableStaffMember, setStaffRights,
  seatTable, attachOrder, detachOrder, changeTableCovers, cleanTable, transferTable, mergeTables, unmergeTables, joinTable, partTable,
  openOrder, openOrderForLines, openSeatedOrder, moveOrder, cancelOrder, requestBill, withdrawBillRequest, acknowledgeBillRequest, recordBill, recordPayment,
  addLine, changeQuantity, voidLine, restoreLine, fireOrder, repeatRound, holdCourse, releaseCourse, handOverOrder, recordSource,
  moveLines, mergeOrder, receiveLines, absorbOrder, assignLabel, renameOrder, setCovers, setCustomer, promiseOrder, setLineCover, setSource, setKind,
  renewHead, giveParts, continueTicket, setTicketLineCover,
  openTicket, cancelTicketLine, openCancelTicket, startTicket, readyTicket, serveTicket, recallTicket, acknowledgeCancel,
  takeSerial, issueBill, takeTender, takeTenders, issueCreditNote, recordCredit, refundBill, correctTender, reopenOrder, recordDue, printBill, printCreditNote,
  defineAccount, chargeAccount, reverseCharge, creditAccount, receivePayment, reversePayment,
  sellVoucher, giveStoreCredit, redeemVoucher, restoreVoucher, cancelVoucher,
  registerBill, refuseBill, registerCreditNote, refuseCreditNote,
  requestCollection, offerCollection, confirmCollection, endCollection, cancelCollection, returnSurplus, takeCollected,
  definePromotion, removePromotion, applyPromotion, removeOrderPromotion, redeemCoupon, giveCouponBack,
  addCharge, waiveCharge, discountLine, compLine, splitOrder, unsplitOrder,
  requestReservation, acceptReservation, declineReservation, changeReservation, cancelReservation,
  arriveReservation, seatReservation, missReservation, restoreReservation, lapseReservation, enterBook, leaveBook, closeBook,
  recordDay, closeDay, printDay, openShift, takeOverShift, cashIn, cashOut, dropCash, closeShift, handOverShift, openNoSale,
]

/** The whole restaurant, for {@link createDispatcher}. */
export const restaurant: Domain = {
  features: new Map(features.map(feature => [feature.category, feature])),
  decisions: new Map(decisions.map(decision => [decision.name, decision])),
  flows,
}
