import { canonicalJson, type DayClose, type DayState, type Entry, type Envelope } from '@restoflow/core'
import type { Reads } from '../sqlite-driver'
import type { Problems } from './report'
import type { StreamVisitor } from './streams'

/**
 * Every Z report holds exactly what its day's book adds up to, bears the number that its series gave it, and names a head of the chain
 * that the journal has at that position.
 */
export class DayCloseCheck implements StreamVisitor {
  readonly #closes = new Map<string, { readonly position: number; readonly number: string }>()
  readonly #taken = new Map<string, string>()
  #book: { readonly stream: string; readonly totals: DayState['totals'] } | null = null
  #heads: { readonly position: number; readonly day: string; readonly chain: NonNullable<DayClose['chain']> }[] = []

  constructor(
    private readonly reads: Reads,
    private readonly problems: Problems,
  ) {}

  event({ stream, type, position, data }: Envelope, entry: Entry | null): void {
    if (type === 'SerialTaken' && stream.startsWith('series/z/')) {
      const { number, for: day } = data as { number: string; for: string }
      this.#taken.set(day, number)
    }
    if (!stream.startsWith('day/')) return
    if (type === 'DayClosed') this.closed(stream, position, data as DayClose)
    else this.#book = entry ? { stream, totals: (entry.state as DayState).totals } : null
  }

  async pause(): Promise<void> {
    for (const { position, day, chain } of this.#heads.splice(0)) {
      const row = await this.reads.get<{ hash: string }>('SELECT hash FROM events WHERE outlet = ? AND position = ?', [this.problems.outlet, chain.position])
      if (chain.position > 0 && row?.hash !== chain.hash) {
        this.problems.add('day', position, `the Z report of ${day} names another hash for position ${chain.position}`)
      }
    }
  }

  finish(): void {
    for (const [day, { position, number }] of this.#closes) {
      const taken = this.#taken.get(day)
      if (taken !== number) this.problems.add('serial', position, `the Z report of ${day} bears ${number}, its series gave ${taken ?? 'none'}`)
      this.#taken.delete(day)
    }
    for (const [day, number] of this.#taken) this.problems.add('serial', 0, `${number} was taken for ${day}, which is not closed`)
  }

  private closed(stream: string, position: number, { businessDay, zNumber, totals, chain }: DayClose): void {
    if (this.#closes.has(businessDay)) this.problems.add('day', position, `${businessDay} was closed twice`)
    this.#closes.set(businessDay, { position, number: zNumber })
    // a day without anything in its book is closed with nothing
    if (this.#book?.stream === stream && canonicalJson(this.#book.totals) !== canonicalJson(totals)) {
      this.problems.add('day', position, `the Z report of ${businessDay} is not what its book adds up to`)
    }
    if (chain) this.#heads.push({ position, day: businessDay, chain })
  }
}
