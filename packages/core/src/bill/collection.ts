import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import { owedPayments } from '../trading/owed'

/** What one document gets of a payment: covers `amountPaise − tipPaise` of it. */
export interface CollectionShare {
  readonly billId: string
  readonly billNumber: string
  readonly amountPaise: number
  readonly tipPaise: number
}

/** What a payment provider is asked to collect from a guest. */
export interface RequestedCollection {
  /** Also the reference under which the provider has it, and which comes back with the money. */
  readonly collectionId: string
  /** Name of the provider that is asked. */
  readonly provider: string
  readonly orderId: string
  readonly shares: readonly CollectionShare[]
  /** The sum of the shares, tips included: exactly this is asked for. */
  readonly amountPaise: number
}

/** What the provider shows the guest. */
export interface CollectionOffer {
  /** The provider's own id of it. */
  readonly providerId: string
  /** What a UPI app opens, and what the QR says. */
  readonly link: string
  /** UTC instant after which the provider takes no payment; null where it does not say. */
  readonly expiresAt: string | null
}

/** Money that came in, as the provider tells it. */
export interface CollectedPayment {
  /** The provider's id of the payment; a second one with the same id is the same payment. */
  readonly paymentId: string
  readonly amountPaise: number
  /** UTC instant, by the provider's clock. */
  readonly paidAt: string
  /** What no document needed any more: it belongs to the guest. */
  readonly surplusPaise: number
}

/** `expired`, `refused`: the provider says so; `cancelled`: the cashier stopped waiting. */
export const collectionEnds = ['expired', 'refused', 'cancelled'] as const
export type CollectionEnd = (typeof collectionEnds)[number]

interface OfCollection {
  readonly collectionId: string
  readonly orderId: string
}

export type CollectionEvent =
  | DomainEvent<'CollectionRequested', RequestedCollection>
  | DomainEvent<'CollectionOffered', OfCollection & CollectionOffer>
  | DomainEvent<'CollectionPaid', OfCollection & CollectedPayment & { provider: string; shares: readonly CollectionShare[]; askedBy: Actor }>
  | DomainEvent<'CollectionEnded', OfCollection & { reason: CollectionEnd; detail?: string }>
  | DomainEvent<'SurplusReturned', OfCollection & { paymentId: string; amountPaise: number; reference?: string }>

/** A payment, and who gave back what of it was too much. */
export type KeptPayment = CollectedPayment & { readonly returned?: { readonly at: string; readonly by: Actor; readonly reference?: string } }

export interface CollectionState {
  /** `asked`: the provider has not answered yet; `offered`: the guest can pay. */
  readonly status: 'none' | 'asked' | 'offered' | 'paid' | 'ended'
  readonly requested: RequestedCollection | null
  readonly requestedAt: string
  readonly requestedBy: Actor
  readonly offer: CollectionOffer | null
  readonly payments: readonly KeptPayment[]
  readonly ended: {
    readonly reason: CollectionEnd
    readonly detail?: string
    /** The cashier has read that the provider refused, or does not need to any more. */
    readonly isSeen: boolean
  } | null
}

/** A payment that is asked for through a payment provider, which confirms it. What it pays stands on the bills as tenders. */
export const collection = defineFeature<CollectionState, CollectionEvent>({
  category: 'collection',
  stateVersion: 2,
  initial: {
    status: 'none', requested: null, requestedAt: '', requestedBy: { kind: 'system', id: 'nobody' }, offer: null, payments: [], ended: null,
  },
  evolve: (state, event) => {
    switch (event.type) {
      case 'CollectionRequested':
        return { ...state, status: 'asked', requested: event.data, requestedAt: event.at, requestedBy: event.by }
      case 'CollectionOffered': {
        const { providerId, link, expiresAt } = event.data
        return { ...state, status: state.status === 'asked' ? 'offered' : state.status, offer: { providerId, link, expiresAt } }
      }
      case 'CollectionPaid': {
        const { paymentId, amountPaise, paidAt, surplusPaise } = event.data
        return { ...state, status: 'paid', payments: [...state.payments, { paymentId, amountPaise, paidAt, surplusPaise }] }
      }
      case 'CollectionEnded': {
        const { reason, detail } = event.data
        if (state.ended) return { ...state, ended: { ...state.ended, isSeen: true } }
        return { ...state, status: 'ended', ended: { reason, ...(detail !== undefined && { detail }), isSeen: reason === 'cancelled' } }
      }
      case 'SurplusReturned': {
        const { paymentId, reference } = event.data
        const returned = { at: event.at, by: event.by, ...(reference !== undefined && { reference }) }
        return { ...state, payments: state.payments.map(payment => (payment.paymentId === paymentId ? { ...payment, returned } : payment)) }
      }
      default:
        return event satisfies never
    }
  },
  live: state => state.status === 'asked' || state.status === 'offered' || isUnreadRefusal(state) || owedPayments(state).length > 0,
  view: (id, state) => collectionView(id, state),
})

/** @returns whether the provider let it end without money, and nobody has taken notice of it yet */
export function isUnreadRefusal({ status, ended }: Pick<CollectionState, 'status' | 'ended'>): boolean {
  return status === 'ended' && ended !== null && !ended.isSeen
}

export type CollectionView = Omit<RequestedCollection, 'collectionId'> & {
  readonly id: string
  readonly state: Exclude<CollectionState['status'], 'none'>
  readonly requestedAt: string
  readonly offer: CollectionOffer | null
  readonly payments: readonly KeptPayment[]
  readonly ended: CollectionState['ended']
}

/** @returns the public view: `GET /api/v1/collections/{id}`; null where there is none */
export function collectionView(id: string, { status, requested, requestedAt, offer, payments, ended }: CollectionState): CollectionView | null {
  if (!requested || status === 'none') return null
  const { collectionId: _, ...rest } = requested
  return { id, state: status, ...rest, requestedAt, offer, payments, ended }
}
