import { refuse } from '../kernel/errors'
import { seriesStream, type SeriesKind } from './serial'

/** `{n}` is the running number, `{fy}` the financial year (`26-27`), `{day}` the business day (`2026-11-22`). */
export interface SeriesSettings {
  readonly template: string
  readonly start: number
}

/** Documents that the law numbers: no two of them share a number in a financial year. */
export const documentSeries = ['invoice', 'vat', 'credit', 'creditVat'] as const
export type DocumentSeries = (typeof documentSeries)[number]

/** All that is numbered by financial year, as the settings name it. */
export const yearSeries = [...documentSeries, 'receipt', 'voucher', 'z'] as const
export type YearSeries = (typeof yearSeries)[number]

/** A series that begins with a financial year. */
export interface StagedSeries {
  readonly kind: YearSeries
  /** `27-28` */
  readonly period: string
  readonly series: SeriesSettings
  /** Its start counts in that year, later ones begin at 1; absent in journals of before: it counts in each. */
  readonly startsOnce?: true
}

/** For which financial year the start of a series was set; a kind that is absent (journals of before): for each. */
export type StartYears = Readonly<Partial<Record<YearSeries, string>>>

export interface SeriesPeriods {
  readonly settings: { readonly series: Readonly<Partial<Record<YearSeries, SeriesSettings>>> } | null
  readonly stagedSeries: Readonly<Record<string, StagedSeries>>
  readonly startYears: StartYears
}

const defaults: Readonly<Partial<Record<YearSeries, SeriesSettings>>> = {
  credit: { template: 'CN/{fy}/{n}', start: 1 }, creditVat: { template: 'CNV/{fy}/{n}', start: 1 },
  receipt: { template: 'RC/{fy}/{n}', start: 1 }, voucher: { template: 'GV/{fy}/{n}', start: 1 }, z: { template: 'Z/{fy}/{n}', start: 1 },
}

/**
 * A number to start from is there to go on from another till in the middle of a year: each later year begins at 1, unless it is staged.
 * @param period the financial year of the document, `27-28`
 * @returns template and first number of a series in that year, the usual one where the outlet has set none, or null before it is set up
 */
export function seriesOn(outlet: SeriesPeriods, kind: YearSeries, period: string): SeriesSettings | null {
  if (outlet.settings === null) return null
  const staged = Object.values(outlet.stagedSeries).filter(each => each.kind === kind && each.period <= period)
    .sort((a, b) => (a.period < b.period ? -1 : 1)).at(-1)
  const series = staged?.series ?? outlet.settings.series[kind] ?? defaults[kind] ?? null
  const startYear = staged ? (staged.startsOnce ? staged.period : undefined) : outlet.startYears[kind]
  return series && startYear !== undefined && startYear < period ? { ...series, start: 1 } : series
}

/** @returns template and first number of a series in a year @throws RestoflowError `outlet-not-set-up` before the first configuration */
export function requireSeries(outlet: SeriesPeriods, kind: YearSeries, period: string): SeriesSettings {
  return seriesOn(outlet, kind, period) ?? refuse('outlet-not-set-up', 'The outlet has no settings yet.')
}

const streamKind = (kind: YearSeries): SeriesKind => (kind === 'creditVat' ? 'credit-vat' : kind)

/** @returns the stream that counts a series in a financial year: `series/credit-vat/26-27` */
export function yearSeriesStream(kind: YearSeries, period: string): string {
  return seriesStream(streamKind(kind), period)
}

/** @param kind of a stream, `credit-vat` @returns the series that it counts, or null where it is none of a financial year */
export function yearSeriesOf(kind: string): YearSeries | null {
  return yearSeries.find(each => streamKind(each) === kind) ?? null
}

/** @returns where a staged series is kept: one for each kind and year */
export function stagedSeriesKey(kind: YearSeries, period: string): string {
  return `${kind}-${period}`
}

/** @returns the financial year after one: `26-27` → `27-28` */
export function nextFinancialYear(period: string): string {
  const two = (year: number): string => String(year % 100).padStart(2, '0')
  const first = Number(period.slice(0, 2)) + 1
  return `${two(first)}-${two(first + 1)}`
}
