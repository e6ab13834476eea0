import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive, lookAt, looks, newDevice, newPage, signIn } from './kit/browser'
import { openLine } from './kit/cut'
import { stage } from './kit/stage'

interface OrderRead {
  readonly label?: string
  readonly covers: number
  readonly heldCourses: readonly string[]
  readonly lines: readonly { readonly id: string; readonly itemId: string; readonly quantity: string; readonly unitPricePaise: number; readonly state: string; readonly cover?: number }[]
}

describe.skipIf(omitted('browser'))('tables in service', () => {
  const on = stage()
  /** A waiter with one hand on a phone, a manager at a desk, the tandoor's display. */
  let phone: Page
  let desk: Page
  let tandoor: Page
  let [first, second] = ['', '']

  const read = <Answer>(path: string): Promise<Answer> => desk.evaluate(async url =>
    (await (await fetch(url, { headers: { 'RestoFlow-As': 'meera' } })).json()) as Answer, `/api/v1/${path}`)
  const order = (id: string): Promise<OrderRead> => read<OrderRead>(`orders/${id}`)
  /** What the floor's tables owe together, in paise. */
  const owed = async (): Promise<number> => (await read<{ items: { amountPaise: number }[] }>('tables?limit=200')).items.reduce((sum, table) => sum + table.amountPaise, 0)
  /** What the orders' lines come to before tax, and how many pieces they are. */
  const worth = async (...ids: readonly string[]): Promise<readonly [paise: number, pieces: number]> => {
    const lines = (await Promise.all(ids.map(order))).flatMap(each => each.lines).filter(({ state }) => state !== 'voided')
    return [lines.reduce((sum, line) => sum + line.unitPricePaise * Number(line.quantity), 0), lines.reduce((sum, line) => sum + Number(line.quantity), 0)]
  }
  const add = (orderId: string, itemId: string, quantity = '1', more: object = {}) => send(desk, 'meera', `orders/${orderId}/add-line`, { itemId, quantity, ...more })
  const table = (page: Page, name: string): Locator => page.getByRole('link', { name: new RegExp(`^Table ${name.replaceAll('+', '\\+')},`) })
  const ticket = (place: string): Locator => tandoor.locator('.tickets > .ticket', { has: tandoor.locator(`h2:text-is("${place}")`) })
  const showOrder = async (page: Page, orderId: string): Promise<void> => {
    await page.goto(`${on.server.url}/floor?order=${orderId}&as=${await page.locator('body').getAttribute('data-as') ?? ''}`)
    await page.locator(`article[data-order="${orderId}"]`).waitFor()
    await isLive(page)
  }
  const choose = async (page: Page, action: string): Promise<void> => {
    await page.locator('#pad-more').click()
    await page.locator(`#more-dialog #${action}`).click()
  }

  beforeAll(async () => {
    ;[phone, desk, tandoor] = await Promise.all([
      on.open('ravi', '/floor', { width: 390, height: 844, touch: true }), on.open('meera', '/floor'), on.open('gopal', '/kitchen/tandoor'),
    ])
    first = await seat(desk, 'meera', 't4', 2)
    await add(first, 'butter-naan', '4', { lineId: 'naan' })
    await add(first, 'cola', '2')
    await send(desk, 'meera', `orders/${first}/fire`)
    second = await seat(desk, 'meera', 't5', 3)
    await add(second, 'tandoori-roti', '3')
    await send(desk, 'meera', `orders/${second}/fire`)
  }, 180_000)

  it('puts two tables together by taps on the plan: one party on plan, phone and kitchen display', async () => {
    const before = await owed()
    await showOrder(desk, first)
    await choose(desk, 'more-merge')
    await table(desk, 'T5').click()
    await desk.getByRole('button', { name: 'Put T4 + T5 together' }).click()
    await desk.getByText('T4 + T5 are one party now.').waitFor()
    await desk.getByRole('article', { name: 'Order of T4 + T5 A' }).waitFor()
    await expect.poll(() => table(desk, 'T4 + T5').getAttribute('aria-label')).toMatch(/5 covers, 2 orders/)
    await table(phone, 'T4 + T5').waitFor()
    expect(await phone.locator('.floor-list [data-table="t5"]').isVisible()).toBe(false)
    await ticket('T4 B').getByText('Moved from T5').waitFor()
    expect(await owed()).toBe(before)
  })

  it('names the orders of a shared table, and moves a part of a line between them; the kitchen is told', async () => {
    const before = await worth(first, second)
    await showOrder(phone, second)
    await choose(phone, 'more-name')
    await phone.getByRole('button', { name: 'Window' }).tap()
    await phone.getByRole('button', { name: 'Save the name' }).tap()
    await phone.getByRole('link', { name: /^Window · 3 covers/ }).waitFor()
    await ticket('T4 Window').waitFor()

    await phone.getByRole('link', { name: /^Order A · 2 covers/ }).tap()
    await phone.locator(`article[data-order="${first}"]`).waitFor()
    await choose(phone, 'more-lines')
    const naan = phone.locator('.line-choice', { hasText: 'Butter naan' })
    for (let tap = 0; tap < 3; tap += 1) await naan.getByRole('button', { name: 'One Butter naan fewer' }).tap()
    await phone.locator('.target', { hasText: 'Window' }).tap()
    await phone.getByRole('button', { name: 'Move 1 item to Window' }).tap()
    await phone.getByText('1 × Butter naan: now on Window. The kitchen is told.').waitFor()
    await expect.poll(async () => (await order(second)).lines.map(({ itemId, quantity }) => `${quantity} ${itemId}`)).toEqual(['3 tandoori-roti', '1 butter-naan'])
    await ticket('T4 Window').filter({ hasText: 'Butter naan' }).getByText('Moved from T4 A').waitFor()
    expect(await worth(first, second)).toEqual(before)

    // a new order beside them takes its lines in one step, and its guests are counted once
    await choose(phone, 'more-lines')
    await phone.locator('.line-choice', { hasText: 'Cola' }).getByRole('checkbox').check()
    await phone.locator('.target', { hasText: 'New order' }).tap()
    await phone.getByRole('button', { name: 'Move 2 items to New order' }).tap()
    await phone.getByRole('link', { name: /^Order B · 1 cover/ }).waitFor()
    await phone.getByRole('link', { name: /^Order A · 1 cover/ }).waitFor()
    const third = await phone.getByRole('link', { name: /^Order B/ }).getAttribute('data-open-order') ?? ''
    expect(await worth(first, second, third)).toEqual(before)

    // and is merged back whole
    await phone.getByRole('link', { name: /^Order B/ }).tap()
    await phone.locator(`article[data-order="${third}"]`).waitFor()
    await choose(phone, 'more-lines')
    await phone.getByRole('radio', { name: 'The whole order' }).check()
    await phone.locator('.target', { hasText: 'Order A' }).tap()
    await phone.getByRole('button', { name: 'Merge T4 + T5 B into Order A' }).tap()
    await phone.locator(`article[data-order="${first}"]`).waitFor()
    expect(await worth(first, second)).toEqual(before)
    expect((await order(first)).covers).toBe(2)
  })

  it('takes the whole party to another table, back by Undo, and one order alone', async () => {
    const before = await owed()
    await showOrder(desk, first)
    await desk.keyboard.press('F6')
    await desk.getByRole('dialog').getByRole('button', { name: /^T8/ }).click()
    await ticket('T8 A').getByText('Moved from T4').waitFor()
    await expect.poll(() => table(desk, 'T8').getAttribute('aria-label')).toMatch(/5 covers, 2 orders/)
    expect(await owed()).toBe(before)
    await desk.getByRole('button', { name: 'Undo' }).click()
    await table(desk, 'T4 + T5').waitFor()
    await expect.poll(() => table(desk, 'T8').getAttribute('aria-label')).toMatch(/Free/)

    await desk.locator('#pad-move').click()
    await desk.getByRole('radio', { name: /^Only T4 \+ T5/ }).check()
    await table(desk, 'T9').click()
    await desk.getByRole('article', { name: 'Order of T9' }).waitFor()
    expect((await read<{ items: { id: string; covers?: number }[] }>('tables?limit=200')).items.filter(({ id }) => id === 't4' || id === 't9').map(({ covers }) => covers)).toEqual([3, 2])
    expect(await owed()).toBe(before)
  })

  it('holds a course, says so, and fires it; repeats a round without what is sold out; restores a void', async () => {
    await add(first, 'onion-pakora', '1', { lineId: 'pakora' })
    await add(first, 'jeera-rice', '2', { lineId: 'rice' })
    await showOrder(phone, first)
    await phone.getByRole('radio', { name: /^Order/ }).check()
    await phone.getByRole('button', { name: 'Hold mains' }).tap()
    await phone.locator('.course-group.is-held', { hasText: 'Held' }).waitFor()
    await phone.getByRole('button', { name: 'Send KOT · 1 item' }).tap()
    const held = phone.getByRole('button', { name: 'Send mains · 2 items' })
    await held.waitFor()
    expect((await order(first)).lines.find(({ id }) => id === 'rice')?.state).toBe('new')
    await held.tap()
    await phone.getByText('All sent').waitFor()
    expect((await order(first)).heldCourses).toEqual([])

    // one tap repeats the round; for whom a line is can be said before and after
    await phone.locator('#repeat-round').tap()
    await phone.getByText('Added again: 2 × Jeera rice.').waitFor()
    await phone.locator('.order-line.is-new button.what').tap()
    await phone.getByRole('button', { name: 'Guest 2' }).tap()
    await phone.locator('.order-line.is-new').getByText('Guest 2').waitFor()
    await phone.getByRole('button', { name: /^Send KOT/ }).tap()
    await phone.getByText('All sent').waitFor()
    await send(tandoor, 'gopal', 'menu/items/jeera-rice/eighty-six')
    await phone.locator('#repeat-round').tap()
    await phone.getByRole('alert').filter({ hasText: /sold out/i }).waitFor()
    // what was read is put away: it lies over the order's last lines
    await phone.locator('#toasts .toast-card', { hasText: /sold out/i }).getByRole('button').tap()
    await send(tandoor, 'gopal', 'menu/items/jeera-rice/restore')

    const [naans] = await worth(first)
    await send(desk, 'meera', `orders/${first}/void-line`, { lineId: 'naan', reason: 'By mistake' })
    await phone.getByRole('button', { name: 'Restore: Butter naan' }).tap()
    await phone.getByText('Butter naan is back. It is not sent yet.').waitFor()
    expect((await worth(first))[0]).toBe(naans)
    await phone.getByRole('button', { name: /^Send KOT · 3 items/ }).tap()
    await expect.poll(async () => (await order(first)).lines.find(({ id }) => id === 'naan')?.state).toBe('sent')
  })

  it('separates the tables, and marks one clean with a single tap', async () => {
    const owner = await on.open('vikram', '/settings/service')
    await owner.getByRole('checkbox', { name: /^Tables are cleaned first/ }).check()
    await owner.getByRole('button', { name: 'Save' }).click()
    await owner.locator('.toast').waitFor()
    expect(await axeProblems(owner)).toEqual([])
    await showOrder(desk, second)
    await choose(desk, 'more-unmerge')
    await desk.getByText('T5 separate again. The orders stay at T4.').waitFor()
    const cleaning = phone.getByRole('button', { name: /^Table T5,.*Cleaning/ })
    await phone.getByRole('button', { name: 'Back to the floor' }).tap()
    await cleaning.waitFor()
    // a tap right after a change may have been meant for what stood there: it opens the table instead
    await expect.poll(async () => {
      if (await phone.locator('[data-close-pad]').first().isVisible()) await phone.locator('[data-close-pad]').first().tap()
      else if (await cleaning.isVisible()) await cleaning.tap()
      return table(phone, 'T5').isVisible()
    }, { timeout: 15_000 }).toBe(true)
    expect(await table(phone, 'T5').getAttribute('aria-label')).toMatch(/Free/)
  })

  it('says who may, where a waiter may not, and that moving needs the connection', async () => {
    const line = await openLine(on.server.port)
    const page = await newPage(await newDevice(on.browser, { width: 390, height: 844, touch: true }))
    await signIn(page, line.url, 'ravi', `/floor?order=${first}`)
    await page.locator('#pad-move').tap()
    line.cut()
    await expect.poll(() => page.locator('#live').getAttribute('data-live')).toBe('offline')
    await page.locator('#tables-list .is-free').first().tap()
    await page.getByText('This needs the connection. Nothing was sent.').first().waitFor()
    expect(await page.locator('#outbox').count()).toBe(0)
    line.mend()
    await line.close()
    await page.context().close()

    await send(desk, 'meera', 'staff/asha/set-rights', { allow: [], deny: ['orders.move'] })
    const asha = await on.open('asha', `/floor?order=${first}`)
    await asha.locator('#pad-more').click()
    expect(await asha.locator('#more-lines').getAttribute('data-right-locked')).toMatch(/manager/)
    await asha.locator('#more-merge').click({ force: true })
    await asha.locator('#toasts .toast').waitFor()
    expect(await asha.locator('#tables-dialog').isVisible()).toBe(false)
    await asha.context().close()
  })

  it('is clean for axe in its dialogs at three widths, light and dark', async () => {
    const problems: string[] = []
    await showOrder(desk, second)
    for (const { width, height, scheme } of looks) {
      await lookAt(desk, { width, height, scheme })
      for (const action of ['', 'more-lines', 'more-merge']) {
        await desk.locator('#pad-more').click()
        if (action !== '') await desk.locator(`#${action}`).click()
        await desk.locator('dialog[open]').waitFor()
        await desk.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null))))
        for (const problem of await axeProblems(desk)) problems.push(`${action || 'more'} ${width} ${scheme}: ${problem}`)
        await desk.keyboard.press('Escape')
      }
    }
    expect(problems).toEqual([])
    expect([phone, desk, tandoor].flatMap(complaintsOf)).toEqual([])
  }, 240_000)
})
