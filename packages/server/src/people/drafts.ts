import type { SqliteDriver } from '../journal/sqlite-driver'

/** Something that is not a fact yet, such as a guest's cart. It expires. */
export interface Draft {
  readonly outlet: string
  readonly id: string
  readonly body: unknown
  /** UTC instant. */
  readonly expiresAt: string
}

export interface Drafts {
  put(draft: Draft): Promise<void>
  /** @returns the draft, when it has not expired at `now`, or null */
  get(outlet: string, id: string, now: string): Promise<Draft | null>
  /** @returns how many drafts of an outlet have not expired: for limits */
  count(outlet: string, now: string): Promise<number>
  /** @returns whether there was one */
  remove(outlet: string, id: string): Promise<boolean>
  /** Removes what has expired. @returns how many */
  removeExpired(now: string): Promise<number>
}

/** @returns the drafts of a database that `openSqliteJournal` has brought to its schema */
export function createDrafts(driver: SqliteDriver): Drafts {
  return {
    put: async ({ outlet, id, body, expiresAt }) => {
      await driver.run('INSERT OR REPLACE INTO drafts (outlet, id, body, expires_at) VALUES (?, ?, ?, ?)', [
        outlet, id, JSON.stringify(body), expiresAt,
      ])
    },
    get: async (outlet, id, now) => {
      const row = await driver.get<{ body: string; expiresAt: string }>(
        'SELECT body, expires_at AS expiresAt FROM drafts WHERE outlet = ? AND id = ? AND expires_at > ?', [outlet, id, now])
      return row ? { outlet, id, body: JSON.parse(row.body) as unknown, expiresAt: row.expiresAt } : null
    },
    count: async (outlet, now) =>
      (await driver.get<{ n: number }>('SELECT count(*) AS n FROM drafts WHERE outlet = ? AND expires_at > ?', [outlet, now]))?.n ?? 0,
    remove: async (outlet, id) => await driver.run('DELETE FROM drafts WHERE outlet = ? AND id = ?', [outlet, id]) > 0,
    removeExpired: now => driver.run('DELETE FROM drafts WHERE expires_at <= ?', [now]),
  }
}
