import {
  clockDay, closesStream, dayBlockers, heldForGuests, isDate, openDay, refuse, type BillState, type ChainHead, type CollectionState, type DayBlocker,
  type DayState, type HeldMoney, type OrderState, type OutletState, type SeriesState, type ShiftState,
} from '@restoflow/core'
import type { Runtime } from '../runtime'
import { loadEntry } from './aggregates'

/** Where the restaurant's days stand. */
export interface DayStatus {
  /** The business day by the clock. */
  readonly clockDay: string
  /** The business day that money which moves now belongs to. */
  readonly openDay: string
  /** Days before it that have something in their book and are not closed, oldest first. */
  readonly unclosed: readonly string[]
}

const statesOf = <S>({ house }: Runtime, category: string): readonly S[] => [...house.live<S>(category).values()].map(({ state }) => state)

/** @returns which day it is, which one is open, and which were forgotten */
export async function dayStatus(runtime: Runtime): Promise<DayStatus> {
  const outlet = runtime.house.state<OutletState>('outlet')
  const clock = clockDay(outlet, runtime.now())
  const closes = (await loadEntry(runtime, closesStream(clock)))?.state as SeriesState | undefined
  const open = openDay({ outlet, closes: { lastDate: closes?.lastDate ?? null } }, runtime.now())
  const unclosed = statesOf<DayState>(runtime, 'day').map(({ businessDay }) => businessDay).filter(day => day < open).sort()
  return { clockDay: clock, openDay: open, unclosed }
}

/** @returns the business day that is closed next: the oldest that was forgotten, else the open one */
export const dayToClose = ({ unclosed, openDay }: DayStatus): string => unclosed[0] ?? openDay

/** @returns the status of days, with what stands against closing the next one, and what is held for guests meanwhile */
export async function dayStanding(runtime: Runtime): Promise<DayStatus & { readonly blockers: readonly DayBlocker[]; readonly held: readonly HeldMoney[] }> {
  const status = await dayStatus(runtime)
  return { ...status, blockers: blockersOf(runtime, dayToClose(status)), held: heldNow(runtime) }
}

/** @returns what is held for guests now */
export const heldNow = (runtime: Runtime): readonly HeldMoney[] => heldForGuests(statesOf<CollectionState>(runtime, 'collection'))

/** @returns the state of a business day; one on which nothing happened is open and empty */
export async function dayState(runtime: Runtime, day: string): Promise<DayState> {
  if (!isDate(day)) refuse('invalid-date', `${day} is no day.`, { field: 'day' })
  const entry = await loadEntry(runtime, `day/${day}`)
  return { ...(entry?.state as DayState | undefined ?? runtime.house.state<DayState>('day/none')), businessDay: day }
}

/** @returns what stands against the closing of a day now */
export function blockersOf(runtime: Runtime, day: string): readonly DayBlocker[] {
  return dayBlockers(day, {
    outlet: runtime.house.state<OutletState>('outlet'), orders: statesOf<OrderState>(runtime, 'order'), bills: statesOf<BillState>(runtime, 'bill'),
    shifts: statesOf<ShiftState>(runtime, 'shift'), days: statesOf<DayState>(runtime, 'day'),
  })
}

/** @returns the shifts that are open, oldest first */
export function openShifts(runtime: Runtime): readonly ShiftState[] {
  return [...statesOf<ShiftState>(runtime, 'shift')].sort((a, b) => (a.openedAt < b.openedAt ? -1 : 1))
}

/** @returns a shift, open or closed @throws RestoflowError `unknown-shift` */
export async function shiftState(runtime: Runtime, id: string): Promise<ShiftState> {
  const state = (await loadEntry(runtime, `shift/${id}`))?.state as ShiftState | undefined
  return state && state.status !== 'none' ? state : refuse('unknown-shift', `There is no shift ${id}.`)
}

/** A closed day as a list of Z reports shows it. */
export interface ZLine {
  readonly id: string
  readonly number: string
  /** UTC instant of the closing. */
  readonly at: string
}

/** @returns the Z reports of a financial year, `26-27`, newest first */
export async function zReports({ journal, outlet }: Runtime, year: string): Promise<readonly ZLine[]> {
  const taken = await journal.readStream(outlet, `series/z/${year}`)
  return taken.map(({ data, at }) => {
    const { number, for: day } = data as { number: string; for: string }
    return { id: day, number, at }
  }).reverse()
}

/** @returns the closed day of a Z report @throws RestoflowError `unknown-z-report` */
export async function zReport(runtime: Runtime, day: string): Promise<DayState & { readonly closed: NonNullable<DayState['closed']> }> {
  const state = await dayState(runtime, day)
  return state.closed ? { ...state, closed: state.closed } : refuse('unknown-z-report', `${day} is not closed.`)
}

/** @returns the hash of the event that closed a day: what comes after the head that the Z report froze */
export async function closingHash({ journal, outlet }: Runtime, day: string): Promise<ChainHead | null> {
  const event = (await journal.readStream(outlet, `day/${day}`)).filter(({ type }) => type === 'DayClosed').at(-1)
  return event?.hash === undefined ? null : { position: event.position, hash: event.hash }
}
