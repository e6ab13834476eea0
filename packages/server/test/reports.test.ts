import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeExport, type ExportName, type ExportRequest } from '../src/reports/exports'
import { openTestHouse, type TestHouse } from './support/house'

let house: TestHouse
let now = '2026-11-20T06:30:00.000Z'
beforeAll(async () => {
  house = await openTestHouse({ now: () => now })
})
afterAll(() => house.close())

const made = (name: ExportName, request: ExportRequest) => makeExport(house.restoflow.runtime, name, request, { roles: ['owner'] })

it('says what keeps a return from being filed, and that its month is not over or has not begun', async () => {
  const owner = { key: await house.key('owner') }
  expect((await house.post('outlet/change', { patch: { operators: [{ name: 'Zomato' }] } }, owner)).status).toBe(200)
  const order = { orderId: 'app', kind: 'aggregator', source: { name: 'Zomato', orderNumber: 'ZM-1' }, lines: [{ itemId: 'chana-masala', quantity: '1' }], fire: true }
  expect((await house.post('orders', order)).status).toBe(200)
  expect((await house.post('bills', { billId: 'b-app', orderId: 'app' })).status).toBe(200)

  const early = await made('gstr1', { month: '2026-11', format: 'json' })
  expect(early.notices).toEqual([
    '2026-11 is not over: this has what was issued until 2026-11-20.', expect.stringMatching(/^Warning: .*Zomato: operator without a GSTIN\.$/),
  ])
  await expect(made('gstr1', { month: '2027-05', format: 'json' })).rejects.toMatchObject({ code: 'invalid-period', message: expect.stringContaining('has not begun') })
  await expect(made('daybook', { day: '2026-11-21', format: 'csv' })).rejects.toMatchObject({ code: 'invalid-period' })
  now = '2026-12-02T06:30:00.000Z'
  expect((await made('gstr1', { month: '2026-11', format: 'csv', section: 'b2cs' })).notices).toHaveLength(1)
  expect((await made('daybook', { month: '2026-11', format: 'csv' })).notices).toEqual([])
  expect((await house.get('bills?query=zm-1')).body.items).toMatchObject([{ id: 'b-app' }])
})
