import { open, rm } from 'node:fs/promises'
import { RestoflowError } from '@restoflow/core'
import { migrations as ours } from './migrations'
import type { Migration } from './migrations/migration'
import { createPrivately, openSqlite, type SqliteDriver } from './sqlite-driver'

export interface MigrationOptions {
  /** Every step that this build knows; its own by default. */
  readonly migrations?: readonly Migration[]
  /** For the backup's name. */
  readonly now?: () => Date
}

export interface MigrationResult {
  /** Names of the steps that were taken, in order. */
  readonly applied: readonly string[]
  /** The copy that was made and checked before an existing database was changed, or null. */
  readonly backupFile: string | null
}

/**
 * Brings a database to this build's schema. An existing one is copied first, and the copy checked.
 * @throws RestoflowError `database-newer` when a newer build has written it; `backup-failed` when the copy is not sound
 */
export async function migrate(driver: SqliteDriver, options: MigrationOptions = {}): Promise<MigrationResult> {
  const { migrations = ours, now = () => new Date() } = options
  const applied = await appliedSteps(driver)
  refuseForeign(driver.file, applied, migrations)
  const pending = migrations.slice(applied.length)
  if (pending.length === 0) return { applied: [], backupFile: null }
  const backupFile = applied.length === 0 ? null : await backUp(driver, applied.length, now())
  await run(driver, migrations, now)
  return { applied: pending.map(({ name }) => name), backupFile }
}

/** @returns the steps that the database has taken, in order; none for an empty one */
export async function appliedSteps(driver: SqliteDriver): Promise<readonly string[]> {
  const table = await driver.get(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migrations'`)
  if (!table) return []
  return (await driver.all<{ name: string }>('SELECT name FROM migrations ORDER BY step')).map(({ name }) => name)
}

function refuseForeign(file: string, applied: readonly string[], migrations: readonly Migration[]): void {
  const strange = applied.find((name, index) => migrations[index]?.name !== name)
  if (strange === undefined) return
  throw new RestoflowError('database-newer', `${file} has taken the step ${strange}; this version ends at ${migrations.at(-1)?.name ?? 'none'}.`, {
    file, step: strange,
  })
}

async function run(driver: SqliteDriver, migrations: readonly Migration[], now: () => Date): Promise<void> {
  // loaded only when there is something to do: it takes longer than the rest of a start
  const { Umzug } = await import('umzug')
  await driver.exec('CREATE TABLE IF NOT EXISTS migrations (step INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, at TEXT NOT NULL)')
  const umzug = new Umzug({
    migrations: migrations.map(migration => ({
      name: migration.name,
      // the step and its record are one transaction, so that a power cut cannot part them
      up: () => driver.transaction(async statements => {
        await statements.exec(migration.sql)
        await migration.fill?.(statements)
        await statements.run('INSERT INTO migrations (name, at) VALUES (?, ?)', [migration.name, now().toISOString()])
      }),
    })),
    storage: {
      logMigration: () => Promise.resolve(),
      unlogMigration: () => Promise.reject(new Error('Migrations are not taken back: restore the backup')),
      executed: async () => [...(await appliedSteps(driver))],
    },
    logger: undefined,
  })
  await umzug.up()
}

async function backUp(driver: SqliteDriver, steps: number, at: Date): Promise<string> {
  const file = `${driver.file}.before-step-${steps + 1}-${at.toISOString().replace(/[:.]/g, '-')}.backup`
  try {
    await createPrivately(file)
    await driver.run('VACUUM INTO ?', [file])
    await requireSound(driver, file)
    await syncToDisk(file)
  } catch (error) {
    await rm(file, { force: true })
    const why = error instanceof Error ? error.message : 'unknown'
    throw new RestoflowError('backup-failed', `The copy ${file} could not be made or checked: ${why}.`, { file })
  }
  return file
}

async function syncToDisk(path: string): Promise<void> {
  const opened = await open(path, 'r+')
  try {
    await opened.sync()
  } finally {
    await opened.close()
  }
}

/** The copy must be a sound database with the same heads as the original. */
async function requireSound(driver: SqliteDriver, file: string): Promise<void> {
  const copy = await openSqlite(file)
  try {
    const check = await copy.get<{ integrity_check: string }>('PRAGMA integrity_check')
    if (check?.integrity_check !== 'ok') throw new Error(check?.integrity_check ?? 'no answer')
    const heads = 'SELECT outlet, position, hash FROM heads ORDER BY outlet'
    const [original, copied] = [await driver.all(heads), await copy.all(heads)]
    if (JSON.stringify(original) !== JSON.stringify(copied)) throw new Error('its heads differ')
  } finally {
    await copy.close()
  }
}
