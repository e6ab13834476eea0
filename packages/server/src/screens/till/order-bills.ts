import {
  composeBill, composeParts, duePaise, localTime, sectionsOf, unlessRefused, type BillDiscount, type BillLineText, type BillOperator,
  type BillState,
  type Discount, type ExplainableBill, type House, type OrderState, type OutletState, type SplitShare,
} from '@restoflow/core'
import type { Runtime } from '../../runtime'
import { loadEntry } from '../../http/aggregates'
import { kindText, placeText, type OrderPlace } from '../../documents/place'

export type Section = 'gst' | 'vat'

/** One document of an order: issued and frozen, or as it would be issued now. */
export interface TillDocument {
  /** `gst`, or `gst:2` for a part of a split section: what a cashier puts on a preview is kept under it. */
  readonly key: string
  readonly section: Section
  /** Which of the parts it is, where its section is split. */
  readonly part?: { readonly part: number; readonly parts: number }
  /** Who pays it: `1`, `2` … where the bill is split, the section's name for one that is not, beside one that is. */
  readonly payer: string
  readonly figures: ReturnType<typeof composeBill>['figures']
  readonly texts: readonly BillLineText[]
  /** The e-commerce operator that took the order. */
  readonly operator?: BillOperator
  /** What was taken off, and by what; of an issued one where a coupon or an offer was among it. */
  readonly discounts?: readonly BillDiscount[]
  /** Of a part: how it was made. */
  readonly share?: SplitShare
  readonly issued: { readonly billId: string; readonly number: string; readonly bill: BillState; readonly duePaise: number } | null
}

/** `preview`: something is not issued yet; `due`: something is not paid yet; `empty`: there is nothing to bill. */
export type TillStage = 'empty' | 'preview' | 'due' | 'paid' | 'cancelled'

/** An order with its documents, food first, as the cashier works on it. */
export interface OrderBills {
  readonly orderId: string
  readonly order: OrderState
  /** `T1`, `#57`. */
  readonly label: string
  /** `Table T1 · 2 covers`, `Takeaway #57`. */
  readonly place: string
  /** The same, for paper that speaks another language. */
  readonly at: OrderPlace
  readonly documents: readonly TillDocument[]
  /** Local date at which the documents that are not issued would be: a change of tax may hold from that day. */
  readonly today: string
  readonly stage: TillStage
  /** Why the split does not fit the lines any more, in the server's words; its section is shown as one bill. */
  readonly splitFault: string | null
  /** Why what is not issued can't be computed, in the server's words: such a document is left out. */
  readonly fault: string | null
  readonly totalPaise: number
  /** Of what is issued: left to pay. What one document owes the guest pays no other one. */
  readonly duePaise: number
}

type StateOf = <S>(stream: string) => S

/** @returns the order as it stands in memory, or null when it is not there (it may still be in the journal) */
export function orderBills(house: House, orderId: string, now: string): OrderBills | null {
  const bills = house.state<OrderState>(`order/${orderId}`).bills
  if (bills.some(({ billId }) => !house.get(`bill/${billId}`))) return null
  return billsOf(orderId, now, stream => house.state(stream))
}

/** @returns the order with its documents, read from the journal where it is not in memory; null for an unknown one */
export async function loadOrderBills(runtime: Runtime, orderId: string): Promise<OrderBills | null> {
  const states = new Map<string, unknown>()
  const load = async (stream: string): Promise<unknown> => {
    const state = (await loadEntry(runtime, stream))?.state
    states.set(stream, state)
    return state
  }
  const order = (await load(`order/${orderId}`)) as OrderState | undefined
  if (!order) return null
  await Promise.all(order.bills.map(({ billId }) => load(`bill/${billId}`)))
  return billsOf(orderId, runtime.now(), <S>(stream: string) => (states.get(stream) ?? runtime.house.state<S>(stream)) as S)
}

/** @returns the order that a bill was issued for, or null when there is no such bill */
export async function orderOfBill(runtime: Runtime, billId: string): Promise<string | null> {
  const bill = (await loadEntry(runtime, `bill/${billId}`))?.state as BillState | undefined
  return bill?.issued?.orderId ?? null
}

function billsOf(orderId: string, now: string, stateOf: StateOf): OrderBills | null {
  const order = stateOf<OrderState>(`order/${orderId}`)
  if (order.status === 'none') return null
  const outlet = stateOf<OutletState>('outlet')
  const today = localTime(now, outlet.settings?.timeZone ?? 'UTC').date
  const { documents, splitFault, fault } = documentsOf(order, outlet, today, stateOf)
  const due = documents.reduce((sum, document) => sum + leftPaise(document), 0)
  const name = order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId)
  const at = { orderKind: order.kind, tableName: name, token: order.token, covers: order.covers }
  return {
    orderId, order, documents, at, today, splitFault, fault,
    label: name ?? (order.token === null ? kindText(order.kind) : `#${order.token}`),
    place: placeText(at),
    stage: fault === null ? stageOf(order, documents, due) : 'preview',
    totalPaise: documents.reduce((sum, { figures }) => sum + figures.totalPaise, 0),
    duePaise: due,
  }
}

interface Documents {
  readonly documents: readonly TillDocument[]
  readonly splitFault: string | null
  readonly fault: string | null
}

function documentsOf(order: OrderState, outlet: OutletState, today: string, stateOf: StateOf): Documents {
  if (outlet.settings === null || order.status === 'cancelled') return { documents: [], splitFault: null, fault: null }
  const present = new Set<Section>([...sectionsOf(order), ...order.bills.map(({ section }) => section)])
  const sections = (['gst', 'vat'] as const).filter(section => present.has(section)).map(section => {
    const plan = order.billing.splits[section]
    const parts = plan && orFault(() => composeParts(order, outlet, section, plan, today))
    return { section, plan, parts, isWhole: plan === undefined || (typeof parts === 'string' && !order.bills.some(bill => bill.section === section)) }
  })
  let fault: string | null = null
  const isSplit = sections.some(({ isWhole }) => !isWhole)
  const splitFault = sections.map(({ parts }) => parts).find(parts => typeof parts === 'string') ?? null
  const documents = sections.flatMap(({ section, plan, parts, isWhole }): readonly TillDocument[] => {
    const issued = (part?: number): ReturnType<typeof issuedOf> => issuedOf(order, section, part, stateOf)
    if (!plan || isWhole) {
      const composed = issued() ?? orFault(() => ({ ...composeBill(order, outlet, section, plan?.billDiscount, today), issued: null }))
      if (typeof composed === 'string') fault ??= composed
      const document = typeof composed === 'string' ? null : composed
      return document === null ? [] : [{ key: section, section, payer: isSplit ? section : 'all', ...document }]
    }
    return Array.from({ length: plan.parts }, (_, place) => place + 1).flatMap((part): readonly TillDocument[] => {
      const composed = typeof parts === 'string' ? undefined : parts?.[part - 1]
      const document = issued(part) ?? (composed && { ...composed, issued: null })
      const about = { key: `${section}:${part}`, section, part: { part, parts: plan.parts }, payer: String(plan.payers?.[part - 1] ?? part) }
      return document ? [{ ...about, ...document }] : []
    })
  })
  return { documents, splitFault, fault }
}

/** A document as it was issued, or null while it is not. */
function issuedOf(order: OrderState, section: Section, part: number | undefined,
  stateOf: StateOf): Pick<TillDocument, 'figures' | 'texts' | 'discounts' | 'operator' | 'share' | 'issued'> | null {
  const billId = order.bills.find(bill => bill.section === section && bill.part === part)?.billId
  const bill = billId === undefined ? undefined : stateOf<BillState>(`bill/${billId}`)
  if (billId === undefined || !bill?.issued) return null
  const { figures, texts, discounts, operator, split, billNumber } = bill.issued
  const more = { ...(discounts && { discounts }), ...(operator && { operator }), ...(split?.share && { share: split.share }) }
  return { figures, texts, ...more, issued: { billId, number: billNumber, bill, duePaise: duePaise(bill) } }
}

function orFault<Made>(compose: () => Made): Made | string {
  return unlessRefused(compose, ({ message }) => message)
}

function stageOf(order: OrderState, documents: readonly TillDocument[], due: number): TillStage {
  if (order.status === 'cancelled') return 'cancelled'
  if (documents.length === 0) return Object.keys(order.billing.splits).length > 0 ? 'preview' : 'empty'
  if (documents.some(({ issued }) => issued === null)) return 'preview'
  return due > 0 ? 'due' : 'paid'
}

/**
 * @returns the preview with a discount, supplied elsewhere, or both, as it would be issued now
 * @throws RestoflowError for a discount that is none, `invalid-place-of-supply`
 */
export function withDraft(
  document: TillDocument, { order, today }: OrderBills, outlet: OutletState, billDiscount?: Discount, placeOfSupply?: string,
): TillDocument {
  return { ...document, ...composeBill(order, outlet, document.section, billDiscount, today, placeOfSupply) }
}

/** @returns what is left to pay of a document, in paise; nothing of one that is not issued, or of which the guest gets something back */
export function leftPaise({ issued }: Pick<TillDocument, 'issued'>): number {
  return Math.max(0, issued?.duePaise ?? 0)
}

/** @returns JSON: what each document comes to in paise, by its key, so that it is issued at the amount that was seen */
export function totalsOf(documents: readonly Pick<TillDocument, 'key' | 'figures'>[]): string {
  return JSON.stringify(Object.fromEntries(documents.map(({ key, figures }) => [key, figures.totalPaise])))
}

/** @returns what staff call a person on a screen: the first name */
export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name
}

/** @returns the document as it is explained */
export function explainable({ figures, texts, discounts, operator, part, share }: TillDocument): ExplainableBill {
  return { figures, texts, ...(discounts && { discounts }), ...(operator && { operator }),
  ...(part && { split: { ...part, ...(share && { share }) } }) }
}
