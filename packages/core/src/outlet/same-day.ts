import { seriesStream } from '../calendar/serial'
import { refuse } from '../kernel/errors'
import { clockDay } from '../trading/open-day'
import type { OutletSettings, OutletState } from './outlet'

/** What the present business day has. */
export interface DayTaken {
  readonly book?: { readonly status: string }
  readonly kots?: { readonly taken: number }
  readonly tokens?: { readonly taken: number }
}

/** @returns the streams that {@link requireSameDay} needs */
export function sameDayReads({ settings }: OutletState, now: string): Record<keyof DayTaken, string | undefined> {
  if (!settings) return { book: undefined, kots: undefined, tokens: undefined }
  const day = clockDay({ settings }, now)
  return { book: `day/${day}`, kots: seriesStream('kot', day), tokens: seriesStream('token', day) }
}

/**
 * Another cut-off, or time zone, may put the present hour into another business day. What was sold today stays in today's book, so that the
 * rest of the evening would stand apart from it, and numbers of KOTs and tokens would repeat.
 * @throws RestoflowError `day-in-progress`
 */
export function requireSameDay(before: OutletSettings, after: OutletSettings, { book, kots, tokens }: DayTaken, now: string): void {
  const [day, next] = [clockDay({ settings: before }, now), clockDay({ settings: after }, now)]
  const isUsed = book?.status === 'open' || (kots?.taken ?? 0) > 0 || (tokens?.taken ?? 0) > 0
  if (day === next || !isUsed) return
  const field = before.businessDayStart === after.businessDayStart ? 'timeZone' : 'businessDayStart'
  refuse('day-in-progress', `The present hour would belong to ${next} from now on, and ${day} has orders already.`, { field, businessDay: day })
}
