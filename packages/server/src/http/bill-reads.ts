import { holds, isDate, type BillView } from '@restoflow/core'
import type { BillQuery } from '../ledger/search'
import { explainQuery, explanationIn } from './explanation'
import { invalidQuery, pagingQuery, wholeNumber } from './paging'
import { known, type ReadLine } from './read-line'
import { billSchema, collectionSchema, creditNoteSchema, foundBillSchema } from './bill-schemas'
import { pageSchema } from './view-schemas'

/** Documents: what was issued and how it was paid, found by whatever one remembers of it. */
export const billReads: readonly ReadLine[] = [
  {
    path: 'bills', summary: 'Open and past bills, newest first',
    query: {
      query: 'Words as typed: a table, an item, a kind of tender, a bill or credit note number or its end, a token, a total in rupees, a buyer\'s name '
        + 'or GSTIN, a payment\'s reference; a guest\'s phone for those who keep guests',
      table: 'A table\'s id or name',
      number: 'A bill number or its end',
      amountPaise: 'The total, in paise',
      amount: 'The total, in rupees: 1859 or 1859.50',
      from: 'First invoice date, YYYY-MM-DD',
      to: 'Last invoice date',
      item: 'An item\'s id, or beginnings of words of its name',
      tender: 'cash, upi, card or other',
      state: 'open or settled',
      ...pagingQuery,
    },
    response: pageSchema(foundBillSchema, 'FoundBill'),
    answer: ({ ledger, outlet }, { query, signedIn: { principal } }) =>
      ledger.searchBills(outlet, { ...billQuery(query), guestPhones: holds(principal, 'guests.keep') }),
  },
  {
    path: 'bills/{id}', summary: 'One bill as it was issued, with its tenders', unknown: 'unknown-bill', query: explainQuery,
    response: billSchema,
    answer: async (runtime, { id, query }) => {
      const bill = (await known(runtime, 'bill', id)) as BillView
      return { ...bill, ...explanationIn(query, bill) }
    },
  },
  {
    path: 'credit-notes/{id}', summary: 'One credit note as it was issued, its amounts below zero', unknown: 'unknown-credit-note', response: creditNoteSchema,
    answer: (runtime, { id }) => known(runtime, 'credit-note', id),
  },
  {
    path: 'collections/{id}', summary: 'A payment that is asked for through a payment provider', unknown: 'unknown-collection', right: 'tenders.take',
    response: collectionSchema, answer: (runtime, { id }) => known(runtime, 'collection', id),
  },
]

/** @returns the search that the query asks for @throws RestoflowError `invalid-query` */
export function billQuery(query: URLSearchParams): BillQuery {
  const text = (field: string, max = 100): string | undefined => {
    const value = query.get(field)?.trim()
    if (value === undefined || value === '') return undefined
    return value.length > max ? invalidQuery(field, `has more than ${max} characters.`) : value
  }
  const date = (field: string): string | undefined => {
    const value = text(field)
    return value === undefined || isDate(value) ? value : invalidQuery(field, 'must be a date, YYYY-MM-DD.')
  }
  const state = text('state')
  if (state !== undefined && state !== 'open' && state !== 'settled') invalidQuery('state', 'must be open or settled.')
  const given = {
    text: text('query'), table: text('table'), number: text('number'), item: text('item'), tender: text('tender'),
    from: date('from'), to: date('to'), state, amountPaise: amountIn(query),
    cursor: text('cursor', 40), limit: wholeNumber(query, 'limit', 50, 1, 200),
  }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

function amountIn(query: URLSearchParams): number | undefined {
  if (query.has('amountPaise')) return wholeNumber(query, 'amountPaise', 0)
  const typed = query.get('amount')?.trim()
  if (typed === undefined || typed === '') return undefined
  const [, rupees, paise = ''] = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(typed) ?? invalidQuery('amount', 'must be rupees, such as 1859 or 1859.50.')
  return Number(rupees) * 100 + Number(paise.padEnd(2, '0'))
}
