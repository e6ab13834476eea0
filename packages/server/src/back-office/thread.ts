import { Worker } from 'node:worker_threads'
import { RestoflowError, type ErrorCode } from '@restoflow/core'

/** What a thread says of one job. */
export type Answer =
  | { readonly done: unknown }
  /** An expected failure, which arrives as what it was. */
  | { readonly refused: { readonly code: ErrorCode; readonly message: string; readonly extra: Readonly<Record<string, unknown>> } }
  | { readonly failed: unknown }

/** Why a thread ended before it had answered. */
export type LossReason = 'died' | 'memory' | 'time' | 'closed'

/** A job that was never answered, because its thread is no more. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost'
  constructor(readonly reason: LossReason, cause?: unknown) {
    super(`The thread was lost: ${reason}`, { cause })
  }
}

export interface ThreadOptions {
  /** What runs in the thread and answers each job with an {@link Answer}. */
  readonly script: URL
  /** For what is said of it: `Papers`. */
  readonly name: string
  /** Jobs at once, the one at work among them. */
  readonly waitingMax: number
  /** A job that takes longer ends with its thread. */
  readonly workMsMax: number
  readonly heapMegabytesMax: number
  /** How long a thread without work keeps its memory; for good when it is absent. */
  readonly restMsMax?: number
}

/**
 * One job after another in a thread of its own, which is started for the first one and again when it has died. It keeps the process
 * alive only while it works.
 */
export class Thread<Job, Done> {
  #worker: Worker | null = null
  #last: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #closed = false
  #rest: NodeJS.Timeout | null = null

  constructor(private readonly options: ThreadOptions) {}

  /**
   * @param job plain data, asked for when its turn has come
   * @throws RestoflowError `too-busy`, and what the job refuses; ThreadLost where the thread ended before it had answered
   */
  async run(job: () => Job): Promise<Done> {
    const { name, waitingMax } = this.options
    if (this.#waiting >= waitingMax) throw new RestoflowError('too-busy', `${name}: ${waitingMax} are waiting.`)
    this.#waiting += 1
    const mine = this.#last.then(() => this.carryOut(job()))
    this.#last = mine.catch(() => undefined)
    try {
      return await mine
    } finally {
      this.#waiting -= 1
    }
  }

  /** Ends the thread; whoever waits is told that it was closed. */
  async close(): Promise<void> {
    this.#closed = true
    await this.end()
    await this.#last
  }

  private async carryOut(job: Job): Promise<Done> {
    if (this.#rest) clearTimeout(this.#rest)
    try {
      return await this.ask(job)
    } catch (error) {
      // what ended it may have been an earlier job's doing: one more try, in a new one
      if (!(error instanceof ThreadLost) || error.reason !== 'died') throw error
      return await this.ask(job)
    } finally {
      this.restSoon()
    }
  }

  private async ask(job: Job): Promise<Done> {
    if (this.#closed) throw new ThreadLost('closed')
    const worker = (this.#worker ??= this.start())
    worker.ref()
    const answer = await this.answerOf(worker, job)
    worker.unref()
    if ('refused' in answer) throw new RestoflowError(answer.refused.code, answer.refused.message, answer.refused.extra)
    if ('failed' in answer) throw answer.failed
    return answer.done as Done
  }

  private answerOf(worker: Worker, job: Job): Promise<Answer> {
    return new Promise<Answer>((resolve, reject) => {
      let reason: LossReason = 'died'
      let cause: unknown
      const timer = setTimeout(() => {
        reason = 'time'
        void worker.terminate()
      }, this.options.workMsMax)
      const failed = (error: unknown): void => {
        cause = error
        if ((error as { readonly code?: string }).code === 'ERR_WORKER_OUT_OF_MEMORY') reason = 'memory'
      }
      const stop = (): void => {
        clearTimeout(timer)
        worker.off('message', answered).off('error', failed).off('exit', lost)
      }
      const answered = (answer: Answer): void => {
        stop()
        resolve(answer)
      }
      const lost = (): void => {
        stop()
        reject(new ThreadLost(this.#closed ? 'closed' : reason, cause))
      }
      worker.on('message', answered).on('error', failed).on('exit', lost)
      try {
        worker.postMessage(job)
      } catch (error) {
        // what is no plain data never reaches a thread
        stop()
        worker.unref()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    })
  }

  private start(): Worker {
    const { script, heapMegabytesMax } = this.options
    // a host's own flags are for its own program: some, such as `--input-type`, no file may be started with
    const worker = new Worker(script, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMegabytesMax } })
    const forget = (): void => {
      if (this.#worker === worker) this.#worker = null
    }
    // a thread that dies at rest is only started again; one at work tells whoever waits for it
    worker.on('error', forget).on('exit', forget)
    return worker
  }

  private restSoon(): void {
    const { restMsMax } = this.options
    if (restMsMax === undefined) return
    this.#rest = setTimeout(() => void this.end(), restMsMax)
    this.#rest.unref()
  }

  private async end(): Promise<void> {
    if (this.#rest) clearTimeout(this.#rest)
    const worker = this.#worker
    this.#worker = null
    await worker?.terminate()
  }
}
