/** `{n}` is the running number, `{fy}` the financial year (`26-27`), `{day}` the business day (`2026-11-22`). */
export interface SeriesSettings {
  readonly template: string
  readonly start: number
}

export const documentSeries = ['invoice', 'vat'] as const
export type DocumentSeries = (typeof documentSeries)[number]

/** A series of documents that begins with a financial year. */
export interface StagedSeries {
  readonly kind: DocumentSeries
  /** `27-28` */
  readonly period: string
  readonly series: SeriesSettings
}

export interface SeriesPeriods {
  readonly settings: { readonly series: Readonly<Record<DocumentSeries, SeriesSettings>> } | null
  readonly stagedSeries: Readonly<Record<string, StagedSeries>>
}

/**
 * @param period the financial year of the document, `27-28`
 * @returns template and first number of a series in that year, or null before the outlet is set up
 */
export function seriesOn(outlet: SeriesPeriods, kind: DocumentSeries, period: string): SeriesSettings | null {
  if (outlet.settings === null) return null
  const staged = Object.values(outlet.stagedSeries).filter(each => each.kind === kind && each.period <= period)
  return staged.sort((a, b) => (a.period < b.period ? -1 : 1)).at(-1)?.series ?? outlet.settings.series[kind]
}

/** @returns where a staged series is kept: one for each kind and year */
export function stagedSeriesKey(kind: DocumentSeries, period: string): string {
  return `${kind}-${period}`
}

/** @returns the financial year after one: `26-27` → `27-28` */
export function nextFinancialYear(period: string): string {
  const two = (year: number): string => String(year % 100).padStart(2, '0')
  const first = Number(period.slice(0, 2)) + 1
  return `${two(first)}-${two(first + 1)}`
}
