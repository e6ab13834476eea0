import { expect, it } from 'vitest'
import { createDispatcher, createInMemoryJournal, floorBoard, menuView, restaurant, type OutletState, type StaffState } from '@restoflow/core'
import { demoRestaurant as demo } from './demo-restaurant'
import { seedCommands } from './seed'

const owner = { kind: 'system', id: 'seed', roles: ['owner'] } as const

async function seeded() {
  let second = 0
  const now = (): string => new Date(Date.UTC(2026, 10, 22, 6, 0, second++)).toISOString()
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
  for (const { command, id, body } of seedCommands(demo)) await dispatcher.dispatch({ outlet: demo.outletId, command, id, body, by: owner })
  return { dispatcher, house: await dispatcher.house(demo.outletId) }
}

it('sets the whole restaurant up through the dispatcher', async () => {
  const { dispatcher, house } = await seeded()
  expect(house.state<OutletState>('outlet').settings).toEqual(demo.settings)
  expect(floorBoard(house).sections.map(({ id, tables }) => [id, tables.length])).toEqual([['main-hall', 12], ['family-room', 6], ['verandah', 6]])
  const menu = menuView(house, new Date().toISOString())
  expect(menu.categories.map(({ id }) => id)).toEqual(demo.categories.map(({ id }) => id))
  expect(menu.categories.flatMap(({ items }) => items)).toHaveLength(demo.items.length)
  expect(Object.keys(house.state<StaffState>('staff').members)).toHaveLength(demo.staff.length)
  await dispatcher.close()
})

it('leaves names and PINs out of the journal', () => {
  const text = JSON.stringify(seedCommands(demo).filter(({ command }) => command.startsWith('staff.')))
  expect(demo.staff.filter(({ name, pin }) => text.includes(name) || text.includes(pin))).toEqual([])
})

it('sells one of everything: each item has its station, its price and its tax', async () => {
  const { dispatcher } = await seeded()
  const by = { kind: 'staff', id: 'meera', roles: ['manager'] } as const
  const send = (command: string, id: string, body: unknown) => dispatcher.dispatch({ outlet: demo.outletId, command, id, body, by })
  await send('table.seat', 't9', { covers: 5, orderId: 'everything' })
  for (const item of demo.items) {
    const modifiers = item.modifierGroupIds.flatMap(id => {
      const group = demo.modifierGroups.find(each => each.id === id)
      return group?.modifiers.slice(0, group.min).map(modifier => ({ modifierId: modifier.id })) ?? []
    })
    const [variant] = item.variants
    const choices = item.combo?.parts.flatMap(({ id: partId, options: [option] }) =>
      (option ? [{ partId, itemId: option.itemId, ...(option.variantId !== undefined && { variantId: option.variantId }) }] : []))
    await send('order.add-line', 'everything', { itemId: item.id, quantity: '1', modifiers, ...(variant && { variantId: variant.id }), ...(choices && { choices }) })
  }
  const fired = await send('order.fire', 'everything', {})
  expect(fired.events.filter(({ type }) => type === 'TicketOpened')).toHaveLength(demo.stations.length)
  await dispatcher.close()
})
