import { beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher } from '../kernel/dispatch'
import type { House } from '../kernel/house'
import { createInMemoryJournal } from '../kernel/memory-journal'
import { ownerKey } from '../kernel/testing'
import { restaurant } from '../restaurant'
import { setUp } from '../restaurant.testing'
import { kitchenBoard, openTickets, type KitchenBoard } from './kitchen'

let house: House
let give: (command: string, id: string, body?: object) => Promise<void>

beforeEach(async () => {
  let second = 0
  let made = 0
  const dispatcher = createDispatcher({
    journal: createInMemoryJournal(), domain: restaurant, now: () => new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString(), newId: () => `id-${++made}`,
  })
  give = async (command, id, body = {}) => {
    second += 1
    await dispatcher.dispatch({ outlet: 'demo', command, id, body, by: ownerKey })
  }
  for (const { command, id, body } of setUp) await give(command, id, body as object)
  house = await dispatcher.house('demo')
})

async function order(tableId: string, ...lines: readonly (readonly [itemId: string, quantity: string])[]): Promise<void> {
  await give('order.open', `o-${tableId}`, { orderId: `o-${tableId}`, kind: 'dine-in', tableId, covers: 2 })
  for (const [itemId, quantity] of lines) {
    await give('order.add-line', `o-${tableId}`, { lineId: `${tableId}-${itemId}`, itemId, quantity, ...(itemId === 'tikka' && { variantId: 'half' }) })
  }
  await give('order.fire', `o-${tableId}`)
}

function board(stationId: string): KitchenBoard {
  const found = kitchenBoard(house, stationId)
  if (!found) throw new Error(`no board ${stationId}`)
  return found
}

const ticketOf = (station: string, tableId: string): string =>
  openTickets(house, station).find(ticket => ticket.tableId === tableId && ticket.kind === 'kot')?.id ?? 'none'
const tables = (tickets: KitchenBoard['queue']): readonly (string | null)[] => tickets.map(({ tableName }) => tableName)

describe('a station', () => {
  it('sees its own tickets alone, oldest first, and adds up what is still to make', async () => {
    await order('t1', ['naan', '2'], ['dosa', '1'])
    await order('t2', ['naan', '3'], ['tikka', '1'])
    expect(tables(board('tandoor').queue)).toEqual(['T1', 'T2'])
    expect(tables(board('curry').queue)).toEqual(['T1'])
    expect(board('tandoor').allDay.map(({ name, quantity }) => `${quantity} ${name}`)).toEqual(['5 Naan', '1 Paneer tikka, half'])
    await give('ticket.ready', ticketOf('tandoor', 't1'), { lineIds: ['t1-naan'] })
    expect(board('tandoor').allDay.map(({ name, quantity }) => `${quantity} ${name}`)).toEqual(['3 Naan', '1 Paneer tikka, half'])
    expect(board('tandoor').stations.map(({ id, waiting }) => [id, waiting])).toEqual([['curry', 1], ['tandoor', 1], ['bar', 0]])
    expect(kitchenBoard(house, 'nowhere')).toBeNull()
  })

  it('hands what is bumped to the pass, and can have it back, served or not; what is half done is no recall', async () => {
    await order('t1', ['naan', '2'], ['tikka', '1'])
    await order('t2', ['naan', '1'])
    await give('ticket.ready', ticketOf('tandoor', 't1'), { lineIds: ['t1-naan'] })
    expect(board('tandoor').recent).toEqual([])
    const [first, second] = [ticketOf('tandoor', 't1'), ticketOf('tandoor', 't2')]
    await give('ticket.ready', first)
    await give('ticket.ready', second)
    await give('ticket.serve', first)
    expect([tables(board('tandoor').queue), tables(board('tandoor').ready), tables(board('tandoor').recent)]).toEqual([[], ['T2'], ['T1', 'T2']])
    await give('ticket.recall', first)
    expect([tables(board('tandoor').queue), tables(board('tandoor').recent)]).toEqual([['T1'], ['T2']])
  })

  it('keeps a cancel in sight though its ticket was bumped or served, until somebody has seen it', async () => {
    await order('t1', ['naan', '2'])
    await give('ticket.ready', ticketOf('tandoor', 't1'))
    await give('ticket.serve', ticketOf('tandoor', 't1'))
    await give('order.void-line', 'o-t1', { lineId: 't1-naan', reason: 'left' })
    const [cancel] = board('tandoor').cancels
    expect([cancel?.reason, cancel?.lines[0]?.quantity]).toEqual(['left', '2'])
    expect(board('curry').cancels).toEqual([])
    await give('ticket.acknowledge', cancel?.id ?? '')
    expect(board('tandoor').cancels).toEqual([])
  })

  it('recalls the last twenty at most, newest first', async () => {
    await order('t1', ['naan', '1'])
    for (let round = 0; round < 24; round++) {
      await give('ticket.ready', board('tandoor').queue[0]?.id ?? 'none')
      await give('order.change-quantity', 'o-t1', { lineId: 't1-naan', delta: '1' })
      await give('order.fire', 'o-t1')
    }
    const { recent } = board('tandoor')
    expect(recent).toHaveLength(20)
    expect(recent.map(({ readyAt }) => readyAt)).toEqual(recent.map(({ readyAt }) => readyAt).sort().reverse())
  })
})

it('shows the pass what is ready or partly ready, and what each order still waits for', async () => {
  await order('t1', ['naan', '2'], ['tikka', '1'], ['dosa', '1'], ['beer', '3'])
  await order('t2', ['dosa', '1'])
  expect([board('pass').queue, board('pass').ready]).toEqual([[], []])
  await give('ticket.ready', ticketOf('tandoor', 't1'), { lineIds: ['t1-tikka'] })
  await give('ticket.ready', ticketOf('curry', 't1'))
  const pass = board('pass')
  expect([pass.queue.map(({ station }) => station), pass.ready.map(({ station }) => station), pass.readyCount]).toEqual([['tandoor'], ['curry'], 1])
  expect(pass.unfinished.get('o-t1')).toEqual([{ stationId: 'tandoor', quantity: '2' }, { stationId: 'bar', quantity: '3' }])
  await give('ticket.ready', ticketOf('tandoor', 't1'))
  await give('ticket.ready', ticketOf('bar', 't1'))
  expect(board('pass').unfinished.has('o-t1')).toBe(false)
  expect(board('pass').unfinished.get('o-t2')).toEqual([{ stationId: 'curry', quantity: '1' }])
})
