import { businessDay } from '../calendar/calendar'
import { seriesStream } from '../calendar/serial'
import { refuse } from '../kernel/errors'
import type { OutletSettings, OutletState } from './outlet'

/** What the present business day has. */
export interface DayTaken {
  readonly book?: { readonly status: string }
  readonly kots?: { readonly taken: number }
  readonly tokens?: { readonly taken: number }
}

const dayAt = ({ timeZone, businessDayStart }: OutletSettings, now: string): string => businessDay(now, timeZone, businessDayStart)

/** @returns the streams that {@link requireSameDay} needs */
export function dayReads({ settings }: OutletState, now: string): Record<keyof DayTaken, string | undefined> {
  if (!settings) return { book: undefined, kots: undefined, tokens: undefined }
  const day = dayAt(settings, now)
  return { book: `day/${day}`, kots: seriesStream('kot', day), tokens: seriesStream('token', day) }
}

/**
 * Another cut-off, or time zone, may put the present hour into another business day. What was sold today stays in today's book, so that the
 * rest of the evening would stand apart from it, and numbers of KOTs and tokens would repeat.
 * @throws RestoflowError `day-in-progress`
 */
export function requireSameDay(before: OutletSettings, after: OutletSettings, { book, kots, tokens }: DayTaken, now: string): void {
  const [day, next] = [dayAt(before, now), dayAt(after, now)]
  const isUsed = book?.status === 'open' || (kots?.taken ?? 0) > 0 || (tokens?.taken ?? 0) > 0
  if (day === next || !isUsed) return
  const field = before.businessDayStart === after.businessDayStart ? 'timeZone' : 'businessDayStart'
  refuse('day-in-progress', `The present hour would belong to ${next} from now on, and ${day} has orders already.`, { field, businessDay: day })
}
