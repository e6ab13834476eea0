import { soundCell, tidy } from './cells'
import { CellFault, type FaultCode, type FaultValues, type SheetProblem } from './fault'
import type { SheetTable } from './table'

/** Gathers what is wrong, in the order of the file. */
export class Problems {
  readonly found: SheetProblem[] = []

  add(sheet: string, row: number, column: string, code: FaultCode, values: FaultValues = {}): void {
    this.found.push({ sheet, row, column, code, values })
  }

  /** @returns what `work` comes to; undefined when a cell is wrong, which is noted */
  attempt<T>(sheet: string, row: number, column: string, work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      this.add(sheet, row, error.column ?? column, error.faultCode, error.values)
      return undefined
    }
  }
}

/** A column as a header can name it. */
export interface Titled {
  readonly title: string
  readonly aliases: readonly string[]
}

/** A row below the header, with its cells by column. */
export class BodyRow<Col extends Titled> {
  constructor(
    private readonly sheet: string, readonly row: number, private readonly cells: readonly string[], private readonly places: ReadonlyMap<string, number>,
    private readonly problems: Problems,
  ) {}

  /** @returns the cell's text; undefined where the file has no such column, or the cell itself is an error, which is noted */
  text(column: Col | string): string | undefined {
    const title = typeof column === 'string' ? column : column.title
    const at = this.places.get(title)
    if (at === undefined) return undefined
    return this.problems.attempt(this.sheet, this.row, title, () => soundCell(this.cells[at] ?? ''))
  }

  /** @returns what `work` makes of a column's text; undefined when it is wrong, which is noted */
  attempt<T>(column: string, work: () => T): T | undefined {
    return this.problems.attempt(this.sheet, this.row, column, work)
  }

  fault(column: string, code: FaultCode, values: FaultValues = {}): void {
    this.problems.add(this.sheet, this.row, column, code, values)
  }
}

/** A table whose header was understood. */
export interface Body<Col extends Titled> {
  readonly columns: readonly Col[]
  readonly rows: readonly BodyRow<Col>[]
  readonly headerRow: number
  /** Headers that say nothing to us. */
  readonly ignored: readonly string[]
}

const headerRowsMax = 10

/** Headers are compared by this: `HSN / SAC *` is `hsn sac`. */
const keyOf = (text: string): string => text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}%]+/gu, ' ').trim()

const languages: Readonly<Record<string, string>> = {
  hindi: 'hi', 'हिन्दी': 'hi', 'हिंदी': 'hi', marathi: 'mr', tamil: 'ta', telugu: 'te', kannada: 'kn', malayalam: 'ml', bengali: 'bn',
  gujarati: 'gu', punjabi: 'pa', urdu: 'ur',
}

/** @returns the language of `Name:hi`, `Hindi name`, `Name in Hindi`; undefined when the header is no name in a language */
export function languageOf(header: string, word: string): string | undefined {
  const [, tag] = new RegExp(`^${word}\\s*[:_]\\s*([a-z]{2,3}(?:-[a-z0-9]{2,8})*)$`, 'i').exec(header.trim()) ?? []
  if (tag !== undefined) return tag
  const words = keyOf(header).split(' ')
  const named = words.find(each => languages[each] !== undefined)
  return named !== undefined && words.some(each => each === word.toLowerCase() || each === 'नाम') ? languages[named] : undefined
}

/**
 * Finds the header among the first rows: the first that has the column `sign`.
 * @param more makes columns that are there for each language
 * @returns the table by columns; undefined where no row is a header, or nothing stands below it, which is noted
 */
export function readBody<Col extends Titled>(
  table: SheetTable, known: readonly Col[], more: (header: string) => Col | undefined, sign: string, problems: Problems,
): Body<Col> | undefined {
  const byKey = new Map(known.flatMap(column => [column.title, ...column.aliases].map(text => [keyOf(text), column] as const)).reverse())
  const columnOf = (header: string): Col | undefined => more(header) ?? byKey.get(keyOf(header))
  const at = table.rows.slice(0, headerRowsMax).findIndex(row => row.some(cell => tidy(cell) !== '' && columnOf(cell)?.title === sign))
  if (at < 0) {
    const first = table.rows.findIndex(row => row.some(cell => tidy(cell) !== ''))
    problems.add(table.name, table.firstRow + Math.max(0, first), sign, 'header-missing', { column: sign })
    return undefined
  }
  const headerRow = table.firstRow + at
  const [places, columns, ignored] = [new Map<string, number>(), [] as Col[], [] as string[]]
  for (const [place, cell] of (table.rows[at] ?? []).entries()) {
    if (tidy(cell) === '') continue
    const column = columnOf(cell)
    if (!column) ignored.push(tidy(cell))
    else if (places.has(column.title)) problems.add(table.name, headerRow, column.title, 'column-twice', { text: tidy(cell) })
    else {
      places.set(column.title, place)
      columns.push(column)
    }
  }
  const rows = table.rows.slice(at + 1).flatMap((cells, index) =>
    (cells.some(cell => tidy(cell) !== '') ? [new BodyRow<Col>(table.name, headerRow + 1 + index, cells, places, problems)] : []))
  return { columns, rows, headerRow, ignored }
}
