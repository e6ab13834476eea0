import { billView, createDispatcher, createInMemoryJournal, restaurant } from '@restoflow/core'
import { place } from './place.mjs'

const outlet = 'corner'

/** @type {import('@restoflow/core').Principal} */
const owner = { kind: 'staff', id: 'asha', roles: ['owner'] }

/**
 * Two guests, from the seat to the settled bill.
 * @returns the paid bill
 */
export async function dinner() {
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => new Date().toISOString() })

  /** @param {string} command @param {string} id @param {unknown} [body] */
  const send = async (command, id, body = {}) => (await dispatcher.dispatch({ outlet, command, id, body, by: owner })).state

  for (const { command, id, body } of place) await send(command, id, body)

  const { orderId } = /** @type {{ orderId: string }} */ (await send('table.seat', 't1', { covers: 2 }))
  await send('order.add-line', orderId, { itemId: 'masala-dosa', quantity: '2' })
  await send('order.add-line', orderId, { itemId: 'filter-coffee', quantity: '3' })
  await send('order.fire', orderId)
  await send('order.request-bill', orderId)

  const bill = /** @type {import('@restoflow/core').BillSummary} */ (await send('bill.issue', 'bill-1', { orderId }))
  await send('bill.take-tender', bill.id, { kind: 'cash', amountPaise: bill.duePaise + 4_100 })

  // a command answers with what the till needs at once; the whole document is read
  const house = await dispatcher.house(outlet)
  const paid = billView(bill.id, house.state(`bill/${bill.id}`))
  await dispatcher.close()
  if (!paid) throw new Error('The bill is not there')
  return paid
}
