import { documentSeries, financialYear, seriesOn, seriesStream, type House, type OutletState, type SeriesSettings, type StagedSeries } from '@restoflow/core'
import { useWords } from '../../words/words'
import type { Attributes } from '../kit/attributes'
import { Notice } from '../kit/atoms'
import { TextField } from './fields'

type Kind = 'invoice' | 'vat' | 'kot' | 'token'

export interface NumbersProps {
  readonly outlet: OutletState
  /** Numbers that this year's documents have taken. */
  readonly taken: Readonly<Record<'invoice' | 'vat', number>>
  /** Today at the outlet. */
  readonly today: string
  readonly hasLiquor: boolean
}

/** @returns how many numbers the documents of this financial year have taken */
export function takenNumbers(house: House, today: string): NumbersProps['taken'] {
  const count = (kind: 'invoice' | 'vat'): number => house.state<{ readonly taken: number }>(seriesStream(kind, financialYear(today))).taken
  return { invoice: count('invoice'), vat: count('vat') }
}

/** @returns templates and first numbers, each with its next three: one form, sent as `outlet/change` */
export function NumbersForm({ outlet, taken, today, hasLiquor, attributes, locked = false }: NumbersProps & { attributes: Attributes; locked?: boolean }) {
  const t = useWords()
  if (outlet.settings === null) return null
  const { series } = outlet.settings
  const year = financialYear(today)
  const kinds: readonly Kind[] = hasLiquor ? ['invoice', 'vat', 'kot', 'token'] : ['invoice', 'kot', 'token']
  const isDocument = (kind: Kind): kind is 'invoice' | 'vat' => kind === 'invoice' || kind === 'vat'
  return (
    <form id="step" class="setup-form" data-setup data-command="outlet/change" data-collect="setup" data-errors="#problems" {...attributes}>
      <input type="hidden" name="revision" data-type="int" value={outlet.settingsRevision} />
      {kinds.map(kind => {
        const used = isDocument(kind) ? taken[kind] : 0
        const current = isDocument(kind) ? (seriesOn(outlet, kind, year) ?? series[kind]) : series[kind]
        return (
          <fieldset class="fields series" disabled={locked || used > 0}>
            <legend>{t(`setup.series-${kind}`)}</legend>
            <SeriesFields kind={kind} series={current} path={`patch.series.${kind}`} />
            <p
              class="says" data-numbers={kind} data-period={isDocument(kind) ? year : today} data-taken={used} {...(isDocument(kind) && { 'data-lawful': true })}
              role="status"
            />
            {used > 0 && <Notice tone="warn" title={t('settings.series-used', { count: used })}>{t('settings.series-used-way')}</Notice>}
          </fieldset>
        )
      })}
    </form>
  )
}

function SeriesFields({ kind, series, path }: { kind: string; series: SeriesSettings; path: string }) {
  const t = useWords()
  return (
    <div class="field-row">
      <TextField
        label={t('setup.template')} name={`${path}.template`} value={series.template} max={40} required
        attributes={{ 'data-series': `${kind}.template`, spellcheck: 'false' }}
      />
      <TextField
        label={t('setup.start')} name={`${path}.start`} value={String(series.start)} type="int" max={6} required pattern="\d{1,6}" short
        attributes={{ 'data-series': `${kind}.start` }}
      />
    </div>
  )
}

/** @returns for each series that has begun: the form of the next financial year's, sent as `outlet/stage-series` */
export function NextYearForms({ outlet, taken, today, hasLiquor }: NumbersProps) {
  const t = useWords()
  const next = nextYear(today)
  const kinds = documentSeries.filter(kind => taken[kind] > 0 && (kind === 'invoice' || hasLiquor))
  return (
    <>
      {kinds.map(kind => {
        const staged: StagedSeries | undefined = outlet.stagedSeries[`${kind}-${next}`]
        const series = staged?.series ?? seriesOn(outlet, kind, next)
        return series && (
          <form class="setup-form card" data-setup data-command="outlet/stage-series" data-collect="setup" data-errors={`#next-${kind}`} data-after="reload">
            <h3>{t('settings.series-next', { year: next, series: t(`setup.series-${kind}`) })}</h3>
            <input type="hidden" name="kind" value={kind} />
            <div class="field-row">
              <TextField
                label={t('setup.template')} name="template" value={series.template} max={40} required
                attributes={{ 'data-series': `next-${kind}.template`, spellcheck: 'false' }}
              />
              <TextField
                label={t('setup.start')} name="start" value={String(series.start)} type="int" max={6} required pattern="\d{1,6}" short
                attributes={{ 'data-series': `next-${kind}.start` }}
              />
            </div>
            <p class="says" data-numbers={`next-${kind}`} data-period={next} data-taken="0" data-lawful role="status" />
            <div id={`next-${kind}`} />
            <button type="submit" class="button"><span class="while-idle">{t('settings.series-stage', { year: next })}</span></button>
          </form>
        )
      })}
    </>
  )
}

function nextYear(today: string): string {
  return financialYear(`${Number(today.slice(0, 4)) + 1}${today.slice(4)}`)
}
