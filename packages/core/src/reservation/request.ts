import { defineDecision } from '../kernel/decider'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import type { CancelReason, DeclineReason, ReservationEvent, ReservationKind, ReservationPlan, ReservationState } from './reservation'
import { bookDay, guestRoles, readBooks, requireInstant, requireNoClash, requirePlan, requireToCome, reservationSettings, type BookRefs } from './rules'

export interface RequestReservation {
  readonly kind: ReservationKind
  readonly customerId?: string
  readonly covers: number
  /** UTC instant; a walk-in waits from now on. */
  readonly at?: string
  readonly durationMinutes?: number
  readonly tableIds?: readonly string[]
  readonly quotedMinutes?: number
  /** Accepts it at once, as somebody at the telephone does. */
  readonly accept?: boolean
  readonly force?: boolean
}

const quotedMax = 480

const quoted = (minutes: number | undefined): number | null => (minutes === undefined ? null : requireWhole(minutes, 'quotedMinutes', 0, quotedMax))

/** Asks for a table: a booking for later, or a walk-in who waits at the door. A walk-in has no table until one is free. */
export const requestReservation = defineDecision<ReservationState, RequestReservation, BookRefs, ReservationEvent>({
  name: 'reservation.request',
  category: 'reservation',
  roles: guestRoles,
  reads: ({ body, refs, now }) => readBooks(refs, body.kind === 'booking' ? body.at : now),
  decide: (state, { kind, customerId, covers, at: wanted, durationMinutes, tableIds = [], quotedMinutes, accept = false, force = false }, env) => {
    if (state.status !== 'none') refuse('id-taken', `There is a reservation ${env.id} already.`)
    if (kind === 'booking' && wanted === undefined) refuse('invalid-body', 'A booking needs at, a UTC instant.', { field: 'at' })
    if (kind === 'walk-in' && wanted !== undefined) refuse('invalid-body', 'A walk-in waits from now on; leave at out.', { field: 'at' })
    if (kind === 'walk-in' && tableIds.length > 0) refuse('invalid-body', 'A walk-in has no table until it is seated.', { field: 'tableIds' })
    if (customerId !== undefined) requireId(customerId, 'customerId')
    const { outlet } = env.refs
    const at = wanted === undefined ? env.now : requireInstant(wanted)
    const plan: ReservationPlan = {
      customerId: customerId ?? null, covers, at, durationMinutes: durationMinutes ?? reservationSettings(outlet.settings).durationMinutes,
      day: bookDay(outlet, at), tableIds: [...new Set(tableIds)],
    }
    requirePlan(plan, outlet, env.now)
    requireToCome(at, env.now)
    const events: ReservationEvent[] = [
      { type: 'ReservationRequested', data: { reservationId: env.id, ...plan, kind, quotedMinutes: quoted(quotedMinutes) } },
    ]
    if (accept && kind === 'booking') {
      const forced = requireNoClash(env.refs, env.id, plan, force, env.by.roles)
      events.push({ type: 'ReservationAccepted', data: { reservationId: env.id, tableIds: plan.tableIds, forced } })
    }
    return events
  },
})

/** @returns the state of a reservation that is not at its end @throws RestoflowError `unknown-reservation`, `reservation-ended` */
export function requireOpenReservation(state: ReservationState, id: string): ReservationState {
  if (state.status === 'none') return refuse('unknown-reservation', `There is no reservation ${id}.`)
  if (state.endedAt !== null) return refuse('reservation-ended', `Reservation ${id} is ${state.status}.`, { state: state.status })
  return state
}

/** Says yes; from now on its tables are kept, and no other reservation gets them at an overlapping time. */
export const acceptReservation = defineDecision<ReservationState, { tableIds?: readonly string[]; force?: boolean }, BookRefs, ReservationEvent>({
  name: 'reservation.accept',
  category: 'reservation',
  roles: guestRoles,
  reads: ({ state, refs }) => readBooks(refs, state.status === 'none' ? undefined : state.at),
  decide: (state, { tableIds, force = false }, env) => {
    requireOpenReservation(state, env.id)
    if (state.status !== 'requested') return []
    const plan = { ...state, tableIds: [...new Set(tableIds ?? state.tableIds)] }
    requirePlan(plan, env.refs.outlet, env.now)
    const forced = requireNoClash(env.refs, env.id, plan, force, env.by.roles)
    return [{ type: 'ReservationAccepted', data: { reservationId: env.id, tableIds: plan.tableIds, forced } }]
  },
})

/** Says no to what was asked for. */
export const declineReservation = defineDecision<ReservationState, { reason?: DeclineReason }, unknown, ReservationEvent>({
  name: 'reservation.decline',
  category: 'reservation',
  roles: guestRoles,
  decide: (state, { reason = 'other' }, { id }) => {
    if (state.status === 'declined') return []
    requireOpenReservation(state, id)
    if (state.status !== 'requested') refuse('reservation-accepted', `Reservation ${id} was accepted; cancel it instead.`)
    return [{ type: 'ReservationDeclined', data: { reservationId: id, reason } }]
  },
})

export interface ChangeReservation {
  readonly at?: string
  readonly covers?: number
  readonly durationMinutes?: number
  readonly tableIds?: readonly string[]
  readonly customerId?: string
  readonly quotedMinutes?: number
  readonly force?: boolean
}

/** Changes when, how many, or where. What keeps tables is checked against the others again. */
export const changeReservation = defineDecision<ReservationState, ChangeReservation, BookRefs, ReservationEvent>({
  name: 'reservation.change',
  category: 'reservation',
  roles: guestRoles,
  reads: ({ state, body, refs }) => readBooks(refs, state.status === 'none' ? undefined : (body.at ?? state.at)),
  decide: (state, { at, covers, durationMinutes, tableIds, customerId, quotedMinutes, force = false }, env) => {
    requireOpenReservation(state, env.id)
    if (state.kind === 'walk-in' && (at !== undefined || (tableIds?.length ?? 0) > 0)) {
      refuse('invalid-body', 'A walk-in has neither a time nor a table until it is seated.', { field: at === undefined ? 'tableIds' : 'at' })
    }
    if (customerId !== undefined) requireId(customerId, 'customerId')
    const instant = at === undefined ? state.at : requireInstant(at)
    const plan: ReservationPlan = {
      customerId: customerId ?? state.customerId, covers: covers ?? state.covers, at: instant, durationMinutes: durationMinutes ?? state.durationMinutes,
      day: at === undefined ? state.day : bookDay(env.refs.outlet, instant), tableIds: tableIds ? [...new Set(tableIds)] : state.tableIds,
    }
    const quotedNow = quotedMinutes === undefined ? state.quotedMinutes : quoted(quotedMinutes)
    const same = (Object.keys(plan) as (keyof ReservationPlan)[]).every(key => String(plan[key]) === String(state[key]))
    if (same && quotedNow === state.quotedMinutes) return []
    requirePlan(plan, env.refs.outlet, env.now)
    if (instant !== state.at) requireToCome(instant, env.now)
    const forced = state.status === 'requested' ? false : requireNoClash(env.refs, env.id, plan, force, env.by.roles)
    return [{ type: 'ReservationChanged', data: { reservationId: env.id, ...plan, fromDay: state.day, quotedMinutes: quotedNow, forced } }]
  },
})

/** The guests do not come, and said so; or the house had to take it back. */
export const cancelReservation = defineDecision<ReservationState, { reason: CancelReason }, unknown, ReservationEvent>({
  name: 'reservation.cancel',
  category: 'reservation',
  roles: guestRoles,
  decide: (state, { reason }, { id }) => {
    if (state.status === 'cancelled') return []
    requireOpenReservation(state, id)
    return [{ type: 'ReservationCancelled', data: { reservationId: id, reason } }]
  },
})
