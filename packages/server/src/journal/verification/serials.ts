import { restaurant, seriesOn, serialNumber, yearSeriesOf, type Envelope, type OutletState, type SeriesSettings } from '@restoflow/core'
import type { Reads } from '../sqlite-driver'
import type { Problems } from './report'
import type { StreamVisitor } from './streams'

interface SettingsFrom {
  readonly position: number
  readonly outlet: OutletState
}

interface SettingsRow {
  readonly position: number
  readonly type: string
  readonly at: string
  /** JSON. */
  readonly data: string
}

interface Taken {
  readonly number: string
  readonly for: string
  readonly position: number
}

/**
 * Every number is the one that its series gives at its place by the settings of that moment, so none is missing or
 * doubled; and each number of a bill series stands on the bill that it was taken for, and on no other.
 */
export class SerialCheck implements StreamVisitor {
  #waiting: Taken[] = []
  #ofBills = 0

  private constructor(
    private readonly reads: Reads,
    private readonly problems: Problems,
    private readonly settings: readonly SettingsFrom[],
  ) {}

  static async open(reads: Reads, outlet: string, problems: Problems): Promise<SerialCheck> {
    const rows = await reads.all<SettingsRow>(
      `SELECT position, type, at, data FROM events
      WHERE outlet = ? AND stream = 'outlet' AND type IN ('OutletConfigured', 'SeriesStaged') AND json_valid(data) ORDER BY position`, [outlet])
    return new SerialCheck(reads, problems, settingsThrough(rows))
  }

  event({ stream, type, version, position, data }: Envelope): void {
    const [category, kind = '', ...rest] = stream.split('/')
    if (category !== 'series') return
    if (type !== 'SerialTaken') {
      this.problems.add('serial', position, `${stream} holds a ${type}`)
      return
    }
    const { number, for: document } = data as Omit<Taken, 'position'>
    const period = rest.join('/')
    const series = seriesAt(this.settings.find(from => from.position < position), kind, period)
    const expected = series ? serialNumber(series, version - 1, period) : number
    if (number !== expected) this.problems.add('serial', position, `${stream} gave ${number} where ${expected} was next`)
    if (kind === 'invoice' || kind === 'vat') {
      this.#ofBills += 1
      this.#waiting.push({ number, for: document, position })
    }
  }

  async pause(): Promise<void> {
    if (this.#waiting.length === 0) return
    const taken = this.#waiting.splice(0)
    const rows = await this.reads.all<{ bill_id: string; number: string }>(
      'SELECT bill_id, number FROM bills WHERE outlet = ? AND bill_id IN (SELECT value FROM json_each(?))',
      [this.problems.outlet, JSON.stringify(taken.map(each => each.for))])
    const numbers = new Map(rows.map(row => [row.bill_id, row.number]))
    for (const { number, for: document, position } of taken) {
      const borne = numbers.get(document)
      if (borne !== number) this.problems.add('serial', position, `${number} was taken for ${document}, which bears ${borne ?? 'none'}`)
    }
  }

  /** @param issued how many bills the journal holds */
  finish(issued: number): void {
    if (issued !== this.#ofBills) this.problems.add('serial', 0, `${issued} bills were issued and ${this.#ofBills} numbers taken for bills`)
  }
}

/** @returns the outlet's settings and staged series as each of the events left them, the newest first */
function settingsThrough(rows: readonly SettingsRow[]): readonly SettingsFrom[] {
  const feature = restaurant.features.get('outlet')
  let state = feature?.initial as OutletState
  const through: SettingsFrom[] = []
  for (const { position, type, at, data } of rows) {
    const event = { type, at, data: JSON.parse(data) as unknown, by: { kind: 'system', id: 'verify' }, commandId: 'verify' } as const
    state = feature?.evolve(state, event) as OutletState
    through.unshift({ position, outlet: state })
  }
  return through
}

/** @returns how the numbers of a stream are made, or null where no settings say it */
function seriesAt(from: SettingsFrom | undefined, kind: string, period: string): SeriesSettings | null {
  if (!from?.outlet.settings) return null
  if (kind === 'kot' || kind === 'token') return from.outlet.settings.series[kind]
  const ofYear = yearSeriesOf(kind)
  return ofYear && seriesOn(from.outlet, ofYear, period)
}
