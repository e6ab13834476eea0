import { afterEach, beforeEach, expect, it } from 'vitest'
import { openTemporary, type TemporaryStore } from '../journal/temporary.testing'
import { createCredentials } from '../people/credentials'
import { Terminals } from './terminals'

let store: TemporaryStore
let minutes = 0
let terminals: Terminals
const now = (): string => new Date(Date.UTC(2026, 10, 22, 6, minutes)).toISOString()

beforeEach(async () => {
  store = await openTemporary()
  minutes = 0
  terminals = new Terminals(createCredentials(store.journal.driver), 'demo', now, () => undefined)
})
afterEach(() => store.remove())

/** @returns the cookie's token of a browser that has come just now */
async function comes(signedIn: boolean): Promise<string> {
  const { terminal, token } = await terminals.add('Browser')
  if (signedIn) await terminals.signIn(terminal.id, 'meera')
  return token
}
const isIn = (token: string): boolean => terminals.byToken(token) !== null

it('lets a newcomer in where somebody is signed in at every other, and turns out the one unseen for longest', async () => {
  const tokens: string[] = []
  for (let each = 0; each < 200; each += 1) tokens.push(await comes(true))
  minutes = 60
  const [first = '', second = '', ...others] = tokens
  // the first one is at work still
  expect(isIn(first)).toBe(true)
  const [newcomer, next] = [await comes(false), await comes(false)]
  expect([newcomer, next].map(isIn)).toEqual([true, true])
  expect(isIn(first)).toBe(true)
  expect(isIn(second)).toBe(false)
  expect(others.filter(token => !isIn(token))).toHaveLength(1)
})

it('turns out nobody at work for a crowd that only looks', async () => {
  const working = [await comes(true), await comes(true)]
  const crowd: string[] = []
  for (let each = 0; each < 205; each += 1) crowd.push(await comes(false))
  expect(working.map(isIn)).toEqual([true, true])
  expect(isIn(crowd.at(-1) ?? '')).toBe(true)
  expect(crowd.map(isIn).filter(Boolean)).toHaveLength(198)
})
