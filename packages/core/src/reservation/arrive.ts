import { defineDecision } from '../kernel/decider'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import type { TableState } from '../table/table'
import { requireOpenReservation } from './request'
import type { ReservationEvent, ReservationState } from './reservation'
import { bookDay, coversMax, findClash, guestRoles, readBooks, type BookRefs } from './rules'

const requireAccepted = (state: ReservationState, id: string): void => {
  requireOpenReservation(state, id)
  if (state.status === 'requested') refuse('reservation-not-accepted', `Reservation ${id} was not accepted yet.`)
}

/** The guests are here and wait for their table. */
export const arriveReservation = defineDecision<ReservationState, unknown, unknown, ReservationEvent>({
  name: 'reservation.arrive',
  category: 'reservation',
  roles: guestRoles,
  decide: (state, _, { id }) => {
    requireAccepted(state, id)
    return state.status === 'arrived' ? [] : [{ type: 'ReservationArrived', data: { reservationId: id } }]
  },
})

interface SeatRefs {
  readonly table: TableState
}

/**
 * Seats the guests: the table, its order and the end of the reservation in one transaction, or nothing. It may be another table than the
 * one that was kept, and one that is kept for later: who stands in the room decides.
 */
export const seatReservation = defineDecision<ReservationState, { tableId: string; orderId?: string; covers?: number }, SeatRefs, ReservationEvent>({
  name: 'reservation.seat',
  category: 'reservation',
  roles: guestRoles,
  reads: ({ body }) => ({ table: `table/${requireId(body.tableId, 'tableId')}` }),
  decide: (state, { tableId, orderId, covers = state.covers }, env) => {
    if (state.status === 'seated' && state.seated?.tableId === tableId) return []
    requireAccepted(state, env.id)
    requireWhole(covers, 'covers', 1, coversMax)
    if (env.refs.table.occupancy === 'taken') refuse('table-taken', `Table ${tableId} is taken.`)
    const seatedOrder = orderId === undefined ? env.newId() : requireId(orderId, 'orderId')
    return [{ type: 'ReservationSeated', data: { reservationId: env.id, tableId, orderId: seatedOrder, covers, customerId: state.customerId } }]
  },
})

/** The guests did not come, or left the wait-list. A person says so, never the clock. */
export const missReservation = defineDecision<ReservationState, unknown, unknown, ReservationEvent>({
  name: 'reservation.no-show',
  category: 'reservation',
  roles: guestRoles,
  decide: (state, _, { id, now }) => {
    if (state.status === 'no-show') return []
    requireAccepted(state, id)
    if (state.kind === 'booking' && state.status === 'arrived') refuse('reservation-arrived', `The guests of reservation ${id} are here; cancel it when they left.`)
    if (now < state.at) refuse('reservation-not-due', `Reservation ${id} is for later.`, { at: state.at })
    return [{ type: 'ReservationMissed', data: { reservationId: id } }]
  },
})

/** Takes a no-show back, or an arrival that was marked by mistake. Tables that somebody else got meanwhile are given up. */
export const restoreReservation = defineDecision<ReservationState, unknown, BookRefs, ReservationEvent>({
  name: 'reservation.restore',
  category: 'reservation',
  roles: guestRoles,
  reads: ({ state, refs }) => readBooks(refs, state.status === 'none' ? undefined : state.at),
  decide: (state, _, { id, refs, now }) => {
    if (state.status === 'none') refuse('unknown-reservation', `There is no reservation ${id}.`)
    if (state.status === 'accepted' || (state.kind === 'walk-in' && state.status === 'arrived')) return []
    if (state.status !== 'no-show' && state.status !== 'arrived') refuse('reservation-ended', `Reservation ${id} is ${state.status}.`, { state: state.status })
    if (state.day < bookDay(refs.outlet, now)) refuse('day-over', `${state.day} is over.`)
    const tableIds = state.tableIds.filter(tableId => findClash(refs, id, { ...state, tableIds: [tableId] }) === null)
    return [{ type: 'ReservationRestored', data: { reservationId: id, tableIds } }]
  },
})

/** Nobody said what became of it before the day's book was closed. Only flows do. */
export const lapseReservation = defineDecision<ReservationState, unknown, unknown, ReservationEvent>({
  name: 'reservation.lapse',
  category: 'reservation',
  roles: null,
  decide: (state, _, { id }) => (state.status === 'none' || state.endedAt !== null ? [] : [{ type: 'ReservationLapsed', data: { reservationId: id } }]),
})
