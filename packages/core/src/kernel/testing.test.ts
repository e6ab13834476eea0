import { expect, it } from 'vitest'
import { fireOrder } from '../order/fire'
import { addLine } from '../order/add-line'
import { order } from '../order/order'
import { opened } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { act, fact, given } from './testing'

it('tells what a command did, in full for one decision and in part for the whole domain', () => {
  const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
  seated.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '2' })).then([{ type: 'LineAdded', data: { name: 'Masala dosa', quantity: '2' } }])
  seated.when(act(addLine, 'o2', { itemId: 'dosa', quantity: '2' })).refused('unknown-order')
  given(order).when(addLine, { itemId: 'dosa', quantity: '2' }).refused('unknown-order')
})

it('fails when something else happened', () => {
  const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
  const adding = seated.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '2' }))
  expect(() => adding.then([])).toThrow()
  expect(() => adding.then([{ type: 'LineAdded', data: { quantity: '3' } }])).toThrow()
  expect(() => adding.then([{ type: 'OrderFired' }])).toThrow()
  expect(() => adding.refused('unknown-order')).toThrow()
  expect(() => seated.when(act(addLine, 'o2', { itemId: 'dosa', quantity: '2' })).then([])).toThrow()
  expect(() => opened.given(act(addLine, 'o1', { itemId: 'dosa', quantity: '2' }))).toThrow('There is no order o1')
})

it('keeps each beginning as it was', () => {
  const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
  seated.given(act(addLine, 'o1', { itemId: 'dosa', quantity: '2' }))
  expect(seated.state(order, 'o1').lineOrder).toEqual([])
})

it('checks types', () => {
  // @ts-expect-error a body of another command
  act(seatTable, 't1', { quantity: '2' })
  // @ts-expect-error a body with a mistyped field
  act(addLine, 'o1', { itemId: 'dosa', quantity: '2', course: 'soup' })
  // @ts-expect-error an event of another feature
  expect(() => given(order, [{ type: 'TableCleaned', data: { tableId: 't1' } }]).when(fireOrder, {}).then([])).toThrow()
  // @ts-expect-error data of another event
  fact(order, 'o1', { type: 'OrderFired', data: { tableId: 't1' } })
})
