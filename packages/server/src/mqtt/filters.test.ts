import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { covers, isFilter, matches } from './filters'

describe('matches', () => {
  it.each([
    ['a/b', 'a/b', true], ['a/b', 'a/b/c', false], ['a/+', 'a/b', true], ['a/+', 'a', false], ['a/+', 'a/b/c', false], ['a/+/c', 'a/b/c', true],
    ['a/#', 'a', true], ['a/#', 'a/b/c', true], ['a/#', 'ab', false], ['#', 'a/b', true], ['#', '$SYS/x', false], ['+/x', '$SYS/x', false],
    ['a/+', 'a/', true],
  ])('%s and %s: %s', (filter, topic, expected) => {
    expect(matches(filter, topic)).toBe(expected)
  })
})

it.each(['', 'a/#/b', 'a#', '#a', 'a/b+', '+a', 'a\0', `a/${'x'.repeat(300)}`])('takes %j for no filter', filter => {
  expect(isFilter(filter)).toBe(false)
  expect(covers('#', filter)).toBe(false)
})

describe('covers', () => {
  it.each([
    ['kitchen/tandoor/#', 'kitchen/tandoor/tickets/+', true], ['kitchen/tandoor/#', 'kitchen/tandoor/#', true],
    ['kitchen/tandoor/#', 'kitchen/+/tickets/+', false], ['kitchen/tandoor/#', 'kitchen/#', false], ['kitchen/tandoor/#', '#', false],
    ['kitchen/tandoor/#', '+/tandoor/#', false], ['kitchen/tandoor/#', 'kitchen/tandoori/#', false], ['a/+', 'a/#', false], ['a/+', 'a/b', true],
  ])('%s, %s: %s', (grant, filter, expected) => {
    expect(covers(grant, filter)).toBe(expected)
  })

  const name = fc.constantFrom('a', 'b', 'c')
  const topic = fc.array(name, { minLength: 1, maxLength: 4 }).map(levels => levels.join('/'))
  const filter = fc.tuple(fc.array(fc.oneof(name, fc.constant('+')), { maxLength: 4 }), fc.boolean())
    .map(([levels, open]) => [...levels, ...(open ? ['#'] : [])].join('/')).filter(isFilter)

  it('never lets a filter receive what its grant does not', () => {
    fc.assert(fc.property(filter, filter, topic, (grant, asked, published) => {
      if (covers(grant, asked) && matches(asked, published)) expect(matches(grant, published)).toBe(true)
    }), { numRuns: 3_000 })
  })

  it('lets a filter be itself, and any topic that it matches', () => {
    fc.assert(fc.property(filter, topic, (grant, published) => {
      expect(covers(grant, grant)).toBe(true)
      expect(covers(grant, published)).toBe(matches(grant, published))
    }), { numRuns: 1_000 })
  })
})
