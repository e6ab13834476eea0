import type { Dispatcher, OrderState, OutletSettings, Principal } from '@restoflow/core'

export const outlet = 'demo'
export const owner: Principal = { kind: 'staff', id: 'asha', roles: ['owner'] }
export const tables = 24

const items = [
  ['masala-dosa', 'Masala dosa', 'मसाला डोसा', 12_000],
  ['paneer-tikka', 'Paneer tikka', 'पनीर टिक्का', 26_000],
  ['dal-makhani', 'Dal makhani', 'दाल मखनी', 24_000],
  ['butter-naan', 'Butter naan', 'बटर नान', 6_000],
  ['fresh-lime-soda', 'Fresh lime soda', 'नींबू सोडा', 9_000],
] as const

const settings: OutletSettings = {
  name: 'Test kitchen', addressLines: ['1 Test Road', 'Pune'], gstin: '27AAPFU0939F1ZV', stateCode: '27', timeZone: 'Asia/Kolkata',
  businessDayStart: '04:00', currency: 'INR',
  tax: { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 },
  series: {
    invoice: { template: 'RF/{fy}/{n}', start: 1 }, vat: { template: 'LQ/{fy}/{n}', start: 1 },
    kot: { template: '{n}', start: 1 }, token: { template: 'T{n}', start: 1 },
  },
  defaultStationId: 'kitchen', cleaningAfterRelease: false, refuseUnsentAtIssue: false, bumpServes: false,
  discountCapBasisPoints: 1_000, billAlertEscalatesAfterMs: 120_000,
}

/** @returns a function that gives one command as the owner and answers its state */
export function commander(dispatcher: Dispatcher): (command: string, id: string, body?: unknown) => Promise<Record<string, unknown>> {
  return async (command, id, body = {}) => (await dispatcher.dispatch<Record<string, unknown>>({ outlet, command, id, body, by: owner })).state
}

/** Sets up a small restaurant: one station, tables `t1`…, five items at 5 %. */
export async function setUpRestaurant(dispatcher: Dispatcher): Promise<void> {
  const give = commander(dispatcher)
  await give('outlet.configure', 'outlet', settings)
  await give('outlet.define-station', 'kitchen', { name: 'Kitchen', hurryAfterMs: 600_000, lateAfterMs: 900_000 })
  await give('outlet.define-section', 'hall', { name: 'Hall', x: 0, y: 0, width: 1000, height: 1000 })
  for (let each = 1; each <= tables; each++) {
    await give('outlet.define-table', `t${each}`, {
      name: `T${each}`, sectionId: 'hall', seats: 4, shape: 'square', x: each, y: each, width: 80, height: 80,
    })
  }
  await give('menu.define-tax-class', 'food', { name: 'Food', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' })
  await give('menu.define-category', 'all', { name: 'All', order: 1 })
  for (const [id, name, hindi, pricePaise] of items) {
    await give('menu.define-item', id, {
      categoryId: 'all', name, names: { hi: hindi }, diet: 'veg', pricePaise, variants: [], modifierGroupIds: [], stationId: 'kitchen',
      taxClassId: 'food', course: 'mains',
    })
  }
}

/** One whole order: seated at `tableId`, three lines, sent, served, asked for the bill, billed, paid. @returns the bill's id */
export async function playOrder(dispatcher: Dispatcher, tableId: string, nth: number, pay: 'cash' | 'upi' | null = 'cash'): Promise<string> {
  const give = commander(dispatcher)
  const { orderId } = await give('table.seat', tableId, { covers: 2 }) as { orderId: string }
  for (let line = 0; line < 3; line++) {
    const [itemId] = items[(nth + line) % items.length] ?? items[0]
    await give('order.add-line', orderId, { itemId, quantity: String(1 + ((nth + line) % 3)) })
  }
  await give('order.fire', orderId)
  const { ticketIds } = (await dispatcher.house(outlet)).state<OrderState>(`order/${orderId}`)
  for (const id of ticketIds) {
    await give('ticket.ready', id)
    await give('ticket.serve', id)
  }
  await give('order.request-bill', orderId)
  const billId = `bill-${orderId}`
  const bill = await give('bill.issue', billId, { orderId }) as { totalPaise: number }
  if (pay === 'cash') await give('bill.take-tender', billId, { kind: 'cash', amountPaise: bill.totalPaise + 5_000 })
  if (pay === 'upi') await give('bill.take-tender', billId, { kind: 'upi', amountPaise: bill.totalPaise, reference: `upi-${nth}` })
  return billId
}
