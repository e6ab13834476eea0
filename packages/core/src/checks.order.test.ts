import { describe, expect, it } from 'vitest'
import { issueBill } from './bill/issue'
import { takeTender } from './bill/tender'
import { createDispatcher } from './kernel/dispatch'
import type { Principal } from './kernel/env'
import { RestoflowError } from './kernel/errors'
import { createInMemoryJournal } from './kernel/memory-journal'
import { act, ownerKey } from './kernel/testing'
import { readyTicket, startTicket } from './kitchen/work'
import { addLine } from './order/add-line'
import { fireOrder } from './order/fire'
import { cancelOrder, moveOrder, openOrder, requestBill } from './order/lifecycle'
import { changeQuantity, voidLine } from './order/lines'
import { mergeOrder, moveLines } from './order/move-lines'
import { order } from './order/order'
import { repeatRound } from './order/repeat-round'
import { restoreLine } from './order/restore-line'
import { restaurant } from './restaurant'
import { approvedBy, opened, setUp, staffWith } from './restaurant.testing'
import { seatTable } from './table/table'

// What users of such systems expect of an order, each expectation with its own words: all of the list's section "Order" is here.
// Through the doors of a running house: that one person's key never replays another's result (server/test/checks-people.test.ts), and
// that prices frozen on open lines outlive an edit of the menu (e2e/menu.test.ts, e2e/menu-files.test.ts).

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(seatTable, 't2', { covers: 2, orderId: 'o2' }))
const ordered = seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' }))
const fired = ordered.given(act(fireOrder, 'o1', {}))
const [kot = ''] = fired.state(order, 'o1').ticketIds
const waiter = { by: staffWith('waiter') }
const reason = 'mistake'

describe('item and modifier prices come from the server\'s menu', () => {
  it('a price in the request changes nothing', () => {
    const body = { itemId: 'dosa', quantity: '1', unitPricePaise: 1, modifiers: [{ modifierId: 'cheese', pricePaise: 0 }] }
    seated.when(act(addLine, 'o1', body)).then([{ type: 'LineAdded', data: { unitPricePaise: 15_000, modifiers: [{ pricePaise: 3_000 }] } }])
  })
})

describe('one person\'s key never replays another\'s result', () => {
  it('the same key of two people is two commands', async () => {
    const dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => '2026-11-22T06:30:00.000Z' })
    for (const { command, id, body } of setUp) await dispatcher.dispatch({ outlet: 'demo', command, id, body, by: ownerKey })
    const open = (by: Principal) =>
      dispatcher.dispatch<{ id: string }>({ outlet: 'demo', command: 'order.open', id: `o-${by.id}`, body: { kind: 'takeaway' }, by, commandId: 'same-key' })
    const [anil, bina] = [{ kind: 'staff', id: 'anil', roles: ['waiter'] }, { kind: 'staff', id: 'bina', roles: ['waiter'] }] as const
    expect((await open(anil)).state.id).toBe('o-anil')
    expect((await open(bina)).state.id).toBe('o-bina')
    expect((await open(anil)).state.id).toBe('o-anil')
  })
})

describe('adding to an order that another till is closing is refused whole', () => {
  const billed = ordered.given(act(issueBill, 'b1', { orderId: 'o1' }))
  const paid = billed.given(act(takeTender, 'b1', { kind: 'upi', amountPaise: 25_200 }))

  it('every way of adding: a line, more of a line, a round, lines and orders from elsewhere', () => {
    const other = (story: typeof billed) => story.given(act(addLine, 'o2', { lineId: 'l9', itemId: 'naan', quantity: '1' }))
    for (const [story, code] of [[billed, 'order-billed'], [paid, 'order-closed']] as const) {
      const until = story.state(order, 'o1')
      story.when(act(addLine, 'o1', { itemId: 'naan', quantity: '1' })).refused(code)
      story.when(act(changeQuantity, 'o1', { lineId: 'l1', delta: '1' })).refused(code)
      story.when(act(repeatRound, 'o1', { lineIds: ['l1'] })).refused(code)
      story.when(act(restoreLine, 'o1', { lineId: 'l1' })).refused(code)
      other(story).when(act(moveLines, 'o2', { toOrderId: 'o1', lines: [{ lineId: 'l9' }] })).refused(code)
      other(story).when(act(mergeOrder, 'o2', { intoOrderId: 'o1' })).refused(code)
      expect(other(story).state(order, 'o1')).toEqual(until)
    }
  })
})

describe('fractional quantity only for items sold by weight, at their precision', () => {
  it('a quarter kilogram of sweets, but no half dosa and no gram too fine', () => {
    seated.when(act(addLine, 'o1', { itemId: 'sweets', quantity: '0.25' })).then([{ type: 'LineAdded', data: { quantity: '0.25' } }])
    seated.when(act(addLine, 'o1', { itemId: 'sweets', quantity: '0.125' })).refused('quantity-not-whole')
    seated.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '0.5' })).refused('quantity-not-whole')
    ordered.when(act(changeQuantity, 'o1', { lineId: 'l1', delta: '0.5' })).refused('quantity-not-whole')
    ordered.when(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l1', quantity: '0.5' }] })).refused('quantity-not-whole')
  })
})

describe('a line cancelled before cooking can be restored', () => {
  it('unsent or sent, but not once cooking had begun', () => {
    const gone = act(voidLine, 'o1', { lineId: 'l1', reason })
    ordered.given(gone).when(act(restoreLine, 'o1', { lineId: 'l1' })).then([{ type: 'LineRestored' }])
    fired.given(gone).when(act(restoreLine, 'o1', { lineId: 'l1' })).then([{ type: 'LineRestored' }])
    fired.given(act(startTicket, kot, {}), gone).when(act(restoreLine, 'o1', { lineId: 'l1' })).refused('line-was-cooking')
  })
})

describe('a void before fire is free, after fire needs a reason, after cooking began a manager\'s approval', () => {
  const gone = (more: { reason?: string } = {}) => ({ lineId: 'l1', ...more })

  it('in its three steps, and the record has reason and approver', () => {
    ordered.when(act(voidLine, 'o1', gone(), waiter)).then([{ type: 'LineVoided' }])
    fired.when(act(voidLine, 'o1', gone(), waiter)).refused('reason-required')
    fired.when(act(voidLine, 'o1', gone({ reason }), waiter)).then([{ type: 'LineVoided', data: { reason } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
    for (const work of [startTicket, readyTicket]) {
      const begun = fired.given(act(work, kot, {}))
      begun.when(act(voidLine, 'o1', gone({ reason }), waiter)).refused('approval-required')
      begun.when(act(voidLine, 'o1', gone({ reason }), { ...waiter, approval: approvedBy('waiter') })).refused('approval-forbidden')
      begun.when(act(voidLine, 'o1', gone({ reason }), { ...waiter, approval: approvedBy('manager') })).then([{ type: 'LineVoided', data: { approvedBy: 'the-manager' } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
    }
  })

  it('also of a line that has gone to another order meanwhile', () => {
    const moved = fired.given(act(startTicket, kot, {}), act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l1' }] }))
    moved.when(act(voidLine, 'o2', gone({ reason }), waiter)).refused('approval-required')
    moved.when(act(voidLine, 'o1', gone({ reason }), waiter)).refused('unknown-line')
  })
})

describe('parking a cart fires nothing; a stale delete never removes a newer cart', () => {
  it('lines that wait open no ticket, whoever leaves and comes back to them', () => {
    const parked = seated.when(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' }, waiter))
    expect(parked.events.map(({ type }) => type)).toEqual(['LineAdded'])
    const held = parked.story.given(act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }, waiter))
    expect(held.state(order, 'o1')).toMatchObject({ ticketIds: [], lines: { l1: { sendings: [] }, l2: { sendings: [] } } })
  })

  it('a page that knew an older cart takes away what it knew, and no more', () => {
    // what the page showed is gone and was put on anew by somebody else
    const anew = ordered.given(act(voidLine, 'o1', { lineId: 'l1' }), act(addLine, 'o1', { lineId: 'l2', itemId: 'dosa', quantity: '2' }))
    anew.when(act(voidLine, 'o1', { lineId: 'l1' })).refused('line-voided')
    anew.when(act(changeQuantity, 'o1', { lineId: 'l1', delta: '-2' })).refused('line-voided')
    expect(anew.state(order, 'o1').lines['l2']).toMatchObject({ quantity: '2', voided: null })
    // the whole cart was sent meanwhile: it can't be thrown away as a draft any more
    fired.when(act(cancelOrder, 'o1', { reason })).refused('order-has-sent-lines')
  })
})

describe('any waiter may act on any order, and the record says who did', () => {
  it('a second waiter adds, sends, moves and asks for the bill of the first one\'s table', () => {
    const bina: Principal = { kind: 'staff', id: 'bina', roles: ['waiter'] }
    const worked = ordered.given(
      act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }, { by: bina }), act(fireOrder, 'o1', {}, { by: bina }),
      act(moveOrder, 'o1', { tableId: 't3' }, { by: bina }), act(requestBill, 'o1', {}, { by: bina }),
    ).state(order, 'o1')
    expect(worked.openedBy.id).toBe('owner-key')
    expect(worked.lines['l2']?.addedBy).toEqual({ kind: 'staff', id: 'bina' })
    expect(worked.billRequest?.by.id).toBe('bina')
    expect(worked.lines['l1']?.addedBy.id).toBe('owner-key')
  })
})

describe('an item without a station goes to a default one, never nowhere', () => {
  it('every line has a station that there is', () => {
    seated.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).then([{ type: 'LineAdded', data: { stationId: 'curry' } }])
    opened.given(act(openOrder, 'o9', { kind: 'takeaway' }), act(addLine, 'o9', { itemId: 'water', quantity: '1' }))
      .when(act(fireOrder, 'o9', {})).then([{ type: 'OrderFired', data: { tickets: [{ stationId: 'curry' }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' }])
  })
})

describe('a refusal writes nothing', () => {
  it('whatever was half decided', () => {
    const story = ordered.given(act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }))
    const told = story.when(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'l2' }, { lineId: 'none' }] }))
    told.refused('unknown-line')
    expect(told.story).toBe(story)
    expect(() => story.given(act(moveLines, 'o1', { toOrderId: 'o2', lines: [{ lineId: 'none' }] }))).toThrow(RestoflowError)
  })
})
