import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, lookAt, looks, newDevice, newPage, signIn, type ViewOptions } from './kit/browser'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('people and terminals', () => {
  const on = stage()

  const open = async (staffId: string, path: string, view: ViewOptions = {}): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser, view))
    await signIn(page, on.server.url, staffId, path)
    return page
  }
  const saved = (page: Page): Promise<void> => page.locator('.toast', { hasText: 'Saved' }).waitFor()
  const choose = (page: Page, right: string, choice: string): Promise<void> =>
    page.getByRole('radiogroup', { name: right }).getByText(choice, { exact: true }).click()
  const done = async (...pages: readonly Page[]): Promise<void> => {
    for (const page of pages) {
      expect(complaintsOf(page)).toEqual([])
      await page.context().close()
    }
  }

  it('edits rights during service: a void is refused in words from then on, and the open order stays', async () => {
    const [owner, ravi] = await Promise.all([open('vikram', '/settings/people'), open('ravi', '/floor', { width: 1440 })])
    const orderId = await seat(ravi, 'ravi', 't4', 3)
    await fire(ravi, 'ravi', orderId, 'onion-pakora')
    await ravi.getByRole('link', { name: /^Table T4, / }).click()
    await ravi.locator('button.order-line').first().waitFor()

    await owner.getByRole('link', { name: /Ravi Kumar/ }).click()
    await owner.getByRole('heading', { name: 'Rights', exact: true }).waitFor()
    await choose(owner, 'Take off what the kitchen has', 'Denied')
    await choose(owner, 'Ask for the bill', 'Denied')
    await owner.getByRole('button', { name: 'Save the rights' }).click()
    await saved(owner)
    expect(await owner.getByRole('radiogroup', { name: 'Take off what the kitchen has' }).locator('input:checked').inputValue()).toBe('deny')

    await ravi.locator('button.order-line').first().click()
    await ravi.getByRole('button', { name: 'Waited too long' }).click()
    await ravi.locator('#void-submit').click()
    await ravi.getByText('Taking off what the kitchen has is not among your rights: a manager approves with a PIN.').waitFor()
    await ravi.getByRole('radio', { name: 'Meera' }).check()
    await ravi.getByRole('textbox', { name: 'PIN' }).fill('4071')
    await ravi.locator('#void-submit').click()
    await ravi.getByText('Voided by Ravi').waitFor()
    await send(ravi, 'ravi', `orders/${orderId}/add-line`, { itemId: 'butter-naan', quantity: '1' })
    await ravi.getByRole('article', { name: 'Order of T4' }).getByText('Butter naan').waitFor()

    // the page that is open learns it from the server, the next one shows it
    await ravi.locator('#bill-button').click()
    await ravi.getByText('"Ask for the bill" (orders.ask-bill) is not among the rights here.').waitFor()
    await ravi.reload()
    const bill = ravi.locator('#bill-button[data-right-locked="ask a manager"]')
    await bill.click({ force: true })
    await ravi.getByText('This is not among your rights. Ask a manager to do it, or an owner to allow it.').waitFor()

    await owner.getByRole('link', { name: 'See everything' }).click()
    const deeds = owner.locator('.deeds > li > span')
    expect((await deeds.allInnerTexts()).slice(0, 2)).toEqual([
      'Added 1 × Butter naan to T4', 'Voided 1 × Onion pakora on T4, reason: Waited too long, approved by Meera Iyer',
    ])
    await owner.getByLabel('Kind').selectOption('till')
    await owner.getByRole('button', { name: 'Show' }).click()
    await owner.getByText('Nothing here').waitFor()
    await done(owner, ravi)
  })

  it('tells the second of two editors that somebody was faster', async () => {
    const [first, second] = await Promise.all([open('vikram', '/settings/people/imran'), open('vikram', '/settings/people/imran')])
    await choose(first, 'Move orders and tables', 'Denied')
    await first.getByRole('button', { name: 'Save the rights' }).click()
    await saved(first)
    await choose(second, 'Issue bills', 'Allowed')
    await second.getByRole('button', { name: 'Save the rights' }).click()
    await second.getByRole('alert').waitFor()
    await second.getByRole('button', { name: 'Read again' }).click()
    await expect.poll(() => second.getByRole('radiogroup', { name: 'Move orders and tables' }).locator('input:checked').inputValue()).toBe('deny')
    await done(first, second)
  })

  it('adds a person, shows the PIN once, lets them in, and takes them out at once', async () => {
    const owner = await open('vikram', '/settings/people', { width: 820, height: 1180 })
    await owner.getByRole('link', { name: 'Add a person' }).click()
    await owner.getByLabel('Name').fill('Noor Jahan')
    await owner.getByText('Waiter', { exact: true }).click()
    await owner.getByRole('button', { name: 'Add and make a PIN' }).click()
    await owner.locator('#pin-dialog[open]').waitFor()
    const pin = await owner.locator('#new-pin').innerText()
    expect(pin).toMatch(/^\d{4}$/)
    await owner.getByRole('button', { name: 'I have told it' }).click()
    await owner.waitForURL(url => /^\/settings\/people\/[a-z0-9]{20}$/.test(url.pathname))
    expect(await owner.content()).not.toContain(`>${pin}<`)

    const noor = await newPage(await newDevice(on.browser, { width: 390, height: 844, touch: true }))
    await noor.goto(`${on.server.url}/`)
    await noor.locator('a[data-staff]', { hasText: 'Noor' }).tap()
    for (const digit of pin) await noor.locator(`.keypad [data-key="${digit}"]`).tap()
    await noor.waitForURL(url => url.pathname === '/floor')

    await owner.getByText('Take the access away').click()
    await owner.getByRole('button', { name: 'Yes, take it away' }).click()
    await saved(owner)
    await noor.locator('#signed-out-bar').waitFor()
    await owner.getByText('Erase the name').first().click()
    await owner.getByRole('button', { name: 'Yes, erase the name' }).click()
    await owner.locator('.settings-title', { hasText: 'Noor' }).waitFor({ state: 'detached' })
    expect(await owner.locator('main').innerText()).not.toContain('Noor')
    await done(owner, noor)
  })

  it('takes a terminal out: its next page says so, and a code lets it in again', async () => {
    const owner = await open('vikram', '/settings/terminals')
    const asha = await open('asha', '/floor')
    await owner.reload()
    const card = owner.locator('.terminal-card', { hasText: 'Asha Nair' })
    await card.getByText('Rename').click()
    await card.getByLabel('What to call it').fill('Bar tablet')
    await card.getByRole('button', { name: 'Save' }).click()
    await saved(owner)
    const bar = owner.locator('.terminal-card', { hasText: 'Bar tablet' })
    await bar.getByText('Take out', { exact: true }).click()
    await bar.getByRole('button', { name: 'Yes, take it out' }).click()
    await saved(owner)
    await expect.poll(() => bar.count()).toBe(0)
    await asha.locator('#signed-out-bar').waitFor()
    await asha.goto(`${on.server.url}/floor?as=asha`)
    await asha.getByRole('heading', { name: 'This browser was taken out' }).waitFor()

    await owner.getByRole('button', { name: 'Make a code' }).click()
    const code = await owner.locator('.new-code output').innerText()
    await asha.goto(`${on.server.url}/?code=${code.replace('-', '')}`)
    await asha.getByRole('button', { name: 'Let this browser in' }).click()
    await asha.getByRole('heading', { name: 'Who is working?' }).waitFor()
    await done(owner, asha)
  })

  it('shows a manager what only an owner may give, locked and with the reason', async () => {
    const meera = await open('meera', '/settings/people/ravi')
    const line = meera.getByRole('radiogroup', { name: 'Change the settings' })
    await line.getByText('Only an owner gives this').waitFor()
    expect(await line.locator('input[value="allow"]').isDisabled()).toBe(true)
    await meera.goto(`${on.server.url}/settings/people/vikram?as=meera`)
    await meera.getByText('Only an owner changes an owner').waitFor()
    expect(await meera.getByRole('button', { name: 'Save the rights' }).isDisabled()).toBe(true)
    await done(meera)
  })

  it('holds axe\'s rules at every width, light and dark', async () => {
    const page = await open('vikram', '/settings/people')
    for (const path of ['/settings/people', '/settings/people/asha', '/settings/people/new', '/settings/people/vikram/activity', '/settings/terminals']) {
      await page.goto(`${on.server.url}${path}?as=vikram`)
      await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
      for (const look of looks) {
        await lookAt(page, look)
        expect(await axeProblems(page), `${path} ${look.width}`).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} ${look.width}`).toBe(true)
      }
    }
    await done(page)
  })
})
