import { addMonths, documentDate, financialYear, isDate, localTime } from '../calendar/calendar'
import { serialNumber, seriesStream } from '../calendar/serial'
import { requireSeries } from '../calendar/series-years'
import { defineDecision, type Wanted } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse, requireSettings } from '../kernel/errors'
import { checkMoney } from '../money/money'
import type { MoneyKind } from '../money/money-kind'
import { voucherIdOf } from '../money/voucher-code'
import type { OutletState } from '../outlet/outlet'
import type { SeriesState } from '../series/series'
import { cashPlace, type OpenShift } from '../trading/cash'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import type { IssuedVoucher, VoucherEvent, VoucherState } from './voucher'

const monthsByDefault = 12
/** ₹1,00,000: more than that on a slip of paper is a mistake of typing. */
const amountMaxPaise = 10_000_000

export interface SellVoucher {
  /** Made by chance, of 80 bits, by whoever sells it; it stands nowhere but on the voucher. */
  readonly code: string
  readonly amountPaise: number
  readonly kind: MoneyKind
  readonly reference?: string
  /** The last business day on which it is taken; null: for ever; by default as the settings say. */
  readonly expiresOn?: string | null
  readonly customerId?: string
}

interface Refs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly OpenShift[]
  readonly numbers: SeriesState
}

const reads = ({ refs, now }: { readonly refs: Partial<Refs>; readonly now: string }): Wanted => ({
  ...dayReads(refs, now),
  shifts: 'shift/*',
  numbers: refs.outlet ? seriesStream('voucher', financialYear(localTime(now, requireSettings(refs.outlet).timeZone).date)) : undefined,
})

/** Sells a voucher: money comes into the drawer, and nothing was sold yet. */
export const sellVoucher = defineDecision<VoucherState, SellVoucher, Refs, VoucherEvent>({
  name: 'voucher.sell',
  category: 'voucher',
  roles: ['owner', 'manager', 'cashier'],
  reads,
  decide: (state, { code, amountPaise, kind, reference, expiresOn, customerId }, env) => {
    if (voucherIdOf(code) !== env.id) refuse('invalid-voucher-code', 'The voucher\'s id belongs to another code.', { field: 'code' })
    requireNew(state)
    if (checkMoney(amountPaise, 'amountPaise') <= 0 || amountPaise > amountMaxPaise) {
      refuse('invalid-amount', 'A voucher is above zero and at most ₹1,00,000.', { field: 'amountPaise' })
    }
    return [{
      type: 'VoucherIssued',
      data: {
        ...bookkeeping(env, expiresOn), amountPaise, sold: { kind, ...(reference !== undefined && { reference }) }, refund: null, customerId: customerId ?? null,
        ...cashPlace(kind, env.refs.shifts, env.by, env.refs.outlet),
      },
    }]
  },
})

/** What a refund's flow tells the voucher that it is paid with. */
export interface GiveCredit {
  readonly amountPaise: number
  readonly refund: NonNullable<IssuedVoucher['refund']>
  readonly customerId: string | null
}

/** Store credit for a refund: the guest comes again. Only a refund's flow gives it. */
export const giveStoreCredit = defineDecision<VoucherState, GiveCredit, Refs, VoucherEvent>({
  name: 'voucher.give-credit',
  category: 'voucher',
  roles: null,
  reads,
  decide: (state, { amountPaise, refund, customerId }, env) => {
    requireNew(state)
    return [{ type: 'VoucherIssued', data: { ...bookkeeping(env, undefined), amountPaise, sold: null, refund, customerId } }]
  },
})

function requireNew(state: VoucherState): void {
  if (state.issued) refuse('voucher-code-taken', `This code belongs to voucher ${state.issued.voucherNumber}.`, { field: 'code' })
}

type Kept = Pick<IssuedVoucher, 'voucherId' | 'voucherNumber' | 'seriesPeriod' | 'date' | 'businessDay' | 'expiresOn'>

function bookkeeping({ id, now, refs }: Env<Refs>, expiresOn: string | null | undefined): Kept {
  const { outlet, numbers } = refs
  const settings = requireSettings(outlet)
  const today = localTime(now, settings.timeZone).date
  const seriesPeriod = financialYear(today)
  const day = openDay(refs, now)
  const months = settings.payments?.voucherMonths ?? monthsByDefault
  const last = expiresOn === undefined ? (months === 0 ? null : addMonths(day, months)) : expiresOn
  if (last !== null && (!isDate(last) || last < day)) refuse('invalid-date', 'A voucher is good for at least today.', { field: 'expiresOn' })
  return {
    voucherId: id, voucherNumber: serialNumber(requireSeries(outlet, 'voucher', seriesPeriod), numbers.taken, seriesPeriod), seriesPeriod,
    date: documentDate(today, numbers.lastDate), businessDay: day, expiresOn: last,
  }
}
