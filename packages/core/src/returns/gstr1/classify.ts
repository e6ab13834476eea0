import type { IssuedBill } from '../../bill/bill-events'
import type { ComputedLine } from '../../tax/computed-bill'
import { isInterState, placeOf, type ReturnDocument } from '../document'
import { amountsOf, type Amounts } from './amounts'

/** The tables of GSTR-1 that a restaurant fills, in the portal's names. */
export const gstr1Sections = ['b2b', 'b2cl', 'b2cs', 'cdnr', 'cdnur', 'nil', 'supeco'] as const
export type Gstr1Section = (typeof gstr1Sections)[number]

export type NilKind = 'nil' | 'exempt' | 'non-gst'

/** What one line of a document adds to one table. Amounts are negative on a credit note. */
export interface Share {
  readonly section: Gstr1Section
  readonly amounts: Amounts
  readonly rateBasisPoints: number
  readonly nil?: NilKind
  /** Through an operator that collects tax at source: value that stands in its own table too (table 14(a); CGST Act, s. 52). */
  readonly collectedBy?: string
}

type Operated = IssuedBill & { readonly operator?: { readonly name: string; readonly gstin?: string } }

/** @returns who took the order, where an e-commerce operator did: its GSTIN, or its name as long as that is not known */
export function operatorOf({ bill }: ReturnDocument): string | null {
  const { operator } = bill as Operated
  return operator ? (operator.gstin ?? operator.name) : null
}

/** Notification 12/2024-CT moved the line between large and small inter-state supplies to consumers. */
const largeFrom = '2024-08-01'
const largePaise = { before: 25_000_000, since: 10_000_000 }

/** @returns whether the invoice is a large inter-state one to an unregistered buyer (tables 5 and 9B): above ₹1 lakh, ₹2.5 lakh before 1 August 2024 */
function isLarge(document: ReturnDocument): boolean {
  const { bill } = document
  const above = bill.invoiceDate >= largeFrom ? largePaise.since : largePaise.before
  return isInterState(document) && bill.buyer?.gstin === undefined && bill.totalPaise > above
}

/** @returns the table of a document's taxable lines; a credit note for a small sale to a consumer lowers table 7 itself */
function sectionOf(document: ReturnDocument): Gstr1Section {
  const isNote = document.kind === 'credit-note'
  if (document.bill.buyer?.gstin !== undefined) return isNote ? 'cdnr' : 'b2b'
  if (isLarge(document)) return isNote ? 'cdnur' : 'b2cl'
  return 'b2cs'
}

/**
 * @returns what a document adds to which table, line by line: every line to exactly one. Round-off is in none: it is part of the
 * invoice's value, never of a taxable value (CGST Act, s. 15).
 */
export function sharesOf(document: ReturnDocument): readonly Share[] {
  const section = sectionOf(document)
  const operator = operatorOf(document)
  return document.figures.lines.map(line => shareOf(line, document, section, operator))
}

function shareOf(line: ComputedLine, document: ReturnDocument, section: Gstr1Section, operator: string | null): Share {
  const treatment: string = line.treatment
  const base = { amounts: amountsOf(line), rateBasisPoints: line.rateBasisPoints }
  // liquor: what the guest pays for it is the value, another law's tax included (CGST Act, s. 15(2)(a))
  if (document.bill.section === 'vat') return { ...base, section: 'nil', nil: 'non-gst', amounts: { ...base.amounts, taxablePaise: line.totalPaise } }
  if (treatment === 'operator') return { ...base, section: 'supeco' }
  if (treatment === 'nil' || treatment === 'exempt' || treatment === 'non-gst') return { ...base, section: 'nil', nil: treatment }
  return { ...base, section, ...(operator !== null && { collectedBy: operator }) }
}

/** @returns the place of a row of table 8: `INTRB2B` inter-state to registered buyers, `INTRAB2C` within the state to others */
export function nilSupply(document: ReturnDocument): 'INTRB2B' | 'INTRAB2B' | 'INTRB2C' | 'INTRAB2C' {
  const buyer = document.bill.buyer?.gstin === undefined ? 'B2C' : 'B2B'
  return isInterState(document) ? `INTR${buyer}` : `INTRA${buyer}`
}

/** @returns what a row of table 7 is of: rate, place and operator */
export function smallKey(document: ReturnDocument, { rateBasisPoints, collectedBy }: Share): string {
  return [rateBasisPoints, placeOf(document), collectedBy ?? ''].join(' ')
}
