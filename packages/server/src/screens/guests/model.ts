import {
  clockText, localTime, nextKept, phoneText, reservationSettings,
  type House, type OutletState, type ReservationBoard, type ReservationRow, type TableState,
} from '@restoflow/core'
import type { Customers } from '../../people/customers'
import { useLanguage, useWords } from '../../words/words'

/** A row of the book with what is known beside the journal. */
export interface GuestRow extends ReservationRow {
  readonly guest: { readonly name: string; readonly phone: string | null; readonly known: boolean }
  readonly note: string | null
  /** Nobody came within the grace time; or waits longer than was said. */
  readonly isLate: boolean
}

export interface GuestBoard {
  readonly day: string
  readonly timeZone: string
  readonly bookings: readonly GuestRow[]
  readonly waiting: readonly GuestRow[]
  /** Walk-ins who wait no more. */
  readonly left: readonly GuestRow[]
}

/** @returns what to call a guest: the name, else the number; words for one without either, and for an erased one */
export function guestOf(customers: Pick<Customers, 'peek'>, customerId: string | null): GuestRow['guest'] {
  const t = useWords()
  if (customerId === null) return { name: t('guests.no-name'), phone: null, known: false }
  const customer = customers.peek(customerId)
  if (customer === undefined) return { name: '…', phone: null, known: false }
  if (customer === null) return { name: t('guests.erased'), phone: null, known: false }
  const phone = customer.phone === undefined ? null : phoneText(customer.phone)
  return { name: customer.name === '' ? (phone ?? t('guests.no-name')) : customer.name, phone, known: true }
}

/**
 * @param again asks for another look at an instant: when the next one turns late
 * @returns the board with names and notes
 */
export function guestBoard(board: ReservationBoard, house: House, customers: Customers, now: string, again: (at: string) => void): GuestBoard {
  const { settings } = house.state<OutletState>('outlet')
  const { graceMinutes } = reservationSettings(settings)
  const rowOf = (row: ReservationRow): GuestRow => {
    const lateAt = lateSince(row, graceMinutes)
    if (lateAt !== null && lateAt > now) again(lateAt)
    return { ...row, guest: guestOf(customers, row.customerId), note: customers.peekNote(row.id), isLate: lateAt !== null && lateAt <= now }
  }
  const walkIns = board.waitList.map(rowOf)
  return {
    day: board.day, timeZone: settings?.timeZone ?? 'UTC', bookings: board.bookings.map(rowOf),
    waiting: walkIns.filter(({ endedAt }) => endedAt === null), left: walkIns.filter(({ endedAt }) => endedAt !== null),
  }
}

function lateSince({ kind, state, at, arrivedAt, quotedMinutes }: ReservationRow, graceMinutes: number): string | null {
  const after = (instant: string, minutes: number): string => new Date(Date.parse(instant) + minutes * 60_000).toISOString()
  if (kind === 'booking') return state === 'accepted' ? after(at, graceMinutes) : null
  return state === 'arrived' && quotedMinutes !== null ? after(arrivedAt ?? at, quotedMinutes) : null
}

/** @returns an instant as the outlet's wall clock shows it: `8:30 PM` */
export function clockOf(at: string, timeZone: string): string {
  return clockText(localTime(at, timeZone).minutes)
}

/** @returns a local date in the language of the page: `Sun, 22 Nov` */
export function dayText(day: string): string {
  const format = new Intl.DateTimeFormat(`${useLanguage()}-IN`, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' })
  return format.format(new Date(`${day}T00:00:00.000Z`))
}

/** A table to seat somebody at. */
export interface SeatChoice {
  readonly id: string
  readonly name: string
  readonly seats: number
  /** It was kept for these guests. */
  readonly isOwn: boolean
  readonly fits: boolean
  /** UTC instant of another reservation that keeps it soon. */
  readonly reservedAt: string | null
}

/** @returns tables that are free now: the kept one first, then those that fit, the smallest first, then those kept for others soon */
export function seatChoices(house: House, row: Pick<ReservationRow, 'id' | 'covers' | 'tableIds' | 'durationMinutes'>, now: string): readonly SeatChoice[] {
  const outlet = house.state<OutletState>('outlet')
  const kept = nextKept(house, now)
  const soon = new Date(Date.parse(now) + row.durationMinutes * 60_000).toISOString()
  const choices = Object.values(outlet.tables)
    .filter(({ id }) => house.state<TableState>(`table/${id}`).occupancy === 'free')
    .map(({ id, name, seats }): SeatChoice => {
      const next = kept.get(id)
      const other = next && next.reservationId !== row.id && next.at < soon ? next.at : null
      return { id, name, seats, isOwn: row.tableIds.includes(id), fits: seats >= row.covers, reservedAt: other }
    })
  const rank = ({ isOwn, fits, reservedAt }: SeatChoice): number => (isOwn ? 0 : fits && reservedAt === null ? 1 : fits ? 2 : 3)
  return choices.sort((a, b) => rank(a) - rank(b) || a.seats - b.seats || a.name.localeCompare(b.name, 'en', { numeric: true }))
}
