import { describe, expect, it } from 'vitest'
import { covered, type BillState, type BillView } from './bill/bill'
import { tickingClock } from './kernel/boxes.testing'
import { createDispatcher, type Dispatcher, type Reply } from './kernel/dispatch'
import { roles, type Principal } from './kernel/env'
import { RestoflowError } from './kernel/errors'
import { FaultyJournal } from './kernel/faulty-journal.testing'
import type { Journal } from './kernel/journal'
import { createInMemoryJournal } from './kernel/memory-journal'
import { ownerKey } from './kernel/testing'
import type { OrderState } from './order/order'
import { restaurant } from './restaurant'
import { opened, setUp, staffWith } from './restaurant.testing'
import { randomOf } from './simulation/random.testing'
import type { TableState } from './table/table'

const outlet = 'demo'

interface Till {
  readonly dispatcher: Dispatcher
  send<State = unknown>(by: Principal, command: string, id: string, body?: unknown, commandId?: string): Promise<Reply<State>>
}

async function open(journal: Journal): Promise<Till> {
  const dispatcher = createDispatcher({ journal, domain: restaurant, now: tickingClock() })
  for (const { command, id, body } of setUp) await dispatcher.dispatch({ outlet, command, id, body, by: ownerKey })
  return {
    dispatcher,
    send: (by, command, id, body = {}, commandId) => dispatcher.dispatch({ outlet, command, id, body, by, ...(commandId !== undefined && { commandId }) }),
  }
}

const codeOf = (reply: Promise<unknown>): Promise<string> => reply.then(() => 'done', (error: unknown) => {
  if (error instanceof RestoflowError) return error.code
  throw error
})

describe('the main job', () => {
  it('goes from the first guest to the free table', async () => {
    const { dispatcher, send } = await open(createInMemoryJournal())
    const [waiter, kitchen, cashier] = [staffWith('waiter'), staffWith('kitchen'), staffWith('cashier')]
    const { state: { orderId } } = await send<{ orderId: string }>(waiter, 'table.seat', 't1', { covers: 2 })
    await send(waiter, 'order.add-line', orderId, { itemId: 'dosa', quantity: '2', modifiers: [{ modifierId: 'cheese' }] })
    await send(waiter, 'order.add-line', orderId, { itemId: 'naan', quantity: 3 })
    const fired = await send(waiter, 'order.fire', orderId)
    expect(fired.events.map(({ type }) => type)).toEqual(['OrderFired', 'TicketOpened', 'SerialTaken', 'TicketOpened', 'SerialTaken'])
    for (const { stream } of fired.events.filter(({ type }) => type === 'TicketOpened')) {
      await send(kitchen, 'ticket.ready', stream.slice('ticket/'.length))
      await send(waiter, 'ticket.serve', stream.slice('ticket/'.length))
    }
    await send(waiter, 'order.request-bill', orderId)
    await send(cashier, 'order.acknowledge-bill-request', orderId)
    const bill = await send<BillView>(cashier, 'bill.issue', 'b1', { orderId })
    expect(bill.state).toMatchObject({ id: 'b1', number: 'RF/26-27/1', totalPaise: 45_700, duePaise: 45_700, state: 'issued' })
    const paid = await send<BillView>(cashier, 'bill.take-tender', 'b1', { kind: 'cash', amountPaise: 50_000 })
    expect(paid.state).toMatchObject({ state: 'settled', duePaise: 0, tenders: [{ changePaise: 4_300 }] })
    expect(paid.events.map(({ type }) => type)).toEqual(['TenderTaken', 'BillSettled', 'DayRecorded', 'OrderBillPaid', 'OrderSettled', 'TableReleased'])
    const house = await dispatcher.house(outlet)
    expect(house.state<TableState>('table/t1').occupancy).toBe('free')
    // nothing stays in memory but the place, its menu, its tables and the year's series
    expect(['order', 'ticket', 'bill'].map(category => house.live(category).size)).toEqual([0, 0, 0])
    expect([...house.live('series').keys()]).toEqual(['invoice/26-27'])
  })

  it('lets each role do its work and nothing else', () => {
    const allowed = Object.fromEntries(roles.map(role =>
      [role, [...restaurant.decisions.values()].filter(decision => decision.roles?.includes(role)).map(({ name }) => name).sort()]))
    const orders = ['order.add-charge', 'order.add-line', 'order.cancel', 'order.change-quantity', 'order.fire', 'order.hand-over', 'order.hold-course', 'order.merge', 'order.move',
      'order.move-lines', 'order.open', 'order.promise', 'order.release-course', 'order.rename', 'order.repeat-round', 'order.request-bill', 'order.restore-line',
      'order.set-covers', 'order.set-customer', 'order.set-kind', 'order.set-line-cover', 'order.set-source', 'order.void-line', 'order.waive-charge', 'order.withdraw-bill-request', 'reservation.accept', 'reservation.arrive',
      'reservation.cancel', 'reservation.change', 'reservation.decline', 'reservation.no-show', 'reservation.request', 'reservation.restore', 'reservation.seat',
      'table.clean', 'table.merge', 'table.seat', 'table.transfer', 'table.unmerge', 'ticket.serve']
    expect(allowed['waiter']).toEqual(orders)
    expect(allowed['cashier']).toEqual([...orders, 'order.apply-promotion', 'order.remove-promotion', 'account.receive-payment', 'account.reverse-payment', 'bill.correct-tender', 'bill.issue', 'bill.print', 'bill.refund',
      'bill.take-tender', 'bill.take-tenders', 'credit-note.issue', 'credit-note.print', 'day.close', 'day.print', 'drawer.open-no-sale', 'shift.cash-in', 'shift.cash-out', 'shift.close',
      'shift.drop', 'shift.hand-over', 'shift.open', 'order.acknowledge-bill-request', 'order.comp-line', 'order.discount-line', 'order.split', 'order.unsplit',
      'voucher.cancel', 'voucher.sell', 'collection.cancel', 'collection.request', 'collection.return-surplus'].sort())
    expect(allowed['kitchen']).toEqual(['menu.count', 'menu.eighty-six', 'menu.restore', 'order.hand-over', 'ticket.acknowledge', 'ticket.ready', 'ticket.recall', 'ticket.serve', 'ticket.start'])
    expect(allowed['pass']).toEqual(['order.hand-over', 'ticket.ready', 'ticket.recall', 'ticket.serve'])
    const open = [...restaurant.decisions.values()].filter(decision => decision.roles !== null).map(({ name }) => name).sort()
    expect(allowed['owner']).toEqual(open)
    expect(allowed['manager']).toEqual(open.filter(name => !['outlet.change', 'outlet.configure', 'outlet.stage-series', 'outlet.stage-tax', 'outlet.withdraw-staged'].includes(name)))
  })

  it('keeps the commands of flows to the flows', () => {
    for (const [command, { roles: open }] of restaurant.decisions) if (open === null) opened.when({ command, id: 'x', body: {} }).refused('unknown-command')
  })
})

describe('at once', () => {
  it('two waiters open and fill the same empty table: one order, all lines', async () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = randomOf(seed)
      const journal = new FaultyJournal(createInMemoryJournal())
      const { dispatcher, send } = await open(journal)
      journal.before = async () => {
        for (let hops = random.below(6); hops > 0; hops--) await Promise.resolve()
      }
      const waiters = ['anil', 'bina'].map((id): Principal => ({ kind: 'staff', id, roles: ['waiter'] }))
      const orders = await Promise.all(waiters.map(async (by, index) => {
        const { state: { orderId } } = await send<{ orderId: string }>(by, 'table.seat', 't1', { covers: index + 1 })
        await Promise.all(['dosa', 'naan', 'naan'].map((itemId, line) => send(by, 'order.add-line', orderId, { lineId: `${by.id}-${line}`, itemId, quantity: '1' })))
        await send(by, 'order.fire', orderId)
        return orderId
      }))
      expect(new Set(orders).size).toBe(1)
      const house = await dispatcher.house(outlet)
      const order = house.state<OrderState>(`order/${orders[0] ?? ''}`)
      expect([...order.lineOrder].sort()).toEqual(['anil-0', 'anil-1', 'anil-2', 'bina-0', 'bina-1', 'bina-2'])
      expect(order.lineOrder.map(id => order.lines[id]?.sendings.length)).toEqual([1, 1, 1, 1, 1, 1])
      expect(house.live('order').size).toBe(1)
    }
  })

  it('two cashiers bill and take money for one order, 1,000 times: one invoice, tenders = total', async () => {
    const random = randomOf(2026)
    const journal = new FaultyJournal(createInMemoryJournal())
    const { dispatcher, send } = await open(journal)
    journal.before = async () => {
      for (let hops = random.below(9); hops > 0; hops--) await Promise.resolve()
    }
    for (let round = 0; round < 1_000; round++) {
      const orderId = `o${round}`
      await send(ownerKey, 'order.open', orderId, { kind: 'takeaway' })
      await send(ownerKey, 'order.add-line', orderId, { itemId: 'dosa', quantity: String(1 + random.below(9)) })
      const issued = await Promise.all(['anil', 'bina'].map(async cashier => {
        const by: Principal = { kind: 'staff', id: cashier, roles: ['cashier'] }
        const outcome = await codeOf(send(by, 'bill.issue', `${orderId}-${cashier}`, { orderId }))
        const { bills } = (await dispatcher.house(outlet)).state<OrderState>(`order/${orderId}`)
        const billId = bills[0]?.billId ?? ''
        const outcomes = new Set<string>()
        while (!outcomes.has('bill-settled')) {
          const tender = { kind: random.pick(['cash', 'upi', 'card']), amountPaise: 1 + random.below(random.pick([2_000, 9_000, 90_000])), tipPaise: random.pick([0, 0, 1]) }
          outcomes.add(await codeOf(send(by, 'bill.take-tender', billId, tender)))
        }
        expect([...outcomes].filter(code => !['done', 'bill-settled', 'tender-exceeds-due', 'change-exceeds-tender'].includes(code))).toEqual([])
        return outcome
      }))
      expect([...issued].sort()).toEqual(['done', 'section-billed'])
      const house = await dispatcher.house(outlet)
      const { bills, status } = house.state<OrderState>(`order/${orderId}`)
      expect([bills.length, status]).toEqual([1, 'settled'])
      const bill = house.state<BillState>(`bill/${bills[0]?.billId ?? ''}`)
      expect(bill.tenders.reduce((sum, tender) => sum + covered(tender), 0)).toBe(bill.issued?.totalPaise)
      expect(bill.issued?.billNumber).toBe(`RF/26-27/${round + 1}`)
    }
  })
})
