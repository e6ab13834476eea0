// Searching a long past as a cashier types: 200,000 bills, one answer for each keystroke.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Envelope } from '@restoflow/core'
import { openSqliteJournal } from '../../packages/server/src/journal/sqlite'
import { billEvents, scattered } from '../../packages/server/src/ledger/bills.testing'
import { createLedger } from '../../packages/server/src/ledger/ledger'
import { createPeople } from '../../packages/server/src/people/people'

export interface SearchSpeed {
  readonly bills: number
  readonly keystrokes: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly slowest: string
}

const outlet = 'demo'
const perDay = 220
const billsInAppend = 500
const guests = 4_000
/** @returns a mobile number as they are given out: its first digits tell hundreds of thousands apart */
const phoneOf = (nth: number): string => `+919${String(scattered(nth * 23, 1_000_000_000)).padStart(9, '0')}`
/**
 * What people look for: dishes, tables, numbers and their ends, amounts, tenders, tokens, several at once, what nobody sold, buyers, GSTINs,
 * credit notes, payments' references and guests' telephones.
 */
const typed = [
  'masala dosa', 'paneer', 'butter naan upi', 'terrace 22', 't12', 'rf/26-27/150342', '199999', '1250', '₹480.90', 'upi', 'card t7', 'cash',
  'a117', 'gulab jamun t3 cash', 'biryani half', 'zucchini', '26-27/1', 'fresh lime card',
  'narmada steel', 'acme upi', '29aaacb1003c1z5', 'cn/26-27/1234', '400512345678', '345678',
  phoneOf(17).slice(3), phoneOf(2_345).replace(/(\d{5})$/, ' $1'), `${phoneOf(81).slice(3)} biryani`,
]

/** @returns how long the ledger takes to answer each keystroke of each search, the pages before it included in none */
export async function measureSearch(bills: number): Promise<SearchSpeed> {
  const folder = await mkdtemp(join(tmpdir(), 'restoflow-bench-'))
  const journal = await openSqliteJournal({ store: join(folder, 'search.db'), mode: 'real' })
  try {
    let position = 0
    for (let nth = 0; nth < bills;) {
      const events: Envelope[] = []
      for (const end = Math.min(bills, nth + billsInAppend); nth < end; nth += 1) events.push(...billEvents(outlet, position + events.length, nth, perDay).events)
      await journal.append(outlet, { after: position, events, commands: [] })
      position += events.length
    }
    const people = createPeople(journal.driver)
    for (let nth = 0; nth < guests; nth += 1) {
      const phone = phoneOf(nth)
      await people.put({ outlet, id: `guest-${nth}`, kind: 'guest', name: `Guest ${nth}`, phone, createdAt: '2026-11-22T06:30:00.000Z' })
    }
    const ledger = createLedger(journal.driver)
    const times: { readonly text: string; readonly ms: number }[] = []
    for (let round = 0; round < 3; round += 1) {
      for (const text of typed) {
        for (let length = 1; length <= text.length; length += 1) {
          const soFar = text.slice(0, length)
          const started = performance.now()
          await ledger.searchBills(outlet, { text: soFar, limit: 30, guestPhones: true })
          times.push({ text: soFar, ms: performance.now() - started })
        }
      }
    }
    times.sort((a, b) => a.ms - b.ms)
    const at = (share: number): number => times[Math.min(times.length - 1, Math.floor(times.length * share))]?.ms ?? 0
    return { bills, keystrokes: times.length, medianMs: at(0.5), p99Ms: at(0.99), slowest: times.at(-1)?.text ?? '' }
  } finally {
    await journal.close()
    await rm(folder, { recursive: true, force: true })
  }
}
