import { foldOne, foldStream, type Entry, type House } from './house'
import type { Envelope, Journal } from './journal'

const readChunk = 1_000

/**
 * @returns a stream's entry as of the house's position, read from the journal.
 * What a second writer has added behind that position is left out: it comes in with its transaction, not stream by stream.
 */
export async function readEntry(journal: Journal, house: House, stream: string): Promise<Entry> {
  const feature = house.feature(stream)
  const events = await journal.readStream(house.outlet, stream)
  return foldStream(feature, events.filter(event => event.position <= house.position)) ?? { version: 0, state: feature.initial }
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
