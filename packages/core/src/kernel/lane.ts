import type { Domain } from './decider'
import { RestoflowError } from './errors'
import { Execution, Missing, type Attempted, type Outcome } from './execute'
import { foldStream, House, type Entry } from './house'
import { JournalConflict, type CommandRecord, type Envelope, type Journal } from './journal'

/** A command as the edge hands it over. */
export interface CommandRequest extends Omit<Attempted, 'now' | 'outlet'> {
  /** Fingerprint of name, path ids and body: a second request under the same key must match it. */
  readonly requestHash: string
  /** Whether the caller chose the command id and may therefore send it again. */
  readonly keyed: boolean
}

interface Job {
  readonly request: CommandRequest
  readonly settle: (reply: string) => void
  readonly fail: (error: unknown) => void
  /** Look up the key and read every stream before deciding: after a conflict or a failed write. */
  careful: boolean
  failures: number
}

interface Accepted {
  readonly job: Job
  /** Null for a refusal, which waits for the writes that it rests on. */
  readonly outcome: Outcome | null
  readonly events: readonly Envelope[]
  readonly record: CommandRecord | null
  readonly error: unknown
}

export interface LaneOptions {
  readonly journal: Journal
  readonly domain: Domain
  readonly outlet: string
  readonly now: () => string
  readonly newId: () => string
  /** Runs the writer a little later, so that commands that arrive together share one transaction. */
  readonly defer: (run: () => void) => void
  readonly snapshotEvery: number
  readonly onCommit: (events: readonly Envelope[]) => void
}

const queueMax = 20_000
const batchMax = 512
const recentMax = 5_000
const readChunk = 1_000

/**
 * Commands of one outlet, one after another on the newest accepted state; the writer commits all that has gathered in
 * one append and only then answers. When an append fails, its commands and those behind it are decided again from
 * committed state: a neighbour's failure is nobody else's.
 */
export class Lane {
  readonly house: House
  readonly #ready: Promise<void>
  #queue: Job[] = []
  #accepted: Accepted[] = []
  #overlay = new Map<string, Entry>()
  #position = 0
  #snapshotAt = 0
  #pumping = false
  #writing: Promise<void> | null = null
  #recovering: Promise<void> | null = null
  readonly #inFlight = new Map<string, { readonly requestHash: string; readonly reply: Promise<string> }>()
  readonly #recent = new Map<string, { readonly requestHash: string; readonly reply: string }>()

  constructor(private readonly options: LaneOptions) {
    this.house = new House(options.outlet, options.domain)
    this.#ready = this.open()
    this.#ready.catch(() => undefined)
  }

  /** Resolves when the lane holds the outlet's live state. */
  ready(): Promise<void> {
    return this.#ready
  }

  /**
   * @returns the reply's JSON text, the same bytes for the same key
   * @throws RestoflowError for a refusal
   */
  submit(request: CommandRequest): Promise<string> {
    const key = keyOf(request)
    const known = this.#inFlight.get(key) ?? this.#recent.get(key)
    if (known) {
      return known.requestHash === request.requestHash ? Promise.resolve(known.reply) : Promise.reject(mismatch())
    }
    if (this.#queue.length >= queueMax) {
      return Promise.reject(new RestoflowError('too-busy', `${queueMax} commands are waiting.`))
    }
    const reply = new Promise<string>((settle, fail) => {
      this.#queue.push({ request, settle, fail, careful: false, failures: 0 })
    })
    this.#inFlight.set(key, { requestHash: request.requestHash, reply })
    const done = (): void => void this.#inFlight.delete(key)
    reply.then(text => {
      this.remember(key, request.requestHash, text)
      done()
    }, done)
    void this.pump()
    return reply
  }

  /** Waits until nothing is under way and stores the live state. */
  async close(): Promise<void> {
    await this.#ready
    while (this.#writing || this.#pumping || this.#queue.length > 0) {
      await (this.#writing ?? new Promise<void>(resolve => this.options.defer(resolve)))
    }
    await this.saveSnapshot()
  }

  private async open(): Promise<void> {
    const { journal, outlet } = this.options
    const snapshot = await journal.snapshot(outlet)
    if (snapshot) this.house.restore(snapshot)
    this.#snapshotAt = this.house.position
    await this.catchUp()
  }

  private async catchUp(): Promise<void> {
    const { journal, outlet } = this.options
    for (;;) {
      const events = await journal.readAfter(outlet, this.house.position, readChunk)
      if (events.length === 0) break
      const cold = events.map(event => event.stream).filter(stream => !this.house.get(stream))
      const first = events[0]?.position ?? 0
      for (const stream of new Set(cold)) await this.load(stream, first)
      this.house.fold(events)
    }
    this.#position = this.house.position
  }

  /** Reads a stream that is not in memory, only its events before `before`. */
  private async load(stream: string, before = Number.POSITIVE_INFINITY): Promise<void> {
    const feature = this.house.feature(stream)
    const events = (await this.options.journal.readStream(this.options.outlet, stream)).filter(event => event.position < before)
    this.house.put(stream, foldStream(feature, events) ?? { version: 0, state: feature.initial })
  }

  private async pump(): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    try {
      await this.#ready
      for (;;) {
        if (this.#recovering) await this.#recovering
        const job = this.#queue.shift()
        if (!job) break
        const wait = this.take(job)
        if (wait) await wait
      }
    } catch (error) {
      for (const job of this.#queue.splice(0)) job.fail(unavailable(error))
    } finally {
      this.#pumping = false
    }
  }

  /** Decides one command, at once where everything is in memory. */
  private take(job: Job): Promise<void> | null {
    if (job.careful) return this.takeCarefully(job)
    try {
      this.accept(job, this.execute(job).outcome)
      return null
    } catch (error) {
      if (error instanceof Missing) return this.loadThenTake(job, error.streams)
      if (!(error instanceof RestoflowError)) {
        job.fail(error)
        return null
      }
      if (error instanceof Doubtful || job.request.keyed) {
        job.careful = true
        return this.takeCarefully(job)
      }
      this.refuse(job, error)
      return null
    }
  }

  private execute(job: Job): { outcome: Outcome } {
    const { domain, outlet, now, newId } = this.options
    const execution = new Execution(domain, stream => this.#overlay.get(stream) ?? this.house.get(stream), job.careful, newId)
    try {
      const outcome = execution.run({ ...job.request, outlet, now: now() })
      if (outcome.events.length === 0 && execution.assumed.size > 0) throw new Doubtful()
      return { outcome }
    } catch (error) {
      if (error instanceof RestoflowError && execution.assumed.size > 0) throw new Doubtful()
      throw error
    }
  }

  private async loadThenTake(job: Job, streams: readonly string[]): Promise<void> {
    try {
      for (const stream of streams) await this.load(stream)
    } catch (error) {
      job.fail(unavailable(error))
      return
    }
    if (this.#recovering) await this.#recovering
    const wait = this.take(job)
    if (wait) await wait
  }

  private async takeCarefully(job: Job): Promise<void> {
    const { request } = job
    try {
      if (request.keyed || job.failures > 0) {
        const record = await this.options.journal.command(this.options.outlet, principalOf(request), request.commandId)
        if (record) {
          this.answerAgain(job, record)
          return
        }
      }
      for (;;) {
        if (this.#recovering) await this.#recovering
        try {
          this.accept(job, this.execute(job).outcome)
          return
        } catch (error) {
          if (error instanceof RestoflowError) {
            this.refuse(job, error)
            return
          }
          if (!(error instanceof Missing)) {
            job.fail(error)
            return
          }
          for (const stream of error.streams) await this.load(stream)
        }
      }
    } catch (error) {
      job.fail(unavailable(error))
    }
  }

  private answerAgain(job: Job, record: CommandRecord): void {
    if (record.requestHash !== job.request.requestHash) job.fail(mismatch())
    else if (record.reply === '') job.fail(new RestoflowError('idempotency-expired', `The command was carried out at ${record.at}.`))
    else job.settle(record.reply)
  }

  private accept(job: Job, outcome: Outcome): void {
    const { request } = job
    const { outlet, now } = this.options
    const at = now()
    const by = { kind: request.by.kind, id: request.by.id }
    const events = outcome.events.map(event => ({ outlet, position: ++this.#position, ...event, at, by, commandId: request.commandId }))
    const reply = JSON.stringify({
      position: this.#position,
      events: events.map(({ position, stream, type }) => ({ position, stream, type })),
      state: outcome.state,
    })
    const record: CommandRecord = {
      principal: principalOf(request), id: request.commandId, requestHash: request.requestHash, position: this.#position, reply, at,
    }
    for (const [stream, entry] of outcome.entries) this.#overlay.set(stream, entry)
    this.enqueue({ job, outcome, events, record, error: null })
  }

  private refuse(job: Job, error: RestoflowError): void {
    if (this.#accepted.length === 0 && !this.#writing) job.fail(error)
    else this.enqueue({ job, outcome: null, events: [], record: null, error })
  }

  private enqueue(accepted: Accepted): void {
    this.#accepted.push(accepted)
    this.#writing ??= new Promise<void>(resolve => {
      this.options.defer(() => {
        void this.write().finally(() => {
          this.#writing = null
          resolve()
        })
      })
    })
  }

  private async write(): Promise<void> {
    while (this.#accepted.length > 0) {
      const batch = this.#accepted.splice(0, batchMax)
      const events = batch.flatMap(({ events }) => events)
      const commands = batch.flatMap(({ record }) => record ?? [])
      try {
        const after = (events[0]?.position ?? this.house.position + 1) - 1
        if (commands.length > 0) await this.options.journal.append(this.options.outlet, { after, events, commands })
      } catch (error) {
        this.#recovering = this.recover(batch, error)
        await this.#recovering
        this.#recovering = null
        void this.pump()
        continue
      }
      this.committed(batch, events)
    }
  }

  private committed(batch: readonly Accepted[], events: readonly Envelope[]): void {
    const entries = new Map<string, Entry>()
    for (const { outcome } of batch) for (const [stream, entry] of outcome?.entries ?? []) entries.set(stream, entry)
    for (const [stream, entry] of entries) if (this.#overlay.get(stream) === entry) this.#overlay.delete(stream)
    this.house.commit(entries, events.at(-1)?.position ?? this.house.position)
    for (const { job, record, error } of batch) {
      if (record) job.settle(record.reply)
      else job.fail(error)
    }
    if (events.length > 0) this.options.onCommit(events)
    if (this.house.position - this.#snapshotAt >= this.options.snapshotEvery) {
      // a lost snapshot only makes the next start longer
      this.saveSnapshot().catch(() => undefined)
    }
  }

  private async recover(batch: readonly Accepted[], error: unknown): Promise<void> {
    const again = [...batch, ...this.#accepted.splice(0)].map(({ job }) => job)
    this.#overlay.clear()
    for (const job of again) {
      job.careful = true
      if (!(error instanceof JournalConflict)) job.failures += 1
    }
    try {
      await this.catchUp()
    } catch (cause) {
      this.#position = this.house.position
      for (const job of again) job.fail(unavailable(cause))
      return
    }
    const [hopeless, retry] = [again.filter(job => job.failures > 1), again.filter(job => job.failures <= 1)]
    for (const job of hopeless) job.fail(unavailable(error))
    this.#queue = [...retry, ...this.#queue]
  }

  private async saveSnapshot(): Promise<void> {
    const snapshot = this.house.snapshot()
    this.#snapshotAt = snapshot.position
    if (snapshot.position > 0) await this.options.journal.saveSnapshot(this.options.outlet, snapshot)
  }

  private remember(key: string, requestHash: string, reply: string): void {
    this.#recent.set(key, { requestHash, reply })
    if (this.#recent.size > recentMax) {
      const oldest = this.#recent.keys().next().value
      if (oldest !== undefined) this.#recent.delete(oldest)
    }
  }
}

/** A refusal, or a success without effect, that rests on a stream taken for new without a look. */
class Doubtful extends RestoflowError {
  constructor() {
    super('version-conflict', 'Decided on a stream that was not read.')
  }
}

function principalOf({ by }: CommandRequest): string {
  return `${by.kind}:${by.id}`
}

function keyOf(request: CommandRequest): string {
  return `${principalOf(request)} ${request.commandId}`
}

function mismatch(): RestoflowError {
  return new RestoflowError('idempotency-mismatch', 'The key belongs to a request with another command, id or body.')
}

function unavailable(cause: unknown): RestoflowError {
  return new RestoflowError('store-unavailable', cause instanceof Error ? cause.message : 'The store failed.')
}
