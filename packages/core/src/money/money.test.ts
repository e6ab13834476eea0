import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkPaise, parsePaisaFraction, parsePercent, prorate, roundOff, timesQuantity } from './money'
import { holds } from './property.testing'
import { formatQuantity, parseQuantity } from './quantity'

const coded = (code: string): unknown => expect.objectContaining({ code })

describe('amounts', () => {
  test.each([1.5, Number.NaN, Infinity, 2 ** 53, -1])('%s is no amount', value => {
    expect(() => checkPaise(value, 'amountPaise')).toThrow(coded('invalid-amount'))
  })

  test('halves go away from zero', () => {
    expect([prorate(1, 1, 2), prorate(-1, 1, 2), prorate(1, 1, 3), prorate(-1, 1, 3)]).toEqual([1, -1, 0, 0])
  })

  test('a product beyond the safe integers stays exact; a result beyond them is refused', () => {
    expect(prorate(Number.MAX_SAFE_INTEGER, 10_000, 10_000)).toBe(Number.MAX_SAFE_INTEGER)
    expect(prorate(9_007_199_254_740_989, 10_000, 20_000)).toBe(4_503_599_627_370_495)
    expect(() => prorate(Number.MAX_SAFE_INTEGER, 2, 1)).toThrow(coded('amount-too-large'))
    expect(() => timesQuantity(Number.MAX_SAFE_INTEGER, 1001)).toThrow(coded('amount-too-large'))
    expect(() => timesQuantity(Number.MAX_SAFE_INTEGER, 2000)).toThrow(coded('amount-too-large'))
  })

  test('both paths of prorate equal exact integers', () => {
    const size = fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 }))
    const [numerators, denominators] = [fc.nat({ max: 10_000 }), fc.integer({ min: 10_000, max: 40_000 })]
    holds('prorate is exact', fc.property(size, numerators, denominators, (amount, numerator, denominator) => {
      const product = BigInt(amount) * BigInt(numerator)
      const doubled = 2n * (product < 0n ? -product : product) + BigInt(denominator)
      const rounded = Number(doubled / (2n * BigInt(denominator)))
      expect(prorate(amount, numerator, denominator)).toBe(product < 0n ? 0 - rounded : rounded)
    }))
  })

  test('round-off goes to the nearest step, halves up', () => {
    expect([roundOff(4811, 5), roundOff(150, 100), roundOff(149, 100), roundOff(-150, 100), roundOff(1702, 0), roundOff(1702, 1)])
      .toEqual([-1, 50, -49, -50, 0, 0])
  })
})

describe('decimal text', () => {
  test.each([['2', 2000], ['0.250', 250], ['1000000', 1_000_000_000], [3, 3000], ['12.5', 12_500]])('quantity %s', (text, thousandths) => {
    expect(parseQuantity(text)).toBe(thousandths)
  })

  test.each(['0', '-1', '', ' 1', '1e3', '1.0001', '.5', '1000000.001', '99999999', 'NaN', 0.5, 0, -2])('%j is no quantity', text => {
    expect(() => parseQuantity(text)).toThrow(coded('invalid-quantity'))
  })

  test('a signed quantity is a delta', () => {
    expect(parseQuantity('-0.5', { signed: true })).toBe(-500)
    expect(() => parseQuantity('0', { signed: true })).toThrow(coded('invalid-quantity'))
  })

  test('quantities survive a round trip', () => {
    holds('quantity text', fc.property(fc.integer({ min: 1, max: 1_000_000_000 }), thousandths => {
      expect(parseQuantity(formatQuantity(thousandths))).toBe(thousandths)
    }))
  })

  test('percent and fractions of a paisa', () => {
    expect([parsePercent('40.009'), parsePercent(100), parsePercent('0')]).toEqual([400_090, 1_000_000, 0])
    expect([parsePaisaFraction('159.1', 'cess'), parsePaisaFraction(1200, 'cess')]).toEqual([1_591_000, 12_000_000])
    for (const wrong of ['100.0001', '-1', '1.00001', '', 12.5]) expect(() => parsePercent(wrong)).toThrow(coded('invalid-discount'))
    for (const wrong of ['-1', '1.00001', '', 0.5]) expect(() => parsePaisaFraction(wrong, 'cess')).toThrow(coded('invalid-amount'))
  })
})
