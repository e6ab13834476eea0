const plain = /^\d{1,12}(?:\.\d{0,2})?$/
/** Lakh or thousand grouping, whole. `12,50` is neither, and never read as 1250. */
const grouped = /^(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,2}(?:,\d{2}){0,4},\d{3})(?:\.\d{0,2})?$/

/**
 * Amounts of rupees as people type them. Commas count only where they part thousands or lakhs: `12,50` would be 12.50 to some and 1,250 to
 * others, so it is none.
 * @returns whole paise of `250`, `99.5`, `₹1,05,000.00`, `Rs. 1,234,567`, `५०`; NaN for anything else
 * @example
 * import { paiseTyped } from '@restoflow/core'
 * paiseTyped('1,05,000') // 10500000
 * paiseTyped('12,50') // NaN
 */
export function paiseTyped(text: string): number {
  const bare = text.trim().replace(/[०-९]/g, digit => String(digit.charCodeAt(0) - 0x0966))
    .replace(/^(?:₹|rs\.?|inr)\s*/i, '').replace(/\s*(?:₹|rs\.?|inr|\/-)$/i, '')
  if (!plain.test(bare) && !grouped.test(bare)) return Number.NaN
  const [rupees = '', paise = ''] = bare.replaceAll(',', '').split('.')
  return Number(rupees) * 100 + Number(paise.padEnd(2, '0'))
}
