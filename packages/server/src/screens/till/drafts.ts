import type { Buyer, Discount, OutletState } from '@restoflow/core'
import { issueBillSchema } from '@restoflow/core/schemas'
import { z } from 'zod'
import { withDiscount, type OrderBills, type TillDocument } from './order-bills'

const draftSchema = z.strictObject({ billDiscount: issueBillSchema.shape.billDiscount, buyer: issueBillSchema.shape.buyer })

/** What a cashier has put on previews, by document; the page keeps it until the document is issued. */
export const draftsSchema = z.record(z.string().regex(/^(gst|vat)(:\d{1,3})?$/), draftSchema)
export type Drafts = z.infer<typeof draftsSchema>

/** `POST /till/orders/{id}/explain`. */
export const explainSchema = z.strictObject({ key: z.string().max(8), drafts: draftsSchema.optional() })

export interface DraftedDocument {
  readonly document: TillDocument
  readonly buyer?: Buyer
}

/**
 * @returns the previews on which something was put, as they would be issued now
 * @throws RestoflowError for a discount that is none
 */
export function draftedDocuments(bills: OrderBills, drafts: Drafts, outlet: OutletState): readonly DraftedDocument[] {
  return bills.documents.flatMap(document => {
    const draft = drafts[document.key]
    if (!draft || document.issued) return []
    // The schema's optional fields are absent where nothing was sent.
    const { billDiscount, buyer } = draft as { billDiscount?: Discount; buyer?: Buyer }
    return [{ document: billDiscount === undefined ? document : withDiscount(document, bills, outlet, billDiscount), ...(buyer && { buyer }) }]
  })
}
