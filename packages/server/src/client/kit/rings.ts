import { on } from './events'
import type { LiveLink } from './live-link'
import { serverNow } from './server-clock'
import { canSound, ring } from './sound'
import { billRounds, isRingKind, type RingKind } from './tones'

/** A connection that does not answer keeps no alert silent. */
const grantMsMax = 400

interface Bell {
  readonly kind: RingKind
  readonly id: string
  /** When it began, by the server's clock. */
  readonly sinceMs: number
}

/**
 * Rings for `[data-ring][data-ring-id]` elements that newly appear, once each; for a bill request again and again until
 * its element is gone. Of several tabs of a browser only one makes the sound.
 */
export class Rings {
  readonly #known = new Set<string>()
  /** Unseen bill requests, with how often each has rung. */
  readonly #bills = new Map<string, { sinceMs: number; rounds: number }>()
  readonly #asked = new Map<string, ReturnType<typeof setTimeout>>()

  constructor(private readonly link: () => LiveLink | null) {
    // What the page already shows is no news; an unseen bill request still is.
    for (const bell of bells(document)) if (bell.kind !== 'bill') this.#known.add(nameOf(bell))
    on('restoflow:region', () => this.look())
    setInterval(() => this.look(), 1_000)
    this.look()
  }

  /** Looks at the page: rings for what is new, and for bill requests whose turn has come. */
  look(): void {
    const present = bells(document)
    const names = new Set(present.map(nameOf))
    for (const name of this.#known) if (!names.has(name)) this.#known.delete(name)
    for (const name of this.#bills.keys()) if (!names.has(name)) this.#bills.delete(name)
    for (const bell of present) {
      const name = nameOf(bell)
      if (bell.kind === 'bill') this.lookAtBill(name, bell.sinceMs)
      else if (!this.#known.has(name)) {
        this.#known.add(name)
        this.ask(bell.kind, name)
      }
    }
  }

  /** The answer to an earlier question whether this tab may ring. */
  answer(id: string, granted: boolean): void {
    const timer = this.#asked.get(id)
    if (timer === undefined) return
    clearTimeout(timer)
    this.#asked.delete(id)
    if (granted) ring(kindOf(id))
  }

  private lookAtBill(name: string, sinceMs: number): void {
    const bill = this.#bills.get(name) ?? { sinceMs, rounds: 0 }
    this.#bills.set(name, bill)
    const rounds = billRounds(Math.max(0, serverNow() - bill.sinceMs))
    if (rounds <= bill.rounds) return
    bill.rounds = rounds
    this.ask('bill', `${name}:${rounds}`)
  }

  private ask(kind: RingKind, id: string): void {
    const link = this.link()
    // A tab that may not sound leaves it to another; its own bar says that sound is off.
    if (!canSound() || !link) return ring(kind)
    this.#asked.set(id, setTimeout(() => this.answer(id, true), grantMsMax))
    link.send({ type: 'may-ring', id })
  }
}

function bells(root: ParentNode): readonly Bell[] {
  return [...root.querySelectorAll<HTMLElement>('[data-ring][data-ring-id]')].flatMap(({ dataset }) => {
    const { ring: kind, ringId: id = '', ringSince } = dataset
    const sinceMs = ringSince === undefined ? serverNow() : Date.parse(ringSince)
    return isRingKind(kind) ? [{ kind, id, sinceMs }] : []
  })
}

function nameOf({ kind, id }: Bell): string {
  return `${kind}:${id}`
}

function kindOf(name: string): RingKind {
  const kind = name.slice(0, name.indexOf(':'))
  return isRingKind(kind) ? kind : 'bill'
}
