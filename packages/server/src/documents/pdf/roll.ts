import type { Paper, PaperRow, PaperTable } from '../paper'
import { drawTable, rowsOf, type TableStyle } from './columns'
import { widthOf } from './faces'
import type { Laid } from './laid'
import { mm, Sheet } from './sheet'

/** 80 mm of paper, of which a head prints 72 (576 dots). */
const paperWidth = 80 * mm
const printWidth = 72 * mm
const topMargin = 3 * mm
/** Room under the last line, where the roll is torn. */
const bottomMargin = 7 * mm
const size = 8.5
const small = 7.5
const table: TableStyle = { size, smallSize: small, gap: 7, between: 1 }
const narrow: TableStyle = { size: small, smallSize: 7, gap: 6 }

/** @returns a document on one page of 80 mm, as long as it takes: black only, nothing grey */
export function layRoll(paper: Paper, mark: Laid['mark']): Laid {
  const sheet = new Sheet((paperWidth - printWidth) / 2, printWidth, topMargin)
  if (paper.legend !== null) sheet.text(paper.legend, { size, weight: 'bold', align: 'centre' })
  drawHead(sheet, paper, mark)
  for (const block of [paper.buyer, paper.operator]) {
    if (block === null) continue
    const [name = '', ...rest] = block
    sheet.gap(2)
    sheet.text(name, { size, weight: 'bold' })
    for (const line of rest) sheet.text(line, { size })
  }
  line(sheet)
  drawLines(sheet, paper)
  line(sheet)
  drawRows(sheet, paper.sums)
  if (paper.taxes) {
    line(sheet)
    drawTaxes(sheet, paper.taxes)
  }
  line(sheet)
  if (paper.roundOff) drawRows(sheet, [paper.roundOff])
  sheet.pair(paper.total.label, paper.total.value, { size: 13, weight: 'bold' })
  sheet.text(`${paper.words.label}: ${paper.words.text}`, { size: small })
  if (paper.hsn && paper.hasSeveralCodes) {
    line(sheet)
    sheet.text(paper.hsn.caption, { size: small, weight: 'bold' })
    drawTaxes(sheet, paper.hsn, narrow)
  }
  if (paper.payments.length > 0 || paper.due) line(sheet)
  drawRows(sheet, paper.payments)
  if (paper.due) sheet.pair(paper.due.label, paper.due.value, { size: 10, weight: 'bold' })
  if (paper.upi) drawQr(sheet, paper.upi.link, paper.upi.caption, 36 * mm)
  if (paper.einvoice) {
    drawQr(sheet, paper.einvoice.signedQr, '', 46 * mm)
    for (const { label, value } of paper.einvoice.rows) sheet.text(`${label} ${value}`, { size: small })
  }
  drawFoot(sheet, paper)
  return { mark, paper, width: paperWidth, height: sheet.y + bottomMargin, pages: [sheet.marks] }
}

const line = (sheet: Sheet): void => sheet.rule({ dashed: true, gap: 7 })

function drawHead(sheet: Sheet, paper: Paper, mark: Laid['mark']): void {
  const { supplier, title, secondTitle, underTitle, copies, strip } = paper
  if (mark?.inverted) sheet.stamp(mark.text, 11)
  sheet.text(supplier.name.toLocaleUpperCase('en'), { size: 13, weight: 'bold', align: 'centre' })
  if (supplier.second) sheet.text(supplier.second.text, { size: 10, align: 'centre' })
  for (const text of supplier.lines) sheet.text(text, { size, align: 'centre' })
  line(sheet)
  const titled = [title, secondTitle?.text ?? ''].filter(Boolean).join('  ')
  if (copies === null) sheet.stamp(titled, 10)
  else sheet.text(titled, { size: 10, weight: 'bold', align: 'centre' })
  if (mark && !mark.inverted) sheet.text(mark.text, { size: small, align: 'centre' })
  for (const text of underTitle) sheet.text(text, { size, align: 'centre', weight: 'bold' })
  sheet.gap(2)
  for (const { start, end } of strip) {
    if (end === '') sheet.text(start, { size })
    else sheet.pair(start, end, { size })
  }
}

function drawLines(sheet: Sheet, { lines, labels }: Paper): void {
  const rows = lines.map(({ name, second, modifiers, share, mark, cause, ownDiscount, quantity, unitPrice, gross }) => ({
    head: name,
    small: [second?.text ?? '', modifiers, share, mark ?? '',
    ownDiscount === '' ? '' : `${cause === '' ? labels.discount : cause} ${ownDiscount}`].filter(Boolean),
    cells: [quantity, unitPrice, gross],
  }))
  drawTable(sheet, [labels.item, labels.quantity, labels.rate, labels.amount], rows, table)
}

function drawRows(sheet: Sheet, rows: readonly PaperRow[]): void {
  for (const { label, value } of rows) sheet.pair(label, value, { size })
}

/** A table that would be wider than the paper is set in smaller type. */
function drawTaxes(sheet: Sheet, taxes: PaperTable, style: TableStyle = table): void {
  const { columns } = taxes
  const rows = rowsOf(taxes)
  const widthAt = ({ size: at, gap }: TableStyle): number => columns.reduce((sum, column, place) => sum + gap + Math.max(
    widthOf(column, at, 'bold'), ...rows.map(({ head, cells }) => widthOf(place === 0 ? head : cells[place - 1] ?? '', at, 'regular'))), 0)
  const fitting = [style, narrow, { size: 6.8, smallSize: 6.5, gap: 4 }].find(each => widthAt(each) <= sheet.width)
    ?? { size: 6.2, smallSize: 6, gap: 3 }
  drawTable(sheet, columns, rows, fitting)
}

function drawQr(sheet: Sheet, text: string, caption: string, side: number): void {
  line(sheet)
  sheet.qr(text, caption, side, sheet.left + (sheet.width - side) / 2)
  sheet.gap(side + 2)
  if (caption !== '') sheet.text(caption, { size, align: 'centre', weight: 'bold' })
}

function drawFoot(sheet: Sheet, { demo, notes, thanks, signature, copies }: Paper): void {
  line(sheet)
  if (demo !== null) sheet.text(demo, { size, weight: 'bold', align: 'centre' })
  for (const note of notes) sheet.text(note, { size, align: 'centre' })
  if (thanks) sheet.text(thanks.text, { size: 9, align: 'centre' })
  if (copies === null) return
  sheet.gap(4)
  sheet.text(signature.supplier, { size: small, align: 'centre' })
  sheet.gap(8 * mm)
  const width = 44 * mm
  sheet.rule({ left: sheet.left + (sheet.width - width) / 2, width, gap: 3 })
  sheet.text(signature.signatory, { size: small, align: 'centre' })
}
