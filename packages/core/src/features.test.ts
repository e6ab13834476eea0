import { expect, it } from 'vitest'
import { z } from 'zod'
import { features } from './features'

/** Where a schema takes an object and would drop the keys that it does not know. */
function lenientIn(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const here = 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema) ? [path] : []
  return [...here, ...Object.entries(schema).flatMap(([key, inner]) => lenientIn(inner, `${path}/${key}`))]
}

/** Patterns that take a date by its digits alone, and with it the 31st of February. */
function datePatternsIn(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const { pattern, format } = schema as { pattern?: unknown; format?: unknown }
  const isLoose = typeof pattern === 'string' && format !== 'date' && new RegExp(pattern, 'u').test('2026-02-31') && !new RegExp(pattern, 'u').test('abc')
  return [...(isLoose ? [pattern] : []), ...Object.values(schema).flatMap(datePatternsIn)]
}

it.each(features.map(({ path, body }) => ({ path, body })))('$path takes no date that does not exist', ({ body }) => {
  expect(datePatternsIn(z.toJSONSchema(body, { io: 'input' }))).toEqual([])
})

it.each(features.map(({ path, body }) => ({ path, body })))('$path refuses keys that nobody knows, however deep', ({ path, body }) => {
  // a key that is dropped in silence is an allergy that nobody reads
  expect(lenientIn(z.toJSONSchema(body, { io: 'input' }), path)).toEqual([])
})
