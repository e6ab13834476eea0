import type { Actor, ChainHead } from './env'

/** One recorded fact, as it is stored, hashed and published. */
export interface Envelope<Data = unknown> {
  readonly outlet: string
  /** Gapless within the outlet, from 1. */
  readonly position: number
  readonly id: string
  readonly stream: string
  /** Gapless within the stream, from 1. */
  readonly version: number
  readonly type: string
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly at: string
  readonly by: Actor
  readonly commandId: string
  readonly data: Data
  /** SHA-256 of the chain up to here, lower-case hex. Stores that persist set it. */
  readonly hash?: string
}

/** The record of one acknowledged command, which makes a repeated request answer the same. */
export interface CommandRecord {
  /** `{kind}:{id}` of person, key or device; never of a session. */
  readonly principal: string
  readonly id: string
  readonly requestHash: string
  readonly position: number
  /** The reply's exact text; empty once it has expired. */
  readonly reply: string
  /** UTC instant. */
  readonly at: string
}

/** What one transaction writes. */
export interface AppendBatch {
  /** Position of the last event before this batch: the guard against a second writer. */
  readonly after: number
  readonly events: readonly Envelope[]
  readonly commands: readonly CommandRecord[]
}

/** Where a stored live state stands. */
export interface LiveSnapshot {
  readonly position: number
  readonly streams: readonly StoredState[]
}

/** One stream of a stored live state. */
export interface StoredState {
  readonly stream: string
  readonly version: number
  readonly state: unknown
  /** The feature's `stateVersion` that folded it; 1 when absent. */
  readonly shape?: number
}

/**
 * The store refused the batch because it holds something that the writer did not know of: a command's key, a stream's
 * version, a position. Nothing was written. The lane reads again and decides again.
 */
export class JournalConflict extends Error {
  override readonly name = 'JournalConflict'
}

/**
 * The one append-only journal. Every adapter passes the suite of `kernel/journal-contract.ts`.
 * All reads see only what an append has acknowledged.
 */
export interface Journal {
  /** @returns the position of the outlet's last event, 0 at first */
  head(outlet: string): Promise<number>
  /** @returns position and hash of the outlet's last event, where the store hashes: what a Z report prints */
  chainHead?(outlet: string): Promise<ChainHead>
  /**
   * Writes all or nothing, durably, before it resolves.
   * @throws JournalConflict for a known command, version or position; any other error means that the store failed
   */
  append(outlet: string, batch: AppendBatch): Promise<void>
  /** @returns up to `limit` events of the outlet after `position`, in order */
  readAfter(outlet: string, position: number, limit: number): Promise<readonly Envelope[]>
  /** @returns the stream's events, in order */
  readStream(outlet: string, stream: string): Promise<readonly Envelope[]>
  /** @returns the record of an acknowledged command, or null */
  command(outlet: string, principal: string, id: string): Promise<CommandRecord | null>
  /** @returns the newest stored live state, or null */
  snapshot(outlet: string): Promise<LiveSnapshot | null>
  saveSnapshot(outlet: string, snapshot: LiveSnapshot): Promise<void>
  /** Calls `listener` after each append, in order. @returns how to stop */
  follow(outlet: string, listener: (events: readonly Envelope[]) => void): () => void
}
