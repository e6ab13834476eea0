import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteJournal, type SqliteJournal } from './sqlite'

export interface TemporaryStore {
  readonly folder: string
  readonly file: string
  /** The journal as it was opened last. */
  readonly journal: SqliteJournal
  /** Closes the journal, unless a test has, and opens it again. */
  reopen(): Promise<SqliteJournal>
  /** Closes it and removes its folder. */
  remove(): Promise<void>
}

/** @returns a journal in a folder of its own */
export async function openTemporary(): Promise<TemporaryStore> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-'))
  const file = join(folder, 'restoflow.db')
  let journal = await openSqliteJournal({ store: file, mode: 'real' })
  return {
    folder,
    file,
    get journal() {
      return journal
    },
    reopen: async () => {
      await journal.close().catch(() => undefined)
      journal = await openSqliteJournal({ store: file, mode: 'real' })
      return journal
    },
    remove: async () => {
      await journal.close().catch(() => undefined)
      await rm(folder, { recursive: true })
    },
  }
}
