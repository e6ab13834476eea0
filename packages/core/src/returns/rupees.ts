import { refuse } from '../kernel/errors'

/** 15 digits: what a double keeps of any decimal number. */
const paiseMax = 999_999_999_999_999

/**
 * Rupees as the portals' JSON wants them: a number with at most two decimals. No sum is ever made of these. The quotient is the double
 * nearest to the exact amount, a double keeps any decimal of up to 15 digits, and JSON writes the shortest decimal that is the same
 * double: so the text is the exact amount (`rupees.test.ts` proves it over the range).
 * @param paise whole paise, below ten lakh crore rupees
 * @throws RestoflowError `amount-too-large`
 */
export function rupees(paise: number): number {
  if (!Number.isSafeInteger(paise) || Math.abs(paise) > paiseMax) return refuse('amount-too-large', `${paise} paise are more than a return holds.`)
  // without + 0 a credit of nothing would be −0
  return paise / 100 + 0
}

/** @returns the amount as decimal text with two places, for files that accountants open: `-1250.50` */
export function rupeeText(paise: number): string {
  const size = Math.abs(paise)
  return `${paise < 0 ? '-' : ''}${Math.floor(size / 100)}.${String(size % 100).padStart(2, '0')}`
}
