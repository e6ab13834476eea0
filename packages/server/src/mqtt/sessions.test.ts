import type { AedesPublishPacket } from 'aedes'
import { beforeEach, describe, expect, it } from 'vitest'
import { Sessions } from './sessions'

const limits = { perUser: 2, messages: 3, bytes: 100 }
let sessions: Sessions
let counter = 0

beforeEach(() => {
  sessions = new Sessions((_, filter) => filter.startsWith('mine/'), limits)
})

const client = (id: string) => ({ id })
const message = (topic: string, payload = 'x'): AedesPublishPacket =>
  ({ cmd: 'publish', topic, payload: Buffer.from(payload), qos: 1, retain: false, dup: false, brokerId: 'b', brokerCounter: ++counter })
const join = async (id: string, user: string, ...filters: string[]): Promise<void> => {
  sessions.claim(id, user)
  await sessions.addSubscriptions(client(id), filters.map(topic => ({ topic, qos: 1 as const })))
}
const send = async (topic: string, payload?: string): Promise<void> =>
  sessions.outgoingEnqueueCombi(await sessions.subscriptionsByTopic(topic), message(topic, payload))
const waiting = async (id: string): Promise<unknown[]> => (await sessions.outgoingStream(client(id)).toArray()).map(packet => (packet as AedesPublishPacket).topic)
const filters = async (id: string): Promise<string[]> => (await sessions.subscriptionsByClient(client(id))).map(({ topic }) => topic)

it('keeps granted filters only', async () => {
  await join('c1', 'u1', 'mine/#', 'theirs/#')
  expect(await filters('c1')).toEqual(['mine/#'])
  await send('theirs/a')
  expect(await waiting('c1')).toEqual([])
})

it('queues each message once, however many filters match', async () => {
  await join('c1', 'u1', 'mine/#', 'mine/a')
  await send('mine/a')
  expect(await waiting('c1')).toEqual(['mine/a'])
})

describe('bounds', () => {
  it('drops a session whole that overflows in number', async () => {
    await join('c1', 'u1', 'mine/#')
    for (let each = 0; each < 3; each++) await send('mine/a')
    expect(await waiting('c1')).toHaveLength(3)
    await send('mine/a')
    expect(await waiting('c1')).toEqual([])
    expect(await filters('c1')).toEqual([])
    await expect(sessions.outgoingUpdate(client('c1'), message('mine/a'))).rejects.toThrow(/dropped/)
  })

  it('drops a session whole that overflows in bytes, and gives bytes back that were acknowledged', async () => {
    await join('c1', 'u1', 'mine/#')
    for (let each = 0; each < 5; each++) {
      const packet = message('mine/a', 'x'.repeat(60))
      await sessions.outgoingEnqueue({ clientId: 'c1' }, packet)
      await sessions.outgoingUpdate(client('c1'), { ...packet, messageId: 7 })
      expect(await sessions.outgoingClearMessageId(client('c1'), { cmd: 'puback', messageId: 7 })).toMatchObject({ topic: 'mine/a' })
    }
    expect(await filters('c1')).toEqual(['mine/#'])
    await send('mine/a', 'x'.repeat(101))
    expect(await filters('c1')).toEqual([])
  })

  it('makes room for a device\'s newest session by dropping its oldest idle one', async () => {
    for (const id of ['c1', 'c2']) await join(id, 'u1', 'mine/#')
    sessions.release('c2')
    await join('other', 'u2', 'mine/#')
    await join('c3', 'u1', 'mine/#')
    expect(await Promise.all(['c1', 'c2', 'c3', 'other'].map(filters))).toEqual([['mine/#'], [], ['mine/#'], ['mine/#']])
  })
})

it('gives a session to nobody but the device that left it', async () => {
  await join('c1', 'u1', 'mine/#')
  await send('mine/a')
  sessions.release('c1')
  sessions.claim('c1', 'u1')
  expect(await waiting('c1')).toEqual(['mine/a'])
  sessions.release('c1')
  sessions.claim('c1', 'u2')
  expect(await waiting('c1')).toEqual([])
  expect(await filters('c1')).toEqual([])
})

it('forgets a revoked device', async () => {
  await join('c1', 'u1', 'mine/#')
  await join('c2', 'u2', 'mine/#')
  sessions.dropUser('u1')
  expect(await Promise.all(['c1', 'c2'].map(filters))).toEqual([[], ['mine/#']])
  expect(sessions.wants('mine/')).toBe(true)
  sessions.dropUser('u2')
  expect(sessions.wants('mine/')).toBe(false)
})

it('holds the last retained message of each topic', async () => {
  for (const [topic, payload] of [['mine/a', '1'], ['mine/b', '2'], ['mine/a', '3'], ['mine/b', '']] as const) {
    await sessions.storeRetained({ ...message(topic, payload), retain: true })
  }
  expect([...sessions.retained('mine/#')]).toEqual([['mine/a', '3']])
  expect(await sessions.createRetainedStreamCombi(['mine/#', 'mine/a']).toArray()).toHaveLength(1)
  sessions.wipe()
  expect(sessions.retained('#').size).toBe(0)
})
