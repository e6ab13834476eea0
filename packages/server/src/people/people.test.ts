import { readFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTemporary, type TemporaryStore } from '../journal/temporary.testing'
import { createCredentials, type Credential } from './credentials'
import { createDrafts } from './drafts'
import { createPeople, type Person } from './people'

const at = (minutes: number): string => new Date(Date.UTC(2026, 10, 22, 6, minutes)).toISOString()

let store: TemporaryStore
beforeEach(async () => {
  store = await openTemporary()
})
afterEach(() => store.remove())

it('keeps people, finds them, and erases every word about them from the files', async () => {
  const people = createPeople(store.journal.driver)
  const asha: Person = { outlet: 'demo', id: 'asha', kind: 'staff', name: 'Asha Rao', createdAt: at(0) }
  const guest: Person = {
    outlet: 'demo', id: 'g1', kind: 'guest', name: 'Vikram Unmistakable', phone: '+91 98765 43210', address: '7 Lake Road',
    notes: 'no onions', createdAt: at(1),
  }
  await people.put(guest)
  await people.put({ ...asha, name: 'Asha' })
  await people.put(asha)
  expect(await people.get('demo', 'g1')).toEqual(guest)
  expect(await people.get('other', 'g1')).toBeNull()
  expect(await people.list('demo')).toEqual([asha, guest])
  expect(await people.list('demo', 'guest')).toEqual([guest])
  expect(await people.findByPhone('demo', '+91 98765 43210')).toEqual([guest])
  expect(await people.erase('demo', 'g1')).toBe(true)
  expect(await people.erase('demo', 'g1')).toBe(false)
  expect(await people.list('demo')).toEqual([asha])
  for (const file of [store.file, `${store.file}-wal`]) expect((await readFile(file)).includes('Unmistakable')).toBe(false)
})

it('keeps credentials by kind and id, and lists those that stand', async () => {
  const credentials = createCredentials(store.journal.driver)
  const pin: Credential = {
    kind: 'pin', id: 'asha', outlet: 'demo', subject: 'asha', label: 'PIN', secretHash: 'argon2…', roles: ['owner'], scope: {},
    createdAt: at(0), expiresAt: null, revokedAt: null,
  }
  const key: Credential = {
    ...pin, kind: 'key', id: 'k1', subject: 'till', label: 'Till app', roles: ['cashier'], scope: { origins: ['https://a.example'] }, createdAt: at(1),
  }
  await credentials.put(pin)
  await credentials.put(key)
  await credentials.put({ ...pin, secretHash: 'another' })
  expect(await credentials.find('pin', 'asha')).toEqual({ ...pin, secretHash: 'another' })
  expect(await credentials.find('key', 'asha')).toBeNull()
  expect((await credentials.list()).map(({ id }) => id)).toEqual(['asha', 'k1'])
  expect(await credentials.list({ outlet: 'demo', kind: 'key' })).toEqual([key])
  expect(await credentials.revoke('key', 'k1', at(5))).toBe(true)
  expect(await credentials.revoke('key', 'k1', at(6))).toBe(false)
  expect((await credentials.find('key', 'k1'))?.revokedAt).toBe(at(5))
  expect(await credentials.list({ subject: 'till' })).toEqual([])
  expect(await credentials.list({ subject: 'till', revokedToo: true })).toHaveLength(1)
  expect(await credentials.remove('key', 'k1')).toBe(true)
  expect(await credentials.find('key', 'k1')).toBeNull()
})

it('keeps several people signed in at one terminal', async () => {
  const credentials = createCredentials(store.journal.driver)
  const session = { outlet: 'demo', terminalId: 't1', staffId: 'asha', createdAt: at(0), lastSeenAt: at(0) }
  await credentials.putSession(session)
  await credentials.putSession({ ...session, staffId: 'ravi', createdAt: at(1) })
  await credentials.putSession({ ...session, terminalId: 't2', createdAt: at(2) })
  await credentials.putSession({ ...session, createdAt: at(9), lastSeenAt: at(9) })
  expect(await credentials.listSessions('demo')).toMatchObject([
    { terminalId: 't1', staffId: 'asha', createdAt: at(0), lastSeenAt: at(9) }, { staffId: 'ravi' }, { terminalId: 't2' },
  ])
  expect(await credentials.endSession('t1', 'ravi')).toBe(true)
  expect(await credentials.endSession('t1', 'ravi')).toBe(false)
  expect(await credentials.endSessionsOf({ outlet: 'demo', staffId: 'asha' })).toBe(2)
  await credentials.putSession(session)
  expect(await credentials.endSessionsOf({ terminalId: 't1' })).toBe(1)
  expect(await credentials.listSessions('demo')).toEqual([])
})

it('forgets drafts when they expire', async () => {
  const drafts = createDrafts(store.journal.driver)
  const draft = { outlet: 'demo', id: 'cart-1', body: { lines: [{ itemId: 'dal' }] }, expiresAt: at(30) }
  await drafts.put(draft)
  await drafts.put({ ...draft, id: 'cart-2', expiresAt: at(10) })
  expect(await drafts.get('demo', 'cart-1', at(29))).toEqual(draft)
  expect(await drafts.get('demo', 'cart-1', at(30))).toBeNull()
  expect(await drafts.count('demo', at(10))).toBe(1)
  expect(await drafts.removeExpired(at(10))).toBe(1)
  expect(await drafts.remove('demo', 'cart-1')).toBe(true)
})
