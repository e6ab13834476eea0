import { billWords as wordsOfEvent, wordEventTypes } from '../../ledger/bill-words'
import type { Migration } from './migration'

/** The ledger's part: by what else a bill is found, and the buyer's name for the list. */
export const billWordsTable = `
ALTER TABLE bills ADD COLUMN buyer_name TEXT;

CREATE TABLE bill_words (
  outlet TEXT NOT NULL,
  place INTEGER NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (outlet, place, word)
) WITHOUT ROWID;
CREATE INDEX bill_words_by_word ON bill_words (outlet, word, place);
`

const eventsAtOnce = 500

/** Bills of before are found by their buyers, credit notes and payments' references too. */
export const billWords: Migration = {
  name: '0011-bill-words',
  sql: `${billWordsTable}
UPDATE bills SET buyer_name = (
  SELECT data ->> '$.buyer.name' FROM events e WHERE e.outlet = bills.outlet AND e.position = bills.place & 0x7fffffff);
`,
  fill: async statements => {
    for (const { outlet } of await statements.all<{ outlet: string }>('SELECT outlet FROM heads')) {
      for (let position = 0; ;) {
        const events = await statements.all<{ position: number; type: string; data: string }>(
          `SELECT position, type, data FROM events WHERE outlet = ? AND position > ? AND type IN (SELECT value FROM json_each(?))
          ORDER BY position LIMIT ${eventsAtOnce}`, [outlet, position, JSON.stringify(wordEventTypes)])
        const words = events.flatMap(({ type, data }) => wordsOfEvent({ type, data: JSON.parse(data) as unknown }))
        await statements.run(
          `INSERT OR IGNORE INTO bill_words (outlet, place, word)
          SELECT ?1, (SELECT place FROM bills WHERE outlet = ?1 AND bill_id = value ->> 0) AS found, value ->> 1 FROM json_each(?2) WHERE found IS NOT NULL`,
          [outlet, JSON.stringify(words.map(({ billId, word }) => [billId, word]))])
        if (events.length < eventsAtOnce) break
        position = events.at(-1)?.position ?? 0
      }
    }
  },
}
