import type { SqliteDriver } from '../journal/sqlite-driver'

/** Wrong tries at a secret, and the locks that they led to. Instants in milliseconds since 1970. */
export interface Tries {
  readonly used: number
  readonly locks: number
  readonly lockedUntilMs: number
  readonly lastMs: number
}

/** Keeps wrong tries over a restart: those of one outlet and one kind of secret. */
export interface PinTries {
  list(): Promise<readonly (readonly [key: string, tries: Tries])[]>
  put(key: string, tries: Tries): Promise<void>
  remove(key: string): Promise<void>
}

/** @returns the tries of a database that `openSqliteJournal` has brought to its schema */
export function createPinTries(driver: SqliteDriver, outlet: string, scope: string): PinTries {
  return {
    list: async () => (await driver.all<Tries & { readonly key: string }>(
      `SELECT key, used, locks, locked_until_ms AS lockedUntilMs, last_ms AS lastMs FROM pin_tries
      WHERE outlet = ? AND scope = ? ORDER BY last_ms`, [outlet, scope])).map(({ key, ...tries }) => [key, tries] as const),
    put: async (key, { used, locks, lockedUntilMs, lastMs }) => {
      await driver.run('INSERT OR REPLACE INTO pin_tries (outlet, scope, key, used, locks, locked_until_ms, last_ms) VALUES (?, ?, ?, ?, ?, ?, ?)', [
        outlet, scope, key, used, locks, lockedUntilMs, lastMs,
      ])
    },
    remove: async key => {
      await driver.run('DELETE FROM pin_tries WHERE outlet = ? AND scope = ? AND key = ?', [outlet, scope, key])
    },
  }
}
