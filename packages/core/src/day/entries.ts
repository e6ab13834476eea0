import type { IssuedBill, Tender } from '../bill/bill-events'
import type { IssuedCreditNote } from '../credit-note/credit-note'
import type { ComputedBill } from '../tax/computed-bill'
import { creditKind, type CreditKind } from '../tax/financial-note'
import { operatorPaysOn } from '../tax/gst/operator'

/** The figures of a document that a day adds up, in whole paise. What is 0 may be absent; on a credit note all are below zero. */
export interface TaxFigures {
  readonly grossPaise: number
  readonly discountPaise: number
  readonly taxablePaise: number
  readonly cgstPaise: number
  readonly sgstPaise: number
  readonly igstPaise: number
  readonly cessPaise: number
  readonly vatPaise: number
}

export const figureNames = ['grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise'] as const

/** What of a document is taxed alike. */
export type TaxRow = { readonly rateBasisPoints: number; readonly treatment: string } & Partial<TaxFigures>

/**
 * Sales are `bills`; `operator`: bills whose tax an e-commerce operator pays (CGST Act, s. 9(5)); `credits` lower the tax that is owed,
 * `financial` credit notes came too late for that (s. 34(2)), their totals stand alone; `operator-credits` take back what operators paid the tax on.
 */
export const documentKinds = ['bills', 'operator', 'credits', 'financial', 'operator-credits'] as const
export type DayDocumentKind = (typeof documentKinds)[number]

/** A numbered document, as the day adds it up. */
export interface DocumentEntry {
  readonly entry: 'document'
  readonly kind: DayDocumentKind
  readonly section: 'gst' | 'vat'
  /** `invoice/26-27`, and the number that it gave. */
  readonly series: string
  readonly number: string
  /** Calendar date of the document. */
  readonly date: string
  readonly rows: readonly TaxRow[]
  readonly roundOffPaise: number
  readonly totalPaise: number
  readonly covers?: number
  /** Lines that were given away whole, and what they would have cost. */
  readonly comps?: { readonly count: number; readonly amountPaise: number }
}

/** A payment that was taken, or one that was taken as the wrong kind and reversed. */
export type TenderEntry = { readonly entry: 'tender' | 'reversal'; readonly kind: string; readonly shiftId?: string }
  & Pick<Tender, 'amountPaise' | 'tipPaise' | 'changePaise'>

export interface RefundEntry {
  readonly entry: 'refund'
  readonly kind: string
  readonly amountPaise: number
  readonly shiftId?: string
}

/** Cash that came into a drawer or left it beside the bills. */
export interface CashEntry {
  readonly entry: 'cash'
  readonly direction: 'in' | 'out' | 'drop'
  readonly amountPaise: number
  /** Absent where no shift was open; what comes for vouchers and accounts is told as {@link ReceivedEntry} now. */
  readonly shiftId?: string
}

/** Money that was taken or given back beside the bills: for a voucher, or against a due account. In cash it moves the drawer, too. */
export interface ReceivedEntry {
  readonly entry: 'received'
  readonly for: ReceivedFor
  readonly direction: 'in' | 'out'
  readonly kind: string
  readonly amountPaise: number
  readonly shiftId?: string
}

export type ReceivedFor = 'voucher' | 'account'

/** A line, or a part of one, that was taken off after the kitchen had it. */
export interface VoidEntry {
  readonly entry: 'void'
  readonly amountPaise: number
  readonly begun: boolean
}

/** A void that was taken back: the line is ordered again, and nothing of it is lost. */
export interface VoidRestoredEntry {
  readonly entry: 'void-restored'
  readonly amountPaise: number
}

export interface NoSaleEntry {
  readonly entry: 'no-sale'
  readonly drawerId: string
  readonly shiftId?: string
}

export interface ShiftOpenedEntry {
  readonly entry: 'shift-opened'
  readonly shiftId: string
  readonly drawerId: string
  readonly personId: string
  readonly floatPaise: number
}

export interface ShiftClosedEntry {
  readonly entry: 'shift-closed'
  readonly shiftId: string
  readonly expectedPaise: number
  readonly countedPaise: number
}

/** One thing that a day adds up. */
export type DayEntry =
  | DocumentEntry | TenderEntry | RefundEntry | CashEntry | ReceivedEntry | VoidEntry | VoidRestoredEntry | NoSaleEntry | ShiftOpenedEntry | ShiftClosedEntry

function rowsOf({ groups }: ComputedBill): readonly TaxRow[] {
  return groups.map(group => ({
    rateBasisPoints: group.rateBasisPoints,
    treatment: group.treatment,
    ...Object.fromEntries(figureNames.flatMap(name => (group[name] === 0 ? [] : [[name, group[name]]]))),
  }))
}

function compsOf({ lines }: ComputedBill): DocumentEntry['comps'] {
  const given = lines.filter(line => line.discount !== null && line.grossPaise > 0 && line.lineDiscountPaise === line.grossPaise)
  return given.length === 0 ? undefined : { count: given.length, amountPaise: given.reduce((sum, line) => sum + line.grossPaise, 0) }
}

/** @returns what a day keeps of an issued bill */
export function billEntry(bill: IssuedBill): DocumentEntry {
  const { figures, section, seriesPeriod } = bill
  const comps = compsOf(figures)
  return {
    entry: 'document', kind: operatorPaysOn(figures) ? 'operator' : 'bills', section,
    series: `${section === 'vat' ? 'vat' : 'invoice'}/${seriesPeriod}`, number: bill.billNumber, date: bill.invoiceDate,
    rows: rowsOf(figures), roundOffPaise: figures.roundOffPaise, totalPaise: figures.totalPaise, covers: bill.covers, ...(comps && { comps }),
  }
}

const kindOfCredit = { credit: 'credits', financial: 'financial', operator: 'operator-credits' } as const satisfies Record<CreditKind, DayDocumentKind>

/** @returns what a day keeps of a credit note; of a financial one the money alone, since it changes no value on which tax is due */
export function creditEntry(note: IssuedCreditNote): DocumentEntry {
  const { figures, section, seriesPeriod } = note
  const kind = creditKind(note)
  const counted = kind === 'financial' ? { rows: [], roundOffPaise: 0 } : { rows: rowsOf(figures), roundOffPaise: figures.roundOffPaise }
  return {
    entry: 'document', kind: kindOfCredit[kind], section,
    series: `${section === 'vat' ? 'credit-vat' : 'credit'}/${seriesPeriod}`, number: note.creditNoteNumber, date: note.date,
    ...counted, totalPaise: figures.totalPaise,
  }
}
