import { connect as connectTcp, createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startBroker, type Broker } from './broker'
import { connectDevice, type TestDevice } from './client.testing'
import { openDemoHouse, type DemoHouse } from './demo-house.testing'
import type { DeviceAccount } from './devices'
import { envelopeSchema } from '../http/view-schemas'
import { availabilityMessageSchema, billRequestMessageSchema, tableMessageSchema, ticketMessageSchema } from './payloads.schema'

const root = 'restoflow/v1/demo/'
let house: DemoHouse
let broker: Broker
let lines: string[]
let devices: TestDevice[]

beforeEach(async () => {
  house = await openDemoHouse()
  lines = []
  devices = []
  broker = await startBroker(house, { port: 0, host: '127.0.0.1', log: line => lines.push(line) })
})

afterEach(async () => {
  for (const device of devices) await device.end()
  await broker.close()
  await house.close()
})

const connect = async (account: Pick<DeviceAccount, 'user' | 'password'>, options: Parameters<typeof connectDevice>[2] = {}): Promise<TestDevice> => {
  const device = await connectDevice(`mqtt://127.0.0.1:${broker.port}`, account, options)
  devices.push(device)
  return device
}
const follow = async (kind: string, station?: string): Promise<TestDevice> => {
  const account = await house.addDevice(kind, station)
  const device = await connect(account)
  await device.subscribe(...account.filters)
  return device
}
const ticketTopic = (station: string, tickets: Record<string, string>): string => `${root}kitchen/${station}/tickets/${tickets[station]}`

describe('a display that connects late', () => {
  it('gets the open tickets of its station, and nothing of another\'s', async () => {
    const first = await house.order('t1', 'o1', ['tandoori-gobhi', 'masala-dosa'])
    const second = await house.order('t2', 'o2', ['seekh-kabab'])
    const display = await follow('display', 'tandoor')
    await display.until(messages => messages.length === 2)
    const third = await house.order('t3', 'o3', ['masala-dosa', 'fish-tikka'])
    await display.until(messages => messages.length === 3)
    expect(display.messages.map(({ topic, retain }) => [topic, retain])).toEqual([
      [ticketTopic('tandoor', first), true], [ticketTopic('tandoor', second), true], [ticketTopic('tandoor', third), false],
    ])
    const payload = JSON.parse(display.messages[0]?.payload ?? '')
    expect(ticketMessageSchema.parse(payload)).toEqual(payload)
    expect(payload).toMatchObject({ id: first['tandoor'], kind: 'kot', state: 'queued', tableName: 'T1', lines: [{ name: 'Tandoori gobhi', names: { hi: 'तंदूरी गोभी' }, state: 'queued' }] })
  })

  it('sees a ticket change, and go when it is served', async () => {
    const tickets = await house.order('t1', 'o1', ['seekh-kabab'])
    const display = await follow('display', 'tandoor')
    const topic = ticketTopic('tandoor', tickets)
    await house.give('ticket.start', tickets['tandoor'] ?? '')
    await display.until(() => display.state()[topic]?.['state'] === 'cooking')
    await house.give('ticket.ready', tickets['tandoor'] ?? '')
    await display.until(() => display.state()[topic]?.['state'] === 'ready')
    await house.give('ticket.serve', tickets['tandoor'] ?? '')
    await display.until(messages => messages.at(-1)?.payload === '')
    const late = await follow('display', 'tandoor')
    await house.order('t2', 'o2', ['fish-tikka'])
    await late.until(messages => messages.length === 1)
    expect(late.messages[0]?.topic).not.toBe(topic)
  })

  it('sees a cancel until somebody acknowledges it', async () => {
    const tickets = await house.order('t1', 'o1', ['seekh-kabab'])
    const display = await follow('display', 'tandoor')
    const { state } = await house.give<{ lines: { id: string }[] }>('order.request-bill', 'o1')
    await house.give('order.void-line', 'o1', { lineId: state.lines[0]?.id, reason: 'guest left' })
    await display.until(() => Object.values(display.state()).some(({ kind }) => kind === 'cancel'))
    const [cancel] = Object.values(display.state())
    expect(ticketMessageSchema.parse(cancel)).toEqual(cancel)
    expect(cancel).toMatchObject({ kind: 'cancel', cancels: tickets['tandoor'], reason: 'guest left', state: 'cancelled' })
    await house.give('ticket.acknowledge', String(cancel?.['id']))
    await display.until(() => Object.keys(display.state()).length === 0)
  })

  it('sees at once where food goes that was moved, with its table or to another order', async () => {
    const tickets = await house.order('t1', 'o1', ['seekh-kabab'])
    const display = await follow('display', 'tandoor')
    const topic = ticketTopic('tandoor', tickets)
    await house.give('order.move', 'o1', { tableId: 't3' })
    await display.until(() => display.state()[topic]?.['tableName'] === 'T3')
    expect(display.state()[topic]).toMatchObject({ tableId: 't3', movedFrom: 'T1', state: 'queued' })
    await house.give('ticket.start', tickets['tandoor'] ?? '')
    await house.give('table.seat', 't2', { covers: 1, orderId: 'o2' })
    await house.give('order.merge', 'o1', { intoOrderId: 'o2' })
    await display.until(() => !(topic in display.state()) && Object.keys(display.state()).length === 1)
    const [moved] = Object.values(display.state())
    expect(ticketMessageSchema.parse(moved)).toEqual(moved)
    expect(moved).toMatchObject({ orderId: 'o2', tableName: 'T2', movedFrom: 'T1', continues: tickets['tandoor'], state: 'cooking' })
  })

  it('sees every station at the pass', async () => {
    const tickets = await house.order('t1', 'o1', ['tandoori-gobhi', 'masala-dosa'])
    const pass = await follow('display', 'pass')
    await pass.until(messages => messages.length === 2)
    expect(Object.keys(pass.state()).sort()).toEqual([ticketTopic('south-indian', tickets), ticketTopic('tandoor', tickets)].sort())
  })
})

it('shows tables, bill requests and availability to those who read them', async () => {
  const [floor, till, kiosk] = [await follow('floor'), await follow('till'), await follow('kiosk')]
  const table = `${root}floor/tables/t1`
  await floor.until(() => Object.keys(floor.state()).length === 24)
  expect(floor.state()[table]).toEqual({ position: house.house.position, id: 't1', name: 'T1', section: 'main-hall', seats: 2, state: 'free', orderIds: [], orders: [], mergedTableIds: [] })
  await house.order('t1', 'o1', ['masala-dosa'])
  await floor.until(() => floor.state()[table]?.['state'] === 'ordered')
  expect(tableMessageSchema.parse(floor.state()[table])).toEqual(floor.state()[table])
  expect(floor.state()[table]).toMatchObject({ orderId: 'o1', covers: 2 })

  await house.give('table.merge', 't1', { tableIds: ['t2'] })
  const joined = `${root}floor/tables/t2`
  await floor.until(() => floor.state()[joined]?.['mergedInto'] === 't1')
  expect(tableMessageSchema.parse(floor.state()[joined])).toEqual(floor.state()[joined])
  expect(floor.state()[joined]).toMatchObject({ state: 'ordered', orderId: 'o1' })

  const request = `${root}till/bill-requests/o1`
  await house.give('order.request-bill', 'o1')
  await till.until(() => request in till.state())
  expect(billRequestMessageSchema.parse(till.state()[request])).toEqual(till.state()[request])
  // 160.00 + 5 % = 168.00
  expect(till.state()[request]).toMatchObject({ tableName: 'T1', amountPaise: 16_800, acknowledgedBy: null })
  await house.give('order.acknowledge-bill-request', 'o1')
  await till.until(() => till.state()[request]?.['acknowledgedBy'] === 'vikram')
  await house.give('order.withdraw-bill-request', 'o1')
  await till.until(() => !(request in till.state()))
  await house.give('order.request-bill', 'o1')
  await till.until(() => request in till.state())
  await house.give('bill.issue', 'b1', { orderId: 'o1' })
  await till.until(() => !(request in till.state()))
  await house.give('bill.take-tender', 'b1', { kind: 'cash', amountPaise: 16_800 })
  await floor.until(() => floor.state()[table]?.['state'] === 'free' && floor.state()[joined]?.['state'] === 'free')

  await kiosk.until(() => `${root}menu/availability` in kiosk.state())
  await house.give('menu.eighty-six', 'fish-tikka')
  await kiosk.until(messages => messages.length === 2)
  const availability = kiosk.state()[`${root}menu/availability`]
  expect(availabilityMessageSchema.parse(availability)).toEqual(availability)
  expect(availability).toMatchObject({ soldOut: [{ itemId: 'fish-tikka', name: 'Ajwaini fish tikka' }] })
  expect([...till.messages, ...kiosk.messages].every(({ topic }) => topic.startsWith(`${root}till/`) || topic.startsWith(`${root}menu/`))).toBe(true)
})

it('publishes only what changed', async () => {
  const floor = await follow('floor')
  await floor.until(messages => messages.length === 24)
  await house.give('table.seat', 't7', { covers: 3, orderId: 'o7' })
  await floor.until(messages => messages.length > 24)
  await house.give('menu.eighty-six', 'idli')
  await broker.refill()
  await house.give('table.seat', 't8', { covers: 3, orderId: 'o8' })
  await floor.until(messages => messages.some(({ topic }) => topic.endsWith('/t8') && topic === floor.messages.at(-1)?.topic))
  expect(floor.messages.slice(24).map(({ topic }) => topic.replace(root, ''))).toEqual(['floor/tables/t7', 'floor/tables/t8'])
})

it('tells a listener every public event in order, and no private one', async () => {
  await house.give('table.seat', 't1', { covers: 2, orderId: 'o1' })
  await broker.refill()
  const listener = await follow('listener')
  const from = house.house.position
  await house.give('staff.add-member', 'nobody', { roles: ['waiter'] })
  await house.order('t2', 'o2', ['masala-dosa'])
  const events = () => listener.messages.filter(({ topic }) => topic.startsWith(`${root}events/`)).map(({ payload }) => JSON.parse(payload))
  await listener.until(() => events().at(-1)?.position === house.house.position)
  const journal = await house.journal.readAfter('demo', from, 100)
  expect(events()).toEqual(journal.filter(({ type }) => type !== 'StaffMemberAdded'))
  expect(journal.some(({ type }) => type === 'StaffMemberAdded')).toBe(true)
  for (const event of events()) expect(envelopeSchema.parse(event)).toEqual(event)
  expect(listener.messages.filter(({ topic }) => topic.startsWith(`${root}events/`)).every(({ topic, payload }) => topic.endsWith(`/${JSON.parse(payload).type}`))).toBe(true)
})

describe('who may connect', () => {
  it('refuses wrong credentials', async () => {
    const { user, password } = await house.addDevice('display', 'tandoor')
    const wrong = [{ user, password: `${password}x` }, { user, password: '' }, { user: 'nobody', password }, { user: '__proto__', password }, { user: '', password: '' }]
    for (const account of wrong) await expect(connect(account)).rejects.toMatchObject({ code: 4 })
    await expect(connectDevice(`mqtt://127.0.0.1:${broker.port}`, { user, password }, { protocolVersion: 5 })).rejects.toThrow()
    expect(lines.join()).not.toContain(password)
  })

  it('refuses a client id that is connected under other credentials, and evicts nobody', async () => {
    const [one, two] = [await house.addDevice('display', 'tandoor'), await house.addDevice('display', 'curry')]
    const holder = await connect(one, { clientId: 'screen-1' })
    await expect(connect(two, { clientId: 'screen-1' })).rejects.toMatchObject({ code: 2 })
    expect(await holder.subscribe(...one.filters)).toEqual([1, 1])
    await connect(two, { clientId: 'screen-2' })
    await holder.end()
    await expect.poll(() => connect(two, { clientId: 'screen-1' }).then(() => true, () => false)).toBe(true)
  })

  it('never lets two credentials share an id, however they race', async () => {
    const accounts = [await house.addDevice('display', 'tandoor'), await house.addDevice('display', 'curry'), await house.addDevice('floor')]
    for (let round = 0; round < 5; round++) {
      const results = await Promise.allSettled(accounts.map(account => connect(account, { clientId: `race-${round}` })))
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })

  it('lets a device take over from its own earlier connection', async () => {
    const account = await house.addDevice('display', 'tandoor')
    const first = await connect(account, { clientId: 'screen-1' })
    const second = await connect(account, { clientId: 'screen-1' })
    await first.closed()
    expect(await second.subscribe(account.filters[0] ?? '')).toEqual([1])
    const stranger = await house.addDevice('display', 'curry')
    await expect(connect(stranger, { clientId: 'screen-1' })).rejects.toMatchObject({ code: 2 })
  })

  it('cuts a revoked device at once, and keeps it out', async () => {
    const account = await house.addDevice('display', 'tandoor')
    const will = { topic: `${root}devices/${account.user}/status`, payload: Buffer.from('offline'), qos: 1 as const, retain: true }
    const device = await connect(account, { will })
    await device.client.publishAsync(`${root}devices/${account.user}/status`, 'online', { qos: 1 })
    await house.revoke(account.user)
    await device.closed()
    await expect(connect(account)).rejects.toMatchObject({ code: 4 })
  })
})

describe('what a device may do', () => {
  it('is refused every filter that reaches further than its own, and keeps its connection', async () => {
    await house.order('t1', 'o1', ['tandoori-gobhi', 'masala-dosa'])
    const display = await connect(await house.addDevice('display', 'tandoor'))
    const asked = ['#', '+/#', 'restoflow/#', `${root}#`, `${root}kitchen/#`, `${root}kitchen/+/tickets/+`, `${root}kitchen/curry/tickets/+`, `${root}events/#`, '$SYS/#']
    expect(await display.subscribe(...asked)).toEqual(asked.map(() => 128))
    expect(await display.subscribe(`${root}kitchen/tandoor/tickets/+`)).toEqual([1])
    await display.until(messages => messages.length === 1)
    expect(display.messages.map(({ topic }) => topic.split('/')[4])).toEqual(['tandoor'])
  })

  it('says what it is on its own topics, kept for those who come later', async () => {
    const account = await house.addDevice('display', 'tandoor')
    const device = await connect(account)
    await device.client.publishAsync(`${root}devices/${account.user}/announce`, '{"kind":"display"}', { qos: 1, retain: false })
    await device.client.publishAsync(`${root}devices/${account.user}/status`, 'online', { qos: 1 })
    expect(device.client.connected).toBe(true)
  })

  it.each(['kitchen/tandoor/tickets/t1', 'floor/tables/t1', 'menu/availability', 'devices/other/status', 'events/BillSettled', 'printers/p1/jobs'])(
    'is cut when it publishes on %s, and changes nothing there', async topic => {
      const listener = await follow('listener')
      const before = listener.messages.length
      const device = await connect(await house.addDevice('display', 'tandoor'))
      device.client.publish(root + topic, '{"position":999999}', { retain: true })
      await device.closed()
      expect(listener.messages.slice(before).filter(({ payload }) => payload.includes('999999'))).toEqual([])
    })

  it('is cut when it sends more than 64 KiB in one packet', async () => {
    const account = await house.addDevice('display', 'tandoor')
    const device = await connect(account)
    await device.client.publishAsync(`${root}devices/${account.user}/announce`, 'x'.repeat(60 * 1024), { qos: 1 })
    device.client.publish(`${root}devices/${account.user}/announce`, 'x'.repeat(64 * 1024), { qos: 1 })
    await device.closed()
    const raw = connectTcp(broker.port, '127.0.0.1')
    raw.on('error', () => undefined)
    // CONNECT that declares 256 MB
    raw.write(Buffer.from([0x10, 0xff, 0xff, 0xff, 0x7f]))
    raw.resume()
    await once(raw, 'close')
  })
})

describe('lasting sessions', () => {
  it('hold what a listener missed, and only what it may read', async () => {
    const account = await house.addDevice('till')
    const before = await connect(account, { clientId: 'till-1', clean: false })
    expect(await before.subscribe(`${root}till/#`, `${root}events/#`)).toEqual([1, 128])
    await before.end()
    await house.order('t1', 'o1', ['masala-dosa'])
    await house.give('order.request-bill', 'o1')
    await broker.refill()
    const after = await connect(account, { clientId: 'till-1', clean: false })
    await after.until(messages => messages.length === 1)
    expect(after.messages.map(({ topic }) => topic)).toEqual([`${root}till/bill-requests/o1`])
  })

  it('are never another device\'s', async () => {
    const mine = await connect(await house.addDevice('display', 'tandoor'), { clientId: 'screen', clean: false })
    await mine.subscribe(`${root}kitchen/tandoor/#`)
    await mine.end()
    await expect.poll(async () => {
      const other = await connect(await house.addDevice('display', 'pass'), { clientId: 'screen', clean: false }).catch(() => null)
      return other && (await house.order('t1', 'o1', ['seekh-kabab']), await broker.refill(), other.messages.length)
    }).toBe(0)
  })
})

it('refills a wiped broker, and clears what does not belong there', async () => {
  const tickets = await house.order('t1', 'o1', ['seekh-kabab'])
  await broker.refill()
  broker.wipe()
  const early = await follow('display', 'tandoor')
  await broker.refill()
  await early.until(messages => messages.length === 1)
  expect(Object.keys(early.state())).toEqual([ticketTopic('tandoor', tickets)])
  await broker.close()
  broker = await startBroker(house, { port: 0, host: '127.0.0.1' })
  const late = await follow('display', 'tandoor')
  await late.until(messages => messages.length === 1)
})

it('never waits for a device that does not read, and cuts it when too much waits for it', async () => {
  const account = await house.addDevice('display', 'tandoor')
  const frozen = connectTcp(broker.port, '127.0.0.1')
  frozen.on('error', () => undefined)
  frozen.pause()
  frozen.write(packet(0x10, text('MQTT'), [4, 0xc2, 0, 0], text('frozen'), text(account.user), text(account.password)))
  frozen.write(packet(0x82, [0, 1], text(`${root}kitchen/tandoor/#`), [1]))
  const display = await follow('display', 'tandoor')
  const note = 'x'.repeat(390)
  await house.give('table.seat', 't1', { covers: 2, orderId: 'o1' })
  for (let each = 0; each < 100; each++) await house.give('order.add-line', 'o1', { itemId: 'seekh-kabab', quantity: '1', note, modifiers: [{ modifierId: 'spice-medium' }] })
  await house.give('order.fire', 'o1')
  await display.until(messages => messages.length === 1)
  const [ticket] = Object.values(display.state())
  let slowestMs = 0
  for (let each = 0; each < 400; each++) {
    const started = performance.now()
    await house.give(each % 2 === 0 ? 'ticket.ready' : 'ticket.recall', String(ticket?.['id']))
    await broker.refill()
    await display.until(messages => messages.length === each + 2)
    slowestMs = Math.max(slowestMs, performance.now() - started)
  }
  expect(display.messages.reduce((sum, { payload }) => sum + payload.length, 0)).toBeGreaterThan(16 * 1024 * 1024)
  expect(slowestMs).toBeLessThan(2_000)
  frozen.resume()
  await once(frozen, 'close')
})

const text = (value: string): number[] => [value.length >> 8, value.length & 255, ...Buffer.from(value)]
const packet = (type: number, ...parts: readonly number[][]): Buffer => {
  const body = parts.flat()
  return Buffer.from([type, ...(body.length < 128 ? [body.length] : [(body.length & 127) | 128, body.length >> 7]), ...body])
}

describe('ports', () => {
  it('takes a free port, and says so, where its own is in use', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    const notices: string[] = []
    const second = await startBroker(house, { port, host: '127.0.0.1', log: line => notices.push(line) })
    expect(second.port).not.toBe(port)
    expect(notices).toEqual([`MQTT: port ${port} is in use by another program; devices reach the broker on port ${second.port} instead. Set MQTT_PORT to a free port to choose one.`])
    await second.close()
    other.close()
  })

  it('frees its port when it closes', async () => {
    const second = await startBroker(house, { port: 0, host: '127.0.0.1' })
    await second.close()
    const third = await startBroker(house, { port: second.port, host: '127.0.0.1' })
    expect(third.port).toBe(second.port)
    await third.close()
  })

  it('does not start with MQTT_URL', async () => {
    await expect(startBroker({ ...house, config: { mqttUrl: 'mqtt://broker.example' } }, { port: 0, host: '127.0.0.1' })).rejects.toThrow(/MQTT_URL/)
  })
})
