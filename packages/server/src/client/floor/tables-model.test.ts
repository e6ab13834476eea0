import { describe, expect, it } from 'vitest'
import { choiceOf, mergeBack, moveBack, moveTo, partyText, presetsFor, type TableFact } from './tables-model'

const table = (id: string, more: Partial<TableFact> = {}): TableFact =>
  ({ id, name: id.toUpperCase(), seats: 4, state: 'free', covers: 0, orderIds: [], mergedInto: null, mergedIds: [], ...more })
const t4 = table('t4', { state: 'ordered', covers: 3, orderIds: ['o1', 'o2'] })
const t5 = table('t5')
const t6 = table('t6', { state: 'seated', covers: 2, orderIds: ['o6'] })

describe('the picker of tables', () => {
  it('takes free tables and taken ones, not itself, what is being cleaned and what is another party\'s', () => {
    expect([t5, t6, t4, table('t7', { state: 'cleaning' }), table('t8', { state: 'seated', mergedInto: 't6' })].map(each => choiceOf(each, t4)))
      .toEqual(['free', 'join', 'no', 'no', 'no'])
  })

  it('moves one order or all of a table, and joins a taken table only by saying so', () => {
    expect(moveTo({ kind: 'order', orderId: 'o2' }, t4, t5)).toEqual({ path: 'orders/o2/move', body: { tableId: 't5' } })
    expect(moveTo({ kind: 'table' }, t4, t6)).toEqual({ path: 'tables/t4/transfer', body: { toTableId: 't6', join: true } })
  })

  it('takes a move back order by order: the table needs no cleaning, and its party has its tables again', () => {
    expect(moveBack({ kind: 'order', orderId: 'o2' }, { ...t4, mergedIds: ['t5'] })).toEqual([
      { path: 'tables/t4/clean', body: {} }, { path: 'orders/o2/move', body: { tableId: 't4', join: true } },
    ])
    expect(moveBack({ kind: 'table' }, { ...t4, mergedIds: ['t5'] }).map(({ path }) => path)).toEqual([
      'tables/t4/clean', 'orders/o1/move', 'orders/o2/move', 'tables/t5/clean', 'tables/t4/merge',
    ])
  })

  it('takes a merge back: what was merged before stays, and orders that came along go home', () => {
    expect(mergeBack({ ...t4, mergedIds: ['t3'] }, [t5, t6])).toEqual([
      { path: 'tables/t4/unmerge', body: {} },
      { path: 'tables/t3/clean', body: {} }, { path: 'tables/t4/merge', body: { tableIds: ['t3'] } },
      { path: 'tables/t5/clean', body: {} },
      { path: 'tables/t6/clean', body: {} }, { path: 'orders/o6/move', body: { tableId: 't6', join: true } },
    ])
  })

  it('offers the sets of tables that hold the main one and can join it now', () => {
    const presets = [{ name: 'Wall', tableIds: ['t4', 't5'] }, { name: 'Corner', tableIds: ['t5', 't6'] }, { name: 'Long', tableIds: ['t4', 't5', 't7'] }]
    const tables = [t4, t5, t6, table('t7', { state: 'cleaning' })]
    expect(presetsFor(t4, presets, tables)).toEqual([{ name: 'Wall', tableIds: ['t5'] }])
    expect(presetsFor({ ...t4, mergedIds: ['t5'] }, presets, tables)).toEqual([])
    expect(partyText([t4, t5])).toBe('T4 + T5')
  })
})
