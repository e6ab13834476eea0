import type { Reads } from '../journal/sqlite-driver'

/** What one guest bought. */
export interface CustomerHistory {
  readonly bills: number
  readonly totalPaise: number
  /** Newest first, at most 20. */
  readonly lastBills: readonly {
    readonly id: string
    readonly number: string
    readonly invoiceDate: string
    readonly issuedAt: string
    readonly orderKind: string
    readonly tableName: string | null
    readonly covers: number
    readonly totalPaise: number
    readonly settled: boolean
  }[]
  /** What was on the most bills, at most 8; `times` counts bills. */
  readonly favourites: readonly { readonly itemId: string; readonly name: string; readonly times: number }[]
}

const billsMax = 20
const favouritesMax = 8
/** Favourites are told from this many bills. */
const lookedThroughMax = 200

/** @returns the bills of a guest and what was on them, from the ledger */
export async function customerHistory(reads: Reads, outlet: string, customerId: string): Promise<CustomerHistory> {
  const [sums, bills, favourites] = await Promise.all([
    reads.get<{ bills: number; totalPaise: number | null }>(
      'SELECT count(*) AS bills, sum(total_paise) AS totalPaise FROM bills WHERE outlet = ? AND customer_id = ?', [outlet, customerId]),
    reads.all<Omit<CustomerHistory['lastBills'][number], 'settled'> & { settledAt: string | null }>(
      `SELECT b.bill_id AS id, b.number, b.invoice_date AS invoiceDate, b.issued_at AS issuedAt, b.order_kind AS orderKind, t.name AS tableName,
        b.covers, b.total_paise AS totalPaise, b.settled_at AS settledAt
      FROM bills b LEFT JOIN bill_tables t ON t.id = b.table_no
      WHERE b.outlet = ? AND b.customer_id = ? ORDER BY b.place DESC LIMIT ${billsMax}`, [outlet, customerId]),
    reads.all<CustomerHistory['favourites'][number]>(
      `SELECT i.item_id AS itemId, max(i.name) AS name, count(DISTINCT l.place) AS times
      FROM (SELECT place FROM bills WHERE outlet = ?1 AND customer_id = ?2 ORDER BY place DESC LIMIT ${lookedThroughMax}) b
      JOIN bill_lines l ON l.outlet = ?1 AND l.place = b.place JOIN bill_items i ON i.id = l.item
      GROUP BY i.item_id ORDER BY times DESC, name LIMIT ${favouritesMax}`, [outlet, customerId]),
  ])
  return {
    bills: sums?.bills ?? 0, totalPaise: sums?.totalPaise ?? 0, favourites,
    lastBills: bills.map(({ settledAt, ...bill }) => ({ ...bill, settled: settledAt !== null })),
  }
}
