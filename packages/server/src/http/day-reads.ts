import { addDays, financialYear, instantOf, isDate, requireRight, shiftView, type OutletState } from '@restoflow/core'
import type { Runtime } from '../runtime'
import { blockersOf, dayStanding, dayState, dayStatus, heldNow, openShifts, shiftState, zReport, zReports } from './day-reports'
import { dayStatusSchema, lossReportSchema, shiftSchema, xReportSchema, zLineSchema, zReportSchema } from './day-schemas'
import { lossReport, type LossReport } from './losses'
import { pageOf, pagingOf, pagingQuery, invalidQuery } from './paging'
import { requireReadId, type ReadLine } from './read-line'
import { pageSchema } from './view-schemas'

/** Days, drawers and what was lost. */
export const dayReads: readonly ReadLine[] = [
  {
    path: 'days', summary: 'Which business day is open, which were not closed, and what stands against closing the open one', right: 'day.close',
    response: dayStatusSchema,
    answer: dayStanding,
  },
  {
    path: 'shifts', summary: 'Open shifts, oldest first', query: pagingQuery, right: 'shifts.run', response: pageSchema(shiftSchema, 'Shift'),
    answer: (runtime, { query }) => {
      const page = pageOf(openShifts(runtime), pagingOf(query), ({ openedAt, shiftId }) => `${openedAt} ${shiftId}`)
      return { ...page, items: page.items.map(state => shiftView(state.shiftId, state)) }
    },
  },
  {
    path: 'shifts/{id}', summary: 'One shift; what it should hold is told once it was counted', unknown: 'unknown-shift', right: 'shifts.run', response: shiftSchema,
    answer: async (runtime, { id, signedIn: { principal } }) => {
      const state = await shiftState(runtime, requireReadId(id))
      if (state.personId !== principal.id) requireRight(principal, 'shifts.oversee')
      return shiftView(id, state)
    },
  },
  {
    path: 'reports/x', summary: 'What a business day adds up to so far', right: 'reports.day', query: { day: 'A business day, YYYY-MM-DD; by default the open one' },
    response: xReportSchema,
    answer: async (runtime, { query }) => {
      const day = query.get('day') ?? (await dayStatus(runtime)).openDay
      const { businessDay, status, totals } = await dayState(runtime, day)
      const isClosed = status === 'closed'
      const around = isClosed ? { blockers: [], held: [] } : { blockers: blockersOf(runtime, businessDay), held: heldNow(runtime) }
      return { businessDay, state: isClosed ? 'closed' : 'open', totals, ...around }
    },
  },
  {
    path: 'reports/z', summary: 'The days that were closed, newest first', right: 'day.close', response: pageSchema(zLineSchema, 'ZReportLine'),
    query: { year: 'Financial year of the days, such as 26-27; by default the present one', ...pagingQuery },
    answer: async (runtime, { query }) => {
      const year = query.get('year') ?? financialYear((await dayStatus(runtime)).openDay)
      if (!/^\d{2}-\d{2}$/.test(year)) return invalidQuery('year', 'must be a financial year such as 26-27.')
      return pageOf(await zReports(runtime, year), pagingOf(query), ({ id }) => String(99_999_999 - Number(id.replaceAll('-', ''))))
    },
  },
  {
    path: 'reports/z/{id}', summary: 'The Z report of a business day, as it was frozen', unknown: 'unknown-z-report', right: 'day.close', response: zReportSchema,
    answer: async (runtime, { id }) => {
      const { totals, closed, copies } = await zReport(runtime, requireReadId(id))
      return { id, totals, closed, copies }
    },
  },
  {
    path: 'reports/loss', summary: 'Voids, comps, discounts, credits, refunds, corrections and counts by person', right: 'reports.loss',
    query: { from: 'First day by the clock, YYYY-MM-DD; by default the one that runs now', to: 'Last day; by default the first' },
    response: lossReportSchema,
    answer: async (runtime, { query }) => {
      const from = query.get('from') ?? (await dayStatus(runtime)).clockDay
      return lossesOfDays(runtime, from, query.get('to') ?? from)
    },
  },
]

/**
 * @returns the losses of days, both counted in, each from the outlet's cut-off by the clock: a day may be closed before it ends
 * @throws RestoflowError `invalid-query`
 */
export function lossesOfDays(runtime: Runtime, from: string, to: string): Promise<LossReport> {
  const { settings } = runtime.house.state<OutletState>('outlet')
  for (const [name, day] of [['from', from], ['to', to]] as const) {
    if (!isDate(day)) return invalidQuery(name, 'must be a date such as 2026-11-22.')
  }
  if (to < from) return invalidQuery('to', 'must not lie before from.')
  const [hours = 0, minutes = 0] = (settings?.businessDayStart ?? '00:00').split(':').map(Number)
  const startOf = (day: string): string => instantOf(day, hours * 60 + minutes, settings?.timeZone ?? 'UTC')
  return lossReport(runtime, startOf(from), startOf(addDays(to, 1)))
}
