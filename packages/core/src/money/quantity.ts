import { refuse } from '../kernel/errors'

/** Largest quantity of one line: a million pieces or kilograms. */
const thousandthsMax = 1_000_000_000
const quantityPattern = /^-?\d{1,7}(\.\d{1,3})?$/

/**
 * @returns a quantity in whole thousandths, `'2'` → 2000 and `'0.250'` → 250; a JSON integer is accepted too
 * @throws RestoflowError `invalid-quantity` for anything else, for zero, and for a negative one unless `signed`
 */
export function parseQuantity(quantity: string | number, options: { readonly signed?: boolean; readonly field?: string } = {}): number {
  // One digit is nearly every line of every bill: it needs no pattern.
  if (typeof quantity === 'string' && quantity.length === 1) {
    const digit = quantity.charCodeAt(0) - 48
    if (digit > 0 && digit <= 9) return digit * 1000
  }
  const field = options.field ?? 'quantity'
  const text = typeof quantity === 'number' && Number.isSafeInteger(quantity) ? String(quantity) : quantity
  if (typeof text !== 'string' || !quantityPattern.test(text)) {
    return refuse('invalid-quantity', `${field} must be a decimal with at most 3 places, not ${JSON.stringify(quantity)}.`, { field })
  }
  const negative = text.startsWith('-')
  const [whole = '0', fraction = ''] = text.replace('-', '').split('.')
  const thousandths = Number(whole) * 1000 + Number(fraction.padEnd(3, '0'))
  if (thousandths === 0 || thousandths > thousandthsMax || (negative && !options.signed)) {
    const wanted = options.signed ? 'other than' : 'above'
    return refuse('invalid-quantity', `${field} must be ${wanted} zero and at most 1000000, not ${text}.`, { field })
  }
  return negative ? -thousandths : thousandths
}

/** @returns the shortest decimal text of a quantity in thousandths: 2000 → `'2'`, 250 → `'0.25'` */
export function formatQuantity(thousandths: number): string {
  if (thousandths >= 0 && thousandths % 1000 === 0) return String(thousandths / 1000)
  const size = Math.abs(thousandths)
  const fraction = String(size % 1000).padStart(3, '0').replace(/0+$/, '')
  return `${thousandths < 0 ? '-' : ''}${Math.floor(size / 1000)}${fraction === '' ? '' : `.${fraction}`}`
}
