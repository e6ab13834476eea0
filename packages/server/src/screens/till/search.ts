import {
  businessDay, formatMoney, localTime, tillBoard, type House, type OrderState, type OutletState, type TenderKind, type BillState, type TillRow,
} from '@restoflow/core'
import { numberKey, numberKeyPrefixes, typedPaise, wordsOf } from '../../ledger/words'
import type { FoundBill } from '../../ledger/search'
import type { Runtime } from '../../runtime'
import { useWords } from '../../words/words'

export const scopes = ['open', 'today', 'all'] as const
export type Scope = (typeof scopes)[number]

/** What the search box and what stands below it say. */
export interface Search {
  readonly text: string
  readonly scope: Scope
  /** Local calendar dates, or empty. */
  readonly from: string
  readonly to: string
  readonly cursor?: string
}

export interface SearchAnswer {
  readonly words: readonly string[]
  /** Open orders that fit. */
  readonly open: readonly TillRow[]
  /** Issued bills that fit, newest first, those of open orders left out. */
  readonly bills: readonly FoundBill[]
  readonly next: string | null
  /** What comes closest when nothing fits: `₹4,310.00, table T9`. */
  readonly nearest: string | null
}

const pageSize = 30
const nearestAmong = 200

/** @returns what fits a search: every word must be found somewhere in a bill */
export async function searchTill(runtime: Runtime, search: Search): Promise<SearchAnswer> {
  const { house, ledger, outlet } = runtime
  const { text, scope, cursor } = search
  const words = wordsOf(text)
  const open = cursor === undefined && words.length > 0 ? openOrders(house).filter(order => fits(order, words)).map(({ row }) => row) : []
  if (scope === 'open') return { words, open, bills: [], next: null, nearest: open.length > 0 ? null : nearestOf(text, house, []) }
  const range = rangeOf(runtime, search)
  const found = await ledger.searchBills(outlet, { ...(text !== '' && { text }), ...range, limit: pageSize, ...(cursor !== undefined && { cursor }) })
  const bills = found.items.filter(({ orderId }) => !open.some(row => row.orderId === orderId))
  if (open.length + bills.length > 0 || typedPaise(text) === null) return { words, open, bills, next: found.next, nearest: null }
  const others = await ledger.searchBills(outlet, { ...range, limit: nearestAmong })
  return { words, open, bills, next: found.next, nearest: nearestOf(text, house, others.items) }
}

/** A day ends with its business day: after midnight the evening's bills are still today's. */
function rangeOf(runtime: Runtime, { scope, from, to }: Search): { readonly from?: string; readonly to?: string } {
  if (scope === 'today') {
    const { timeZone = 'UTC', businessDayStart = '00:00' } = runtime.house.state<OutletState>('outlet').settings ?? {}
    const now = runtime.now()
    return { from: businessDay(now, timeZone, businessDayStart), to: localTime(now, timeZone).date }
  }
  return { ...(from !== '' && { from }), ...(to !== '' && { to }) }
}

interface OpenOrder {
  readonly row: TillRow
  readonly names: readonly string[]
  readonly tenders: readonly TenderKind[]
}

function openOrders(house: House): readonly OpenOrder[] {
  const { asked, paying, eating } = tillBoard(house)
  return [...asked, ...paying, ...eating].map(row => {
    const order = house.state<OrderState>(`order/${row.orderId}`)
    const lines = Object.values(order.lines).filter(line => line.voided === null)
    return {
      row,
      names: wordsOf([row.label, ...lines.flatMap(line => [line.name, ...Object.values(line.names ?? {})])].join(' ')),
      tenders: order.bills.flatMap(({ billId }) => house.state<BillState>(`bill/${billId}`).tenders.map(({ kind }) => kind)),
    }
  })
}

function fits({ row, names, tenders }: OpenOrder, words: readonly string[]): boolean {
  const amounts = [row.amountPaise, ...row.openBills.flatMap(({ totalPaise, duePaise }) => [totalPaise, duePaise])]
  return words.every(word => {
    const paise = typedPaise(word)
    const prefixes = numberKeyPrefixes(word)
    return names.some(name => name.startsWith(word) || (word.length < 4 && name === `#${word}`))
      || (paise !== null && amounts.includes(paise))
      || row.openBills.some(({ number }) => prefixes.some(prefix => numberKey(number).startsWith(prefix)))
      || (word.length > 1 && tenders.some(kind => kind.startsWith(word)))
  })
}

function nearestOf(text: string, house: House, bills: readonly FoundBill[]): string | null {
  const t = useWords()
  const wanted = typedPaise(text)
  if (wanted === null) return null
  const candidates = [
    ...openOrders(house).map(({ row: { amountPaise, label, kind } }) =>
      ({ paise: amountPaise ?? 0, where: kind === 'dine-in' ? t('till.nearest-table', { table: label }) : label })),
    ...bills.map(({ totalPaise, number }) => ({ paise: totalPaise, where: t('till.nearest-bill', { number }) })),
  ].filter(({ paise }) => paise > 0)
  const nearest = candidates.sort((a, b) => Math.abs(a.paise - wanted) - Math.abs(b.paise - wanted))[0]
  return nearest ? `${formatMoney(nearest.paise)}, ${nearest.where}` : null
}
