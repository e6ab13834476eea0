import type { MenuItem, MenuState, OutletState } from '@restoflow/core'
import { categoryColumns, categoryNameColumn } from './categories'
import { paiseText, tidy } from './cells'
import { itemColumns, nameColumn, type ItemColumn } from './item-columns'
import { refsOf } from './plan'
import type { SheetTable } from './table'

/** Languages of a house that has said nothing in another. */
const usual = 'hi'

const languagesIn = (things: readonly { readonly names?: Readonly<Record<string, string>> | undefined }[]): readonly string[] =>
  [...new Set([usual, ...things.flatMap(({ names }) => Object.keys(names ?? {}))])].sort()

/** Names in languages stand right behind the name. */
function withNames<Col extends { readonly title: string }>(columns: readonly Col[], made: readonly Col[]): readonly Col[] {
  return columns.flatMap(column => (column.title === 'Name' ? [column, ...made] : [column]))
}

const table = (name: SheetTable['name'], rows: readonly (readonly string[])[]): SheetTable => ({ name, rows, firstRow: 1 })

/** The columns of items in the order of a person's reading, not in that in which they are read. */
const order = ['Category', 'Name', 'Code', 'Diet', 'Price', 'Variants']

/** @returns the whole menu as tables, archived things too, in the order of the menu */
export function tablesOf(menu: MenuState, outlet: OutletState): readonly SheetTable[] {
  const categories = Object.values(menu.categories).sort((a, b) => a.order - b.order)
  const items = categories.flatMap(({ id }) => Object.values(menu.items).filter(({ categoryId }) => categoryId === id).sort(byPlace))
  return [itemsTable(items, menu, outlet), choicesTable(menu), table('Categories', categoryRows(categories))]
}

const byPlace = (a: MenuItem, b: MenuItem): number => (a.order ?? 10_001) - (b.order ?? 10_001)

function itemsTable(items: readonly MenuItem[], menu: MenuState, outlet: OutletState): SheetTable {
  const refs = refsOf(menu, outlet)
  const place = ({ title }: ItemColumn): number => (order.includes(title) ? order.indexOf(title) : order.length)
  const columns = withNames([...itemColumns].sort((a, b) => place(a) - place(b)), languagesIn(items).map(nameColumn))
  return table('Items', [['Id', ...columns.map(({ title }) => title)], ...items.map(item => [item.id, ...columns.map(column => column.write(item, refs))])])
}

function choicesTable(menu: MenuState): SheetTable {
  const groups = Object.values(menu.modifierGroups)
  const [ofGroups, ofChoices] = [languagesIn(groups), languagesIn(groups.flatMap(({ modifiers }) => modifiers))]
  const header = [
    'Group', ...ofGroups.map(language => `Group:${language}`), 'At least', 'At most', 'Choice',
    ...ofChoices.map(language => `Choice:${language}`), 'Price', 'Group id', 'Choice id',
  ]
  return table('Choices', [header, ...groups.flatMap(group => group.modifiers.map(({ id, name, names, pricePaise }) => [
    group.name, ...ofGroups.map(language => group.names?.[language] ?? ''), String(group.min), String(group.max),
    name, ...ofChoices.map(language => names?.[language] ?? ''), paiseText(pricePaise), group.id, id,
  ]))])
}

function categoryRows(categories: readonly MenuState['categories'][string][]): readonly (readonly string[])[] {
  const columns = withNames(categoryColumns, languagesIn(categories).map(categoryNameColumn))
  return [['Id', ...columns.map(({ title }) => title)], ...categories.map(category => [category.id, ...columns.map(column => column.write(category, null))])]
}

/** @returns a file to begin with: two dishes with everything that a row can say, in words that fit this house */
export function templateTables(menu: MenuState, outlet: OutletState): readonly SheetTable[] {
  const category = Object.values(menu.categories).find(({ archived }) => archived !== true)?.name ?? 'Starters'
  const taxClass = Object.values(menu.taxClasses)[0]?.name ?? 'Restaurant service'
  const station = Object.values(outlet.stations)[0]?.name ?? ''
  const header = ['Category', 'Name', 'Name:hi', 'Code', 'Diet', 'Price', 'Variants', 'Description', 'Choices', 'Tax class', 'HSN/SAC',
    'Station', 'Course', 'Served', 'Price delivery', 'Allergens', 'Cost', 'On menu']
  return [
    table('Items', [
      header,
      [category, 'Paneer pakora', 'पनीर पकौड़ा', 'PNP', 'veg', '180', '', 'Cottage cheese in gram flour', 'How hot', taxClass, '996331',
      station, 'starter', 'Mon-Fri 16:00-19:00; Sat, Sun 12:00-22:00', '200', 'milk', '62.50', 'yes'],
      [category, 'Chicken pakora', 'चिकन पकौड़ा', 'CKP', 'non-veg', '', 'Half [hi: हाफ़] = 160; Full [hi: फ़ुल] = 290', '', 'How hot',
      taxClass, '', station, 'starter', '', '', '', '', 'yes'],
    ].map(row => row.map(tidy))),
    table('Choices', [
      ['Group', 'Group:hi', 'At least', 'At most', 'Choice', 'Choice:hi', 'Price'],
      ['How hot', 'कितना तीखा', '1', '1', 'Mild', 'कम तीखा', '0'], ['How hot', 'कितना तीखा', '1', '1', 'Hot', 'तीखा', '0'],
      ['How hot', 'कितना तीखा', '1', '1', 'Very hot', 'बहुत तीखा', '10'],
    ]),
  ]
}
