import { own } from '../kernel/own'
import {
  figureNames, type CashEntry, type DayDocumentKind, type DayEntry, type DocumentEntry, type ReceivedEntry, type ReceivedFor,
  type ShiftOpenedEntry, type TaxFigures, type TaxRow, type TenderEntry,
} from './entries'

/** So many, and what they come to in paise. */
export interface Tally {
  readonly count: number
  readonly amountPaise: number
}

export interface TenderTally extends Tally {
  readonly tipPaise: number
  readonly changePaise: number
}

/** Money of one kind that came beside the bills, and how much of it went back. */
export interface ReceivedTally extends Tally {
  readonly returned: Tally
}

/** What came for vouchers and against due accounts, by kind of payment; cash of it is in `cash` as well. */
export type ReceivedTotals = Readonly<Partial<Record<ReceivedFor, Readonly<Record<string, ReceivedTally>>>>>

/** Documents of one kind, section and date: figures as on the documents, `rows` by rate and treatment. */
export interface DocumentTotals extends TaxFigures {
  readonly count: number
  readonly roundOffPaise: number
  readonly totalPaise: number
  readonly rows: readonly (TaxFigures & Pick<TaxRow, 'rateBasisPoints' | 'treatment'>)[]
}

export type SectionTotals = Readonly<Partial<Record<DayDocumentKind, DocumentTotals>>>
export type DateTotals = Readonly<Partial<Record<'gst' | 'vat', SectionTotals>>>

/** The numbers that a series gave on a day. */
export interface SeriesRange {
  readonly first: string
  readonly last: string
  readonly count: number
}

/** What one shift moved on a day. */
export interface ShiftTotals extends Omit<ShiftOpenedEntry, 'entry' | 'shiftId'> {
  readonly tenders: Readonly<Record<string, TenderTally>>
  readonly reversed: Readonly<Record<string, TenderTally>>
  readonly refunds: Readonly<Record<string, Tally>>
  readonly cash: Readonly<Record<CashEntry['direction'], Tally>>
  /** Absent where there was none. */
  readonly received?: ReceivedTotals
  readonly noSales: number
  readonly closed: { readonly expectedPaise: number; readonly countedPaise: number; readonly overShortPaise: number } | null
}

/** Everything that a business day adds up to, in whole paise. */
export interface DayTotals {
  /** By the documents' dates, as GSTR-1 takes them; `2026-11-22` → section → kind. */
  readonly dates: Readonly<Record<string, DateTotals>>
  readonly series: Readonly<Record<string, SeriesRange>>
  readonly covers: number
  readonly tenders: Readonly<Record<string, TenderTally>>
  readonly reversed: Readonly<Record<string, TenderTally>>
  readonly refunds: Readonly<Record<string, Tally>>
  readonly cash: Readonly<Record<CashEntry['direction'], Tally>>
  /** Money that is no sale; absent where there was none. */
  readonly received?: ReceivedTotals
  /** Lines taken off after the kitchen had them; `begun`: those that were being cooked. */
  readonly voids: Tally & { readonly begun: Tally }
  readonly comps: Tally
  /** Off the documents, comps included. */
  readonly discounts: Tally
  readonly noSales: number
  readonly shifts: Readonly<Record<string, ShiftTotals>>
}

const none: Tally = { count: 0, amountPaise: 0 }
const noTender: TenderTally = { ...none, tipPaise: 0, changePaise: 0 }
const noCash = { in: none, out: none, drop: none } as const
const noFigures: TaxFigures =
  { grossPaise: 0, discountPaise: 0, taxablePaise: 0, cgstPaise: 0, sgstPaise: 0, igstPaise: 0, cessPaise: 0, vatPaise: 0 }
const noDocuments: DocumentTotals = { ...noFigures, count: 0, roundOffPaise: 0, totalPaise: 0, rows: [] }

/** @returns the totals of a day on which nothing happened */
export const noTotals: DayTotals = {
  dates: {}, series: {}, covers: 0, tenders: {}, reversed: {}, refunds: {}, cash: noCash, voids: { ...none, begun: none }, comps: none, discounts: none,
  noSales: 0, shifts: {},
}

const plus = (tally: Tally | undefined, amountPaise: number, count = 1): Tally =>
  ({ count: (tally?.count ?? 0) + count, amountPaise: (tally?.amountPaise ?? 0) + amountPaise })

function plusTender(tally: TenderTally = noTender, { amountPaise, tipPaise, changePaise }: TenderEntry): TenderTally {
  return {
    count: tally.count + 1, amountPaise: tally.amountPaise + amountPaise,
    tipPaise: tally.tipPaise + tipPaise, changePaise: tally.changePaise + changePaise,
  }
}

const put = <T>(record: Readonly<Record<string, T>>, key: string, value: T): Readonly<Record<string, T>> => ({ ...record, [key]: value })

function sumOf(before: TaxFigures, more: Partial<TaxFigures>): TaxFigures {
  const sum = { ...noFigures }
  for (const name of figureNames) sum[name] = before[name] + (more[name] ?? 0)
  return sum
}

function plusDocument(before: DocumentTotals = noDocuments, { rows, roundOffPaise, totalPaise }: DocumentEntry): DocumentTotals {
  let [figures, kept] = [before as TaxFigures, before.rows]
  for (const { rateBasisPoints, treatment, ...more } of rows) {
    figures = sumOf(figures, more)
    const same = kept.find(row => row.rateBasisPoints === rateBasisPoints && row.treatment === treatment)
    const row = { rateBasisPoints, treatment, ...sumOf(same ?? noFigures, more) }
    kept = same ? kept.map(each => (each === same ? row : each)) : [...kept, row].sort(inOrder)
  }
  return {
    ...figures, count: before.count + 1, roundOffPaise: before.roundOffPaise + roundOffPaise, totalPaise: before.totalPaise + totalPaise, rows: kept,
  }
}

const inOrder = (a: DocumentTotals['rows'][number], b: DocumentTotals['rows'][number]): number =>
  a.rateBasisPoints - b.rateBasisPoints || (a.treatment < b.treatment ? -1 : 1)

function withDocument(totals: DayTotals, document: DocumentEntry): DayTotals {
  const { kind, section, date, series, number, comps, covers = 0, rows } = document
  const [ofDate, range] = [own(totals.dates, date), own(totals.series, series)]
  const ofSection = { ...ofDate?.[section], [kind]: plusDocument(ofDate?.[section]?.[kind], document) }
  const off = kind === 'bills' || kind === 'operator' ? rows.reduce((sum, { discountPaise = 0 }) => sum + discountPaise, 0) : 0
  return {
    ...totals,
    dates: put(totals.dates, date, { ...ofDate, [section]: ofSection }),
    series: put(totals.series, series, { first: range?.first ?? number, last: number, count: (range?.count ?? 0) + 1 }),
    covers: totals.covers + covers,
    ...(comps && { comps: plus(totals.comps, comps.amountPaise, comps.count) }),
    ...(off > 0 && { discounts: plus(totals.discounts, off) }),
  }
}

type Moved = Pick<DayTotals, 'tenders' | 'reversed' | 'refunds' | 'cash' | 'received' | 'noSales'>

const noReceived: ReceivedTally = { ...none, returned: none }

function withReceived(received: ReceivedTotals, { for: what, kind, direction, amountPaise }: ReceivedEntry): ReceivedTotals {
  const before = own(received[what] ?? {}, kind) ?? noReceived
  const after = direction === 'in' ? { ...before, ...plus(before, amountPaise) } : { ...before, returned: plus(before.returned, amountPaise) }
  return { ...received, [what]: put(received[what] ?? {}, kind, after) }
}

/** The same sums for the whole day and for each of its shifts. */
function moved(totals: Moved, entry: DayEntry): Moved {
  const { tenders, reversed, refunds, cash, noSales } = totals
  switch (entry.entry) {
    case 'tender':
      return { tenders: put(tenders, entry.kind, plusTender(own(tenders, entry.kind), entry)), reversed, refunds, cash, noSales }
    case 'reversal':
      return { tenders, reversed: put(reversed, entry.kind, plusTender(own(reversed, entry.kind), entry)), refunds, cash, noSales }
    case 'refund':
      return { tenders, reversed, refunds: put(refunds, entry.kind, plus(own(refunds, entry.kind), entry.amountPaise)), cash, noSales }
    case 'cash':
      return { tenders, reversed, refunds, cash: { ...cash, [entry.direction]: plus(cash[entry.direction], entry.amountPaise) }, noSales }
    case 'received': {
      const { kind, direction, amountPaise } = entry
      return {
        tenders, reversed, refunds, noSales, received: withReceived(totals.received ?? {}, entry),
        cash: kind === 'cash' ? { ...cash, [direction]: plus(cash[direction], amountPaise) } : cash,
      }
    }
    case 'no-sale':
      return { tenders, reversed, refunds, cash, noSales: noSales + 1 }
    default:
      return totals
  }
}

/** A shift that was opened on an earlier day has its sums of this day here, and no float. */
const unknownShift: ShiftTotals =
  { drawerId: '', personId: '', floatPaise: 0, tenders: {}, reversed: {}, refunds: {}, cash: noCash, noSales: 0, closed: null }

/** @returns the totals with one more thing that happened */
export function withEntry(totals: DayTotals, entry: DayEntry): DayTotals {
  switch (entry.entry) {
    case 'document':
      return withDocument(totals, entry)
    case 'void': {
      const { voids } = totals
      return { ...totals, voids: { ...plus(voids, entry.amountPaise), begun: entry.begun ? plus(voids.begun, entry.amountPaise) : voids.begun } }
    }
    case 'void-restored':
      return { ...totals, voids: { ...plus(totals.voids, -entry.amountPaise, -1), begun: totals.voids.begun } }
    case 'shift-opened': {
      const { entry: _, shiftId, ...opened } = entry
      return { ...totals, shifts: put(totals.shifts, shiftId, { ...unknownShift, ...opened }) }
    }
    case 'shift-closed': {
      const { shiftId, expectedPaise, countedPaise } = entry
      const closed = { expectedPaise, countedPaise, overShortPaise: countedPaise - expectedPaise }
      return { ...totals, shifts: put(totals.shifts, shiftId, { ...(own(totals.shifts, shiftId) ?? unknownShift), closed }) }
    }
    case 'tender':
    case 'reversal':
    case 'refund':
    case 'cash':
    case 'received':
    case 'no-sale': {
      const day = { ...totals, ...moved(totals, entry) }
      if (entry.shiftId === undefined) return day
      const shift = own(totals.shifts, entry.shiftId) ?? unknownShift
      return { ...day, shifts: put(totals.shifts, entry.shiftId, { ...shift, ...moved(shift, entry) }) }
    }
    default:
      return entry satisfies never
  }
}
