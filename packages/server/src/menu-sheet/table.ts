/** The tables that a menu file has: sheets of a workbook, parts of a CSV. The first is named anyhow. */
export const sheetNames = ['Items', 'Choices', 'Categories'] as const
export type SheetName = (typeof sheetNames)[number]

/** One table as it came: text cells, the header among them. */
export interface SheetTable {
  readonly name: SheetName
  readonly rows: readonly (readonly string[])[]
  /** What a spreadsheet calls the first of `rows`; counted from 1. */
  readonly firstRow: number
}

/** Everything that a file said. */
export interface SheetFile {
  readonly tables: readonly SheetTable[]
  /** Sheets whose names say nothing to us. */
  readonly ignored: readonly string[]
}

export type SheetFormat = 'csv' | 'xlsx'

/** What a file has at most. */
export const fileBytesMax = 5 * 1024 * 1024
export const sheetRowsMax = 6_000
export const cellCharactersMax = 4_000

const aliases: Readonly<Record<SheetName, readonly string[]>> = {
  Items: ['items', 'menu', 'dishes', 'products'],
  Choices: ['choices', 'modifiers', 'modifier groups', 'add-ons', 'addons', 'options'],
  Categories: ['categories', 'sections'],
}

/** Our own sheet that explains the others. */
export const helpSheet = 'How to'

/** @returns which table is meant, or undefined */
export function sheetNamed(text: string): SheetName | undefined {
  const wanted = text.trim().toLowerCase()
  return sheetNames.find(name => aliases[name].includes(wanted))
}
