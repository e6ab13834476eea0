import { afterEach, beforeEach, expect, it } from 'vitest'
import { matches } from '../mqtt/filters'
import { openDemoHouse, type DemoHouse } from '../mqtt/demo-house.testing'
import { createInMemoryCursors } from './cursor'
import { mqttFollower, startRelay, type Relay } from './mqtt'
import type { Publisher } from './publisher'

const root = 'restoflow/v1/demo/'

/** A broker in memory that can be away, wiped, and short of listeners. */
class SmallBroker implements Publisher {
  readonly kept = new Map<string, string>()
  readonly events: { position: number; type: string }[] = []
  readonly published: string[] = []
  away = false
  /** A broker that takes a message and says nothing until then. */
  silent: Promise<void> = Promise.resolve()
  waiting = 0
  listened = true
  #listener = (): void => undefined

  async publish(topic: string, payload: string, { retain, qos }: { retain: boolean; qos: 0 | 1 }): Promise<void> {
    if (this.away) throw new Error('the broker is away')
    this.waiting += 1
    await this.silent
    this.waiting -= 1
    expect(qos).toBe(1)
    expect(retain).toBe(!topic.startsWith(`${root}events/`))
    this.published.push(topic.replace(root, ''))
    if (!retain) this.events.push(JSON.parse(payload) as { position: number; type: string })
    else if (payload === '') this.kept.delete(topic)
    else this.kept.set(topic, payload)
  }

  async retained(filter: string): Promise<ReadonlyMap<string, string>> {
    if (this.away) throw new Error('the broker is away')
    return new Map([...this.kept].filter(([topic]) => matches(filter, topic)))
  }

  wants(): boolean {
    return this.listened
  }

  onConnect(listener: () => void): () => void {
    this.#listener = listener
    return () => undefined
  }

  comesBack(): void {
    this.away = false
    this.#listener()
  }
}

let house: DemoHouse
let broker: SmallBroker
let relays: Relay[]
const start = async (cursors = house.cursors): Promise<Relay> => {
  const relay = await startRelay({ ...house, cursors, publisher: broker, log: () => undefined, gatherMs: 1 })
  relays.push(relay)
  return relay
}

beforeEach(async () => {
  house = await openDemoHouse()
  broker = new SmallBroker()
  relays = []
})

afterEach(async () => {
  for (const relay of relays) await relay.close()
  await house.close()
})

it('begins with the present, and tells nobody what happened before', async () => {
  await house.order('t1', 'o1', ['masala-dosa'])
  await start()
  expect(broker.events).toEqual([])
  // 24 tables, one ticket, availability
  expect(broker.kept.size).toBe(26)
  expect([...broker.kept.values()].every(payload => payload.startsWith(`{"position":${house.house.position},`))).toBe(true)
})

it('publishes a change by itself soon after its commit', async () => {
  await start()
  broker.published.length = 0
  await house.give('menu.eighty-six', 'idli')
  await expect.poll(() => broker.published).toEqual(['menu/availability', 'events/ItemEightySixed'])
})

it('publishes each event at least once, in order, over restarts', async () => {
  const first = await start()
  await house.order('t1', 'o1', ['masala-dosa'])
  const from = house.house.position
  await first.close()
  await house.order('t2', 'o2', ['masala-dosa'])
  expect(await house.cursors.read(mqttFollower, 'demo')).toBeLessThanOrEqual(from)
  await start()
  await expect.poll(() => broker.events.at(-1)?.position).toBe(house.house.position)
  const positions = [...new Set(broker.events.map(({ position }) => position))]
  expect(positions).toEqual([...positions].sort((a, b) => a - b))
  expect(positions).toEqual(Array.from(positions, (_, index) => (positions[0] ?? 0) + index))
})

it('repeats what a broker that fell may not have taken, and misses nothing', async () => {
  const relay = await start()
  broker.away = true
  const tickets = await house.order('t1', 'o1', ['masala-dosa'])
  await relay.refill()
  expect(broker.events).toEqual([])
  broker.kept.clear()
  broker.comesBack()
  await expect.poll(() => broker.events.at(-1)?.position).toBe(house.house.position)
  expect(broker.events.map(({ type }) => type)).toContain('TicketOpened')
  expect(broker.kept.has(`${root}kitchen/south-indian/tickets/${tickets['south-indian']}`)).toBe(true)
  expect(broker.kept.size).toBe(26)
})

it('delays no sale: a house answers while its broker says nothing, and the broker gets all of it afterwards', async () => {
  const relay = await start()
  let speak = (): void => undefined
  broker.silent = new Promise(resolve => (speak = resolve))
  for (const [tableId, orderId] of [['t1', 'o1'], ['t2', 'o2']] as const) await house.order(tableId, orderId, ['masala-dosa'])
  const position = house.house.position
  expect(broker.events).toEqual([])
  speak()
  await expect.poll(() => broker.events.at(-1)?.position, { timeout: 20_000 }).toBe(position)
  expect(broker.events.filter(({ type }) => type === 'TicketOpened').length).toBe(2)
  await relay.refill()
})

it('lets no event overtake the boards, whatever is sold while they are published', async () => {
  await start()
  let speak = (): void => undefined
  broker.silent = new Promise(resolve => (speak = resolve))
  broker.published.length = 0
  await house.order('t1', 'o1', ['masala-dosa'])
  await expect.poll(() => broker.waiting).toBe(1)
  await house.order('t2', 'o2', ['masala-dosa'])
  speak()
  await expect.poll(() => broker.events.at(-1)?.position).toBe(house.house.position)
  const lastBoard = Math.max(...broker.published.flatMap((topic, index) => (topic.startsWith('events/') ? [] : [index])))
  expect(broker.published.indexOf('floor/tables/t2')).toBeGreaterThan(-1)
  expect(lastBoard).toBeLessThan(broker.published.lastIndexOf('events/TableSeated'))
})

it('clears what a broker kept from another time, and leaves what is not its own', async () => {
  const stale = [`${root}kitchen/tandoor/tickets/gone`, `${root}till/bill-requests/gone`, `${root}menu/old`]
  for (const topic of stale) broker.kept.set(topic, '{"position":3,"id":"gone"}')
  broker.kept.set(`${root}floor/tables/t1`, '{"position":3,"state":"taken long ago"}')
  broker.kept.set(`${root}devices/d1/status`, 'online')
  broker.kept.set('restoflow/v1/other/menu/availability', '{}')
  await start()
  expect(stale.filter(topic => broker.kept.has(topic))).toEqual([])
  expect(JSON.parse(broker.kept.get(`${root}floor/tables/t1`) ?? '')).toMatchObject({ state: 'free' })
  expect(broker.kept.get(`${root}devices/d1/status`)).toBe('online')
  expect(broker.kept.has('restoflow/v1/other/menu/availability')).toBe(true)
})

it('publishes nothing to a broker that already has it all', async () => {
  await house.order('t1', 'o1', ['masala-dosa'])
  await (await start()).close()
  broker.published.length = 0
  await start()
  expect(broker.published).toEqual([])
})

it('stays equal to the boards through a service, looking only at what changed', async () => {
  const relay = await start()
  const contents = ({ kept }: SmallBroker): object =>
    Object.fromEntries([...kept].map(([topic, payload]) => [topic, { ...JSON.parse(payload) as object, position: 0 }]))
  const expectEqualToBoards = async (): Promise<void> => {
    await relay.refill()
    const fresh = new SmallBroker()
    await (await startRelay({ ...house, cursors: createInMemoryCursors(), publisher: fresh, log: () => undefined })).close()
    expect(contents(broker)).toEqual(contents(fresh))
  }
  const { tandoor = '', curry = '' } = await house.order('t1', 'o1', ['seekh-kabab', 'onion-pakora'])
  await house.order('t2', 'o2', ['masala-dosa'])
  await settled()
  await expectEqualToBoards()
  await house.give('ticket.ready', tandoor)
  await house.give('order.move', 'o1', { tableId: 't5' })
  await house.give('order.open', 'o3', { kind: 'dine-in', tableId: 't5', covers: 1 })
  await settled()
  await expectEqualToBoards()
  await house.give('ticket.serve', tandoor)
  await house.give('ticket.ready', curry)
  await house.give('ticket.serve', curry)
  await house.give('order.request-bill', 'o1')
  await house.give('order.request-bill', 'o2')
  await house.give('order.acknowledge-bill-request', 'o2')
  await settled()
  await expectEqualToBoards()
  const bill = await house.give<{ totalPaise: number }>('bill.issue', 'b1', { orderId: 'o1' })
  await house.give('bill.take-tender', 'b1', { kind: 'upi', amountPaise: bill.state.totalPaise })
  await house.give('order.cancel', 'o3', { reason: 'left' })
  await house.give('outlet.define-table', 't2', { name: 'Window', sectionId: 'main-hall', seats: 2, shape: 'round', x: 1, y: 1, width: 9, height: 9 })
  await settled()
  await expectEqualToBoards()
  expect(broker.kept.get(`${root}till/bill-requests/o2`)).toContain('"tableName":"Window"')

  /** Waits until the relay has published by itself, so that the comparison finds nothing left to mend. */
  async function settled(): Promise<void> {
    await expect.poll(() => broker.events.at(-1)?.position).toBe(house.house.position)
    broker.published.length = 0
    await relay.refill()
    expect(broker.published).toEqual([])
  }
})

it('passes over events that nobody would get', async () => {
  broker.listened = false
  const cursors = createInMemoryCursors()
  const relay = await start(cursors)
  await house.order('t1', 'o1', ['masala-dosa'])
  await relay.refill()
  broker.listened = true
  await house.give('menu.eighty-six', 'idli')
  await relay.refill()
  await relay.close()
  expect(broker.events.map(({ type }) => type)).toEqual(['ItemEightySixed'])
  expect(await cursors.read(mqttFollower, 'demo')).toBe(house.house.position)
})

it('looks at the boards once for many commits', async () => {
  broker.listened = false
  const relay = await startRelay({ ...house, publisher: broker, log: () => undefined, gatherMs: 200 })
  relays.push(relay)
  broker.published.length = 0
  await house.give('table.seat', 't1', { covers: 2, orderId: 'o1' })
  for (let each = 0; each < 30; each++) await house.give('order.add-line', 'o1', { itemId: 'masala-dosa', quantity: '1' })
  await house.give('order.fire', 'o1')
  await expect.poll(() => broker.published.length).toBeGreaterThan(0)
  await relay.refill()
  expect(broker.published.filter(topic => topic === 'floor/tables/t1').length).toBeLessThanOrEqual(3)
})

it('keeps the buyer of a bill and of its credit notes off the wire', async () => {
  await start()
  const by = { kind: 'key', id: 'till', roles: ['owner'] } as const
  const give = (command: string, id: string, body: object) => house.dispatcher.dispatch({ outlet: house.outlet, command, id, body, by })
  await house.order('t1', 'o1', ['masala-dosa'])
  await give('bill.issue', 'b1', { orderId: 'o1', buyer: { name: 'Unmistakable Traders', address: '2 Example Road' } })
  await give('credit-note.issue', 'c1', { billId: 'b1', reason: 'Cold' })
  await expect.poll(() => broker.events.map(({ type }) => type)).toContain('CreditNoteIssued')
  const told = broker.events.filter(({ type }) => type === 'BillIssued' || type === 'CreditNoteIssued')
  expect(told).toMatchObject([{ data: { billId: 'b1', buyer: null } }, { data: { creditNoteId: 'c1', buyer: null } }])
  expect(JSON.stringify(broker.events)).not.toContain('Unmistakable')
})
