import { clockText, elapsedText, localTime, type ElapsedForm } from '@restoflow/core'

/**
 * @returns how long it has lasted; the page's script ticks it on by `data-since` and `data-form`, from the server's time
 * @param since UTC instant, ISO 8601
 * @param now UTC instant at which the page is made
 */
export function Since({ since, now, form }: { since: string; now: string; form: ElapsedForm }) {
  return <time class="num" dateTime={since} data-since={since} data-form={form}>{elapsedText(Date.parse(now) - Date.parse(since), form)}</time>
}

/** @returns an instant as the outlet's wall clock shows it: `8:42 PM` */
export function ClockTime({ at, timeZone }: { at: string; timeZone: string }) {
  return <time class="num" dateTime={at}>{clockText(localTime(at, timeZone).minutes)}</time>
}
