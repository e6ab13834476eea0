import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noNumbers, numbersOn, readNumbers, type Numbers } from './numbers'
import { orderToDeal, pack, type Packed } from './packing'
import { isEcho, isTooSoon } from './taps'

const heights = (...list: readonly number[]) => (id: string): number => list[Number(id)] ?? 0
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index))
const rows = ({ order, columnOf, topOf }: Packed): readonly string[] => order.map(id => `${columnOf.get(id)}@${topOf.get(id)}`)

describe('packing', () => {
  it('deals from left to right, each as high up as its column lets it', () => {
    const packed = pack(ids(8), { columns: 4, heightOf: heights(45, 47, 37, 38, 37, 23, 43, 34), tolerance: 40 })
    expect(rows(packed)).toEqual(['0@0', '1@0', '2@0', '3@0', '0@45', '1@47', '2@37', '3@38'])
  })

  it('passes a column over that is far too long already', () => {
    const packed = pack(ids(6), { columns: 3, heightOf: heights(100, 20, 20, 20, 20, 20), tolerance: 40 })
    expect(rows(packed)).toEqual(['0@0', '1@0', '2@0', '1@20', '2@20', '1@40'])
  })

  it('leaves every card in its column when one grows or another joins', () => {
    const options = { columns: 3, tolerance: 40 }
    const before = pack(ids(5), { ...options, heightOf: heights(20, 20, 20, 20, 20) })
    const after = pack(ids(6), { ...options, heightOf: heights(90, 20, 20, 20, 20, 20), before })
    expect(rows(after)).toEqual(['0@0', '1@0', '2@0', '0@90', '1@20', '2@20'])
  })

  it('keeps the room of what left while a hand is at the board, and closes it after', () => {
    const held = orderToDeal(['a', 'b', 'c'], ['r', 'a', 'c', 'd'], true)
    expect(held).toEqual(['a', 'b', 'c', 'r', 'd'])
    expect(orderToDeal(held, ['r', 'a', 'c', 'd'], false)).toEqual(['r', 'a', 'c', 'd'])
  })

  it('never lets two cards overlap, leaves no gap in a column, and reads by age within each', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 30 })
    fc.assert(fc.property(sizes, fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 80 }), (list, columns, tolerance) => {
      const { columnOf, topOf } = pack(ids(list.length), { columns, heightOf: heights(...list), tolerance })
      const ends = Array.from({ length: columns }, () => 0)
      list.forEach((height, index) => {
        const column = columnOf.get(String(index)) ?? -1
        expect(topOf.get(String(index))).toBe(ends[column])
        ends[column] = (ends[column] ?? 0) + height
      })
      expect(Math.max(...ends) - Math.min(...ends)).toBeLessThanOrEqual(tolerance + Math.max(0, ...list))
    }))
  })

  it('moves nothing that stands, whatever comes and goes while it is held', () => {
    const change = fc.record({ leave: fc.nat(9), arrivals: fc.nat(3) })
    fc.assert(fc.property(fc.array(change, { maxLength: 12 }), fc.integer({ min: 1, max: 5 }), (changes, columns) => {
      let present = [...ids(8)]
      let next = 100
      const options = { columns, heightOf: () => 10, tolerance: 20 }
      let packed = pack(present, options)
      for (const { leave, arrivals } of changes) {
        present = present.filter((_, index) => index !== leave)
        for (let arrival = 0; arrival < arrivals; arrival++) present.push(String(next++))
        const after = pack(orderToDeal(packed.order, present, true), { ...options, before: packed })
        for (const id of packed.order) expect([after.columnOf.get(id), after.topOf.get(id)]).toEqual([packed.columnOf.get(id), packed.topOf.get(id)])
        packed = after
      }
    }))
  })
})

describe('numbers', () => {
  const after = (...boards: readonly (readonly string[])[]): Numbers => boards.reduce(numbersOn, noNumbers)

  it('go up in reading order and stay with their tickets', () => {
    expect(after(['a', 'b', 'c']).of).toEqual({ a: 1, b: 2, c: 3 })
    expect(after(['a', 'b', 'c'], ['b', 'c', 'd']).of).toEqual({ b: 2, c: 3, d: 4 })
  })

  it('go round after nine, give the tenth none, and the freed one to who waits longest', () => {
    const ten = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', 'k']
    expect(after(ten).of['j']).toBeUndefined()
    expect(after(ten, ten.filter(id => id !== 'c')).of).toMatchObject({ i: 9, j: 3 })
  })

  it('come back with a ticket that is recalled, unless another has it by then', () => {
    expect(after(['a', 'b', 'c'], ['a', 'c'], ['a', 'b', 'c']).of).toEqual({ a: 1, b: 2, c: 3 })
    const nine = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    expect(after(nine, nine.slice(1), [...nine.slice(1), 'x'], ['a', ...nine.slice(1), 'x']).of).toMatchObject({ x: 1, b: 2 })
  })

  it('begin with 1 on an empty board, and survive a reload', () => {
    expect(after(['a', 'b', 'c'], [], ['d']).of).toEqual({ d: 1 })
    const numbers = after(['a', 'b'], ['b', 'c'])
    expect(readNumbers(JSON.stringify(numbers))).toEqual(numbers)
    expect(readNumbers(null)).toEqual(noNumbers)
    expect(readNumbers('{"of":7}')).toEqual(noNumbers)
  })

  it('are never shared, never above nine, never changed while their ticket stays', () => {
    const boards = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 14 }).map(String), { maxLength: 14 }), { maxLength: 12 })
    fc.assert(fc.property(boards, list => {
      let numbers = noNumbers
      for (const board of list) {
        const next = numbersOn(numbers, board)
        const given = Object.values(next.of)
        expect(new Set(given).size).toBe(given.length)
        expect(given.every(number => number >= 1 && number <= 9)).toBe(true)
        expect(given).toHaveLength(Math.min(9, board.length))
        for (const [id, number] of Object.entries(numbers.of)) if (board.includes(id)) expect(next.of[id]).toBe(number)
        numbers = next
      }
    }))
  })
})

describe('taps', () => {
  it('takes the second of a double tap for an echo, but not a tap elsewhere or later', () => {
    const first = { atMs: 1_000, x: 100, y: 100 }
    expect(isEcho({ atMs: 1_150, x: 104, y: 98 }, first)).toBe(true)
    expect(isEcho({ atMs: 1_150, x: 104, y: 200 }, first)).toBe(false)
    expect(isEcho({ atMs: 1_600, x: 100, y: 100 }, first)).toBe(false)
    expect(isEcho(first, null)).toBe(false)
  })

  it('does not believe a tap on what slid under the finger a moment ago', () => {
    expect(isTooSoon({ atMs: 1_000, x: 0, y: 0 }, 900)).toBe(true)
    expect(isTooSoon({ atMs: 1_000, x: 0, y: 0 }, 600)).toBe(false)
    expect(isTooSoon({ atMs: 1_000, x: 0, y: 0 }, Number.NEGATIVE_INFINITY)).toBe(false)
  })
})
