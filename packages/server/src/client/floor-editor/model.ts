import type { MergePresetDefinition, SectionDefinition, TableDefinition } from '@restoflow/core'

export type PlanTable = TableDefinition & { readonly rotation: number }
export type PlanSection = SectionDefinition
export type PlanPreset = MergePresetDefinition

/** The floor as it is being edited. Never changed in place. */
export interface Plan {
  readonly tables: readonly PlanTable[]
  readonly sections: readonly PlanSection[]
  readonly presets: readonly PlanPreset[]
}

/** The edited plan with what can be taken back and done again. */
export interface History {
  readonly past: readonly Plan[]
  readonly present: Plan
  readonly future: readonly Plan[]
}

export const emptyPlan: Plan = { tables: [], sections: [], presets: [] }

/** Grid of the plan, in plan units. */
export const grid = 10
const sizeMin = 40
const sizeMax = 800
const sectionMin = 120
const planMax = 20_000
const pastMax = 500

/** @returns a history that begins with this plan */
export function historyOf(present: Plan): History {
  return { past: [], present, future: [] }
}

/** @returns the history one edit further; the same one where nothing changed */
export function edit(history: History, change: (plan: Plan) => Plan): History {
  const present = change(history.present)
  if (present === history.present || same(present, history.present)) return history
  return { past: [...history.past, history.present].slice(-pastMax), present, future: [] }
}

/** @returns the history before the last edit; the same one where there is none */
export function undo(history: History): History {
  const present = history.past.at(-1)
  return present === undefined ? history : { past: history.past.slice(0, -1), present, future: [history.present, ...history.future] }
}

/** @returns the history with the edit done again that was taken back last; the same one where there is none */
export function redo(history: History): History {
  const [present, ...future] = history.future
  return present === undefined ? history : { past: [...history.past, history.present], present, future }
}

/** @returns whether two definitions say the same, whatever the order of their members */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null || Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  const [left, right] = [a as Readonly<Record<string, unknown>>, b as Readonly<Record<string, unknown>>]
  return keys.length === Object.keys(b).length && keys.every(key => Object.hasOwn(b, key) && same(left[key], right[key]))
}

/** @returns the table, if it is in the plan */
export function tableOf(plan: Plan, id: string): PlanTable | undefined {
  return plan.tables.find(table => table.id === id)
}

/** @returns the section, if it is in the plan */
export function sectionOf(plan: Plan, id: string): PlanSection | undefined {
  return plan.sections.find(section => section.id === id)
}

/** @returns the plan with some tables changed; places and sizes stay within what can be drawn */
export function changeTables(plan: Plan, ids: readonly string[], change: (table: PlanTable) => Partial<PlanTable>): Plan {
  return { ...plan, tables: plan.tables.map(table => (ids.includes(table.id) ? kept({ ...table, ...change(table) }) : table)) }
}

/** @returns the plan with tables moved; one that comes to stand in another section belongs to it */
export function moveTables(plan: Plan, ids: readonly string[], dx: number, dy: number): Plan {
  return resettled(changeTables(plan, ids, ({ x, y }) => ({ x: x + dx, y: y + dy })), ids)
}

/** @returns the plan with each of these tables in the section under its middle; outside of all it stays with its own */
export function resettled(plan: Plan, ids: readonly string[]): Plan {
  return changeTables(plan, ids, ({ x, y, sectionId }) => {
    const under = plan.sections.filter(section => contains(section, x, y))
    return { sectionId: under.some(({ id }) => id === sectionId) ? sectionId : (under.at(-1)?.id ?? sectionId) }
  })
}

const contains = ({ x, y, width, height }: PlanSection, px: number, py: number): boolean => px >= x && px <= x + width && py >= y && py <= y + height

/** @returns an angle as whole degrees from 0 to 359 */
export function degrees(angle: number): number {
  return ((Math.round(angle) % 360) + 360) % 360
}

/** @returns the plan with tables turned, each about its own middle */
export function turnTables(plan: Plan, ids: readonly string[], by: number): Plan {
  return changeTables(plan, ids, ({ rotation }) => ({ rotation: rotation + by }))
}

/** @returns the plan without these tables; a preset goes with all but one of its tables */
export function removeTables(plan: Plan, ids: readonly string[]): Plan {
  const presets = plan.presets.map(preset => ({ ...preset, tableIds: preset.tableIds.filter(id => !ids.includes(id)) }))
  return { ...plan, tables: plan.tables.filter(({ id }) => !ids.includes(id)), presets: presets.filter(({ tableIds }) => tableIds.length > 1) }
}

/** @returns the plan with a further table; the same one where its section is not there */
export function addTable(plan: Plan, table: PlanTable): Plan {
  return !sectionOf(plan, table.sectionId) ? plan : { ...plan, tables: [...plan.tables, kept(table)] }
}

/** @returns the plan with a section added, or changed where it is there already */
export function putSection(plan: Plan, section: PlanSection): Plan {
  const held = { ...section, ...boxed(section) }
  const isThere = plan.sections.some(({ id }) => id === section.id)
  return { ...plan, sections: isThere ? plan.sections.map(each => (each.id === section.id ? held : each)) : [...plan.sections, held] }
}

/** @returns the plan with a section moved, its tables with it */
export function moveSection(plan: Plan, id: string, dx: number, dy: number): Plan {
  const section = sectionOf(plan, id)
  if (!section) return plan
  const [x, y] = [Math.max(0, section.x + dx), Math.max(0, section.y + dy)]
  const inside = plan.tables.filter(({ sectionId }) => sectionId === id).map(table => table.id)
  const moved = changeTables(plan, inside, table => ({ x: table.x + x - section.x, y: table.y + y - section.y }))
  return putSection(moved, { ...section, x, y })
}

/** @returns the plan without a section; the same one while tables stand in it */
export function removeSection(plan: Plan, id: string): Plan {
  return plan.tables.some(({ sectionId }) => sectionId === id) ? plan : { ...plan, sections: plan.sections.filter(section => section.id !== id) }
}

/** @returns the plan with a preset added, or changed where it is there already */
export function putPreset(plan: Plan, preset: PlanPreset): Plan {
  const isThere = plan.presets.some(({ id }) => id === preset.id)
  return { ...plan, presets: isThere ? plan.presets.map(each => (each.id === preset.id ? preset : each)) : [...plan.presets, preset] }
}

/** @returns the plan without a preset */
export function removePreset(plan: Plan, id: string): Plan {
  return { ...plan, presets: plan.presets.filter(preset => preset.id !== id) }
}

const limited = (value: number, min: number, max: number): number => Math.min(max, Math.max(min, Math.round(value)))

/** What is written is whole units within the plan. */
function kept(table: PlanTable): PlanTable {
  const width = limited(table.width, sizeMin, sizeMax)
  const height = table.shape !== 'rectangle' ? width : limited(table.height, sizeMin, sizeMax)
  return {
    ...table, width, height, x: limited(table.x, Math.ceil(width / 2), planMax), y: limited(table.y, Math.ceil(height / 2), planMax),
    rotation: degrees(table.rotation), seats: limited(table.seats, 1, 99),
  }
}

function boxed({ x, y, width, height }: PlanSection): Pick<PlanSection, 'x' | 'y' | 'width' | 'height'> {
  return {
    x: limited(x, 0, planMax), y: limited(y, 0, planMax),
    width: limited(width, sectionMin, planMax), height: limited(height, sectionMin, planMax),
  }
}
