import type { SqliteDriver, SqlValue } from '../journal/sqlite-driver'

/** Something that a person did, as the journal has it. */
export interface Deed {
  readonly position: number
  readonly type: string
  readonly stream: string
  /** UTC instant. */
  readonly at: string
  readonly data: Readonly<Record<string, unknown>>
}

export interface DeedFilter {
  /** Types of events to leave out. */
  readonly without: readonly string[]
  /** Only of streams of these categories; none: of all. */
  readonly categories: readonly string[]
  /** Only before this position. */
  readonly before?: number | undefined
  /** UTC instants: from the first, before the second. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly limit: number
}

/** What people did, newest first. */
export interface Activity {
  of(outlet: string, staffId: string, filter: DeedFilter): Promise<readonly Deed[]>
}

/** @returns the deeds of a database that `openSqliteJournal` has brought to its schema; an index of staff's events answers */
export function createActivity(driver: SqliteDriver): Activity {
  return {
    of: async (outlet, staffId, { without, categories, before, from, to, limit }) => {
      const conditions: readonly (readonly [string, SqlValue | undefined])[] = [['position < ?', before], ['at >= ?', from], ['at < ?', to]]
      const given = conditions.filter((condition): condition is readonly [string, SqlValue] => condition[1] !== undefined)
      const rows = await driver.all<Omit<Deed, 'data'> & { readonly data: string }>(
        `SELECT position, type, stream, at, data FROM events
        WHERE outlet = ? AND by_kind = 'staff' AND by_id = ? AND type NOT IN (${without.map(() => '?').join(', ')})
        ${categories.length === 0 ? '' : `AND (${categories.map(() => 'stream = ? OR stream LIKE ?').join(' OR ')})`}
        ${given.map(([text]) => `AND ${text}`).join(' ')} ORDER BY position DESC LIMIT ?`,
        [outlet, staffId, ...without, ...categories.flatMap(name => [name, `${name}/%`]), ...given.map(([, value]) => value), limit])
      return rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as Deed['data'] }))
    },
  }
}
