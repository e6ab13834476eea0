import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireRevision } from '../kernel/revision'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/money'
import type { AccountEvent, AccountState } from './account'

export interface DefineAccount {
  /** How much may be owed at most. */
  readonly limitPaise: number
  readonly closed?: boolean
  /** The revision that the editor read; 0: the account must not exist yet. */
  readonly revision?: number
}

/** Opens a due account for a guest or a company, changes its limit, or closes it once nothing is owed. */
export const defineAccount = defineDecision<AccountState, DefineAccount, unknown, AccountEvent>({
  name: 'account.define',
  category: 'account',
  roles: ['owner', 'manager'],
  decide: (state, { limitPaise, closed = false, revision }, { id: accountId }) => {
    requireRevision(state, revision, 'The account')
    if (checkMoney(limitPaise, 'limitPaise') < 0) refuse('invalid-amount', 'A limit is not below zero.', { field: 'limitPaise' })
    const { balancePaise } = state
    if (closed && balancePaise !== 0) refuse('account-has-balance', `${formatMoney(balancePaise)} is not settled yet.`, { balancePaise })
    return [{ type: 'AccountDefined', data: { accountId, limitPaise, closed } }]
  },
})
