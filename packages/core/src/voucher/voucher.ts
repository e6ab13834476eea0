import { defineFeature } from '../kernel/decider'
import type { Actor, DomainEvent } from '../kernel/env'
import type { MoneyKind } from '../money/money-kind'

/**
 * A voucher as it was sold, or given as store credit for a refund. It is an instrument of payment and no supply: no tax is due on it,
 * neither when it is sold nor when it lapses; what it later pays for is taxed on its own bill (Circular 243/37/2024-GST; CGST Act,
 * s. 12(4) and 13(4), left out by the Finance Act, 2025).
 */
export interface IssuedVoucher {
  readonly voucherId: string
  /** Its number in the books; what redeems it is its code, which only the voucher itself bears. */
  readonly voucherNumber: string
  readonly seriesPeriod: string
  /** Local calendar date. */
  readonly date: string
  readonly businessDay: string
  readonly amountPaise: number
  /** The last business day on which it is taken; null: for ever. */
  readonly expiresOn: string | null
  /** How it was paid for; null for store credit. */
  readonly sold: { readonly kind: MoneyKind; readonly reference?: string } | null
  /** The refund that it carries; null for one that was sold. */
  readonly refund: { readonly refundId: string; readonly billId: string; readonly billNumber: string; readonly creditNoteId: string } | null
  readonly customerId: string | null
  readonly shiftId?: string
  readonly opensDrawerId?: string
}

interface OnBill {
  readonly voucherId: string
  readonly voucherNumber: string
  readonly billId: string
  readonly billNumber: string
  readonly tenderId: string
  readonly amountPaise: number
  readonly balancePaise: number
}

export type VoucherEvent =
  | DomainEvent<'VoucherIssued', IssuedVoucher>
  | DomainEvent<'VoucherRedeemed', OnBill>
  | DomainEvent<'VoucherRestored', OnBill & { reason: string }>
  | DomainEvent<'VoucherCancelled', {
    voucherId: string; voucherNumber: string; amountPaise: number; reason: string; approvedBy: string; businessDay: string
    /** How the rest was given back; null where nothing was. */
    returned: { kind: MoneyKind; reference?: string } | null
    shiftId?: string
    opensDrawerId?: string
  }>

export interface VoucherState {
  readonly issued: IssuedVoucher | null
  readonly issuedAt: string
  readonly issuedBy: Actor
  readonly balancePaise: number
  readonly cancelled: { readonly at: string; readonly by: Actor; readonly reason: string } | null
  /** What it paid for, oldest first; `amountPaise` below zero where a payment was taken back. */
  readonly uses: readonly { readonly at: string; readonly billId: string; readonly billNumber: string; readonly amountPaise: number }[]
}

/** A gift card or store credit: a balance that whoever has its code may spend. */
export const voucher = defineFeature<VoucherState, VoucherEvent>({
  category: 'voucher',
  initial: { issued: null, issuedAt: '', issuedBy: { kind: 'system', id: 'nobody' }, balancePaise: 0, cancelled: null, uses: [] },
  evolve: (state, event) => {
    switch (event.type) {
      case 'VoucherIssued':
        return { ...state, issued: event.data, issuedAt: event.at, issuedBy: event.by, balancePaise: event.data.amountPaise }
      case 'VoucherRedeemed':
      case 'VoucherRestored': {
        const { billId, billNumber, balancePaise } = event.data
        const amountPaise = event.type === 'VoucherRedeemed' ? event.data.amountPaise : -event.data.amountPaise
        return { ...state, balancePaise, uses: [...state.uses, { at: event.at, billId, billNumber, amountPaise }] }
      }
      case 'VoucherCancelled':
        return { ...state, balancePaise: 0, cancelled: { at: event.at, by: event.by, reason: event.data.reason } }
      default:
        return event satisfies never
    }
  },
  live: () => false,
  view: (id, state) => voucherView(id, state),
})

export type VoucherView = Omit<IssuedVoucher, 'voucherId' | 'voucherNumber'> & {
  readonly id: string
  readonly number: string
  readonly balancePaise: number
  readonly state: 'open' | 'spent' | 'cancelled'
  readonly issuedAt: string
  readonly uses: VoucherState['uses']
}

/** @returns the public view of a voucher: `GET /api/v1/vouchers/{id}`; null where there is none */
export function voucherView(id: string, { issued, issuedAt, balancePaise, cancelled, uses }: VoucherState): VoucherView | null {
  if (!issued) return null
  const { voucherId: _, voucherNumber, ...rest } = issued
  return { id, number: voucherNumber, ...rest, balancePaise, state: cancelled ? 'cancelled' : balancePaise === 0 ? 'spent' : 'open', issuedAt, uses }
}
