import { createDispatcher, restaurant, type DayState, type DayTotals, type Dispatcher, type OutletSettings, type Principal } from '@restoflow/core'
import type { SqliteJournal } from '../journal/sqlite'

export const outlet = 'demo'
export const ourGstin = '27AAPFU0939F1ZV'
/** A key approves what its role may approve. */
const owner: Principal = { kind: 'key', id: 'accountant', roles: ['owner'] }
const company = { name: 'Acme', address: '2 Example Road, Bengaluru', gstin: '29AAPFU0939F1ZR', stateCode: '29' }
const village = { name: 'Village', address: '3 Example Road, Vapi', stateCode: '24' }

const settings: OutletSettings = {
  name: 'Test kitchen', addressLines: ['1 Test Road', 'Pune'], gstin: ourGstin, stateCode: '27', timeZone: 'Asia/Kolkata', businessDayStart: '04:00',
  currency: 'INR', tax: { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 },
  series: {
    invoice: { template: 'RF/{fy}/{n}', start: 1 }, vat: { template: 'LQ/{fy}/{n}', start: 1 },
    kot: { template: '{n}', start: 1 }, token: { template: 'T{n}', start: 1 },
  },
  defaultStationId: 'kitchen', cleaningAfterRelease: false, refuseUnsentAtIssue: false, bumpServes: false, discountCapBasisPoints: 10_000,
  billAlertEscalatesAfterMs: 120_000,
}

const classes = [
  ['food', 'gst', 'taxable', 500, '996331'], ['cola', 'gst', 'taxable', 4000, '220210'], ['milk', 'gst', 'nil', 0, '0401'],
  ['liquor', 'vat', 'taxable', 2000, '2203'],
] as const
const items = [
  ['dosa', 'food', 12_037], ['tikka', 'food', 26_111], ['thali', 'food', 34_999], ['cola', 'cola', 6_003], ['milk', 'milk', 3_007], ['beer', 'liquor', 25_013],
  ['feast', 'food', 13_000_000],
] as const

/** One order of the month: what is eaten by whom, how it is billed, and what becomes of the bill. */
interface Guest {
  readonly kind: 'dine-in' | 'takeaway' | 'delivery' | 'aggregator'
  readonly eats: readonly (readonly [itemId: string, quantity: number])[]
  readonly bill?: Readonly<Record<string, unknown>>
  readonly parts?: number
  readonly later?: 'credit' | 'credit-part' | 'reopen' | 'never-came' | 'less-came'
}

/** Each kind of document comes round every twenty orders. */
const guests: readonly Guest[] = [
  { kind: 'dine-in', eats: [['dosa', 2], ['tikka', 1]] },
  { kind: 'takeaway', eats: [['thali', 1], ['cola', 2]] },
  { kind: 'takeaway', eats: [['dosa', 1], ['milk', 3]] },
  { kind: 'takeaway', eats: [['milk', 2]] },
  { kind: 'dine-in', eats: [['tikka', 2], ['beer', 3]] },
  { kind: 'dine-in', eats: [['thali', 4], ['cola', 1]], bill: { buyer: company } },
  { kind: 'dine-in', eats: [['dosa', 3], ['cola', 3], ['milk', 1]], parts: 3 },
  { kind: 'delivery', eats: [['thali', 7]], bill: { placeOfSupply: '24' } },
  { kind: 'aggregator', eats: [['dosa', 2], ['cola', 1]] },
  { kind: 'takeaway', eats: [['tikka', 3]], bill: { billDiscount: { percent: '12.5' } } },
  { kind: 'takeaway', eats: [['dosa', 5]], later: 'credit' },
  { kind: 'takeaway', eats: [['thali', 3], ['cola', 2]], later: 'credit-part' },
  { kind: 'takeaway', eats: [['tikka', 4]], bill: { buyer: company }, later: 'credit-part' },
  { kind: 'dine-in', eats: [['dosa', 2], ['thali', 2]], later: 'reopen' },
  { kind: 'delivery', eats: [['feast', 1]], bill: { placeOfSupply: '24', buyer: village }, later: 'credit-part' },
  { kind: 'dine-in', eats: [['beer', 2]], later: 'credit' },
  { kind: 'takeaway', eats: [['cola', 9]], later: 'never-came' },
  { kind: 'dine-in', eats: [['dosa', 1]], later: 'less-came' },
  { kind: 'delivery', eats: [['thali', 2]], bill: { billDiscount: { amountPaise: 1_001 } } },
  { kind: 'takeaway', eats: [['dosa', 1], ['tikka', 1], ['thali', 1], ['cola', 1]] },
]

/** Local times at which a wave of twenty orders is served; the last two fall on the next date, and on the same business day. */
const waves = ['13:00', '20:30', '23:50', '24:20', '26:10'] as const

export interface PlayedMonth {
  readonly orders: number
  /** What the book of each business day adds up to. */
  readonly days: readonly DayTotals[]
}

/**
 * Plays a restaurant from the evening before a month until the morning after it: a hundred orders a day of every kind, many after
 * midnight, with credit notes and refunds a while later.
 * @param days local dates, in order
 */
export async function playMonth(journal: SqliteJournal, days: readonly string[]): Promise<PlayedMonth> {
  let now = `${days[0] ?? ''}T03:00:00.000Z`
  const dispatcher = createDispatcher({ journal, domain: restaurant, now: () => now, defer: setImmediate, snapshotEvery: 50_000 })
  const give = giver(dispatcher)
  await setUp(give)
  let nth = 0
  let due: (() => Promise<void>)[] = []
  for (const day of days) {
    for (const wave of waves) {
      now = instantOf(day, wave)
      const then = due
      due = []
      await Promise.all(then.map(act => act()))
      await Promise.all(guests.map(async (guest, place) => {
        nth += 1
        due.push(...await serve(give, `o${nth}`, `t${place}`, guest))
      }))
    }
  }
  await Promise.all(due.map(act => act()))
  const books = [...(await dispatcher.house(outlet)).live<DayState>('day').values()].map(({ state }) => state.totals)
  await dispatcher.close()
  return { orders: nth, days: books }
}

type Give = <State = unknown>(command: string, id: string, body: unknown) => Promise<State>

const giver = (dispatcher: Dispatcher): Give => async <State>(command: string, id: string, body: unknown) =>
  (await dispatcher.dispatch<State>({ outlet, command, id, body, by: owner, approval: { by: 'asha', roles: ['owner'] } })).state

/** India is five and a half hours ahead. */
function instantOf(day: string, time: string): string {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + (hours * 60 + minutes - 330) * 60_000).toISOString()
}

async function setUp(give: Give): Promise<void> {
  await give('outlet.configure', 'outlet', settings)
  await give('outlet.define-station', 'kitchen', { name: 'Kitchen', hurryAfterMs: 600_000, lateAfterMs: 900_000 })
  await give('outlet.define-section', 'hall', { name: 'Hall', x: 0, y: 0, width: 1000, height: 1000 })
  for (const place of guests.keys()) {
    await give('outlet.define-table', `t${place}`, { name: `T${place}`, sectionId: 'hall', seats: 4, shape: 'square', x: place, y: place, width: 80, height: 80 })
  }
  for (const [id, section, treatment, rateBasisPoints, hsn] of classes) {
    await give('menu.define-tax-class', id, { name: id, section, treatment, rateBasisPoints, hsn })
  }
  await give('menu.define-category', 'all', { name: 'All', order: 1 })
  for (const [id, taxClassId, pricePaise] of items) {
    await give('menu.define-item', id, {
      categoryId: 'all', name: id, diet: 'veg', pricePaise, variants: [], modifierGroupIds: [], stationId: 'kitchen', taxClassId, course: 'main',
    })
  }
}

interface Issued {
  readonly id: string
  readonly totalPaise: number
}

/** @returns what happens to its bills in the next wave */
async function serve(give: Give, orderId: string, tableId: string, guest: Guest): Promise<readonly (() => Promise<void>)[]> {
  const { kind, eats, bill: body = {}, parts, later } = guest
  await give('order.open', orderId, {
    kind, ...(kind === 'dine-in' && { tableId, covers: 2 }), ...(kind === 'aggregator' && { source: { name: 'Swiggy', orderNumber: orderId } }),
  })
  for (const [itemId, quantity] of eats) await give('order.add-line', orderId, { lineId: itemId, itemId, quantity: String(quantity) })
  const sections = [...new Set(eats.map(([itemId]) => (itemId === 'beer' ? 'vat' : 'gst')))]
  const bills: Issued[] = []
  for (const section of sections) {
    if (parts !== undefined) await give('order.split', orderId, { section, by: { parts } })
    for (let part = 1; part <= (parts ?? 1); part += 1) {
      const issue = { orderId, section, ...(parts === undefined ? (section === 'gst' ? body : {}) : { part }) }
      bills.push(await give<Issued>('bill.issue', `${orderId}-${section}${part}`, issue))
    }
  }
  if (later === 'reopen') return bills.map(bill => async () => reopen(give, orderId, bill))
  const paid: string[] = []
  for (const [index, { id, totalPaise }] of bills.entries()) paid.push(await pay(give, id, totalPaise, index))
  if (later === undefined) return []
  if (later === 'never-came' || later === 'less-came') {
    return bills.map((bill, index) => async () => takeBack(give, bill, paid[index] ?? '', later === 'less-came' ? 2_000 : 0))
  }
  return bills.map(bill => async () => credit(give, bill, later === 'credit-part' ? eats[0]?.[0] : undefined))
}

/** @returns the tender's id */
async function pay(give: Give, billId: string, totalPaise: number, index: number): Promise<string> {
  const isCash = index % 2 === 0
  const { tenders } = await give<{ tenders: readonly { tenderId: string }[] }>('bill.take-tender', billId, isCash
    ? { kind: 'cash', amountPaise: totalPaise + 5_000, tipPaise: 1_000 }
    : { kind: 'upi', amountPaise: totalPaise, reference: `upi-${billId}` })
  return tenders.at(-1)?.tenderId ?? ''
}

/** Its guests have gone: the payment came in part or not at all, the bill is due again, and the rest is paid by UPI. */
async function takeBack(give: Give, { id, totalPaise }: Issued, tenderId: string, camePaise: number): Promise<void> {
  await give('bill.correct-tender', id, { tenderId, reason: 'typed wrong', ...(camePaise > 0 && { kind: 'card', amountPaise: camePaise, tipPaise: 0 }) })
  await pay(give, id, totalPaise - camePaise, 1)
}

async function credit(give: Give, { id }: Issued, lineId: string | undefined): Promise<void> {
  const creditNoteId = `c-${id}`
  const { creditPaise } = await give<{ creditPaise: number }>('credit-note.issue', creditNoteId, {
    billId: id, reason: 'cold', ...(lineId !== undefined && { lines: [{ lineId, quantity: lineId === 'feast' ? '0.25' : '1' }] }),
  })
  await give('bill.refund', id, { creditNoteId, kind: 'cash', amountPaise: creditPaise })
}

/** Credited whole before it was paid, changed, billed again and paid. */
async function reopen(give: Give, orderId: string, { id }: Issued): Promise<void> {
  await give('credit-note.issue', `c-${id}`, { billId: id, reason: 'a dish more', reopen: true })
  await give('order.add-line', orderId, { lineId: 'more', itemId: 'cola', quantity: '1' })
  const again = await give<Issued>('bill.issue', `${id}-again`, { orderId })
  await pay(give, again.id, again.totalPaise, 0)
}
