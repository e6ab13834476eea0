import { RestoflowError, type TenderKind } from '@restoflow/core'
import type { Reads, SqlValue } from '../journal/sqlite-driver'
import { conditionsOf, type BillFilter, type Condition, type Source } from './conditions'
import { placeOf } from './rows'

export interface BillQuery extends BillFilter {
  /** First and last invoice date, local calendar dates. */
  readonly from?: string
  readonly to?: string
  readonly state?: 'open' | 'settled'
  /** 50 by default, at most 200. */
  readonly limit?: number
  /** `next` of the page before. */
  readonly cursor?: string
}

/** A bill as a list shows it. */
export interface FoundBill {
  readonly id: string
  readonly number: string
  readonly orderId: string
  readonly tableName: string | null
  /** Who is named on it as the buyer, frozen with it. */
  readonly buyerName: string | null
  readonly token: string | null
  readonly invoiceDate: string
  readonly issuedAt: string
  readonly settledAt: string | null
  readonly totalPaise: number
  /** Below zero: what may be given back after a credit note. */
  readonly duePaise: number
  /** `reopened`: credited whole before it was paid, so that its order could be billed again. */
  readonly state: 'issued' | 'settled' | 'reopened'
  /** Kinds that stand, in the order of their names. */
  readonly tenders: readonly TenderKind[]
}

export interface FoundBills {
  /** Newest first. */
  readonly items: readonly FoundBill[]
  /** Cursor of the next page, null after the last. A page may be short and yet have a next one. */
  readonly next: string | null
}

const limitDefault = 50
const limitMax = 200
/** A condition with at most so many bills is followed through its index; else the newest bills are looked through. */
const followedMax = 20_000
/** How many bills one page looks through, so that a search that finds little answers in time. */
const lookedThroughMax = 50_000
const lastDay = '9999-12-31'
const firstDay = '1970-01-01'

interface Range {
  readonly outlet: string
  /** Places, the first included, the last not. */
  readonly first: number
  readonly end: number
}

/**
 * @returns bills of an outlet, newest first, that meet everything in the query
 * @throws RestoflowError `invalid-query` for a cursor that no page gave, or a date that is none
 */
export async function searchBills(reads: Reads, outlet: string, query: BillQuery): Promise<FoundBills> {
  const limit = Math.min(Math.max(1, query.limit ?? limitDefault), limitMax)
  const range = rangeOf(outlet, query)
  const conditions = await conditionsOf(reads, outlet, query)
  if (range.first >= range.end || conditions.some(condition => condition.length === 0)) return { items: [], next: null }
  const rarest = await rarestOf(reads, range, conditions)
  const page = rarest
    ? await follow(reads, range, rarest, conditions, query.state, limit)
    : await lookThrough(reads, range, conditions, query.state, limit)
  return { items: page.rows.map(billOf), next: page.next === null ? null : page.next.toString(16) }
}

function rangeOf(outlet: string, { from = firstDay, to = lastDay, cursor }: BillQuery): Range {
  const first = checked(placeOf(from, 0), 'from', 'is no date.')
  const end = checked(placeOf(to, 0), 'to', 'is no date.') + placeOf('1970-01-02', 0)
  const before = cursor === undefined ? end : checked(Number(`0x${cursor}`), 'cursor', 'is not one that a list answered as next.')
  return { outlet, first, end: Math.min(before, end) }
}

function checked(place: number, field: string, problem: string): number {
  if (Number.isSafeInteger(place)) return place
  throw new RestoflowError('invalid-query', `${field} ${problem}`, { errors: [{ path: field, message: problem }] })
}

const within = 'outlet = ? AND place >= ? AND place < ?'
const places = ({ table, index, where }: Source): string => `SELECT place FROM ${table} INDEXED BY ${index} WHERE ${within} AND ${where}`
const placeParams = ({ outlet, first, end }: Range, { params }: Source): readonly SqlValue[] => [outlet, first, end, ...params]

/** @returns the condition that the fewest bills meet, or null when all of them are common */
async function rarestOf(reads: Reads, range: Range, conditions: readonly Condition[]): Promise<Condition | null> {
  let rarest: Condition | null = null
  let fewest = followedMax
  for (const condition of conditions) {
    let count = 0
    for (const source of condition) {
      const row = await reads.get<{ n: number }>(
        `SELECT count(*) AS n FROM (${places(source)} LIMIT ?)`, [...placeParams(range, source), fewest + 1 - count])
      count += row?.n ?? 0
      if (count > fewest) break
    }
    if (count <= fewest) [rarest, fewest] = [condition, count]
  }
  return rarest
}

interface BillRow extends Omit<FoundBill, 'state' | 'tenders'> {
  readonly place: number
  readonly kinds: string | null
}

interface Page {
  readonly rows: readonly BillRow[]
  readonly next: number | null
}

const columns = `b.place, b.bill_id AS id, b.number, b.order_id AS orderId, b.token, b.buyer_name AS buyerName,
  b.invoice_date AS invoiceDate, b.issued_at AS issuedAt, b.settled_at AS settledAt, b.total_paise AS totalPaise, b.due_paise AS duePaise,
  (SELECT name FROM bill_tables WHERE id = b.table_no) AS tableName,
  (SELECT group_concat(kind) FROM bill_tenders t WHERE t.outlet = b.outlet AND t.place = b.place) AS kinds`

/** A test on the bill `b`, with its parameters. */
function testOf(condition: Condition): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const ways = condition.map(({ table, where }) =>
    (table === 'bills' ? `(${where})` : `EXISTS (SELECT 1 FROM ${table} x WHERE x.outlet = b.outlet AND x.place = b.place AND ${where})`))
  return { sql: `(${ways.join(' OR ')})`, params: condition.flatMap(({ params }) => params) }
}

function testsOf(conditions: readonly Condition[], state: BillQuery['state']): { readonly sql: string; readonly params: readonly SqlValue[] } {
  const tests = conditions.map(testOf)
  // with nothing left to pay, a bill is settled or it was reopened
  if (state !== undefined) tests.push({ sql: state === 'open' ? 'b.settled_at IS NULL AND b.due_paise <> 0' : 'b.settled_at IS NOT NULL', params: [] })
  return { sql: tests.map(({ sql }) => ` AND ${sql}`).join(''), params: tests.flatMap(({ params }) => params) }
}

/** Takes the bills of one rare condition through its indexes and tests the other conditions on each. */
async function follow(
  reads: Reads, range: Range, rarest: Condition, conditions: readonly Condition[], state: BillQuery['state'], limit: number,
): Promise<Page> {
  const tests = testsOf(conditions.filter(condition => condition !== rarest), state)
  const rows = await reads.all<BillRow>(
    `SELECT ${columns} FROM bills b WHERE b.outlet = ? AND b.place IN (${rarest.map(places).join(' UNION ')})${tests.sql}
    ORDER BY b.place DESC LIMIT ?`,
    [range.outlet, ...rarest.flatMap(source => placeParams(range, source)), ...tests.params, limit + 1])
  return pageOf(rows, limit)
}

/** Tests the newest bills one by one; where every condition is common, a page is soon full. */
async function lookThrough(
  reads: Reads, range: Range, conditions: readonly Condition[], state: BillQuery['state'], limit: number,
): Promise<Page> {
  const tests = testsOf(conditions, state)
  const bounds = [range.outlet, range.first, range.end]
  // open bills are few and have an index of their own, which needs the test inside
  const [index, open] = state === 'open' ? ['INDEXED BY bills_open', 'AND settled_at IS NULL'] : ['NOT INDEXED', '']
  const rows = await reads.all<BillRow>(
    `SELECT ${columns} FROM (SELECT * FROM bills ${index} WHERE ${within} ${open} ORDER BY place DESC LIMIT ?) b WHERE 1${tests.sql} LIMIT ?`,
    [...bounds, lookedThroughMax, ...tests.params, limit + 1])
  if (rows.length > limit) return pageOf(rows, limit)
  const last = await reads.get<{ place: number }>(
    `SELECT place FROM bills ${index} WHERE ${within} ${open} ORDER BY place DESC LIMIT 1 OFFSET ?`, [...bounds, lookedThroughMax - 1])
  return { rows, next: last?.place ?? null }
}

function pageOf(rows: readonly BillRow[], limit: number): Page {
  const shown = rows.slice(0, limit)
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.place ?? null) : null }
}

const billOf = ({ place: _, kinds, ...row }: BillRow): FoundBill => ({
  ...row,
  state: row.settledAt !== null ? 'settled' : row.duePaise === 0 ? 'reopened' : 'issued',
  tenders: kinds === null ? [] : ([...new Set(kinds.split(','))].sort() as TenderKind[]),
})
