/** How a column's values are meant: money in whole paise, rates in basis points, quantities as decimal text, the rest as it stands. */
export type ColumnKind = 'text' | 'date' | 'paise' | 'rate' | 'count' | 'quantity'

export interface Column {
  readonly title: string
  readonly kind: ColumnKind
}

export type Cell = string | number | null

/** A table of a report, ready for a file: one for each section. Titles are English, as the portals' are. */
export interface Table {
  /** For a file's or a sheet's name: at most 31 of `a-z`, `0-9`, `_` and `-`. */
  readonly id: string
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

/** @returns columns of kinds, by their titles: `columnsOf({ Number: 'text', Total: 'paise' })` */
export function columnsOf(kinds: Readonly<Record<string, ColumnKind>>): readonly Column[] {
  return Object.entries(kinds).map(([title, kind]) => ({ title, kind }))
}
