import { categoryOf, idOf, streamOf, type Decision, type Domain, type Feature, type Wanted } from './decider'
import type { Approval, ChainHead, DomainEvent, Env, Principal } from './env'
import { refuse } from './errors'
import type { Entry } from './house'
import { mayGive, refuseRight, rightFor } from './rights'

/** A flow may ask for a command that asks for another, and so on: more than this many levels is a mistake in the flows. */
const flowDepthMax = 4
/** `reads` is asked again until it wants nothing new; more rounds than this would never end. */
const readRoundsMax = 4

/** After a category: every live aggregate of it, as committed or about to be. */
const everyLive = '/*'

/** What one command is to do, as the edge has understood it. */
export interface Attempted {
  readonly command: string
  readonly id: string
  readonly body: unknown
  readonly by: Principal
  readonly commandId: string
  readonly approval: Approval | null
  readonly chain?: ChainHead | null
  readonly outlet: string
  readonly now: string
}

/** A decided fact that has no position yet. */
export interface Decided {
  readonly id: string
  readonly stream: string
  readonly version: number
  readonly type: string
  readonly data: unknown
}

/** What a command came to, before anything is written. */
export interface Outcome {
  readonly events: readonly Decided[]
  readonly entries: ReadonlyMap<string, Entry>
  readonly state: unknown
}

/** Streams that must be read from the journal before the command can be decided. */
export class Missing extends Error {
  override readonly name = 'Missing'
  constructor(readonly streams: readonly string[]) {
    super(`not in memory: ${streams.join(', ')}`)
  }
}

/**
 * One run of one command with its flows over states in memory. It writes nothing and awaits nothing: a stream that is not
 * there is named by throwing {@link Missing}. A stream that is only written is taken for new, which saves a read on every
 * new order; the journal's unique versions catch the case where it was not, and `assumed` tells of it.
 */
export class Execution {
  readonly assumed = new Set<string>()
  readonly #entries = new Map<string, Entry>()
  readonly #events: Decided[] = []
  /** Ids made by this very run: nothing can be there yet, and the next run would make others. */
  readonly #minted = new Set<string>()
  private readonly newId: () => string

  constructor(
    private readonly domain: Domain,
    private readonly lookup: (stream: string) => Entry | undefined,
    private readonly careful: boolean,
    newId: () => string,
    private readonly liveOf: (category: string) => readonly Entry[],
  ) {
    this.newId = careful ? () => this.mint(newId()) : newId
  }

  /**
   * @returns the events, the states after them, and the public view of what the command named
   * @throws RestoflowError for a refusal, Missing for streams to load first
   */
  run(attempted: Attempted): Outcome {
    const decision = this.domain.decisions.get(attempted.command)
    const isSystems = decision?.system !== undefined && attempted.by.kind === 'system' && attempted.by.id === decision.system
    if (!decision || (decision.roles === null && !isSystems)) refuse('unknown-command', `There is no command ${attempted.command}.`)
    if (decision.roles !== null && !mayGive(attempted.by, decision)) {
      const right = rightFor(decision.name)
      if (right) refuseRight(right.id)
      refuse('forbidden', `${attempted.command} needs one of the roles ${decision.roles.join(', ')}.`, { roles: decision.roles })
    }
    this.step(decision, attempted.id, attempted.body, attempted, 0)
    return { events: this.#events, entries: this.#entries, state: this.view(decision, attempted.id) }
  }

  private step(decision: Decision, id: string, body: unknown, attempted: Attempted, depth: number): void {
    if (depth > flowDepthMax) throw new Error(`The flows go deeper than ${flowDepthMax} at ${decision.name}`)
    const feature = this.feature(decision.category)
    const stream = streamOf(decision.category, id)
    const before = this.target(stream, feature)
    const refs = this.refs(wanted => decision.reads?.({ state: before.state, body, id, now: attempted.now, refs: wanted }))
    const { now, outlet, by, commandId, approval, chain = null } = attempted
    const env: Env = { now, outlet, by, commandId, id, version: before.version, approval, chain, refs, newId: this.newId }
    const facts = decision.decide(before.state, body, env)
    let { version, state } = before
    for (const { type, data } of facts) {
      version += 1
      this.#events.push({ id: this.newId(), stream, version, type, data })
      state = feature.evolve(state, { type, data, at: now, by: { kind: by.kind, id: by.id }, commandId })
    }
    if (facts.length > 0) this.#entries.set(stream, { version, state })
    for (const fact of facts) this.follow(fact, id, attempted, depth)
  }

  private follow(fact: DomainEvent, id: string, attempted: Attempted, depth: number): void {
    for (const next of this.domain.flows.get(fact.type)?.(fact, id) ?? []) {
      const decision = this.domain.decisions.get(next.command)
      if (!decision) throw new Error(`A flow of ${fact.type} asks for ${next.command}, which does not exist`)
      this.step(decision, next.id, next.body, attempted, depth + 1)
    }
  }

  private view(decision: Decision, id: string): unknown {
    const stream = streamOf(decision.category, id)
    const feature = this.feature(decision.category)
    const { state } = this.target(stream, feature)
    if (decision.view) return decision.view(id, state)
    return feature.view(id, state, this.refs(() => feature.viewReads?.(state)))
  }

  private refs(reads: (loaded: Readonly<Record<string, unknown>>) => Wanted | undefined): Readonly<Record<string, unknown>> {
    let loaded: Record<string, unknown> = {}
    for (let round = 0; round < readRoundsMax; round++) {
      const wanted = Object.entries(reads(loaded) ?? {}).filter(([name, streams]) => streams !== undefined && !(name in loaded))
      if (wanted.length === 0) return loaded
      const missing = wanted.flatMap(([, streams]) => streams ?? []).filter(stream => !stream.endsWith(everyLive) && !this.known(stream))
      if (missing.length > 0) throw new Missing(missing)
      loaded = { ...loaded }
      for (const [name, streams] of wanted) {
        loaded[name] = typeof streams === 'string' ? this.wantedState(streams) : streams?.map(stream => this.stateOf(stream))
      }
    }
    throw new Error('A command\'s reads never come to an end')
  }

  private known(stream: string): Entry | undefined {
    return this.#entries.get(stream) ?? this.lookup(stream)
  }

  private wantedState(stream: string): unknown {
    return stream.endsWith(everyLive) ? this.liveOf(stream.slice(0, -everyLive.length)).map(({ state }) => state) : this.stateOf(stream)
  }

  /** A series counts by its version, which its state repeats, so that refs need states only. */
  private stateOf(stream: string): unknown {
    return this.known(stream)?.state
  }

  private target(stream: string, feature: Feature): Entry {
    const entry = this.known(stream)
    if (entry) return entry
    if (!this.careful) this.assumed.add(stream)
    else if (!this.#minted.has(idOf(stream))) throw new Missing([stream])
    return { version: 0, state: feature.initial }
  }

  private mint(id: string): string {
    this.#minted.add(id)
    return id
  }

  private feature(category: string): Feature {
    const feature = this.domain.features.get(categoryOf(category))
    if (!feature) throw new Error(`There is no feature ${category}`)
    return feature
  }
}
