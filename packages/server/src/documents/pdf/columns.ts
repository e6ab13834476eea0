import type { PaperTable } from '../paper'
import { widthOf, wrap } from './faces'
import { leading, type Sheet } from './sheet'

/** A row of a table: its first cell may hold several lines and small print below. */
export interface TableRow {
  readonly head: string
  readonly small: readonly string[]
  readonly cells: readonly string[]
}

export interface TableStyle {
  readonly size: number
  /** Size of what stands below the first cell. */
  readonly smallSize: number
  readonly gap: number
  /** Room above each row. */
  readonly between?: number
}

/** @returns the rows of a table, what is small beside the head */
export function rowsOf({ rows }: PaperTable): readonly TableRow[] {
  return rows.map(({ head, small, cells }) => ({ head: small === null ? head : `${head} · ${small}`, small: [], cells: cells.map(({ text }) => text) }))
}

/** Where the columns of a table lie. */
export interface Columns {
  readonly headWidth: number
  readonly cellWidths: readonly number[]
}

/** @returns each column as wide as its widest cell, and the first with what is left */
export function columnsFor(titles: readonly string[], rows: readonly TableRow[], width: number, { size, gap }: TableStyle): Columns {
  const cellWidths = titles.slice(1).map((title, place) =>
    Math.max(widthOf(title, size, 'bold'), ...rows.map(({ cells }) => widthOf(cells[place] ?? '', size, 'regular'))) + gap)
  return { cellWidths, headWidth: width - cellWidths.reduce((sum, each) => sum + each, 0) }
}

/** @returns the height that a row takes */
export function rowHeight(row: TableRow, { headWidth }: Columns, { size, smallSize }: TableStyle): number {
  const lines = wrap(row.head, size, 'regular', headWidth).length
  const small = row.small.reduce((sum, text) => sum + wrap(text, smallSize, 'regular', headWidth).length, 0)
  return Math.max(lines, 1) * size * leading + small * smallSize * leading
}

/** Draws one row below what there is. */
export function drawRow(sheet: Sheet, row: TableRow, columns: Columns, style: TableStyle, weight: 'regular' | 'bold' = 'regular', left = sheet.left): void {
  const top = sheet.y
  let right = left + columns.headWidth
  row.cells.forEach((cell, place) => {
    const width = columns.cellWidths[place] ?? 0
    sheet.at(cell, top, { size: style.size, weight, align: 'end' }, right, width)
    right += width
  })
  sheet.text(row.head, { size: style.size, weight }, left, columns.headWidth)
  if (row.head === '') sheet.gap(style.size * leading)
  for (const text of row.small) sheet.text(text, { size: style.smallSize }, left, columns.headWidth)
}

/** Draws a whole table with its titles. */
export function drawTable(sheet: Sheet, titles: readonly string[], rows: readonly TableRow[], style: TableStyle, width = sheet.width, left = sheet.left): void {
  const columns = columnsFor(titles, rows, width, style)
  drawRow(sheet, { head: titles[0] ?? '', small: [], cells: titles.slice(1) }, columns, style, 'bold', left)
  for (const row of rows) {
    sheet.gap(style.between ?? 0)
    drawRow(sheet, row, columns, style, 'regular', left)
  }
}
