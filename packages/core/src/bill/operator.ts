import type { OrderState } from '../order/order'
import type { Operator, OutletSettings, TaxSettings } from '../outlet/outlet'
import type { BillInput } from '../tax/compute'
import type { ComputedBill } from '../tax/computed-bill'
import { collectsTax } from '../tax/gst/gst'
import { isRestaurantSupply, operatorPays, operatorPaysOn, throughOperator } from '../tax/gst/operator'
import type { BillLine } from '../tax/lines'
import type { BillOperator } from './bill-events'

/** How an order's lines are supplied: by the restaurant, or through an operator, which may pay the tax on some of them. */
interface Supply {
  /** Through whom, where an e-commerce operator took the order: who pays the tax, the lines' treatment says. */
  readonly operator?: BillOperator
  /** What an operator settles to the paisa is not rounded. */
  readonly roundToPaise: number
  /**
   * @param priced the dishes at the menu's prices
   * @param menu what they come to so: the bill's discount is shared at the menu's prices
   * @returns the dishes as they are taxed; the same where none is the operator's to tax
   */
  dishes(priced: BillInput, menu: ComputedBill): BillInput
  /** @returns a charge as it is taxed: beside restaurant service it is a part of its value (CGST Act, s. 15(2)), whoever pays the tax */
  charge(line: BillLine, dishes: ComputedBill): BillLine
}

const ours = { dishes: (priced: BillInput): BillInput => priced, charge: (line: BillLine): BillLine => line }

/**
 * Through whom an order came, and who pays the tax on it (CGST Act, s. 9(5)): two facts, since the operator collects tax at source on
 * what is the restaurant's to tax (s. 52). Known operators are told by their name, without regard to capitals; one that is not known
 * is taken for an operator that pays, as the law has it. Who is marked as not paying, riders of one's own, is none. Liquor is outside
 * GST and no operator's.
 * @param date local date of the document
 */
export function supplyOf({ source }: OrderState, settings: OutletSettings, tax: TaxSettings, section: 'gst' | 'vat', date: string): Supply {
  const roundToPaise = source ? 0 : tax.roundToPaise
  const known = source && knownOperator(settings, source.name)
  if (!source || section === 'vat' || known?.paysTax === false) return { roundToPaise, ...ours }
  const operator = { name: known?.name ?? source.name, ...(known?.gstin !== undefined && { gstin: known.gstin }), orderNumber: source.orderNumber }
  if (!operatorPays(tax.scheme, date)) return { roundToPaise, operator, ...ours }
  const through = (line: BillLine): BillLine => throughOperator(line, tax.pricing, collectsTax(tax.scheme))
  const isTaxable = ({ treatment = 'taxable' }: BillLine): boolean => treatment === 'taxable'
  const isOperators = (line: BillLine): boolean => isTaxable(line) && isRestaurantSupply(line.hsn ?? '')
  return {
    roundToPaise, operator,
    dishes: (priced, menu) => (priced.lines.some(isOperators) ? atValue(priced, menu, line => (isOperators(line) ? through(line) : line)) : priced),
    charge: (line, dishes) => (isTaxable(line) && operatorPaysOn(dishes) ? through(line) : line),
  }
}

/** Goods beside the service keep the discount that they have at the counter; what comes off the service loses the tax that its price held. */
function atValue({ billDiscount, ...priced }: BillInput, menu: ComputedBill, taxed: (line: BillLine) => BillLine): BillInput {
  if (billDiscount === undefined) return { ...priced, lines: priced.lines.map(taxed) }
  const lines = priced.lines.map((line, place) => taxed({ ...line, billDiscountPaise: menu.lines[place]?.billDiscountPaise ?? 0 }))
  const amountPaise = lines.reduce((sum, line) => sum + (line.billDiscountPaise ?? 0), 0)
  return { ...priced, lines, billDiscount: amountPaise === menu.billDiscountPaise ? billDiscount : { amountPaise } }
}

/** @returns the outlet's operator of this name, or undefined */
function knownOperator({ operators = [] }: OutletSettings, name: string): Operator | undefined {
  const wanted = name.trim().toLowerCase()
  return operators.find(operator => operator.name.toLowerCase() === wanted)
}
