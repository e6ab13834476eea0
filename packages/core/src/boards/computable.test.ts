import { expect, it } from 'vitest'
import { createDispatcher } from '../kernel/dispatch'
import { createInMemoryJournal } from '../kernel/memory-journal'
import { ownerKey } from '../kernel/testing'
import { restaurant } from '../restaurant'
import { setUp } from '../restaurant.testing'
import { counterBoard } from './counter'
import { floorBoard, floorTable } from './floor'
import { orderPad } from './order-pad'
import { tillBoard } from './till'

const now = '2026-11-22T12:00:00.000Z'

it('marks an order whose figures nobody can compute, and shows the rest of the house as ever', async () => {
  // a menu that was written when a cess of 500 % passed the edge
  const journal = createInMemoryJournal()
  await journal.append('demo', {
    after: 0,
    commands: [],
    events: [{
      outlet: 'demo', position: 1, id: 'e1', stream: 'menu', version: 1, type: 'TaxClassDefined', at: now, by: { kind: 'system', id: 'old' }, commandId: 'old',
      data: { id: 'cola', name: 'Cola', section: 'gst', treatment: 'taxable', rateBasisPoints: 2_800, cessBasisPoints: 50_000, hsn: '220210' },
    }],
  })
  const dispatcher = createDispatcher({ journal, domain: restaurant, now: () => now })
  const give = (command: string, id: string, body: object = {}) => dispatcher.dispatch({ outlet: 'demo', command, id, body, by: ownerKey })
  for (const { command, id, body } of setUp) await give(command, id, body as object)
  await give('menu.define-item', 'cola', {
    categoryId: 'all', name: 'Cola', diet: 'veg', pricePaise: 6_000, variants: [], modifierGroupIds: [], taxClassId: 'cola', course: 'drink',
  })
  await give('table.seat', 't1', { covers: 2, orderId: 'bad' })
  await give('order.add-line', 'bad', { itemId: 'cola', quantity: '1' })
  await give('order.open', 'bag', { kind: 'takeaway' })
  await give('order.add-line', 'bag', { itemId: 'cola', quantity: '1' })
  await give('table.seat', 't2', { covers: 2, orderId: 'good' })
  await give('order.add-line', 'good', { itemId: 'dosa', quantity: '1' })
  await give('order.request-bill', 'good')

  const house = await dispatcher.house('demo')
  expect(floorTable(house, 't1')).toMatchObject({ state: 'seated', amountPaise: null, orders: [{ amountPaise: null }] })
  expect(floorBoard(house).sections.flatMap(({ tables }) => tables).find(({ id }) => id === 't2')).toMatchObject({ state: 'bill', amountPaise: 12_600 })
  expect(tillBoard(house)).toMatchObject({ asked: [{ orderId: 'good', amountPaise: 12_600 }], eating: [{ amountPaise: null }, { amountPaise: null }] })
  expect(counterBoard(house).rows).toMatchObject([{ orderId: 'bag', amountPaise: null, duePaise: null }])
  expect(orderPad(house, 'bad')?.sums).toBe('cessBasisPoints must be whole basis points from 0 to 29000, not 50000.')
  await expect(give('bill.issue', 'b1', { orderId: 'bad' })).rejects.toMatchObject({ code: 'invalid-rate' })
})
