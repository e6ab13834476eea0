import fc from 'fast-check'
import { expect, it } from 'vitest'
import { rupees, rupeeText } from './rupees'

it('writes exact rupees, whatever the amount', () => {
  fc.assert(fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), paise => {
    const digits = String(Math.abs(paise)).padStart(3, '0')
    const exact = `${paise < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
    expect(rupeeText(paise)).toBe(exact)
    expect(JSON.stringify(rupees(paise))).toBe(exact.replace(/\.?0{1,2}$/, ''))
  }), { numRuns: 20_000, examples: [[0], [-1], [5], [10], [100], [999_999_999_999_999], [-999_999_999_999_901]] })
})

it('refuses what a double would not hold', () => {
  expect(() => rupees(1_000_000_000_000_000)).toThrow()
  expect(() => rupees(0.5)).toThrow()
  expect(Object.is(rupees(-0), 0)).toBe(true)
})
