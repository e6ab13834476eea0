import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestHouse, type Answer, type TestHouse } from './support/house'

let house: TestHouse
let nowMs = Date.parse('2026-11-22T12:00:00.000Z')
beforeAll(async () => {
  house = await openTestHouse({ now: () => new Date(nowMs).toISOString() })
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

/** A browser: it keeps its cookie and says where its pages come from. */
interface Browser {
  readonly cookie: string
  get(path: string, as?: string): Promise<Answer>
  post(path: string, body: unknown, as?: string, headers?: Readonly<Record<string, string>>): Promise<Answer>
}

async function openBrowser(path = '/'): Promise<Browser> {
  const { headers } = await house.request(path, { headers: { accept: 'text/html' } })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const naming = (as?: string): Record<string, string> => (as === undefined ? {} : { 'restoflow-as': as })
  return {
    cookie,
    get: (to, as) => house.request(to, { headers: { cookie, ...naming(as) } }),
    post: (to, body, as, extra = {}) => house.request(to, {
      method: 'POST', body: JSON.stringify(body), headers: { cookie, origin: house.url, 'content-type': 'application/json', ...naming(as), ...extra },
    }),
  }
}

const signIn = async (browser: Browser, staffId: string, pin: string): Promise<Answer> => browser.post('/session/sign-in', { staffId, pin })

it('makes a browser of the demo a terminal by itself, with a cookie that scripts cannot read', async () => {
  const { headers } = await house.request('/', { headers: { accept: 'text/html' } })
  expect(headers.get('set-cookie')).toMatch(/^rf_terminal=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/)
  const browser = await openBrowser()
  const { body } = await browser.get('/session')
  expect(body).toMatchObject({ outlet: 'demo', outletName: 'Kesar Courtyard', demo: true, terminal: { id: expect.any(String) } })
  expect(body.people).toHaveLength(8)
  expect(body.people[0]).toEqual({ id: 'asha', name: 'Asha Nair', roles: ['waiter'], signedIn: false, letsIn: false, lockedUntil: null, home: '/floor?as=asha' })
})

it('signs several people in on one browser, each for what they do', async () => {
  const browser = await openBrowser()
  expect((await signIn(browser, 'meera', '4071')).body).toEqual({ id: 'meera', name: 'Meera Iyer', roles: ['manager'], home: '/floor?as=meera' })
  expect((await signIn(browser, 'farah', '8264')).body.home).toBe('/till?as=farah')
  const seat = await browser.post('/api/v1/tables/t1/seat', { covers: 2 }, 'meera')
  expect(seat.status).toBe(200)
  const by = (await house.events()).at(-1)?.by
  expect(by).toEqual({ kind: 'staff', id: 'meera' })
  expect((await browser.post('/api/v1/tables/t2/seat', { covers: 2 }, 'asha')).body).toMatchObject({ code: 'not-signed-in' })
  expect((await browser.post('/api/v1/tables/t2/seat', { covers: 2 })).body).toMatchObject({ code: 'not-signed-in' })
  expect((await browser.get('/api/v1/tables?as=farah')).status).toBe(200)
  expect((await browser.get('/api/v1/tables?as=asha')).status).toBe(401)
  expect((await browser.post('/session/sign-out', { staffId: 'meera' })).body).toEqual({ signedOut: 'meera' })
  expect((await browser.post('/api/v1/tables/t2/seat', { covers: 2 }, 'meera')).status).toBe(401)
  expect((await browser.get('/api/v1/tables', 'farah')).status).toBe(200)
})

it('takes changes from its own pages only', async () => {
  const browser = await openBrowser()
  await signIn(browser, 'meera', '4071')
  const seat = (headers: Readonly<Record<string, string>>): Promise<Answer> => house.request('/api/v1/tables/t3/seat', {
    method: 'POST', body: '{"covers":2}', headers: { cookie: browser.cookie, 'content-type': 'application/json', 'restoflow-as': 'meera', ...headers },
  })
  const { position } = house.restoflow.runtime.house
  for (const headers of [{ origin: 'http://evil.example' }, { origin: 'null' }, {}, { origin: house.url.replace(/:\d+$/, ':1') }, { 'sec-fetch-site': 'cross-site' }]) {
    expect([(await seat(headers)).body.code, headers]).toEqual(['wrong-origin', headers])
  }
  expect((await house.request('/session/sign-out', { method: 'POST', body: '{"staffId":"meera"}', headers: { cookie: browser.cookie, 'content-type': 'application/json' } })).status).toBe(403)
  expect(house.restoflow.runtime.house.position).toBe(position)
  expect((await seat({ origin: house.url })).status).toBe(200)
  // a key proves itself: no page can send it unasked
  expect((await house.post('tables/t4/seat', { covers: 2 }, { headers: { origin: 'http://elsewhere.example' } })).status).toBe(200)
})

it('says how many tries are left, locks that person out on that browser, and lets a manager undo it', async () => {
  const [browser, other] = [await openBrowser(), await openBrowser()]
  for (let left = 4; left >= 0; left--) expect((await signIn(browser, 'ravi', '0000')).body).toMatchObject({ code: 'wrong-credentials', attemptsLeft: left })
  const locked = await signIn(browser, 'ravi', '3952')
  expect(locked.body).toMatchObject({ code: 'too-many-attempts', retryAfterSeconds: 60 })
  expect(locked.headers.get('retry-after')).toBe('60')
  const seen = (await browser.get('/session')).body.people.find(({ id }: { id: string }) => id === 'ravi')
  expect(seen.lockedUntil).toBe(new Date(nowMs + 60_000).toISOString())
  expect((await signIn(other, 'ravi', '3952')).status).toBe(200)
  expect((await signIn(browser, 'asha', '7318')).status).toBe(200)
  expect((await browser.post('/session/unlock', { staffId: 'ravi' }, 'asha')).status).toBe(403)
  await signIn(browser, 'meera', '4071')
  expect((await browser.post('/session/unlock', { staffId: 'ravi' }, 'meera')).body).toEqual({ unlocked: 'ravi' })
  expect((await signIn(browser, 'ravi', '3952')).status).toBe(200)
})

it('lets the locked try again when the time is over', async () => {
  const browser = await openBrowser()
  for (let left = 4; left >= 0; left--) await signIn(browser, 'gopal', '0000')
  nowMs += 60_001
  expect((await signIn(browser, 'gopal', '6140')).status).toBe(200)
})

it('answers an unknown person as it answers a wrong PIN, and about as fast', async () => {
  const browser = await openBrowser()
  const timed = async (staffId: string): Promise<number> => {
    const startedAt = performance.now()
    expect((await signIn(browser, staffId, '0000')).body.code).toBe('wrong-credentials')
    return performance.now() - startedAt
  }
  const median = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
  const [unknown, wrong]: [number[], number[]] = [[], []]
  for (const n of [1, 2, 3, 4]) {
    unknown.push(await timed(`nobody${n}`))
    wrong.push(await timed(['imran', 'lakshmi', 'vikram', 'farah'][n - 1] ?? ''))
  }
  expect(median(unknown)).toBeGreaterThan(median(wrong) / 3)
})

it('cuts a disabled person off at once, and gives nobody back who comes again', async () => {
  const browser = await openBrowser()
  await signIn(browser, 'lakshmi', '2586')
  const stream = await fetch(`${house.url}/api/v1/events?as=lakshmi`, { headers: { cookie: browser.cookie, accept: 'text/event-stream' } })
  const reader = stream.body?.getReader()
  const ended = (async () => {
    while (!(await reader?.read())?.done) continue
    return true
  })()
  expect((await house.post('staff/lakshmi/disable')).status).toBe(200)
  expect(await ended).toBe(true)
  expect((await browser.get('/api/v1/tables', 'lakshmi')).status).toBe(401)
  expect((await signIn(browser, 'lakshmi', '2586')).body.code).toBe('wrong-credentials')
  await house.post('staff/lakshmi/add', { roles: ['kitchen', 'pass'] })
  expect((await browser.get('/api/v1/tables', 'lakshmi')).status).toBe(401)
  expect((await signIn(browser, 'lakshmi', '2586')).body.roles).toEqual(['kitchen', 'pass'])
})

it('counts changed roles from the next request on', async () => {
  const browser = await openBrowser()
  await signIn(browser, 'asha', '7318')
  expect((await browser.post('/api/v1/tables/t5/seat', { covers: 2 }, 'asha')).status).toBe(200)
  await house.post('staff/asha/add', { roles: ['kitchen'] })
  expect((await browser.post('/api/v1/tables/t6/seat', { covers: 2 }, 'asha')).body.code).toBe('forbidden')
})

it('tells names and PINs to the house, never to the journal', async () => {
  const [owner, manager, waiter] = [await house.key('owner'), await house.key('manager'), await house.key('waiter')]
  await house.post('staff/noor/add', { roles: ['waiter'] }, { key: manager })
  const { position } = house.restoflow.runtime.house
  expect((await house.post('staff/noor/set-name', { name: 'Noor Jahan' }, { key: manager })).body)
    .toEqual({ position, events: [], state: expect.objectContaining({ id: 'noor', name: 'Noor Jahan', roles: ['waiter'], disabled: false, revision: 1 }) })
  expect((await house.post('staff/noor/set-pin', { pin: '2468' }, { key: manager })).status).toBe(200)
  const browser = await openBrowser()
  expect((await signIn(browser, 'noor', '2468')).body.name).toBe('Noor Jahan')
  await house.post('staff/noor/set-pin', { pin: '8642' }, { key: manager })
  expect((await browser.get('/api/v1/tables', 'noor')).status).toBe(401)
  expect((await house.post('staff/vikram/set-pin', { pin: '1111' }, { key: manager })).body.code).toBe('forbidden')
  expect((await house.post('staff/meera/set-pin', { pin: '1111' }, { key: manager })).body.code).toBe('forbidden')
  expect((await house.post('staff/vikram/set-name', { name: 'Vikram S' }, { key: owner })).status).toBe(200)
  expect((await house.post('staff/noor/set-pin', { pin: '1111' }, { key: waiter })).body.code).toBe('forbidden')
  expect((await house.post('staff/nobody/set-pin', { pin: '1111' }, { key: owner })).body.code).toBe('unknown-staff')
  expect((await house.post('staff/noor/set-pin', { pin: 'abcd' }, { key: owner })).body).toMatchObject({ code: 'invalid-body', errors: [{ path: 'pin' }] })
  expect(house.restoflow.runtime.house.position).toBe(position)
  expect(JSON.stringify((await house.events()).map(({ data }) => data))).not.toMatch(/Noor Jahan|2468|8642/)
})

it('takes a key back at once', async () => {
  const { keys } = house.restoflow.runtime.access
  const { key } = await keys.add({ outlet: 'demo', name: 'loyalty', role: 'manager' })
  expect((await house.get('tables', { key })).status).toBe(200)
  await keys.revoke('loyalty')
  expect((await house.get('tables', { key })).status).toBe(401)
  await expect(keys.revoke('loyalty')).rejects.toMatchObject({ code: 'unknown-key' })
})

it('keeps terminals and sessions over a restart, and ends a session after a long shift', async () => {
  const browser = await openBrowser()
  await signIn(browser, 'farah', '8264')
  house = await house.restart()
  expect((await browser.get('/api/v1/tables', 'farah')).status).toBe(200)
  nowMs += 16 * 3_600_000 + 1
  expect((await browser.get('/api/v1/tables', 'farah')).status).toBe(401)
})

it('sends every page with its security headers', async () => {
  const { headers } = await house.request('/', { headers: { accept: 'text/html' } })
  expect(headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'; style-src 'self'")
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('referrer-policy')).toBe('same-origin')
  const lost = await house.request('/nowhere', { headers: { accept: 'text/html' } })
  expect([lost.status, lost.headers.get('content-type')]).toEqual([404, expect.stringContaining('text/html')])
})
