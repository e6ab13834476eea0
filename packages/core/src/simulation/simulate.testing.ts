import { RestoflowError } from '../kernel/errors'
import type { CommandRecord, Envelope, Journal } from '../kernel/journal'
import { createInMemoryJournal } from '../kernel/memory-journal'
import { ownerKey } from '../kernel/testing'
import { setUp } from '../restaurant.testing'
import { randomCommand, type RandomCommand } from './commands.testing'
import { Auditor, must } from './invariants.testing'
import { fine, Process, type Weather } from './process.testing'
import { randomOf, type Random } from './random.testing'

/** What came to pass, so that a test can see that enough did. */
export interface Tally {
  acknowledged: number
  refused: number
  retried: number
  deaths: number
  settled: number
  events: number
}

interface Sent extends RandomCommand {
  readonly commandId: string
}

const outlet = 'demo'
const retriesMax = 200
const trouble: ReadonlySet<string> = new Set(['store-unavailable', 'too-busy'])

/**
 * A restaurant on one journal, with one or two processes that write it, clients that send and send again, a store that
 * fails, power cuts and a clock that jumps: all of it chosen by the seed, in microtasks alone, so that a seed repeats exactly.
 * @throws Error as soon as something does not hold
 */
export async function simulate(seed: number): Promise<Tally> {
  const random = randomOf(seed)
  const simulation = new Simulation(random)
  await simulation.open()
  const rounds = 3 + random.below(3)
  for (let round = 0; round < rounds; round++) await simulation.round()
  return simulation.tally
}

class Simulation {
  readonly tally: Tally = { acknowledged: 0, refused: 0, retried: 0, deaths: 0, settled: 0, events: 0 }
  readonly #journal: Journal = createInMemoryJournal()
  readonly #auditor = new Auditor()
  readonly #processes: Process[] = []
  readonly #replies = new Map<string, { readonly sent: Sent; readonly reply: string }>()
  #broken: unknown = null
  #ms: number

  constructor(private readonly random: Random) {
    // half of the restaurants live through the end of a financial year, all through the end of a business day
    this.#ms = Date.parse(random.chance(0.5) ? '2027-03-31T17:00:00.000Z' : '2026-11-22T14:00:00.000Z')
    this.#journal.follow(outlet, events => this.audit(events))
  }

  async open(): Promise<void> {
    const first = new Process(this.#journal, () => this.now(), this.random, fine)
    for (const { command, id, body } of setUp) await first.dispatcher.dispatch({ outlet, command, id, body, by: ownerKey })
    if (this.random.chance(0.5)) await first.dispatcher.close()
    const count = this.random.pick([1, 1, 2])
    for (let index = 0; index < count; index++) this.#processes.push(this.start())
  }

  /** Clients at work, all at once; then everything is looked at. */
  async round(): Promise<void> {
    const clients = 2 + this.random.below(8)
    await Promise.all(Array.from({ length: clients }, (_, index) => this.client(`client-${index}`, 15 + this.random.below(25))))
    this.sound()
    for (const process of this.#processes) process.weather = fine
    for (const [index, { dispatcher }] of this.#processes.entries()) {
      // a command that changes nothing brings a process that was behind up to date
      await dispatcher.dispatch({ outlet, command: 'menu.restore', id: 'water', body: {}, by: ownerKey })
      await this.compare(dispatcher, `process ${index}`)
    }
    await this.compare(new Process(this.#journal, () => this.now(), this.random, fine).dispatcher, 'a fresh start')
    await this.checkReplies()
    Auditor.approvals(this.#auditor.events)
    this.tally.events = this.#auditor.events.length
    this.tally.settled = this.#auditor.events.filter(({ type }) => type === 'OrderSettled').length
    for (const process of this.#processes) process.weather = this.weather()
  }

  private async compare(dispatcher: Process['dispatcher'], name: string): Promise<void> {
    this.#auditor.compare(await dispatcher.house(outlet), name)
  }

  private async client(who: string, steps: number): Promise<void> {
    const slot = this.random.below(this.#processes.length)
    for (let step = 0; step < steps; step++) {
      this.sound()
      if (this.random.chance(0.004)) this.crash(slot)
      const known = this.random.chance(0.04) ? this.random.any([...this.#replies.values()]) : undefined
      if (known) await this.repeat(slot, known)
      else await this.send(slot, { ...randomCommand(this.random, await this.look(slot), who), commandId: this.random.id() })
    }
  }

  /** One command, tapped once or several times, until somebody answers. */
  private async send(slot: number, sent: Sent): Promise<void> {
    const taps = this.random.pick([1, 1, 1, 1, 2, 3])
    const answers = await Promise.all(Array.from({ length: taps }, () => this.answer(slot, sent)))
    must(new Set(answers.map(({ text }) => text)).size === 1, `all taps of ${sent.command} are answered alike: ${answers.map(({ text }) => text).join(' / ')}`)
    const [answer] = answers
    if (!answer) return
    this.tally[answer.ok ? 'acknowledged' : 'refused'] += 1
    if (answer.ok) this.#replies.set(keyOf(sent), { sent, reply: answer.text })
    else must(!this.#auditor.events.some(({ commandId }) => commandId === sent.commandId), `the refused ${sent.command} wrote nothing (${answer.text})`)
  }

  /** An old command again: the same bytes; with another body: a mismatch. */
  private async repeat(slot: number, { sent, reply }: { readonly sent: Sent; readonly reply: string }): Promise<void> {
    const other = this.random.chance(0.3)
    const { text } = await this.answer(slot, other ? { ...sent, body: { ...(sent.body as object), other: true } } : sent)
    must(text === (other ? 'idempotency-mismatch' : reply), `${sent.command} sent again is answered as before: ${text} / ${reply}`)
  }

  private async answer(slot: number, { command, id, body, by, commandId, approval }: Sent): Promise<{ readonly ok: boolean; readonly text: string }> {
    for (let attempt = 0; attempt < retriesMax; attempt++) {
      if (attempt > 0) this.tally.retried += 1
      const process = this.at(slot)
      try {
        const text = await Promise.race([process.dispatcher.dispatchText({ outlet, command, id, body, by, commandId, approval }), process.death])
        if (text !== null) return { ok: true, text }
      } catch (error) {
        if (!(error instanceof RestoflowError)) throw error
        if (!trouble.has(error.code)) return { ok: false, text: error.code }
      }
    }
    throw new Error(`Broken: ${command} was never answered`)
  }

  /** @returns what the client's process shows, however old it is */
  private async look(slot: number): Promise<Awaited<ReturnType<Process['dispatcher']['house']>>> {
    for (;;) {
      const process = this.at(slot)
      const house = await Promise.race([process.dispatcher.house(outlet).catch(() => null), process.death])
      if (house) return house
    }
  }

  private at(slot: number): Process {
    return this.#processes[slot] ?? this.start()
  }

  private start(): Process {
    return new Process(this.#journal, () => this.now(), this.random, this.weather())
  }

  private crash(slot: number): void {
    this.at(slot).kill()
    this.#processes[slot] = this.start()
    this.tally.deaths += 1
  }

  private weather(): Weather {
    const { random } = this
    if (random.chance(0.2)) return fine
    const storm = random.chance(0.2)
    return { lost: storm ? 0.3 : 0.02, writtenButFailed: storm ? 0.2 : 0.02, readFails: storm ? 0.1 : 0.005, snapshotFails: 0.2 }
  }

  private now(): string {
    const { random } = this
    this.#ms += random.chance(0.002) ? 5 * 3_600_000 : random.chance(0.002) ? -600_000 : random.below(3_000)
    return new Date(this.#ms).toISOString()
  }

  private audit(events: readonly Envelope[]): void {
    try {
      this.#auditor.take(events)
    } catch (error) {
      this.#broken ??= error
    }
  }

  private sound(): void {
    if (this.#broken !== null) throw this.#broken instanceof Error ? this.#broken : new Error('Broken')
  }

  /** Every acknowledged command is there, exactly once, with the answer that was given. */
  private async checkReplies(): Promise<void> {
    const written = new Map<string, string[]>()
    for (const { by, commandId, type } of this.#auditor.events) {
      const key = `${by.kind}:${by.id} ${commandId}`
      written.set(key, [...(written.get(key) ?? []), type])
    }
    for (const [key, { sent, reply }] of this.#replies) {
      const record: CommandRecord | null = await this.#journal.command(outlet, `${sent.by.kind}:${sent.by.id}`, sent.commandId)
      must(record?.reply === reply, `the journal has the answer to ${sent.command}`)
      const { events } = JSON.parse(reply) as { events: readonly { type: string }[] }
      must(events.map(({ type }) => type).join() === (written.get(key) ?? []).join(), `the journal has the events of ${sent.command} once`)
    }
  }
}

function keyOf({ by, commandId }: Sent): string {
  return `${by.kind}:${by.id} ${commandId}`
}
