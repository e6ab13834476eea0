import { courses, orderKinds, type MenuItem } from '@restoflow/core'
import { folded, paiseText, readFlag, readPaise, readText, readWhole, tidy } from './cells'
import { comboText, readCombo, type Dishes } from './combo-cell'
import { fault } from './fault'
import { splitOutside } from './list-cell'
import { datedPricesText, kindPricesText, pricesOf, readDatedPrices, readKindPrices, samePrices, type PriceColumn } from './prices-cell'
import type { Refs } from './refs'
import { readTaxClass, type TaxClasses } from './tax-cell'
import { readTimes, timesText } from './times-cell'
import { readVariants, variantsText } from './variants-cell'

/** An item while its row is read. */
export type ItemDraft = { -readonly [Key in keyof MenuItem]: MenuItem[Key] }

/** What the cells of an item may name. */
export interface ItemRefs extends Dishes {
  readonly categories: Refs
  readonly groups: Refs
  readonly stations: Refs
  readonly taxClasses: TaxClasses
}

/** One column: how it is called, what an item says in it, and what a text in it makes of an item. */
export interface Column<Definition, Draft, Context> {
  readonly title: string
  /** Other headers that mean it, folded. */
  readonly aliases: readonly string[]
  /** What of a definition it says, for faults that are found later. */
  readonly fields: readonly string[]
  /** A new thing is nothing without it. */
  readonly required?: true
  write(definition: Definition, context: Context): string
  /** @throws CellFault */
  read(text: string, draft: Draft, context: Context): void
}

export type ItemColumn = Column<MenuItem, ItemDraft, ItemRefs>

const column = (title: string, fields: readonly string[], aliases: readonly string[], rest: Pick<ItemColumn, 'write' | 'read' | 'required'>): ItemColumn =>
  ({ title, fields, aliases, ...rest })

/** Sets what an empty cell takes away. */
function put<Key extends keyof ItemDraft>(draft: ItemDraft, key: Key, value: ItemDraft[Key] | undefined): void {
  if (value === undefined) delete draft[key]
  else draft[key] = value
}

const empty = (text: string): boolean => tidy(text) === ''
const filled = (text: string): string => (empty(text) ? fault('empty') : text)

const diets: Readonly<Record<MenuItem['diet'], readonly string[]>> = {
  veg: ['veg', 'vegetarian', 'v', 'pure veg', 'green', 'शाकाहारी', 'वेज'],
  'non-veg': ['non-veg', 'non veg', 'nonveg', 'non vegetarian', 'non-vegetarian', 'nv', 'n', 'red', 'मांसाहारी', 'नॉन-वेज', 'नॉन वेज'],
  egg: ['egg', 'e', 'eggetarian', 'contains egg', 'अंडा'],
}
const courseWords: Readonly<Record<MenuItem['course'], readonly string[]>> = {
  starter: ['starters', 'appetizer', 'appetiser', 'appetizers'], main: ['mains', 'main course'],
  dessert: ['desserts', 'sweet', 'sweets'], drink: ['drinks', 'beverage', 'beverages'],
}

/** The prices of one column; the other columns' stay as they are. */
function priceColumn(kind: PriceColumn, title: string, aliases: readonly string[]): ItemColumn {
  return column(title, kind === 'dated' ? ['prices'] : [], aliases, {
    write: ({ prices, variants }) => (kind === 'dated' ? datedPricesText : kindPricesText)(pricesOf(prices, kind), variants),
    read: (text, draft) => {
      const said = kind === 'dated' ? readDatedPrices(text, draft.variants) : readKindPrices(text, kind, draft.variants)
      const next = ([...orderKinds, 'dated'] as const).flatMap(each => (each === kind ? said : pricesOf(draft.prices, each)))
      if (!samePrices(next, draft.prices ?? [])) put(draft, 'prices', next.length > 0 ? next : undefined)
    },
  })
}

/** @returns the column of names in a language */
export function nameColumn(language: string): ItemColumn {
  return column(`Name:${language}`, ['names'], [], {
    write: ({ names }) => names?.[language] ?? '',
    read: (text, draft) => {
      const { [language]: _, ...others } = draft.names ?? {}
      const name = readText(text, 160)
      const names = { ...others, ...(name !== '' && { [language]: name }) }
      put(draft, 'names', Object.keys(names).length > 0 ? names : undefined)
    },
  })
}

/** The columns of an item, in the order of our own files; a column that reads what others say stands behind them. */
export const itemColumns: readonly ItemColumn[] = [
  column('Category', ['categoryId'], ['section', 'menu category', 'group', 'श्रेणी'], {
    required: true,
    write: ({ categoryId }, { categories }) => categories.write(categoryId),
    read: (text, draft, { categories }) => { draft.categoryId = categories.read(filled(text)) },
  }),
  column('Name', ['name'], ['item', 'item name', 'dish', 'dish name', 'product', 'product name', 'title', 'name en', 'english name', 'नाम'], {
    required: true,
    write: ({ name }) => name,
    read: (text, draft) => { draft.name = readText(filled(text), 120) },
  }),
  column('Code', ['code'], ['item code', 'short code', 'sku', 'shortcut'], {
    write: ({ code }) => code ?? '',
    read: (text, draft) => put(draft, 'code', readText(text, 12) || undefined),
  }),
  column('Description', ['description'], ['details', 'about', 'विवरण'], {
    write: ({ description }) => description ?? '',
    read: (text, draft) => put(draft, 'description', readText(text, 400) || undefined),
  }),
  column('Diet', ['diet'], ['food type', 'veg non veg', 'veg nonveg', 'mark', 'diet mark', 'food mark'], {
    required: true,
    write: ({ diet }) => diet,
    read: (text, draft) => {
      const said = folded(filled(text))
      draft.diet = (['veg', 'non-veg', 'egg'] as const).find(diet => diets[diet].includes(said)) ?? fault('not-a-diet', { text })
    },
  }),
  column('Variants', ['variants'], ['sizes', 'portions', 'variations'], {
    write: ({ variants }) => variantsText(variants),
    read: (text, draft) => {
      const had = draft.variants.length
      draft.variants = readVariants(text, draft.variants)
      if (draft.variants.length > 0) draft.pricePaise = Math.min(...draft.variants.map(({ pricePaise }) => pricePaise))
      else if (had > 0) draft.pricePaise = Number.NaN
    },
  }),
  column('Price', ['pricePaise'], ['rate', 'amount', 'mrp', 'selling price', 'base price', 'price rs', 'price inr', 'मूल्य', 'दाम', 'कीमत'], {
    required: true,
    write: ({ pricePaise, variants }) => (variants.length > 0 ? '' : paiseText(pricePaise)),
    read: (text, draft) => {
      // whether there has to be one, the row tells as a whole
      if (draft.variants.length === 0) draft.pricePaise = empty(text) ? Number.NaN : readPaise(text)
    },
  }),
  ...orderKinds.map(kind => priceColumn(kind, `Price ${kind}`, [`${kind} price`.replace('-', ' '), `price ${kind}`.replace('-', ' ')])),
  priceColumn('dated', 'Dated prices', ['prices from a day', 'future prices']),
  column('Price includes tax', ['pricing'], ['tax included', 'inclusive', 'tax inclusive', 'includes tax'], {
    write: ({ pricing }) => (pricing === undefined ? '' : pricing === 'inclusive' ? 'yes' : 'no'),
    read: (text, draft) => put(draft, 'pricing', empty(text) ? undefined : readFlag(text) ? 'inclusive' : 'exclusive'),
  }),
  column('Choices', ['modifierGroupIds'], ['modifier groups', 'modifier group', 'modifiers', 'add ons', 'addons', 'choice groups'], {
    write: ({ modifierGroupIds }, { groups }) => modifierGroupIds.map(id => groups.write(id)).join('; '),
    read: (text, draft, { groups }) => {
      const ids = namesIn(text).map(name => groups.read(name))
      draft.modifierGroupIds = ids.length > 20 ? fault('too-many', { max: 20, count: ids.length }) : [...new Set(ids)]
    },
  }),
  column('Tax class', ['taxClassId'], ['tax', 'gst', 'gst rate', 'tax rate', 'gst %', 'tax %'], {
    required: true,
    write: ({ taxClassId }, { taxClasses }) => taxClasses.refs.write(taxClassId),
    read: (text, draft, { taxClasses }) => { draft.taxClassId = readTaxClass(text, taxClasses) },
  }),
  column('HSN/SAC', ['hsn'], ['hsn', 'sac', 'hsn sac', 'hsn code', 'sac code', 'hsn/sac code'], {
    write: ({ hsn }) => hsn ?? '',
    read: (text, draft) => {
      const code = tidy(text)
      put(draft, 'hsn', code === '' ? undefined : /^\d{4,8}$/.test(code) ? code : fault('not-an-hsn', { text }))
    },
  }),
  column('Station', ['stationId'], ['kitchen', 'kitchen station', 'printer'], {
    write: ({ stationId }, { stations }) => (stationId === undefined ? '' : stations.write(stationId)),
    read: (text, draft, { stations }) => put(draft, 'stationId', empty(text) ? undefined : stations.read(text)),
  }),
  column('Course', ['course'], [], {
    write: ({ course }) => course,
    read: (text, draft) => {
      const said = folded(text)
      draft.course = said === '' ? 'main' : courses.find(course => course === said || courseWords[course].includes(said)) ?? fault('not-a-course', { text })
    },
  }),
  column('Sold by weight', ['quantityDecimals'], ['by weight', 'weighed', 'decimals'], {
    write: ({ quantityDecimals = 0 }) => (quantityDecimals === 0 ? '' : String(quantityDecimals)),
    read: (text, draft) => put(draft, 'quantityDecimals', empty(text) ? undefined : decimalsIn(text) || undefined),
  }),
  column('Allergens', ['allergens'], ['contains'], {
    write: ({ allergens = [] }) => allergens.map(tidy).join(', '),
    read: (text, draft) => {
      const list = [...new Set(text.split(/[,;\n]/).map(each => readText(each, 120)).filter(each => each !== ''))]
      put(draft, 'allergens', list.length > 20 ? fault('too-many', { max: 20, count: list.length }) : list.length > 0 ? list : undefined)
    },
  }),
  column('Served', ['times'], ['times', 'time of day', 'timings', 'served at', 'hours', 'availability'], {
    write: ({ times }) => timesText(times),
    read: (text, draft) => put(draft, 'times', readTimes(text)),
  }),
  column('Cost', ['costPaise'], ['cost price', 'food cost'], {
    write: ({ costPaise }) => (costPaise === undefined ? '' : paiseText(costPaise)),
    read: (text, draft) => put(draft, 'costPaise', empty(text) ? undefined : readPaise(text)),
  }),
  column('Combo', ['combo'], ['combo parts', 'set'], {
    write: ({ combo }, refs) => comboText(combo, refs),
    read: (text, draft, refs) => put(draft, 'combo', readCombo(text, draft.combo, refs)),
  }),
  column('Place', ['order'], ['position', 'sort', 'sort order', 'order'], {
    write: ({ order }) => (order === undefined ? '' : String(order)),
    read: (text, draft) => put(draft, 'order', empty(text) ? undefined : readWhole(text, 0, 10_000)),
  }),
  column('On menu', ['archived'], ['available', 'active', 'enabled', 'on the menu'], {
    write: ({ archived }) => (archived === true ? 'no' : 'yes'),
    read: (text, draft) => put(draft, 'archived', empty(text) || readFlag(text) ? undefined : true),
  }),
]

/** Names parted by `;` or new lines; by commas where there is no other. */
function namesIn(text: string): readonly string[] {
  const parts = splitOutside(text, ';\n')
  return parts.length === 1 && parts[0]?.includes('#') !== true ? splitOutside(text, ',') : parts
}

function decimalsIn(text: string): number {
  const said = folded(text)
  if (['yes', 'y', 'true', 'हाँ'].includes(said)) return 3
  return ['no', 'n', 'false', 'नहीं'].includes(said) ? 0 : readWhole(text, 0, 3)
}
