import type { DomainEvent, Env, Recorded, Role } from './env'

/** Names of the streams to load beside the command's own: one, several, or none yet; `ticket/*` stands for every live ticket. */
export type Wanted = Readonly<Record<string, string | readonly string[] | undefined>>

/** One stream category: how its facts fold into state, and how the outside sees that state. */
export interface Feature<S = unknown, E extends DomainEvent = DomainEvent> {
  /** First segment of the stream's name: `order` in `order/{id}`. */
  readonly category: string
  /**
   * Number of the state's shape, 1 by default. Raise it whenever a state folded by an older build differs from what `evolve`
   * makes now: stored live states of another shape are folded anew from the journal.
   */
  readonly stateVersion?: number
  readonly initial: S
  evolve(state: S, event: Recorded<E>): S
  /** Whether a start must have this stream in memory: open orders, tickets at work, unpaid bills, settings. */
  live(state: S): boolean
  /** The public view of one aggregate; `refs` as asked for by `viewReads`. */
  view(id: string, state: S, refs: Readonly<Record<string, unknown>>): unknown
  viewReads?(state: S): Wanted
}

/** What `reads` may look at; called again with what was loaded until it asks for nothing new. */
export interface ReadContext<S, B, R> {
  readonly state: S
  readonly body: B
  readonly id: string
  readonly now: string
  readonly refs: Partial<R>
}

/** One command: who may give it, what it reads, what it decides. */
export interface Decision<S = unknown, B = unknown, R = unknown, E extends DomainEvent = DomainEvent> {
  /** `{category}.{verb}`, such as `order.add-line`. */
  readonly name: string
  readonly category: string
  /** `null`: only flows give it, and the server's own actor that `system` names. */
  readonly roles: readonly Role[] | null
  /** Beside `roles: null`: id of the one actor of kind `system` that may give it: who passes on what somebody outside has said. */
  readonly system?: string
  reads?(context: ReadContext<S, B, R>): Wanted
  /** @throws RestoflowError when it refuses; then nothing at all is written */
  decide(state: S, body: B, env: Env<R>): readonly E[]
  /** The reply's `state`, where it is not the aggregate's own view. */
  view?(id: string, state: S): unknown
}

/** A further command in the same transaction; a refusal refuses the whole. */
export interface FollowUp {
  readonly command: string
  readonly id: string
  readonly body: unknown
}

/** Joins features: what a fact in one stream asks of another. */
export type Flow = (event: DomainEvent, id: string) => readonly FollowUp[]

/** Everything a dispatcher needs to know of a business. */
export interface Domain {
  readonly features: ReadonlyMap<string, Feature>
  readonly decisions: ReadonlyMap<string, Decision>
  readonly flows: ReadonlyMap<string, Flow>
}

/** Fixes the types of a feature in one place. */
export function defineFeature<S, E extends DomainEvent>(feature: Feature<S, E>): Feature<S, E> {
  return feature
}

/** Fixes the types of a command in one place. */
export function defineDecision<S, B, R, E extends DomainEvent>(decision: Decision<S, B, R, E>): Decision<S, B, R, E> {
  return decision
}

/** @returns the stream of an aggregate; single ones (`menu`, `outlet`, `staff`) are named by their category alone */
export function streamOf(category: string, id: string): string {
  return singletons.has(category) ? category : `${category}/${id}`
}

const singletons: ReadonlySet<string> = new Set(['menu', 'outlet', 'staff'])

/** @returns the category of a stream, `order` for `order/o1` */
export function categoryOf(stream: string): string {
  const slash = stream.indexOf('/')
  return slash < 0 ? stream : stream.slice(0, slash)
}

/** @returns the id within a stream's name, `o1` for `order/o1`; the category itself for a single one */
export function idOf(stream: string): string {
  const slash = stream.indexOf('/')
  return slash < 0 ? stream : stream.slice(slash + 1)
}
