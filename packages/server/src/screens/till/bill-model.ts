import {
  businessDay, creditLowersTax, daysBetween, duePaise, formatQuantity, isReopenable, localTime, parseQuantity, refundApproval, refundWays,
  type BillState, type IssuedBill, type IssuedCreditNote, type OutletState, type RefundWay, type Unit,
} from '@restoflow/core'
import type { BillDeed } from '../../http/bill-story'
import { localName } from '../../words/words'

/** A line with what is left of it to credit. */
export interface CreditableLine {
  readonly lineId: string
  readonly name: string
  readonly quantity: string
  /** Of what is weighed. */
  readonly unit?: Unit
  readonly left: string
  readonly totalPaise: number
}

/** Which PIN a refund needs. */
export type RefundTier = 'none' | 'approve.refund' | 'approve.old-refund'

/** An issued bill with everything that became of it. */
export interface BillFile {
  readonly billId: string
  readonly bill: BillState
  readonly issued: IssuedBill
  readonly notes: readonly IssuedCreditNote[]
  readonly story: readonly BillDeed[]
  readonly lines: readonly CreditableLine[]
  readonly creditedPaise: number
  readonly paidPaise: number
  readonly refundedPaise: number
  readonly duePaise: number
  readonly refunds: readonly RefundableNote[]
  /** How it was paid and may go back, what must go back first at the front. */
  readonly ways: readonly RefundWay[]
  readonly tier: RefundTier
  readonly canReopen: boolean
  /** Whether a credit note of now would lower the tax that is owed (CGST Act, s. 34(2)). */
  readonly lowersTax: boolean
}

/** A credit note with what of it may still be given back, in paise. */
export interface RefundableNote {
  readonly creditNoteId: string
  readonly number: string
  readonly leftPaise: number
}

/** @returns the bill's file, as its page shows it */
export function billFile(
  billId: string, bill: BillState, issued: IssuedBill, notes: readonly IssuedCreditNote[], story: readonly BillDeed[], outlet: OutletState, now: string,
): BillFile {
  const due = duePaise(bill)
  const creditedPaise = sum(bill.credits.map(({ creditPaise }) => creditPaise))
  const refundedPaise = sum(bill.refunds.map(({ amountPaise }) => amountPaise))
  const lowersTax = creditLowersTax(issued, localTime(now, outlet.settings?.timeZone ?? 'UTC').date)
  return {
    billId, bill, issued, notes, story, creditedPaise, refundedPaise, duePaise: due,
    lines: linesOf(issued, notes),
    paidPaise: issued.totalPaise - creditedPaise - due + refundedPaise,
    refunds: bill.credits.flatMap(({ creditNoteId, number, creditPaise }) => {
      const given = sum(bill.refunds.filter(refund => refund.creditNoteId === creditNoteId).map(({ amountPaise }) => amountPaise))
      const leftPaise = Math.max(0, Math.min(-due, creditPaise - given))
      return leftPaise === 0 ? [] : [{ creditNoteId, number, leftPaise }]
    }),
    ways: refundWays(bill),
    tier: tierOf(issued, outlet, now),
    // an order is billed again only where its first bill's tax goes
    canReopen: isReopenable(bill) && lowersTax,
    lowersTax,
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)

function linesOf({ figures, texts }: IssuedBill, notes: readonly IssuedCreditNote[]): readonly CreditableLine[] {
  const credited = notes.flatMap(note => note.figures.lines)
  return figures.lines.map(({ id, name, quantity, unit, totalPaise }) => {
    const gone = sum(credited.filter(line => line.id === id).map(line => parseQuantity(line.quantity)))
    const names = texts.find(({ lineId }) => lineId === id)?.names
    const left = formatQuantity(Math.max(0, parseQuantity(quantity) - gone))
    return { lineId: id, name: localName({ name, names }), quantity, ...(unit && { unit }), left, totalPaise }
  })
}

/** The page asks for the PIN that the decision will want. */
function tierOf({ businessDay: soldOn }: IssuedBill, { settings }: OutletState, now: string): RefundTier {
  if (!settings) return 'none'
  return refundApproval(daysBetween(soldOn, businessDay(now, settings.timeZone, settings.businessDayStart)), settings.payments ?? {}) ?? 'none'
}
