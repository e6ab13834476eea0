import { newId } from '@restoflow/core'

export interface WantedTables {
  readonly name: string
  readonly count: number
  readonly seats: number
  /** `T` in T1, T2 … */
  readonly prefix: string
  readonly first: number
  /** Lower edge of what stands on the plan already. */
  readonly top: number
  /** Names that are taken, in small letters. */
  readonly taken: readonly string[]
}

interface Place {
  readonly id: string
  readonly name: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly revision: 0
}

export interface TableGrid {
  readonly section: Place
  readonly tables: readonly (Place & { readonly sectionId: string; readonly seats: number; readonly shape: 'round' | 'square' | 'rectangle' })[]
}

const columnsMax = 6
const step = 190
const head = 60
const gap = 15

/** @returns a section with its tables in rows, as `outlet/arrange-floor` takes them; in plan units */
export function tableGrid({ name, count, seats, prefix, first, top, taken }: WantedTables): TableGrid {
  const columns = Math.min(columnsMax, count)
  const rows = Math.ceil(count / columns)
  const wide = seats > 4
  const stepX = wide ? step + 40 : step
  const y = top === 0 ? 0 : top + gap
  const section: Place = { id: newId(), name, x: 0, y, width: columns * stepX, height: head + rows * step, revision: 0 }
  const names: string[] = []
  for (let number = first; names.length < count; number += 1) if (!taken.includes(`${prefix}${number}`.toLowerCase())) names.push(`${prefix}${number}`)
  return {
    section,
    tables: names.map((table, place) => ({
      id: newId(), name: table, sectionId: section.id, seats, shape: wide ? 'rectangle' as const : seats > 2 ? 'square' as const : 'round' as const,
      x: stepX * (place % columns) + stepX / 2, y: y + head + step * Math.floor(place / columns) + step / 2,
      width: wide ? 190 : 148, height: wide ? 136 : 148, revision: 0 as const,
    })),
  }
}
