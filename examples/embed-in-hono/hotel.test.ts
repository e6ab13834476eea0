import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openHotel } from './hotel.mjs'

let data: string
let hotel: Awaited<ReturnType<typeof openHotel>>
let url: string
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'restoflow-hotel-'))
  hotel = await openHotel({ data, port: 0 })
  if (!hotel.server.listening) await once(hotel.server, 'listening')
  url = `http://127.0.0.1:${(hotel.server.address() as AddressInfo).port}`
})
afterAll(async () => {
  await hotel.close()
  await rm(data, { recursive: true, force: true })
})

const key = async (): Promise<string> => (await hotel.restoflow.runtime.access.keys.add({ outlet: 'demo', name: 'hotel', role: 'manager' })).key

it('keeps the hotel\'s own pages, with the restaurant\'s beside them', async () => {
  expect(await (await fetch(`${url}/lobby`)).text()).toBe('Welcome')
  const page = await fetch(url, { headers: { accept: 'text/html' } })
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('Meera')])
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
})

it('answers the API at the root and below a prefix, with one journal behind both', async () => {
  const headers = { authorization: `Bearer ${await key()}`, 'content-type': 'application/json', 'idempotency-key': 'seat-t9' }
  const [atRoot, belowPrefix] = await Promise.all([url, `${url}/pos`].map(async base =>
    (await fetch(`${base}/api/v1/tables/t9/seat`, { method: 'POST', headers, body: '{"covers":2}' })).text()))
  expect(belowPrefix).toBe(atRoot)
  expect(await (await fetch(`${url}/pos/api/v1/orders`, { headers })).json()).toMatchObject({ items: [{ tableId: 't9' }] })
  expect((await fetch(`${url}/pos/openapi.json`)).status).toBe(200)
  expect((await fetch(`${url}/pos/api/v1/nothing`, { headers })).status).toBe(404)
})

it('takes the hotel\'s own orders without HTTP, once for each booking', async () => {
  const order = (): Promise<unknown> => fetch(`${url}/rooms/12/breakfast?booking=b7`, { method: 'POST' }).then(answer => answer.json())
  const [first, twin] = await Promise.all([order(), order()])
  expect(twin).toEqual(first)
  const tickets = await fetch(`${url}/api/v1/tickets?station=south-indian`, { headers: { authorization: `Bearer ${await key()}` } })
  expect(await tickets.json()).toMatchObject({ items: [{ orderId: 'room-12-b7', lines: [{ name: 'Masala dosa' }], sentBy: 'room-service' }] })
})

it('takes a room by any name, and says what it refuses', async () => {
  const order = (room: string): Promise<Response> => fetch(`${url}/rooms/${room}/breakfast?booking=B7`, { method: 'POST' })
  const suite = await order('Suite_9')
  expect([suite.status, await suite.json()]).toEqual([200, expect.objectContaining({ orderId: 'room-suite-9-b7' })])
  const long = await order('x'.repeat(40))
  expect([long.status, await long.json()]).toEqual([422, expect.objectContaining({ code: 'invalid-id' })])
})
