import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act } from '../kernel/testing'
import { ticket } from '../kitchen/ticket'
import { readyTicket, serveTicket } from '../kitchen/work'
import { addLine } from '../order/add-line'
import { fireOrder } from '../order/fire'
import { cancelOrder, moveOrder, openOrder } from '../order/lifecycle'
import { order } from '../order/order'
import { configureOutlet } from '../outlet/configure'
import { opened, settings } from '../restaurant.testing'
import { mergeTables, transferTable, unmergeTables } from './merge'
import { seatTable, table } from './table'

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }))
const fired = seated.given(act(fireOrder, 'o1', {}))
const both = seated.given(act(seatTable, 't2', { covers: 3, orderId: 'o2' }))
const merge = (...tableIds: readonly string[]) => act(mergeTables, 't1', { tableIds })

describe('transferring a table', () => {
  it('takes all orders to a free one, and the kitchen sees where', () => {
    const shared = fired.given(act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1', covers: 1 }))
    const moved = shared.when(act(transferTable, 't1', { toTableId: 't3' }))
    moved.then([
      { type: 'TableTransferred', data: { orderIds: ['o1', 'o2'] } },
      { type: 'OrderMoved', data: { orderId: 'o1' } }, { type: 'TableSeated', data: { tableId: 't3' } }, { type: 'TableOrderRemoved' },
      { type: 'TicketHeadChanged', data: { tableId: 't3', tableName: 'T3', label: 'A', movedFrom: 'T1 A' } },
      { type: 'OrderMoved', data: { orderId: 'o2' } }, { type: 'TableOrderAdded', data: { tableId: 't3' } }, { type: 'TableReleased', data: { tableId: 't1' } },
    ])
    expect(moved.story.state(table, 't3')).toMatchObject({ orderIds: ['o1', 'o2'], covers: 3 })
  })

  it('forgets where the food came from once it is served, or when it is back', () => {
    const [ticketId = ''] = fired.state(order, 'o1').ticketIds
    const moved = fired.given(act(moveOrder, 'o1', { tableId: 't3' }))
    expect(moved.state(ticket, ticketId).movedFrom).toBe('T1')
    expect(moved.given(act(moveOrder, 'o1', { tableId: 't4' })).state(ticket, ticketId)).toMatchObject({ tableName: 'T4', movedFrom: 'T1' })
    expect(moved.given(act(moveOrder, 'o1', { tableId: 't1' })).state(ticket, ticketId).movedFrom).toBeNull()
    expect(moved.given(act(readyTicket, ticketId, {}), act(serveTicket, ticketId, {})).state(ticket, ticketId).movedFrom).toBeNull()
  })

  it('joins a taken table only when asked to', () => {
    both.when(act(transferTable, 't1', { toTableId: 't2' })).refused('table-taken')
    const joined = both.given(act(transferTable, 't1', { toTableId: 't2', join: true }))
    expect(joined.state(table, 't2')).toMatchObject({ orderIds: ['o2', 'o1'], covers: 5 })
    expect(['o2', 'o1'].map(id => joined.state(order, id).label)).toEqual(['A', 'B'])
    both.given(act(moveOrder, 'o1', { tableId: 't2', join: true })).when(act(moveOrder, 'o1', { tableId: 't1' })).then([{ type: 'OrderMoved' }, { type: 'TableSeated' }, { type: 'TableOrderRemoved' }])
  })

  it('needs guests, and two tables that there are', () => {
    opened.when(act(transferTable, 't1', { toTableId: 't2' })).refused('table-not-taken')
    seated.when(act(transferTable, 't1', { toTableId: 't9' })).refused('unknown-table')
    opened.when(act(transferTable, 't9', { toTableId: 't1' })).refused('unknown-table')
    seated.when(act(transferTable, 't1', { toTableId: 't1' })).then([])
  })

  it('leaves a table to clean where something was sent, and a clean one before', () => {
    const cleaning = (story: typeof seated) => story.given(act(configureOutlet, 'outlet', { ...settings, cleaningAfterRelease: true }), act(transferTable, 't1', { toTableId: 't3' }))
    expect(cleaning(fired).state(table, 't1').occupancy).toBe('cleaning')
    expect(cleaning(seated).state(table, 't1').occupancy).toBe('free')
    cleaning(fired).when(act(moveOrder, 'o1', { tableId: 't1', join: true })).refused('table-cleaning')
  })
})

describe('merging tables', () => {
  it('joins free tables to the main one: taken, without orders', () => {
    const merged = seated.when(merge('t2', 't3'))
    merged.then([{ type: 'TablesMerged', data: { tableIds: ['t2', 't3'], orderIds: [] } }, { type: 'TableJoined', data: { tableId: 't2', mainTableId: 't1' } }, { type: 'TableJoined' }])
    expect(merged.story.state(table, 't2')).toMatchObject({ occupancy: 'taken', mergedInto: 't1', orderIds: [] })
    expect(merged.story.state(table, 't1').mergedTableIds).toEqual(['t2', 't3'])
    merged.story.when(merge('t2')).then([])
    merged.story.when(act(seatTable, 't2', { covers: 1 })).refused('table-merged')
    merged.story.when(act(openOrder, 'o9', { kind: 'dine-in', tableId: 't2' })).refused('table-merged')
    merged.story.when(act(mergeTables, 't2', { tableIds: ['t4'] })).refused('table-merged')
    merged.story.when(act(transferTable, 't2', { toTableId: 't4' })).refused('table-merged')
  })

  it('takes the orders of a taken table, and the tables merged into it, to the main one', () => {
    const grown = both.given(act(mergeTables, 't2', { tableIds: ['t3'] })).given(merge('t2'))
    expect(grown.state(table, 't1')).toMatchObject({ orderIds: ['o1', 'o2'], covers: 5, mergedTableIds: ['t2', 't3'] })
    expect(['t2', 't3'].map(id => grown.state(table, id).mergedInto)).toEqual(['t1', 't1'])
    expect([grown.state(order, 'o2').tableId, grown.state(order, 'o2').label]).toEqual(['t1', 'B'])
  })

  it('frees them with the main table, in the same transaction', () => {
    const merged = seated.given(merge('t2'), act(issueBill, 'b1', { orderId: 'o1' }))
    const paid = merged.when(act(takeTender, 'b1', { kind: 'upi', amountPaise: 12_600 }))
    paid.then([
      { type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' },
      { type: 'TableReleased', data: { tableId: 't1', mergedTableIds: ['t2'] } }, { type: 'TableParted', data: { tableId: 't2', cleaning: false } },
    ])
    expect(['t1', 't2'].map(id => paid.story.state(table, id).occupancy)).toEqual(['free', 'free'])
    const left = seated.given(act(configureOutlet, 'outlet', { ...settings, cleaningAfterRelease: true }), merge('t2'), act(cancelOrder, 'o1', { reason: 'left' }))
    expect(['t1', 't2'].map(id => left.state(table, id).occupancy)).toEqual(['cleaning', 'cleaning'])
  })

  it('frees those joined when it is undone; the orders stay', () => {
    const undone = both.given(merge('t2', 't3')).when(act(unmergeTables, 't1', {}))
    undone.then([{ type: 'TablesUnmerged', data: { tableIds: ['t2', 't3'] } }, { type: 'TableParted', data: { tableId: 't2' } }, { type: 'TableParted', data: { tableId: 't3' } }])
    expect(undone.story.state(table, 't1')).toMatchObject({ orderIds: ['o1', 'o2'], mergedTableIds: [] })
    undone.story.when(act(unmergeTables, 't1', {})).then([])
    const used = fired.given(act(configureOutlet, 'outlet', { ...settings, cleaningAfterRelease: true }), merge('t2'), act(unmergeTables, 't1', {}))
    expect(used.state(table, 't2').occupancy).toBe('cleaning')
  })

  it('needs guests at the main table, and refuses itself and what does not exist', () => {
    opened.when(merge('t2')).refused('table-not-taken')
    seated.when(merge('t1')).refused('invalid-body')
    seated.when(merge('t9')).refused('unknown-table')
    both.given(merge('t3')).when(act(mergeTables, 't2', { tableIds: ['t3'] })).refused('table-merged')
  })
})
