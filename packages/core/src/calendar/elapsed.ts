/** How long something has lasted, as the staff reads it: on the floor, on a ticket, in the queue of the till. */
export type ElapsedForm = 'minutes' | 'clock' | 'wait' | 'seen'

/** Short words for an hour and a minute. */
export interface ElapsedUnits {
  readonly hour: string
  readonly minute: string
}

const two = (value: number): string => String(value).padStart(2, '0')

/**
 * The same text on the server and in the page that ticks it on. Negative time (a clock that runs ahead) counts as none.
 * @param elapsedMs milliseconds
 * @param units what stands behind hours and minutes, in another language than English
 * @param form `minutes`: `38 min`, from 90 min `1 h 32 min`; `clock`: `17:20`, from an hour `1:02:05`; `wait`: `0:08`, then `10 min` from ten
 *   minutes on; `seen` (somebody is on it): `0:31`, then `2 min` from one minute on
 * @example
 * import { elapsedText } from '@restoflow/core'
 * elapsedText(2_280_000, 'minutes') // '38 min'
 */
export function elapsedText(elapsedMs: number, form: ElapsedForm, units: ElapsedUnits = { hour: 'h', minute: 'min' }): string {
  const seconds = Math.max(0, Math.floor(elapsedMs / 1000))
  const minutes = Math.floor(seconds / 60)
  const hours = Math.floor(minutes / 60)
  switch (form) {
    case 'minutes':
      return minutes < 90 ? `${minutes} ${units.minute}` : `${hours} ${units.hour} ${minutes % 60} ${units.minute}`
    case 'clock':
      return hours === 0 ? `${minutes}:${two(seconds % 60)}` : `${hours}:${two(minutes % 60)}:${two(seconds % 60)}`
    case 'seen':
      return elapsedText(elapsedMs, minutes < 1 ? 'clock' : 'minutes', units)
    case 'wait':
      return minutes < 10 ? `${minutes}:${two(seconds % 60)}` : elapsedText(elapsedMs, 'minutes', units)
    default:
      return form satisfies never
  }
}

/** @returns minutes since midnight as the wall clock says them: 1242 → `8:42 PM` */
export function clockText(minutes: number): string {
  const hour = Math.floor(minutes / 60) % 24
  return `${hour % 12 === 0 ? 12 : hour % 12}:${two(minutes % 60)} ${hour < 12 ? 'AM' : 'PM'}`
}

/** @returns a local date as paper carries it: `2026-11-22` → `22-11-2026` */
export function paperDate(date: string): string {
  return date.split('-').reverse().join('-')
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** @returns a local date as a screen says it: `2026-11-22` → `Sunday 22 Nov 2026` */
export function screenDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = weekdays[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return `${weekday} ${day} ${months[month - 1] ?? ''} ${year}`
}
