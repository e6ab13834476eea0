import { localTime } from '../calendar/calendar'
import { refuse, requireSettings } from '../kernel/errors'
import type { OrderState } from '../order/order'
import type { OutletState, TaxSettings } from '../outlet/outlet'
import { taxOn } from '../tax/dated-settings'
import { computeBill } from '../tax/compute'
import type { ComputedBill, Discount } from '../tax/computed-bill'
import { inGst } from '../tax/gst/gst'
import type { Regime } from '../tax/regime'
import { inVat } from '../tax/vat/vat'
import { dishesAtValue, rowsAtValue } from './at-value'
import { sectionsOf } from '../trading/documents-of'
import type { BillDiscount, BillLineText, BillOperator, SplitShare } from './bill-events'
import { dishLinesOf, lineRows, offBill, type DishLine } from './dish-lines'
import { promotedOf } from './promotions'
import { chargeLine, chargesOf, chargeText } from './charge-lines'
import { atRatesOf } from './dated-rates'
import { supplyOf } from './operator'
import { supplyElsewhere } from './place-of-supply'

/** @returns the outlet's tax for one kind of document; the place of supply is the restaurant unless it is said to be elsewhere (IGST Act, s. 12(4)) */
export function regimeOf(tax: TaxSettings, section: 'gst' | 'vat', supply: 'intra' | 'inter' = 'intra'): Regime {
  const { scheme, pricing, roundToPaise } = tax
  return section === 'vat' ? inVat({ pricing, roundToPaise }) : inGst({ scheme, pricing, supply, roundToPaise })
}

export interface ComposedBill {
  readonly figures: ComputedBill
  readonly texts: readonly BillLineText[]
  /** Through whom the order came, where an e-commerce operator took it; it pays the tax on `operator` lines. */
  readonly operator?: BillOperator
  /** What was taken off, and by what: the cashier's discount on the bill, coupons and offers. */
  readonly discounts: readonly BillDiscount[]
  /** Of a part of a split bill: how it was made. */
  readonly share?: SplitShare
}

const label = (quantity: number, name: string): string => (quantity > 1 ? `${quantity} × ${name}` : name)

const textOf = ({ line, id, discounts }: DishLine): BillLineText => ({
  lineId: id,
  itemId: line.itemId,
  ...(line.names && { names: line.names }),
  modifiers: line.modifiers.map(({ quantity, name }) => label(quantity, name)),
  ...(discounts.length > 0 && { discounts: discounts.map(({ text, paise }) => ({ ...text, amountPaise: paise })) }),
})

/**
 * The bill of an order as it would be issued now: the same code for the preview and for the document. Charges stand below the dishes.
 * @param sold the order: its lines keep their prices, and have the rates of the document's date
 * @param date local date of the document: a change of tax may hold from that day; by default the day of the order's last line
 * @param placeOfSupply two-digit state code where it is another than the restaurant's: {@link supplyElsewhere} says whether it may be
 * @returns figures in paise and the words beside each line
 * @throws RestoflowError `nothing-to-bill`, `outlet-not-set-up`, `invalid-place-of-supply`
 */
export function composeBill(
  sold: OrderState, outlet: OutletState, section: 'gst' | 'vat', billDiscount?: Discount, date?: string, placeOfSupply?: string,
): ComposedBill {
  const settings = requireSettings(outlet)
  const day = date ?? lastDay(sold, settings.timeZone)
  const order = atRatesOf(sold, outlet, settings.timeZone, day)
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => !line.voided && line.tax.section === section)
  if (!sectionsOf(order).includes(section)) {
    refuse('nothing-to-bill', section === 'vat' ? 'The order has nothing under state VAT.' : 'The order has nothing to bill under GST.')
  }
  const promoted = promotedOf(order, settings.timeZone)
  const soldLines = lines.flatMap(line => dishLinesOf(line, promoted.lines.get(line.lineId)))
  const tax = taxOn(outlet, day) ?? settings.tax
  const supply = supplyOf(order, settings, tax, section, day)
  const elsewhere = supplyElsewhere({ placeOfSupply, section, order, settings, tax })
  const bare = {
    regime: regimeOf({ ...tax, roundToPaise: supply.roundToPaise }, section, elsewhere === null ? 'intra' : 'inter'),
    lines: soldLines.map(({ bill }) => bill),
  }
  const off = offBill(promoted, section, billDiscount, () => computeBill(bare))
  const priced = { ...bare, ...(off.billDiscount !== undefined && { billDiscount: off.billDiscount }) }
  const menu = computeBill(priced)
  const input = supply.dishes(priced, menu)
  const [dishes, dishLines, rows] = input === priced ? [menu, soldLines, off.rows] : valued(computeBill(input), soldLines, off.rows)
  const charges = chargesOf(order, section).flatMap(charge => {
    const line = chargeLine(charge, order, lines, menu)
    const taxed = line && supply.charge(line, dishes)
    return taxed ? [{ line: taxed, text: chargeText(charge, menu, line, taxed) }] : []
  })
  return {
    discounts: [...rows, ...lineRows(dishLines, promoted)],
    figures: charges.length === 0 ? dishes : computeBill({ ...input, lines: [...input.lines, ...charges.map(({ line }) => line)] }),
    texts: [...dishLines.map(textOf), ...charges.map(({ text }) => text)],
    ...(supply.operator && { operator: supply.operator }),
  }
}

function valued(dishes: ComputedBill, lines: readonly DishLine[], rows: readonly BillDiscount[]): [ComputedBill, readonly DishLine[], readonly BillDiscount[]] {
  return [dishes, dishesAtValue(lines, dishes), rowsAtValue(rows, dishes)]
}

function lastDay({ lines, openedAt }: OrderState, timeZone: string): string {
  return localTime(Object.values(lines).reduce((last, { addedAt, voided }) => (!voided && addedAt > last ? addedAt : last), openedAt), timeZone).date
}
