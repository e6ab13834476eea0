import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { eventsAfter, fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive, looks, newDevice, newPage, signIn, type ViewOptions } from './kit/browser'
import { openLine } from './kit/cut'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('the floor', () => {
  const on = stage()

  const floor = async (staffId = 'meera', options: ViewOptions & { path?: string; base?: string } = {}): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser, options))
    await signIn(page, options.base ?? on.server.url, staffId, options.path ?? '/floor')
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    return page
  }
  const neverReloaded = async (page: Page): Promise<void> => {
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
  const table = (page: Page, name: string): Locator => page.getByRole('link', { name: new RegExp(`^Table ${name},`) })
  const guestsButton = (page: Page, guests: number): Locator => page.getByRole('button', { name: new RegExp(`^${guests} guests?(,|$)`) })
  const newLines = (page: Page): Locator => page.locator('.order-line.is-new')
  const next = (page: Page): Locator => page.locator('#next-step')
  const shownOrder = async (page: Page): Promise<string> => (await page.locator('#order-pane article').getAttribute('data-order')) ?? ''
  const seatAt = async (page: Page, name: string, guests: number): Promise<string> => {
    await table(page, name).click()
    await guestsButton(page, guests).click()
    await page.getByRole('article', { name: `Order of ${name}` }).waitFor()
    return shownOrder(page)
  }
  const typesOf = async (page: Page, orderId: string): Promise<readonly string[]> =>
    (await eventsAfter(page, 'meera', 0)).filter(({ stream }) => stream === `order/${orderId}`).map(({ type }) => type)

  it('lets a waiter do the whole job: seat, find, choose, add, send, void, move, ask for the bill', async () => {
    const page = await floor('ravi')
    const orderId = await seatAt(page, 'T7', 4)
    await expect.poll(() => table(page, 'T7').getAttribute('aria-label')).toMatch(/^Table T7, 4 seats, Seated, 4 covers, 0 min$/)

    // One tap adds; the same again makes it two.
    await page.keyboard.press('/')
    await page.keyboard.type('butter na')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await expect.poll(() => newLines(page).count()).toBe(1)
    await expect.poll(() => newLines(page).getAttribute('data-quantity')).toBe('2')

    // An item with choices opens in place, and says what is missing.
    await page.getByRole('searchbox').fill('पनीर टिक्का')
    await page.keyboard.press('Enter')
    const options = page.getByRole('form', { name: 'Options of Paneer tikka', exact: true })
    await options.getByText('Choose spice').waitFor()
    await options.getByRole('radio', { name: 'Half' }).check()
    await options.getByRole('radio', { name: 'Hot' }).check()
    await options.getByRole('checkbox', { name: 'Mint chutney' }).check()
    await options.getByRole('textbox', { name: 'Note to the kitchen' }).fill('No cream')
    await options.getByRole('button', { name: 'One piece more' }).click()
    await options.getByRole('button', { name: 'Add ₹420' }).click()
    await expect.poll(() => newLines(page).count()).toBe(2)
    expect(await newLines(page).filter({ hasText: 'Paneer tikka' }).innerText()).toMatch(/Paneer tikka, half[\s\S]*Hot, Mint chutney[\s\S]*No cream/)

    // More and fewer, and one undo.
    await page.getByRole('button', { name: 'One Paneer tikka, half fewer' }).dblclick()
    await expect.poll(() => newLines(page).count()).toBe(1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => newLines(page).count()).toBe(2)

    await page.reload()
    await isLive(page)
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    expect(await newLines(page).count()).toBe(2)

    await expect.poll(() => next(page).innerText()).toMatch(/Send KOT · 3 items/)
    await page.keyboard.press('F9')
    await expect.poll(() => newLines(page).count()).toBe(0)
    await page.getByText(/^KOT \d/).waitFor()

    // The kitchen has not begun: a reason is enough.
    await page.getByRole('button', { name: /Butter naan/ }).filter({ has: page.locator('.quantity') }).click()
    await page.getByRole('button', { name: 'Guest changed mind' }).click()
    await page.getByRole('button', { name: 'Void 2 × Butter naan' }).click()
    await page.getByText('Voided by Ravi').waitFor()

    await page.getByRole('button', { name: 'Move T7 to another table' }).click()
    await page.getByRole('dialog').getByRole('button', { name: /^T8/ }).click()
    await page.getByRole('article', { name: 'Order of T8' }).waitFor()
    await expect.poll(() => table(page, 'T7').getAttribute('aria-label')).toBe('Table T7, 4 seats, Free')

    await page.keyboard.press('F8')
    await expect.poll(() => table(page, 'T8').getAttribute('aria-label')).toMatch(/^Table T8, 4 seats, Bill asked, 4 covers/)
    await page.getByText('No one is on it yet').waitFor()
    const manager = await floor()
    expect(await typesOf(manager, orderId)).toEqual([
      'OrderOpened', 'LineAdded', 'LineQuantityChanged', 'LineAdded', 'LineQuantityChanged', 'LineVoided', 'LineAdded', 'OrderFired', 'LineVoided', 'OrderMoved', 'BillRequested',
    ])
    await neverReloaded(manager)
    await neverReloaded(page)
  })

  it('asks for a manager\'s PIN once cooking has begun, and keeps the PIN nowhere', async () => {
    const page = await floor('ravi')
    const orderId = await seatAt(page, 'T1', 2)
    await fire(page, 'ravi', orderId, 'onion-pakora')
    const ticket = (await typesOfTickets(page, orderId)).at(-1) ?? ''
    await send(await floor('lakshmi', { path: '/kitchen' }), 'lakshmi', `tickets/${ticket}/start`)
    await page.locator('button.order-line').click()
    await page.getByRole('button', { name: 'Waited too long' }).click()
    const submit = page.locator('#void-submit')
    await submit.click()
    await page.getByRole('group', { name: /Ask a manager/ }).waitFor()
    await page.getByRole('radio', { name: 'Meera' }).check()
    await page.getByRole('textbox', { name: 'PIN' }).fill('0000')
    await submit.click()
    await page.getByRole('dialog').getByRole('alert').waitFor()
    await page.getByRole('textbox', { name: 'PIN' }).fill('4071')
    await submit.click()
    await page.getByText('Voided by Ravi').waitFor()
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain('4071')
    await neverReloaded(page)
  })

  const typesOfTickets = async (page: Page, orderId: string): Promise<readonly string[]> => page.evaluate(async id => {
    const response = await fetch('/api/v1/tickets?limit=200', { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    const { items } = (await response.json()) as { items: { id: string; orderId: string }[] }
    return items.filter(each => each.orderId === id).map(each => each.id)
  }, orderId)

  it('shows what others do, and loses nothing that is typed or open meanwhile', async () => {
    const ravi = await floor('ravi')
    const asha = await floor('asha')
    const orderId = await seatAt(ravi, 'F1', 6)
    await table(asha, 'F1').click()
    await asha.getByRole('article', { name: 'Order of F1' }).waitFor()
    await ravi.locator('[data-category="tandoor"]').click()
    await ravi.locator('#item-chicken-tikka').click()
    const note = ravi.getByRole('textbox', { name: 'Note to the kitchen' })
    await note.fill('Well don')
    await send(asha, 'asha', `orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '2' })
    await ravi.getByText(/^Asha .*added 2 × Butter naan$/).waitFor()
    await note.press('e')
    expect(await note.inputValue()).toBe('Well done')
    expect(await note.evaluate(element => element === document.activeElement)).toBe(true)

    // Sold out while its options are open: struck, and not to be added.
    await send(await floor('gopal', { path: '/kitchen' }), 'gopal', 'menu/items/chicken-tikka/eighty-six')
    await expect.poll(() => ravi.locator('#item-chicken-tikka').isDisabled()).toBe(true)
    expect(await ravi.locator('.add-item').isDisabled()).toBe(true)
    expect(await ravi.locator('.add-item').innerText()).toBe('Sold out')
    await neverReloaded(ravi)
    await neverReloaded(asha)
  })

  it('keeps several orders at a table, takeaways with tokens, and gives a table free again', async () => {
    const page = await floor()
    const first = await seatAt(page, 'V6', 3)
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: 'Another order at this table' }).click()
    await guestsButton(page, 2).click()
    await page.getByRole('link', { name: /Order B · 2 covers/ }).waitFor()
    expect(await shownOrder(page)).not.toBe(first)
    await page.getByRole('link', { name: /Order A · 3 covers/ }).click()
    await expect.poll(() => shownOrder(page)).toBe(first)

    await page.getByRole('button', { name: 'New takeaway' }).click()
    await page.getByRole('article', { name: /Order of Takeaway #/ }).waitFor()
    await page.locator('#item-masala-papad').click()
    await next(page).click()
    await expect.poll(() => page.locator('.token').count()).toBe(1)
    await expect.poll(() => page.locator('.token').innerText()).toMatch(/Ordered/)

    await page.getByRole('link', { name: /^Table V6/ }).click()
    await page.getByRole('button', { name: 'More actions' }).click()
    await page.getByRole('button', { name: 'Opened by mistake' }).click()
    await page.getByRole('button', { name: 'Cancel the order' }).click()
    await page.getByText('The order is cancelled.').waitFor()
    await neverReloaded(page)
  })

  it('marks ready food served, and tells a double tap from a second wish', async () => {
    const page = await floor()
    const orderId = await seatAt(page, 'T3', 2)
    await page.locator('[data-category="breads"]').click()
    await page.locator('#item-butter-naan').dblclick()
    await expect.poll(() => newLines(page).getAttribute('data-quantity')).toBe('2')
    await next(page).dblclick()
    await expect.poll(() => newLines(page).count()).toBe(0)
    const [ticket = ''] = await typesOfTickets(page, orderId)
    await send(page, 'meera', `tickets/${ticket}/ready`)
    await expect.poll(() => table(page, 'T3').getAttribute('aria-label')).toMatch(/Food ready/)
    await next(page).getByText('Mark served').click()
    await page.locator('.sending-head').getByText('Served').waitFor()
    expect((await typesOf(page, orderId)).filter(type => type === 'OrderFired')).toHaveLength(1)
    await neverReloaded(page)
  })

  it('works by keyboard alone', async () => {
    const page = await floor()
    await page.keyboard.type('t5')
    await page.keyboard.press('ArrowRight')
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-table'))).toBe('t6')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.locator('.seat-panel').waitFor()
    await guestsButton(page, 4).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('article', { name: 'Order of T6' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('mp')
    await page.keyboard.press('Enter')
    await expect.poll(() => newLines(page).count()).toBe(1)
    await page.keyboard.press('Escape')
    await page.locator('#pad-more').focus()
    await page.keyboard.press('+')
    await expect.poll(() => newLines(page).getAttribute('data-quantity')).toBe('2')
    await page.keyboard.press('-')
    await expect.poll(() => newLines(page).getAttribute('data-quantity')).toBe('1')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-table'))).toBe('t6')
    await neverReloaded(page)
  })

  it('keeps what is tapped without a connection, and sends each tap once', async () => {
    const line = await openLine(on.server.port)
    const page = await floor('ravi', { base: line.url })
    const orderId = await seatAt(page, 'T11', 2)
    line.cut()
    await expect.poll(() => page.locator('#live').getAttribute('data-live')).toBe('offline')
    for (let tap = 0; tap < 3; tap += 1) await page.locator('#item-masala-papad').click()
    await expect.poll(() => page.locator('#outbox li').count()).toBe(3)
    line.mend()
    await expect.poll(() => newLines(page).getAttribute('data-quantity').catch(() => null), { timeout: 15_000 }).toBe('3')
    await expect.poll(() => page.locator('#outbox').count()).toBe(0)
    const manager = await floor()
    expect(await typesOf(manager, orderId)).toEqual(['OrderOpened', 'LineAdded', 'LineQuantityChanged', 'LineQuantityChanged'])
    await manager.context().close()
    await neverReloaded(page)
    await line.close()
  })

  it('is one view at a time on a phone, with a bar that carries what is not sent', async () => {
    const page = await floor('asha', { width: 390, height: 844, touch: true })
    await table(page, 'F5').tap()
    await guestsButton(page, 6).tap()
    await page.getByRole('article', { name: 'Order of F5' }).waitFor()
    expect(await page.locator('.floor-list').isVisible()).toBe(false)
    await page.locator('#item-masala-papad').tap()
    await expect.poll(() => page.locator('#pane-count').innerText()).toBe('1')
    await page.getByRole('radio', { name: /Order/ }).check()
    await newLines(page).waitFor()
    await page.goBack()
    await page.getByRole('link', { name: 'F5 · 1 new item · Send KOT' }).tap()
    await next(page).tap()
    await expect.poll(() => newLines(page).count()).toBe(0)
    await page.getByRole('button', { name: 'Back to the floor' }).tap()
    await table(page, 'F5').waitFor()
    expect(await page.locator('#pad-bar').isVisible()).toBe(false)
    await neverReloaded(page)
  })

  it('shows a manager the bill that nobody at the till has seen in time', async () => {
    const owner = await floor('vikram')
    const waitMs = 1_500
    await owner.evaluate(async ms => {
      const headers = { 'content-type': 'application/json', 'RestoFlow-As': 'vikram' }
      const { settings } = (await (await fetch('/api/v1/outlet', { headers })).json()) as { settings: object }
      const body = JSON.stringify({ ...settings, billAlertEscalatesAfterMs: ms })
      const answer = await fetch('/api/v1/outlet/configure', { method: 'POST', headers: { ...headers, 'Idempotency-Key': 'sooner' }, body })
      if (!answer.ok) throw new Error(await answer.text())
    }, waitMs)
    const page = await floor()
    const waiter = await floor('asha')
    const card = page.locator('.escalation-card')
    // What other tests left unseen.
    while ((await card.count()) > 0) {
      await card.getByRole('button').click()
      await page.waitForTimeout(200)
    }
    const orderId = await seat(page, 'meera', 'v1')
    await fire(page, 'meera', orderId, 'masala-papad')
    await send(page, 'meera', `orders/${orderId}/request-bill`)
    await expect.poll(() => table(page, 'V1').getAttribute('aria-label')).toMatch(/Bill asked/)
    expect(await card.count()).toBe(0)
    await card.waitFor({ timeout: 10_000 })
    expect(await card.innerText()).toMatch(/V1 wants the bill/)
    expect(await waiter.locator('.escalation').count()).toBe(0)
    await page.getByRole('button', { name: 'On it: V1' }).click()
    await expect.poll(() => card.count()).toBe(0)
    await neverReloaded(page)
    await Promise.all([owner, waiter].map(each => each.context().close()))
  })

  it.each(looks)('has nothing for axe to find, $width wide, $scheme', async look => {
    const page = await floor('meera', look)
    await fire(page, 'meera', await seat(page, 'meera', 'f3'), 'masala-papad')
    const problems: string[] = [...(await axeProblems(page))]
    await page.goto(`${on.server.url}/floor?table=f3&as=meera`)
    await isLive(page)
    problems.push(...(await axeProblems(page)))
    // on a phone menu and order take turns
    if (look.width < 600) await page.locator('label', { has: page.locator('#pane-menu') }).click()
    await page.locator('[data-category="tandoor"]').click()
    await page.locator('#item-paneer-tikka').click()
    problems.push(...(await axeProblems(page)))
    await page.goto(`${on.server.url}/floor?table=f2&as=meera`)
    problems.push(...(await axeProblems(page)))
    expect(problems).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0)
    await page.context().close()
  })
})
