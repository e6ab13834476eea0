import type { SqliteDriver } from '../journal/sqlite-driver'
import { customerHistory, type CustomerHistory } from './customer-history'
import { searchBills, type BillQuery, type FoundBills } from './search'

/** Bills for search and reports: written with the events that they come from, and rebuildable from them. */
export interface Ledger {
  /**
   * @returns bills of an outlet, open and past, newest first, that meet everything in the query
   * @throws RestoflowError `invalid-query`
   */
  searchBills(outlet: string, query: BillQuery): Promise<FoundBills>
  /** @returns what a guest bought: the bills that name the id */
  customerHistory(outlet: string, customerId: string): Promise<CustomerHistory>
}

/** @returns the ledger of a database that `openSqliteJournal` has brought to its schema */
export function createLedger(driver: SqliteDriver): Ledger {
  return {
    searchBills: (outlet, query) => searchBills(driver, outlet, query),
    customerHistory: (outlet, customerId) => customerHistory(driver, outlet, customerId),
  }
}
