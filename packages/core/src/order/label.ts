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

/**
 * Labels for a table's orders, oldest first: who has one keeps it, unless an older order has the same; the others get the
 * first free letters.
 * @returns one label for each, in the same order
 */
export function labelOrders(labels: readonly (string | null)[]): readonly string[] {
  const taken = new Set<string>()
  const kept = labels.map(label => {
    if (label === null || taken.has(label.toLowerCase())) return null
    taken.add(label.toLowerCase())
    return label
  })
  return kept.map(label => {
    if (label !== null) return label
    let count = 0
    while (taken.has(letters(count).toLowerCase())) count += 1
    taken.add(letters(count).toLowerCase())
    return letters(count)
  })
}

/** A … Z, then A2, B2, … */
function letters(count: number): string {
  const round = Math.floor(count / 26) + 1
  return `${String.fromCharCode(65 + (count % 26))}${round > 1 ? round : ''}`
}
