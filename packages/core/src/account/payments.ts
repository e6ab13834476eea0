import { documentDate, financialYear, localTime } from '../calendar/calendar'
import { serialNumber, seriesStream } from '../calendar/serial'
import { requireSeries } from '../calendar/series-years'
import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { formatMoney } from '../money/format'
import { checkMoney } from '../money/money'
import type { MoneyKind } from '../money/money-kind'
import type { OutletState } from '../outlet/outlet'
import type { SeriesState } from '../series/series'
import { cashPlace, type OpenShift } from '../trading/cash'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { AccountEvent, AccountState } from './account'
import { requireAccount } from './entries'

export interface ReceivePayment {
  readonly kind: MoneyKind
  readonly amountPaise: number
  readonly reference?: string
}

interface ReverseRefs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly OpenShift[]
}

interface ReceiveRefs extends ReverseRefs {
  readonly numbers: SeriesState
}

/**
 * Money comes in against the debt, and gets a receipt. More than is owed is refused: an advance for a service is taxed when it is
 * received and needs a receipt voucher (CGST Act, s. 13(2); CGST Rules, Rule 50). A voucher is the way to pay ahead.
 */
export const receivePayment = defineDecision<AccountState, ReceivePayment, ReceiveRefs, AccountEvent>({
  name: 'account.receive-payment',
  category: 'account',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({
    ...dayReads(refs, now),
    shifts: 'shift/*',
    numbers: refs.outlet ? seriesStream('receipt', financialYear(localTime(now, requireSettings(refs.outlet).timeZone).date)) : undefined,
  }),
  decide: (state, { kind, amountPaise, reference }, env) => {
    requireAccount(state, env.id)
    if (checkMoney(amountPaise, 'amountPaise') <= 0) refuse('invalid-amount', 'A payment is above zero.', { field: 'amountPaise' })
    const owed = Math.max(0, state.balancePaise)
    if (amountPaise > owed) refuse('payment-exceeds-balance', `${formatMoney(owed)} is owed, not ${formatMoney(amountPaise)}.`, { balancePaise: owed })
    const settings = requireSettings(env.refs.outlet)
    const { numbers } = env.refs
    const today = localTime(env.now, settings.timeZone).date
    const seriesPeriod = financialYear(today)
    return [{
      type: 'AccountPaymentReceived',
      data: {
        accountId: env.id, paymentId: env.newId(),
        receiptNumber: serialNumber(requireSeries(env.refs.outlet, 'receipt', seriesPeriod), numbers.taken, seriesPeriod),
        kind, amountPaise, ...(reference !== undefined && { reference }), seriesPeriod, date: documentDate(today, numbers.lastDate),
        businessDay: openDay(env.refs, env.now), ...cashPlace(kind, env.refs.shifts, env.by, env.refs.outlet), balancePaise: state.balancePaise - amountPaise,
      },
    }]
  },
})

export interface ReversePayment {
  readonly paymentId: string
  readonly reason: string
}

/** A payment was entered by mistake, or its cheque came back: the debt stands again, and both entries stay. */
export const reversePayment = defineDecision<AccountState, ReversePayment, ReverseRefs, AccountEvent>({
  name: 'account.reverse-payment',
  category: 'account',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ refs, now }) => ({ ...dayReads(refs, now), shifts: 'shift/*' }),
  decide: (state, { paymentId, reason }, env) => {
    requireAccount(state, env.id)
    const found = state.payments.find(payment => payment.paymentId === paymentId && !payment.reversed)
      ?? refuse('unknown-payment', `The account has no payment ${paymentId} that stands.`)
    const why = requireReason(reason, 'Say why the payment is reversed.')
    const approvedBy = requireApproval(env, 'a reversed payment', 'Reversing a payment needs a manager\'s PIN.', 'approve.tender')
    const { receiptNumber, kind, amountPaise, reference } = found
    return [{
      type: 'AccountPaymentReversed',
      data: {
        accountId: env.id, paymentId, receiptNumber, kind, amountPaise, ...(reference !== undefined && { reference }), reason: why, approvedBy,
        businessDay: openDay(env.refs, env.now), ...cashPlace(kind, env.refs.shifts, env.by, env.refs.outlet), balancePaise: state.balancePaise + amountPaise,
      },
    }]
  },
})
