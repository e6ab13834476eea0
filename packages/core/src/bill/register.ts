import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { portalActor, refusedBy, registered, type Registration, type RegistrationRefusal } from '../kernel/registration'
import type { BillEvent } from './bill-events'
import type { BillState } from './bill'

/** The e-invoice portal has registered the bill: told once, it stays. Only the server's own actor says so. */
export const registerBill = defineDecision<BillState, Registration, unknown, BillEvent>({
  name: 'bill.register-e-invoice',
  category: 'bill',
  roles: null,
  system: portalActor,
  decide: (state, registration, { id }) => registered(state, documentOf(state, id), registration),
})

/** The portal refused the bill: somebody has to look at it. */
export const refuseBill = defineDecision<BillState, RegistrationRefusal, unknown, BillEvent>({
  name: 'bill.refuse-e-invoice',
  category: 'bill',
  roles: null,
  system: portalActor,
  decide: (state, refusal, { id }) => refusedBy(state, documentOf(state, id), refusal),
})

function documentOf({ issued }: BillState, id: string): Parameters<typeof registered>[1] {
  const { billNumber, orderId } = issued ?? refuse('unknown-bill', `There is no bill ${id}.`)
  return { document: 'bill', documentId: id, number: billNumber, orderId, billId: id }
}
