import fc from 'fast-check'
import { expect, it } from 'vitest'
import { normalisePhone, phonePrefix, phoneText } from './phone'

it('takes a number as people write it', () => {
  for (const typed of ['98765 43210', '9876543210', '098765-43210', '+91 98765 43210', '0091 98765 43210', '(98765) 43210', '919876543210']) {
    expect(normalisePhone(typed), typed).toBe('+919876543210')
  }
  expect(normalisePhone('080 2558 1234')).toBe('+918025581234')
  expect(normalisePhone('+44 20 7946 0018')).toBe('+442079460018')
  expect(normalisePhone('020 7946 0018', '44')).toBe('+442079460018')
  for (const none of ['', '12345', 'Ravi', '98765 4321', '+91 98765', '+919876543210123456', '98765x3210']) expect(normalisePhone(none), none).toBeNull()
})

it('knows what a number begins with while it is typed, and how to say it', () => {
  expect(phonePrefix('987')).toBe('+91987')
  expect(phonePrefix('0987')).toBe('+91987')
  expect(phonePrefix('+4420')).toBe('+4420')
  expect(phonePrefix('98')).toBeNull()
  expect(phonePrefix('Asha')).toBeNull()
  expect(phoneText('+919876543210')).toBe('98765 43210')
  expect(phoneText('+442079460018')).toBe('+442079460018')
})

it('has one form for each number', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789+- ()'), maxLength: 20 }), typed => {
    const phone = normalisePhone(typed)
    if (phone === null) return
    expect(phone).toMatch(/^\+[1-9]\d{7,14}$/)
    expect(normalisePhone(phone)).toBe(phone)
    expect(normalisePhone(phoneText(phone))).toBe(phone)
  }))
})
