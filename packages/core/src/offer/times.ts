import { addDays, localTime } from '../calendar/calendar'
import { instantOf, minutesOf, weekday } from '../calendar/instant'
import { remember } from '../kernel/remember'
import type { TimeWindow } from '../menu/menu'

const dayMinutes = 1_440

/** Minutes of the day on which it begins: an end at or before the start is the next day's. */
function span({ from, to }: TimeWindow): readonly [start: number, end: number] {
  const [start, end] = [minutesOf(from), minutesOf(to)]
  return [start, end > start ? end : end + dayMinutes]
}

const beginsOn = ({ days }: TimeWindow, date: string): boolean => days === undefined || days.includes(weekday(date))

/** @returns whether something with these times is served at an instant; always when there are none */
export function isServed(times: readonly TimeWindow[] | undefined, now: string, timeZone: string): boolean {
  if (times === undefined || times.length === 0) return true
  const { date, minutes } = localTime(now, timeZone)
  const yesterday = addDays(date, -1)
  return times.some(time => {
    const [start, end] = span(time)
    return (beginsOn(time, date) && minutes >= start && minutes < end) || (beginsOn(time, yesterday) && minutes + dayMinutes < end)
  })
}

/** @returns the next UTC instant after `now` at which one of the times begins or ends, or null */
export function nextEdge(times: readonly TimeWindow[] | undefined, now: string, timeZone: string): string | null {
  let next: string | null = null
  const today = localTime(now, timeZone).date
  for (const time of times ?? []) {
    for (let day = -1; day <= 7; day++) {
      const date = addDays(today, day)
      if (!beginsOn(time, date)) continue
      for (const minutes of span(time)) {
        const at = instantOf(date, minutes, timeZone)
        if (at > now && (next === null || at < next)) next = at
      }
    }
  }
  return next
}

/** @returns the same text for the same times */
export function timesKey(times: readonly TimeWindow[] | undefined): string {
  return times === undefined ? '' : times.map(({ from, to, days }) => `${from}-${to}/${days?.join() ?? ''}`).join(';')
}

const served = remember<string | null>(256)

/** @returns the UTC instant at which something that is not served now is served again, or null: when all of `lists` allow it */
export function nextServed(lists: readonly (readonly TimeWindow[] | undefined)[], now: string, timeZone: string): string | null {
  // hundreds of dishes share a few times, and every board asks for each of them; all times begin and end with a minute
  return served(`${timeZone} ${now.slice(0, 16)} ${lists.map(timesKey).join(' ')}`, () => findServed(lists, now, timeZone))
}

function findServed(lists: readonly (readonly TimeWindow[] | undefined)[], now: string, timeZone: string): string | null {
  let at: string | null = now
  // a week has at most two edges for each time on each day
  for (let steps = 0; steps < 400 && at !== null; steps++) {
    const from: string = at
    const edges = lists.flatMap(times => nextEdge(times, from, timeZone) ?? [])
    at = edges.length === 0 ? null : edges.reduce((first, edge) => (edge < first ? edge : first))
    if (at !== null && lists.every(times => isServed(times, at ?? from, timeZone))) return at
  }
  return null
}
