import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { create, type Font } from 'fontkit'
import { unpackWoff } from './sfnt'

export type Weight = 'regular' | 'bold'

/** A file of a family: the signs of one script in one weight. */
export interface Face {
  /** What the document calls it: `latin-bold`. */
  readonly name: string
  readonly font: Font
  /** Whether what is drawn is in another order than what is written, so that a copy needs the written text. */
  readonly reorders: boolean
}

/** A piece of text that one face can draw. */
export interface Run {
  readonly text: string
  readonly face: Face
}

/** In the order in which a sign is looked for. The rupee sign is in the second. */
const scripts = [{ script: 'latin', reorders: false }, { script: 'devanagari', reorders: true }, { script: 'latin-ext', reorders: false }] as const
const numbers = { regular: 400, bold: 700 } as const
const widthsMax = 20_000

const faces = new Map<string, Face>()
const widths = new Map<string, number>()

function faceOf(script: string, reorders: boolean, weight: Weight): Face {
  const name = `${script}-${weight}`
  const known = faces.get(name)
  if (known) return known
  const file = createRequire(import.meta.url).resolve(`@fontsource/noto-sans/files/noto-sans-${script}-${numbers[weight]}-normal.woff`)
  const face: Face = { name, font: create(unpackWoff(readFileSync(file))), reorders }
  faces.set(name, face)
  return face
}

/**
 * Lets each face read its signs anew. A sign remembers the letters for which it was first drawn, by which a reader copies and finds it:
 * those of another document would come into this one.
 */
export function forgetSigns(): void {
  for (const { font } of faces.values()) (font as unknown as { _glyphs: object })._glyphs = {}
}

/** @returns the text cut into what each face can draw; a sign that none has becomes the box of the first */
export function runsOf(text: string, weight: Weight): readonly Run[] {
  const runs: { text: string; face: Face }[] = []
  for (const sign of text.normalize('NFC')) {
    const face = faceFor(sign.codePointAt(0) ?? 0, weight, runs.at(-1)?.face)
    const last = runs.at(-1)
    if (last?.face === face) last.text += sign
    else runs.push({ text: sign, face })
  }
  return runs
}

/** A joiner belongs to the syllable before it, a space to the words before it. */
function faceFor(codePoint: number, weight: Weight, current: Face | undefined): Face {
  const [first] = scripts
  if (current && (codePoint === 0x20 || codePoint === 0x200c || codePoint === 0x200d) && current.font.hasGlyphForCodePoint(codePoint)) return current
  for (const { script, reorders } of scripts) {
    const face = faceOf(script, reorders, weight)
    if (face.font.hasGlyphForCodePoint(codePoint)) return face
  }
  return faceOf(first.script, first.reorders, weight)
}

/** @returns how wide the text is, in points */
export function widthOf(text: string, size: number, weight: Weight): number {
  const key = `${weight} ${text}`
  let width = widths.get(key)
  if (width === undefined) {
    width = runsOf(text, weight).reduce((sum, run) => sum + run.face.font.layout(run.text).advanceWidth / run.face.font.unitsPerEm, 0)
    if (widths.size >= widthsMax) widths.clear()
    widths.set(key, width)
  }
  return width * size
}

/** @returns the lines into which the text falls: at spaces, and within a word that is wider than a line */
export function wrap(text: string, size: number, weight: Weight, max: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (widthOf(longer, size, weight) <= max) line = longer
    else {
      if (line !== '') lines.push(line)
      const pieces = broken(word, size, weight, max)
      lines.push(...pieces.slice(0, -1))
      line = pieces.at(-1) ?? ''
    }
  }
  return line === '' ? lines : [...lines, line]
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

function broken(word: string, size: number, weight: Weight, max: number): readonly string[] {
  if (widthOf(word, size, weight) <= max) return [word]
  const pieces: string[] = []
  let piece = ''
  for (const { segment } of segmenter.segment(word)) {
    if (piece !== '' && widthOf(piece + segment, size, weight) > max) {
      pieces.push(piece)
      piece = ''
    }
    piece += segment
  }
  return [...pieces, piece]
}
