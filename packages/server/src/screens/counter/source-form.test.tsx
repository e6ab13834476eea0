import { counterBoard, createDispatcher, createInMemoryJournal, restaurant } from '@restoflow/core'
import { renderToString } from 'hono/jsx/dom/server'
import { expect, it } from 'vitest'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { seedCommands } from '../../demo/seed'
import { OrderPanel } from './order-panel'

const now = '2026-11-22T14:30:00.000Z'

it('asks for the service and its number where nobody has said them, and not any more then', async () => {
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => now })
  const give = (command: string, id: string, body: object) =>
    dispatcher.dispatch({ outlet: 'demo', command, id, body, by: { kind: 'staff', id: 'vikram', roles: ['owner'] } })
  for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
  await give('order.open', 'o1', { kind: 'aggregator', lines: [{ itemId: 'cola', quantity: '1' }] })
  const house = await dispatcher.house('demo')
  const panel = (): string => {
    const row = counterBoard(house).rows.find(({ orderId }) => orderId === 'o1') ?? expect.unreachable()
    return renderToString(
      <OrderPanel row={row} customer={null} wasErased={false} knowsGuests={false} isAtTill hasSentLines={false} timeZone="Asia/Kolkata" />)
  }
  expect(panel()).toContain('data-command="orders/o1/set-source"')
  await give('order.set-source', 'o1', { source: { name: 'Zomato', orderNumber: '4711' } })
  expect(panel()).not.toContain('set-source')
  expect(panel()).toContain('4711')
})
