import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { formatMoney } from '../money/format'
import type { AccountEvent, AccountState } from './account'

// Entries that bills make: only flows give them, in the transaction of the tender, its correction or the refund.

export interface ChargeAccount {
  readonly billId: string
  readonly billNumber: string
  readonly orderId: string
  readonly tenderId: string
  readonly amountPaise: number
}

/**
 * A bill is charged to the account.
 * @throws RestoflowError `unknown-account`, `account-closed`, `account-limit-exceeded`
 */
export const chargeAccount = defineDecision<AccountState, ChargeAccount, unknown, AccountEvent>({
  name: 'account.charge',
  category: 'account',
  roles: null,
  decide: (state, charge, { id: accountId }) => {
    requireAccount(state, accountId)
    if (state.status === 'closed') refuse('account-closed', 'This due account is closed.')
    const balancePaise = state.balancePaise + charge.amountPaise
    if (balancePaise > state.limitPaise) {
      const availablePaise = Math.max(0, state.limitPaise - state.balancePaise)
      const text = `${formatMoney(state.balancePaise)} of ${formatMoney(state.limitPaise)} is owed: ${formatMoney(availablePaise)} more may be charged.`
      refuse('account-limit-exceeded', text, { availablePaise })
    }
    return [{ type: 'AccountCharged', data: { accountId, ...charge, balancePaise } }]
  },
})

export interface ReverseCharge {
  readonly billId: string
  readonly billNumber: string
  readonly tenderId: string
  readonly amountPaise: number
  readonly reason: string
}

/** The tender was not this account's after all. */
export const reverseCharge = defineDecision<AccountState, ReverseCharge, unknown, AccountEvent>({
  name: 'account.reverse-charge',
  category: 'account',
  roles: null,
  decide: (state, charge, { id: accountId }) => {
    requireAccount(state, accountId)
    return [{ type: 'AccountChargeReversed', data: { accountId, ...charge, balancePaise: state.balancePaise - charge.amountPaise } }]
  },
})

export interface CreditAccount {
  readonly billId: string
  readonly billNumber: string
  readonly refundId: string
  readonly creditNoteId: string
  readonly amountPaise: number
}

/** A refund lowers the debt; below zero the house owes, which the next bill uses up. */
export const creditAccount = defineDecision<AccountState, CreditAccount, unknown, AccountEvent>({
  name: 'account.credit',
  category: 'account',
  roles: null,
  decide: (state, credit, { id: accountId }) => {
    requireAccount(state, accountId)
    return [{ type: 'AccountCredited', data: { accountId, ...credit, balancePaise: state.balancePaise - credit.amountPaise } }]
  },
})

/** @throws RestoflowError `unknown-account` */
export function requireAccount(state: AccountState, id: string): void {
  if (state.status === 'none') refuse('unknown-account', `There is no due account ${id}.`)
}
