import type { SqliteDriver } from '../journal/sqlite-driver'

/** A person who is signed in at a terminal; several may be at one. */
export interface Session {
  readonly outlet: string
  readonly terminalId: string
  readonly staffId: string
  /** UTC instants. */
  readonly createdAt: string
  readonly lastSeenAt: string
}

export interface Sessions {
  /** Signs a person in, or moves `lastSeenAt` on. */
  putSession(session: Session): Promise<void>
  /** @returns the sessions of an outlet, oldest first */
  listSessions(outlet: string): Promise<readonly Session[]>
  /** @returns whether the person was signed in there */
  endSession(terminalId: string, staffId: string): Promise<boolean>
  /** Ends every session of a person, or of a terminal. @returns how many there were */
  endSessionsOf(of: { readonly outlet: string; readonly staffId: string } | { readonly terminalId: string }): Promise<number>
}

/** @returns the sessions of a database that `openSqliteJournal` has brought to its schema */
export function createSessions(driver: SqliteDriver): Sessions {
  return {
    putSession: async ({ outlet, terminalId, staffId, createdAt, lastSeenAt }) => {
      await driver.run(
        `INSERT INTO sessions (terminal_id, staff_id, outlet, created_at, last_seen_at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (terminal_id, staff_id) DO UPDATE SET outlet = excluded.outlet, last_seen_at = excluded.last_seen_at`,
        [terminalId, staffId, outlet, createdAt, lastSeenAt])
    },
    listSessions: outlet => driver.all<Session>(
      `SELECT outlet, terminal_id AS terminalId, staff_id AS staffId, created_at AS createdAt, last_seen_at AS lastSeenAt
      FROM sessions WHERE outlet = ? ORDER BY created_at, terminal_id, staff_id`, [outlet]),
    endSession: async (terminalId, staffId) =>
      await driver.run('DELETE FROM sessions WHERE terminal_id = ? AND staff_id = ?', [terminalId, staffId]) > 0,
    endSessionsOf: of => ('terminalId' in of
      ? driver.run('DELETE FROM sessions WHERE terminal_id = ?', [of.terminalId])
      : driver.run('DELETE FROM sessions WHERE outlet = ? AND staff_id = ?', [of.outlet, of.staffId])),
  }
}
