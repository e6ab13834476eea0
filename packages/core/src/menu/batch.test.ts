import fc from 'fast-check'
import { expect, it } from 'vitest'
import { RestoflowError } from '../kernel/errors'
import { act } from '../kernel/testing'
import { opened, staffWith } from '../restaurant.testing'
import { applyMenuBatch, undoMenuBatch } from './batch'
import { defineCategory, defineItem } from './define'
import { countItem } from './eighty-six'
import { menu, type Category, type MenuBatch, type MenuDefinitions, type MenuItem, type MenuState } from './menu'
import { removeCategory, removeItem, removeModifierGroup, removeTaxClass } from './remove'

const idli: MenuItem = {
  id: 'idli', categoryId: 'tiffin', name: 'Idli', diet: 'veg', pricePaise: 6_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main',
}
const tiffin: Category = { id: 'tiffin', name: 'Tiffin', order: 2 }
const applied = opened.given(act(applyMenuBatch, 'b1', { categories: [tiffin], items: [idli, { ...idli, id: 'dosa', name: 'Paper dosa' }] }))
const state = (story: typeof opened): MenuState => story.state(menu, 'menu')
const undo = act(undoMenuBatch, 'b1', {})

it('puts everything there in one event, items into categories of the same batch', () => {
  expect(state(applied).items['idli']).toEqual({ ...idli, revision: 1 })
  expect(state(applied).items['dosa']).toMatchObject({ name: 'Paper dosa', revision: 2 })
  applied.when(act(applyMenuBatch, 'b1', { categories: [tiffin] })).refused('id-taken')
  opened.when(act(applyMenuBatch, 'b2', {})).refused('invalid-body')
  opened.when(act(applyMenuBatch, 'b2', { categories: [tiffin] }, { by: staffWith('waiter') })).refused('forbidden')
})

it('tells every fault by kind, id and field, and puts nothing there', () => {
  const wrong: MenuBatch = {
    taxClasses: [{ id: 't', name: 'T', section: 'gst', treatment: 'taxable', rateBasisPoints: 10_001, hsn: 'x' }],
    items: [{ ...idli, pricePaise: -1, stationId: 'roof' }, { ...idli, id: 'vada', categoryId: 'tiffin', name: '' }, idli],
  }
  try {
    opened.given(act(applyMenuBatch, 'b1', wrong))
    expect.unreachable()
  } catch (error) {
    if (!(error instanceof RestoflowError)) throw error
    expect(error.code).toBe('menu-batch-refused')
    const errors = error.extra['errors'] as readonly { kind: string; id: string; field: string; path: string }[]
    expect(errors.map(({ path }) => path)).toEqual([
      'taxClasses.t.hsn', 'taxClasses.t.rateBasisPoints', 'items.idli.pricePaise', 'items.idli.categoryId', 'items.idli.stationId',
      'items.vada.name', 'items.vada.categoryId', 'items.idli.categoryId', 'items.idli.id',
    ])
  }
})

it('refuses what somebody changed since it was read, and keeps no revision in what it keeps', () => {
  const read = { ...idli, name: 'Steamed idli', revision: 1 }
  applied.given(act(applyMenuBatch, 'b2', { items: [read] })).when(act(applyMenuBatch, 'b3', { items: [read] })).refused('version-conflict')
  applied.when(act(applyMenuBatch, 'b2', { items: [{ ...idli, revision: 0 }] })).refused('version-conflict')
  applied.when(act(applyMenuBatch, 'b2', { items: [read] })).then([{ type: 'MenuBatchApplied', data: { batchId: 'b2', items: [{ ...idli, name: 'Steamed idli' }] } }])
})

it('undoes the newest batch once, and never over what somebody changed or uses since', () => {
  applied.when(undo).then([{ type: 'MenuBatchUndone' }])
  applied.when(act(undoMenuBatch, 'b0', {})).refused('unknown-menu-batch')
  applied.given(undo).when(undo).refused('unknown-menu-batch')
  applied.given(act(defineCategory, 'tiffin', { name: 'Breakfast', order: 2 })).when(undo).refused('menu-batch-changed')
  applied.given(act(defineItem, 'vada', { ...idli, name: 'Vada' })).when(undo).refused('menu-batch-changed')
  applied.given(act(removeItem, 'idli', {})).when(undo).refused('menu-batch-changed')
  expect(state(applied.given(act(countItem, 'idli', { left: 3 }), undo)).left).toEqual({})
})

it('comes to the same menu as before when it is undone', () => {
  const item = fc.record({ id: fc.constantFrom('idli', 'dosa', 'naan', 'vada', 'water'), pricePaise: fc.nat(50_000), name: fc.constantFrom('A', 'B'), categoryId: fc.constantFrom('all', 'tiffin') })
  const distinct = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 5 })
  const bare = ({ taxClasses, modifierGroups, categories, items }: MenuDefinitions): unknown =>
    JSON.parse(JSON.stringify({ taxClasses, modifierGroups, categories, items }, (key, value: unknown) => (key === 'revision' ? undefined : value)))
  fc.assert(fc.property(distinct, fc.boolean(), (items, archived) => {
    const story = opened.given(act(applyMenuBatch, 'b1', { categories: [{ ...tiffin, archived }], items: items.map(each => ({ ...idli, ...each })) }), undo)
    expect(bare(state(story))).toEqual(bare(state(opened)))
    expect({ ...state(story), items: 0, categories: 0 }).toEqual({ ...state(opened), items: 0, categories: 0 })
  }))
})

it('holds 2,000 items', () => {
  const items = Array.from({ length: 2_000 }, (_, index) => ({ ...idli, id: `i${index}`, categoryId: 'all' }))
  expect(Object.keys(state(opened.given(act(applyMenuBatch, 'big', { items }))).items)).toHaveLength(2_000 + Object.keys(state(opened).items).length)
  opened.when(act(applyMenuBatch, 'big', { items: [...items, { ...idli, id: 'more', categoryId: 'all' }] })).refused('invalid-body')
})

it('removes what nothing uses, and names what does', () => {
  opened.when(act(removeTaxClass, 'food', {})).refused('definition-in-use')
  opened.when(act(removeCategory, 'all', {})).refused('definition-in-use')
  opened.when(act(removeModifierGroup, 'spice', {})).refused('definition-in-use')
  opened.when(act(removeItem, 'pizza', {})).refused('unknown-item')
  opened.when(act(removeItem, 'vindaloo', { revision: 4 })).refused('version-conflict')
  const gone = opened.given(act(removeItem, 'vindaloo', { revision: 1 }))
  expect(gone.when(act(removeModifierGroup, 'spice', {})).reply).toEqual({ id: 'spice', removed: true })
  gone.when(act(defineItem, 'vindaloo', { ...idli, categoryId: 'all', revision: 1 })).refused('version-conflict')
  gone.when(act(defineItem, 'vindaloo', { ...idli, categoryId: 'all', revision: 0 })).then([{ type: 'ItemDefined' }])
})
