import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Role } from '@restoflow/core'
import { createRestoflow, type Restoflow } from '../app'
import { readConfig } from '../config'
import type { SqliteJournal } from '../journal/sqlite'
import { verify } from '../journal/verify'
import { closePastBooks } from '../start/close-books'

type Json = Record<string, unknown>

let restoflow: Restoflow
let folder: string
let clock = Date.parse('2026-11-22T13:00:00.000Z')
const reported: string[] = []
const keys: Partial<Record<Role, string>> = {}
const config = () => readConfig({}, { demo: true, data: folder, port: '0', mqttPort: '0' })
const open = (): Promise<Restoflow> => createRestoflow({
  config: config(), mqtt: false, now: () => new Date(clock).toISOString(), report: error => void reported.push(String(error)),
})

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restoflow-guests-'))
  restoflow = await open()
  for (const role of ['owner', 'manager', 'waiter', 'kitchen'] as const) {
    keys[role] = (await restoflow.runtime.access.keys.add({ outlet: 'demo', name: role, role })).key
  }
})
afterAll(async () => {
  await restoflow.close()
  rmSync(folder, { recursive: true, force: true })
})

async function call(role: Role, method: 'GET' | 'POST', path: string, body?: unknown, key?: string): Promise<{ status: number; body: Json; text: string }> {
  const headers = { authorization: `Bearer ${keys[role] ?? ''}`, 'content-type': 'application/json', ...(key !== undefined && { 'idempotency-key': key }) }
  const answer = await restoflow.fetch(new Request(`http://house.example/api/v1/${path}`, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }))
  const text = await answer.text()
  return { status: answer.status, body: JSON.parse(text) as Json, text }
}
const stateOf = ({ body }: { body: Json }): Json => body['state'] as Json
const itemsOf = ({ body }: { body: Json }): Json[] => body['items'] as Json[]
/** Those of the demo aside. */
const ownOf = (answer: { body: Json }): Json[] => itemsOf(answer).filter(({ id }) => !String(id).startsWith('booking-'))

describe('guests', () => {
  it('are made by phone, changed by phone, and found by what is typed of phone or name', async () => {
    const made = stateOf(await call('waiter', 'POST', 'customers', { phone: '98450 11223', name: 'Lakshmi Unmistakable-Iyer', address: '7 Peepal Alley' }))
    expect(made).toMatchObject({ name: 'Lakshmi Unmistakable-Iyer', phone: '+919845011223', address: '7 Peepal Alley' })
    const same = stateOf(await call('waiter', 'POST', 'customers', { phone: '+91 98450-11223', notes: 'no onions', address: '' }))
    expect(same).toEqual({ id: made['id'], name: made['name'], phone: '+919845011223', notes: 'no onions', createdAt: made['createdAt'] })
    for (const query of ['phone=9845011', 'phone=%2B919845011223', 'query=unmist', 'query=lak%20unm', 'query=98450']) {
      expect(itemsOf(await call('manager', 'GET', `customers?${query}`)).map(({ id }) => id), query).toContain(made['id'])
    }
    expect(itemsOf(await call('manager', 'GET', 'customers?query=%25'))).toEqual([])
    expect((await call('manager', 'GET', 'customers?phone=98')).status).toBe(422)
    expect((await call('waiter', 'POST', 'customers', { phone: 'call me' })).body['code']).toBe('invalid-phone')
    expect((await call('waiter', 'POST', 'customers', { notes: 'nobody' })).body['code']).toBe('invalid-body')
    const other = stateOf(await call('waiter', 'POST', 'customers', { name: 'Other Guest' }))
    expect((await call('waiter', 'POST', 'customers', { id: other['id'], phone: '9845011223' })).body['code']).toBe('phone-taken')
    expect((await call('waiter', 'POST', 'customers', { id: 'vikram', name: 'x' })).body['code']).toBe('id-taken')
    const both = await Promise.all([1, 2, 3].map(() => call('waiter', 'POST', 'customers', { phone: '98450 99999', name: 'One' })))
    expect(new Set(both.map(each => stateOf(each)['id'])).size).toBe(1)
  })

  it('are nobody\'s business in the kitchen, and erased by who answers for it', async () => {
    for (const path of ['customers?query=a', 'customers/c1', 'reservations', 'reservations/r1']) {
      expect((await call('kitchen', 'GET', path)).body['code'], path).toBe('forbidden')
    }
    for (const path of ['customers', 'bookings', 'reservations/r1/set-note', 'customers/c1/erase', 'reservations']) {
      expect((await call('kitchen', 'POST', path, path === 'reservations' ? { kind: 'walk-in', covers: 2 } : {})).body['code'], path).toBe('forbidden')
    }
    expect((await call('waiter', 'POST', 'customers/c1/erase', {})).body['code']).toBe('forbidden')
  })

  it('have a history of bills and dishes', async () => {
    const { id } = stateOf(await call('waiter', 'POST', 'customers', { phone: '98450 55555', name: 'Regular' }))
    for (const [orderId, itemId] of [['h1', 'masala-dosa'], ['h2', 'masala-dosa']] as const) {
      await call('manager', 'POST', 'orders', { orderId, kind: 'takeaway', customerId: id })
      const added = await call('manager', 'POST', `orders/${orderId}/add-line`, { itemId, quantity: '2' })
      expect(added.status, added.text).toBe(200)
      const bill = await call('manager', 'POST', 'bills', { orderId })
      expect(bill.status, bill.text).toBe(200)
    }
    const card = (await call('waiter', 'GET', `customers/${String(id)}`)).body
    expect(card).toMatchObject({ id, name: 'Regular', erased: false, openOrders: ['h1', 'h2'] })
    expect(card['history']).toMatchObject({ bills: 2, lastBills: [{ orderKind: 'takeaway', settled: false }, {}], favourites: [{ itemId: 'masala-dosa', times: 2 }] })
    expect((await call('waiter', 'GET', 'customers/nobody')).body['code']).toBe('unknown-customer')
  })
})

describe('a booking', () => {
  const at = '2026-11-22T15:00:00.000Z'

  it('is taken in one step, with guest and note; the same key takes it once', async () => {
    const body = { kind: 'booking', covers: 4, at, accept: true, tableIds: ['t1'], note: 'window seat, nut allergy', customer: { name: 'Farida Nowhere-Else', phone: '98450 77777' } }
    const first = await call('waiter', 'POST', 'bookings', body, 'call-1')
    expect(first.status, first.text).toBe(200)
    expect((await call('waiter', 'POST', 'bookings', body, 'call-1')).text).toBe(first.text)
    expect((await call('waiter', 'POST', 'bookings', { ...body, covers: 5 }, 'call-1')).body['code']).toBe('idempotency-mismatch')
    const nameless = { kind: 'walk-in', covers: 2, customer: { name: 'Blue shirt' } }
    const [one, two] = [await call('waiter', 'POST', 'bookings', nameless, 'door-1'), await call('waiter', 'POST', 'bookings', nameless, 'door-1')]
    expect(two.text).toBe(one.text)
    expect(itemsOf(await call('waiter', 'GET', 'customers?query=blue'))).toHaveLength(1)
    expect((await call('waiter', 'POST', 'bookings', { ...body, customer: { phone: '98450 88888' } })).body).toMatchObject({ code: 'table-reserved', tableId: 't1' })
    const book = ownOf(await call('waiter', 'GET', 'reservations'))
    expect(book.filter(({ kind }) => kind === 'booking')).toMatchObject([{ covers: 4, note: 'window seat, nut allergy', state: 'accepted' }])
  })

  it('never tells names to events, feeds or replies, and erasing takes every byte', async () => {
    const [booking] = ownOf(await call('waiter', 'GET', 'reservations')).filter(({ kind }) => kind === 'booking')
    const customerId = String(booking?.['customerId'])
    const seated = await call('waiter', 'POST', `reservations/${String(booking?.['id'])}/seat`, { tableId: 't1' })
    expect(seated.status, seated.text).toBe(200)
    const told = await call('waiter', 'POST', 'orders', { kind: 'takeaway', customerId }, 'told-before')
    const events = (await call('owner', 'GET', 'events?after=0&limit=1000')).text
    expect(events).toContain(customerId)
    const secrets = ['Nowhere-Else', 'nut allergy', '9845077777', 'Unmistakable', 'Peepal Alley']
    for (const secret of secrets) expect(events).not.toContain(secret)
    const stored = (): string[] => {
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(file => file.isFile()).map(file => readFileSync(join(file.parentPath, file.name)))
      return secrets.filter(secret => files.some(bytes => bytes.includes(secret)))
    }
    // the address that was taken back may still lie in the store's log
    expect(stored()).toEqual(secrets)
    expect(stateOf(await call('manager', 'POST', `customers/${customerId}/erase`, {}))).toEqual({ id: customerId, erased: true })
    const [lakshmi] = itemsOf(await call('manager', 'GET', 'customers?query=unmistakable'))
    await call('manager', 'POST', `customers/${String(lakshmi?.['id'])}/erase`, {})
    expect(stored()).toEqual([])
    expect((await call('waiter', 'GET', `customers/${customerId}`)).body).toMatchObject({ erased: true, name: '', openOrders: [expect.any(String), expect.any(String)] })
    expect(stateOf(await call('manager', 'POST', `customers/${customerId}/erase`, {}))).toEqual({ id: customerId, erased: false })
    // what was carried out already is answered again
    expect((await call('waiter', 'POST', 'orders', { kind: 'takeaway', customerId }, 'told-before')).text).toBe(told.text)
    // nothing new is written about who is not there any more, or never was
    for (const id of [customerId, 'nobody']) {
      const refused = await call('waiter', 'POST', 'orders', { kind: 'takeaway', customerId: id })
      expect([refused.body['code'], refused.body['status']]).toEqual(['unknown-customer', 404])
    }
    expect((await call('owner', 'GET', 'events?after=0&limit=1000')).text).toBe(events)
    expect(reported).toEqual([])
  })
})

it('has today\'s book after a restart, with what came to its end, and nothing wrong in the store', async () => {
  const before = (await call('waiter', 'GET', 'reservations')).text
  await restoflow.close()
  restoflow = await open()
  expect((await call('waiter', 'GET', 'reservations')).text).toBe(before)
  expect(restoflow.runtime.house.live('reservation').size).toBeGreaterThan(itemsOf(await call('waiter', 'GET', 'reservations')).filter(({ endedAt }) => endedAt === null).length)
  expect((await verify(restoflow.runtime.journal as SqliteJournal)).problems).toEqual([])
})

it('closes the book of a day that is over, and shows it still', async () => {
  await call('waiter', 'POST', 'bookings', { kind: 'booking', covers: 2, at: '2026-11-22T16:00:00.000Z', accept: true, customer: { name: 'Late Guest' } })
  clock = Date.parse('2026-11-23T02:00:00.000Z')
  await closePastBooks(restoflow.runtime)
  const { house } = restoflow.runtime
  expect([[...house.live('book').keys()], [...house.live('reservation').keys()]]).toEqual([['2026-11-23'], ['booking-5']])
  const past = ownOf(await call('waiter', 'GET', 'reservations?day=2026-11-22'))
  expect(past.map(({ state }) => state).sort()).toEqual(['lapsed', 'lapsed', 'seated'])
  expect(ownOf(await call('waiter', 'GET', 'reservations'))).toEqual([])
  expect((await call('waiter', 'GET', 'reservations?day=2026-13-01')).body['code']).toBe('invalid-query')
})

describe('a guest who owes', () => {
  it('is not erased while the due account is not balanced', async () => {
    const { id } = stateOf(await call('waiter', 'POST', 'customers', { phone: '98450 66666', name: 'Owes Money' })) as { id: string }
    await call('manager', 'POST', `accounts/${id}/define`, { limitPaise: 100_000, revision: 0 })
    await call('manager', 'POST', 'orders', { orderId: 'h3', kind: 'takeaway', customerId: id })
    await call('manager', 'POST', 'orders/h3/add-line', { itemId: 'masala-dosa', quantity: '1' })
    const { id: billId, totalPaise } = stateOf(await call('manager', 'POST', 'bills', { orderId: 'h3' })) as { id: string; totalPaise: number }
    const paid = await call('manager', 'POST', `bills/${billId}/take-tender`, { kind: 'account', accountId: id, amountPaise: totalPaise })
    expect(paid.status, paid.text).toBe(200)
    const refused = await call('manager', 'POST', `customers/${id}/erase`, {})
    expect(refused.status).toBe(409)
    expect(refused.body).toMatchObject({ code: 'account-has-balance', balancePaise: totalPaise })
    expect((await call('waiter', 'GET', `customers/${id}`)).body).toMatchObject({ name: 'Owes Money', erased: false })
    await call('manager', 'POST', `accounts/${id}/receive-payment`, { kind: 'upi', amountPaise: totalPaise })
    expect(stateOf(await call('manager', 'POST', `customers/${id}/erase`, {}))).toEqual({ id, erased: true })
  })

  it('is charged nothing any more while being erased: whoever owes has a name', async () => {
    const { id } = stateOf(await call('waiter', 'POST', 'customers', { phone: '98450 77777', name: 'Leaves Today' })) as { id: string }
    await call('manager', 'POST', `accounts/${id}/define`, { limitPaise: 100_000, revision: 0 })
    await call('manager', 'POST', 'orders', { orderId: 'h4', kind: 'takeaway', customerId: id })
    await call('manager', 'POST', 'orders/h4/add-line', { itemId: 'masala-dosa', quantity: '1' })
    const { id: billId, totalPaise } = stateOf(await call('manager', 'POST', 'bills', { orderId: 'h4' })) as { id: string; totalPaise: number }
    const { customers } = restoflow.runtime
    const erase = customers.erase.bind(customers)
    const charged: Json[] = []
    const erasing = vi.spyOn(customers, 'erase').mockImplementationOnce(async guestId => {
      charged.push((await call('manager', 'POST', `bills/${billId}/take-tender`, { kind: 'account', accountId: id, amountPaise: totalPaise })).body)
      return erase(guestId)
    })
    expect(stateOf(await call('manager', 'POST', `customers/${id}/erase`, {}))).toEqual({ id, erased: true })
    erasing.mockRestore()
    expect(charged).toMatchObject([{ code: 'account-closed' }])
    expect((await call('manager', 'GET', `accounts/${id}`)).body).toMatchObject({ state: 'closed', balancePaise: 0 })
  })

  it('has a due account only while somebody is known by that name', async () => {
    const define = (id: string, body: object = {}) => call('manager', 'POST', `accounts/${id}/define`, { limitPaise: 100, ...body })
    expect((await define('nobody-x')).body).toMatchObject({ code: 'unknown-customer', field: 'id' })
    const { id } = stateOf(await call('waiter', 'POST', 'customers', { phone: '98450 88888', name: 'Comes Back' })) as { id: string }
    expect((await define(id)).status).toBe(200)
    await call('manager', 'POST', `customers/${id}/erase`, {})
    expect((await define(id)).body).toMatchObject({ code: 'unknown-customer' })
    expect((await define(id, { closed: true })).status).toBe(200)
  })

  it('who is in no book leaves the account of that id as it is', async () => {
    // as one from before a guest was asked for
    const { dispatcher, outlet } = restoflow.runtime
    const by = { kind: 'staff', id: 'vikram', roles: ['owner'] } as const
    await dispatcher.dispatch({ outlet, command: 'account.define', id: 'in-no-book', body: { limitPaise: 100_000 }, by })
    expect(stateOf(await call('manager', 'POST', 'customers/in-no-book/erase', {}))).toEqual({ id: 'in-no-book', erased: false })
    expect((await call('manager', 'GET', 'accounts/in-no-book')).body).toMatchObject({ state: 'open' })
  })
})
