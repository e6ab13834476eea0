import { prorate, timesQuantity } from '../../money/money'
import { parseQuantity } from '../../money/quantity'
import type { ComputedBill } from '../computed-bill'
import { discountPaise, type BillLine } from '../lines'
import type { Pricing } from '../terms'
import type { GstScheme } from './gst'

/** First day on which an e-commerce operator pays the tax on restaurant service (Notification 17/2021-CT(R)). */
const operatorPaysFrom = '2022-01-01'

/** What stands on a document over services on which the operator pays the tax. */
export const operatorLegend = 'Tax paid by the e-commerce operator under s. 9(5)'

/**
 * Whether an e-commerce operator pays the tax on restaurant service that is ordered through it (CGST Act, s. 9(5); Notification
 * 17/2021-CT(R)). It does so also for a composition dealer (Circular 167/23/2021, no. 3), and never for a restaurant at specified
 * premises, which the notification leaves out.
 * @param date local date of the document
 */
export function operatorPays(scheme: GstScheme, date: string): boolean {
  return date >= operatorPaysFrom && scheme !== 'specified-premises'
}

/** @returns whether the operator pays the tax on something of the document (CGST Act, s. 9(5)), whoever took the order */
export function operatorPaysOn({ groups }: Pick<ComputedBill, 'groups'>): boolean {
  return groups.some(({ treatment }) => treatment === 'operator')
}

/**
 * @returns whether the code is one of restaurant service: 9963, or 99633x without outdoor catering (996334), which the
 *   notification does not name; lodging is 99631x. Goods sold as goods have their own HSN and stay the restaurant's (Circular 167/23/2021, no. 8)
 */
export function isRestaurantSupply(hsn: string): boolean {
  const digits = hsn.replace(/\s/g, '')
  return digits === '9963' || (digits.startsWith('99633') && digits !== '996334')
}

/**
 * @param line at the menu's price, with its share of the bill's discount where there is one
 * @param pricing of lines that name none
 * @param holdsTax whether an inclusive price holds tax at all: not under composition
 * @returns the line as the restaurant supplies it through the operator: untaxed, at its value. An inclusive price holds the tax that the
 *   operator pays, so the value of one is price × 100 ÷ (100 + r) (CGST Rules, Rule 35), rounded half-up to a paisa; amounts that are
 *   taken off lose the same tax, and what costs nothing at the menu's price has no value
 */
export function throughOperator(line: BillLine, pricing: Pricing, holdsTax: boolean): BillLine {
  const { rateBasisPoints = 0, cessBasisPoints = 0, cessPaisePerUnit: _perUnit, ...rest } = line
  const untaxed = { ...rest, treatment: 'operator', pricing: 'exclusive', rateBasisPoints } as const
  if (!holdsTax || (line.pricing ?? pricing) !== 'inclusive') return untaxed
  const value = (paise: number): number => prorate(paise, 10_000, 10_000 + rateBasisPoints + cessBasisPoints)
  const quantity = parseQuantity(line.quantity)
  const unitPricePaise = value(line.unitPricePaise)
  const [price, worth] = [timesQuantity(line.unitPricePaise, quantity), timesQuantity(unitPricePaise, quantity)]
  const { discount, billDiscountPaise } = line
  const offPrice = discount ? discountPaise(discount, price, 'discount') : 0
  const taken = (paise: number, left: number, all: boolean): number => (all ? left : Math.min(value(paise), left))
  const scaled = discount && 'amountPaise' in discount ? { amountPaise: taken(offPrice, worth, offPrice === price) } : discount
  const left = worth - (scaled ? discountPaise(scaled, worth, 'discount') : 0)
  return {
    ...untaxed, unitPricePaise,
    ...(scaled && { discount: scaled }),
    ...(billDiscountPaise !== undefined && {
      billDiscountPaise: taken(billDiscountPaise, left, billDiscountPaise > 0 && offPrice + billDiscountPaise === price),
    }),
  }
}
