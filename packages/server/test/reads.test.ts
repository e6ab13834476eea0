import { voucherCodeOf, voucherIdOf } from '@restoflow/core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { reads } from '../src/http/reads'
import { openTestHouse, placeOrder, silentProvider, type TestHouse } from './support/house'

let house: TestHouse
/** Long before anything was sold. */
const closedDay = '2001-01-02'
beforeAll(async () => {
  house = await openTestHouse({ env: silentProvider, since: `${closedDay}T06:00:00.000Z` })
  for (const [tableId, orderId] of [['t1', 'a'], ['t2', 'b'], ['t3', 'c'], ['t4', 'd']] as const) await placeOrder(house, tableId, orderId)
  await house.post('orders/a/add-line', { itemId: 'chana-masala', quantity: '2', note: 'less spicy', modifiers: [] })
  await house.post('orders/b/request-bill')
  await house.post('orders/b/acknowledge-bill-request', {}, { key: await house.key('cashier') })
  await house.post('orders/c/void-line', { lineId: 'c-l1', reason: 'Wrong table' })
  await house.post('bills', { billId: 'b-d', orderId: 'd', buyer: { name: 'Rao & Sons', stateCode: '29' } })
  await house.post('bills/b-d/take-tender', { kind: 'upi', amountPaise: 10_000, reference: 'UPI-1' })
  await house.post('collections', { collectionId: 'asked', bills: [{ billId: 'b-d', amountPaise: 1_000 }] })
  await house.post('orders', { orderId: 'e', kind: 'takeaway' })
  await house.post('orders', { orderId: 'f', kind: 'takeaway', lines: [{ itemId: 'chana-masala', quantity: '1' }] })
  await house.post('bills', { billId: 'b-f', orderId: 'f' })
  await house.post('credit-notes', { creditNoteId: 'cn-f', billId: 'b-f', reason: 'Cold' })
  await house.post('shifts/early/open', { floatPaise: 200_000 })
  await house.post(`days/${closedDay}/close`)
  ids['customers/{id}'] = (await house.post('customers', { name: 'Sunita Rao', phone: '+919900000001' })).body.state.id
  await house.post('customers', { id: 'regular', name: 'Asha Foods' })
  await house.post('accounts/regular/define', { limitPaise: 500_000 })
  const code = voucherCodeOf(Uint8Array.from({ length: 16 }, (_, place) => place * 13))
  await house.post('vouchers', { code, amountPaise: 50_000, kind: 'upi' })
  ids['vouchers/{id}'] = voucherIdOf(code)
  ids['reservations/{id}'] = (await house.post('reservations', { kind: 'walk-in', covers: 2 })).body.state.id
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

const ids: Record<string, string> = {
  'orders/{id}': 'a', 'orders/{id}/bill-preview': 'a', 'bills/{id}': 'b-d', 'credit-notes/{id}': 'cn-f', 'collections/{id}': 'asked', 'accounts/{id}': 'regular', 'accounts/{id}/statement': 'regular',
  'staff/{id}/activity': 'meera', 'shifts/{id}': 'early', 'reports/z/{id}': closedDay,
}
const queries: Record<string, string> = {
  'customers': '?query=sunita', 'reports/gstr1': '?month=2026-11', 'reports/gstr1-documents': '?month=2026-11&section=b2cs',
  'reports/tax-summary': '?month=2026-11', 'reports/daybook': '?month=2026-11', 'reports/z': '?year=00-01',
}
/** Nothing is in them until a browser, or a person at one, has done something. */
const mayBeEmpty = ['terminals', 'staff/{id}/activity']

it.each(reads.map(read => ({ ...read })))('answers $path in the documented shape', async ({ path, response }) => {
  const ticket = house.restoflow.runtime.house.live('ticket').keys().next().value ?? ''
  const { status, body, headers } = await house.get(path.replace('{id}', ids[path] ?? ticket) + (queries[path] ?? ''))
  expect([status, headers.get('cache-control')]).toEqual([200, 'no-store'])
  response.parse(body)
  if ('items' in body && !mayBeEmpty.includes(path)) expect(body.items.length).toBeGreaterThan(0)
})

it('shows an order, a table and the menu as the contract says', async () => {
  expect((await house.get('orders/a')).body).toMatchObject({
    id: 'a', kind: 'dine-in', state: 'open', tableId: 't1', bills: [],
    lines: [{ id: 'a-l1', itemId: 'paneer-butter-masala', name: 'Paneer butter masala', quantity: '1', unitPricePaise: 34_000, state: 'sent' }, { quantity: '2', state: 'new' }],
  })
  const { body: tables } = await house.get('tables?limit=200')
  const stateOf = (id: string): unknown => tables.items.find((table: { id: string }) => table.id === id)
  expect(stateOf('t1')).toMatchObject({ name: 'T1', section: 'main-hall', state: 'ordered', orderId: 'a', covers: 2 })
  expect(stateOf('t2')).toMatchObject({ state: 'bill' })
  expect(stateOf('t4')).toMatchObject({ state: 'paying' })
  expect(stateOf('t9')).toMatchObject({ state: 'free', orderIds: [] })
  const { body: menu } = await house.get('menu')
  expect(menu.categories[0].items[0]).toMatchObject({ available: true, variants: expect.any(Array), modifierGroups: expect.any(Array) })
  expect((await house.get('bills/b-d')).body).toMatchObject({ orderId: 'd', state: 'issued', totalPaise: 35_700, duePaise: 25_700, tenders: [{ kind: 'upi', amountPaise: 10_000 }] })
  expect((await house.get('staff')).body.items).toContainEqual(
    expect.objectContaining({ id: 'meera', name: 'Meera Iyer', roles: ['manager'], disabled: false }))
})

it('shows a credit note as it was issued, and says what is none', async () => {
  const { body } = await house.get('credit-notes/cn-f')
  expect(body).toMatchObject({ id: 'cn-f', billId: 'b-f', creditPaise: 26_300, reason: 'Cold', figures: { totalPaise: -26_300 } })
  expect((await house.get('credit-notes/cn-9')).body).toMatchObject({ status: 404, code: 'unknown-credit-note' })
})

it('previews a bill with a discount', async () => {
  const { body } = await house.get('orders/a/bill-preview?percent=10')
  expect(body).toMatchObject({ orderId: 'a', section: 'gst', sections: ['gst'] })
  expect(body.figures.discountPaise).toBe((34_000 + 2 * 25_000) / 10)
  expect(body.totalPaise).toBe(body.figures.totalPaise)
})

it('explains a preview and an issued bill, as data and as text, in English and in Hindi', async () => {
  const { body } = await house.get('orders/a/bill-preview?percent=10&explain=1')
  const total = body.explanation.steps.find(({ figure }: { figure: string }) => figure === 'totalPaise')
  expect(total).toMatchObject({ paise: body.totalPaise, rule: 'sum' })
  expect(total.parts.reduce((sum: number, { paise }: { paise: number }) => sum + paise, 0)).toBe(body.totalPaise)
  expect(body.explanation.text).toMatch(/Discount on the bill: 10% of ₹840\.00 = ₹84\.00/)
  const issued = (await house.get('bills/b-d?explain=1&language=hi')).body
  expect(issued.explanation.text).toMatch(/कर योग्य मूल्य/)
  expect((await house.get('bills/b-d')).body.explanation).toBeUndefined()
  expect((await house.get('bills/b-d?explain=1&language=fr')).body.code).toBe('invalid-query')
  expect((await house.get('orders/a/bill-preview?part=2')).body.code).toBe('invalid-query')
})

it('keeps tickets to their station', async () => {
  const { body } = await house.get('tickets?station=curry')
  expect(body.items.every(({ station }: { station: string }) => station === 'curry')).toBe(true)
  expect((await house.get('tickets?station=bar')).body.items).toEqual([])
  expect((await house.get('tickets?station=grill')).body.code).toBe('unknown-station')
})

it('pages through a list without a gap or a repetition', async () => {
  const seen: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const { body } = await house.get(`tables?limit=7&cursor=${cursor}`)
    expect(body.items.length).toBeLessThanOrEqual(7)
    seen.push(...body.items.map(({ id }: { id: string }) => id))
    cursor = body.next
  }
  expect(seen).toHaveLength(24)
  expect(new Set(seen).size).toBe(24)
})

it('finds bills by what one remembers', async () => {
  const found = async (query: string): Promise<string[]> => (await house.get(`bills?${query}`)).body.items.map(({ id }: { id: string }) => id)
    // the one with the credit note is not meant
    .filter((id: string) => id !== 'b-f')
  for (const query of ['query=paneer', 'query=upi', 'table=T4', 'tender=upi', 'amount=357', 'amountPaise=35700', 'item=paneer-butter-masala', 'state=open', 'from=2020-01-01']) {
    expect(await found(query), query).toEqual(['b-d'])
  }
  for (const query of ['query=biryani', 'tender=cash', 'amount=358', 'state=settled', 'to=2020-01-01']) expect(await found(query), query).toEqual([])
})

it.each([
  ['tables?limit=0', 'invalid-query'], ['tables?limit=201', 'invalid-query'], ['tables?limit=ten', 'invalid-query'], ['tables?cursor=%00', 'invalid-query'],
  ['bills?cursor=zzz', 'invalid-query'], ['bills?from=yesterday', 'invalid-query'], ['bills?amount=lots', 'invalid-query'], ['bills?state=maybe', 'invalid-query'],
  ['orders/a/bill-preview?section=wine', 'invalid-query'], ['orders/a/bill-preview?percent=x', 'invalid-discount'], ['events?after=-1', 'invalid-query'],
  ['orders/nobody', 'unknown-order'], ['orders/Nobody', 'invalid-id'], ['tickets/nobody', 'unknown-ticket'], ['bills/nobody', 'unknown-bill'],
  ['orders/nobody/bill-preview', 'unknown-order'],
])('refuses %s with %s', async (path, code) => {
  expect((await house.get(path)).body.code).toBe(code)
})

it('asks everybody who reads who they are', async () => {
  for (const { path } of reads) expect((await house.request(`/api/v1/${path.replace('{id}', 'a')}`)).status, path).toBe(401)
})

it('reads what left the memory from the journal', async () => {
  await house.post('orders', { orderId: 'old', kind: 'takeaway' })
  await house.post('orders/old/cancel', { reason: 'They left' })
  house = await house.restart()
  expect(house.restoflow.runtime.house.get('order/old')).toBeUndefined()
  expect((await house.get('orders/old')).body).toMatchObject({ id: 'old', state: 'cancelled' })
})

it('tells how it does, and documents itself', async () => {
  expect((await house.request('/healthz')).body).toEqual({ status: 'ok' })
  expect((await house.request('/readyz')).body).toMatchObject({ status: 'ok' })
  const metrics = await house.request('/metrics')
  expect(metrics.headers.get('content-type')).toContain('text/plain')
  expect(metrics.text).toMatch(/restoflow_open_orders \d/)
  await house.post('orders/a/explode')
  expect((await house.request('/metrics')).text).toContain('restoflow_commands_total{command="unknown",code="unknown-command"} 1')
  expect((await house.request('/openapi.json')).body.openapi).toBe('3.1.0')
  expect((await house.request('/asyncapi.json')).body.asyncapi).toMatch(/^3\./)
  const docs = await house.request('/docs')
  expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect(docs.text).toContain('id="item-sold-out"')
  expect(docs.text).not.toMatch(/<script|style=|<style/)
})
