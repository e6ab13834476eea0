import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatMoney } from './format'
import { paiseTyped } from './typed'

describe('an amount of rupees as a person types it', () => {
  it.each([
    ['250', 25_000], ['0.5', 50], ['700.', 70_000], ['99.50', 9_950], ['1,250', 125_000], ['1,05,000', 10_500_000], ['12,34,567.50', 123_456_750],
    ['1,234,567', 123_456_700], [' ₹ 1,250 ', 125_000], ['Rs. 80', 8_000], ['80/-', 8_000], ['₹१,२५०', 125_000], ['1,00,00,000', 1_000_000_000],
  ])('reads %s', (text, paise) => expect(paiseTyped(text)).toBe(paise))

  it.each(['12,50', '1,2,3', ',250', '250,', '1,2500', '1250,000', '1,23,45', '12,345,67', '1,25,0', '12 50', '1.234', '.5', '-1', '1e3', '', '₹', '1,250.505', '12,50.00'])(
    'refuses "%s"', text => expect(paiseTyped(text)).toBeNaN())

  it('reads what the screens print', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), paise => {
      expect(paiseTyped(formatMoney(paise))).toBe(paise)
    }))
  })
})
