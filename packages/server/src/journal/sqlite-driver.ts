import { open } from 'node:fs/promises'
import sqlite3 from 'sqlite3'

/** What a statement takes: a list for `?`, a record for `$name`. */
export type SqlValue = string | number | null
export type SqlParams = readonly SqlValue[] | Readonly<Record<string, SqlValue>>

export interface Reads {
  /** @returns every row */
  all<Row>(sql: string, params?: SqlParams): Promise<readonly Row[]>
  /** @returns the first row, if there is one */
  get<Row>(sql: string, params?: SqlParams): Promise<Row | undefined>
}

export interface Statements extends Reads {
  /** Runs one statement. @returns how many rows it changed */
  run(sql: string, params?: SqlParams): Promise<number>
  /** Runs several statements without parameters. */
  exec(sql: string): Promise<void>
}

/**
 * One SQLite database. Everything that writes goes through one connection, one call or one transaction after another;
 * `all` and `get` go through a second one, never wait for the writer, and see what it has committed.
 */
export interface SqliteDriver extends Statements {
  readonly file: string
  /** Runs `work` between BEGIN IMMEDIATE and COMMIT; what it throws rolls everything back. Use only its argument inside. */
  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T>
  /** Runs `work` on a connection of its own that sees one moment of the database, whatever is written meanwhile. */
  atOneMoment<T>(work: (reads: Reads) => Promise<T>): Promise<T>
  close(): Promise<void>
}

const busyTimeoutMs = 5_000
const statementsMax = 256
const cacheKib = 65_536
/** Sixteen times SQLite's own: pages that are written again and again are copied less often, at up to 64 MB beside the database. */
const checkpointPages = 16_000

/**
 * @param file path of the database; it is created when it is not there
 * @returns the open database: WAL, every commit synced to the disk before it is acknowledged
 * @throws Error when the file cannot be opened or is no database
 */
export async function openSqlite(file: string): Promise<SqliteDriver> {
  const writer = await Connection.open(file)
  let reader: Connection | null = null
  try {
    // the header is written with the first table; WAL then stays a property of the file
    await writer.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
      PRAGMA secure_delete = ON; PRAGMA cache_size = -${cacheKib}; PRAGMA wal_autocheckpoint = ${checkpointPages}`)
    reader = await Connection.open(file)
    await reader.exec(`PRAGMA query_only = ON; PRAGMA cache_size = -${cacheKib}`)
  } catch (error) {
    await reader?.close()
    await writer.close()
    throw error
  }
  return new TwoConnections(file, writer, reader)
}

class TwoConnections implements SqliteDriver {
  #last: Promise<unknown> = Promise.resolve()

  constructor(
    readonly file: string,
    private readonly writer: Connection,
    private readonly reader: Connection,
  ) {}

  all<Row>(sql: string, params?: SqlParams): Promise<readonly Row[]> {
    return this.reader.all<Row>(sql, params)
  }

  get<Row>(sql: string, params?: SqlParams): Promise<Row | undefined> {
    return this.reader.get<Row>(sql, params)
  }

  run(sql: string, params?: SqlParams): Promise<number> {
    return this.inTurn(() => this.writer.run(sql, params))
  }

  exec(sql: string): Promise<void> {
    return this.inTurn(() => this.writer.exec(sql))
  }

  transaction<T>(work: (statements: Statements) => Promise<T>): Promise<T> {
    return this.inTurn(async () => {
      await this.writer.run('BEGIN IMMEDIATE')
      try {
        const result = await work(this.writer)
        await this.writer.run('COMMIT')
        return result
      } catch (error) {
        // some failures, such as a full disk, have rolled back already
        await this.writer.run('ROLLBACK').catch(() => undefined)
        throw error
      }
    })
  }

  async atOneMoment<T>(work: (reads: Reads) => Promise<T>): Promise<T> {
    const connection = await Connection.open(this.file)
    try {
      await connection.exec('PRAGMA query_only = ON; BEGIN')
      return await work(connection)
    } finally {
      await connection.close()
    }
  }

  async close(): Promise<void> {
    await this.inTurn(() => Promise.resolve())
    await this.reader.close()
    await this.writer.close()
  }

  /** The package does not keep the order of different prepared statements: one at a time is ours to see to. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work)
    this.#last = result.catch(() => undefined)
    return result
  }
}

const ownerOnly = 0o600

/**
 * Makes an empty file that its user alone can read, where there is none: a database holds hashes of four-digit PINs, which
 * whoever can read them can guess. SQLite gives its log the same mode.
 */
export async function createPrivately(file: string): Promise<void> {
  try {
    await (await open(file, 'wx', ownerOnly)).close()
  } catch {
    // it is there, or cannot be made: SQLite says which
  }
}

/** One connection with its prepared statements; the oldest unused one makes way for a new one. */
class Connection implements Statements {
  readonly #prepared = new Map<string, Promise<sqlite3.Statement>>()

  private constructor(private readonly database: sqlite3.Database) {}

  static async open(file: string, timeoutMs = busyTimeoutMs): Promise<Connection> {
    await createPrivately(file)
    const database = await new Promise<sqlite3.Database>((resolve, reject) => {
      const opened = new sqlite3.Database(file, error => (error ? reject(error) : resolve(opened)))
    })
    database.configure('busyTimeout', timeoutMs)
    return new Connection(database)
  }

  async all<Row>(sql: string, params: SqlParams = []): Promise<readonly Row[]> {
    const statement = await this.prepare(sql)
    return new Promise((resolve, reject) => {
      statement.all<Row>(params, (error, rows) => (error ? reject(error) : resolve(rows)))
    })
  }

  async get<Row>(sql: string, params?: SqlParams): Promise<Row | undefined> {
    // the package's own `get` leaves the statement, and with it a read transaction, open
    return (await this.all<Row>(sql, params))[0]
  }

  async run(sql: string, params: SqlParams = []): Promise<number> {
    const statement = await this.prepare(sql)
    return new Promise((resolve, reject) => {
      statement.run(params, function (error) {
        if (error) reject(error)
        else resolve(this.changes)
      })
    })
  }

  exec(sql: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.database.exec(sql, error => (error ? reject(error) : resolve()))
    })
  }

  async close(): Promise<void> {
    for (const sql of [...this.#prepared.keys()]) await this.finalize(sql)
    await new Promise<void>((resolve, reject) => {
      this.database.close(error => (error ? reject(error) : resolve()))
    })
  }

  private prepare(sql: string): Promise<sqlite3.Statement> {
    const known = this.#prepared.get(sql)
    this.#prepared.delete(sql)
    const statement = known ?? new Promise<sqlite3.Statement>((resolve, reject) => {
      const prepared = this.database.prepare(sql, error => (error ? reject(error) : resolve(prepared)))
    })
    this.#prepared.set(sql, statement)
    if (!known) {
      statement.catch(() => this.#prepared.delete(sql))
      this.dropOldest()
    }
    return statement
  }

  private dropOldest(): void {
    if (this.#prepared.size <= statementsMax) return
    const oldest = this.#prepared.keys().next().value
    if (oldest !== undefined) void this.finalize(oldest)
  }

  private async finalize(sql: string): Promise<void> {
    const statement = await this.#prepared.get(sql)?.catch(() => undefined)
    this.#prepared.delete(sql)
    if (statement) await new Promise<void>(resolve => statement.finalize(() => resolve()))
  }
}

const lockTimeoutMs = 500

/**
 * Takes the operating system's lock on a file, which ends with the process however it ends.
 * @param file used for nothing else; it is created when it is not there
 * @returns how to let go, or null when another process, or another part of this one, holds it
 */
export async function lockFile(file: string): Promise<(() => Promise<void>) | null> {
  const connection = await Connection.open(file, lockTimeoutMs)
  try {
    await connection.run('BEGIN EXCLUSIVE')
    return () => connection.close()
  } catch (error) {
    await connection.close()
    if (sqliteFailure(error)?.code === 'SQLITE_BUSY') return null
    throw error
  }
}

/** What SQLite said of a failed statement. */
export interface SqliteFailure {
  /** `SQLITE_CONSTRAINT`, `SQLITE_FULL` … */
  readonly code: string
  readonly message: string
}

/** @returns the particulars of an error that the driver threw, or null for any other */
export function sqliteFailure(error: unknown): SqliteFailure | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string' || !error.code.startsWith('SQLITE')) return null
  return { code: error.code, message: error.message }
}
