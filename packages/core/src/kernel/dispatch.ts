import type { Domain } from './decider'
import type { Approval, ChainHead, Principal } from './env'
import { canonicalJson } from './canonical'
import type { House } from './house'
import { newId as randomId, requireId, requireKey } from './ids'
import type { Envelope, Journal } from './journal'
import { Lane } from './lane'

/** A command for {@link Dispatcher.dispatch}. */
export interface DispatchRequest {
  readonly outlet: string
  /** `{category}.{verb}`: `order.add-line`. */
  readonly command: string
  /** Id of the order, ticket, table, bill or item that the command names. */
  readonly id: string
  readonly body: unknown
  readonly by: Principal
  /** 1 to 64 of `[A-Za-z0-9_-]`. Send the same id again to be sure: it has one effect, and one answer. */
  readonly commandId?: string
  /** A fingerprint made elsewhere (the server's SHA-256); by default the canonical text itself. */
  readonly requestHash?: string
  /** Who approved with a checked PIN. */
  readonly approval?: Approval | null
  /** The head of the store's hash chain, where the command freezes it. Read by the server, never sent by a client. */
  readonly chain?: ChainHead | null
}

/** What a command answers. */
export interface Reply<State = unknown> {
  /** Position of the last event that it wrote, or of the journal when it wrote none. */
  readonly position: number
  readonly events: readonly { readonly position: number; readonly stream: string; readonly type: string }[]
  /** The public view of the aggregate that was named or made. */
  readonly state: State
}

export interface DispatcherOptions {
  readonly journal: Journal
  readonly domain: Domain
  /** @returns the present UTC instant, ISO 8601 with milliseconds */
  readonly now: () => string
  readonly newId?: () => string
  /** When to start writing what has gathered; the default is the next microtask. */
  readonly defer?: (run: () => void) => void
  /** Events between two stored live states; 5,000 by default. */
  readonly snapshotEvery?: number
  /** Told of what a commit listener throws, which fails no command; ignored by default. */
  readonly onListenerError?: (error: unknown) => void
}

export type CommitListener = (events: readonly Envelope[], house: House) => void

/** Takes commands, one lane for each outlet. */
export interface Dispatcher {
  /**
   * @returns the reply once it is durable
   * @throws RestoflowError for a refusal; then nothing was written
   */
  dispatch<State = unknown>(request: DispatchRequest): Promise<Reply<State>>
  /** As `dispatch`, with the reply's exact JSON text. */
  dispatchText(request: DispatchRequest): Promise<string>
  /** @returns the committed state of an outlet, kept current */
  house(outlet: string): Promise<House>
  /** Calls `listener` after each commit, when the house holds it; what another writer committed comes in chunks. @returns how to stop */
  onCommit(outlet: string, listener: CommitListener): () => void
  /** Takes no more commands, finishes what is under way and stores the live states. */
  close(): Promise<void>
}

/**
 * @example
 * import { createDispatcher, createInMemoryJournal, restaurant } from '@restoflow/core'
 * const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => new Date().toISOString() })
 */
export function createDispatcher(options: DispatcherOptions): Dispatcher {
  const { journal, domain, now, newId = randomId, defer = queueMicrotask, snapshotEvery = 5_000, onListenerError } = options
  const lanes = new Map<string, Lane>()
  const listeners = new Map<string, Set<CommitListener>>()
  const laneOf = (outlet: string): Lane => {
    const found = lanes.get(outlet)
    if (found) return found
    const lane: Lane = new Lane({
      journal, domain, outlet, now, newId, defer, snapshotEvery,
      onCommit: events => {
        for (const listener of listeners.get(outlet) ?? []) {
          try {
            listener(events, lane.house)
          } catch (error) {
            onListenerError?.(error)
          }
        }
      },
    })
    lanes.set(outlet, lane)
    return lane
  }
  const dispatchText = async (request: DispatchRequest): Promise<string> => {
    const { outlet, command, body, by, approval = null, chain = null } = request
    const id = requireId(request.id, 'id')
    const commandId = request.commandId === undefined ? newId() : requireKey(request.commandId)
    const requestHash = request.requestHash ?? canonicalJson([command, id, body])
    return laneOf(outlet).submit({ command, id, body, by, approval, chain, commandId, requestHash, keyed: request.commandId !== undefined })
  }
  return {
    dispatchText,
    dispatch: async <State>(request: DispatchRequest) => JSON.parse(await dispatchText(request)) as Reply<State>,
    house: async outlet => {
      const lane = laneOf(outlet)
      await lane.ready()
      return lane.house
    },
    onCommit: (outlet, listener) => {
      const set = listeners.get(outlet) ?? new Set()
      listeners.set(outlet, set.add(listener))
      return () => set.delete(listener)
    },
    close: async () => {
      await Promise.all([...lanes.values()].map(lane => lane.close()))
    },
  }
}
