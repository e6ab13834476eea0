import { expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { act, fact } from '../kernel/testing'
import { defineItem, defineTaxClass } from '../menu/define'
import { menu, type MenuItem } from '../menu/menu'
import { opened } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { addLine } from './add-line'
import { order } from './order'

const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const plain: MenuItem = {
  id: 'idli', categoryId: 'all', name: 'Idli', diet: 'veg', pricePaise: 6_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main',
}
const add = (body: object, story = seated) => story.when({ command: addLine.name, id: 'o1', body: { lineId: 'l1', itemId: 'dosa', quantity: '1', ...body } })
const line = (told: ReturnType<typeof add>) => told.story.state(order, 'o1').lines['l1']

it('Item and modifier prices come from the server\'s menu; a price in a request changes nothing', () => {
  const told = add({ pricePaise: 1, unitPricePaise: 1, modifiers: [{ modifierId: 'cheese', pricePaise: 1 }] })
  expect(line(told)).toMatchObject({ unitPricePaise: 15_000, modifiers: [{ pricePaise: 3_000 }] })
})

it('An item without a station goes to a default one, never nowhere', () => {
  expect(line(add({}))?.stationId).toBe('curry')
  const lost = seated.given(fact(menu, 'menu', { type: 'ItemDefined', data: { ...plain, stationId: 'roof' } }))
  add({ itemId: 'idli' }, lost).refused('unknown-station')
})

it('An item without a tax class is never silently taxed at zero', () => {
  opened.when(act(defineItem, 'idli', { ...plain, taxClassId: 'none' })).refused('unknown-tax-class')
  const rateless = { name: 'T', section: 'gst', treatment: 'taxable', hsn: '996331' } as unknown as Parameters<typeof defineTaxClass.decide>[1]
  opened.when(act(defineTaxClass, 't', rateless)).refused('invalid-rate')
  add({ itemId: 'idli' }, seated.given(fact(menu, 'menu', { type: 'ItemDefined', data: { ...plain, taxClassId: 'none' } }))).refused('unknown-tax-class')
})

it('Fractional quantity only for items sold by weight, at their precision', () => {
  add({ quantity: '1.5' }).refused('quantity-not-whole')
  expect(line(add({ itemId: 'sweets', quantity: '0.25' }))?.quantity).toBe('0.25')
  add({ itemId: 'sweets', quantity: '0.255' }).refused('quantity-not-whole')
})

it('freezes the item\'s own price mode and HSN, and bills by them', () => {
  const water = { ...plain, pricePaise: 2_100, pricing: 'inclusive', hsn: '2201' } as const
  const billed = seated.given(act(defineItem, 'idli', water)).given(act(addLine, 'o1', { lineId: 'l1', itemId: 'idli', quantity: '1' }))
  expect(billed.state(order, 'o1').lines['l1']).toMatchObject({ pricing: 'inclusive', tax: { hsn: '2201', rateBasisPoints: 500 } })
  billed.when(act(issueBill, 'b1', { orderId: 'o1' })).then([
    { type: 'BillIssued', data: { figures: { totalPaise: 2_100, lines: [{ hsn: '2201', taxablePaise: 2_000 }] } } },
    { type: 'SerialTaken' }, { type: 'OrderBilled' },
  ])
})

it('sells nothing that is archived', () => {
  add({ itemId: 'idli' }, seated.given(act(defineItem, 'idli', { ...plain, archived: true }))).refused('unknown-item')
})
