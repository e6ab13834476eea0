import type { MenuItem, MenuState } from '@restoflow/core'
import { folded, tidy } from './cells'
import { bare, planOf, type CellChange, type RowPlan } from './changes'
import { fault } from './fault'
import { languageOf, Problems, readBody, type Body, type BodyRow } from './header'
import { itemColumns, nameColumn, type ItemColumn, type ItemDraft, type ItemRefs } from './item-columns'
import { own } from './menu-types'
import { readId, slugOf } from './names-cell'
import { Refs } from './refs'
import type { SheetTable } from './table'

const idColumn: ItemColumn = { title: 'Id', aliases: ['item id', 'product id'], fields: ['id'], write: ({ id }) => id, read: () => undefined }

/** What the items of a file are read beside. */
export interface ItemSurroundings {
  readonly menu: MenuState
  /** Names as the menu has them: what our own export wrote. */
  readonly before: ItemRefs
  /** Names with those of the file's other tables. */
  readonly after: Omit<ItemRefs, 'items' | 'variantsOf'>
  readonly problems: Problems
}

interface Started {
  readonly row: BodyRow<ItemColumn>
  readonly draft: ItemDraft
  readonly known: MenuState['items'][string] | undefined
}

const columnFor = (header: string): ItemColumn | undefined => {
  const language = languageOf(header, 'Name')
  return language === undefined ? undefined : nameColumn(language)
}

/**
 * @returns the items of a file: a column that it has not leaves what is there, an empty cell takes it away; a cell that says
 *   what our export of the item would say keeps it to the letter
 */
export function readItems(table: SheetTable,
  surroundings: ItemSurroundings): { readonly plans: readonly RowPlan<MenuItem>[]; readonly body: Body<ItemColumn> | undefined } {
  const { menu, before, problems } = surroundings
  const body = readBody(table, [idColumn, ...itemColumns], columnFor, 'Name', problems)
  if (!body) return { plans: [], body }
  if (body.rows.length === 0) problems.add('Items', body.headerRow + 1, 'Name', 'no-rows')
  // variants are read before what names them, whatever the order in the file
  const columns = [...itemColumns.filter(({ title }) => body.columns.some(column => column.title === title)),
    ...body.columns.filter(({ title }) => title.startsWith('Name:'))]
  const started = startRows(body, surroundings)
  const drafts = new Map(started.map(({ draft }) => [draft.id, draft]))
  const items = new Refs('unknown-item',
    [...Object.values(menu.items), ...started.map(({ row, draft }) => ({ id: draft.id, name: tidy(row.text('Name') ?? draft.name) }))])
  const refs: ItemRefs = { ...surroundings.after, items, variantsOf: id => drafts.get(id)?.variants ?? own(menu.items, id)?.variants ?? [] }
  for (const combos of [false, true]) {
    for (const { row, draft, known } of started) {
      for (const column of columns.filter(({ title }) => (title === 'Combo') === combos)) {
        const text = row.text(column)
        if (text === undefined || (known && tidy(text) === tidy(column.write(known, before)))) continue
        row.attempt(column.title, () => column.read(text, draft, refs))
      }
    }
  }
  for (const each of started) checkPrice(each)
  missingColumns(body, started, Object.keys(menu.taxClasses).length === 1, problems)
  checkNames(started, menu)
  const plans = started.map(({ row, draft, known }) =>
    planOf<MenuItem>({ sheet: 'Items', row: row.row }, draft, known, () => changesOf(columns, known, draft, before, refs)))
  return { plans, body }
}

/** @returns what stands in the column Category, row by row */
export function categoryTexts(table: SheetTable): readonly string[] {
  const body = readBody(table, [idColumn, ...itemColumns], columnFor, 'Name', new Problems())
  return (body?.rows ?? []).map(row => row.text('Category') ?? '')
}

function changesOf(columns: readonly ItemColumn[], known: MenuItem | undefined, draft: MenuItem, before: ItemRefs, after: ItemRefs): readonly CellChange[] {
  if (!known) return []
  return columns.flatMap(column => {
    const [old, now] = [column.write(known, before), column.write(draft, after)]
    return old === now ? [] : [{ column: column.title, old, new: now }]
  })
}

function startRows(body: Body<ItemColumn>, { menu, after }: ItemSurroundings): readonly Started[] {
  const [items, used] = [Object.values(menu.items), new Map<string, number>()]
  const byName = new Map<string, MenuState['items'][string][]>()
  for (const item of items) byName.set(folded(item.name), [...(byName.get(folded(item.name)) ?? []), item])
  const byCode = new Map(items.flatMap(item => (item.code === undefined ? [] : [[folded(item.code), item] as const])))
  const inFile = new Map<string, number>()

  function identify(row: BodyRow<ItemColumn>): string {
    const [said, name, code] = [tidy(row.text('Id') ?? ''), tidy(row.text('Name') ?? ''), folded(row.text('Code') ?? '')]
    if (name === '') fault('empty')
    if (said !== '') return readId(said, 'Id')
    const categoryText = row.text('Category')
    const category = categoryText === undefined ? undefined : categoryOf(categoryText, after.categories)
    const key = `${category ?? ''}|${folded(name)}`
    const twin = inFile.get(key)
    if (twin !== undefined) fault('name-twice', { text: name, row: twin })
    inFile.set(key, row.row)
    const coded = byCode.get(code)
    const here = (byName.get(folded(name)) ?? []).filter(({ categoryId }) => category === undefined || categoryId === category)
    const [one, another] = here
    if (coded) return one && one.id !== coded.id ? fault('code-of-another', { text: code, name: coded.name }) : coded.id
    if (one && another) fault('two-of-the-name', { text: name, first: one.id, second: another.id })
    return one?.id ?? slugOf(name, id => Object.hasOwn(menu.items, id) || used.has(id))
  }

  return body.rows.flatMap(row => {
    const id = row.attempt('Name', () => {
      const found = identify(row)
      const before = used.get(found)
      return before === undefined ? found : fault('row-twice', { text: row.text('Name') ?? '', row: before },
        tidy(row.text('Id') ?? '') === '' ? undefined : 'Id')
    })
    if (id === undefined) return []
    used.set(id, row.row)
    const known = own(menu.items, id)
    const draft: ItemDraft = known ? { ...bare(known) } : {
      id, categoryId: '', name: '', diet: 'veg', pricePaise: Number.NaN, variants: [], modifierGroupIds: [],
      taxClassId: Object.keys(menu.taxClasses)[0] ?? '', course: 'main',
    }
    return [{ row, draft, known }]
  })
}

/** The category that a row names, where it is one; what is wrong with it is told when its cell is read. */
function categoryOf(text: string, categories: Refs): string | undefined {
  try {
    return categories.read(text)
  } catch {
    return undefined
  }
}

function checkPrice({ row, draft }: Started): void {
  const text = row.text('Price')
  if (draft.variants.length > 0 && text !== undefined && tidy(text) !== '') row.fault('Price', 'price-with-variants', { text })
  // a price that could not be read was told; the row has to have one at all
  else if (Number.isNaN(draft.pricePaise) && tidy(text ?? '') === '' && tidy(row.text('Variants') ?? '') === '') row.fault('Price', 'price-missing')
}

/** A new item is nothing without these: said once for the file, not for each row. */
function missingColumns(body: Body<ItemColumn>, started: readonly Started[], isSingle: boolean, problems: Problems): void {
  const first = started.find(({ known }) => !known)
  if (!first) return
  for (const { title, required } of itemColumns) {
    if (required !== true || title === 'Price' || body.columns.some(column => column.title === title)) continue
    // a house with a single tax class means that one
    if (title === 'Tax class' && isSingle) continue
    problems.add('Items', body.headerRow, title, 'column-missing', { column: title, name: first.draft.name })
  }
}

/** Two dishes of one name in one category, and two of one code, can't be told apart at a table. */
function checkNames(started: readonly Started[], menu: MenuState): void {
  const rows = new Map(started.map(each => [each.draft.id, each]))
  const all: readonly MenuItem[] =
    [...started.map(({ draft }) => draft), ...Object.values(menu.items).filter(({ id }) => !rows.has(id))].filter(({ archived }) => archived !== true)
  const [names, codes] = [new Map<string, MenuItem>(), new Map<string, MenuItem>()]
  // what the file leaves alone was there first
  const order = [...all].sort((a, b) => Number(rows.has(a.id)) - Number(rows.has(b.id)))
  for (const item of order) {
    const [at, nameKey, codeKey] = [rows.get(item.id), `${item.categoryId}|${folded(item.name)}`, folded(item.code ?? '')]
    const [sameName, sameCode] = [names.get(nameKey), codes.get(codeKey)]
    const isNewName = at?.known === undefined || folded(at.known.name) !== folded(item.name) || at.known.categoryId !== item.categoryId
    if (at && sameName && isNewName && item.name !== '') at.row.fault('Name', ...taken('name', item.name, sameName, rows))
    if (at && sameCode && codeKey !== '' && folded(at.known?.code ?? '') !== codeKey) at.row.fault('Code', ...taken('code', item.code ?? '', sameCode, rows))
    names.set(nameKey, item)
    if (codeKey !== '') codes.set(codeKey, item)
  }
}

function taken(what: 'name' | 'code', text: string, other: MenuItem,
  rows: ReadonlyMap<string, Started>): ['name-twice' | 'code-twice' | 'name-taken' | 'code-taken', Readonly<Record<string, string | number>>] {
  const at = rows.get(other.id)
  return at ? [`${what}-twice`, { text, row: at.row.row }] : [`${what}-taken`, { text, name: other.name }]
}
