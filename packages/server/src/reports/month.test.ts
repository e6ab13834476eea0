import {
  addDays, covered, Gstr1, gstr1Json, gstr1Sections, monthPeriod, sectionPaise, TaxSummary, type ComputedBill, type DayClose, type Envelope,
  type Gstr1Report, type IssuedBill, type IssuedCreditNote, type Tender, type TenderKind,
} from '@restoflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTemporary, type TemporaryStore } from '../journal/temporary.testing'
import { createBooks, type Books } from './books'
import { ourGstin, outlet, playMonth } from './month.testing'

const month = '2026-11'
const period = monthPeriod(month)

/** What a plain fold of the journal says, with nothing of the reports' code. */
interface Folded {
  readonly heads: Record<'taxablePaise' | 'cgstPaise' | 'sgstPaise' | 'igstPaise' | 'cessPaise' | 'vatPaise' | 'roundOffPaise' | 'totalPaise', number>
  readonly byDate: Map<string, number>
  readonly issued: { count: number; totalPaise: number; taxablePaise: number }
  readonly notes: { count: number }
  /** Credit notes that came too late to change the tax (CGST Act, s. 34(2)): in no other figure here. */
  readonly late: { count: number; totalPaise: number }
  readonly closings: DayClose[]
  readonly documents: Set<string>
  moneyPaise: number
  readonly kinds: Set<string>
  /** How many bills of the month have what makes their arithmetic hard. */
  readonly having: Map<string, number>
}

let store: TemporaryStore
let books: Books
let folded: Folded
let report: Gstr1Report

beforeAll(async () => {
  store = await openTemporary()
  const days = Array.from({ length: 32 }, (_, nth) => addDays('2026-10-31', nth))
  await playMonth(store.journal, days)
  books = createBooks(store.journal.driver)
  folded = await fold()
  const gstr1 = new Gstr1({ month, gstin: ourGstin, eInvoicing: false, isRegistered: () => false })
  for await (const document of books.documents(outlet, period)) gstr1.add(document)
  report = gstr1.report()
}, 900_000)
afterAll(() => store.remove())

async function fold(): Promise<Folded> {
  const sums: Folded = {
    heads: { taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0, cessPaise: 0, vatPaise: 0, roundOffPaise: 0, totalPaise: 0 },
    byDate: new Map(), issued: { count: 0, totalPaise: 0, taxablePaise: 0 }, notes: { count: 0 }, late: { count: 0, totalPaise: 0 }, closings: [],
    documents: new Set(), moneyPaise: 0, kinds: new Set(), having: new Map(),
  }
  for (let position = 0; ;) {
    const events = await store.journal.readAfter(outlet, position, 1_000)
    for (const event of events) foldOne(sums, event)
    if (events.length < 1_000) return sums
    position = events.at(-1)?.position ?? position
  }
}

const isInMonth = (date: string): boolean => date.startsWith(month)
/** Local date in India. */
const dateOf = (at: string): string => new Date(Date.parse(at) + 330 * 60_000).toISOString().slice(0, 10)

function foldOne(sums: Folded, { type, data, at }: Envelope): void {
  if (type === 'BillIssued') {
    const bill = data as IssuedBill
    const { invoiceDate, figures, billNumber } = bill
    sums.documents.add(billNumber)
    if (!isInMonth(invoiceDate)) return
    sums.issued.count += 1
    sums.issued.totalPaise += figures.totalPaise
    sums.issued.taxablePaise += figures.taxablePaise
    sums.kinds.add(figures.document)
    for (const each of hardParts(bill)) sums.having.set(each, (sums.having.get(each) ?? 0) + 1)
    addFigures(sums, invoiceDate, figures)
  }
  if (type === 'CreditNoteIssued') {
    const { date, figures, creditNoteNumber, taxEffect } = data as IssuedCreditNote
    sums.documents.add(creditNoteNumber)
    if (!isInMonth(date)) return
    sums.notes.count += 1
    if (taxEffect) addFigures(sums, date, figures)
    else {
      sums.late.count += 1
      sums.late.totalPaise += figures.totalPaise
    }
  }
  if (type === 'DayClosed') sums.closings.push(data as DayClose)
  if (type === 'TenderTaken' && isInMonth(dateOf(at))) sums.moneyPaise += covered(data as Tender)
  if (type === 'RefundPaid' && isInMonth(dateOf(at))) sums.moneyPaise -= (data as { readonly kind: TenderKind; readonly amountPaise: number }).amountPaise
}

const hard = ['inclusive', 'inclusive-cess', 'cess', 'cess-per-unit', 'charge', 'coupon', 'comp', 'operator-pays', 'goods-through-operator', 'part'] as const

function hardParts({ figures, discounts = [], texts, source, split }: IssuedBill): readonly (typeof hard)[number][] {
  const { lines, cessPaise, cessPerUnitPaise } = figures
  const has = {
    'inclusive': lines.some(({ pricing }) => pricing === 'inclusive'), 'inclusive-cess': lines.some(line => line.pricing === 'inclusive' && line.cessPaise > 0),
    'cess': cessPaise > 0, 'cess-per-unit': cessPerUnitPaise > 0, 'charge': lines.some(({ charge }) => charge),
    'coupon': discounts.some(({ kind }) => kind === 'coupon'), 'comp': texts.some(text => text.discounts?.some(({ kind }) => kind === 'comp')),
    'operator-pays': lines.some(({ treatment }) => treatment === 'operator'), 'part': split !== undefined,
    'goods-through-operator': source !== undefined && lines.every(({ treatment }) => treatment === 'taxable'),
  }
  return hard.filter(each => has[each])
}

function addFigures(sums: Folded, date: string, figures: ComputedBill): void {
  for (const key of Object.keys(sums.heads) as (keyof Folded['heads'])[]) sums.heads[key] += figures[key]
  sums.byDate.set(date, (sums.byDate.get(date) ?? 0) + figures.totalPaise)
}

const signs = { b2b: 1, b2cl: 1, b2cs: 1, cdnr: -1, cdnur: -1, nil: 1, supeco: 1 } as const
const taxed = ['b2b', 'b2cl', 'b2cs', 'cdnr', 'cdnur'] as const
const rowSum = <Row>(rows: Iterable<Row>, of: (row: Row) => number): number => [...rows].reduce((sum, row) => sum + of(row), 0)

describe('a month of a restaurant', () => {
  it('is a busy one, with every kind of document', () => {
    expect(folded.issued.count).toBeGreaterThan(3_000)
    expect(folded.notes.count).toBeGreaterThan(500)
    expect([...folded.kinds].sort()).toEqual(['bill-of-supply', 'invoice-cum-bill-of-supply', 'tax-invoice', 'vat-invoice'])
    for (const section of gstr1Sections) expect(report.totals[section].documents, section).toBeGreaterThan(100)
    for (const each of hard) expect(folded.having.get(each), each).toBeGreaterThan(100)
    expect(folded.late.count).toBe(2)
  })

  it('adds up in GSTR-1 to the paisa: every document stands in it once', () => {
    const whole = rowSum(gstr1Sections, section => signs[section] * sectionPaise(report, section))
    expect(whole + report.documents.roundOffPaise).toBe(report.documents.totalPaise)
    expect(report.documents).toEqual({
      invoices: folded.issued.count, creditNotes: folded.notes.count, totalPaise: folded.heads.totalPaise, roundOffPaise: folded.heads.roundOffPaise,
    })
    expect(report.withoutTaxEffect.map(({ creditPaise }) => creditPaise).reduce((sum, paise) => sum - paise, 0)).toBe(folded.late.totalPaise)
    for (const key of ['cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise'] as const) {
      expect(folded.heads[key], key).toBeGreaterThan(100_000)
      expect(rowSum(taxed, section => signs[section] * report.totals[section].amounts[key])).toBe(folded.heads[key])
    }
    const value = rowSum(gstr1Sections, section => signs[section] * report.totals[section].amounts.taxablePaise)
    expect(value).toBe(folded.heads.taxablePaise + folded.heads.vatPaise)
  })

  it('says the same in the portal\'s rupees, row by row', () => {
    const json = JSON.parse(JSON.stringify(gstr1Json(report))) as Record<'b2cs', { txval: number; camt?: number; iamt?: number; csamt: number }[]>
    const paise = (rupees = 0): number => Math.round(rupees * 100)
    expect(rowSum(json.b2cs, row => paise(row.txval))).toBe(report.totals.b2cs.amounts.taxablePaise)
    expect(rowSum(json.b2cs, row => paise(row.camt))).toBe(report.totals.b2cs.amounts.cgstPaise)
    expect(rowSum(json.b2cs, row => paise(row.iamt))).toBe(report.totals.b2cs.amounts.igstPaise)
    expect(rowSum(json.b2cs, row => paise(row.csamt))).toBe(report.totals.b2cs.amounts.cessPaise)
    const hsn = [...report.hsn.b2b, ...report.hsn.b2c]
    expect(rowSum(hsn, row => row.cgstPaise)).toBe(folded.heads.cgstPaise)
    expect(rowSum(hsn, row => row.igstPaise)).toBe(folded.heads.igstPaise)
    expect(rowSum(hsn, row => row.cessPaise)).toBe(folded.heads.cessPaise)
  })

  it('has every number of every series', () => {
    expect(report.warnings.filter(({ kind }) => kind === 'series-gap')).toEqual([])
    expect(rowSum(report.series, ({ count }) => count)).toBe(folded.issued.count + folded.notes.count)
  })

  it('is what the ledger holds', async () => {
    const { driver } = store.journal
    const [range, within] = [[outlet, period.from, period.to], 'b.outlet = ? AND b.invoice_date BETWEEN ? AND ?']
    expect(await driver.get(`SELECT count(*) AS count, sum(b.total_paise) AS totalPaise FROM bills b WHERE ${within}`, range))
      .toEqual({ count: folded.issued.count, totalPaise: folded.issued.totalPaise })
    expect(await driver.get(`SELECT sum(l.taxable_paise) AS taxablePaise FROM bills b JOIN bill_lines l ON l.outlet = b.outlet AND l.place = b.place
      WHERE ${within}`, range)).toEqual({ taxablePaise: folded.issued.taxablePaise })
  })

  it('has the same totals by date in the tax summary and in the day book, also after midnight', async () => {
    const summary = new TaxSummary()
    for await (const document of books.documents(outlet, period)) summary.add(document)
    const byDate = new Map<string, number>()
    for (const { date, totalPaise } of summary.rows()) byDate.set(date, (byDate.get(date) ?? 0) + totalPaise)
    expect(Object.fromEntries(byDate)).toEqual(Object.fromEntries(folded.byDate))
    expect(byDate.size).toBe(30)
    const entries = await books.dayBook(outlet, period, 'Asia/Kolkata')
    expect(rowSum(entries, entry => entry.totalPaise)).toBe(folded.heads.totalPaise + folded.late.totalPaise)
    expect(rowSum(entries, entry => entry.moneyPaise)).toBe(folded.moneyPaise)
    const positions = entries.map(({ position }) => position)
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
  })

  it('is what the Z reports say, sub-totalled by invoice date', () => {
    const sums = { taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0, cessPaise: 0, vatPaise: 0, roundOffPaise: 0, totalPaise: 0 }
    const byDate = new Map<string, number>()
    let latePaise = 0
    expect(new Set(folded.closings.map(({ zNumber }) => zNumber)).size).toBe(33)
    expect(folded.closings.filter(({ carriedOver }) => carriedOver.length > 0)).toHaveLength(31)
    for (const { totals: { dates } } of folded.closings) {
      for (const [date, sections] of Object.entries(dates)) {
        if (!isInMonth(date)) continue
        for (const [kind, totals] of Object.values(sections).flatMap(section => Object.entries(section))) {
          if (kind === 'financial') {
            latePaise += totals.totalPaise
            continue
          }
          byDate.set(date, (byDate.get(date) ?? 0) + totals.totalPaise)
          for (const key of Object.keys(sums) as (keyof typeof sums)[]) sums[key] += totals[key]
        }
      }
    }
    expect(Object.fromEntries(byDate)).toEqual(Object.fromEntries(folded.byDate))
    expect(sums).toEqual(folded.heads)
    expect(latePaise).toBe(folded.late.totalPaise)
    const { totalPaise, roundOffPaise } = report.documents
    expect([sums.totalPaise, sums.roundOffPaise]).toEqual([totalPaise, roundOffPaise])
    const filed = (key: 'cgstPaise' | 'sgstPaise' | 'igstPaise' | 'cessPaise'): number => rowSum(taxed, section => signs[section] * report.totals[section].amounts[key])
    expect([sums.cgstPaise, sums.sgstPaise, sums.igstPaise, sums.cessPaise]).toEqual([filed('cgstPaise'), filed('sgstPaise'), filed('igstPaise'), filed('cessPaise')])
  })

  it('turns at midnight of the first: what is before and after it belongs to other months', async () => {
    const numbers = new Set<string>()
    let count = 0
    for (const each of ['2025-03', '2026-10', month, '2026-12']) {
      for await (const { number } of books.documents(outlet, monthPeriod(each))) {
        numbers.add(number)
        count += 1
      }
    }
    expect(count).toBe(folded.documents.size)
    expect(numbers).toEqual(folded.documents)
  })
})
