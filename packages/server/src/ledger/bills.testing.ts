import { computeBill, inGst, type BillView, type Envelope, type TenderKind } from '@restoflow/core'

const dishes = [
  'Masala dosa', 'Paneer tikka', 'Dal makhani', 'Butter naan', 'Fresh lime soda', 'Chicken biryani', 'Fish curry', 'Gulab jamun',
  'Rava idli', 'Palak paneer', 'Tandoori roti', 'Aloo paratha', 'Veg pulao', 'Mango lassi', 'Filter coffee', 'Samosa chaat',
  'Kadai mushroom', 'Egg curry', 'Curd rice', 'Rasmalai',
]
const kinds: readonly TenderKind[] = ['cash', 'upi', 'card']
const companies = ['Acme Tools Pvt Ltd', 'Udyog Foods', 'Rao & Sons', 'Blue Hills Travels', 'Narmada Steel']
const dayMs = 86_400_000

/** What was made up of one bill, to be compared with what is found. */
export type MadeBill = Pick<BillView, 'id' | 'number' | 'totalPaise' | 'tableName' | 'token' | 'invoiceDate'> & {
  readonly names: readonly string[]
  readonly tender: TenderKind | null
  readonly buyer: { readonly name: string; readonly gstin: string } | null
  readonly customerId: string | null
  /** Of the payment, twelve digits as of UPI. */
  readonly reference: string | null
  readonly creditNoteNumber: string | null
}

/** @returns a number below `below` that looks like chance and is the same every time */
export function scattered(seed: number, below: number): number {
  let mixed = Math.imul(seed + 1, 0x9e3779b1)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b)
  return ((mixed ^ (mixed >>> 13)) >>> 0) % below
}

/**
 * @returns one bill's events after `after`: issued and, but for every 40th, paid; `perDay` bills bear one date. Every 25th names a buyer,
 * every fifth a guest, and every 50th was credited and given back.
 */
export function billEvents(
  outlet: string, after: number, nth: number, perDay: number,
): { readonly bill: MadeBill; readonly events: readonly Envelope[] } {
  const lines = Array.from({ length: 1 + scattered(nth, 4) }, (_, line) => {
    const dish = scattered(nth * 7 + line, dishes.length * 4)
    const kind = Math.floor(dish / dishes.length)
    return {
      id: `l${line}`, itemId: `dish-${dish}`, name: `${dishes[dish % dishes.length]}${['', ', half', ' special', ' jain'][kind]}`,
      quantity: String(1 + scattered(nth + line, 3)), unitPricePaise: 4_000 + scattered(dish, 400) * 100, rateBasisPoints: 500, hsn: '996331',
    }
  })
  const figures = computeBill({ regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }), lines })
  const seated = scattered(nth * 3, 5) > 0
  const table = 1 + scattered(nth * 5, 24)
  const at = new Date(Date.UTC(2024, 3, 1, 6) + Math.floor(nth / perDay) * dayMs + (nth % perDay) * 60_000).toISOString()
  const tender = nth % 40 === 39 ? null : (kinds[scattered(nth * 11, kinds.length)] ?? 'cash')
  const company = scattered(nth * 13, companies.length)
  const bill: MadeBill = {
    id: `bill-${nth}`, number: `RF/26-27/${nth + 1}`, totalPaise: figures.totalPaise,
    tableName: seated ? `${table > 20 ? 'Terrace ' : 'T'}${table}` : null, token: seated ? null : `A${1 + (nth % perDay)}`,
    invoiceDate: at.slice(0, 10), names: lines.map(({ name }) => name), tender,
    buyer: nth % 25 === 3 ? { name: companies[company] ?? '', gstin: `29AAACB${1000 + company}C1Z5` } : null,
    customerId: nth % 5 === 2 ? `guest-${scattered(nth * 17, 4_000)}` : null,
    reference: tender === null || tender === 'cash' ? null : String(400_000_000_000 + scattered(nth * 19, 1_000_000) * 99_991 + nth),
    creditNoteNumber: nth % 50 === 10 ? `CN/26-27/${(nth + 40) / 50}` : null,
  }
  const common = { billId: bill.id, billNumber: bill.number, orderId: `order-${nth}` }
  const event = (index: number, type: string, data: unknown): Envelope => ({
    outlet, position: after + index, id: `e${after + index}`, stream: `bill/${bill.id}`, version: index, type, at,
    by: { kind: 'staff', id: 'ravi' }, commandId: `c${after + index}`, data,
  })
  const issued = event(1, 'BillIssued', {
    ...common, section: 'gst', seriesPeriod: '26-27', invoiceDate: bill.invoiceDate, businessDay: bill.invoiceDate,
    orderKind: seated ? 'dine-in' : 'takeaway', tableId: seated ? `t${table}` : null, tableName: bill.tableName, token: bill.token, covers: 2,
    supplier: { name: 'Test', addressLines: [], stateCode: '27' }, buyer: bill.buyer, customerId: bill.customerId,
    texts: lines.map(({ id, itemId }) => ({ lineId: id, itemId, modifiers: [], names: { hi: 'मसाला डोसा' } })),
    figures, totalPaise: figures.totalPaise,
  })
  if (tender === null) return { bill, events: [issued] }
  const amountPaise = figures.totalPaise
  return {
    bill,
    events: [
      issued,
      event(2, 'TenderTaken', { ...common, tenderId: `tender-${nth}`, kind: tender, amountPaise, tipPaise: 0, changePaise: 0, duePaise: 0, ...(bill.reference !== null && { reference: bill.reference }) }),
      event(3, 'BillSettled', { ...common, totalPaise: amountPaise, tableId: null, tenders: [{ kind: tender, paise: amountPaise }] }),
      ...(bill.creditNoteNumber === null ? [] : [event(4, 'BillCredited', { ...common, creditNoteNumber: bill.creditNoteNumber, reopens: false, duePaise: 0 })]),
    ],
  }
}
