import { documentDate, financialYear, localTime } from '../calendar/calendar'
import { serialNumber, seriesStream } from '../calendar/serial'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/paise'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { SplitPlan } from '../order/billing'
import type { OrderState } from '../order/order'
import type { OutletSettings, OutletState } from '../outlet/outlet'
import { requireSeries } from '../calendar/series-years'
import type { SeriesState } from '../series/series'
import type { ComputedBill, Discount } from '../tax/computed-bill'
import { taxOn } from '../tax/dated-settings'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { BillDiscount, BillEvent, Buyer, IssuedBill, Supplier } from './bill-events'
import { billSummary, duePaise, settled, type BillState } from './bill'
import { buyerOf, requireNamedBuyer, sellersOf } from './buyer'
import { composeBill, type ComposedBill } from './compose'
import { discountApproval } from './discount'
import { supplyElsewhere } from './place-of-supply'
import { partsOf } from './split'
import { isLiable, isRegistrable } from '../tax/registrable'
import { requireSeenAmount } from '../trading/seen-amount'

export interface IssueBill {
  readonly orderId: string
  readonly section?: 'gst' | 'vat'
  /** Which of the parts, from 1, where the section was split. */
  readonly part?: number
  readonly billDiscount?: Discount
  /** Why it is given; frozen with the bill. */
  readonly discountReason?: string
  readonly buyer?: Buyer
  /** Two-digit code of the state in which a delivery order is catered; the restaurant's own when absent. */
  readonly placeOfSupply?: string
  /** What it comes to in paise where somebody looked at it before: it is not issued at another amount. */
  readonly expectedTotalPaise?: number
}

interface IssueRefs {
  readonly order: OrderState
  readonly outlet: OutletState
  readonly numbers: SeriesState
  readonly closes: DayCloses
}

const seriesKind = (section: 'gst' | 'vat' | undefined): 'invoice' | 'vat' => (section === 'vat' ? 'vat' : 'invoice')

/**
 * Issues the document of an order: freezes lines, prices, rates and buyer, and takes the series' next number.
 * It is never edited and its number never reused (CGST Act, s. 31; CGST Rules, Rule 46).
 */
export const issueBill = defineDecision<BillState, IssueBill, IssueRefs, BillEvent>({
  name: 'bill.issue',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ body, refs, now }) => ({
    order: `order/${requireId(body.orderId, 'orderId')}`,
    ...dayReads(refs, now),
    numbers: refs.outlet
      ? seriesStream(seriesKind(body.section), financialYear(localTime(now, requireSettings(refs.outlet).timeZone).date))
      : undefined,
  }),
  decide: (state, { orderId, section = 'gst', part, billDiscount, discountReason, buyer: named, placeOfSupply, expectedTotalPaise }, env) => {
    if (state.status !== 'none') refuse('id-taken', `There is a bill ${env.id} already.`)
    const { order, outlet, numbers } = env.refs
    const settings = requireSettings(outlet)
    requireBillable(order, orderId, section, part, settings)
    const today = localTime(env.now, settings.timeZone).date
    const plan = order.billing.splits[section]
    const elsewhere = supplyElsewhere({ placeOfSupply, section, order, settings, tax: taxOn(outlet, today) ?? settings.tax })
    const whole = composeBill(order, outlet, section, plan ? plan.billDiscount : billDiscount, today, placeOfSupply)
    const composed = plan ? partOf(whole, order, section, plan, part, billDiscount) : whole
    const { texts, operator, share } = composed
    const buyer = named && buyerOf(named, sellersOf(settings, composed))
    const discounts = withReason(composed.discounts, discountReason ?? plan?.discountReason)
    const figures = documentFor(composed.figures, buyer)
    checkMoney(figures.grossPaise, 'grossPaise')
    requireSeenAmount('bill', figures.totalPaise, expectedTotalPaise)
    requireNamedBuyer(figures, buyer)
    requireRegistered(settings, section, figures)
    const approvedBy = plan?.approvedBy ?? discountApproval(whole, order, settings, env, plan?.capBasisPoints)
    const seriesPeriod = financialYear(today)
    const kind = seriesKind(section)
    const billNumber = serialNumber(requireSeries(outlet, kind, seriesPeriod), numbers.taken, seriesPeriod)
    const issued: IssuedBill = {
      billId: env.id, billNumber, orderId, section, seriesPeriod,
      invoiceDate: documentDate(today, numbers.lastDate),
      businessDay: openDay(env.refs, env.now),
      orderKind: order.kind, tableId: order.tableId,
      tableName: order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId),
      token: order.token, covers: order.covers, customerId: order.customerId, supplier: supplierOf(settings), buyer: buyer ?? null,
      texts, figures, totalPaise: figures.totalPaise,
      ...(discounts.some(({ kind, reason }) => kind !== 'discount' || reason !== undefined) && { discounts }),
      ...(approvedBy !== null && { discountApprovedBy: approvedBy }),
      ...(operator && { operator }),
      ...(order.source && { source: order.source }),
      ...(elsewhere !== null && { placeOfSupply: elsewhere }),
      ...(section === 'gst' && { reverseCharge: false as const }),
      ...(plan && part !== undefined && { split: { part, parts: plan.parts, ...(share && { share }) } }),
      ...(isLiable(settings, today) && isRegistrable(section, buyer?.gstin, figures) && { needsIrn: true as const }),
    }
    const fact: BillEvent = { type: 'BillIssued', data: issued }
    return figures.totalPaise === 0 ? [fact, settled(issued, [])] : [fact]
  },
  view: billSummary,
})

/** A reason belongs to what the cashier gave off the bill; coupons and offers have their names. */
function withReason(discounts: readonly BillDiscount[], reason: string | undefined): readonly BillDiscount[] {
  return reason === undefined ? discounts : discounts.map(row => (row.kind === 'discount' ? { ...row, reason } : row))
}

/** One document of a split section; the discount was decided with the split. */
function partOf(whole: ComposedBill, order: OrderState, section: 'gst' | 'vat', plan: SplitPlan, part: number | undefined,
  billDiscount: Discount | undefined): ComposedBill {
  const parts = partsOf(whole, order, section, plan)
  if (part === undefined) return refuse('bill-is-split', `The bill is split into ${parts.length}; name the part.`, { parts: parts.length })
  if (billDiscount !== undefined) refuse('bill-is-split', 'Give a discount before the bill is split.', { field: 'billDiscount' })
  return parts[part - 1] ?? refuse('invalid-split', `There is no part ${part} of ${parts.length}.`, { field: 'part' })
}

function requireBillable(order: OrderState, orderId: string, section: 'gst' | 'vat', part: number | undefined,
  settings: OutletSettings): void {
  if (order.status === 'none') refuse('unknown-order', `There is no order ${orderId}.`)
  if (order.status === 'settled' || order.status === 'cancelled') refuse('order-closed', `Order ${orderId} is ${order.status}.`)
  // who pays the tax depends on it (CGST Act, s. 9(5))
  if (order.kind === 'aggregator' && !order.source) refuse('source-required', `Order ${orderId} came through another house: say which, and its number there.`)
  if (part !== undefined && !order.billing.splits[section]) refuse('invalid-split', `Order ${orderId} is not split.`, { field: 'part' })
  const isBilled = order.bills.some(bill => bill.section === section && (part === undefined || bill.part === part))
  if (isBilled) refuse('section-billed', part === undefined ? `Order ${orderId} has its ${section} bill.` : `Part ${part} has its bill.`)
  if (!settings.refuseUnsentAtIssue) return
  const unsent = Object.values(order.lines).find(line =>
    !line.voided && line.sendings.reduce((left, part) => left - parseQuantity(part.quantity), parseQuantity(line.quantity)) > 0)
  if (unsent) refuse('unsent-lines', `${formatQuantity(parseQuantity(unsent.quantity))} × ${unsent.name} was not sent.`)
}

/**
 * A bill of taxable and exempt lines in one is for unregistered buyers only (CGST Rules, Rule 46A): a registered one gets a tax invoice on
 * which the exempt lines stand without tax, so that the credit can be taken from it.
 */
function documentFor(figures: ComputedBill, buyer: Buyer | undefined): ComputedBill {
  return buyer?.gstin !== undefined && figures.document === 'invoice-cum-bill-of-supply' ? { ...figures, document: 'tax-invoice' } : figures
}

/** Only a registered person collects tax under GST (CGST Act, s. 32(1)). */
function requireRegistered({ gstin }: OutletSettings, section: 'gst' | 'vat', { taxPaise }: ComputedBill): void {
  if (section === 'gst' && gstin === undefined && taxPaise !== 0) {
    refuse('tax-without-gstin', `The bill would bear ${formatMoney(taxPaise)} of GST, and the outlet has no GSTIN (CGST Act, s. 32(1)).`, { field: 'gstin' })
  }
}

function supplierOf({ name, addressLines, phone, gstin, fssai, stateCode }: OutletSettings): Supplier {
  return { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }
}

/** @returns the state of a bill that can be paid @throws RestoflowError `unknown-bill`, `bill-settled` */
export function requirePayable(state: BillState, id: string): { readonly due: number; readonly issued: NonNullable<BillState['issued']> } {
  if (!state.issued) return refuse('unknown-bill', `There is no bill ${id}.`)
  if (state.status === 'reopened') return refuse('bill-reopened',
    `Bill ${state.issued.billNumber} was credited whole, and its order given back.`)
  if (state.status === 'settled') return refuse('bill-settled', `Bill ${state.issued.billNumber} is paid.`)
  return { due: duePaise(state), issued: state.issued }
}
