import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act } from '../kernel/testing'
import { ticket } from '../kitchen/ticket'
import { readyTicket, startTicket } from '../kitchen/work'
import { eightySixItem } from '../menu/eighty-six'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { addLine } from './add-line'
import { holdCourse, releaseCourse } from './courses'
import { fireOrder } from './fire'
import { handOverOrder } from './hand-over'
import { openOrder } from './lifecycle'
import { setLineCover } from './line-cover'
import { voidLine } from './lines'
import { order } from './order'
import { promiseOrder, renameOrder, setCovers, setCustomer } from './particulars'
import { repeatRound } from './repeat-round'
import { restoreLine } from './restore-line'

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const fire = act(fireOrder, 'o1', {})
const add = (lineId: string, itemId: string, more: object = {}) => act(addLine, 'o1', { lineId, itemId, quantity: '1', ...more })
const tikka = { variantId: 'half' }

describe('labels of a shared table', () => {
  const shared = seated.given(act(openOrder, 'o2', { kind: 'dine-in', tableId: 't1', covers: 1 }))

  it('letters the orders when a second one opens, and the third after them', () => {
    expect(['o1', 'o2'].map(id => shared.state(order, id).label)).toEqual(['A', 'B'])
    expect(shared.given(act(openOrder, 'o3', { kind: 'dine-in', tableId: 't1' })).state(order, 'o3').label).toBe('C')
    expect(shared.given(act(openOrder, 'o3', { kind: 'dine-in', tableId: 't1', label: ' window ' })).state(order, 'o3').label).toBe('window')
    expect(seated.state(order, 'o1').label).toBeNull()
  })

  it('renames, so that the tickets show it, and refuses one that the table has', () => {
    const sent = shared.given(add('l1', 'dosa'), fire)
    const renamed = sent.when(act(renameOrder, 'o1', { label: 'bar side' }))
    renamed.then([{ type: 'OrderRenamed', data: { label: 'bar side' } }, { type: 'TicketHeadChanged', data: { label: 'bar side', movedFrom: null } }])
    renamed.story.when(act(renameOrder, 'o1', { label: 'bar side' })).then([])
    shared.when(act(renameOrder, 'o1', { label: 'b' })).refused('label-taken')
    shared.when(act(openOrder, 'o3', { kind: 'dine-in', tableId: 't1', label: 'A' })).refused('label-taken')
    for (const label of [' ', 'x'.repeat(21)]) shared.when(act(renameOrder, 'o1', { label })).refused('invalid-body')
  })
})

describe('guests and customer', () => {
  it('changes the covers, of the table and on the tickets too', () => {
    const sent = seated.given(add('l1', 'dosa'), fire).when(act(setCovers, 'o1', { covers: 5 }))
    sent.then([{ type: 'OrderCoversSet', data: { covers: 5, before: 2 } }, { type: 'TableCoversChanged' }, { type: 'TicketHeadChanged', data: { covers: 5 } }])
    expect(sent.story.state(table, 't1').covers).toBe(5)
    for (const covers of [0, 1.5, 1_000]) seated.when(act(setCovers, 'o1', { covers })).refused('invalid-body')
  })

  it('knows the customer by id, or forgets', () => {
    const known = seated.when(act(setCustomer, 'o1', { customerId: 'c-17' }))
    known.then([{ type: 'OrderCustomerSet', data: { customerId: 'c-17' } }])
    known.story.when(act(setCustomer, 'o1', { customerId: null })).then([{ type: 'OrderCustomerSet', data: { customerId: null } }])
    seated.when(act(setCustomer, 'o1', { customerId: 'Mr X' })).refused('invalid-id')
  })
})

describe('whom a line is for', () => {
  const forGuest = (cover: number | null) => act(setLineCover, 'o1', { lineId: 'l1', cover })

  it('says it on the order and on the tickets that have a part of it', () => {
    const sent = seated.given(add('l1', 'dosa'), fire)
    const [ticketId = ''] = sent.state(order, 'o1').ticketIds
    const told = sent.when(forGuest(2))
    told.then([{ type: 'LineCoverSet', data: { lineId: 'l1', cover: 2 } }, { type: 'TicketLineCoverSet', data: { ticketId, cover: 2 } }])
    expect(told.story.state(order, 'o1').lines['l1']?.cover).toBe(2)
    expect(told.story.state(ticket, ticketId).lines[0]?.cover).toBe(2)
    told.story.when(forGuest(2)).then([])
    expect(told.story.given(forGuest(null)).state(order, 'o1').lines['l1']).not.toHaveProperty('cover')
  })

  it('refuses guests that there can\'t be, and lines that are gone or final', () => {
    const ordered = seated.given(add('l1', 'dosa'))
    for (const cover of [0, 1.5, 1_000]) ordered.when(forGuest(cover)).refused('invalid-body')
    ordered.given(act(voidLine, 'o1', { lineId: 'l1' })).when(forGuest(1)).refused('line-voided')
    ordered.given(act(issueBill, 'b1', { orderId: 'o1' })).when(forGuest(1)).refused('order-billed')
  })
})

describe('courses', () => {
  const ordered = seated.given(add('starter', 'tikka', tikka), add('main', 'dosa'))

  it('holds a course back from the sending, and lets it go', () => {
    const held = ordered.given(act(holdCourse, 'o1', { course: 'main' }))
    held.when(act(holdCourse, 'o1', { course: 'main' })).then([])
    const sent = held.when(fire)
    sent.then([{ type: 'OrderFired', data: { tickets: [{ lines: [{ lineId: 'starter' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
    sent.story.when(fire).then([])
    sent.story.given(act(releaseCourse, 'o1', { course: 'main' })).when(fire).then([{ type: 'OrderFired', data: { tickets: [{ lines: [{ lineId: 'main' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  })

  it('sends a held course by its name, which ends its hold', () => {
    const held = ordered.given(act(holdCourse, 'o1', { course: 'main' }))
    const sent = held.when(act(fireOrder, 'o1', { course: 'main' }))
    sent.then([{ type: 'CourseReleased', data: { course: 'main' } }, { type: 'OrderFired', data: { course: 'main' } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
    expect(sent.story.state(order, 'o1').heldCourses).toEqual([])
    held.when(act(releaseCourse, 'o1', { course: 'dessert' })).then([])
  })
})

describe('the same again', () => {
  const round = seated.given(
    add('l1', 'beer', { quantity: '2' }), add('l2', 'dosa', { modifiers: [{ modifierId: 'cheese', quantity: 2 }], note: 'crisp', cover: 2 }), fire,
    add('l3', 'naan'), fire, add('l4', 'beer', { quantity: '3', note: 'cold' }), add('l5', 'tikka', tikka), fire,
  )

  it('adds the last round, unsent, with its choices', () => {
    const again = round.when(act(repeatRound, 'o1', {}))
    again.then([{ type: 'LineAdded', data: { itemId: 'beer', quantity: '3', note: 'cold' } }, { type: 'LineAdded', data: { itemId: 'tikka', variantId: 'half' } }])
    again.story.when(fire).then([{ type: 'OrderFired', data: { tickets: [{ sequence: 3 }, { sequence: 3 }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
    round.when(act(repeatRound, 'o1', { lineIds: ['l2'] }))
      .then([{ type: 'LineAdded', data: { modifiers: [{ modifierId: 'cheese', quantity: 2 }], note: 'crisp', cover: 2, unitPricePaise: 18_000 } }])
  })

  it('names what is sold out, and adds nothing', () => {
    const soldOut = round.given(act(eightySixItem, 'beer', {}), act(eightySixItem, 'tikka', {})).when(act(repeatRound, 'o1', {}))
    soldOut.refused('item-sold-out')
  })

  it('leaves out what is sold out where it may, with the combo that holds it', () => {
    const soldOut = round.given(act(eightySixItem, 'beer', {}))
    soldOut.when(act(repeatRound, 'o1', { skipSoldOut: true })).then([{ type: 'LineAdded', data: { itemId: 'tikka' } }])
    soldOut.given(act(eightySixItem, 'tikka', {})).when(act(repeatRound, 'o1', { skipSoldOut: true })).refused('item-sold-out')
  })

  it('leaves out what was voided, and needs something to repeat', () => {
    round.given(act(voidLine, 'o1', { lineId: 'l5', reason: 'mistake' })).when(act(repeatRound, 'o1', {})).then([{ type: 'LineAdded', data: { itemId: 'beer' } }])
    seated.when(act(repeatRound, 'o1', {})).refused('nothing-to-repeat')
    round.when(act(repeatRound, 'o1', { lineIds: ['none'] })).refused('unknown-line')
  })
})

describe('restoring a line', () => {
  const gone = act(voidLine, 'o1', { lineId: 'l1', reason: 'mistake' })
  const back = act(restoreLine, 'o1', { lineId: 'l1' })

  it('brings an unsent one back as it was', () => {
    const ordered = seated.given(add('l1', 'dosa', { note: 'crisp' }))
    const restored = ordered.given(gone).when(back)
    restored.then([{ type: 'LineRestored', data: { lineId: 'l1' } }])
    expect(restored.story.state(order, 'o1')).toEqual(ordered.state(order, 'o1'))
    restored.story.when(back).then([])
  })

  it('brings a sent one back unsent: the cancel ticket stands, and it is sent anew', () => {
    const sent = seated.given(add('l1', 'dosa'), fire, gone)
    sent.given(back).when(fire).then([{ type: 'OrderFired', data: { tickets: [{ sequence: 2, lines: [{ lineId: 'l1', quantity: '1' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  })

  it('refuses what was being cooked, what is sold out and what is not there', () => {
    const sent = seated.given(add('l1', 'dosa'), fire)
    const [ticketId = ''] = sent.state(order, 'o1').ticketIds
    sent.given(act(startTicket, ticketId, {}), gone).when(back).refused('line-was-cooking')
    sent.given(gone, act(eightySixItem, 'dosa', {})).when(back).refused('item-sold-out')
    sent.when(act(restoreLine, 'o1', { lineId: 'l9' })).refused('unknown-line')
    const billed = seated.given(add('l1', 'dosa'), add('l2', 'naan'), gone, act(issueBill, 'b1', { orderId: 'o1' }))
    billed.when(back).refused('order-billed')
  })
})

describe('orders of the counter', () => {
  const swiggy = { name: 'Swiggy', orderNumber: '1234' }
  const aggregator = opened.given(act(openOrder, 'o1', { kind: 'aggregator', source: swiggy, promisedAt: '2026-11-22T07:15Z' }))

  it('takes an aggregator\'s number once, today and the day after', () => {
    aggregator.when(act(openOrder, 'o2', { kind: 'aggregator', source: { name: 'swiggy ', orderNumber: '1234' } })).refused('source-order-taken')
    aggregator.when(act(openOrder, 'o2', { kind: 'aggregator', source: swiggy }, { at: '2026-11-23T09:00:00.000Z' })).refused('source-order-taken')
    aggregator.when(act(openOrder, 'o2', { kind: 'aggregator', source: swiggy }, { at: '2026-11-24T09:00:00.000Z' })).then([{ type: 'OrderOpened' }, { type: 'SerialTaken' }, { type: 'SourceOrderTaken' }])
    aggregator.when(act(openOrder, 'o2', { kind: 'aggregator', source: { name: 'Zomato', orderNumber: '1234' } })).then([{ type: 'OrderOpened' }, { type: 'SerialTaken' }, { type: 'SourceOrderTaken' }])
    opened.when(act(openOrder, 'o2', { kind: 'takeaway', source: swiggy })).refused('invalid-body')
  })

  it('heads the ticket with source and promised time, also a later one', () => {
    const sent = aggregator.given(add('l1', 'dosa')).when(fire)
    sent.then([{ type: 'OrderFired' }, { type: 'TicketOpened', data: { source: swiggy, promisedAt: '2026-11-22T07:15:00.000Z', token: '1', orderKind: 'aggregator' } }, { type: 'SerialTaken' }])
    sent.story.when(act(promiseOrder, 'o1', { at: '2026-11-22T07:30:00.000Z' })).then([{ type: 'OrderPromised' }, { type: 'TicketHeadChanged', data: { promisedAt: '2026-11-22T07:30:00.000Z' } }])
    sent.story.when(act(promiseOrder, 'o1', { at: 'soon' })).refused('invalid-body')
    sent.story.when(act(promiseOrder, 'o1', { at: '2026-11-21T07:30Z' })).refused('time-past')
    sent.story.when(act(promiseOrder, 'o1', { at: '2027-01-22T07:30Z' })).refused('time-too-far')
    // what was promised stands however late it is said again
    sent.story.when(act(promiseOrder, 'o1', { at: '2026-11-22T07:15Z' }, { at: '2026-11-25T07:15:00.000Z' })).then([])
    opened.when(act(openOrder, 'o9', { kind: 'takeaway', promisedAt: '2026-01-22T07:30Z' })).refused('time-past')
  })

  it('hands over what is ready, and is done when nothing is left to come', () => {
    const sent = aggregator.given(add('l1', 'dosa'), add('l2', 'naan'), fire)
    sent.when(act(handOverOrder, 'o1', {})).refused('nothing-ready')
    const [first = '', second = ''] = sent.state(order, 'o1').ticketIds
    const half = sent.given(act(readyTicket, first, {})).when(act(handOverOrder, 'o1', {}, { by: staffWith('pass') }))
    half.then([{ type: 'OrderHandedOver', data: { complete: false } }, { type: 'TicketServed', data: { ticketId: first } }])
    const whole = half.story.given(act(readyTicket, second, {})).given(act(handOverOrder, 'o1', {}))
    expect(whole.state(order, 'o1').handedOver).not.toBeNull()
    expect(whole.state(ticket, second).stage).toBe('served')
    whole.when(act(handOverOrder, 'o1', {})).then([])
    // more food: it is not handed over any more
    expect(whole.given(add('l3', 'naan')).state(order, 'o1').handedOver).toBeNull()
    const all = sent.given(act(handOverOrder, 'o1', { all: true }))
    expect([first, second].map(id => all.state(ticket, id).stage)).toEqual(['served', 'served'])
  })

  it('hands over what was paid before it was cooked, and nothing at a table', () => {
    const paid = opened.given(
      act(openOrder, 'o1', { kind: 'takeaway' }), add('l1', 'dosa'), fire, act(issueBill, 'b1', { orderId: 'o1' }), act(takeTender, 'b1', { kind: 'cash', amountPaise: 12_600 }),
    )
    expect(paid.state(order, 'o1').status).toBe('settled')
    paid.when(act(handOverOrder, 'o1', { all: true })).then([{ type: 'OrderHandedOver', data: { complete: true } }, { type: 'TicketServed' }])
    seated.when(act(handOverOrder, 'o1', {})).refused('order-at-table')
    opened.when(act(handOverOrder, 'o9', {})).refused('unknown-order')
  })
})
