/** What a tab tells the one live connection of its browser. */
export type FromTab =
  /** The boards that the tab shows now, each `{staffId}~{region}`, or `{staffId}~{region}@{language}`. */
  | { readonly type: 'show'; readonly subscriptions: readonly string[] }
  | { readonly type: 'alive' }
  | { readonly type: 'retry' }
  /** May this tab make the sound? Only the first tab that asks rings. */
  | { readonly type: 'may-ring'; readonly id: string }
  | { readonly type: 'bye' }

/** `connecting` only before the first answer; afterwards a connection is there or it is not. */
export type LiveState = 'connecting' | 'live' | 'offline'

/** A region as it stands at a position of the journal. */
export interface RegionMessage {
  readonly type: 'region'
  readonly region: string
  readonly position: number
  /** Null: there is no such thing any more. */
  readonly html: string | null
}

/** What the live connection tells a tab. */
export type ToTab =
  | RegionMessage
  | { readonly type: 'state'; readonly state: LiveState; readonly sinceMs: number }
  /** The server's time and how far its journal is; `fresh` after every connect. */
  | { readonly type: 'now'; readonly now: string; readonly position: number; readonly fresh: boolean }
  /** Not open to this person on this browser (any more). */
  | { readonly type: 'refused'; readonly subscription: string }
  /** The answer to `may-ring`. */
  | { readonly type: 'ring'; readonly id: string; readonly granted: boolean }
  /** Every few seconds: answer, or be forgotten. It also wakes a hidden tab, whose timers the browser slows down. */
  | { readonly type: 'tick' }

/** Wire form of `/live`. */
export interface ServerMessage {
  readonly hello?: { readonly now: string; readonly position: number; readonly refused: readonly string[] }
  readonly now?: string
  readonly region?: string
  readonly gone?: string
  readonly position?: number
  readonly html?: string
}
