import {
  computeBill, creditNote, creditNoteView, inGst, inVat, type BillLine, type BillOperator, type BillView, type Buyer, type CreditNoteView, type Discount, type IssuedCreditNote, type OutletSettings, type Supplier, type Registration,
} from '@restoflow/core'
import { settings } from '../demo/outlet.data'
import { speaking, type Tongue } from '../words/words'
import type { Paper } from './paper'
import { billPaper, creditNotePaper, proformaPaper } from './papers'

/** One document of each kind, as the tests read them and `npm run documents` draws them. */
export interface Sample {
  readonly name: string
  readonly paper: Paper
  /** Which copy; null: looked at. */
  readonly copy: number | null
}

export const sampleSettings: OutletSettings = { ...settings, series: { ...settings.series, invoice: { template: 'KC/{fy}/{n}', start: 2601 } } }

const { name, addressLines, phone, gstin, fssai, stateCode } = settings
const supplier: Supplier = { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }

interface Dish {
  readonly name: string
  readonly hi: string
  readonly paise: number
  readonly quantity?: string
  readonly unit?: BillLine['unit']
  readonly modifiers?: readonly string[]
  readonly rate?: number
  readonly hsn?: string
  readonly treatment?: BillLine['treatment']
  readonly discount?: Discount
}

const dinner: readonly Dish[] = [
  { name: 'Hara bhara kabab', hi: 'हरा भरा कबाब', paise: 24_500, quantity: '2', modifiers: ['Extra chutney'] },
  { name: 'Paneer butter masala', hi: 'पनीर बटर मसाला', paise: 34_000, modifiers: ['Jain', 'Extra paneer'] },
  { name: 'Butter naan', hi: 'बटर नान', paise: 6_500, quantity: '4' },
  { name: 'Masala dosa', hi: 'मसाला डोसा', paise: 15_900, discount: { percent: '20' } },
  { name: 'Cola, 300 ml', hi: 'कोला, 300 मि.ली.', paise: 6_000, quantity: '2', rate: 4000, hsn: '220210' },
  { name: 'Mineral water, 1 l', hi: 'मिनरल वॉटर, 1 लीटर', paise: 4_000, rate: 500, hsn: '2201' },
]

interface Options {
  readonly dishes?: readonly Dish[]
  readonly scheme?: 'regular' | 'composition'
  readonly supply?: 'intra' | 'inter'
  readonly vat?: boolean
  readonly billDiscount?: Discount
  readonly more?: Partial<BillView>
}

function sampleBill({ dishes = dinner, scheme = 'regular', supply = 'intra', vat = false, billDiscount, more = {} }: Options = {}): BillView {
  const figures = computeBill({
    regime: vat ? inVat({ pricing: 'exclusive', roundToPaise: 100 }) : inGst({ scheme, supply, pricing: 'exclusive', roundToPaise: 100 }),
    lines: dishes.map(({ name, paise, quantity = '1', unit, rate = 500, hsn = '996331', treatment, discount }, place) => ({
      id: `l${place + 1}`, name, quantity, unitPricePaise: paise, rateBasisPoints: rate, hsn, unit, ...(treatment && { treatment }), ...(discount && { discount }),
    })),
    ...(billDiscount && { billDiscount }),
  })
  const bill: BillView = {
    id: 'b1', number: vat ? 'KCV/26-27/41' : 'KC/26-27/2608', state: 'issued', orderId: 'o1', section: vat ? 'vat' : 'gst', totalPaise: figures.totalPaise,
    duePaise: figures.totalPaise, seriesPeriod: '26-27', invoiceDate: '2026-11-22', businessDay: '2026-11-22', orderKind: 'dine-in', tableId: 't1', tableName: 'T1',
    token: null, covers: 4, customerId: null, supplier, buyer: null, figures, issuedAt: '2026-11-22T15:12:00.000Z', tenders: [], credits: [], refunds: [], copies: [],
    texts: dishes.map(({ hi, modifiers = [] }, place) => ({ lineId: `l${place + 1}`, itemId: 'dish', names: { hi }, modifiers })),
  }
  return { ...bill, ...more }
}

const buyer: Buyer = {
  name: 'Deccan Catering and Event Management Private Limited',
  address: 'Unit 4B, Third Floor, Amaltas Towers, 30 Gulmohar Cross Road, opposite the Old Water Works, Amaltas Nagar, Bengaluru, Karnataka 560099',
  gstin: '29AABCD1234E1Z1', stateCode: '29',
}

const einvoice: Registration = {
  irn: 'a5c12dca80e743321740b001fd70953e8738d109865d28ba4013750f2046f229', ackNumber: '112610036563310', ackDate: '2026-11-22 20:44:00',
  signedQr: Array.from({ length: 14 }, (_, place) => `eyJhbGciOiJSUzI1NiIsImtpZCI6IjE5RjQ3${String(place * 7919)}`).join('.'),
}
const operator: BillOperator = { name: 'Foodjet', gstin: '29AAACF1234B1Z5', orderNumber: '196 441 0082' }

const tenders = (...amounts: readonly (readonly [kind: 'cash' | 'upi' | 'card', paise: number, tip?: number, change?: number])[]): BillView['tenders'] =>
  amounts.map(([kind, amountPaise, tipPaise = 0, changePaise = 0], place) => ({ tenderId: `p${place}`, kind, amountPaise, tipPaise, changePaise, ...(kind === 'upi' && { reference: '4471 2280' }) }))

function creditOf(bill: BillView, lineIds: readonly string[] | null, more: Partial<IssuedCreditNote> = {}, quantity = '1'): CreditNoteView {
  const figures = creditNote(bill.figures, lineIds === null ? {} : { lines: lineIds.map(lineId => ({ lineId, quantity })) })
  const issued: IssuedCreditNote = {
    creditNoteId: 'c1', creditNoteNumber: 'CN/26-27/12', billId: bill.id, billNumber: bill.number, billDate: bill.invoiceDate, orderId: bill.orderId,
    section: bill.section, seriesPeriod: '26-27', date: '2026-11-23', businessDay: '2026-11-23', reason: 'The dosa was cold', taxEffect: true, reopens: false,
    supplier, buyer: bill.buyer, texts: bill.texts, figures, creditPaise: -figures.totalPaise, approvedBy: 'meera',
    ...(bill.operator && { operator: bill.operator }), ...(bill.placeOfSupply !== undefined && { placeOfSupply: bill.placeOfSupply }), ...more,
  }
  const issuedBy = { kind: 'staff', id: 'meera' } as const
  const view = creditNoteView('c1', { issued, issuedAt: '2026-11-23T06:30:00.000Z', issuedBy, copies: [], einvoice: null, einvoiceRefusal: null })
  if (!view) throw new Error('The sample has no credit note.')
  return view
}

/** @returns as many lines as asked for */
export function manyDishes(count: number): readonly Dish[] {
  return Array.from({ length: Math.ceil(count / dinner.length) }, () => dinner).flat().slice(0, count).map((dish, place) => ({ ...dish, name: `${dish.name} no. ${place + 1}` }))
}

/** A coupon off the bill, two dishes of an offer with the second free, and a comp. */
function offeredBill(): BillView {
  const offer = { kind: 'offer', name: 'Buy 1, get 1', names: { hi: 'एक पर एक मुफ़्त' }, free: true, amountPaise: 6_500 } as const
  const dishes = [dinner[0], dinner[2], { ...dinner[2], quantity: '1', discount: { percent: '100' } }, { ...dinner[3], discount: { percent: '100' } }]
    .flatMap(dish => (dish?.name === undefined ? [] : [dish as Dish]))
  const bill = sampleBill({ dishes, billDiscount: { amountPaise: 7_500 } })
  const discounts = [
    { kind: 'coupon', on: 'bill', amountPaise: 7_500, promotionId: 'p1', name: 'Welcome', names: { hi: 'स्वागत' }, code: 'WELCOME' },
    { kind: 'offer', on: 'lines', amountPaise: 6_500, promotionId: 'p2', name: offer.name, names: offer.names },
  ] as const
  const texts = bill.texts.map((text, place) => (place === 2 ? { ...text, discounts: [offer] } : place === 3 ? { ...text, discounts: [{ kind: 'comp' as const }] } : text))
  return { ...bill, texts, discounts }
}

const english: Tongue = { language: 'en', second: 'hi' }
const hindi: Tongue = { language: 'hi', second: 'en' }
const alone: Tongue = { language: 'en', second: null }

const house = { settings: sampleSettings, demo: false, supplierNames: { hi: 'केसर कोर्टयार्ड' } }
const context = { ...house, by: 'Farah' }
const alcohol: readonly Dish[] = [
  { name: 'House whisky, 60 ml', hi: 'हाउस व्हिस्की, 60 मि.ली.', paise: 45_000, quantity: '2', rate: 2000, hsn: '2208' },
  { name: 'Draught beer, pitcher', hi: 'ड्राफ़्ट बियर, पिचर', paise: 89_000, rate: 2000, hsn: '2203' },
]
const exempt: readonly Dish[] = [
  { name: 'Fresh curd, unbranded, 500 g', hi: 'ताज़ा दही, 500 ग्राम', paise: 6_000, rate: 0, hsn: '0403', treatment: 'exempt' },
  { name: 'Fresh fruit, 1 kg', hi: 'ताज़े फल, 1 किलो', paise: 18_000, rate: 0, hsn: '0810', treatment: 'exempt' },
]
const weighed: readonly Dish[] = [
  { name: 'Kaju katli', hi: 'काजू कतली', paise: 120_000, quantity: '0.35', unit: 'kg', hsn: '210690' },
  { name: 'Mysore pak, pure ghee', hi: 'मैसूर पाक, शुद्ध घी', paise: 84_000, quantity: '12.5', unit: 'kg', hsn: '210690', discount: { percent: '10' } },
  { name: 'Masala dosa', hi: 'मसाला डोसा', paise: 15_900, quantity: '2' },
]
const conjuncts: readonly Dish[] = [
  { name: 'Kshatriya thali', hi: 'क्षत्रिय थाली', paise: 42_000 }, { name: 'Prawn curry', hi: 'प्रॉन करी', paise: 52_000 },
  { name: 'Parwal dry', hi: 'पर्वल की सूखी सब्ज़ी', paise: 22_000 }, { name: 'Gyan bhog', hi: 'ज्ञान भोग, श्री विशेष', paise: 31_000, quantity: '3' },
  { name: 'Ice cream truck', hi: 'ट्रक वाली आइसक्रीम, स्ट्रॉबेरी', paise: 12_000 },
]

/** @returns every kind of document, in the order in which an accountant would look at them */
export function sampleDocuments(): readonly Sample[] {
  const sample = (name: string, make: () => Paper, tongue = english, copy: number | null = 1): Sample => ({ name, copy, paper: speaking(tongue, make) })
  const paid = sampleBill({ billDiscount: { percent: '10' }, more: { state: 'settled', duePaise: 0, tenders: tenders(['upi', 60_000], ['cash', 100_000, 5_000, 6_000]) } })
  const partly = sampleBill()
  const due = partly.totalPaise - 50_000
  const business = sampleBill({ more: { buyer, einvoice, tenders: tenders(['card', partly.totalPaise]), state: 'settled', duePaise: 0 } })
  const elsewhere = sampleBill({ supply: 'inter', more: { buyer: { ...buyer, gstin: '27AAPFU0939F1ZV', stateCode: '27' }, placeOfSupply: '27', tableName: null, tableId: null, orderKind: 'delivery', token: '57', covers: 0 } })
  const ordered = sampleBill({ dishes: dinner.slice(0, 4).map(dish => ({ ...dish, treatment: 'operator' as const })), more: { operator, source: { name: operator.name, orderNumber: operator.orderNumber }, orderKind: 'aggregator', tableName: null, tableId: null, token: '58', covers: 0 } })
  return [
    sample('tax-invoice', () => billPaper(paid, context)),
    sample('part-paid', () => billPaper({ ...partly, duePaise: due, tenders: tenders(['card', 50_000]) }, context)),
    sample('duplicate', () => billPaper(paid, context), english, 2),
    sample('demo', () => billPaper(partly, { ...context, demo: true })),
    sample('business', () => billPaper(business, context)),
    sample('inter-state', () => billPaper(elsewhere, context), alone),
    sample('bill-of-supply', () => billPaper(sampleBill({ dishes: exempt }), context)),
    sample('invoice-cum-bill', () => billPaper(sampleBill({ dishes: [...dinner.slice(0, 3), ...exempt] }), context)),
    sample('composition', () => billPaper(sampleBill({ scheme: 'composition' }), context)),
    sample('weighed', () => billPaper(sampleBill({ dishes: weighed }), context)),
    sample('weighed-hindi', () => billPaper(sampleBill({ dishes: weighed }), context), hindi),
    sample('weighed-supply', () => billPaper(sampleBill({ dishes: weighed.slice(0, 2), scheme: 'composition' }), context)),
    sample('weighed-credit-hindi', () => creditNotePaper(creditOf(sampleBill({ dishes: weighed, more: { buyer } }), ['l1'], {}, '0.1'), context), hindi),
    sample('vat', () => billPaper(sampleBill({ dishes: alcohol, vat: true }), context)),
    sample('operator', () => billPaper(ordered, {
      ...context, guest: { name: 'Sunita', phone: '+919900000001' },
    })),
    sample('operator-goods', () => billPaper(sampleBill({ dishes: dinner.slice(0, 1), more: { operator, orderKind: 'aggregator', tableName: null, tableId: null, token: '59', covers: 0 } }), context)),
    sample('offers', () => billPaper(offeredBill(), context)),
    sample('offers-hindi', () => billPaper(offeredBill(), context), hindi),
    sample('split-part', () => billPaper(sampleBill({ dishes: dinner.slice(0, 2), more: { split: { part: 2, parts: 3 } } }), context)),
    sample('credit-note', () => creditNotePaper(creditOf({ ...paid, buyer }, ['l4']), context)),
    sample('credit-note-late', () => creditNotePaper(creditOf(paid, null, { taxEffect: false, date: '2027-12-02' }), context)),
    sample('credit-note-late-hindi', () => creditNotePaper(creditOf(paid, ['l1', 'l3'], { taxEffect: false, date: '2027-12-02' }), context), hindi),
    sample('credit-note-inter-state', () => creditNotePaper(creditOf(elsewhere, ['l4']), context)),
    sample('credit-note-inter-state-hindi', () => creditNotePaper(creditOf(elsewhere, ['l4']), context), hindi),
    sample('credit-note-operator', () => creditNotePaper(creditOf(ordered, ['l4']), context)),
    sample('proforma', () => proformaPaper({ kind: 'proforma', figures: partly.figures, texts: partly.texts, place: partly, at: '2026-11-22T15:05:00.000Z' }, house), english, null),
    sample('long', () => billPaper(sampleBill({ dishes: manyDishes(60) }), context)),
    sample('hindi', () => billPaper(sampleBill({ dishes: [...conjuncts, ...dinner] }), context), hindi),
    sample('hindi-duplicate', () => billPaper(sampleBill({ dishes: conjuncts }), context), { language: 'hi', second: null }, 2),
  ]
}

/** @returns a bill of so many lines */
export function longBill(count: number): Paper {
  return speaking(english, () => billPaper(sampleBill({ dishes: manyDishes(count) }), context))
}
