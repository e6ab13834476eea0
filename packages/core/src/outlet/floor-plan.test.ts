import { expect, it } from 'vitest'
import { bill } from '../bill/bill'
import { issueBill } from '../bill/issue'
import { floorBoard } from '../boards/floor'
import { RestoflowError } from '../kernel/errors'
import { House } from '../kernel/house'
import { act, fact, type Told } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { restaurant } from '../restaurant'
import { opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { arrangeFloor, defineSection, defineTable, removeSection, removeTable, type FloorChange } from './floor-plan'
import { outlet } from './outlet'

const square = { sectionId: 'hall', seats: 4, shape: 'square', x: 0, y: 0, width: 80, height: 80 } as const
const arrange = (change: FloorChange, story = opened): Told<RestaurantEvent> => story.when(act(arrangeFloor, 'outlet', change))
const seated = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }))
const faultsOf = (change: FloorChange, story = opened): readonly unknown[] => {
  try {
    story.given(act(arrangeFloor, 'outlet', change))
  } catch (error) {
    if (error instanceof RestoflowError) return (error.extra['errors'] as { code: string; id: string }[]).map(({ code, id }) => `${code} ${id}`)
    throw error
  }
  return []
}

it('puts tables into sections that are there, and counts revisions', () => {
  opened.when(act(defineTable, 'x', { ...square, name: 'X', rotation: 45, revision: 0 })).then([{ type: 'TableDefined', data: { id: 'x', rotation: 45 } }])
  opened.when(act(defineTable, 'x', { ...square, name: 'X', sectionId: 'constructor' })).refused('unknown-section')
  opened.when(act(defineTable, 't1', { ...square, name: 'T1', revision: 0 })).refused('version-conflict')
  const changed = opened.given(act(defineTable, 't1', { ...square, name: 'T1', seats: 6, revision: 1 }))
  expect(changed.state(outlet, 'outlet').tables['t1']).toMatchObject({ seats: 6, revision: 2 })
  changed.when(act(defineTable, 't1', { ...square, name: 'T1', revision: 1 })).refused('version-conflict')
  changed.when(act(defineSection, 'hall', { name: 'Hall', x: 0, y: 0, width: 9, height: 9, revision: 2 })).refused('version-conflict')
})

it('keeps names apart, whatever their case', () => {
  opened.when(act(defineTable, 'x', { ...square, name: 't1' })).refused('name-taken')
  arrange({ tables: [{ id: 'x', ...square, name: 'T2 ' }] }).refused('name-taken')
  // an exchange of names is no clash
  const swapped = arrange({ tables: [{ id: 't1', ...square, name: 'T2' }, { id: 't2', ...square, name: 'T1' }] })
  swapped.then([{ type: 'TableDefined', data: { id: 't1', name: 'T2' } }, { type: 'TableDefined', data: { id: 't2', name: 'T1' } }])
})

it('reads the floor of older journals', () => {
  const story = opened.given(fact(outlet, 'outlet', { type: 'TableDefined', data: { id: 'old', name: 'Old', ...square } }))
  expect(story.state(outlet, 'outlet').tables['old']).toEqual({ id: 'old', name: 'Old', ...square, revision: 1 })
})

it('never takes a table away from its guests, nor a section from its tables', () => {
  seated.when(act(removeTable, 't1', {})).refused('table-taken')
  opened.when(act(removeTable, 't1', { revision: 1 })).then([{ type: 'TableRemoved', data: { id: 't1' } }])
  opened.when(act(removeTable, 'gone', {})).then([])
  opened.when(act(removeTable, 't1', { revision: 4 })).refused('version-conflict')
  opened.when(act(removeSection, 'hall', {})).refused('section-not-empty')
  const without = opened.given(...['t1', 't2', 't3', 't4'].map(id => act(removeTable, id, {})))
  without.when(act(removeSection, 'hall', {})).then([{ type: 'SectionRemoved', data: { id: 'hall' } }])
  without.when(act(seatTable, 't1', { covers: 2 })).refused('unknown-table')
  opened.when(act(removeTable, 't1', {}, { by: staffWith('waiter') })).refused('forbidden')
})

it('saves a changed floor as a whole', () => {
  const story = arrange({
    sections: [{ id: 'garden', name: 'Garden', names: { hi: 'बग़ीचा' }, x: 900, y: 0, width: 400, height: 400, outdoor: true, order: 2, revision: 0 }],
    tables: [
      { id: 't1', ...square, name: 'T1', sectionId: 'garden', revision: 1 },
      // as it stands: an editor may send everything
      { id: 't2', ...square, name: 'T2', revision: 1 },
      { id: 'n', ...square, name: 'T13', rotation: 90, revision: 0 },
    ],
    removeTableIds: ['t4', 'gone'],
    presets: [{ id: 'p', name: 'T1 + T2 for eight', tableIds: ['t1', 't2'], revision: 0 }],
  }, seated).then([
    { type: 'SectionDefined', data: { id: 'garden' } },
    { type: 'TableDefined', data: { id: 't1', sectionId: 'garden' } },
    { type: 'TableDefined', data: { id: 'n', rotation: 90 } },
    { type: 'TableRemoved', data: { id: 't4' } },
    { type: 'MergePresetDefined', data: { id: 'p' } },
  ])
  // the guests went with their table
  story.when(act(seatTable, 't1', { covers: 9 })).then([])
  expect(story.when(act(seatTable, 't1', { covers: 9 })).reply).toEqual({ tableId: 't1', orderId: 'o1', covers: 2 })
})

it('refuses the whole and names everything that stands in the way', () => {
  expect(faultsOf({
    tables: [
      { id: 't2', ...square, name: 'T2', seats: 6, revision: 0 },
      { id: 'x', ...square, name: 'T3' },
      { id: 'y', ...square, name: 'Y', sectionId: 'cellar' },
      { id: 'y', ...square, name: 'Y' },
    ],
    sections: [{ id: 'attic', name: 'Attic', x: 0, y: 0, width: 9, height: 9, revision: 3 }],
    removeTableIds: ['t1'],
    presets: [{ id: 'p', name: 'P', tableIds: ['t1', 't2'] }, { id: 'q', name: 'Q', tableIds: ['t2', 't2'] }],
  }, seated)).toEqual([
    'version-conflict t2', 'name-taken x', 'invalid-body y', 'version-conflict attic', 'unknown-section y', 'unknown-table p', 'invalid-body q',
    'table-taken t1',
  ])
  expect(faultsOf({ removeSectionIds: ['hall'] })).toEqual(['section-not-empty hall'])
  arrange({ removeTableIds: ['t1', 't2'], tables: [{ id: 't3', ...square, name: 'Window', revision: 1 }] }, seated).refused('table-taken')
  arrange({ tables: [{ id: 't3', ...square, name: 'Window', revision: 7 }], removeTableIds: ['t1'] }, seated).refused('version-conflict')
})

it('lets a live table change its name, and leaves the bills of the past alone', () => {
  const billed = seated.given(act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
  const renamed = billed.given(act(arrangeFloor, 'outlet', { tables: [{ id: 't1', ...square, name: 'Window', revision: 1 }] }))
  expect(renamed.state(bill, 'b1').issued?.tableName).toBe('T1')
  expect(renamed.state(outlet, 'outlet').tables['t1']?.name).toBe('Window')
})

it('shrinks a preset with its tables, and shows the rest on the floor', () => {
  const preset = { id: 'p', name: 'Long table', tableIds: ['t1', 't2', 't3'] }
  const story = opened.given(act(arrangeFloor, 'outlet', { presets: [preset] }), act(removeTable, 't1', {}))
  const house = new House('demo', restaurant)
  house.restore({ position: 1, streams: [{ stream: 'outlet', version: 1, state: story.state(outlet, 'outlet') }] })
  expect(floorBoard(house).mergePresets).toEqual([{ ...preset, tableIds: ['t2', 't3'], revision: 2 }])
  expect(story.given(act(removeTable, 't2', {})).state(outlet, 'outlet').mergePresets).toEqual({})
  arrange({ removePresetIds: ['p', 'q'] }, story).then([{ type: 'MergePresetRemoved', data: { id: 'p' } }])
})
