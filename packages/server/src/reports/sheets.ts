import { stringify } from 'csv-stringify/sync'
import { rupeeText, type Cell, type Column, type ColumnKind, type Table } from '@restoflow/core'

/** A spreadsheet must not take what somebody typed for a formula. */
const safeText = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value)

function csvCell(value: Cell, kind: ColumnKind): string {
  if (value === null) return ''
  if (typeof value === 'string') return kind === 'quantity' || kind === 'date' ? value : safeText(value)
  if (kind === 'paise') return rupeeText(value)
  return kind === 'rate' ? String(value / 100) : String(value)
}

const byteOrderMark = '\uFEFF'

/** @returns the head of a CSV file: a byte order mark, without which spreadsheets misread Hindi, and the titles */
export function csvHead(columns: readonly Column[]): string {
  return byteOrderMark + stringify([columns.map(({ title }) => title)])
}

/** @returns rows of a CSV file: amounts in rupees with two decimals, rates in percent */
export function csvRows(columns: readonly Column[], rows: readonly (readonly Cell[])[]): string {
  return stringify(rows.map(row => row.map((value, index) => csvCell(value, columns[index]?.kind ?? 'text'))))
}

const formats: Readonly<Partial<Record<ColumnKind, string>>> = { paise: '#,##0.00', rate: '0.##', count: '0' }
const widths: Readonly<Record<ColumnKind, number>> = { text: 22, date: 12, paise: 14, rate: 8, count: 10, quantity: 12 }

function sheetCell(value: Cell, kind: ColumnKind): string | number | null {
  if (kind === 'quantity' && typeof value === 'string' && value !== '') return Number(value)
  return typeof value === 'number' && (kind === 'paise' || kind === 'rate') ? value / 100 : value
}

/** @returns a table as a whole CSV file */
export function csvOf({ columns, rows }: Table): string {
  return csvHead(columns) + csvRows(columns, rows)
}

/** @returns an XLSX workbook with a sheet for each table: the first row stands still, amounts are numbers in rupees */
export async function workbookOf(tables: readonly Table[]): Promise<Uint8Array> {
  // loaded when somebody wants one: it is the largest library of the house
  const { default: exceljs } = await import('exceljs')
  const workbook = new exceljs.Workbook()
  for (const { id, columns, rows } of tables) {
    const sheet = workbook.addWorksheet(id, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.columns = columns.map(({ title, kind }) => ({
      header: title, width: widths[kind], ...(formats[kind] !== undefined && { style: { numFmt: formats[kind] } }),
    }))
    sheet.getRow(1).font = { bold: true }
    for (const row of rows) sheet.addRow(row.map((value, index) => sheetCell(value, columns[index]?.kind ?? 'text')))
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}
