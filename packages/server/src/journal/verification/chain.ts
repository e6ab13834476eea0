import type { ChainHead } from '../append-statement'
import { chainHash, chainStart, envelopeText } from '../hash'
import { eventColumns, type EventRow } from '../rows'
import type { Reads } from '../sqlite-driver'
import type { Problems } from './report'

const rowsAtOnce = 1_000

/**
 * Computes the chain anew from the stored rows. After a broken link it goes on from the stored hash as well as from the
 * computed one, so that one changed byte is one problem.
 */
export async function checkChain(reads: Reads, outlet: string, head: ChainHead, problems: Problems): Promise<void> {
  let last = 0
  let previous: readonly string[] = [chainStart]
  for (;;) {
    const rows = await reads.all<EventRow>(
      `SELECT ${eventColumns} FROM events WHERE outlet = ? AND position > ? ORDER BY position LIMIT ?`, [outlet, last, rowsAtOnce])
    for (const row of rows) {
      if (row.position !== last + 1) problems.add('position', row.position, `the event after ${last} is ${row.position}`)
      const text = textOf(outlet, row)
      const hashes = previous.map(hash => chainHash(hash, text))
      if (!hashes.includes(row.hash)) {
        problems.add('chain', row.position, `event ${row.position} (${row.type} of ${row.stream}) is not what was written: its hash does not fit`)
      }
      previous = hashes.includes(row.hash) ? [row.hash] : [row.hash, ...hashes.slice(0, 1)]
      last = row.position
    }
    if (rows.length < rowsAtOnce) break
  }
  if (last !== head.position) problems.add('head', last, `the last event is ${last}, and the head says ${head.position}`)
  else if (!previous.includes(head.hash)) problems.add('head', last, 'the head bears another hash than the last event')
}

const textOf = (outlet: string, row: EventRow): string => envelopeText({
  outlet, position: row.position, id: row.id, stream: row.stream, version: row.version, type: row.type, at: row.at,
  by: { kind: row.by_kind, id: row.by_id }, commandId: row.command_id,
}, row.data)
