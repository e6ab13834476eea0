import type { ReturnDocument } from '../document'
import type { SeriesRow } from './sections'
import type { Warning } from './warnings'

interface Open {
  readonly kind: ReturnDocument['kind']
  readonly section: 'gst' | 'vat'
  from: string
  to: string
  count: number
  /** Whether some document of it is in the return. */
  isFiled: boolean
}

/**
 * Table 13: which numbers of which series were used. Documents of state VAT count: they are treated as bills of supply (CGST Rules, Rule
 * 49, second proviso). None is ever cancelled: an issued document keeps its number and is reversed by a credit note, which is a document
 * of its own (CGST Act, s. 34); so it is with a bill that was reopened and billed again.
 */
export class SeriesCount {
  readonly #series = new Map<string, Open>()

  /**
   * Takes the documents of a series in the order of their numbers.
   * @param isFiled whether the return has the document's amounts; its number is used either way
   */
  add({ kind, number, bill, note }: ReturnDocument, isFiled: boolean): void {
    const period = (note ?? bill).seriesPeriod
    const key = `${kind} ${bill.section} ${period}`
    const open = this.#series.get(key)
    if (!open) this.#series.set(key, { kind, section: bill.section, from: number, to: number, count: 1, isFiled })
    else {
      open.to = number
      open.count += 1
      open.isFiled ||= isFiled
    }
  }

  /** @returns the series in which some document is in the return: one that was used under composition alone belongs to no GSTR-1 */
  rows(): readonly SeriesRow[] {
    const place = ({ kind, section }: Open): string => `${kind === 'invoice' ? 0 : 1} ${section}`
    return [...this.#series.values()].filter(({ isFiled }) => isFiled)
      .sort((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0))
      .map(({ isFiled: _, ...row }) => row)
  }

  /** @returns series whose numbers do not count as many as there are documents */
  gaps(): readonly Warning[] {
    return this.rows().flatMap(({ from, to, count }) => {
      const span = spanOf(from, to)
      return span === null || span === count ? [] : [{ kind: 'series-gap', id: null, number: `${from} – ${to}`, detail: String(span - count) } as const]
    })
  }
}

/** @returns how many numbers lie from one serial to another of the same template, or null where they are of different ones */
export function spanOf(from: string, to: string): number | null {
  if (from === to) return 1
  let head = 0
  while (head < from.length && from[head] === to[head]) head += 1
  while (head > 0 && /\d/.test(from[head - 1] ?? '')) head -= 1
  let tail = 0
  while (tail < Math.min(from.length, to.length) - head && from.at(-1 - tail) === to.at(-1 - tail)) tail += 1
  while (tail > 0 && /\d/.test(from.at(-tail) ?? '')) tail -= 1
  const [first, last] = [from, to].map(serial => serial.slice(head, serial.length - tail))
  return /^\d+$/.test(first ?? '') && /^\d+$/.test(last ?? '') ? Number(last) - Number(first) + 1 : null
}
