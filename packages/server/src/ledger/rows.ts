import type { BillState, Envelope, IssuedBill, Tender } from '@restoflow/core'
import { billWords, type BillWordRow } from './bill-words'
import { numberKey, tokenKey, wordsColumn } from './words'

/** A row of `bills` as the bill is issued. */
export interface BillRow {
  readonly place: number
  readonly billId: string
  readonly number: string
  readonly numberKey: string
  readonly orderId: string
  readonly section: IssuedBill['section']
  readonly orderKind: string
  readonly tableId: string | null
  readonly tableName: string | null
  readonly token: string | null
  readonly tokenKey: string | null
  readonly covers: number
  readonly customerId: string | null
  readonly buyerName: string | null
  readonly invoiceDate: string
  readonly businessDay: string
  readonly issuedAt: string
  readonly totalPaise: number
}

/** A row of `bill_lines`, with the item that it is a line of. */
export interface LineRow {
  readonly place: number
  readonly line: number
  readonly itemId: string
  readonly name: string
  readonly words: string
  readonly quantity: string
  readonly taxablePaise: number
  readonly totalPaise: number
}

/** A row of `bill_tenders`; its bill is found by id. */
export interface TenderRow {
  readonly billId: string
  readonly tenderId: string
  readonly kind: Tender['kind']
  readonly amountPaise: number
  readonly tipPaise: number
  readonly changePaise: number
  readonly reference: string | null
  readonly at: string
}

/** A tender that was the wrong one, and stands no more. */
export interface ReversalRow {
  readonly billId: string
  readonly tenderId: string
}

/** What becomes of a bill that was issued. */
export interface PaymentRow {
  readonly billId: string
  /** Null leaves it as it is. */
  readonly duePaise: number | null
  readonly settledAt: BillState['settledAt']
  /** A payment was taken back: the bill is settled no more. */
  readonly isDueAgain?: true
}

export interface LedgerRows {
  readonly bills: readonly BillRow[]
  readonly lines: readonly LineRow[]
  readonly tenders: readonly TenderRow[]
  readonly reversals: readonly ReversalRow[]
  readonly payments: readonly PaymentRow[]
  readonly words: readonly BillWordRow[]
}

const none: LedgerRows = { bills: [], lines: [], tenders: [], reversals: [], payments: [], words: [] }
const dayMs = 86_400_000
/** Leaves room for any date up to 9999 in a safe integer. */
const positionsPerDay = 2 ** 31

/**
 * @param invoiceDate local calendar date, `2026-11-22`
 * @param position of the bill's BillIssued in the journal; 0 for the first place of the day
 * @returns a whole number that orders an outlet's bills by invoice date, then by issue
 */
export function placeOf(invoiceDate: string, position: number): number {
  return Math.floor(Date.parse(`${invoiceDate}T00:00:00.000Z`) / dayMs) * positionsPerDay + position
}

/** What the ledger needs of an event. */
export type LedgerEvent = Pick<Envelope, 'position' | 'type' | 'at' | 'data'>

/** @returns what one event writes into the ledger: a pure function, so that the ledger can be rebuilt */
export function ledgerRows(event: LedgerEvent): LedgerRows {
  switch (event.type) {
    case 'BillIssued':
      return issuedRows(event, event.data as IssuedBill)
    case 'TenderTaken': {
      const { billId, tenderId, kind, amountPaise, tipPaise, changePaise, reference = null, duePaise } =
        event.data as Tender & { billId: string; duePaise: number }
      return {
        ...none,
        tenders: [{ billId, tenderId, kind, amountPaise, tipPaise, changePaise, reference, at: event.at }],
        payments: [{ billId, duePaise, settledAt: null }],
        words: billWords(event),
      }
    }
    case 'BillSettled':
      return { ...none, payments: [{ billId: (event.data as { billId: string }).billId, duePaise: null, settledAt: event.at }] }
    case 'BillDueAgain': {
      const { billId, duePaise } = event.data as { billId: string; duePaise: number }
      return { ...none, payments: [{ billId, duePaise, settledAt: null, isDueAgain: true }] }
    }
    case 'BillCredited':
    case 'RefundPaid': {
      const { billId, duePaise } = event.data as { billId: string; duePaise: number }
      return { ...none, payments: [{ billId, duePaise, settledAt: null }], words: billWords(event) }
    }
    case 'TenderReversed': {
      const { billId, tenderId, duePaise } = event.data as ReversalRow & { duePaise: number }
      return { ...none, reversals: [{ billId, tenderId }], payments: [{ billId, duePaise, settledAt: null }] }
    }
    default:
      return none
  }
}

function issuedRows(event: LedgerEvent, data: IssuedBill): LedgerRows {
  const { position, at } = event
  const { billId, billNumber, orderId, section, orderKind, tableId, tableName, token, covers, invoiceDate, businessDay, totalPaise } = data
  const { customerId = null, buyer = null } = data as Partial<IssuedBill>
  const place = placeOf(invoiceDate, position)
  return {
    ...none,
    bills: [{
      place, billId, number: billNumber, numberKey: numberKey(billNumber), orderId, section, orderKind, tableId, tableName, token,
      tokenKey: token === null ? null : tokenKey(token), covers, customerId, buyerName: buyer?.name ?? null,
      invoiceDate, businessDay, issuedAt: at, totalPaise,
    }],
    lines: data.figures.lines.map(({ name, quantity, taxablePaise, totalPaise: paise }, line) => {
      const text = data.texts[line]
      return {
        place, line, itemId: text?.itemId ?? '', name, words: wordsColumn([name, ...Object.values(text?.names ?? {})]),
        quantity, taxablePaise, totalPaise: paise,
      }
    }),
    words: billWords(event),
  }
}

/**
 * @returns the rows of several events of one outlet, in order, with one payment for each bill: what the bill comes to
 * after all of them
 */
export function ledgerRowsOf(events: readonly LedgerEvent[]): LedgerRows {
  const all = events.map(ledgerRows).filter(rows => rows !== none)
  if (all.length === 0) return none
  const payments = new Map<string, PaymentRow>()
  for (const { billId, duePaise, settledAt, isDueAgain } of all.flatMap(rows => rows.payments)) {
    const before = payments.get(billId)
    payments.set(billId, {
      billId, duePaise: duePaise ?? before?.duePaise ?? null, settledAt: isDueAgain ? null : settledAt ?? before?.settledAt ?? null,
      ...((isDueAgain ?? before?.isDueAgain) && settledAt === null && { isDueAgain: true as const }),
    })
  }
  return {
    bills: all.flatMap(rows => rows.bills),
    lines: all.flatMap(rows => rows.lines),
    tenders: all.flatMap(rows => rows.tenders),
    reversals: all.flatMap(rows => rows.reversals),
    payments: [...payments.values()],
    words: all.flatMap(rows => rows.words),
  }
}
