import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startBroker, type Broker } from '../../packages/server/src/mqtt/broker'
import { openDemoHouse, type DemoHouse } from '../../packages/server/src/mqtt/demo-house.testing'
import type { DeviceAccount } from '../../packages/server/src/mqtt/devices'
import { Tickets } from './tickets.js'

let house: DemoHouse
let broker: Broker
let display: ChildProcess
let printed: string
let errors: string

beforeEach(async () => {
  house = await openDemoHouse()
  broker = await startBroker(house, { port: 0, host: '127.0.0.1', log: () => undefined })
  printed = ''
  errors = ''
})

afterEach(async () => {
  if (display.exitCode === null) {
    display.kill()
    await once(display, 'close')
  }
  await broker.close()
  await house.close()
})

function start({ user, password, filters }: DeviceAccount): void {
  display = spawn(process.execPath, [fileURLToPath(new URL('display.js', import.meta.url))], {
    env: { ...process.env, MQTT_SERVER: `mqtt://127.0.0.1:${broker.port}`, MQTT_USER: user, MQTT_PASSWORD: password, MQTT_FILTER: filters[0] },
  })
  display.stdout?.on('data', (chunk: Buffer) => { printed += chunk.toString() })
  display.stderr?.on('data', (chunk: Buffer) => { errors += chunk.toString() })
}

it('prints the open tickets of its station, late as it is, and what becomes of them', async () => {
  const { tandoor = '' } = await house.order('t4', 'o1', ['tandoori-gobhi', 'masala-dosa'])
  start(await house.addDevice('display', 'tandoor'))
  await expect.poll(() => printed, { timeout: 10_000 }).toMatch(/^1 {2}T4 {2}queued\n {2}1 × Tandoori gobhi\n {6}Mild\n/m)
  expect(printed).not.toContain('Masala dosa')
  await house.give('ticket.ready', tandoor)
  await expect.poll(() => printed).toContain('1 × Tandoori gobhi  ✓')
  await house.give('ticket.serve', tandoor)
  await expect.poll(() => printed.trimEnd().endsWith('Nothing to cook.')).toBe(true)
  expect(errors).toBe('')
})

it('finds everything again when the server restarts', async () => {
  const account = await house.addDevice('display', 'bar')
  start(account)
  await expect.poll(() => printed, { timeout: 10_000 }).toContain('Nothing to cook.')
  const { port } = broker
  await broker.close()
  const soda = { itemId: 'fresh-lime-soda', quantity: '3', modifiers: [{ modifierId: 'soda-salted' }] }
  await house.give('table.seat', 't9', { covers: 3, orderId: 'o9' })
  await house.give('order.add-line', 'o9', soda)
  await house.give('order.fire', 'o9')
  broker = await startBroker(house, { port, host: '127.0.0.1', log: () => undefined })
  await expect.poll(() => printed, { timeout: 15_000 }).toContain('3 × ')
  expect(errors).toContain('Trying to connect again')
})

it('shows cancels first, and ignores what is older than it knows', () => {
  const ticket = (position: number, more: object): string => JSON.stringify({
    position, id: 'x', kind: 'kot', number: '7', state: 'queued', tableName: 'T1', token: null, reason: null, openedAt: '2026-11-22T10:00:00.000Z',
    lines: [{ name: 'Naan', quantity: '2', state: 'queued', modifiers: [{ name: 'Butter', quantity: 2 }], note: 'soft' }], ...more,
  })
  const tickets = new Tickets()
  tickets.take('a', ticket(5, {}))
  tickets.take('a', ticket(4, { state: 'ready' }))
  tickets.take('b', ticket(6, { kind: 'cancel', reason: 'guest left', openedAt: '2026-11-22T10:05:00.000Z' }))
  expect(tickets.text()).toBe('CANCEL 7  T1  guest left\n  2 × Naan\n      2 × Butter\n      “soft”\n\n7  T1  queued\n  2 × Naan\n      2 × Butter\n      “soft”')
  tickets.take('a', '')
  tickets.take('b', '')
  expect(tickets.text()).toBe('Nothing to cook.')
})
