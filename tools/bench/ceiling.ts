// What the store itself can do: group commits of the size that the orders make, with nothing around them.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CommandRecord, Envelope } from '@restoflow/core'
import { openSqliteJournal } from '../../packages/server/src/journal/sqlite'

export interface Ceiling {
  readonly commandsInCommit: number
  readonly commandsPerSecond: number
  readonly commitsPerSecond: number
}

/** About what one request of a whole order writes: 20 events and 8 replies for 8 requests. */
const eventsInCommand = 2.5
const at = '2026-11-22T15:00:00.000Z'

/** @returns how many commands a second the journal takes when so many share one transaction */
export async function measureCeiling(commandsInCommit: number, seconds: number): Promise<Ceiling> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-bench-'))
  const journal = await openSqliteJournal({ store: join(folder, 'ceiling.db'), mode: 'real' })
  let position = 0
  let commits = 0
  const started = performance.now()
  while (performance.now() - started < seconds * 1000) {
    const after = position
    const events: Envelope[] = Array.from({ length: Math.round(commandsInCommit * eventsInCommand) }, () => {
      position += 1
      return {
        outlet: 'demo', position, id: `e${position}`, stream: `order/o${position}`, version: 1, type: 'LineAdded', at,
        by: { kind: 'key', id: 'bench' }, commandId: `c${position}`, data: { orderId: `o${position}`, text: 'x'.repeat(350) },
      }
    })
    const commands: CommandRecord[] = Array.from({ length: commandsInCommit }, (_, index) => ({
      principal: 'key:bench', id: `c${commits}-${index}`, requestHash: 'f'.repeat(64), position, reply: 'y'.repeat(700), at,
    }))
    await journal.append('demo', { after, events, commands })
    commits += 1
  }
  const elapsed = (performance.now() - started) / 1000
  await journal.close()
  await rm(folder, { recursive: true })
  return { commandsInCommit, commandsPerSecond: (commits * commandsInCommit) / elapsed, commitsPerSecond: commits / elapsed }
}
