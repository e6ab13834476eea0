import { clockText, elapsedText, localTime, screenDate, type ElapsedForm } from '@restoflow/core'
import { firstLanguage, useLanguage, useWords } from '../../words/words'

/**
 * @returns how long it has lasted; the page's script ticks it on by `data-since` and `data-form`, from the server's time
 * @param since UTC instant, ISO 8601
 * @param now UTC instant at which the page is made
 */
export function Since({ since, now, form }: { since: string; now: string; form: ElapsedForm }) {
  return <time class="num" dateTime={since} data-since={since} data-form={form}>{elapsed(Date.parse(now) - Date.parse(since), form)}</time>
}

/** @returns how long it has lasted, in the language of the page; the browser's clocks say it with the same words */
export function elapsed(elapsedMs: number, form: ElapsedForm): string {
  const t = useWords()
  return elapsedText(elapsedMs, form, { hour: t('browser.unit-hour'), minute: t('browser.unit-minute') })
}

/** @returns a local date in the language of the page: `Sunday 22 Nov 2026` */
export function dateText(date: string): string {
  const language = useLanguage()
  return language === firstLanguage ? screenDate(date) : dayOf(date, language, { weekday: 'long', day: 'numeric', month: 'short', year: 'numeric' })
}

/** @returns day and month of a local date: `22 Nov` */
export function dayText(date: string): string {
  const language = useLanguage()
  return language === firstLanguage ? screenDate(date).split(' ').slice(1, 3).join(' ') : dayOf(date, language, { day: 'numeric', month: 'short' })
}

function dayOf(date: string, language: string, parts: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(`${language}-u-nu-latn`, { ...parts, timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`))
}

/** @returns an instant as the outlet's wall clock shows it: `8:42 PM` */
export function ClockTime({ at, timeZone }: { at: string; timeZone: string }) {
  return <time class="num" dateTime={at}>{clockText(localTime(at, timeZone).minutes)}</time>
}
