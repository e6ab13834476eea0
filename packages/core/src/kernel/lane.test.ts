import { describe, expect, it } from 'vitest'
import { boxes, packing, type Box } from './boxes.testing'
import { catchUp } from './catch-up'
import { RestoflowError } from './errors'
import { FaultyJournal } from './faulty-journal.testing'
import { House } from './house'
import type { Envelope, Journal } from './journal'
import { createInMemoryJournal } from './memory-journal'
import { inNextTurn, nextTurn } from './timers.testing'

const outlet = 'attic'
const codeOf = (reply: Promise<unknown>): Promise<string> =>
  reply.then(() => 'done', (error: unknown) => (error instanceof RestoflowError ? error.code : String(error)))
const codes = (replies: readonly Promise<unknown>[]): Promise<string[]> => Promise.all(replies.map(codeOf))
const eventsOf = (journal: Journal): Promise<readonly Envelope[]> => journal.readAfter(outlet, 0, 1e6)

/** The journal is whole, and a house kept current equals one folded from the first event. */
async function expectSound(journal: Journal, house?: House): Promise<readonly Envelope[]> {
  const events = await eventsOf(journal)
  expect(events.map(({ position }) => position)).toEqual(events.map((_, index) => index + 1))
  const fold = new House(outlet, boxes)
  await catchUp(journal, fold)
  if (house) {
    expect(house.position).toBe(fold.position)
    expect([...house.live('box')].sort()).toEqual([...fold.live('box')].sort())
  }
  return events
}

function faulty(options: Parameters<typeof packing>[1] = {}): { journal: FaultyJournal } & ReturnType<typeof packing> {
  const journal = new FaultyJournal(createInMemoryJournal())
  return { journal, ...packing(journal, options) }
}

describe('a lane', () => {
  it('decides each command on what was accepted before, written or not', async () => {
    const { journal, put, send, house } = faulty()
    const release = journal.hold()
    const replies = [put('a', 'ball'), put('a', 'ball'), send('box.take', 'a', { thing: 'ball', to: 'b' }), put('a', 'ball'), put('b', 'ball')]
    const refusal = codeOf(replies[1] ?? Promise.resolve())
    await nextTurn()
    expect(await Promise.race([refusal, nextTurn()])).toBeUndefined()
    release()
    expect(await codes(replies)).toEqual(['done', 'id-taken', 'done', 'done', 'id-taken'])
    expect((await house(outlet)).state<Box>('box/a').things).toEqual(['ball'])
    expect((await expectSound(journal, await house(outlet))).map(({ type }) => type)).toEqual(['ThingPut', 'ThingTaken', 'ThingPut', 'ThingPut'])
  })

  it('writes what has gathered in one append, and answers only then', async () => {
    const { journal, put } = faulty({ defer: inNextTurn })
    const release = journal.hold()
    let answered = 0
    const replies = Array.from({ length: 40 }, (_, index) => put('a', `ball-${index}`).then(() => (answered += 1)))
    await nextTurn()
    await nextTurn()
    expect(answered).toBe(0)
    release()
    await Promise.all(replies)
    expect(journal.appended.map(({ events }) => events.length)).toEqual([40])
  })

  it('keeps state and journal on the same instant, whatever the clock does between', async () => {
    const { journal, put, house } = faulty()
    await Promise.all([put('a', 'ball'), put('b', 'ball'), put('a', 'kite')])
    await expectSound(journal, await house(outlet))
  })

  it('answers with the last position, the events, and the view', async () => {
    const { put, send } = faulty()
    await put('a', 'ball')
    expect(JSON.parse(await send('box.take', 'a', { thing: 'ball', to: 'b' }))).toEqual({
      position: 3,
      events: [{ position: 2, stream: 'box/a', type: 'ThingTaken' }, { position: 3, stream: 'box/b', type: 'ThingPut' }],
      state: { id: 'a', things: [] },
    })
    expect(JSON.parse(await send('box.empty', 'a'))).toEqual({ position: 3, events: [], state: { id: 'a', things: [] } })
  })

  it('writes nothing of a command whose flow is refused', async () => {
    const { journal, put, send, house } = faulty()
    await Promise.all([put('a', 'ball'), put('b', 'ball')])
    expect(await codeOf(send('box.take', 'a', { thing: 'ball', to: 'b' }))).toBe('id-taken')
    expect(await expectSound(journal, await house(outlet))).toHaveLength(2)
  })

  it('refuses unknown commands, forbidden ones, wrong ids and keys', async () => {
    const { journal, put, send } = faulty()
    expect(await codeOf(send('box.burn', 'a'))).toBe('unknown-command')
    expect(await codeOf(send('box.put', 'a', { thing: 'ball' }, { by: { kind: 'staff', id: 'wim', roles: ['waiter'] } }))).toBe('forbidden')
    expect(await codeOf(put('Box A', 'ball'))).toBe('invalid-id')
    expect(await codeOf(put('a', 'ball', 'no spaces'))).toBe('invalid-idempotency-key')
    expect(await codeOf(put('a', 'ball', ''))).toBe('invalid-idempotency-key')
    expect(await eventsOf(journal)).toEqual([])
  })

  it('fails a command that has a mistake in it, and no other', async () => {
    const { journal, put, send } = faulty()
    expect(await codes([put('a', 'ball'), send('box.explode', 'a'), send('box.circle', 'a'), put('a', 'kite')]))
      .toEqual(['done', 'TypeError: a mistake in the decision', 'Error: The flows go deeper than 4 at box.circle', 'done'])
    expect(await expectSound(journal)).toHaveLength(2)
  })

  it('takes 20,000 waiting commands and no more', async () => {
    const { journal, send } = faulty()
    const release = journal.hold()
    const replies = Array.from({ length: 20_001 }, () => codeOf(send('box.empty', 'a')))
    release()
    const outcomes = await Promise.all(replies)
    expect(outcomes.filter(code => code === 'too-busy')).toHaveLength(1)
    expect(outcomes.at(-1)).toBe('too-busy')
  })

  it('tells listeners of each commit, and does not stumble when one throws', async () => {
    const errors: unknown[] = []
    const { put, onCommit } = faulty({ onListenerError: error => errors.push(error) })
    const heard: (readonly [number, number])[] = []
    onCommit(outlet, () => {
      throw new Error('a listener fell')
    })
    const stop = onCommit(outlet, (events, house) => heard.push([events.at(-1)?.position ?? 0, house.position]))
    await put('a', 'ball')
    await put('a', 'kite')
    stop()
    await put('a', 'drum')
    expect(heard).toEqual([[1, 1], [2, 2]])
    expect(errors).toHaveLength(3)
  })

  it('never stops writing, however its reads and writes interleave', async () => {
    let seed = 1
    const hops = async (): Promise<void> => {
      seed = (seed * 48_271) % 2_147_483_647
      for (let hop = seed % 7; hop > 0; hop--) await Promise.resolve()
    }
    const { journal, put, send, house } = faulty()
    journal.before = hops
    await Promise.all(Array.from({ length: 12 }, async (_, client) => {
      for (let round = 0; round < 40; round++) {
        await put(`box-${client}-${round}`, 'ball', `k-${client}-${round}`)
        await codeOf(send('box.take', `box-${client}-${round}`, { thing: 'ball', to: `box-${(client + 1) % 12}-${round}` }))
        await send('box.empty', `box-${client}-${round}`)
      }
    }))
    await expectSound(journal, await house(outlet))
  })
})

describe('a lane whose store fails', () => {
  it('decides again from committed state, in order', async () => {
    const { journal, put, send, house } = faulty()
    journal.fates.push('lost')
    const replies = [put('a', 'ball'), send('box.take', 'a', { thing: 'ball', to: 'b' }), put('b', 'ball'), put('a', 'ball')]
    expect(await codes(replies)).toEqual(['done', 'done', 'id-taken', 'done'])
    expect((await expectSound(journal, await house(outlet))).map(({ stream, type }) => `${type} ${stream}`))
      .toEqual(['ThingPut box/a', 'ThingTaken box/a', 'ThingPut box/b', 'ThingPut box/a'])
  })

  it('decides again also what makes new ids each time', async () => {
    const { journal, send, house } = faulty()
    journal.fates.push('lost')
    expect(await codeOf(send('box.wrap', 'a', {}, { key: 'key' }))).toBe('done')
    expect((await expectSound(journal, await house(outlet))).map(({ type }) => type)).toEqual(['BoxWrapped', 'ThingPut'])
  })

  it('says so after the second time, with nothing half-written, and goes on afterwards', async () => {
    const { journal, put, house } = faulty()
    journal.fates.push('lost', 'lost')
    expect(await codeOf(put('a', 'ball', 'key'))).toBe('store-unavailable')
    expect(await eventsOf(journal)).toEqual([])
    expect(await codes([put('a', 'ball', 'key'), put('a', 'kite')])).toEqual(['done', 'done'])
    expect(await expectSound(journal, await house(outlet))).toHaveLength(2)
  })

  it('takes back a refusal that rested on a write which came to nothing', async () => {
    const { journal, put } = faulty()
    journal.fateOf = ({ commands }) => (commands.some(({ id }) => id === 'first') ? 'lost' : 'written')
    expect(await codes([put('a', 'ball', 'first'), put('a', 'ball', 'second')])).toEqual(['store-unavailable', 'done'])
    expect((await expectSound(journal)).map(({ commandId }) => commandId)).toEqual(['second'])
  })

  it('fails only the command that the store cannot take', async () => {
    const { journal, put, house } = faulty({ defer: inNextTurn })
    journal.fateOf = ({ commands }) => (commands.some(({ id }) => id === 'poison') ? 'lost' : 'written')
    const replies = Array.from({ length: 30 }, (_, index) => put('a', `ball-${index}`, index === 11 ? 'poison' : `key-${index}`))
    expect(await codes(replies)).toEqual(Array.from({ length: 30 }, (_, index) => (index === 11 ? 'store-unavailable' : 'done')))
    expect(await expectSound(journal, await house(outlet))).toHaveLength(29)
  })

  it('does not try everything twice when the store is down', async () => {
    const { journal, put, house } = faulty({ defer: inNextTurn })
    journal.fateOf = () => 'lost'
    const replies = Array.from({ length: 2_000 }, (_, index) => put('a', `ball-${index}`))
    expect(new Set(await codes(replies))).toEqual(new Set(['store-unavailable']))
    expect(journal.appended.length).toBeLessThan(20)
    journal.fateOf = () => 'written'
    expect(await codes([put('a', 'ball-1'), put('a', 'ball-2')])).toEqual(['done', 'done'])
    expect(await expectSound(journal, await house(outlet))).toHaveLength(2)
  })

  it('finds what a failed append had written, keyed or not, at the first try and at the last', async () => {
    const { journal, put, house } = faulty()
    journal.fates.push('written-but-failed')
    expect(await codes([put('a', 'ball', 'key'), put('a', 'kite')])).toEqual(['done', 'done'])
    journal.fates.push('lost', 'written-but-failed')
    expect(await codeOf(put('a', 'drum'))).toBe('done')
    expect((await house(outlet)).state<Box>('box/a').things).toEqual(['ball', 'kite', 'drum'])
    expect(await expectSound(journal, await house(outlet))).toHaveLength(3)
  })

  it('tells listeners also of what it found', async () => {
    const { journal, put, onCommit } = faulty()
    const heard: number[] = []
    onCommit(outlet, events => heard.push(...events.map(({ position }) => position)))
    journal.fates.push('written-but-failed')
    await Promise.all([put('a', 'ball'), put('a', 'kite')])
    await put('a', 'drum')
    expect(heard).toEqual([1, 2, 3])
  })

  it('says so when it cannot even read, and goes on when it can', async () => {
    const { journal, put, house } = faulty()
    await put('a', 'ball')
    journal.fates.push('written-but-failed')
    journal.before = operation => (operation === 'append' ? Promise.resolve() : Promise.reject(new Error('no reads today')))
    expect(await codeOf(put('a', 'kite', 'key'))).toBe('store-unavailable')
    expect(await codeOf(put('a', 'ball', 'other'))).toBe('store-unavailable')
    journal.before = () => Promise.resolve()
    expect(await codes([put('a', 'kite', 'key'), put('a', 'drum')])).toEqual(['done', 'done'])
    expect((await expectSound(journal, await house(outlet))).map(({ position }) => position)).toEqual([1, 2, 3])
  })

  it('opens at the next command when the first could not', async () => {
    const { journal, put, house } = faulty()
    journal.before = () => Promise.reject(new Error('locked'))
    expect(await codeOf(put('a', 'ball'))).toBe('store-unavailable')
    await expect(house(outlet)).rejects.toThrow('locked')
    journal.before = () => Promise.resolve()
    expect(await codeOf(put('a', 'ball'))).toBe('done')
    await expectSound(journal, await house(outlet))
  })
})

describe('a lane beside a second writer', () => {
  it('catches up and decides again', async () => {
    const journal = createInMemoryJournal()
    const [one, two] = [packing(journal), packing(journal)]
    await Promise.all([one.house(outlet), two.house(outlet)])
    await one.put('a', 'ball')
    expect(await codes([two.put('a', 'ball'), two.put('a', 'kite'), two.put('b', 'ball')])).toEqual(['id-taken', 'done', 'done'])
    await one.put('c', 'ball')
    expect(await codeOf(one.send('box.take', 'a', { thing: 'kite', to: 'b' }))).toBe('done')
    await expectSound(journal, await one.house(outlet))
  })

  it('loses nothing and doubles nothing, both writing at once', async () => {
    const journal = createInMemoryJournal()
    const writers = [packing(journal, { newId: prefixed('x') }), packing(journal, { newId: prefixed('y') })]
    const replies = writers.flatMap((writer, index) => Array.from({ length: 200 }, (_, round) => writer.put(`box-${round % 5}`, `thing-${index}-${round}`)))
    expect(new Set(await codes(replies))).toEqual(new Set(['done']))
    const events = await expectSound(journal)
    expect(events).toHaveLength(400)
    for (const writer of writers) {
      await writer.send('box.empty', 'box-0')
      await expectSound(journal, await writer.house(outlet))
    }
  })

  it('answers the same key with the same bytes', async () => {
    const journal = createInMemoryJournal()
    const [one, two] = [packing(journal), packing(journal)]
    const [first, second] = await Promise.all([one.put('a', 'ball', 'key'), two.put('a', 'ball', 'key')])
    expect(second).toBe(first)
    expect(await expectSound(journal)).toHaveLength(1)
  })

  it('does not take a stream that it never read for new', async () => {
    const journal = createInMemoryJournal()
    const [one, two] = [packing(journal), packing(journal)]
    await two.house(outlet)
    await one.put('a', 'ball')
    await one.send('box.empty', 'a')
    expect(await codeOf(two.put('a', 'ball'))).toBe('done')
    expect((await expectSound(journal)).map(({ version }) => version)).toEqual([1, 2, 3])
  })

  it('reads a stream only as far as it has caught up', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const [one, two] = [packing(journal), packing(journal)]
    await one.put('a', 'ball')
    await one.send('box.empty', 'a')
    await two.house(outlet)
    // now the second writer holds an old position, and the stream it must read has gone on
    await one.put('a', 'kite')
    expect(await codes([two.send('box.take', 'z', { thing: 'x', to: 'a' }), two.put('a', 'drum'), two.put('a', 'kite')])).toEqual(['unknown-item', 'done', 'id-taken'])
    await expectSound(journal, await two.house(outlet))
  })
})

describe('a lane after a start', () => {
  it('is the same from a snapshot as from the first event', async () => {
    const journal = createInMemoryJournal()
    const before = packing(journal, { snapshotEvery: 7 })
    for (let round = 0; round < 30; round++) {
      await before.put(`box-${round % 4}`, `thing-${round}`)
      if (round % 5 === 0) await before.send('box.empty', `box-${(round + 1) % 4}`)
    }
    const after = packing(journal)
    await expectSound(journal, await after.house(outlet))
    const snapshot = await journal.snapshot(outlet)
    expect(snapshot?.position).toBeGreaterThan(20)
    await after.put('box-0', 'last')
    await after.close()
    expect((await journal.snapshot(outlet))?.position).toBe(await journal.head(outlet))
    await expectSound(journal, await packing(journal).house(outlet))
  })

  it('does not trust a snapshot from beyond the journal\'s end', async () => {
    const journal = createInMemoryJournal()
    await packing(journal).put('a', 'ball')
    await journal.saveSnapshot(outlet, { position: 9, streams: [{ stream: 'box/a', version: 9, state: { things: ['ghost'], changedAt: '' } }] })
    const after = packing(journal)
    expect(await codes([after.put('a', 'ball'), after.put('a', 'kite')])).toEqual(['id-taken', 'done'])
    await expectSound(journal, await after.house(outlet))
  })

  it('folds anew what another build has stored in another shape, whatever fails meanwhile', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const before = packing(journal)
    for (const thing of ['ball', 'kite', 'drum']) await before.put(thing === 'drum' ? 'b' : 'a', thing)
    await before.close()
    const stored = await journal.snapshot(outlet)
    const asOfOld = (stored?.streams ?? []).map(each => (each.stream === 'box/a' ? { ...each, state: ['ball', 'kite'], shape: 0 } : each))
    await journal.saveSnapshot(outlet, { position: stored?.position ?? 0, streams: asOfOld })
    let reads = 0
    journal.before = operation => (operation === 'read' && reads++ === 1 ? Promise.reject(new Error('the disk is away')) : Promise.resolve())
    const after = packing(journal)
    await expect(after.house(outlet)).rejects.toThrow()
    expect(await codes([after.put('a', 'ball'), after.put('b', 'kite')])).toEqual(['id-taken', 'done'])
    await expectSound(journal, await after.house(outlet))
    await after.close()
    expect((await journal.snapshot(outlet))?.streams.every(({ shape }) => shape === undefined)).toBe(true)
  })

  it('reads cold streams when they are asked for', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const { put, send, house } = packing(journal, { defer: inNextTurn })
    await Promise.all(Array.from({ length: 5_000 }, async (_, index) => {
      await put(`box-${index}`, 'ball')
      await send('box.empty', `box-${index}`)
    }))
    expect((await house(outlet)).live('box').size).toBe(0)
    expect((await house(outlet)).get('box/box-0')).toBeUndefined()
    await put('box-0', 'kite')
    await send('box.take', 'box-0', { thing: 'kite', to: 'box-1' })
    expect((await eventsOf(journal)).slice(-3).map(({ stream, version }) => `${stream} ${version}`)).toEqual(['box/box-0 3', 'box/box-0 4', 'box/box-1 3'])
    await expectSound(journal, await house(outlet))
  })

  it('catches up over more cold streams than it keeps', async () => {
    const journal = createInMemoryJournal()
    const { put, send } = packing(journal, { defer: inNextTurn })
    for (const thing of ['ball', 'kite']) {
      await Promise.all(Array.from({ length: 4_600 }, async (_, index) => {
        await put(`box-${index}`, thing)
        await send('box.empty', `box-${index}`)
      }))
    }
    const restarted = packing(journal)
    expect((await restarted.house(outlet)).position).toBe(4 * 4_600)
    await restarted.put('box-17', 'drum')
    await expectSound(journal, await restarted.house(outlet))
  })
})

describe('closing', () => {
  it('finishes what is under way and takes nothing more', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const { put, close } = packing(journal)
    // every operation takes a turn of the event loop: waiting in microtasks alone would never end
    journal.before = nextTurn
    const replies = Array.from({ length: 20 }, (_, index) => put(`box-${index % 3}`, `thing-${index}`))
    const closed = close()
    expect(await codes(replies)).toEqual(Array.from({ length: 20 }, () => 'done'))
    await closed
    expect((await journal.snapshot(outlet))?.position).toBe(20)
    expect(await codeOf(put('a', 'ball'))).toBe('store-unavailable')
  })

  it('is quiet about a snapshot that cannot be stored, and about a lane that never opened', async () => {
    const journal = new FaultyJournal(createInMemoryJournal())
    const { put, close } = packing(journal)
    await put('a', 'ball')
    journal.before = () => Promise.reject(new Error('gone'))
    await close()
    const never = packing(journal)
    expect(await codeOf(never.put('a', 'ball'))).toBe('store-unavailable')
    await never.close()
    await packing(journal).close()
  })
})

function prefixed(prefix: string): () => string {
  let count = 0
  return () => `${prefix}${++count}`
}
