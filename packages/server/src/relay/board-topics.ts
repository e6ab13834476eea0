import type { House } from '@restoflow/core'
import { shownTopics } from '../mqtt/payloads'
import { boardBranches, type Topics } from '../mqtt/topics'
import type { Publisher } from './publisher'

interface Published {
  /** Null for what was found at the broker: which states it was made of is not known. */
  readonly sources: readonly unknown[] | null
  /** The payload's text without its `position`. */
  readonly text: string
}

/** Keeps the retained topics of the boards equal to the house's current state, publishing only what changed. */
export class BoardTopics {
  #published = new Map<string, Published>()

  constructor(
    private readonly house: House,
    private readonly topics: Topics,
    private readonly publisher: Publisher,
  ) {}

  /** Takes over what the broker really holds: a wiped one is filled by the next publication, a stale one cleared. */
  async compare(): Promise<void> {
    const found = new Map<string, Published>()
    for (const branch of boardBranches) {
      for (const [topic, payload] of await this.publisher.retained(`${this.topics.root}${branch}/#`)) {
        found.set(topic, { sources: null, text: withoutPosition(payload) })
      }
    }
    this.#published = found
  }

  /** Publishes what differs from the boards as they are at this moment, and clears what they no longer show. */
  async publishChanges(): Promise<void> {
    const { position } = this.house
    const shown = shownTopics(this.house, this.topics)
    const changed = shown.flatMap(({ topic, sources, content }) => {
      const before = this.#published.get(topic)
      if (before?.sources && sameStates(before.sources, sources)) return []
      const text = JSON.stringify(content())
      if (before?.text === text) {
        this.#published.set(topic, { sources, text })
        return []
      }
      return [{ topic, sources, text }]
    })
    const kept = new Set(shown.map(({ topic }) => topic))
    const gone = [...this.#published.keys()].filter(topic => !kept.has(topic))
    for (const { topic, sources, text } of changed) {
      await this.publisher.publish(topic, withPosition(position, text), { retain: true, qos: 1 })
      this.#published.set(topic, { sources, text })
    }
    for (const topic of gone) {
      await this.publisher.publish(topic, '', { retain: true, qos: 1 })
      this.#published.delete(topic)
    }
  }
}

function sameStates(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((state, index) => state === now[index])
}

function withPosition(position: number, text: string): string {
  return `{"position":${position},${text.slice(1)}`
}

/** The text as {@link withPosition} made it; anything else at the broker is not ours and compares unequal. */
function withoutPosition(payload: string): string {
  return payload.replace(/^\{"position":\d+,/, '{')
}
