import { newId, normalisePhone, phonePrefix, refuse } from '@restoflow/core'
import type { SqliteDriver } from '../journal/sqlite-driver'
import { wordsOf } from '../ledger/words'
import type { People, Person } from './people'
import { createReservationNotes, type ReservationNotes } from './reservation-notes'

/** A guest by whom orders and reservations are told apart; events hold the id alone. */
export interface Customer {
  readonly id: string
  /** Empty where only the phone is known. */
  readonly name: string
  /** E.164: `+919876543210`. */
  readonly phone?: string
  readonly address?: string
  readonly notes?: string
  /** BCP 47. */
  readonly language?: string
  readonly createdAt: string
}

/** What somebody tells about a guest; what is left out stays as it is, an empty text takes it away. */
export interface CustomerInput {
  readonly id?: string
  readonly name?: string
  readonly phone?: string
  readonly address?: string
  readonly notes?: string
  readonly language?: string
}

/** Guests, beside the journal: by phone, by name, erasable. */
export interface Customers extends ReservationNotes {
  /**
   * Makes a guest, or changes the one of this id or phone.
   * @throws RestoflowError `invalid-phone`, `phone-taken`, `invalid-body` when nothing tells who it is
   */
  save(input: CustomerInput): Promise<Customer>
  get(id: string): Promise<Customer | null>
  /** @returns guests whose phone begins so, or whose name has words that begin so; by name, at most `limit` */
  search(typed: string, limit: number): Promise<readonly Customer[]>
  byPhone(phone: string): Promise<Customer | null>
  /** Removes every word about a guest, notes on reservations included. @returns whether anything was there */
  erase(id: string): Promise<boolean>
  /** @returns the guest, null when there is none (any more), undefined when it is not in memory yet: then it is fetched, and `onChange` tells */
  peek(id: string): Customer | null | undefined
  /** Fetches guests and notes into memory, for a page that is about to show them. */
  load(ids: readonly string[], reservationIds?: readonly string[]): Promise<void>
  /** Calls `listener` when what is known in memory has changed. @returns how to stop */
  onChange(listener: () => void): () => void
}

export interface CustomersOptions {
  readonly driver: SqliteDriver
  readonly people: People
  readonly outlet: string
  readonly now: () => string
  readonly report: (error: unknown) => void
}

const rememberedMax = 5_000

const customerOf = ({ outlet: _outlet, kind: _kind, email: _email, ...customer }: Person): Customer => customer

/** @returns the guests of an outlet */
export function createCustomers({ driver, people, outlet, now, report }: CustomersOptions): Customers {
  const listeners = new Set<() => void>()
  const changed = (): void => {
    for (const listener of listeners) listener()
  }
  const memory = new Map<string, Customer | null>()
  const wanted = new Set<string>()
  const notes = createReservationNotes(driver, outlet, changed, report)
  // two calls about one new number must not make two guests
  let last: Promise<unknown> = Promise.resolve()
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work)
    last = next.catch(() => undefined)
    return next
  }
  const remember = (id: string, customer: Customer | null): void => {
    memory.delete(id)
    memory.set(id, customer)
    if (memory.size > rememberedMax) memory.delete(memory.keys().next().value ?? '')
  }
  const get = async (id: string): Promise<Customer | null> => {
    const person = await people.get(outlet, id)
    return person?.kind === 'guest' ? customerOf(person) : null
  }
  const byPhone = async (phone: string): Promise<Customer | null> => {
    const found = (await people.findByPhone(outlet, phone)).find(({ kind }) => kind === 'guest')
    return found ? customerOf(found) : null
  }
  const fetch = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) remember(id, await get(id))
  }
  const fetchWanted = (): void => {
    const ids = [...wanted]
    wanted.clear()
    fetch(ids).then(changed, report)
  }

  const save = async (input: CustomerInput): Promise<Customer> => {
    const phone = input.phone === undefined || input.phone.trim() === '' ? null : phoneOf(input.phone)
    const [named, owner] = [input.id === undefined ? null : await get(input.id), phone === null ? null : await byPhone(phone)]
    if (named && owner && named.id !== owner.id) refuse('phone-taken', 'Another guest has this number.', { customerId: owner.id })
    const before = named ?? owner
    const text = (field: 'name' | 'address' | 'notes' | 'language'): string => input[field]?.trim() ?? before?.[field] ?? ''
    const number = phone ?? (input.phone === undefined ? (before?.phone ?? null) : null)
    const [name, address, about, language] = [text('name'), text('address'), text('notes'), text('language')]
    if (name === '' && number === null) refuse('invalid-body', 'A guest needs a name or a phone.', { field: 'name' })
    const id = before?.id ?? input.id ?? newId()
    if (!before && (await people.get(outlet, id)) !== null) refuse('id-taken', `The id ${id} belongs to somebody else.`)
    const customer: Customer = {
      id, name, ...(number !== null && { phone: number }), ...(address !== '' && { address }), ...(about !== '' && { notes: about }),
      ...(language !== '' && { language }), createdAt: before?.createdAt ?? now(),
    }
    await people.put({ ...customer, outlet, kind: 'guest' })
    remember(id, customer)
    changed()
    return customer
  }

  return {
    ...notes,
    save: input => oneByOne(() => save(input)),
    get,
    byPhone,
    search: async (typed, limit) => (await people.searchGuests(outlet, { phone: phonePrefix(typed), words: wordsOf(typed) }, limit)).map(customerOf),
    erase: id => oneByOne(async () => {
      await notes.eraseNotesOf(id)
      const erased = (await get(id)) !== null && await people.erase(outlet, id)
      remember(id, null)
      changed()
      return erased
    }),
    peek: id => {
      const known = memory.get(id)
      if (known !== undefined || memory.has(id)) return known
      if (wanted.size === 0) setImmediate(fetchWanted)
      wanted.add(id)
      return undefined
    },
    load: async (ids, reservationIds = []) => {
      await fetch(ids.filter(id => !memory.has(id)))
      await notes.loadNotes(reservationIds)
    },
    onChange: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function phoneOf(typed: string): string {
  return normalisePhone(typed) ?? refuse('invalid-phone', 'The number has neither ten digits nor + and a calling code.', { field: 'phone' })
}
