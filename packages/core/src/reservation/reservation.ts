import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'

/** `booking`: a table for later. `walk-in`: guests who wait at the door. */
export const reservationKinds = ['booking', 'walk-in'] as const
export type ReservationKind = (typeof reservationKinds)[number]

/** Words of a list, never free text: what is written about a person does not enter the journal. */
export const declineReasons = ['full', 'closed', 'too-large', 'other'] as const
export const cancelReasons = ['guest-cancelled', 'guest-left', 'house-cancelled', 'mistake', 'other'] as const
export type DeclineReason = (typeof declineReasons)[number]
export type CancelReason = (typeof cancelReasons)[number]

/** The last five are ends; only `no-show` can be taken back, since a guest may come after all. */
export const reservationStatuses = ['requested', 'accepted', 'arrived', 'declined', 'seated', 'no-show', 'cancelled', 'lapsed'] as const
export type ReservationStatus = (typeof reservationStatuses)[number]

/** Who comes, when, and where they are to sit. Names and notes live beside the journal. */
export interface ReservationPlan {
  readonly customerId: string | null
  readonly covers: number
  /** UTC instant: when the table is wanted; for a walk-in when the guests came. */
  readonly at: string
  readonly durationMinutes: number
  /** Business day whose book lists it, `2026-11-22`. */
  readonly day: string
  /** Wished for while requested; from then on kept for them. */
  readonly tableIds: readonly string[]
}

export interface ReservationState extends ReservationPlan {
  readonly status: 'none' | ReservationStatus
  readonly kind: ReservationKind
  /** What a walk-in was told, in minutes. */
  readonly quotedMinutes: number | null
  readonly requestedAt: string
  readonly requestedBy: Actor
  readonly arrivedAt: string | null
  /** When it came to its end. */
  readonly endedAt: string | null
  readonly seated: { readonly tableId: string; readonly orderId: string } | null
  readonly reason: DeclineReason | CancelReason | null
}

interface Named {
  readonly reservationId: string
}

export type ReservationEvent =
  | DomainEvent<'ReservationRequested', Named & ReservationPlan & { kind: ReservationKind; quotedMinutes: number | null }>
  | DomainEvent<'ReservationAccepted', Named & { tableIds: readonly string[]; forced: boolean }>
  | DomainEvent<'ReservationDeclined', Named & { reason: DeclineReason }>
  | DomainEvent<'ReservationChanged', Named & ReservationPlan & { fromDay: string; quotedMinutes: number | null; forced: boolean }>
  | DomainEvent<'ReservationArrived', Named>
  | DomainEvent<'ReservationSeated', Named & { tableId: string; orderId: string; covers: number; customerId: string | null }>
  | DomainEvent<'ReservationMissed', Named>
  | DomainEvent<'ReservationRestored', Named & { tableIds: readonly string[] }>
  | DomainEvent<'ReservationCancelled', Named & { reason: CancelReason }>
  | DomainEvent<'ReservationLapsed', Named>

const none: ReservationState = {
  status: 'none', kind: 'booking', customerId: null, covers: 0, at: '', durationMinutes: 0, day: '', tableIds: [], quotedMinutes: null,
  requestedAt: '', requestedBy: { kind: 'system', id: 'nobody' }, arrivedAt: null, endedAt: null, seated: null, reason: null,
}

/** A table that is wanted for guests: from the telephone call, or the door, to the seat. */
export const reservation = defineFeature<ReservationState, ReservationEvent>({
  category: 'reservation',
  initial: none,
  evolve: (state, event) => {
    switch (event.type) {
      case 'ReservationRequested': {
        const { reservationId: _, ...plan } = event.data
        const waits = plan.kind === 'walk-in'
        return {
          ...none, ...plan, status: waits ? 'arrived' : 'requested', requestedAt: event.at, requestedBy: event.by, arrivedAt: waits ? event.at : null,
        }
      }
      case 'ReservationAccepted':
        return { ...state, status: 'accepted', tableIds: event.data.tableIds }
      case 'ReservationDeclined':
        return { ...state, status: 'declined', reason: event.data.reason, endedAt: event.at }
      case 'ReservationChanged': {
        const { reservationId: _id, fromDay: _from, forced: _forced, ...plan } = event.data
        return { ...state, ...plan }
      }
      case 'ReservationArrived':
        return { ...state, status: 'arrived', arrivedAt: event.at }
      case 'ReservationSeated': {
        const { tableId, orderId, covers } = event.data
        return { ...state, status: 'seated', covers, arrivedAt: state.arrivedAt ?? event.at, endedAt: event.at, seated: { tableId, orderId } }
      }
      case 'ReservationMissed':
        return { ...state, status: 'no-show', endedAt: event.at }
      case 'ReservationRestored':
        return state.kind === 'walk-in'
          ? { ...state, status: 'arrived', endedAt: null }
          : { ...state, status: 'accepted', arrivedAt: null, endedAt: null, tableIds: event.data.tableIds }
      case 'ReservationCancelled':
        return { ...state, status: 'cancelled', reason: event.data.reason, endedAt: event.at }
      case 'ReservationLapsed':
        return { ...state, status: 'lapsed', endedAt: event.at }
      default:
        return event satisfies never
    }
  },
  // while its day's book is open the book shows it, and keeps it in memory
  live: isOpenReservation,
  view: (id, state) => reservationView(id, state),
})

/** @returns whether the guests are still expected or waiting */
export function isOpenReservation({ status }: ReservationState): boolean {
  return status === 'requested' || status === 'accepted' || status === 'arrived'
}

/** @returns when the table is free again, as a UTC instant */
export function endOf({ at, durationMinutes }: Pick<ReservationPlan, 'at' | 'durationMinutes'>): string {
  return new Date(Date.parse(at) + durationMinutes * 60_000).toISOString()
}

/** @returns the tables that are kept for it, none where it is not accepted or at its end */
export function keptTables(state: ReservationState): readonly string[] {
  return state.status === 'accepted' || state.status === 'arrived' ? state.tableIds : []
}

export interface ReservationView extends ReservationPlan {
  readonly id: string
  readonly kind: ReservationKind
  readonly state: ReservationState['status']
  readonly quotedMinutes: number | null
  readonly requestedAt: string
  readonly arrivedAt: string | null
  readonly endedAt: string | null
  readonly seated: ReservationState['seated']
  readonly reason: ReservationState['reason']
}

/** @returns the public view: `GET /api/v1/reservations/{id}`; null when there is none */
export function reservationView(id: string, { status, requestedBy: _, ...state }: ReservationState): ReservationView | null {
  return status === 'none' ? null : { id, ...state, state: status }
}
