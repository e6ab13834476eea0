import { faultsOf, menuBatchMax, type MenuItem, type MenuState, type OutletState, type SentMenuBatch } from '@restoflow/core'
import { applyBatchSchema } from '@restoflow/core/schemas'
import { categoryColumns, nextPlace, readCategories } from './categories'
import { folded, tidy } from './cells'
import type { RowPlan } from './changes'
import { readChoices } from './choices'
import type { SheetProblem } from './fault'
import { Problems } from './header'
import { itemColumns, type ItemRefs } from './item-columns'
import { categoryTexts, readItems } from './items'
import { own, type Category, type ModifierGroup } from './menu-types'
import { slugOf } from './names-cell'
import { Refs } from './refs'
import { sheetRowsMax, type SheetFile, type SheetName, type SheetTable } from './table'
import { taxClassesOf } from './tax-cell'

export interface PlanOptions {
  /** Categories that nobody knows are made. */
  readonly newCategories?: boolean
}

/** A menu file beside the menu: what it would change, and everything that keeps it from doing so. */
export interface MenuPlan {
  readonly items: readonly RowPlan<MenuItem>[]
  readonly groups: readonly RowPlan<ModifierGroup>[]
  readonly categories: readonly RowPlan<Category>[]
  /** Nothing is imported while there are any. */
  readonly problems: readonly SheetProblem[]
  /** Names in the column Category that the menu has not. */
  readonly unknownCategories: readonly string[]
  /** Columns and sheets that say nothing to us. */
  readonly ignored: readonly { readonly sheet: string; readonly column: string }[]
}

/** @returns what the names in a file's cells mean on a menu */
export function refsOf(menu: MenuState, outlet: OutletState): ItemRefs {
  return {
    categories: new Refs('unknown-category', Object.values(menu.categories)), groups: new Refs('unknown-group', Object.values(menu.modifierGroups)),
    stations: new Refs('unknown-station', Object.values(outlet.stations)), taxClasses: taxClassesOf(menu),
    items: new Refs('unknown-item', Object.values(menu.items)), variantsOf: id => own(menu.items, id)?.variants ?? [],
  }
}

/** @returns what a file would change on the menu, and what is wrong with it */
export function planMenu({ tables, ignored }: SheetFile, menu: MenuState, outlet: OutletState, { newCategories = false }: PlanOptions = {}): MenuPlan {
  const problems = new Problems()
  const tableOf = (name: SheetName): SheetTable => tables.find(table => table.name === name) ?? { name, rows: [], firstRow: 1 }
  const has = (name: SheetName): boolean => tables.some(table => table.name === name)
  for (const { name, rows, firstRow } of tables) {
    const max = name === 'Items' ? menuBatchMax + 20 : sheetRowsMax
    if (rows.length > max) problems.add(name, firstRow + max, 'Name', 'too-many-rows', { max: name === 'Items' ? menuBatchMax : sheetRowsMax, count: rows.length })
  }
  if (problems.found.length > 0) return { items: [], groups: [], categories: [], problems: problems.found, unknownCategories: [], ignored: [] }

  const before = refsOf(menu, outlet)
  const categories = has('Categories') ? readCategories(tableOf('Categories'), menu, problems) : null
  const choices = has('Choices') ? readChoices(tableOf('Choices'), menu, problems) : null
  const after = refsOf(menu, outlet)
  for (const { definition } of categories?.plans ?? []) after.categories.add(definition)
  for (const { definition } of choices?.plans ?? []) after.groups.add(definition)
  const unknown = has('Items') ? unknownCategories(tableOf('Items'), after.categories) : []
  const made = newCategories ? madeOf(unknown, menu, categories?.plans ?? [], after.categories) : []
  const items = has('Items') || !categories && !choices ? readItems(tableOf('Items'), { menu, before, after, problems }) : null

  const plan = { items: items?.plans ?? [], groups: choices?.plans ?? [], categories: [...(categories?.plans ?? []), ...made] }
  const late = problems.found.length === 0 ? lateProblems(plan, menu, outlet) : []
  const headers = [['Items', items?.body], ['Choices', choices?.body], ['Categories', categories?.body]] as const
  return {
    ...plan,
    problems: sorted([...problems.found, ...late]),
    unknownCategories: newCategories ? [] : unknown,
    ignored: [
      ...headers.flatMap(([sheet, body]) => (body?.ignored ?? []).map(column => ({ sheet, column }))),
      ...ignored.map(sheet => ({ sheet, column: '' })),
    ],
  }
}

/** @returns names in the column Category that are no category, each once */
function unknownCategories(table: SheetTable, known: Refs): readonly string[] {
  const names = new Map<string, string>()
  for (const text of categoryTexts(table)) {
    const name = tidy(text)
    const isName = name !== '' && name.length <= 120 && !name.includes('#')
    if (isName && !known.has(name) && known.named(name).length === 0 && !names.has(folded(name))) names.set(folded(name), name)
  }
  return [...names.values()]
}

function madeOf(names: readonly string[], menu: MenuState, others: readonly RowPlan<Category>[], refs: Refs): readonly RowPlan<Category>[] {
  const first = Math.max(nextPlace(menu), ...others.map(({ definition }) => definition.order + 1))
  return names.map((name, index) => {
    const definition = { id: slugOf(name, id => refs.has(id) || Object.hasOwn(menu.categories, id)), name, order: Math.min(10_000, first + index) }
    refs.add(definition)
    return { sheet: 'Items', row: 0, kind: 'new', definition, revision: 0, cells: [] }
  })
}

type Plans = Pick<MenuPlan, 'items' | 'groups' | 'categories'>

/** @returns what a plan changes, as one batch; empty when it changes nothing */
export function batchOf({ items, groups, categories }: Plans): SentMenuBatch {
  const list = <Definition extends object>(plans: readonly RowPlan<Definition>[]): readonly (Definition & { revision: number })[] =>
    plans.filter(({ kind }) => kind !== 'unchanged').map(({ definition, revision }) => ({ ...definition, revision }))
  const batch = { categories: list(categories), modifierGroups: list(groups), items: list(items) }
  return Object.fromEntries(Object.entries(batch).filter(([, each]) => each.length > 0))
}

/** What no cell alone shows: the menu's own rules, and the limits of its schema. */
function lateProblems(plans: Plans, menu: MenuState, outlet: OutletState): readonly SheetProblem[] {
  const batch = batchOf(plans)
  const rows = new Map<string, { sheet: SheetName; row: number }>([
    ...plans.items.map(plan => [`items ${plan.definition.id}`, plan] as const), ...plans.groups.map(plan => [`modifierGroups ${plan.definition.id}`, plan] as const),
    ...plans.categories.map(plan => [`categories ${plan.definition.id}`, plan] as const),
  ])
  const problem = (kind: string, id: string, field: string, message: string): SheetProblem => {
    const { sheet, row } = rows.get(`${kind} ${id}`) ?? { sheet: 'Items', row: 0 }
    return { sheet, row, column: columnOfField(kind, field), code: 'not-taken', values: { message } }
  }
  const faults = faultsOf(menu, batch, outlet).map(({ kind, id, field, message }) => problem(kind, id, field, message))
  if (faults.length > 0) return faults
  const parsed = applyBatchSchema.safeParse({ batchId: 'check', ...batch })
  if (parsed.success) return []
  return parsed.error.issues.map(({ path: [kind = '', index, ...fields], message }) => {
    const list = batch[String(kind) as keyof SentMenuBatch]
    return problem(String(kind), list?.[Number(index)]?.id ?? '', String(fields[0] ?? ''), message)
  })
}

function columnOfField(kind: string, field: string): string {
  const first = field.split('.')[0] ?? field
  if (kind === 'modifierGroups') return first === 'modifiers' ? (field.endsWith('pricePaise') ? 'Price' : 'Choice')
    : first === 'min' ? 'At least' : first === 'max' ? 'At most' : 'Group'
  const columns = kind === 'categories' ? categoryColumns : itemColumns
  return columns.find(({ fields }) => fields.includes(first))?.title ?? (first === 'names' ? 'Name:hi' : first === 'id' ? 'Id' : 'Name')
}

const sheetOrder = ['Items', 'Choices', 'Categories']

function sorted(problems: readonly SheetProblem[]): readonly SheetProblem[] {
  return [...problems].sort((a, b) => sheetOrder.indexOf(a.sheet) - sheetOrder.indexOf(b.sheet) || a.row - b.row)
}
