import { allocate } from '../money/allocate'

/** A chosen part of a combo before it has a price. */
export interface ComboShare {
  /** What one piece costs alone; the weight of its share. */
  readonly listPaise: number
  /** Whole pieces in one combo. */
  readonly pieces: number
}

/** Pieces of one part at one price. */
export interface PricedPieces {
  /** Place in the list of parts. */
  readonly part: number
  readonly pieces: number
  readonly unitPricePaise: number
}

/**
 * Shares a combo's price among its parts by what they cost alone (largest remainder), in whole paise for each piece. Where
 * pieces can't all cost the same, the odd paise go to a part whose pieces divide them, else to some pieces of one part,
 * which then come as two entries.
 * @returns pieces and unit prices, of which the products sum to exactly `pricePaise`
 */
export function shareCombo(pricePaise: number, parts: readonly ComboShare[]): readonly PricedPieces[] {
  const lists = parts.map(({ listPaise, pieces }) => listPaise * pieces)
  const shares = allocate(pricePaise, lists.some(list => list > 0) ? lists : parts.map(({ pieces }) => pieces))
  const units = parts.map(({ pieces }, part) => Math.floor((shares[part] ?? 0) / pieces))
  let odd = pricePaise - parts.reduce((sum, { pieces }, part) => sum + pieces * (units[part] ?? 0), 0)
  const mostFirst = parts.map((_, part) => part).sort((a, b) => (parts[b]?.pieces ?? 0) - (parts[a]?.pieces ?? 0))
  for (const part of mostFirst) {
    const pieces = parts[part]?.pieces ?? 1
    units[part] = (units[part] ?? 0) + Math.floor(odd / pieces)
    odd %= pieces
  }
  const last = mostFirst.at(-1)
  return parts.flatMap(({ pieces }, part) => {
    const unitPricePaise = units[part] ?? 0
    if (part !== last || odd === 0) return [{ part, pieces, unitPricePaise }]
    return [{ part, pieces: pieces - odd, unitPricePaise }, { part, pieces: odd, unitPricePaise: unitPricePaise + 1 }]
  })
}
