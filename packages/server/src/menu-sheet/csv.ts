import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { RestoflowError } from '@restoflow/core'
import { sheetNamed, type SheetFile, type SheetName, type SheetTable } from './table'

const byteOrderMark = '\uFEFF'
/** A line of this form begins the next table: a CSV has no sheets. */
const nextTable = /^#\s*(\S.*)$/
const delimiters = [',', ';', '\t'] as const

/**
 * @returns the tables of a CSV with commas, semicolons or tabs, in UTF-8 or in the UTF-16 of old spreadsheets
 * @throws RestoflowError `sheet-unreadable`
 */
export function readCsv(bytes: Uint8Array): SheetFile {
  const text = decoded(bytes)
  const [, said] = /^sep=(.)\r?\n/.exec(text) ?? []
  const records = recordsOf(text, said ?? delimiterOf(text))
  if (said !== undefined) records[0] = []
  const tables: { name: SheetName; rows: string[][]; firstRow: number }[] = [{ name: 'Items', rows: [], firstRow: 1 }]
  const ignored: string[] = []
  let open = tables[0]
  for (const [index, record] of records.entries()) {
    const [, title] = nextTable.exec(record[0] ?? '') ?? []
    const others = record.slice(1).every(cell => cell.trim() === '')
    if (title !== undefined && others) {
      const name = sheetNamed(title)
      open = name && { name, rows: [], firstRow: index + 2 }
      if (open) tables.push(open)
      else ignored.push(title)
    } else open?.rows.push(record.map(unguarded))
  }
  // without `# Items` a file may begin with another table
  const filled = tables.filter(({ rows }) => rows.some(row => row.some(cell => cell !== '')))
  return { tables: filled, ignored }
}

function decoded(bytes: Uint8Array): string {
  try {
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le', { fatal: true }).decode(bytes)
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new RestoflowError('sheet-unreadable', 'The file is not UTF-8. In Excel choose "CSV UTF-8 (Comma delimited)".')
  }
}

/** Of the first line that says something: whatever stands there most often outside of quotes. */
function delimiterOf(text: string): string {
  let [line, quoted] = ['', false]
  for (const character of text) {
    if (character === '"') quoted = !quoted
    if (!quoted && (character === '\n' || character === '\r')) {
      if (line.trim() !== '') break
      line = ''
    } else if (!quoted) line += character
  }
  const counts = delimiters.map(delimiter => line.split(delimiter).length)
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ','
}

function recordsOf(text: string, delimiter: string): string[][] {
  try {
    return parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: false, max_record_size: 200_000 })
  } catch (error) {
    const line = (error as { readonly lines?: number }).lines
    throw new RestoflowError('sheet-unreadable', `The quotes do not match${line === undefined ? '' : ` at line ${line}`}.`)
  }
}

/**
 * A spreadsheet would take such a text for a formula and run it: an apostrophe before it keeps it a text (CWE-1236). One that
 * stands there already is kept by another, so that what comes back is what went out.
 */
const guard = /^'*[=+\-@\t\r＝＋－＠]/

/** @returns the text as a cell of a CSV that no spreadsheet runs */
export function guarded(text: string): string {
  return guard.test(text) ? `'${text}` : text
}

/** @returns the text that {@link guarded} was given */
export function unguarded(text: string): string {
  return text.startsWith("'") && guard.test(text) ? text.slice(1) : text
}

/** @returns the tables as one CSV: commas, CRLF, UTF-8 with the mark by which Excel knows it (RFC 4180) */
export function writeCsv(tables: readonly SheetTable[]): Buffer {
  const records = tables.flatMap(({ name, rows }, index) => [...(index === 0 ? [] : [[], [`# ${name}`]]), ...rows.map(row => row.map(guarded))])
  return Buffer.from(byteOrderMark + stringify(records, { record_delimiter: 'windows' }), 'utf8')
}
