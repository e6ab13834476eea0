import { refuse } from './errors'

/**
 * @returns `value`, when it is a whole number in the range
 * @throws RestoflowError `invalid-body`, naming the field
 */
export function requireWhole(value: unknown, field: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value
  return refuse('invalid-body', `${field} must be a whole number from ${min} to ${max}.`, { field })
}

/**
 * @param why what the refusal says: `Say why the order is cancelled.`
 * @returns the reason without spaces around it
 * @throws RestoflowError `reason-required`
 */
export function requireReason(reason: unknown, why: string): string {
  const text = typeof reason === 'string' ? reason.trim() : ''
  return text === '' ? refuse('reason-required', why, { field: 'reason' }) : text
}
