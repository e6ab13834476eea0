import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { portalActor, refusedBy, registered, type Registration, type RegistrationRefusal } from '../kernel/registration'
import type { CreditNoteEvent, CreditNoteState } from './credit-note'

/** The e-invoice portal has registered the credit note, as `bill.register-e-invoice` does for a bill. */
export const registerCreditNote = defineDecision<CreditNoteState, Registration, unknown, CreditNoteEvent>({
  name: 'credit-note.register-e-invoice',
  category: 'credit-note',
  roles: null,
  system: portalActor,
  decide: (state, registration, { id }) => registered(state, documentOf(state, id), registration),
})

/** The portal refused the credit note. */
export const refuseCreditNote = defineDecision<CreditNoteState, RegistrationRefusal, unknown, CreditNoteEvent>({
  name: 'credit-note.refuse-e-invoice',
  category: 'credit-note',
  roles: null,
  system: portalActor,
  decide: (state, refusal, { id }) => refusedBy(state, documentOf(state, id), refusal),
})

function documentOf({ issued }: CreditNoteState, id: string): Parameters<typeof registered>[1] {
  const { creditNoteNumber, orderId, billId } = issued ?? refuse('unknown-credit-note', `There is no credit note ${id}.`)
  return { document: 'credit-note', documentId: id, number: creditNoteNumber, orderId, billId }
}
