import { canonicalJson, JournalConflict, type AppendBatch, type Envelope } from '@restoflow/core'
import { ledgerRowsOf } from '../ledger/rows'
import { encodeLedger, ledgerColumns, ledgerInserts, ledgerViews } from '../ledger/write'
import { chainHash, envelopeText } from './hash'
import { sqliteFailure, type SqlValue } from './sqlite-driver'

/** Where an outlet's chain ends. */
export interface ChainHead {
  readonly position: number
  /** SHA-256 of the last event, lower-case hex. */
  readonly hash: string
}

const columns = ['outlet', 'after', 'previous', 'position', 'hash', 'events', 'firsts', 'commands', ...ledgerColumns]
const conflictMark = 'journal-conflict'

/**
 * A view that nobody reads: what is inserted into it, the trigger writes into the tables. So a whole group commit is one
 * statement: atomic without BEGIN, and one hop to the thread that writes. It lives in the writing connection only.
 */
export const appendView = `${ledgerViews}
CREATE TEMP VIEW appends AS SELECT ${columns.map(name => `NULL AS ${name}`).join(', ')};
CREATE TEMP TRIGGER append_all INSTEAD OF INSERT ON appends BEGIN
  SELECT RAISE(ABORT, '${conflictMark}: the outlet stands at another position')
  WHERE coalesce((SELECT position <> NEW.after OR hash <> NEW.previous FROM heads WHERE outlet = NEW.outlet), NEW.after <> 0);

  INSERT INTO events (outlet, position, id, stream, version, type, at, by_kind, by_id, command_id, data, hash)
  SELECT NEW.outlet, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, value ->> 8,
    value ->> 9, value ->> 10
  FROM json_each(NEW.events);

  SELECT RAISE(ABORT, '${conflictMark}: a stream stands at another version')
  FROM json_each(NEW.firsts)
  WHERE NOT EXISTS (SELECT 1 FROM events WHERE outlet = NEW.outlet AND stream = value ->> 0 AND version = value ->> 1);

  INSERT INTO commands (outlet, principal, id, request_hash, position, reply, at)
  SELECT NEW.outlet, value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5 FROM json_each(NEW.commands);
${ledgerInserts}
  INSERT INTO heads (outlet, position, hash) VALUES (NEW.outlet, NEW.position, NEW.hash)
  ON CONFLICT (outlet) DO UPDATE SET position = excluded.position, hash = excluded.hash;
END;
`

/** The one statement of a group commit. */
export const appendSql = `INSERT INTO appends (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`

export interface PreparedAppend {
  readonly params: readonly SqlValue[]
  /** The batch's events with their hashes. */
  readonly events: readonly Envelope[]
  readonly head: ChainHead
}

/**
 * Hashes and encodes a batch that begins after `head`.
 * @throws JournalConflict when its positions, or the versions within it, do not follow one another
 */
export function prepareAppend(outlet: string, batch: AppendBatch, head: ChainHead): PreparedAppend {
  let { position, hash } = head
  const rows: (readonly (string | number)[])[] = []
  const events: Envelope[] = []
  const versions = new Map<string, number>()
  const firsts: (readonly [string, number])[] = []
  for (const event of batch.events) {
    if (event.outlet !== outlet) throw new Error(`An event of ${event.outlet} in a batch of ${outlet}`)
    if (event.position !== ++position) throw new JournalConflict(`position ${event.position} is not the next`)
    const before = versions.get(event.stream)
    if (event.version < 1 || (before !== undefined && event.version !== before + 1)) {
      throw new JournalConflict(`version ${event.version} of ${event.stream} is not the next`)
    }
    if (before === undefined && event.version > 1) firsts.push([event.stream, event.version - 1])
    versions.set(event.stream, event.version)
    const data = canonicalJson(event.data)
    hash = chainHash(hash, envelopeText(event, data))
    const { id, stream, version, type, at, by, commandId } = event
    rows.push([position, id, stream, version, type, at, by.kind, by.id, commandId, data, hash])
    events.push({ ...event, hash })
  }
  const commands = batch.commands.map(command => [command.principal, command.id, command.requestHash, command.position, command.reply, command.at])
  return {
    params: [
      outlet, head.position, head.hash, position, hash,
      encode(rows), encode(firsts), encode(commands), ...encodeLedger(ledgerRowsOf(events)),
    ],
    events,
    head: { position, hash },
  }
}

const encode = (rows: readonly unknown[]): string | null => (rows.length === 0 ? null : JSON.stringify(rows))

/** Constraints whose violation means that the store knows more than the writer. */
const unique = /UNIQUE constraint failed: (events|commands)\./

/** @returns the conflict that a failed append stands for, or the error itself */
export function asConflict(error: unknown): unknown {
  const failure = sqliteFailure(error)
  if (failure?.code !== 'SQLITE_CONSTRAINT') return error
  return failure.message.includes(conflictMark) || unique.test(failure.message) ? new JournalConflict(failure.message) : error
}
