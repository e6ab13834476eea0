import { businessDay } from '../calendar/calendar'
import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { refuse, requireSettings } from '../kernel/errors'
import type { OutletState } from '../outlet/outlet'

/** Most entries of one day. */
const entriesMax = 500

export interface BookState {
  /** `2026-11-22`, empty before the first entry. */
  readonly day: string
  /** In the order in which they were entered. */
  readonly reservationIds: readonly string[]
  readonly closed: boolean
}

export type BookEvent =
  | DomainEvent<'BookEntered', { day: string; reservationId: string }>
  | DomainEvent<'BookLeft', { day: string; reservationId: string }>
  | DomainEvent<'BookClosed', { day: string; open: readonly string[] }>

/** Reservations of one business day: the list that a day's board is made from. A closed one leaves the memory with all that it lists. */
export const book = defineFeature<BookState, BookEvent>({
  category: 'book',
  initial: { day: '', reservationIds: [], closed: false },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BookEntered':
        return { ...state, day: event.data.day, reservationIds: [...state.reservationIds, event.data.reservationId] }
      case 'BookLeft':
        return { ...state, reservationIds: state.reservationIds.filter(id => id !== event.data.reservationId) }
      case 'BookClosed':
        return { ...state, closed: true }
      default:
        return event satisfies never
    }
  },
  live: state => !state.closed,
  view: (id, state) => ({ id, ...state }),
  viewReads: state => (state.closed ? {} : { reservations: state.reservationIds.map(id => `reservation/${id}`) }),
})

/** Puts a reservation into its day's list. Only flows do. */
export const enterBook = defineDecision<BookState, { reservationId: string }, unknown, BookEvent>({
  name: 'book.enter',
  category: 'book',
  roles: null,
  decide: (state, { reservationId }, { id: day }) => {
    if (state.closed) refuse('day-over', `The book of ${day} is closed.`)
    if (state.reservationIds.includes(reservationId)) return []
    if (state.reservationIds.length >= entriesMax) refuse('book-full', `${day} has ${entriesMax} entries.`)
    return [{ type: 'BookEntered', data: { day, reservationId } }]
  },
})

/** Takes a reservation out of a day's list: it moved to another day. */
export const leaveBook = defineDecision<BookState, { reservationId: string }, unknown, BookEvent>({
  name: 'book.leave',
  category: 'book',
  roles: null,
  decide: (state, { reservationId }, { id: day }) =>
    (state.reservationIds.includes(reservationId) ? [{ type: 'BookLeft', data: { day, reservationId } }] : []),
})

interface CloseRefs {
  readonly outlet: OutletState
  readonly reservations: readonly { readonly status: string }[]
}

/**
 * Closes a day that is over; what nobody seated or marked has lapsed. The server does it by itself, so that past days leave the memory.
 */
export const closeBook = defineDecision<BookState, unknown, CloseRefs, BookEvent>({
  name: 'book.close',
  category: 'book',
  roles: ['owner', 'manager'],
  reads: ({ state }) => ({ outlet: 'outlet', reservations: state.reservationIds.map(id => `reservation/${id}`) }),
  decide: (state, _, { id: day, now, refs }) => {
    if (state.closed || state.day === '') return []
    const { timeZone, businessDayStart } = requireSettings(refs.outlet)
    if (businessDay(now, timeZone, businessDayStart) <= day) refuse('day-not-over', `${day} is not over yet.`)
    const open = state.reservationIds.filter((_id, index) => ['requested', 'accepted', 'arrived'].includes(refs.reservations[index]?.status ?? ''))
    return [{ type: 'BookClosed', data: { day, open } }]
  },
})
