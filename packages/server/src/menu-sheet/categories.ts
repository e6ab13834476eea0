import { own, type Category } from './menu-types'
import { readFlag, readText, readWhole, tidy } from './cells'
import { bare, planOf, type RowPlan } from './changes'
import { fault } from './fault'
import { languageOf, readBody, type Body, type BodyRow, type Problems } from './header'
import { readId, slugOf } from './names-cell'
import type { Column } from './item-columns'
import { Refs } from './refs'
import type { SheetTable } from './table'
import { readTimes, timesText } from './times-cell'
import type { MenuState } from '@restoflow/core'

type Draft = { -readonly [Key in keyof Category]: Category[Key] }
type CategoryColumn = Column<Category, Draft, null>

const empty = (text: string): boolean => tidy(text) === ''

function put<Key extends keyof Draft>(draft: Draft, key: Key, value: Draft[Key] | undefined): void {
  if (value === undefined) delete draft[key]
  else draft[key] = value
}

/** The columns of a category; `Id` and names in languages stand beside them. */
export const categoryColumns: readonly CategoryColumn[] = [
  {
    title: 'Name', aliases: ['category', 'category name', 'श्रेणी', 'नाम'], fields: ['name'], required: true,
    write: ({ name }) => name,
    read: (text, draft) => { draft.name = readText(empty(text) ? fault('empty') : text, 120) },
  },
  {
    title: 'Place', aliases: ['order', 'position', 'sort'], fields: ['order'],
    write: ({ order }) => String(order),
    read: (text, draft) => { if (!empty(text)) draft.order = readWhole(text, 0, 10_000) },
  },
  {
    title: 'Served', aliases: ['times', 'time of day', 'timings'], fields: ['times'],
    write: ({ times }) => timesText(times),
    read: (text, draft) => put(draft, 'times', readTimes(text)),
  },
  {
    title: 'On menu', aliases: ['available', 'active', 'enabled'], fields: ['archived'],
    write: ({ archived }) => (archived === true ? 'no' : 'yes'),
    read: (text, draft) => put(draft, 'archived', empty(text) || readFlag(text) ? undefined : true),
  },
]

const idColumn: CategoryColumn = { title: 'Id', aliases: ['category id'], fields: ['id'], write: ({ id }) => id, read: () => undefined }

export function categoryNameColumn(language: string): CategoryColumn {
  return {
    title: `Name:${language}`, aliases: [], fields: ['names'],
    write: ({ names }) => names?.[language] ?? '',
    read: (text, draft) => {
      const { [language]: _, ...others } = draft.names ?? {}
      const name = readText(text, 160)
      const names = { ...others, ...(name !== '' && { [language]: name }) }
      put(draft, 'names', Object.keys(names).length > 0 ? names : undefined)
    },
  }
}

const columnFor = (header: string): CategoryColumn | undefined => {
  const language = languageOf(header, 'Name')
  return language === undefined ? undefined : categoryNameColumn(language)
}

/** @returns the categories of a file */
export function readCategories(table: SheetTable, menu: MenuState,
  problems: Problems): { readonly plans: readonly RowPlan<Category>[]; readonly body: Body<CategoryColumn> | undefined } {
  const body = readBody(table, [idColumn, ...categoryColumns], columnFor, 'Name', problems)
  const refs = new Refs('unknown-category', Object.values(menu.categories))
  const seen = new Map<string, number>()
  let order = nextPlace(menu)
  const plans = (body?.rows ?? []).flatMap(row => {
    const id = row.attempt('Name', () => identify(row, menu, refs, seen))
    if (id === undefined) return []
    seen.set(id, row.row)
    const known = own(menu.categories, id)
    const draft: Draft = known ? { ...bare(known) } : { id, name: '', order: order++ }
    for (const column of body?.columns ?? []) {
      const text = row.text(column)
      if (text === undefined || (known && tidy(text) === tidy(column.write(known, null)))) continue
      row.attempt(column.title, () => column.read(text, draft, null))
    }
    return [planOf<Category>({ sheet: 'Categories', row: row.row }, draft, known, () => (body?.columns ?? []).flatMap(column => {
      const [before, after] = [known ? column.write(known, null) : '', column.write(draft, null)]
      return before === after ? [] : [{ column: column.title, old: before, new: after }]
    }))]
  })
  return { plans, body }
}

function identify(row: BodyRow<CategoryColumn>, menu: MenuState, refs: Refs, seen: ReadonlyMap<string, number>): string {
  const [said, name] = [tidy(row.text('Id') ?? ''), tidy(row.text('Name') ?? '')]
  if (name === '') fault('empty')
  const [found, another] = refs.named(name)
  if (said === '' && found !== undefined && another !== undefined) fault('two-of-the-name', { text: name, first: found, second: another })
  const id = said === '' ? (found ?? slugOf(name, each => refs.has(each) || Object.hasOwn(menu.categories, each))) : readId(said, 'Id')
  const before = seen.get(id)
  return before === undefined ? id : fault('row-twice', { text: name, row: before }, said === '' ? undefined : 'Id')
}

/** @returns the place behind the last category */
export function nextPlace(menu: MenuState): number {
  return Math.min(10_000, Math.max(0, ...Object.values(menu.categories).map(({ order }) => order)) + 1)
}
