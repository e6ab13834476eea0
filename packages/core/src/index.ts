export { amountInWords, formatMoney, formatRate, type MoneyFormat } from './money/format'
export { allocate } from './money/allocate'
export { formatQuantity, parseQuantity } from './money/quantity'
export {
  compositionLegend, computeBill, creditNote, explainBill, explainStep, gstRate, gstSchemes, gstStates, gstSupplies, gstTaxClasses, hsnSummary, inGst, inVat,
  normaliseGstin, pricings, regimeOf, splitBill, taxByHead, taxRules, treatments, validateGstin,
} from './tax'
export type {
  BillInput, BillLine, BillOrigin, ComputedBill, ComputedGroup, ComputedLine, CreditLine, CreditOptions, DatedRate, Discount, DocumentKind, Explanation,
  ExplainStep, Figures, GstinFault, GstOptions, GstScheme, GstSettings, GstSupply, GstTaxClass, HeadPlan, HsnRow, Pricing, Regime, RegimeSettings, SplitBy,
  SplitLine, TaxBase, TaxHeads, TaxRule, Treatment, VatOptions, VatSettings,
} from './tax'
export { errorCatalogue, refuse, RestoflowError, type ErrorCode, type ErrorEntry } from './kernel/errors'
export { roles, type Actor, type Approval, type DomainEvent, type Env, type Principal, type Recorded, type Role } from './kernel/env'
export { categoryOf, defineDecision, defineFeature, idOf, streamOf } from './kernel/decider'
export type { Decision, Domain, Feature, Flow, FollowUp } from './kernel/decider'
export { isId, newId } from './kernel/ids'
export { canonicalJson } from './kernel/canonical'
export { JournalConflict } from './kernel/journal'
export type { AppendBatch, CommandRecord, Envelope, Journal, LiveSnapshot } from './kernel/journal'
export { createInMemoryJournal } from './kernel/memory-journal'
export { foldOne, foldStream, House, shapeOf, type Entry } from './kernel/house'
export { createDispatcher } from './kernel/dispatch'
export type { CommitListener, Dispatcher, DispatcherOptions, DispatchRequest, Reply } from './kernel/dispatch'
export { businessDay, financialYear, isTimeZone, localTime, type LocalTime } from './calendar/calendar'
export { clockText, elapsedText, paperDate, screenDate, type ElapsedForm } from './calendar/elapsed'
export { isLawfulSeries, serialNumber, seriesStream } from './calendar/serial'
export { restaurant } from './restaurant'
export type {
  FloorTable, LocalNames, OutletSettings, OutletState, Section, SeriesSettings, Station, TaxSettings,
} from './outlet/outlet'
export { courses } from './menu/menu'
export type { Category, Course, MenuItem, MenuState, Modifier, ModifierGroup, TaxClass, Variant } from './menu/menu'
export type { StaffMember, StaffState } from './staff/staff'
export type { TableState } from './table/table'
export { orderKinds } from './order/order'
export type { BillRequest, OrderKind, OrderLine, OrderState } from './order/order'
export type { LineStage, LineView, OrderView } from './order/order-view'
export { isOpenTicket, ticketView } from './kitchen/ticket'
export type { TicketLine, TicketStage, TicketState, TicketView } from './kitchen/ticket'
export { billSummary, billView, covered, duePaise, tenderKinds } from './bill/bill'
export type { BillLineText, BillState, BillSummary, BillView, Buyer, IssuedBill, Supplier, Tender, TenderKind } from './bill/bill'
export { composeBill, sectionsOf, type ComposedBill } from './bill/compose'
export { floorBoard, floorTable, orderAmount, tableStages } from './boards/floor'
export type { FloorBoard, FloorBoardTable, TableStage } from './boards/floor'
export { kitchenBoard, openTickets, type AllDayCount, type KitchenBoard, type UnfinishedPart } from './boards/kitchen'
export { tillBoard, type TillBoard, type TillRow } from './boards/till'
export { orderPad, type OrderPad, type PadGroup, type PadLine } from './boards/order-pad'
export { menuView, type MenuView, type MenuViewItem } from './boards/menu-view'
