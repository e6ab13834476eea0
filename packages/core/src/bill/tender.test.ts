import fc from 'fast-check'
import { expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { changePrices } from '../menu/change-prices'
import { moneyMaxPaise } from '../money/paise'
import { addLine } from '../order/add-line'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { bill, billView, covered, duePaise } from './bill'
import { issueBill } from './issue'
import { cashAboveDueMaxPaise, takeTender, type TakeTender } from './tender'

const total = 12_600
const issued = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
const pay = (body: TakeTender): Act => act(takeTender, 'b1', body)
const settles = [{ type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased', data: { tableId: 't1' } }] as const

it('settles the bill and frees the table in one transaction', () => {
  issued.when(pay({ kind: 'upi', amountPaise: total, reference: 'UTR1' })).then([
    { type: 'TenderTaken', data: { kind: 'upi', amountPaise: total, tipPaise: 0, changePaise: 0, reference: 'UTR1', duePaise: 0, billNumber: 'RF/26-27/1' } },
    { type: 'BillSettled', data: { billId: 'b1', billNumber: 'RF/26-27/1', orderId: 'o1', totalPaise: total, tenders: [{ kind: 'upi', paise: total }] } },
    ...settles.slice(1),
  ])
})

it('takes several tenders, the last of which settles', () => {
  const first = issued.when(pay({ kind: 'card', amountPaise: 5_000 }))
  first.then([{ type: 'TenderTaken', data: { duePaise: 7_600 } }])
  expect(first.story.state(table, 't1').occupancy).toBe('taken')
  const second = first.story.when(pay({ kind: 'cash', amountPaise: 10_000 }))
  second.then([
    { type: 'TenderTaken', data: { amountPaise: 10_000, changePaise: 2_400, duePaise: 0 } },
    { type: 'BillSettled', data: { tenders: [{ kind: 'card', paise: 5_000 }, { kind: 'cash', paise: 7_600 }] } }, ...settles.slice(1),
  ])
  second.story.when(pay({ kind: 'cash', amountPaise: 1 })).refused('bill-settled')
})

it('gives change for cash only, computed where it is not told', () => {
  issued.when(pay({ kind: 'cash', amountPaise: 20_000 })).then([{ type: 'TenderTaken', data: { changePaise: 7_400 } }, ...settles])
  issued.when(pay({ kind: 'cash', amountPaise: 20_000, changePaise: 7_400 })).then([{ type: 'TenderTaken' }, ...settles])
  issued.when(pay({ kind: 'cash', amountPaise: 20_000, changePaise: 15_000 })).then([{ type: 'TenderTaken', data: { duePaise: total - 5_000 } }])
  issued.when(pay({ kind: 'cash', amountPaise: 20_000, changePaise: 0 })).refused('tender-exceeds-due')
  issued.when(pay({ kind: 'card', amountPaise: 20_000 })).refused('tender-exceeds-due')
  issued.when(pay({ kind: 'card', amountPaise: 20_000, changePaise: 7_400 })).refused('change-not-cash')
  issued.when(pay({ kind: 'card', amountPaise: total, changePaise: 0 })).then([{ type: 'TenderTaken' }, ...settles])
})

it('keeps a tip outside of the bill', () => {
  issued.when(pay({ kind: 'card', amountPaise: total + 1_000, tipPaise: 1_000 })).then([{ type: 'TenderTaken', data: { tipPaise: 1_000, duePaise: 0 } }, { type: 'BillSettled', data: { tenders: [{ kind: 'card', paise: total }] } }, ...settles.slice(1)])
  issued.when(pay({ kind: 'cash', amountPaise: 15_000, tipPaise: 400 })).then([{ type: 'TenderTaken', data: { tipPaise: 400, changePaise: 2_000 } }, ...settles])
  issued.when(pay({ kind: 'card', amountPaise: 1_000, tipPaise: 1_000 })).refused('change-exceeds-tender')
  issued.when(pay({ kind: 'card', amountPaise: 1_000, tipPaise: 2_000 })).refused('change-exceeds-tender')
  issued.when(pay({ kind: 'cash', amountPaise: 1_000, changePaise: 1_001 })).refused('change-exceeds-tender')
})

it.each([0, -1, 0.5, Number.NaN, Infinity, 2 ** 53])('refuses the amount %d', amountPaise => {
  issued.when(pay({ kind: 'cash', amountPaise })).refused('invalid-amount')
})

it('refuses wild tips and changes', () => {
  for (const wild of [-1, 0.5, Number.NaN, 2 ** 53]) {
    issued.when(pay({ kind: 'cash', amountPaise: total, tipPaise: wild })).refused('invalid-amount')
    issued.when(pay({ kind: 'cash', amountPaise: total, changePaise: wild })).refused('invalid-amount')
  }
})

it('knows its bill, and who may take money', () => {
  issued.when(act(takeTender, 'b9', { kind: 'cash', amountPaise: 1 })).refused('unknown-bill')
  for (const role of ['waiter', 'kitchen', 'pass'] as const) issued.when({ ...pay({ kind: 'cash', amountPaise: 1 }), by: staffWith(role) }).refused('forbidden')
  issued.when({ ...pay({ kind: 'cash', amountPaise: 1 }), by: staffWith('cashier') }).then([{ type: 'TenderTaken' }])
})

it('shows what is due', () => {
  const view = billView('b1', issued.given(pay({ kind: 'upi', amountPaise: 600 })).state(bill, 'b1'))
  expect(view).toMatchObject({ id: 'b1', number: 'RF/26-27/1', orderId: 'o1', state: 'issued', totalPaise: total, duePaise: 12_000, tenders: [{ kind: 'upi', amountPaise: 600 }] })
  expect(billView('b9', issued.state(bill, 'b9'))).toBeNull()
})

it('covers the total exactly, whatever is tendered', () => {
  const paise = fc.integer({ min: -100, max: 15_000 })
  const tender = fc.record({ kind: fc.constantFrom('cash', 'card', 'upi', 'other'), amountPaise: paise, tipPaise: fc.integer({ min: 0, max: 500 }) }) as fc.Arbitrary<TakeTender>
  fc.assert(fc.property(fc.array(tender, { maxLength: 8 }), tenders => {
    const end = tenders.reduce((story, body) => story.when(pay(body)).story, issued).state(bill, 'b1')
    expect(duePaise(end)).toBeGreaterThanOrEqual(0)
    expect(end.tenders.every(each => covered(each) > 0 && each.changePaise >= 0)).toBe(true)
    expect(end.status === 'settled').toBe(duePaise(end) === 0)
  }), { numRuns: 200 })
})

it('takes no more cash than a guest can mean, and no amount that a day could not add up', () => {
  issued.when(pay({ kind: 'cash', amountPaise: total + cashAboveDueMaxPaise })).then([{ type: 'TenderTaken', data: { changePaise: cashAboveDueMaxPaise } }, ...settles])
  issued.when(pay({ kind: 'cash', amountPaise: total + cashAboveDueMaxPaise + 1 })).refused('cash-far-above-due')
  issued.when(pay({ kind: 'card', amountPaise: moneyMaxPaise + 1, tipPaise: moneyMaxPaise })).refused('amount-too-large')
  issued.when(pay({ kind: 'cash', amountPaise: 9_000_000_000_000_000 })).refused('amount-too-large')
  expect(Number.isSafeInteger(900_000 * moneyMaxPaise)).toBe(true)
})

it('bills no order of which two would not add up any more', () => {
  const huge = opened.given(act(changePrices, 'menu', { changes: [{ itemId: 'dosa', pricePaise: 1_000_000_000 }] }), act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
    act(addLine, 'o1', { itemId: 'dosa', quantity: '11' }))
  huge.when(act(issueBill, 'b1', { orderId: 'o1' })).refused('amount-too-large')
})
