import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, placeOrder, silentProvider, type Answer, type TestHouse } from './support/house'

let house: TestHouse
const meera = { by: 'meera', pin: '4071' }

beforeAll(async () => {
  house = await openTestHouse({ env: silentProvider })
  await placeOrder(house, 't1', 'a')
  await house.post('orders/a/add-line', { lineId: 'a-l2', itemId: 'paneer-butter-masala', quantity: '1' })
  await house.post('orders/a/fire')
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

/** As a waiter whose key needs somebody else's PIN for it. */
const give = async (path: string, body: object, idempotencyKey?: string): Promise<Answer> =>
  house.post(path, body, { key: await house.key('cashier'), ...(idempotencyKey !== undefined && { idempotencyKey }) })
const codeOf = async (answer: Promise<Answer>): Promise<string> => String((await answer).body.code)
const comp = (lineId: string, more: object = {}): object => ({ lineId, reason: 'Cold', ...more })

it('lets through the one action that it came with, and no other line or action under the same key', async () => {
  expect(await codeOf(give('orders/a/comp-line', comp('a-l1')))).toBe('approval-required')
  expect((await give('orders/a/comp-line', comp('a-l1', { approval: meera }), 'once')).status).toBe(200)
  expect((await give('orders/a/comp-line', comp('a-l1', { approval: meera }), 'once')).status).toBe(200)
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: meera }), 'once'))).toBe('idempotency-mismatch')
  expect(await codeOf(give('orders/a/discount-line', { lineId: 'a-l1', discount: { percent: '90' }, approval: meera }, 'once'))).toBe('idempotency-mismatch')
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: meera.by })))).toBe('invalid-body')
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: { by: 'meera' } })))).toBe('invalid-body')
  // what was approved for one line has approved nothing else
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2')))).toBe('approval-required')
})

it('refuses whoever is not here any more, with the right PIN too', async () => {
  await house.post('staff/meera/disable')
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: meera })))).toBe('wrong-approval-pin')
  await house.post('staff/meera/enable')
})

it('refuses whoever is locked out after wrong PINs, also for other actions and with the right PIN', async () => {
  const codes: string[] = []
  for (let tries = 0; tries < 6; tries += 1) codes.push(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: { by: 'meera', pin: '0000' } }))))
  expect([codes[0], codes.at(-1)]).toEqual(['wrong-approval-pin', 'too-many-attempts'])
  expect(await codeOf(give('orders/a/comp-line', comp('a-l2', { approval: meera })))).toBe('too-many-attempts')
  expect(await codeOf(give('orders/a/discount-line', { lineId: 'a-l2', discount: { percent: '90' }, approval: meera }))).toBe('too-many-attempts')
})
