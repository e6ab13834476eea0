/** Chance that a seed repeats: the same seed, the same run. */
export interface Random {
  /** @returns a whole number from 0 to `max` − 1 */
  below(max: number): number
  /** @returns true with this probability */
  chance(probability: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** @returns one of the list, or undefined when it is empty */
  any<T>(list: readonly T[]): T | undefined
  shuffled<T>(list: readonly T[]): T[]
  id(): string
}

/** @returns the generator mulberry32, which is small, fast and good enough to choose what happens next */
export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (max: number): number => Math.floor(next() * max)
  return {
    below,
    chance: probability => next() < probability,
    pick: list => list[below(list.length)] ?? list[0],
    any: list => list[below(list.length)],
    shuffled: list => {
      const left = [...list]
      return list.flatMap(() => left.splice(below(left.length), 1))
    },
    id: () => Array.from({ length: 12 }, () => 'abcdefghijklmnopqrstuvwxyz0123456789'.charAt(below(36))).join(''),
  }
}
