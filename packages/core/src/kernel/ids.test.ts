import { expect, it } from 'vitest'
import { requireWhole } from './checks'
import { errorCatalogue, RestoflowError } from './errors'
import { isId, newId, requireId, requireKey } from './ids'
import { own } from './own'

it('makes ids that are ids, and no two alike', () => {
  const ids = Array.from({ length: 20_000 }, newId)
  expect(ids.every(id => /^[a-z0-9]{20}$/.test(id))).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
})

it('favours no letter', () => {
  const counts = new Map<string, number>()
  for (let index = 0; index < 9_000; index++) for (const letter of newId()) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  // 5,000 each on average, deviation 70: seven deviations are chance once in 10^11
  expect(counts.size).toBe(36)
  for (const count of counts.values()) expect(Math.abs(count - 5_000)).toBeLessThan(500)
})

it('knows an id when it sees one', () => {
  for (const id of ['a', '0', '-', 'order-17', 'a'.repeat(36)]) expect(requireId(id, 'id')).toBe(id)
  for (const id of ['', 'A', 'a b', 'a_b', 'ä', 'a/b', 'a\n', 'a'.repeat(37), null, undefined, 7, ['a']]) expect(isId(id)).toBe(false)
  expect(() => requireId('A', 'lineId')).toThrow(expect.objectContaining({ code: 'invalid-id', status: 422, extra: { field: 'lineId' } }))
})

it('knows a key when it sees one', () => {
  for (const key of ['a', 'A_-9', 'x'.repeat(64)]) expect(requireKey(key)).toBe(key)
  for (const key of ['', 'a b', 'x'.repeat(65), 'é', 'a\n']) expect(() => requireKey(key)).toThrow(expect.objectContaining({ code: 'invalid-idempotency-key' }))
})

it('finds a record\'s own members only', () => {
  expect(own({ a: 1 }, 'a')).toBe(1)
  expect(own<number>({}, 'constructor')).toBeUndefined()
  expect(own<number>({}, '__proto__')).toBeUndefined()
  expect(own({ constructor: 2 }, 'constructor')).toBe(2)
})

it('takes whole numbers in their range', () => {
  expect(requireWhole(3, 'covers', 1, 3)).toBe(3)
  for (const wrong of [0, 4, 1.5, Number.NaN, '2', null, undefined]) expect(() => requireWhole(wrong, 'covers', 1, 3)).toThrow(expect.objectContaining({ code: 'invalid-body' }))
})

it('carries what the catalogue says', () => {
  const error = new RestoflowError('item-sold-out', 'Idli is sold out.', { itemId: 'idli' })
  expect(error).toMatchObject({ name: 'RestoflowError', message: 'Idli is sold out.', status: 409, fix: errorCatalogue['item-sold-out'].fix, extra: { itemId: 'idli' } })
  for (const [code, { title, fix }] of Object.entries(errorCatalogue)) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title).not.toMatch(/\.$/)
    expect(fix).toMatch(/[.:]$/)
  }
})
