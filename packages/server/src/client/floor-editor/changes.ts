import type { Edited, FloorChange, FloorTable, MergePreset, Section } from '@restoflow/core'
import { same, type History, type Plan, type PlanTable } from './model'

/** The floor as the server has it. */
export interface ServerFloor {
  readonly tables: readonly FloorTable[]
  readonly sections: readonly Section[]
  readonly presets: readonly MergePreset[]
}

type Kind = keyof ServerFloor
const kinds = ['tables', 'sections', 'presets'] as const satisfies readonly Kind[]

type Item = { readonly id: string }
type Held = Item & { readonly revision: number }

/** @returns the floor as a plan to be edited */
export function planOf({ tables, sections, presets }: ServerFloor): Plan {
  return {
    tables: tables.map(({ revision: _, ...table }) => ({ ...table, rotation: table.rotation ?? 0 })),
    sections: sections.map(({ revision: _, ...section }) => section),
    presets: presets.map(({ revision: _, ...preset }) => preset),
  }
}

/** What is different, for the person who saves. */
export interface Summary {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly moved: readonly string[]
  readonly turned: readonly string[]
  readonly resized: readonly string[]
  readonly renamed: readonly (readonly [from: string, to: string])[]
  /** Seats, shape or section differ. */
  readonly changed: readonly string[]
  readonly sections: readonly string[]
  readonly presets: readonly string[]
}

/** @returns what saving would change, by names */
export function summaryOf(base: ServerFloor, plan: Plan): Summary {
  const before = planOf(base)
  const pairs = plan.tables.flatMap(table => {
    const old = before.tables.find(({ id }) => id === table.id)
    return old ? [{ old, table }] : []
  })
  const where = (differs: (old: PlanTable, table: PlanTable) => boolean): readonly string[] =>
    pairs.filter(({ old, table }) => differs(old, table)).map(({ table }) => table.name)
  return {
    added: missing(plan.tables, before.tables).map(({ name }) => name),
    removed: missing(before.tables, plan.tables).map(({ name }) => name),
    moved: where((a, b) => a.x !== b.x || a.y !== b.y),
    turned: where((a, b) => a.rotation !== b.rotation),
    resized: where((a, b) => a.width !== b.width || a.height !== b.height),
    renamed: pairs.filter(({ old, table }) => old.name !== table.name).map(({ old, table }) => [old.name, table.name] as const),
    changed: where((a, b) => a.seats !== b.seats || a.shape !== b.shape || a.sectionId !== b.sectionId),
    sections: differing(before.sections, plan.sections),
    presets: differing(before.presets, plan.presets),
  }
}

const missing = <T extends Item>(all: readonly T[], from: readonly Item[]): readonly T[] => all.filter(({ id }) => !from.some(each => each.id === id))

function differing(before: readonly (Item & { readonly name: string })[], after: readonly (Item & { readonly name: string })[]): readonly string[] {
  const changed = after.filter(each => !before.some(old => same(old, each)))
  return [...changed, ...missing(before, after)].map(({ name }) => name)
}

/** @returns how many things saving would change */
export function countChanges(base: ServerFloor, plan: Plan): number {
  const lists: readonly (readonly unknown[])[] = Object.values(changeOf(base, plan))
  return lists.reduce((sum, list) => sum + list.length, 0)
}

/** A change that names every list, empty ones too. */
type WholeChange = { readonly [Name in keyof FloorChange]-?: NonNullable<FloorChange[Name]> }

/** @returns the command's body: what differs from `base`, each with the revision that was read */
export function changeOf(base: ServerFloor, plan: Plan): WholeChange {
  const before = planOf(base)
  const changed = <T extends Item>(held: readonly Held[], old: readonly T[], items: readonly T[]): readonly Edited<T>[] => items
    .filter(item => !same(item, old.find(({ id }) => id === item.id)))
    .map(item => ({ ...item, revision: held.find(({ id }) => id === item.id)?.revision ?? 0 }))
  const gone = (old: readonly Item[], items: readonly Item[]): readonly string[] => missing(old, items).map(({ id }) => id)
  return {
    tables: changed(base.tables, before.tables, plan.tables),
    sections: changed(base.sections, before.sections, plan.sections),
    presets: changed(base.presets, before.presets, plan.presets),
    removeTableIds: gone(before.tables, plan.tables),
    removeSectionIds: gone(before.sections, plan.sections),
    removePresetIds: gone(before.presets, plan.presets),
  }
}

/** What somebody else changed while it was being changed here. */
export interface Conflict {
  readonly kind: Kind
  readonly id: string
  readonly name: string
  /** It is gone at the server. */
  readonly isRemoved: boolean
}

export interface Rebased {
  readonly base: ServerFloor
  readonly history: History
}

/**
 * Takes over what others saved meanwhile, all through the history, but for what was changed here too: that keeps its old
 * base, so that {@link conflictsOf} names it and a save would be refused.
 */
export function rebase({ base, history }: Rebased, server: ServerFloor): Rebased {
  let next: Rebased = { base, history }
  for (const kind of kinds) {
    const ids = new Set([...base[kind], ...server[kind]].map(({ id }) => id))
    for (const id of ids) next = rebaseOne(next, server, kind, id)
  }
  return next
}

function rebaseOne(rebased: Rebased, server: ServerFloor, kind: Kind, id: string): Rebased {
  const { base, history } = rebased
  const old = find<Held>(base[kind], id)
  const now = find<Held>(server[kind], id)
  if ((old?.revision ?? 0) === (now?.revision ?? 0)) return rebased
  const mine = find<Item>(history.present[kind], id)
  const [oldItem, nowItem] = [old && itemOf(base, kind, id), now && itemOf(server, kind, id)]
  // what was saved from here, or done here alike
  if (same(mine, nowItem)) return { base: withItem(base, kind, id, now), history }
  if (!same(mine, oldItem)) return rebased
  const follow = (plan: Plan): Plan => same(find<Item>(plan[kind], id), oldItem) ? withItem(plan, kind, id, nowItem) : plan
  return {
    base: withItem(base, kind, id, now),
    history: { past: history.past.map(follow), present: follow(history.present), future: history.future.map(follow) },
  }
}

const find = <T extends Item>(items: readonly Item[], id: string): T | undefined => items.find(each => each.id === id) as T | undefined

function itemOf(floor: ServerFloor, kind: Kind, id: string): Item | undefined {
  return find(planOf(floor)[kind], id)
}

function withItem<Lists extends Readonly<Record<Kind, readonly Item[]>>>(lists: Lists, kind: Kind, id: string, item: Item | undefined): Lists {
  const list = lists[kind]
  const isThere = list.some(each => each.id === id)
  if (item === undefined) return { ...lists, [kind]: list.filter(each => each.id !== id) }
  return { ...lists, [kind]: isThere ? list.map(each => (each.id === id ? item : each)) : [...list, item] }
}

/** @returns what both sides changed, and differently */
export function conflictsOf(base: ServerFloor, server: ServerFloor, plan: Plan): readonly Conflict[] {
  return kinds.flatMap(kind => {
    const ids = [...new Set([...base[kind], ...server[kind]].map(({ id }) => id))]
    return ids.flatMap((id): Conflict[] => {
      const [old, now] = [find<Held>(base[kind], id), find<Held>(server[kind], id)]
      if ((old?.revision ?? 0) === (now?.revision ?? 0)) return []
      const named = (find(plan[kind], id) ?? now ?? old) as { readonly name?: string } | undefined
      return [{ kind, id, name: named?.name ?? id, isRemoved: now === undefined }]
    })
  })
}

/** @returns the base with what the server has of one thing: what was changed here is then meant to overwrite it */
export function keepMine(base: ServerFloor, server: ServerFloor, { kind, id }: Conflict): ServerFloor {
  return withItem(base, kind, id, find<Held>(server[kind], id))
}

/** @returns the plan with one thing as the server has it */
export function takeTheirs(plan: Plan, server: ServerFloor, { kind, id }: Conflict): Plan {
  return withItem(plan, kind, id, itemOf(server, kind, id))
}
