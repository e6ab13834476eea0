import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, type Json } from '../packages/server/test/support/house'
import { omitted } from '../tools/test-support/omit'
import { axeProblems, complaintsOf, isLive, launchBrowser, newDevice, newPage, signIn } from './kit/browser'
import { seatGuests, tableOn } from './kit/main-job'
import { startServer } from './kit/server'

const short = 10_000

describe.skipIf(omitted('browser'))('set-up', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser?.close())

  const problemsAt = async (page: Page): Promise<readonly string[]> => {
    const found: string[] = []
    for (const [width, height] of [[390, 844], [820, 1180], [1440, 900]] as const) {
      await page.setViewportSize({ width, height })
      if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found.push(`${page.url()} is too wide at ${width}`)
      // the colours do not depend on the width
      if (width === 820) continue
      await page.emulateMedia({ colorScheme: width === 390 ? 'dark' : 'light', reducedMotion: 'reduce' })
      // the theme's colours change over some frames
      let problems = await axeProblems(page)
      for (let look = 0; look < 10 && problems.length > 0; look += 1) {
        await page.waitForTimeout(100)
        problems = await axeProblems(page)
      }
      found.push(...problems.map(problem => `${page.url()} at ${width}: ${problem}`))
    }
    return found
  }

  it('leads from an empty folder to the first paid invoice, by hand-like steps', async () => {
    const house = await startServer({ demo: false })
    const page = await newPage(await newDevice(browser))
    const found: string[] = []
    const at = (step: string): Promise<void> => page.waitForURL(url => url.pathname === `/setup/${step}`, { timeout: short })
    const next = async (step: string): Promise<void> => {
      found.push(...await problemsAt(page))
      await page.locator('.setup-foot .button.primary').click()
      await at(step)
    }
    const saved = (): Promise<void> => page.locator('.toast').waitFor({ timeout: short })
    try {
      await page.goto(/http\S+\/welcome\/\S+/.exec(house.output())?.[0] ?? 'no link')
      await page.locator('[name="outletName"]').fill('Nimbu Tree')
      await page.locator('[name="stateCode"]').selectOption('27')
      await page.locator('[name="name"]').fill('Zoya Mistry')
      await page.locator('[name="pin"]').fill('5803')
      await page.locator('button[type="submit"]').click()
      await at('restaurant')
      const as = new URL(page.url()).searchParams.get('as') ?? ''

      const says = page.locator('#gstin-says')
      await page.locator('[data-gstin]').fill('29AAPFU0939F1ZV')
      expect(await says.innerText()).toContain('mistyped')
      // what is typed outlives a closed laptop
      await page.locator('[name="patch.addressLines"]').fill('4 Lake Road\nPune 411001')
      await page.locator('[data-gstin]').fill('27aapfu0939f1zv')
      await page.reload()
      expect(await page.locator('[name="patch.addressLines"]').inputValue()).toContain('Lake Road')
      await expect.poll(() => says.innerText(), { timeout: short }).toContain('GSTIN of Maharashtra')
      await next('tax')

      expect(await page.locator('#tax-example').innerText()).toContain('CGST 2.5% + SGST 2.5%')
      await page.locator('[name="patch.tax.pricing"][value="inclusive"]').check()
      await expect.poll(() => page.locator('#tax-example tfoot').innerText(), { timeout: short }).toContain('₹330.00')
      await page.locator('[name="patch.tax.pricing"][value="exclusive"]').check()
      await page.locator('[name="goods-packaged-water"]').check()
      await next('numbers')

      await page.locator('[name="patch.series.invoice.template"]').fill('0{n}')
      expect(await page.locator('[data-numbers="invoice"]').innerText()).toContain('Rule 46')
      await page.locator('[name="patch.series.invoice.template"]').fill('NT/{fy}/{n}')
      await page.locator('[name="patch.series.invoice.start"]').fill('4312000')
      expect(await page.locator('[data-numbers="invoice"]').innerText()).toContain('at most 999999')
      await page.locator('[name="patch.series.credit.template"]').fill('NT/{fy}/{n}')
      await page.locator('[name="patch.series.invoice.start"]').fill('4312')
      expect(await page.locator('[data-numbers="credit"]').innerText()).toContain('“Bills” would get the same numbers')
      await page.locator('[name="patch.series.credit.template"]').fill('NC/{fy}/{n}')
      await page.locator('[name="patch.series.credit.start"]').fill('17')
      expect(await page.locator('[data-numbers="credit"]').innerText()).toMatch(/NC\/\d\d-\d\d\/17/)
      expect(await page.locator('[data-numbers="invoice"]').innerText()).toMatch(/NT\/\d\d-\d\d\/4312, NT\/\d\d-\d\d\/4313, NT\/\d\d-\d\d\/4314/)
      await next('charges')

      // another browser goes on where this one stopped
      await page.goto(`${house.url}/setup?as=${as}`)
      await at('charges')
      await page.locator('details.editor.is-new > summary').first().click()
      await page.locator('details.editor[open] button[type="submit"]').click()
      await saved()
      await next('stations')

      await page.locator('.suggestions .button').first().click()
      await saved()
      await next('tables')

      await page.locator('#tables [name="count"]').fill('4')
      await page.locator('#tables button').click()
      await saved()
      expect(await page.locator('.summary-list').first().innerText()).toMatch(/4 tables\s+T1, T2, T3, T4/)
      await next('people')

      await page.locator('#person [name="name"]').fill('Ravi Kale')
      await page.locator('#person button').click()
      await expect.poll(() => page.locator('#people-added .pin').innerText(), { timeout: short }).toMatch(/PIN \d{4}/)
      await next('menu')

      await page.locator('[name="item0.name"]').fill('Misal pav')
      await page.locator('[name="item0.pricePaise"]').fill('90')
      await page.locator('[name="item1.name"]').fill('Sol kadhi')
      await page.locator('[name="item1.pricePaise"]').fill('45.50')
      await page.locator('#quick-menu button').click()
      await saved()
      await next('done')
      found.push(...await problemsAt(page))
      expect(found).toEqual([])

      await page.setViewportSize({ width: 1440, height: 900 })
      await page.locator('.form-foot .button.primary').click()
      await page.waitForURL(url => url.pathname === '/floor')
      await isLive(page)
      const tableId = await page.locator('.plan-frame [data-table]').first().getAttribute('data-table') ?? ''
      const orderId = await seatGuests(page, tableId)
      for (const dish of ['Misal', 'Misal', 'Sol']) {
        await page.locator('#pad input[type="search"]').fill(dish)
        await page.locator('[data-item]:visible').first().click({ timeout: short })
      }
      await page.locator('#next-step[data-fire]', { hasText: '3 item' }).click({ timeout: short })
      await page.goto(`${house.url}/kitchen/kitchen?as=${as}`)
      await page.locator('[data-ticket] .ticket-bump').click({ timeout: short })
      await page.goto(`${house.url}/till?order=${orderId}&as=${as}`)
      await isLive(page)
      await page.locator('#issue').click({ timeout: short })
      const paper = page.locator('.bill-document[data-issued="true"]')
      await paper.waitFor({ timeout: short })
      const text = (await paper.innerText()).replace(/\s+/g, ' ')
      // 2 × 90 + 45.50 and 2.5 % twice, to the rupee
      for (const part of ['NIMBU TREE', '27AAPFU0939F1ZV', '/4312', '237.00']) expect(text).toContain(part)
      await page.locator('#quick-amounts [data-amount]').first().click()
      await page.locator('#take').click()
      await page.locator('.pay-done').waitFor({ timeout: short })
      await page.goto(`${house.url}/floor?as=${as}`)
      await tableOn(page, tableId, 'free').first().waitFor({ timeout: short })
      expect(await page.locator('.demo-badge').count()).toBe(0)
      expect(complaintsOf(page)).toEqual([])

      // a number was given: the series stays, and the way out is there
      await page.goto(`${house.url}/settings/numbers?as=${as}`)
      expect(await page.locator('[name="patch.series.invoice.template"]').isDisabled()).toBe(true)
      await page.locator('form[data-command="outlet/stage-series"] button').click()
      await saved()
    } finally {
      await page.context().close()
      await house.stop()
    }
  })

  it('plans another tax for tomorrow: an open order keeps its figures, tomorrow\'s bill has the new ones', async () => {
    let now = '2026-11-22T15:00:00.000Z'
    const house = await openTestHouse({ now: () => now })
    const page = await newPage(await newDevice(browser))
    const order = async (tableId: string, orderId: string): Promise<void> => {
      await house.post(`tables/${tableId}/seat`, { covers: 2, orderId })
      await house.post(`orders/${orderId}/add-line`, { itemId: 'hara-bhara-kabab', quantity: '2' })
    }
    const issued = async (orderId: string): Promise<Json> => {
      const { body } = await house.post('bills', { orderId, billId: `b-${orderId}` })
      expect(body.state.totalPaise).toBeDefined()
      return (await house.get(`bills/b-${orderId}`)).body
    }
    try {
      await order('t1', 'open')
      await order('t2', 'today')
      const today = await issued('today')

      await signIn(page, house.url, 'vikram', '/settings/tax')
      await page.locator('#tax-change [name="tax.pricing"][value="inclusive"]').check()
      const difference = page.locator('#difference')
      await expect.poll(() => difference.innerText(), { timeout: short }).toContain('Monday 23 Nov 2026')
      expect(await difference.locator('.is-changed').allInnerTexts()).toEqual([expect.stringMatching(/Prices on the menu\s+Without tax\s+Tax included/)])
      expect(await difference.locator('.example-bill').count()).toBe(2)
      expect(await problemsAt(page)).toEqual([])
      await difference.locator('button[type="submit"]').click()
      await page.locator('.staged').waitFor({ timeout: short })
      expect(await page.locator('.staged').innerText()).toMatch(/Applies on Monday 23 Nov 2026[\s\S]*Tax included[\s\S]*Vikram/)
      const again = await issued('today').catch((error: unknown) => error)
      expect(again).toBeInstanceOf(Error)

      now = '2026-11-23T07:00:00.000Z'
      await order('t3', 'tomorrow')
      const [open, tomorrow] = [await issued('open'), await issued('tomorrow')]
      expect(open).toMatchObject({ invoiceDate: '2026-11-23', totalPaise: today.totalPaise, figures: { taxPaise: today.figures.taxPaise } })
      expect(tomorrow).toMatchObject({ invoiceDate: '2026-11-23', totalPaise: today.figures.grossPaise })
      expect(tomorrow.figures.taxablePaise + tomorrow.figures.taxPaise).toBe(today.figures.grossPaise)
      expect((await house.get('bills/b-today')).body).toEqual(today)
      expect(complaintsOf(page)).toEqual([])
      expect(house.reported).toEqual([])
    } finally {
      await page.context().close()
      await house.close()
    }
  })
})
