import { refuse } from '../kernel/errors'
import { checkPaise } from '../money/money'

/**
 * @returns the setting, known to be one of `allowed`
 * @throws RestoflowError `invalid-tax-setting`
 */
export function oneOf<const Value extends string>(allowed: readonly Value[], value: string, field: string): Value {
  return allowed.find(each => each === value)
    ?? refuse('invalid-tax-setting', `${field} must be one of ${allowed.join(', ')}, not ${String(value)}.`, { field })
}

/**
 * @returns the round-off's step in paise
 * @throws RestoflowError `invalid-amount` unless it is a whole number, not negative
 */
export function roundStep(roundToPaise: number | undefined): number {
  return roundToPaise === undefined ? 0 : checkPaise(roundToPaise, 'roundToPaise')
}
