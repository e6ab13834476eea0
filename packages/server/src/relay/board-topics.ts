import type { House } from '@restoflow/core'
import { shownBy, shownTopics, type Shown } from '../mqtt/payloads'
import { boardBranches, type Topics } from '../mqtt/topics'
import type { Publisher } from './publisher'

/** More changed streams than this at once: looking at everything is cheaper. */
const changedStreamsMax = 2_000

/** Keeps the retained topics of the boards equal to the house's current state, publishing only what changed. */
export class BoardTopics {
  /** What the broker holds: payloads without their `position`, by topic. */
  #published = new Map<string, string>()
  /** Streams that changed since the last look; null when everything must be looked at. */
  #changed: Set<string> | null = null

  constructor(
    private readonly house: House,
    private readonly topics: Topics,
    private readonly publisher: Publisher,
    private readonly now: () => string,
  ) {}

  /** Remembers that a stream has changed. */
  touch(stream: string): void {
    this.#changed?.add(stream)
    if (this.#changed && this.#changed.size > changedStreamsMax) this.#changed = null
  }

  /** Takes over what the broker really holds: the next publication fills a wiped one and clears a stale one. */
  async compare(): Promise<void> {
    const found = new Map<string, string>()
    for (const branch of boardBranches) {
      for (const [topic, payload] of await this.publisher.retained(`${this.topics.root}${branch}/#`)) found.set(topic, withoutPosition(payload))
    }
    this.#published = found
    this.#changed = null
  }

  /**
   * Publishes what differs from the boards as they are at this moment, and clears what they no longer show.
   * Where it fails, `compare` must come before the next try.
   * @returns the position that the broker's boards have now
   */
  async publishChanges(): Promise<number> {
    const { position } = this.house
    const shown = this.look()
    const texts = shown.map(({ topic, content }) => ({ topic, text: content === null ? '' : JSON.stringify(content()) }))
    this.#changed = new Set()
    for (const { topic, text } of texts) {
      if ((this.#published.get(topic) ?? '') === text) continue
      await this.publisher.publish(topic, text === '' ? '' : withPosition(position, text), { retain: true, qos: 1 })
      if (text === '') this.#published.delete(topic)
      else this.#published.set(topic, text)
    }
    return position
  }

  private look(): readonly Shown[] {
    const changed = [...(this.#changed ?? [])].map(stream => shownBy(this.house, this.topics, stream, this.now()))
    if (this.#changed === null || changed.includes(null)) {
      const shown = shownTopics(this.house, this.topics, this.now())
      const kept = new Set(shown.map(({ topic }) => topic))
      return [...shown, ...[...this.#published.keys()].filter(topic => !kept.has(topic)).map(topic => ({ topic, content: null }))]
    }
    // several streams may speak of one table: once is enough
    return [...new Map(changed.flatMap(each => each ?? []).map(each => [each.topic, each])).values()]
  }
}

function withPosition(position: number, text: string): string {
  return `{"position":${position},${text.slice(1)}`
}

/** The text as {@link withPosition} made it; anything else at the broker is not ours and compares unequal. */
function withoutPosition(payload: string): string {
  return payload.replace(/^\{"position":\d+,/, '{')
}
