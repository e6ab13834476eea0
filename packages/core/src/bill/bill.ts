import { defineFeature } from '../kernel/decider'
import type { Actor } from '../kernel/env'
import type { ComputedBill } from '../tax/computed-bill'
import { refuse } from '../kernel/errors'
import { awaitsIrn, unregistered, withRegistration, type Registration, type RegistrationState } from '../kernel/registration'
import { withCopy, type PrintedCopy } from '../kernel/copies'
import type { BillEvent, IssuedBill, Refund, Tender } from './bill-events'

/** A tender as the bill keeps it: a wrong one stays, marked as reversed. */
export interface TakenTender extends Tender {
  readonly businessDay?: string
  readonly shiftId?: string
  readonly at: string
  readonly by: Actor
  /** The wrong tender in whose place it stands; absent also on corrections from before this was told. */
  readonly corrects?: string
  /** `correctedBy`: the tender in its place, null where nothing came, absent where it was not told. */
  readonly reversed?: { readonly at: string; readonly by: Actor; readonly reason: string; readonly correctedBy?: string | null }
}

export interface BillState extends RegistrationState {
  /** `reopened`: credited whole before it was paid, so that its order can be changed and billed again. */
  readonly status: 'none' | 'issued' | 'settled' | 'reopened'
  readonly issued: IssuedBill | null
  readonly issuedAt: string
  readonly issuedBy: Actor
  readonly tenders: readonly TakenTender[]
  readonly credits: readonly { readonly creditNoteId: string; readonly number: string; readonly creditPaise: number }[]
  readonly refunds: readonly (Refund & { readonly at: string; readonly by: Actor })[]
  readonly settledAt: string | null
  /** Its guests were let go: a payment that is taken back later makes it due again, and its order stays closed. */
  readonly wasSettled: boolean
  /** What was handed out, in its order. */
  readonly copies: readonly PrintedCopy[]
}

/** A document: what was sold, frozen with its number, and how it was paid. */
export const bill = defineFeature<BillState, BillEvent>({
  category: 'bill',
  stateVersion: 7,
  initial: { status: 'none', issued: null, issuedAt: '', issuedBy: { kind: 'system', id: 'nobody' }, tenders: [], credits: [], refunds: [], settledAt: null,
    wasSettled: false, copies: [], ...unregistered,
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'BillIssued': {
        const { customerId = null, ...issued }: Omit<IssuedBill, 'customerId'> & Partial<IssuedBill> = event.data
        return { ...state, status: 'issued', issued: { ...issued, customerId }, issuedAt: event.at, issuedBy: event.by }
      }
      case 'TenderTaken': {
        const { billId: _b, billNumber: _n, orderId: _o, duePaise: _d, opensDrawerId: _w, ...tender } = event.data
        return { ...state, tenders: [...state.tenders, { ...tender, at: event.at, by: event.by }] }
      }
      case 'BillCredited': {
        const { creditNoteId, creditNoteNumber, creditPaise } = event.data
        return { ...state, credits: [...state.credits, { creditNoteId, number: creditNoteNumber, creditPaise }] }
      }
      case 'BillReopened':
        return { ...state, status: 'reopened' }
      case 'RefundPaid': {
        const { billId: _b, billNumber: _n, orderId: _o, duePaise: _d, customerId: _c, opensDrawerId: _w, ...refund } = event.data
        return { ...state, refunds: [...state.refunds, { ...refund, at: event.at, by: event.by }] }
      }
      case 'TenderReversed': {
        const { reason, correctedBy } = event.data
        const reversed = { at: event.at, by: event.by, reason, ...(correctedBy !== undefined && { correctedBy }) }
        return { ...state, tenders: state.tenders.map(tender => (tender.tenderId === event.data.tenderId ? { ...tender, reversed } : tender)) }
      }
      case 'BillSettled':
        return { ...state, status: 'settled', settledAt: event.at, wasSettled: true }
      case 'BillDueAgain':
        return { ...state, status: 'issued', settledAt: null }
      case 'DocumentPrinted':
        return { ...state, copies: withCopy(state.copies, event.data, event.at, event.by) }
      case 'EInvoiceRegistered':
      case 'EInvoiceRefused':
        return withRegistration(state, event)
      default:
        return event satisfies never
    }
  },
  live: state => state.status === 'issued' || awaitsIrn(state),
  view: (id, state) => billView(id, state),
})

/** @returns the document of a bill that was issued @throws RestoflowError `unknown-bill` */
export function billOf({ issued }: Pick<BillState, 'issued'>, id: string): IssuedBill {
  return issued ?? refuse('unknown-bill', `There is no bill ${id}.`)
}

/** @returns how much of the bill a tender covers, in paise */
export function covered(tender: Pick<Tender, 'amountPaise' | 'tipPaise' | 'changePaise'>): number {
  return tender.amountPaise - tender.tipPaise - tender.changePaise
}

/** @returns the fact that nothing is left to pay, with what each tender covers */
export function settled(
  issued: IssuedBill, tenders: readonly (Tender & Pick<TakenTender, 'reversed'>)[], unservedApprovedBy?: string,
): BillEvent {
  const { billId, billNumber, orderId, totalPaise, tableId } = issued
  const paid = tenders.filter(({ reversed }) => !reversed).map(tender => ({ kind: tender.kind, paise: covered(tender) }))
  return {
    type: 'BillSettled',
    data: { billId, billNumber, orderId, totalPaise, tableId, tenders: paid, ...(unservedApprovedBy !== undefined && { unservedApprovedBy }) },
  }
}

/** @returns what the tenders cover so far, those that were reversed left out; in paise */
function paidPaise(state: BillState): number {
  return state.tenders.reduce((paid, tender) => paid + (tender.reversed ? 0 : covered(tender)), 0)
}

/** @returns what is left to pay, in paise; below zero what the guest may have back, after credit notes */
export function duePaise(state: BillState): number {
  const credited = state.credits.reduce((sum, { creditPaise }) => sum + creditPaise, 0)
  const refunded = state.refunds.reduce((sum, { amountPaise }) => sum + amountPaise, 0)
  return (state.issued?.totalPaise ?? 0) - credited - paidPaise(state) + refunded
}

export type BillView = Omit<IssuedBill, 'billId' | 'billNumber'> & {
  readonly id: string
  readonly number: string
  readonly state: 'issued' | 'settled' | 'reopened'
  readonly duePaise: number
  readonly issuedAt: string
  readonly settledAt?: string
  readonly tenders: readonly (Tender & Pick<TakenTender, 'corrects'> & { readonly reversed?: true })[]
  /** Credit notes on this bill, oldest first. */
  readonly credits: BillState['credits']
  readonly refunds: readonly Refund[]
  /** Copies on record, the original first. */
  readonly copies: readonly PrintedCopy[]
  /** What the e-invoice portal gave back; absent while it has not, and where it need not. */
  readonly einvoice?: Registration
}

/** @returns the public view of a bill: `GET /api/v1/bills/{id}` */
export function billView(id: string, state: BillState): BillView | null {
  if (!state.issued || state.status === 'none') return null
  const { billId: _, billNumber, ...issued } = state.issued
  return {
    id,
    number: billNumber,
    state: state.status,
    duePaise: duePaise(state),
    ...issued,
    issuedAt: state.issuedAt,
    ...(state.settledAt !== null && { settledAt: state.settledAt }),
    tenders: state.tenders.map(({ at: _at, by: _by, reversed, ...tender }) => ({ ...tender, ...(reversed && { reversed: true as const }) })),
    credits: state.credits,
    refunds: state.refunds.map(({ at: _at, by: _by, ...refund }) => refund),
    copies: state.copies,
    ...(state.einvoice && { einvoice: state.einvoice }),
  }
}

/** What a command on a bill answers: the bill without its lines, so that a payment doesn't carry the whole document twice. */
export type BillSummary = Omit<BillView, 'texts' | 'supplier' | 'figures'> & { readonly figures: Omit<ComputedBill, 'lines' | 'groups' | 'regime' | 'origin'> }

/** @returns the summary of a bill: `state` in the replies of its commands */
export function billSummary(id: string, state: BillState): BillSummary | null {
  const view = billView(id, state)
  if (!view) return null
  const { texts: _texts, supplier: _supplier, figures, ...rest } = view
  const { lines: _lines, groups: _groups, regime: _regime, origin: _origin, ...totals } = figures
  return { ...rest, figures: totals }
}
