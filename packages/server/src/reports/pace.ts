import { setImmediate } from 'node:timers/promises'

/** Longest that a report works at a stretch: a tap that comes meanwhile waits no longer than this. */
const stretchMsMax = 8

/** Gives way to whoever waits, as often as work has held the thread for long enough. */
export class Pace {
  #sinceMs = performance.now()

  /** @returns a promise to wait for, or null while there is no need */
  step(): Promise<void> | null {
    if (performance.now() - this.#sinceMs < stretchMsMax) return null
    return this.pause()
  }

  /** Gives way now: something long comes next. */
  async pause(): Promise<void> {
    await setImmediate()
    this.#sinceMs = performance.now()
  }
}
