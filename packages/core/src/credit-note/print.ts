import type { PrintForm } from '../kernel/copies'
import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { creditNoteView, type CreditNoteEvent, type CreditNoteState } from './credit-note'

/** Puts on record that a copy of a credit note is handed out, as `bill.print` does for a bill. */
export const printCreditNote = defineDecision<CreditNoteState, { readonly form: PrintForm }, unknown, CreditNoteEvent>({
  name: 'credit-note.print',
  category: 'credit-note',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, { form }, { id }) => {
    const { creditNoteNumber: number, orderId, billId } = state.issued ?? refuse('unknown-credit-note', `There is no credit note ${id}.`)
    return [{ type: 'DocumentPrinted', data: { document: 'credit-note', documentId: id, number, orderId, billId, copy: state.copies.length + 1, form } }]
  },
  view: creditNoteView,
})
