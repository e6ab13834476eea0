import { features } from '@restoflow/core/features'
import { expect, it } from 'vitest'
import { openapiDocument } from './openapi'
import { reads } from './reads'
import { guestWrites } from './guest-writes'
import { staffWrites } from './staff-writes'

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', { readonly operationId: string }>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

const document = openapiDocument('0.1.0', 'http://127.0.0.1:3000') as unknown as Document

it('has every command and everything there is to read', () => {
  for (const { path } of [...features, ...staffWrites, ...guestWrites]) expect(document.paths[`/api/v1/${path}`]?.post, path).toBeDefined()
  for (const { path } of reads) expect(document.paths[`/api/v1/${path}`]?.get, path).toBeDefined()
  const ids = Object.values(document.paths).flatMap(methods => Object.values(methods).map(({ operationId }) => operationId))
  expect(new Set(ids).size).toBe(ids.length)
})

it('refers only to schemas that it has', () => {
  const text = JSON.stringify(document)
  const refs = new Set([...text.matchAll(/"\$ref":"([^"]+)"/g)].map(([, target]) => target))
  for (const target of refs) expect(document.components.schemas, target).toHaveProperty([target?.replace('#/components/schemas/', '') ?? ''])
  expect(text).not.toContain('$defs')
})
