import { gstStates } from './states'

/** What is wrong: its length, a sign outside 0–9 A–Z, the state's code, the PAN within it, the entity's number, the last character. */
export type GstinFault = 'length' | 'characters' | 'state' | 'pan' | 'entity' | 'check-character'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** @returns the GSTIN as it is stored and printed: without spaces around it, in capitals */
export function normaliseGstin(text: string): string {
  return text.trim().toUpperCase()
}

/**
 * Checks a GSTIN: two digits of the state, ten characters of the PAN, the entity's number, a 14th character (usually Z), and a check
 * character (the sum of digit products in base 36, weights 1, 2, 1, 2, …). Small letters are taken as capitals. Whether it is registered
 * only the portal knows.
 * @returns `{ ok: true }`, or the first fault found
 * @example
 * import { validateGstin } from '@restoflow/core'
 * validateGstin('27AAPFU0939F1ZV') // { ok: true }
 */
export function validateGstin(text: string): { ok: true } | { ok: false; reason: GstinFault } {
  const fault = faultOf(normaliseGstin(text))
  return fault === undefined ? { ok: true } : { ok: false, reason: fault }
}

function faultOf(gstin: string): GstinFault | undefined {
  if (gstin.length !== 15) return 'length'
  if (!/^[0-9A-Z]+$/.test(gstin)) return 'characters'
  if (gstStates[gstin.slice(0, 2)] === undefined) return 'state'
  if (!/^[A-Z]{5}[0-9]{4}[A-Z]$/.test(gstin.slice(2, 12))) return 'pan'
  if (gstin.charAt(12) === '0') return 'entity'
  return gstin.charAt(14) === checkCharacter(gstin.slice(0, 14)) ? undefined : 'check-character'
}

function checkCharacter(body: string): string {
  let sum = 0
  for (let place = 0; place < body.length; place += 1) {
    const product = alphabet.indexOf(body.charAt(place)) * (place % 2 === 0 ? 1 : 2)
    sum += Math.floor(product / 36) + (product % 36)
  }
  return alphabet.charAt((36 - (sum % 36)) % 36)
}
