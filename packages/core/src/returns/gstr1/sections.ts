import type { Amounts } from './amounts'
import type { Warning } from './warnings'

/** One rate of an invoice or note. */
export interface RateRow extends Amounts {
  readonly rateBasisPoints: number
}

/** An invoice or note that stands in the return by itself. Amounts of a note are above zero. */
export interface DocumentRow {
  readonly id: string
  readonly number: string
  readonly date: string
  /** Of the whole document, round-off included. */
  readonly valuePaise: number
  readonly place: string
  /** Of the buyer; `''` where there is none. */
  readonly gstin: string
  readonly name: string
  readonly rates: readonly RateRow[]
}

/** Table 7: small supplies to consumers, by rate and place. */
export interface SmallRow extends RateRow {
  readonly supply: 'INTRA' | 'INTER'
  readonly place: string
  /** Set where an operator took the order and collects tax at source. */
  readonly operator: string | null
  readonly documents: number
}

export interface NilRow {
  readonly supply: 'INTRB2B' | 'INTRAB2B' | 'INTRB2C' | 'INTRAB2C'
  readonly nilPaise: number
  readonly exemptPaise: number
  readonly nonGstPaise: number
  readonly documents: number
}

export interface HsnSummaryRow extends RateRow {
  readonly hsn: string
  readonly description: string
  /** Unit of the portal: `NA` for services. */
  readonly unit: string
  /** Decimal text; 0 for services. */
  readonly quantity: string
}

/** One series of documents within the period (table 13). */
export interface SeriesRow {
  readonly kind: 'invoice' | 'credit-note'
  readonly section: 'gst' | 'vat'
  readonly from: string
  readonly to: string
  readonly count: number
}

/** Table 14: what was supplied through one operator. */
export interface OperatorRow {
  readonly operator: string
  /** `pays`: the operator pays the tax (s. 9(5)); `collects`: it collects tax at source on what is the restaurant's to tax (s. 52). */
  readonly how: 'pays' | 'collects'
  readonly amounts: Amounts
  readonly documents: number
}

/** What the whole of a table comes to, credit notes taken off where they lower it. */
export interface SectionTotal {
  readonly amounts: Amounts
  readonly documents: number
}

/** A credit note after 30 November: the guest has the money, the tax stays paid (CGST Act, s. 34(2)). */
export interface FinancialNote {
  readonly id: string
  readonly number: string
  readonly date: string
  readonly billNumber: string
  readonly creditPaise: number
}

/** A composition dealer's bill of supply, or a credit note for one: CMP-08 and GSTR-4 have it (CGST Rules, Rule 62). Negative on a note. */
export interface CompositionDocument {
  readonly kind: 'invoice' | 'credit-note'
  readonly id: string
  readonly number: string
  readonly date: string
  readonly totalPaise: number
}

/** GSTR-1 of one month in paise: what the JSON, the tables and the screen are made of. */
export interface Gstr1Report {
  /** `2026-11` */
  readonly month: string
  readonly gstin: string
  readonly b2b: readonly DocumentRow[]
  readonly b2cl: readonly DocumentRow[]
  readonly b2cs: readonly SmallRow[]
  readonly cdnr: readonly DocumentRow[]
  readonly cdnur: readonly DocumentRow[]
  readonly nil: readonly NilRow[]
  readonly hsn: { readonly b2b: readonly HsnSummaryRow[]; readonly b2c: readonly HsnSummaryRow[] }
  readonly series: readonly SeriesRow[]
  readonly operators: readonly OperatorRow[]
  readonly totals: Readonly<Record<'b2b' | 'b2cl' | 'b2cs' | 'cdnr' | 'cdnur' | 'nil' | 'supeco', SectionTotal>>
  /** Documents of the month for this return: what those with tax effect come to, and their round-off. */
  readonly documents: { readonly invoices: number; readonly creditNotes: number; readonly totalPaise: number; readonly roundOffPaise: number }
  readonly withoutTaxEffect: readonly FinancialNote[]
  /** Of the month and in no table, because they are another return's. */
  readonly composition: readonly CompositionDocument[]
  readonly warnings: readonly Warning[]
}
