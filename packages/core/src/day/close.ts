import { financialYear, isDate } from '../calendar/calendar'
import { serialNumber } from '../calendar/serial'
import { requireSeries } from '../calendar/series-years'
import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import type { CollectionState } from '../bill/collection'
import type { OutletState } from '../outlet/outlet'
import type { SeriesState } from '../series/series'
import { clockDay, closesStream } from '../trading/open-day'
import { dayBlockers, type DayAround } from './blockers'
import type { DayEvent, DayState } from './day'
import { heldForGuests } from './held'

export interface CloseDay {
  /** Orders that go on into the next day with their bills. */
  readonly carryOver?: readonly string[]
}

interface CloseRefs extends DayAround {
  readonly closes: SeriesState
  readonly collections: readonly CollectionState[]
  /** Of the financial year that runs now: a day of an older one is closed before all of its days. */
  readonly closesNow: SeriesState
}

/**
 * Closes a business day: takes the next number of the Z reports and freezes the whole figures, with the head of the journal's chain and what is
 * held for guests. A day
 * closes once, after all days before it, and when nothing of it is open; what happens later belongs to the next one.
 */
export const closeDay = defineDecision<DayState, CloseDay, CloseRefs, DayEvent>({
  name: 'day.close',
  category: 'day',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ id, refs, now }) => ({
    outlet: 'outlet', orders: 'order/*', bills: 'bill/*', shifts: 'shift/*', days: 'day/*', collections: 'collection/*',
    closes: isDate(id) ? closesStream(id) : undefined, closesNow: refs.outlet && closesStream(clockDay(refs.outlet, now)),
  }),
  decide: (state, { carryOver = [] }, env) => {
    const { outlet, closes, closesNow } = env.refs
    requireSettings(outlet)
    if (!isDate(env.id)) refuse('invalid-date', `${env.id} is no day.`, { field: 'id' })
    if (state.status === 'closed') refuse('day-closed', `${env.id} was closed as ${state.closed?.zNumber ?? ''}.`)
    const lastDate = closesNow.lastDate ?? closes.lastDate
    if (lastDate !== null && lastDate >= env.id) refuse('day-closed', `${lastDate} is closed, and with it the days before.`)
    requireAfterStart(outlet, state, env.id)
    if (env.id > clockDay(outlet, env.now)) refuse('day-not-begun', `${env.id} has not begun yet.`)
    const all = dayBlockers(env.id, env.refs)
    const carried = all.filter(({ kind, id }) => (kind === 'open-order' || kind === 'unpaid-bill') && carryOver.includes(id))
    const blockers = all.filter(blocker => !carried.includes(blocker))
    if (blockers.length > 0) {
      refuse('day-blocked', `${blockers.map(({ label }) => label).join(', ')} must be settled before ${env.id} is closed.`, { blockers })
    }
    const approvedBy = requireApproval(env, 'the closing of a day', `Closing ${env.id} needs a manager's PIN.`, 'approve.day-close')
    const seriesPeriod = financialYear(env.id)
    const held = heldForGuests(env.refs.collections)
    return [{
      type: 'DayClosed',
      data: {
        businessDay: env.id, zNumber: serialNumber(requireSeries(outlet, 'z', seriesPeriod), closes.taken, seriesPeriod), seriesPeriod, totals: state.totals,
        carriedOver: carried.map(({ id, label }) => ({ orderId: id, label })), ...(held.length > 0 && { held }), approvedBy, chain: env.chain,
      },
    }]
  },
})

/** A series of Z reports begins with the house: an empty day of before is none of its days. */
function requireAfterStart(outlet: OutletState, { status }: DayState, day: string): void {
  const first = outlet.since === undefined ? undefined : clockDay(outlet, outlet.since)
  if (status === 'none' && first !== undefined && day < first) refuse('day-before-start', `${first} is the first business day here.`)
}
