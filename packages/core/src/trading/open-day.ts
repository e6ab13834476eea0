import { addDays, businessDay, financialYear } from '../calendar/calendar'
import { seriesStream } from '../calendar/serial'
import { requireSettings } from '../kernel/errors'

/** What of the outlet decides on which business day something falls. */
export interface DayOutlet {
  readonly settings: { readonly timeZone: string; readonly businessDayStart: string } | null
}

/** The series of the Z reports: its newest number bears the last business day that was closed. */
export interface DayCloses {
  readonly lastDate: string | null
}

/** What a decision that writes money into a day must read, by the names that {@link openDay} takes. */
export interface DayRefs {
  readonly outlet: DayOutlet
  readonly closes: DayCloses
}

/** @returns the business day by the clock alone @throws RestoflowError `outlet-not-set-up` */
export function clockDay(outlet: DayOutlet, now: string): string {
  const { timeZone, businessDayStart } = requireSettings(outlet)
  return businessDay(now, timeZone, businessDayStart)
}

/** @returns the stream that knows which days of a business day's financial year are closed */
export function closesStream(day: string): string {
  return seriesStream('z', financialYear(day))
}

/** @returns for `reads`: the outlet, and then the series that knows which days are closed */
export function dayReads(refs: { readonly outlet?: DayOutlet }, now: string): { readonly outlet: string; readonly closes: string | undefined } {
  return { outlet: 'outlet', closes: refs.outlet ? closesStream(clockDay(refs.outlet, now)) : undefined }
}

/**
 * @returns the business day into which money that moves now belongs: the clock's, or the first one that is not closed yet. A day that
 *   is closed takes nothing more; days are closed in their order, so all up to the last closed one are.
 */
export function openDay({ outlet, closes }: DayRefs, now: string): string {
  const day = clockDay(outlet, now)
  return closes.lastDate !== null && closes.lastDate >= day ? addDays(closes.lastDate, 1) : day
}
