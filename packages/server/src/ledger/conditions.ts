import { tenderKinds } from '@restoflow/core'
import type { Reads, SqlValue } from '../journal/sqlite-driver'
import { billWordPrefixes } from './bill-words'
import { numberKeyPrefixes, phoneTyped, searchWords, tokenKey, typedPaise, wordsOf } from './words'

/** One way in which a bill can meet a condition: rows of a table, found by an index that ends with the bill's place. */
export interface Source {
  readonly table: 'bills' | 'bill_lines' | 'bill_tenders' | 'bill_words'
  /** Named in the statement: without statistics SQLite would read all bills of the outlet instead. */
  readonly index: string
  /** On the columns of the table, with `?` for each of `params`. */
  readonly where: string
  readonly params: readonly SqlValue[]
}

/** Something that a bill must meet, in any one of these ways; none at all means that no bill does. */
export type Condition = readonly Source[]

/** What is searched for; everything that is given must hold. */
export interface BillFilter {
  /**
   * As typed. Each word is the beginning of a word of a table's or an item's name or of a kind of tender, or a bill
   * number or its end, a token, a total in rupees, a credit note's number or its end, a buyer's GSTIN or the beginning of a word of
   * the name, or a payment's reference or its last six digits or more.
   */
  readonly text?: string
  /** For those who may know guests: six digits or more are also the beginning of a guest's telephone number, for as long as the house keeps it. */
  readonly guestPhones?: boolean
  /** A table's id or its name. */
  readonly table?: string
  /** A bill number or its end. */
  readonly number?: string
  readonly amountPaise?: number
  /** An item's id, or beginnings of words of its name. */
  readonly item?: string
  readonly tender?: string
}

const kindMin = 2
const lastCharacter = '\u{10ffff}'

const numbers = (typed: string): Condition => numberKeyPrefixes(typed).map(prefix => ({
  table: 'bills', index: 'bills_by_number', where: 'number_key >= ? AND number_key < ?', params: [prefix, `${prefix}${lastCharacter}`],
}))

const billWord = (typed: string): Condition => {
  const { whole, beginnings } = billWordPrefixes(typed)
  const source = { table: 'bill_words', index: 'bill_words_by_word' } as const
  return [
    ...whole.map(word => ({ ...source, where: 'word = ?', params: [word] })),
    ...beginnings.map(prefix => ({ ...source, where: 'word >= ? AND word < ?', params: [prefix, `${prefix}${lastCharacter}`] })),
  ]
}

/** Numbers stand beside the journal, where they can be erased: the ledger has none, and is found by none that is gone. */
const guestPhone = (outlet: string, typed: string): Condition => {
  const prefix = phoneTyped(typed)
  if (prefix === null) return []
  return [{
    table: 'bills', index: 'bills_by_customer', params: [outlet, prefix, `${prefix}:`],
    where: `customer_id IN (SELECT p.id FROM people p WHERE p.outlet = ? AND p.kind = 'guest' AND p.phone >= ? AND p.phone < ?)`,
  }]
}

const total = (paise: number): Condition => [{ table: 'bills', index: 'bills_by_total', where: 'total_paise = ?', params: [paise] }]

const token = (typed: string): Condition => [{
  table: 'bills', index: 'bills_by_token', where: 'token_key = ? AND substr(lower(token), -length(?)) = ?', params: [tokenKey(typed), typed, typed],
}]

const anyOf = (source: Pick<Source, 'table' | 'index'>, column: string, values: readonly SqlValue[]): Condition =>
  (values.length === 0 ? [] : [{ ...source, where: `${column} IN (SELECT value FROM json_each(?))`, params: [JSON.stringify(values)] }])

const tenders = (kinds: readonly string[]): Condition => anyOf({ table: 'bill_tenders', index: 'bill_tenders_by_kind' }, 'kind', kinds)

interface Named {
  readonly no: number
  readonly id: string
  readonly name: string
}

/** Tables and items that stand on bills: hundreds at most, so they are looked through here. */
interface Names {
  readonly tables: readonly Named[]
  readonly items: readonly (Named & { readonly words: string })[]
}

async function readNames(reads: Reads, outlet: string): Promise<Names> {
  const [tables, items] = await Promise.all([
    reads.all<Named>('SELECT id AS no, table_id AS id, name FROM bill_tables WHERE outlet = ?', [outlet]),
    reads.all<Names['items'][number]>('SELECT id AS no, item_id AS id, name, words FROM bill_items WHERE outlet = ?', [outlet]),
  ])
  return { tables, items }
}

const tablesOf = (names: Names, fits: (table: Named) => boolean): Condition =>
  anyOf({ table: 'bills', index: 'bills_by_table' }, 'table_no', names.tables.filter(fits).map(({ no }) => no))

const itemsOf = (names: Names, fits: (item: Names['items'][number]) => boolean): Condition =>
  anyOf({ table: 'bill_lines', index: 'bill_lines_by_item' }, 'item', names.items.filter(fits).map(({ no }) => no))

function wordCondition(word: string, names: Names): Condition {
  const paise = typedPaise(word)
  return [
    ...tablesOf(names, ({ name }) => wordsOf(name).some(part => part.startsWith(word))),
    ...itemsOf(names, ({ words }) => words.includes(` ${word}`)),
    ...numbers(word),
    ...(paise === null ? [] : total(paise)),
    ...token(word),
    ...billWord(word),
    ...tenders(word.length < kindMin ? [] : tenderKinds.filter(kind => kind.startsWith(word))),
  ]
}

/** @returns what a bill must meet for the filter, all of it */
export async function conditionsOf(reads: Reads, outlet: string, filter: BillFilter): Promise<readonly Condition[]> {
  const { text = '', table, number, amountPaise, item, tender } = filter
  const names = await readNames(reads, outlet)
  const conditions: Condition[] = searchWords(text).map(word => [
    ...wordCondition(word, names), ...(filter.guestPhones === true ? guestPhone(outlet, word) : []),
  ])
  if (table !== undefined) {
    const wanted = table.toLowerCase()
    conditions.push(tablesOf(names, ({ id, name }) => id === table || name.toLowerCase() === wanted))
  }
  if (number !== undefined) conditions.push(numbers(number))
  if (amountPaise !== undefined) conditions.push(total(amountPaise))
  if (item !== undefined) {
    const beginnings = wordsOf(item)
    conditions.push(itemsOf(names, ({ id, words }) => id === item || beginnings.every(word => words.includes(` ${word}`))))
  }
  if (tender !== undefined) conditions.push(tenders([tender]))
  return conditions
}
