import { documentSeries, financialYear, nextFinancialYear, seriesOn, yearSeries, yearSeriesStream, type House, type OutletState, type SeriesSettings,
  type YearSeries } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { Notice } from '../kit/atoms'
import { TextField } from './fields'

type Kind = YearSeries | 'kot' | 'token'

export interface NumbersProps {
  readonly outlet: OutletState
  /** Numbers that this year's documents have taken. */
  readonly taken: Readonly<Record<YearSeries, number>>
  /** Today at the outlet. */
  readonly today: string
  readonly hasLiquor: boolean
}

/** @returns how many numbers the documents of this financial year have taken */
export function takenNumbers(house: House, today: string): NumbersProps['taken'] {
  const count = (kind: YearSeries): number => house.state<{ readonly taken: number }>(yearSeriesStream(kind, financialYear(today))).taken
  return Object.fromEntries(yearSeries.map(kind => [kind, count(kind)])) as Record<YearSeries, number>
}

const ofLiquor: readonly Kind[] = ['vat', 'creditVat']
const isOfYear = (kind: Kind): kind is YearSeries => yearSeries.some(each => each === kind)
const isDocument = (kind: Kind): boolean => documentSeries.some(each => each === kind)
const seriesWord = (kind: Kind) => (kind === 'creditVat' ? 'setup.series-credit-vat' as const : `setup.series-${kind}` as const)
const mostKinds = [...documentSeries, 'kot', 'token'] as const
const otherKinds = ['receipt', 'voucher', 'z'] as const

/** @returns templates and first numbers, each with its next three: one form, sent as `outlet/change` */
export function NumbersForm({ attributes, locked = false, ...props }: NumbersProps & { attributes: Attributes; locked?: boolean }) {
  const t = useWords()
  const { outlet, today, hasLiquor } = props
  if (outlet.settings === null) return null
  const shown = mostKinds.filter(kind => hasLiquor || !ofLiquor.includes(kind))
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      <Others outlet={outlet} period={financialYear(today)} shown={shown} />
      {shown.map(kind => <SeriesPart {...props} kind={kind} locked={locked} />)}
      <details class="more-numbers">
        <summary>{t('setup.more-numbers')}</summary>
        {otherKinds.map(kind => <SeriesPart {...props} kind={kind} locked={locked} />)}
      </details>
    </form>
  )
}

function SeriesPart({ outlet, taken, today, kind, locked }: NumbersProps & { kind: Kind; locked: boolean }) {
  const t = useWords()
  const year = financialYear(today)
  const used = isOfYear(kind) ? taken[kind] : 0
  const current = isOfYear(kind) ? seriesOn(outlet, kind, year) : outlet.settings?.series[kind]
  return current && (
    <fieldset class="fields series" disabled={locked || used > 0}>
      <legend>{t(seriesWord(kind))}</legend>
      <SeriesFields kind={kind} series={current} path={`patch.series.${kind}`} />
      <Says kind={kind} id={kind} period={isOfYear(kind) ? year : today} taken={used} />
      {used > 0 && <Notice tone="warn" title={t('settings.series-used', { count: used })}>{t('settings.series-used-way')}</Notice>}
    </fieldset>
  )
}

/** Where the browser says the next numbers, or what is wrong with them; `id` sets this year's apart from the next one's. */
function Says({ kind, id, period, taken }: { kind: Kind; id: string; period: string; taken: number }) {
  const t = useWords()
  return (
    <p
      class="says" data-numbers={id} data-period={period} data-taken={taken} data-called={t(seriesWord(kind))} role="status"
      {...(isDocument(kind) && { 'data-lawful': true })}
    />
  )
}

/** The documents that have no fields here: their numbers are given all the same. */
function Others({ outlet, period, shown }: { outlet: OutletState; period: string; shown: readonly Kind[] }) {
  const t = useWords()
  return (
    <>
      {documentSeries.filter(kind => !shown.includes(kind)).map(kind => (
        <data hidden data-other-series value={seriesOn(outlet, kind, period)?.template ?? ''} data-called={t(seriesWord(kind))} />
      ))}
    </>
  )
}

function SeriesFields({ kind, series, path }: { kind: string; series: SeriesSettings; path?: string }) {
  const t = useWords()
  const name = (field: string): string => (path === undefined ? field : `${path}.${field}`)
  return (
    <div class="field-row">
      <TextField
        label={t('setup.template')} name={name('template')} value={series.template} max={40} required
        attributes={{ 'data-series': `${kind}.template`, spellcheck: 'false' }}
      />
      <TextField
        label={t('setup.start')} name={name('start')} value={String(series.start)} type="int" max={12} required short
        attributes={{ 'data-series': `${kind}.start` }}
      />
    </div>
  )
}

/** @returns for each series that has begun: the form of the next financial year's, sent as `outlet/stage-series` */
export function NextYearForms({ outlet, taken, today, hasLiquor }: NumbersProps) {
  const t = useWords()
  const next = nextFinancialYear(financialYear(today))
  const kinds = yearSeries.filter(kind => taken[kind] > 0 && (hasLiquor || !ofLiquor.includes(kind)))
  return (
    <>
      {kinds.map(kind => {
        const series = seriesOn(outlet, kind, next)
        return series && (
          <form class="setup-form card" data-setup data-command="outlet/stage-series" data-collect="setup" data-errors={`#next-${kind}`} data-after="reload">
            <h3>{t('settings.series-next', { year: next, series: t(seriesWord(kind)) })}</h3>
            <input type="hidden" name="kind" value={kind} />
            {isDocument(kind) && <Others outlet={outlet} period={next} shown={[kind]} />}
            <SeriesFields kind={`next-${kind}`} series={series} />
            <Says kind={kind} id={`next-${kind}`} period={next} taken={0} />
            <div id={`next-${kind}`} />
            <button type="submit" class="button"><span class="while-idle">{t('settings.series-stage', { year: next })}</span></button>
          </form>
        )
      })}
    </>
  )
}
