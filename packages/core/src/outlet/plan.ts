import type { DomainEvent } from '../kernel/env'

/** A room or an area of the floor. */
export interface SectionDefinition {
  readonly id: string
  readonly name: string
  /** Other languages' names, by BCP 47 tag. */
  readonly names?: Readonly<Record<string, string>>
  /** Where the section stands on the floor plan, in plan units (one unit is about a centimetre). */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly outdoor?: boolean
  /** Place in lists, lowest first; 0 when absent. Equal ones stand in the order in which they were made. */
  readonly order?: number
}

export interface TableDefinition {
  readonly id: string
  /** What guests and staff call it; unique in the outlet, whatever the case. */
  readonly name: string
  readonly sectionId: string
  readonly seats: number
  readonly shape: 'round' | 'square' | 'rectangle'
  /** Centre of the table on the floor plan, and its size before it is turned, in plan units. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Turned clockwise about its centre, whole degrees from 0 to 359; 0 when absent. */
  readonly rotation?: number
}

/** Tables that are often put together: `T4 + T5` for eight. */
export interface MergePresetDefinition {
  readonly id: string
  readonly name: string
  /** Two or more. */
  readonly tableIds: readonly string[]
}

/** Counts the definitions of one thing: 1, 2, 3 … */
export interface Revised {
  readonly revision: number
}

export type Section = SectionDefinition & Revised
export type FloorTable = TableDefinition & Revised
export type MergePreset = MergePresetDefinition & Revised

/** The part of the outlet's state that is its floor. */
export interface FloorPlanState {
  readonly sections: Readonly<Record<string, Section>>
  readonly tables: Readonly<Record<string, FloorTable>>
  readonly mergePresets: Readonly<Record<string, MergePreset>>
}

export type FloorPlanEvent =
  | DomainEvent<'SectionDefined', SectionDefinition>
  | DomainEvent<'TableDefined', TableDefinition>
  | DomainEvent<'MergePresetDefined', MergePresetDefinition>
  | DomainEvent<'SectionRemoved', { id: string }>
  | DomainEvent<'TableRemoved', { id: string }>
  | DomainEvent<'MergePresetRemoved', { id: string }>

export const emptyFloorPlan: FloorPlanState = { sections: {}, tables: {}, mergePresets: {} }

/** @returns the floor after one more event */
export function evolveFloorPlan<State extends FloorPlanState>(state: State, event: FloorPlanEvent): State {
  switch (event.type) {
    case 'SectionDefined':
      return { ...state, sections: defined(state.sections, event.data) }
    case 'TableDefined':
      return { ...state, tables: defined(state.tables, event.data) }
    case 'MergePresetDefined':
      return { ...state, mergePresets: defined(state.mergePresets, event.data) }
    case 'SectionRemoved':
      return { ...state, sections: without(state.sections, event.data.id) }
    case 'TableRemoved':
      return { ...state, tables: without(state.tables, event.data.id), mergePresets: withoutTable(state.mergePresets, event.data.id) }
    case 'MergePresetRemoved':
      return { ...state, mergePresets: without(state.mergePresets, event.data.id) }
    default:
      return event satisfies never
  }
}

/** @returns sections in the order in which lists show them */
export function sectionsInOrder(sections: Readonly<Record<string, Section>>): readonly Section[] {
  return Object.values(sections).sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
}

function defined<Definition extends { readonly id: string }>(
  record: Readonly<Record<string, Definition & Revised>>, definition: Definition,
): Readonly<Record<string, Definition & Revised>> {
  const before = Object.hasOwn(record, definition.id) ? record[definition.id] : undefined
  return { ...record, [definition.id]: { ...definition, revision: (before?.revision ?? 0) + 1 } }
}

function without<Item>(record: Readonly<Record<string, Item>>, id: string): Readonly<Record<string, Item>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id))
}

/** One table alone is nothing to put together: such a preset goes with its table. */
function withoutTable(presets: FloorPlanState['mergePresets'], tableId: string): FloorPlanState['mergePresets'] {
  if (!Object.values(presets).some(({ tableIds }) => tableIds.includes(tableId))) return presets
  return Object.fromEntries(Object.entries(presets).flatMap(([id, preset]) => {
    const tableIds = preset.tableIds.filter(each => each !== tableId)
    if (tableIds.length === preset.tableIds.length) return [[id, preset]]
    return tableIds.length < 2 ? [] : [[id, { ...preset, tableIds, revision: preset.revision + 1 }]]
  }))
}
