import { addDays, instantOf, isDate, refuse, requireRight, type OutletState, type StaffState } from '@restoflow/core'
import type { Deed } from '../people/activity'
import type { Runtime } from '../runtime'
import { wordsOf } from '../words/words'
import { deedKinds, followingEvents, isDeedKind, tellDeeds, type DeedKind } from './deeds'
import { invalidQuery, pagingOf, pagingQuery } from './paging'
import { requireReadId, type ReadLine, type ReadRequest } from './read-line'
import { deedSchema, pageSchema, terminalSchema } from './view-schemas'

/** Terminals, and what people did. */
export const staffReads: readonly ReadLine[] = [
  {
    path: 'terminals', summary: 'The browsers that staff may sign in on, the last seen first', right: 'terminals.manage',
    response: pageSchema(terminalSchema, 'Terminal'),
    answer: ({ access }) => ({ items: access.terminals.list(), next: null }),
  },
  {
    path: 'staff/{id}/activity', summary: 'What a person did, newest first; one\'s own, or anybody\'s for who manages people', unknown: 'unknown-staff',
    query: { day: 'Only of this business day, YYYY-MM-DD', kind: 'orders, kitchen, till or set-up', ...pagingQuery },
    response: pageSchema(deedSchema, 'Deed'),
    answer: activity,
  },
]

async function activity(runtime: Runtime, { id, query, signedIn: { principal } }: ReadRequest): Promise<unknown> {
  const staffId = requireReadId(id)
  if (principal.kind !== 'staff' || principal.id !== staffId) requireRight(principal, 'people.manage')
  if (!Object.hasOwn(runtime.house.state<StaffState>('staff').members, staffId)) refuse('unknown-staff', `There is nobody with the id ${staffId}.`)
  const { limit, after } = pagingOf(query)
  const kind = query.get('kind') ?? ''
  if (kind !== '' && !isDeedKind(kind)) return invalidQuery('kind', `must be one of ${Object.keys(deedKinds).join(', ')}.`)
  const before = after === null ? undefined : /^\d{1,15}$/.test(after) ? Number(after) : invalidQuery('cursor', 'is not one that a list answered as next.')
  const { deeds, next } = await deedsOf(runtime, staffId, { day: query.get('day') ?? '', kind, before, limit })
  return { items: await tellDeeds(runtime, deeds, wordsOf('en')), next: next === null ? null : Buffer.from(String(next)).toString('base64url') }
}

export interface DeedsWanted {
  /** Business day, or empty for every day. */
  readonly day: string
  readonly kind: DeedKind | ''
  readonly before: number | undefined
  readonly limit: number
}

/** @returns one page of what a person did, newest first, and the position before which the next one begins, null at the end */
export async function deedsOf(
  runtime: Runtime, staffId: string, { day, kind, before, limit }: DeedsWanted,
): Promise<{ readonly deeds: readonly Deed[]; readonly next: number | null }> {
  const found = await runtime.activity.of(runtime.outlet, staffId, {
    without: followingEvents, categories: kind === '' ? [] : deedKinds[kind], before, limit: limit + 1, ...hoursOf(runtime, day),
  })
  const deeds = found.slice(0, limit)
  return { deeds, next: found.length > limit ? deeds.at(-1)?.position ?? null : null }
}

/** @returns the instants between which a business day lies; nothing for no day */
function hoursOf({ house }: Runtime, day: string): { readonly from?: string; readonly to?: string } {
  if (day === '') return {}
  if (!isDate(day)) invalidQuery('day', 'must be a date such as 2026-11-22.')
  const { settings } = house.state<OutletState>('outlet')
  const [hours = 0, minutes = 0] = (settings?.businessDayStart ?? '00:00').split(':').map(Number)
  const startOf = (date: string): string => instantOf(date, hours * 60 + minutes, settings?.timeZone ?? 'UTC')
  return { from: startOf(day), to: startOf(addDays(day, 1)) }
}
