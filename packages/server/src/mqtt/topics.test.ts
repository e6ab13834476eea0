import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { asyncapiDocument } from '../http/asyncapi'
import { topicPatterns, topicsOf } from './topics'

const topics = topicsOf('demo')

it('names topics below the root', () => {
  expect(topics.root).toBe('restoflow/v1/demo/')
  expect(topics.ticket('tandoor', 't1')).toBe('restoflow/v1/demo/kitchen/tandoor/tickets/t1')
  expect(topics.event('BillSettled')).toBe('restoflow/v1/demo/events/BillSettled')
  expect(topics.availability).toBe('restoflow/v1/demo/menu/availability')
})

it.each(['', 'a/b', '+', '#', 'A', 'a b', 'x'.repeat(37), '$SYS'])('makes no topic of %j', id => {
  expect(() => topics.table(id)).toThrow(/is no id/)
  expect(() => topicsOf(id)).toThrow(/is no id/)
  expect(() => topics.event(`${id}/`)).toThrow(/is no event/)
})

it('follows the patterns that the documents list', () => {
  const made = {
    event: topics.event('BillSettled'), ticket: topics.ticket('bar', 't1'), table: topics.table('t1'), billRequest: topics.billRequest('o1'),
    availability: topics.availability, announce: topics.announce('d1'), status: topics.status('d1'),
  } satisfies Record<keyof typeof topicPatterns, string>
  for (const [name, pattern] of Object.entries(topicPatterns)) {
    const shape = new RegExp(`^${topics.root}${pattern.replaceAll(/\{\w+\}/g, '[A-Za-z0-9-]+')}$`)
    expect(made[name as keyof typeof made]).toMatch(shape)
  }
})

it('is documented in docs/mqtt.md and in the AsyncAPI document, each topic and no other', () => {
  const page = readFileSync(new URL('../../../../docs/mqtt.md', import.meta.url), 'utf8')
  const listed = [...page.matchAll(/^\| `([a-z-]+\/[^`]+)` \|/gm)].map(([, topic]) => topic)
  const { channels } = asyncapiDocument() as { channels: Record<string, { address: string }> }
  const expected = Object.values(topicPatterns).sort()
  expect(listed.sort()).toEqual(expected)
  expect(Object.values(channels).map(({ address }) => address.replace('restoflow/v1/{outlet}/', '')).sort()).toEqual(expected)
})
