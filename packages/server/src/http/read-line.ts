import {
  isId, RestoflowError, type BillView, type CollectionView, type CreditNoteView, type ErrorCode, type OrderView, type RightId, type TicketView,
} from '@restoflow/core'
import type { z } from 'zod'
import type { Runtime, SignedIn } from '../runtime'
import { readView } from './aggregates'

/** One thing to look at: routes and documents are made from this. */
export interface ReadLine {
  /** Below `GET /api/v1/`. */
  readonly path: string
  readonly summary: string
  /** Parameters of the query, with what they mean. */
  readonly query?: Readonly<Record<string, string>>
  /** The code that an unknown id answers. */
  readonly unknown?: ErrorCode
  readonly response: z.ZodType
  /** What whoever looks must hold; absent: everybody who is signed in may. */
  readonly right?: RightId
  /** @throws RestoflowError */
  answer(runtime: Runtime, request: ReadRequest): unknown
}

export interface ReadRequest {
  /** Of the path; empty where it has none. */
  readonly id: string
  readonly query: URLSearchParams
  readonly signedIn: SignedIn
}

type KnownCategory = 'order' | 'ticket' | 'bill' | 'credit-note' | 'collection'
type KnownView = OrderView | TicketView | BillView | CreditNoteView | CollectionView

/** @returns the public view of an aggregate @throws RestoflowError for an unknown one */
export async function known(runtime: Runtime, category: KnownCategory, id: string): Promise<KnownView> {
  const view = await readView<KnownView>(runtime, category, requireReadId(id))
  return view ?? unknown(category, id)
}

/** @throws RestoflowError `unknown-order`, `unknown-ticket`, `unknown-bill`, `unknown-credit-note`, `unknown-collection` */
export function unknown(category: KnownCategory, id: string): never {
  throw new RestoflowError(`unknown-${category}`, `There is no ${category.replace('-', ' ')} ${id}.`)
}

/** @throws RestoflowError `invalid-id` */
export function requireReadId(id: string): string {
  if (!isId(id)) throw new RestoflowError('invalid-id', 'The id is not 1 to 36 of a-z, 0-9 and -.', { field: 'id' })
  return id
}
