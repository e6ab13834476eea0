import { remember } from '../kernel/remember'
import { addDays, businessDay, localTime } from './calendar'

/** @returns the day of the week of a local date: 1 is Monday, 7 Sunday (ISO 8601) */
export function weekday(date: string): number {
  return new Date(`${date}T00:00:00.000Z`).getUTCDay() || 7
}

/** @returns minutes since midnight of a local time such as `07:30` */
export function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}

const instants = remember<string>(2_048)

/**
 * @param date local calendar date
 * @param minutes since its midnight; 1440 and more fall on the days after
 * @returns the UTC instant of that local time; where clocks skip it, the first one after
 */
export function instantOf(date: string, minutes: number, timeZone: string): string {
  // a menu's dishes ask again and again for the few times at which they are served
  return instants(`${timeZone} ${date} ${minutes}`, () => computeInstant(date, minutes, timeZone))
}

function computeInstant(date: string, minutes: number, timeZone: string): string {
  const wanted = Date.parse(`${date}T00:00:00.000Z`) + minutes * 60_000
  const localMs = (ms: number): number => {
    const local = localTime(new Date(ms).toISOString(), timeZone)
    return Date.parse(`${local.date}T00:00:00.000Z`) + local.minutes * 60_000
  }
  let ms = wanted - (localMs(wanted) - wanted)
  // the offset at the first guess may be that of the other side of a change of the clocks
  ms += wanted - localMs(ms)
  return new Date(localMs(ms) < wanted ? ms + (wanted - localMs(ms)) : ms).toISOString()
}

/** @returns the UTC instant at which the business day after the present one begins */
export function nextBusinessDay(now: string, timeZone: string, startsAt: string): string {
  return instantOf(addDays(businessDay(now, timeZone, startsAt), 1), minutesOf(startsAt), timeZone)
}
