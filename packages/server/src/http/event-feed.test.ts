import { createDispatcher, createInMemoryJournal, restaurant, type Dispatcher, type Journal } from '@restoflow/core'
import { expect, it, vi } from 'vitest'
import { EventFeed } from './event-feed'

const owner = { kind: 'system', id: 'setup', roles: ['owner'] } as const

function kitchen(): { journal: Journal; dispatcher: Dispatcher; define(id: string): Promise<unknown> } {
  const journal = createInMemoryJournal()
  const dispatcher = createDispatcher({ journal, domain: restaurant, now: () => '2026-11-22T12:00:00.000Z' })
  const body = { name: 'Tandoor', hurryAfterMs: 60_000, lateAfterMs: 120_000 }
  return { journal, dispatcher, define: id => dispatcher.dispatch({ outlet: 'demo', command: 'outlet.define-station', id, body, by: owner }) }
}

const addStaff = (dispatcher: Dispatcher): Promise<unknown> =>
  dispatcher.dispatch({ outlet: 'demo', command: 'staff.add-member', id: 'asha', body: { roles: ['waiter'] }, by: owner })

/** Reads until the text holds `count` events. */
async function idsOf(reader: ReadableStreamDefaultReader<Uint8Array>, count: number): Promise<number[]> {
  let text = ''
  const ids = (): number[] => [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => Number(id))
  while (ids().length < count) {
    const { done, value } = await reader.read()
    if (done) break
    text += Buffer.from(value).toString()
  }
  return ids()
}

it('sends what was, then what comes, each event once and in order, whether memory or the journal has it', async () => {
  const { journal, dispatcher, define } = kitchen()
  for (let n = 0; n < 450; n++) await define(`s${n}`)
  const feed = new EventFeed(journal, 'demo')
  const reader = feed.stream(3, () => true).getReader()
  const first = await idsOf(reader, 447)
  const later = idsOf(reader, 5)
  for (let n = 450; n < 455; n++) await define(`s${n}`)
  expect([...first, ...await later]).toEqual(Array.from({ length: 452 }, (_, n) => n + 4))
  feed.close()
  expect((await reader.read()).done).toBe(true)
  await dispatcher.close()
})

it('leaves no gap between looking and waiting', async () => {
  const { journal, define } = kitchen()
  const feed = new EventFeed(journal, 'demo')
  const reader = feed.stream(0, () => true).getReader()
  const received = idsOf(reader, 300)
  await Promise.all(Array.from({ length: 300 }, async (_, n) => {
    await new Promise(resolve => setTimeout(resolve, n % 7))
    await define(`s${n}`)
  }))
  expect(await received).toEqual(Array.from({ length: 300 }, (_, n) => n + 1))
  feed.close()
})

it('keeps private events inside', async () => {
  const { journal, dispatcher, define } = kitchen()
  await define('a')
  await addStaff(dispatcher)
  await define('b')
  const feed = new EventFeed(journal, 'demo')
  expect(await idsOf(feed.stream(0, () => true).getReader(), 2)).toEqual([1, 3])
  feed.close()
})

it('pings, and ends the streams of those whose access ended', async () => {
  vi.useFakeTimers()
  try {
    const feed = new EventFeed(createInMemoryJournal(), 'demo')
    let allowed = true
    const reader = feed.stream(0, () => allowed).getReader()
    expect(Buffer.from((await reader.read()).value ?? []).toString()).toBe(': connected\n\n')
    const next = reader.read()
    await vi.advanceTimersByTimeAsync(15_000)
    expect(Buffer.from((await next).value ?? []).toString()).toBe(': ping\n\n')
    feed.recheck()
    expect(feed.size).toBe(1)
    allowed = false
    feed.recheck()
    expect(feed.size).toBe(0)
    expect((await reader.read()).done).toBe(true)
    feed.close()
  } finally {
    vi.useRealTimers()
  }
})

it('holds one portion for a reader that takes nothing, not the journal', async () => {
  const { journal, define } = kitchen()
  const read = vi.spyOn(journal, 'readAfter')
  const feed = new EventFeed(journal, 'demo')
  const body = feed.stream(0, () => true)
  for (let n = 0; n < 1_000; n++) await define(`s${n}`)
  await new Promise(resolve => setTimeout(resolve, 5))
  expect(read.mock.calls.length).toBeLessThanOrEqual(2)
  expect(await idsOf(body.getReader(), 1_000)).toHaveLength(1_000)
  feed.close()
})
