import { expect, it } from 'vitest'
import { asyncapiDocument, asyncapiRoutes } from './asyncapi'

/** @returns every `$ref` anywhere in the document */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) => (key === '$ref' && typeof member === 'string' ? [member] : references(member)))
}

it('points at nothing that is missing', () => {
  const document = asyncapiDocument()
  const resolve = (ref: string): unknown => ref.replace('#/', '').split('/').reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], document)
  expect(references(document).length).toBeGreaterThan(20)
  expect(references(document).filter(ref => resolve(ref) === undefined)).toEqual([])
})

it('serves the document', async () => {
  const response = await asyncapiRoutes().request('/asyncapi.json')
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await response.json()).toMatchObject({ asyncapi: '3.0.0', channels: { ticket: { address: 'restoflow/v1/{outlet}/kitchen/{station}/tickets/{ticketId}' } } })
})
