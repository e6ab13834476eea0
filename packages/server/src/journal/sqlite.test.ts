import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeJournal } from '@restoflow/core/journal-contract'
import { openSqliteJournal } from './sqlite'

describeJournal('SQLite', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-journal-'))
  const open = () => openSqliteJournal({ store: join(folder, 'restoflow.db'), mode: 'real' })
  let journal = await open()
  return {
    journal,
    persistent: {
      reopen: async () => {
        await journal.close()
        journal = await open()
        return journal
      },
      dataText: async (outlet, position) =>
        (await journal.driver.get<{ data: string }>('SELECT data FROM events WHERE outlet = ? AND position = ?', [outlet, position]))?.data ?? '',
      chainHash: (previous, text) => createHash('sha256').update(Buffer.from(previous, 'hex')).update(text, 'utf8').digest('hex'),
    },
    close: async () => {
      await journal.close()
      await rm(folder, { recursive: true })
    },
  }
})
