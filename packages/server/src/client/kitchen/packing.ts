/** Where cards stand: dealt into columns from left to right, row by row, each as high up as its column lets it. */
export interface Packed {
  /** Ids in the order in which they were dealt. */
  readonly order: readonly string[]
  readonly columns: number
  readonly columnOf: ReadonlyMap<string, number>
  /** In the unit of the heights. */
  readonly topOf: ReadonlyMap<string, number>
}

export interface PackOptions {
  readonly columns: number
  readonly heightOf: (id: string) => number
  /** A column that is longer than the shortest by more than this is passed over: a very long ticket keeps no other below the screen. */
  readonly tolerance: number
  /** How it stood: the cards of an unchanged beginning keep their columns, whatever their height is now. */
  readonly before?: Packed | null
}

/**
 * @param order ids, oldest first: they are read from left to right, then down
 * @returns a column and a top for each; one card's height never leaves a gap below its neighbours
 */
export function pack(order: readonly string[], { columns, heightOf, tolerance, before = null }: PackOptions): Packed {
  const ends = Array.from({ length: Math.max(1, columns) }, () => 0)
  const columnOf = new Map<string, number>()
  const topOf = new Map<string, number>()
  let next = 0
  let isUnchanged = before?.columns === columns
  order.forEach((id, index) => {
    isUnchanged &&= before?.order[index] === id
    const kept = isUnchanged ? before?.columnOf.get(id) : undefined
    const column = kept ?? columnInTurn(ends, next, tolerance)
    columnOf.set(id, column)
    topOf.set(id, ends[column] ?? 0)
    ends[column] = (ends[column] ?? 0) + heightOf(id)
    next = (column + 1) % ends.length
  })
  return { order, columns, columnOf, topOf }
}

function columnInTurn(ends: readonly number[], next: number, tolerance: number): number {
  const shortest = Math.min(...ends)
  const turn = ends.map((_, index) => (next + index) % ends.length)
  return turn.find(column => (ends[column] ?? 0) <= shortest + tolerance) ?? next
}

/**
 * @param before the order in which the cards stand
 * @param present those that are still there, oldest first
 * @param held somebody's hand is at the list: nothing may move
 * @returns the order to deal: while held those that left keep their room and what is new joins at the end, else by age
 */
export function orderToDeal(before: readonly string[], present: readonly string[], held: boolean): readonly string[] {
  if (!held) return present
  const known = new Set(before)
  return [...before, ...present.filter(id => !known.has(id))]
}
