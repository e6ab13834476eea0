import type { ComputedLine } from '../tax/computed-bill'
import { hasTaxEffect, type ReturnDocument } from './document'
import { columnsOf, type Table } from './table'

/** All lines of one day, section, rate and code; figures in paise, credit notes taken off. */
export interface TaxSummaryRow {
  readonly date: string
  readonly section: 'gst' | 'vat'
  readonly treatment: string
  readonly rateBasisPoints: number
  readonly hsn: string
  readonly grossPaise: number
  readonly discountPaise: number
  readonly taxablePaise: number
  readonly cgstPaise: number
  readonly sgstPaise: number
  readonly igstPaise: number
  readonly cessPaise: number
  readonly vatPaise: number
  readonly totalPaise: number
}

const moneyKeys = [
  'grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise', 'totalPaise',
] as const satisfies readonly (keyof TaxSummaryRow & keyof ComputedLine)[]

type OpenRow = { -readonly [Key in keyof TaxSummaryRow]: TaxSummaryRow[Key] }

/** What is no line: the rounding of the documents' totals. */
export const roundOffTreatment = 'round-off'

/**
 * Sums documents by the date that they bear, section, rate and HSN. Each day and section has a row for the round-off, so that the totals
 * are those of the documents to the paisa. A credit note without tax effect is left out: it changes no tax.
 */
export class TaxSummary {
  readonly #rows = new Map<string, OpenRow>()

  add(document: ReturnDocument): void {
    if (!hasTaxEffect(document)) return
    const { date, bill: { section }, figures } = document
    for (const line of figures.lines) {
      const row = this.row({ date, section, treatment: line.treatment, rateBasisPoints: line.rateBasisPoints, hsn: line.hsn })
      for (const key of moneyKeys) row[key] += line[key]
    }
    if (figures.roundOffPaise === 0) return
    this.row({ date, section, treatment: roundOffTreatment, rateBasisPoints: 0, hsn: '' }).totalPaise += figures.roundOffPaise
  }

  private row(of: Pick<TaxSummaryRow, 'date' | 'section' | 'treatment' | 'rateBasisPoints' | 'hsn'>): OpenRow {
    const last = of.treatment === roundOffTreatment ? 1 : 0
    const key = [of.date, of.section, last, of.treatment, String(of.rateBasisPoints).padStart(5, '0'), of.hsn].join(' ')
    const row = this.#rows.get(key) ?? {
      ...of, grossPaise: 0, discountPaise: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0, cessPaise: 0, vatPaise: 0, totalPaise: 0,
    }
    this.#rows.set(key, row)
    return row
  }

  /** @returns the rows by date, section, rate and code */
  rows(): readonly TaxSummaryRow[] {
    return [...this.#rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  }
}

/** @returns the summary as a table, its sum in the last row */
export function taxSummaryTable(rows: readonly TaxSummaryRow[]): Table {
  const sum = moneyKeys.map(key => rows.reduce((total, row) => total + row[key], 0))
  return {
    id: 'tax-summary',
    columns: columnsOf({
      'Date': 'date', 'Section': 'text', 'Treatment': 'text', 'Rate': 'rate', 'HSN': 'text', 'Gross': 'paise', 'Discount': 'paise', 'Taxable value': 'paise',
      'Central tax': 'paise', 'State tax': 'paise', 'Integrated tax': 'paise', 'Cess': 'paise', 'VAT': 'paise', 'Total': 'paise',
    }),
    rows: [
      ...rows.map(row => [row.date, row.section, row.treatment, row.rateBasisPoints, row.hsn, ...moneyKeys.map(key => row[key])]),
      ['Total', '', '', null, '', ...sum],
    ],
  }
}
