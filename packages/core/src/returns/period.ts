import { addDays, isDate } from '../calendar/calendar'
import { refuse } from '../kernel/errors'

/** Local dates of a period, both included. */
export interface Period {
  readonly from: string
  readonly to: string
}

/** @returns first and last day of a month, `2026-11` @throws RestoflowError `invalid-period` */
export function monthPeriod(month: string): Period {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) return refuse('invalid-period', `${month} is no month; write it as 2026-11.`, { field: 'month' })
  const [year = 0, index = 0] = month.split('-').map(Number)
  const next = index === 12 ? `${year + 1}-01-01` : `${year}-${String(index + 1).padStart(2, '0')}-01`
  return { from: `${month}-01`, to: addDays(next, -1) }
}

/** @returns a day, or days from one to another @throws RestoflowError `invalid-period` */
export function dayPeriod(from: string, to: string = from): Period {
  for (const day of [from, to]) {
    if (!isDate(day)) refuse('invalid-period', `${day} is no day; write it as 2026-11-22.`, { field: 'day' })
  }
  return from <= to ? { from, to } : refuse('invalid-period', `${to} is before ${from}.`, { field: 'to' })
}

/** @returns the month as the portal names a return period: `2026-11` → `112026` */
export const returnPeriod = (month: string): string => `${month.slice(5, 7)}${month.slice(0, 4)}`

/** @returns a date as the portals write it: `2026-11-22` → `22-11-2026` */
export const portalDate = (date: string, separator = '-'): string => date.split('-').reverse().join(separator)
