import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { voucherIdOf } from '../money/voucher-code'
import type { PaymentRules } from '../outlet/outlet'
import type { Tender, TenderKind } from './bill-events'

/** What money changes hands as, as a command names it. */
export interface NamedInstrument {
  readonly kind: TenderKind
  readonly reference?: string
  /** Of kind `account`: whose due account. */
  readonly accountId?: string
  /** Of kind `voucher`: the code on it. Only its hash is written down. */
  readonly voucherCode?: string
}

export type Instrument = Pick<Tender, 'kind' | 'reference' | 'accountId' | 'voucherId'>

/**
 * @returns the instrument as an event keeps it, a voucher by its id
 * @throws RestoflowError `account-required`, `voucher-code-required`, `invalid-voucher-code`, `reference-required`
 */
export function instrumentOf({ kind, reference, accountId, voucherCode }: NamedInstrument, rules?: PaymentRules): Instrument {
  const said = reference !== undefined && reference !== '' ? { reference } : {}
  if (kind === 'account') {
    const owner = accountId ?? refuse('account-required', 'Say whose due account it is.', { field: 'accountId' })
    return { kind, ...said, accountId: requireId(owner, 'accountId') }
  }
  if (kind === 'voucher') {
    return { kind, ...said, voucherId: voucherIdOf(voucherCode ?? refuse('voucher-code-required', 'Type or scan the voucher\'s code.', { field: 'voucherCode' })) }
  }
  if (kind !== 'cash' && !('reference' in said) && rules?.referenceFor?.includes(kind)) {
    refuse('reference-required', `A payment by ${kind} is taken with its reference.`, { field: 'reference' })
  }
  return { kind, ...said }
}
