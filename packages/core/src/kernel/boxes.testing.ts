import { defineDecision, defineFeature, type Decision, type Domain, type Feature } from './decider'
import { createDispatcher, type DispatcherOptions, type DispatchRequest, type Dispatcher } from './dispatch'
import type { DomainEvent, Principal } from './env'
import { refuse } from './errors'
import type { Journal } from './journal'

/** The smallest business that has everything: things lie in boxes. */
export interface Box {
  readonly things: readonly string[]
  /** Instant of the last change: state must hold the journal's, to the millisecond. */
  readonly changedAt: string
}

type BoxEvent =
  | DomainEvent<'ThingPut', { thing: string }>
  | DomainEvent<'ThingTaken', { thing: string; to: string }>
  | DomainEvent<'BoxEmptied', { things: number }>
  | DomainEvent<'BoxWrapped', { into: string }>

const box = defineFeature<Box, BoxEvent>({
  category: 'box',
  initial: { things: [], changedAt: '' },
  evolve: ({ things }, event) => {
    const changedAt = event.at
    switch (event.type) {
      case 'ThingPut':
        return { things: [...things, event.data.thing], changedAt }
      case 'ThingTaken':
        return { things: things.filter(thing => thing !== event.data.thing), changedAt }
      case 'BoxEmptied':
        return { things: [], changedAt }
      case 'BoxWrapped':
        return { things, changedAt }
      default:
        return event satisfies never
    }
  },
  live: ({ things }) => things.length > 0,
  view: (id, { things }) => ({ id, things }),
})

const put = defineDecision<Box, { thing: string }, unknown, BoxEvent>({
  name: 'box.put',
  category: 'box',
  roles: ['owner'],
  decide: ({ things }, { thing }) => {
    if (things.includes(thing)) refuse('id-taken', `${thing} is there already.`)
    return [{ type: 'ThingPut', data: { thing } }]
  },
})

const empty = defineDecision<Box, unknown, unknown, BoxEvent>({
  name: 'box.empty',
  category: 'box',
  roles: ['owner'],
  decide: ({ things }) => (things.length === 0 ? [] : [{ type: 'BoxEmptied', data: { things: things.length } }]),
})

const take = defineDecision<Box, { thing: string; to: string }, { target: Box }, BoxEvent>({
  name: 'box.take',
  category: 'box',
  roles: ['owner'],
  reads: ({ body }) => ({ target: `box/${body.to}` }),
  decide: ({ things }, { thing, to }) =>
    things.includes(thing) ? [{ type: 'ThingTaken', data: { thing, to } }] : refuse('unknown-item', `There is no ${thing}.`),
})

/** Makes a new box beside this one. */
const wrap = defineDecision<Box, unknown, unknown, BoxEvent>({
  name: 'box.wrap', category: 'box', roles: ['owner'], decide: (_, __, env) => [{ type: 'BoxWrapped', data: { into: env.newId() } }],
})

const circle = defineDecision<Box, unknown, unknown, BoxEvent>({
  name: 'box.circle', category: 'box', roles: ['owner'], decide: () => [{ type: 'BoxEmptied', data: { things: -1 } }],
})

const explode = defineDecision<Box, unknown, unknown, BoxEvent>({
  name: 'box.explode', category: 'box', roles: ['owner'], decide: () => { throw new TypeError('a mistake in the decision') },
})

const features: readonly Feature[] = [box]
const decisions: readonly Decision[] = [put, empty, take, wrap, circle, explode]

export const boxes: Domain = {
  features: new Map(features.map(feature => [feature.category, feature])),
  decisions: new Map(decisions.map(decision => [decision.name, decision])),
  flows: new Map([
    ['ThingTaken', ({ data }) => {
      const { thing, to } = data as { thing: string; to: string }
      return [{ command: 'box.put', id: to, body: { thing } }]
    }],
    ['BoxWrapped', ({ data }) => [{ command: 'box.put', id: (data as { into: string }).into, body: { thing: 'box' } }]],
    ['BoxEmptied', ({ data }, id) => ((data as { things: number }).things < 0 ? [{ command: 'box.circle', id, body: {} }] : [])],
  ]),
}

export const packer: Principal = { kind: 'staff', id: 'pia', roles: ['owner'] }

/** @returns a clock that never tells the same instant twice */
export function tickingClock(start = Date.parse('2026-11-22T06:30:00.000Z')): () => string {
  let ms = start
  return () => new Date(ms++).toISOString()
}

/** A command for the boxes; `key` makes it repeatable. */
export interface BoxCommand extends Partial<DispatchRequest> {
  readonly key?: string
}

/** A dispatcher for the boxes, and a short way to command it. */
export function packing(journal: Journal, options: Partial<DispatcherOptions> = {}): Dispatcher & {
  send(command: string, id: string, body?: unknown, more?: BoxCommand): Promise<string>
  put(id: string, thing: string, key?: string): Promise<string>
} {
  const dispatcher = createDispatcher({ journal, domain: boxes, now: tickingClock(), ...options })
  const send = (command: string, id: string, body: unknown = {}, { key, ...more }: BoxCommand = {}): Promise<string> =>
    dispatcher.dispatchText({ outlet: 'attic', command, id, body, by: packer, ...(key !== undefined && { commandId: key }), ...more })
  return { ...dispatcher, send, put: (id, thing, key) => send('box.put', id, { thing }, key === undefined ? {} : { key }) }
}
