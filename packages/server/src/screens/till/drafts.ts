import { buyerOf, requireSettings, sellersOf, type Buyer, type Discount, type OutletState } from '@restoflow/core'
import { issueBillSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { withDraft, type OrderBills, type TillDocument } from './order-bills'

const { billDiscount, discountReason, buyer, placeOfSupply } = issueBillSchema.shape
const draftSchema = z.strictObject({ billDiscount, discountReason, buyer, placeOfSupply })

/** What a cashier has put on previews, by document; the page keeps it until the document is issued. */
export const draftsSchema = z.record(z.string().regex(/^(gst|vat)(:\d{1,3})?$/), draftSchema)
export type Drafts = z.infer<typeof draftsSchema>

/** `POST /till/orders/{id}/explain`. */
export const explainSchema = z.strictObject({ key: z.string().max(8), drafts: draftsSchema.optional() })

export interface DraftedDocument {
  readonly document: TillDocument
  readonly buyer?: Buyer
  /** Two-digit code of the state, where it is another than the restaurant's. */
  readonly placeOfSupply?: string
}

/**
 * @returns the previews on which something was put, as they would be issued now
 * @throws RestoflowError for a discount that is none, `invalid-place-of-supply`, and for a buyer that the bill could not name
 */
export function draftedDocuments(bills: OrderBills, drafts: Drafts, outlet: OutletState): readonly DraftedDocument[] {
  return bills.documents.flatMap(document => {
    const draft = drafts[document.key]
    if (!draft || document.issued) return []
    // The schema's optional fields are absent where nothing was sent.
    const { billDiscount, buyer, placeOfSupply } = draft as { billDiscount?: Discount; buyer?: Buyer; placeOfSupply?: string }
    const isOther = billDiscount !== undefined || placeOfSupply !== undefined
    const drafted = isOther ? withDraft(document, bills, outlet, billDiscount, placeOfSupply) : document
    const named = buyer && buyerOf(buyer, sellersOf(requireSettings(outlet), drafted))
    return [{ document: drafted, ...(named && { buyer: named }), ...(placeOfSupply !== undefined && { placeOfSupply }) }]
  })
}
