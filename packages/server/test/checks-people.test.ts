import { Socket } from 'node:net'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { addDevice } from '../src/mqtt/devices'
import { connectDevice } from '../src/mqtt/client.testing'
import { openTestHouse, placeOrder, type Answer, type TestHouse } from './support/house'

// The checks under "People and data" that can be made through the doors of a running house. Elsewhere: a verified backup precedes every
// migration, and an older build refuses a newer database (src/journal/migrate.test.ts); no relay failure delays a sale (src/relay/mqtt.test.ts,
// a device that does not read: src/mqtt/broker.test.ts); rights and stale edits on the screens (e2e/people.test.ts, e2e/menu.test.ts).
// Backup, restore and wipe exclude each other, webhooks, and a guest's page that never shows a previous guest's order come with those.
let house: TestHouse
/** Where this process connected to while the house ran. */
const reached = new Set<string>()
const connect = Socket.prototype.connect

beforeAll(async () => {
  Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
    const [first]: readonly unknown[] = args.flat()
    const { path, host } = (first ?? {}) as { readonly host?: string; readonly path?: string }
    reached.add(path ?? host ?? 'localhost')
    return Reflect.apply(connect, this, args) as Socket
  }
  house = await openTestHouse({ mqtt: true })
})
afterEach(() => expect(house.reported).toEqual([]))
afterAll(async () => {
  await house.close()
  Socket.prototype.connect = connect
})

interface Person {
  readonly cookie: string
  post(path: string, body?: unknown): Promise<Answer>
  get(path: string): Promise<Answer>
  /** A page of the screens, as a browser asks for it. */
  page(path: string): Promise<Answer>
  terminalId(): Promise<string>
}

/** @returns somebody of the demo, signed in at a browser of their own */
async function signedIn(staffId: string, pin: string): Promise<Person> {
  const { headers } = await house.request('/', { headers: { accept: 'text/html' } })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const common = { cookie, origin: house.url, 'restoflow-as': staffId, 'content-type': 'application/json' }
  const to = (path: string, body: unknown): Promise<Answer> => house.request(path, { method: 'POST', body: JSON.stringify(body), headers: common })
  expect((await to('/session/sign-in', { staffId, pin })).status).toBe(200)
  return {
    cookie,
    post: (path, body = {}) => to(`/api/v1/${path}`, body),
    get: path => house.request(`/api/v1/${path}`, { headers: common }),
    page: path => house.request(`${path}?as=${staffId}`, { headers: { cookie, accept: 'text/html' } }),
    terminalId: async () => ((await house.request('/session', { headers: common })).body as { terminal: { id: string } }).terminal.id,
  }
}

/** Opens a live board. @returns how long it took to end, once it does */
async function watch(person: Person, board: string): Promise<{ readonly status: number; ended(): Promise<'ended'>; close(): void }> {
  const stop = new AbortController()
  const response = await fetch(`${house.url}/live?s=${board}`, { headers: { cookie: person.cookie }, signal: stop.signal })
  const reader = response.body?.getReader()
  const ended = async (): Promise<'ended'> => {
    for (;;) if ((await reader?.read())?.done !== false) return 'ended'
  }
  return { status: response.status, ended, close: () => stop.abort() }
}

const within = async <T>(ms: number, work: Promise<T>): Promise<T | 'too late'> =>
  Promise.race([work, new Promise<'too late'>(resolve => setTimeout(() => resolve('too late'), ms))])

const owner = async (): Promise<Person> => signedIn('vikram', '5803')

describe('rights per role and per person, effective on the next request', () => {
  it('denied between two requests: the first void is taken, the next is refused in words, the order stays', async () => {
    const [boss, ravi] = [await owner(), await signedIn('ravi', '3952')]
    await placeOrder(house, 't9', 'rights-1')
    await ravi.post('orders/rights-1/add-line', { lineId: 'second', itemId: 'butter-naan', quantity: '2' })
    await ravi.post('orders/rights-1/fire')
    expect((await ravi.post('orders/rights-1/change-quantity', { lineId: 'second', delta: '-1', reason: 'one too many' })).status).toBe(200)
    const set = await boss.post('staff/ravi/set-rights', { allow: [], deny: ['orders.void', 'orders.move'] })
    expect(set.body.state).toMatchObject({ staffId: 'ravi', deny: ['orders.void', 'orders.move'] })
    const refused = await ravi.post('orders/rights-1/void-line', { lineId: 'second', reason: 'left' })
    expect(refused.body).toMatchObject({ status: 403, code: 'approval-required', right: 'orders.void' })
    expect(refused.body.detail).toContain('you may not take off what was sent')
    expect((await ravi.post('orders/rights-1/move', { tableId: 't8' })).body).toMatchObject({
      code: 'forbidden', right: 'orders.move',
      detail: expect.stringMatching(/\(orders\.move\) is not among the rights here\. An owner, manager, waiter or cashier may\.$/) as string,
    })
    expect((await ravi.post('orders/rights-1/void-line', { lineId: 'second', reason: 'left', approval: { by: 'meera', pin: '4071' } })).status).toBe(200)
    expect((await ravi.get('orders/rights-1')).body).toMatchObject({ state: 'open', lines: [{ state: 'sent' }, { state: 'voided' }] })
    await boss.post('staff/ravi/set-rights', { allow: [], deny: [] })
    expect((await ravi.post('orders/rights-1/move', { tableId: 't8' })).status).toBe(200)
  })

  it('a screen and its live board open and close with the right', async () => {
    const [boss, asha] = [await owner(), await signedIn('asha', '7318')]
    expect([(await asha.page('/till')).status, (await watch(asha, 'asha~till')).status]).toEqual([403, 403])
    await boss.post('staff/asha/set-rights', { allow: ['tenders.take'], deny: [] })
    expect((await asha.page('/till')).status).toBe(200)
    const board = await watch(asha, 'asha~till')
    expect(board.status).toBe(200)
    const ended = board.ended()
    await boss.post('staff/asha/set-rights', { allow: [], deny: [] })
    expect(await within(1_000, ended)).toBe('ended')
    expect([(await asha.page('/till')).status, (await asha.page('/floor')).status]).toEqual([403, 200])
  })

  it('a person who approves is asked for the right of this moment too', async () => {
    const boss = await owner()
    const ravi = await signedIn('ravi', '3952')
    await placeOrder(house, 't7', 'rights-2')
    await boss.post('staff/ravi/set-rights', { allow: [], deny: ['orders.void'] })
    await boss.post('staff/meera/set-rights', { allow: [], deny: ['orders.void'] })
    const asked = { lineId: 'rights-2-l1', reason: 'left', approval: { by: 'meera', pin: '4071' } }
    expect((await ravi.post('orders/rights-2/void-line', asked)).body.code).toBe('approval-forbidden')
    for (const id of ['meera', 'ravi']) await boss.post(`staff/${id}/set-rights`, { allow: [], deny: [] })
  })
})

it('a stale edit conflicts', async () => {
  const boss = await owner()
  const { revision } = (await boss.get('staff')).body.items.find(({ id }: { id: string }) => id === 'gopal') as { revision: number }
  expect((await boss.post('staff/gopal/set-rights', { allow: [], deny: ['menu.eighty-six'], revision })).status).toBe(200)
  const stale = await boss.post('staff/gopal/set-rights', { allow: ['menu.edit'], deny: [], revision })
  expect(stale.body).toMatchObject({ status: 409, code: 'version-conflict', revision: revision + 1 })
  expect((await boss.post('staff/gopal/set-rights', { allow: [], deny: [], revision: revision + 1 })).status).toBe(200)
})

describe('deactivating cuts live connections at once', () => {
  it('of a person, who is let in again only when enabled', async () => {
    const [boss, farah] = [await owner(), await signedIn('farah', '8264')]
    const ended = (await watch(farah, 'farah~floor')).ended()
    expect((await boss.post('staff/farah/disable')).status).toBe(200)
    expect(await within(1_000, ended)).toBe('ended')
    expect((await farah.get('tables')).body.code).toBe('not-signed-in')
    await boss.post('staff/farah/enable')
    expect((await farah.get('tables')).status).toBe(401)
    await signedIn('farah', '8264')
  })

  it('of a terminal, whose next page says so and whose next request is refused', async () => {
    const [boss, asha] = [await owner(), await signedIn('asha', '7318')]
    const id = await asha.terminalId()
    const list = (await boss.get('terminals')).body.items as readonly { id: string; signedIn: readonly string[]; address: string }[]
    expect(list.find(line => line.id === id)).toMatchObject({ signedIn: ['asha'], address: '127.0.0.1' })
    expect((await asha.get('terminals')).body).toMatchObject({ code: 'forbidden', right: 'terminals.manage' })
    const ended = (await watch(asha, 'asha~floor')).ended()
    await boss.post(`terminals/${id}/rename`, { name: 'Bar tablet' })
    expect((await boss.post(`terminals/${id}/revoke`)).status).toBe(200)
    expect(await within(1_000, ended)).toBe('ended')
    expect((await asha.get('tables')).body).toMatchObject({ code: 'not-signed-in', detail: expect.stringContaining('Bar tablet') as string })
    expect((await asha.page('/floor')).headers.get('location')).toMatch(/^\/\?/)
    const first = await house.request('/', { headers: { cookie: asha.cookie, accept: 'text/html' } })
    expect(first.text).toContain('This browser was taken out')
    expect((await boss.post(`terminals/${id}/revoke`)).body.code).toBe('unknown-terminal')
  })

  it('of a device', async () => {
    const { runtime } = house.restoflow
    const account = await addDevice(runtime.credentials, { outlet: 'demo', kind: 'floor', stations: [] }, runtime.now())
    const device = await connectDevice(`${house.url.replace('http', 'ws')}/mqtt`, account)
    expect((await (await owner()).post(`devices/${account.user}/revoke`)).status).toBe(200)
    expect(await within(1_000, device.closed().then(() => 'cut'))).toBe('cut')
    await device.end()
  })
})

it('one person\'s key never replays another\'s result', async () => {
  const [ravi, asha] = [await signedIn('ravi', '3952'), await signedIn('asha', '7318')]
  const sent = (person: Person, staffId: string, orderId: string): Promise<Answer> => house.request('/api/v1/orders', {
    method: 'POST', body: JSON.stringify({ kind: 'takeaway', orderId }),
    headers: { cookie: person.cookie, origin: house.url, 'restoflow-as': staffId, 'content-type': 'application/json', 'idempotency-key': 'the-same-key' },
  })
  expect((await sent(ravi, 'ravi', 'key-1')).body.state.id).toBe('key-1')
  expect((await sent(ravi, 'ravi', 'key-1')).body.state.id).toBe('key-1')
  expect((await sent(asha, 'asha', 'key-2')).body.state.id).toBe('key-2')
})

it('what a person did is told newest first, in sentences, page by page, to who may know', async () => {
  const [boss, ravi] = [await owner(), await signedIn('ravi', '3952')]
  await ravi.post('tables/t6/seat', { covers: 3, orderId: 'deeds-1' })
  await ravi.post('orders/deeds-1/add-line', { lineId: 'n', itemId: 'butter-naan', quantity: '1' })
  await ravi.post('orders/deeds-1/fire')
  await boss.post('staff/ravi/set-rights', { allow: [], deny: ['orders.void'] })
  await ravi.post('orders/deeds-1/void-line', { lineId: 'n', reason: 'guest left', approval: { by: 'meera', pin: '4071' } })
  await boss.post('staff/ravi/set-rights', { allow: [], deny: [] })
  const first = (await ravi.get('staff/ravi/activity?limit=2')).body as { items: readonly { text: string; approvedBy: string | null }[]; next: string }
  expect(first.items.map(({ text }) => text)).toEqual([
    'Voided 1 × Butter naan on T6, reason: guest left, approved by Meera Iyer', expect.stringMatching(/^Sent KOT \S+ for T6$/),
  ])
  expect(first.items[0]?.approvedBy).toBe('meera')
  const second = (await boss.get(`staff/ravi/activity?limit=2&cursor=${first.next}`)).body as typeof first
  expect(second.items.map(({ text }) => text)).toEqual(['Added 1 × Butter naan to T6', 'Opened the order of T6, 3 covers'])
  expect((await boss.get('staff/ravi/activity?kind=till')).body.items).toEqual([])
  expect((await boss.get('staff/ravi/activity?day=2001-01-01')).body.items).toEqual([])
  expect((await ravi.get('staff/asha/activity')).body.code).toBe('forbidden')
  expect((await boss.get('staff/ravi/activity?kind=everything')).body.code).toBe('invalid-query')
})

it('a name is erased after leaving, and the books keep the id', async () => {
  const boss = await owner()
  await boss.post('staff/temp/add', { roles: ['waiter'] })
  await boss.post('staff/temp/set-name', { name: 'Tara Temporary' })
  const { pin } = (await boss.post('staff/temp/set-pin')).body.state as { pin: string }
  expect(pin).toMatch(/^\d{4}$/)
  await signedIn('temp', pin)
  expect((await boss.post('staff/temp/erase-name')).body.code).toBe('still-works-here')
  await boss.post('staff/temp/disable')
  expect((await boss.post('staff/temp/erase-name')).body.state).toMatchObject({ id: 'temp', name: 'temp' })
  expect((await boss.get('staff/vikram/activity?limit=1')).body.items[0].text).toBe('Took the access of temp away')
})

it('a manager gives nobody more than their own, and touches no owner', async () => {
  const meera = await signedIn('meera', '4071')
  expect((await meera.post('staff/ravi/set-rights', { allow: ['people.manage'], deny: [] })).body).toMatchObject({ code: 'forbidden', right: 'people.manage' })
  expect((await meera.post('staff/meera/set-rights', { allow: ['settings.edit'], deny: [] })).body).toMatchObject({ code: 'forbidden', right: 'settings.edit' })
  expect((await meera.post('staff/vikram/set-rights', { allow: [], deny: ['orders.take'] })).body.code).toBe('forbidden')
  const boss = await owner()
  await boss.post('staff/ravi/set-rights', { allow: ['settings.edit'], deny: [] })
  expect((await meera.post('staff/ravi/set-pin')).body).toMatchObject({ code: 'forbidden', right: 'settings.edit' })
  await boss.post('staff/ravi/set-rights', { allow: [], deny: [] })
})

it('nothing is sent anywhere unless asked', async () => {
  await new Promise(resolve => setTimeout(resolve, 300))
  expect([...reached].filter(host => !['127.0.0.1', 'localhost', '::1'].includes(host))).toEqual([])
})

it('wrong PINs are remembered over a restart', async () => {
  const ravi = await signedIn('ravi', '3952')
  const attempt = (): Promise<Answer> => house.request('/session/sign-in', {
    method: 'POST', body: JSON.stringify({ staffId: 'imran', pin: '0000' }), headers: { cookie: ravi.cookie, origin: house.url, 'content-type': 'application/json' },
  })
  for (let turn = 0; turn < 5; turn += 1) expect((await attempt()).body.code).toBe('wrong-credentials')
  house = await house.restart()
  expect((await attempt()).body.code).toBe('too-many-attempts')
  const boss = await owner()
  expect((await boss.post('staff/imran/unlock')).status).toBe(200)
  expect((await attempt()).body.code).toBe('wrong-credentials')
})

it('a real house takes no PIN that anybody would try first', async () => {
  const real = await openTestHouse({ demo: false })
  const key = await real.key('owner')
  await real.post('staff/zoya/add', { roles: ['waiter'] }, { key })
  for (const pin of ['1111', '1234', '9876', '1987', '1212']) expect((await real.post('staff/zoya/set-pin', { pin }, { key })).body.code, pin).toBe('weak-pin')
  expect((await real.post('staff/zoya/set-pin', { pin: '4824' }, { key })).status).toBe(200)
  await real.close()
})
