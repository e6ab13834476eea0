import { localTime } from '../calendar/calendar'
import { refuse, requireSettings } from '../kernel/errors'
import type { OrderLine, OrderState } from '../order/order'
import type { OutletState, TaxSettings } from '../outlet/outlet'
import { taxOn } from '../tax/dated-settings'
import { computeBill } from '../tax/compute'
import type { ComputedBill, Discount } from '../tax/computed-bill'
import { inGst } from '../tax/gst/gst'
import type { Regime } from '../tax/regime'
import { inVat } from '../tax/vat/vat'
import type { BillDiscount, BillLineText, BillOperator, SplitShare } from './bill-events'
import { dishLinesOf, lineRows, offBill, type DishLine } from './dish-lines'
import { promotedOf } from './promotions'
import { chargeLine, chargesOf, chargeText } from './charge-lines'
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
  ...(discounts.length > 0 && { discounts }),
})

/**
 * The bill of an order as it would be issued now: the same code for the preview and for the document. Charges stand below the dishes.
 * @param date local date of the document: a change of tax may hold from that day; by default the day of the order's last line
 * @param placeOfSupply two-digit state code where it is another than the restaurant's: {@link supplyElsewhere} says whether it may be
 * @returns figures in paise and the words beside each line
 * @throws RestoflowError `nothing-to-bill`, `outlet-not-set-up`, `invalid-place-of-supply`
 */
export function composeBill(
  order: OrderState, outlet: OutletState, section: 'gst' | 'vat', billDiscount?: Discount, date?: string, placeOfSupply?: string,
): ComposedBill {
  const settings = requireSettings(outlet)
  const lines = order.lineOrder.flatMap(id => order.lines[id] ?? []).filter(line => !line.voided && line.tax.section === section)
  if (lines.length === 0) refuse('nothing-to-bill', section === 'vat' ? 'The order has nothing under state VAT.' : 'The order has no lines to bill.')
  const promoted = promotedOf(order, settings.timeZone)
  const dishLines = lines.flatMap(line => dishLinesOf(line, promoted.lines.get(line.lineId)))
  const day = date ?? lastDay(lines, settings.timeZone)
  const tax = taxOn(outlet, day) ?? settings.tax
  const supply = supplyOf(order, settings, tax, section, day)
  const elsewhere = supplyElsewhere({ placeOfSupply, section, order, settings, tax })
  const bare = {
    regime: regimeOf({ ...tax, roundToPaise: supply.roundToPaise }, section, elsewhere === null ? 'intra' : 'inter'),
    lines: dishLines.map(({ bill }) => supply.dish(bill)),
  }
  const off = offBill(promoted, section, billDiscount, () => computeBill(bare))
  const input = { ...bare, ...(off.billDiscount !== undefined && { billDiscount: off.billDiscount }) }
  const dishes = computeBill(input)
  const discounts = [...off.rows, ...lineRows(lines, promoted)]
  const charges = chargesOf(order, section).flatMap(charge => {
    const line = chargeLine(charge, order, lines, dishes)
    return line ? [{ line: supply.charge(line, dishes), text: chargeText(charge, dishes) }] : []
  })
  const texts = dishLines.map(textOf)
  const { operator } = supply
  if (charges.length === 0) return { figures: dishes, texts, discounts, ...(operator && { operator }) }
  return {
    discounts,
    figures: computeBill({ ...input, lines: [...input.lines, ...charges.map(({ line }) => line)] }),
    texts: [...texts, ...charges.map(({ text }) => text)],
    ...(operator && { operator }),
  }
}

function lastDay(lines: readonly OrderLine[], timeZone: string): string {
  return localTime(lines.reduce((last, { addedAt }) => (addedAt > last ? addedAt : last), lines[0]?.addedAt ?? ''), timeZone).date
}

/** @returns the sections that an order's lines fall into, food first */
export function sectionsOf(order: OrderState): readonly ('gst' | 'vat')[] {
  const lines = Object.values(order.lines).filter(line => !line.voided)
  return (['gst', 'vat'] as const).filter(section => lines.some(line => line.tax.section === section))
}
