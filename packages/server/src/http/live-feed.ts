import type { Rendered, Regions } from '../screens/regions'

/** A region that one person watches through a connection. */
export interface Subscription {
  readonly staffId: string
  readonly region: string
}

/** One open connection, as the feed sees it. */
export interface Viewer {
  readonly regions: ReadonlySet<string>
  /** Takes a message about a region: a newer one replaces an older one that waits. */
  show(region: string, message: Uint8Array): void
  /** Takes a message of its own. */
  tell(message: Uint8Array): void
  close(): void
}

const encoder = new TextEncoder()
const pauseMsMin = 20
const pauseMsMax = 250
/** Longest that regions are rendered at a stretch; one region is one piece. */
const stretchMsMax = 8
/** Rendering takes at most this share of the processor, whatever is committed. */
const restPerWork = 8

/** @returns one event of the stream, serialised once for all who get it */
export function messageOf(body: object): Uint8Array {
  return encoder.encode(`data: ${JSON.stringify(body)}\n\n`)
}

/** @returns what tells about a region as it stands */
export function regionMessage({ key, position, html }: Rendered): Uint8Array {
  return messageOf(html === null ? { gone: key, position } : { region: key, position, html })
}

/**
 * Sends each watched region to its viewers after a commit that changed it. The first commit after a rest is shown at
 * once; further ones are gathered for 20 ms, or longer where rendering is slow. What takes long is shown in parts, between which commands are taken.
 */
export class LiveFeed {
  readonly #viewers = new Set<Viewer>()
  readonly #shown = new Map<string, Rendered>()
  #timer: NodeJS.Timeout | null = null
  #pausedUntilMs = 0
  #dueTimer: NodeJS.Timeout | null = null
  /** The rest of what is being shown. */
  #rest: NodeJS.Immediate | null = null
  /** Something changed while a part of it was shown. */
  #again = false

  constructor(private readonly regions: Regions) {}

  /** Open connections. */
  get size(): number {
    return this.#viewers.size
  }

  get viewers(): Iterable<Viewer> {
    return this.#viewers
  }

  /** Adds a connection and sends it every region in full. */
  join(viewer: Viewer): void {
    this.#viewers.add(viewer)
    for (const key of viewer.regions) {
      const rendered = this.regions.current(key)
      this.#shown.set(key, rendered)
      viewer.show(key, regionMessage(rendered))
    }
    this.watchTheClock()
  }

  leave(viewer: Viewer): void {
    if (!this.#viewers.delete(viewer)) return
    for (const key of viewer.regions) if (!this.isWatched(key)) this.#shown.delete(key)
  }

  /** Something was committed: shows it soon. */
  changed(): void {
    if (this.#rest) this.#again = true
    if (this.#timer || this.#rest || this.#viewers.size === 0) return
    const waitMs = Math.max(0, this.#pausedUntilMs - performance.now())
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.flush()
    }, waitMs)
  }

  /** Shows what changed since it was last shown. */
  flush(): void {
    // every region has its turn, however much is committed meanwhile
    if (this.#rest) this.#again = true
    else this.show([...this.#shown.keys()], 0)
  }

  private show(keys: readonly string[], workedMs: number): void {
    this.#rest = null
    const startedMs = performance.now()
    for (const [place, key] of keys.entries()) {
      if (performance.now() - startedMs >= stretchMsMax) {
        const soFarMs = workedMs + performance.now() - startedMs
        this.#rest = setImmediate(() => this.show(keys.slice(place), soFarMs))
        return
      }
      const before = this.#shown.get(key)
      if (!before) continue
      const rendered = this.regions.current(key)
      if (rendered.html === before.html && rendered.position === before.position) continue
      this.#shown.set(key, rendered)
      const message = regionMessage(rendered)
      for (const viewer of this.#viewers) if (viewer.regions.has(key)) viewer.show(key, message)
    }
    const workMs = workedMs + performance.now() - startedMs
    this.#pausedUntilMs = performance.now() + Math.min(pauseMsMax, Math.max(pauseMsMin, workMs * restPerWork))
    this.watchTheClock()
    if (!this.#again) return
    this.#again = false
    this.changed()
  }

  /** Sends the same message to everybody. */
  tellAll(body: object): void {
    if (this.#viewers.size === 0) return
    const message = messageOf(body)
    for (const viewer of this.#viewers) viewer.tell(message)
  }

  /** Ends every connection. */
  close(): void {
    if (this.#timer) clearTimeout(this.#timer)
    if (this.#dueTimer) clearTimeout(this.#dueTimer)
    if (this.#rest) clearImmediate(this.#rest)
    for (const viewer of [...this.#viewers]) viewer.close()
    this.#viewers.clear()
    this.#shown.clear()
  }

  private isWatched(key: string): boolean {
    for (const viewer of this.#viewers) if (viewer.regions.has(key)) return true
    return false
  }

  /** Regions that change by themselves are shown when they do. */
  private watchTheClock(): void {
    if (this.#dueTimer) clearTimeout(this.#dueTimer)
    this.#dueTimer = null
    const dueMs = Math.min(...[...this.#shown.keys()].map(key => this.regions.dueMs(key)))
    if (!Number.isFinite(dueMs)) return
    // An instant that is far away is looked at again within the hour: timers hold 24 days at most.
    const waitMs = Math.min(Math.max(dueMs - Date.now(), 0) + 1, 3_600_000)
    this.#dueTimer = setTimeout(() => this.flush(), waitMs)
    this.#dueTimer.unref()
  }
}
