import type { MenuItem, MenuState } from '@restoflow/core'
import { expect, it } from 'vitest'
import { wordsOf } from '../words/words'
import { bare } from './changes'
import { readCsv, writeCsv } from './csv'
import { demoMenu, demoOutlet, emptyMenu } from './demo.testing'
import { tablesOf, templateTables } from './export'
import { batchOf, planMenu, type MenuPlan, type PlanOptions } from './plan'
import type { SheetFile } from './table'
import { readSheet, writeSheet } from './work'

const planOfText = (text: string, menu = demoMenu, options: PlanOptions = {}): MenuPlan => planMenu(readCsv(Buffer.from(text)), menu, demoOutlet, options)
const kinds = (plan: MenuPlan): Record<string, number> => {
  const all = [...plan.items, ...plan.groups, ...plan.categories]
  return Object.fromEntries((['new', 'changed', 'unchanged'] as const).map(kind => [kind, all.filter(each => each.kind === kind).length]))
}
const problemsOf = ({ problems }: MenuPlan): readonly string[] => problems.map(({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`)
const lists = ({ items, modifierGroups, categories }: Pick<MenuState, 'items' | 'modifierGroups' | 'categories'>): unknown =>
  [items, modifierGroups, categories].map(list => Object.values(list).map(each => bare(each)).sort((a, b) => (a.id < b.id ? -1 : 1)))
/** The menu as a batch makes it. */
const after = (menu: MenuState, plan: MenuPlan): MenuState => {
  const batch = batchOf(plan)
  const put = <T extends { readonly id: string }>(list: Readonly<Record<string, T & { readonly revision: number }>>, more: readonly (T & { readonly revision?: number | undefined })[] = []) =>
    ({ ...list, ...Object.fromEntries(more.map(each => [each.id, { ...each, revision: 1 }])) })
  return { ...menu, items: put(menu.items, batch.items), modifierGroups: put(menu.modifierGroups, batch.modifierGroups), categories: put(menu.categories, batch.categories) }
}
const item = (plan: MenuPlan, at = 0): MenuItem | undefined => plan.items[at]?.definition

/** What no dish of the demo has, so that every column says something. */
const rich: MenuState = {
  ...demoMenu,
  categories: { ...demoMenu.categories, starters: { ...demoMenu.categories['starters']!, times: [{ days: [1, 2, 3, 5], from: '12:00', to: '15:30' }, { from: '19:00', to: '01:00' }] } },
  items: {
    ...demoMenu.items,
    odd: {
      id: 'odd', categoryId: 'starters', name: '=cmd|"/c calc"!A1; [x] #1', names: { hi: '+अजीब', 'ta-IN': 'வினோத' }, description: "'=quoted\" twice, and; more", code: '-1',
      diet: 'egg', pricePaise: 123_456, pricing: 'inclusive', modifierGroupIds: ['spice', 'spice-wish', 'kabab-extras'], stationId: 'tandoor', taxClassId: 'restaurant-service', hsn: '21069099',
      course: 'dessert', quantityDecimals: 2, allergens: ['milk', 'tree nuts'], order: 7, times: [{ days: [6, 7], from: '07:00', to: '11:00' }], costPaise: 4_005, archived: true, variants: [],
      prices: [{ kinds: ['delivery', 'takeaway'], pricePaise: 150_000 }, { from: '2026-12-01', pricePaise: 130_000 }, { from: '2026-12-01', kinds: ['dine-in'], pricePaise: 125_050 }], revision: 4,
    },
    sized: {
      id: 'sized', categoryId: 'starters', name: 'Sized', diet: 'veg', pricePaise: 1_000, modifierGroupIds: [], taxClassId: 'restaurant-service', course: 'main',
      variants: [{ id: 'f81x', name: 'Half; "small"', names: { hi: 'हाफ़' }, pricePaise: 1_050 }, { id: 'full', name: 'Full', pricePaise: 2_000 }],
      prices: [{ kinds: ['delivery'], variantId: 'f81x', pricePaise: 1_100 }, { from: '2027-01-01', variantId: 'full', pricePaise: 2_200 }], revision: 2,
    },
  },
}

it.each(['csv', 'xlsx'] as const)('comes back from its own %s export unchanged, and whole in an empty house', async format => {
  const bytes = await writeSheet(format, tablesOf(rich, demoOutlet))
  const file = await readSheet(bytes)
  const same = planMenu(file, rich, demoOutlet)
  expect([problemsOf(same), kinds(same)]).toEqual([[], { new: 0, changed: 0, unchanged: Object.keys(rich.items).length + Object.keys(rich.modifierGroups).length + Object.keys(rich.categories).length }])
  const fresh = planMenu(file, emptyMenu, demoOutlet)
  expect(problemsOf(fresh)).toEqual([])
  const made = after(emptyMenu, fresh)
  expect(tablesOf(made, demoOutlet)).toEqual(tablesOf(rich, demoOutlet))
  // ids, names, groups, combos and all; but the lowest price that variants imply, and prices parted by kind of order
  const { odd: _odd, sized: _sized, ...rest } = rich.items
  const { odd, sized, ...others } = made.items
  expect(lists({ ...made, items: others })).toEqual(lists({ ...rich, items: rest }))
  expect(sized).toEqual({ ...rich.items['sized'], pricePaise: 1_050, revision: 1 })
  expect(odd?.prices).toEqual([
    { kinds: ['takeaway'], pricePaise: 150_000 }, { kinds: ['delivery'], pricePaise: 150_000 }, { from: '2026-12-01', pricePaise: 130_000 },
    { from: '2026-12-01', kinds: ['dine-in'], pricePaise: 125_050 },
  ])
})

it('writes no cell into a CSV that a spreadsheet would run', () => {
  const text = writeCsv(tablesOf(rich, demoOutlet)).toString('utf8')
  expect(text.startsWith('\uFEFF')).toBe(true)
  expect(text).toContain('"\'=cmd|""/c calc""!A1; [x] #1"')
  expect(text).toContain("'-1")
  expect(text.split(/[,\r\n]/).filter(cell => /^"?[=+@]/.test(cell))).toEqual([])
})

it('takes a template as a file to begin with', async () => {
  for (const format of ['csv', 'xlsx'] as const) {
    const plan = planMenu(await readSheet(await writeSheet(format, templateTables(demoMenu, demoOutlet))), demoMenu, demoOutlet)
    expect([problemsOf(plan), kinds(plan)]).toEqual([[], { new: 3, changed: 0, unchanged: 0 }])
    expect(item(plan, 1)).toMatchObject({ name: 'Chicken pakora', pricePaise: 16_000, variants: [{ id: 'half', names: { hi: 'हाफ़' } }, { id: 'full', pricePaise: 29_000 }], modifierGroupIds: ['how-hot'] })
    expect(item(plan)).toMatchObject({ prices: [{ kinds: ['delivery'], pricePaise: 20_000 }], costPaise: 6_250, times: [{ days: [1, 2, 3, 4, 5] }, { days: [6, 7], from: '12:00', to: '22:00' }] })
  }
})

it('shows each change by column, and leaves what the file does not say', () => {
  const plan = planOfText('\uFEFFItem name;MRP;Hindi name;Code\r\nPaneer butter masala;"₹1,250.00";पनीर;PBM\r\nMasala papad;70;मसाला पापड़;MP\r\n')
  expect(problemsOf(plan)).toEqual([])
  expect(plan.items.map(({ kind, row }) => [kind, row])).toEqual([['changed', 2], ['unchanged', 3]])
  const { pricePaise: price, names, ...rest } = item(plan) ?? expect.fail()
  expect([price, names]).toEqual([125_000, { hi: 'पनीर' }])
  expect({ ...bare(demoMenu.items['paneer-butter-masala'] ?? expect.fail()), names }).toEqual({ ...rest, pricePaise: demoMenu.items['paneer-butter-masala']?.pricePaise, names })
  expect(plan.items[0]?.cells).toEqual([{ column: 'Price', old: '340', new: '1250' }, { column: 'Name:hi', old: 'पनीर बटर मसाला', new: 'पनीर' }])
})

it('reads commas, semicolons and tabs, quoted lines, amounts as people write them', () => {
  const rows = [['Category', 'Dish', 'Veg/Non-veg', 'Rate', 'GST', 'Sizes', 'Timings', 'Available'], ['Starters', 'Kanda bhaji', 'Veg', 'Rs. 1,05,000.50', '5%', '', '7 am - 11 am', 'Y']]
  for (const delimiter of [',', ';', '\t']) {
    const text = rows.map(row => row.map(cell => (cell.includes(',') ? `"${cell}"` : cell)).join(delimiter)).join('\n')
    const plan = planOfText(text.replace('Kanda bhaji', '"Kanda\nbhaji"'))
    expect(problemsOf(plan)).toEqual([])
    expect(item(plan)).toMatchObject({ id: 'kanda-bhaji', name: 'Kanda bhaji', diet: 'veg', pricePaise: 10_500_050, taxClassId: 'restaurant-service', times: [{ from: '07:00', to: '11:00' }] })
  }
  const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Name\tPrice\nMasala papad\t80', 'utf16le')])
  expect(kinds(planMenu(readCsv(utf16), demoMenu, demoOutlet))).toMatchObject({ changed: 1 })
  expect(() => readCsv(Buffer.from([0x4e, 0x61, 0xe9, 0x20]))).toThrow('not UTF-8')
  expect(() => readCsv(Buffer.from('Name,Price\n"Masala papad,80'))).toThrow('quotes')
})

it('finds a dish by id, code or name, and never takes one for another', () => {
  expect(planOfText('Code,Name,Price\nmp,Papad masala,75').items[0]).toMatchObject({ kind: 'changed', definition: { id: 'masala-papad', name: 'Papad masala', pricePaise: 7_500 } })
  expect(planOfText('Id,Name,Price\nmasala-papad,Roasted papad,70').items[0]).toMatchObject({ kind: 'changed', definition: { id: 'masala-papad', name: 'Roasted papad' } })
  expect(problemsOf(planOfText('Code,Name,Price\nMP,Chicken 65,75'))).toEqual(['Items 2 Name code-of-another'])
})

const head = 'Category,Name,Code,Diet,Price,Variants,Tax class,HSN,Station,Choices,Served,Course,Cost,On menu,Allergens,Price delivery,Place,Dated prices'
const good = ['Starters', 'Dish', '', 'veg', '100', '', 'Restaurant service', '', '', '', '', '', '', '', '', '', '', '']
const at = (column: string, text: string, name: string): string => {
  const cells = [...good]
  cells[1] = name
  cells[head.split(',').indexOf(column)] = text
  return cells.map(cell => `"${cell.replaceAll('"', '""')}"`).join(',')
}

it('names every bad cell by its row and column, and tells in a sentence what to do', () => {
  const bad: readonly (readonly [column: string, text: string, code: string])[] = [
    ['Price', 'abc', 'not-a-price'], ['Price', '12,50', 'not-a-price'], ['Price', '', 'price-missing'], ['Price', '2026-11-22', 'price-is-date'], ['Price', '-5', 'not-a-price'], ['Price delivery', 'x', 'not-a-price'],
    ['Tax class', 'GST 13', 'unknown-tax-class'], ['Station', 'Roof', 'unknown-station'], ['Category', 'Strater', 'unknown-category'], ['Diet', 'vegan?', 'not-a-diet'],
    ['HSN', '12', 'not-an-hsn'], ['Variants', 'Half = 100; Full', 'variant-without-price'], ['Choices', 'Sauces', 'unknown-group'], ['Choices', 'Spice', 'two-of-the-name'],
    ['Served', '7 to late', 'bad-time'], ['Served', 'Someday 07:00-11:00', 'bad-day'], ['Course', 'soup', 'not-a-course'], ['Cost', '#REF!', 'cell-error'], ['On menu', 'maybe', 'not-yes-or-no'],
    ['Place', '1.5', 'not-whole'], ['Dated prices', '1 Dec = 20', 'bad-date'], ['Name', '', 'empty'], ['Code', 'MP', 'code-of-another'], ['Name', 'Masala papad\u0007', 'control-character'],
  ]
  const plan = planOfText([head, ...bad.map(([column, text], index) => at(column, text, column === 'Name' ? text : column === 'Code' ? 'Chicken 65' : `Dish ${index}`))].join('\n'))
  const titles: Readonly<Record<string, string>> = { HSN: 'HSN/SAC' }
  const column = (name: string): string => (name === 'Code' ? 'Name' : titles[name] ?? name)
  expect(problemsOf(plan)).toEqual(bad.map(([name, , code], index) => `Items ${index + 2} ${column(name)} ${code}`))
  for (const language of ['en', 'hi']) {
    const t = wordsOf(language)
    for (const { code, values } of plan.problems) expect(t(`sheet.fault-${code}`, values)).toMatch(/[.।]$/)
  }
})

it('tells two rows of one dish, one name, one code, and columns that are missing', () => {
  const plan = planOfText([head, at('Code', 'X1', 'Bhel'), at('Code', 'X1', 'Sev'), at('Price', '90', 'bhel')].join('\n'))
  expect(problemsOf(plan)).toEqual(['Items 3 Code code-twice', 'Items 4 Name name-twice'])
  expect(problemsOf(planOfText('Id,Name\nmasala-papad,Masala papad\nmasala-papad,Masala papad'))).toEqual(['Items 3 Id row-twice'])
  expect(problemsOf(planOfText('Id,Name\nÜbel,Masala papad\n\n# Categories\nId,Name\nTwo words,Breads\n\n# Choices\nGroup id,Group,Choice id,Choice\nA_B,Dips,,Mayo\ndips,Dips,C_D,Mayo'))
    .filter(each => each.endsWith('bad-id')).sort()).toEqual(['Categories 6 Id bad-id', 'Choices 10 Group id bad-id', 'Choices 11 Choice id bad-id', 'Items 2 Id bad-id'])
  expect(problemsOf(planOfText('Dishes of the house\n\nName,Price,Rate\nBhel,20,30'))).toEqual([
    'Items 3 Price column-twice', 'Items 3 Category column-missing', 'Items 3 Diet column-missing', 'Items 3 Tax class column-missing',
  ])
  expect(problemsOf(planOfText('a,b\n1,2'))).toEqual(['Items 1 Name header-missing'])
  expect(problemsOf(planOfText('Name,Price\n'))).toEqual(['Items 2 Name no-rows'])
  expect(planOfText('Name,Colour\nMasala papad,red').ignored).toEqual([{ sheet: 'Items', column: 'Colour' }])
  const many = Array.from({ length: 2_100 }, (_, index) => `Dish ${index}`).join('\n')
  expect(problemsOf(planOfText(`Name\n${many}`))[0]).toMatch(/^Items \d+ Name too-many-rows$/)
})

it('makes new categories when it is told to', () => {
  const text = [head, at('Category', 'Momos', 'Veg momo'), at('Category', 'momos', 'Fried momo')].join('\n')
  expect([problemsOf(planOfText(text)).length, planOfText(text).unknownCategories]).toEqual([2, ['Momos']])
  const plan = planOfText(text, demoMenu, { newCategories: true })
  expect([problemsOf(plan), plan.categories.map(({ definition }) => definition.name), plan.items.map(({ definition }) => definition.categoryId)]).toEqual([[], ['Momos'], ['momos', 'momos']])
})

it('defines groups with their choices, and offers them in the same file', () => {
  const plan = planOfText(`${head}\n${at('Choices', 'Dips', 'Fries')}\n\n# Choices\nGroup,At least,At most,Choice,Choice:hi,Price\nDips,0,2,Mayo,मेयो,20\n,,,Mint,,\nFinish,0,9,More butter,,25`)
  expect(problemsOf(plan)).toEqual([])
  expect(item(plan)).toMatchObject({ modifierGroupIds: ['dips'] })
  expect(plan.groups.map(({ kind, definition }) => [kind, definition])).toEqual([
    ['new', { id: 'dips', name: 'Dips', min: 0, max: 2, modifiers: [{ id: 'dips-mayo', name: 'Mayo', names: { hi: 'मेयो' }, pricePaise: 2_000 }, { id: 'dips-mint', name: 'Mint', pricePaise: 0 }] }],
    ['changed', { id: 'bread-finish', name: 'Finish', names: { hi: 'ऊपर से' }, min: 0, max: 9, modifiers: [{ id: 'bread-finish-more-butter', name: 'More butter', pricePaise: 2_500 }] }],
  ])
  expect(problemsOf(planOfText('# Choices\nGroup,At least,At most,Choice,Price\nDips,3,2,Mayo,x\nDips,2,2,Mayo,1'))).toEqual([
    'Choices 3 Price not-a-price', 'Choices 3 At least least-above-most', 'Choices 4 At least group-differs', 'Choices 4 Choice choice-twice',
  ].sort((a, b) => Number(a.split(' ')[1]) - Number(b.split(' ')[1])))
})

it('keeps what the menu itself refuses beside the row that has it', () => {
  const plan = planOfText([head.replace('Place', 'Combo'), at('Place', 'Main: Royal blend', 'Odd combo')].join('\n'))
  expect(plan.problems.map(({ row, column }) => [row, column])).toEqual([[2, 'Combo']])
  const variants = planOfText('Name,Choices,Combo\nMasala papad,,Main: Masala papad')
  expect(problemsOf(variants)).toEqual(['Items 2 Combo not-taken'])
})

it('reads what spreadsheets put into cells', async () => {
  const { default: library } = await import('exceljs')
  const workbook = new library.Workbook()
  const sheet = workbook.addWorksheet('Sheet1')
  sheet.addRow(['Category', 'Name', 'Diet', 'Price', 'GST', 'HSN', 'Available', 'Code', 'Served'])
  sheet.addRow(['Starters', { richText: [{ text: 'Bombay ' }, { text: 'bhel', font: { bold: true } }] }, 'veg', { formula: '100*1.1', result: 110.00000000000001 }, 0.05, 996331, true, 12, '07:00-11:00'])
  sheet.getCell('E2').numFmt = '0%'
  sheet.addRow(['Starters', { text: 'Linked', hyperlink: 'https://example.org' }, 'egg', new Date('2026-11-22T00:00:00Z'), 'Restaurant service', null, null, null, null])
  workbook.addWorksheet('Prices of last year').addRow(['x'])
  const file: SheetFile = await readSheet(Buffer.from(await workbook.xlsx.writeBuffer()))
  const plan = planMenu(file, demoMenu, demoOutlet)
  expect(problemsOf(plan)).toEqual(['Items 3 Price price-is-date'])
  expect(item(plan)).toMatchObject({ name: 'Bombay bhel', pricePaise: 11_000, taxClassId: 'restaurant-service', hsn: '996331', code: '12', times: [{ from: '07:00', to: '11:00' }] })
  expect(file.ignored).toEqual(['Prices of last year'])
})
