/**
 * For answers that depend on nothing but their key, and are asked for again and again.
 * @param max so many are kept; for one more all are forgotten, so that a long service takes no more memory
 * @returns a function that gives the answer of a key, computed when it is not known
 */
export function remember<Answer extends NonNullable<unknown> | null>(max: number): (key: string, compute: () => Answer) => Answer {
  const known = new Map<string, Answer>()
  return (key, compute) => {
    const kept = known.get(key)
    if (kept !== undefined) return kept
    const answer = compute()
    if (known.size >= max) known.clear()
    known.set(key, answer)
    return answer
  }
}
