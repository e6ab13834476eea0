import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { eightySixItem } from '../menu/eighty-six'
import { defineCharge, type DefineCharge } from '../outlet/charge'
import { opened, staffWith } from '../restaurant.testing'
import { addLine } from './add-line'
import { fireOrder } from './fire'
import { openOrder, requestBill, type OpenOrder } from './lifecycle'
import { order } from './order'
import { setKind } from './set-kind'
import { ticket } from '../kitchen/ticket'

const open = (body: OpenOrder): Act => act(openOrder, 'o1', body)
const dosa = { itemId: 'dosa', quantity: '2', modifiers: [{ modifierId: 'cheese' }], note: 'crisp' }

describe('an order with its lines in one step', () => {
  it('opens, adds at the menu\'s price, and sends to the kitchen', () => {
    opened.when(open({ kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '17' }, lines: [dosa, { itemId: 'naan', quantity: '3' }], fire: true })).then([
      { type: 'OrderOpened', data: { kind: 'aggregator', token: '1', fires: true } },
      { type: 'LineAdded', data: { itemId: 'dosa', quantity: '2', unitPricePaise: 15_000, note: 'crisp' } },
      { type: 'LineAdded', data: { itemId: 'naan', unitPricePaise: 4_500 } },
      { type: 'SerialTaken', data: { series: 'token/2026-11-22' } },
      { type: 'SourceOrderTaken' },
      { type: 'OrderFired', data: { tickets: [{ stationId: 'curry' }, { stationId: 'tandoor' }] } },
      { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' },
    ])
  })

  it('is all or nothing: one line that can\'t be had opens no order and takes no number', () => {
    const short = opened.given(act(eightySixItem, 'naan', {}))
    short.when(open({ kind: 'takeaway', lines: [dosa, { itemId: 'naan', quantity: '1' }] })).refused('item-sold-out')
    opened.when(open({ kind: 'takeaway', lines: [{ ...dosa, lineId: 'l1' }, { ...dosa, lineId: 'l1' }] })).refused('id-taken')
  })

  it('sends nothing where there is nothing to send, and waits where nobody says to send', () => {
    opened.when(open({ kind: 'takeaway', fire: true })).then([{ type: 'OrderOpened' }, { type: 'SerialTaken' }])
    const waiting = opened.given(open({ kind: 'takeaway', lines: [dosa] })).state(order, 'o1')
    expect(waiting).toMatchObject({ status: 'open', ticketIds: [] })
    expect(waiting.lineOrder).toHaveLength(1)
  })
})

describe('takeaway and delivery', () => {
  const charge = (id: string, kinds: DefineCharge['kinds'], automatic = true): Act => act(defineCharge, id, {
    name: id, amount: { paise: 2_000 }, per: 'bill', kinds, taxClassId: 'food', automatic, waivable: true,
  })
  const charged = opened.given(charge('packing', ['takeaway', 'delivery']), charge('bag', ['takeaway']), charge('rider', ['delivery']))
  const taken = charged.given(open({ kind: 'takeaway' }), act(addLine, 'o1', dosa), act(fireOrder, 'o1', {}))

  it('become each other: charges of the new kind come on, others off, prices stay, and the kitchen sees it', () => {
    const changed = taken.when(act(setKind, 'o1', { kind: 'delivery' }))
    changed.then([{ type: 'OrderKindSet', data: { kind: 'delivery', charges: [{ chargeId: 'rider' }], removedChargeIds: ['bag'] } }, { type: 'TicketHeadChanged' }])
    const { kind, billing, ticketIds, lines } = changed.story.state(order, 'o1')
    expect([kind, billing.charges.map(({ chargeId }) => chargeId)]).toEqual(['delivery', ['packing', 'rider']])
    expect(Object.values(lines)[0]?.unitPricePaise).toBe(15_000)
    expect(changed.story.state(ticket, ticketIds[0] ?? '').orderKind).toBe('delivery')
    changed.story.when(act(setKind, 'o1', { kind: 'delivery' })).then([])
  })

  it('stay what they are at a table, through another house, and once they are closed; the kitchen has no say', () => {
    opened.given(open({ kind: 'aggregator' })).when(act(setKind, 'o1', { kind: 'delivery' })).refused('order-kind-fixed')
    opened.given(open({ kind: 'dine-in', tableId: 't1' })).when(act(setKind, 'o1', { kind: 'takeaway' })).refused('order-kind-fixed')
    opened.when(act(setKind, 'o1', { kind: 'delivery' })).refused('unknown-order')
    taken.given(act(requestBill, 'o1', {})).when(act(setKind, 'o1', { kind: 'delivery' }, { by: staffWith('kitchen') })).refused('forbidden')
  })
})
