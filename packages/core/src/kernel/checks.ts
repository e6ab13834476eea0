import { refuse } from './errors'

/**
 * @returns `value`, when it is a whole number in the range
 * @throws RestoflowError `invalid-body`, naming the field
 */
export function requireWhole(value: unknown, field: string, min: number, max: number): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= min && value <= max) return value
  return refuse('invalid-body', `${field} must be a whole number from ${min} to ${max}.`, { field })
}
