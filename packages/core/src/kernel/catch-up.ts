import { foldOne, foldStream, shapeOf, type Entry, type House } from './house'
import type { Envelope, Journal, StoredState } from './journal'

const readChunk = 1_000

/**
 * @returns a stream's entry as of the house's position, read from the journal.
 * What a second writer has added behind that position is left out: it comes in with its transaction, not stream by stream.
 */
export function readEntry(journal: Journal, house: House, stream: string): Promise<Entry> {
  return entryAt(journal, house, stream, house.position)
}

async function entryAt(journal: Journal, house: House, stream: string, position: number): Promise<Entry> {
  const feature = house.feature(stream)
  const events = await journal.readStream(house.outlet, stream)
  return foldStream(feature, events.filter(event => event.position <= position)) ?? { version: 0, state: feature.initial }
}

/**
 * Brings an empty house to its stored live state, if there is one that can be trusted.
 * What another build has folded into another shape is folded anew, stream by stream.
 */
export async function restore(journal: Journal, house: House): Promise<void> {
  const snapshot = await journal.snapshot(house.outlet)
  // a snapshot from beyond the journal's end is of another past
  if (!snapshot || snapshot.position > await journal.head(house.outlet)) return
  const streams: StoredState[] = []
  for (const stored of snapshot.streams) {
    const feature = house.feature(stored.stream)
    if ((stored.shape ?? 1) === shapeOf(feature)) streams.push(stored)
    else streams.push({ stream: stored.stream, ...await entryAt(journal, house, stored.stream, snapshot.position) })
  }
  house.restore({ position: snapshot.position, streams })
}

/**
 * Folds everything that the journal has and the house has not. Whoever reads the house meanwhile sees whole chunks only.
 * @param onFolded called after each chunk, when the house holds it
 */
export async function catchUp(journal: Journal, house: House, onFolded?: (events: readonly Envelope[]) => void): Promise<void> {
  for (;;) {
    const events = await journal.readAfter(house.outlet, house.position, readChunk)
    const last = events.at(-1)
    if (!last) return
    const entries = new Map<string, Entry>()
    for (const { stream, version } of events) {
      if (entries.has(stream)) continue
      const held = house.get(stream) ?? (version > 1 ? await readEntry(journal, house, stream) : undefined)
      entries.set(stream, held ?? { version: 0, state: house.feature(stream).initial })
    }
    for (const event of events) entries.set(event.stream, foldOne(house.feature(event.stream), entries.get(event.stream), event))
    house.commit(entries, last.position)
    onFolded?.(events)
  }
}
