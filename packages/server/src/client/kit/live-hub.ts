import type { FromTab, LiveState, RegionMessage, ServerMessage, ToTab } from './live-messages'

/** A tab, as the hub sees it. */
export interface LivePort {
  post(message: ToTab): void
}

/** The part of an EventSource that the hub uses. */
export interface LiveSource {
  onmessage: ((event: { readonly data: string }) => void) | null
  onerror: (() => void) | null
  close(): void
}

/** Everything that the hub needs of its surroundings. */
export interface LiveSurroundings {
  open(url: string): LiveSource
  /** @returns the status that the address answers, 0 when nobody does */
  probe(url: string): Promise<number>
  nowMs(): number
  setTimer(run: () => void, ms: number): unknown
  clearTimer(timer: unknown): void
  /** @returns a number from 0 to below 1 */
  random(): number
}

interface Tab {
  subscriptions: ReadonlySet<string>
  heardMs: number
}

const backoffMsMin = 250
const backoffMsMax = 5_000
/** The server says something every 15 s; two silent turns mean that the line is dead. */
const silenceMsMax = 35_000
const tickEveryMs = 5_000
const portSilentMsMax = 65_000
/** A tab that is reloaded says good-bye and comes again at once. */
const shrinkAfterMs = 10_000
const rungMax = 500
/** As many as the server takes; nobody opens so many boards at once. */
const subscriptionsMax = 250

/**
 * The one live connection of a browser, for all of its tabs: the union of what they show. It runs in a SharedWorker, or in
 * the tab that was elected where there is none.
 */
export class LiveHub {
  readonly #tabs = new Map<LivePort, Tab>()
  readonly #latest = new Map<string, RegionMessage>()
  readonly #refused = new Set<string>()
  readonly #rung = new Set<string>()
  #source: LiveSource | null = null
  /** What the open connection carries. */
  #covered: ReadonlySet<string> = new Set()
  /** A connection that is to take the open one's place once it answers. */
  #next: LiveSource | null = null
  #state: LiveState = 'connecting'
  #sinceMs: number
  #heardMs: number
  #failures = 0
  #retryTimer: unknown = null
  #shrinkTimer: unknown = null
  #tickTimer: unknown = null

  constructor(private readonly around: LiveSurroundings) {
    this.#sinceMs = this.#heardMs = around.nowMs()
    this.tick()
  }

  /** Takes a message of a tab; the first one makes the tab known. */
  receive(port: LivePort, message: FromTab): void {
    if (message.type === 'bye') return this.forget(port)
    const tab = this.#tabs.get(port) ?? { subscriptions: new Set(), heardMs: 0 }
    tab.heardMs = this.around.nowMs()
    this.#tabs.set(port, tab)
    switch (message.type) {
      case 'show':
        return this.show(port, tab, message.subscriptions)
      case 'retry':
        return this.retry()
      case 'may-ring':
        return this.grantRing(port, message.id)
      case 'alive':
        return
      default:
        return message satisfies never
    }
  }

  /** Ends the connection and every timer. */
  close(): void {
    for (const timer of [this.#retryTimer, this.#shrinkTimer, this.#tickTimer]) this.around.clearTimer(timer)
    this.#source?.close()
    this.#next?.close()
    this.#source = this.#next = null
    this.#tabs.clear()
  }

  private show(port: LivePort, tab: Tab, subscriptions: readonly string[]): void {
    const before = tab.subscriptions
    tab.subscriptions = new Set(subscriptions)
    port.post({ type: 'state', state: this.#state, sinceMs: this.#sinceMs })
    const added = subscriptions.filter(subscription => !before.has(subscription))
    for (const subscription of added) {
      // Asked for again: the person may have signed in meanwhile.
      this.#refused.delete(subscription)
      const latest = this.#covered.has(subscription) && this.#state === 'live' ? this.#latest.get(regionOf(subscription)) : undefined
      if (latest) port.post(latest)
    }
    this.follow()
  }

  /** Makes the connection carry what the tabs show. */
  private follow(): void {
    const wanted = this.wanted()
    if ([...wanted].some(subscription => !this.#covered.has(subscription))) return this.connect()
    if (wanted.size === this.#covered.size || this.#shrinkTimer !== null) return
    this.#shrinkTimer = this.around.setTimer(() => {
      this.#shrinkTimer = null
      if (this.wanted().size < this.#covered.size) this.connect()
    }, shrinkAfterMs)
  }

  private wanted(): ReadonlySet<string> {
    const all = [...this.#tabs.values()].flatMap(({ subscriptions }) => [...subscriptions])
    return new Set([...new Set(all)].filter(subscription => !this.#refused.has(subscription)).sort().slice(0, subscriptionsMax))
  }

  private connect(): void {
    this.around.clearTimer(this.#retryTimer)
    this.#retryTimer = null
    this.#next?.close()
    this.#next = null
    const wanted = this.wanted()
    if (wanted.size === 0) {
      this.#source?.close()
      this.#source = null
      this.#covered = wanted
      return
    }
    const url = `/live?s=${[...wanted].join(',')}`
    const source = this.around.open(url)
    this.#next = source
    source.onmessage = ({ data }) => this.hear(source, wanted, JSON.parse(data) as ServerMessage)
    source.onerror = () => void this.lose(source, url)
  }

  private hear(source: LiveSource, wanted: ReadonlySet<string>, message: ServerMessage): void {
    this.#heardMs = this.around.nowMs()
    if (message.hello) this.welcome(source, wanted, message.hello)
    if (source !== this.#source) return
    const { now, region, gone, position = 0, html } = message
    if (now !== undefined) this.tellAll({ type: 'now', now, position, fresh: false })
    const key = region ?? gone
    if (key === undefined) return
    const shown: RegionMessage = { type: 'region', region: key, position, html: region === undefined ? null : html ?? null }
    this.#latest.set(key, shown)
    for (const [port, { subscriptions }] of this.#tabs) {
      if ([...subscriptions].some(subscription => regionOf(subscription) === key)) port.post(shown)
    }
  }

  private welcome(source: LiveSource, wanted: ReadonlySet<string>, hello: NonNullable<ServerMessage['hello']>): void {
    if (this.#source !== source) this.#source?.close()
    this.#source = source
    this.#next = null
    this.#failures = 0
    this.#latest.clear()
    this.#covered = new Set([...wanted].filter(subscription => !hello.refused.includes(subscription)))
    this.setState('live')
    this.tellAll({ type: 'now', now: hello.now, position: hello.position, fresh: true })
    for (const subscription of hello.refused) this.refuse(subscription)
    this.follow()
  }

  /** The connection ended, or could not be made. */
  private async lose(source: LiveSource, url: string): Promise<void> {
    source.close()
    if (source !== this.#source && source !== this.#next) return
    const wasOpen = source === this.#source
    if (wasOpen) this.#source = null
    else this.#next = null
    this.#covered = this.#source ? this.#covered : new Set()
    if (this.#next) return
    // A server that only wants to look again who may stay is back at once: nobody needs to see that.
    if (wasOpen) return this.reconnectIn(20)
    const status = await this.around.probe(url)
    if (this.#next) return
    if (status === 401 || status === 403) {
      for (const subscription of this.wanted()) if (!this.#covered.has(subscription)) this.refuse(subscription)
      return
    }
    if (!this.#source) this.setState('offline')
    const backoffMs = Math.min(backoffMsMax, backoffMsMin * 2 ** this.#failures)
    this.#failures += 1
    this.reconnectIn(backoffMs * (0.8 + 0.4 * this.around.random()))
  }

  private reconnectIn(ms: number): void {
    this.around.clearTimer(this.#retryTimer)
    this.#retryTimer = this.around.setTimer(() => this.connect(), ms)
  }

  private retry(): void {
    if (this.#state === 'live' && this.around.nowMs() - this.#heardMs < 2_000) return
    this.#failures = 0
    this.connect()
  }

  private refuse(subscription: string): void {
    this.#refused.add(subscription)
    for (const [port, { subscriptions }] of this.#tabs) {
      if (subscriptions.has(subscription)) port.post({ type: 'refused', subscription })
    }
  }

  private grantRing(port: LivePort, id: string): void {
    const granted = !this.#rung.has(id)
    this.#rung.add(id)
    if (this.#rung.size > rungMax) this.#rung.delete(this.#rung.values().next().value ?? '')
    port.post({ type: 'ring', id, granted })
  }

  private setState(state: LiveState): void {
    if (state === this.#state) return
    this.#state = state
    this.#sinceMs = this.around.nowMs()
    this.tellAll({ type: 'state', state, sinceMs: this.#sinceMs })
  }

  private forget(port: LivePort): void {
    if (this.#tabs.delete(port)) this.follow()
  }

  private tellAll(message: ToTab): void {
    for (const port of this.#tabs.keys()) port.post(message)
  }

  private tick(): void {
    const nowMs = this.around.nowMs()
    for (const [port, { heardMs }] of this.#tabs) if (nowMs - heardMs > portSilentMsMax) this.forget(port)
    this.tellAll({ type: 'tick' })
    if (this.#source && nowMs - this.#heardMs > silenceMsMax) {
      this.#source.close()
      this.#source = null
      this.#covered = new Set()
      this.setState('offline')
      this.connect()
    }
    this.#tickTimer = this.around.setTimer(() => this.tick(), tickEveryMs)
  }
}

function regionOf(subscription: string): string {
  return subscription.slice(subscription.indexOf('~') + 1)
}
