import { createDispatcher, restaurant, type BillView, type Dispatcher, type OrderState, type Principal } from '@restoflow/core'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { demoRestaurant } from '../demo/demo-restaurant'
import { seedCommands } from '../demo/seed'
import { openTemporary, type TemporaryStore } from '../journal/temporary.testing'
import { createLosses } from '../ledger/losses'
import type { Runtime } from '../runtime'
import { lossReport } from './losses'

const outlet = 'demo'
const owner: Principal = { kind: 'staff', id: 'vikram', roles: ['owner'] }
const farah: Principal = { kind: 'staff', id: 'farah', roles: ['cashier'] }
const meera = { by: 'meera', roles: ['manager'] } as const

let store: TemporaryStore
let dispatcher: Dispatcher
let runtime: Runtime

const give = (command: string, id: string, body: object = {}, by = owner) =>
  dispatcher.dispatch({ outlet, command, id, body, by, approval: command === 'order.discount-line' ? null : meera })
const off = (percent: string | null) => give('order.discount-line', 'o1', { lineId: 'l1', discount: percent === null ? null : { percent }, reason: 'regular' }, farah)
const issue = (billId: string) => give('bill.issue', billId, { orderId: 'o1' }, farah)
const told = async () => (await lossReport(runtime, '2026-11-22T00:00:00.000Z', '2026-11-23T00:00:00.000Z')).losses
  .map(({ kind, by, approvedBy, amountPaise, what, reason }) => [kind, by, approvedBy, amountPaise, what, reason])

beforeEach(async () => {
  store = await openTemporary()
  dispatcher = createDispatcher({ journal: store.journal, domain: restaurant, now: () => '2026-11-22T14:30:00.000Z', defer: setImmediate })
  for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
  runtime = { outlet, journal: store.journal, house: await dispatcher.house(outlet), losses: createLosses(store.journal.driver) } as unknown as Runtime
  await give('table.seat', 't7', { covers: 3, orderId: 'o1' })
  // ₹260 and ₹70
  await give('order.add-line', 'o1', { lineId: 'l1', itemId: 'hara-bhara-kabab', quantity: '2' })
  await give('order.add-line', 'o1', { lineId: 'l2', itemId: 'masala-papad', quantity: '3' })
})
afterEach(async () => {
  await dispatcher.close()
  await store.remove()
})

it('lists the discount that stands when the bill is issued, by who gave it, and none that was replaced or taken back', async () => {
  await off('5')
  await off('8')
  expect(await told()).toEqual([])
  await off(null)
  await issue('b1')
  expect(await told()).toEqual([])
  await give('credit-note.issue', 'c1', { billId: 'b1', reason: 'too early', reopen: true })
  await off('8')
  await give('order.comp-line', 'o1', { lineId: 'l2', reason: 'late' }, farah)
  await issue('b2')
  const gross = runtime.house.state<OrderState>('order/o1').lines['l1']?.unitPricePaise ?? 0
  expect((await told()).filter(([kind]) => kind !== 'reopened')).toEqual([
    ['discount', 'farah', null, Math.round(gross * 2 * 0.08), 'Hara bhara kabab', 'regular'],
    ['comp', 'farah', 'meera', 21_000, 'Masala papad', 'late'],
  ])
})

it('does not count the discount of a bill that was given back, nor a void that was taken back', async () => {
  await off('8')
  await issue('b1')
  expect((await told()).map(([kind]) => kind)).toEqual(['discount'])
  await give('credit-note.issue', 'c1', { billId: 'b1', reason: 'too early', reopen: true })
  expect((await told()).map(([kind]) => kind)).toEqual(['reopened'])
  await give('order.fire', 'o1')
  await give('order.void-line', 'o1', { lineId: 'l2', reason: 'left' })
  expect((await told()).map(([kind]) => kind)).toEqual(['void-sent', 'reopened'])
  await give('order.restore-line', 'o1', { lineId: 'l2' })
  expect((await told()).map(([kind]) => kind)).toEqual(['reopened'])
  await give('order.fire', 'o1')
  await give('order.void-line', 'o1', { lineId: 'l2', reason: 'left' })
  expect((await told()).map(([kind]) => kind)).toEqual(['void-sent', 'reopened'])
})

it('counts of a line that shrank what the kitchen had, and of a corrected payment what it covered', async () => {
  await give('order.fire', 'o1')
  await give('order.change-quantity', 'o1', { lineId: 'l2', delta: '1' })
  await give('order.change-quantity', 'o1', { lineId: 'l2', delta: '-2', reason: 'left' })
  expect(await told()).toEqual([['void-sent', 'vikram', null, 7_000, 'Masala papad', 'left']])
  const { state } = await issue('b1')
  const { totalPaise } = state as { totalPaise: number }
  const paid = await give('bill.take-tender', 'b1', { kind: 'cash', amountPaise: totalPaise + 10_000 }, farah)
  const [tender] = (paid.state as BillView).tenders
  await give('bill.correct-tender', 'b1', { tenderId: tender?.tenderId, kind: 'card', reason: 'was a card' }, farah)
  expect((await told())[0]?.slice(0, 4)).toEqual(['correction', 'farah', 'meera', totalPaise])
})
