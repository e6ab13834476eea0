import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { writeSheet } from '../packages/server/src/menu-sheet/work'
import type { SheetTable } from '../packages/server/src/menu-sheet/table'
import { omitted } from '../tools/test-support/omit'
import { eventsAfter, seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive } from './kit/browser'
import { stage } from './kit/stage'

const dishes = 500
/** States are waited for, however slow the machine. */
const wait = { timeout: 30_000 }
const header = ['Category', 'Name', 'Name:hi', 'Code', 'Diet', 'Price', 'Variants', 'Tax class', 'Station', 'Course', 'Choices', 'Served', 'Price delivery', 'Cost']
const column = (name: string): number => header.indexOf(name)

/** Five hundred dishes, a third with variants, all with choices of their own groups; and one that the menu has. */
function bigMenu(naanPrice: string): { readonly items: string[][]; readonly choices: string[][] } {
  const items = Array.from({ length: dishes }, (_, index): string[] => [
    'Starters', `Tiffin no. ${index}`, `टिफ़िन ${index}`, `T${index}`, index % 5 === 0 ? 'non-veg' : 'veg',
    index % 3 === 0 ? '' : String(100 + index), index % 3 === 0 ? `Half [hi: हाफ़] = ${100 + index}; Full [hi: फ़ुल] = ${180 + index}` : '',
    'Restaurant service', 'Tandoor', 'starter', `Dip ${index % 20}; Ice and sugar`, index % 7 === 0 ? 'Mon-Fri 07:00-11:00' : '', index % 3 === 0 ? '' : String(120 + index), '40.50',
  ])
  const naan = header.map(() => '')
  for (const [name, text] of [['Category', 'Breads'], ['Name', 'Butter naan'], ['Name:hi', 'बटर नान'], ['Code', 'BN'], ['Diet', 'veg'], ['Price', naanPrice], ['Tax class', 'Restaurant service'], ['Station', 'Tandoor'], ['Course', 'main'], ['Choices', 'Finish']] as const) {
    naan[column(name)] = text
  }
  const choices = Array.from({ length: 20 }, (_, group) => ['Mint', 'Garlic', 'Mango', 'Tamarind'].map((name, index) => [`Dip ${group}`, '0', '2', name, String(index * 10)])).flat()
  return { items: [header, ...items, naan], choices: [['Group', 'At least', 'At most', 'Choice', 'Price'], ...choices] }
}

const tablesOf = ({ items, choices }: ReturnType<typeof bigMenu>): readonly SheetTable[] =>
  [{ name: 'Items', rows: items, firstRow: 1 }, { name: 'Choices', rows: choices, firstRow: 1 }]

/** Twenty cells that are wrong, in rows of their own. */
const wrong: readonly (readonly [row: number, column: string, text: string])[] = [
  [3, 'Price', 'abc'], [4, 'Tax class', 'GST 13'], [6, 'Station', 'Roof'], [9, 'Category', 'Strater'], [12, 'Diet', 'vegan'], [15, 'Name', ''], [18, 'Course', 'soup'],
  [21, 'Choices', 'Sauces'], [24, 'Served', 'late'], [27, 'Cost', '#REF!'], [30, 'Price', '12,50'], [60, 'Price delivery', 'more'], [90, 'Diet', '?'], [120, 'Station', 'Cellar'],
  [150, 'Tax class', '33%'], [200, 'Variants', 'Half = 10; Full'], [250, 'Price', '2026-11-22'], [300, 'Served', 'Xyz 07:00-11:00'], [400, 'Choices', 'Spice'], [500, 'Cost', 'free'],
]

describe.skipIf(omitted('browser'))('the menu as a file', () => {
  const on = stage()
  const open = async (staffId = 'meera', path = '/menu/import'): Promise<Page> => {
    const page = await on.open(staffId, path)
    page.setDefaultTimeout(20_000)
    return page
  }
  const leave = async (page: Page): Promise<void> => {
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
  const choose = (page: Page, name: string, buffer: Buffer): Promise<void> => page.locator('#import-file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  const counts = (page: Page): Promise<Record<string, string>> => page.locator('.import-counts > div').evaluateAll(list =>
    Object.fromEntries(list.map(each => [(each as HTMLElement).dataset['count'] ?? '', each.querySelector('dd')?.textContent ?? ''])))
  const isRead = (page: Page, expected: Record<string, string>): Promise<void> => expect.poll(() => counts(page), wait).toMatchObject(expected)
  /** The menu without how often each was changed. */
  const menuOf = (page: Page): Promise<unknown> => page.evaluate(async () => {
    const response = await fetch('/api/v1/menu', { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    return JSON.parse(await response.text(), (key, value: unknown) => (key === 'revision' || key === 'position' ? undefined : value)) as unknown
  })
  const lines = (page: Page, orderId: string): Promise<readonly number[]> => page.evaluate(async id => {
    const response = await fetch(`/api/v1/orders/${id}`, { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    return ((await response.json()) as { lines: { unitPricePaise: number }[] }).lines.map(({ unitPricePaise }) => unitPricePaise)
  }, orderId)
  const importButton = (page: Page) => page.locator('#import-apply')

  it.each(['csv', 'xlsx'] as const)('brings five hundred dishes from %s, keeps what is ordered at its price, and takes all of it back', async format => {
    const page = await open()
    const before = await menuOf(page)
    const orderId = await seat(page, 'meera', format === 'csv' ? 't7' : 't8')
    await send(page, 'meera', `orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '1' })
    const [was = 0] = await lines(page, orderId)
    const price = was + 1_250
    const bytes = await writeSheet(format, tablesOf(bigMenu((price / 100).toFixed(2))))
    if (format === 'csv') await choose(page, 'menu.csv', bytes)
    else {
      // dropped anywhere on the page
      const data = await page.evaluateHandle(text => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([Uint8Array.from(atob(text), each => each.charCodeAt(0))], 'menu.xlsx'))
        return transfer
      }, bytes.toString('base64'))
      await page.dispatchEvent('#import-preview', 'drop', { dataTransfer: data })
    }
    await isRead(page, { new: String(dishes), changed: '1', unchanged: '0' })
    expect(await page.locator('[data-change="Price"] td').allInnerTexts()).toEqual(['Price', String(was / 100), (price / 100).toFixed(2)])
    expect(await importButton(page).innerText()).toContain(`Import ${dishes + 1} dishes`)
    expect(await menuOf(page)).toEqual(before)
    await importButton(page).click()
    await page.getByText('The menu is imported').first().waitFor()
    await send(page, 'meera', `orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '1' })
    expect(await lines(page, orderId)).toEqual([was, price])
    const tiffin = await page.evaluate(async () => {
      const response = await fetch('/api/v1/menu', { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
      const { categories } = (await response.json()) as { categories: { items: { id: string }[] }[] }
      return categories.flatMap(({ items }) => items).find(({ id }) => id === 'tiffin-no-42')
    })
    expect(tiffin).toMatchObject({
      name: 'Tiffin no. 42', names: { hi: 'टिफ़िन 42' }, variants: [{ name: 'Half', pricePaise: 14_200 }, { name: 'Full', pricePaise: 22_200 }],
      modifierGroups: [{ name: 'Dip 2', min: 0, max: 2, modifiers: [{ name: 'Mint', pricePaise: 0 }, { name: 'Garlic', pricePaise: 1_000 }, {}, {}] }, { name: 'Ice and sugar' }],
    })
    // once from the message, once from the page as it is opened later
    if (format === 'csv') await page.locator('.undo-toast').getByRole('button', { name: 'Undo' }).click()
    else {
      await page.reload()
      await isLive(page)
      await page.getByText(`The last import changed ${dishes + 1} dishes`).waitFor()
      await page.getByRole('button', { name: 'Undo the import' }).click()
    }
    await page.getByText('The menu is as it was before the import').first().waitFor()
    expect(await menuOf(page)).toEqual(before)
    expect(await lines(page, orderId)).toEqual([was, price])
    await leave(page)
  })

  it.each(['csv', 'xlsx'] as const)('names twenty wrong cells of a %s by row and column, and imports nothing', async format => {
    const page = await open()
    const [before, big] = [await menuOf(page), bigMenu('60')]
    for (const [row, name, text] of wrong) {
      const cells = big.items[row - 1]
      if (cells) cells[column(name)] = text
      if (name === 'Price' && cells) cells[column('Variants')] = ''
      if (name === 'Variants' && cells) cells[column('Price')] = ''
      if (name === 'Price delivery' && cells) [cells[column('Variants')], cells[column('Price')]] = ['', '90']
    }
    const bytes = await writeSheet(format, tablesOf(big))
    await choose(page, `menu.${format}`, bytes)
    await isRead(page, { bad: '20' })
    const told = await page.locator('[data-problem]').evaluateAll(rows => rows.map(row => [row.querySelector('th')?.textContent, row.querySelector('b')?.textContent]))
    expect(told).toEqual(wrong.map(([row, name]) => [String(row), name]))
    expect(await page.locator('[data-problem="unknown-station"]').first().innerText()).toContain('There is no station Roof. Known are: Tandoor')
    expect(await importButton(page).isDisabled()).toBe(true)
    // nor by hand
    const { position } = await send(page, 'meera', 'tables/t1/seat', { covers: 2 })
    const answer = await page.request.post(`${on.server.url}/api/v1/menu/import`, { data: bytes, headers: { 'RestoFlow-As': 'meera', origin: on.server.url, 'content-type': 'application/octet-stream' } })
    expect([answer.status(), ((await answer.json()) as { code: string; errors: unknown[] }).code]).toEqual([422, 'sheet-refused'])
    expect(await eventsAfter(page, 'meera', position)).toEqual([])
    expect(await menuOf(page)).toEqual(before)
    await leave(page)
  })

  it('makes new categories when told to, and sees that the menu was changed since it was looked at', async () => {
    const [page, other] = [await open(), await open('vikram', '/menu')]
    await choose(page, 'momos.csv', Buffer.from('Category;Dish;Veg/Non-veg;MRP;GST\nMomos;Steamed momo;veg;"₹1,20,000.50";5%\nMomos;Fried momo;veg;140;5%\n'))
    await isRead(page, { bad: '2' })
    await page.getByText('1 category is not on the menu:').waitFor()
    await page.getByRole('checkbox', { name: 'Make categories that are not on the menu yet' }).check()
    await page.locator('[data-import-bad="0"]').waitFor()
    await expect.poll(() => importButton(page).innerText(), wait).toContain('Import 2 dishes')
    await send(other, 'vikram', 'menu/change-prices', { changes: [{ itemId: 'butter-naan', pricePaise: 6_600 }] })
    await importButton(page).click()
    await page.locator('#import-errors .notice').waitFor()
    expect(await page.locator('#import-errors').innerText()).toContain('version-conflict')
    await expect.poll(() => importButton(page).isEnabled(), wait).toBe(true)
    await importButton(page).click()
    await page.getByText('The menu is imported').first().waitFor()
    // it stands on the waiter's menu at once
    await expect.poll(() => menuOf(other).then(menu => JSON.stringify(menu).includes('Steamed momo')), wait).toBe(true)
    // what was changed since is not overwritten
    await send(other, 'vikram', 'menu/change-prices', { changes: [{ itemId: 'fried-momo', pricePaise: 15_000 }] })
    await page.locator('#import-last').getByRole('button', { name: 'Undo the import' }).click()
    await expect.poll(() => page.locator('#import-errors').innerText(), wait).toContain('menu-batch-changed')
    await Promise.all([leave(page), leave(other)])
  })

  it('exports what imports as no change, and is closed to those who may not change the menu', async () => {
    const [page, cook] = [await open(), await open('gopal', '/menu')]
    for (const format of ['csv', 'xlsx'] as const) {
      const file = await page.request.get(`${on.server.url}/menu/export.${format}?as=meera`)
      expect([file.status(), file.headers()['content-disposition']]).toEqual([200, expect.stringMatching(new RegExp(`^attachment; filename="menu-\\d{4}-\\d\\d-\\d\\d\\.${format}"$`)) as string])
      await choose(page, `menu.${format}`, await file.body())
      await isRead(page, { new: '0', changed: '0' })
      await page.getByText('The menu is already as the file says.').waitFor()
      expect(await importButton(page).isDisabled()).toBe(true)
    }
    await choose(page, 'old.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'))
    await page.getByText('The file cannot be read').waitFor()
    expect((await cook.request.get(`${on.server.url}/menu/export.csv?as=gopal`, { maxRedirects: 0 })).status()).toBe(302)
    expect(await cook.locator('a[href*="/menu/import"]').count()).toBe(0)
    await Promise.all([leave(page), leave(cook)])
  })

  it('is clean at every width, light and dark, in both languages', async () => {
    for (const [width, height, scheme] of [[1440, 900, 'light'], [820, 1100, 'dark'], [390, 844, 'light']] as const) {
      const page = await on.open('meera', '/menu/import', { width, height, scheme })
      const big = bigMenu('61')
      big.items.splice(40)
      for (const good of [true, false]) {
        if (!good) big.items[4]?.splice(column('Price'), 1, 'abc')
        await choose(page, 'menu.csv', await writeSheet('csv', tablesOf(big)))
        await isRead(page, good ? { new: '39' } : { bad: '1' })
        expect(await axeProblems(page), `${width}, ${good ? 'good' : 'bad'}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), `${width} scrolls sideways`).toBe(false)
      }
      await leave(page)
    }
  })
})
