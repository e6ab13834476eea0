import { expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { takeTender } from '../bill/tender'
import { act } from '../kernel/testing'
import { ticket } from '../kitchen/ticket'
import { opened } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { fireOrder } from './fire'
import { openOrder } from './lifecycle'
import { addLine } from './add-line'
import { voidLine } from './lines'
import { order } from './order'

const fire = (id = 'o1', at?: string) => act(fireOrder, id, {}, at === undefined ? {} : { at })
const ordered = opened.given(
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'dosa', itemId: 'dosa', quantity: '2' }),
  act(addLine, 'o1', { lineId: 'naan', itemId: 'naan', quantity: '4' }),
  act(addLine, 'o1', { lineId: 'more', itemId: 'dosa', quantity: '1', note: 'crisp' }),
)

it('opens one ticket for each station, with the day\'s next numbers', () => {
  ordered.when(fire()).then([
    { type: 'OrderFired', data: { day: '2026-11-22', tickets: [{ number: '1', stationId: 'curry', sequence: 1 }, { number: '2', stationId: 'tandoor', sequence: 1 }] } },
    { type: 'TicketOpened', data: { orderId: 'o1', orderKind: 'dine-in', station: 'curry', number: '1', tableName: 'T1', covers: 2, lines: [{ lineId: 'dosa', quantity: '2' }, { lineId: 'more', quantity: '1', note: 'crisp' }] } },
    { type: 'SerialTaken', data: { number: '1', series: 'kot/2026-11-22' } },
    { type: 'TicketOpened', data: { station: 'tandoor', number: '2', lines: [{ lineId: 'naan', quantity: '4' }] } },
    { type: 'SerialTaken', data: { number: '2' } },
  ])
})

it('opens nothing when there is nothing new', () => {
  ordered.given(fire()).when(fire()).then([])
  opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' })).when(fire()).then([])
})

it('sends round two only in round two', () => {
  const again = ordered.given(fire(), act(addLine, 'o1', { lineId: 'late', itemId: 'naan', quantity: '1' }))
  again.when(fire()).then([
    { type: 'OrderFired', data: { tickets: [{ number: '3', stationId: 'tandoor', sequence: 2, lines: [{ lineId: 'late', quantity: '1' }] }] } },
    { type: 'TicketOpened', data: { sequence: 2 } },
    { type: 'SerialTaken' },
  ])
})

it('sends one course and keeps the others', () => {
  const courses = ordered.given(act(addLine, 'o1', { lineId: 'tikka', itemId: 'tikka', variantId: 'half', quantity: '1' }))
  const starters = courses.when(act(fireOrder, 'o1', { course: 'starter' }))
  starters.then([{ type: 'OrderFired', data: { course: 'starter', tickets: [{ lines: [{ lineId: 'tikka' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  starters.story.when(act(fireOrder, 'o1', { course: 'dessert' })).then([])
  starters.story.when(fire()).then([{ type: 'OrderFired', data: { tickets: [{ sequence: 1 }, { sequence: 2 }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
})

it('leaves out what was voided', () => {
  ordered.given(act(voidLine, 'o1', { lineId: 'naan' })).when(fire()).then([{ type: 'OrderFired', data: { tickets: [{ stationId: 'curry' }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
})

it('counts KOT numbers by business day, which ends at the cut-off', () => {
  const day = (at: string, story = ordered) => story.when(fire('o1', at))
  day('2026-11-22T18:20:00.000Z').then([{ type: 'OrderFired', data: { day: '2026-11-22' } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  day('2026-11-22T22:29:00.000Z').then([{ type: 'OrderFired', data: { day: '2026-11-22' } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  const next = ordered.given(fire(), act(addLine, 'o1', { itemId: 'naan', quantity: '1' }))
  day('2026-11-22T22:30:00.000Z', next).then([{ type: 'OrderFired', data: { day: '2026-11-23', tickets: [{ number: '1' }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken', data: { series: 'kot/2026-11-23' } }])
})

it('heads a takeaway\'s ticket with its token', () => {
  opened.given(act(openOrder, 'o2', { kind: 'takeaway' }), act(addLine, 'o2', { itemId: 'dosa', quantity: '1' })).when(fire('o2'))
    .then([{ type: 'OrderFired' }, { type: 'TicketOpened', data: { orderKind: 'takeaway', token: '1', tableId: null, tableName: null } }, { type: 'SerialTaken' }])
})

it('still sends what a billed order has not sent, and nothing of a closed one', () => {
  const billed = ordered.given(act(issueBill, 'b1', { orderId: 'o1' }))
  const fired = billed.when(fire())
  fired.then([{ type: 'OrderFired' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  expect(fired.story.state(order, 'o1').status).toBe('billed')
  billed.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: 100_000 })).when(fire()).refused('order-closed')
  opened.when(fire('o9')).refused('unknown-order')
})

it('writes on each ticket what its station must know, and no prices', () => {
  const fired = ordered.when(fire()).story
  const kot = fired.state(ticket, fired.state(order, 'o1').ticketIds[0] ?? '')
  expect(kot).toMatchObject({ kind: 'kot', stage: 'queued', sentBy: { kind: 'key', id: 'owner-key' } })
  expect(JSON.stringify(kot)).not.toContain('Paise')
})
