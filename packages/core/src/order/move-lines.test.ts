import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { defineCharge } from '../outlet/charge'
import { act } from '../kernel/testing'
import { ticket } from '../kitchen/ticket'
import { readyTicket, startTicket } from '../kitchen/work'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { addLine } from './add-line'
import { waiveCharge } from './charges'
import { fireOrder } from './fire'
import { openOrder } from './lifecycle'
import { voidLine } from './lines'
import { mergeOrder, moveLines } from './move-lines'
import { order } from './order'

const two = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(seatTable, 't2', { covers: 3, orderId: 'o2' }))
const ordered = two.given(
  act(addLine, 'o1', { lineId: 'dosa', itemId: 'dosa', quantity: '2', note: 'crisp' }, { by: staffWith('waiter') }),
  act(addLine, 'o1', { lineId: 'naan', itemId: 'naan', quantity: '4' }),
)
const fired = ordered.given(act(fireOrder, 'o1', {}))
const tandoor = fired.state(order, 'o1').ticketIds.find(id => fired.state(ticket, id).station === 'tandoor') ?? ''
const move = (...lines: readonly { lineId: string; quantity?: string }[]) => act(moveLines, 'o1', { toOrderId: 'o2', lines })

describe('moving lines', () => {
  it('takes unsent lines along as they were sold, with their author', () => {
    const before = ordered.state(order, 'o1').lines['dosa']
    const moved = ordered.when(move({ lineId: 'dosa' }))
    moved.then([
      { type: 'LinesMoved', data: { orderId: 'o1', toOrderId: 'o2', lines: [{ lineId: 'dosa', left: '0', moved: { lineId: 'dosa', note: 'crisp' } }], tickets: [] } },
      { type: 'LinesReceived', data: { orderId: 'o2', fromOrderId: 'o1' } },
    ])
    expect(moved.story.state(order, 'o2').lines['dosa']).toEqual(before)
    expect(moved.story.state(order, 'o1').lineOrder).toEqual(['naan'])
  })

  it('splits a line: unsent first, then the newest sending', () => {
    const more = fired.given(act(addLine, 'o1', { lineId: 'late', itemId: 'naan', quantity: '3' }))
    const part = more.when(move({ lineId: 'late', quantity: '1' }))
    part.then([{ type: 'LinesMoved', data: { lines: [{ lineId: 'late', left: '2', moved: { quantity: '1', sendings: [] } }], tickets: [] } }, { type: 'LinesReceived' }])
    const sent = fired.when(move({ lineId: 'naan', quantity: '1' }))
    sent.then([
      { type: 'LinesMoved', data: { lines: [{ left: '3', moved: { quantity: '1' } }], tickets: [{ ticketId: tandoor, emptied: false, parts: [{ quantity: '1', state: 'queued' }] }] } },
      { type: 'TicketPartsMoved', data: { ticketId: tandoor, parts: [{ lineId: 'naan', quantity: '1' }] } },
      { type: 'LinesReceived', data: { tickets: [{ sequence: 1 }] } },
      { type: 'TicketContinued', data: { orderId: 'o2', number: '2', continues: tandoor, movedFrom: 'T1', tableName: 'T2' } },
    ])
    expect(sent.story.state(ticket, tandoor).lines).toMatchObject([{ lineId: 'naan', quantity: '3' }])
  })

  it('tells the kitchen: same number, same age, same stage, "moved from T1"', () => {
    const cooking = fired.given(act(startTicket, tandoor, {}, { at: '2026-11-22T06:40:00.000Z' }))
    const moved = cooking.when(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'naan' }] }, { at: '2026-11-22T06:45:00.000Z' })).story
    const [ticketId = ''] = moved.state(order, 'o2').ticketIds
    expect(moved.state(ticket, ticketId)).toMatchObject({
      number: '2', stage: 'cooking', tableName: 'T2', movedFrom: 'T1', continues: tandoor, openedAt: cooking.state(ticket, tandoor).openedAt,
      sentBy: cooking.state(ticket, tandoor).sentBy, lines: [{ name: 'Naan', quantity: '4', state: 'cooking' }],
    })
    // the old one has nothing left, and no station shows it
    expect(moved.state(ticket, tandoor)).toMatchObject({ lines: [], stage: 'cancelled' })
    expect(moved.state(order, 'o1').ticketIds).not.toContain(tandoor)
    moved.when(act(fireOrder, 'o2', {})).then([])
    const ready = moved.given(act(readyTicket, ticketId, {}))
    expect(ready.state(ticket, ticketId)).toMatchObject({ stage: 'ready', movedFrom: 'T1' })
  })

  it('shares an amount discount by quantity, and keeps a percentage', () => {
    const off = (discount: { percent: string } | { amountPaise: number }) => ordered.given({
      stream: 'order/o1', type: 'LineDiscounted', data: { orderId: 'o1', lineId: 'naan', kind: 'discount', discount },
    }).given(move({ lineId: 'naan', quantity: '1' }))
    const shared = off({ amountPaise: 1_001 })
    expect(shared.state(order, 'o1').lines['naan']?.discount?.discount).toEqual({ amountPaise: 751 })
    expect(Object.values(shared.state(order, 'o2').lines)[0]?.discount?.discount).toEqual({ amountPaise: 250 })
    expect(Object.values(off({ percent: '10' }).state(order, 'o2').lines)[0]?.discount?.discount).toEqual({ percent: '10' })
  })

  const toNew = (tableId: string, more: object = {}) => act(moveLines, 'o1', { toOrderId: 'new', lines: [{ lineId: 'naan', quantity: '1' }], open: { tableId, ...more } })

  it('opens the order that takes them, at a free table or beside others, in the same step', () => {
    const alone = fired.when(toNew('t3', { covers: 2 }))
    alone.then([
      { type: 'LinesMoved', data: { toOrderId: 'new', opens: { tableId: 't3', covers: 1 } } }, { type: 'OrderCoversSet', data: { orderId: 'o1', covers: 1, before: 2 } },
      { type: 'OrderOpened', data: { orderId: 'new', tableId: 't3', covers: 1 } }, { type: 'TableSeated', data: { tableId: 't3' } },
      { type: 'TicketPartsMoved' }, { type: 'LinesReceived' }, { type: 'TicketContinued', data: { tableName: 'T3', movedFrom: 'T1' } },
      { type: 'TableCoversChanged', data: { tableId: 't1' } }, { type: 'TicketHeadChanged', data: { covers: 1 } }, { type: 'TicketHeadChanged' },
    ])
    const beside = fired.given(toNew('t1'))
    expect(['o1', 'new'].map(id => beside.state(order, id).label)).toEqual(['A', 'B'])
    expect(beside.state(table, 't1')).toMatchObject({ orderIds: ['o1', 'new'], covers: 2 })
    const [ticketId = ''] = beside.state(order, 'new').ticketIds
    expect(beside.state(ticket, ticketId)).toMatchObject({ label: 'B', movedFrom: 'T1 A' })
    expect(fired.given(toNew('t2', { label: 'window' })).state(order, 'new').label).toBe('window')
  })

  it('takes the guests of the new order from the one that they leave, and merging gives them back', () => {
    const guests = (story: typeof fired): readonly number[] => ['o1', 'new'].map(id => story.state(order, id).covers)
    const beside = fired.given(toNew('t1'))
    expect([guests(beside), beside.state(table, 't1').covers]).toEqual([[1, 1], 2])
    const again = beside.given(act(moveLines, 'o1', { toOrderId: 'third', lines: [{ lineId: 'naan', quantity: '1' }], open: { tableId: 't1', covers: 3 } }))
    expect([...guests(again), again.state(order, 'third').covers, again.state(table, 't1').covers]).toEqual([1, 1, 0, 2])
    const back = again.given(act(mergeOrder, 'third', { intoOrderId: 'new' }), act(mergeOrder, 'new', { intoOrderId: 'o1' }))
    expect([back.state(order, 'o1').covers, back.state(table, 't1')]).toMatchObject([2, { covers: 2, orderIds: ['o1'] }])
    // nothing stays: nobody does
    const all = act(moveLines, 'o1', { toOrderId: 'new', lines: [{ lineId: 'naan' }, { lineId: 'dosa' }], open: { tableId: 't3', covers: 4 } })
    expect(guests(fired.given(all))).toEqual([0, 2])
    // who sits down with what was to be fetched is a guest from then on
    const fetched = opened.given(act(openOrder, 'o1', { kind: 'takeaway' }), act(addLine, 'o1', { lineId: 'naan', itemId: 'naan', quantity: '4' }))
    expect(guests(fetched.given(toNew('t3', { covers: 2 })))).toEqual([0, 2])
  })

  it('charges each guest once, as it was agreed where they sat before', () => {
    const charge = { name: 'Cover', per: 'cover' as const, kinds: ['dine-in' as const], taxClassId: 'food', automatic: true, waivable: true }
    const charged = opened.given(
      act(defineCharge, 'cover', { ...charge, amount: { paise: 5_000 } }), act(seatTable, 't1', { covers: 3, orderId: 'o1' }),
      act(addLine, 'o1', { lineId: 'naan', itemId: 'naan', quantity: '4' }), act(defineCharge, 'cover', { ...charge, amount: { paise: 9_000 } }),
    )
    const amounts = (story: typeof fired): readonly unknown[] => story.state(order, 'new').billing.charges.map(({ amount, waived }) => ({ amount, waived }))
    expect(amounts(charged.given(toNew('t1')))).toEqual([{ amount: { paise: 5_000 }, waived: null }])
    expect(amounts(charged.given(act(waiveCharge, 'o1', { chargeId: 'cover' }), toNew('t1')))).toEqual([])
  })

  it('opens none where it can\'t take them', () => {
    fired.when(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'naan' }], open: { tableId: 't3' } })).refused('id-taken')
    fired.when(toNew('t9')).refused('unknown-table')
    fired.when(toNew('t3', { covers: 0 })).refused('invalid-body')
    fired.when(act(moveLines, 'o1', { toOrderId: 'new', lines: [{ lineId: 'none' }], open: { tableId: 't3' } })).refused('unknown-line')
  })

  it('refuses what can\'t be, whole', () => {
    ordered.when(move({ lineId: 'dosa' }, { lineId: 'none' })).refused('unknown-line')
    ordered.when(move({ lineId: 'dosa' }, { lineId: 'dosa' })).refused('invalid-body')
    ordered.when(move({ lineId: 'dosa', quantity: '3' })).refused('invalid-quantity')
    ordered.when(move({ lineId: 'dosa', quantity: '0.5' })).refused('quantity-not-whole')
    ordered.when(act(moveLines, 'o1', { toOrderId: 'o1', lines: [{ lineId: 'dosa' }] })).refused('invalid-body')
    ordered.when(act(moveLines, 'o1', { toOrderId: 'o9', lines: [{ lineId: 'dosa' }] })).refused('unknown-order')
    ordered.given(act(voidLine, 'o1', { lineId: 'dosa' })).when(move({ lineId: 'dosa' })).refused('line-voided')
    ordered.given(act(issueBill, 'b1', { orderId: 'o1' })).when(move({ lineId: 'dosa' })).refused('order-billed')
    const billed = ordered.given(act(addLine, 'o2', { itemId: 'naan', quantity: '1' }), act(issueBill, 'b2', { orderId: 'o2' }))
    billed.when(move({ lineId: 'dosa' })).refused('order-billed')
  })
})

describe('merging orders', () => {
  it('takes all lines, guests and customer, closes the empty order and frees its table', () => {
    const merged = fired.when(act(mergeOrder, 'o1', { intoOrderId: 'o2' }))
    merged.then([
      { type: 'LinesMoved' }, { type: 'OrderMerged', data: { orderId: 'o1', intoOrderId: 'o2', used: true } },
      { type: 'TicketPartsMoved' }, { type: 'TicketPartsMoved' }, { type: 'LinesReceived' }, { type: 'TicketContinued' }, { type: 'TicketContinued' },
      { type: 'OrderCoversSet', data: { orderId: 'o2', covers: 5 } }, { type: 'TableCoversChanged', data: { tableId: 't2' } },
      { type: 'TicketHeadChanged', data: { covers: 5 } }, { type: 'TicketHeadChanged' },
      { type: 'TableReleased', data: { tableId: 't1' } },
    ])
    expect(merged.story.state(order, 'o1')).toMatchObject({ status: 'merged', mergedInto: 'o2', lines: {}, ticketIds: [] })
    expect(merged.story.state(order, 'o2')).toMatchObject({ covers: 5, lineOrder: ['dosa', 'naan'] })
    expect([merged.story.state(table, 't1').occupancy, merged.story.state(table, 't2').covers]).toEqual(['free', 5])
    merged.story.when(act(mergeOrder, 'o1', { intoOrderId: 'o2' })).then([])
    merged.story.when(act(addLine, 'o1', { itemId: 'naan', quantity: '1' })).refused('order-closed')
  })

  it('leaves a shared table to its other orders, and void lines in the record', () => {
    const shared = two.given(
      act(openOrder, 'o3', { kind: 'dine-in', tableId: 't1', covers: 1 }),
      act(addLine, 'o3', { lineId: 'gone', itemId: 'naan', quantity: '1' }), act(voidLine, 'o3', { lineId: 'gone' }),
    ).given(act(mergeOrder, 'o3', { intoOrderId: 'o1' }))
    expect(shared.state(table, 't1')).toMatchObject({ occupancy: 'taken', orderIds: ['o1'], covers: 3 })
    expect(shared.state(order, 'o3').lineOrder).toEqual(['gone'])
    expect(shared.state(order, 'o1').lineOrder).toEqual([])
  })

  it('keeps a held course waiting', () => {
    const held = ordered.given({ stream: 'order/o1', type: 'CourseHeld', data: { orderId: 'o1', course: 'main' } }).given(act(mergeOrder, 'o1', { intoOrderId: 'o2' }))
    held.when(act(fireOrder, 'o2', {})).then([])
    expect(held.state(order, 'o2').heldCourses).toEqual(['main'])
  })

  it('refuses a billed order', () => {
    const billed = ordered.given(act(issueBill, 'b1', { orderId: 'o1' }))
    billed.when(act(mergeOrder, 'o1', { intoOrderId: 'o2' })).refused('order-billed')
    billed.when(act(mergeOrder, 'o2', { intoOrderId: 'o1' })).refused('order-billed')
  })
})
