import type { Paper, PaperRow, PaperTable } from '../paper'
import { columnsFor, drawRow, drawTable, rowHeight, rowsOf, type TableRow, type TableStyle } from './columns'
import { widthOf, wrap } from './faces'
import type { Laid } from './laid'
import { leading, mm, Sheet, type Mark } from './sheet'

const pageWidth = 210 * mm
const pageHeight = 297 * mm
const margin = 15 * mm
const footHeight = 9 * mm
const bottom = pageHeight - margin - footHeight
const size = 9
const small = 7.8
const cellGap = 9
/** Narrower than this, a name breaks too often: then the whole table is set in smaller type. */
const nameWidthMin = 38 * mm

/** Fills page after page: what does not fit goes to the next one. */
class Pages {
  readonly filled: Mark[][] = []
  sheet: Sheet

  constructor(private readonly continued: (sheet: Sheet) => void) {
    this.sheet = this.open()
  }

  /** Begins a new page where less than this is left. */
  need(height: number): boolean {
    if (this.sheet.y + height <= bottom) return false
    this.sheet = this.open()
    this.continued(this.sheet)
    return true
  }

  private open(): Sheet {
    const sheet = new Sheet(margin, pageWidth - 2 * margin, margin)
    this.filled.push(sheet.marks)
    return sheet
  }
}

/** @returns a document on pages of A4: the head of the lines on each, the sums never apart from each other, `page x of y` */
export function layA4(paper: Paper, mark: Laid['mark']): Laid {
  const pages = new Pages(sheet => {
    sheet.pair(`${paper.supplier.name} · ${paper.name}`, paper.facts.find(({ label }) => label === paper.facts[1]?.label)?.value ?? '', { size: small })
    sheet.rule({ gap: 6 })
  })
  drawHead(pages.sheet, paper, mark)
  for (const block of [paper.buyer, paper.operator]) if (block) drawBlock(pages.sheet, block)
  drawLines(pages, paper)
  drawSums(pages, paper)
  drawBelow(pages, paper)
  drawClosing(pages, paper)
  pages.filled.forEach((marks, place) => drawFoot(marks, paper, place + 1, pages.filled.length))
  return { mark, paper, width: pageWidth, height: pageHeight, pages: pages.filled }
}

function drawHead(sheet: Sheet, paper: Paper, mark: Laid['mark']): void {
  if (paper.legend !== null) {
    sheet.text(paper.legend, { size, weight: 'bold', align: 'centre' })
    sheet.gap(6)
  }
  const top = sheet.y
  const leftWidth = sheet.width * 0.52
  const rightEdge = sheet.left + sheet.width * 0.56
  const rightWidth = sheet.right - rightEdge
  sheet.text(paper.supplier.name, { size: 17, weight: 'bold' }, sheet.left, leftWidth)
  if (paper.supplier.second) sheet.text(paper.supplier.second.text, { size: 11 }, sheet.left, leftWidth)
  sheet.gap(2)
  for (const line of paper.supplier.lines) sheet.text(line, { size }, sheet.left, leftWidth)
  const leftEnd = sheet.y
  sheet.y = top
  if (mark?.inverted) sheet.stamp(mark.text, 11, rightEdge, rightWidth)
  const title = [paper.title, paper.secondTitle?.text ?? ''].filter(Boolean).join('  ')
  if (paper.copies === null) sheet.stamp(title, 12, rightEdge, rightWidth)
  else sheet.text(title, { size: 13, weight: 'bold' }, rightEdge, rightWidth)
  if (mark && !mark.inverted) sheet.text(mark.text, { size: small }, rightEdge, rightWidth)
  for (const line of paper.underTitle) sheet.text(line, { size, weight: 'bold' }, rightEdge, rightWidth)
  sheet.gap(4)
  drawFacts(sheet, paper.facts, rightEdge, rightWidth)
  sheet.y = Math.max(leftEnd, sheet.y) + 10
}

function drawFacts(sheet: Sheet, facts: readonly PaperRow[], left: number, width: number): void {
  const labelWidth = Math.min(Math.max(...facts.map(({ label }) => widthOf(label, small, 'regular'))) + 10, width / 2)
  for (const { label, value } of facts) {
    const top = sheet.y
    sheet.text(label, { size: small }, left, labelWidth - 6)
    const labelEnd = sheet.y
    sheet.y = top
    sheet.text(value, { size, weight: 'bold' }, left + labelWidth, width - labelWidth)
    sheet.y = Math.max(sheet.y, labelEnd) + 1
  }
}

function drawBlock(sheet: Sheet, block: readonly string[]): void {
  const top = sheet.y
  const [name = '', ...rest] = block
  const [left, width] = [sheet.left + 8, sheet.width - 16]
  sheet.gap(5)
  sheet.text(name, { size: 10, weight: 'bold' }, left, width)
  for (const line of rest) sheet.text(line, { size }, left, width)
  sheet.gap(5)
  sheet.marks.push({ kind: 'box', x: sheet.left, y: top, width: sheet.width, height: sheet.y - top, filled: false })
  sheet.gap(10)
}

function drawLines(pages: Pages, { lines, labels, heads, hasDiscount }: Paper): void {
  const bearsTax = heads.length > 0
  const titles = [
    labels.item, labels.hsn, labels.quantity, labels.rate, ...(hasDiscount ? [labels.discount] : []),
    ...(bearsTax ? [labels.taxable, labels.tax, ...heads] : []), labels.total,
  ]
  const rows: readonly TableRow[] = lines.map(line => ({
    head: `${line.place + 1}. ${line.name}`,
    small: [line.second?.text ?? '', line.modifiers, line.share, line.cause].filter(Boolean),
    cells: [
      line.hsn, line.quantity, line.unitPrice, ...(hasDiscount ? [line.discount] : []), ...(bearsTax ? [line.taxable, line.tax, ...line.heads] : []), line.total,
    ],
  }))
  const { width } = pages.sheet
  const styles: readonly TableStyle[] = [{ size: 8.5, smallSize: 7.5, gap: cellGap }, { size: 7.5, smallSize: 7, gap: 7 }, { size: 6.8, smallSize: 6.5, gap: 5 }]
  const style = styles.find(each => columnsFor(titles, rows, width, each).headWidth >= nameWidthMin) ?? { size: 6.2, smallSize: 6, gap: 4 }
  const columns = columnsFor(titles, rows, width, style)
  const head: TableRow = { head: titles[0] ?? '', small: [], cells: titles.slice(1) }
  const drawTitles = (): void => {
    drawRow(pages.sheet, head, columns, style, 'bold')
    pages.sheet.rule({ thickness: 1.1, gap: 5 })
  }
  pages.need(60)
  drawTitles()
  rows.forEach((row, place) => {
    const isFirst = pages.need(rowHeight(row, columns, style) + 4) || place === 0
    if (isFirst && place > 0) drawTitles()
    if (!isFirst) pages.sheet.rule({ thickness: 0.3, gap: 4 })
    drawRow(pages.sheet, row, columns, style)
  })
  pages.sheet.rule({ thickness: 1.1, gap: 8 })
}

const tableStyle: TableStyle = { size: 8.5, smallSize: 7.5, gap: 12 }

/** Taxes at the start and sums at the end of one band, which no page divides. */
function drawSums(pages: Pages, paper: Paper): void {
  const rowCount = Math.max(paper.sums.length + (paper.roundOff ? 1 : 0) + 2, (paper.taxes?.rows.length ?? 0) + 1)
  pages.need(rowCount * size * leading + 44)
  const { sheet } = pages
  const top = sheet.y
  const width = 74 * mm
  const left = sheet.right - width
  for (const { label, value } of [...paper.sums, ...(paper.roundOff ? [paper.roundOff] : [])]) band(sheet, label, value, size, 'regular', left, width)
  sheet.rule({ thickness: 1.4, gap: 6, left, width })
  band(sheet, paper.total.label, paper.total.value, 14, 'bold', left, width)
  const end = sheet.y
  sheet.y = top
  if (paper.taxes) {
    drawTable(sheet, paper.taxes.columns, rowsOf(paper.taxes), tableStyle, sheet.width - width - 10 * mm)
  }
  sheet.y = Math.max(end, sheet.y) + 4
  sheet.text(`${paper.words.label}: ${paper.words.text}`, { size, weight: 'bold' })
  sheet.gap(8)
}

function band(sheet: Sheet, label: string, value: string, at: number, weight: 'regular' | 'bold', left: number, width: number): void {
  sheet.at(label, sheet.y, { size: at, weight }, left, width)
  sheet.at(value, sheet.y, { size: at, weight, align: 'end' }, left, width)
  sheet.gap(at * leading)
}

const hsnStyle: TableStyle = { size: small, smallSize: 7, gap: 12 }
const leftWidth = 122 * mm
const codesWidth = 46 * mm
/** More codes than these flow over pages by themselves. */
const codesBeside = 12

/** What was sold by code, and what was paid, at the start; the codes to scan beside it at the end. */
function drawBelow(pages: Pages, paper: Paper): void {
  const { hsn, payments, due, upi, einvoice } = paper
  const isLong = (hsn?.rows.length ?? 0) > codesBeside
  if (hsn && isLong) drawHsn(pages, hsn)
  const rows = (hsn && !isLong ? hsn.rows.length + 2.5 : 0) + payments.length + (due ? 1.5 : 0) + (einvoice ? 3 : 0)
  const codes = (einvoice ? einvoiceSide + 8 : 0) + (upi ? upiSide + 2.6 * small * leading : 0)
  if (rows === 0 && codes === 0) return
  pages.need(Math.max(rows * size * leading, codes))
  const { sheet } = pages
  const top = sheet.y
  if (hsn && !isLong) drawHsn(pages, hsn)
  const width = 92 * mm
  for (const { label, value } of payments) {
    const [first = '', ...rest] = wrap(label, size, 'regular', width - 26 * mm)
    band(sheet, first, value, size, 'regular', sheet.left, width)
    for (const text of rest) sheet.text(text, { size }, sheet.left, width)
  }
  if (due) band(sheet, due.label, due.value, 10.5, 'bold', sheet.left, width)
  for (const { label, value } of einvoice?.rows ?? []) sheet.text(`${label} ${value}`, { size: small }, sheet.left, leftWidth)
  const end = sheet.y
  sheet.y = top
  const left = sheet.right - codesWidth
  if (einvoice) {
    sheet.qr(einvoice.signedQr, '', einvoiceSide, sheet.right - einvoiceSide)
    sheet.gap(einvoiceSide + 8)
  }
  if (upi) {
    sheet.qr(upi.link, upi.caption, upiSide, left + (codesWidth - upiSide) / 2)
    sheet.gap(upiSide + 1)
    sheet.text(upi.caption, { size: small, weight: 'bold', align: 'centre' }, left, codesWidth)
  }
  sheet.y = Math.max(end, sheet.y) + 6
}

const upiSide = 34 * mm
const einvoiceSide = 44 * mm

function drawHsn(pages: Pages, hsn: PaperTable): void {
  pages.sheet.text(hsn.caption, { size: small, weight: 'bold' })
  const rows = rowsOf(hsn)
  const columns = columnsFor(hsn.columns, rows, leftWidth, hsnStyle)
  drawRow(pages.sheet, { head: hsn.columns[0] ?? '', small: [], cells: hsn.columns.slice(1) }, columns, hsnStyle, 'bold')
  for (const row of rows) {
    pages.need(rowHeight(row, columns, hsnStyle))
    drawRow(pages.sheet, row, columns, hsnStyle)
  }
  pages.sheet.gap(6)
}

function drawClosing(pages: Pages, { demo, notes, thanks, signature }: Paper): void {
  pages.need(25 * mm)
  const { sheet } = pages
  sheet.y = Math.max(sheet.y, bottom - 27 * mm)
  const top = sheet.y
  const width = 66 * mm
  const left = sheet.right - width
  const notesWidth = sheet.width - width - 10 * mm
  if (demo !== null) sheet.text(demo, { size, weight: 'bold' }, sheet.left, notesWidth)
  for (const note of notes) sheet.text(note, { size }, sheet.left, notesWidth)
  if (thanks) sheet.text(thanks.text, { size }, sheet.left, notesWidth)
  sheet.y = top
  sheet.text(signature.supplier, { size, align: 'centre' }, left, width)
  sheet.y = Math.max(sheet.y + 10 * mm, top + 15 * mm)
  sheet.rule({ left, width, gap: 4 })
  sheet.text(signature.signatory, { size, align: 'centre' }, left, width)
}

function drawFoot(marks: Mark[], { name, labels }: Paper, page: number, pages: number): void {
  const sheet = new Sheet(margin, pageWidth - 2 * margin, pageHeight - margin - footHeight + 4)
  sheet.rule({ thickness: 0.4, gap: 5 })
  sheet.pair(name, labels.page.replace('{page}', String(page)).replace('{pages}', String(pages)), { size: 7.5 })
  marks.push(...sheet.marks)
}
