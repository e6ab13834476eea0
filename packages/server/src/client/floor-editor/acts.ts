import { newId } from '@restoflow/core'
import { t } from '../kit/words'
import { freePlace, nameIn, nextName, planReach, usualSize } from './arrange'
import type { Editor } from './editor'
import {
  addTable, changeTables, moveSection, moveTables, putSection, removeSection, removeTables, sectionOf, tableOf, turnTables, type Plan, type PlanTable,
} from './model'
import { say } from './page'

/** @returns a table that is not in the plan yet, with the name and the place that suit it */
export function newTable(plan: Plan, shape: PlanTable['shape'], seats: number, sectionId: string, at?: { readonly x: number; readonly y: number }): PlanTable {
  const size = usualSize(shape, seats)
  return { id: newId(), name: nameIn(plan, sectionId), sectionId, seats, shape, ...size, rotation: 0, ...(at ?? freePlace(plan, sectionId, size)) }
}

/** Adds a table where there is room: in the section of what is selected, else in the first. */
export function addTableNow(editor: Editor, shape: PlanTable['shape'], seats: number): void {
  const sectionId = sectionForNew(editor)
  const table = newTable(editor.settled, shape, seats, sectionId)
  editor.do(plan => addTable(plan, table))
  editor.selectTables(table.id)
  say(t('browser.plan-added', { name: table.name }))
}

/** @returns the section for a new table; a floor without any gets one */
export function sectionForNew(editor: Editor): string {
  const { selection, settled } = editor
  const wanted = selection.kind === 'section' ? selection.id : editor.tables[0]?.sectionId
  const found = wanted ?? settled.sections[0]?.id
  if (found !== undefined && sectionOf(settled, found)) return found
  return addSectionNow(editor)
}

/** Adds a section below the others. @returns its id */
export function addSectionNow(editor: Editor): string {
  const { bottom, left, right } = planReach(editor.settled)
  const isFirst = editor.settled.sections.length === 0
  const id = newId()
  const width = Math.max(600, right - left)
  editor.do(plan => putSection(plan, {
    id, name: t('browser.plan-new-section'), x: Math.max(0, left), y: isFirst ? 0 : bottom + 20, width: isFirst ? 1200 : width, height: isFirst ? 800 : 400,
    order: Math.max(0, ...plan.sections.map(({ order }) => order ?? 0)),
  }))
  editor.select({ kind: 'section', id })
  return id
}

/** Copies what is selected, each with the next free name, to the nearest free place. */
export function duplicate(editor: Editor): void {
  const made: PlanTable[] = []
  editor.do(plan => editor.tables.reduce((before, table) => {
    const { width, height } = table
    const place = freePlace(before, table.sectionId, { width, height }, table)
    const copy = { ...table, ...place, id: newId(), name: nextName(before.tables.map(({ name }) => name), table.name).slice(0, 12) }
    made.push(copy)
    return addTable(before, copy)
  }, plan))
  if (made.length === 0) return
  editor.selectTables(...made.map(({ id }) => id))
  say(t('browser.plan-added', { name: made.map(({ name }) => name).join(', ') }))
}

/** @returns the names of the selected tables that can't go, because they are in use */
export function lockedNames(editor: Editor): readonly string[] {
  return editor.tables.filter(({ id }) => editor.server.inUse[id] !== undefined).map(({ name }) => name)
}

/** Removes what is selected; a table in use stays, and says why. */
export function removeSelected(editor: Editor): void {
  const { selection } = editor
  if (selection.kind === 'section') {
    if (editor.settled.tables.some(({ sectionId }) => sectionId === selection.id)) return say(t('browser.plan-section-locked'))
    return editor.do(plan => removeSection(plan, selection.id))
  }
  const locked = lockedNames(editor)
  if (locked.length > 0) return say(t('browser.plan-locked', { name: locked.join(', ') }))
  const names = editor.tables.map(({ name }) => name).join(', ')
  if (names === '') return
  editor.do(plan => removeTables(plan, selection.ids))
  say(t('browser.plan-removed', { name: names }))
}

/** Moves what is selected. */
export function moveSelected(editor: Editor, dx: number, dy: number): void {
  const { selection } = editor
  if (selection.kind === 'section') return editor.do(plan => moveSection(plan, selection.id, dx, dy))
  editor.do(plan => moveTables(plan, selection.ids, dx, dy))
  tell(editor, ({ name, x, y }) => t('browser.plan-moved-to', { name, x, y }))
}

/** Turns the selected tables. */
export function turnSelected(editor: Editor, by: number): void {
  editor.do(plan => turnTables(plan, idsOf(editor), by))
  tell(editor, ({ name, rotation }) => t('browser.plan-turned-to', { name, degrees: rotation }))
}

/** Gives the selected tables more or fewer seats. */
export function seatSelected(editor: Editor, by: number): void {
  editor.do(plan => changeTables(plan, idsOf(editor), ({ seats }) => ({ seats: seats + by })))
  tell(editor, ({ name, seats }) => t('browser.plan-seats-now', { name, seats }))
}

/** Puts a table back that was removed here and is in use. */
export function putBack(editor: Editor, id: string): void {
  const table = editor.server.tables.find(each => each.id === id)
  if (!table || tableOf(editor.settled, id)) return
  const { revision: _, ...definition } = table
  editor.do(plan => addTable(sectionOf(plan, table.sectionId) ? plan : withSection(editor, plan, table.sectionId), { ...definition, rotation: table.rotation ?? 0 }))
}

function withSection(editor: Editor, plan: Plan, id: string): Plan {
  const section = editor.server.sections.find(each => each.id === id)
  if (!section) return plan
  const { revision: _, ...definition } = section
  return putSection(plan, definition)
}

function idsOf(editor: Editor): readonly string[] {
  return editor.selection.kind === 'tables' ? editor.selection.ids : []
}

function tell(editor: Editor, text: (table: PlanTable) => string): void {
  const [first] = editor.tables
  if (first) say(text(first))
}
