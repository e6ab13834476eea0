/** The keys 1–9 of the bump bar, and the tickets that they pick. */
export interface Numbers {
  /** Number by ticket. */
  readonly of: Readonly<Record<string, number>>
  /** The number that was given last: the next ticket takes the one after it. */
  readonly last: number
  /** Numbers of tickets that left lately: one that is recalled takes its own again. */
  readonly left: Readonly<Record<string, number>>
}

const numbersMax = 9
const leftMax = 20

export const noNumbers: Numbers = { of: {}, last: 0, left: {} }

/**
 * A number stays with its ticket until the ticket leaves. New tickets take the next number round the clock, so that the
 * numbers go on in reading order; beyond nine they wait for one that becomes free. An empty board begins again with 1.
 * @param ids tickets on the board, oldest first
 */
export function numbersOn(before: Numbers, ids: readonly string[]): Numbers {
  const present = new Set(ids)
  const kept = Object.entries(before.of).filter(([id]) => present.has(id))
  const gone = Object.entries(before.of).filter(([id]) => !present.has(id))
  const of: Record<string, number> = Object.fromEntries(kept)
  let last = kept.length === 0 ? 0 : before.last
  const taken = new Set(Object.values(of))
  for (const id of ids) {
    if (of[id] !== undefined) continue
    const earlier = before.left[id]
    const isOwn = earlier !== undefined && !taken.has(earlier)
    const number = isOwn ? earlier : nextFree(last, taken)
    if (number === null) break
    of[id] = number
    taken.add(number)
    if (!isOwn) last = number
  }
  const left = [...Object.entries(before.left).filter(([id]) => !present.has(id)), ...gone].slice(-leftMax)
  return { of, last, left: Object.fromEntries(left) }
}

function nextFree(last: number, taken: ReadonlySet<number>): number | null {
  for (let step = 0; step < numbersMax; step++) {
    const number = ((last + step) % numbersMax) + 1
    if (!taken.has(number)) return number
  }
  return null
}

/** @returns the numbers as they were stored; none where the text is not one of ours */
export function readNumbers(text: string | null): Numbers {
  if (text === null) return noNumbers
  const { of, last, left } = JSON.parse(text) as Partial<Numbers>
  return typeof of === 'object' && typeof left === 'object' && typeof last === 'number' ? { of, last, left } : noNumbers
}
