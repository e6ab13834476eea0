import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { act, given, type Story } from '../kernel/testing'
import { ticket } from '../kitchen/ticket'
import { readyTicket, startTicket } from '../kitchen/work'
import { defineItem } from '../menu/define'
import { eightySixItem } from '../menu/eighty-six'
import type { MenuState } from '../menu/menu'
import { formatQuantity } from '../money/quantity'
import { configureOutlet } from '../outlet/configure'
import { approvedBy, opened, settings, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { outlet } from '../outlet/outlet'
import { seatTable } from '../table/table'
import { fireOrder } from './fire'
import { cancelOrder } from './lifecycle'
import { addLine, type AddLine } from './add-line'
import { changeQuantity, voidLine } from './lines'
import { order, type OrderEvent } from './order'
import { unsentThousandths } from './order-view'

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const adds = (body: AddLine) => seated.when(act(addLine, 'o1', body))

describe('adding a line', () => {
  it('takes name, price, station and tax from the menu', () => {
    adds({ lineId: 'l1', itemId: 'dosa', quantity: '2' }).then([{
      type: 'LineAdded',
      data: {
        orderId: 'o1', lineId: 'l1', itemId: 'dosa', name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, stationId: 'curry', course: 'main',
        tax: { section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' },
      },
    }])
  })

  it('ignores a price in the request', () => {
    const body = { itemId: 'dosa', quantity: '1', unitPricePaise: 1, pricePaise: 1 }
    adds(body).then([{ type: 'LineAdded', data: { unitPricePaise: 12_000 } }])
  })

  it('keeps the price of that moment', () => {
    const dearer = { categoryId: 'all', name: 'Masala dosa', diet: 'veg', pricePaise: 99_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main' } as const
    const story = seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }), act(defineItem, 'dosa', dearer))
    expect(story.state(order, 'o1').lines['l1']?.unitPricePaise).toBe(12_000)
    story.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).then([{ type: 'LineAdded', data: { unitPricePaise: 99_000 } }])
  })

  it('adds the modifiers to the unit price, each as often as chosen', () => {
    adds({ itemId: 'dosa', quantity: '1', modifiers: [{ modifierId: 'cheese', quantity: 2 }, { modifierId: 'butter' }] })
      .then([{ type: 'LineAdded', data: { unitPricePaise: 12_000 + 2 * 3_000 + 1_500, modifiers: [{ modifierId: 'cheese', quantity: 2 }, { modifierId: 'butter' }] } }])
  })

  it('asks for the choices that a group needs, and no more', () => {
    adds({ itemId: 'vindaloo', quantity: '1' }).refused('modifier-required')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot' }, { modifierId: 'mild' }] }).refused('too-many-modifiers')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot', quantity: 2 }] }).refused('too-many-modifiers')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot' }, { modifierId: 'cheese' }] }).refused('unknown-modifier')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot', quantity: 0 }] }).refused('invalid-quantity')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot', quantity: 0.5 }] }).refused('invalid-quantity')
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot', quantity: '0.5' }] }).refused('invalid-quantity')
    adds({ itemId: 'dosa', quantity: '1', modifiers: [{ modifierId: 'cheese', quantity: '2' }] })
      .then([{ type: 'LineAdded', data: { modifiers: [{ modifierId: 'cheese', quantity: 2 }] } }])
    adds({ itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot' }] }).then([{ type: 'LineAdded' }])
  })

  it('asks for a variant where there are some', () => {
    adds({ itemId: 'tikka', quantity: '1' }).refused('variant-required')
    adds({ itemId: 'tikka', variantId: 'double', quantity: '1' }).refused('unknown-variant')
    adds({ itemId: 'dosa', variantId: 'half', quantity: '1' }).refused('unknown-variant')
    adds({ itemId: 'tikka', variantId: 'full', quantity: '1' }).then([{ type: 'LineAdded', data: { name: 'Paneer tikka, full', unitPricePaise: 29_000 } }])
  })

  it.each(['0', '-1', '1.5', '0.001', '1000', '99999999', '1e3', '', ' 2', '½', '2,5', 'NaN', 0, -3, 1.5, 1e21, Number.NaN])('refuses the quantity %j', quantity => {
    const { then: _, refused: __, story } = adds({ itemId: 'dosa', quantity })
    expect(story).toBe(seated)
    adds({ itemId: 'dosa', quantity }).refused(quantity === '1.5' || quantity === '0.001' ? 'quantity-not-whole' : 'invalid-quantity')
  })

  it('takes JSON integers, and parts of what is sold by weight at its precision', () => {
    adds({ itemId: 'dosa', quantity: 3 }).then([{ type: 'LineAdded', data: { quantity: '3' } }])
    adds({ itemId: 'sweets', quantity: '0.250' }).then([{ type: 'LineAdded', data: { quantity: '0.25', unit: 'kg' } }])
    adds({ itemId: 'sweets', quantity: '0.255' }).refused('quantity-not-whole')
  })

  it('refuses what is sold out, and takes it again when it is back', () => {
    const story = seated.given(act(eightySixItem, 'dosa', {}))
    story.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('item-sold-out')
    story.when(act(addLine, 'o1', { itemId: 'naan', quantity: '1' })).then([{ type: 'LineAdded' }])
  })

  it.each(['pizza', 'constructor', '__proto__', 'toString'])('knows no item %s', itemId => {
    adds({ itemId, quantity: '1' }).refused('unknown-item')
  })

  it('checks ids that the client chose', () => {
    adds({ lineId: 'Line 1', itemId: 'dosa', quantity: '1' }).refused('invalid-id')
    adds({ lineId: '', itemId: 'dosa', quantity: '1' }).refused('invalid-id')
    adds({ lineId: 'constructor', itemId: 'dosa', quantity: '1' }).then([{ type: 'LineAdded', data: { lineId: 'constructor' } }])
    seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }))
      .when(act(addLine, 'o1', { lineId: 'l1', itemId: 'naan', quantity: '1' })).refused('id-taken')
  })

  it('goes to the default station, and never nowhere', () => {
    const nowhere = seated.given(act(configureOutlet, 'outlet', { ...settings, defaultStationId: 'grill' }))
    nowhere.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('unknown-station')
    nowhere.when(act(addLine, 'o1', { itemId: 'naan', quantity: '1' })).then([{ type: 'LineAdded', data: { stationId: 'tandoor' } }])
  })

  it('refuses unknown, billed and closed orders', () => {
    seated.when(act(addLine, 'o9', { itemId: 'dosa', quantity: '1' })).refused('unknown-order')
    seated.given(act(cancelOrder, 'o1', { reason: 'left' })).when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('order-closed')
    seated.given(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
      .when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('order-billed')
  })

  it('holds 200 lines', () => {
    const full = seated.given(...Array.from({ length: 200 }, () => act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })))
    full.when(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })).refused('too-many-lines')
  })

  it('refuses a price beyond every bill', () => {
    const menu = { categories: { all: { id: 'all' } }, left: {}, countsUntil: {}, items: { gold: { id: 'gold', categoryId: 'all', name: 'Gold', pricePaise: 900_000_000, variants: [], modifierGroupIds: ['extras'], taxClassId: 'food' } }, soldOut: {},
      taxClasses: { food: { id: 'food' } }, modifierGroups: { extras: { min: 0, max: 3, modifiers: [{ id: 'more', pricePaise: 900_000_000 }] } } }
    const open: OrderEvent = { type: 'OrderOpened', data: { orderId: 'one', kind: 'dine-in', tableId: null, covers: 1, customerId: null, token: null, tokenDay: null } }
    given(order, [open]).when(addLine, { itemId: 'gold', quantity: '1', modifiers: [{ modifierId: 'more' }] }, { refs: { menu: menu as unknown as MenuState, outlet: { ...outlet.initial, settings } } })
      .refused('invalid-amount')
  })
})

const fired = seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '3', note: 'no onion', modifiers: [{ modifierId: 'cheese' }] }), act(fireOrder, 'o1', {}))
const kotOf = (story: Story<RestaurantEvent>, index = 0): string => story.state(order, 'o1').ticketIds[index] ?? 'none'
const kot = kotOf(fired)
const cooking = fired.given(act(startTicket, kot, {}))

describe('voiding a line', () => {
  it('is free before it is sent', () => {
    seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '3' }))
      .when(act(voidLine, 'o1', { lineId: 'l1' }, { by: staffWith('waiter') }))
      .then([{ type: 'LineVoided', data: { lineId: 'l1', quantity: '3', amountPaise: 36_000, cancels: [] } }])
  })

  it('needs a reason once it is sent, and tells the station with line, modifiers and note', () => {
    fired.when(act(voidLine, 'o1', { lineId: 'l1' })).refused('reason-required')
    fired.when(act(voidLine, 'o1', { lineId: 'l1', reason: '  ' })).refused('reason-required')
    fired.when(act(voidLine, 'o1', { lineId: 'l1', reason: 'guest left' }, { by: staffWith('waiter') })).then([
      { type: 'LineVoided', data: { reason: 'guest left', cancels: [{ ticketId: kot, lineId: 'l1', quantity: '3', stationId: 'curry' }] } },
      { type: 'TicketLineCancelled', data: { ticketId: kot, lineId: 'l1', quantity: '3', left: '0' } },
      { type: 'TicketCancelOpened', data: {
        cancels: kot, number: '1', station: 'curry', reason: 'guest left', tableName: 'T1',
        lines: [{ lineId: 'l1', quantity: '3', note: 'no onion', modifiers: [{ name: 'Cheese', quantity: 1 }] }],
      } },
    ])
  })

  it('needs an approval once cooking has begun', () => {
    const void1 = act(voidLine, 'o1', { lineId: 'l1', reason: 'too slow' }, { by: staffWith('waiter') })
    cooking.when(void1).refused('approval-required')
    cooking.when({ ...void1, by: staffWith('manager') }).refused('approval-required')
    cooking.when({ ...void1, approval: approvedBy('waiter') }).refused('approval-forbidden')
    cooking.when({ ...void1, approval: approvedBy('manager') }).then([{ type: 'LineVoided', data: { approvedBy: 'the-manager' } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
    cooking.when({ ...void1, by: { kind: 'key', id: 'k1', roles: ['manager'] } }).then([{ type: 'LineVoided', data: { approvedBy: 'k1' } }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
    cooking.when({ ...void1, by: { kind: 'key', id: 'k1', roles: ['waiter'] } }).refused('approval-required')
    cooking.given(act(readyTicket, kot, {})).when(void1).refused('approval-required')
  })

  it('needs no approval for a line whose neighbour on the ticket is cooking', () => {
    const two = seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1' }), act(addLine, 'o1', { lineId: 'l2', itemId: 'vindaloo', quantity: '1', modifiers: [{ modifierId: 'hot' }] }), act(fireOrder, 'o1', {}))
    const begun = two.given(act(startTicket, kotOf(two), { lineIds: ['l1'] }))
    begun.when(act(voidLine, 'o1', { lineId: 'l2', reason: 'mistake' }, { by: staffWith('waiter') })).then([{ type: 'LineVoided' }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
  })

  it('happens once, and only to lines that are there', () => {
    fired.given(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' })).when(act(voidLine, 'o1', { lineId: 'l1', reason: 'left' })).refused('line-voided')
    fired.when(act(voidLine, 'o1', { lineId: 'constructor', reason: 'left' })).refused('unknown-line')
    fired.when(act(voidLine, 'o9', { lineId: 'l1' })).refused('unknown-order')
  })
})

describe('changing a quantity', () => {
  const change = (delta: string | number, reason?: string) => act(changeQuantity, 'o1', { lineId: 'l1', delta, ...(reason !== undefined && { reason }) }, { by: staffWith('waiter') })

  it('adds by a delta, so that two waiters both win', () => {
    const story = fired.given(change('1'), change(2))
    expect(story.state(order, 'o1').lines['l1']?.quantity).toBe('6')
  })

  it('takes away for free what is not sent, and cancels the rest, newest sending first', () => {
    const twice = fired.given(change('2'), act(fireOrder, 'o1', {}), change('1'))
    twice.when(change('-1')).then([{ type: 'LineQuantityChanged', data: { quantity: '5', cancels: [] } }])
    twice.when(change('-2')).refused('reason-required')
    const [first, second] = [kotOf(twice, 0), kotOf(twice, 1)]
    twice.when(change('-4', 'fewer guests')).then([
      { type: 'LineQuantityChanged', data: { quantity: '2', cancels: [{ ticketId: second, quantity: '2' }, { ticketId: first, quantity: '1' }] } },
      { type: 'TicketLineCancelled', data: { ticketId: second, left: '0' } },
      { type: 'TicketCancelOpened', data: { cancels: second } },
      { type: 'TicketLineCancelled', data: { ticketId: first, quantity: '1', left: '2' } },
      { type: 'TicketCancelOpened', data: { cancels: first } },
    ])
    cooking.when(change('-1', 'fewer guests')).refused('approval-required')
  })

  it('sends again only what came on top', () => {
    const less = fired.given(change('-1', 'fewer guests'), change('2'))
    less.when(act(fireOrder, 'o1', {})).then([
      { type: 'OrderFired', data: { tickets: [{ sequence: 2, lines: [{ lineId: 'l1', quantity: '2' }] }] } }, { type: 'TicketOpened' }, { type: 'SerialTaken' },
    ])
  })

  it.each(['0', '0.5', '', 'x', 0])('refuses the delta %j', delta => {
    fired.when(change(delta)).refused(delta === '0.5' ? 'quantity-not-whole' : 'invalid-quantity')
  })

  it('leaves something, and no more than 999', () => {
    fired.when(change('-3', 'left')).refused('quantity-below-zero')
    fired.when(change('-4', 'left')).refused('quantity-below-zero')
    fired.when(change('997')).refused('invalid-quantity')
    fired.when(change('996')).then([{ type: 'LineQuantityChanged', data: { quantity: '999' } }])
  })

  it('adds nothing that is sold out, and still takes away', () => {
    const out = fired.given(act(eightySixItem, 'dosa', {}))
    out.when(change('1')).refused('item-sold-out')
    out.when(change('-1', 'fewer guests')).then([{ type: 'LineQuantityChanged' }, { type: 'TicketLineCancelled' }, { type: 'TicketCancelOpened' }])
  })
})

it('cooks every piece once, whatever is added, taken away, fired and voided', () => {
  const step = fc.oneof(
    fc.integer({ min: -4, max: 4 }).filter(delta => delta !== 0).map(delta => act(changeQuantity, 'o1', { lineId: 'l1', delta, reason: 'so' })),
    fc.constant(act(fireOrder, 'o1', {})),
    fc.constant(act(voidLine, 'o1', { lineId: 'l1', reason: 'so' })),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 12 }), steps => {
    const end = steps.reduce((story, each) => story.when(each).story, seated.given(act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '3' })))
    const state = end.state(order, 'o1')
    const line = state.lines['l1']
    if (!line) throw new Error('the line is gone')
    const atStations = state.ticketIds.flatMap(id => end.state(ticket, id).lines).filter(part => part.state !== 'cancelled')
    const thousandths = atStations.reduce((sum, part) => sum + Number(part.quantity) * 1000, 0)
    expect(formatQuantity(thousandths)).toBe(line.voided ? '0' : formatQuantity(Number(line.quantity) * 1000 - unsentThousandths(line)))
    expect(unsentThousandths(line)).toBeGreaterThanOrEqual(0)
  }), { numRuns: 200 })
})
