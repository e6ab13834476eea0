import type { Envelope, Journal } from '@restoflow/core'
import { privateEvents } from '@restoflow/core/features'

/** An event, and what it is on the wire once somebody wanted it; null when it stays inside. */
interface Recent {
  readonly event: Envelope
  bytes?: Uint8Array | null
}

export interface Portion {
  /** Position up to which the portion says everything. */
  readonly position: number
  /** Public events as server-sent messages; may be empty. */
  readonly bytes: Uint8Array
}

const recentMax = 2_000
const readChunk = 200
const pingEveryMs = 15_000
const encoder = new TextEncoder()
const ping = encoder.encode(': ping\n\n')
const nothing = new Uint8Array(0)

const messageOf = (event: Envelope): Uint8Array | null =>
  privateEvents.has(event.type) ? null : encoder.encode(`id: ${event.position}\ndata: ${JSON.stringify(event)}\n\n`)

const bytesOf = (recent: Recent): Uint8Array | null => (recent.bytes === undefined ? (recent.bytes = messageOf(recent.event)) : recent.bytes)

/**
 * The journal as server-sent events for any number of readers: the newest events from memory, each written out once, older
 * ones from the journal. A slow reader holds up nobody and costs one portion of memory: it takes the next when it has sent
 * the last.
 */
export class EventFeed {
  #recent: Recent[] = []
  #closed = false
  /** Grows with every append, so that nobody waits for one that came while they looked. */
  #appends = 0
  readonly #waiting = new Set<(news: 'events' | 'ping') => void>()
  readonly #streams = new Map<() => void, () => boolean>()
  readonly #stop: () => void
  readonly #pings: NodeJS.Timeout

  constructor(private readonly journal: Journal, private readonly outlet: string) {
    this.#stop = journal.follow(outlet, events => this.add(events))
    this.#pings = setInterval(() => this.wake('ping'), pingEveryMs)
    this.#pings.unref()
  }

  /** How many streams are open. */
  get size(): number {
    return this.#streams.size
  }

  /**
   * @param after position of the last event that the reader has
   * @param allowed asked again by `recheck`
   * @returns every public event after it, without a gap, then the new ones as they come
   */
  stream(after: number, allowed: () => boolean): ReadableStream<Uint8Array> {
    let position = after
    let open = !this.#closed
    const end = (): void => {
      open = false
      this.#streams.delete(end)
      this.wake('events')
    }
    const next = async (): Promise<Uint8Array | null> => {
      while (open) {
        const appends = this.#appends
        const portion = await this.after(position)
        if (portion) position = portion.position
        if (portion && portion.bytes.length > 0) return portion.bytes
        if (!portion && open && await this.news(appends) === 'ping') return ping
      }
      return null
    }
    return new ReadableStream<Uint8Array>({
      start: controller => {
        if (open) this.#streams.set(end, allowed)
        controller.enqueue(encoder.encode(': connected\n\n'))
      },
      pull: async controller => {
        const bytes = await next()
        if (bytes) controller.enqueue(bytes)
        else controller.close()
      },
      cancel: end,
    })
  }

  /** Somebody's access ended: ends the streams that are no longer allowed. */
  recheck(): void {
    for (const [end, allowed] of [...this.#streams]) if (!allowed()) end()
  }

  /** Ends every stream. */
  close(): void {
    this.#closed = true
    clearInterval(this.#pings)
    this.#stop()
    for (const end of [...this.#streams.keys()]) end()
  }

  private add(events: readonly Envelope[]): void {
    this.#appends += 1
    for (const event of events) this.#recent.push({ event })
    if (this.#recent.length > recentMax * 2) this.#recent = this.#recent.slice(-recentMax)
    this.wake('events')
  }

  private wake(news: 'events' | 'ping'): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resolve of waiting) resolve(news)
  }

  private news(appends: number): Promise<'events' | 'ping'> {
    return this.#closed || appends !== this.#appends ? Promise.resolve('events') : new Promise(resolve => this.#waiting.add(resolve))
  }

  /** @returns the next portion after a position, or null when there is nothing yet */
  private async after(position: number): Promise<Portion | null> {
    const recent = this.fromMemory(position)
    if (recent !== 'too old') return recent
    const events = await this.journal.readAfter(this.outlet, position, readChunk)
    const last = events.at(-1)
    return last ? { position: last.position, bytes: joined(events.map(messageOf)) } : null
  }

  private fromMemory(position: number): Portion | null | 'too old' {
    const oldest = this.#recent[0]?.event.position
    const newest = this.#recent.at(-1)?.event.position
    // before the first event since the start only the journal knows
    if (oldest === undefined || newest === undefined || position < oldest - 1) return 'too old'
    if (position >= newest) return null
    const from = position - oldest + 1
    const portion = this.#recent.slice(from, from + readChunk)
    return { position: portion.at(-1)?.event.position ?? position, bytes: joined(portion.map(bytesOf)) }
  }
}

function joined(messages: readonly (Uint8Array | null)[]): Uint8Array {
  const said = messages.filter(message => message !== null)
  return said.length === 1 ? (said[0] ?? nothing) : Buffer.concat(said)
}
