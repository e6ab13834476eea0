import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, type Story } from '../kernel/testing'
import { startTicket } from '../kitchen/work'
import { shareCombo } from '../offer/combo'
import { defineItem, defineTaxClass } from '../menu/define'
import { countItem, eightySixItem, restoreItem } from '../menu/eighty-six'
import { menu, type Combo, type MenuItem } from '../menu/menu'
import { removeItem } from '../menu/remove'
import { approvedBy, opened, type RestaurantEvent } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { addLine, type AddLine } from './add-line'
import { fireOrder } from './fire'
import { cancelOrder } from './lifecycle'
import { compLine } from './discounts'
import { changeQuantity, voidLine } from './lines'
import { order } from './order'
import { repeatRound } from './repeat-round'
import { restoreLine } from './restore-line'

const combo: Combo = {
  parts: [
    { id: 'bread', name: 'Bread', options: [{ itemId: 'naan', quantity: 2 }] },
    { id: 'main', name: 'Main', options: [{ itemId: 'dosa', quantity: 1 }, { itemId: 'vindaloo', quantity: 1, extraPaise: 5_000 }] },
  ],
}
const thali: Omit<MenuItem, 'id'> = {
  categoryId: 'all', name: 'Thali', diet: 'veg', pricePaise: 19_999, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main', combo,
}
const seated = opened.given(act(defineItem, 'thali', thali), act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const vindaloo = { partId: 'main', itemId: 'vindaloo', modifiers: [{ modifierId: 'hot' }] }
const adds = (body: Partial<AddLine>, story = seated) => story.when(act(addLine, 'o1', { lineId: 'l1', itemId: 'thali', quantity: '2', ...body }))
const lines = (story: Story<RestaurantEvent>) => Object.values(story.state(order, 'o1').lines)
const left = (story: Story<RestaurantEvent>, id: string) => story.state(menu, 'menu').left[id]

it('shares a combo\'s price to the paisa', () => {
  const part = fc.record({ listPaise: fc.nat(100_000), pieces: fc.integer({ min: 1, max: 9 }) })
  fc.assert(fc.property(fc.nat(1_000_000), fc.array(part, { minLength: 1, maxLength: 8 }), (pricePaise, parts) => {
    const shares = shareCombo(pricePaise, parts)
    expect(shares.reduce((sum, { pieces, unitPricePaise }) => sum + pieces * unitPricePaise, 0)).toBe(pricePaise)
    expect(shares.every(({ unitPricePaise, pieces }) => Number.isSafeInteger(unitPricePaise) && unitPricePaise >= 0 && pieces > 0)).toBe(true)
    parts.forEach(({ pieces }, place) => expect(shares.filter(share => share.part === place).reduce((sum, share) => sum + share.pieces, 0)).toBe(pieces))
  }))
})

describe('adding a combo', () => {
  it('makes a line for each part, at its own station, that together cost the combo and its extra', () => {
    const told = adds({ choices: [vindaloo] })
    told.then([
      { type: 'LineAdded', data: { lineId: 'l1', itemId: 'naan', quantity: '4', stationId: 'tandoor', comboId: 'l1', comboName: 'Thali', comboPieces: 2 } },
      { type: 'LineAdded', data: { itemId: 'vindaloo', quantity: '2', stationId: 'curry', comboId: 'l1', modifiers: [{ modifierId: 'hot' }] } },
    ])
    expect(lines(told.story).reduce((sum, line) => sum + line.unitPricePaise * Number(line.quantity), 0)).toBe(2 * (19_999 + 5_000))
    told.story.when(act(fireOrder, 'o1', {})).then([
      { type: 'OrderFired', data: { tickets: [{ stationId: 'tandoor' }, { stationId: 'curry' }] } },
      { type: 'TicketOpened' }, { type: 'SerialTaken' }, { type: 'TicketOpened' }, { type: 'SerialTaken' },
    ])
  })

  it('asks for what has to be chosen, and nothing else', () => {
    adds({}).refused('combo-choice-required')
    adds({ choices: [{ partId: 'main', itemId: 'naan' }] }).refused('unknown-combo-choice')
    adds({ choices: [vindaloo, { partId: 'drink', itemId: 'beer' }] }).refused('unknown-combo-choice')
    adds({ choices: [{ partId: 'main', itemId: 'vindaloo' }] }).refused('modifier-required')
    adds({ choices: [vindaloo], quantity: '0.5' }).refused('quantity-not-whole')
    adds({ choices: [vindaloo], modifiers: [{ modifierId: 'hot' }] }).refused('unknown-modifier')
  })

  it('is not to be had without a fixed part, nor without any option of another', () => {
    adds({ choices: [vindaloo] }, seated.given(act(eightySixItem, 'naan', {}))).refused('item-sold-out')
    const one = seated.given(act(eightySixItem, 'dosa', {}))
    adds({ choices: [{ partId: 'main', itemId: 'dosa' }] }, one).refused('item-sold-out')
    adds({ choices: [vindaloo] }, one).then([{ type: 'LineAdded' }, { type: 'LineAdded' }])
  })
})

it('refuses what can\'t be part of a combo, also when a part becomes so later', () => {
  const define = (fields: Partial<MenuItem>) => seated.when(act(defineItem, 'thali', { ...thali, ...fields }))
  const withOption = (itemId: string, variantId?: string) =>
    define({ combo: { parts: [{ id: 'p', name: 'P', options: [{ itemId, quantity: 1, ...(variantId && { variantId }) }] }] } })
  withOption('beer').refused('combo-unfit')
  withOption('sweets').refused('combo-unfit')
  withOption('thali').refused('combo-unfit')
  withOption('tikka').refused('unknown-variant')
  withOption('tikka', 'half').then([{ type: 'ItemDefined' }])
  define({ modifierGroupIds: ['extras'] }).refused('combo-unfit')
  const naan = { ...thali, name: 'Naan', taxClassId: 'liquor' }
  const { combo: _, ...plain } = naan
  seated.when(act(defineItem, 'naan', plain)).refused('combo-unfit')
  seated.when(act(defineTaxClass, 'food', { name: 'Food', section: 'vat', treatment: 'taxable', rateBasisPoints: 0, hsn: '2203' })).refused('combo-unfit')
  seated.when(act(removeItem, 'naan', {})).refused('definition-in-use')
})

it('changes, voids, restores and repeats a combo as a whole', () => {
  const added = adds({ choices: [vindaloo], quantity: '1' }).story.given(act(fireOrder, 'o1', {}))
  const other = lines(added)[1]?.lineId ?? ''
  const more = added.given(act(changeQuantity, 'o1', { lineId: other, delta: '1' }))
  expect(lines(more).map(({ quantity }) => quantity)).toEqual(['4', '2'])
  const comped = added.given(act(compLine, 'o1', { lineId: other, reason: 'late' }, { approval: approvedBy('manager') }), act(changeQuantity, 'o1', { lineId: 'l1', delta: '1' }))
  expect(lines(comped).map(({ quantity, discount }) => [quantity, discount?.kind])).toEqual([['2', undefined], ['1', 'comp'], ['2', undefined], ['1', undefined]])
  expect(new Set(lines(comped).map(({ comboId }) => comboId)).size).toBe(2)
  const voided = more.given(act(voidLine, 'o1', { lineId: other, reason: 'changed mind' }))
  expect(lines(voided).every(line => line.voided !== null)).toBe(true)
  expect(lines(voided.given(act(restoreLine, 'o1', { lineId: 'l1' }))).every(line => line.voided === null)).toBe(true)
  const again = lines(added.given(act(repeatRound, 'o1', {})))
  expect(again.map(({ itemId }) => itemId)).toEqual(['naan', 'vindaloo', 'naan', 'vindaloo'])
  expect(new Set(again.map(({ comboId }) => comboId)).size).toBe(2)
})

describe('counts', () => {
  const counted = seated.given(act(countItem, 'dosa', { left: 3 }))
  const dosas = (quantity: string, lineId: string) => act(addLine, 'o1', { lineId, itemId: 'dosa', quantity })

  it('go down with each line, and refuse what is beyond', () => {
    const two = counted.when(dosas('2', 'a'))
    two.then([{ type: 'LineAdded' }, { type: 'ItemCountTaken', data: { itemId: 'dosa', quantity: '2', left: '1' } }])
    two.story.when(dosas('2', 'b')).refused('item-short')
    const none = two.story.given(dosas('1', 'b'))
    none.when(dosas('1', 'c')).refused('item-sold-out')
    none.when(act(changeQuantity, 'o1', { lineId: 'a', delta: '1' })).refused('item-sold-out')
    expect(left(none.given(act(voidLine, 'o1', { lineId: 'a' })), 'dosa')).toBe(2_000)
    expect(left(none.given(act(cancelOrder, 'o1', { reason: 'left' })), 'dosa')).toBe(3_000)
    expect(left(none.given(act(restoreItem, 'dosa', {})), 'dosa')).toBeUndefined()
  })

  it('come back only from what nobody has begun to cook', () => {
    const fired = counted.given(dosas('2', 'a'), act(fireOrder, 'o1', {}))
    const off = act(voidLine, 'o1', { lineId: 'a', reason: 'left' }, { approval: approvedBy('manager') })
    expect(left(fired.given(off), 'dosa')).toBe(3_000)
    const ticketId = fired.state(order, 'o1').ticketIds[0] ?? ''
    expect(left(fired.given(act(startTicket, ticketId, {}), off), 'dosa')).toBe(1_000)
  })

  it('count a combo itself and its parts', () => {
    const both = seated.given(act(countItem, 'thali', { left: 5 }), act(countItem, 'naan', { left: 9 }))
    const one = adds({ choices: [vindaloo] }, both).story
    expect([left(one, 'thali'), left(one, 'naan')]).toEqual([3_000, 5_000])
    const back = one.given(act(changeQuantity, 'o1', { lineId: 'l1', delta: '-1' }))
    expect([left(back, 'thali'), left(back, 'naan')]).toEqual([4_000, 7_000])
    adds({ lineId: 'l2', choices: [vindaloo], quantity: '4' }, back).refused('item-short')
  })

  it('never fall below zero, and what is not sold is there again', () => {
    const step = fc.oneof(
      fc.record({ do: fc.constant('add' as const), count: fc.integer({ min: 1, max: 3 }) }),
      fc.record({ do: fc.constantFrom('void' as const, 'restore' as const, 'more' as const, 'fewer' as const), at: fc.nat(5) }),
      fc.record({ do: fc.constant('combo' as const) }),
    )
    fc.assert(fc.property(fc.array(step, { maxLength: 25 }), fc.integer({ min: 0, max: 8 }), (steps, start) => {
      let story = seated.given(act(countItem, 'dosa', { left: start }))
      steps.forEach((each, index) => {
        const ids = story.state(order, 'o1').lineOrder
        const lineId = ('at' in each ? ids[each.at] : undefined) ?? 'none'
        const told = each.do === 'add' ? story.when(dosas(String(each.count), `n${index}`))
          : each.do === 'combo' ? adds({ lineId: `n${index}`, quantity: '1', choices: [{ partId: 'main', itemId: 'dosa' }] }, story)
          : each.do === 'void' ? story.when(act(voidLine, 'o1', { lineId }))
          : each.do === 'restore' ? story.when(act(restoreLine, 'o1', { lineId }))
          : story.when(act(changeQuantity, 'o1', { lineId, delta: each.do === 'more' ? '1' : '-1' }))
        story = told.story
        const sold = lines(story).filter(line => line.itemId === 'dosa' && !line.voided).reduce((sum, line) => sum + Number(line.quantity), 0)
        expect(left(story, 'dosa')).toBe((start - sold) * 1_000)
        expect(start).toBeGreaterThanOrEqual(sold)
      })
    }), { numRuns: 60 })
  })
})
