import type { ErrorEntry } from '../../packages/core/src/kernel/errors'
import { errorCatalogue } from '../../packages/core/src/kernel/errors'
import { tableRow } from './markdown'

/** @returns the error catalogue as one table, in the catalogue's order. */
export function errorsTable(): string {
  const rows = Object.entries<ErrorEntry>(errorCatalogue)
    .map(([code, { status, title, fix }]) => tableRow([`\`${code}\``, String(status), title, fix]))
  return [tableRow(['code', 'status', 'what happened', 'what to do']), '|---|---|---|---|', ...rows].join('\n')
}
