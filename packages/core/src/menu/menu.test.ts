import { expect, it } from 'vitest'
import { act } from '../kernel/testing'
import { opened, staffWith } from '../restaurant.testing'
import { defineItem, defineModifierGroup, defineTaxClass } from './define'
import { eightySixItem, restoreItem } from './eighty-six'
import { menu, type MenuItem } from './menu'

const dish: Omit<MenuItem, 'id'> = { categoryId: 'all', name: 'Idli', diet: 'veg', pricePaise: 6_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main' }
const define = (fields: Partial<typeof dish>, id = 'idli') => opened.when(act(defineItem, id, { ...dish, ...fields }))

it('puts an item on the menu, and changes it', () => {
  const told = define({ stationId: 'curry' })
  told.then([{ type: 'ItemDefined', data: { id: 'idli', name: 'Idli', pricePaise: 6_000 } }])
  expect(told.reply).toMatchObject({ id: 'idli', stationId: 'curry' })
  const dearer = told.story.given(act(defineItem, 'idli', { ...dish, pricePaise: 7_000 }))
  expect(dearer.state(menu, 'menu').items['idli']?.pricePaise).toBe(7_000)
})

it('refuses an item that points nowhere, and is never silently untaxed', () => {
  define({ taxClassId: 'none' }).refused('unknown-tax-class')
  define({ taxClassId: 'constructor' }).refused('unknown-tax-class')
  define({ categoryId: 'none' }).refused('unknown-category')
  define({ modifierGroupIds: ['extras', 'none'] }).refused('unknown-modifier')
  define({ stationId: 'none' }).refused('unknown-station')
})

it('refuses prices that are no whole paise, and ids that are none', () => {
  for (const pricePaise of [-1, 0.5, Number.NaN, 2e9]) {
    define({ pricePaise }).refused('invalid-amount')
    define({ variants: [{ id: 'v', name: 'V', pricePaise }] }).refused('invalid-amount')
  }
  define({ variants: [{ id: 'Half plate', name: 'V', pricePaise: 1 }] }).refused('invalid-id')
  define({ variants: [{ id: 'v', name: 'V', pricePaise: 1 }, { id: 'v', name: 'W', pricePaise: 2 }] }).refused('invalid-body')
  define({ quantityDecimals: 4 }).refused('invalid-body')
})

it('refuses groups and tax classes that cannot be kept', () => {
  const group = { name: 'G', min: 0, max: 1, modifiers: [{ id: 'm', name: 'M', pricePaise: 0 }] }
  opened.when(act(defineModifierGroup, 'g', group)).then([{ type: 'ModifierGroupDefined', data: { id: 'g' } }])
  opened.when(act(defineModifierGroup, 'g', { ...group, min: 2 })).refused('invalid-body')
  opened.when(act(defineModifierGroup, 'g', { ...group, max: 0.5 })).refused('invalid-body')
  opened.when(act(defineModifierGroup, 'g', { ...group, modifiers: [{ id: 'm', name: 'M', pricePaise: -1 }] })).refused('invalid-amount')
  const taxClass = { name: 'T', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' } as const
  opened.when(act(defineTaxClass, 't', taxClass)).then([{ type: 'TaxClassDefined', data: { id: 't' } }])
  for (const rateBasisPoints of [-1, 10_001, 2.5, Number.NaN]) opened.when(act(defineTaxClass, 't', { ...taxClass, rateBasisPoints })).refused('invalid-rate')
  opened.when(act(defineTaxClass, 't', { ...taxClass, cessPaisePerUnit: 0.5 })).refused('invalid-amount')
})

it('sells out and comes back, each once', () => {
  const out = opened.when(act(eightySixItem, 'dosa', {}, { by: staffWith('kitchen') }))
  out.then([{ type: 'ItemEightySixed', data: { itemId: 'dosa' } }])
  expect(out.reply).toEqual({ id: 'dosa', name: 'Masala dosa', available: false, returnsAt: '2026-11-22T22:30:00.000Z' })
  out.story.when(act(eightySixItem, 'dosa', {})).then([])
  const back = out.story.when(act(restoreItem, 'dosa', {}))
  back.then([{ type: 'ItemRestored' }])
  expect(back.reply).toMatchObject({ available: true })
  back.story.when(act(restoreItem, 'dosa', {})).then([])
  opened.when(act(eightySixItem, 'pizza', {})).refused('unknown-item')
  opened.when(act(eightySixItem, 'constructor', {})).refused('unknown-item')
  for (const role of ['waiter', 'pass', 'cashier'] as const) opened.when(act(eightySixItem, 'dosa', {}, { by: staffWith(role) })).refused('forbidden')
})

it('keeps an item whose id every object inherits', () => {
  const odd = opened.given(act(defineItem, 'constructor', dish))
  expect(odd.when(act(restoreItem, 'constructor', {})).reply).toMatchObject({ id: 'constructor', available: true })
})
