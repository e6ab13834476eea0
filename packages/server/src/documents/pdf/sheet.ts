import { widthOf, wrap, type Weight } from './faces'

/** What is drawn, in points from the top left of its page. */
export type Mark =
  | { readonly kind: 'text'; readonly x: number; readonly baseline: number; readonly text: string
    readonly size: number; readonly weight: Weight; readonly white: boolean }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly thickness: number; readonly dashed: boolean }
  | { readonly kind: 'box'; readonly x: number; readonly y: number; readonly width: number; readonly height: number; readonly filled: boolean }
  | { readonly kind: 'qr'; readonly x: number; readonly y: number; readonly side: number; readonly text: string; readonly alt: string }

export interface TextStyle {
  readonly size: number
  readonly weight?: Weight
  readonly align?: 'start' | 'centre' | 'end'
  readonly white?: boolean
}

/** A millimetre in points. */
export const mm = 72 / 25.4
/** Height of a line by its size; Devanagari's signs above and below the line fit in. */
export const leading = 1.36
const ascent = 1.02

/** A page that is being filled from the top. */
export class Sheet {
  readonly marks: Mark[] = []
  /** How far down it is filled. */
  y: number

  constructor(
    readonly left: number,
    readonly width: number,
    top: number,
  ) {
    this.y = top
  }

  get right(): number {
    return this.left + this.width
  }

  /** Draws one line of text at a height, between two edges. */
  at(text: string, y: number, { size, weight = 'regular', align = 'start', white = false }: TextStyle, left = this.left, width = this.width): void {
    if (text === '') return
    const free = align === 'start' ? 0 : width - widthOf(text, size, weight)
    this.marks.push({ kind: 'text', x: left + (align === 'centre' ? free / 2 : free), baseline: y + size * ascent, text, size, weight, white })
  }

  /** Draws text below what there is, in as many lines as it takes. */
  text(text: string, style: TextStyle, left = this.left, width = this.width): void {
    for (const line of wrap(text, style.size, style.weight ?? 'regular', width)) {
      this.at(line, this.y, style, left, width)
      this.y += style.size * leading
    }
  }

  /** A text at the start and one at the end of a line; where they don't fit beside each other, below each other. */
  pair(start: string, end: string, style: TextStyle): void {
    const { size, weight = 'regular' } = style
    if (widthOf(start, size, weight) + widthOf(end, size, weight) + size > this.width) {
      const gap = widthOf(end, size, weight) + size
      const [first = '', ...rest] = wrap(start, size, weight, Math.max(this.width - gap, this.width / 2))
      this.at(first, this.y, style)
      if (gap <= this.width / 2) this.at(end, this.y, { ...style, align: 'end' })
      this.y += size * leading
      for (const line of rest) {
        this.at(line, this.y, style)
        this.y += size * leading
      }
      if (gap > this.width / 2) this.text(end, { ...style, align: 'end' })
      return
    }
    this.at(start, this.y, style)
    this.at(end, this.y, { ...style, align: 'end' })
    this.y += size * leading
  }

  rule({ thickness = 0.6, dashed = false, gap = 4, left = this.left, width = this.width }: { thickness?: number; dashed?: boolean; gap?: number; left?: number
    width?: number } = {}): void {
    this.marks.push({ kind: 'rule', x: left, y: this.y + gap / 2, width, thickness, dashed })
    this.y += gap
  }

  /** White on black, as a stamp. */
  stamp(text: string, size: number, left = this.left, width = this.width): void {
    const height = size * leading + 4
    this.marks.push({ kind: 'box', x: left, y: this.y, width, height, filled: true })
    this.at(text, this.y + 2, { size, weight: 'bold', align: 'centre', white: true }, left, width)
    this.y += height + 3
  }

  qr(text: string, alt: string, side: number, x: number): void {
    this.marks.push({ kind: 'qr', x, y: this.y, side, text, alt })
  }

  gap(points: number): void {
    this.y += points
  }
}
