import {
  businessDay, isDate, isOpenReservation, phonePrefix, requireSettings, reservationBoard, reservationView, RestoflowError,
  type BookState, type OrderState, type OutletState, type ReservationBoard, type ReservationRow, type ReservationState,
} from '@restoflow/core'
import type { Customer } from '../people/customers'
import type { Runtime } from '../runtime'
import { loadEntry } from './aggregates'
import { customerCardSchema, customerSchema, reservationSchema } from './guest-schemas'
import { invalidQuery, wholeNumber } from './paging'
import { requireReadId, type ReadLine } from './read-line'
import { pageSchema } from './view-schemas'

/** Who comes, and who they are. Never for the kitchen. */
export const guestReads: readonly ReadLine[] = [
  {
    path: 'customers', summary: 'Guests by beginnings of their phone or name', right: 'guests.keep',
    query: { phone: 'The number or its beginning, at least three digits', query: 'Beginnings of words of the name, or digits', limit: 'At most 50; 20' },
    response: pageSchema(customerSchema, 'Customer'),
    answer: async ({ customers }, { query }) => {
      const phone = query.get('phone')?.trim()
      if (phone !== undefined && phone !== '' && phonePrefix(phone) === null) invalidQuery('phone', 'must have at least three digits.')
      const typed = (phone ?? query.get('query') ?? '').slice(0, 100)
      return { items: typed === '' ? [] : await customers.search(typed, wholeNumber(query, 'limit', 20, 1, 50)), next: null }
    },
  },
  {
    path: 'customers/{id}', summary: 'One guest with what was bought', unknown: 'unknown-customer', right: 'guests.keep', response: customerCardSchema,
    answer: async (runtime, { id }) => await customerCard(runtime, requireReadId(id))
      ?? problem('unknown-customer', `There is no guest ${id}.`),
  },
  {
    path: 'reservations', summary: 'The book of a business day: bookings by time, then the wait-list', right: 'guests.keep',
    query: { day: 'YYYY-MM-DD; today when left out' },
    response: pageSchema(reservationSchema, 'Reservation'),
    answer: async (runtime, { query }) => {
      const day = query.get('day') ?? today(runtime)
      if (!isDate(day)) invalidQuery('day', 'must be a date, YYYY-MM-DD.')
      const { bookings, waitList } = await dayBoard(runtime, day)
      return { items: await Promise.all([...bookings, ...waitList].map(row => withNote(runtime, row))), next: null }
    },
  },
  {
    path: 'reservations/{id}', summary: 'One reservation', unknown: 'unknown-reservation', right: 'guests.keep', response: reservationSchema,
    answer: async (runtime, { id }) => {
      const entry = await loadEntry(runtime, `reservation/${requireReadId(id)}`)
      const view = entry && reservationView(id, entry.state as ReservationState)
      return view ? withNote(runtime, view) : problem('unknown-reservation', `There is no reservation ${id}.`)
    },
  },
]

const problem = (code: 'unknown-customer' | 'unknown-reservation', detail: string): never => {
  throw new RestoflowError(code, detail)
}

async function withNote<View extends { readonly id: string }>({ customers }: Runtime, view: View): Promise<View & { note: string | null }> {
  return { ...view, note: await customers.getNote(view.id) }
}

/** @returns the outlet's business day now */
export function today(runtime: Pick<Runtime, 'house' | 'now'>): string {
  const { timeZone, businessDayStart } = requireSettings(runtime.house.state<OutletState>('outlet'))
  return businessDay(runtime.now(), timeZone, businessDayStart)
}

/** @returns the book of a day, also of one that has left the memory */
export async function dayBoard(runtime: Runtime, day: string): Promise<ReservationBoard> {
  const book = await loadEntry(runtime, `book/${day}`)
  const ids = (book?.state as BookState | undefined)?.reservationIds ?? []
  const entries = await Promise.all(ids.map(async (id): Promise<readonly (readonly [string, ReservationState])[]> => {
    const entry = await loadEntry(runtime, `reservation/${id}`)
    return entry ? [[id, entry.state as ReservationState]] : []
  }))
  return reservationBoard(runtime.house, day, entries.flat())
}

export interface CustomerCard extends Partial<Customer> {
  readonly id: string
  readonly name: string
  readonly erased: boolean
  readonly openOrders: readonly string[]
  /** Those to come, by time. */
  readonly reservations: readonly Pick<ReservationRow, 'id' | 'at' | 'covers' | 'state'>[]
  readonly history: Awaited<ReturnType<Runtime['ledger']['customerHistory']>>
}

/** @returns everything that is known of a guest; of an erased one what the events still say; null when nobody ever heard of this id */
export async function customerCard(runtime: Runtime, id: string): Promise<CustomerCard | null> {
  const { house, customers, ledger, outlet } = runtime
  const [customer, history] = await Promise.all([customers.get(id), ledger.customerHistory(outlet, id)])
  const openOrders = [...house.live<OrderState>('order')].filter(([, { state }]) => state.customerId === id).map(([orderId]) => orderId)
  const reservations = [...house.live<ReservationState>('reservation')]
    .filter(([, { state }]) => state.customerId === id)
    .flatMap(([reservationId, { state }]) => {
      const view = isOpenReservation(state) ? reservationView(reservationId, state) : null
      return view ? [{ id: view.id, at: view.at, covers: view.covers, state: view.state }] : []
    })
    .sort((a, b) => (a.at < b.at ? -1 : 1))
  if (!customer && history.bills + openOrders.length + reservations.length === 0) return null
  return { ...(customer ?? { id, name: '' }), erased: customer === null, openOrders, reservations, history }
}
