import { dish, fired, issued, must, named, settings, takeaway, ticketOf, type Scenario } from './scenario-steps'
import { billingScenarios } from './scenarios-billing'
import { dayScenarios } from './scenarios-day'
import { guestScenarios } from './scenarios-guests'
import { paymentScenarios } from './scenarios-payments'
import { serviceScenarios } from './scenarios-tables'
import { settingScenarios } from './scenarios-settings'

/** One for every command of `features.ts`. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  ...settingScenarios,
  ...serviceScenarios,
  ...billingScenarios,
  ...paymentScenarios,
  ...dayScenarios,
  ...guestScenarios,
  'outlet.configure': async (_, run) => ({ path: 'outlet/configure', body: { ...settings, footer: `Come again ${run}` } }),
  'outlet.define-station': async (_, run) => ({
    path: `outlet/stations/s${run}/define`, body: { ...named('Grill'), hurryAfterMs: 60_000, lateAfterMs: 90_000 },
  }),
  'outlet.define-section': async (_, run) => ({
    path: `outlet/sections/s${run}/define`, body: { ...named('Roof'), x: 0, y: 0, width: 10, height: 10 },
  }),
  'outlet.define-table': async (_, run) => ({
    path: `outlet/tables/x${run}/define`,
    body: { ...named(`X${run}`), sectionId: 'main-hall', seats: 2, shape: 'round', x: 1, y: 1, width: 9, height: 9 },
  }),
  'outlet.remove-table': async (house, run) => {
    const { path, body } = await ready('outlet.define-table')(house, run)
    await must(house, path, body)
    return { path: `outlet/tables/x${run}/remove`, body: {} }
  },
  'outlet.remove-section': async (house, run) => {
    const { path, body } = await ready('outlet.define-section')(house, run)
    await must(house, path, body)
    return { path: `outlet/sections/s${run}/remove`, body: {} }
  },
  'outlet.arrange-floor': async (_, run) => ({
    path: 'outlet/arrange-floor',
    body: {
      tables: ['a', 'b'].map((letter, index) => ({
        id: `${letter}${run}`, ...named(`${letter}-${run}`), sectionId: 'main-hall', seats: 2, shape: 'round', x: 90 * index, y: 1,
        width: 80, height: 80, rotation: 15, revision: 0,
      })),
      presets: [{ id: `p${run}`, ...named(`For four, ${run}`), tableIds: [`a${run}`, `b${run}`] }],
    },
  }),
  'menu.define-tax-class': async (_, run) => ({
    path: `menu/tax-classes/c${run}/define`, body: { ...named('Test'), section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' },
  }),
  'menu.define-modifier-group': async (_, run) => ({
    path: `menu/modifier-groups/g${run}/define`,
    body: { ...named('Extra'), min: 0, max: 1, modifiers: [{ id: 'm', ...named('Ghee'), pricePaise: 1_000 }] },
  }),
  'menu.define-category': async (_, run) => ({ path: `menu/categories/k${run}/define`, body: { ...named('Specials'), order: 90 } }),
  'menu.define-item': async (_, run) => ({
    path: `menu/items/i${run}/define`,
    body: {
      ...named('Special'), categoryId: 'veg-curries', diet: 'veg', pricePaise: 10_000, variants: [], modifierGroupIds: [],
      taxClassId: 'restaurant-service', course: 'main',
    },
  }),
  'menu.eighty-six': async (house, run) => {
    const { path, body } = await ready('menu.define-item')(house, run)
    await must(house, path, body)
    return { path: `menu/items/i${run}/eighty-six`, body: {} }
  },
  'menu.restore': async (house, run) => {
    const { path } = await ready('menu.eighty-six')(house, run)
    await must(house, path)
    return { path: `menu/items/i${run}/restore`, body: {} }
  },
  'staff.add-member': async (_, run) => ({ path: `staff/p${run}/add`, body: { roles: ['waiter'] } }),
  'staff.disable-member': async (house, run) => {
    await must(house, `staff/p${run}/add`, { roles: ['waiter'] })
    return { path: `staff/p${run}/disable`, body: {} }
  },
  'table.seat': async (house, run) => {
    const { path, body } = await ready('outlet.define-table')(house, run)
    await must(house, path, body)
    return { path: `tables/x${run}/seat`, body: { covers: 2, orderId: `seat${run}` } }
  },
  'table.clean': async (house, run) => {
    await must(house, 'outlet/configure', { ...settings, cleaningAfterRelease: true })
    const { path, body } = await ready('table.seat')(house, run)
    await must(house, path, body)
    await must(house, `orders/seat${run}/cancel`, { reason: 'They left' })
    return { path: `tables/x${run}/clean`, body: {} }
  },
  'order.open': async (_, run) => ({ path: 'orders', body: { orderId: `o${run}`, kind: 'takeaway' } }),
  'order.add-line': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/add-line`, body: { itemId: dish, quantity: '1', note: 'no onion' },
  }),
  'order.change-quantity': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/change-quantity`, body: { lineId: `o${run}-l`, delta: '1' },
  }),
  'order.void-line': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/void-line`, body: { lineId: `o${run}-l` } }),
  'order.move': async (house, run) => {
    const { path, body } = await ready('table.seat')(house, run)
    await must(house, path, body)
    const other = await ready('outlet.define-table')(house, run + 50_000)
    await must(house, other.path, other.body)
    return { path: `orders/seat${run}/move`, body: { tableId: `x${run + 50_000}` } }
  },
  'order.cancel': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/cancel`, body: { reason: 'They left' } }),
  'order.fire': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/fire`, body: {} }),
  'ticket.start': async (house, run) => ({ path: `tickets/${await fired(house, `o${run}`)}/start`, body: {} }),
  'ticket.ready': async (house, run) => ({ path: `tickets/${await fired(house, `o${run}`)}/ready`, body: {} }),
  'ticket.serve': async (house, run) => {
    const ticket = await fired(house, `o${run}`)
    await must(house, `tickets/${ticket}/ready`)
    return { path: `tickets/${ticket}/serve`, body: {} }
  },
  'ticket.recall': async (house, run) => {
    const ticket = await fired(house, `o${run}`)
    await must(house, `tickets/${ticket}/ready`)
    return { path: `tickets/${ticket}/recall`, body: {} }
  },
  'ticket.acknowledge': async (house, run) => {
    await fired(house, `o${run}`)
    await must(house, `orders/o${run}/void-line`, { lineId: `o${run}-l`, reason: 'Wrong table' })
    return { path: `tickets/${await ticketOf(house, `o${run}`, 'cancel')}/acknowledge`, body: {} }
  },
  'order.request-bill': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/request-bill`, body: {} }),
  'order.withdraw-bill-request': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/request-bill`)
    return { path: `orders/o${run}/withdraw-bill-request`, body: {} }
  },
  'order.acknowledge-bill-request': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/request-bill`)
    return { path: `orders/o${run}/acknowledge-bill-request`, body: {} }
  },
  'bill.issue': async (house, run) => ({ path: 'bills', body: { billId: `o${run}-b`, orderId: await takeaway(house, `o${run}`) } }),
  'bill.take-tender': async (house, run) => ({
    path: `bills/${await issued(house, `o${run}`)}/take-tender`, body: { kind: 'cash', amountPaise: 10_000 },
  }),
}

function ready(command: string): Scenario {
  const scenario = scenarios[command]
  if (!scenario) throw new Error(`There is no scenario of ${command}`)
  return scenario
}
