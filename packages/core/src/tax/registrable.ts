import type { ComputedBill } from './computed-bill'
import type { DocumentKind } from './terms'

const invoices: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['tax-invoice', 'invoice-cum-bill-of-supply'])

/**
 * @returns whether a liable seller's document is valid only with the e-invoice portal's number: a tax invoice to a registered buyer, or a
 * credit note for one (CGST Rules, Rule 48(4), (5)); a bill of supply is none, whether of exempt dishes or of a composition dealer
 */
export function isRegistrable(section: 'gst' | 'vat', buyerGstin: string | undefined, { document, lines }: Pick<ComputedBill, 'document' | 'lines'>): boolean {
  return section === 'gst' && buyerGstin !== undefined && invoices.has(document) && lines.some(({ treatment }) => treatment === 'taxable')
}

/** @returns whether the seller is liable for e-invoicing on a local date, by the settings */
export function isLiable({ eInvoicingFrom }: { readonly eInvoicingFrom?: string }, date: string): boolean {
  return eInvoicingFrom !== undefined && eInvoicingFrom <= date
}
