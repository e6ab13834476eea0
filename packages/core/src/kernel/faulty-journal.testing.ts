import type { AppendBatch, CommandRecord, Envelope, Journal, LiveSnapshot } from './journal'

/** What becomes of one append: it is written, it fails and nothing is written, or it is written and reported as failed. */
export type Fate = 'written' | 'lost' | 'written-but-failed'

/** A journal that fails when the test says so. The journal behind it is sound, as a disk behind a bad cable. */
export class FaultyJournal implements Journal {
  /** Fates of the next appends; those after them are written. */
  readonly fates: Fate[] = []
  /** Decides the fate of each append that has none in `fates`. */
  fateOf: (batch: AppendBatch) => Fate = () => 'written'
  /** Called before each operation: to wait, or to throw. */
  before: (operation: 'append' | 'read' | 'snapshot') => Promise<void> = () => Promise.resolve()
  readonly appended: AppendBatch[] = []
  readonly streamsRead: string[] = []
  commandsRead = 0

  constructor(private readonly inner: Journal) {}

  /** Holds every append back. @returns how to let them go */
  hold(): () => void {
    let release = (): void => undefined
    const gate = new Promise<void>(resolve => (release = resolve))
    this.before = operation => (operation === 'append' ? gate : Promise.resolve())
    return release
  }

  async append(outlet: string, batch: AppendBatch): Promise<void> {
    await this.before('append')
    this.appended.push(batch)
    const fate = this.fates.shift() ?? this.fateOf(batch)
    if (fate === 'lost') throw new Error('the disk is full')
    await this.inner.append(outlet, batch)
    if (fate === 'written-but-failed') throw new Error('the connection was cut')
  }

  async head(outlet: string): Promise<number> {
    await this.before('read')
    return this.inner.head(outlet)
  }

  async readAfter(outlet: string, position: number, limit: number): Promise<readonly Envelope[]> {
    await this.before('read')
    return this.inner.readAfter(outlet, position, limit)
  }

  async readStream(outlet: string, stream: string): Promise<readonly Envelope[]> {
    this.streamsRead.push(stream)
    await this.before('read')
    return this.inner.readStream(outlet, stream)
  }

  async command(outlet: string, principal: string, id: string): Promise<CommandRecord | null> {
    this.commandsRead += 1
    await this.before('read')
    return this.inner.command(outlet, principal, id)
  }

  async snapshot(outlet: string): Promise<LiveSnapshot | null> {
    await this.before('snapshot')
    return this.inner.snapshot(outlet)
  }

  async saveSnapshot(outlet: string, snapshot: LiveSnapshot): Promise<void> {
    await this.before('snapshot')
    return this.inner.saveSnapshot(outlet, snapshot)
  }

  follow(outlet: string, listener: (events: readonly Envelope[]) => void): () => void {
    return this.inner.follow(outlet, listener)
  }
}
