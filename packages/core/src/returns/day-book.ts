import type { IssuedBill, Refund, Tender } from '../bill/bill-events'
import { localTime, type LocalTime } from '../calendar/calendar'
import type { IssuedCreditNote } from '../credit-note/credit-note'
import type { Envelope } from '../kernel/journal'
import { creditKind, type CreditKind } from '../tax/financial-note'
import { columnsOf, type Table } from './table'

/** What the day book lists. */
export const dayBookTypes = ['BillIssued', 'CreditNoteIssued', 'TenderTaken', 'TenderReversed', 'RefundPaid'] as const

/** A `financial-note` came too late to lower the tax (CGST Act, s. 34(2)), an `operator-credit-note` takes back what an operator paid it on (s. 9(5)). */
export const dayBookKinds = ['invoice', 'credit-note', 'financial-note', 'operator-credit-note', 'tender', 'reversal', 'refund'] as const
export type DayBookKind = (typeof dayBookKinds)[number]

export interface DayBookEntry {
  readonly position: number
  /** Of a document the date that it bears, of money the local date. */
  readonly date: string
  /** UTC instant. */
  readonly at: string
  readonly kind: DayBookKind
  /** Of the document, or of the bill that money is for. */
  readonly number: string
  /** A credit note's bill; where an invoice was served; a payment's reference. */
  readonly about: string
  /** Kind of tender; `''` on documents. */
  readonly tender: string
  /** Of a document, negative on a credit note; a financial note has a total alone; paise. */
  readonly taxablePaise: number
  readonly taxPaise: number
  readonly roundOffPaise: number
  readonly totalPaise: number
  /** Money taken for bills, negative where it was given back or reversed; paise. */
  readonly moneyPaise: number
  readonly tipPaise: number
  readonly by: string
}

const noteKinds = {
  credit: 'credit-note', financial: 'financial-note', operator: 'operator-credit-note',
} as const satisfies Record<CreditKind, DayBookKind>

type PaidEvent = Tender & { readonly billNumber: string }
type ReversedEvent = { readonly billId: string; readonly billNumber: string; readonly tenderId: string; readonly reason: string }

/**
 * @param event of the types of {@link dayBookTypes}
 * @param reversed what the tender had covered that the event reverses
 * @returns the entry, with who did it as an id
 */
export function dayBookEntry(event: Envelope, timeZone: string, reversed?: Tender): DayBookEntry {
  const { position, at, by } = event
  const nothing = { taxablePaise: 0, taxPaise: 0, roundOffPaise: 0, totalPaise: 0, moneyPaise: 0, tipPaise: 0 }
  const base = { position, at, date: localTime(at, timeZone).date, about: '', tender: '', ...nothing, by: by.id }
  switch (event.type as (typeof dayBookTypes)[number]) {
    case 'BillIssued': {
      const { billNumber, invoiceDate, figures, tableName, token } = event.data as IssuedBill
      const { taxablePaise, taxPaise, roundOffPaise, totalPaise } = figures
      const about = tableName ?? (token === null ? '' : `#${token}`)
      return { ...base, kind: 'invoice', number: billNumber, date: invoiceDate, about, taxablePaise, taxPaise, roundOffPaise, totalPaise }
    }
    case 'CreditNoteIssued': {
      const note = event.data as IssuedCreditNote
      const { taxablePaise, taxPaise, roundOffPaise, totalPaise } = note.figures
      const kind = noteKinds[creditKind(note)]
      const document = { ...base, kind, number: note.creditNoteNumber, date: note.date, about: note.billNumber, totalPaise }
      return kind === 'financial-note' ? document : { ...document, taxablePaise, taxPaise, roundOffPaise }
    }
    case 'TenderTaken': {
      const { billNumber, kind, amountPaise, tipPaise, changePaise, reference = '' } = event.data as PaidEvent
      return { ...base, kind: 'tender', number: billNumber, tender: kind, about: reference, moneyPaise: amountPaise - tipPaise - changePaise, tipPaise }
    }
    case 'TenderReversed': {
      const { billNumber, reason } = event.data as ReversedEvent
      const money = reversed ? { moneyPaise: -(reversed.amountPaise - reversed.tipPaise - reversed.changePaise), tipPaise: -reversed.tipPaise } : {}
      return { ...base, ...money, kind: 'reversal', number: billNumber, tender: reversed?.kind ?? '', about: reason }
    }
    case 'RefundPaid': {
      const { billNumber, kind, amountPaise, reference = '' } = event.data as Refund & { readonly billNumber: string }
      return { ...base, kind: 'refund', number: billNumber, tender: kind, about: reference, moneyPaise: -amountPaise }
    }
  }
}

const entryNames: Readonly<Record<DayBookKind, string>> = {
  'invoice': 'Invoice', 'credit-note': 'Credit note', 'financial-note': 'Credit note without tax', 'operator-credit-note': 'Credit note through operator',
  'tender': 'Payment', 'reversal': 'Payment reversed', 'refund': 'Refund',
}

const clock = ({ minutes }: LocalTime): string => `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`

/** @returns the day book as a table, its sum in the last row @param nameOf says what to call whoever did it */
export function dayBookTable(entries: readonly DayBookEntry[], timeZone: string, nameOf: (id: string) => string): Table {
  const sum = (key: 'taxablePaise' | 'taxPaise' | 'roundOffPaise' | 'totalPaise' | 'moneyPaise' | 'tipPaise'): number =>
    entries.reduce((total, entry) => total + entry[key], 0)
  return {
    id: 'day-book',
    columns: columnsOf({
      'Position': 'count', 'Date': 'date', 'Time': 'text', 'Entry': 'text', 'Document': 'text', 'About': 'text', 'Tender': 'text', 'Taxable value': 'paise',
      'Tax': 'paise', 'Round-off': 'paise', 'Total': 'paise', 'Money in': 'paise', 'Tip': 'paise', 'By': 'text',
    }),
    rows: [
      ...entries.map(entry => [
        entry.position, entry.date, clock(localTime(entry.at, timeZone)), entryNames[entry.kind], entry.number, entry.about, entry.tender, entry.taxablePaise,
        entry.taxPaise, entry.roundOffPaise, entry.totalPaise, entry.moneyPaise, entry.tipPaise, nameOf(entry.by),
      ]),
      [
        null, 'Total', '', '', '', '', '', sum('taxablePaise'), sum('taxPaise'), sum('roundOffPaise'), sum('totalPaise'), sum('moneyPaise'), sum('tipPaise'), '',
      ],
    ],
  }
}
