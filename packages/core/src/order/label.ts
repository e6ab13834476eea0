import { refuse } from '../kernel/errors'
import type { OrderState } from './order'

const labelMax = 20

/** @returns the label without spaces around it @throws RestoflowError `invalid-body` when it is empty or longer than 20 characters */
export function requireLabel(label: string): string {
  const trimmed = label.trim()
  if (trimmed === '' || trimmed.length > labelMax) refuse('invalid-body', `label has 1 to ${labelMax} characters.`, { field: 'label' })
  return trimmed
}

const sameLabel = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase()

/** @throws RestoflowError `label-taken` when another order of the table has the label */
export function requireFreeLabel(label: string, others: readonly OrderState[]): void {
  if (others.some(other => sameLabel(other.label, label))) refuse('label-taken', `Another order at this table is called ${label}.`, { field: 'label' })
}
