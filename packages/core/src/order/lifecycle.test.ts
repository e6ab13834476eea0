import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act, type Act } from '../kernel/testing'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { fireOrder } from './fire'
import { acknowledgeBillRequest, cancelOrder, moveOrder, openOrder, requestBill, withdrawBillRequest } from './lifecycle'
import { addLine } from './add-line'
import { voidLine } from './lines'
import { order } from './order'

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const ordered = seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }))
const billed = ordered.given(act(issueBill, 'b1', { orderId: 'o1' }))
const settled = billed.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: 12_600 }))

describe('opening', () => {
  it('gives an order without a table the day\'s next token', () => {
    const first = opened.when(act(openOrder, 'o1', { kind: 'takeaway' }))
    first.then([
      { type: 'OrderOpened', data: { kind: 'takeaway', token: '1', tableId: null, covers: 0 } },
      { type: 'SerialTaken', data: { series: 'token/2026-11-22', number: '1', for: 'o1' } },
    ])
    first.story.when(act(openOrder, 'o2', { kind: 'delivery' })).then([{ type: 'OrderOpened', data: { token: '2' } }, { type: 'SerialTaken' }])
    first.story.when(act(openOrder, 'o2', { kind: 'delivery' }, { at: '2026-11-22T22:30:00.000Z' }))
      .then([{ type: 'OrderOpened', data: { token: '1' } }, { type: 'SerialTaken', data: { series: 'token/2026-11-23' } }])
  })

  it('seats a free table, and joins the others at a taken one', () => {
    const alone = opened.when(act(openOrder, 'o1', { kind: 'dine-in', tableId: 't1', covers: 3 }))
    alone.then([{ type: 'OrderOpened', data: { tableId: 't1', covers: 3, token: null } }, { type: 'TableSeated', data: { orderId: 'o1', covers: 3 } }])
    const shared = alone.story.when(act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1' }))
    shared.then([
      { type: 'OrderOpened' }, { type: 'TableOrderAdded', data: { orderId: 'o2', covers: 1 } },
      { type: 'OrderRenamed', data: { orderId: 'o1', label: 'A' } }, { type: 'OrderRenamed', data: { orderId: 'o2', label: 'B' } },
    ])
    expect(shared.story.state(table, 't1')).toMatchObject({ orderIds: ['o1', 'o2'], covers: 4 })
  })

  it('refuses known ids, unknown tables, tables for takeaways, and wild bodies', () => {
    seated.when(act(openOrder, 'o1', { kind: 'takeaway' })).refused('id-taken')
    opened.when(act(openOrder, 'o1', { kind: 'dine-in', tableId: 't9' })).refused('unknown-table')
    opened.when(act(openOrder, 'o1', { kind: 'dine-in', tableId: 'constructor' })).refused('unknown-table')
    opened.when(act(openOrder, 'o1', { kind: 'takeaway', tableId: 't1' })).refused('invalid-body')
    opened.when(act(openOrder, 'o1', { kind: 'takeaway', customerId: 'Mr X' })).refused('invalid-id')
    for (const covers of [-1, 0.5, 1e9, Number.NaN]) opened.when(act(openOrder, 'o1', { kind: 'dine-in', tableId: 't1', covers })).refused('invalid-body')
  })

  it('knows the customer by id only', () => {
    opened.when(act(openOrder, 'o1', { kind: 'delivery', customerId: 'c-17' })).then([{ type: 'OrderOpened', data: { customerId: 'c-17' } }, { type: 'SerialTaken' }])
  })
})

describe('moving', () => {
  it('takes the order to a free table and frees the old one', () => {
    const moved = ordered.when(act(moveOrder, 'o1', { tableId: 't2' }))
    moved.then([
      { type: 'OrderMoved', data: { fromTableId: 't1', toTableId: 't2' } },
      { type: 'TableSeated', data: { tableId: 't2', orderId: 'o1', covers: 2 } },
      { type: 'TableReleased', data: { tableId: 't1', cleaning: false } },
    ])
    expect(moved.story.state(order, 'o1').tableId).toBe('t2')
    moved.story.when(act(moveOrder, 'o1', { tableId: 't2' })).then([])
  })

  it('takes one order of a shared table', () => {
    const shared = ordered.given(act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1', covers: 3 })).when(act(moveOrder, 'o1', { tableId: 't2' }))
    shared.then([{ type: 'OrderMoved' }, { type: 'TableSeated', data: { tableId: 't2' } }, { type: 'TableOrderRemoved', data: { tableId: 't1', orderId: 'o1' } }])
    expect(shared.story.state(table, 't1')).toMatchObject({ occupancy: 'taken', orderIds: ['o2'], covers: 3 })
  })

  it('takes a billed order along, which still settles and frees its table', () => {
    const moved = billed.when(act(moveOrder, 'o1', { tableId: 't2' }))
    moved.then([{ type: 'OrderMoved' }, { type: 'TableSeated' }, { type: 'TableReleased', data: { tableId: 't1' } }])
    moved.story.when(act(takeTender, 'b1', { kind: 'upi', amountPaise: 12_600 }))
      .then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased', data: { tableId: 't2' } }])
  })

  it('refuses taken and unknown tables, closed orders and takeaways, whole', () => {
    const both = ordered.given(act(seatTable, 't2', { covers: 1, orderId: 'o2' }))
    both.when(act(moveOrder, 'o1', { tableId: 't2' })).refused('table-taken')
    ordered.when(act(moveOrder, 'o1', { tableId: 't9' })).refused('unknown-table')
    settled.when(act(moveOrder, 'o1', { tableId: 't2' })).refused('order-closed')
    opened.given(act(openOrder, 'o3', { kind: 'takeaway' })).when(act(moveOrder, 'o3', { tableId: 't2' })).refused('order-without-table')
    opened.when(act(moveOrder, 'o9', { tableId: 't2' })).refused('unknown-order')
  })
})

describe('cancelling', () => {
  it('frees the table when the kitchen has nothing', () => {
    ordered.when(act(cancelOrder, 'o1', { reason: 'guests left' })).then([{ type: 'OrderCancelled', data: { reason: 'guests left' } }, { type: 'TableReleased', data: { tableId: 't1' } }])
  })

  it('wants each sent line voided first', () => {
    const fired = ordered.given(act(fireOrder, 'o1', {}))
    fired.when(act(cancelOrder, 'o1', { reason: 'left' })).refused('order-has-sent-lines')
    fired.given(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' })).when(act(cancelOrder, 'o1', { reason: 'left' })).then([{ type: 'OrderCancelled' }, { type: 'TableReleased' }])
  })

  it('needs a reason, happens once, and not after the bill', () => {
    ordered.when(act(cancelOrder, 'o1', { reason: ' ' })).refused('reason-required')
    ordered.given(act(cancelOrder, 'o1', { reason: 'left' })).when(act(cancelOrder, 'o1', { reason: 'left' })).then([])
    billed.when(act(cancelOrder, 'o1', { reason: 'left' })).refused('order-billed')
  })
})

describe('asking for the bill', () => {
  const ask = (by = staffWith('waiter')): Act => act(requestBill, 'o1', {}, { by })

  it('raises one alert, which a cashier acknowledges and a waiter may withdraw', () => {
    const asked = ordered.when(ask())
    asked.then([{ type: 'BillRequested', data: { orderId: 'o1', tableId: 't1' } }])
    asked.story.when(ask(staffWith('cashier'))).then([])
    const seen = asked.story.when(act(acknowledgeBillRequest, 'o1', {}, { by: staffWith('cashier') }))
    seen.then([{ type: 'BillRequestAcknowledged' }])
    expect(seen.story.state(order, 'o1').billRequest).toMatchObject({ by: { id: 'the-waiter' }, acknowledgedBy: { id: 'the-cashier' } })
    seen.story.when(act(acknowledgeBillRequest, 'o1', {})).then([])
    const withdrawn = seen.story.when(act(withdrawBillRequest, 'o1', {}, { by: staffWith('waiter') }))
    withdrawn.then([{ type: 'BillRequestWithdrawn' }])
    withdrawn.story.when(act(withdrawBillRequest, 'o1', {})).then([])
    withdrawn.story.when(act(acknowledgeBillRequest, 'o1', {})).refused('no-bill-request')
  })

  it('is over with the bill', () => {
    const done = ordered.given(ask(), act(issueBill, 'b1', { orderId: 'o1' }))
    expect(done.state(order, 'o1').billRequest).toBeNull()
    done.when(act(acknowledgeBillRequest, 'o1', {})).then([])
    done.when(ask()).refused('order-billed')
  })

  it('needs lines and an open order', () => {
    seated.when(ask()).refused('nothing-to-bill')
    ordered.given(act(voidLine, 'o1', { lineId: 'l1' })).when(ask()).refused('nothing-to-bill')
    settled.when(ask()).refused('order-closed')
    opened.when(ask()).refused('unknown-order')
  })
})
