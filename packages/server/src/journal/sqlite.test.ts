import { createHash } from 'node:crypto'
import { describeJournal } from '@restoflow/core/journal-contract'
import { openTemporary } from './temporary.testing'

describeJournal('SQLite', async () => {
  const store = await openTemporary()
  return {
    journal: store.journal,
    persistent: {
      reopen: () => store.reopen(),
      dataText: async (outlet, position) => {
        const row = await store.journal.driver.get<{ data: string }>('SELECT data FROM events WHERE outlet = ? AND position = ?', [outlet, position])
        return row?.data ?? ''
      },
      chainHash: (previous, text) => createHash('sha256').update(Buffer.from(previous, 'hex')).update(text, 'utf8').digest('hex'),
    },
    close: () => store.remove(),
  }
})
