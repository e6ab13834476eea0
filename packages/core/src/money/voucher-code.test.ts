import { expect, it } from 'vitest'
import { RestoflowError } from '../kernel/errors'
import { normaliseVoucherCode, voucherCodeOf, voucherIdOf } from './voucher-code'

const bytes = (seed: number): Uint8Array => Uint8Array.from({ length: 16 }, (_, at) => (seed * 31 + at * 37) % 256)

it('makes a code of four groups, which is read however it is typed', () => {
  const code = voucherCodeOf(bytes(5))
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  for (const typed of [code.toLowerCase(), code.replaceAll('-', ' '), ` ${code.replaceAll('-', '')} `]) expect(normaliseVoucherCode(typed)).toBe(code)
  expect(normaliseVoucherCode('oilo-2345-6789-abcd')).toBe('0110-2345-6789-ABCD')
})

it('knows what is no code, and what somebody made up', () => {
  for (const typed of ['', 'K7QW', 'U7QW-3MZ9-X0RB-T5HD', 'AAAA-AAAA-AAAA-AAAA', '1212-1212-1212-1212']) expect(normaliseVoucherCode(typed)).toBeNull()
  expect(() => voucherIdOf('K7QW')).toThrow(RestoflowError)
})

it('gives an id that holds nothing of the code', () => {
  const id = voucherIdOf('K7QW-3MZ9-X0RB-T5HD')
  expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(voucherIdOf('k7qw3mz9x0rbt5hd')).toBe(id)
  expect(voucherIdOf('K7QW-3MZ9-X0RB-T5HE')).not.toBe(id)
})
