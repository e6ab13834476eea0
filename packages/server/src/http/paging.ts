import { RestoflowError } from '@restoflow/core'

export interface Page<Item> {
  readonly items: readonly Item[]
  /** What `?cursor=` takes for the items after these; null at the end. */
  readonly next: string | null
}

export interface Paging {
  readonly limit: number
  /** Sort key of the last item of the page before, or null for the first page. */
  readonly after: string | null
}

/** Parameters of every list, with what they mean. */
export const pagingQuery = { limit: 'Items of one page: 50, at most 200', cursor: 'What the page before answered as next' } as const

const limitDefault = 50
const limitMax = 200

/** @throws RestoflowError `invalid-query`, naming the parameter */
export function invalidQuery(field: string, problem: string): never {
  throw new RestoflowError('invalid-query', `${field} ${problem}`, { errors: [{ path: field, message: problem }] })
}

/** @returns a whole number of the query, or the fallback @throws RestoflowError `invalid-query` */
export function wholeNumber(query: URLSearchParams, field: string, fallback: number, least = 0, most = Number.MAX_SAFE_INTEGER): number {
  const text = query.get(field)
  if (text === null || text === '') return fallback
  const value = Number(text)
  if (!/^\d+$/.test(text) || value < least || value > most) invalidQuery(field, `must be a whole number from ${least} to ${most}.`)
  return value
}

/** @returns `?limit=` (50, at most 200) and `?cursor=` @throws RestoflowError `invalid-query` */
export function pagingOf(query: URLSearchParams): Paging {
  const cursor = query.get('cursor')
  return { limit: wholeNumber(query, 'limit', limitDefault, 1, limitMax), after: cursor === null || cursor === '' ? null : decode(cursor) }
}

/**
 * @param items in the order of `keyOf`, which is unique
 * @returns one page of them; what comes or goes between two pages moves nothing else
 */
export function pageOf<Item>(items: readonly Item[], { limit, after }: Paging, keyOf: (item: Item) => string): Page<Item> {
  const rest = after === null ? items : items.filter(item => keyOf(item) > after)
  const page = rest.slice(0, limit)
  const last = page.at(-1)
  return { items: page, next: rest.length > limit && last !== undefined ? encode(keyOf(last)) : null }
}

const encode = (key: string): string => Buffer.from(key).toString('base64url')

function decode(cursor: string): string {
  const key = /^[A-Za-z0-9_-]{1,400}$/.test(cursor) ? Buffer.from(cursor, 'base64url').toString() : ''
  return key === '' || encode(key) !== cursor ? invalidQuery('cursor', 'is not one that a list answered as next.') : key
}
