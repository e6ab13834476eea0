import type { SqliteDriver } from '../journal/sqlite-driver'
import { wordsColumn } from '../ledger/words'

export type PersonKind = 'staff' | 'guest'

/** What is known of a person. Events hold the id alone, so that all of this can be erased. */
export interface Person {
  readonly outlet: string
  readonly id: string
  readonly kind: PersonKind
  readonly name: string
  readonly phone?: string
  readonly email?: string
  readonly address?: string
  readonly notes?: string
  /** The language that the person reads screens in, BCP 47; absent: the house's. */
  readonly language?: string
  /** UTC instant. */
  readonly createdAt: string
}

/** Names, phones and addresses, beside the journal. */
export interface People {
  /** Adds a person, or replaces what is known. */
  put(person: Person): Promise<void>
  get(outlet: string, id: string): Promise<Person | null>
  /** @returns everybody of an outlet, or those of one kind, by name */
  list(outlet: string, kind?: PersonKind): Promise<readonly Person[]>
  findByPhone(outlet: string, phone: string): Promise<readonly Person[]>
  /**
   * @param wanted the beginning of an E.164 number (null: none was typed), and words that a name's words begin with
   * @returns guests with such a number, or such a name; by name
   */
  searchGuests(outlet: string, wanted: { readonly phone: string | null; readonly words: readonly string[] }, limit: number): Promise<readonly Person[]>
  /** Removes every word about a person from the database and its log; copies made before keep it. @returns whether anything was there */
  erase(outlet: string, id: string): Promise<boolean>
}

interface PersonRow {
  readonly outlet: string
  readonly id: string
  readonly kind: PersonKind
  readonly name: string
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  readonly notes: string | null
  readonly language: string | null
  readonly created_at: string
}

const columns = 'outlet, id, kind, name, phone, email, address, notes, language, created_at'

const personOf = ({ created_at, phone, email, address, notes, language, ...row }: PersonRow): Person => ({
  ...row,
  ...(phone !== null && { phone }),
  ...(email !== null && { email }),
  ...(address !== null && { address }),
  ...(notes !== null && { notes }),
  ...(language !== null && { language }),
  createdAt: created_at,
})

/** @returns the people of a database that `openSqliteJournal` has brought to its schema */
export function createPeople(driver: SqliteDriver): People {
  const select = async (where: string, params: readonly string[]): Promise<readonly Person[]> =>
    (await driver.all<PersonRow>(`SELECT ${columns} FROM people WHERE ${where} ORDER BY name, id`, params)).map(personOf)
  return {
    put: async ({ outlet, id, kind, name, phone, email, address, notes, language, createdAt }) => {
      await driver.run(`INSERT OR REPLACE INTO people (${columns}, words) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`, [
        outlet, id, kind, name, phone ?? null, email ?? null, address ?? null, notes ?? null, language ?? null, createdAt,
        kind === 'guest' ? wordsColumn([name]) : null,
      ])
    },
    get: async (outlet, id) => (await select('outlet = ? AND id = ?', [outlet, id]))[0] ?? null,
    list: (outlet, kind) => (kind === undefined ? select('outlet = ?', [outlet]) : select('outlet = ? AND kind = ?', [outlet, kind])),
    findByPhone: (outlet, phone) => select('outlet = ? AND phone = ?', [outlet, phone]),
    searchGuests: async (outlet, { phone, words }, limit) => {
      const like = words.map(word => `% ${word.replace(/[\\%_]/g, sign => `\\${sign}`)}%`)
      const byName = like.map(() => `words LIKE ? ESCAPE '\\'`).join(' AND ')
      const conditions = [...(phone === null ? [] : ['(phone >= ? AND phone < ?)']), ...(like.length === 0 ? [] : [`(${byName})`])]
      if (conditions.length === 0) return []
      const params = [outlet, ...(phone === null ? [] : [phone, `${phone}:`]), ...like]
      return (await driver.all<PersonRow>(
        `SELECT ${columns} FROM people WHERE outlet = ? AND kind = 'guest' AND (${conditions.join(' OR ')}) ORDER BY name, id LIMIT ${Math.trunc(limit)}`, params,
      )).map(personOf)
    },
    erase: async (outlet, id) => {
      const erased = await driver.run('DELETE FROM people WHERE outlet = ? AND id = ?', [outlet, id])
      // deleted text is overwritten in the pages; the log would still hold the pages as they were
      if (erased > 0) await driver.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return erased > 0
    },
  }
}
