import type { BillLineText, BillOperator, Buyer, Supplier } from '../bill/bill-events'
import { awaitsIrn, unregistered, withRegistration, type Registration, type RegistrationEvent, type RegistrationState } from '../kernel/registration'
import { withCopy, type DocumentPrinted, type PrintedCopy } from '../kernel/copies'
import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { ComputedBill } from '../tax/computed-bill'
import { statedFigures } from '../tax/financial-note'

/** The reverse of an invoice or of a part of it, with a number of its own (CGST Act, s. 34; CGST Rules, Rule 53(1A)). */
export interface IssuedCreditNote {
  readonly creditNoteId: string
  readonly creditNoteNumber: string
  /** The document that it reverses, with its number and date (Rule 53(1A)(g)). */
  readonly billId: string
  readonly billNumber: string
  readonly billDate: string
  readonly orderId: string
  readonly section: 'gst' | 'vat'
  readonly seriesPeriod: string
  /** Local calendar date, never earlier than its predecessor's in the series. */
  readonly date: string
  readonly businessDay: string
  readonly reason: string
  /**
   * Whether it lowers the tax that is owed: only until 30 November after the financial year of the invoice (CGST Act, s. 34(2)), of
   * liquor under state VAT always. Later it is a financial note: the guest gets the money, the tax stays paid.
   */
  readonly taxEffect: boolean
  /** The order may be changed and billed again. */
  readonly reopens: boolean
  readonly supplier: Supplier
  readonly buyer: Buyer | null
  readonly texts: readonly BillLineText[]
  /**
   * With negative amounts, as `creditNote` computes them from the bill: also a financial note's, so that the next note knows what was
   * given back of each line. What a note states of it, `statedFigures` says.
   */
  readonly figures: ComputedBill
  /** What the guest is credited, in paise above zero. */
  readonly creditPaise: number
  readonly approvedBy: string
  /** As on the bill: the e-commerce operator that took the order, whoever pays the tax (CGST Act, s. 9(5), s. 52). */
  readonly operator?: BillOperator
  /** As on the bill: two-digit state code where the supply was in another state. Absent on notes of before, also where the bill has one. */
  readonly placeOfSupply?: string
  /** Valid only with the e-invoice portal's number (Rule 48(4)). */
  readonly needsIrn?: true
}

export type CreditNoteEvent = DomainEvent<'CreditNoteIssued', IssuedCreditNote> | DocumentPrinted | RegistrationEvent

export interface CreditNoteState extends RegistrationState {
  readonly issued: IssuedCreditNote | null
  readonly issuedAt: string
  readonly issuedBy: Actor
  /** What was handed out, in its order. */
  readonly copies: readonly PrintedCopy[]
}

export type CreditNoteView = Omit<IssuedCreditNote, 'creditNoteId' | 'creditNoteNumber' | 'figures'> & {
  readonly id: string
  readonly number: string
  /** As the note states them: of a financial note without any tax. */
  readonly figures: ComputedBill
  readonly issuedAt: string
  /** Copies on record, the original first. */
  readonly copies: readonly PrintedCopy[]
  /** What the e-invoice portal gave back. */
  readonly einvoice?: Registration
}

/** A credit note. Like an invoice it is never edited. */
export const creditNoteFeature = defineFeature<CreditNoteState, CreditNoteEvent>({
  category: 'credit-note',
  initial: { issued: null, issuedAt: '', issuedBy: { kind: 'system', id: 'nobody' }, copies: [], ...unregistered },
  stateVersion: 3,
  evolve: (state, event) => {
    switch (event.type) {
      case 'CreditNoteIssued':
        return { ...state, issued: event.data, issuedAt: event.at, issuedBy: event.by }
      case 'DocumentPrinted':
        return { ...state, copies: withCopy(state.copies, event.data, event.at, event.by) }
      case 'EInvoiceRegistered':
      case 'EInvoiceRefused':
        return withRegistration(state, event)
      default:
        return event satisfies never
    }
  },
  live: awaitsIrn,
  view: (id, state) => creditNoteView(id, state),
})

/** @returns the public view of a credit note: `state` in the reply that issues it; null before */
export function creditNoteView(id: string, { issued, issuedAt, copies, einvoice }: CreditNoteState): CreditNoteView | null {
  if (!issued) return null
  const { creditNoteId: _, creditNoteNumber, ...rest } = issued
  return { id, number: creditNoteNumber, ...rest, figures: statedFigures(issued), issuedAt, copies, ...(einvoice && { einvoice }) }
}
