import { businessDay } from '../calendar/calendar'
import { requireWhole } from '../kernel/checks'
import type { Role } from '../kernel/env'
import { refuse, requireSettings } from '../kernel/errors'
import { requireNear } from '../kernel/instant'
import { own } from '../kernel/own'
import type { OutletSettings, OutletState } from '../outlet/outlet'
import type { BookState } from './book'
import { endOf, keptTables, type ReservationPlan, type ReservationState } from './reservation'

/** Guests' data is for those who meet guests; never for the kitchen. */
export const guestRoles: readonly Role[] = ['owner', 'manager', 'waiter', 'cashier']

export const coversMax = 99
export const minutesMin = 15
export const minutesMax = 720
/** Further ahead nobody knows the floor; it also keeps what is in memory small. */
const daysAheadMax = 400
const dayMs = 86_400_000

/** How the outlet takes reservations, in minutes. */
export interface ReservationSettings {
  /** How long a table is kept where nobody says otherwise. */
  readonly durationMinutes: number
  /** A booking is marked as late after this; nobody is ever marked as a no-show by the clock. */
  readonly graceMinutes: number
  /** A free table shows its next booking this long before. */
  readonly showAheadMinutes: number
}

const usual: ReservationSettings = { durationMinutes: 90, graceMinutes: 20, showAheadMinutes: 120 }

/** @returns the outlet's rules, with the usual ones where it has none of its own */
export function reservationSettings(settings: OutletSettings | null): ReservationSettings {
  return { ...usual, ...settings?.reservations }
}

export interface BookRefs {
  readonly outlet: OutletState
  /** Books of the day before, of the day and of the day after: a late table may still be kept past the day's end. */
  readonly books: readonly BookState[]
  /** Reservations of those books, in their order. */
  readonly others: readonly ReservationState[]
}

/** @returns the business day of an instant at the outlet */
export function bookDay(outlet: OutletState, at: string): string {
  const { timeZone, businessDayStart } = requireSettings(outlet)
  return businessDay(at, timeZone, businessDayStart)
}

/** @returns what {@link findClash} needs, for the `reads` of a command about the time `at` */
export function readBooks(refs: Partial<BookRefs>, at: string | undefined): Record<'outlet' | 'books' | 'others', string | readonly string[] | undefined> {
  return {
    outlet: 'outlet',
    books: refs.outlet && at !== undefined && !Number.isNaN(Date.parse(at))
      ? [-1, 0, 1].map(days => `book/${bookDay(refs.outlet as OutletState, new Date(Date.parse(at) + days * dayMs).toISOString())}`)
      : undefined,
    others: refs.books && entriesOf(refs.books).map(id => `reservation/${id}`),
  }
}

const entriesOf = (books: readonly BookState[]): readonly string[] => books.flatMap(({ reservationIds }) => reservationIds)

export interface Clash {
  readonly tableId: string
  readonly reservationId: string
  /** UTC instant of the other reservation. */
  readonly at: string
}

/** @returns another reservation that keeps one of the tables at an overlapping time, or null */
export function findClash({ books = [], others = [] }: Partial<BookRefs>, self: string, { tableIds, at, durationMinutes }: ReservationPlan): Clash | null {
  const end = endOf({ at, durationMinutes })
  for (const [index, reservationId] of entriesOf(books).entries()) {
    const other = others[index]
    if (!other || reservationId === self || other.at >= end || endOf(other) <= at) continue
    const tableId = keptTables(other).find(id => tableIds.includes(id))
    if (tableId !== undefined) return { tableId, reservationId, at: other.at }
  }
  return null
}

/**
 * @param force an owner or manager keeps the table twice on purpose
 * @throws RestoflowError `table-reserved` naming the other reservation, `forbidden`
 */
export function requireNoClash(refs: Partial<BookRefs>, self: string, plan: ReservationPlan, force: boolean, roles: readonly Role[]): boolean {
  const clash = findClash(refs, self, plan)
  if (clash === null) return false
  if (!force) refuse('table-reserved', `Table ${clash.tableId} is kept for reservation ${clash.reservationId}.`, { ...clash })
  if (!roles.includes('owner') && !roles.includes('manager')) refuse('forbidden', 'Only an owner or a manager keeps a table twice.', { roles: ['owner', 'manager'] })
  return true
}

/** @throws RestoflowError `invalid-body`, `unknown-table`, `day-over` */
export function requirePlan(plan: ReservationPlan, outlet: OutletState, now: string): void {
  requireWhole(plan.covers, 'covers', 1, coversMax)
  requireWhole(plan.durationMinutes, 'durationMinutes', minutesMin, minutesMax)
  const unknown = plan.tableIds.find(id => !own(outlet.tables, id))
  if (unknown !== undefined) refuse('unknown-table', `There is no table ${unknown}.`)
  if (plan.day < bookDay(outlet, now)) refuse('day-over', `${plan.day} is over.`)
  if (Date.parse(plan.at) - Date.parse(now) > daysAheadMax * dayMs) refuse('invalid-body', `at must be within ${daysAheadMax} days.`, { field: 'at' })
}

const bookedPastMs = 3_600_000

/**
 * A booking is made for a time to come; an hour is left to who writes one down after the call.
 * @throws RestoflowError `time-past`
 */
export function requireToCome(at: string, now: string): void {
  requireNear(at, now, { field: 'at', pastMs: bookedPastMs })
}

/** @returns the instant in the journal's form @throws RestoflowError `invalid-body` */
export function requireInstant(at: string): string {
  const ms = Date.parse(at)
  return Number.isNaN(ms) ? refuse('invalid-body', 'at must be a UTC instant.', { field: 'at' }) : new Date(ms).toISOString()
}
