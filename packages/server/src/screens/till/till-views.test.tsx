import type { JSX } from 'hono/jsx/jsx-runtime'
import { renderToString } from 'hono/jsx/dom/server'
import { beforeAll, describe, expect, it } from 'vitest'
import { createDispatcher, createInMemoryJournal, restaurant, type BillState, type House, type OutletState } from '@restoflow/core'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { seedCommands } from '../../demo/seed'
import { billFile } from './bill-model'
import { BillPane } from './bill-view'
import { draftedDocuments } from './drafts'
import { MergePanel } from './merge-view'
import { orderBills, type OrderBills } from './order-bills'
import { PayPane } from './pay-view'
import { paymentQr } from './payment-qr'

const owner = { kind: 'staff', id: 'vikram', roles: ['owner'] } as const
const html = (element: JSX.Element): string => renderToString(element)
const now = (): string => '2026-11-22T15:09:00.000Z'

/** A table with food and liquor: two documents. */
describe('an order of food and liquor at the till', () => {
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
  let house: House
  const give = (command: string, id: string, body: object = {}) => dispatcher.dispatch({ outlet: 'demo', command, id, body, by: owner })
  const bills = (): OrderBills => orderBills(house, 'o1', now()) ?? expect.unreachable()
  const outlet = (): OutletState => house.state<OutletState>('outlet')
  const paper = (): string => html(<BillPane bills={bills()} outlet={outlet()} now={now()} nameOf={id => id} demo />)
  const pay = (): string => html(<PayPane bills={bills()} house={house} now={now()} nameOf={id => id} />)

  beforeAll(async () => {
    for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
    house = await dispatcher.house('demo')
    await give('menu.define-tax-class', 'liquor', { name: 'Liquor', section: 'vat', treatment: 'taxable', rateBasisPoints: 2000, hsn: '2208' })
    await give('menu.define-item', 'whisky', {
      categoryId: 'drinks', name: 'House whisky', diet: 'veg', pricePaise: 45_000, variants: [], modifierGroupIds: [], stationId: 'bar', taxClassId: 'liquor', course: 'drink',
    })
    await give('table.seat', 't1', { covers: 2, orderId: 'o1' })
    for (const itemId of ['hara-bhara-kabab', 'cola', 'whisky']) await give('order.add-line', 'o1', { itemId, quantity: '1' })
  })

  it('previews one document of each section, and takes a discount on one of them', () => {
    expect(bills()).toMatchObject({ label: 'T1', place: 'Table T1 · 2 covers', stage: 'preview', duePaise: 0 })
    expect(bills().documents.map(({ section }) => section)).toEqual(['gst', 'vat'])
    expect(paper().match(/PREVIEW, NOT A BILL/g)).toHaveLength(2)
    const [drafted, ...others] = draftedDocuments(bills(), { vat: { billDiscount: { amountPaise: 5_000 } } }, outlet())
    expect([drafted?.document.section, drafted?.document.figures.discountPaise, others]).toEqual(['vat', 5_000, []])
  })

  it('sums what is left of both once they are issued, and offers one QR for it', async () => {
    await give('bill.issue', 'food', { orderId: 'o1', section: 'gst' })
    expect(bills().stage).toBe('preview')
    await give('bill.issue', 'bar', { orderId: 'o1', section: 'vat' })
    expect(bills().stage).toBe('due')
    expect(bills().duePaise).toBe(bills().totalPaise)
    expect(paper()).toContain('VAT INVOICE')
    expect(paper().match(/Lines and prices are final/g)).toHaveLength(2)
    expect(paymentQr(bills(), outlet(), bills().duePaise)).toMatch(/^<svg/)
    expect(pay()).toContain('data-stage="due"')
  })

  it('says of each bill how long a credit note lowers its tax: liquor\'s always (CGST Act, s. 34(2))', () => {
    const lowersTax = (billId: string, at: string): boolean | undefined => {
      const state = house.state<BillState>(`bill/${billId}`)
      return state.issued ? billFile(billId, state, state.issued, [], [], outlet(), at).lowersTax : undefined
    }
    expect([lowersTax('food', '2027-11-30T18:00:00.000Z'), lowersTax('food', '2027-11-30T18:30:00.000Z')]).toEqual([true, false])
    expect(lowersTax('bar', '2027-11-30T18:30:00.000Z')).toBe(true)
  })

  it('is done when both are paid: the change, and the table that is free', async () => {
    const [food, bar] = bills().documents.map(({ issued }) => issued?.duePaise ?? 0)
    await give('bill.take-tender', 'food', { kind: 'upi', amountPaise: food, reference: '4471' })
    expect(bills().duePaise).toBe(bar)
    await give('bill.take-tender', 'bar', { kind: 'cash', amountPaise: 60_000 })
    expect(bills().stage).toBe('paid')
    expect(pay()).toContain('T1 is free.')
    expect(pay()).toContain('₹60.00')
    expect(paymentQr(bills(), outlet(), 1)).toBeNull()
  })
})

it('knows nothing of an order that is not there', async () => {
  const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
  expect(orderBills(await dispatcher.house('demo'), 'nobody', now())).toBeNull()
})

describe('taking another order onto the bill', () => {
  it('names orders to go by kind and token, and offers none that came through a delivery service', async () => {
    const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
    const give = (command: string, id: string, body: object = {}) => dispatcher.dispatch({ outlet: 'demo', command, id, body, by: owner })
    for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
    const lines = [{ itemId: 'cola', quantity: '1' }]
    await give('table.seat', 't1', { covers: 2, orderId: 'sit' })
    await give('order.add-line', 'sit', lines[0])
    await give('order.open', 'take', { kind: 'takeaway', lines })
    await give('order.open', 'zomato', { kind: 'aggregator', source: { name: 'Zomato', orderNumber: '4711' }, lines })
    const house = await dispatcher.house('demo')
    const panel = (orderId: string): string => html(<MergePanel bills={orderBills(house, orderId, now()) ?? expect.unreachable()} house={house} />)
    expect(panel('sit')).toContain('<b>Takeaway #1</b><small></small>')
    expect(panel('sit')).not.toContain('orders/zomato/merge')
    expect(panel('take')).toContain('<b>T1</b>')
    expect(panel('take')).toContain('2 covers')
    expect(panel('zomato')).toContain('it has a bill of its own')
    expect(panel('zomato')).not.toContain('/merge')
  })
})
