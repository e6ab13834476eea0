/**
 * Everything that is numbered: invoices and credit notes of each section, receipts and vouchers by financial year, KOTs and tokens by
 * business day, and the Z reports of the day closes by financial year.
 */
export type SeriesKind = 'invoice' | 'vat' | 'credit' | 'credit-vat' | 'receipt' | 'voucher' | 'kot' | 'token' | 'z'

/** @returns the stream of a numbered series: `series/invoice/26-27`, `series/kot/2026-11-22` */
export function seriesStream(kind: SeriesKind, period: string): string {
  return `series/${kind}/${period}`
}

/**
 * @param template `{n}` is the running number, `{fy}` and `{day}` the period
 * @param taken how many numbers the series has given: its stream's version
 * @param ahead how many numbers of this same transaction come before
 * @returns the number that the series gives next
 */
export function serialNumber(series: { readonly template: string; readonly start: number }, taken: number, period: string, ahead = 0): string {
  return series.template.replace('{n}', String(series.start + taken + ahead)).replace('{fy}', period).replace('{day}', period)
}

/**
 * @returns whether a series gives serials that the law allows: at most 16 characters from letters, digits, `-` and `/`,
 * not beginning with `0`, `/` or `-`, from its first to 999,999 (CGST Rules, Rule 46(b))
 */
export function isLawfulSeries(series: { readonly template: string; readonly start: number }): boolean {
  if (!series.template.includes('{n}') || !Number.isSafeInteger(series.start) || series.start < 0 || series.start > 999_999) return false
  return [series.start, 999_999].every(start => lawfulSerial.test(serialNumber({ ...series, start }, 0, '26-27')))
}

const lawfulSerial = /^[A-Za-z1-9][A-Za-z0-9/-]{0,15}$/
