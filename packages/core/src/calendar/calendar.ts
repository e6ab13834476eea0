import { remember } from '../kernel/remember'

/** Local date and time of day at an outlet. */
export interface LocalTime {
  /** `2026-11-22` */
  readonly date: string
  /** Minutes since local midnight. */
  readonly minutes: number
}

const formats = new Map<string, Intl.DateTimeFormat>()
const recent = remember<LocalTime>(64)

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })
    formats.set(timeZone, format)
  }
  return format
}

/** @returns whether the text is a date of the calendar, `2026-02-28`: no 31st of February */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00.000Z`)
  // a machine reads the 31st of February as the 3rd of March
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text)
}

/** @returns whether `timeZone` is an IANA name that this machine knows */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatOf(timeZone)
    return true
  } catch {
    return false
  }
}

/**
 * @param at UTC instant, ISO 8601
 * @param timeZone IANA name, such as `Asia/Kolkata`
 * @returns the local calendar date and minutes since midnight
 */
export function localTime(at: string, timeZone: string): LocalTime {
  // formatting takes microseconds and every bill and ticket asks: a minute's answer is kept
  return recent(`${timeZone} ${at.slice(0, 16)}`, () => {
    const parts: Record<string, string> = {}
    for (const { type, value } of formatOf(timeZone).formatToParts(new Date(at))) parts[type] = value
    return { date: `${parts['year']}-${parts['month']}-${parts['day']}`, minutes: Number(parts['hour']) * 60 + Number(parts['minute']) }
  })
}

/**
 * @param startsAt local time at which a business day begins, `04:00`
 * @returns the business day of an instant: before `startsAt` it is still the day before
 */
export function businessDay(at: string, timeZone: string, startsAt: string): string {
  const { date, minutes } = localTime(at, timeZone)
  const [hours = 0, mins = 0] = startsAt.split(':').map(Number)
  return minutes < hours * 60 + mins ? addDays(date, -1) : date
}

/**
 * @param date local calendar date, `2026-11-22`
 * @returns the Indian financial year, April to March, as `26-27` (CGST Act, s. 2(106) with the Income-tax year)
 */
export function financialYear(date: string): string {
  const year = Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) < 4 ? 1 : 0)
  return `${String(year % 100).padStart(2, '0')}-${String((year + 1) % 100).padStart(2, '0')}`
}

/**
 * @param invoiceDate local calendar date of the invoice
 * @returns the last day on which a credit note lowers its tax: 30 November after the financial year's end (CGST Act, s. 34(2))
 */
export function creditTaxEffectUntil(invoiceDate: string): string {
  const endYear = Number(invoiceDate.slice(0, 4)) + (Number(invoiceDate.slice(5, 7)) < 4 ? 0 : 1)
  return `${endYear}-11-30`
}

/**
 * @param bill section and local date of the invoice
 * @param date local date of the credit note
 * @returns whether the note lowers the tax that is owed (CGST Act, s. 34(2)); that Act says nothing about liquor under state VAT
 */
export function creditLowersTax({ section, invoiceDate }: { readonly section: 'gst' | 'vat'; readonly invoiceDate: string }, date: string): boolean {
  return section === 'vat' || date <= creditTaxEffectUntil(invoiceDate)
}

/** @returns the date of a numbered document: never earlier than its predecessor's in the series */
export function documentDate(today: string, lastDate: string | null): string {
  return lastDate !== null && lastDate > today ? lastDate : today
}

/** @returns the local date so many days later (or earlier, below 0) */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** @returns the same day so many months later, or the last of that month: 31 January and 1 → 28 February */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  first.setUTCDate(Math.min(day, last))
  return first.toISOString().slice(0, 10)
}

/** @returns how many days `later` is after `earlier`, both local dates; below zero where it is before */
export function daysBetween(earlier: string, later: string): number {
  return Math.round((Date.parse(`${later}T00:00:00.000Z`) - Date.parse(`${earlier}T00:00:00.000Z`)) / 86_400_000)
}
