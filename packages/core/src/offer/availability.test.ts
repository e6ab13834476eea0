import { expect, it } from 'vitest'
import { menuView } from '../boards/menu-view'
import { createDispatcher } from '../kernel/dispatch'
import { createInMemoryJournal } from '../kernel/memory-journal'
import { act, fact, noon, ownerKey } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { configureOutlet } from '../outlet/configure'
import { outlet } from '../outlet/outlet'
import { restaurant } from '../restaurant'
import { opened, settings, setUp } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { availabilityOf, clockOf, nextMenuChange } from './availability'
import { defineCategory } from '../menu/define'
import { countItem, eightySixItem, restoreItem } from '../menu/eighty-six'
import { menu } from '../menu/menu'

const nextDay = '2026-11-22T22:30:00.000Z'
const dosaAt = (story: typeof opened, now = noon) => {
  const state = story.state(menu, 'menu')
  const item = state.items['dosa']
  return item && availabilityOf(state, item, clockOf(story.state(outlet, 'outlet'), now))
}

it('comes back by itself with the next business day, and says when', () => {
  const out = opened.given(act(eightySixItem, 'dosa', {}))
  expect(dosaAt(out)).toEqual({ available: false, reason: 'sold-out', returnsAt: nextDay })
  expect(dosaAt(out, nextDay)).toEqual({ available: true })
  const clock = clockOf(out.state(outlet, 'outlet'), noon)
  expect(nextMenuChange(out.state(menu, 'menu'), clock)).toBe(nextDay)
  out.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }, { at: nextDay })).when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }, { at: nextDay })).then([{ type: 'LineAdded' }])
})

it('a count ends like an 86: by itself, with the next business day, whether or not it came to nothing', () => {
  const none = opened.given(act(countItem, 'dosa', { left: 0 }))
  expect(dosaAt(none)).toEqual({ available: false, reason: 'sold-out', left: '0', returnsAt: nextDay })
  expect(dosaAt(none, nextDay)).toEqual({ available: true })
  expect(nextMenuChange(none.state(menu, 'menu'), clockOf(none.state(outlet, 'outlet'), noon))).toBe(nextDay)
  expect(opened.when(act(countItem, 'dosa', { left: 0 })).reply).toMatchObject({ available: false, returnsAt: nextDay })
  const three = opened.given(act(countItem, 'dosa', { left: 3 }))
  const tomorrow = three.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }, { at: nextDay }))
  // yesterday's leftover limits nothing, and is not taken from
  tomorrow.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '5' }, { at: nextDay })).then([{ type: 'LineAdded' }])
  expect(tomorrow.given(act(countItem, 'dosa', { left: 3 }, { at: nextDay })).state(menu, 'menu').countsUntil).toEqual({ dosa: '2026-11-23T22:30:00.000Z' })
  expect(three.given(act(restoreItem, 'dosa', {}, { at: nextDay })).state(menu, 'menu')).toMatchObject({ left: {}, countsUntil: {} })
  // an 86 beside it ends it no earlier
  const both = none.given(act(eightySixItem, 'dosa', { until: '2026-11-22T09:00:00Z' }))
  expect([dosaAt(both)?.returnsAt, dosaAt(both, '2026-11-22T10:00:00.000Z')?.available]).toEqual([nextDay, false])
})

it('counts until it is said otherwise where the outlet or the cook wants it so, and in events from before', () => {
  const late = '2027-11-22T22:30:00.000Z'
  for (const story of [
    opened.given(act(countItem, 'dosa', { left: 3, until: 'restored' })),
    opened.given(act(configureOutlet, 'outlet', { ...settings, soldOutUntil: 'restored' }), act(countItem, 'dosa', { left: 3 })),
    opened.given(fact(menu, 'menu', { type: 'ItemCountSet', data: { itemId: 'dosa', left: '3' } })),
  ]) {
    expect(dosaAt(story, late)).toEqual({ available: true, left: '3' })
    story.when(act(countItem, 'dosa', { left: 3 })).then([])
    story.when(act(countItem, 'dosa', { left: 3, until: 'next-day' })).then([{ type: 'ItemCountSet', data: { left: '3', until: nextDay } }])
  }
})

it('stays out until it is restored where the outlet or the cook wants it so', () => {
  for (const out of [
    opened.given(act(eightySixItem, 'dosa', { until: 'restored' })),
    opened.given(act(configureOutlet, 'outlet', { ...settings, soldOutUntil: 'restored' }), act(eightySixItem, 'dosa', {})),
    opened.given(fact(menu, 'menu', { type: 'ItemEightySixed', data: { itemId: 'dosa' } })),
  ]) expect(dosaAt(out, '2027-11-22T22:30:00.000Z')).toEqual({ available: false, reason: 'sold-out' })
  opened.when(act(eightySixItem, 'dosa', { until: noon })).refused('invalid-body')
  const later = opened.given(act(eightySixItem, 'dosa', {})).when(act(eightySixItem, 'dosa', { until: '2026-11-22T09:00:00Z' }))
  expect(later.reply).toMatchObject({ returnsAt: '2026-11-22T09:00:00.000Z' })
})

it('is out when none is left, and back when it is restored or counted anew', () => {
  const none = opened.given(act(countItem, 'dosa', { left: 0 }))
  expect(dosaAt(none)).toEqual({ available: false, reason: 'sold-out', left: '0', returnsAt: nextDay })
  expect(dosaAt(none.given(act(restoreItem, 'dosa', {})))).toEqual({ available: true })
  expect(dosaAt(none.given(act(countItem, 'dosa', { left: '7' })))).toEqual({ available: true, left: '7' })
  expect(dosaAt(none.given(act(countItem, 'dosa', { left: null })))).toEqual({ available: true })
  opened.when(act(countItem, 'dosa', { left: '1.5' })).refused('quantity-not-whole')
  opened.when(act(countItem, 'dosa', { left: -1 })).refused('invalid-quantity')
  expect(opened.when(act(countItem, 'sweets', { left: '1.5' })).reply).toMatchObject({ left: '1.5', available: true })
})

it('is not served outside of its category\'s times', () => {
  const breakfast = opened.given(
    act(defineCategory, 'all', { name: 'All', order: 1, times: [{ from: '07:00', to: '11:00' }] }), act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  )
  const tomorrow = '2026-11-23T01:30:00.000Z'
  expect(dosaAt(breakfast)).toEqual({ available: false, reason: 'not-now', returnsAt: tomorrow })
  breakfast.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('item-not-now')
  breakfast.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }, { at: tomorrow })).then([{ type: 'LineAdded' }])
})

it('gives the last one to exactly one of two waiters', async () => {
  const journal = createInMemoryJournal()
  const till = createDispatcher({ journal, domain: restaurant, now: () => noon })
  const handheld = createDispatcher({ journal, domain: restaurant, now: () => noon })
  const give = (dispatcher: typeof till, { command, id, body }: { command: string; id: string; body: unknown }) =>
    dispatcher.dispatch({ outlet: 'demo', command, id, body, by: ownerKey })
  for (const step of [
    ...setUp, act(countItem, 'dosa', { left: 1 }), act(seatTable, 't1', { covers: 1, orderId: 'o1' }), act(seatTable, 't2', { covers: 1, orderId: 'o2' }),
  ]) await give(till, step)
  const results = await Promise.allSettled([
    give(till, act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })), give(handheld, act(addLine, 'o2', { itemId: 'dosa', quantity: '1' })),
  ])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const dosa = menuView(await till.house('demo'), noon).categories[0]?.items.find(({ id }) => id === 'dosa')
  expect(dosa).toMatchObject({ available: false, reason: 'sold-out', left: '0' })
  await Promise.all([till.close(), handheld.close()])
})
