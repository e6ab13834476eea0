import type { Rightful } from './rights'

/** What a person, key or device may be: what each may do stands in `rights.ts`. */
export const roles = ['owner', 'manager', 'waiter', 'kitchen', 'pass', 'cashier'] as const
export type Role = (typeof roles)[number]

/** Who did it, as it stands in the journal. Never a name: names are erasable and live outside of it. */
export interface Actor {
  readonly kind: 'staff' | 'guest' | 'device' | 'plugin' | 'key' | 'system'
  readonly id: string
}

/** Who asks, with the roles and the single rights that hold at this moment. */
export interface Principal extends Actor, Rightful {}

/** A fact as a decision makes it. */
export interface DomainEvent<Type extends string = string, Data = unknown> {
  readonly type: Type
  readonly data: Data
}

/** The circumstances that the journal records beside a fact. */
export interface EventContext {
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly at: string
  readonly by: Actor
  readonly commandId: string
}

/** A fact as state folds it. */
export type Recorded<E extends DomainEvent> = E & EventContext

/** A person who approved this one command with a PIN that the server has checked. */
export interface Approval extends Rightful {
  readonly by: string
}

/** Where the stored journal stands: a rewritten history would have another hash there. */
export interface ChainHead {
  readonly position: number
  /** SHA-256 of the chain up to that position, lower-case hex. */
  readonly hash: string
}

/** Everything a decision may know beside its own state; nothing else reaches it. */
export interface Env<Refs = unknown> {
  /** UTC instant, ISO 8601 with milliseconds. */
  readonly now: string
  readonly outlet: string
  readonly by: Principal
  readonly commandId: string
  /** The id in the command's path: of the order, ticket, table, bill or item. */
  readonly id: string
  /** Version of the stream that the command writes. */
  readonly version: number
  readonly approval: Approval | null
  /** The head of the store's hash chain a moment ago, for what prints it; null where nobody read it. */
  readonly chain: ChainHead | null
  readonly refs: Refs
  /** @returns a fresh id, 20 characters of `[a-z0-9]`. */
  newId(): string
}
