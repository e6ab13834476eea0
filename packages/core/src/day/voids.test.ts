import { describe, expect, it } from 'vitest'
import { act, type Act, type Story } from '../kernel/testing'
import { startTicket } from '../kitchen/work'
import { addLine } from '../order/add-line'
import { fireOrder } from '../order/fire'
import { changeQuantity, voidLine } from '../order/lines'
import { order } from '../order/order'
import { restoreLine } from '../order/restore-line'
import { approvedBy, opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { closeDay } from './close'
import { day } from './day'

const date = '2026-11-22'
const morning = '2026-11-23T04:00:00.000Z'
const approval = approvedBy('manager')
const add = (lineId: string, quantity: string): Act => act(addLine, 'o1', { lineId, itemId: 'dosa', quantity })
const fired = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), add('l1', '3'), add('l2', '1'), act(fireOrder, 'o1', {}))
const voidsOf = (story: Story<RestaurantEvent>, of = date) => story.state(day, of).totals.voids
const fewer = (delta: string, more: Partial<Act> = {}): Act => ({ ...act(changeQuantity, 'o1', { lineId: 'l1', delta, reason: 'left' }), ...more })
const off = (lineId: string): Act => act(voidLine, 'o1', { lineId, reason: 'left' })
const back = (lineId: string, at?: string): Act => act(restoreLine, 'o1', { lineId }, at === undefined ? {} : { at })
const none = { count: 0, amountPaise: 0 }

describe('the voids of a day', () => {
  it('hold the part of a line that was taken off after the kitchen had it, and not what it never had', () => {
    expect(voidsOf(fired.given(fewer('-2')))).toEqual({ count: 1, amountPaise: 24_000, begun: none })
    const more = fired.given(act(changeQuantity, 'o1', { lineId: 'l1', delta: '2' }))
    expect(voidsOf(more.given(fewer('-2')))).toEqual({ ...none, begun: none })
    expect(voidsOf(more.given(fewer('-3')))).toEqual({ count: 1, amountPaise: 12_000, begun: none })
    const cooking = fired.given(act(startTicket, fired.state(order, 'o1').ticketIds[0] ?? '', {}))
    expect(voidsOf(cooking.given(fewer('-2', { approval })))).toEqual({ count: 1, amountPaise: 24_000, begun: { count: 1, amountPaise: 24_000 } })
  })

  it('lose what was taken back, on the day that counted it', () => {
    expect(voidsOf(fired.given(off('l1'), off('l2'), back('l1')))).toEqual({ count: 1, amountPaise: 12_000, begun: none })
    const later = fired.given(off('l1'), back('l1', morning))
    expect([voidsOf(later), voidsOf(later, '2026-11-23')]).toEqual([{ ...none, begun: none }, { ...none, begun: none }])
    expect(voidsOf(fired.given(off('l2'), back('l2'), act(fireOrder, 'o1', {}), off('l2')))).toEqual({ count: 1, amountPaise: 12_000, begun: none })
  })

  it('stand as they are once the day is closed', () => {
    const close = act(closeDay, date, { carryOver: ['o1'] }, { at: '2026-11-23T03:30:00.000Z', by: staffWith('manager'), approval })
    const closed = fired.given(off('l1'), close, back('l1', morning))
    expect(closed.state(order, 'o1').lines['l1']?.voided).toBeNull()
    expect([voidsOf(closed).count, voidsOf(closed, '2026-11-23').count]).toEqual([1, 0])
  })
})
