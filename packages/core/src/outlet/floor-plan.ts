import { canonicalJson } from '../kernel/canonical'
import { defineDecision } from '../kernel/decider'
import { refuse, type ErrorCode } from '../kernel/errors'
import { own } from '../kernel/own'
import { conflictText, requireRevision } from '../kernel/revision'
import type { TableState } from '../table/table'
import type { OutletEvent, OutletState } from './outlet'
import type { FloorPlanState, MergePresetDefinition, Revised, SectionDefinition, TableDefinition } from './plan'

/** A definition with the revision that its editor had read: 0 for a new one, absent: the last one wins. */
export type Edited<Definition> = Definition & { readonly revision?: number | undefined }

/** One thing that stands in the way of a changed floor. */
export interface FloorFault {
  readonly code: ErrorCode
  /** Place in the body, `tables.3`. */
  readonly path: string
  readonly message: string
  /** The table, section or preset that it is about. */
  readonly id: string
  /** Open orders of a table that can't go. */
  readonly orderIds?: readonly string[]
  /** The definition as it stands, null when it is gone; of a conflict. */
  readonly current?: unknown
}

export interface FloorChange {
  readonly tables?: readonly Edited<TableDefinition>[] | undefined
  readonly sections?: readonly Edited<SectionDefinition>[] | undefined
  readonly presets?: readonly Edited<MergePresetDefinition>[] | undefined
  readonly removeTableIds?: readonly string[] | undefined
  readonly removeSectionIds?: readonly string[] | undefined
  readonly removePresetIds?: readonly string[] | undefined
}

const editors = ['owner', 'manager'] as const

export const defineSection = defineDecision<OutletState, Edited<Omit<SectionDefinition, 'id'>>, unknown, OutletEvent>({
  name: 'outlet.define-section',
  category: 'outlet',
  roles: editors,
  decide: (state, section, { id }) => {
    requireRevision(own(state.sections, id), section.revision, `Section ${section.name}`)
    return [{ type: 'SectionDefined', data: definitionOf({ ...section, id }) }]
  },
  view: (id, state) => own(state.sections, id),
})

export const defineTable = defineDecision<OutletState, Edited<Omit<TableDefinition, 'id'>>, unknown, OutletEvent>({
  name: 'outlet.define-table',
  category: 'outlet',
  roles: editors,
  decide: (state, table, { id }) => {
    requireRevision(own(state.tables, id), table.revision, `Table ${table.name}`)
    if (!own(state.sections, table.sectionId)) refuse('unknown-section', `There is no section ${table.sectionId}.`)
    const twin = twinOf(state.tables, { id, name: table.name })
    if (twin && own(state.tables, id)?.name !== table.name) refuse('name-taken', `There is a table ${twin.name} already.`, { id: twin.id })
    return [{ type: 'TableDefined', data: definitionOf({ ...table, id }) }]
  },
  view: (id, state) => own(state.tables, id),
})

/** Takes a table off the floor; bills of the past keep its name. Not while guests sit there, or it is being cleaned. */
export const removeTable = defineDecision<OutletState, { readonly revision?: number }, { readonly table: TableState }, OutletEvent>({
  name: 'outlet.remove-table',
  category: 'outlet',
  roles: editors,
  reads: ({ id }) => ({ table: `table/${id}` }),
  decide: (state, { revision }, { id, refs }) => {
    const table = own(state.tables, id)
    requireRevision(table, revision, `Table ${table?.name ?? id}`)
    if (!table) return []
    const fault = takenFault(table, refs.table, 'id')
    if (fault) refuse(fault.code, fault.message, { orderIds: refs.table.orderIds })
    return [{ type: 'TableRemoved', data: { id } }]
  },
  view: id => ({ id, removed: true }),
})

/** Takes a section off the floor once no table stands in it. */
export const removeSection = defineDecision<OutletState, { readonly revision?: number }, unknown, OutletEvent>({
  name: 'outlet.remove-section',
  category: 'outlet',
  roles: editors,
  decide: (state, { revision }, { id }) => {
    const section = own(state.sections, id)
    requireRevision(section, revision, `Section ${section?.name ?? id}`)
    if (!section) return []
    const fault = notEmptyFault(section, state.tables, 'id')
    if (fault) refuse(fault.code, fault.message)
    return [{ type: 'SectionRemoved', data: { id } }]
  },
  view: id => ({ id, removed: true }),
})

/**
 * Saves what an editor of the floor changed: all of it or nothing. Whatever stands in the way is named in `extra.errors`, a
 * {@link FloorFault} each. Orders belong to their tables and go with them, whatever the section or the name.
 */
export const arrangeFloor = defineDecision<OutletState, FloorChange, { readonly removed: readonly TableState[] }, OutletEvent>({
  name: 'outlet.arrange-floor',
  category: 'outlet',
  roles: editors,
  reads: ({ body }) => ({ removed: (body.removeTableIds ?? []).map(id => `table/${id}`) }),
  decide: (state, change, { refs }) => {
    const after: FloorPlanState = {
      sections: merged(state.sections, change.sections, change.removeSectionIds),
      tables: merged(state.tables, change.tables, change.removeTableIds),
      mergePresets: merged(state.mergePresets, change.presets, change.removePresetIds),
    }
    const faults = faultsOf(state, after, change, refs.removed)
    const worst = precedence.map(code => faults.find(fault => fault.code === code)).find(fault => fault !== undefined) ?? faults[0]
    if (worst) refuse(worst.code, faults.map(({ message }) => message).join(' '), { errors: faults })
    return eventsOf(state, change)
  },
  view: (_, { sections, tables, mergePresets }) => ({ sections, tables, mergePresets }),
})

/** Whose code the whole refusal carries: an editor who must read again first, then guests who sit there. */
const precedence: readonly ErrorCode[] = ['version-conflict', 'table-taken', 'table-cleaning']

type Named = { readonly id: string; readonly name: string }

const folded = (name: string): string => name.trim().normalize('NFC').toLocaleLowerCase('en')

function twinOf<Item extends Named>(record: Readonly<Record<string, Item>>, { id, name }: Named): Item | undefined {
  return Object.values(record).find(other => other.id !== id && folded(other.name) === folded(name))
}

function definitionOf<Definition extends object>(edited: Definition & { readonly revision?: number | undefined }): Omit<Definition, 'revision'> {
  const { revision: _, ...definition } = edited
  return definition
}

function merged<Definition extends Named>(
  record: Readonly<Record<string, Definition & Revised>>, defined: readonly Edited<Definition>[] = [], removed: readonly string[] = [],
): Readonly<Record<string, Definition & Revised>> {
  const kept = Object.entries(record).filter(([id]) => !removed.includes(id))
  return Object.fromEntries([...kept, ...defined.map(each => [each.id, { ...each, revision: each.revision ?? 0 }] as const)])
}

function takenFault({ id, name }: Named, { occupancy, orderIds }: TableState, path: string): FloorFault | undefined {
  if (occupancy === 'free') return undefined
  if (occupancy === 'cleaning') return { code: 'table-cleaning', path, id, message: `Table ${name} is being cleaned.` }
  if (orderIds.length === 0) return { code: 'table-taken', path, id, orderIds, message: `Table ${name} is taken by the party of another table.` }
  return { code: 'table-taken', path, id, orderIds, message: `Table ${name} is taken by ${orderIds.length === 1 ? 'order' : 'orders'} ${orderIds.join(', ')}.` }
}

function notEmptyFault({ id, name }: Named, tables: Readonly<Record<string, TableDefinition>>, path: string): FloorFault | undefined {
  const names = Object.values(tables).filter(({ sectionId }) => sectionId === id).map(table => table.name)
  return names.length === 0 ? undefined : { code: 'section-not-empty', path, id, message: `Section ${name} still has ${names.join(', ')}.` }
}

function faultsOf(state: FloorPlanState, after: FloorPlanState, change: FloorChange, removed: readonly TableState[]): readonly FloorFault[] {
  const { tables = [], sections = [], presets = [], removeTableIds = [], removeSectionIds = [], removePresetIds = [] } = change
  return [
    ...listFaults('tables', 'Table', state.tables, after.tables, tables, removeTableIds),
    ...listFaults('sections', 'Section', state.sections, after.sections, sections, removeSectionIds),
    ...listFaults('presets', 'Preset', state.mergePresets, after.mergePresets, presets, removePresetIds),
    ...tables.flatMap(({ id, name, sectionId }, index): FloorFault[] => own(after.sections, sectionId)
      ? []
      : [{ code: 'unknown-section', path: `tables.${index}.sectionId`, id, message: `Table ${name} is in section ${sectionId}, which does not exist.` }]),
    ...presets.flatMap(({ id, name, tableIds }, index): FloorFault[] => {
      const missing = tableIds.filter(tableId => !own(after.tables, tableId))
      const path = `presets.${index}.tableIds`
      if (missing.length > 0) return [{ code: 'unknown-table', path, id, message: `Preset ${name} names ${missing.join(', ')}, which does not exist.` }]
      return new Set(tableIds).size < 2 ? [{ code: 'invalid-body', path, id, message: `Preset ${name} needs two tables or more.` }] : []
    }),
    ...removeTableIds.flatMap((id, index) => {
      const [table, seating] = [own(state.tables, id), removed[index]]
      return (table && seating && takenFault(table, seating, `removeTableIds.${index}`)) ?? []
    }),
    ...removeSectionIds.flatMap((id, index) => {
      const section = own(state.sections, id)
      return (section && notEmptyFault(section, after.tables, `removeSectionIds.${index}`)) ?? []
    }),
  ]
}

function listFaults<Item extends Named & Revised>(
  path: string, kind: string, before: Readonly<Record<string, Item>>, after: Readonly<Record<string, Item>>, edited: readonly Edited<Named>[],
  removed: readonly string[],
): readonly FloorFault[] {
  return edited.flatMap(({ id, name, revision: read }, index): FloorFault[] => {
    const current = own(before, id)
    const revision = current?.revision ?? 0
    const at = { path: `${path}.${index}`, id }
    const isTwice = edited.findIndex(each => each.id === id) !== index || removed.includes(id)
    if (isTwice) return [{ ...at, code: 'invalid-body', message: `${kind} ${name} stands twice in the change.` }]
    if (read !== undefined && read !== revision) {
      return [{ ...at, code: 'version-conflict', message: conflictText(revision, read, `${kind} ${current?.name ?? name}`), current: current ?? null }]
    }
    // two sections of one name confuse nobody's orders
    const twin = kind === 'Section' || current?.name === name ? undefined : twinOf(after, { id, name })
    return twin ? [{ ...at, code: 'name-taken', message: `There is a ${kind.toLowerCase()} ${twin.name} already.` }] : []
  })
}

function eventsOf(state: FloorPlanState, change: FloorChange): readonly OutletEvent[] {
  const { tables = [], sections = [], presets = [], removeTableIds = [], removeSectionIds = [], removePresetIds = [] } = change
  return [
    ...changed(state.sections, sections).map(data => ({ type: 'SectionDefined' as const, data })),
    ...changed(state.tables, tables).map(data => ({ type: 'TableDefined' as const, data })),
    ...there(state.tables, removeTableIds).map(id => ({ type: 'TableRemoved' as const, data: { id } })),
    ...there(state.sections, removeSectionIds).map(id => ({ type: 'SectionRemoved' as const, data: { id } })),
    ...changed(state.mergePresets, presets).map(data => ({ type: 'MergePresetDefined' as const, data })),
    ...there(state.mergePresets, removePresetIds).map(id => ({ type: 'MergePresetRemoved' as const, data: { id } })),
  ]
}

/** Those that differ from what stands: an editor may send the whole floor. */
function changed<Definition extends Named>(
  record: Readonly<Record<string, Definition & Revised>>, edited: readonly Edited<Definition>[],
): readonly Omit<Definition, 'revision'>[] {
  return edited.map(definitionOf<Definition>).filter(definition => {
    const current = own(record, definition.id)
    return !current || canonicalJson(definitionOf(current)) !== canonicalJson(definition)
  })
}

function there(record: Readonly<Record<string, unknown>>, ids: readonly string[]): readonly string[] {
  return [...new Set(ids)].filter(id => own(record, id) !== undefined)
}
