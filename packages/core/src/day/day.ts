import { withCopy, type PrintedCopy } from '../kernel/copies'
import { defineFeature } from '../kernel/decider'
import type { Actor, ChainHead, DomainEvent } from '../kernel/env'
import type { DayEntry } from './entries'
import type { HeldMoney } from './held'
import { noTotals, withEntry, type DayTotals } from './totals'

/** An order that was still open when its day was closed, and is paid on a later one. */
export interface CarriedOrder {
  readonly orderId: string
  /** Table or token. */
  readonly label: string
}

/** A Z report: the whole figures of a business day, frozen. */
export interface DayClose {
  readonly businessDay: string
  readonly zNumber: string
  /** Financial year of the Z series. */
  readonly seriesPeriod: string
  readonly totals: DayTotals
  readonly carriedOver: readonly CarriedOrder[]
  /** Absent where nothing was. */
  readonly held?: readonly HeldMoney[]
  readonly approvedBy: string
  /** Null in a core without a store that hashes. */
  readonly chain: ChainHead | null
}

export type DayEvent =
  | DomainEvent<'DayRecorded', { businessDay: string } & DayEntry>
  | DomainEvent<'DayClosed', DayClose>
  | DomainEvent<'ZReportPrinted', { businessDay: string; number: string; copy: number; form: '80' | 'a4' }>

export interface DayState {
  readonly businessDay: string
  readonly status: 'none' | 'open' | 'closed'
  /** When the first thing of it happened. */
  readonly since: string | null
  readonly totals: DayTotals
  /** The Z report; its figures are the day's, and never computed again. */
  readonly closed: (Omit<DayClose, 'totals'> & { readonly at: string; readonly by: Actor }) | null
  /** Prints of the Z report, the original first. */
  readonly copies: readonly PrintedCopy[]
}

/** The book of one business day: what it adds up to as it goes, until it is closed. */
export const day = defineFeature<DayState, DayEvent>({
  category: 'day',
  initial: { businessDay: '', status: 'none', since: null, totals: noTotals, closed: null, copies: [] },
  stateVersion: 2,
  evolve: (state, event) => {
    switch (event.type) {
      case 'DayRecorded':
        return {
          ...state, businessDay: event.data.businessDay, status: 'open', since: state.since ?? event.at, totals: withEntry(state.totals, event.data),
        }
      case 'DayClosed': {
        const { totals, ...closed } = event.data
        return { ...state, businessDay: closed.businessDay, status: 'closed', totals, closed: { ...closed, at: event.at, by: event.by } }
      }
      case 'ZReportPrinted':
        return { ...state, copies: withCopy(state.copies, event.data, event.at, event.by) }
      default:
        return event satisfies never
    }
  },
  // days that are closed are read from the journal when somebody wants them
  live: state => state.status === 'open',
  view: (id, state) => dayView(id, state),
})

export interface DayView {
  readonly id: string
  readonly state: 'open' | 'closed'
  readonly totals: DayTotals
  /** The Z report, once the day is closed. */
  readonly closed?: NonNullable<DayState['closed']>
  readonly copies: readonly PrintedCopy[]
}

/** @returns the public view of a business day: `state` in the reply that closes it or prints its Z report */
export function dayView(id: string, { status, totals, closed, copies }: DayState): DayView {
  return { id, state: status === 'closed' ? 'closed' : 'open', totals, ...(closed && { closed }), copies }
}
