import { createDispatcher, type Dispatcher } from '../kernel/dispatch'
import { FaultyJournal, type Fate } from '../kernel/faulty-journal.testing'
import type { Journal } from '../kernel/journal'
import { restaurant } from '../restaurant'
import type { Random } from './random.testing'

/** How likely each mishap is. */
export interface Weather {
  readonly lost: number
  readonly writtenButFailed: number
  readonly readFails: number
  readonly snapshotFails: number
}

export const fine: Weather = { lost: 0, writtenButFailed: 0, readFails: 0, snapshotFails: 0 }

/** One server process on the common journal, until it is killed. */
export class Process {
  readonly dispatcher: Dispatcher
  /** Resolves when the process dies, with everything that it had not answered. */
  readonly death: Promise<null>
  #die: (nothing: null) => void = () => undefined
  #dead = false

  constructor(common: Journal, now: () => string, random: Random, public weather: Weather) {
    this.death = new Promise(resolve => (this.#die = resolve))
    const journal = new FaultyJournal(common)
    const hops = async (most: number): Promise<void> => {
      for (let left = random.below(most); left > 0; left--) await Promise.resolve()
      // the dead do nothing more
      if (this.#dead) await new Promise(() => undefined)
    }
    journal.before = async operation => {
      await hops(8)
      const { readFails, snapshotFails } = this.weather
      if (operation !== 'append' && random.chance(operation === 'read' ? readFails : snapshotFails)) throw new Error(`the ${operation} failed`)
    }
    journal.fateOf = (): Fate => {
      const { lost, writtenButFailed } = this.weather
      return random.chance(lost) ? 'lost' : random.chance(writtenButFailed) ? 'written-but-failed' : 'written'
    }
    this.dispatcher = createDispatcher({
      journal, domain: restaurant, now, newId: () => random.id(), defer: run => void hops(12).then(run), snapshotEvery: random.pick([5, 40, 5_000]),
    })
  }

  get dead(): boolean {
    return this.#dead
  }

  /** Power cut: what it has not written is gone, and nobody hears of the rest. */
  kill(): void {
    this.#dead = true
    this.#die(null)
  }
}
