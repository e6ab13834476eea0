import type { SqliteDriver } from '../journal/sqlite-driver'
import { searchBills, type BillQuery, type FoundBills } from './search'

/** Bills for search and reports: written with the events that they come from, and rebuildable from them. */
export interface Ledger {
  /**
   * @returns bills of an outlet, open and past, newest first, that meet everything in the query
   * @throws RestoflowError `invalid-query`
   */
  searchBills(outlet: string, query: BillQuery): Promise<FoundBills>
}

/** @returns the ledger of a database that `openSqliteJournal` has brought to its schema */
export function createLedger(driver: SqliteDriver): Ledger {
  return { searchBills: (outlet, query) => searchBills(driver, outlet, query) }
}
