import { documentSeries, seriesOn, type DocumentSeries, type SeriesPeriods, type SeriesSettings, type YearSeries } from './series-years'

const digitsMax = 6
const lengths = Array.from({ length: digitsMax }, (_, place) => place + 1)

/** `#` stands for a digit of the number, `^` for its first where there are more. */
function shape(template: string, period: string, digits: number): string {
  const number = digits === 1 ? '#' : `^${'#'.repeat(digits - 1)}`
  return template.replace('{fy}', period).replace('{day}', period).toUpperCase().replace('{N}', number)
}

const isDigit = { '#': /[\d#^]/, '^': /[1-9#^]/ } as const

function meets(one: string, other: string): boolean {
  if (one === other) return true
  return (['#', '^'] as const).some(mark => (one === mark && isDigit[mark].test(other)) || (other === mark && isDigit[mark].test(one)))
}

/**
 * Capitals and small letters count as the same, as for the e-invoice portal; the numbers to start from count for nothing: a series
 * that begins at 1 reaches every number.
 * @param period the financial year, `26-27`
 * @returns whether two series can give one and the same serial in a year, with numbers of up to six digits
 */
export function sharesSerials(a: Pick<SeriesSettings, 'template'>, b: Pick<SeriesSettings, 'template'>, period: string): boolean {
  return lengths.some(digits => {
    const one = shape(a.template, period, digits)
    return lengths.some(others => {
      const other = shape(b.template, period, others)
      return one.length === other.length && [...one].every((mark, place) => meets(mark, other[place] ?? ''))
    })
  })
}

/**
 * @param set the series to look at, each against all documents
 * @returns the first of them that could give a serial of another series of documents in a financial year, and that other one; or null
 * (CGST Rules, Rule 46(b))
 */
export function sharedSeries(outlet: SeriesPeriods, period: string, set: readonly YearSeries[] = documentSeries): readonly [DocumentSeries, DocumentSeries] | null {
  for (const kind of documentSeries.filter(each => set.includes(each)).reverse()) {
    const series = seriesOn(outlet, kind, period)
    const other = documentSeries.find(each => {
      const others = each === kind ? null : seriesOn(outlet, each, period)
      return series && others && sharesSerials(series, others, period)
    })
    if (other) return [kind, other]
  }
  return null
}
