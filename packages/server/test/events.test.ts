import { afterAll, beforeAll, expect, it } from 'vitest'
import { envelopeSchema, eventsSchema } from '../src/http/view-schemas'
import { openTestHouse, placeOrder, type Json, type TestHouse } from './support/house'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

interface Message {
  readonly id: number
  readonly data: Json
}

/** A reader of the live stream, as an EventSource would be. */
async function listen(after: number, headers: Readonly<Record<string, string>> = {}, key?: string): Promise<{
  next(count: number): Promise<Message[]>
  ended(): Promise<boolean>
  close(): void
}> {
  const cut = new AbortController()
  const response = await fetch(`${house.url}/api/v1/events?after=${after}`, {
    signal: cut.signal, headers: { authorization: `Bearer ${key ?? await house.key()}`, accept: 'text/event-stream', ...headers },
  })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const read = async (): Promise<boolean> => {
    const { done, value = '' } = await reader?.read() ?? { done: true, value: '' }
    text += value
    return !done
  }
  return {
    next: async count => {
      const messages: Message[] = []
      while (messages.length < count) {
        const end = text.indexOf('\n\n')
        if (end < 0) {
          if (!await read()) break
          continue
        }
        const block = text.slice(0, end)
        text = text.slice(end + 2)
        if (block.startsWith(':')) continue
        const [id, data, ...rest] = block.split('\n')
        expect(rest).toEqual([])
        messages.push({ id: Number(id?.replace('id: ', '')), data: JSON.parse(data?.replace('data: ', '') ?? '') })
      }
      return messages
    },
    ended: async () => {
      while (await read()) continue
      return true
    },
    close: () => cut.abort(),
  }
}

it('answers the journal at once, private events left out', async () => {
  const { body } = await house.get('events')
  eventsSchema.parse(body)
  const types = new Set(body.events.map(({ type }: { type: string }) => type))
  expect(types).toContain('OutletConfigured')
  expect(types).not.toContain('StaffMemberAdded')
  expect(body.position).toBe((await house.events()).length)
  const part = await house.get('events?after=5&limit=10')
  expect(part.body.events.map(({ position }: { position: number }) => position)).toEqual(Array.from({ length: 10 }, (_, n) => n + 6))
  expect(part.body.position).toBe(15)
  const end = await house.get(`events?after=${body.position as number}`)
  expect(end.body).toEqual({ events: [], position: body.position })
})

it('chains each event to the one before', async () => {
  const { body } = await house.get('events?limit=20')
  const hashes = body.events.map(({ hash }: { hash: string }) => hash)
  expect(hashes.every((hash: string) => /^[0-9a-f]{64}$/.test(hash))).toBe(true)
  expect(new Set(hashes).size).toBe(20)
})

it('streams what happens, as it happens', async () => {
  const { position } = house.restoflow.runtime.house
  const stream = await listen(position)
  const coming = stream.next(5)
  await placeOrder(house, 't1', 'live')
  const messages = await coming
  for (const { id, data } of messages) {
    envelopeSchema.parse(data)
    expect(id).toBe(data.position)
  }
  expect(messages.map(({ data }) => data.type)).toEqual(['TableSeated', 'OrderOpened', 'LineAdded', 'OrderFired', 'TicketOpened'])
  expect(messages.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5].map(n => position + n))
  expect(messages[0]?.data.by).toEqual({ kind: 'key', id: expect.any(String) })
  stream.close()
})

it('resumes without a gap or a repetition, whenever the line broke', async () => {
  const { position } = house.restoflow.runtime.house
  const received: number[] = []
  let last = position
  const total = 60
  const writing = (async () => {
    for (let n = 0; n < total; n++) await house.post('orders', { orderId: `r${n}`, kind: 'delivery' })
  })()
  // an order without a table also takes its token
  while (received.length < total * 2) {
    const stream = await listen(0, { 'last-event-id': String(last) })
    const messages = await stream.next(Math.min(7, total * 2 - received.length))
    received.push(...messages.map(({ id }) => id))
    last = received.at(-1) ?? last
    stream.close()
  }
  await writing
  expect(received).toEqual(Array.from({ length: total * 2 }, (_, n) => position + n + 1))
})

it('ends a stream when its key is taken back', async () => {
  const { keys } = house.restoflow.runtime.access
  const { key, id } = await keys.add({ outlet: 'demo', name: 'guest app', role: 'waiter' })
  const [mine, others] = [await listen(0, {}, key), await listen(0)]
  await mine.next(1)
  await keys.revoke(id)
  expect(await mine.ended()).toBe(true)
  expect((await house.get('events', { key })).status).toBe(401)
  expect(await others.next(1)).toHaveLength(1)
  others.close()
})

it('ends every stream when the house closes', async () => {
  const stream = await listen(0)
  await stream.next(1)
  house = await house.restart()
  expect(await stream.ended()).toBe(true)
})
