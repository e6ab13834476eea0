import { features } from '@restoflow/core/features'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { replySchema } from '../src/http/view-schemas'
import { openTestHouse, silentProvider, type TestHouse } from './support/house'
import { scenarios } from './support/scenarios'

let house: TestHouse
let owner: string
beforeAll(async () => {
  house = await openTestHouse({ env: silentProvider, since: '2001-01-01T06:00:00.000Z' })
  owner = await house.key('owner')
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

/** How often a nervous finger taps, and how fast. */
const taps = [[10, 0], [7, 3], [4, 20], [2, 80]] as const
const pause = (ms: number): Promise<void> => new Promise(resolve => setTimeout(resolve, ms))

it('knows how to tap every command', () => {
  expect(Object.keys(scenarios).sort()).toEqual(features.map(({ command }) => command).sort())
})

it.each(features.map(({ command, events }, index) => ({ command, events, index })))(
  '$command: many taps with one key have one effect and one answer', async ({ command, events, index }) => {
    for (const [round, [count, gapMs]] of taps.entries()) {
      const { path, body } = await scenarios[command]?.(house, index * 10 + round) ?? { path: '', body: {} }
      const idempotencyKey = `tap-${command.replace('.', '-')}-${round}`
      const answers = await Promise.all(Array.from({ length: count }, async (_, tap) => {
        await pause(tap * gapMs)
        return house.post(path, body, { key: owner, idempotencyKey })
      }))
      expect(answers.map(({ status, text }) => `${status} ${text}`), `${path} at ${gapMs} ms`).toEqual(Array(count).fill(`200 ${answers[0]?.text}`))
      const reply = replySchema.parse(answers[0]?.body)
      const written = (await house.events()).filter(event => event.commandId === idempotencyKey)
      expect(written.map(({ position, stream, type }) => ({ position, stream, type }))).toEqual(reply.events)
      // the house itself closes the books of days that are over: nothing is left to do
      if (command !== 'book.close') expect(written.length).toBeGreaterThan(0)
      expect(events).toEqual(expect.arrayContaining(written.map(({ type }) => type)))

      const position = house.restoflow.runtime.house.position
      const other = await house.post(path, { ...body, ...another(body) }, { key: owner, idempotencyKey })
      expect([other.status, other.body.code]).toEqual([422, expect.stringMatching(/^(idempotency-mismatch|invalid-body)$/)])
      expect(house.restoflow.runtime.house.position).toBe(position)
    }
  })

/** A body that says something else, as far as the command takes anything. */
function another(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const [field] = Object.keys(body)
  if (field === undefined) return { surplus: true }
  const value = body[field]
  return { [field]: typeof value === 'number' ? value + 1 : typeof value === 'string' ? `${value}x` : [] }
}

it('answers the same key of another person with that person\'s own result', async () => {
  const [first, second] = [await house.key('manager'), await house.key('cashier')]
  const idempotencyKey = 'shared-key'
  const one = await house.post('orders', { kind: 'takeaway' }, { key: first, idempotencyKey })
  const two = await house.post('orders', { kind: 'takeaway' }, { key: second, idempotencyKey })
  expect(one.body.state.id).not.toBe(two.body.state.id)
  expect((await house.post('orders', { kind: 'takeaway' }, { key: first, idempotencyKey })).text).toBe(one.text)
})

it('remembers keys over a restart, refusals not', async () => {
  const refused = await house.post('orders/nobody/fire', {}, { idempotencyKey: 'later' })
  expect(refused.status).toBe(404)
  const before = await house.post('orders', { orderId: 'kept', kind: 'takeaway' }, { key: owner, idempotencyKey: 'kept-key' })
  house = await house.restart()
  const after = await house.post('orders', { orderId: 'kept', kind: 'takeaway' }, { key: owner, idempotencyKey: 'kept-key' })
  expect(after.text).toBe(before.text)
  const other = await house.post('orders', { orderId: 'kept2', kind: 'takeaway' }, { key: owner, idempotencyKey: 'kept-key' })
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-mismatch'])
  const manager = await house.key('manager')
  const anew = await house.post('orders', { orderId: 'nobody', kind: 'takeaway' }, { key: manager, idempotencyKey: 'later' })
  expect(anew.status).toBe(200)
})

it('lets two waiters open and fill the same table at once: one order, all lines', async () => {
  const keys = [await house.key('waiter'), await house.key('manager')]
  const opened = await Promise.all(keys.map(key => house.post('tables/t11/seat', { covers: 3 }, { key })))
  const orders = new Set(opened.map(({ body }) => String(body.state.orderId)))
  expect(orders.size).toBe(1)
  const [orderId = ''] = orders
  await Promise.all(Array.from({ length: 20 }, (_, line) => house.post(`orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '1' }, { key: keys[line % 2] ?? owner })))
  expect((await house.get(`orders/${orderId}`)).body.lines).toHaveLength(20)
})
