import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RestoflowError } from '../kernel/errors'
import { act, type Act } from '../kernel/testing'
import { order } from '../order/order'
import { opened, staffWith } from '../restaurant.testing'
import { table } from '../table/table'
import { arriveReservation, missReservation, restoreReservation, seatReservation } from './arrive'
import { closeBook } from './book'
import { acceptReservation, cancelReservation, changeReservation, declineReservation, requestReservation } from './request'
import { endOf, isOpenReservation, keptTables, reservation } from './reservation'

const ids = ['r1', 'r2', 'r3', 'r4', 'r5', 'r6']
const tableIds = ['t1', 't2', 't3']
const by = staffWith('waiter')
const startMs = Date.parse('2026-11-22T12:00:00.000Z')
const instant = (minutes: number): string => new Date(startMs + minutes * 60_000).toISOString()

/** One thing that somebody does, and how much later. */
const step = fc.record({
  verb: fc.constantFrom('book', 'book', 'book', 'wish', 'walk-in', 'accept', 'change', 'arrive', 'seat', 'seat', 'no-show', 'restore', 'cancel', 'decline'),
  id: fc.constantFrom(...ids),
  tables: fc.subarray(tableIds, { minLength: 1, maxLength: 2 }),
  ahead: fc.integer({ min: 0, max: 12 }),
  duration: fc.constantFrom(30, 60, 90),
  later: fc.integer({ min: 0, max: 40 }),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

function actOf({ verb, id, tables, ahead, duration }: Step, minutes: number, count: number): Act {
  const circumstances = { by, at: instant(minutes) }
  const plan = { at: instant(minutes + ahead * 15), tableIds: tables, durationMinutes: duration, covers: 2 }
  switch (verb) {
    case 'book': return act(requestReservation, id, { kind: 'booking', ...plan, accept: true }, circumstances)
    case 'wish': return act(requestReservation, id, { kind: 'booking', ...plan }, circumstances)
    case 'walk-in': return act(requestReservation, id, { kind: 'walk-in', covers: 3 }, circumstances)
    case 'accept': return act(acceptReservation, id, {}, circumstances)
    case 'change': return act(changeReservation, id, plan, circumstances)
    case 'arrive': return act(arriveReservation, id, {}, circumstances)
    case 'seat': return act(seatReservation, id, { tableId: tables[0] ?? 't1', orderId: `o${count}` }, circumstances)
    case 'no-show': return act(missReservation, id, {}, circumstances)
    case 'restore': return act(restoreReservation, id, {}, circumstances)
    case 'cancel': return act(cancelReservation, id, { reason: 'guest-cancelled' }, circumstances)
    default: return act(declineReservation, id, {}, circumstances)
  }
}

it('never keeps a table twice, seats whole or not at all, and brings every reservation to one end', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 60 }), steps => {
    let story = opened
    let minutes = 0
    for (const [count, each] of steps.entries()) {
      minutes += each.later
      const before = ids.map(id => story.state(reservation, id))
      try {
        story = story.given(actOf(each, minutes, count))
      } catch (error) {
        if (!(error instanceof RestoflowError)) throw error
      }
      const states = ids.map(id => story.state(reservation, id))
      for (const [index, one] of states.entries()) {
        for (const other of states.slice(index + 1)) {
          const both = keptTables(one).filter(id => keptTables(other).includes(id))
          if (both.length > 0) expect(one.at >= endOf(other) || other.at >= endOf(one), both.join()).toBe(true)
        }
        const was = before[index]
        expect(one.endedAt === null).toBe(one.status === 'none' || isOpenReservation(one))
        // an end is an end, but for a no-show
        if (was?.endedAt !== null && was?.status !== 'no-show') expect(one).toEqual(was)
        if (one.seated === null) continue
        expect(story.state(order, one.seated.orderId)).toMatchObject({ status: 'open', tableId: one.seated.tableId })
        expect(story.state(table, one.seated.tableId).orderIds).toEqual([one.seated.orderId])
      }
      expect(tableIds.flatMap(id => story.state(table, id).orderIds).length).toBe(states.filter(({ seated }) => seated !== null).length)
    }
    const over = { by: staffWith('manager'), at: '2026-11-25T12:00:00.000Z' }
    story = story.given(...['2026-11-22', '2026-11-23'].map(day => act(closeBook, day, {}, over)))
    const ends = ids.map(id => story.state(reservation, id).status).filter(status => status !== 'none')
    expect(ends.filter(status => !['declined', 'seated', 'no-show', 'cancelled', 'lapsed'].includes(status))).toEqual([])
  }), { numRuns: 150 })
})
