import { acceptanceOf } from './acceptance'
import { catchUp, readEntry, restore } from './catch-up'
import type { Domain } from './decider'
import { RestoflowError } from './errors'
import { Execution, Missing, type Outcome } from './execute'
import { House, type Entry } from './house'
import { Doubtful, isHopeless, nextBatch, unavailable, type Accepted, type CommandRequest, type Job } from './job'
import { JournalConflict, type CommandRecord, type Envelope, type Journal } from './journal'
import { principalOf, Replies, storedReply } from './replies'

/** What the lane must read before a job can be decided: its key's record, or streams. */
type Wanted = 'record' | readonly string[]

export interface LaneOptions {
  readonly journal: Journal
  readonly domain: Domain
  readonly outlet: string
  readonly now: () => string
  readonly newId: () => string
  /** Runs the writer a little later, so that commands that arrive together share one transaction. */
  readonly defer: (run: () => void) => void
  readonly snapshotEvery: number
  /** Must not throw. */
  readonly onCommit: (events: readonly Envelope[]) => void
}

const queueMax = 20_000
/** Events for each live stream between two stored live states: storing costs a fixed part of the work, however much is open. */
const snapshotShare = 8
/** A command that must read more often than this before it can be decided would never end. */
const readsMax = 100

/**
 * Commands of one outlet, one after another on the newest accepted state; the writer commits all that has gathered in
 * one append and only then answers. When an append fails, its commands and those behind it are decided again from
 * committed state, in their order, and each of them once more in a transaction of its own: a neighbour's failure is nobody else's.
 */
export class Lane {
  readonly house: House
  readonly #replies = new Replies()
  #opening: Promise<void> | null = null
  /** The head stays until it is decided, so that a recovery meanwhile puts its jobs in front of it. */
  #queue: Job[] = []
  /** Decided and not yet written. */
  #accepted: Accepted[] = []
  /** States after everything that is accepted, where they differ from the house's. */
  readonly #overlay = new Map<string, Entry>()
  #position = 0
  #snapshotAt = 0
  #failuresInARow = 0
  #closed = false
  #pumping: Promise<void> | null = null
  #writing: Promise<void> | null = null
  #recovering: Promise<void> | null = null
  #saving: Promise<void> = Promise.resolve()

  constructor(private readonly options: LaneOptions) {
    this.house = new House(options.outlet, options.domain)
  }

  /** Resolves when the lane holds the outlet's live state. When the store fails, the next call tries again. */
  ready(): Promise<void> {
    this.#opening ??= this.open().catch((error: unknown) => {
      this.#opening = null
      throw error
    })
    return this.#opening
  }

  /**
   * @returns the reply's JSON text, the same bytes for the same key
   * @throws RestoflowError for a refusal
   */
  submit(request: CommandRequest): Promise<string> {
    const known = this.#replies.find(request, () => this.submit(request))
    if (known) return known
    if (this.#closed) return Promise.reject(new RestoflowError('store-unavailable', 'It is shutting down.'))
    if (this.#queue.length >= queueMax) {
      return Promise.reject(new RestoflowError('too-busy', `${queueMax} commands are waiting.`))
    }
    const reply = new Promise<string>((settle, fail) => {
      this.#queue.push({ request, settle, fail, careful: false, record: undefined, failures: 0, conflicts: 0, reads: 0 })
    })
    this.#replies.track(request, reply)
    this.#pumping ??= this.pump()
    return reply
  }

  /** Takes no more commands, waits until nothing is under way and stores the live state. */
  async close(): Promise<void> {
    this.#closed = true
    while (this.#pumping || this.#writing) await (this.#pumping ?? this.#writing)
    // what is folded so far is whole, also when opening has failed on the way
    await this.#opening?.catch(() => undefined)
    await this.saveSnapshot()
  }

  private async open(): Promise<void> {
    const { journal } = this.options
    if (this.house.position === 0) {
      await restore(journal, this.house)
      this.#snapshotAt = this.house.position
    }
    await catchUp(journal, this.house)
    this.#position = this.house.position
  }

  private async pump(): Promise<void> {
    try {
      await this.ready()
      for (;;) {
        while (this.#recovering) await this.#recovering
        const job = this.#queue[0]
        if (!job) break
        const wanted = this.attempt(job)
        if (wanted) await this.read(job, wanted)
        else this.#queue.shift()
      }
    } catch (error) {
      for (const job of this.#queue.splice(0)) job.fail(unavailable(error))
    } finally {
      this.#pumping = null
    }
  }

  /** Decides one command. @returns what must be read first, or null when it is accepted, refused or answered */
  private attempt(job: Job): Wanted | null {
    const { careful, failures, request } = job
    if (careful && job.record === undefined && (request.keyed || failures > 0)) return 'record'
    if (job.record) {
      this.answerAgain(job, job.record)
      return null
    }
    try {
      this.accept(job, this.options.now())
      return null
    } catch (error) {
      if (error instanceof Missing) return error.streams
      if (!(error instanceof RestoflowError)) {
        job.fail(error)
        return null
      }
      if (!careful && (error instanceof Doubtful || request.keyed)) {
        job.careful = true
        return this.attempt(job)
      }
      this.refuse(job, error)
      return null
    }
  }

  private async read(job: Job, wanted: Wanted): Promise<void> {
    const { journal, outlet } = this.options
    try {
      if (++job.reads > readsMax) throw new Error(`${job.request.command} never has read enough`)
      if (wanted === 'record') {
        job.record = await journal.command(outlet, principalOf(job.request.by), job.request.commandId)
        return
      }
      for (const stream of wanted) {
        const entry = await readEntry(journal, this.house, stream)
        // a recovery that ran meanwhile may have brought in a newer one
        if (!this.house.get(stream)) this.house.put(stream, entry)
      }
    } catch (error) {
      this.#queue.splice(this.#queue.indexOf(job), 1)
      job.fail(unavailable(error))
    }
  }

  private execute({ request, careful }: Job, now: string): Outcome {
    const { domain, outlet, newId } = this.options
    const lookup = (stream: string): Entry | undefined => this.#overlay.get(stream) ?? this.house.get(stream)
    const execution = new Execution(domain, lookup, careful, newId, category => this.house.liveAfter(category, this.#overlay))
    let outcome: Outcome
    try {
      outcome = execution.run({ ...request, outlet, now })
    } catch (error) {
      throw error instanceof RestoflowError && execution.assumed.size > 0 ? new Doubtful() : error
    }
    if (outcome.events.length === 0 && execution.assumed.size > 0) throw new Doubtful()
    return outcome
  }

  private answerAgain(job: Job, record: CommandRecord): void {
    try {
      job.settle(storedReply(record, job.request.requestHash))
    } catch (error) {
      job.fail(error)
    }
  }

  private accept(job: Job, at: string): void {
    const outcome = this.execute(job, at)
    const { events, record } = acceptanceOf(outcome, job.request, this.options.outlet, this.#position, at)
    this.#position = record.position
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
      this.options.defer(() => void this.write().then(resolve))
    })
  }

  private async write(): Promise<void> {
    while (this.#accepted.length > 0) {
      const batch = nextBatch(this.#accepted)
      const events = batch.flatMap(({ events }) => events)
      const commands = batch.flatMap(({ record }) => record ?? [])
      try {
        const after = (events[0]?.position ?? this.house.position + 1) - 1
        if (commands.length > 0) {
          await this.options.journal.append(this.options.outlet, { after, events, commands })
          this.#failuresInARow = 0
        }
      } catch (error) {
        this.#recovering = this.recover(batch, error)
        await this.#recovering
        this.#recovering = null
        this.#pumping ??= this.pump()
        continue
      }
      this.committed(batch, events)
    }
    // in the same breath as the check above: whoever comes later starts a new writer
    this.#writing = null
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
    const { snapshotEvery } = this.options
    if (this.house.position - this.#snapshotAt >= Math.max(snapshotEvery, snapshotShare * this.house.size)) void this.saveSnapshot()
  }

  private async recover(batch: readonly Accepted[], error: unknown): Promise<void> {
    const conflict = error instanceof JournalConflict
    if (!conflict) this.#failuresInARow += 1
    for (const { job } of batch) {
      if (conflict) job.conflicts += 1
      else job.failures += 1
    }
    const again = [...batch, ...this.#accepted.splice(0)].map(({ job }) => job)
    for (const job of again) {
      job.careful = true
      job.record = undefined
    }
    this.#overlay.clear()
    const { journal } = this.options
    try {
      // an append that was reported as failed may be there all the same, and another writer's may be before it
      await catchUp(journal, this.house, this.options.onCommit)
    } catch (cause) {
      for (const job of again) job.fail(unavailable(cause))
      return
    } finally {
      this.#position = this.house.position
    }
    const retry: Job[] = []
    for (const job of again) {
      if (isHopeless(job, this.#failuresInARow)) await this.giveUp(job, error)
      else retry.push(job)
    }
    this.#queue = [...retry, ...this.#queue]
  }

  private async giveUp(job: Job, error: unknown): Promise<void> {
    const { journal, outlet } = this.options
    try {
      const record = await journal.command(outlet, principalOf(job.request.by), job.request.commandId)
      if (record) this.answerAgain(job, record)
      else job.fail(unavailable(error))
    } catch {
      job.fail(unavailable(error))
    }
  }

  /** A snapshot that can't be stored only makes the next start longer. */
  private saveSnapshot(): Promise<void> {
    const snapshot = this.house.snapshot()
    this.#snapshotAt = snapshot.position
    if (snapshot.position === 0) return Promise.resolve()
    // one after another: an older one must not end up over a newer
    this.#saving = this.#saving.then(() => this.options.journal.saveSnapshot(this.options.outlet, snapshot)).catch(() => undefined)
    return this.#saving
  }
}
