import {
  composeBill, duePaise, localTime, sectionsOf, type BillLineText, type BillOperator, type BillState, type Discount, type House, type OrderState, type OutletState,
} from '@restoflow/core'
import type { Runtime } from '../../runtime'
import { loadEntry } from '../../http/aggregates'
import { kindText, placeText, type OrderPlace } from '../../documents/place'

export type Section = 'gst' | 'vat'

/** One document of an order: issued and frozen, or as it would be issued now. */
export interface TillDocument {
  readonly section: Section
  readonly figures: ReturnType<typeof composeBill>['figures']
  readonly texts: readonly BillLineText[]
  /** Of a preview: who pays the tax on some of the lines. */
  readonly operator?: BillOperator
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
  readonly totalPaise: number
  /** Of what is issued: left to pay. */
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
  const documents = documentsOf(order, outlet, today, stateOf)
  const due = documents.reduce((sum, { issued }) => sum + (issued?.duePaise ?? 0), 0)
  const name = order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId)
  const at = { orderKind: order.kind, tableName: name, token: order.token, covers: order.covers }
  return {
    orderId, order, documents, at, today,
    label: name ?? (order.token === null ? kindText(order.kind) : `#${order.token}`),
    place: placeText(at),
    stage: stageOf(order, documents, due),
    totalPaise: documents.reduce((sum, { figures }) => sum + figures.totalPaise, 0),
    duePaise: due,
  }
}

function documentsOf(order: OrderState, outlet: OutletState, today: string, stateOf: StateOf): readonly TillDocument[] {
  if (outlet.settings === null || order.status === 'cancelled') return []
  const sections = new Set<Section>([...sectionsOf(order), ...order.bills.map(({ section }) => section)])
  return (['gst', 'vat'] as const).filter(section => sections.has(section)).map(section => {
    const billId = order.bills.find(bill => bill.section === section)?.billId
    const bill = billId === undefined ? undefined : stateOf<BillState>(`bill/${billId}`)
    if (billId === undefined || !bill?.issued) return { section, ...composeBill(order, outlet, section, undefined, today), issued: null }
    const { figures, texts, billNumber } = bill.issued
    return { section, figures, texts, issued: { billId, number: billNumber, bill, duePaise: duePaise(bill) } }
  })
}

function stageOf(order: OrderState, documents: readonly TillDocument[], due: number): TillStage {
  if (order.status === 'cancelled') return 'cancelled'
  if (documents.length === 0) return 'empty'
  if (documents.some(({ issued }) => issued === null)) return 'preview'
  return due > 0 ? 'due' : 'paid'
}

/** @returns the preview with a discount, as it would be issued now @throws RestoflowError for a discount that is none */
export function withDiscount(document: TillDocument, { order, today }: OrderBills, outlet: OutletState, billDiscount: Discount): TillDocument {
  return { ...document, ...composeBill(order, outlet, document.section, billDiscount, today) }
}

/** @returns what staff call a person on a screen: the first name */
export function firstName(name: string): string {
  return name.split(/\s+/)[0] ?? name
}
