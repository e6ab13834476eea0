import { refuse } from '../kernel/errors'
import { checkPaise, parsePaisaFraction, parsePercent, prorate, timesQuantity, wholePercent } from '../money/money'
import { parseQuantity } from '../money/quantity'
import type { ComputedLine, Discount, Draft } from './computed-bill'
import type { Regime } from './regime'
import { oneOf } from './settings'
import { cessBasisPointsMax, pricings, rateBasisPointsMax, treatments, units, type Pricing, type Treatment, type Unit } from './terms'

/** One line of a bill before tax. A charge that joins the value (packing, service charge) is a line of its own with its own rate. */
export interface BillLine {
  /** Unique within the bill: splits and credit notes name lines by it. */
  readonly id: string
  readonly name?: string | undefined
  /** Positive decimal text with at most 3 places, up to a million; a whole number is accepted too. */
  readonly quantity: string | number
  /** Price of one with its modifiers, in paise, not negative. */
  readonly unitPricePaise: number
  /** 0 to 10,000. Needed wherever tax may be due: a line without a rate is never silently taxed at zero. */
  readonly rateBasisPoints?: number | undefined
  readonly hsn?: string | undefined
  readonly discount?: Discount | undefined
  /** The regime's default when absent. */
  readonly pricing?: Pricing | undefined
  /** Default `taxable`. */
  readonly treatment?: Treatment | undefined
  /** 0 to 29,000: a cess may be a multiple of the price. */
  readonly cessBasisPoints?: number | undefined
  /** Paise of cess for each unit: a whole number, or decimal text with at most 4 places. */
  readonly cessPaisePerUnit?: string | number | undefined
  /** A charge beside the goods, such as service or packing: the bill's discount is not spread on it. */
  readonly charge?: true | undefined
  /** What the quantity is of; pieces when absent. */
  readonly unit?: Unit | undefined
  /** Its share of the bill's discount, in paise, at most its net, where the shares are known: then none is spread. */
  readonly billDiscountPaise?: number | undefined
}

/** The lines of a bill being computed; in columns, because one object less for each line shows on a busy till. */
export interface OpenLines {
  readonly lines: Draft<ComputedLine>[]
  /** Gross less discounts so far, in paise. */
  readonly nets: number[]
  readonly quantities: number[]
  /** In ten-thousandths of a paisa. */
  readonly cessPerUnit: number[]
}

/**
 * @returns the amount of a discount on `basePaise`, capped at it
 * @throws RestoflowError `invalid-discount`, `invalid-amount`
 */
export function discountPaise(discount: Discount, basePaise: number, field: string): number {
  if (typeof discount !== 'object' || discount === null || (!('percent' in discount) && !('amountPaise' in discount))) {
    return refuse('invalid-discount', `${field} must be { percent } or { amountPaise }, or left out.`, { field })
  }
  if ('percent' in discount) return prorate(basePaise, parsePercent(discount.percent, `${field}.percent`), wholePercent)
  return Math.min(checkPaise(discount.amountPaise, `${field}.amountPaise`), basePaise)
}

/**
 * Adds a line with gross and discount, its rates checked, its tax still 0.
 * @throws RestoflowError `invalid-quantity`, `invalid-amount`, `invalid-rate`, `invalid-discount`, `invalid-tax-setting`, `amount-too-large`
 */
export function openLine(open: OpenLines, input: BillLine, regime: Regime): void {
  const pricing = input.pricing === undefined ? regime.settings.pricing : oneOf(pricings, input.pricing, 'pricing')
  const treatment = input.treatment === undefined ? 'taxable' : oneOf(treatments, input.treatment, 'treatment')
  const taxed = regime.taxes(treatment)
  const quantity = parseQuantity(input.quantity)
  const unitPricePaise = checkPaise(input.unitPricePaise, 'unitPricePaise')
  const grossPaise = timesQuantity(unitPricePaise, quantity)
  const lineDiscountPaise = input.discount === undefined ? 0 : discountPaise(input.discount, grossPaise, 'discount')
  // A rate that is not applied may be absent; one that is there has to be a rate all the same.
  const rate = input.rateBasisPoints === undefined && !taxed ? 0 : checkRate(input.rateBasisPoints, 'rateBasisPoints', rateBasisPointsMax)
  const cess = input.cessBasisPoints === undefined ? 0 : checkRate(input.cessBasisPoints, 'cessBasisPoints', cessBasisPointsMax)
  const cessPerUnit = input.cessPaisePerUnit === undefined ? 0 : parsePaisaFraction(input.cessPaisePerUnit, 'cessPaisePerUnit')
  const hasCessPerUnit = taxed && cessPerUnit > 0
  open.nets.push(grossPaise - lineDiscountPaise)
  open.quantities.push(quantity)
  open.cessPerUnit.push(hasCessPerUnit ? cessPerUnit : 0)
  const line: Draft<ComputedLine> = {
    id: input.id,
    name: input.name ?? '',
    quantity: typeof input.quantity === 'string' ? input.quantity : String(input.quantity),
    unitPricePaise,
    hsn: input.hsn ?? '',
    pricing,
    treatment,
    rateBasisPoints: taxed ? rate : 0,
    cessBasisPoints: taxed ? cess : 0,
    cessPaisePerUnit: hasCessPerUnit ? String(input.cessPaisePerUnit) : '0',
    discount: input.discount ?? null,
    group: 0,
    grossPaise,
    lineDiscountPaise,
    billDiscountPaise: 0,
    discountPaise: lineDiscountPaise,
    taxablePaise: 0,
    cgstPaise: 0,
    sgstPaise: 0,
    igstPaise: 0,
    cessPaise: 0,
    cessPerUnitPaise: 0,
    vatPaise: 0,
    taxPaise: 0,
    totalPaise: 0,
  }
  if (input.charge) line.charge = true
  if (input.unit !== undefined) line.unit = oneOf(units, input.unit, 'unit')
  open.lines.push(line)
}

function checkRate(rate: number | undefined, field: string, max: number): number {
  if (rate === undefined || !Number.isInteger(rate) || rate < 0 || rate > max) {
    return refuse('invalid-rate', `${field} must be whole basis points from 0 to ${max}, not ${String(rate)}.`, { field })
  }
  return rate + 0
}
