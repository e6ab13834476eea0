import type { TableDefinition } from '../outlet/plan'

/** A chair beside a table, in plan units from the table's top left corner. */
export interface Chair {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Degrees about the table's centre. */
  readonly turn: number
}

/** Thickness of a chair's back, and its distance from the table. */
const back = 9
const gap = 4

/** @returns where the chairs stand: round a round table evenly, else on the long sides, with one at each end from eight seats on */
export function chairsOf({ shape, width, height, seats }: Pick<TableDefinition, 'shape' | 'width' | 'height' | 'seats'>): readonly Chair[] {
  if (shape === 'round') {
    const first = seats === 2 ? 90 : 0
    const wide = Math.round(Math.min(38, (Math.PI * width * 0.8) / seats))
    return Array.from({ length: seats }, (_, index) => ({
      x: width / 2 - wide / 2, y: -gap - back, width: wide, height: back, turn: first + (360 / seats) * index,
    }))
  }
  const ends = shape === 'rectangle' && seats >= 8 ? 2 : shape === 'square' && seats >= 3 ? Math.min(2, seats - 2) : 0
  const top = Math.ceil((seats - ends) / 2)
  const side = (count: number, y: number): Chair[] => {
    const wide = Math.min(36, Math.round((width / count) * 0.85))
    return Array.from({ length: count }, (_, index) => ({ x: (width / count) * (index + 0.5) - wide / 2, y, width: wide, height: back, turn: 0 }))
  }
  const end = (x: number): Chair => ({ x, y: height / 2 - 18, width: back, height: 36, turn: 0 })
  return [
    ...side(top, -gap - back),
    ...side(seats - ends - top, height + gap),
    ...[end(-gap - back), end(width + gap)].slice(0, ends),
  ]
}

/** @returns the room that a table takes in the drawing, turned as it stands */
export function turnedSize(
  { shape, width, height, rotation = 0 }: Pick<TableDefinition, 'shape' | 'width' | 'height' | 'rotation'>,
): { readonly width: number; readonly height: number } {
  const angle = (rotation * Math.PI) / 180
  const [sin, cos] = [Math.abs(Math.sin(angle)), Math.abs(Math.cos(angle))]
  const [wide, high] = [[width * cos, height * sin], [width * sin, height * cos]] as const
  // an ellipse reaches less far than the corners of its box
  return shape === 'round'
    ? { width: Math.hypot(...wide), height: Math.hypot(...high) }
    : { width: wide[0] + wide[1], height: high[0] + high[1] }
}
