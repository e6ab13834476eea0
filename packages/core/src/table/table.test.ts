import { expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act } from '../kernel/testing'
import { cancelOrder, openOrder } from '../order/lifecycle'
import { addLine } from '../order/add-line'
import { order } from '../order/order'
import { configureOutlet } from '../outlet/configure'
import { opened, settings } from '../restaurant.testing'
import { cleanTable, seatTable, table } from './table'

const seat = (id: string, orderId?: string) => act(seatTable, id, { covers: 2, ...(orderId !== undefined && { orderId }) })

it('seats guests and opens their order', () => {
  const told = opened.when(seat('t1', 'o1'))
  told.then([{ type: 'TableSeated', data: { tableId: 't1', orderId: 'o1', covers: 2 } }, { type: 'OrderOpened', data: { orderId: 'o1', kind: 'dine-in', tableId: 't1', covers: 2, token: null } }])
  expect(told.reply).toEqual({ tableId: 't1', orderId: 'o1', covers: 2 })
})

it('answers with the open order when the table is taken', () => {
  const taken = opened.given(seat('t1', 'o1')).when(act(seatTable, 't1', { covers: 5, orderId: 'mine' }))
  taken.then([])
  expect(taken.reply).toEqual({ tableId: 't1', orderId: 'o1', covers: 2 })
  expect(taken.story.state(order, 'mine').status).toBe('none')
})

it('refuses unknown tables, wrong ids, ids in use and wild covers', () => {
  opened.when(seat('t9')).refused('unknown-table')
  opened.when(seat('constructor')).refused('unknown-table')
  opened.when(seat('t1', 'Order 1')).refused('invalid-id')
  const taken = opened.given(seat('t1', 'o1'))
  taken.when(seat('t2', 'o1')).refused('id-taken')
  taken.given(act(cancelOrder, 'o1', { reason: 'left' })).when(seat('t2', 'o1')).refused('id-taken')
  for (const covers of [0, -2, 1.5, 1_000, Number.NaN]) opened.when(act(seatTable, 't1', { covers })).refused('invalid-body')
})

it('is free again when the last of several orders is paid', () => {
  const shared = opened.given(
    seat('t1', 'o1'), act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1', covers: 3 }),
    act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(addLine, 'o2', { itemId: 'dosa', quantity: '2' }),
    act(issueBill, 'b1', { orderId: 'o1' }), act(issueBill, 'b2', { orderId: 'o2' }),
  )
  const one = shared.when(act(takeTender, 'b1', { kind: 'card', amountPaise: 12_600 }))
  one.then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableOrderRemoved', data: { orderId: 'o1' } }])
  expect(one.story.state(table, 't1')).toMatchObject({ occupancy: 'taken', orderIds: ['o2'], covers: 3 })
  one.story.when(act(takeTender, 'b2', { kind: 'card', amountPaise: 25_200 }))
    .then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased', data: { orderId: 'o2', cleaning: false } }])
})

it('waits to be cleaned where the outlet says so', () => {
  const left = opened.given(act(configureOutlet, 'outlet', { ...settings, cleaningAfterRelease: true }), seat('t1', 'o1'), act(cancelOrder, 'o1', { reason: 'left' }))
  expect(left.state(table, 't1').occupancy).toBe('cleaning')
  left.when(seat('t1')).refused('table-cleaning')
  left.when(act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1' })).refused('table-cleaning')
  const clean = left.when(act(cleanTable, 't1', {}))
  clean.then([{ type: 'TableCleaned' }])
  clean.story.when(act(cleanTable, 't1', {})).then([])
  clean.story.when(seat('t1', 'o2')).then([{ type: 'TableSeated' }, { type: 'OrderOpened' }])
  left.when(act(cleanTable, 't9', {})).refused('unknown-table')
})
