import { foldStream, streamOf, type Entry } from '@restoflow/core'
import type { Runtime } from '../runtime'

/** @returns the stream's version and state, read from the journal when it is not in memory; undefined when there is no such stream */
export async function loadEntry({ house, journal, outlet }: Pick<Runtime, 'house' | 'journal' | 'outlet'>, stream: string): Promise<Entry | undefined> {
  return house.get(stream) ?? foldStream(house.feature(stream), await journal.readStream(outlet, stream))
}

/** @returns the public view of one aggregate, or null when there is none of this id */
export async function readView<View>(runtime: Runtime, category: string, id: string): Promise<View | null> {
  const stream = streamOf(category, id)
  const entry = await loadEntry(runtime, stream)
  if (!entry) return null
  const feature = runtime.house.feature(stream)
  const refs: Record<string, unknown> = {}
  for (const [name, wanted] of Object.entries(feature.viewReads?.(entry.state) ?? {})) {
    const streams = typeof wanted === 'string' ? [wanted] : (wanted ?? [])
    const states = await Promise.all(streams.map(async each => (await loadEntry(runtime, each))?.state ?? runtime.house.feature(each).initial))
    refs[name] = typeof wanted === 'string' ? states[0] : states
  }
  return feature.view(id, entry.state, refs) as View
}
