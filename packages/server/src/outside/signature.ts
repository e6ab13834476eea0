import { createHmac, timingSafeEqual } from 'node:crypto'
import { RestoflowError } from '@restoflow/core'

/** Header that carries `t={seconds since 1970},v1={hex}`. */
export const signatureHeader = 'restoflow-signature'

/** How far the clocks of both sides may be apart, and how long a recorded message could be played again. */
export const signatureWindowMs = 300_000

/** @returns the header's value: HMAC-SHA256 of `{t}.{body}` under the shared secret */
export function sign(secret: string, body: string, now: string): string {
  const seconds = Math.floor(Date.parse(now) / 1000)
  return `t=${seconds},v1=${digest(secret, seconds, body).toString('hex')}`
}

/**
 * Checks who sent a body, and when, before anything in it is believed. The comparison takes the same time wherever two signatures differ.
 * @throws RestoflowError `callback-unsigned`, `callback-outdated`
 */
export function requireSignature(secret: string, body: string, header: string | null, now: string): void {
  const [, seconds = '', hex = ''] = /^t=(\d{1,12}),v1=([0-9a-f]{64})$/.exec(header ?? '') ?? []
  const isSame = timingSafeEqual(digest(secret, Number(seconds), body), Buffer.from(hex.padEnd(64, '0'), 'hex'))
  if (hex === '' || !isSame) {
    throw new RestoflowError('callback-unsigned', header === null ? 'There is no signature.' : 'The signature is another body\'s or another secret\'s.')
  }
  if (Math.abs(Date.parse(now) - Number(seconds) * 1000) > signatureWindowMs) {
    throw new RestoflowError('callback-outdated', `It was signed more than ${signatureWindowMs / 60_000} minutes from now.`)
  }
}

function digest(secret: string, seconds: number, body: string): Buffer {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest()
}
