import { bill } from './bill/bill'
import { issueBill } from './bill/issue'
import { takeTender } from './bill/tender'
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
import { arrangeFloor, defineSection, defineTable, removeSection, removeTable } from './outlet/floor-plan'
import { configureOutlet, defineStation, outlet } from './outlet/outlet'
import { series, takeSerial } from './series/series'
import { addStaffMember, disableStaffMember, enableStaffMember, setStaffRights } from './staff/members'
import { staff } from './staff/staff'
import { attachOrder, cleanTable, detachOrder, seatTable, table } from './table/table'

const features: readonly Feature[] = [outlet, menu, staff, table, order, ticket, series, bill]

const decisions: readonly Decision[] = [
  configureOutlet, defineStation, defineSection, defineTable, removeSection, removeTable, arrangeFloor,
  defineTaxClass, defineModifierGroup, defineCategory, defineItem, eightySixItem, restoreItem,
  addStaffMember, disableStaffMember, enableStaffMember, setStaffRights,
  seatTable, attachOrder, detachOrder, cleanTable,
  openOrder, openSeatedOrder, moveOrder, cancelOrder, requestBill, withdrawBillRequest, acknowledgeBillRequest, recordBill, recordPayment,
  addLine, changeQuantity, voidLine, fireOrder,
  openTicket, cancelTicketLine, openCancelTicket, startTicket, readyTicket, serveTicket, recallTicket, acknowledgeCancel,
  takeSerial, issueBill, takeTender,
]

/** The whole restaurant, for {@link createDispatcher}. */
export const restaurant: Domain = {
  features: new Map(features.map(feature => [feature.category, feature])),
  decisions: new Map(decisions.map(decision => [decision.name, decision])),
  flows,
}
