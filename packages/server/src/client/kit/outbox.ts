/** A command of this page, on its way. */
export interface Command {
  /** The idempotency key: the same on every attempt. */
  readonly key: string
  /** Staff id of who gave it. */
  readonly as: string
  /** Path below `/api/v1/`. */
  readonly path: string
  readonly body: unknown
  /** What a person calls it: `Send KOT, T7`. */
  readonly label: string
  /** Taps of one intent are one command. */
  readonly intent: string | null
  readonly atMs: number
}

/** What an RFC 9457 answer says. */
export interface Problem {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fix: string
  /** The particulars in the page's language, where they are made from figures; else `detail` says them. */
  readonly said?: string
  /** The right that was missing, where one was. */
  readonly right?: string
  /** The order that has the number already, where one has. */
  readonly orderId?: string
}

/** How one attempt ended. */
export type Outcome =
  | { readonly kind: 'done'; readonly reply: unknown }
  | { readonly kind: 'refused'; readonly problem: Problem }
  /** Nobody signed in by that name any more: it waits for the sign-in. */
  | { readonly kind: 'signed-out' }
  /** No answer, or (`busy`) one that says to try again. */
  | { readonly kind: 'unreachable'; readonly busy: boolean }

export interface OutboxOptions {
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  send(command: Command): Promise<Outcome>
  /** A command ended. */
  onEnd(command: Command, outcome: Extract<Outcome, { kind: 'done' | 'refused' }>): void
  /** Something about the queue changed: its length, or whether it gets through. */
  onChange(): void
  setTimer(run: () => void, ms: number): unknown
  clearTimer(timer: unknown): void
}

const storageKey = 'restoflow.outbox'
const waitingMax = 200
const backoffMsMin = 500
const backoffMsMax = 5_000

/**
 * The commands of one tab, sent one after another in the order of the taps, each until it has an answer. The queue lies in
 * the session's storage before anything is sent, so that neither a lost connection nor a reload loses or doubles a tap:
 * an attempt whose answer got lost is repeated under the same key.
 */
export class Outbox {
  #queue: readonly Command[]
  #failures = 0
  #sending = false
  #signedOut = false
  #busy = false
  #timer: unknown = null

  constructor(private readonly options: OutboxOptions) {
    this.#queue = stored(options.storage)
  }

  /** What has no answer yet, oldest first. */
  get waiting(): readonly Command[] {
    return this.#queue
  }

  /** Whether the last attempt got no answer. */
  get failing(): boolean {
    return this.#failures > 0
  }

  /** Whether the server answers, but cannot write. */
  get busy(): boolean {
    return this.failing && this.#busy
  }

  /** Whether the queue waits for somebody to sign in again. */
  get signedOut(): boolean {
    return this.#signedOut
  }

  /** @returns false when too much waits already */
  put(command: Command): boolean {
    if (this.#queue.length >= waitingMax) return false
    this.keep([...this.#queue, command])
    this.options.onChange()
    this.pump()
    return true
  }

  /** Tries at once, whatever the pause. */
  retry(): void {
    this.options.clearTimer(this.#timer)
    this.#timer = null
    this.#signedOut = false
    this.pump()
  }

  private pump(): void {
    const [command] = this.#queue
    if (!command || this.#sending || this.#timer !== null || this.#signedOut) return
    this.#sending = true
    this.options.send(command).catch((): Outcome => ({ kind: 'unreachable', busy: false })).then(outcome => {
      this.#sending = false
      this.settle(command, outcome)
    }, () => undefined)
  }

  private settle(command: Command, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'done':
      case 'refused':
        this.#failures = 0
        this.keep(this.#queue.filter(({ key }) => key !== command.key))
        this.options.onEnd(command, outcome)
        this.options.onChange()
        return this.pump()
      case 'signed-out':
        this.#failures = 0
        this.#signedOut = true
        return this.options.onChange()
      case 'unreachable': {
        const pauseMs = Math.min(backoffMsMax, backoffMsMin * 2 ** this.#failures)
        this.#failures += 1
        this.#busy = outcome.busy
        this.#timer = this.options.setTimer(() => {
          this.#timer = null
          this.pump()
        }, pauseMs)
        return this.options.onChange()
      }
      default:
        return outcome satisfies never
    }
  }

  private keep(queue: readonly Command[]): void {
    this.#queue = queue
    if (queue.length === 0) this.options.storage.removeItem(storageKey)
    else this.options.storage.setItem(storageKey, JSON.stringify(queue))
  }
}

function stored(storage: OutboxOptions['storage']): readonly Command[] {
  const text = storage.getItem(storageKey)
  if (text === null) return []
  const kept: unknown = JSON.parse(text)
  return Array.isArray(kept) ? (kept as readonly Command[]) : []
}
