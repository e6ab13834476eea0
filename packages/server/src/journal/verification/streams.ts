import { foldOne, type Domain, type Entry, type Envelope, type Feature } from '@restoflow/core'
import { envelopeOf, eventColumns, type EventRow } from '../rows'
import type { Reads } from '../sqlite-driver'
import type { Problems } from './report'

const rowsAtOnce = 1_000

/** Hears of every event, stream by stream, in the order of versions. */
export interface StreamVisitor {
  /** After each event: the stream's state up to and with it, or null when its events do not fold. */
  event(event: Envelope, entry: Entry | null): void
  /** Called when some events were heard, so that a visitor can look something up for several at once. */
  pause?(): Promise<void>
}

/** Folds every stream of an outlet from zero, one after another, so that only one state is held at a time. */
export async function foldStreams(
  reads: Reads, outlet: string, domain: Domain, problems: Problems, visitors: readonly StreamVisitor[],
): Promise<void> {
  let last: readonly [string, number] = ['', 0]
  let fold = new StreamFold('', undefined, problems)
  for (;;) {
    const rows = await reads.all<EventRow>(
      `SELECT ${eventColumns} FROM events WHERE outlet = ? AND (stream, version) > (?, ?) ORDER BY stream, version LIMIT ?`,
      [outlet, ...last, rowsAtOnce])
    for (const row of rows) {
      if (row.stream !== fold.stream) fold = new StreamFold(row.stream, domain.features.get(row.stream.split('/', 1)[0] ?? ''), problems)
      const event = fold.take(outlet, row)
      if (event) for (const visitor of visitors) visitor.event(event, fold.entry)
      last = [row.stream, row.version]
    }
    for (const visitor of visitors) await visitor.pause?.()
    if (rows.length < rowsAtOnce) return
  }
}

class StreamFold {
  entry: Entry | null = null
  #version = 0
  #position = 0
  #failed = false

  constructor(
    readonly stream: string,
    private readonly feature: Feature | undefined,
    private readonly problems: Problems,
  ) {}

  take(outlet: string, row: EventRow): Envelope | null {
    const name = `version ${row.version} of ${row.stream}`
    if (row.version !== this.#version + 1) this.problems.add('version', row.position, `${name} follows ${this.#version}`)
    if (row.position <= this.#position) this.problems.add('version', row.position, `${name} was written before the one before it`)
    this.#version = row.version
    this.#position = row.position
    try {
      const event = envelopeOf(outlet, row)
      if (!this.feature) throw new Error(`no feature folds ${row.stream}`)
      if (!this.#failed) this.entry = foldOne(this.feature, this.entry ?? undefined, event)
      return event
    } catch (error) {
      const why = error instanceof Error ? error.message : 'unknown'
      if (!this.#failed) this.problems.add('fold', row.position, `${row.type} of ${row.stream} does not fold: ${why}`)
      this.#failed = true
      this.entry = null
      return null
    }
  }
}
