import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { axeProblems, complaintsOf, isLive, newDevice, newPage } from './kit/browser'
import { startServer } from './kit/server'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('signing in', () => {
  const on = stage()

  const open = async (width = 1440, height = 900, scheme: 'light' | 'dark' = 'light'): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser, { width, height, scheme }))
    await page.goto(`${on.server.url}/`)
    return page
  }
  const choose = (page: Page, staffId: string): Promise<void> => page.locator(`a[data-staff="${staffId}"]`).click()
  const message = (page: Page): Promise<string> => page.locator('.pin-message').innerText()

  it('takes name and PIN by keyboard, submits with the fourth digit and opens the person\'s screen', async () => {
    const page = await open()
    await choose(page, 'farah')
    await page.keyboard.type('82')
    await page.keyboard.press('Backspace')
    expect(await page.locator('.pin-dots').getAttribute('aria-label')).toBe('1 of 4 digits typed')
    await page.keyboard.type('264')
    await page.waitForURL(url => url.pathname === '/till' && url.searchParams.get('as') === 'farah')
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('takes them by touch, and leads on to the page that was asked for', async () => {
    const page = await newPage(await newDevice(on.browser, { width: 390, height: 844, touch: true }))
    await page.goto(`${on.server.url}/kitchen/curry?as=gopal`)
    await page.waitForURL(url => url.pathname === '/' && url.searchParams.get('next') === '/kitchen/curry')
    await choose(page, 'gopal')
    for (const digit of '6140') await page.locator(`.keypad [data-key="${digit}"]`).tap()
    await page.waitForURL(url => url.pathname === '/kitchen/curry' && url.searchParams.get('as') === 'gopal')
    await isLive(page)
    await page.context().close()
  })

  it('says how many tries are left, then for how long the name is locked, here alone', async () => {
    const page = await open()
    await choose(page, 'ravi')
    const heard: string[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      await page.keyboard.type('0000')
      await expect.poll(async () => /left|locked/.test(await message(page)) && !heard.includes(await message(page))).toBe(true)
      heard.push(await message(page))
    }
    expect(heard.slice(0, 4)).toEqual([4, 3, 2, 1].map(left => `That PIN is not right. ${left} ${left === 1 ? 'try is' : 'tries are'} left.`))
    expect(heard[4]).toBe('That PIN is not right. This name is locked here for a while.')
    await page.keyboard.type('3952')
    await expect.poll(() => message(page)).toMatch(/^Too many wrong PINs\. This name is locked here for \d+ (s|min)\.$/)
    await expect.poll(() => page.locator('.pin-dots').getAttribute('class')).toContain('is-wrong')
    const other = await open()
    await choose(other, 'ravi')
    await other.keyboard.type('3952')
    await other.waitForURL(url => url.pathname === '/floor')
    await page.context().close()
    await other.context().close()
  })

  it('opens each role of the demo with one tap, and says on every page that it is a demo', async () => {
    const page = await open()
    const links = await page.locator('.demo-roles a').evaluateAll(all => all.map(link => link.getAttribute('href') ?? ''))
    expect(links).toHaveLength(6)
    for (const href of links) {
      await page.goto(`${on.server.url}/`)
      await page.locator(`.demo-roles a[href="${href}"]`).click()
      await page.waitForURL(url => url.searchParams.has('as'))
      expect(await page.locator('.demo-badge').count()).toBe(1)
    }
    await page.context().close()
  })

  it('leads nobody to another site', async () => {
    const page = await open()
    for (const next of ['//evil.example/', 'https://evil.example/', '/\\evil.example']) {
      await page.goto(`${on.server.url}/?as=meera&next=${encodeURIComponent(next)}`)
      expect(await page.locator('#pin').getAttribute('data-next')).toBe('')
    }
    await page.context().close()
  })

  it('makes a browser a terminal by a manager\'s one-time code, once', async () => {
    const house = await startServer({ demo: false })
    try {
      const first = await newPage(await newDevice(on.browser))
      await first.goto(/http\S+\/welcome\/\S+/.exec(house.output())?.[0] ?? 'no link')
      await first.locator('[name="outletName"]').fill('Kesar Courtyard')
      await first.locator('[name="stateCode"]').selectOption('29')
      await first.locator('[name="name"]').fill('Vikram Shetty')
      await first.locator('[name="pin"]').fill('5803')
      await first.locator('button[type="submit"]').click()
      await first.waitForURL(url => url.pathname === '/setup/restaurant')
      expect(await first.locator('.demo-badge').count()).toBe(0)
      const owner = new URL(first.url()).searchParams.get('as') ?? ''

      const second = await newPage(await newDevice(on.browser))
      await second.goto(`${house.url}/?as=${owner}`)
      expect(await axeProblems(second)).toEqual([])
      const type = async (code: string): Promise<void> => {
        await second.locator('[name="code"]').fill(code)
        await second.locator('#terminal-form button').click()
      }
      await type('0000-0000')
      await second.locator('#terminal-error .problem').waitFor()
      await first.goto(`${house.url}/?as=${owner}`)
      await first.locator('[data-make-code]').click()
      const code = await first.locator('#terminal-code b').innerText()
      expect(code).toMatch(/^\d{4}-\d{4}$/)
      await type(code)
      await choose(second, owner)
      await second.keyboard.type('5803')
      await second.waitForURL(url => url.pathname === '/floor')

      const third = await newPage(await newDevice(on.browser))
      await third.goto(house.url)
      await third.locator('[name="code"]').fill(code)
      await third.locator('#terminal-form button').click()
      await third.locator('#terminal-error .problem').waitFor()
      expect([first, second, third].flatMap(complaintsOf)).toEqual([])
      for (const page of [first, second, third]) await page.context().close()
    } finally {
      await house.stop()
    }
  })

  it.each([[390, 844, 'light'], [820, 1180, 'dark'], [1440, 900, 'light'], [320, 640, 'dark']] as const)(
    'is clean for axe at %d × %d, %s', async (width, height, scheme) => {
      const page = await open(width, height, scheme)
      expect(await axeProblems(page)).toEqual([])
      await choose(page, 'asha')
      await page.keyboard.type('0000')
      await page.locator('.pin-message.bad').waitFor()
      expect(await axeProblems(page)).toEqual([])
      const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(tooWide).toBeLessThanOrEqual(0)
      const small = await page.locator('main :is(a, button):visible').evaluateAll(all => all
        .map(element => element.getBoundingClientRect()).filter(({ width: wide, height: high }) => wide < 44 || high < 44).length)
      expect(small).toBe(0)
      await page.context().close()
    })
})
