import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, lookAt, looks, newDevice, newPage, signIn, type ViewOptions } from './kit/browser'
import { stage } from './kit/stage'

interface SavedTable {
  readonly id: string
  readonly name: string
  readonly sectionId: string
  readonly seats: number
  readonly shape: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly rotation?: number
}

interface SavedFloor {
  readonly tables: Readonly<Record<string, SavedTable>>
  readonly sections: Readonly<Record<string, { readonly name: string; readonly names?: Readonly<Record<string, string>>; readonly x: number }>>
  readonly mergePresets: Readonly<Record<string, { readonly name: string; readonly tableIds: readonly string[] }>>
}

describe.skipIf(omitted('browser'))('the floor editor', () => {
  const on = stage()

  const open = async (staffId: string, path: string, options: ViewOptions = {}): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser, options))
    page.setDefaultTimeout(10_000)
    await signIn(page, on.server.url, staffId, path)
    return page
  }
  const editor = (options: ViewOptions = {}): Promise<Page> => open('meera', '/settings/floor', options)
  const close = async (...pages: readonly Page[]): Promise<void> => {
    for (const page of pages) {
      expect(complaintsOf(page)).toEqual([])
      await page.context().close()
    }
  }
  const onPlan = (page: Page, name: string): Locator => page.locator('#plan-canvas').getByRole('button', { name: new RegExp(`^Table ${name},`) })
  const centre = async (locator: Locator): Promise<{ x: number; y: number }> => {
    const box = await locator.boundingBox()
    if (!box) throw new Error('not in sight')
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  }
  const drag = async (page: Page, from: { x: number; y: number }, dx: number, dy: number): Promise<void> => {
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    for (const part of [0.3, 0.7, 1]) await page.mouse.move(from.x + dx * part, from.y + dy * part)
    await page.mouse.up()
  }
  const dragTable = async (page: Page, name: string, dx: number, dy: number): Promise<void> => drag(page, await centre(onPlan(page, name)), dx, dy)
  const field = (page: Page, id: string): Promise<string> => page.locator(`#${id}`).inputValue()
  const changes = (page: Page): Promise<string> => page.locator('#plan-state').innerText()
  const saved = (page: Page): Promise<SavedFloor> => page.evaluate(async () => {
    const response = await fetch('/api/v1/outlet', { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    return (await response.json()) as SavedFloor
  })
  const named = async (page: Page, name: string): Promise<SavedTable | undefined> => Object.values((await saved(page)).tables).find(table => table.name === name)
  const save = async (page: Page): Promise<void> => {
    await page.locator('#plan-save').click()
    await page.locator('#save-confirm').click()
    await page.locator('#save-dialog').waitFor({ state: 'hidden' })
    await expect.poll(() => changes(page)).toBe('No changes')
  }
  const onFloor = (page: Page, name: string): Locator => page.locator('.plan').getByRole('link', { name: new RegExp(`^Table ${name},`) })

  it('adds, drags, turns, resizes, duplicates and takes back with the mouse; the waiter\'s floor shows the save at once', async () => {
    const page = await editor()
    const waiter = await open('ravi', '/floor')
    await page.getByRole('radio', { name: '6 Seats' }).check({ force: true })
    await page.getByRole('button', { name: 'Long', exact: true }).click()
    await onPlan(page, 'T13').waitFor()
    expect(await changes(page)).toBe('1 change')
    const before = await field(page, 'table-x')
    await dragTable(page, 'T13', -60, 30)
    expect(await field(page, 'table-x')).not.toBe(before)

    // the grips turn and resize
    const turn = page.locator('[data-grip="turn"] .grip-dot')
    const at = await centre(onPlan(page, 'T13'))
    const knob = await centre(turn)
    await drag(page, knob, at.x - knob.x + 90, at.y - knob.y)
    expect(await field(page, 'table-rotation')).toBe('90')
    const [wide, high] = [Number(await field(page, 'table-width')), Number(await field(page, 'table-height'))]
    await drag(page, await centre(page.locator('[data-grip="se"] .grip-dot')), 0, 40)
    // turned by a quarter: downwards is along its width
    expect(Number(await field(page, 'table-width'))).toBeGreaterThan(wide)
    expect(Number(await field(page, 'table-height'))).toBe(high)

    await page.getByRole('button', { name: 'Duplicate' }).click()
    await onPlan(page, 'T14').waitFor()
    expect(await onPlan(page, 'T14').getAttribute('aria-label')).toContain('turned 90°')
    await page.locator('#plan-undo').click()
    expect(await onPlan(page, 'T14').count()).toBe(0)
    await page.locator('#plan-redo').click()
    await onPlan(page, 'T14').waitFor()

    // from the palette onto the verandah
    await page.keyboard.press('Escape')
    const round = await centre(page.getByRole('button', { name: 'Round', exact: true }))
    const target = await centre(onPlan(page, 'V1'))
    await drag(page, round, target.x + 60 - round.x, target.y + 30 - round.y)
    expect(await page.locator('#table-section').evaluate((select: HTMLSelectElement) => select.selectedOptions[0]?.textContent)).toBe('Verandah')
    await page.keyboard.press('Control+z')

    await page.locator('#plan-save').click()
    expect(await page.locator('#save-summary').innerText()).toBe('2 added: T13, T14')
    await page.locator('#save-confirm').click()
    await expect.poll(() => changes(page)).toBe('No changes')
    await onFloor(waiter, 'T14').waitFor()
    expect(await named(page, 'T13')).toMatchObject({ seats: 6, shape: 'rectangle', rotation: 90 })
    expect(await waiter.locator('.plan g[transform^="rotate(90 "]').count()).toBe(2)
    await close(page, waiter)
  })

  it('does it all with the keyboard alone', async () => {
    const page = await editor()
    const start = await named(page, 'T1')
    await onPlan(page, 'T1').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press(']')
    await page.keyboard.press('+')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Table T2,/)
    await page.keyboard.press('[')
    await page.keyboard.press('Control+d')
    const copy = await page.evaluate(() => /^Table (\w+),/.exec(document.activeElement?.getAttribute('aria-label') ?? '')?.[1] ?? '')
    expect(copy).toMatch(/^T1\d$/)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+a')
    await page.keyboard.type('Window')
    await page.keyboard.press('Enter')
    await onPlan(page, 'Window').focus()
    await page.keyboard.press('Delete')
    expect(await onPlan(page, 'Window').count()).toBe(0)
    await page.keyboard.press('Control+z')
    await onPlan(page, 'Window').waitFor()
    await page.keyboard.press('Control+y')
    expect(await onPlan(page, 'Window').count()).toBe(0)
    await page.keyboard.press('Control+z')

    // kept over a reload, undo from there leads to what is saved
    await page.reload()
    await onPlan(page, 'Window').waitFor()
    expect(await changes(page)).toBe('3 changes')
    await save(page)
    expect(await named(page, 'T1')).toMatchObject({ x: (start?.x ?? 0) + 10, y: (start?.y ?? 0) + 1, rotation: 15, seats: (start?.seats ?? 0) + 1 })
    expect(await named(page, 'T2')).toMatchObject({ rotation: 345 })
    await close(page)
  })

  it('selects several, lines them up, keeps them as a preset; draws sections and gives them Hindi names', async () => {
    const page = await editor()
    await onPlan(page, 'V1').click()
    await onPlan(page, 'V2').click({ modifiers: ['Shift'] })
    await onPlan(page, 'V3').click({ modifiers: ['Shift'] })
    await page.getByRole('button', { name: 'Line up bottom edges' }).click()
    await page.getByRole('button', { name: 'Same distance across' }).click()
    await page.getByRole('textbox', { name: /^Name, such as/ }).fill('V1 to V3 for ten')
    await page.getByRole('button', { name: 'Keep together' }).click()
    await page.getByText('V1 to V3 for ten').waitFor()

    // a lasso round the family room's first row
    const [a, b] = [await onPlan(page, 'F1').boundingBox(), await onPlan(page, 'F2').boundingBox()]
    if (!a || !b) throw new Error('not in sight')
    await drag(page, { x: a.x - 6, y: a.y + 2 }, b.x + b.width / 2 - a.x + 6, 24)
    expect(await page.locator('#many-names').innerText()).toBe('F1, F2')
    await page.keyboard.press('Escape')

    await page.getByRole('button', { name: 'Add a section' }).click()
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Roof')
    await page.getByRole('textbox', { name: 'Name in Hindi' }).fill('छत')
    await page.getByRole('checkbox', { name: 'Outdoors' }).check()
    await page.locator('#plan-fit').click()
    const y = Number(await field(page, 'section-y'))
    await drag(page, await centre(page.getByRole('button', { name: 'Section Roof' })), 0, 20)
    expect(Number(await field(page, 'section-y'))).toBeGreaterThan(y)
    const width = Number(await field(page, 'section-width'))
    await drag(page, await centre(page.locator('[data-grip="se"] .grip-dot')), -120, 0)
    expect(Number(await field(page, 'section-width'))).toBeLessThan(width)
    await onPlan(page, 'V6').click()
    await page.getByRole('combobox', { name: 'Section' }).selectOption({ label: 'Roof' })
    await save(page)
    const floor = await saved(page)
    const roof = Object.entries(floor.sections).find(([, { name }]) => name === 'Roof')
    expect(roof?.[1].names).toEqual({ hi: 'छत' })
    expect(floor.tables['v6']?.sectionId).toBe(roof?.[0])
    expect(floor.tables['v1']?.y).toBe(floor.tables['v2']?.y)
    expect(Object.values(floor.mergePresets)).toMatchObject([{ name: 'V1 to V3 for ten', tableIds: ['v1', 'v2', 'v3'] }])
    await close(page)
  })

  it('keeps live tables: locked at once, refused whole when seated meanwhile, and open orders go on', async () => {
    const page = await editor()
    const waiter = await open('ravi', '/floor')
    const orderId = await seat(waiter, 'ravi', 't7', 3)
    await fire(waiter, 'ravi', orderId, 'butter-naan')
    await onPlan(page, 'T7').and(page.locator('[aria-label*="in use"]')).waitFor()
    await onPlan(page, 'T7').click()
    await page.getByText('T7 is in use: it stays until its guests have paid.').first().waitFor()
    expect(await page.locator('#table-remove').getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Delete')
    expect(await onPlan(page, 'T7').count()).toBe(1)
    await page.locator('#table-name').fill('Bay')
    await page.locator('#table-name').press('Enter')
    await dragTable(page, 'Bay', 30, 10)

    await onPlan(page, 'T8').click()
    await page.locator('#table-remove').click()
    await page.locator('#plan-save').click()
    await seat(waiter, 'ravi', 't8', 2)
    await page.locator('#save-confirm').click()
    await page.getByRole('alert').getByText('Nothing was saved').waitFor()
    expect(await named(page, 'T7')).toBeDefined()
    expect(await changes(page)).toBe('2 changes')
    await page.locator('#save-dialog').getByRole('button', { name: 'Put T8 back' }).click()
    await page.locator('#save-confirm').click()
    await expect.poll(() => changes(page)).toBe('No changes')

    const label = /^Table Bay, 4 seats, Ordered, 3 covers/
    await waiter.locator('.plan').getByRole('link', { name: label }).click()
    await waiter.getByRole('article', { name: 'Order of Bay' }).waitFor()
    await fire(waiter, 'ravi', orderId, 'butter-naan')
    await close(page, waiter)
  })

  it('brings two editors together: takes over what the other saved, and asks where both changed the same', async () => {
    const [one, two] = [await editor(), await editor()]
    for (const page of [one, two]) {
      await onPlan(page, 'F4').click()
      await page.locator('#table-seats').fill(page === one ? '5' : '6')
      await page.locator('#table-seats').press('Enter')
    }
    await onPlan(one, 'F6').click()
    await one.getByRole('button', { name: 'Turn right 15°' }).click()
    await save(one)
    await two.locator('#plan-notices').getByText('F4 was changed by somebody else meanwhile.').waitFor()
    expect(await onPlan(two, 'F6').getAttribute('aria-label')).toContain('turned 15°')
    await two.locator('#plan-save').click()
    await two.locator('#save-confirm').click()
    await two.getByRole('alert').getByText('version-conflict').waitFor()
    await two.locator('#save-dialog').getByRole('button', { name: 'Go on editing' }).click()
    await two.getByRole('button', { name: 'Keep mine' }).click()
    await save(two)
    expect(await named(two, 'F4')).toMatchObject({ seats: 6 })
    await send(two, 'meera', 'outlet/arrange-floor', {})
    await close(one, two)
  })

  it('works on a phone with one thumb', async () => {
    const page = await editor({ width: 390, height: 844, touch: true })
    const session = await page.context().newCDPSession(page)
    const finger = async (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: readonly { x: number; y: number }[]): Promise<void> => {
      await session.send('Input.dispatchTouchEvent', { type, touchPoints: points.map((point, id) => ({ ...point, id })) })
    }
    const from = await centre(onPlan(page, 'T5'))
    const start = await named(page, 'T5')
    await finger('touchStart', from)
    for (const step of [8, 20, 30, 40]) await finger('touchMove', { x: from.x, y: from.y + step })
    await finger('touchEnd')
    await expect.poll(() => changes(page)).toBe('1 change')
    // a drag opens no sheet under the finger; a tap does
    expect(await page.locator('#plan-panel').isVisible()).toBe(false)
    const tap = await centre(onPlan(page, 'T5'))
    await page.touchscreen.tap(tap.x, tap.y)
    await page.locator('#table-form').waitFor()
    expect(Number(await field(page, 'table-y'))).toBeGreaterThan(start?.y ?? 0)
    await page.getByRole('button', { name: 'Turn left 15°' }).tap()
    await page.getByRole('button', { name: 'Close', exact: true }).first().tap()

    // beside the tables one finger pans, two zoom
    const scrolled = (): Promise<number> => page.locator('#plan-pane').evaluate(element => element.scrollLeft)
    const pane = page.locator('#plan-pane')
    await pane.evaluate(element => element.scrollTo(0, element.scrollHeight))
    const { y: top = 0, height = 0 } = (await pane.boundingBox()) ?? {}
    const ground = { x: 190, y: top + height - 30 }
    const left = await scrolled()
    await finger('touchStart', ground)
    for (const step of [20, 60, 100]) await finger('touchMove', { x: ground.x - step, y: ground.y })
    await finger('touchEnd')
    await expect.poll(scrolled).toBeGreaterThan(left)
    const wide = async (): Promise<number> => (await onPlan(page, 'T5').boundingBox())?.width ?? 0
    const narrow = await wide()
    await finger('touchStart', { x: 100, y: ground.y }, { x: 150, y: ground.y })
    for (const step of [10, 30, 50]) await finger('touchMove', { x: 100 - step, y: ground.y }, { x: 150 + step, y: ground.y })
    await finger('touchEnd')
    await expect.poll(wide).toBeGreaterThan(narrow * 1.5)
    await page.locator('#plan-save').tap()
    await page.locator('#save-confirm').tap()
    await expect.poll(() => changes(page)).toBe('No changes')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await close(page)
  })

  it('is accessible in every width, light and dark', async () => {
    const page = await editor({ width: 1440 })
    for (const { width, scheme } of looks) {
      await lookAt(page, { width, height: 900, scheme })
      // the canvas draws itself anew for its width
      await expect.poll(() => axeProblems(page), { message: `${width} ${scheme}`, timeout: 15_000 }).toEqual([])
      await onPlan(page, 'T9').click()
      await expect.poll(() => axeProblems(page), { message: `${width} ${scheme}, chosen`, timeout: 15_000 }).toEqual([])
      await page.keyboard.press('Escape')
    }
    await close(page)
  })
})
