import { createDispatcher, restaurant, type Dispatcher, type OutletSettings, type Principal } from '@restoflow/core'
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
  { id: 'food', rateBasisPoints: 500, hsn: '996331' }, { id: 'cola', rateBasisPoints: 4000, hsn: '220210' },
  { id: 'milk', rateBasisPoints: 0, hsn: '0401', treatment: 'nil' }, { id: 'liquor', rateBasisPoints: 2000, hsn: '2203', section: 'vat' },
  { id: 'soda', rateBasisPoints: 2800, hsn: '220299', cessBasisPoints: 1200 },
  { id: 'paan', rateBasisPoints: 2800, hsn: '210690', cessBasisPoints: 6000, cessPaisePerUnit: 153 },
] as const
const items = [
  { id: 'dosa', taxClassId: 'food', pricePaise: 12_037 }, { id: 'tikka', taxClassId: 'food', pricePaise: 26_111 },
  { id: 'thali', taxClassId: 'food', pricePaise: 34_999 }, { id: 'feast', taxClassId: 'food', pricePaise: 13_000_000 },
  { id: 'lassi', taxClassId: 'food', pricePaise: 8_999, pricing: 'inclusive' }, { id: 'cola', taxClassId: 'cola', pricePaise: 6_003 },
  { id: 'soda', taxClassId: 'soda', pricePaise: 7_501, pricing: 'inclusive' }, { id: 'paan', taxClassId: 'paan', pricePaise: 4_007 },
  { id: 'zarda', taxClassId: 'paan', pricePaise: 9_001, pricing: 'inclusive' },
  { id: 'milk', taxClassId: 'milk', pricePaise: 3_007 }, { id: 'beer', taxClassId: 'liquor', pricePaise: 25_013 },
] as const
/** Off the whole bill, at most ₹60. */
const coupon = 'FEAST10'

/** One order of the month: what is eaten by whom, how it is billed, and what becomes of the bill. */
interface Guest {
  readonly kind: 'dine-in' | 'takeaway' | 'delivery' | 'aggregator'
  readonly eats: readonly (readonly [itemId: string, quantity: number])[]
  readonly bill?: Readonly<Record<string, unknown>>
  readonly parts?: number
  readonly later?: 'credit' | 'credit-part' | 'reopen'
  /** What is done with the order before it is billed: a service charge that the guest agrees to, a coupon, a dish that is given away. */
  readonly before?: readonly ('charge' | 'coupon' | 'comp')[]
}

/** Each kind of document comes round every twenty orders. */
const guests: readonly Guest[] = [
  { kind: 'dine-in', eats: [['dosa', 2], ['tikka', 1]], before: ['charge'] },
  { kind: 'takeaway', eats: [['thali', 1], ['cola', 2]] },
  { kind: 'takeaway', eats: [['dosa', 1], ['milk', 3]] },
  { kind: 'takeaway', eats: [['milk', 2]] },
  { kind: 'dine-in', eats: [['tikka', 2], ['beer', 3]] },
  { kind: 'dine-in', eats: [['thali', 4], ['cola', 1]], bill: { buyer: company } },
  { kind: 'dine-in', eats: [['dosa', 3], ['soda', 3], ['lassi', 1]], parts: 3, before: ['charge'] },
  { kind: 'delivery', eats: [['thali', 7]], bill: { placeOfSupply: '24' } },
  { kind: 'aggregator', eats: [['dosa', 2], ['cola', 1]] },
  { kind: 'takeaway', eats: [['tikka', 3], ['lassi', 2]], bill: { billDiscount: { percent: '12.5' } } },
  { kind: 'takeaway', eats: [['dosa', 5]], later: 'credit' },
  { kind: 'takeaway', eats: [['paan', 3], ['cola', 2]], later: 'credit-part' },
  { kind: 'takeaway', eats: [['zarda', 4], ['tikka', 1]], bill: { buyer: company }, later: 'credit-part' },
  { kind: 'dine-in', eats: [['dosa', 2], ['thali', 2]], later: 'reopen' },
  { kind: 'delivery', eats: [['feast', 1]], bill: { placeOfSupply: '24', buyer: village }, later: 'credit-part' },
  { kind: 'dine-in', eats: [['beer', 2]], later: 'credit' },
  { kind: 'aggregator', eats: [['cola', 2], ['soda', 1]] },
  { kind: 'dine-in', eats: [['lassi', 3], ['soda', 1]], before: ['coupon'] },
  { kind: 'delivery', eats: [['thali', 2]], bill: { billDiscount: { amountPaise: 1_001 } } },
  { kind: 'takeaway', eats: [['dosa', 1], ['tikka', 1], ['thali', 1], ['cola', 1]], before: ['comp'] },
]

/** Billed in the financial year of which no credit note changes the tax any more (CGST Act, s. 34(2)). */
const longAgo = '2025-03-20'
const guestsOfThen: readonly Guest[] = [
  { kind: 'takeaway', eats: [['dosa', 3]], later: 'credit' },
  { kind: 'takeaway', eats: [['thali', 2], ['paan', 2]], bill: { buyer: company }, later: 'credit-part' },
]

/** Local times at which a wave of twenty orders is served; the last two fall on the next date, and on the same business day. */
const waves = ['13:00', '20:30', '23:50', '24:20', '26:10'] as const

/** When a business day is closed, half an hour before the next one begins. */
const closing = '27:30'

/**
 * Plays a restaurant from the evening before a month until the morning after it: a hundred orders a day of every kind, many after
 * midnight, with credit notes and refunds a while later, and each day closed with its Z report. Two bills of long ago are credited within
 * the month.
 * @param days local dates, in order
 */
export async function playMonth(journal: SqliteJournal, days: readonly string[]): Promise<void> {
  let now = instantOf(longAgo, '13:00')
  const dispatcher = createDispatcher({ journal, domain: restaurant, now: () => now, defer: setImmediate, snapshotEvery: 50_000 })
  const give = giver(dispatcher)
  await setUp(give)
  let nth = 0
  const late = (await Promise.all(guestsOfThen.map((guest, place) => serve(give, `then${place}`, `t${place}`, guest)))).flat()
  now = instantOf(longAgo, closing)
  await give('day.close', longAgo, {})
  let due: (() => Promise<void>)[] = []
  for (const day of days) {
    let unpaid: string[] = []
    for (const wave of waves) {
      now = instantOf(day, wave)
      const then = day === days[9] && wave === '13:00' ? [...due, ...late] : due
      due = []
      unpaid = []
      await Promise.all(then.map(act => act()))
      await Promise.all(guests.map(async (guest, place) => {
        nth += 1
        const orderId = `o${nth}`
        if (guest.later === 'reopen') unpaid.push(orderId)
        due.push(...await serve(give, orderId, `t${place}`, guest))
      }))
    }
    now = instantOf(day, closing)
    if (day === days.at(-1)) await Promise.all(due.map(act => act()))
    await give('day.close', day, { carryOver: unpaid })
  }
  await dispatcher.close()
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
  for (const { id, ...fields } of classes) await give('menu.define-tax-class', id, { name: id, section: 'gst', treatment: 'taxable', ...fields })
  await give('menu.define-category', 'all', { name: 'All', order: 1 })
  for (const { id, ...fields } of items) {
    await give('menu.define-item', id, { categoryId: 'all', name: id, diet: 'veg', variants: [], modifierGroupIds: [], stationId: 'kitchen', course: 'main', ...fields })
  }
  await give('outlet.define-charge', 'service', {
    name: 'Service charge', amount: { basisPoints: 750 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: false, waivable: true,
  })
  await give('outlet.define-promotion', 'feast', {
    name: 'Feast', effect: { basisPoints: 1_000, maxPaise: 6_000 }, scope: {}, kinds: ['dine-in', 'takeaway'], codes: [coupon], automatic: false,
  })
}

interface Issued {
  readonly id: string
  readonly totalPaise: number
}

/** @returns what happens to its bills later, in the next wave or long after */
async function serve(give: Give, orderId: string, tableId: string, guest: Guest): Promise<readonly (() => Promise<void>)[]> {
  const { kind, eats, bill: body = {}, parts, later, before = [] } = guest
  await give('order.open', orderId, {
    kind, ...(kind === 'dine-in' && { tableId, covers: 2 }), ...(kind === 'aggregator' && { source: { name: 'Swiggy', orderNumber: orderId } }),
  })
  for (const [itemId, quantity] of eats) await give('order.add-line', orderId, { lineId: itemId, itemId, quantity: String(quantity) })
  if (before.includes('charge')) await give('order.add-charge', orderId, { chargeId: 'service' })
  if (before.includes('coupon')) await give('order.apply-promotion', orderId, { code: coupon })
  if (before.includes('comp')) await give('order.comp-line', orderId, { lineId: eats[0]?.[0], reason: 'a friend of the house' })
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
  for (const [index, { id, totalPaise }] of bills.entries()) await pay(give, id, totalPaise, index)
  if (later === undefined) return []
  return bills.map(bill => async () => credit(give, bill, later === 'credit-part' ? eats[0]?.[0] : undefined))
}

async function pay(give: Give, billId: string, totalPaise: number, index: number): Promise<void> {
  const isCash = index % 2 === 0
  await give('bill.take-tender', billId, isCash
    ? { kind: 'cash', amountPaise: totalPaise + 5_000, tipPaise: 1_000 }
    : { kind: 'upi', amountPaise: totalPaise, reference: `upi-${billId}` })
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
