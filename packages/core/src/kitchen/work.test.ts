import { describe, expect, it } from 'vitest'
import { act, given, type Act } from '../kernel/testing'
import { fireOrder } from '../order/fire'
import { addLine } from '../order/add-line'
import { changeQuantity, voidLine } from '../order/lines'
import { order } from '../order/order'
import { orderView } from '../order/order-view'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { isOpenTicket, ticket, type TicketState } from './ticket'
import { acknowledgeCancel, readyTicket, recallTicket, serveTicket, startTicket } from './work'

const fired = opened.given(
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'a', itemId: 'dosa', quantity: '2' }),
  act(addLine, 'o1', { lineId: 'b', itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot' }] }),
  act(fireOrder, 'o1', {}),
)
const kot = fired.state(order, 'o1').ticketIds[0] ?? 'none'
type Step = typeof startTicket
const step = (decision: Step, lineIds?: readonly string[]): Act => act(decision, kot, lineIds ? { lineIds } : {})

describe('a ticket', () => {
  it('goes from queued to served', () => {
    const cooking = fired.when(step(startTicket))
    cooking.then([{ type: 'TicketStarted', data: { ticketId: kot, orderId: 'o1', station: 'curry', lineIds: ['a', 'b'], complete: true } }])
    const ready = cooking.story.when(step(readyTicket))
    ready.then([{ type: 'TicketReady', data: { lineIds: ['a', 'b'], complete: true } }])
    const served = ready.story.when(step(serveTicket))
    served.then([{ type: 'TicketServed', data: { lineIds: ['a', 'b'], complete: true } }])
    expect(served.story.state(ticket, kot)).toMatchObject({ stage: 'served', readyAt: '2026-11-22T06:30:00.000Z', servedAt: '2026-11-22T06:30:00.000Z' })
    expect(isOpenTicket(served.story.state(ticket, kot))).toBe(false)
  })

  it('does nothing twice', () => {
    for (const [decision, ...before] of [[startTicket], [readyTicket, startTicket], [serveTicket, readyTicket], [recallTicket, readyTicket]] as const) {
      fired.given(...before.map(each => step(each)), step(decision)).when(step(decision)).then([])
    }
  })

  it('takes lines one by one and is as far as the slowest', () => {
    const one = fired.when(step(readyTicket, ['a']))
    one.then([{ type: 'TicketReady', data: { lineIds: ['a'], complete: false } }])
    expect(one.story.state(ticket, kot).stage).toBe('cooking')
    one.story.when(step(readyTicket)).then([{ type: 'TicketReady', data: { lineIds: ['b'], complete: true } }])
    one.story.when(step(serveTicket)).then([{ type: 'TicketServed', data: { lineIds: ['a'], complete: false } }])
    one.story.when(step(serveTicket, ['a', 'b'])).then([{ type: 'TicketServed', data: { lineIds: ['a', 'b'], complete: true } }])
  })

  it('comes back from ready and from served', () => {
    const back = fired.given(step(readyTicket), step(serveTicket)).when(step(recallTicket))
    back.then([{ type: 'TicketRecalled', data: { lineIds: ['a', 'b'] } }])
    expect(back.story.state(ticket, kot)).toMatchObject({ stage: 'cooking', readyAt: null, servedAt: null })
  })

  it('never takes a served line back because another is added', () => {
    const more = fired.given(step(readyTicket), step(serveTicket), act(addLine, 'o1', { lineId: 'c', itemId: 'dosa', quantity: '1' }), act(fireOrder, 'o1', {}))
    expect(more.state(ticket, kot).stage).toBe('served')
    expect(more.state(ticket, more.state(order, 'o1').ticketIds[1] ?? '').lines.map(({ lineId }) => lineId)).toEqual(['c'])
  })

  it('refuses unknown tickets and lines', () => {
    for (const decision of [startTicket, readyTicket, serveTicket, recallTicket]) {
      fired.when(act(decision, 'k9', {})).refused('unknown-ticket')
      fired.when(step(decision, ['a', 'z'])).refused('unknown-line')
    }
    fired.when(act(acknowledgeCancel, 'k9', {})).refused('unknown-ticket')
  })

  it('belongs to those whose work it is', () => {
    const allowed = (decision: { name: string }, roles: readonly string[]): void => {
      for (const role of ['owner', 'manager', 'waiter', 'kitchen', 'pass', 'cashier'] as const) {
        const told = fired.when({ command: decision.name, id: kot, body: {}, by: staffWith(role) })
        if (roles.includes(role)) expect(told.reply, `${role} ${decision.name}`).toBeDefined()
        else told.refused('forbidden')
      }
    }
    allowed(startTicket, ['owner', 'manager', 'kitchen'])
    allowed(readyTicket, ['owner', 'manager', 'kitchen', 'pass'])
    allowed(recallTicket, ['owner', 'manager', 'kitchen', 'pass'])
    allowed(serveTicket, ['owner', 'manager', 'kitchen', 'pass', 'waiter', 'cashier'])
  })
})

describe('a cancel ticket', () => {
  const voided = fired.when(act(voidLine, 'o1', { lineId: 'b', reason: 'allergy' }))
  const cancelId = voided.events.find(({ type }) => type === 'TicketCancelOpened')?.stream.slice('ticket/'.length) ?? 'none'

  it('stays loud until the station has seen it', () => {
    expect(isOpenTicket(voided.story.state(ticket, cancelId))).toBe(true)
    const seen = voided.story.when(act(acknowledgeCancel, cancelId, {}, { by: staffWith('kitchen') }))
    seen.then([{ type: 'TicketCancelAcknowledged', data: { ticketId: cancelId, station: 'curry' } }])
    expect(isOpenTicket(seen.story.state(ticket, cancelId))).toBe(false)
    seen.story.when(act(acknowledgeCancel, cancelId, {})).then([])
  })

  it('can only be acknowledged, and only it can', () => {
    for (const decision of [startTicket, readyTicket, serveTicket, recallTicket]) voided.story.when(act(decision, cancelId, {})).refused('ticket-is-cancel')
    voided.story.when(act(acknowledgeCancel, kot, {})).refused('ticket-not-cancel')
    voided.story.when(act(acknowledgeCancel, cancelId, {}, { by: staffWith('waiter') })).refused('forbidden')
  })

  it('strikes its part from the KOT: cancelled lines are never bumped', () => {
    expect(voided.story.state(ticket, kot).lines.map(({ lineId, state }) => [lineId, state])).toEqual([['a', 'queued'], ['b', 'cancelled']])
    voided.story.when(step(readyTicket)).then([{ type: 'TicketReady', data: { lineIds: ['a'], complete: true } }])
    const less = fired.given(act(changeQuantity, 'o1', { lineId: 'a', delta: '-1', reason: 'fewer' }))
    expect(less.state(ticket, kot).lines[0]).toMatchObject({ quantity: '1', state: 'queued' })
    const all = voided.story.given(act(voidLine, 'o1', { lineId: 'a', reason: 'left' }))
    expect(all.state(ticket, kot).stage).toBe('cancelled')
    expect(isOpenTicket(all.state(ticket, kot))).toBe(false)
  })
})

it('shows each line of the order where the kitchen has it', () => {
  const stages = (...steps: readonly Act[]): readonly string[] => {
    const story = fired.given(...steps)
    const state = story.state(order, 'o1')
    return orderView('o1', state, state.ticketIds.map<TicketState>(id => story.state(ticket, id))).lines.map(line => line.state)
  }
  expect(stages()).toEqual(['sent', 'sent'])
  expect(stages(step(startTicket, ['a']))).toEqual(['cooking', 'sent'])
  expect(stages(step(readyTicket))).toEqual(['ready', 'ready'])
  expect(stages(step(readyTicket), step(serveTicket, ['b']))).toEqual(['ready', 'served'])
  expect(stages(act(changeQuantity, 'o1', { lineId: 'a', delta: '1' }))).toEqual(['new', 'sent'])
  expect(stages(act(voidLine, 'o1', { lineId: 'b', reason: 'left' }))).toEqual(['sent', 'voided'])
})

it('knows nothing of a ticket that was never opened', () => {
  given(ticket).when(readyTicket, {}).refused('unknown-ticket')
})
