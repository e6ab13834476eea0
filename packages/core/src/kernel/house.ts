import { categoryOf, idOf, streamOf, type Domain, type Feature } from './decider'
import type { Envelope, LiveSnapshot, StoredState } from './journal'

/** State of one stream at one version. Never changed in place, so that it can be shared. */
export interface Entry<S = unknown> {
  readonly version: number
  readonly state: S
}

const coldEntriesMax = 4096

/**
 * The committed states of one outlet: every live stream (open orders, tickets at work, settings), what they show (the
 * served tickets of an open order), and the recently used rest. Boards and reads are made from it; it is a pure fold of the journal and can be rebuilt from it.
 */
export class House {
  #position = 0
  readonly #live = new Map<string, Map<string, Entry>>()
  readonly #cold = new Map<string, Entry>()
  /** Streams that a live one shows, with how many do. */
  readonly #shown = new Map<string, number>()

  constructor(
    readonly outlet: string,
    private readonly domain: Domain,
  ) {}

  /** Position of the last event that is folded in. */
  get position(): number {
    return this.#position
  }

  /** @returns the live aggregates of a category, by id */
  live<S>(category: string): ReadonlyMap<string, Entry<S>> {
    return (this.#live.get(category) ?? new Map()) as ReadonlyMap<string, Entry<S>>
  }

  /** @returns everything of a category that is live once `overlay` is written: what was accepted and is not committed yet */
  liveAfter(category: string, overlay: ReadonlyMap<string, Entry>): readonly Entry[] {
    const entries = new Map(this.live(category))
    for (const [stream, entry] of overlay) if (categoryOf(stream) === category) entries.set(idOf(stream), entry)
    // what a live one shows is kept beside it
    return [...entries.values()].filter(({ state }) => this.feature(category).live(state))
  }

  /** @returns the stream's entry, or undefined when it is not in memory (it may still be in the journal) */
  get(stream: string): Entry | undefined {
    return this.#live.get(categoryOf(stream))?.get(idOf(stream)) ?? this.#cold.get(stream)
  }

  /** @returns the state of a stream in memory, or the feature's initial state */
  state<S>(stream: string): S {
    return (this.get(stream)?.state ?? this.feature(stream).initial) as S
  }

  /** @returns the feature that folds the stream */
  feature(stream: string): Feature {
    const feature = this.domain.features.get(categoryOf(stream))
    if (!feature) throw new Error(`No feature folds the stream ${stream}`)
    return feature
  }

  /** Takes states that the journal has acknowledged. */
  commit(entries: ReadonlyMap<string, Entry>, position: number): void {
    for (const [stream, entry] of entries) this.put(stream, entry)
    this.#position = position
  }

  /** Keeps a stream that was read from the journal. */
  put(stream: string, entry: Entry): void {
    const before = this.showsOf(stream, this.get(stream))
    const after = this.showsOf(stream, entry)
    this.place(stream, entry)
    for (const shown of after) if (!before.includes(shown)) this.show(shown, 1)
    for (const shown of before) if (!after.includes(shown)) this.show(shown, -1)
  }

  private showsOf(stream: string, entry: Entry | undefined): readonly string[] {
    const feature = this.feature(stream)
    if (!entry || !feature.viewReads || !feature.live(entry.state)) return []
    return Object.values(feature.viewReads(entry.state)).flatMap(streams => streams ?? [])
  }

  private show(stream: string, by: number): void {
    const count = (this.#shown.get(stream) ?? 0) + by
    if (count > 0) this.#shown.set(stream, count)
    else this.#shown.delete(stream)
    const entry = this.get(stream)
    if (entry) this.place(stream, entry)
  }

  private place(stream: string, entry: Entry): void {
    const category = categoryOf(stream)
    let live = this.#live.get(category)
    if (!live) this.#live.set(category, (live = new Map<string, Entry>()))
    this.#cold.delete(stream)
    // a stream without events is only known not to be there: anybody can ask for any number of those
    if (entry.version > 0 && (this.#shown.has(stream) || this.feature(stream).live(entry.state))) {
      live.set(idOf(stream), entry)
      return
    }
    live.delete(idOf(stream))
    this.#cold.set(stream, entry)
    if (this.#cold.size > coldEntriesMax) {
      const oldest = this.#cold.keys().next().value
      if (oldest !== undefined) this.#cold.delete(oldest)
    }
  }

  /** Starts from a stored state of this build's shapes: see `restore` in `catch-up.ts`. */
  restore(snapshot: LiveSnapshot): void {
    for (const { stream, version, state } of snapshot.streams) this.put(stream, { version, state })
    this.#position = snapshot.position
  }

  /** How many streams are live. */
  get size(): number {
    let count = 0
    for (const entries of this.#live.values()) count += entries.size
    return count
  }

  /** @returns what `restore` takes: all live streams */
  snapshot(): LiveSnapshot {
    const streams: StoredState[] = []
    for (const [category, entries] of this.#live) {
      const shape = shapeOf(this.feature(category))
      for (const [id, { version, state }] of entries) {
        streams.push({ stream: streamOf(category, id), version, state, ...(shape !== 1 && { shape }) })
      }
    }
    return { position: this.#position, streams }
  }
}

/** @returns the number of the shape that a feature's states have in this build */
export function shapeOf(feature: Feature): number {
  return feature.stateVersion ?? 1
}

/**
 * @returns the entry after one more event
 * @throws Error when the event is not the stream's next: the journal is damaged or read out of order
 */
export function foldOne(feature: Feature, before: Entry | undefined, event: Envelope): Entry {
  const version = before?.version ?? 0
  if (event.version !== version + 1) throw new Error(`${event.stream}: version ${event.version} does not follow ${version}`)
  const recorded = { type: event.type, data: event.data, at: event.at, by: event.by, commandId: event.commandId }
  return { version: event.version, state: feature.evolve(before?.state ?? feature.initial, recorded) }
}

/** @returns the state that a stream's events fold to, or undefined when there are none */
export function foldStream(feature: Feature, events: readonly Envelope[]): Entry | undefined {
  let entry: Entry | undefined
  for (const event of events) entry = foldOne(feature, entry, event)
  return entry
}
