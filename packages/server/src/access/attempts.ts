import { RestoflowError } from '@restoflow/core'
import type { PinTries, Tries } from '../people/pin-tries'

/** How many wrong tries are borne, and what follows. */
export interface AttemptLimits {
  readonly triesMax: number
  /** How long the first, second … lock lasts; the last repeats. */
  readonly lockMs: readonly number[]
  /** Tries are forgotten when nobody tried for this long. */
  readonly forgetMs: number
}

const keysMax = 10_000
const none: Tries = { used: 0, locks: 0, lockedUntilMs: 0, lastMs: 0 }

/**
 * Counts tries at secrets, by key. A try counts when it begins, so that many at once gain nothing. In memory, and written
 * behind where there is a store: a restart then forgets none.
 */
export class Attempts {
  readonly #tries = new Map<string, Tries>()

  constructor(
    private readonly limits: AttemptLimits,
    private readonly nowMs: () => number,
    private readonly store?: PinTries,
    private readonly report: (error: unknown) => void = () => undefined,
  ) {}

  /** Reads what was counted before this start, and drops what nobody remembers any more. */
  async load(): Promise<void> {
    for (const [key, tries] of (await this.store?.list()) ?? []) {
      this.#tries.set(key, tries)
      if (this.known(key) === none) this.forgive(key)
    }
  }

  /**
   * Counts one try.
   * @returns how many are left after it
   * @throws RestoflowError `too-many-attempts` with `retryAfterSeconds`, while locked
   */
  begin(key: string): number {
    const { triesMax, lockMs } = this.limits
    const now = this.nowMs()
    const tries = this.known(key)
    if (tries.lockedUntilMs > now) {
      const retryAfterSeconds = Math.ceil((tries.lockedUntilMs - now) / 1000)
      throw new RestoflowError('too-many-attempts', `Locked for ${retryAfterSeconds} s more.`, { retryAfterSeconds })
    }
    const used = tries.used + 1
    const locks = used >= triesMax
    const lockedUntilMs = locks ? now + (lockMs[Math.min(tries.locks, lockMs.length - 1)] ?? 0) : 0
    this.keep(key, { used: locks ? 0 : used, locks: tries.locks + (locks ? 1 : 0), lockedUntilMs, lastMs: now })
    return locks ? 0 : triesMax - used
  }

  /** The try was right: nothing is held against the key any more. */
  forgive(key: string): void {
    if (this.#tries.delete(key)) this.store?.remove(key).catch(this.report)
  }

  /** Forgives every key that ends so. */
  forgiveAll(ending: string): void {
    for (const key of [...this.#tries.keys()]) if (key.endsWith(ending)) this.forgive(key)
  }

  /** The try was right, but wrong ones of others still count: takes back this one. */
  refund(key: string): void {
    const tries = this.known(key)
    if (tries.used > 0) this.keep(key, { ...tries, used: tries.used - 1 })
    else if (tries.locks > 0) this.keep(key, { ...tries, used: this.limits.triesMax - 1, locks: tries.locks - 1, lockedUntilMs: 0 })
  }

  /** @returns until when the key is locked, in milliseconds since 1970, or null */
  lockedUntilMs(key: string): number | null {
    const { lockedUntilMs } = this.known(key)
    return lockedUntilMs > this.nowMs() ? lockedUntilMs : null
  }

  private known(key: string): Tries {
    const tries = this.#tries.get(key)
    if (!tries) return none
    const now = this.nowMs()
    return tries.lockedUntilMs <= now && now - tries.lastMs > this.limits.forgetMs ? none : tries
  }

  private keep(key: string, tries: Tries): void {
    this.#tries.delete(key)
    this.#tries.set(key, tries)
    this.store?.put(key, tries).catch(this.report)
    if (this.#tries.size <= keysMax) return
    const oldest = this.#tries.keys().next().value
    if (oldest !== undefined) this.forgive(oldest)
  }
}
