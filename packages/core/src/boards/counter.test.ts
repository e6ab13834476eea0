import { beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '../kernel/dispatch'
import type { House } from '../kernel/house'
import { createInMemoryJournal } from '../kernel/memory-journal'
import { ownerKey } from '../kernel/testing'
import { restaurant } from '../restaurant'
import { setUp } from '../restaurant.testing'
import { counterBoard, urgencyOf, type CounterRow } from './counter'
import { floorTable } from './floor'
import { openTickets } from './kitchen'
import { orderPad } from './order-pad'
import { tillBoard } from './till'

let house: House
let give: (command: string, id: string, body?: object) => Promise<void>

beforeEach(async () => {
  let second = 0
  const dispatcher = createDispatcher({
    journal: createInMemoryJournal(), domain: restaurant, now: () => new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(),
  })
  give = async (command, id, body = {}) => {
    second += 1
    await dispatcher.dispatch({ outlet: 'demo', command, id, body, by: ownerKey })
  }
  for (const { command, id, body } of setUp) await give(command, id, body as object)
  house = await dispatcher.house('demo')
})

const stages = (): readonly string[] => counterBoard(house).rows.map(({ orderId, stage }) => `${orderId} ${stage}`)

describe('the counter', () => {
  it('shows token, source, promise, what is due, and how far the kitchen is', async () => {
    await give('order.open', 'o1', { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '17' }, promisedAt: '2026-11-22T13:00:00.000Z', customerId: 'c-1' })
    await give('order.open', 'o2', { kind: 'takeaway' })
    await give('table.seat', 't1', { covers: 2, orderId: 'o3' })
    await give('order.add-line', 'o1', { itemId: 'dosa', quantity: '1' })
    expect(counterBoard(house).rows).toMatchObject([
      { orderId: 'o2', token: '2', source: null, stage: 'new', amountPaise: 0 },
      { orderId: 'o1', token: '1', source: { name: 'Swiggy' }, customerId: 'c-1', stage: 'new', unsentLines: 1, itemCount: 1, amountPaise: 12_000, duePaise: 12_000, status: 'open' },
    ])
  })

  it('goes from new to cooking, ready and handed over', async () => {
    await give('order.open', 'o1', { kind: 'takeaway' })
    await give('order.add-line', 'o1', { itemId: 'dosa', quantity: '1' })
    await give('order.add-line', 'o1', { itemId: 'naan', quantity: '1' })
    expect(stages()).toEqual(['o1 new'])
    await give('order.fire', 'o1')
    expect(stages()).toEqual(['o1 cooking'])
    const [first, second] = openTickets(house).map(({ id }) => id)
    await give('ticket.ready', first ?? '')
    expect(counterBoard(house).rows).toMatchObject([{ stage: 'cooking', readyLines: 1, openLines: 1 }])
    await give('ticket.ready', second ?? '')
    expect(stages()).toEqual(['o1 ready'])
    await give('order.hand-over', 'o1')
    expect(stages()).toEqual(['o1 handed-over'])
  })

  it('asks for all of a document, whatever another one of the order gives back', async () => {
    await give('order.open', 'o1', { kind: 'takeaway' })
    await give('order.add-line', 'o1', { itemId: 'dosa', quantity: '2' })
    await give('order.add-line', 'o1', { itemId: 'beer', quantity: '1' })
    await give('bill.issue', 'food', { orderId: 'o1' })
    await give('bill.issue', 'bar', { orderId: 'o1', section: 'vat' })
    const openBill = (billId: string): number => tillBoard(house).paying[0]?.openBills.find(bill => bill.billId === billId)?.duePaise ?? 0
    const bar = openBill('bar')
    await give('bill.take-tender', 'food', { kind: 'card', amountPaise: openBill('food') })
    await give('credit-note.issue', 'cn1', { billId: 'food', reason: 'Cold' })
    expect(bar).toBeGreaterThan(0)
    expect(counterBoard(house).rows).toMatchObject([{ orderId: 'o1', duePaise: bar }])
  })

  it('counts every part of a split bill, and what has no bill yet, as the till does', async () => {
    await give('order.open', 'o1', { kind: 'takeaway' })
    await give('order.add-line', 'o1', { itemId: 'dosa', quantity: '2' })
    await give('order.add-line', 'o1', { itemId: 'beer', quantity: '1' })
    const due = (): readonly unknown[] => [counterBoard(house).rows[0]?.amountPaise, ...tillBoard(house).eating.concat(tillBoard(house).paying).map(row => row.amountPaise)]
    expect(due()).toEqual([55_200, 55_200])
    await give('order.split', 'o1', { by: { parts: 3 } })
    for (const part of [1, 2, 3]) {
      await give('bill.issue', `b${part}`, { orderId: 'o1', part })
      expect(due()).toEqual([55_200, 55_200])
    }
  })

  it('keeps what was paid first until the kitchen is done, and the till does not', async () => {
    await give('order.open', 'o1', { kind: 'delivery' })
    await give('order.add-line', 'o1', { itemId: 'dosa', quantity: '1' })
    await give('order.fire', 'o1')
    await give('bill.issue', 'b1', { orderId: 'o1' })
    await give('bill.take-tender', 'b1', { kind: 'upi', amountPaise: 12_600 })
    expect(counterBoard(house).rows).toMatchObject([{ orderId: 'o1', status: 'settled', stage: 'cooking', amountPaise: 12_600, duePaise: 0, billIds: ['b1'] }])
    const { asked, paying, eating } = tillBoard(house)
    expect([...asked, ...paying, ...eating]).toEqual([])
    await give('order.hand-over', 'o1', { all: true })
    expect(stages()).toEqual([])
    expect(house.live('order').size).toBe(0)
  })
})

describe('what is pressing at the counter', () => {
  const row = (fields: Partial<CounterRow>): CounterRow => ({
    orderId: 'o1', kind: 'takeaway', token: '1', label: null, source: null, promisedAt: '2026-11-22T13:00:00.000Z', openedAt: '2026-11-22T12:00:00.000Z',
    openedBy: 'a', customerId: null, stage: 'cooking', readyLines: 0, openLines: 1, unsentLines: 0, itemCount: 1, amountPaise: 100, duePaise: 100,
    status: 'open', billIds: [], ...fields,
  })
  const at = (time: string, fields: Partial<CounterRow> = {}) => urgencyOf(row(fields), `2026-11-22T${time}:00.000Z`)

  it('is what still cooks shortly before its time, and late from then on', () => {
    expect(at('12:54')).toEqual({ level: 'calm', changesAt: '2026-11-22T12:55:00.000Z' })
    expect(at('12:55')).toEqual({ level: 'soon', changesAt: '2026-11-22T13:00:00.000Z' })
    expect(at('13:00')).toEqual({ level: 'late', changesAt: null })
  })

  it('is what nobody sent to the kitchen, long before', () => {
    expect(at('12:40', { stage: 'new' }).level).toBe('soon')
    expect(at('12:39', { stage: 'new' }).level).toBe('calm')
  })

  it('is food that waits for our rider, and not food that waits for its guest or for another house\'s rider', () => {
    expect(at('13:30', { stage: 'ready', kind: 'delivery' }).level).toBe('late')
    expect(at('13:30', { stage: 'ready' }).level).toBe('calm')
    expect(at('13:30', { stage: 'ready', kind: 'aggregator' }).level).toBe('calm')
  })

  it('is what went out of the door unpaid, but not what a rider still has to be paid for', () => {
    expect(at('12:00', { stage: 'handed-over' }).level).toBe('soon')
    expect(at('12:00', { stage: 'handed-over', duePaise: 0 }).level).toBe('calm')
    expect(at('13:30', { stage: 'out-for-delivery', kind: 'delivery' }).level).toBe('calm')
    expect(at('13:30', { promisedAt: null }).level).toBe('calm')
  })
})

describe('a table of several orders, and a party of several tables', () => {
  it('counts guests and money once, and shows the state on all', async () => {
    await give('table.seat', 't1', { covers: 2, orderId: 'o1' })
    await give('order.open', 'o2', { kind: 'dine-in', tableId: 't1', covers: 1 })
    await give('order.add-line', 'o2', { itemId: 'dosa', quantity: '1' })
    await give('table.merge', 't1', { tableIds: ['t2'] })
    await give('order.request-bill', 'o2')
    expect(floorTable(house, 't1')).toMatchObject({
      state: 'bill', covers: 3, amountPaise: 12_600, mergedInto: null, mergedTableIds: ['t2'],
      orders: [{ orderId: 'o1', label: 'A', stage: 'seated', amountPaise: 0 }, { orderId: 'o2', label: 'B', stage: 'bill', amountPaise: 12_600 }],
    })
    expect(floorTable(house, 't2')).toMatchObject({ state: 'bill', covers: 0, amountPaise: 0, mergedInto: 't1', mergedTableIds: [], orderIds: ['o1', 'o2'] })
    expect(tillBoard(house).asked).toMatchObject([{ label: 'T1 B' }])
  })

  it('gives the pad its neighbours, its held lines, its last round and what may come back', async () => {
    await give('table.seat', 't1', { covers: 2, orderId: 'o1' })
    await give('order.open', 'o2', { kind: 'dine-in', tableId: 't1' })
    await give('order.add-line', 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' })
    await give('order.fire', 'o1')
    await give('order.add-line', 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' })
    await give('order.add-line', 'o1', { lineId: 'l3', itemId: 'naan', quantity: '4' })
    await give('order.void-line', 'o1', { lineId: 'l3' })
    await give('order.hold-course', 'o1', { course: 'main' })
    expect(orderPad(house, 'o1')).toMatchObject({
      tableOrders: [{ orderId: 'o1', label: 'A' }, { orderId: 'o2', label: 'B' }],
      unsent: [{ quantity: '1', isHeld: true }],
      restorable: [{ line: { lineId: 'l3' }, quantity: '4' }],
      lastRound: [{ lineId: 'l1', name: 'Masala dosa', quantity: '2' }],
    })
  })
})
