import {
  awaitsIrn, creditDocument, inv01, invoiceDocument, portalActor, type BillState, type CreditNoteState, type Principal, type RegistrationRefusal,
  type ReturnDocument,
} from '@restoflow/core'
import { loadEntry } from '../http/aggregates'
import { Unreachable } from '../outside/post-signed'
import { inv01Faults } from '../reports/e-invoice'
import type { Runtime } from '../runtime'
import { PortalRefusal, type EInvoicePortal } from './portal'

/** What the registrar needs of the house. */
export type RegistrarHouse = Pick<Runtime, 'outlet' | 'dispatcher' | 'house' | 'journal' | 'report'> & {
  /** Tells the operator, one line each, what is no fault of the house's. */
  readonly log: (line: string) => void
}

/** Sends what needs an IRN to the portal, and writes down what it says. */
export interface Registrar {
  /** Begins; what was not registered when the process ended is taken up. */
  start(): void
  close(): Promise<void>
}

/** A document that waits for its number. */
export interface AwaitingDocument {
  readonly category: 'bill' | 'credit-note'
  readonly id: string
  readonly number: string
  /** The bill itself, or the one that a credit note reverses. */
  readonly billId: string
  readonly issuedAt: string
  readonly refusal: RegistrationRefusal | null
}

const retryMs = { first: 1_000, max: 300_000 }
/** What the portal refused may be right once somebody has corrected something there. */
const refusedRetryMs = 3_600_000
const failedRetryMs = 60_000
const actor: Principal = { kind: 'system', id: portalActor, roles: [] }

/** @returns the documents without the IRN that they need, oldest first; they stay in memory until they have it */
export function awaitingDocuments({ house }: Pick<Runtime, 'house'>): readonly AwaitingDocument[] {
  const bills = [...house.live<BillState>('bill')].filter(([, { state }]) => awaitsIrn(state))
    .map(([id, { state: { issued, issuedAt, einvoiceRefusal: refusal } }]) =>
      ({ category: 'bill' as const, id, number: issued?.billNumber ?? '', billId: id, issuedAt, refusal }))
  const notes = [...house.live<CreditNoteState>('credit-note')].filter(([, { state }]) => awaitsIrn(state))
    .map(([id, { state: { issued, issuedAt, einvoiceRefusal: refusal } }]) =>
      ({ category: 'credit-note' as const, id, number: issued?.creditNoteNumber ?? '', billId: issued?.billId ?? '', issuedAt, refusal }))
  return [...bills, ...notes].sort((a, b) => (a.issuedAt < b.issuedAt ? -1 : 1))
}

/**
 * Follows the journal's documents. The queue is the journal itself: a document waits until its own stream says that it is registered, so
 * nothing is lost by a restart and nothing is registered twice; issuing a bill never waits for it.
 */
export function createRegistrar(around: RegistrarHouse, portal: EInvoicePortal): Registrar {
  return new Queue(around, portal)
}

class Queue implements Registrar {
  /** When to try again what failed for a reason of its own. */
  readonly #againAtMs = new Map<string, number>()
  #failures = 0
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()
  #stop: (() => void) | null = null
  #closed = false

  constructor(private readonly around: RegistrarHouse, private readonly portal: EInvoicePortal) {}

  start(): void {
    if (this.#stop || this.#closed) return
    this.#stop = this.around.dispatcher.onCommit(this.around.outlet, events => {
      if (this.#failures === 0 && events.some(({ type }) => type === 'BillIssued' || type === 'CreditNoteIssued')) this.wake(0)
    })
    this.wake(0)
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#stop?.()
    if (this.#timer) clearTimeout(this.#timer)
    await this.#running
  }

  private wake(waitMs: number): void {
    if (this.#closed) return
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#running = this.#running.then(() => this.round()).catch((error: unknown) => this.around.report(error))
    }, waitMs)
    this.#timer.unref()
  }

  private async round(): Promise<void> {
    try {
      for (let next = this.next(); next && !this.#closed; next = this.next()) await this.register(next)
      this.#failures = 0
      if (this.#againAtMs.size > 0) this.wake(Math.max(1_000, Math.min(...this.#againAtMs.values()) - performance.now()))
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error
      if (this.#failures === 0) this.around.log(`E-invoices: the portal can't be reached: ${error.message}. Trying again.`)
      this.#failures += 1
      this.wake(Math.min(retryMs.first * 2 ** (this.#failures - 1), retryMs.max))
    }
  }

  /** One at a time, an invoice before its credit notes: the portal knows only what it has. */
  private next(): AwaitingDocument | undefined {
    const awaiting = awaitingDocuments(this.around)
    const bills = new Set(awaiting.flatMap(({ category, id }) => (category === 'bill' ? [id] : [])))
    return awaiting.find(({ category, id, billId }) =>
      (category === 'bill' || !bills.has(billId)) && (this.#againAtMs.get(`${category}/${id}`) ?? 0) <= performance.now())
  }

  private async register({ category, id, number }: AwaitingDocument): Promise<void> {
    const key = `${category}/${id}`
    try {
      const form = inv01(await this.load(category, id))
      const faults = await inv01Faults(form)
      if (faults.length > 0) throw new PortalRefusal('form', `The form lacks, or has wrong: ${faults.join(', ')}`)
      await this.give(`${category}.register-e-invoice`, id, await this.portal.register(form))
      this.#againAtMs.delete(key)
    } catch (error) {
      if (error instanceof Unreachable) throw error
      this.#againAtMs.set(key, performance.now() + (error instanceof PortalRefusal ? refusedRetryMs : failedRetryMs))
      // the store, or a mistake of ours: it must not hold the others up
      if (!(error instanceof PortalRefusal)) return this.around.report(error)
      this.around.log(`E-invoices: ${number} is refused: ${error.code} ${error.message}`)
      await this.give(`${category}.refuse-e-invoice`, id, { code: error.code.slice(0, 20), detail: error.message.replace(/\p{Cc}/gu, ' ').slice(0, 400) })
    }
  }

  private async load(category: AwaitingDocument['category'], id: string): Promise<ReturnDocument> {
    const { house } = this.around
    if (category === 'bill') {
      const { issued } = house.state<BillState>(`bill/${id}`)
      if (issued) return invoiceDocument(issued)
    } else {
      const { issued: note } = house.state<CreditNoteState>(`credit-note/${id}`)
      const bill = note && (await loadEntry(this.around, `bill/${note.billId}`))?.state as BillState | undefined
      if (note && bill?.issued) return creditDocument(note, bill.issued)
    }
    throw new Error(`There is no ${category} ${id}`)
  }

  private async give(command: string, id: string, body: unknown): Promise<void> {
    const { dispatcher, outlet } = this.around
    await dispatcher.dispatch({ outlet, command, id, body, by: actor })
  }
}
