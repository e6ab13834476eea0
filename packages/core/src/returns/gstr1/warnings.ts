import { isRegistrable } from '../../tax/registrable'
import type { ReturnDocument } from '../document'
import { operatorOf } from './classify'

/** What keeps a return from being filed, or a buyer from the credit. */
export const warningKinds = [
  'buyer-without-address', 'buyer-not-named', 'hsn-missing', 'irn-missing', 'series-gap', 'operator-without-gstin', 'other-gstin',
] as const
export type WarningKind = (typeof warningKinds)[number]

export interface Warning {
  readonly kind: WarningKind
  /** Of the document, where it is one. */
  readonly id: string | null
  readonly number: string
  /** More about it: a line's name, an operator's, a series'. */
  readonly detail: string
}

/** Value from which the buyer is named with address and state though unregistered (CGST Rules, Rule 46(e), first proviso). */
const namedFromPaise = 5_000_000

export interface WarningOptions {
  readonly gstin: string
  /** Whether invoices to registered buyers need the portal's number (CGST Rules, Rule 48(4)). */
  readonly eInvoicing: boolean
  /** @returns whether the portal has registered the document */
  readonly isRegistered: (document: ReturnDocument) => boolean
}

/** @returns what is wrong with a document for the return; the most serious first */
export function warningsOf(document: ReturnDocument, { gstin, eInvoicing, isRegistered }: WarningOptions): readonly Warning[] {
  const { bill, buyer, id, number } = document
  const found: Warning[] = []
  const warn = (kind: WarningKind, detail = ''): void => void found.push({ kind, id, number, detail })
  if (bill.supplier.gstin !== gstin) warn('other-gstin', bill.supplier.gstin ?? '')
  if (buyer?.gstin !== undefined && !buyer.address) warn('buyer-without-address', buyer.name)
  const isNamed = buyer?.gstin !== undefined || Boolean(buyer?.name && buyer.address && buyer.stateCode)
  if (document.kind === 'invoice' && bill.section === 'gst' && bill.totalPaise >= namedFromPaise && !isNamed) warn('buyer-not-named')
  if (bill.section === 'gst') for (const line of document.figures.lines) if (line.hsn.length < 4) warn('hsn-missing', line.name)
  if (eInvoicing && needsEInvoice(document) && !isRegistered(document)) warn('irn-missing', buyer?.name)
  const operator = operatorOf(document)
  if (operator !== null && !/^\d{2}[A-Z0-9]{13}$/.test(operator)) warn('operator-without-gstin', operator)
  return found
}

/**
 * @returns whether a liable seller's document is valid only with the portal's number: a tax invoice to a registered buyer, or a credit
 * note for one (CGST Rules, Rule 48(4), (5)); a bill of supply is none
 */
export function needsEInvoice({ bill, buyer, figures, note }: ReturnDocument): boolean {
  return isRegistrable(bill.section, buyer?.gstin, figures) && (note === null || note.taxEffect)
}
