import {
  creditDocument, dayBookEntry, instantOf, invoiceDocument, type DayBookEntry, type Envelope, type IssuedBill, type IssuedCreditNote, type Period,
  type Registration, type ReturnDocument, type Tender,
} from '@restoflow/core'
import { envelopeOf, eventColumns, type EventRow } from '../journal/rows'
import type { Reads, SqlParams } from '../journal/sqlite-driver'
import { placeOf } from '../ledger/rows'
import { Pace } from './pace'

/** Which part of the journal to list. */
export interface JournalRange {
  /** UTC instants: from the first, before the second; all when absent. */
  readonly from?: string
  readonly before?: string
}

/**
 * The journal as accountants read it: by the date that documents bear. What it answers is streamed, a few hundred events at once, so that
 * a month of a busy house is never in memory whole, and with pauses, in which commands are taken.
 */
export interface Books {
  /** @returns the documents whose date lies in the period: invoices in the order of their dates, then credit notes */
  documents(outlet: string, period: Period): AsyncIterable<ReturnDocument>
  /** @returns documents, payments, reversals and refunds of the period, as they happened */
  dayBook(outlet: string, period: Period, timeZone: string): Promise<readonly DayBookEntry[]>
  /** @returns what the e-invoice portal gave back for a document, or null */
  registrationOf(outlet: string, document: Pick<ReturnDocument, 'kind' | 'id'>): Promise<Registration | null>
  /** @returns every event of the range, in order */
  events(outlet: string, range: JournalRange): AsyncIterable<Envelope>
}

const rowsAtOnce = 250
const columns = eventColumns.split(', ').map(column => `e.${column}`).join(', ')

/** Invoices are found through the ledger, which orders them by invoice date; what they say is read from the journal. */
const invoicesSql = `SELECT ${columns}, b.place FROM bills b JOIN events e ON e.outlet = b.outlet AND e.position = b.place & 0x7fffffff
  WHERE b.outlet = ? AND b.place > ? AND b.place < ? ORDER BY b.place LIMIT ${rowsAtOnce}`
const notesSql = `SELECT ${columns} FROM events e WHERE e.outlet = ? AND e.type = 'CreditNoteIssued' AND (e.data ->> '$.date', e.position) > (?, ?)
  AND e.data ->> '$.date' <= ? ORDER BY e.data ->> '$.date', e.position LIMIT ${rowsAtOnce}`
const moneySql = `SELECT ${columns} FROM events e WHERE e.outlet = ? AND e.type IN ('TenderTaken', 'TenderReversed', 'RefundPaid')
  AND (e.at, e.position) > (?, ?) AND e.at < ? ORDER BY e.at, e.position LIMIT ${rowsAtOnce}`
const rangeSql = `SELECT ${columns} FROM events e WHERE e.outlet = ? AND e.position > ? AND e.at >= ? AND e.at < ? ORDER BY e.position LIMIT ${rowsAtOnce}`

/** @returns the books of a database that `openSqliteJournal` has brought to its schema */
export function createBooks(driver: Reads): Books {
  return new BooksOnSqlite(driver)
}

class BooksOnSqlite implements Books {
  constructor(private readonly driver: Reads) {}

  async * documents(outlet: string, period: Period): AsyncIterable<ReturnDocument> {
    for await (const { data } of this.invoices(outlet, period)) yield invoiceDocument(data as IssuedBill)
    for await (const { data } of this.notes(outlet, period)) {
      const note = data as IssuedCreditNote
      const bill = await this.first<IssuedBill>(outlet, `bill/${note.billId}`)
      if (bill) yield creditDocument(note, bill)
    }
  }

  async dayBook(outlet: string, period: Period, timeZone: string): Promise<readonly DayBookEntry[]> {
    const entries: DayBookEntry[] = []
    for await (const event of this.invoices(outlet, period)) entries.push(dayBookEntry(event, timeZone))
    for await (const event of this.notes(outlet, period)) entries.push(dayBookEntry(event, timeZone))
    for await (const event of this.money(outlet, instantsOf(period, timeZone))) {
      entries.push(dayBookEntry(event, timeZone, event.type === 'TenderReversed' ? await this.reversed(event) : undefined))
    }
    entries.sort((a, b) => a.position - b.position)
    // whoever asked makes a long text or a table of them
    await new Pace().pause()
    return entries
  }

  async registrationOf(outlet: string, { kind, id }: Pick<ReturnDocument, 'kind' | 'id'>): Promise<Registration | null> {
    const row = await this.driver.get<{ data: string }>(
      `SELECT data FROM events WHERE outlet = ? AND stream = ? AND type = 'EInvoiceRegistered'`, [outlet, `${kind === 'invoice' ? 'bill' : 'credit-note'}/${id}`])
    return row ? (JSON.parse(row.data) as Registration) : null
  }

  async * events(outlet: string, { from = '', before = '~' }: JournalRange): AsyncIterable<Envelope> {
    yield * this.paged(outlet, rangeSql, (last: EventRow | undefined) => [outlet, last?.position ?? 0, from, before])
  }

  private invoices(outlet: string, { from, to }: Period): AsyncIterable<Envelope> {
    const [first, end] = [placeOf(from, 0), placeOf(to, 2 ** 31 - 1)]
    return this.paged(outlet, invoicesSql, (last: (EventRow & { readonly place: number }) | undefined) => [outlet, last?.place ?? first, end])
  }

  private notes(outlet: string, { from, to }: Period): AsyncIterable<Envelope> {
    return this.paged(outlet, notesSql, (last: EventRow | undefined) => {
      const after = last ? (JSON.parse(last.data) as { readonly date: string }).date : from
      return [outlet, after, last?.position ?? 0, to]
    })
  }

  private money(outlet: string, { from, before }: ReturnType<typeof instantsOf>): AsyncIterable<Envelope> {
    return this.paged(outlet, moneySql, (last: EventRow | undefined) => [outlet, last?.at ?? from, last?.position ?? 0, before])
  }

  private async * paged<Row extends EventRow>(outlet: string, sql: string, paramsOf: (last: Row | undefined) => SqlParams): AsyncIterable<Envelope> {
    let last: Row | undefined
    const pace = new Pace()
    for (;;) {
      const rows = await this.driver.all<Row>(sql, paramsOf(last))
      for (const row of rows) {
        const pause = pace.step()
        if (pause) await pause
        yield envelopeOf(outlet, row)
      }
      if (rows.length < rowsAtOnce) return
      last = rows.at(-1)
    }
  }

  private async first<Data>(outlet: string, stream: string): Promise<Data | undefined> {
    const row = await this.driver.get<{ data: string }>('SELECT data FROM events WHERE outlet = ? AND stream = ? AND version = 1', [outlet, stream])
    return row && JSON.parse(row.data) as Data
  }

  /** What a reversal takes back stands in the same stream. */
  private async reversed({ outlet, stream, data }: Envelope): Promise<Tender | undefined> {
    const { tenderId } = data as { readonly tenderId: string }
    const row = await this.driver.get<{ data: string }>(
      `SELECT data FROM events WHERE outlet = ? AND stream = ? AND type = 'TenderTaken' AND data ->> '$.tenderId' = ?`, [outlet, stream, tenderId])
    return row && JSON.parse(row.data) as Tender
  }
}

/** @returns the UTC instants between which a period lies at a place: from the first, before the second */
export function instantsOf({ from, to }: Period, timeZone: string): { readonly from: string; readonly before: string } {
  return { from: instantOf(from, 0, timeZone), before: instantOf(to, 1440, timeZone) }
}
