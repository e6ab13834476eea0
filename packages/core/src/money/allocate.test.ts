import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allocate } from './allocate'
import { holds } from './property.testing'

const weight = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 1_000_000 }), fc.maxSafeNat())
const amounts = fc.oneof(fc.integer({ min: -5000, max: 5000 }), fc.maxSafeInteger())
const sum = (parts: readonly number[]): bigint => parts.reduce((total, part) => total + BigInt(part), 0n)

describe('allocate', () => {
  test.each<[number, number[], number[]]>([
    [1000, [1, 1, 1], [334, 333, 333]],
    [299, [4300, 1400, 2300], [161, 52, 86]],
    [5, [0, 0], [3, 2]],
    [-5, [1, 1], [-3, -2]],
    [-1, [1, 1], [-1, 0]],
    [0, [], []],
    [7, [0, 3, 0], [0, 7, 0]],
    [100, [0.1, 0.2], [33, 67]],
    [Number.MAX_SAFE_INTEGER, [1, 1, 1], [3_002_399_751_580_331, 3_002_399_751_580_330, 3_002_399_751_580_330]],
  ])('%s by %j', (amount, weights, parts) => {
    expect(allocate(amount, weights)).toEqual(parts)
  })

  test('parts sum to the amount, and each is its exact share rounded down or up', () => {
    holds('allocate: sum and distance', fc.property(amounts, fc.array(weight, { minLength: 1, maxLength: 60 }), (amount, weights) => {
      const parts = allocate(amount, weights)
      expect(sum(parts)).toBe(BigInt(amount))
      const total = sum(weights)
      if (total === 0n) return
      parts.forEach((part, index) => {
        const distance = BigInt(part) * total - BigInt(amount) * BigInt(weights[index] ?? 0)
        expect(distance < total && distance > -total).toBe(true)
      })
    }))
  })

  test('left-over paise go to the largest fractions, ties to the earliest', () => {
    const few = fc.array(fc.nat({ max: 20 }), { minLength: 1, maxLength: 60 })
    holds('allocate: largest remainder', fc.property(fc.nat({ max: 100_000 }), few, (amount, weights) => {
      const total = weights.reduce((all, each) => all + each, 0)
      fc.pre(total > 0)
      const order = weights.map((each, index) => ({ index, floor: Math.floor(amount * each / total), rest: (amount * each) % total }))
      const left = amount - order.reduce((all, each) => all + each.floor, 0)
      const lucky = new Set([...order].sort((a, b) => b.rest - a.rest || a.index - b.index).slice(0, left).map(each => each.index))
      expect(allocate(amount, weights)).toEqual(order.map(({ index, floor }) => floor + (lucky.has(index) ? 1 : 0)))
    }))
  })

  test('a negative amount is the mirror image, with no minus zero', () => {
    holds('allocate: mirror', fc.property(fc.nat(), fc.array(weight, { minLength: 1, maxLength: 10 }), (amount, weights) => {
      expect(allocate(-amount, weights)).toEqual(allocate(amount, weights).map(part => 0 - part))
    }))
  })

  test('the exact path and the fast path agree', () => {
    const few = fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 20 })
    holds('allocate: both paths', fc.property(fc.nat({ max: 1_000_000 }), few, (amount, weights) => {
      // Weights a hundred-millionfold overflow the fast path and change no proportion.
      expect(allocate(amount, weights.map(each => each * 1e11))).toEqual(allocate(amount, weights))
    }))
  })

  test('what can not be shared is refused', () => {
    expect(() => allocate(1, [])).toThrow(expect.objectContaining({ code: 'invalid-weights' }))
    for (const wrong of [-1, Number.NaN, Infinity]) {
      expect(() => allocate(1, [1, wrong])).toThrow(expect.objectContaining({ code: 'invalid-weights' }))
    }
    expect(() => allocate(1.5, [1])).toThrow(expect.objectContaining({ code: 'invalid-amount' }))
  })
})
