import { businessDay, financialYear, localTime } from '../calendar/calendar'
import { serialNumber, seriesStream } from '../calendar/serial'
import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { holds } from '../kernel/rights'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OrderState } from '../order/order'
import type { OutletSettings, OutletState } from '../outlet/outlet'
import { seriesOn } from '../outlet/series-changes'
import type { SeriesState } from '../series/series'
import type { ComputedBill, Discount } from '../tax/computed-bill'
import { validateGstin } from '../tax/gst/gstin'
import { billSummary, duePaise, type BillEvent, type BillState, type Buyer, type Supplier } from './bill'
import { composeBill } from './compose'

export interface IssueBill {
  readonly orderId: string
  readonly section?: 'gst' | 'vat'
  readonly billDiscount?: Discount
  readonly buyer?: Buyer
}

interface IssueRefs {
  readonly order: OrderState
  readonly outlet: OutletState
  readonly numbers: SeriesState
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
    outlet: 'outlet',
    numbers: refs.outlet
      ? seriesStream(seriesKind(body.section), financialYear(localTime(now, requireSettings(refs.outlet).timeZone).date))
      : undefined,
  }),
  decide: (state, { orderId, section = 'gst', billDiscount, buyer }, env) => {
    if (state.status !== 'none') refuse('id-taken', `There is a bill ${env.id} already.`)
    const { order, outlet, numbers } = env.refs
    const settings = requireSettings(outlet)
    requireBillable(order, orderId, section, settings)
    checkBuyer(buyer)
    const today = localTime(env.now, settings.timeZone).date
    const { figures, texts } = composeBill(order, outlet, section, billDiscount, today)
    const approvedBy = billDiscount ? discountApproval(figures, settings, env) : null
    const seriesPeriod = financialYear(today)
    const kind = seriesKind(section)
    const billNumber = serialNumber(seriesOn(outlet, kind, seriesPeriod) ?? settings.series[kind], numbers.taken, seriesPeriod)
    const events: BillEvent[] = [{
      type: 'BillIssued',
      data: {
        billId: env.id, billNumber, orderId, section, seriesPeriod,
        invoiceDate: numbers.lastDate !== null && numbers.lastDate > today ? numbers.lastDate : today,
        businessDay: businessDay(env.now, settings.timeZone, settings.businessDayStart),
        orderKind: order.kind, tableId: order.tableId,
        tableName: order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId),
        token: order.token, covers: order.covers, customerId: order.customerId, supplier: supplierOf(settings), buyer: buyer ?? null,
        texts, figures, totalPaise: figures.totalPaise,
        ...(approvedBy !== null && { discountApprovedBy: approvedBy }),
      },
    }]
    if (figures.totalPaise === 0) {
      events.push({ type: 'BillSettled', data: { billId: env.id, billNumber, orderId, totalPaise: 0, tableId: order.tableId, tenders: [] } })
    }
    return events
  },
  view: billSummary,
})

function requireBillable(order: OrderState, orderId: string, section: 'gst' | 'vat', settings: OutletSettings): void {
  if (order.status === 'none') refuse('unknown-order', `There is no order ${orderId}.`)
  if (order.status === 'settled' || order.status === 'cancelled') refuse('order-closed', `Order ${orderId} is ${order.status}.`)
  if (order.bills.some(bill => bill.section === section)) refuse('section-billed', `Order ${orderId} has its ${section} bill.`)
  if (!settings.refuseUnsentAtIssue) return
  const unsent = Object.values(order.lines).find(line =>
    !line.voided && line.sendings.reduce((left, part) => left - parseQuantity(part.quantity), parseQuantity(line.quantity)) > 0)
  if (unsent) refuse('unsent-lines', `${formatQuantity(parseQuantity(unsent.quantity))} × ${unsent.name} was not sent.`)
}

function checkBuyer(buyer: Buyer | undefined): void {
  if (buyer?.gstin === undefined) return
  const checked = validateGstin(buyer.gstin)
  if (!checked.ok) refuse('invalid-gstin', `${buyer.gstin}: ${checked.reason}.`, { field: 'buyer.gstin' })
  const missing = (['name', 'address'] as const).find(field => !buyer[field])
  if (missing) refuse('buyer-incomplete', 'A registered buyer is named with name and address (Rule 46(d)).', { field: `buyer.${missing}` })
}

function discountApproval(figures: ComputedBill, settings: OutletSettings, env: Env): string | null {
  if (figures.discountPaise === 0) return null
  const isAboveCap = figures.discountPaise * 10_000 > figures.grossPaise * settings.discountCapBasisPoints
  if (!isAboveCap && holds(env.by, 'bills.discount')) return null
  const what = isAboveCap ? `A discount above ${settings.discountCapBasisPoints / 100} %` : 'Any discount of yours'
  return requireApproval(env, 'a discount', `${what} needs a manager's PIN.`, isAboveCap ? 'approve.discount' : 'bills.discount')
}

function supplierOf({ name, addressLines, phone, gstin, fssai, stateCode }: OutletSettings): Supplier {
  return { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }
}

/** @returns the state of a bill that can be paid @throws RestoflowError `unknown-bill`, `bill-settled` */
export function requirePayable(state: BillState, id: string): { readonly due: number; readonly issued: NonNullable<BillState['issued']> } {
  if (!state.issued) return refuse('unknown-bill', `There is no bill ${id}.`)
  if (state.status === 'reopened') return refuse('bill-reopened', `Bill ${state.issued.billNumber} was credited whole, and its order given back.`)
  if (state.status === 'settled') return refuse('bill-settled', `Bill ${state.issued.billNumber} is paid.`)
  return { due: duePaise(state), issued: state.issued }
}
