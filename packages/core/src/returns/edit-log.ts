import { canonicalJson } from '../kernel/canonical'
import { localTime } from '../calendar/calendar'
import type { Envelope } from '../kernel/journal'
import { columnsOf, type Cell, type Column } from './table'

/**
 * Columns of the edit log: every change with its date, who made it and what it was (Companies (Accounts) Rules 2014, Rule 3(1)). The
 * chain's hash shows that none was taken out or altered.
 */
export const editLogColumns: readonly Column[] = columnsOf({
  'Position': 'count', 'Date': 'date', 'At (UTC)': 'text', 'By': 'text', 'Name': 'text', 'Change': 'text', 'Of': 'text', 'What': 'text', 'Hash': 'text',
})

/** @returns one change as a row; `what` is the fact itself as JSON, its fields in a fixed order */
export function editLogRow({ position, at, by, type, stream, data, hash = '' }: Envelope, timeZone: string, nameOf: (id: string) => string): readonly Cell[] {
  return [position, localTime(at, timeZone).date, at, `${by.kind} ${by.id}`, nameOf(by.id), type, stream, canonicalJson(data), hash]
}
