import { RestoflowError, type AppendBatch, type CommandRecord, type Envelope, type Journal, type LiveSnapshot } from '@restoflow/core'
import { appendSql, appendView, asConflict, prepareAppend, type ChainHead } from './append-statement'
import { chainStart } from './hash'
import { migrate } from './migrate'
import { envelopeOf, eventColumns, type EventRow } from './rows'
import { openSqlite, type SqliteDriver } from './sqlite-driver'

/** A demo's data is never taken for a restaurant's, nor the other way round. */
export type StoreMode = 'demo' | 'real'

export interface SqliteJournalOptions {
  /** Path of the database, or one that is open already; the journal closes either. */
  readonly store: string | SqliteDriver
  readonly mode: StoreMode
  /** For the names of backups. */
  readonly now?: () => Date
}

export interface SqliteJournal extends Journal {
  readonly driver: SqliteDriver
  readonly mode: StoreMode
  /** Copy of the database that was made before this build changed its schema, or null. */
  readonly backupFile: string | null
  /** @returns the position and hash of the outlet's last event: what a Z report prints */
  chainHead(outlet: string): Promise<ChainHead>
  /** @returns every outlet that has an event, in the order of their names */
  outlets(): Promise<readonly string[]>
  /**
   * Empties the replies of commands that were acknowledged before `before` (UTC instant); their records stay.
   * @returns how many were emptied
   */
  expireReplies(before: string): Promise<number>
  close(): Promise<void>
}

const emptyHead: ChainHead = { position: 0, hash: chainStart }

/**
 * @returns the journal in a SQLite database, brought to this build's schema
 * @throws RestoflowError `wrong-mode`, `database-newer`, `backup-failed`
 */
export async function openSqliteJournal({ store, mode, now }: SqliteJournalOptions): Promise<SqliteJournal> {
  const driver = typeof store === 'string' ? await openSqlite(store) : store
  try {
    await requireMode(driver, mode)
    const { backupFile } = await migrate(driver, now && { now })
    await driver.run(`INSERT OR IGNORE INTO store (key, value) VALUES ('mode', ?)`, [mode])
    await driver.exec(appendView)
    return new JournalOnSqlite(driver, mode, backupFile)
  } catch (error) {
    await driver.close()
    throw error
  }
}

/** @returns the mode of a database, null when it has none yet */
export async function modeOf(driver: SqliteDriver): Promise<StoreMode | null> {
  const table = await driver.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'store'`)
  if (!table) return null
  return (await driver.get<{ value: StoreMode }>(`SELECT value FROM store WHERE key = 'mode'`))?.value ?? null
}

async function requireMode(driver: SqliteDriver, mode: StoreMode): Promise<void> {
  const stored = await modeOf(driver)
  if (stored !== null && stored !== mode) {
    throw new RestoflowError('wrong-mode', `${driver.file} holds ${stored} data and was opened as ${mode} data.`, { file: driver.file, mode: stored })
  }
}

class JournalOnSqlite implements SqliteJournal {
  readonly #heads = new Map<string, ChainHead>()
  readonly #lastAppends = new Map<string, Promise<unknown>>()
  readonly #listeners = new Map<string, Set<(events: readonly Envelope[]) => void>>()

  constructor(
    readonly driver: SqliteDriver,
    readonly mode: StoreMode,
    readonly backupFile: string | null,
  ) {}

  async head(outlet: string): Promise<number> {
    return (await this.chainHead(outlet)).position
  }

  async chainHead(outlet: string): Promise<ChainHead> {
    return (await this.driver.get<ChainHead>('SELECT position, hash FROM heads WHERE outlet = ?', [outlet])) ?? emptyHead
  }

  append(outlet: string, batch: AppendBatch): Promise<void> {
    const before = this.#lastAppends.get(outlet)
    const appended = before ? before.then(() => this.appendNow(outlet, batch)) : this.appendNow(outlet, batch)
    const settled = appended.catch(() => undefined)
    this.#lastAppends.set(outlet, settled)
    return appended
  }

  async readAfter(outlet: string, position: number, limit: number): Promise<readonly Envelope[]> {
    const rows = await this.driver.all<EventRow>(
      `SELECT ${eventColumns} FROM events WHERE outlet = ? AND position > ? ORDER BY position LIMIT ?`, [outlet, position, limit])
    return rows.map(row => envelopeOf(outlet, row))
  }

  async readStream(outlet: string, stream: string): Promise<readonly Envelope[]> {
    const rows = await this.driver.all<EventRow>(
      `SELECT ${eventColumns} FROM events WHERE outlet = ? AND stream = ? ORDER BY version`, [outlet, stream])
    return rows.map(row => envelopeOf(outlet, row))
  }

  async command(outlet: string, principal: string, id: string): Promise<CommandRecord | null> {
    const row = await this.driver.get<CommandRecord>(
      `SELECT principal, id, request_hash AS requestHash, position, reply, at FROM commands WHERE outlet = ? AND principal = ? AND id = ?`,
      [outlet, principal, id])
    return row ?? null
  }

  async snapshot(outlet: string): Promise<LiveSnapshot | null> {
    const row = await this.driver.get<{ position: number; streams: string }>('SELECT position, streams FROM snapshots WHERE outlet = ?', [outlet])
    return row ? { position: row.position, streams: JSON.parse(row.streams) as LiveSnapshot['streams'] } : null
  }

  async saveSnapshot(outlet: string, { position, streams }: LiveSnapshot): Promise<void> {
    await this.driver.run(
      `INSERT INTO snapshots (outlet, position, streams) VALUES (?, ?, ?)
      ON CONFLICT (outlet) DO UPDATE SET position = excluded.position, streams = excluded.streams`,
      [outlet, position, JSON.stringify(streams)])
  }

  follow(outlet: string, listener: (events: readonly Envelope[]) => void): () => void {
    const listeners = this.#listeners.get(outlet) ?? new Set()
    this.#listeners.set(outlet, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  async outlets(): Promise<readonly string[]> {
    return (await this.driver.all<{ outlet: string }>('SELECT outlet FROM heads ORDER BY outlet')).map(({ outlet }) => outlet)
  }

  async expireReplies(before: string): Promise<number> {
    let expired = 0
    for (;;) {
      // in small portions, between which commands are written
      const changed = await this.driver.run(
        `UPDATE commands SET reply = '' WHERE rowid IN (SELECT rowid FROM commands WHERE reply <> '' AND at < ? ORDER BY at LIMIT ?)`,
        [before, expiredAtOnce])
      expired += changed
      if (changed < expiredAtOnce) return expired
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#lastAppends.values())
    await this.driver.close()
  }

  private async appendNow(outlet: string, batch: AppendBatch): Promise<void> {
    let head = this.#heads.get(outlet)
    if (head?.position !== batch.after) head = await this.chainHead(outlet)
    const { params, events, head: next } = prepareAppend(outlet, batch, { position: batch.after, hash: head.hash })
    try {
      await this.driver.run(appendSql, params)
    } catch (error) {
      // whether it was written is not known: the next append reads
      this.#heads.delete(outlet)
      throw asConflict(error)
    }
    this.#heads.set(outlet, next)
    if (events.length > 0) this.tell(outlet, events)
  }

  private tell(outlet: string, events: readonly Envelope[]): void {
    for (const listener of [...(this.#listeners.get(outlet) ?? [])]) {
      try {
        listener(events)
      } catch (error) {
        // what is written stays written, whatever a follower makes of it
        process.emitWarning(error instanceof Error ? error : String(error))
      }
    }
  }
}

const expiredAtOnce = 1_000
