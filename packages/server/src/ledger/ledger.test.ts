import type { Envelope } from '@restoflow/core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { billWords } from '../journal/migrations/0011-bill-words'
import { createPeople } from '../people/people'
import { ledgerCredits } from '../journal/migrations/0010-ledger-credits'
import { openTemporary, type TemporaryStore } from '../journal/temporary.testing'
import { billEvents, type MadeBill } from './bills.testing'
import { createLedger, type Ledger } from './ledger'
import { rebuildLedger } from './rebuild'
import { placeOf } from './rows'
import type { BillQuery } from './search'
import { numberKey, numberKeyPrefixes, tokenKey, typedPaise, wordsOf } from './words'

const outlet = 'demo'
const perDay = 20
const tables = ['bills', 'bill_lines', 'bill_tenders', 'bill_items', 'bill_tables', 'bill_words']

let store: TemporaryStore
let ledger: Ledger
const made: MadeBill[] = []

beforeAll(async () => {
  store = await openTemporary()
  let position = 0
  for (let batch = 0; batch < 12; batch++) {
    const events: Envelope[] = []
    for (let nth = batch * 50; nth < (batch + 1) * 50; nth++) {
      const { bill, events: own } = billEvents(outlet, position + events.length, nth, perDay)
      made.push(bill)
      events.push(...own)
    }
    await store.journal.append(outlet, { after: position, events, commands: [] })
    position += events.length
  }
  await store.journal.append('elsewhere', { after: 0, events: billEvents('elsewhere', 0, 7, perDay).events, commands: [] })
  ledger = createLedger(store.journal.driver)
})
afterAll(() => store.remove())

const find = async (query: BillQuery): Promise<readonly string[]> => {
  const found: string[] = []
  let cursor: string | undefined
  do {
    const { items, next } = await ledger.searchBills(outlet, { limit: 7, ...query, ...(cursor !== undefined && { cursor }) })
    found.push(...items.map(({ id }) => id))
    cursor = next ?? undefined
  } while (cursor !== undefined)
  return found
}

const expected = (fits: (bill: MadeBill) => boolean): readonly string[] => made.filter(fits).map(({ id }) => id).reverse()
const itemWord = (bill: MadeBill, word: string): boolean => bill.names.some(name => wordsOf(name).some(each => each.startsWith(word)))
const tableWord = (bill: MadeBill, word: string): boolean => wordsOf(bill.tableName ?? '').some(each => each.startsWith(word))

describe('searching bills', () => {
  it('finds everything, newest first, page by page', async () => {
    expect(await find({})).toEqual(expected(() => true))
    const { items, next } = await ledger.searchBills(outlet, {})
    expect(items).toHaveLength(50)
    expect(next).not.toBeNull()
    const newest = made.at(-1)
    expect(items[0]).toEqual({
      id: newest?.id, number: newest?.number, orderId: 'order-599', tableName: newest?.tableName, token: newest?.token, buyerName: null,
      invoiceDate: newest?.invoiceDate, issuedAt: expect.any(String) as string, settledAt: null,
      totalPaise: newest?.totalPaise, duePaise: newest?.totalPaise, state: 'issued', tenders: [],
    })
    expect(items[1]).toMatchObject({ state: 'settled', duePaise: 0, tenders: [made.at(-2)?.tender] })
  })

  it('finds words of items and tables by their beginnings, as they are typed', async () => {
    for (const word of ['m', 'ma', 'masala', 'half', 'paneer', 'rasm']) {
      expect(await find({ text: word })).toEqual(expected(bill => itemWord(bill, word) || tableWord(bill, word)))
    }
    expect(await find({ text: 'Terr' })).toEqual(expected(bill => bill.tableName?.startsWith('Terrace') ?? false))
    expect(await find({ text: 'डोसा' })).toHaveLength(600)
    expect(await find({ text: 'terrace Masala' })).toEqual(expected(bill => tableWord(bill, 'terrace') && itemWord(bill, 'masala')))
    expect(await find({ text: 'masala nonsense' })).toEqual([])
  })

  it('finds bills by number, by its end, by amount and by token', async () => {
    expect(await find({ text: 'rf/26-27/123' })).toEqual(['bill-122'])
    expect(await find({ text: '27/123' })).toEqual(['bill-122'])
    expect(await find({ number: '0123' })).toEqual(['bill-122'])
    expect(await find({ number: '7' })).toEqual(['bill-6'])
    const some = made[321]
    const rupees = Math.floor((some?.totalPaise ?? 0) / 100)
    for (const text of [String(rupees), `₹${rupees}.00`, `${rupees}.0`]) expect(await find({ text })).toContain('bill-321')
    expect(await find({ amountPaise: some?.totalPaise ?? 0 })).toEqual(expected(bill => bill.totalPaise === some?.totalPaise))
    expect(await find({ text: 'a12' })).toEqual(expected(bill => bill.token === 'A12'))
    expect(await find({ text: '12' })).toEqual(expected(bill => bill.token === 'A12' || [bill.number, bill.creditNoteNumber].some(number => number?.endsWith('/12'))))
  })

  it('finds bills by buyer, GSTIN, credit note and payment, as they are typed', async () => {
    expect(await find({ text: 'udyog' })).toEqual(expected(({ buyer }) => buyer?.name === 'Udyog Foods'))
    expect(await find({ text: '29aaacb1002' })).toEqual(expected(({ buyer }) => buyer?.gstin.startsWith('29AAACB1002') ?? false))
    const { reference = '' } = made.find(bill => bill.reference !== null) ?? {}
    for (const text of [reference ?? '', reference?.slice(0, 9), reference?.slice(-6)]) {
      const fits = (bill: MadeBill): boolean => (bill.reference?.startsWith(text ?? '') ?? false) || (bill.reference?.endsWith(text ?? '') ?? false)
      expect(await find({ text: text ?? '' })).toEqual(expected(fits))
    }
    expect(await find({ text: 'CN/26-27/4' })).toEqual(['bill-160'])
    expect(await find({ text: 'acme upi' })).toEqual(expected(({ buyer, tender }) => (buyer?.name.startsWith('Acme') ?? false) && tender === 'upi'))
    for (const text of ['#4', '~21']) expect(await find({ text })).toEqual([])
  })

  it('finds bills by a guest\'s telephone, for those who may and for as long as the house keeps it', async () => {
    const people = createPeople(store.journal.driver)
    const id = made[2]?.customerId ?? ''
    await people.put({ outlet, id, kind: 'guest', name: 'Asha', phone: '+919876543210', createdAt: '2026-11-22T06:30:00.000Z' })
    const own = expected(({ customerId }) => customerId === id)
    for (const text of ['98765 43210', '+91 98765 43210', '098765-43210', '987654']) expect(await find({ text, guestPhones: true }), text).toEqual(own)
    for (const query of [{ text: '9876543210' }, { text: '98765', guestPhones: true }]) expect(await find(query)).toEqual([])
    await people.erase(outlet, id)
    expect(await find({ text: '9876543210', guestPhones: true })).toEqual([])
  })

  it('finds by table, item, tender, state and date, and by all of them together', async () => {
    expect(await find({ table: 't3' })).toEqual(expected(bill => bill.tableName === 'T3'))
    expect(await find({ table: 'terrace 22' })).toEqual(expected(bill => bill.tableName === 'Terrace 22'))
    expect(await find({ item: 'butter naan' })).toEqual(expected(bill => itemWord(bill, 'butter') && itemWord(bill, 'naan')))
    expect(await find({ tender: 'upi' })).toEqual(expected(bill => bill.tender === 'upi'))
    expect(await find({ text: 'car' })).toEqual(expected(bill => bill.tender === 'card'))
    expect(await find({ state: 'open' })).toEqual(expected(bill => bill.tender === null))
    expect(await find({ state: 'settled', text: 'dal' })).toEqual(expected(bill => bill.tender !== null && itemWord(bill, 'dal')))
    const days = ['2024-04-03', '2024-04-04']
    expect(await find({ from: '2024-04-03', to: '2024-04-04' })).toEqual(expected(({ invoiceDate }) => days.includes(invoiceDate)))
    expect(await find({ from: '2024-04-10', text: 'T1', tender: 'cash' }))
      .toEqual(expected(bill => bill.invoiceDate >= '2024-04-10' && tableWord(bill, 't1') && bill.tender === 'cash'))
    expect(await find({ from: '2024-05-01', to: '2024-04-01' })).toEqual([])
  })

  it('refuses a cursor or a date that is none', async () => {
    for (const query of [{ cursor: 'zz' }, { from: 'yesterday' }, { to: '2024-13-01' }]) {
      await expect(ledger.searchBills(outlet, query)).rejects.toMatchObject({ code: 'invalid-query' })
    }
  })

  it('keeps outlets apart', async () => {
    expect((await ledger.searchBills('elsewhere', { text: 'rf/26-27/8' })).items.map(({ id }) => id)).toEqual(['bill-7'])
    expect((await ledger.searchBills('nowhere', {})).items).toEqual([])
  })
})

describe('what is due on a bill', () => {
  const common = { billId: 'bill-1', billNumber: 'RF/26-27/2', orderId: 'order-1' }
  const total = (): number => made[1]?.totalPaise ?? 0
  const after = async (...told: readonly (readonly [type: string, data: object])[]): Promise<unknown> => {
    const { position } = await store.journal.chainHead('later')
    const version = Number((await store.journal.driver.get<{ n: string }>(
      `SELECT count(*) AS n FROM events WHERE outlet = 'later' AND stream = 'bill/bill-1'`))?.n ?? 0)
    await store.journal.append('later', {
      after: position, commands: [],
      events: told.map(([type, data], index) => ({
        outlet: 'later', position: position + index + 1, id: `x${position + index}`, stream: 'bill/bill-1', version: version + index + 1, type,
        at: '2026-11-22T06:30:00.000Z', by: { kind: 'staff', id: 'ravi' }, commandId: `x${position + index}`, data: { ...common, ...data },
      })),
    })
    const { items } = await ledger.searchBills('later', {})
    return items.map(({ duePaise, state, tenders }) => ({ duePaise, state, tenders }))[0]
  }

  it('counts credit notes, refunds and tenders that were reversed', async () => {
    await store.journal.append('later', { after: 0, events: billEvents('later', 0, 1, perDay).events, commands: [] })
    const kind = made[1]?.tender
    expect(await after(['BillCredited', { duePaise: -500 }])).toEqual({ duePaise: -500, state: 'settled', tenders: [kind] })
    expect(await after(['RefundPaid', { duePaise: 0 }])).toEqual({ duePaise: 0, state: 'settled', tenders: [kind] })
    const right = { tenderId: 'right', kind: 'other', amountPaise: total(), tipPaise: 0, changePaise: 0, duePaise: 0 }
    expect(await after(['TenderReversed', { tenderId: 'tender-1', duePaise: total() }], ['TenderTaken', right]))
      .toEqual({ duePaise: 0, state: 'settled', tenders: ['other'] })
    if (kind) expect((await ledger.searchBills('later', { tender: kind })).items).toEqual([])
  })

  it('is due again on a settled bill whose payment was taken back, until it is settled anew', async () => {
    const settledAt = async (): Promise<string | null | undefined> => (await ledger.searchBills('later', {})).items[0]?.settledAt
    expect(await after(['TenderReversed', { tenderId: 'right', duePaise: total() }], ['BillDueAgain', { duePaise: total() }]))
      .toEqual({ duePaise: total(), state: 'issued', tenders: [] })
    expect(await settledAt()).toBeNull()
    expect((await ledger.searchBills('later', { state: 'open' })).items).toHaveLength(1)
    const anew = { tenderId: 'anew', kind: 'card', amountPaise: total(), tipPaise: 0, changePaise: 0, duePaise: 0 }
    expect(await after(['TenderTaken', anew], ['BillSettled', {}])).toEqual({ duePaise: 0, state: 'settled', tenders: ['card'] })
    const wrong = ['TenderReversed', { tenderId: 'anew', duePaise: total() }] as const
    const last = { ...anew, tenderId: 'last' }
    expect(await after(wrong, ['BillDueAgain', { duePaise: total() }], ['TenderTaken', last], ['BillSettled', {}])).toMatchObject({ state: 'settled' })
    expect(await settledAt()).toBe('2026-11-22T06:30:00.000Z')
  })

  it('is nothing on a bill that was credited whole and reopened, which is open no more', async () => {
    await store.journal.append('reopened', { after: 0, events: billEvents('reopened', 0, 39, perDay).events, commands: [] })
    expect((await ledger.searchBills('reopened', { state: 'open' })).items).toHaveLength(1)
    await store.journal.append('reopened', {
      after: 1, commands: [],
      events: [{
        outlet: 'reopened', position: 2, id: 'r2', stream: 'bill/bill-39', version: 2, type: 'BillCredited', at: '2026-11-22T06:30:00.000Z',
        by: { kind: 'staff', id: 'ravi' }, commandId: 'r2', data: { billId: 'bill-39', reopens: true, duePaise: 0 },
      }],
    })
    expect((await ledger.searchBills('reopened', {})).items).toMatchObject([{ state: 'reopened', duePaise: 0 }])
    for (const state of ['open', 'settled'] as const) expect((await ledger.searchBills('reopened', { state })).items).toEqual([])
  })

  it('is put right in ledgers of before by the schema\'s step', async () => {
    const { driver } = store.journal
    const read = async (): Promise<unknown[]> => Promise.all(['bills', 'bill_tenders'].map(table => driver.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)))
    const before = await read()
    const place = '(SELECT place FROM bills WHERE outlet = \'later\')'
    await driver.run(`UPDATE bills SET due_paise = total_paise WHERE outlet IN ('later', 'reopened')`)
    await driver.run(`INSERT INTO bill_tenders VALUES ('later', ${place}, 'tender-1', 'cash', 1, 0, 0, NULL, 'then')`)
    await driver.exec(ledgerCredits.sql)
    expect(await read()).toEqual(before)
  })
})

it('has the words and buyers of bills of before, once the schema\'s step was taken', async () => {
  const { driver } = store.journal
  const read = async (): Promise<unknown[]> => Promise.all(['bills', 'bill_words'].map(table => driver.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)))
  const before = await read()
  await driver.exec('DELETE FROM bill_words; UPDATE bills SET buyer_name = NULL;')
  await driver.exec(billWords.sql.slice(billWords.sql.indexOf('UPDATE')))
  await driver.transaction(async statements => billWords.fill?.(statements))
  expect(await read()).toEqual(before)
})

it('is the same when it is rebuilt from the journal', async () => {
  const { driver } = store.journal
  const read = async (): Promise<unknown[]> => Promise.all(tables.map(table => driver.all(`SELECT * FROM ${table} ORDER BY 1, 2, 3`)))
  const before = await read()
  await driver.run('UPDATE bills SET due_paise = 1, settled_at = NULL WHERE number_key LIKE ?', ['1%'])
  await driver.run('DELETE FROM bill_tenders')
  await driver.run('DELETE FROM bill_words')
  await rebuildLedger(driver)
  await rebuildLedger(driver)
  expect(await read()).toEqual(before)
})

describe('words', () => {
  it('reads numbers, tokens and amounts as people type them', () => {
    expect(numberKey('RF/26-27/0010431')).toBe('13401:/72-62/fr')
    expect(numberKeyPrefixes('431')).toEqual(['134:', '134'])
    expect(numberKeyPrefixes('7')).toEqual(['7:'])
    expect(numberKeyPrefixes('RF')).toEqual([])
    expect([tokenKey('T012'), tokenKey('12'), tokenKey('Blue')]).toEqual(['12', '12', 'blue'])
    expect(['4310', '4,310.5', '₹43', 'rs. 9.05', '4310.505', 'T4', '.5', '43,10'].map(typedPaise)).toEqual([431_000, 431_050, 4_300, 905, null, null, null, null])
    expect(wordsOf('Paneer tikka, half (₹4,310.50)')).toEqual(['paneer', 'tikka', 'half', '₹4,310.50'])
  })

  it('orders places by date, then by position', () => {
    expect(placeOf('2026-11-22', 9)).toBeLessThan(placeOf('2026-11-22', 10))
    expect(placeOf('2026-11-22', 2_000_000_000)).toBeLessThan(placeOf('2026-11-23', 1))
    expect(Number.isSafeInteger(placeOf('9999-12-31', 2_147_483_647))).toBe(true)
  })
})
