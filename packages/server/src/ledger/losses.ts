import { addDays } from '@restoflow/core'
import type { SqliteDriver } from '../journal/sqlite-driver'
import { placeOf } from './rows'

/** An event by which a restaurant may lose money, as the journal has it. */
export interface LossEvent {
  readonly position: number
  readonly type: string
  readonly stream: string
  /** UTC instant. */
  readonly at: string
  readonly by: string
  readonly data: Readonly<Record<string, unknown>>
}

/** What was taken off, given away and given back. */
export interface Losses {
  /**
   * @param from UTC instant; `to`: the first one after
   * @returns the events of that time, newest first, at most `limit`. Discounts and comps are those that issued bills bear, of bills that
   *   stand; what was given and taken back before is none. A void that was taken back is none either
   */
  of(outlet: string, from: string, to: string, limit: number): Promise<readonly LossEvent[]>
}

/** A bill's date is that of its instant, or a day or so beside it: other time zones, a clock that ran ahead. */
function placesAround(from: string, to: string): readonly [number, number] {
  return [placeOf(addDays(from.slice(0, 10), -2), 0), placeOf(addDays(to.slice(0, 10), 3), 0)]
}

type Row = Omit<LossEvent, 'data'> & { readonly data: string }

/** @returns the losses of a database that `openSqliteJournal` has brought to its schema; an index of such events answers */
export function createLosses(driver: SqliteDriver): Losses {
  return {
    of: async (outlet, from, to, limit) => {
      const columns = 'e.position, e.type, e.stream, e.at, e.by_id AS by, e.data'
      const [events, bills] = await Promise.all([
        // the list is that of the index, word for word: else the index does not answer
        driver.all<Row>(
          `SELECT ${columns} FROM events e WHERE e.outlet = ? AND e.at >= ? AND e.at < ? AND e.type IN (
  'LineVoided', 'LineQuantityChanged', 'LineDiscounted', 'CreditNoteIssued', 'RefundPaid', 'TenderReversed', 'DrawerOpenedNoSale', 'ShiftClosed'
) AND e.type <> 'LineDiscounted' AND (e.type <> 'LineVoided' OR NOT EXISTS (
  SELECT 1 FROM events r WHERE r.outlet = e.outlet AND r.stream = e.stream AND r.version > e.version AND r.type = 'LineRestored'
  AND r.data ->> '$.lineId' = e.data ->> '$.lineId'
)) ORDER BY e.at DESC, e.position DESC LIMIT ?`, [outlet, from, to, limit]),
        driver.all<Row>(
          `SELECT ${columns} FROM bills b JOIN events e ON e.outlet = b.outlet AND e.stream = 'bill/' || b.bill_id AND e.version = 1
          WHERE b.outlet = ? AND b.place >= ? AND b.place < ? AND b.issued_at >= ? AND b.issued_at < ? AND e.data ->> '$.figures.discountPaise' > 0
          AND NOT EXISTS (SELECT 1 FROM events r WHERE r.outlet = e.outlet AND r.stream = e.stream AND r.type = 'BillReopened')
          ORDER BY e.position DESC LIMIT ?`, [outlet, ...placesAround(from, to), from, to, limit]),
      ])
      return [...events, ...bills].sort((a, b) => b.position - a.position).slice(0, limit)
        .map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as LossEvent['data'] }))
    },
  }
}
