import {
  billView, composeBill, creditNoteView, localTime, RestoflowError, sectionsOf, type BillState, type BillView, type CreditNoteState, type OrderState,
  type OutletSettings,
  type OutletState,
} from '@restoflow/core'
import { loadEntry } from '../http/aggregates'
import { billTongue } from '../http/language'
import type { Runtime } from '../runtime'
import { speaking } from '../words/words'
import type { Paper } from './paper'
import { billPaper, creditNotePaper, proformaPaper } from './papers'

/** What can be handed out: the aggregate's category is also its path below `/api/v1`, with an s. */
export type DocumentCategory = 'bill' | 'credit-note'

export interface LoadedDocument {
  readonly paper: Paper
  readonly number: string
  /** Copies that are on record. */
  readonly copies: number
  readonly customerId: string | null
}

/** Orders without a table are handed over by who the guest is. */
const namesGuest = new Set(['delivery', 'takeaway'])

/** @returns an issued bill in the bill's language, with everything that its paper needs @throws RestoflowError `unknown-bill` */
export async function loadBill(runtime: Runtime, id: string): Promise<LoadedDocument> {
  const state = (await loadEntry(runtime, `bill/${id}`))?.state as BillState | undefined
  const bill: BillView | null = state ? billView(id, state) : null
  if (!state || !bill) throw new RestoflowError('unknown-bill', `There is no bill ${id}.`)
  const customer = bill.customerId !== null && namesGuest.has(bill.orderKind) ? await runtime.customers.get(bill.customerId) : null
  const guest = customer ? { name: customer.name, phone: customer.phone ?? null } : undefined
  const { settings, tongue, demo } = houseOf(runtime)
  const paper = speaking(tongue,
    () => billPaper(bill, { settings, demo, by: callNameOf(runtime, state.issuedBy.id), ...(guest && { guest }) }))
  return { paper, number: bill.number, copies: bill.copies.length, customerId: bill.customerId }
}

/** @returns a credit note in the bill's language @throws RestoflowError `unknown-credit-note` */
export async function loadCreditNote(runtime: Runtime, id: string): Promise<LoadedDocument> {
  const state = (await loadEntry(runtime, `credit-note/${id}`))?.state as CreditNoteState | undefined
  const note = state ? creditNoteView(id, state) : null
  if (!state || !note) throw new RestoflowError('unknown-credit-note', `There is no credit note ${id}.`)
  const { settings, tongue, demo } = houseOf(runtime)
  const placeOfSupply = note.placeOfSupply ?? await supplyOfBill(runtime, note.billId)
  const placed = { ...note, ...(placeOfSupply !== undefined && { placeOfSupply }) }
  const paper = speaking(tongue, () => creditNotePaper(placed, { settings, demo, by: callNameOf(runtime, state.issuedBy.id) }))
  return { paper, number: note.number, copies: note.copies.length, customerId: null }
}

/** Notes of before did not copy the place of supply from their bill. */
async function supplyOfBill(runtime: Runtime, billId: string): Promise<string | undefined> {
  return ((await loadEntry(runtime, `bill/${billId}`))?.state as BillState | undefined)?.issued?.placeOfSupply
}

/** @returns the document of this category and id @throws RestoflowError `unknown-bill`, `unknown-credit-note` */
export function loadDocument(runtime: Runtime, category: DocumentCategory, id: string): Promise<LoadedDocument> {
  return category === 'bill' ? loadBill(runtime, id) : loadCreditNote(runtime, id)
}

/**
 * @param section the first that the order has, when it is left out
 * @returns what the order would come to now, as a proforma
 * @throws RestoflowError `unknown-order`, `nothing-to-bill`
 */
export async function loadProforma(runtime: Runtime, orderId: string, section?: 'gst' | 'vat'): Promise<Paper> {
  const order = (await loadEntry(runtime, `order/${orderId}`))?.state as OrderState | undefined
  if (!order) throw new RestoflowError('unknown-order', `There is no order ${orderId}.`)
  const outlet = runtime.house.state<OutletState>('outlet')
  const { settings, tongue, demo } = houseOf(runtime)
  const at = runtime.now()
  const wanted = section ?? sectionsOf(order)[0] ?? 'gst'
  const { figures, texts, operator, discounts } = composeBill(order, outlet, wanted, undefined, localTime(at, settings.timeZone).date)
  const tableName = order.tableId === null ? null : (outlet.tables[order.tableId]?.name ?? order.tableId)
  const place = { orderKind: order.kind, tableName, token: order.token, covers: order.covers }
  return speaking(tongue, () => proformaPaper({ kind: 'proforma', figures, texts, place, at, discounts, ...(operator && { operator }) },
    { settings, demo }))
}

function houseOf({ house, config }: Runtime): { readonly settings: OutletSettings; readonly tongue: ReturnType<typeof billTongue>; readonly demo: boolean } {
  const { settings } = house.state<OutletState>('outlet')
  if (!settings) throw new RestoflowError('outlet-not-set-up', 'The restaurant has no settings yet.')
  return { settings, tongue: billTongue(settings), demo: config.demo }
}

/** What staff call a person: the first name. */
function callNameOf(runtime: Runtime, id: string): string {
  return runtime.nameOf(id).split(/\s+/)[0] ?? ''
}

