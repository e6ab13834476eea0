import { createHash, randomBytes } from 'node:crypto'

/** @returns 256 random bits as text that fits into a header, a cookie and a path */
export function newSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** @returns what is stored of a secret of 256 random bits: nobody guesses it, so a fast hash will do */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
