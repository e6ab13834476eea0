import { businessDay } from '../calendar/calendar'
import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { formatMoney } from '../money/format'
import type { MoneyKind } from '../money/money-kind'
import type { OutletState } from '../outlet/outlet'
import { cashPlace, type OpenShift } from '../trading/cash'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { IssuedVoucher, VoucherEvent, VoucherState } from './voucher'

/** What a tender's flow tells the voucher that it is paid with. */
export interface RedeemVoucher {
  readonly billId: string
  readonly billNumber: string
  readonly tenderId: string
  readonly amountPaise: number
}

interface Refs {
  readonly outlet: OutletState
}

/**
 * Pays with a voucher, wholly or in part, in the transaction of the tender: two tills that scan one voucher at once spend it once.
 * @throws RestoflowError `unknown-voucher`, `voucher-cancelled`, `voucher-expired`, `voucher-spent`, `voucher-exceeds-balance`
 */
export const redeemVoucher = defineDecision<VoucherState, RedeemVoucher, Refs, VoucherEvent>({
  name: 'voucher.redeem',
  category: 'voucher',
  roles: null,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { billId, billNumber, tenderId, amountPaise }, env) => {
    const issued = requireVoucher(state)
    const { voucherNumber, expiresOn } = issued
    if (state.cancelled) refuse('voucher-cancelled', `Voucher ${voucherNumber} was cancelled: ${state.cancelled.reason}.`)
    const { timeZone, businessDayStart } = requireSettings(env.refs.outlet)
    if (expiresOn !== null && businessDay(env.now, timeZone, businessDayStart) > expiresOn) {
      refuse('voucher-expired', `Voucher ${voucherNumber} was good until ${expiresOn}.`, { expiresOn })
    }
    const { balancePaise } = state
    if (balancePaise === 0) refuse('voucher-spent', `Voucher ${voucherNumber} is spent.`)
    if (amountPaise > balancePaise) {
      refuse('voucher-exceeds-balance', `Voucher ${voucherNumber} has ${formatMoney(balancePaise)} left, not ${formatMoney(amountPaise)}.`, { balancePaise })
    }
    const left = balancePaise - amountPaise
    return [{ type: 'VoucherRedeemed', data: { voucherId: env.id, voucherNumber, billId, billNumber, tenderId, amountPaise, balancePaise: left } }]
  },
})

/** A tender was not this voucher's after all: it gets back what it gave. Only the correction's flow does it. */
export const restoreVoucher = defineDecision<VoucherState, RedeemVoucher & { readonly reason: string }, unknown, VoucherEvent>({
  name: 'voucher.restore',
  category: 'voucher',
  roles: null,
  decide: (state, { billId, billNumber, tenderId, amountPaise, reason }, env) => {
    const { voucherNumber } = requireVoucher(state)
    const balancePaise = state.balancePaise + amountPaise
    return [{ type: 'VoucherRestored', data: { voucherId: env.id, voucherNumber, billId, billNumber, tenderId, amountPaise, reason, balancePaise } }]
  },
})

export interface CancelVoucher {
  readonly reason: string
  /** How the rest is given back; nothing is when absent: it was lost, say, and another one issued. */
  readonly kind?: MoneyKind
  readonly reference?: string
}

interface CancelRefs extends Refs {
  readonly closes: DayCloses
  readonly shifts: readonly OpenShift[]
}

/** Takes a voucher out of use, for good: sold by mistake, lost, or paid back. Somebody who may approves it. */
export const cancelVoucher = defineDecision<VoucherState, CancelVoucher, CancelRefs, VoucherEvent>({
  name: 'voucher.cancel',
  category: 'voucher',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { reason, kind, reference }, env) => {
    const { voucherNumber } = requireVoucher(state)
    if (state.cancelled) refuse('voucher-cancelled', `Voucher ${voucherNumber} was cancelled: ${state.cancelled.reason}.`)
    if (state.balancePaise === 0) refuse('voucher-spent', `Voucher ${voucherNumber} is spent.`)
    const why = requireReason(reason, 'Say why the voucher is cancelled.')
    const approvedBy = requireApproval(env, 'a cancelled voucher', 'Cancelling a voucher needs a manager\'s PIN.', 'approve.refund')
    return [{
      type: 'VoucherCancelled',
      data: {
        voucherId: env.id, voucherNumber, amountPaise: state.balancePaise, reason: why, approvedBy, businessDay: openDay(env.refs, env.now),
        returned: kind === undefined ? null : { kind, ...(reference !== undefined && { reference }) },
        ...(kind !== undefined && cashPlace(kind, env.refs.shifts, env.by, env.refs.outlet)),
      },
    }]
  },
})

function requireVoucher(state: VoucherState): IssuedVoucher {
  return state.issued ?? refuse('unknown-voucher', 'There is no voucher with this code.')
}
