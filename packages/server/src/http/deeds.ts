import { formatMoney, type MenuState, type OrderState, type OutletState, type TicketState } from '@restoflow/core'
import type { Deed } from '../people/activity'
import type { Runtime } from '../runtime'
import { textsIn, type WordKey, type Words } from '../words/words'
import { loadEntry } from './aggregates'

/** What a person did, ready to be told. */
export interface ToldDeed {
  readonly position: number
  readonly at: string
  readonly type: string
  /** A sentence in the language of the words. */
  readonly text: string
  readonly orderId: string | null
  readonly billId: string | null
  readonly approvedBy: string | null
}

/** Events that only follow from another one of the same command: nobody did them. */
export const followingEvents: readonly string[] = [
  'SerialTaken', 'TicketOpened', 'TicketCancelOpened', 'TicketLineCancelled', 'TicketHeadChanged', 'TicketPartsMoved', 'TicketContinued', 'TicketLineCoverSet',
  'TableSeated', 'TableOrderAdded', 'TableOrderRemoved', 'TableReleased', 'TableJoined', 'TableParted', 'TableCoversChanged', 'LinesReceived',
  'OrderBilled', 'OrderBillPaid', 'OrderSettled', 'BillSettled', 'BillCredited', 'BillReopened', 'BillDueAgain', 'OrderReopened', 'OrderBillDue', 'ItemCountTaken',
  'BookEntered', 'BookLeft', 'SourceOrderTaken', 'AccountCharged', 'AccountChargeReversed', 'AccountCredited', 'VoucherRedeemed', 'VoucherRestored', 'DayRecorded',
]

/** Kinds of deeds, each by the categories of its streams. */
export const deedKinds = {
  'orders': ['table', 'order', 'reservation', 'book'],
  'kitchen': ['ticket'],
  'till': ['bill', 'credit-note', 'collection', 'account', 'voucher', 'shift', 'drawer', 'day'],
  'set-up': ['menu', 'outlet', 'staff'],
} as const

export type DeedKind = keyof typeof deedKinds

/** @returns whether there is such a kind */
export function isDeedKind(text: string): text is DeedKind {
  return Object.hasOwn(deedKinds, text)
}

/** @returns the deeds as sentences; orders and tickets that they name are read where they are not in memory */
export async function tellDeeds(runtime: Runtime, deeds: readonly Deed[], words: Words): Promise<readonly ToldDeed[]> {
  const streams = [...new Set(deeds.flatMap(streamsOf))]
  const states = new Map(await Promise.all(streams.map(async stream => [stream, (await loadEntry(runtime, stream))?.state] as const)))
  return deeds.map(deed => {
    const approvedBy = textOf(deed, 'approvedBy') ?? textOf(deed, 'discountApprovedBy')
    return {
      position: deed.position, at: deed.at, type: deed.type, text: sentence(runtime, deed, states, words),
      orderId: orderOf(deed), billId: textOf(deed, 'billId'), approvedBy,
    }
  })
}

type States = ReadonlyMap<string, unknown>

function textOf({ data }: Deed, field: string): string | null {
  const value = data[field]
  return typeof value === 'string' && value !== '' ? value : null
}

const orderOf = (deed: Deed): string | null => textOf(deed, 'orderId')

function streamsOf(deed: Deed): readonly string[] {
  const orderId = orderOf(deed)
  return [...(orderId === null ? [] : [`order/${orderId}`]), ...(deed.stream.startsWith('ticket/') ? [deed.stream] : [])]
}

function sentence(runtime: Runtime, deed: Deed, states: States, words: Words): string {
  const key = `deed.${deed.type.replace(/(?<!^)(?=[A-Z])/g, '-').toLowerCase()}`
  const approver = textOf(deed, 'approvedBy') ?? textOf(deed, 'discountApprovedBy')
  const reason = textOf(deed, 'reason')
  return [
    isWordKey(key) ? words(key, valuesOf(runtime, deed, states, words)) : spaced(deed.type),
    ...(reason === null ? [] : [words('deed.reason', { reason })]),
    ...(approver === null ? [] : [words('deed.approved', { person: runtime.nameOf(approver) })]),
  ].join(', ')
}

const isWordKey = (key: string): key is WordKey => Object.hasOwn(textsIn('en'), key)

/** `ChargeDefined` → `Charge defined` */
const spaced = (type: string): string => type.replace(/(?<!^)([A-Z])/g, (_, letter: string) => ` ${letter.toLowerCase()}`)

function valuesOf(runtime: Runtime, deed: Deed, states: States, words: Words): Record<string, string | number> {
  const { house } = runtime
  const { data } = deed
  const outlet = house.state<OutletState>('outlet')
  const menu = house.state<MenuState>('menu')
  const order = states.get(`order/${orderOf(deed) ?? ''}`) as OrderState | undefined
  const ticket = states.get(deed.stream) as TicketState | undefined
  const tableName = (id: string | null): string => (id === null ? '' : outlet.tables[id]?.name ?? id)
  const itemId = textOf(deed, 'itemId') ?? (deed.type === 'ItemDefined' ? textOf(deed, 'id') : null)
  const tableId = order?.tableId ?? textOf(deed, 'tableId')
  const token = order?.token ?? textOf(deed, 'token')
  const place = tableId !== null ? tableName(tableId) : token !== null ? words('deed.token', { token }) : words('deed.counter')
  const amountPaise = ['creditPaise', 'amountPaise', 'totalPaise'].map(field => data[field]).find(value => typeof value === 'number')
  return {
    place, covers: typeof data['covers'] === 'number' ? data['covers'] : 0,
    item: order?.lines[textOf(deed, 'lineId') ?? '']?.name ?? textOf(deed, 'name') ?? (itemId === null ? '' : menu.items[itemId]?.name ?? itemId),
    quantity: textOf(deed, 'quantity') ?? '', delta: textOf(deed, 'delta') ?? '', name: textOf(deed, 'name') ?? '', kind: textOf(deed, 'kind') ?? 'other',
    number: ['creditNoteNumber', 'receiptNumber', 'voucherNumber', 'billNumber', 'number'].map(field => textOf(deed, field)).find(Boolean)
      ?? kotNumbers(data['tickets']) ?? (ticket && 'number' in ticket ? ticket.number : ''),
    table: tableName(textOf(deed, 'tableId')), from: tableName(textOf(deed, 'fromTableId')), to: tableName(textOf(deed, 'toTableId')),
    person: runtime.nameOf(textOf(deed, 'staffId') ?? ''), what: spaced(deed.type),
    amount: amountPaise === undefined ? '' : formatMoney(Math.abs(amountPaise)),
  }
}

function kotNumbers(tickets: unknown): string | null {
  if (!Array.isArray(tickets)) return null
  return tickets.map((ticket: unknown) => (ticket as { readonly number?: string }).number ?? '').join(', ')
}
