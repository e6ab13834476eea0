import type { House } from '../kernel/house'
import { own } from '../kernel/own'
import type { OutletState } from '../outlet/outlet'
import type { BookState } from '../reservation/book'
import { endOf, isOpenReservation, keptTables, reservationView, type ReservationState, type ReservationView } from '../reservation/reservation'

export interface ReservationRow extends ReservationView {
  /** UTC instant at which its tables are free again. */
  readonly until: string
  /** Names of `tableIds`, in their order. */
  readonly tableNames: readonly string[]
  /** Name of the table at which the guests were seated. */
  readonly seatedAt: string | null
  /** Place on the wait-list from 1; null for bookings and for who waits no more. */
  readonly place: number | null
}

export interface ReservationBoard {
  readonly position: number
  /** Business day, `2026-11-22`. */
  readonly day: string
  /** By time; what came to its end is among them. */
  readonly bookings: readonly ReservationRow[]
  /** Walk-ins in the order in which they came, those who wait first. */
  readonly waitList: readonly ReservationRow[]
}

/**
 * @param entries of one day, by id, where they are not in memory: a day whose book is closed
 * @returns the book of a business day as it stands
 */
export function reservationBoard(house: House, day: string, entries?: readonly (readonly [string, ReservationState])[]): ReservationBoard {
  const { tables } = house.state<OutletState>('outlet')
  const nameOf = (id: string): string => own(tables, id)?.name ?? id
  const states = entries ?? house.state<BookState>(`book/${day}`).reservationIds.map(id => [id, house.state<ReservationState>(`reservation/${id}`)] as const)
  const rows = states.flatMap(([id, state]): ReservationRow[] => {
    const view = reservationView(id, state)
    return view
      ? [{ ...view, until: endOf(view), tableNames: view.tableIds.map(nameOf), seatedAt: view.seated && nameOf(view.seated.tableId), place: null }]
      : []
  }).sort((a, b) => (a.at === b.at ? order(a.requestedAt, b.requestedAt) : order(a.at, b.at)))
  const walkIns = rows.filter(({ kind }) => kind === 'walk-in')
  const waiting = walkIns.filter(({ endedAt }) => endedAt === null).map((row, index) => ({ ...row, place: index + 1 }))
  return {
    position: house.position,
    day,
    bookings: rows.filter(({ kind }) => kind === 'booking'),
    waitList: [...waiting, ...walkIns.filter(({ endedAt }) => endedAt !== null)],
  }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A reservation that keeps a table. */
export interface KeptFor {
  readonly reservationId: string
  /** UTC instant. */
  readonly at: string
}

/**
 * @param now what ended before it is left out; by default nothing is
 * @returns by table the next reservation that keeps it
 */
export function nextKept(house: House, now = ''): ReadonlyMap<string, KeptFor> {
  const next = new Map<string, KeptFor>()
  for (const [reservationId, { state }] of house.live<ReservationState>('reservation')) {
    if (!isOpenReservation(state) || endOf(state) <= now) continue
    for (const tableId of keptTables(state)) {
      const known = next.get(tableId)
      if (!known || state.at < known.at) next.set(tableId, { reservationId, at: state.at })
    }
  }
  return next
}
