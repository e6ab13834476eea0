import { fired, freeTable, must, seated, takeaway, type Scenario } from './scenario-steps'

/** Tables, orders and courses. */
export const serviceScenarios: Readonly<Record<string, Scenario>> = {
  'table.transfer': async (house, run) => {
    await seated(house, run)
    return { path: `tables/x${run}/transfer`, body: { toTableId: await freeTable(house, run) } }
  },
  'table.merge': async (house, run) => {
    await seated(house, run)
    return { path: `tables/x${run}/merge`, body: { tableIds: [await freeTable(house, run)] } }
  },
  'table.unmerge': async (house, run) => {
    await seated(house, run)
    await must(house, `tables/x${run}/merge`, { tableIds: [await freeTable(house, run)] })
    return { path: `tables/x${run}/unmerge`, body: {} }
  },
  'order.restore-line': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/void-line`, { lineId: `o${run}-l` })
    return { path: `orders/o${run}/restore-line`, body: { lineId: `o${run}-l` } }
  },
  'order.repeat-round': async (house, run) => {
    await fired(house, `o${run}`)
    return { path: `orders/o${run}/repeat-round`, body: {} }
  },
  'order.move-lines': async (house, run) => {
    await takeaway(house, `o${run}`)
    return { path: `orders/o${run}/move-lines`, body: { toOrderId: await takeaway(house, `q${run}`), lines: [{ lineId: `o${run}-l`, quantity: '1' }] } }
  },
  'order.merge': async (house, run) => {
    await takeaway(house, `o${run}`)
    return { path: `orders/o${run}/merge`, body: { intoOrderId: await takeaway(house, `q${run}`) } }
  },
  'order.rename': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/rename`, body: { label: 'Window' } }),
  'order.set-covers': async (house, run) => ({ path: `orders/${await seated(house, run)}/set-covers`, body: { covers: 5 } }),
  'order.set-line-cover': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/set-line-cover`, body: { lineId: `o${run}-l`, cover: 2 },
  }),
  'order.set-customer': async (house, run) => {
    await must(house, 'customers', { id: `guest-${run}`, name: `Guest ${run}` })
    return { path: `orders/${await takeaway(house, `o${run}`)}/set-customer`, body: { customerId: `guest-${run}` } }
  },
  'order.promise': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/promise`, body: { at: new Date(Date.now() + 1_800_000 + run * 60_000).toISOString() },
  }),
  'order.set-kind': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/set-kind`, body: { kind: 'delivery' } }),
  'order.set-source': async (house, run) => {
    await must(house, 'orders', { orderId: `o${run}`, kind: 'aggregator' })
    return { path: `orders/o${run}/set-source`, body: { source: { name: 'Zomato', orderNumber: `late-${run}` } } }
  },
  'order.hand-over': async (house, run) => {
    await must(house, `tickets/${await fired(house, `o${run}`)}/ready`)
    return { path: `orders/o${run}/hand-over`, body: { all: true } }
  },
  'order.hold-course': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/hold-course`, body: { course: 'main' } }),
  'order.release-course': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/hold-course`, { course: 'main' })
    return { path: `orders/o${run}/release-course`, body: { course: 'main' } }
  },
}
