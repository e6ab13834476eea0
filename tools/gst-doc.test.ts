import { readFileSync } from 'node:fs'
import { runInNewContext } from 'node:vm'
import * as core from '@restoflow/core'
import { expect, test } from 'vitest'

const page = readFileSync(new URL('../docs/gst.md', import.meta.url), 'utf8')
const source = [...page.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block ?? '').join('\n')

/** `expression // → value` becomes a check; imports become variables. */
const script = source
  .replace(/^import \{(.*)\} from '@restoflow\/core'$/gm, 'var {$1} = core')
  .replace(/^(.+) \/\/ → (.+)$/gm, (_, expression: string, value: string) => `check(${JSON.stringify(expression)}, ${expression}, ${value})`)

test('the examples of docs/gst.md give what they say', () => {
  let checks = 0
  const check = (expression: string, actual: unknown, expected: unknown): void => {
    checks += 1
    expect(actual, expression).toEqual(expected)
  }
  runInNewContext(script, { core, check })
  expect(checks).toBe(source.match(/\/\/ → /g)?.length)
})
