import { describe, expect, it } from 'vitest'
import { act, type Act } from './kernel/testing'
import type { Principal } from './kernel/env'
import { linesToReprint, ticket, ticketView } from './kitchen/ticket'
import { acknowledgeCancel, readyTicket, recallTicket, serveTicket, startTicket } from './kitchen/work'
import { addLine } from './order/add-line'
import { fireOrder } from './order/fire'
import { moveOrder, openOrder } from './order/lifecycle'
import { voidLine } from './order/lines'
import { moveLines } from './order/move-lines'
import { order } from './order/order'
import { opened, staffWith } from './restaurant.testing'
import { seatTable } from './table/table'

// What users of such systems expect of a kitchen, each expectation with its own words. Of the list's section "Kitchen" stand elsewhere:
// a display that missed messages resyncs fully (server: mqtt/broker.test.ts, test/mosquitto.test.ts, relay/mqtt.test.ts; e2e/live.test.ts for
// browsers), and deactivating a person or device cuts its live connections at once (server/test/checks-people.test.ts, mqtt/broker.test.ts).
// With printers and paired displays come: paper and displays switched off per station, and one combined waiter slip per send.

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(seatTable, 't2', { covers: 2, orderId: 'o2' }))
const add = (lineId: string, itemId = 'naan', more: object = {}): Act => act(addLine, 'o1', { lineId, itemId, quantity: '2', ...more })
const fire = act(fireOrder, 'o1', {})
const fired = seated.given(add('l1'), add('l2', 'naan', { note: 'crisp' }), fire)
const [kot = ''] = fired.state(order, 'o1').ticketIds

describe('a second send with nothing new prints nothing; round two prints round two only', () => {
  it('also after a void, a move to another table and of a line', () => {
    fired.when(fire).then([])
    fired.given(act(voidLine, 'o1', { lineId: 'l1', reason: 'mistake' })).when(fire).then([])
    fired.given(act(moveOrder, 'o1', { tableId: 't3' })).when(fire).then([])
    const moved = fired.given(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l1' }] }))
    moved.when(fire).then([])
    moved.when(act(fireOrder, 'o2', {})).then([])
    fired.given(add('l3')).when(fire).then([{ type: 'OrderFired', data: { tickets: [{ sequence: 2, lines: [{ lineId: 'l3', quantity: '2' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  })
})

describe('the ticket names order type, table or token, cover, course, who sent it', () => {
  it('at a table, with the label of a shared one', () => {
    const shared = seated.given(act(openOrder, 'o3', { kind: 'dine-in', tableId: 't1' }), add('l1', 'naan', { cover: 2, course: 'starter' }))
    const sent = shared.given(act(fireOrder, 'o1', {}, { by: staffWith('waiter') }))
    expect(ticketView(sent.state(ticket, sent.state(order, 'o1').ticketIds[0] ?? ''))).toMatchObject({
      orderKind: 'dine-in', tableId: 't1', tableName: 'T1', label: 'A', token: null, covers: 2, sentBy: 'the-waiter', lines: [{ cover: 2, course: 'starter' }],
    })
  })

  it('with a token, source and promised time away from tables', () => {
    const source = { name: 'Swiggy', orderNumber: '17' }
    const away = opened.given(act(openOrder, 'o1', { kind: 'aggregator', source, promisedAt: '2026-11-22T07:00:00.000Z' }), add('l1'), fire)
    expect(ticketView(away.state(ticket, away.state(order, 'o1').ticketIds[0] ?? '')))
      .toMatchObject({ orderKind: 'aggregator', tableName: null, token: '1', source, promisedAt: '2026-11-22T07:00:00.000Z' })
  })
})

describe('a reprint leaves out what is ready or served', () => {
  it('and what was cancelled', () => {
    const lines = (story: typeof fired): readonly string[] => linesToReprint(story.state(ticket, kot)).map(({ lineId }) => lineId)
    expect(lines(fired)).toEqual(['l1', 'l2'])
    expect(lines(fired.given(act(startTicket, kot, {})))).toEqual(['l1', 'l2'])
    expect(lines(fired.given(act(readyTicket, kot, { lineIds: ['l1'] })))).toEqual(['l2'])
    expect(lines(fired.given(act(readyTicket, kot, {}), act(serveTicket, kot, {})))).toEqual([])
    expect(lines(fired.given(act(voidLine, 'o1', { lineId: 'l2', reason: 'mistake' })))).toEqual(['l1'])
  })
})

describe('a display changes only its own station\'s lines, re-checked inside the write', () => {
  it('refuses another station\'s ticket, and lines that have left it meanwhile', () => {
    for (const work of [startTicket, readyTicket, serveTicket, recallTicket]) {
      fired.when(act(work, kot, { station: 'curry' })).refused('wrong-station')
      fired.when(act(work, kot, { lineIds: ['l1', 'l9'], station: 'tandoor' })).refused('unknown-line')
    }
    fired.when(act(startTicket, kot, { station: 'tandoor' })).then([{ type: 'TicketStarted', data: { lineIds: ['l1', 'l2'] } }])
    const moved = fired.given(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l1' }] }))
    moved.when(act(readyTicket, kot, { lineIds: ['l1'], station: 'tandoor' })).refused('unknown-line')
    const gone = fired.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'mistake' }))
    const cancel = gone.events.find(({ type }) => type === 'TicketCancelOpened')?.stream.slice('ticket/'.length) ?? ''
    gone.story.when(act(acknowledgeCancel, cancel, { station: 'curry' })).refused('wrong-station')
    gone.story.when(act(acknowledgeCancel, cancel, { station: 'tandoor' })).then([{ type: 'TicketCancelAcknowledged' }])
  })
})

describe('a handheld\'s send prints exactly as the till\'s does', () => {
  it('the same tickets, whoever sends from wherever', () => {
    const tickets = (by: Principal): unknown => {
      const { ticketIds } = seated.given(add('l1'), add('l2', 'dosa'), act(fireOrder, 'o1', {}, { by })).state(order, 'o1')
      return ticketIds.length
    }
    const opens = (by: Principal): unknown => seated.given(add('l1'), add('l2', 'dosa')).when(act(fireOrder, 'o1', {}, { by })).events
      .filter(({ type }) => type === 'TicketOpened').map(({ data }) => ({ ...(data as object), ticketId: '' }))
    const people = [staffWith('waiter'), staffWith('cashier'), { kind: 'device', id: 'handheld', roles: ['waiter'] }] as const
    for (const by of people) {
      expect(opens(by)).toEqual(opens(people[0]))
      expect(tickets(by)).toBe(2)
    }
  })
})

describe('a served item never comes back when another is added', () => {
  it('served stays served through a new round, a move and a merge', () => {
    const served = fired.given(act(readyTicket, kot, {}), act(serveTicket, kot, {}))
    const again = served.given(add('l3'), fire)
    expect(again.state(ticket, kot).stage).toBe('served')
    again.when(fire).then([])
    const moved = served.given(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l1' }] })).given(act(addLine, 'o2', { itemId: 'naan', quantity: '1' }))
    const [carried = ''] = moved.state(order, 'o2').ticketIds
    expect(moved.state(ticket, carried)).toMatchObject({ stage: 'served', lines: [{ state: 'served' }] })
    moved.when(act(fireOrder, 'o2', {})).then([{ type: 'OrderFired', data: { tickets: [{ lines: [{ quantity: '1' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  })
})
