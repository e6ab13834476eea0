import type { Buyer, IssuedBill } from '../bill/bill-events'
import type { IssuedCreditNote } from '../credit-note/credit-note'
import type { ComputedBill } from '../tax/computed-bill'
import { collectsTax } from '../tax/gst/gst'
import { normaliseGstin } from '../tax/gst/gstin'

/** One document of a period: an invoice or bill of supply, or a credit note with the document that it reverses. */
export interface ReturnDocument {
  readonly kind: 'invoice' | 'credit-note'
  readonly id: string
  readonly number: string
  /** Local calendar date that it bears: what puts it into a period, whatever the business day. */
  readonly date: string
  readonly bill: IssuedBill
  readonly note: IssuedCreditNote | null
  readonly buyer: Buyer | null
  /** Negative on a credit note. */
  readonly figures: ComputedBill
}

/** Bills once froze the GSTIN as it was typed; a return knows a buyer by one form of it. */
function withKnownBuyer<Document extends { readonly buyer: Buyer | null }>(document: Document): Document {
  const { buyer } = document
  return buyer?.gstin === undefined ? document : { ...document, buyer: { ...buyer, gstin: normaliseGstin(buyer.gstin) } }
}

/** @returns a bill as a document of a return */
export function invoiceDocument(issued: IssuedBill): ReturnDocument {
  const bill = withKnownBuyer(issued)
  return { kind: 'invoice', id: bill.billId, number: bill.billNumber, date: bill.invoiceDate, bill, note: null, buyer: bill.buyer, figures: bill.figures }
}

/** @returns a credit note as a document of a return, with the bill that it reverses */
export function creditDocument(noted: IssuedCreditNote, issued: IssuedBill): ReturnDocument {
  const [note, bill] = [withKnownBuyer(noted), withKnownBuyer(issued)]
  return { kind: 'credit-note', id: note.creditNoteId, number: note.creditNoteNumber, date: note.date, bill, note, buyer: note.buyer, figures: note.figures }
}

/** @returns the state in which the supply was made (IGST Act, s. 12(4)): the restaurant's, unless the bill names another */
export const placeOf = ({ bill }: ReturnDocument): string => bill.placeOfSupply ?? bill.supplier.stateCode

/** @returns whether supplier and place of supply are in different states (IGST Act, s. 7(3)) */
export const isInterState = ({ bill }: ReturnDocument): boolean => bill.placeOfSupply !== undefined && bill.placeOfSupply !== bill.supplier.stateCode

/**
 * @returns whether it is of somebody who collects tax: not a bill of a composition dealer, which CMP-08 and GSTR-4 have (CGST Rules, Rule
 * 62), nor one from before the registration, which no return has. A credit note goes with its bill; liquor is outside GST whatever the scheme
 */
export const isCollectors = ({ bill, figures }: ReturnDocument): boolean => bill.section === 'vat' || collectsTax(figures.regime.scheme)

/** @returns whether it changes the tax that is owed: not a credit note after 30 November (CGST Act, s. 34(2)) */
export const hasTaxEffect = ({ note }: ReturnDocument): boolean => note === null || note.taxEffect
