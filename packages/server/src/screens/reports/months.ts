import { firstLanguage, useLanguage } from '../../words/words'

/** @returns a month in the language of the page: `November 2026` */
export function monthText(month: string): string {
  const language = useLanguage()
  const locale = language === firstLanguage ? 'en-IN' : `${language}-u-nu-latn`
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-01T00:00:00Z`))
}

/** @returns the month so many later, or earlier below 0 */
export function otherMonth(month: string, by: number): string {
  const [year = 0, index = 0] = month.split('-').map(Number)
  return new Date(Date.UTC(year, index - 1 + by, 1)).toISOString().slice(0, 7)
}
