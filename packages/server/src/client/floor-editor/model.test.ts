import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alignTables, distributeTables, freePlace, nameIn, nextName, reachOf, usualSize } from './arrange'
import { changeOf, conflictsOf, countChanges, keepMine, planOf, rebase, summaryOf, takeTheirs, type ServerFloor } from './changes'
import {
  addTable, changeTables, degrees, edit, historyOf, moveSection, moveTables, putPreset, putSection, redo, removePreset, removeSection, removeTables, turnTables, undo,
  type History, type Plan,
} from './model'

const section = (id: string, x: number) => ({ id, name: id, x, y: 0, width: 600, height: 600, revision: 1 })
const table = (id: string, x: number, y = 200) => ({
  id, name: id.toUpperCase(), sectionId: x < 600 ? 'hall' : 'garden', seats: 4, shape: 'square' as const, x, y, width: 100, height: 100, rotation: 0, revision: 1,
})
const floor: ServerFloor = {
  sections: [section('hall', 0), section('garden', 600)],
  tables: [table('t1', 100), table('t2', 300), table('t3', 500, 400), table('g1', 800)],
  presets: [{ id: 'p', name: 'T1 + T2', tableIds: ['t1', 't2'], revision: 1 }],
}
const plan = planOf(floor)

const someIds = fc.subarray(['t1', 't2', 't3', 'g1', 'n1', 'n2'], { minLength: 1 })
const by = fc.integer({ min: -900, max: 900 })
const edits: fc.Arbitrary<(plan: Plan) => Plan> = fc.oneof(
  fc.tuple(someIds, by, by).map(([ids, dx, dy]) => (p: Plan) => moveTables(p, ids, dx, dy)),
  fc.tuple(someIds, by).map(([ids, angle]) => (p: Plan) => turnTables(p, ids, angle)),
  fc.tuple(someIds, by, by).map(([ids, width, seats]) => (p: Plan) => changeTables(p, ids, () => ({ width, seats }))),
  someIds.map(ids => (p: Plan) => removeTables(p, ids)),
  fc.tuple(fc.constantFrom('n1', 'n2'), by, by).map(([id, x, y]) => (p: Plan) =>
    p.tables.some(each => each.id === id) ? p : addTable(p, { ...table(id, x, y), sectionId: 'hall' })),
  fc.tuple(fc.constantFrom('hall', 'garden'), by, by).map(([id, dx, dy]) => (p: Plan) => moveSection(p, id, dx, dy)),
  fc.tuple(fc.constantFrom('hall', 'new'), by, by).map(([id, x, width]) => (p: Plan) => putSection(p, { id, name: id, x, y: 0, width, height: 300 })),
  fc.constantFrom('hall', 'garden', 'new').map(id => (p: Plan) => removeSection(p, id)),
  fc.tuple(fc.constantFrom('p', 'q'), fc.subarray(['t1', 't2', 't3'], { minLength: 2 })).map(([id, tableIds]) => (p: Plan) =>
    putPreset(p, { id, name: id, tableIds })),
  fc.constantFrom('p', 'q').map(id => (p: Plan) => removePreset(p, id)),
  fc.tuple(someIds, fc.constantFrom('left', 'middle', 'bottom')).map(([ids, how]) => (p: Plan) => alignTables(p, ids, how)),
  fc.tuple(someIds, fc.constantFrom('x', 'y')).map(([ids, along]) => (p: Plan) => distributeTables(p, ids, along)),
)
const times = (count: number, step: (history: History) => History, from: History): History =>
  Array.from({ length: count }).reduce<History>(step, from)

describe('the undo stack', () => {
  it('leads back to the first plan and forth to the last, whatever was done', () => {
    fc.assert(fc.property(fc.array(edits, { maxLength: 40 }), changes => {
      const end = changes.reduce(edit, historyOf(plan))
      const done = end.past.length
      const start = times(done, undo, end)
      expect(start.present).toEqual(plan)
      expect(undo(start)).toBe(start)
      const again = times(done, redo, start)
      expect(again.present).toEqual(end.present)
      expect(redo(again)).toBe(again)
    }), { numRuns: 500 })
  })

  it('forgets what was taken back once something else is done', () => {
    const moved = edit(historyOf(plan), p => moveTables(p, ['t1'], 50, 0))
    const other = edit(undo(moved), p => turnTables(p, ['t1'], 15))
    expect(redo(other)).toBe(other)
    expect(edit(other, p => turnTables(p, ['t1'], 360))).toBe(other)
  })

  it('keeps every plan drawable and true', () => {
    fc.assert(fc.property(fc.array(edits, { maxLength: 25 }), changes => {
      const { present } = changes.reduce(edit, historyOf(plan))
      for (const { x, y, width, height, rotation, seats, sectionId } of present.tables) {
        expect([x, y, width, height, rotation].every(Number.isInteger)).toBe(true)
        expect(x >= width / 2 && y >= height / 2 && rotation >= 0 && rotation < 360 && seats > 0).toBe(true)
        expect(present.sections.map(({ id }) => id)).toContain(sectionId)
      }
      for (const { tableIds } of present.presets) expect(tableIds.length).toBeGreaterThan(1)
    }))
  })
})

describe('what is saved', () => {
  it('is the difference, with the revisions that were read', () => {
    expect(countChanges(floor, plan)).toBe(0)
    const { present } = [
      (p: Plan) => moveTables(p, ['t1'], 30, 0), (p: Plan) => removeTables(p, ['t3']), (p: Plan) => turnTables(p, ['g1'], -15),
      (p: Plan) => planOf({ ...floor, tables: [{ ...table('n1', 300, 500), name: 'T4' }] }).tables.reduce(addTable, p),
    ].reduce(edit, historyOf(plan))
    expect(changeOf(floor, present)).toMatchObject({
      tables: [{ id: 't1', x: 130, revision: 1 }, { id: 'g1', rotation: 345, revision: 1 }, { id: 'n1', revision: 0 }], removeTableIds: ['t3'], sections: [], presets: [],
    })
    expect(summaryOf(floor, present)).toMatchObject({ added: ['T4'], removed: ['T3'], moved: ['T1'], turned: ['G1'], resized: [], renamed: [] })
  })

  it('takes over what others saved, all through the history, and names what both changed', () => {
    const mine = [(p: Plan) => moveTables(p, ['t1'], 30, 0), (p: Plan) => moveTables(p, ['t2'], 10, 0)].reduce(edit, historyOf(plan))
    const server: ServerFloor = {
      ...floor,
      tables: [{ ...table('t1', 100), seats: 8, revision: 2 }, table('t2', 300), { ...table('g1', 900), revision: 2 }, table('g2', 700)],
    }
    const { base, history } = rebase({ base: floor, history: mine }, server)
    for (const each of [history.present, ...history.past]) {
      expect(each.tables.map(({ id, x }) => [id, x]).slice(2)).toEqual([['g1', 900], ['g2', 700]])
    }
    expect(conflictsOf(base, server, history.present)).toEqual([{ kind: 'tables', id: 't1', name: 'T1', isRemoved: false }])
    const [conflict] = conflictsOf(base, server, history.present)
    if (!conflict) throw new Error('no conflict')
    expect(changeOf(base, history.present).tables).toMatchObject([{ id: 't1', revision: 1 }, { id: 't2', revision: 1 }])
    expect(changeOf(keepMine(base, server, conflict), history.present).tables[0]).toMatchObject({ id: 't1', x: 130, seats: 4, revision: 2 })
    expect(takeTheirs(history.present, server, conflict).tables[0]).toMatchObject({ x: 100, seats: 8 })
    // saved from here: no conflict with oneself
    const saved: ServerFloor = { ...floor, tables: history.present.tables.map(each => ({ ...each, revision: 2 })) }
    expect(conflictsOf(rebase({ base: floor, history }, saved).base, saved, history.present)).toEqual([])
  })
})

describe('help with placing', () => {
  it('finds the next free name and the nearest free place', () => {
    expect(nextName(['T1', 't2', 'T12'], 'T1')).toBe('T3')
    expect(nextName(['T1', 'T2', 'T3'], 'T2')).toBe('T4')
    expect(nextName(['Window'], 'Window')).toBe('Window1')
    expect(nameIn(plan, 'hall')).toBe('T4')
    expect(nameIn({ ...plan, tables: [] }, 'garden')).toBe('G1')
    const size = usualSize('round', 4)
    const place = freePlace(plan, 'hall', size)
    const { left, right, top, bottom } = reachOf({ ...place, ...size, shape: 'round', rotation: 0 })
    for (const other of plan.tables.map(reachOf)) {
      expect(left >= other.right || right <= other.left || top >= other.bottom || bottom <= other.top).toBe(true)
    }
  })

  it('aligns and distributes, turned tables by what they take', () => {
    const ids = ['t1', 't2', 't3']
    expect(alignTables(plan, ids, 'bottom').tables.slice(0, 3).map(({ y }) => y)).toEqual([400, 400, 400])
    const apart = changeTables(plan, ['t2'], () => ({ x: 140 }))
    expect(distributeTables(apart, ids, 'x').tables.slice(0, 3).map(({ x }) => x)).toEqual([100, 300, 500])
    expect(degrees(-15)).toBe(345)
  })
})
