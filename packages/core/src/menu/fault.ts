import { isDate } from '../calendar/calendar'
import type { ErrorCode } from '../kernel/errors'
import { isId } from '../kernel/ids'
import type { TimeWindow } from './menu'

/** One thing that is wrong with a definition. */
export interface Fault {
  /** `pricePaise`, `modifiers.pricePaise` */
  readonly field: string
  readonly code: ErrorCode
  readonly message: string
}

/** Far above any dish: ₹1 crore. */
export const priceMaxPaise = 1_000_000_000

/** Gathers what is wrong with one definition, so that all of it can be told at once. */
export class Faults {
  readonly found: Fault[] = []

  add(field: string, code: ErrorCode, message: string): void {
    this.found.push({ field, code, message })
  }

  /** Notes a fault unless `good`. */
  need(good: boolean, field: string, code: ErrorCode, message: string): void {
    if (!good) this.add(field, code, message)
  }

  name(name: string, field = 'name'): void {
    const good = typeof name === 'string' && name.trim() !== '' && name.length <= 120 && !/\p{Cc}/u.test(name)
    this.need(good, field, 'invalid-body', `${field} must be one line of 1 to 120 characters.`)
  }

  whole(value: number | undefined, field: string, min: number, max: number, code: ErrorCode = 'invalid-body'): void {
    if (value === undefined) return
    this.need(Number.isSafeInteger(value) && value >= min && value <= max, field, code, `${field} must be a whole number from ${min} to ${max}.`)
  }

  price(paise: number | undefined, field: string): void {
    if (paise === undefined) return
    const good = Number.isSafeInteger(paise) && paise >= 0 && paise <= priceMaxPaise
    this.need(good, field, 'invalid-amount', `${field} must be whole paise from 0 to ${priceMaxPaise}, not ${String(paise)}.`)
  }

  date(date: string | undefined, field: string): void {
    if (date === undefined) return
    this.need(isDate(date), field, 'invalid-body', `${field} must be a date such as 2026-11-22.`)
  }

  hsn(hsn: string | undefined, field = 'hsn'): void {
    if (hsn === undefined) return
    this.need(/^\d{4,8}$/.test(hsn), field, 'invalid-body', `${field} must have 4 to 8 digits.`)
  }

  distinctIds(list: readonly { readonly id: string }[], field: string): void {
    for (const { id } of list) this.need(isId(id), `${field}.id`, 'invalid-id', `${field}.id must be 1 to 36 of a-z, 0-9 and -.`)
    this.need(new Set(list.map(({ id }) => id)).size === list.length, field, 'invalid-body', `Two of ${field} have the same id.`)
  }

  times(times: readonly TimeWindow[] | undefined): void {
    for (const { days, from, to } of times ?? []) {
      this.need(timePattern.test(from), 'times.from', 'invalid-body', 'times.from must be a time such as 07:00.')
      this.need(timePattern.test(to), 'times.to', 'invalid-body', 'times.to must be a time such as 11:00.')
      const good = days === undefined || (days.length > 0 && days.every(day => Number.isSafeInteger(day) && day >= 1 && day <= 7))
      this.need(good, 'times.days', 'invalid-body', 'times.days must be days from 1 (Monday) to 7.')
    }
  }
}

const timePattern = /^([01]\d|2[0-3]):[0-5]\d$/
