import { clockOf, nextMenuChange, type Dispatcher, type Envelope, type House, type Journal, type MenuState, type OutletState } from '@restoflow/core'
import { privateEvents } from '@restoflow/core/features'
import { BoardTopics } from './board-topics'
import type { Cursors } from './cursor'
import type { Publisher } from './publisher'
import { topicsOf, type Topics } from '../mqtt/topics'

/** Name of the relay's cursor. */
export const mqttFollower = 'mqtt'

const eventsBatch = 200
const cursorEveryMs = 2_000
/** The clock may be set meanwhile. */
const menuWaitMaxMs = 3_600_000
const retryMs = { first: 500, max: 30_000 }

export interface RelayOptions {
  readonly outlet: string
  readonly journal: Journal
  readonly dispatcher: Dispatcher
  readonly house: House
  readonly cursors: Cursors
  readonly publisher: Publisher
  /** Told in one line when devices fall behind, because the broker or the store can't be reached. */
  readonly log: (line: string) => void
  /** @returns the present UTC instant; the system's by default */
  readonly now?: () => string
  /** Changes of this long go out together: a busy minute costs the commands no more than so many looks at the boards. */
  readonly gatherMs?: number
}

export interface Relay {
  /** Compares what the broker holds with the boards, fills and clears. @returns when it is done */
  refill(): Promise<void>
  /** Finishes what is under way and stores the cursor. */
  close(): Promise<void>
}

/**
 * Follows one outlet's journal to a broker: every public event once it is committed, at least once, and the retained topics
 * of the boards, always from their current state. It is woken after a commit and never awaited by a command.
 * @returns once the retained topics are filled
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const relay = new MqttRelay(options)
  await relay.start()
  return relay
}

class MqttRelay implements Relay {
  readonly #topics: Topics
  readonly #boards: BoardTopics
  readonly #stops: (() => void)[] = []
  #cursor = 0
  #stored: number | null = null
  #storedAt = 0
  #compare = true
  #failures = 0
  #ranAt = 0
  #timer: NodeJS.Timeout | null = null
  /** Wakes when the menu changes by itself: an 86 ends, breakfast begins. */
  #menuTimer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #next: Promise<void> | null = null
  #closed = false

  constructor(private readonly options: RelayOptions) {
    this.#topics = topicsOf(options.outlet)
    this.#boards = new BoardTopics(options.house, this.#topics, options.publisher, () => this.now())
  }

  async start(): Promise<void> {
    const { outlet, dispatcher, house, cursors, publisher } = this.options
    this.#stored = await cursors.read(mqttFollower, outlet)
    // the first start tells nobody what happened before it; a restored journal may stand before the cursor
    this.#cursor = Math.min(this.#stored ?? house.position, house.position)
    this.#stops.push(
      dispatcher.onCommit(outlet, events => {
        for (const { stream } of events) this.#boards.touch(stream)
        if (events.some(({ stream }) => stream === 'menu' || stream === 'outlet')) this.awaitMenu()
        this.wake()
      }),
      publisher.onConnect(() => void this.refill()),
    )
    this.awaitMenu()
    await this.refill()
  }

  async refill(): Promise<void> {
    this.#compare = true
    await this.run()
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const stop of this.#stops) stop()
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#menuTimer) clearTimeout(this.#menuTimer)
    await this.#running
    await this.storeCursor()
  }

  private wake(): void {
    if (this.#closed || this.#timer) return
    const { gatherMs = 20 } = this.options
    const wait = this.#failures > 0 ? Math.min(retryMs.first * 2 ** (this.#failures - 1), retryMs.max) : this.#ranAt + gatherMs - performance.now()
    this.#timer = setTimeout(() => {
      this.#timer = null
      void this.run()
    }, Math.max(0, wait))
    // after a commit the process lives on for other reasons
    this.#timer.unref()
  }

  private now(): string {
    return this.options.now?.() ?? new Date().toISOString()
  }

  private awaitMenu(): void {
    if (this.#menuTimer) clearTimeout(this.#menuTimer)
    this.#menuTimer = null
    const { house } = this.options
    const now = this.now()
    const next = this.#closed ? null : nextMenuChange(house.state<MenuState>('menu'), clockOf(house.state<OutletState>('outlet'), now))
    if (next === null) return
    const waitMs = Date.parse(next) - Date.parse(now) + 1
    this.#menuTimer = setTimeout(() => {
      this.#boards.touch('menu')
      this.wake()
      this.awaitMenu()
    }, Math.min(waitMs, menuWaitMaxMs))
    this.#menuTimer.unref()
  }

  /** One round at a time; whoever asks during one gets the next. */
  private run(): Promise<void> {
    if (this.#next) return this.#next
    this.#next = this.#running.then(() => {
      this.#next = null
      return this.round()
    })
    this.#running = this.#next
    return this.#next
  }

  private async round(): Promise<void> {
    if (this.#closed) return
    try {
      if (this.#compare) await this.#boards.compare()
      this.#compare = false
      const shown = await this.#boards.publishChanges()
      await this.relayEvents(shown)
      this.#failures = 0
    } catch (error) {
      // what the broker took is not certain: compare before the next try
      this.#compare = true
      this.#failures += 1
      if (this.#failures === 1) this.options.log(`MQTT: devices may be behind: ${error instanceof Error ? error.message : 'unknown'}. Trying again.`)
    }
    this.#ranAt = performance.now()
    if (this.#failures > 0 || this.#cursor < this.options.house.position) this.wake()
  }

  /**
   * Publishes one batch at most, so that boards never wait behind a long history, and nothing after `position`, so that
   * whoever hears an event finds the boards no older than it.
   */
  private async relayEvents(position: number): Promise<void> {
    const { outlet, journal, publisher } = this.options
    if (this.#cursor < position && !publisher.wants(this.#topics.events)) this.#cursor = position
    if (this.#cursor < position) {
      for (const event of await journal.readAfter(outlet, this.#cursor, Math.min(eventsBatch, position - this.#cursor))) {
        if (!privateEvents.has(event.type)) {
          await publisher.publish(this.#topics.event(event.type), JSON.stringify(withoutBuyer(event)), { retain: false, qos: 1 })
        }
        this.#cursor = event.position
      }
    }
    if (performance.now() - this.#storedAt >= cursorEveryMs) await this.storeCursor()
  }

  private async storeCursor(): Promise<void> {
    if (this.#cursor === this.#stored) return
    const position = this.#cursor
    this.#storedAt = performance.now()
    try {
      await this.options.cursors.write(mqttFollower, this.options.outlet, position)
      this.#stored = position
    } catch {
      // an old cursor only repeats events
    }
  }
}

/** A buyer's name and address are on the invoice, its credit notes and in the journal for good; devices have no business with them. */
function withoutBuyer(event: Envelope): Envelope {
  const { type, data } = event
  // the portal's signed text names the buyer too
  if (type === 'EInvoiceRegistered') return { ...event, data: { ...(data as Readonly<Record<string, unknown>>), signedQr: '' } }
  return type === 'BillIssued' || type === 'CreditNoteIssued' ? { ...event, data: { ...(data as Readonly<Record<string, unknown>>), buyer: null } } : event
}
