import type { CellValue, Workbook, Worksheet } from 'exceljs'
import { RestoflowError } from '@restoflow/core'
import { helpSheet, sheetNamed, sheetRowsMax, type SheetFile, type SheetTable } from './table'
import { checkZip } from './zip'

const columnsMax = 200

/** Loaded with the first workbook: it is large, and most days see none. */
async function newWorkbook(): Promise<Workbook> {
  const { default: library } = await import('exceljs')
  return new library.Workbook()
}

/**
 * @returns the tables of a workbook: formulas by what they last came to, rich text and links by their text, dates as
 *   `2026-11-22`; one whose only sheet has any name is the items
 * @throws RestoflowError `sheet-unreadable`, `sheet-too-large`
 */
export async function readXlsx(bytes: Buffer): Promise<SheetFile> {
  checkZip(bytes)
  const workbook = await newWorkbook()
  // the library's own type knows an older Buffer
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]).catch(() => {
    throw new RestoflowError('sheet-unreadable', 'The workbook is damaged.')
  })
  const sheets = workbook.worksheets.filter(({ name, state }) => state === 'visible' && name !== helpSheet)
  const [first] = sheets
  const known = sheets.some(({ name }) => sheetNamed(name) === 'Items')
  const tables: SheetTable[] = []
  const ignored: string[] = []
  for (const sheet of sheets) {
    const name = sheetNamed(sheet.name) ?? (sheet === first && !known ? 'Items' : undefined)
    if (name === undefined || tables.some(table => table.name === name)) ignored.push(sheet.name)
    else tables.push({ name, firstRow: 1, rows: rowsOf(sheet) })
  }
  if (tables.length === 0) throw new RestoflowError('sheet-unreadable', 'The workbook has no sheet that can be seen.')
  return { tables, ignored }
}

function rowsOf(sheet: Worksheet): readonly (readonly string[])[] {
  const rows: string[][] = []
  // formats may reach to the last row of the sheet; one row more than is allowed is enough to say so
  const last = Math.min(sheet.rowCount, sheetRowsMax + 1)
  for (let number = 1; number <= last; number++) {
    const cells: string[] = []
    sheet.findRow(number)?.eachCell({ includeEmpty: false }, (cell, column) => {
      if (column > columnsMax) return
      while (cells.length < column - 1) cells.push('')
      cells[column - 1] = textOf(cell.value, cell.numFmt)
    })
    rows.push(cells)
  }
  while (rows.at(-1)?.every(cell => cell.trim() === '') === true) rows.pop()
  return rows
}

function textOf(value: CellValue, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value instanceof Date) return dateText(value)
  if (typeof value === 'string') return value
  if ('richText' in value) return value.richText.map(({ text }) => text).join('')
  if ('error' in value) return value.error
  if ('hyperlink' in value) return typeof value.text === 'string' ? value.text : textOf(value.text, format)
  if ('result' in value) return textOf(value.result ?? null, format)
  return ''
}

/** `5%` of a cell that shows a percentage; without the last digits that arithmetic in binary leaves. */
function numberText(value: number, format: string | undefined): string {
  const shown = format?.includes('%') === true ? value * 100 : value
  const rounded = Math.round(shown * 100) / 100
  const text = String(Math.abs(shown - rounded) < 1e-7 ? rounded : shown)
  return format?.includes('%') === true ? `${text}%` : text
}

/** A spreadsheet's clock times are dates of 1899. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return ''
  const text = value.toISOString()
  return value.getUTCFullYear() < 1901 ? text.slice(11, 16) : text.slice(0, 10)
}

const numeric = ['Price', 'Cost', 'Place', 'At least', 'At most']

/** @returns the tables as a workbook: amounts as numbers, everything else as text, which no spreadsheet runs */
export async function writeXlsx(tables: readonly SheetTable[], help: readonly string[]): Promise<Buffer> {
  const workbook = await newWorkbook()
  for (const { name, rows } of tables) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: name === 'Items' ? 3 : 0 }] })
    const [header = [], ...body] = rows
    sheet.addRow(header).font = { bold: true }
    for (const row of body) sheet.addRow(row.map((text, at) => (text === '' ? null : isNumber(header[at], text) ? Number(text) : text)))
    for (const [at, title] of header.entries()) {
      const column = sheet.getColumn(at + 1)
      column.width = widthOf(title, body.slice(0, 100).map(row => row[at] ?? ''))
      // what is typed below stays what it is: 996331, 07:00, 2026-12-01
      if (!numeric.includes(title)) column.numFmt = '@'
    }
  }
  const sheet = workbook.addWorksheet(helpSheet)
  for (const line of help) sheet.addRow([line])
  sheet.getColumn(1).width = 110
  return Buffer.from(await workbook.xlsx.writeBuffer())
}

function isNumber(title: string | undefined, text: string): boolean {
  return title !== undefined && (numeric.includes(title) || title.startsWith('Price ')) && /^\d{1,9}(\.\d{1,2})?$/.test(text)
}

function widthOf(title: string, texts: readonly string[]): number {
  return Math.min(44, Math.max(title.length, ...texts.map(text => text.length)) + 3)
}
