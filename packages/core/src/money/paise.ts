import { refuse } from '../kernel/errors'

/**
 * @returns the same whole number of paise, checked; `field` names it in the refusal
 * @throws RestoflowError `invalid-amount` when it is no safe integer, or negative where `min` is 0 (the default)
 */
export function checkPaise(value: number, field: string, min = 0): number {
  if (!Number.isSafeInteger(value) || value < min) {
    const wanted = min === 0 ? 'a whole number of paise, not negative' : 'a whole number of paise'
    refuse('invalid-amount', `${field} must be ${wanted}, not ${String(value)}.`, { field })
  }
  // Makes −0 into 0.
  return value + 0
}
