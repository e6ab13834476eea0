import {
  businessDay, formatMoney, holds, localTime, tillBoard, type House, type Rightful, type OrderState, type OutletState, type TenderKind, type BillState, type TillRow,
} from '@restoflow/core'
import { hasBillWord } from '../../ledger/bill-words'
import { numberKey, numberKeyPrefixes, phoneTyped, searchWords, typedPaise, wordsOf } from '../../ledger/words'
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
const guestsMax = 50
const nearestAmong = 200
/** A longer number is a telephone's or a reference's: no amount comes near it. */
const amountDigitsMax = 7

/**
 * @param by who searches: guests' telephone numbers are looked through for those who may know them
 * @returns what fits a search: every word must be found somewhere in a bill
 */
export async function searchTill(runtime: Runtime, search: Search, by: Rightful | undefined): Promise<SearchAnswer> {
  const { house, ledger, outlet } = runtime
  const { text, scope, cursor } = search
  const words = searchWords(text)
  const guestPhones = by !== undefined && holds(by, 'guests.keep')
  const guests = guestPhones ? await guestsOf(runtime, words) : new Map<string, ReadonlySet<string>>()
  const open = cursor === undefined && words.length > 0 ? openOrders(house).filter(order => fits(order, words, guests)).map(({ row }) => row) : []
  if (scope === 'open') return { words, open, bills: [], next: null, nearest: open.length > 0 ? null : nearestOf(text, house, []) }
  const range = rangeOf(runtime, search)
  const found = await ledger.searchBills(outlet, {
    ...(text !== '' && { text }), ...range, guestPhones, limit: pageSize, ...(cursor !== undefined && { cursor }),
  })
  const bills = found.items.filter(({ orderId }) => !open.some(row => row.orderId === orderId))
  if (open.length + bills.length > 0 || wantedPaise(text) === null) return { words, open, bills, next: found.next, nearest: null }
  const others = await ledger.searchBills(outlet, { ...range, limit: nearestAmong })
  return { words, open, bills, next: found.next, nearest: nearestOf(text, house, others.items) }
}

/** @returns for each word that may be the beginning of a telephone number, the guests that have such a one */
async function guestsOf({ customers }: Runtime, words: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, ReadonlySet<string>>()
  for (const word of words) {
    const prefix = phoneTyped(word)
    if (prefix === null) continue
    const guests = await customers.search(word, guestsMax)
    found.set(word, new Set(guests.filter(({ phone = '' }) => phone.startsWith(prefix)).map(({ id }) => id)))
  }
  return found
}

function wantedPaise(text: string): number | null {
  return (text.split('.')[0]?.replace(/\D/g, '').length ?? 0) > amountDigitsMax ? null : typedPaise(text)
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
  readonly bills: readonly BillState[]
  readonly customerId: string | null
}

function openOrders(house: House): readonly OpenOrder[] {
  const { asked, paying, eating } = tillBoard(house)
  return [...asked, ...paying, ...eating].map(row => {
    const order = house.state<OrderState>(`order/${row.orderId}`)
    const lines = Object.values(order.lines).filter(line => line.voided === null)
    return {
      row,
      names: wordsOf([row.label, ...lines.flatMap(line => [line.name, ...Object.values(line.names ?? {})])].join(' ')),
      bills: order.bills.map(({ billId }) => house.state<BillState>(`bill/${billId}`)),
      customerId: order.customerId,
    }
  })
}

function fits({ row, names, bills, customerId }: OpenOrder, words: readonly string[], guests: ReadonlyMap<string, ReadonlySet<string>>): boolean {
  const tenders: readonly TenderKind[] = bills.flatMap(bill => bill.tenders.map(({ kind }) => kind))
  const amounts = [row.amountPaise, ...row.openBills.flatMap(({ totalPaise, duePaise }) => [totalPaise, duePaise])]
  return words.every(word => {
    const paise = typedPaise(word)
    const prefixes = numberKeyPrefixes(word)
    return names.some(name => name.startsWith(word) || (word.length < 4 && name === `#${word}`))
      || (paise !== null && amounts.includes(paise))
      || row.openBills.some(({ number }) => prefixes.some(prefix => numberKey(number).startsWith(prefix)))
      || (word.length > 1 && tenders.some(kind => kind.startsWith(word)))
      || bills.some(bill => hasBillWord(bill, word))
      || (customerId !== null && guests.get(word)?.has(customerId) === true)
  })
}

function nearestOf(text: string, house: House, bills: readonly FoundBill[]): string | null {
  const t = useWords()
  const wanted = wantedPaise(text)
  if (wanted === null) return null
  const candidates = [
    ...openOrders(house).map(({ row: { amountPaise, label, kind } }) =>
      ({ paise: amountPaise ?? 0, where: kind === 'dine-in' ? t('till.nearest-table', { table: label }) : label })),
    ...bills.map(({ totalPaise, number }) => ({ paise: totalPaise, where: t('till.nearest-bill', { number }) })),
  ].filter(({ paise }) => paise > 0)
  const nearest = candidates.sort((a, b) => Math.abs(a.paise - wanted) - Math.abs(b.paise - wanted))[0]
  return nearest ? `${formatMoney(nearest.paise)}, ${nearest.where}` : null
}
