import type { SqliteDriver } from '../journal/sqlite-driver'

/** Where each follower of the journal stands. */
export interface Cursors {
  /** @returns the position up to which the follower has done its work, or null when it never ran */
  read(follower: string, outlet: string): Promise<number | null>
  write(follower: string, outlet: string, position: number): Promise<void>
}

/** @returns the cursors in the server's own database (migration `0004-cursors`) */
export function createCursors(database: SqliteDriver): Cursors {
  return {
    read: async (follower, outlet) => {
      const row = await database.get<{ position: number }>('SELECT position FROM cursors WHERE follower = ? AND outlet = ?', [follower, outlet])
      return row?.position ?? null
    },
    write: async (follower, outlet, position) => {
      await database.run(
        'INSERT INTO cursors (follower, outlet, position) VALUES (?, ?, ?) ON CONFLICT (follower, outlet) DO UPDATE SET position = excluded.position',
        [follower, outlet, position],
      )
    },
  }
}

/** @returns cursors that last as long as the process, for journals that do too */
export function createInMemoryCursors(): Cursors {
  const positions = new Map<string, number>()
  return {
    read: async (follower, outlet) => positions.get(`${follower} ${outlet}`) ?? null,
    write: async (follower, outlet, position) => void positions.set(`${follower} ${outlet}`, position),
  }
}
