import { Decimal } from 'decimal.js'
import { refuse } from '../kernel/errors'

export { checkMoney, checkPaise, moneyMaxPaise } from './paise'

// 400 digits hold any sum and product of two JavaScript numbers without rounding: what leaves the fast path stays exact.
const Exact = Decimal.clone({ precision: 400, rounding: Decimal.ROUND_DOWN })

/** Largest amount that is exact: 2^53 − 1 paise, about 90 trillion rupees. */
export const amountPaiseMax = Number.MAX_SAFE_INTEGER

/** @returns the exact decimal of a number or decimal text, for products that leave the safe integers */
export function exact(value: number | string): Decimal {
  return new Exact(value)
}

/**
 * @returns amount × numerator ÷ denominator in whole paise: multiplied first, divided last, half-up, away from zero on negative amounts
 *   (the rounding of tax invoices here; s. 170 of the CGST Act rounds the return to rupees, not the invoice)
 * @throws RestoflowError `amount-too-large` when the result is no safe integer
 */
export function prorate(amountPaise: number, numerator: number, denominator: number): number {
  const product = amountPaise * numerator
  if (product > Number.MAX_SAFE_INTEGER || product < -Number.MAX_SAFE_INTEGER) return prorateExactly(amountPaise, numerator, denominator)
  // `0 -` and not a bare minus: −0 is no amount.
  return product > 0 ? halfUp(product, denominator) : 0 - halfUp(-product, denominator)
}

function halfUp(product: number, denominator: number): number {
  const quotient = Math.floor(product / denominator)
  return (product - quotient * denominator) * 2 >= denominator ? quotient + 1 : quotient
}

function prorateExactly(amountPaise: number, numerator: number, denominator: number): number {
  const product = exact(amountPaise).times(numerator)
  const quotient = product.abs().divToInt(denominator)
  const rest = product.abs().minus(quotient.times(denominator))
  const rounded = rest.times(2).gte(denominator) ? quotient.plus(1) : quotient
  if (rounded.gt(amountPaiseMax)) {
    refuse('amount-too-large', `${amountPaise} × ${numerator} ÷ ${denominator} does not fit into whole paise.`)
  }
  return product.isNegative() ? 0 - rounded.toNumber() : rounded.toNumber()
}

/** @returns amount × numerator ÷ denominator in whole paise, what is less than a paisa left out; none of the three is negative */
export function scaleDown(amountPaise: number, numerator: number, denominator: number): number {
  const product = amountPaise * numerator
  return product <= Number.MAX_SAFE_INTEGER ? Math.floor(product / denominator) : exact(amountPaise).times(numerator).divToInt(denominator).toNumber()
}

/**
 * @returns price × quantity in paise, half-up
 * @throws RestoflowError `amount-too-large`
 */
export function timesQuantity(unitPricePaise: number, quantityThousandths: number): number {
  // Whole pieces are the common case, and exact without a division.
  if (quantityThousandths % 1000 === 0) {
    const product = unitPricePaise * (quantityThousandths / 1000)
    if (product <= amountPaiseMax) return product
  }
  return prorate(unitPricePaise, quantityThousandths, 1000)
}

/**
 * Rounds a document's total once, as its own line (never inside tax).
 * @param roundToPaise 100 = to the rupee, 5 = to five paise, 0 or 1 = none
 * @returns the paise to add: `roundOff(4811, 5)` → −1
 */
export function roundOff(totalPaise: number, roundToPaise: number): number {
  if (roundToPaise <= 1) return 0
  const rounded = prorate(totalPaise, 1, roundToPaise) * roundToPaise
  return checkSum(rounded) - totalPaise
}

/**
 * @returns the sum that was passed
 * @throws RestoflowError `amount-too-large` when it left the safe integers
 */
export function checkSum(sumPaise: number): number {
  // Sums of same-signed integers only grow: once past the limit, no later addition brings them back unseen.
  if (!Number.isSafeInteger(sumPaise)) refuse('amount-too-large', 'The sum does not fit into whole paise.')
  return sumPaise
}

const percentScale = 10_000
/** What 100 percent is in the scale of {@link parsePercent}. */
export const wholePercent = 100 * percentScale
const percentPattern = /^\d{1,3}(\.\d{1,4})?$/

/**
 * @returns a percentage in ten-thousandths of a percent: `'12.5'` → 125000; a JSON integer is accepted too
 * @throws RestoflowError `invalid-discount` unless it is a decimal from 0 to 100 with at most 4 places
 */
export function parsePercent(percent: string | number, field = 'percent'): number {
  const text = typeof percent === 'number' && Number.isSafeInteger(percent) ? String(percent) : percent
  const scaled = typeof text === 'string' && percentPattern.test(text) ? scaleDecimal(text, 4) : -1
  if (scaled < 0 || scaled > wholePercent) {
    refuse('invalid-discount', `${field} must be a decimal from 0 to 100 with at most 4 places, not ${String(percent)}.`, { field })
  }
  return scaled
}

/** How finely a cess per unit is kept: ten-thousandths of a paisa. */
export const paisaFractionScale = 10_000
const paisaFractionPattern = /^\d{1,11}(\.\d{1,4})?$/

/**
 * @returns an amount with fractions of a paisa, in ten-thousandths of a paisa: `'159.1'` → 1591000; whole paise as a number are accepted too
 * @throws RestoflowError `invalid-amount` unless it is a decimal, not negative, with at most 4 places
 */
export function parsePaisaFraction(paise: string | number, field: string): number {
  const text = typeof paise === 'number' && Number.isSafeInteger(paise) ? String(paise) : paise
  if (typeof text !== 'string' || !paisaFractionPattern.test(text)) {
    return refuse('invalid-amount', `${field} must be paise as a decimal with at most 4 places, not ${String(paise)}.`, { field })
  }
  return scaleDecimal(text, 4)
}

/** Text of digits with an optional fraction of at most `places` digits → whole number in units of 10^-places. */
function scaleDecimal(text: string, places: number): number {
  let scaled = 0
  let missing = places
  let inFraction = false
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === 46) {
      inFraction = true
    } else {
      scaled = scaled * 10 + code - 48
      if (inFraction) missing -= 1
    }
  }
  return scaled * 10 ** missing
}
