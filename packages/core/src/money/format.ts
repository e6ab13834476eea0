import { checkPaise } from './paise'

export interface MoneyFormat {
  /** The sign before the digits; `'Rs '` for printers without ₹, `''` for none. Default `'₹'`. */
  readonly currency?: string
  /** `'never'` rounds half-up to whole rupees, for screens where paise are noise. Default `'always'`. */
  readonly paise?: 'always' | 'never'
}

/**
 * @returns the amount with Indian grouping: 12345600 → `'₹1,23,456.00'`, −2140 → `'-₹21.40'`
 * @throws RestoflowError `invalid-amount` unless it is a whole number of paise
 * @example
 * import { formatMoney } from '@restoflow/core'
 * formatMoney(12345600) // '₹1,23,456.00'
 */
export function formatMoney(amountPaise: number, format: MoneyFormat = {}): string {
  checkPaise(amountPaise, 'amountPaise', -Infinity)
  const { rupees, paise } = parts(amountPaise)
  const sign = format.currency ?? '₹'
  if (format.paise === 'never') {
    const rounded = paise >= 50 ? rupees + 1 : rupees
    return `${amountPaise < 0 && rounded > 0 ? '-' : ''}${sign}${groupDigits(rounded)}`
  }
  return `${amountPaise < 0 ? '-' : ''}${sign}${groupDigits(rupees)}.${String(paise).padStart(2, '0')}`
}

function parts(amountPaise: number): { rupees: number; paise: number } {
  const size = Math.abs(amountPaise)
  const paise = size % 100
  return { rupees: (size - paise) / 100, paise }
}

/** The last three digits, then pairs: crore, lakh, thousand. */
function groupDigits(rupees: number): string {
  const digits = String(rupees)
  return digits.length <= 3 ? digits : `${digits.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${digits.slice(-3)}`
}

/** @returns a rate as text: 250 → `'2.5%'`, 1800 → `'18%'` */
export function formatRate(rateBasisPoints: number): string {
  const fraction = String(rateBasisPoints % 100).padStart(2, '0').replace(/0+$/, '')
  return `${Math.floor(rateBasisPoints / 100)}${fraction === '' ? '' : `.${fraction}`}%`
}

const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen',
  'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen',
]
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const steps = [
  { size: 10_000_000, name: 'crore' },
  { size: 100_000, name: 'lakh' },
  { size: 1000, name: 'thousand' },
  { size: 100, name: 'hundred' },
] as const

function words(count: number): string {
  for (const { size, name } of steps) {
    if (count < size) continue
    const rest = count % size
    return `${words((count - rest) / size)} ${name}${rest === 0 ? '' : ` ${words(rest)}`}`
  }
  if (count < 20) return small[count] ?? ''
  const unit = count % 10
  return `${tens[(count - unit) / 10] ?? ''}${unit === 0 ? '' : `-${small[unit] ?? ''}`}`
}

/**
 * @returns the amount in words of the Indian system (thousand, lakh, crore), as invoices carry it:
 *   112200 → `'One thousand one hundred twenty-two rupees only'`
 * @throws RestoflowError `invalid-amount` unless it is a whole number of paise
 */
export function amountInWords(amountPaise: number): string {
  checkPaise(amountPaise, 'amountPaise', -Infinity)
  const { rupees, paise } = parts(amountPaise)
  const inRupees = `${words(rupees)} ${rupees === 1 ? 'rupee' : 'rupees'}`
  const inPaise = `${words(paise)} ${paise === 1 ? 'paisa' : 'paise'}`
  const text = paise === 0 ? inRupees : rupees === 0 ? inPaise : `${inRupees} and ${inPaise}`
  const signed = amountPaise < 0 ? `minus ${text}` : text
  return `${signed.charAt(0).toUpperCase()}${signed.slice(1)} only`
}
