import { refuse } from '../kernel/errors'
import { sha256 } from '../kernel/sha256'

/** Crockford's base 32: no I, L, O or U, so that nothing is misread on paper. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 16
/** Sixteen characters by chance have nearly thirteen different ones; with fewer than this somebody made the code up. */
const differentMin = 6

/**
 * @param bytes at least 16, from a source that nobody can predict (`crypto.getRandomValues`)
 * @returns a new code of 80 random bits: `K7QW-3MZ9-X0RB-T5HD`
 */
export function voucherCodeOf(bytes: Uint8Array): string {
  const text = [...bytes.slice(0, length)].map(byte => alphabet.charAt(byte % alphabet.length)).join('')
  return grouped(text)
}

const grouped = (text: string): string => text.replace(/.{4}(?=.)/g, '$&-')

/** @returns a code as it was typed or scanned, in its one form, or null where it is none */
export function normaliseVoucherCode(typed: string): string | null {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/[IL]/g, '1').replaceAll('O', '0')
  const isCode = text.length === length && [...text].every(character => alphabet.includes(character))
  return isCode && new Set(text).size >= differentMin ? grouped(text) : null
}

/**
 * Whoever has the code has the money, so the code stands on the voucher alone: the journal knows it by 128 bits of its SHA-256,
 * from which nobody finds 80 random bits.
 * @returns the voucher's id: `voucher/{id}` is its stream
 * @throws RestoflowError `invalid-voucher-code`
 */
export function voucherIdOf(typed: string): string {
  const code = normaliseVoucherCode(typed)
  return code === null ? refuse('invalid-voucher-code', 'A voucher\'s code has 16 letters and digits, such as K7QW-3MZ9-X0RB-T5HD.', { field: 'code' })
    : sha256(`restoflow voucher ${code}`).slice(0, 32)
}
