import type { Reads, SqliteDriver, Statements } from '../journal/sqlite-driver'
import { ledgerRowsOf, type LedgerEvent } from './rows'
import { encodeLedger, ledgerColumns, ledgerInserts } from './write'

/** Event types that `ledgerRows` takes rows from. */
export const ledgerEventTypes = ['BillIssued', 'TenderTaken', 'BillSettled', 'BillCredited', 'RefundPaid', 'TenderReversed', 'BillDueAgain'] as const

const eventsAtOnce = 500

/** Made in the connection that writes, beside the views of `write.ts`. */
export const rebuildView = `
CREATE TEMP VIEW ledger_writes AS SELECT ${['outlet', ...ledgerColumns].map(name => `NULL AS ${name}`).join(', ')};
CREATE TEMP TRIGGER write_ledger INSTEAD OF INSERT ON ledger_writes BEGIN ${ledgerInserts} END;
`

const writeSql = `INSERT INTO ledger_writes (${['outlet', ...ledgerColumns].join(', ')}) VALUES (?, ${ledgerColumns.map(() => '?').join(', ')})`

interface EventRow extends Omit<LedgerEvent, 'data'> {
  readonly data: string
}

/**
 * Writes the ledger's rows of every event up to a position.
 * @param journal where the events are read
 * @param ledger where the rows go: it has {@link rebuildView}, and no rows of the outlet yet
 */
export async function writeLedger(journal: Reads, ledger: Statements, outlet: string, upTo: number): Promise<void> {
  let position = 0
  for (;;) {
    const events = await journal.all<EventRow>(
      `SELECT position, type, at, data FROM events
      WHERE outlet = ? AND position > ? AND position <= ? AND type IN (SELECT value FROM json_each(?))
      ORDER BY position LIMIT ?`, [outlet, position, upTo, JSON.stringify(ledgerEventTypes), eventsAtOnce])
    const rows = ledgerRowsOf(events.map(event => ({ ...event, data: JSON.parse(event.data) as unknown })))
    if (events.length > 0) await ledger.run(writeSql, [outlet, ...encodeLedger(rows)])
    if (events.length < eventsAtOnce) return
    position = events.at(-1)?.position ?? upTo
  }
}

/** Writes the whole ledger anew from the journal, in one transaction: meanwhile nothing else is written. */
export async function rebuildLedger(driver: SqliteDriver): Promise<void> {
  await driver.transaction(async statements => {
    await statements.exec(rebuildView)
    for (const table of ['bill_words', 'bill_tenders', 'bill_lines', 'bill_items', 'bills', 'bill_tables']) await statements.run(`DELETE FROM ${table}`)
    const heads = await statements.all<{ outlet: string; position: number }>('SELECT outlet, position FROM heads')
    for (const { outlet, position } of heads) await writeLedger(statements, statements, outlet, position)
    // when something above fails, the rollback drops it too
    await statements.exec('DROP VIEW ledger_writes')
  })
}
