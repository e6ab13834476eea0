import { refuse } from '../kernel/errors'
import { normaliseGstin, validateGstin } from '../tax/gst/gstin'
import type { Operator } from './outlet'

/** @returns the operator as it is kept: its name without spaces around it, its GSTIN in capitals */
export function operatorOf({ name, gstin, ...rest }: Operator): Operator {
  return { name: name.trim(), ...(gstin !== undefined && gstin.trim() !== '' && { gstin: normaliseGstin(gstin) }), ...rest }
}

/** @throws RestoflowError `name-taken` for two that orders could not tell apart, `invalid-gstin` */
export function checkOperators(operators: readonly Operator[]): void {
  const names = new Set<string>()
  for (const [place, { name, gstin }] of operators.entries()) {
    if (names.has(name.toLowerCase())) refuse('name-taken', `Two operators are called ${name}.`, { field: `operators.${place}.name` })
    names.add(name.toLowerCase())
    const checked = gstin === undefined ? null : validateGstin(gstin)
    if (checked?.ok === false) refuse('invalid-gstin', `${gstin}: ${checked.reason}.`, { field: `operators.${place}.gstin`, fault: checked.reason })
  }
}
