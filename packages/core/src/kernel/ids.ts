import { refuse } from './errors'

const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789'
const idPattern = /^[a-z0-9-]{1,36}$/
const keyPattern = /^[A-Za-z0-9_-]{1,64}$/
const pool = new Uint8Array(4096)
let used = pool.length

/**
 * @returns a fresh id: 20 characters of `[a-z0-9]`, about 103 bits of randomness.
 * Taken from `getRandomValues`, which browsers also offer on a plain-HTTP address, where `randomUUID` is missing.
 */
export function newId(): string {
  let id = ''
  while (id.length < 20) {
    if (used === pool.length) {
      crypto.getRandomValues(pool)
      used = 0
    }
    const byte = pool[used++] ?? 255
    // 252 = 7 × 36: bytes above it would favour the first letters
    if (byte < 252) id += alphabet.charAt(byte % 36)
  }
  return id
}

/** @returns whether `text` has the form of an id: 1 to 36 of `[a-z0-9-]`. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && idPattern.test(text)
}

/**
 * @returns `text`, when it has the form of an id
 * @throws RestoflowError `invalid-id`, naming the field
 */
export function requireId(text: unknown, field: string): string {
  return isId(text) ? text : refuse('invalid-id', `${field} must be 1 to 36 of a-z, 0-9 and -.`, { field })
}

/**
 * @returns the idempotency key, when it has the form of one
 * @throws RestoflowError `invalid-idempotency-key`
 */
export function requireKey(text: string): string {
  return keyPattern.test(text) ? text : refuse('invalid-idempotency-key', 'A key must be 1 to 64 of A-Z, a-z, 0-9, _ and -.')
}
