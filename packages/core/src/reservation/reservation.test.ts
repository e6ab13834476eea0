import { describe, expect, it } from 'vitest'
import { act, noon, type Act } from '../kernel/testing'
import { order } from '../order/order'
import { opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import type { Story } from '../kernel/testing'
import { arriveReservation, missReservation, restoreReservation, seatReservation } from './arrive'
import { book, closeBook } from './book'
import {
  acceptReservation, cancelReservation, changeReservation, declineReservation, requestReservation, type ChangeReservation, type RequestReservation,
} from './request'
import { reservation } from './reservation'

/** @returns an instant of the day in India: `evening('20:30')` */
const evening = (time: string, date = '2026-11-22'): string => new Date(`${date}T${time}:00+05:30`).toISOString()
const waiter = staffWith('waiter')

const ask = (id: string, body: Partial<RequestReservation> = {}, at = noon): Act =>
  act(requestReservation, id, { kind: 'booking', covers: 4, at: evening('20:00'), ...body }, { by: waiter, at })
const change = (id: string, body: ChangeReservation, by = waiter): Act => act(changeReservation, id, body, { by })
const at = (time: string): { readonly by: typeof waiter; readonly at: string } => ({ by: waiter, at: evening(time) })

const kept = (id: string, time: string, tableIds: readonly string[]): Act => ask(id, { at: evening(time), tableIds, accept: true })

describe('a booking', () => {
  it('is entered in its day\'s book, accepted, and seats its guests with an order of their own', () => {
    const asked = opened.when(ask('r1', { customerId: 'c1', tableIds: ['t1'] }))
    asked.then([
      { type: 'ReservationRequested', data: { reservationId: 'r1', day: '2026-11-22', durationMinutes: 90, customerId: 'c1', tableIds: ['t1'] } },
      { type: 'BookEntered', data: { day: '2026-11-22', reservationId: 'r1' } },
    ])
    const accepted = asked.story.when(act(acceptReservation, 'r1', {}, { by: waiter }))
    accepted.then([{ type: 'ReservationAccepted', data: { tableIds: ['t1'], forced: false } }])
    const arrived = accepted.story.given(act(arriveReservation, 'r1', {}, at('19:55')))
    const seated = arrived.when(act(seatReservation, 'r1', { tableId: 't1', orderId: 'o1' }, at('20:01')))
    seated.then([{ type: 'ReservationSeated' }, { type: 'OrderOpened', data: { orderId: 'o1', customerId: 'c1', covers: 4, tableId: 't1' } }, { type: 'TableSeated' }])
    expect(seated.story.state(table, 't1')).toMatchObject({ occupancy: 'taken', orderIds: ['o1'], covers: 4 })
    expect(seated.story.state(order, 'o1')).toMatchObject({ status: 'open', customerId: 'c1' })
    expect(seated.story.state(reservation, 'r1')).toMatchObject({ status: 'seated', seated: { tableId: 't1', orderId: 'o1' } })
    seated.story.when(act(seatReservation, 'r1', { tableId: 't1' }, at('20:02'))).then([])
    seated.story.when(act(missReservation, 'r1', {}, at('20:02'))).refused('reservation-ended')
  })

  it('keeps its table: another at an overlapping time is refused with the name of the first', () => {
    const first = opened.given(kept('r1', '20:00', ['t1', 't2']))
    first.when(kept('r2', '21:29', ['t2'])).refused('table-reserved')
    first.when(kept('r2', '18:31', ['t1'])).refused('table-reserved')
    first.when(kept('r2', '21:30', ['t1'])).then([{ type: 'ReservationRequested' }, { type: 'ReservationAccepted' }, { type: 'BookEntered' }])
    first.when(kept('r2', '18:30', ['t1'])).then([{ type: 'ReservationRequested' }, { type: 'ReservationAccepted' }, { type: 'BookEntered' }])
    first.when(kept('r2', '20:00', ['t3'])).then([{ type: 'ReservationRequested' }, { type: 'ReservationAccepted' }, { type: 'BookEntered' }])
    // a wish keeps nothing
    const wished = first.given(ask('r3', { tableIds: ['t1'] }))
    wished.when(act(acceptReservation, 'r3', {}, { by: waiter })).refused('table-reserved')
    wished.when(act(acceptReservation, 'r3', { tableIds: ['t3'] }, { by: waiter })).then([{ type: 'ReservationAccepted', data: { tableIds: ['t3'] } }])
    // only who answers for it keeps one twice
    wished.when(act(acceptReservation, 'r3', { force: true }, { by: waiter })).refused('forbidden')
    wished.when(act(acceptReservation, 'r3', { force: true }, { by: staffWith('manager') })).then([{ type: 'ReservationAccepted', data: { forced: true } }])
  })

  it('keeps its table over the end of the business day', () => {
    const late = opened.given(ask('r1', { at: evening('03:30', '2026-11-23'), tableIds: ['t1'], accept: true }))
    expect(late.state(reservation, 'r1').day).toBe('2026-11-22')
    late.when(ask('r2', { at: evening('04:30', '2026-11-23'), tableIds: ['t1'], accept: true })).refused('table-reserved')
  })

  it('moves to another time, day and table, and gives the old ones free', () => {
    const first = opened.given(kept('r1', '20:00', ['t1']))
    const moved = first.when(change('r1', { at: evening('20:00', '2026-11-24'), tableIds: ['t2'] }))
    moved.then([{ type: 'ReservationChanged', data: { day: '2026-11-24', fromDay: '2026-11-22' } }, { type: 'BookLeft' }, { type: 'BookEntered' }])
    expect(moved.story.state(book, '2026-11-22').reservationIds).toEqual([])
    expect(moved.story.state(book, '2026-11-24').reservationIds).toEqual(['r1'])
    moved.story.when(kept('r2', '20:00', ['t1'])).then([{ type: 'ReservationRequested' }, { type: 'ReservationAccepted' }, { type: 'BookEntered' }])
    first.given(kept('r2', '20:00', ['t2'])).when(change('r1', { tableIds: ['t2'] })).refused('table-reserved')
    first.when(change('r1', { covers: 4 })).then([])
    first.when(change('r1', { covers: 0 })).refused('invalid-body')
    first.when(change('r1', { tableIds: ['t9'] })).refused('unknown-table')
    first.when(change('r1', { at: evening('20:00', '2026-11-20') })).refused('day-over')
    first.when({ ...change('r1', { at: evening('19:00') }), ...at('20:30') }).refused('time-past')
    // who sits past the time may still become one more
    first.when({ ...change('r1', { covers: 5 }), ...at('22:30') }).then([{ type: 'ReservationChanged' }])
  })

  it('is a no-show when somebody says so, and can come after all', () => {
    const first = opened.given(kept('r1', '20:00', ['t1', 't2']))
    first.when(act(missReservation, 'r1', {}, at('19:00'))).refused('reservation-not-due')
    const missed = first.given(act(missReservation, 'r1', {}, at('20:30')))
    expect(missed.state(reservation, 'r1')).toMatchObject({ status: 'no-show', endedAt: evening('20:30') })
    const given = missed.given(kept('r2', '20:30', ['t1']))
    given.when(act(restoreReservation, 'r1', {}, at('20:31'))).then([{ type: 'ReservationRestored', data: { tableIds: ['t2'] } }])
    missed.when(act(restoreReservation, 'r1', {}, at('20:31'))).then([{ type: 'ReservationRestored', data: { tableIds: ['t1', 't2'] } }])
    first.given(act(arriveReservation, 'r1', {}, at('20:00'))).when(act(missReservation, 'r1', {}, at('20:30'))).refused('reservation-arrived')
  })

  it('refuses what can\'t be', () => {
    opened.when(ask('r1', { at: 'soon' })).refused('invalid-body')
    opened.when(ask('r1', { at: evening('20:00', '2026-11-21') })).refused('day-over')
    opened.when({ ...ask('r1', { at: evening('20:00') }), ...at('21:01') }).refused('time-past')
    opened.when({ ...ask('r1', { at: evening('20:00') }), ...at('20:59') }).then([{ type: 'ReservationRequested' }, { type: 'BookEntered' }])
    opened.when(ask('r1', { at: evening('20:00', '2029-11-21') })).refused('invalid-body')
    opened.when(ask('r1', { tableIds: ['constructor'] })).refused('unknown-table')
    opened.when(ask('r1', { covers: 100 })).refused('invalid-body')
    opened.when({ ...ask('r1'), by: staffWith('kitchen') }).refused('forbidden')
    const first = opened.given(ask('r1'))
    first.when(ask('r1')).refused('id-taken')
    first.when(act(seatReservation, 'r1', { tableId: 't1' }, { by: waiter })).refused('reservation-not-accepted')
    first.when(act(arriveReservation, 'r2', {}, { by: waiter })).refused('unknown-reservation')
    const declined = first.given(act(declineReservation, 'r1', { reason: 'full' }, { by: waiter }))
    declined.when(act(acceptReservation, 'r1', {}, { by: waiter })).refused('reservation-ended')
    declined.when(act(declineReservation, 'r1', {}, { by: waiter })).then([])
    opened.given(kept('r1', '20:00', [])).when(act(declineReservation, 'r1', {}, { by: waiter })).refused('reservation-accepted')
  })
})

describe('the wait-list', () => {
  const waiting = opened.given(act(requestReservation, 'w1', { kind: 'walk-in', covers: 2, quotedMinutes: 15 }, { by: waiter }))

  it('takes guests from the door to a table, or lets them go', () => {
    expect(waiting.state(reservation, 'w1')).toMatchObject({ status: 'arrived', arrivedAt: noon, quotedMinutes: 15, tableIds: [] })
    waiting.when(act(seatReservation, 'w1', { tableId: 't3' }, { by: waiter })).then([{ type: 'ReservationSeated' }, { type: 'OrderOpened' }, { type: 'TableSeated' }])
    const left = waiting.given(act(missReservation, 'w1', {}, { by: waiter }))
    expect(left.state(reservation, 'w1').status).toBe('no-show')
    expect(left.given(act(restoreReservation, 'w1', {}, { by: waiter })).state(reservation, 'w1').status).toBe('arrived')
    waiting.when(act(cancelReservation, 'w1', { reason: 'guest-left' }, { by: waiter })).then([{ type: 'ReservationCancelled' }])
    opened.when(ask('w2', { kind: 'walk-in' })).refused('invalid-body')
  })

  it('seats nobody at a table that is taken, and then nothing else happens either', () => {
    const taken = waiting.given(act(seatTable, 't3', { covers: 2, orderId: 'mine' }))
    const refused = taken.when(act(seatReservation, 'w1', { tableId: 't3', orderId: 'o9' }, { by: waiter }))
    refused.refused('table-taken')
    taken.when(act(seatReservation, 'w1', { tableId: 't3', orderId: 'mine' }, { by: waiter })).refused('table-taken')
    taken.when(act(seatReservation, 'w1', { tableId: 't2', orderId: 'mine' }, { by: waiter })).refused('id-taken')
    taken.when(act(seatReservation, 'w1', { tableId: 't9' }, { by: waiter })).refused('unknown-table')
    expect(refused.story.state(reservation, 'w1').status).toBe('arrived')
    expect(refused.story.state(order, 'o9').status).toBe('none')
  })
})

describe('a day that is over', () => {
  it('is closed, and what nobody marked has lapsed', () => {
    const busy: Story<RestaurantEvent> = opened.given(kept('r1', '20:00', ['t1']), ask('r2'), kept('r3', '21:00', ['t2']), act(cancelReservation, 'r3', { reason: 'guest-cancelled' }))
    busy.when(act(closeBook, '2026-11-22', {})).refused('day-not-over')
    busy.when(act(closeBook, '2026-11-22', {}, { at: evening('03:59', '2026-11-23') })).refused('day-not-over')
    const closed = busy.when(act(closeBook, '2026-11-22', {}, { at: evening('04:01', '2026-11-23') }))
    closed.then([{ type: 'BookClosed', data: { open: ['r1', 'r2'] } }, { type: 'ReservationLapsed' }, { type: 'ReservationLapsed' }])
    expect([book.live(closed.story.state(book, '2026-11-22')), reservation.live(closed.story.state(reservation, 'r1'))]).toEqual([false, false])
    closed.story.when(act(closeBook, '2026-11-22', {}, { at: evening('05:00', '2026-11-23') })).then([])
    opened.when(act(closeBook, '2026-11-20', {})).then([])
  })
})
