import fc from 'fast-check'
import { expect, it } from 'vitest'
import { changedPrice } from './price-rule'

it('raises and lowers by percent or amount, the half up, never below zero', () => {
  const by = (paise: number, value: number, roundToPaise: number): number => changedPrice(paise, { by: 'percent', value, roundToPaise })
  expect([by(12_000, 500, 100), by(12_000, 500, 500), by(12_000, 500, 1_000), by(12_000, 500, 1)]).toEqual([12_600, 12_500, 13_000, 12_600])
  expect([by(9_950, -1_000, 1), by(9_950, -1_000, 100), by(100, -10_000, 100)]).toEqual([8_955, 9_000, 0])
  expect(changedPrice(12_000, { by: 'amount', value: 1_050, roundToPaise: 500 })).toBe(13_000)
  expect(changedPrice(500, { by: 'amount', value: -1_000, roundToPaise: 1 })).toBe(0)
})

it('is the nearest multiple of the unit, whatever the price', () => {
  const [prices, points, units] = [fc.integer({ min: 0, max: 100_000_000 }), fc.integer({ min: -9_000, max: 20_000 }), fc.constantFrom(1, 100, 500, 1_000)]
  fc.assert(fc.property(prices, points, units, (paise, value, unit) => {
    const made = changedPrice(paise, { by: 'percent', value, roundToPaise: unit })
    const exact = BigInt(paise) * BigInt(10_000 + value)
    const off = BigInt(made) * 10_000n - exact
    return made % unit === 0 && off * 2n <= BigInt(unit) * 10_000n && off * 2n > -BigInt(unit) * 10_000n
  }), { numRuns: 2_000 })
})
