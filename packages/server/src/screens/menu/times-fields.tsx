import { useLanguage, useWords } from '../../words/words'
import { ChipsField, Labelled, Rows, type Choice } from './fields'
import type { TimeWindow } from './types'

/** Monday first, as ISO 8601 counts them. */
function dayChoices(language: string): readonly Choice[] {
  const name = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' })
  return [1, 2, 3, 4, 5, 6, 7].map(day => ({ value: String(day), text: name.format(new Date(Date.UTC(2024, 0, day))) }))
}

/** @returns when something is served, window by window */
export function TimesFields({ times }: { times: readonly TimeWindow[] | undefined }) {
  const t = useWords()
  const days = dayChoices(useLanguage())
  return (
    <Rows<TimeWindow>
      field="times" values={times ?? []} add={t('menu.add-time')} remove={t('menu.remove-time')} none={t('menu.times-none')}
      row={window => (
        <>
          <Labelled label={t('menu.time-from')} class="clock-field">
            <span class="field"><input type="time" data-field="from" data-rule="required" value={window?.from ?? ''} /></span>
          </Labelled>
          <Labelled label={t('menu.time-to')} class="clock-field">
            <span class="field"><input type="time" data-field="to" data-rule="required" value={window?.to ?? ''} /></span>
          </Labelled>
          <ChipsField label={t('menu.days')} hint={t('menu.days-hint')} field="days" type="ints" values={(window?.days ?? []).map(String)} choices={days} />
        </>
      )}
    />
  )
}

/** @returns the windows in one line: `07:00 – 11:00, Mon Tue` */
export function timesText(times: readonly TimeWindow[] | undefined, language: string): string {
  const names = dayChoices(language)
  return (times ?? []).map(({ from, to, days }) => {
    const on = (days ?? []).map(day => names[day - 1]?.text ?? '').join(' ')
    return `${from} – ${to}${on === '' ? '' : `, ${on}`}`
  }).join(' · ')
}
