import { formatMoney } from '@restoflow/core'

/**
 * @param paise null where the figures can't be computed
 * @returns the amount, whole rupees or with paise; `₹ ?` marks an order that somebody has to look at
 */
export function amountText(paise: number | null, form: 'never' | 'always' = 'always'): string {
  return paise === null ? '₹ ?' : formatMoney(paise, { paise: form })
}
