import type { CollectionState } from '../bill/collection'
import { owedPayments } from '../trading/owed'

/** Money of a guest that no bill needed: it lies with the payment provider or the bank, in no drawer and in no sale. */
export interface HeldMoney {
  readonly collectionId: string
  readonly orderId: string
  /** Numbers of the bills that it was paid for. */
  readonly billNumbers: readonly string[]
  readonly amountPaise: number
}

/** @returns what is held for guests: paid twice, or after a bill was paid otherwise, and not given back yet */
export function heldForGuests(collections: readonly CollectionState[]): readonly HeldMoney[] {
  return collections.flatMap(({ requested, payments }) => {
    const amountPaise = owedPayments({ payments }).reduce((sum, { surplusPaise }) => sum + surplusPaise, 0)
    if (!requested || amountPaise === 0) return []
    const { collectionId, orderId, shares } = requested
    return [{ collectionId, orderId, billNumbers: shares.map(({ billNumber }) => billNumber), amountPaise }]
  })
}
