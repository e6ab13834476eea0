/**
 * Labels for a table's orders, oldest first: who has one keeps it, unless an older order has the same; the others get the
 * first free letters.
 * @returns one label for each, in the same order
 */
export function labelOrders(labels: readonly (string | null)[]): readonly string[] {
  const taken = new Set<string>()
  const kept = labels.map(label => {
    if (label === null || taken.has(label.toLowerCase())) return null
    taken.add(label.toLowerCase())
    return label
  })
  return kept.map(label => {
    if (label !== null) return label
    let count = 0
    while (taken.has(letters(count).toLowerCase())) count += 1
    taken.add(letters(count).toLowerCase())
    return letters(count)
  })
}

/** A … Z, then A2, B2, … */
function letters(count: number): string {
  const round = Math.floor(count / 26) + 1
  return `${String.fromCharCode(65 + (count % 26))}${round > 1 ? round : ''}`
}
