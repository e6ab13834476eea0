/** A line of the last round, as the pad tells it. */
export interface RoundPart {
  readonly itemId: string
  readonly name: string
}

/** A line as the server answers it. */
export interface ShownLine {
  readonly id: string
  readonly itemId: string
  readonly name: string
  readonly quantity: string
  readonly state: string
}

/** @returns the lines that a repeated round added: new ones that were not there before */
export function addedAgain(before: ReadonlySet<string>, lines: readonly ShownLine[]): readonly ShownLine[] {
  return lines.filter(({ id, state }) => state === 'new' && !before.has(id))
}

/** @returns the lines of the round that did not come again: they are sold out. Two lines of one item need two that came */
export function leftOut(round: readonly RoundPart[], added: readonly ShownLine[]): readonly RoundPart[] {
  const came = new Map<string, number>()
  for (const { itemId } of added) came.set(itemId, (came.get(itemId) ?? 0) + 1)
  return round.filter(({ itemId }) => {
    const left = came.get(itemId) ?? 0
    came.set(itemId, left - 1)
    return left <= 0
  })
}
