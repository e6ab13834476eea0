import { defineDecision } from '../kernel/decider'
import type { Actor } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { formatMoney } from '../money/format'
import { checkMoney, checkPaise } from '../money/money'
import { shiftOf } from '../trading/cash'
import { dayReads, openDay } from '../trading/open-day'
import { owedPayments } from '../trading/owed'
import type { BillEvent, Tender } from './bill-events'
import { covered, duePaise, settled, type BillState } from './bill'
import {
  isUnreadRefusal, type CollectionEnd, type CollectionEvent, type CollectionOffer, type CollectionShare, type CollectionState, type CollectedPayment,
  type RequestedCollection,
} from './collection'
import { requirePayable } from './issue'
import type { MoneyRefs } from './served'

/** Who tells what a payment provider said: the server itself, once it has checked the provider's signature. */
export const paymentActor = 'payment-provider'
/** Food and liquor, of the parts of one split. */
const sharesMax = 50

export interface RequestCollection {
  /** Name of the provider; the server fills it in. */
  readonly provider: string
  readonly bills: readonly { readonly billId: string; readonly amountPaise: number; readonly tipPaise?: number }[]
}

interface BillRefs {
  readonly bills: readonly BillState[]
}

/** Asks a payment provider to collect money for one bill, or for several of one order: never more than each has left to pay. */
export const requestCollection = defineDecision<CollectionState, RequestCollection, BillRefs, CollectionEvent>({
  name: 'collection.request',
  category: 'collection',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ body }) => ({ bills: body.bills.map(({ billId }) => `bill/${requireId(billId, 'billId')}`) }),
  decide: (state, { provider, bills }, env) => {
    if (state.requested) refuse('id-taken', `There is a collection ${env.id} already.`)
    if (bills.length === 0 || bills.length > sharesMax || new Set(bills.map(({ billId }) => billId)).size < bills.length) {
      refuse('invalid-body', `Name 1 to ${sharesMax} different bills.`, { field: 'bills' })
    }
    const shares = bills.map((share, place) => shareOf(share, env.refs.bills[place]))
    const orders = new Set(env.refs.bills.map(({ issued }) => issued?.orderId ?? ''))
    const [orderId = ''] = orders
    if (orders.size > 1) refuse('invalid-body', 'One payment is for bills of one order.', { field: 'bills' })
    const amountPaise = shares.reduce((sum, share) => sum + share.amountPaise, 0)
    return [{ type: 'CollectionRequested', data: { collectionId: env.id, provider, orderId, shares, amountPaise } }]
  },
})

function shareOf({ billId, amountPaise, tipPaise = 0 }: RequestCollection['bills'][number], bill: BillState | undefined): CollectionShare {
  const { due, issued } = bill ? requirePayable(bill, billId) : refuse('unknown-bill', `There is no bill ${billId}.`)
  checkMoney(amountPaise, 'amountPaise')
  checkMoney(tipPaise, 'tipPaise')
  if (tipPaise < 0 || amountPaise <= tipPaise) {
    refuse('invalid-amount', 'A payment is above zero, a tip not below, and smaller than the payment.', { field: 'amountPaise' })
  }
  const covers = amountPaise - tipPaise
  if (covers > due) refuse('tender-exceeds-due', `${formatMoney(due)} is due, not ${formatMoney(covers)}.`, { duePaise: due })
  return { billId, billNumber: issued.billNumber, amountPaise, tipPaise }
}

/** The provider has it, and shows this to the guest. */
export const offerCollection = defineDecision<CollectionState, CollectionOffer, unknown, CollectionEvent>({
  name: 'collection.offer',
  category: 'collection',
  roles: null,
  system: paymentActor,
  decide: (state, offer, { id }) => {
    const { collectionId, orderId } = requireRequested(state, id)
    return state.offer ? [] : [{ type: 'CollectionOffered', data: { collectionId, orderId, ...offer } }]
  },
})

/** The provider says that it will come to nothing. What is paid all the same is still taken. */
export const endCollection = defineDecision<CollectionState, { readonly reason: CollectionEnd; readonly detail?: string }, unknown, CollectionEvent>({
  name: 'collection.end',
  category: 'collection',
  roles: null,
  system: paymentActor,
  decide: (state, body, { id }) => endOf(state, body, id),
})

/** The cashier stops waiting, or has read that the provider refused: the guest pays otherwise. */
export const cancelCollection = defineDecision<CollectionState, Readonly<Record<string, never>>, unknown, CollectionEvent>({
  name: 'collection.cancel',
  category: 'collection',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, _, { id }) => endOf(state, { reason: 'cancelled' }, id),
})

function endOf(state: CollectionState, body: { readonly reason: CollectionEnd; readonly detail?: string }, id: string): readonly CollectionEvent[] {
  const { collectionId, orderId } = requireRequested(state, id)
  const isWaiting = state.status === 'asked' || state.status === 'offered'
  return isWaiting || (body.reason === 'cancelled' && isUnreadRefusal(state)) ? [{ type: 'CollectionEnded', data: { collectionId, orderId, ...body } }] : []
}

/**
 * Money came in. It pays what is still due on the bills that it was asked for, as UPI tenders in the same transaction; what they do not
 * need any more, because somebody paid otherwise meanwhile or the guest paid twice, is the guest's and waits to be given back. The same
 * payment told again changes nothing.
 * @throws RestoflowError `unknown-collection`, `payment-amount-differs`
 */
export const confirmCollection = defineDecision<CollectionState, Omit<CollectedPayment, 'surplusPaise'>, BillRefs, CollectionEvent>({
  name: 'collection.confirm',
  category: 'collection',
  roles: null,
  system: paymentActor,
  reads: ({ state }) => ({ bills: state.requested?.shares.map(({ billId }) => `bill/${billId}`) }),
  decide: (state, { paymentId, amountPaise, paidAt }, env) => {
    const { collectionId, orderId, provider, shares, amountPaise: asked } = requireRequested(state, env.id)
    if (state.payments.some(payment => payment.paymentId === paymentId)) return []
    if (amountPaise !== asked) {
      refuse('payment-amount-differs', `${formatMoney(asked)} was asked for, not ${formatMoney(checkPaise(amountPaise, 'amountPaise'))}.`, { askedPaise: asked })
    }
    // what was paid once already, no second payment is for
    const taken = state.payments.length > 0 ? [] : shares.flatMap((share, place) => takenOf(share, env.refs.bills[place]))
    const surplusPaise = amountPaise - taken.reduce((sum, share) => sum + share.amountPaise, 0)
    return [{
      type: 'CollectionPaid',
      data: { collectionId, orderId, provider, paymentId, amountPaise, paidAt, shares: taken, surplusPaise, askedBy: state.requestedBy },
    }]
  },
})

function takenOf(share: CollectionShare, bill: BillState | undefined): readonly CollectionShare[] {
  const due = bill?.status === 'issued' ? duePaise(bill) : 0
  const covers = Math.min(share.amountPaise - share.tipPaise, due)
  return covers > 0 ? [{ ...share, amountPaise: covers + share.tipPaise }] : []
}

export interface ReturnSurplus {
  readonly paymentId: string
  /** What the provider or the bank gave for it. */
  readonly reference?: string
}

/** Somebody has given the guest back what was paid too much, with the provider's own means: no drawer and no bill holds it. */
export const returnSurplus = defineDecision<CollectionState, ReturnSurplus, unknown, CollectionEvent>({
  name: 'collection.return-surplus',
  category: 'collection',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, { paymentId, reference }, { id }) => {
    const { collectionId, orderId } = requireRequested(state, id)
    const owed = owedPayments(state).find(payment => payment.paymentId === paymentId)
      ?? refuse('nothing-to-return', `Nothing of the payment ${paymentId} is to be given back.`)
    const said = reference !== undefined && reference !== '' ? { reference } : {}
    return [{ type: 'SurplusReturned', data: { collectionId, orderId, paymentId, amountPaise: owed.surplusPaise, ...said } }]
  },
})

function requireRequested({ requested }: CollectionState, id: string): RequestedCollection {
  return requested ?? refuse('unknown-collection', `There is no collection ${id}.`)
}

/** What a collection's flow tells each of its bills. */
export interface TakeCollected extends Omit<CollectionShare, 'billId' | 'billNumber'> {
  readonly paymentId: string
  /** Whose shift it counts in, while that is open. */
  readonly askedBy: Actor
}

/**
 * A tender of money that a provider has already: it opens no drawer and asks for no approval, since refusing it would not send it back.
 */
export const takeCollected = defineDecision<BillState, TakeCollected, MoneyRefs, BillEvent>({
  name: 'bill.take-collected',
  category: 'bill',
  roles: null,
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { amountPaise, tipPaise, paymentId, askedBy }, env) => {
    const { due, issued } = requirePayable(state, env.id)
    const { billNumber, orderId } = issued
    const tender: Tender = { tenderId: env.newId(), kind: 'upi', amountPaise, tipPaise, changePaise: 0, reference: paymentId }
    const left = due - covered(tender)
    const shift = shiftOf(env.refs.shifts, askedBy, env.refs.outlet)
    const place = { businessDay: openDay(env.refs, env.now), ...(shift && { shiftId: shift.shiftId }) }
    const taken: BillEvent = { type: 'TenderTaken', data: { ...tender, billId: env.id, billNumber, orderId, duePaise: left, ...place } }
    return left === 0 ? [taken, settled(issued, [...state.tenders, tender])] : [taken]
  },
})
