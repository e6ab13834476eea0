import { describe, expect, it } from 'vitest'
import { packer, packing } from './boxes.testing'
import { RestoflowError } from './errors'
import { FaultyJournal } from './faulty-journal.testing'
import type { CommandRecord, Journal } from './journal'
import { createInMemoryJournal } from './memory-journal'
import { inNextTurn, nextTurn, pause } from './timers.testing'

const outlet = 'attic'
const codeOf = (reply: Promise<unknown>): Promise<string> =>
  reply.then(() => 'done', (error: unknown) => (error instanceof RestoflowError ? error.code : String(error)))

describe('the same command sent again', () => {
  it.each([0, 3, 20, 80])('has one effect and one answer, tapped 2 to 10 times at gaps of %d ms', async gap => {
    const journal = createInMemoryJournal()
    const { put, send } = packing(journal, { defer: inNextTurn })
    await Promise.all(Array.from({ length: 9 }, async (_, index) => {
      const taps = index + 2
      const replies: Promise<string>[] = []
      for (let tap = 0; tap < taps; tap++) {
        replies.push(put(`box-${index}`, 'ball', `put-${index}`))
        if (gap > 0) await pause(gap)
      }
      const bytes = new Set(await Promise.all(replies))
      expect(bytes.size).toBe(1)
      const nothing = await Promise.all(Array.from({ length: taps }, () => send('box.empty', `never-${index}`, {}, { key: `empty-${index}` })))
      expect(new Set(nothing).size).toBe(1)
    }))
    expect(await journal.head(outlet)).toBe(9)
  })

  it('waits for its twin that is under way', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const release = journal.hold()
    const { put } = packing(journal)
    const twins = [put('a', 'ball', 'key'), put('a', 'ball', 'key')]
    let answered = 0
    for (const twin of twins) void twin.then(() => (answered += 1))
    await nextTurn()
    expect(answered).toBe(0)
    release()
    const [first, second] = await Promise.all(twins)
    expect(second).toBe(first)
  })

  it('is another one when its command, id or body differs', async () => {
    const { put, send } = packing(createInMemoryJournal())
    await put('a', 'ball', 'key')
    expect(await codeOf(put('a', 'kite', 'key'))).toBe('idempotency-mismatch')
    expect(await codeOf(put('b', 'ball', 'key'))).toBe('idempotency-mismatch')
    expect(await codeOf(send('box.empty', 'a', { thing: 'ball' }, { key: 'key' }))).toBe('idempotency-mismatch')
    expect(await codeOf(send('box.put', 'a', { thing: 'ball' }, { key: 'key' }))).toBe('done')
  })

  it('mismatches also while its twin is under way', async () => {
    const { put } = packing(createInMemoryJournal())
    expect(await Promise.all([codeOf(put('a', 'ball', 'key')), codeOf(put('a', 'kite', 'key'))])).toEqual(['done', 'idempotency-mismatch'])
  })

  it('is answered as before also while a wrong one under its key is under way', async () => {
    const journal = createInMemoryJournal()
    const first = await packing(journal).put('a', 'ball', 'key')
    const { put, send } = packing(journal)
    const [wrong, right, free] = [put('a', 'kite', 'key'), put('a', 'ball', 'key'), send('box.take', 'z', { thing: 'x', to: 'a' }, { key: 'free' })]
    const other = send('box.empty', 'a', {}, { key: 'free' })
    expect(await Promise.all([codeOf(wrong), right, codeOf(free), codeOf(other)])).toEqual(['idempotency-mismatch', first, 'unknown-item', 'done'])
  })

  it('belongs to its principal alone', async () => {
    const { put, send } = packing(createInMemoryJournal())
    const mine = await put('a', 'ball', 'key')
    const yours = await send('box.put', 'a', { thing: 'kite' }, { key: 'key', by: { ...packer, id: 'quinn' } })
    const devices = await send('box.put', 'a', { thing: 'drum' }, { key: 'key', by: { ...packer, kind: 'device' } })
    expect(new Set([mine, yours, devices]).size).toBe(3)
    // a session is no principal: the same person with other roles is the same
    expect(await send('box.put', 'a', { thing: 'ball' }, { key: 'key', by: { ...packer, roles: ['owner', 'manager'] } })).toBe(mine)
  })

  it('may be tried again after a refusal', async () => {
    const { put, send } = packing(createInMemoryJournal())
    const take = (): Promise<string> => send('box.take', 'a', { thing: 'ball', to: 'b' }, { key: 'key' })
    expect(await codeOf(take())).toBe('unknown-item')
    await put('a', 'ball')
    expect(await codeOf(take())).toBe('done')
  })

  it('is found in the journal when it would be refused by now', async () => {
    const journal = createInMemoryJournal()
    const first = await packing(journal).put('a', 'ball', 'key')
    const restarted = packing(journal)
    expect(await restarted.put('a', 'ball', 'key')).toBe(first)
    expect(await codeOf(restarted.put('a', 'kite', 'key'))).toBe('idempotency-mismatch')
    expect(await codeOf(restarted.put('a', 'ball', 'new'))).toBe('id-taken')
    expect(await journal.head(outlet)).toBe(1)
  })

  it('is found in the journal when it would do something else by now, or nothing', async () => {
    const journal = createInMemoryJournal()
    const before = packing(journal)
    await before.put('a', 'ball')
    const emptied = await before.send('box.empty', 'a', {}, { key: 'empty' })
    const nothing = await before.send('box.empty', 'a', {}, { key: 'nothing' })
    await before.put('a', 'kite')
    const after = packing(journal)
    expect(await after.send('box.empty', 'a', {}, { key: 'empty' })).toBe(emptied)
    expect(await after.send('box.empty', 'a', {}, { key: 'nothing' })).toBe(nothing)
    expect(await codeOf(after.send('box.empty', 'b', {}, { key: 'nothing' }))).toBe('idempotency-mismatch')
    expect(await journal.head(outlet)).toBe(3)
  })

  it('fails no neighbour when it is found', async () => {
    const journal = createInMemoryJournal()
    const first = await packing(journal).put('a', 'ball', 'key')
    const after = packing(journal, { defer: inNextTurn })
    const replies = [after.put('b', 'kite', 'k1'), after.send('box.empty', 'a', {}, { key: 'k2' }), after.put('a', 'ball', 'key'), after.put('c', 'drum', 'k3')]
    expect(await Promise.all(replies.map(codeOf))).toEqual(['done', 'done', 'done', 'done'])
    expect(await replies[2]).toBe(first)
    expect(await journal.head(outlet)).toBe(4)
  })

  it('is found in the journal when 5,000 others came after it', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const { put, send } = packing(journal, { defer: inNextTurn })
    const first = await put('a', 'ball', 'key')
    await Promise.all(Array.from({ length: 5_000 }, (_, index) => send('box.empty', 'z', {}, { key: `other-${index}` })))
    const reads = journal.commandsRead
    expect(await put('a', 'ball', 'key')).toBe(first)
    expect(journal.commandsRead).toBe(reads + 1)
    expect(await send('box.empty', 'z', {}, { key: 'other-4999' })).toBeDefined()
    expect(journal.commandsRead).toBe(reads + 1)
    expect(await journal.head(outlet)).toBe(1)
  })

  it('is expired when its reply is gone, and still has no second effect', async () => {
    const journal = createInMemoryJournal()
    await packing(journal).put('a', 'ball', 'key')
    const expired: Journal = { ...journal, command: async (...key) => emptied(await journal.command(...key)) }
    const after = packing(expired)
    expect(await codeOf(after.put('a', 'ball', 'key'))).toBe('idempotency-expired')
    expect(await codeOf(after.send('box.empty', 'a', {}, { key: 'key' }))).toBe('idempotency-mismatch')
    expect(await journal.head(outlet)).toBe(1)
  })
})

it('does not read the journal for new keys that are accepted', async () => {
  const journal = new FaultyJournal(createInMemoryJournal())
  const { put } = packing(journal)
  for (let index = 0; index < 50; index++) await put(`box-${index}`, 'ball', `key-${index}`)
  expect([journal.commandsRead, journal.streamsRead.length]).toEqual([0, 0])
})

function emptied(record: CommandRecord | null): CommandRecord | null {
  return record && { ...record, reply: '' }
}
