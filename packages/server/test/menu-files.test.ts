import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, placeOrder, type Answer, type TestHouse } from './support/house'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

const post = async (query: string, body: RequestInit['body'], headers: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  house.request(`/api/v1/menu/import${query}`, { method: 'POST', body: body ?? null, headers: { authorization: `Bearer ${await house.key()}`, ...headers } })
const csv = { 'content-type': 'text/csv' }
const naan = (price: string): string => `Code;Dish;MRP\nBN;Butter naan;${price}\n`
const menu = async (): Promise<string> => JSON.stringify((await house.get('menu')).body, (key, value: unknown) => (key === 'revision' || key === 'position' ? undefined : value))

it('previews, imports once under one key, keeps an open order at its price, and takes it back', async () => {
  const before = await menu()
  await placeOrder(house, 't1', 'frozen')
  await house.post('orders/frozen/add-line', { lineId: 'n1', itemId: 'butter-naan', quantity: '1' })
  const { body: preview, status } = await post('?preview', naan('₹1,250.00'), csv)
  expect(status).toBe(200)
  expect(preview).toMatchObject({
    counts: { items: { new: 0, changed: 1, unchanged: 0 } }, errors: [],
    changes: [{ sheet: 'Items', row: 2, kind: 'changed', id: 'butter-naan', name: 'Butter naan', cells: [{ column: 'Price', new: '1250' }] }],
  })
  expect(await menu()).toBe(before)
  const twice = [0, 1].map(() => post(`?mark=${preview.mark}`, naan('₹1,250.00'), { ...csv, 'idempotency-key': 'import-once' }))
  const [first, second] = await Promise.all(twice)
  expect([first?.status, second?.status, second?.body.position]).toEqual([200, 200, first?.body.position])
  expect(first?.body).toMatchObject({ events: [{ stream: 'menu', type: 'MenuBatchApplied' }], state: { batchId: expect.stringMatching(/^import-/) as string, items: 1 } })
  expect((await house.events()).filter(({ type }) => type === 'MenuBatchApplied').length).toBe(1)
  expect((await post('', naan('99'), { ...csv, 'idempotency-key': 'import-once' })).body.code).toBe('idempotency-mismatch')
  await house.post('orders/frozen/add-line', { lineId: 'n2', itemId: 'butter-naan', quantity: '1' })
  const { lines } = (await house.get('orders/frozen')).body as { lines: { id: string; unitPricePaise: number }[] }
  expect(lines.slice(1).map(line => [line.id, line.unitPricePaise])).toEqual([['n1', 7_000], ['n2', 125_000]])
  expect((await post(`?mark=${preview.mark}`, naan('80'), csv)).body.code).toBe('version-conflict')
  expect((await house.post('menu/undo-batch', { batchId: first?.body.state.batchId })).status).toBe(200)
  expect(await menu()).toBe(before)
})

it('takes a form, refuses a file with one wrong cell as a whole, and writes nothing for one that changes nothing', async () => {
  const before = (await house.events()).length
  const form = new FormData()
  form.set('file', new File(['Category,Name,Diet,Price,Tax class\nBreads,Khasta roti,veg,60,Restaurant service\nBreads,Roomali,veg,sixty,Restaurant service\n'], 'menu.csv'))
  const refused = await post('', form)
  expect([refused.status, refused.body.code]).toEqual([422, 'sheet-refused'])
  expect(refused.body.errors).toEqual([
    { sheet: 'Items', row: 3, column: 'Price', code: 'not-a-price', message: '"sixty" is not a price. Write an amount such as 120 or 99.50.' },
  ])
  const same = await post('', naan('70'), csv)
  expect([same.status, same.body.events, same.body.counts.items]).toEqual([200, [], { new: 0, changed: 0, unchanged: 1 }])
  expect((await house.events()).length).toBe(before)
})

it('exports what imports as no change, as CSV and as a workbook', async () => {
  for (const [format, type] of [['csv', 'text/csv'], ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']] as const) {
    const response = await fetch(`${house.url}/api/v1/menu/export.${format}`, { headers: { authorization: `Bearer ${await house.key()}` } })
    expect([response.status, response.headers.get('content-type')?.split(';')[0], response.headers.get('cache-control')]).toEqual([200, type, 'no-store'])
    const preview = await post('?preview', await response.arrayBuffer(), { 'content-type': type })
    expect([preview.body.errors, preview.body.changes]).toEqual([[], []])
  }
})

it('is for those who may change the menu', async () => {
  for (const role of ['waiter', 'kitchen', 'cashier'] as const) {
    const authorization = `Bearer ${await house.key(role)}`
    expect((await house.request('/api/v1/menu/import?preview', { method: 'POST', body: naan('1'), headers: { authorization } })).body.code).toBe('forbidden')
    expect((await house.get('menu/export.csv', { key: await house.key(role) })).body.code).toBe('forbidden')
  }
  expect((await house.request('/api/v1/menu/export.xlsx')).body.code).toBe('not-signed-in')
})

/** A zip of one file that says of itself what it likes. */
function zipOf(packed: Buffer, saysBytes: number): Buffer {
  const name = Buffer.from('xl/workbook.xml')
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(saysBytes, 22)
  local.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(packed.length, 20)
  entry.writeUInt32LE(saysBytes, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(entry.length + name.length, 12)
  end.writeUInt32LE(local.length + name.length + packed.length, 16)
  return Buffer.concat([local, name, packed, entry, name, end])
}

it('refuses what is no file of a menu, too large, or a zip that lies about its size', async () => {
  const bomb = zipOf(deflateRawSync(Buffer.alloc(64 * 1024 * 1024)), 1_000)
  expect(bomb.length).toBeLessThan(100_000)
  const cases: readonly (readonly [body: Buffer, code: string])[] = [
    [bomb, 'sheet-too-large'], [zipOf(Buffer.from('not deflated'), 10), 'sheet-unreadable'], [Buffer.from('PK\u0003\u0004'), 'sheet-unreadable'],
    [Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'sheet-unreadable'], [Buffer.from([0x4e, 0xe9, 0x41]), 'sheet-unreadable'], [Buffer.alloc(5 * 1024 * 1024 + 1, 'a'), 'sheet-too-large'],
    [Buffer.alloc(0), 'sheet-unreadable'],
  ]
  for (const [body, code] of cases) expect((await post('?preview', new Uint8Array(body))).body.code, code).toBe(code)
  expect((await post('?preview', 'a,b\n1,2', csv)).body.errors).toMatchObject([{ row: 1, column: 'Name', code: 'header-missing' }])
})
