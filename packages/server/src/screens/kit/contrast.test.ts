import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** `--name: light-dark(#rrggbb, #rrggbb)` of the tokens, by name. */
const css = readFileSync(new URL('../../public/css/tokens.css', import.meta.url), 'utf8')
const pattern = /--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g
const colours = new Map([...css.matchAll(pattern)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]))

type Theme = 'light' | 'dark'

/** Pairs that stand on each other: ink, and its grounds. */
const text: readonly (readonly [string, readonly string[]])[] = [
  ['ink', ['bg', 'surface', 'raised', 'sunken', 'accent-tint']],
  ['muted', ['bg', 'surface', 'raised', 'sunken', 'accent-tint']],
  ['on-inverse', ['inverse']],
  ['on-accent', ['accent', 'accent-hover']],
  ['accent-text', ['surface', 'bg', 'accent-tint']],
  ['on-good', ['good']],
  ['good-text', ['surface', 'good-tint']],
  ['on-warn', ['warn']],
  ['warn-text', ['surface', 'warn-tint']],
  ['on-danger', ['danger', 'danger-hover']],
  ['danger-text', ['surface', 'bg', 'danger-tint', 'sunken']],
]
const shapes: readonly (readonly [string, readonly string[]])[] = [
  ['line-strong', ['surface', 'bg', 'raised', 'accent-tint']],
  ['accent', ['surface', 'bg']],
  ['good', ['surface', 'bg']],
  ['danger', ['surface', 'bg']],
  ['veg', ['surface', 'bg']],
  ['non-veg', ['surface', 'bg']],
]

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(start => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** WCAG 2.2, 1.4.3: (lighter + 0.05) / (darker + 0.05). */
function contrast(one: string, other: string, theme: Theme): number {
  const [first, second] = [one, other].map(name => luminance(colours.get(name)?.[theme] ?? ''))
  const [low = 0, high = 0] = [first ?? Number.NaN, second ?? Number.NaN].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const pairs = (table: typeof text) => table.flatMap(([name, grounds]) => grounds.map(ground => [name, ground] as const))

it.each([['text', text, 4.5], ['shapes', shapes, 3]] as const)('keeps the contrast of %s in both themes', (_, table, floor) => {
  const low = pairs(table).flatMap(([name, ground]) => (['light', 'dark'] as const).flatMap(theme => {
    const ratio = contrast(name, ground, theme)
    return ratio >= floor ? [] : [`${name} on ${ground}, ${theme}: ${ratio.toFixed(2)}`]
  }))
  expect(low).toEqual([])
})

it('checks all 42 pairs', () => {
  expect(pairs(text).length + pairs(shapes).length).toBe(42)
})
