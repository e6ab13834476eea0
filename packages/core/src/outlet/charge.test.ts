import { expect, it } from 'vitest'
import { act } from '../kernel/testing'
import { readyTicket, serveTicket, startTicket } from '../kitchen/work'
import { addLine } from '../order/add-line'
import { fireOrder } from '../order/fire'
import { order } from '../order/order'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { defineCharge, removeCharge, type DefineCharge } from './charge'
import { outlet } from './outlet'
import { defineStation, removeStation } from './station'

const service: DefineCharge = { name: 'Service charge', amount: { basisPoints: 500 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: false, waivable: true }

it('keeps charges, each with its revision', () => {
  const defined = opened.given(act(defineCharge, 'service', { ...service, revision: 0 }), act(defineCharge, 'service', { ...service, name: 'Service', revision: 1 }))
  expect(defined.state(outlet, 'outlet').charges).toEqual({ service: { ...service, id: 'service', name: 'Service', revision: 2 } })
  defined.when(act(defineCharge, 'service', { ...service, revision: 1 })).refused('version-conflict')
  defined.when(act(removeCharge, 'service', { revision: 2 })).then([{ type: 'ChargeRemoved' }]).when(act(removeCharge, 'service', {})).refused('unknown-charge')
})

it('lets a guest refuse what stands on a dine-in bill by itself', () => {
  opened.when(act(defineCharge, 'service', { ...service, automatic: true, waivable: false })).refused('charge-not-waivable')
  opened.when(act(defineCharge, 'service', { ...service, automatic: true })).then([{ type: 'ChargeDefined' }])
  opened.when(act(defineCharge, 'packing', { ...service, amount: { paise: 1_000 }, per: 'item', kinds: ['takeaway', 'delivery'], automatic: true, waivable: false }))
    .then([{ type: 'ChargeDefined' }])
})

it.each([
  [{ amount: { basisPoints: 0 } }, 'invalid-body'], [{ amount: { basisPoints: 10_001 } }, 'invalid-body'], [{ amount: { paise: 0 } }, 'invalid-amount'],
  [{ per: 'cover' }, 'invalid-body'], [{ kinds: [] }, 'invalid-body'], [{ taxClassId: 'gold' }, 'unknown-tax-class'],
] as const)('refuses %j', (change, code) => {
  opened.when(act(defineCharge, 'service', { ...service, ...change })).refused(code)
})

it('takes a station away that nothing uses', () => {
  const grill = opened.given(act(defineStation, 'grill', { name: 'Grill', hurryAfterMs: 60_000, lateAfterMs: 90_000 }))
  grill.when(act(removeStation, 'grill', { revision: 2 })).refused('version-conflict')
  const gone = grill.when(act(removeStation, 'grill', { revision: 1 })).then([{ type: 'StationRemoved' }])
  expect(Object.keys(gone.state(outlet, 'outlet').stations)).toEqual(['curry', 'tandoor', 'bar'])
  gone.when(act(removeStation, 'grill', {})).refused('unknown-station')
  grill.when(act(removeStation, 'curry', {})).refused('station-in-use')
  grill.when(act(removeStation, 'tandoor', {})).refused('station-in-use')
  grill.when(act(removeStation, 'grill', {}, { by: staffWith('waiter') })).refused('forbidden')
  grill.when(act(defineStation, 'grill', { name: 'Grill', hurryAfterMs: 90_000, lateAfterMs: 60_000 })).refused('invalid-body')
})

it('keeps a station while it has open tickets', () => {
  const items = opened.given(
    act(seatTable, 't1', { covers: 1, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(fireOrder, 'o1', {}))
  const [kot = ''] = items.state(order, 'o1').ticketIds
  const { settings } = items.state(outlet, 'outlet')
  // the dish goes to the default station, which is then another one
  const moved = items.given(act(startTicket, kot, {}), { stream: 'outlet', type: 'OutletConfigured', data: { settings: { ...settings, defaultStationId: 'bar' } } })
  moved.when(act(removeStation, 'curry', {})).refused('station-in-use')
  moved.given(act(readyTicket, kot, {}), act(serveTicket, kot, {})).when(act(removeStation, 'curry', {})).then([{ type: 'StationRemoved' }])
})
