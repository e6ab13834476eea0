import type { JSX } from 'hono/jsx/jsx-runtime'
import { renderToString } from 'hono/jsx/dom/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { createDispatcher, createInMemoryJournal, restaurant, type Dispatcher, type House, type OutletState } from '@restoflow/core'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { seedCommands } from '../../demo/seed'
import { BillPane } from './bill-view'
import { OrderActs } from './order-actions'
import { orderBills, type OrderBills } from './order-bills'
import { PayPane } from './pay-view'
import { payersOf } from './payers'

const owner = { kind: 'staff', id: 'vikram', roles: ['owner'] } as const
const html = (element: JSX.Element): string => renderToString(element)
const now = (): string => '2026-11-22T15:09:00.000Z'

describe('an order of which not every document is plainly paid or due', () => {
  let dispatcher: Dispatcher
  let house: House
  const give = (command: string, id: string, body: object = {}) =>
    dispatcher.dispatch({ outlet: 'demo', command, id, body, by: owner, approval: { by: 'meera', roles: ['manager'] } })
  const bills = (): OrderBills => orderBills(house, 'o1', now()) ?? expect.unreachable()
  const pay = (): string => html(<PayPane bills={bills()} house={house} now={now()} nameOf={id => id} />)
  const paper = (): string => html(<BillPane bills={bills()} outlet={house.state<OutletState>('outlet')} now={now()} nameOf={id => id} demo />)
  const acts = (): string => html(<OrderActs bills={bills()} />)
  const dueOf = (billId: string): number => bills().documents.find(({ issued }) => issued?.billId === billId)?.issued?.duePaise ?? 0
  const payAll = (billId: string, kind = 'card') => give('bill.take-tender', billId, { kind, amountPaise: dueOf(billId) })

  beforeEach(async () => {
    dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
    for (const { command, id, body } of seedCommands(demoRestaurant)) await give(command, id, body)
    house = await dispatcher.house('demo')
    await give('menu.define-tax-class', 'liquor', { name: 'Liquor', section: 'vat', treatment: 'taxable', rateBasisPoints: 2000, hsn: '2208' })
    await give('menu.define-item', 'whisky', {
      categoryId: 'drinks', name: 'House whisky', diet: 'veg', pricePaise: 45_000, variants: [], modifierGroupIds: [], stationId: 'bar', taxClassId: 'liquor', course: 'drink',
    })
    await give('table.seat', 't1', { covers: 2, orderId: 'o1' })
    await give('order.add-line', 'o1', { itemId: 'hara-bhara-kabab', quantity: '2' })
  })

  it('takes the second part of a split bill when the first one was paid and credited', async () => {
    await give('order.add-line', 'o1', { itemId: 'sweet-lassi', quantity: '1' })
    await give('order.split', 'o1', { section: 'gst', by: { parts: 2 } })
    expect(paper().match(/Half of \d+\.00/g)).toHaveLength(2)
    await give('bill.issue', 'p1', { orderId: 'o1', section: 'gst', part: 1 })
    await give('bill.issue', 'p2', { orderId: 'o1', section: 'gst', part: 2 })
    expect(paper().match(/Half of \d+\.00/g)).toHaveLength(2)
    const second = dueOf('p2')
    await payAll('p1')
    await give('credit-note.issue', 'cn1', { billId: 'p1', reason: 'Wrong part' })
    expect(dueOf('p1')).toBeLessThan(0)
    expect(bills()).toMatchObject({ stage: 'due', duePaise: second })
    expect(payersOf(bills()).map(({ duePaise }) => duePaise)).toEqual([0, second])
    expect(pay()).toContain('data-stage="due"')
    expect(pay()).toContain('href="/till/bills/p1"')
    expect(pay()).not.toContain('No change')
  })

  it('asks for all of the liquor, and says apart what is given back on the food', async () => {
    await give('order.add-line', 'o1', { itemId: 'whisky', quantity: '1' })
    await give('bill.issue', 'food', { orderId: 'o1', section: 'gst' })
    await give('bill.issue', 'bar', { orderId: 'o1', section: 'vat' })
    const bar = dueOf('bar')
    await payAll('food')
    const [lineId = ''] = bills().order.lineOrder
    await give('credit-note.issue', 'cn1', { billId: 'food', reason: 'Cold', lines: [{ lineId, quantity: '1' }] })
    const owed = -dueOf('food')
    expect(owed).toBeGreaterThan(0)
    expect(bills()).toMatchObject({ stage: 'due', duePaise: bar })
    const open = JSON.parse(/data-bills="([^"]*)"/.exec(pay())?.[1]?.replaceAll('&quot;', '"') ?? '[]') as { billId: string }[]
    expect(open.map(({ billId }) => billId)).toEqual(['bar'])
    expect(pay()).toContain(`₹${(owed / 100).toFixed(2)} to give back`)
    await payAll('bar')
    expect(bills().stage).toBe('paid')
    expect(pay()).toContain('to give back')
  })

  it('shows the whole bill, which nobody can issue, where a split does not fit the lines any more, and offers to take it back', async () => {
    await give('order.add-line', 'o1', { itemId: 'sweet-lassi', quantity: '1' })
    const whole = bills().totalPaise
    const [kabab = '', lassi = ''] = bills().order.lineOrder
    await give('order.split', 'o1', { section: 'gst', by: { lines: [[{ lineId: kabab, share: '1' }], [{ lineId: lassi, share: '1' }]] } })
    expect(bills().documents.map(({ key }) => key)).toEqual(['gst:1', 'gst:2'])
    await give('order.void-line', 'o1', { lineId: lassi })
    expect(bills().splitFault).not.toBeNull()
    expect(bills().documents.map(({ key, payer }) => [key, payer])).toEqual([['gst', 'all']])
    expect(bills().totalPaise).toBeGreaterThan(0)
    expect(bills().totalPaise).toBeLessThan(whole)
    expect(pay()).toContain('data-unfit="split"')
    expect(acts()).toContain('data-unsplit="gst"')
    await give('order.unsplit', 'o1', { section: 'gst' })
    expect(pay()).toContain('data-unfit=""')
  })

  it('leaves a payment that was corrected out of what was received, and its change out of what to give', async () => {
    await give('bill.issue', 'food', { orderId: 'o1', section: 'gst' })
    const due = dueOf('food')
    await give('bill.take-tender', 'food', { kind: 'cash', amountPaise: due + 22_700 })
    expect(pay()).toContain('₹227.00')
    const tenderId = bills().documents[0]?.issued?.bill.tenders[0]?.tenderId ?? ''
    await give('bill.correct-tender', 'food', { tenderId, kind: 'card', reason: 'It was the card' })
    expect(pay()).not.toContain('₹227.00')
    expect(pay()).not.toContain('Cash')
    expect(pay()).toContain('No change')
    expect(pay().match(/Received/g)).toHaveLength(1)
  })
})
