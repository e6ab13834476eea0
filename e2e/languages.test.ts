import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive, launchBrowser, lookAt, looks, newDevice, newPage, signIn, type ViewOptions } from './kit/browser'
import { startServer, type TestServer } from './kit/server'

const hindi = /[ऀ-ॿ]/

const isSideways = (page: Page): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1)

describe.skipIf(omitted('browser'))('languages', () => {
  let server: TestServer
  let browser: Browser
  let english: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
    english = await newPage(await newDevice(browser))
    await signIn(english, server.url, 'meera')
  })
  afterEach(async () => {
    for (const context of browser.contexts()) if (context !== english.context()) await context.close()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const screen = async (staffId: string, path?: string, options: ViewOptions = {}): Promise<Page> => {
    const page = await newPage(await newDevice(browser, options))
    await signIn(page, server.url, staffId, path)
    return page
  }
  /** By the switch in the top bar, or on small screens by that in the map of keys. */
  const speak = async (page: Page, tag: string): Promise<void> => {
    if (await page.locator('html').getAttribute('lang') === tag) return
    const bar = page.locator(`.topbar [data-language="${tag}"]`)
    if (!(await bar.isVisible())) await page.keyboard.press('?')
    await Promise.all([page.waitForURL(url => url.href === page.url(), { waitUntil: 'load' }), page.locator(`[data-language="${tag}"]:visible`).first().click()])
    await page.locator(`html[lang="${tag}"]`).waitFor({ state: 'attached' })
    await isLive(page)
  }
  const whole = async (page: Page): Promise<void> => {
    expect(await isSideways(page)).toBe(false)
    // what axe finds hangs on the words and not on the width: each screen has it at all widths in English
    if (page.viewportSize()?.width === 390) expect(await axeProblems(page)).toEqual([])
    expect(complaintsOf(page)).toEqual([])
  }

  it('shows a live change to two people at once, each in their own language, and the kitchen\'s cards too', async () => {
    const farah = await screen('farah', '/till')
    await speak(farah, 'hi')
    expect(await farah.locator('.queue-foot').innerText()).toContain('नया पार्सल')
    const order = await seat(english, 'meera', 't1')
    await fire(english, 'meera', order, 'hara-bhara-kabab')
    await send(english, 'meera', `orders/${order}/request-bill`)
    await expect.poll(() => farah.locator('.bill-alert h2').innerText()).toMatch(/को बिल चाहिए/)
    await expect.poll(() => english.locator('.plan [data-table="t1"]').getAttribute('aria-label')).toContain('Bill asked')
    // the one connection of a browser carries either language
    const ravi = await newPage(farah.context())
    await signIn(ravi, server.url, 'ravi')
    expect(await ravi.locator('html').getAttribute('lang')).toBe('en')
    await send(english, 'meera', `orders/${order}/acknowledge-bill-request`)
    await expect.poll(() => farah.locator(`#queue-${order}`).innerText()).toMatch(/ने देखा/)
    await send(english, 'meera', `orders/${order}/withdraw-bill-request`)
    await expect.poll(() => ravi.locator('.plan [data-table="t1"]').getAttribute('aria-label')).toContain('Ordered')
    // the choice is the person's: another device knows it
    expect(await (await screen('farah', '/till')).locator('html').getAttribute('lang')).toBe('hi')
  })

  it('tells the kitchen in Hindi while the screens are English, and prints the guest\'s bill in its own language', async () => {
    const owner = await screen('vikram', '/floor')
    const { settings } = await owner.evaluate(async () => {
      const answer = await fetch('/api/v1/outlet', { headers: { 'RestoFlow-As': 'vikram' } })
      return (await answer.json()) as { settings: Record<string, unknown> }
    })
    await send(owner, 'vikram', 'outlet/configure', { ...settings, languages: { screens: 'en', kot: 'hi', bill: 'hi', second: 'hi' } })
    const kitchen = await screen('gopal', '/kitchen/curry')
    const order = await seat(english, 'meera', 't2')
    await fire(english, 'meera', order, 'hara-bhara-kabab')
    const line = kitchen.locator('.ticket:has-text("T2") .ticket-line').first()
    await line.waitFor()
    expect(await line.locator('.name').innerText()).toMatch(hindi)
    expect(await line.locator('[lang="en"].hi').innerText()).toContain('Hara bhara')
    expect(await kitchen.locator('.ticket:has-text("T2") .ticket-bump').innerText()).toContain('Bump')
    const till = await screen('farah', `/till?order=${order}`)
    await speak(till, 'en')
    const paper = till.locator('.paper').first()
    expect(await paper.getAttribute('lang')).toBe('hi')
    expect(await paper.innerText()).toMatch(/यह बिल नहीं है/)
    expect(await till.locator('#issue').innerText()).toContain('Issue bill')
    await send(owner, 'vikram', 'outlet/configure', { ...settings, languages: { screens: 'hi', kot: 'en', bill: 'en', second: 'hi' } })
    expect(await (await screen('gopal', '/kitchen/curry')).locator('html').getAttribute('lang')).toBe('hi')
    await send(owner, 'vikram', 'outlet/configure', settings)
  })

  it('says everything in Hindi, whole and clean, at every width', async () => {
    const order = await seat(english, 'meera', 't4', 3)
    await fire(english, 'meera', order, 'hara-bhara-kabab', 'cola')
    await send(english, 'meera', `orders/${order}/add-line`, { itemId: 'sweet-lassi', quantity: '1' })
    const signin = await newPage(await newDevice(browser))
    const seen = async (page: Page, name: string, only: readonly ViewOptions[] = looks): Promise<void> => {
      for (const look of only) {
        await lookAt(page, look)
        await whole(page)
        // the names of who works here stay as they are
        if (page !== signin) expect(await englishIn(page)).toEqual([])
        await picture(page, `${name}-${look.width}`)
      }
    }
    await signin.goto(`${server.url}/`)
    await signin.locator('[data-language="hi"]').click()
    await signin.locator('html[lang="hi"]').waitFor({ state: 'attached' })
    await signin.locator('h1', { hasText: 'कौन काम पर है?' }).waitFor()
    await seen(signin, 'signin')
    // on wide screens the plan stands beside the order
    const screens = [
      ['meera', '/floor', looks.slice(0, 1)], ['meera', `/floor?order=${order}`, looks], ['gopal', '/kitchen/curry', looks], ['farah', `/till?order=${order}`, looks],
    ] as const
    for (const [staffId, path, only] of screens) {
      const page = await screen(staffId, path)
      await speakFromHere(page, staffId, 'hi')
      await page.reload()
      await isLive(page)
      expect(await page.locator('html').getAttribute('lang')).toBe('hi')
      await seen(page, `${path.split(/[?/]/)[1] ?? ''}${path.includes('?') ? '-order' : ''}`, only)
      await speakFromHere(page, staffId, 'en')
      await page.context().close()
    }
  })

  it('says in Hindi what went wrong, and what waits for the connection', async () => {
    const page = await screen('ravi', '/floor')
    await speak(page, 'hi')
    await page.evaluate(() => {
      const button = document.createElement('button')
      Object.assign(button.dataset, { command: 'orders/gone/fire', body: '{}', label: 'T7' })
      button.id = 'twice'
      document.getElementById('main')?.prepend(button)
      button.click()
    })
    const card = page.locator('.notice.bad')
    await card.waitFor()
    expect(await card.locator('b').innerText()).toMatch(hindi)
    expect(await card.locator('.code').innerText()).toBe('unknown-order')
  })
})

describe.skipIf(omitted('browser'))('another language', () => {
  it('is one file in the data folder: what it lacks is said in English', async () => {
    const server = await startServer()
    const browser = await launchBrowser()
    try {
      const file = join(dirname(server.dataFolder), 'words', 'xx.json')
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ 'language.name': 'Xanadu', 'language.short': 'XX', 'signin.who': 'Oo oork?' }))
      await server.kill()
      await server.restart()
      const page = await newPage(await newDevice(browser))
      await page.goto(`${server.url}/`)
      await page.locator('[data-language="xx"]').click()
      await page.locator('html[lang="xx"]').waitFor({ state: 'attached' })
      expect(await page.locator('h1').innerText()).toBe('Oo oork?')
      expect(await page.locator('#main').innerText()).toContain('Tap your name')
    } finally {
      await browser.close()
      await server.stop()
    }
  })
})

/** Chooses a person's language as the switch does, whether it shows at this width or not. */
async function speakFromHere(page: Page, staffId: string, language: string): Promise<void> {
  await page.evaluate(([as, chosen]) => fetch('/session/language', {
    method: 'POST', body: JSON.stringify({ language: chosen }), headers: { 'content-type': 'application/json', 'RestoFlow-As': as },
  }), [staffId, language] as const)
}

/** @returns what a page in Hindi still says in English, outside of `lang="en"`, names, digits and signs */
async function englishIn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const known = /\b(?:GST|GSTIN|UPI|QR|PIN|PAN|KOT|HSN|SAC|CGST|SGST|IGST|VAT|FSSAI|A4|AM|PM|Aa|F\d|Enter|Esc|Alt|EN|UTR|RestoFlow|Asha|Farah|Gopal|Imran|Lakshmi|Meera|Ravi|Vikram|[A-Z]?\d+)\b/g
    const data = '[lang="en"], .person, .name, .price, .brand, .paper, .avatar, script, style, template, option, kbd, [hidden], .stations, .order-head h2, .order-head p'
    const found = new Set<string>()
    const look = (text: string, element: Element | null): void => {
      if (element?.closest(data)) return
      const rest = text.replace(known, '')
      if (/[A-Za-z]{2,}/.test(rest)) found.add(text.trim())
    }
    const walker = document.createTreeWalker(document.getElementById('main') ?? document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) look(node.textContent ?? '', node.parentElement)
    return [...found]
  })
}

/** A picture for who looks, where `RESTOFLOW_PICTURES` names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['RESTOFLOW_PICTURES']
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) })
}
