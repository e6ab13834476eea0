import type { MenuItem } from '@restoflow/core'
import { folded, tidy } from './cells'
import { fault } from './fault'
import { splitOutside } from './list-cell'

type TimeWindow = NonNullable<MenuItem['times']>[number]

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const
const dayText = (day: number): string => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][day - 1] ?? ''
const windowsMax = 14
const every = ['daily', 'every day', 'all days', 'everyday']

/** @returns windows of `Mon-Fri 07:00-11:00; Sat, Sun 8 am - 12 pm`; undefined for an empty text @throws CellFault */
export function readTimes(text: string): readonly TimeWindow[] | undefined {
  const windows = splitOutside(text, ';\n').map(readWindow)
  if (windows.length > windowsMax) fault('too-many', { max: windowsMax, count: windows.length })
  return windows.length > 0 ? windows : undefined
}

function readWindow(text: string): TimeWindow {
  const [, on = '', from = '', to = ''] =
  /^(\D*?)\s*(\d[\d:.]*\s*(?:[ap]m)?)\s*(?:-|–|—|\bto\b)\s*(\d[\d:.]*\s*(?:[ap]m)?)$/i.exec(tidy(text)) ?? fault('bad-time', { text: tidy(text) })
  const window = { from: readClock(from, text), to: readClock(to, text) }
  return on === '' || every.includes(folded(on)) ? window : { days: readDays(on), ...window }
}

function readClock(clock: string, text: string): string {
  const [, hour = '', minute = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?$/i.exec(clock.trim()) ?? fault('bad-time', { text: tidy(text) })
  let hours = Number(hour)
  if (half !== undefined) {
    if (hours < 1 || hours > 12) fault('bad-time', { text: tidy(text) })
    hours = (hours % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
  }
  return hours > 23 || Number(minute) > 59 ? fault('bad-time', { text: tidy(text) }) : `${String(hours).padStart(2, '0')}:${minute}`
}

function readDays(text: string): readonly number[] {
  const found = new Set<number>()
  for (const part of text.split(/,|\band\b|\s+(?![-–])(?<![-–]\s)/i).map(each => each.trim()).filter(each => each !== '')) {
    const [first = 0, last = first] = part.split(/\s*[-–]\s*/).map(day => readDay(day, text))
    for (let day = first; ; day = (day % 7) + 1) {
      found.add(day)
      if (day === last) break
    }
  }
  return [...found].sort((a, b) => a - b)
}

function readDay(text: string, all: string): number {
  const at = days.findIndex(day => text.length >= 3 && text.toLowerCase().startsWith(day))
  return at < 0 ? fault('bad-day', { text: tidy(all) }) : at + 1
}

/** @returns the windows as {@link readTimes} takes them */
export function timesText(times: readonly TimeWindow[] | undefined): string {
  return (times ?? []).map(({ days: on, from, to }) => `${on === undefined ? '' : `${daysText(on)} `}${from}-${to}`).join('; ')
}

/** `Mon-Fri`, `Mon, Wed`. */
function daysText(on: readonly number[]): string {
  const sorted = [...new Set(on)].sort((a, b) => a - b)
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run?.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs.flatMap(run => (run.length > 2 ? [`${dayText(run[0] ?? 0)}-${dayText(run.at(-1) ?? 0)}`] : run.map(dayText))).join(', ')
}
