import { createHash } from 'node:crypto'
import {
  isUnreadRefusal, paymentActor, RestoflowError, type CollectionEnd, type CollectionState, type Dispatcher, type Envelope, type House, type Principal,
} from '@restoflow/core'
import { Unreachable } from '../outside/post-signed'
import { ProviderRefusal, type CollectionNotice, type PaymentProvider } from './provider'

/** What the desk needs of the house; its runtime has it. */
export interface DeskHouse {
  readonly outlet: string
  readonly dispatcher: Dispatcher
  readonly house: House
  readonly now: () => string
  readonly report: (error: unknown) => void
  /** Tells the operator, one line each, what is no fault of the house's. */
  readonly log: (line: string) => void
}

/** Where payments are asked for, and come in. */
export interface PaymentDesk {
  readonly provider: PaymentProvider
  /** Begins to ask; what was under way when the process ended goes on. @param baseUrl where the provider reaches this server */
  start(baseUrl: string): void
  /** Takes what the provider says. @throws RestoflowError `unknown-collection`, `payment-amount-differs` */
  take(notice: CollectionNotice): Promise<void>
  close(): Promise<void>
}

interface Work {
  tries: number
  timer: NodeJS.Timeout | null
}

const retryMs = { first: 1_000, max: 60_000 }
/** A callback comes at once, or got lost. */
const lookMs = { first: 10_000, next: 30_000, grace: 60_000 }
const actor: Principal = { kind: 'system', id: paymentActor, roles: [] }

/**
 * Follows the journal's collections: asks the provider for each, and, where no callback comes, how it stands. What it learns it writes
 * down as the system's `payment-provider`. Nothing here is stored but in the journal: a restart goes on where it was.
 */
export function createPaymentDesk(around: DeskHouse, provider: PaymentProvider): PaymentDesk {
  return new Desk(around, provider)
}

const billsOf = (state: CollectionState | undefined): readonly string[] => state?.requested?.shares.map(({ billId }) => billId) ?? []

class Desk implements PaymentDesk {
  readonly #work = new Map<string, Work>()
  readonly #underWay = new Set<Promise<void>>()
  #baseUrl: string | null = null
  #stop: (() => void) | null = null
  #closed = false

  constructor(private readonly around: DeskHouse, readonly provider: PaymentProvider) {}

  start(baseUrl: string): void {
    const isFirst = this.#baseUrl === null
    this.#baseUrl = baseUrl
    if (!isFirst || this.#closed) return
    const { dispatcher, outlet, house } = this.around
    this.#stop = dispatcher.onCommit(outlet, events => this.follow(events))
    for (const [id] of house.live<CollectionState>('collection')) this.look(id, 0)
  }

  async take(notice: CollectionNotice): Promise<void> {
    const { reference } = notice
    if (notice.state === 'paid') {
      const { paymentId, amountPaise, paidAt } = notice
      // the intent is the payment: whoever tells of it, however often, it is one command
      const intent = createHash('sha256').update(JSON.stringify([reference, paymentId, amountPaise])).digest('hex')
      await this.give('collection.confirm', reference, { paymentId, amountPaise, paidAt }, intent)
    } else if (notice.state !== 'pending') await this.end(reference, notice.state, notice.detail)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stop?.()
    for (const { timer } of this.#work.values()) if (timer) clearTimeout(timer)
    this.#work.clear()
    await Promise.all(this.#underWay)
  }

  private follow(events: readonly Envelope[]): void {
    for (const { type, data } of events) {
      if (type === 'BillSettled') this.run(() => this.forgetRefusals((data as { readonly billId: string }).billId))
      if (type !== 'CollectionRequested' && type !== 'CollectionOffered') continue
      const { collectionId } = data as { readonly collectionId: string }
      this.look(collectionId, type === 'CollectionOffered' ? lookMs.first : 0)
      if (type === 'CollectionRequested') this.run(() => this.endOlder(collectionId))
    }
  }

  /** The guest sees one QR: of two for the same bill, the newer one counts. */
  private async endOlder(id: string): Promise<void> {
    const live = this.around.house.live<CollectionState>('collection')
    const bills = billsOf(live.get(id)?.state)
    for (const [other, { state }] of live) {
      if (other === id || state.status === 'paid' || !billsOf(state).some(billId => bills.includes(billId))) continue
      await this.end(other, 'cancelled')
    }
  }

  /** Once the guest has paid otherwise, nobody needs to read that the provider refused. */
  private async forgetRefusals(billId: string): Promise<void> {
    for (const [id, { state }] of this.around.house.live<CollectionState>('collection')) {
      if (isUnreadRefusal(state) && billsOf(state).includes(billId)) await this.end(id, 'cancelled')
    }
  }

  private look(id: string, waitMs: number): void {
    if (this.#closed) return
    const work = this.#work.get(id) ?? { tries: 0, timer: null }
    this.#work.set(id, work)
    if (work.timer) clearTimeout(work.timer)
    work.timer = setTimeout(() => {
      work.timer = null
      this.run(() => this.attend(id, work))
    }, waitMs)
    work.timer.unref()
  }

  private run(job: () => Promise<void>): void {
    const running: Promise<void> = job().catch((error: unknown) => this.around.report(error)).finally(() => this.#underWay.delete(running))
    this.#underWay.add(running)
  }

  private async attend(id: string, work: Work): Promise<void> {
    const state = this.around.house.live<CollectionState>('collection').get(id)?.state
    const isWaiting = state?.requested?.provider === this.provider.name && (state.status === 'asked' || state.status === 'offered')
    if (!state || !isWaiting) return void this.#work.delete(id)
    try {
      if (state.status === 'asked') await this.ask(id, state)
      else await this.askState(id, state)
      work.tries = 0
    } catch (error) {
      if (error instanceof ProviderRefusal) return this.end(id, 'refused', error.message)
      // the house's own store may be out of order for a moment
      const isOurs = error instanceof RestoflowError
      if (isOurs && error.status < 500) return
      if (!isOurs && !(error instanceof Unreachable)) throw error
      if (work.tries === 0 && !isOurs) this.around.log(`Payments: ${this.provider.name} can't be reached: ${error.message}. Trying again.`)
      work.tries += 1
      this.look(id, Math.min(retryMs.first * 2 ** (work.tries - 1), retryMs.max))
    }
  }

  private async ask(id: string, { requested }: CollectionState): Promise<void> {
    if (!requested) return
    const note = requested.shares.map(({ billNumber }) => billNumber).join(', ').slice(0, 50)
    const callbackUrl = `${this.#baseUrl ?? ''}/hooks/payments/${this.provider.name}`
    const offer = await this.provider.request({ reference: id, amountPaise: requested.amountPaise, note, callbackUrl })
    await this.give('collection.offer', id, offer)
  }

  private async askState(id: string, { offer }: CollectionState): Promise<void> {
    const notice = await this.provider.state(id)
    await this.take(notice)
    if (notice.state !== 'pending') return
    // a provider that never ends anything does not keep the house waiting for ever
    const isOver = offer?.expiresAt !== null && offer?.expiresAt !== undefined && Date.parse(offer.expiresAt) + lookMs.grace < Date.parse(this.around.now())
    if (isOver) return this.end(id, 'expired')
    this.look(id, lookMs.next)
  }

  private end(id: string, reason: CollectionEnd, detail: string | null = null): Promise<void> {
    const clean = (detail ?? '').replace(/\p{Cc}/gu, ' ').slice(0, 200)
    return this.give('collection.end', id, { reason, ...(clean !== '' && { detail: clean }) })
  }

  private async give(command: string, id: string, body: unknown, intent?: string): Promise<void> {
    const { dispatcher, outlet } = this.around
    const keyed = intent === undefined ? {} : { commandId: `paid-${intent.slice(0, 40)}`, requestHash: intent }
    await dispatcher.dispatch({ outlet, command, id, body, by: actor, ...keyed }).catch((error: unknown) => {
      // it was taken so long ago that its answer was forgotten
      if (error instanceof RestoflowError && error.code === 'idempotency-expired') return
      if (error instanceof RestoflowError) this.around.log(`Payments: ${command} ${id}: ${error.message} ${error.fix}`)
      throw error
    })
  }
}
