import type { CollectionOffer } from '@restoflow/core'

/** What a provider is asked to collect. */
export interface CollectionAsk {
  /** Ours; it comes back with the money. At most 35 characters. */
  readonly reference: string
  readonly amountPaise: number
  /** What the guest reads in the app, at most 50 characters. */
  readonly note: string
  /** Where the provider sends its signed callback. */
  readonly callbackUrl: string
}

/** What a provider says about a collection. */
export type CollectionNotice =
  | { readonly state: 'pending'; readonly reference: string }
  | { readonly state: 'expired' | 'refused'; readonly reference: string; readonly detail: string | null }
  | {
    readonly state: 'paid'
    readonly reference: string
    /** The provider's id of the payment, at most 80 characters: what the bill's tender bears. */
    readonly paymentId: string
    readonly amountPaise: number
    /** UTC instant. */
    readonly paidAt: string
  }

/** A callback as it came over HTTP. */
export interface Callback {
  readonly headers: Headers
  /** The exact text that was signed. */
  readonly body: string
  /** UTC instant at which it came. */
  readonly now: string
}

/** The provider knows what it was asked, and says no for good. */
export class ProviderRefusal extends Error {
  override readonly name = 'ProviderRefusal'
}

/**
 * Somebody who collects money by UPI for the house, and says so itself. Every adapter passes the suite of `provider-contract.ts`; another
 * one is made beside `test-provider.ts`, and named in `providers.ts`.
 */
export interface PaymentProvider {
  /** As the configuration and the callback's address name it. */
  readonly name: string
  /**
   * Asks for money. The same reference again is the same collection, so that it may be asked for again after no answer.
   * @throws ProviderRefusal, Unreachable
   */
  request(ask: CollectionAsk): Promise<CollectionOffer>
  /**
   * Reads a callback, once its signature and its time are checked.
   * @throws RestoflowError `callback-unsigned`, `callback-outdated`, `invalid-body`
   */
  readCallback(callback: Callback): CollectionNotice
  /** @returns how a collection stands, for when the callback never comes @throws ProviderRefusal for an unknown one, Unreachable */
  state(reference: string): Promise<CollectionNotice>
}
