import { expect, it } from 'vitest'
import { cancelCollection, confirmCollection, paymentActor, requestCollection, returnSurplus } from '../bill/collect'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { closeDay } from './close'
import { day } from './day'
import { printDay } from './print'

const date = '2026-11-22'
const total = 12_600
const cashier = staffWith('cashier')
const close = { ...act(closeDay, date, {}), by: cashier, approval: approvedBy('manager') }
const print = (form: '80' | 'a4', more: Partial<Act> = {}): Act => ({ ...act(printDay, date, { form }), by: cashier, ...more })
const billed = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
const asked = billed.given(act(requestCollection, 'c1', { provider: 'test', bills: [{ billId: 'b1', amountPaise: total }] }))
const told = act(confirmCollection, 'c1', { paymentId: 'UTR1', amountPaise: total, paidAt: '2026-11-22T06:31:00.000Z' }, { by: { kind: 'system', id: paymentActor, roles: [] } })

it('a Z report is printed as the original once, and as a duplicate ever after, each print on record', () => {
  const closed = opened.given(close)
  const first = closed.when(print('80'))
  first.then([{ type: 'ZReportPrinted', data: { businessDay: date, number: 'Z/26-27/1', copy: 1, form: '80' } }])
  const again = first.story.when(print('a4'))
  again.then([{ type: 'ZReportPrinted', data: { copy: 2, form: 'a4' } }])
  expect(day.view(date, again.story.state(day, date), {})).toMatchObject({ state: 'closed', copies: [{ copy: 1, by: { id: cashier.id } }, { copy: 2 }] })
  closed.when(print('80', { by: staffWith('waiter') })).refused('forbidden')
  opened.when(print('80')).refused('unknown-z-report')
})

it('a day that is closed while money of guests is held says so, and holds the closing up no more', () => {
  const twice = asked.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: total }), told)
  twice.when(close).then([
    { type: 'DayClosed', data: { held: [{ collectionId: 'c1', orderId: 'o1', billNumbers: ['RF/26-27/1'], amountPaise: total }] } }, { type: 'SerialTaken' },
  ])
  const back = twice.given(act(returnSurplus, 'c1', { paymentId: 'UTR1' }, { by: cashier }))
  expect(back.when(close).events[0]?.data).not.toHaveProperty('held')
  const waiting = asked.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: total }))
  expect(waiting.when(close).events[0]?.data).not.toHaveProperty('held')
  expect(waiting.given(act(cancelCollection, 'c1', {})).when(close).events[0]?.data).not.toHaveProperty('held')
})
