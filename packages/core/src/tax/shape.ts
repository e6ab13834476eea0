import { refuse } from '../kernel/errors'
import type { ComputedBill } from './computed-bill'
import type { BillLine } from './lines'
import type { Regime } from './regime'

// Types say all of this to who writes TypeScript; JavaScript and JSON reach these functions without them.

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null
const isList = (value: unknown): boolean => Array.isArray(value)

/**
 * Looks at the form of what a bill is computed from, before any figure.
 * @throws RestoflowError `invalid-bill`, `invalid-tax-setting` where the regime is none
 */
export function requireBill(regime: Regime, lines: readonly BillLine[]): void {
  if (typeof (regime as Partial<Regime> | null | undefined)?.taxes !== 'function') {
    refuse('invalid-tax-setting', 'regime must be what inGst({ … }) or inVat({ … }) returns, not their options.', { field: 'regime' })
  }
  if (!isList(lines)) refuse('invalid-bill', `lines must be an array, not ${said(lines)}.`, { field: 'lines' })
  const ids = new Set<string>()
  for (let place = 0; place < lines.length; place += 1) {
    const line = lines[place]
    if (line === undefined || !isObject(line)) return refuse('invalid-bill', `lines.${place} must be an object, not ${said(line)}.`, { field: `lines.${place}` })
    if (typeof line.id !== 'string') refuse('invalid-bill', `lines.${place}.id must be text, not ${said(line.id)}.`, { field: `lines.${place}.id` })
    ids.add(line.id)
  }
  // which one it is, is looked for only where there is one: every bill comes through here
  if (ids.size < lines.length) {
    const place = lines.findIndex(({ id }, at) => lines.findIndex(line => line.id === id) < at)
    refuse('invalid-bill', `Two lines have the id "${lines[place]?.id ?? ''}": splits and credit notes name lines by it.`, { field: `lines.${place}.id` })
  }
}

/** @throws RestoflowError `invalid-bill` unless it is a bill as computeBill makes it, no two of its lines alike */
export function requireComputed(bill: ComputedBill): void {
  const { lines, origin } = (bill ?? {}) as Partial<ComputedBill>
  if (!isList(lines) || !isObject(origin)) refuse('invalid-bill', 'A bill is what computeBill returns.', { field: 'bill' })
  if (new Set(bill.lines.map(({ id }) => id)).size < bill.lines.length) refuse('invalid-bill', 'Two lines of the bill have the same id.', { field: 'lines' })
}

/** @returns a value as a refusal names it: text in quotes, so that "120" is told from 120 */
export function said(value: unknown): string {
  if (typeof value === 'string') return `the text "${value}"`
  if (Array.isArray(value)) return 'an array'
  return isObject(value) ? 'an object' : typeof value === 'function' ? 'a function' : String(value)
}
