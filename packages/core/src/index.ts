export { amountInWords, formatMoney, formatRate, type MoneyFormat } from './money/format'
export { allocate } from './money/allocate'
export { formatQuantity, parseQuantity } from './money/quantity'
export { paiseTyped } from './money/typed'
export {
  cessBasisPointsMax, collectsTax, compositionLegend, computeBill, creditNote, explainBill, explainStep, gstRate, isLawfulRate, lawfulGstRates,
  gstSchemes, gstStates, isRestaurantState, restaurantStates, gstSupplies, gstTaxClasses,
  hsnSummary, inGst, inVat,
  isRestaurantSupply, normaliseGstin, operatorLegend, operatorPays, operatorPaysOn, pricings, regimeOf, splitBill, statedFigures, taxByHead,
  taxRules, treatments, units, validateGstin,
} from './tax'
export type {
  BillInput, BillLine, BillOrigin, ComputedBill, ComputedGroup, ComputedLine, CreditLine, CreditOptions, DatedRate, Discount, DocumentKind,
  Explanation,
  ExplainPart, ExplainStep, Figures, GstinFault, GstOptions, GstScheme, GstSettings, GstSupply, GstTaxClass, HeadPlan, HsnRow,
  Pricing, Regime,
  RegimeSettings, SplitBy,
  SplitLine, TaxBase, TaxHeads, TaxRule, Treatment, Unit, VatOptions, VatSettings,
} from './tax'
export { errorCatalogue, refuse, requireSettings, RestoflowError, unlessRefused, type ErrorCode, type ErrorEntry } from './kernel/errors'
export { roles, type Actor, type Approval, type ChainHead, type DomainEvent, type Env, type Principal, type Recorded,
  type Role } from './kernel/env'
export { heldRights, holds, mayGive, requireRight, rightFor, rightOf, rights, type Right, type Rightful, type RightId } from './kernel/rights'
export { categoryOf, defineDecision, defineFeature, idOf, streamOf } from './kernel/decider'
export type { Decision, Domain, Feature, Flow, FollowUp } from './kernel/decider'
export { isId, newId } from './kernel/ids'
export { canonicalJson } from './kernel/canonical'
export { JournalConflict } from './kernel/journal'
export type { AppendBatch, CommandRecord, Envelope, Journal, LiveSnapshot } from './kernel/journal'
export { principalOf } from './kernel/replies'
export { createInMemoryJournal } from './kernel/memory-journal'
export { foldOne, foldStream, House, shapeOf, type Entry } from './kernel/house'
export { createDispatcher } from './kernel/dispatch'
export type { CommitListener, Dispatcher, DispatcherOptions, DispatchRequest, Reply } from './kernel/dispatch'
export { addDays, addMonths, businessDay, creditLowersTax, daysBetween, financialYear, isDate, isTimeZone, localTime, type LocalTime } from './calendar/calendar'
export { dayBlockers, type DayBlocker } from './day/blockers'
export { heldForGuests, type HeldMoney } from './day/held'
export { dayView, type CarriedOrder, type DayClose, type DayState, type DayView } from './day/day'
export { documentKinds, figureNames, type DayDocumentKind, type DayEntry, type ReceivedFor, type TaxFigures } from './day/entries'
export { noTotals, withEntry } from './day/totals'
export type {
  DateTotals, DayTotals, DocumentTotals, ReceivedTally, ReceivedTotals, SectionTotals, SeriesRange, ShiftTotals, Tally, TenderTally,
} from './day/totals'
export { cashOf } from './shift/drawer-cash'
export { expectedPaise, shiftView, type CashMovement, type DrawerCash, type ShiftState, type ShiftView } from './shift/shift'
export { cashSettings, shiftOf, type CashSettings, type Drawer, type OpenShift } from './trading/cash'
export { denominationsPaise, type Denomination } from './trading/denominations'
export { discountCapOf } from './trading/discount-cap'
export { clockDay, closesStream, openDay } from './trading/open-day'
export { clockText, elapsedText, paperDate, screenDate, type ElapsedForm } from './calendar/elapsed'
export { isLawfulSeries, serialNumber, seriesStream } from './calendar/serial'
export { restaurant } from './restaurant'
export type { LocalNames, Operator, OutletSettings, OutletState, PaymentRules, SeriesSettings, Station, StationDefinition,
  TaxSettings } from './outlet/outlet'
export { normaliseCode, type Promotion, type PromotionDefinition, type PromotionEffect, type PromotionRule,
  type PromotionScope } from './outlet/promotion'
export { promotedOf, type Promoted } from './bill/promotions'
export type { RedemptionState } from './redemption/redemption'
export { chargePers, type Charge, type ChargeDefinition } from './outlet/charge'
export type { ChangeOutlet, OutletPatch } from './outlet/configure'
export { sharedSeries, sharesSerials } from './calendar/distinct-series'
export { documentSeries, nextFinancialYear, seriesOn, yearSeries, yearSeriesOf, yearSeriesStream, type DocumentSeries, type StagedSeries,
  type StartYears, type YearSeries } from './calendar/series-years'
export { taxChangesInOrder, taxOn, type StagedRates, type StagedTax } from './tax/dated-settings'
export { sectionsInOrder } from './outlet/plan'
export type { FloorTable, MergePreset, MergePresetDefinition, Section, SectionDefinition, TableDefinition } from './outlet/plan'
export type { Edited, FloorChange, FloorFault } from './outlet/floor-plan'
export { conflictText, requireRevision } from './kernel/revision'
export { courses } from './menu/menu'
export type {
  BatchBefore, Category, Combo, ComboOption, ComboPart, Course, DatedPrice, DatedTaxRate, DefinitionKind, MenuBatch, MenuDefinitions,
  MenuItem, MenuState, Modifier,
  ModifierGroup, PriceChange, Revised, SoldOut, TaxClass, TimeWindow, Variant,
} from './menu/menu'
export { menuBatchMax, type SentMenuBatch } from './menu/batch'
export { faultsOf, type MenuFault } from './menu/faults'
export { usersOf } from './menu/remove'
export { priceOf, rateOn, type RateOnDay } from './offer/prices'
export { availabilityOf, clockOf, dateOf, nextMenuChange, type Availability, type Clock, type UnavailableReason } from './offer/availability'
export { isServed, nextEdge } from './offer/times'
export { instantOf, nextBusinessDay, weekday } from './calendar/instant'
export type { SeriesState } from './series/series'
export type { StaffMember, StaffState } from './staff/staff'
export type { TableState } from './table/table'
export { orderKinds } from './offer/order-kind'
export type { BillRequest, OrderKind, OrderLine, OrderSource, OrderState } from './order/order'
export { lineStage } from './order/order-view'
export { mayShareLines } from './order/source'
export type { LineStage, LineView, OrderView } from './order/order-view'
export { placeText } from './kitchen/head'
export { isOpenTicket, linesToReprint, ticketView } from './kitchen/ticket'
export type { TicketLine, TicketStage, TicketState, TicketView } from './kitchen/ticket'
export { tenderKinds } from './bill/bill-events'
export { billSummary, billView, covered, duePaise } from './bill/bill'
export { owedPayments } from './trading/owed'
export { collectionView, isUnreadRefusal } from './bill/collection'
export { paymentActor } from './bill/collect'
export type { CollectedPayment, CollectionEnd, CollectionOffer, CollectionShare, CollectionState, CollectionView,
  RequestedCollection } from './bill/collection'
export type { CreditNoteState, CreditNoteView, IssuedCreditNote } from './credit-note/credit-note'
export { awaitsIrn, portalActor, type Registration, type RegistrationRefusal, type RegistrationState } from './kernel/registration'
export { isLiable, isRegistrable } from './tax/registrable'
export { printForms, type PrintedCopy, type PrintForm } from './kernel/copies'
export type {
  BillChargeText, BillDiscount, BillLineText, BillOperator, Buyer, IssuedBill, LineDiscountText, SplitShare, Supplier, Tender, TenderKind,
} from './bill/bill-events'
export type { BillState, BillSummary, BillView } from './bill/bill'
export { accountView, type AccountEvent, type AccountPayment, type AccountState, type AccountView } from './account/account'
export { voucherView, type IssuedVoucher, type VoucherState, type VoucherView } from './voucher/voucher'
export { leftAt } from './offer/counted'
export { moneyKinds, type MoneyKind } from './money/money-kind'
export { normaliseVoucherCode, voucherCodeOf, voucherIdOf } from './money/voucher-code'
export { composeBill, type ComposedBill } from './bill/compose'
export { sectionsOf } from './trading/documents-of'
export { composeParts } from './bill/split'
export { isReopenable } from './trading/reopenable'
export { refundApproval, refundWays, type RefundWay } from './bill/refund'
export { explainDocument, type ExplainableBill } from './bill/explain'
export { explainLanguages, type ExplainLanguage } from './tax/explain-words.data'
export { buyerOf, namedBuyerFromPaise, needsNamedBuyer, sellersOf } from './bill/buyer'
export type { LineDiscount, OrderBilling, OrderCharge, OrderPromotion, SplitPlan, SplitPlanBy } from './order/billing'
export { creditNoteView } from './credit-note/credit-note'
export { chairsOf, turnedSize, type Chair } from './boards/table-shape'
export { floorBoard, floorTable, orderAmount, partyName, tableStages } from './boards/floor'
export type { FloorBoard, FloorBoardTable, FloorOrder, TableStage } from './boards/floor'
export { kitchenBoard, openTickets, type AllDayCount, type KitchenBoard, type UnfinishedPart } from './boards/kitchen'
export { counterBoard, counterStages, urgencyOf, type CounterBoard, type CounterRow, type CounterStage,
  isDue, type Urgency } from './boards/counter'
export { tillBoard, type DueAgainRow, type TillBoard, type TillRow } from './boards/till'
export { orderPad, type OrderPad, type PadGroup, type PadLine, type PadSums } from './boards/order-pad'
export { menuView, type MenuView, type MenuViewCategory, type MenuViewItem, type MenuViewOption,
  type MenuViewPart } from './boards/menu-view'
export { normalisePhone, phonePrefix, phoneText } from './guest/phone'
export { cancelReasons, declineReasons, endOf, isOpenReservation, reservationKinds, reservationStatuses,
  reservationView } from './reservation/reservation'
export type { CancelReason, DeclineReason, ReservationKind, ReservationState, ReservationStatus,
  ReservationView } from './reservation/reservation'
export { guestRoles, reservationSettings, type ReservationSettings } from './reservation/rules'
export type { BookState } from './reservation/book'
export { nextKept, reservationBoard, type ReservationBoard, type ReservationRow } from './boards/reservations'
export {
  columnsOf, creditDocument, dayBookEntry, dayBookKinds, dayBookTable, dayBookTypes, dayPeriod, editLogColumns, editLogRow,
  eInvoiceLinesMax, Gstr1, gstr1Json, gstr1Sections, gstr1Tables,
  hasTaxEffect, inv01, invoiceDocument, isCollectors, isInterState, isUnderComposition, monthPeriod, needsEInvoice, operatorOf, placeOf, portalDate, postalCodeIn,
  refuseComposition, requireGstr1Due, returnPeriod, roundOffTreatment,
  rupees, rupeeText, sectionPaise, sharesOf, TaxSummary, taxSummaryTable, warningKinds, wholeOf,
} from './returns'
export type {
  Amounts, Cell, Column, ColumnKind, CompositionDocument, DayBookEntry, DayBookKind, DocumentRow, FinancialNote, Gstr1Options, Gstr1Report,
  Gstr1Section, HsnSummaryRow, NilRow, OperatorRow,
  Period, RateRow, ReturnDocument, SectionTotal, SeriesRow, Share, SmallRow, Table, TaxSummaryRow, TurnoverPaise, Warning, WarningKind,
} from './returns'
