import { financialYear, isTimeZone, localTime } from '../calendar/calendar'
import { sharedSeries } from '../calendar/distinct-series'
import { isLawfulSeries } from '../calendar/serial'
import { documentSeries, nextFinancialYear, seriesOn, yearSeries, yearSeriesStream, type SeriesPeriods, type SeriesSettings,
  type StartYears, type YearSeries } from '../calendar/series-years'
import { refuse } from '../kernel/errors'
import { isSameSeries, withSettings, type OutletSettings, type OutletState } from './outlet'

/** What this financial year's series have given so far. */
export type SeriesTaken = Readonly<Partial<Record<YearSeries, { readonly taken: number }>>>

/** The circumstances of new settings. */
export interface SeriesAsked {
  readonly taken: SeriesTaken
  readonly now: string
  /** The series that a change names: they are meant for this year, also where an earlier year's said the same. */
  readonly named?: Partial<OutletSettings['series']> | undefined
}

/** @returns whether a series gives the serials that the law wants of its documents, or counts at all where they are none of the law's */
export function isFitSeries(kind: YearSeries, series: SeriesSettings): boolean {
  return documentSeries.some(each => each === kind) ? isLawfulSeries(series) : series.template.includes('{n}')
}

/** @returns the streams of this financial year's series, by kind; none where the time zone is none */
export function seriesReads(timeZone: string | undefined, now: string): Record<YearSeries, string | undefined> {
  const year = timeZone !== undefined && isTimeZone(timeZone) ? financialYear(localTime(now, timeZone).date) : undefined
  return Object.fromEntries(yearSeries.map(kind => [kind, year && yearSeriesStream(kind, year)])) as Record<YearSeries, string | undefined>
}

/**
 * A series that has begun keeps its form, or its numbers would repeat or leave a gap; and no two documents get the same one.
 * @returns for which financial years the series' starts count
 * @throws RestoflowError `invalid-series-template`, `series-in-use`, `series-not-distinct`, each with its `field`
 */
export function checkSeries(state: OutletState, settings: OutletSettings, { taken, now, named = {} }: SeriesAsked): StartYears {
  const year = financialYear(localTime(now, settings.timeZone).date)
  const set = yearSeries.filter(kind => {
    const series = settings.series[kind]
    if (state.settings === null || !isSameSeries(state.settings.series[kind], series)) return series !== undefined || state.settings !== null
    return named[kind] !== undefined && !isSameSeries(seriesOn(state, kind, year) ?? undefined, series)
  })
  for (const kind of set) {
    const series = settings.series[kind]
    if (series && !isFitSeries(kind, series)) {
      refuse('invalid-series-template', `${series.template} from ${series.start} gives serials that Rule 46(b) does not allow.`, { field: `series.${kind}` })
    }
  }
  const startYears = startYearsOf(state, settings, set, year)
  const after = withSettings(state, { settings, startYears }, now)
  for (const kind of set) {
    const given = taken[kind]?.taken ?? 0
    if (given > 0 && !isSameSeries(seriesOn(state, kind, year) ?? undefined, seriesOn(after, kind, year) ?? undefined)) {
      refuse('series-in-use', `The ${kind} series has given ${given} numbers.`, { field: `series.${kind}` })
    }
  }
  for (const period of [year, nextFinancialYear(year)]) requireDistinct(after, period, set, kind => `series.${kind}`)
  return startYears
}

/** Journals of before say no year: what they set counts for this one, so that the next begins at 1 and this one's numbers stay. */
function startYearsOf(state: OutletState, settings: OutletSettings, set: readonly YearSeries[], year: string): StartYears {
  const inForce = (kind: YearSeries): boolean => Object.values(state.stagedSeries).some(staged => staged.kind === kind && staged.period <= year)
  return Object.fromEntries(yearSeries.flatMap(kind => {
    if (settings.series[kind] === undefined) return []
    const startYear = set.includes(kind) ? year : (state.startYears[kind] ?? (inForce(kind) ? undefined : year))
    return startYear === undefined ? [] : [[kind, startYear]]
  }))
}

/**
 * Two series that are alike from before stay until one of them is set: other settings must not wait for the end of their year.
 * @throws RestoflowError `series-not-distinct` where one of the kinds could give a serial that another document has in that year
 */
export function requireDistinct(outlet: SeriesPeriods, period: string, set: readonly YearSeries[], fieldOf: (kind: YearSeries) => string): void {
  const shared = sharedSeries(outlet, period, set)
  if (shared === null) return
  const [kind, other] = shared
  refuse('series-not-distinct', `The ${kind} and the ${other} series could give the same number in ${period} (Rule 46(b)).`, { field: fieldOf(kind), other })
}
