import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { act, type Act } from '../kernel/testing'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { addLine } from './add-line'
import { fireOrder } from './fire'
import { openOrder } from './lifecycle'
import { mergeOrder, moveLines } from './move-lines'
import { order, type OrderSource } from './order'
import { setSource } from './source'

const zomato: OrderSource = { name: 'Zomato', orderNumber: '4711' }
const through = (orderId: string, source?: OrderSource): Act => act(openOrder, orderId, { kind: 'aggregator', ...(source && { source }) })
const dosa = (orderId: string): Act => act(addLine, orderId, { lineId: `${orderId}-l`, itemId: 'dosa', quantity: '2' })
const several = opened.given(
  through('z1', zomato), dosa('z1'), through('z2', { ...zomato, orderNumber: '4712' }), dosa('z2'),
  act(openOrder, 'take', { kind: 'takeaway' }), dosa('take'), act(seatTable, 't1', { covers: 2, orderId: 'sit' }), dosa('sit'))

describe('an order that came through another house stays alone', () => {
  it.each([['z1', 'take'], ['take', 'z1'], ['z1', 'sit'], ['sit', 'z1'], ['z1', 'z2']])('%s is not merged into %s, nor gives it lines', (from, to) => {
    several.when(act(mergeOrder, from, { intoOrderId: to })).refused('operator-order-alone')
    several.when(act(moveLines, from, { toOrderId: to, lines: [{ lineId: `${from}-l`, quantity: '1' }] })).refused('operator-order-alone')
  })

  it('opens no order at a table with its lines; what guests ordered here goes where they want', () => {
    const lines = [{ lineId: 'z1-l' }]
    several.when(act(moveLines, 'z1', { toOrderId: 'new', lines, open: { tableId: 't2' } })).refused('operator-order-alone')
    const nobody = several.given(through('bare'), dosa('bare'))
    nobody.when(act(mergeOrder, 'bare', { intoOrderId: 'take' })).refused('operator-order-alone')
    expect(several.given(act(mergeOrder, 'take', { intoOrderId: 'sit' })).state(order, 'take').mergedInto).toBe('sit')
  })
})

describe('an aggregator\'s order that was opened without its number', () => {
  const bare = opened.given(through('o1'), dosa('o1'))
  const say = (source: OrderSource, at?: string): Act => act(setSource, 'o1', { source }, { by: staffWith('cashier'), ...(at !== undefined && { at }) })

  it('has no bill before somebody says where it came from: who pays the tax depends on it (s. 9(5))', () => {
    bare.when(act(issueBill, 'b1', { orderId: 'o1' })).refused('source-required')
    bare.given(say(zomato)).when(act(issueBill, 'b1', { orderId: 'o1' })).then([
      { type: 'BillIssued', data: { source: zomato, operator: { name: 'Zomato', orderNumber: '4711' }, figures: { taxPaise: 0 } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' },
    ])
  })

  it('tells the kitchen, and takes the number once', () => {
    bare.given(act(fireOrder, 'o1', {})).when(say(zomato)).then([
      { type: 'OrderSourceSet', data: { source: zomato, sourceDay: '2026-11-22' } }, { type: 'SourceOrderTaken', data: { orderId: 'o1' } },
      { type: 'TicketHeadChanged', data: { source: zomato } },
    ])
    const said = bare.given(say(zomato))
    said.when(say(zomato)).then([])
    said.when(say({ ...zomato, orderNumber: '9' })).refused('order-has-source')
    said.when(through('o2', { name: 'zomato', orderNumber: '4711' })).refused('source-order-taken')
    opened.given(through('o9', zomato), through('o1')).when(say(zomato)).refused('source-order-taken')
  })

  it('is none of a guest who came to the counter', () => {
    several.when(act(setSource, 'take', { source: zomato })).refused('invalid-body')
    several.when(act(setSource, 'gone', { source: zomato })).refused('unknown-order')
  })
})
