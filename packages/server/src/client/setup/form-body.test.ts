import { expect, it } from 'vitest'
import { basisPointsOf, meaningOf } from './form-body'
import { tableGrid } from './tables'

it.each([['5', 500], ['2.5', 250], ['18 %', 1_800], ['0.25', 25], ['100', 10_000], ['', Number.NaN], ['-1', Number.NaN], ['1.234', Number.NaN]])(
  'reads %s as %d basis points', (text, basisPoints) => expect(basisPointsOf(text)).toBe(basisPoints))

it('reads what people type, and leaves what makes no sense', () => {
  expect([meaningOf('8', 'minutes'), meaningOf('1.5', 'minutes')]).toEqual([480_000, 90_000])
  expect([meaningOf('99.5', 'rupees'), meaningOf(' a \n\n b', 'lines'), meaningOf('four', 'int'), meaningOf(' x ', 'text')])
    .toEqual([9_950, ['a', 'b'], 'four', 'x'])
})

it('puts tables into a new section below what is there, none upon another', () => {
  const { section, tables } = tableGrid({ name: 'Hall', count: 8, seats: 4, prefix: 'T', first: 3, top: 640, taken: ['t4'] })
  expect(section).toMatchObject({ name: 'Hall', x: 0, y: 655 })
  expect(tables.map(({ name }) => name)).toEqual(['T3', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10', 'T11'])
  for (const { x, y, width, height } of tables) {
    expect(x - width / 2).toBeGreaterThanOrEqual(section.x)
    expect(x + width / 2).toBeLessThanOrEqual(section.x + section.width)
    expect(y - height / 2).toBeGreaterThanOrEqual(section.y)
    expect(y + height / 2).toBeLessThanOrEqual(section.y + section.height)
  }
  expect(new Set(tables.map(({ x, y }) => `${x} ${y}`)).size).toBe(8)
})
