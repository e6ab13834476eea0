import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rebuildView, writeLedger } from '../../ledger/rebuild'
import { ledgerViews } from '../../ledger/write'
import { ledgerTables } from '../migrations/0002-ledger'
import { billsByCustomer } from '../migrations/0007-customers'
import { billWordsTable } from '../migrations/0011-bill-words'
import { openSqlite, type Reads } from '../sqlite-driver'
import type { Problems } from './report'

const billsAtOnce = 500
const lastPlace = Number.MAX_SAFE_INTEGER

const position = (table: string): string => `${table}.place & 0x7fffffff AS position, ${table}.place`

/** Every column of the ledger, for places of a range; ids that count up are replaced by what they stand for. */
const queries: readonly (readonly [name: string, sql: string])[] = [
  ['bill', `SELECT ${position('b')}, '' AS key, b.bill_id, b.number, b.number_key, b.order_id, b.section, b.order_kind,
      t.table_id, t.name AS table_name, b.token, b.token_key, b.covers, b.invoice_date, b.business_day,
      b.issued_at, b.settled_at, b.total_paise, b.due_paise, b.customer_id, b.buyer_name
    FROM bills b LEFT JOIN bill_tables t ON t.id = b.table_no WHERE b.outlet = ? AND b.place > ? AND b.place <= ?`],
  ['line', `SELECT ${position('l')}, l.line AS key, i.item_id, i.name, i.words, l.quantity, l.taxable_paise, l.total_paise
    FROM bill_lines l LEFT JOIN bill_items i ON i.id = l.item WHERE l.outlet = ? AND l.place > ? AND l.place <= ?`],
  ['tender', `SELECT ${position('t')}, t.tender_id AS key, t.kind, t.amount_paise, t.tip_paise, t.change_paise, t.reference, t.at
    FROM bill_tenders t WHERE t.outlet = ? AND t.place > ? AND t.place <= ?`],
  ['word', `SELECT ${position('w')}, w.word AS key FROM bill_words w WHERE w.outlet = ? AND w.place > ? AND w.place <= ?`],
]

interface LedgerRow {
  readonly position: number
  readonly place: number
  readonly key: string | number
}

/** Writes the ledger anew into a database of its own, by the same code, and compares the two row by row. */
export async function checkLedger(reads: Reads, outlet: string, upTo: number, problems: Problems): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-verify-'))
  const scratch = await openSqlite(join(folder, 'ledger.db'))
  try {
    await scratch.exec(`PRAGMA synchronous = OFF; ${ledgerTables.sql} ${billsByCustomer} ${billWordsTable} ${ledgerViews} ${rebuildView}`)
    await writeLedger(reads, scratch, outlet, upTo)
    for (let after = -1; after < lastPlace;) {
      const end = await scratch.get<{ place: number }>('SELECT place FROM bills WHERE outlet = ? AND place > ? ORDER BY place LIMIT 1 OFFSET ?', [
        outlet, after, billsAtOnce - 1,
      ])
      const upToPlace = end?.place ?? lastPlace
      for (const [name, sql] of queries) await compare(reads, scratch, name, sql, [outlet, after, upToPlace], problems)
      after = upToPlace
    }
  } finally {
    await scratch.close()
    await rm(folder, { recursive: true })
  }
}

async function compare(
  stored: Reads, expected: Reads, name: string, sql: string, range: readonly (string | number)[], problems: Problems,
): Promise<void> {
  const [found, wanted] = await Promise.all([stored.all<LedgerRow>(sql, range), expected.all<LedgerRow>(sql, range)])
  const missing = new Map(wanted.map(row => [`${row.place} ${row.key}`, row]))
  for (const row of found) {
    const other = missing.get(`${row.place} ${row.key}`)
    missing.delete(`${row.place} ${row.key}`)
    if (!other) problems.add('ledger', row.position, `the ledger holds a ${name} that no event wrote, of the bill issued at ${row.position}`)
    else if (JSON.stringify(row) !== JSON.stringify(other)) problems.add('ledger', row.position, differences(name, row, other))
  }
  for (const row of missing.values()) problems.add('ledger', row.position, `the ledger lacks a ${name} of the bill issued at ${row.position}`)
}

function differences(name: string, row: LedgerRow, other: LedgerRow): string {
  const fields = Object.entries(other).filter(([field, value]) => (row as unknown as Record<string, unknown>)[field] !== value)
  return `the ledger's ${name} of the bill issued at ${row.position} differs in ${fields.map(([field]) => field).join(', ')}`
}
