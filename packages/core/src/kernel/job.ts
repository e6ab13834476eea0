import type { Acceptance } from './acceptance'
import { RestoflowError } from './errors'
import type { Attempted, Outcome } from './execute'
import type { CommandRecord } from './journal'
import type { Keyed } from './replies'

/** A command as the edge hands it over. */
export interface CommandRequest extends Omit<Attempted, 'now' | 'outlet'>, Omit<Keyed, 'by'> {}

/** A command under way. */
export interface Job {
  readonly request: CommandRequest
  readonly settle: (reply: string) => void
  readonly fail: (error: unknown) => void
  /** Look up the key and read every stream before deciding: after a conflict or a failed write, and before a refusal. */
  careful: boolean
  /** What the journal has under the command's key; undefined while nobody has looked. */
  record: CommandRecord | null | undefined
  failures: number
  conflicts: number
  /** How often it had to read before it could be decided. */
  reads: number
}

/** A job that is decided and waits for its write. */
export interface Accepted extends Pick<Acceptance, 'events'> {
  readonly job: Job
  /** Null for a refusal, which waits for the writes that it rests on. */
  readonly outcome: Outcome | null
  readonly record: CommandRecord | null
  readonly error: unknown
}

const batchMax = 512
/** A command that lost against another writer this often is given up. */
const conflictsMax = 20
/** After this many failed appends in a row the store is taken for down: what fails then is not tried again. */
const failuresInARowMax = 3

/**
 * Takes what the writer is to write next off the list.
 * What failed before goes alone, so that one command that the store can't take fails nobody else's.
 */
export function nextBatch(accepted: Accepted[]): readonly Accepted[] {
  const suspect = accepted.findIndex(({ job }) => job.failures > 0)
  return accepted.splice(0, suspect < 0 ? batchMax : Math.min(batchMax, Math.max(1, suspect)))
}

/** @returns whether a job that could not be written is to be given up */
export function isHopeless({ failures, conflicts }: Job, failuresInARow: number): boolean {
  return failures > 1 || conflicts > conflictsMax || (failures > 0 && failuresInARow > failuresInARowMax)
}

/** A refusal, or a success without effect, that rests on a stream taken for new without a look. */
export class Doubtful extends RestoflowError {
  constructor() {
    super('version-conflict', 'Decided on a stream that was not read.')
  }
}

/** @returns the refusal of a command that the store failed */
export function unavailable(cause: unknown): RestoflowError {
  return new RestoflowError('store-unavailable', cause instanceof Error ? cause.message : 'The store failed.')
}
