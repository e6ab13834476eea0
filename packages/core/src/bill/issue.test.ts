import { describe, expect, it } from 'vitest'
import { act, fact, type Act } from '../kernel/testing'
import { defineItem } from '../menu/define'
import { fireOrder } from '../order/fire'
import { cancelOrder } from '../order/lifecycle'
import { addLine } from '../order/add-line'
import { voidLine } from '../order/lines'
import { order } from '../order/order'
import { configureOutlet } from '../outlet/configure'
import { approvedBy, opened, settings, staffWith } from '../restaurant.testing'
import { series } from '../series/series'
import { seatTable, table } from '../table/table'
import { bill } from './bill'
import { issueBill, type IssueBill } from './issue'
import { takeTender } from './tender'

const seat = (tableId: string, orderId: string): Act => act(seatTable, tableId, { covers: 2, orderId })
const add = (orderId: string, itemId: string, quantity = '1'): Act => act(addLine, orderId, { lineId: itemId, itemId, quantity })
const issue = (billId: string, body: Partial<IssueBill> = {}, circumstances: Pick<Act, 'at' | 'by' | 'approval'> = {}): Act =>
  act(issueBill, billId, { orderId: 'o1', ...body }, circumstances)
const ordered = opened.given(seat('t1', 'o1'), add('o1', 'dosa', '2'), add('o1', 'naan', '3'))
const mixed = ordered.given(add('o1', 'beer', '2'))

describe('issuing a bill', () => {
  it('freezes lines, rates, supplier and buyer, and takes the next number', () => {
    const told = ordered.when(issue('b1', { buyer: { name: 'Acme', address: '2 Example Road', gstin: '27AAPFU0939F1ZV' } }))
    told.then([
      { type: 'BillIssued', data: {
        billId: 'b1', billNumber: 'RF/26-27/1', orderId: 'o1', section: 'gst', invoiceDate: '2026-11-22', businessDay: '2026-11-22', tableName: 'T1', covers: 2,
        supplier: { name: 'Test Bhavan', stateCode: '29' }, buyer: { name: 'Acme' }, totalPaise: 39_400,
        figures: { taxablePaise: 37_500, cgstPaise: 938, sgstPaise: 938, roundOffPaise: 24, totalPaise: 39_400 },
      } },
      { type: 'SerialTaken', data: { series: 'invoice/26-27', number: 'RF/26-27/1', for: 'b1', date: '2026-11-22' } },
      { type: 'OrderBilled', data: { orderId: 'o1', billId: 'b1', section: 'gst' } },
    ])
    const cheaper = told.story.given(act(defineItem, 'dosa', { categoryId: 'all', name: 'Dosa', diet: 'veg', pricePaise: 1, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main' }))
    expect(cheaper.state(bill, 'b1').issued?.totalPaise).toBe(39_400)
  })

  it('makes one document for food and one for liquor, each in its own series', () => {
    const food = mixed.when(issue('b1'))
    food.then([{ type: 'BillIssued', data: { section: 'gst', totalPaise: 39_400 } }, { type: 'SerialTaken', data: { series: 'invoice/26-27' } }, { type: 'OrderBilled' }])
    const liquor = food.story.when(issue('b2', { section: 'vat' }))
    liquor.then([{ type: 'BillIssued', data: { section: 'vat', billNumber: 'RFV/26-27/1', totalPaise: 60_000 } }, { type: 'SerialTaken', data: { series: 'vat/26-27' } }, { type: 'OrderBilled' }])
    const half = liquor.story.when(act(takeTender, 'b1', { kind: 'card', amountPaise: 39_400 }))
    half.then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }])
    expect(half.story.state(table, 't1').occupancy).toBe('taken')
    half.story.when(act(takeTender, 'b2', { kind: 'cash', amountPaise: 60_000 }))
      .then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' }])
  })

  it('keeps the order open until the second document is paid, also when it is issued after the first was paid', () => {
    const paid = mixed.given(issue('b1'), act(takeTender, 'b1', { kind: 'cash', amountPaise: 39_400 }))
    expect(paid.state(order, 'o1').status).toBe('billed')
    paid.given(issue('b2', { section: 'vat' })).when(act(takeTender, 'b2', { kind: 'cash', amountPaise: 60_000 }))
      .then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' }])
  })

  it('happens once for each section', () => {
    const issued = mixed.given(issue('b1'))
    issued.when(issue('b1')).refused('id-taken')
    issued.when(issue('b2')).refused('section-billed')
    ordered.when(issue('b1', { section: 'vat' })).refused('nothing-to-bill')
  })

  it('settles a bill of nothing by itself, and frees the table', () => {
    opened.given(seat('t1', 'o1'), add('o1', 'water', '4')).when(issue('b1')).then([
      { type: 'BillIssued', data: { totalPaise: 0 } }, { type: 'BillSettled', data: { totalPaise: 0, tenders: [] } },
      { type: 'SerialTaken' }, { type: 'OrderBilled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' },
    ])
  })

  it('refuses unknown and closed orders, empty ones, and wrong ids', () => {
    ordered.when(issue('b1', { orderId: 'o9' })).refused('unknown-order')
    ordered.when(issue('b1', { orderId: 'O 9' })).refused('invalid-id')
    opened.given(seat('t1', 'o1')).when(issue('b1')).refused('nothing-to-bill')
    ordered.given(act(voidLine, 'o1', { lineId: 'dosa' }), act(voidLine, 'o1', { lineId: 'naan' })).when(issue('b1')).refused('nothing-to-bill')
    ordered.given(act(cancelOrder, 'o1', { reason: 'left' })).when(issue('b1')).refused('order-closed')
    ordered.given(issue('b1'), act(takeTender, 'b1', { kind: 'cash', amountPaise: 39_400 })).when(issue('b2')).refused('order-closed')
  })

  it('refuses lines that were not sent, where the outlet says so', () => {
    const strict = ordered.given(act(configureOutlet, 'outlet', { ...settings, refuseUnsentAtIssue: true }))
    strict.when(issue('b1')).refused('unsent-lines')
    strict.given(act(fireOrder, 'o1', {})).when(issue('b1')).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('wants a registered buyer whole', () => {
    ordered.when(issue('b1', { buyer: { name: 'Acme', address: 'There', gstin: '27AAPFU0939F1ZX' } })).refused('invalid-gstin')
    ordered.when(issue('b1', { buyer: { name: 'Acme', gstin: '27AAPFU0939F1ZV' } })).refused('buyer-incomplete')
    ordered.when(issue('b1', { buyer: { name: '', address: 'There', gstin: '27AAPFU0939F1ZV' } })).refused('buyer-incomplete')
    ordered.when(issue('b1', { buyer: { name: 'Mr Rao' } })).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('gives a discount up to the cap, and above it with an approval', () => {
    const done = [{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }] as const
    const by = staffWith('cashier')
    ordered.when(issue('b1', { billDiscount: { percent: '10' } }, { by })).then(done)
    ordered.when(issue('b1', { billDiscount: { percent: '11' } }, { by })).refused('approval-required')
    const above = issue('b1', { billDiscount: { amountPaise: 3_751 } }, { by })
    expect(() => ordered.given(above), 'who types the PIN is told what it approves').toThrow(
      expect.objectContaining({ code: 'approval-required', extra: { right: 'approve.discount', discountPaise: 3_751, ofPaise: 37_500 } }))
    ordered.when(issue('b1', { billDiscount: { percent: '11' } }, { by, approval: approvedBy('cashier') })).refused('approval-forbidden')
    ordered.when(issue('b1', { billDiscount: { percent: '11' } }, { by, approval: approvedBy('manager') })).then([{ type: 'BillIssued', data: { discountApprovedBy: 'the-manager' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    ordered.when(issue('b1', { billDiscount: { percent: '101' } })).refused('invalid-discount')
  })

  it('is issued at the amount that was shown or not at all, before anybody is asked for a PIN', () => {
    const seen = ordered.given(act(addLine, 'o1', { lineId: 'more', itemId: 'naan', quantity: '1' }))
    seen.when(issue('b1', { expectedTotalPaise: 39_400 })).refused('amount-changed')
    seen.when(issue('b1', { expectedTotalPaise: 39_400, billDiscount: { percent: '50' } }, { by: staffWith('cashier') })).refused('amount-changed')
    ordered.when(issue('b1', { expectedTotalPaise: 39_400 })).then([{ type: 'BillIssued', data: { totalPaise: 39_400 } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('belongs to cashiers and managers', () => {
    for (const role of ['waiter', 'kitchen', 'pass'] as const) ordered.when(issue('b1', {}, { by: staffWith(role) })).refused('forbidden')
  })
})

describe('the number and the date', () => {
  const orders = opened.given(...['t1', 't2', 't3'].flatMap((tableId, index) => [seat(tableId, `o${index + 1}`), add(`o${index + 1}`, 'dosa')]))
  const numbered = (billNumber: string, invoiceDate: string, businessDay: string) =>
    [{ type: 'BillIssued', data: { billNumber, invoiceDate, businessDay } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }] as const

  it('is the local date, while the business day lasts until the cut-off', () => {
    orders.when(issue('b1', {}, { at: '2026-11-22T18:20:00.000Z' })).then(numbered('RF/26-27/1', '2026-11-22', '2026-11-22'))
    orders.when(issue('b1', {}, { at: '2026-11-22T18:40:00.000Z' })).then(numbered('RF/26-27/1', '2026-11-23', '2026-11-22'))
    orders.when(issue('b1', {}, { at: '2026-11-22T22:30:00.000Z' })).then(numbered('RF/26-27/1', '2026-11-23', '2026-11-23'))
  })

  it('is never earlier than its predecessor\'s', () => {
    orders.given(issue('b1', {}, { at: '2026-11-22T18:40:00.000Z' })).when(issue('b2', { orderId: 'o2' }, { at: '2026-11-22T18:20:00.000Z' }))
      .then(numbered('RF/26-27/2', '2026-11-23', '2026-11-22'))
  })

  it('begins again with the financial year, on 1 April local time', () => {
    const march = orders.when(issue('b1', {}, { at: '2027-03-31T18:29:59.999Z' }))
    march.then(numbered('RF/26-27/1', '2027-03-31', '2027-03-31'))
    march.story.when(issue('b2', { orderId: 'o2' }, { at: '2027-03-31T18:30:00.000Z' })).then(numbered('RF/27-28/1', '2027-04-01', '2027-03-31'))
  })

  it('starts where the outlet says, and counts what the series has given', () => {
    const from = orders.given(act(configureOutlet, 'outlet', { ...settings, series: { ...settings.series, invoice: { template: 'A{n}', start: 501 } } }))
    from.given(issue('b1')).when(issue('b2', { orderId: 'o2' })).then(numbered('A502', '2026-11-22', '2026-11-22'))
    const given = fact(series, 'invoice/26-27', { type: 'SerialTaken', data: { series: 'invoice/26-27', number: 'RF/26-27/1', for: 'old', date: '2026-04-01' } })
    orders.given(given, given).when(issue('b1')).then(numbered('RF/26-27/3', '2026-11-22', '2026-11-22'))
  })
})
