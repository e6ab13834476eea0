import { expect, it } from 'vitest'
import { z } from 'zod'
import { features } from './features'

/** Where a schema takes an object and would drop the keys that it does not know. */
function lenientIn(schema: unknown, path: string): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return []
  const here = 'type' in schema && schema.type === 'object' && !('additionalProperties' in schema) ? [path] : []
  return [...here, ...Object.entries(schema).flatMap(([key, inner]) => lenientIn(inner, `${path}/${key}`))]
}

it.each(features.map(({ path, body }) => ({ path, body })))('$path refuses keys that nobody knows, however deep', ({ path, body }) => {
  // a key that is dropped in silence is an allergy that nobody reads
  expect(lenientIn(z.toJSONSchema(body, { io: 'input' }), path)).toEqual([])
})
