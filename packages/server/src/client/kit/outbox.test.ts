import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Outbox, type Command, type Outcome, type OutboxOptions } from './outbox'

function memoryStorage(): OutboxOptions['storage'] & { readonly map: Map<string, string> } {
  const map = new Map<string, string>()
  return { map, getItem: key => map.get(key) ?? null, setItem: (key, text) => void map.set(key, text), removeItem: key => void map.delete(key) }
}

const command = (key: string, intent: string | null = null): Command =>
  ({ key, as: 'meera', path: 'orders/o1/add-line', body: { itemId: key }, label: key, intent, atMs: 0 })

const done: Outcome = { kind: 'done', reply: {} }
const unreachable: Outcome = { kind: 'unreachable', busy: false }
const refused: Outcome = { kind: 'refused', problem: { status: 409, code: 'item-sold-out', title: '', detail: '', fix: '' } }

/** A server that carries out each key once, behind a line of which the test says when it fails. */
function scene(outcomes: Outcome[], storage = memoryStorage()) {
  const sent: string[] = []
  const ended: [string, string][] = []
  const timers: (() => void)[] = []
  const outbox = new Outbox({
    storage,
    send: async ({ key }) => {
      sent.push(key)
      return outcomes.shift() ?? done
    },
    onEnd: ({ key }, { kind }) => void ended.push([key, kind]),
    onChange: () => undefined,
    setTimer: run => timers.push(run),
    clearTimer: () => void timers.splice(0),
  })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
  }
  const wake = async (): Promise<void> => {
    timers.splice(0).forEach(run => run())
    await settle()
  }
  return { outbox, storage, sent, ended, settle, wake, timers }
}

describe('the outbox', () => {
  it('sends one after another in the order of the taps', async () => {
    const { outbox, sent, ended, settle } = scene([])
    for (const key of ['a', 'b', 'c']) outbox.put(command(key))
    expect(sent).toEqual(['a'])
    await settle()
    expect(sent).toEqual(['a', 'b', 'c'])
    expect(ended).toEqual([['a', 'done'], ['b', 'done'], ['c', 'done']])
  })

  it('keeps what got no answer, and repeats it under the same key before anything later', async () => {
    const { outbox, sent, settle, wake } = scene([unreachable, unreachable])
    outbox.put(command('a'))
    outbox.put(command('b'))
    await settle()
    expect(outbox.failing).toBe(true)
    await wake()
    await wake()
    expect(sent).toEqual(['a', 'a', 'a', 'b'])
    expect(outbox.failing).toBe(false)
    expect(outbox.waiting).toEqual([])
  })

  it('goes on after a refusal', async () => {
    const { outbox, ended, settle } = scene([refused])
    outbox.put(command('a'))
    outbox.put(command('b'))
    await settle()
    expect(ended).toEqual([['a', 'refused'], ['b', 'done']])
  })

  it('survives a reload, the command under way included', async () => {
    const before = scene([unreachable])
    before.outbox.put(command('a'))
    before.outbox.put(command('b'))
    await before.settle()
    const after = scene([], before.storage)
    after.outbox.retry()
    await after.settle()
    expect(after.sent).toEqual(['a', 'b'])
    expect(before.storage.map.size).toBe(0)
  })

  it('waits for a sign-in, and goes on after it', async () => {
    const { outbox, sent, settle } = scene([{ kind: 'signed-out' }])
    outbox.put(command('a'))
    await settle()
    expect(outbox.signedOut).toBe(true)
    outbox.put(command('b'))
    await settle()
    expect(sent).toEqual(['a'])
    outbox.retry()
    await settle()
    expect(sent).toEqual(['a', 'a', 'b'])
  })

  it('takes no more than 200', () => {
    const { outbox } = scene([])
    const taken = Array.from({ length: 205 }, (_, index) => outbox.put(command(`k${index}`)))
    expect(taken.filter(Boolean)).toHaveLength(200)
  })

  it('ends each command exactly once and in order, however the line fails', async () => {
    const outcome = fc.constantFrom<Outcome>(done, unreachable, refused, { kind: 'unreachable', busy: true })
    await fc.assert(fc.asyncProperty(fc.array(outcome, { maxLength: 40 }), fc.integer({ min: 1, max: 8 }), async (outcomes, taps) => {
      const { outbox, ended, settle, wake, timers } = scene([...outcomes])
      const keys = Array.from({ length: taps }, (_, index) => `k${index}`)
      for (const key of keys) outbox.put(command(key))
      await settle()
      while (timers.length > 0) await wake()
      expect(ended.map(([key]) => key)).toEqual(keys)
    }))
  })
})
