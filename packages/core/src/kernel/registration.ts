import type { DomainEvent } from './env'
import { refuse } from './errors'

/** What the e-invoice portal gave back for a document (CGST Rules, Rule 48(4)). */
export interface Registration {
  /** Invoice reference number: 64 hexadecimal digits. */
  readonly irn: string
  readonly ackNumber: string
  /** As the portal says it, Indian time: `2026-11-22 20:44:00`. */
  readonly ackDate: string
  /** Signed by the portal: what the QR on the document says, as it came. */
  readonly signedQr: string
}

/** Why the portal did not take a document. */
export interface RegistrationRefusal {
  /** The portal's own code, `2172`; `form` where the document does not fit the form at all. */
  readonly code: string
  readonly detail: string
}

interface OfDocument {
  readonly document: 'bill' | 'credit-note'
  readonly documentId: string
  readonly number: string
  readonly orderId: string
  readonly billId: string
}

/** The portal has registered a bill or a credit note, or refused to: a refusal stands until it is taken after all. */
export type RegistrationEvent =
  | DomainEvent<'EInvoiceRegistered', OfDocument & Registration>
  | DomainEvent<'EInvoiceRefused', OfDocument & RegistrationRefusal>

/** Id of the one actor of kind `system` that tells what the portal said. */
export const portalActor = 'e-invoice-portal'

/** How a document stands with the portal. */
export interface RegistrationState {
  /** Null until the portal has registered it, and for ever where it need not. */
  readonly einvoice: Registration | null
  readonly einvoiceRefusal: RegistrationRefusal | null
}

export const unregistered: RegistrationState = { einvoice: null, einvoiceRefusal: null }

/** @returns how it stands after what the portal said */
export function withRegistration<State extends RegistrationState>(state: State, event: RegistrationEvent): State {
  if (event.type === 'EInvoiceRefused') return { ...state, einvoiceRefusal: { code: event.data.code, detail: event.data.detail } }
  const { irn, ackNumber, ackDate, signedQr } = event.data
  return { ...state, einvoice: { irn, ackNumber, ackDate, signedQr }, einvoiceRefusal: null }
}

/** @returns whether the e-invoice portal still has to register the document */
export function awaitsIrn({ issued, einvoice }: { readonly issued: { readonly needsIrn?: true } | null } & Pick<RegistrationState, 'einvoice'>): boolean {
  return issued?.needsIrn === true && einvoice === null
}

/**
 * @returns the fact that the portal registered it; none where it is known already
 * @throws RestoflowError `irn-differs` where another number is known: a document has one for ever
 */
export function registered({ einvoice }: RegistrationState, of: OfDocument, registration: Registration): readonly RegistrationEvent[] {
  if (einvoice && einvoice.irn !== registration.irn) refuse('irn-differs', `${of.number} is registered as ${einvoice.irn}.`)
  return einvoice ? [] : [{ type: 'EInvoiceRegistered', data: { ...of, ...registration } }]
}

/** @returns the fact that the portal refused it; none where it said the same before, or took it meanwhile */
export function refusedBy({ einvoice, einvoiceRefusal: before }: RegistrationState, of: OfDocument, refusal: RegistrationRefusal): readonly RegistrationEvent[] {
  if (einvoice || (before?.code === refusal.code && before.detail === refusal.detail)) return []
  return [{ type: 'EInvoiceRefused', data: { ...of, ...refusal } }]
}
