import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInWords, formatMoney, formatRate } from './format'
import { holds } from './property.testing'

describe('formatMoney', () => {
  test.each([
    [0, '₹0.00'], [5, '₹0.05'], [-2140, '-₹21.40'], [99999, '₹999.99'], [100000, '₹1,000.00'], [12345600, '₹1,23,456.00'],
    [1234567890, '₹1,23,45,678.90'], [Number.MAX_SAFE_INTEGER, '₹9,00,71,99,25,47,409.91'],
  ])('%s', (paise, text) => {
    expect(formatMoney(paise)).toBe(text)
  })

  test('without paise it rounds, with another sign it prints that', () => {
    expect([12350, -49, -50].map(paise => formatMoney(paise, { paise: 'never' }))).toEqual(['₹124', '₹0', '-₹1'])
    expect([formatMoney(150, { currency: 'Rs ' }), formatMoney(150, { currency: '' })]).toEqual(['Rs 1.50', '1.50'])
    expect(() => formatMoney(1.5)).toThrow(expect.objectContaining({ code: 'invalid-amount' }))
  })

  test('the digits are the amount', () => {
    holds('formatMoney keeps every paisa', fc.property(fc.maxSafeInteger(), paise => {
      expect(Number(formatMoney(paise).replace(/[₹,.]/g, ''))).toBe(paise + 0)
    }))
  })

  test('rates', () => {
    expect([250, 1800, 0, 1, 1805, 10000].map(formatRate)).toEqual(['2.5%', '18%', '0%', '0.01%', '18.05%', '100%'])
  })
})

describe('amountInWords', () => {
  test.each([
    [0, 'Zero rupees only'],
    [100, 'One rupee only'],
    [1, 'One paisa only'],
    [112200, 'One thousand one hundred twenty-two rupees only'],
    [2140, 'Twenty-one rupees and forty paise only'],
    [-1900, 'Minus nineteen rupees only'],
    [1_00_00_000_00, 'One crore rupees only'],
    [12_34_56_789_01, 'Twelve crore thirty-four lakh fifty-six thousand seven hundred eighty-nine rupees and one paisa only'],
    [10_00_00_00_000_00, 'One thousand crore rupees only'],
  ])('%s', (paise, text) => {
    expect(amountInWords(paise)).toBe(text)
  })
})
