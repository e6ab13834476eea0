import { canonicalJson, categoryOf, foldStream, House, shapeOf, type Domain, type Entry, type Envelope, type LiveSnapshot } from '@restoflow/core'
import { envelopeOf, eventColumns, type EventRow } from '../rows'
import type { Reads } from '../sqlite-driver'
import type { Problems } from './report'
import type { StreamVisitor } from './streams'

/** Rebuilds the live state of the stored snapshot's position from the events alone, and compares the two. */
export class LiveStateCheck implements StreamVisitor {
  readonly #house: House
  #current: { readonly stream: string; readonly entry: Entry } | null = null

  constructor(
    private readonly reads: Reads,
    private readonly domain: Domain,
    private readonly problems: Problems,
    private readonly stored: LiveSnapshot,
  ) {
    this.#house = new House(problems.outlet, domain)
  }

  event({ stream, position }: Envelope, entry: Entry | null): void {
    if (this.#current && this.#current.stream !== stream) this.keep()
    if (entry && position <= this.stored.position) this.#current = { stream, entry }
  }

  async finish(): Promise<void> {
    this.keep()
    for (const stream of this.shownButNotHeld()) await this.load(stream)
    const expected = new Map(this.#house.snapshot().streams.map(each => [each.stream, each]))
    for (const { stream, version, state, shape } of this.stored.streams) {
      // a stream that was looked for and is not there is kept as its first state
      const folded = expected.get(stream) ?? { version: 0, state: this.domain.features.get(categoryOf(stream))?.initial }
      expected.delete(stream)
      // another build's shape is folded anew at the next start, whatever stands in it
      if ((shape ?? 1) !== shapeOf(this.#house.feature(stream))) continue
      if (folded.version !== version) this.differs(stream, `it holds version ${version}, the events fold to ${folded.version}`)
      else if (canonicalJson(folded.state) !== canonicalJson(state)) this.differs(stream, 'its state is not what the events fold to')
    }
    for (const stream of expected.keys()) this.differs(stream, 'it is missing')
  }

  private differs(stream: string, detail: string): void {
    this.problems.add('snapshot', this.stored.position, `${stream} in the live state of position ${this.stored.position}: ${detail}`)
  }

  private keep(): void {
    if (!this.#current) return
    const { stream, entry } = this.#current
    this.#current = null
    if (this.domain.features.get(categoryOf(stream))?.live(entry.state)) this.#house.put(stream, entry)
  }

  /** Streams that a live one shows, such as the served tickets of an open order. */
  private shownButNotHeld(): readonly string[] {
    const shown = this.#house.snapshot().streams.flatMap(({ stream, state }) =>
      Object.values(this.domain.features.get(categoryOf(stream))?.viewReads?.(state) ?? {}).flatMap(streams => streams ?? []))
    return [...new Set(shown)].filter(stream => !this.#house.get(stream))
  }

  private async load(stream: string): Promise<void> {
    const rows = await this.reads.all<EventRow>(
      `SELECT ${eventColumns} FROM events WHERE outlet = ? AND stream = ? AND position <= ? ORDER BY version`,
      [this.problems.outlet, stream, this.stored.position])
    const entry = foldStream(this.#house.feature(stream), rows.map(row => envelopeOf(this.problems.outlet, row)))
    if (entry) this.#house.put(stream, entry)
  }
}
