import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { MoneyKind } from '../money/money-kind'

interface OnBill {
  readonly accountId: string
  readonly billId: string
  readonly billNumber: string
  readonly amountPaise: number
  /** What is owed after it; below zero the house owes. */
  readonly balancePaise: number
}

/** Money that came in against a debt, with a receipt of its own number. */
export interface AccountPayment {
  readonly paymentId: string
  readonly receiptNumber: string
  readonly kind: MoneyKind
  readonly amountPaise: number
  readonly reference?: string
}

export type AccountEvent =
  | DomainEvent<'AccountDefined', { accountId: string; limitPaise: number; closed: boolean }>
  | DomainEvent<'AccountCharged', OnBill & { orderId: string; tenderId: string }>
  | DomainEvent<'AccountChargeReversed', OnBill & { tenderId: string; reason: string }>
  | DomainEvent<'AccountCredited', OnBill & { refundId: string; creditNoteId: string }>
  | DomainEvent<'AccountPaymentReceived', AccountPayment & {
    accountId: string; seriesPeriod: string; date: string; businessDay: string; balancePaise: number; shiftId?: string; opensDrawerId?: string
  }>
  | DomainEvent<'AccountPaymentReversed', AccountPayment & {
    accountId: string; reason: string; approvedBy: string; businessDay: string; balancePaise: number; shiftId?: string; opensDrawerId?: string
  }>

export interface AccountState {
  readonly status: 'none' | 'open' | 'closed'
  /** Counts the definitions: 1, 2, 3 …; 0 before the first. */
  readonly revision: number
  readonly limitPaise: number
  /** What is owed; it comes from the entries alone. */
  readonly balancePaise: number
  readonly lastEntryAt: string
  /** Oldest first; a wrong one stays, marked as reversed. */
  readonly payments: readonly (AccountPayment & { readonly at: string; readonly by: Actor; readonly reversed?: true })[]
}

/**
 * The due account of a guest or a company: what it owes for bills that were charged to it. Its id is the guest's in the book, where
 * the name and the number are kept. The bill is settled; the debt lives here. Nothing is ever edited: a wrong entry has its reverse.
 */
export const account = defineFeature<AccountState, AccountEvent>({
  category: 'account',
  initial: { status: 'none', revision: 0, limitPaise: 0, balancePaise: 0, lastEntryAt: '', payments: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case 'AccountDefined': {
        const { limitPaise, closed } = event.data
        return { ...state, status: closed ? 'closed' : 'open', revision: state.revision + 1, limitPaise }
      }
      case 'AccountCharged':
      case 'AccountChargeReversed':
      case 'AccountCredited':
        return { ...state, balancePaise: event.data.balancePaise, lastEntryAt: event.at }
      case 'AccountPaymentReceived': {
        const { paymentId, receiptNumber, kind, amountPaise, reference, balancePaise } = event.data
        const payment = { paymentId, receiptNumber, kind, amountPaise, ...(reference !== undefined && { reference }), at: event.at, by: event.by }
        return { ...state, balancePaise, lastEntryAt: event.at, payments: [...state.payments, payment] }
      }
      case 'AccountPaymentReversed': {
        const { paymentId, balancePaise } = event.data
        const payments = state.payments.map(payment => (payment.paymentId === paymentId ? { ...payment, reversed: true as const } : payment))
        return { ...state, balancePaise, lastEntryAt: event.at, payments }
      }
      default:
        return event satisfies never
    }
  },
  live: state => state.status === 'open' || state.balancePaise !== 0,
  view: (id, state) => accountView(id, state),
})

export interface AccountView {
  /** The guest's id in the book. */
  readonly id: string
  readonly state: 'open' | 'closed'
  readonly revision: number
  readonly limitPaise: number
  readonly balancePaise: number
  /** How much more may be charged. */
  readonly availablePaise: number
}

/** @returns the public view of a due account: `GET /api/v1/accounts/{id}`; null where there is none */
export function accountView(id: string, { status, revision, limitPaise, balancePaise }: AccountState): AccountView | null {
  if (status === 'none') return null
  const availablePaise = status === 'closed' ? 0 : Math.max(0, limitPaise - balancePaise)
  return { id, state: status, revision, limitPaise, balancePaise, availablePaise }
}
