import { expect } from 'vitest'
import { categoryOf, streamOf, type Decision, type Domain, type Feature } from './decider'
import type { Approval, ChainHead, DomainEvent, Env, EventContext, Principal } from './env'
import { RestoflowError, type ErrorCode } from './errors'
import { Execution, type Decided } from './execute'
import type { Entry } from './house'

/** 22 November 2026, noon in India. */
export const noon = '2026-11-22T06:30:00.000Z'
export const ownerKey: Principal = { kind: 'key', id: 'owner-key', roles: ['owner'] }

/** Some of an object's members, at every depth; lists in full. */
type Part<T> = T extends readonly (infer Item)[] ? readonly Part<Item>[] : T extends object ? { readonly [Key in keyof T]?: Part<T[Key]> | undefined } : T

/** An event of the union, of which the test names what matters. */
export type Expected<E extends DomainEvent> = E extends DomainEvent ? { readonly type: E['type']; readonly data?: Part<E['data']> } : never

interface Verdict<E, Next> {
  /** The command was carried out with exactly these events. */
  then(events: readonly E[]): Next
  /** It was refused with this code, and nothing was written. */
  refused(code: ErrorCode): Next
}

/** What happened to one stream before; an event's time and author can be given with it. */
export type Past<E extends DomainEvent> = E & Partial<EventContext>

/**
 * A specification of one decision.
 * @example
 * given(order, [opened, added]).when(voidLine, { lineId: 'l1' }, { id: 'o1', refs: { tickets: [] } }).then([{ type: 'LineVoided', data: { … } }])
 */
export function given<S, E extends DomainEvent>(feature: Feature<S, E>, past: readonly Past<E>[] = []): {
  when<B, R>(decision: Decision<S, B, R, E>, body: NoInfer<B>, env?: Partial<Env<NoInfer<R>>>): Verdict<E, void>
} {
  return {
    when: <B, R>(decision: Decision<S, B, R, E>, body: NoInfer<B>, circumstances: Partial<Env<NoInfer<R>>> = {}) => {
      const context: EventContext = { at: noon, by: { kind: 'staff', id: 'asha' }, commandId: 'earlier' }
      const state = past.reduce<S>((before, event) => feature.evolve(before, { ...context, ...event }), feature.initial)
      const env: Env<R> = {
        now: noon, outlet: 'demo', by: ownerKey, commandId: 'now', id: 'one', version: past.length, approval: null, chain: null, refs: {} as R, newId: counter(), ...circumstances,
      }
      const result = outcomeOf(() => decision.decide(state, body, env))
      return {
        then: events => expect(result.ok ? result.value : result.error).toEqual(events),
        refused: code => expectRefusal(result, code),
      }
    },
  }
}

/** A command for a {@link Story}. */
export interface Act {
  readonly command: string
  readonly id: string
  readonly body: unknown
  readonly by?: Principal
  readonly at?: string
  readonly approval?: Approval | null
  readonly chain?: ChainHead | null
}

/** @returns a command with its body checked by the decision's type */
export function act<S, B, R, E extends DomainEvent>(
  decision: Decision<S, B, R, E>, id: string, body: NoInfer<B>, circumstances: Pick<Act, 'by' | 'at' | 'approval' | 'chain'> = {},
): Act {
  return { command: decision.name, id, body, ...circumstances }
}

/** An event as it may stand in the journal, for a {@link Story}; no flow follows it. */
export interface Fact extends DomainEvent {
  readonly stream: string
  readonly at?: string
}

/** @returns an event of a feature's own type */
export function fact<S, E extends DomainEvent>(feature: Feature<S, E>, id: string, event: E, at?: string): Fact {
  return { stream: streamOf(feature.category, id), type: event.type, data: event.data, ...(at !== undefined && { at }) }
}

export interface Told<E extends DomainEvent> extends Verdict<Expected<E>, Story<E>> {
  readonly events: readonly Decided[]
  /** The public view in the reply. */
  readonly reply: unknown
  /** The story after it. */
  readonly story: Story<E>
}

/**
 * A specification of the whole domain: commands run with their flows, in memory and at once. It never changes: each step
 * makes a new one, so that a beginning may be shared.
 * @example
 * story<RestaurantEvent>(restaurant).given(act(seatTable, 't1', { covers: 2 })).when(act(…)).then([{ type: 'OrderFired' }, …])
 */
export class Story<E extends DomainEvent> {
  constructor(
    private readonly domain: Domain,
    private readonly entries: ReadonlyMap<string, Entry> = new Map(),
    private readonly newId: () => string = counter(),
  ) {}

  /** @throws RestoflowError where a step is refused: a past that can't be */
  given(...steps: readonly (Act | Fact)[]): Story<E> {
    return steps.reduce<Story<E>>((before, step) => ('command' in step ? before.run(step).story : before.fold(step)), this)
  }

  when(step: Act): Told<E> {
    const result = outcomeOf(() => this.run(step))
    const told = result.ok ? result.value : null
    return {
      events: told?.events ?? [], reply: told?.reply, story: told?.story ?? this,
      then: events => {
        expect(result.ok ? withoutBook(result.value.events, events) : result.error).toMatchObject(events)
        return told?.story ?? this
      },
      refused: code => {
        expectRefusal(result, code)
        return this
      },
    }
  }

  /** @returns the state of one aggregate */
  state<S, F extends DomainEvent>(feature: Feature<S, F>, id: string): S {
    return this.entry(streamOf(feature.category, id)).state as S
  }

  private entry(stream: string): Entry {
    const feature = this.domain.features.get(stream.split('/')[0] ?? '')
    return this.entries.get(stream) ?? { version: 0, state: feature?.initial }
  }

  private liveOf(category: string): readonly Entry[] {
    const feature = this.domain.features.get(category)
    return [...this.entries].filter(([stream, { state }]) => categoryOf(stream) === category && feature?.live(state) === true).map(([, entry]) => entry)
  }

  private fold({ stream, type, data, at = noon }: Fact): Story<E> {
    const { version, state } = this.entry(stream)
    const feature = this.domain.features.get(stream.split('/')[0] ?? '')
    const event = { type, data, at, by: { kind: 'staff', id: 'asha' }, commandId: 'earlier' } as const
    return this.after([[stream, { version: version + 1, state: feature?.evolve(state, event) }]])
  }

  private run({ command, id, body, by = ownerKey, at = noon, approval = null, chain = null }: Act): { events: readonly Decided[]; reply: unknown; story: Story<E> } {
    const execution = new Execution(this.domain, stream => this.entry(stream), true, this.newId, category => this.liveOf(category))
    const outcome = execution.run({ command, id, body, by, commandId: `act-${this.newId()}`, approval, chain, outlet: 'demo', now: at })
    return { events: outcome.events, reply: outcome.state, story: this.after(outcome.entries) }
  }

  private after(changes: Iterable<readonly [string, Entry]>): Story<E> {
    return new Story(this.domain, new Map([...this.entries, ...changes]), this.newId)
  }
}

/** The day's book repeats each document and payment: a specification names it where it is about the book. */
function withoutBook(facts: readonly Decided[], expected: readonly { readonly type: string }[]): readonly Decided[] {
  return expected.some(({ type }) => type === 'DayRecorded') ? facts : facts.filter(({ type }) => type !== 'DayRecorded')
}

type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: RestoflowError }

function outcomeOf<T>(run: () => T): Result<T> {
  try {
    return { ok: true, value: run() }
  } catch (error) {
    if (error instanceof RestoflowError) return { ok: false, error }
    throw error
  }
}

function expectRefusal(result: Result<unknown>, code: ErrorCode): void {
  expect(result.ok ? 'carried out' : result.error.code).toBe(code)
}

function counter(): () => string {
  let count = 0
  return () => `id-${++count}`
}
