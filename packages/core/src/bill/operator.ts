import type { OrderState } from '../order/order'
import type { Operator, OutletSettings, TaxSettings } from '../outlet/outlet'
import type { ComputedBill } from '../tax/computed-bill'
import { collectsTax } from '../tax/gst/gst'
import { isRestaurantSupply, operatorPays, throughOperator } from '../tax/gst/operator'
import type { BillLine } from '../tax/lines'
import type { BillOperator } from './bill-events'

/** How an order's lines are supplied: by the restaurant, or through an operator that pays the tax on some of them. */
interface Supply {
  /** What an operator settles to the paisa is not rounded. */
  readonly roundToPaise: number
  /** @returns a dish as it is taxed */
  dish(line: BillLine): BillLine
  /** @returns a charge as it is taxed: beside restaurant service it is a part of its value (CGST Act, s. 15(2)), whoever pays the tax */
  charge(line: BillLine, dishes: ComputedBill): BillLine
  /** @returns who pays the tax on some of the dishes, or null */
  operatorOf(dishes: ComputedBill): BillOperator | null
}

const asItIs = (line: BillLine): BillLine => line
const isOperators = ({ lines }: ComputedBill): boolean => lines.some(({ treatment }) => treatment === 'operator')

/**
 * Who pays the tax on an order (CGST Act, s. 9(5)). Known operators are told by their name, without regard to capitals; of one that is
 * not known it is taken that it pays, as the law has it. Liquor is outside GST and never an operator's.
 * @param date local date of the document
 */
export function supplyOf({ source }: OrderState, settings: OutletSettings, tax: TaxSettings, section: 'gst' | 'vat', date: string): Supply {
  const roundToPaise = source ? 0 : tax.roundToPaise
  const known = source && knownOperator(settings, source.name)
  if (!source || section === 'vat' || known?.paysTax === false || !operatorPays(tax.scheme, date)) {
    return { roundToPaise, dish: asItIs, charge: asItIs, operatorOf: () => null }
  }
  const through = (line: BillLine): BillLine => throughOperator(line, tax.pricing, collectsTax(tax.scheme))
  const isTaxable = ({ treatment = 'taxable' }: BillLine): boolean => treatment === 'taxable'
  return {
    roundToPaise,
    dish: line => (isTaxable(line) && isRestaurantSupply(line.hsn ?? '') ? through(line) : line),
    charge: (line, dishes) => (isTaxable(line) && isOperators(dishes) ? through(line) : line),
    operatorOf: dishes => (isOperators(dishes)
      ? { name: known?.name ?? source.name, ...(known?.gstin !== undefined && { gstin: known.gstin }), orderNumber: source.orderNumber }
      : null),
  }
}

/** @returns the outlet's operator of this name, or undefined */
function knownOperator({ operators = [] }: OutletSettings, name: string): Operator | undefined {
  const wanted = name.trim().toLowerCase()
  return operators.find(operator => operator.name.toLowerCase() === wanted)
}
