import { expect, it } from 'vitest'
import { defineFeature, streamOf, type Domain, type Feature } from './decider'
import type { DomainEvent } from './env'
import { foldOne, foldStream, House } from './house'
import type { Envelope } from './journal'

interface Shelf { readonly open: boolean; readonly shows: readonly string[] }
interface Toy { readonly broken: boolean }

const shelf = defineFeature<Shelf, DomainEvent<'ShelfSet', Shelf>>({
  category: 'shelf', initial: { open: false, shows: [] }, evolve: (_, event) => event.data,
  live: ({ open }) => open, view: (_, state) => state,
  viewReads: ({ shows }) => ({ toys: shows.map(id => `toy/${id}`) }),
})
const toy = defineFeature<Toy, DomainEvent<'ToySet', Toy>>({
  category: 'toy', initial: { broken: false }, evolve: (_, event) => event.data, live: ({ broken }) => broken, view: (_, state) => state,
})
const domain: Domain = { features: new Map<string, Feature>([['shelf', shelf], ['toy', toy]]), decisions: new Map(), flows: new Map() }
const liveToys = (house: House): readonly string[] => [...house.live('toy').keys()]
const entry = <S>(state: S, version = 1): { version: number; state: S } => ({ version, state })

it('keeps what an open aggregate shows, whichever comes first, and lets it go afterwards', () => {
  const house = new House('attic', domain)
  house.put('toy/car', entry({ broken: false }))
  expect(liveToys(house)).toEqual([])
  house.put('shelf/s1', entry({ open: true, shows: ['car', 'doll'] }))
  house.put('toy/doll', entry({ broken: false }))
  expect(liveToys(house)).toEqual(['car', 'doll'])
  house.put('shelf/s2', entry({ open: true, shows: ['car'] }))
  house.put('shelf/s1', entry({ open: false, shows: ['car', 'doll'] }, 2))
  expect(liveToys(house)).toEqual(['car'])
  house.put('shelf/s2', entry({ open: true, shows: [] }, 2))
  expect(liveToys(house)).toEqual([])
  expect(house.get('toy/car')).toEqual(entry({ broken: false }))
})

it('keeps what is alive by itself, shown or not', () => {
  const house = new House('attic', domain)
  house.put('shelf/s1', entry({ open: true, shows: ['car'] }))
  house.put('toy/car', entry({ broken: true }))
  house.put('shelf/s1', entry({ open: false, shows: ['car'] }, 2))
  expect(liveToys(house)).toEqual(['car'])
  house.put('toy/car', entry({ broken: false }, 2))
  expect(liveToys(house)).toEqual([])
})

it('forgets the oldest of the cold ones, and none of the live', () => {
  const house = new House('attic', domain)
  house.put('toy/kept', entry({ broken: true }))
  for (let index = 0; index < 5_000; index++) house.put(`toy/t${index}`, entry({ broken: false }))
  expect(house.get('toy/t0')).toBeUndefined()
  expect(house.get('toy/t4999')).toBeDefined()
  expect(house.get('toy/kept')).toBeDefined()
  expect(house.state<Toy>('toy/t0')).toEqual({ broken: false })
})

it('comes back from its snapshot', () => {
  const house = new House('attic', domain)
  house.put('toy/toy', entry({ broken: false }))
  house.commit(new Map([['shelf/shelf', entry({ open: true, shows: ['toy'] })]]), 7)
  const snapshot = house.snapshot()
  expect(snapshot.streams.map(({ stream }) => stream).sort()).toEqual(['shelf/shelf', 'toy/toy'])
  const back = new House('attic', domain)
  back.restore({ ...snapshot, streams: [...snapshot.streams].reverse() })
  expect(back.position).toBe(7)
  expect(liveToys(back)).toEqual(['toy'])
  back.put('shelf/shelf', entry({ open: false, shows: [] }, 2))
  expect(liveToys(back)).toEqual([])
})

it('refuses to fold an event that is not the next', () => {
  const event = (version: number): Envelope => ({
    outlet: 'attic', position: version, id: `e${version}`, stream: 'toy/car', version, type: 'ToySet', at: '', by: { kind: 'staff', id: 'pia' }, commandId: 'c', data: { broken: true },
  })
  expect(foldStream(toy, [event(1), event(2)])).toEqual(entry({ broken: true }, 2))
  expect(foldStream(toy, [])).toBeUndefined()
  expect(() => foldStream(toy, [event(1), event(3)])).toThrow('version 3 does not follow 1')
  expect(() => foldOne(toy, entry({ broken: true }), event(1))).toThrow()
  expect(() => new House('attic', domain).get('boat/b1')).not.toThrow()
  expect(() => new House('attic', domain).put('boat/b1', entry({}))).toThrow('No feature folds')
})

it('names streams by category and id, single ones by category alone', () => {
  expect([streamOf('order', 'o1'), streamOf('order', 'order'), streamOf('menu', 'menu'), streamOf('menu', 'dosa')]).toEqual(['order/o1', 'order/order', 'menu', 'menu'])
})
