import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { send } from './kit/api'
import { axeProblems, complaintsOf, launchBrowser, looks, newDevice, newPage, signInByTap } from './kit/browser'
import { bump, card, clearBoards, line, manager, numbersOn, position, readyCard, sendTo, standing, tablesOn, tap, ticketEvents, type Wanted } from './kit/kitchen'
import { startServer, type TestServer } from './kit/server'

const breads: readonly Wanted[] = [{ itemId: 'butter-naan', quantity: '2' }, 'garlic-naan', { itemId: 'tandoori-roti', quantity: '4' }, 'laccha-paratha', 'rumali-roti']

describe.skipIf(omitted('browser'))('the kitchen\'s hands', () => {
  let server: TestServer
  let browser: Browser
  let floor: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
    floor = await newPage(await newDevice(browser))
    await signInByTap(floor, server.url, manager)
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })
  afterEach(() => clearBoards(floor))

  const tandoor = async (width = 1440, height = 900, touch = false): Promise<Page> => {
    const page = await newPage(await newDevice(browser, { width, height, touch, scheme: 'dark' }))
    await signInByTap(page, server.url, 'gopal', '/kitchen/tandoor')
    return page
  }
  const leave = async (page: Page): Promise<void> => {
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
  /** Tickets of differing length, oldest first. */
  const load = async (...tables: readonly string[]): Promise<void> => {
    for (const [index, table] of tables.entries()) await sendTo(floor, table.toLowerCase(), ...breads.slice(0, 1 + ((index * 3) % 5)))
  }

  it('stands in columns without gaps, read by age from left to right, numbered 1 to 9', async () => {
    const tables = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9', 'T10']
    await load(...tables)
    const page = await tandoor(1920, 1080)
    await card(page, 'T10').waitFor()
    expect(await numbersOn(page)).toEqual(tables.map((table, index) => `${index < 9 ? index + 1 : '-'} ${table}`))
    const boxes = await page.locator('.tickets > .ticket').evaluateAll(cards => cards.map(each => {
      const { left, top, bottom } = each.getBoundingClientRect()
      return { left: Math.round(left), top, bottom }
    }))
    const lefts = [...new Set(boxes.map(({ left }) => left))]
    expect(lefts).toHaveLength(4)
    expect(boxes.slice(0, 4).map(({ left }) => left)).toEqual(lefts)
    for (const left of lefts) {
      const column = boxes.filter(box => box.left === left)
      const gaps = column.slice(1).map(({ top }, index) => top - (column[index]?.bottom ?? 0))
      expect(gaps.every(gap => gap >= 10 && gap <= 24), `gaps of ${gaps.join(', ')} px`).toBe(true)
    }
    await page.locator('#large-text').click()
    await expect.poll(async () => new Set(Object.values(await standing(page)).map(([left]) => left)).size).toBe(3)
    await leave(page)
  })

  it('moves nothing under a finger, offers the bump back, and settles when nobody has touched it for 3 s', async () => {
    await load('T1', 'T2', 'T3', 'T4', 'T5', 'T6')
    const page = await tandoor()
    await card(page, 'T6').waitFor()
    const before = await standing(page)
    await tap(bump(page, 'T2'))
    await readyCard(page, 'T2').waitFor()
    await load('T7')
    await card(page, 'T7').waitFor()
    const { T2: _, ...others } = before
    expect(await standing(page)).toMatchObject(others)
    const ghost = page.locator('.ticket-ghost')
    expect((await ghost.innerText()).replace(/\s+/g, ' ')).toMatch(/^T2 · KOT \d+ done Undo$/)
    expect(await numbersOn(page)).toEqual(['1 T1', '3 T3', '4 T4', '5 T5', '6 T6', '7 T7'])

    await tap(ghost.locator('button'))
    await card(page, 'T2').waitFor()
    expect(await standing(page)).toMatchObject(before)
    expect((await numbersOn(page))[1]).toBe('2 T2')

    await page.waitForTimeout(1_200)
    await tap(bump(page, 'T2'))
    await ghost.waitFor()
    await expect.poll(() => ghost.count(), { timeout: 5_000 }).toBe(0)
    await expect.poll(async () => (await standing(page))['T3']).toEqual(before['T2'])
    await leave(page)
  })

  it('gives back by Undo only what the bump itself has done', async () => {
    await sendTo(floor, 't1', 'butter-naan', 'garlic-naan')
    const page = await tandoor()
    await tap(line(page, 'T1', 'Garlic naan'))
    await expect.poll(() => line(page, 'T1', 'Garlic naan').getAttribute('aria-pressed')).toBe('true')
    await tap(bump(page, 'T1'))
    await tap(page.locator('.ticket-ghost button'))
    await card(page, 'T1').waitFor()
    expect(await line(page, 'T1', 'Garlic naan').getAttribute('aria-pressed')).toBe('true')
    expect(await line(page, 'T1', 'Butter naan').getAttribute('aria-pressed')).toBe('false')
    await leave(page)
  })

  it.each([2, 5, 10])('takes a run of %i taps for one, wherever it lands', async count => {
    await sendTo(floor, 't1', 'butter-naan')
    await sendTo(floor, 't2', 'garlic-naan', 'rumali-roti')
    await sendTo(floor, 't3', 'garlic-naan')
    const page = await tandoor()
    await card(page, 'T3').waitFor()
    const storm = async (gapMs: number, x: number, y: number): Promise<void> => {
      for (let index = 0; index < count; index++) {
        await page.mouse.click(x, y)
        if (gapMs > 0) await page.waitForTimeout(gapMs)
      }
      await page.waitForTimeout(700)
    }
    const centre = async (box: Promise<{ x: number; y: number; width: number; height: number } | null>): Promise<readonly [number, number]> => {
      const { x, y, width, height } = (await box) ?? { x: 0, y: 0, width: 0, height: 0 }
      return [x + width / 2, y + height / 2]
    }
    const from = await position(floor)
    await storm(0, ...(await centre(bump(page, 'T1').boundingBox())))
    expect(await ticketEvents(floor, from)).toEqual(['TicketReady'])
    await storm(80, ...(await centre(card(page, 'T2').locator('button.ticket-start').boundingBox())))
    expect(await ticketEvents(floor, from)).toEqual(['TicketReady', 'TicketStarted'])
    await storm(20, ...(await centre(line(page, 'T2', 'Rumali').boundingBox())))
    expect(await ticketEvents(floor, from)).toEqual(['TicketReady', 'TicketStarted', 'TicketReady'])
    await storm(3, ...(await centre(bump(page, 'T3').boundingBox())))
    await storm(80, ...(await centre(readyCard(page, 'T1').locator('button').boundingBox())))
    expect(await ticketEvents(floor, from)).toEqual(['TicketReady', 'TicketStarted', 'TicketReady', 'TicketReady', 'TicketServed'])
    await leave(page)
  })

  it('works by the bump bar alone', async () => {
    await load('T1', 'T2', 'T3')
    const page = await tandoor()
    await card(page, 'T3').waitFor()
    const picked = (): Promise<readonly string[]> => page.locator('[data-client-picked] h2').allInnerTexts()
    const from = await position(floor)
    await page.keyboard.press('2')
    expect(await picked()).toEqual(['T2'])
    await page.keyboard.press('+')
    await page.keyboard.press('+')
    await page.keyboard.press('-')
    expect(await page.locator('[data-client-next] .name').innerText()).toBe('Garlic naan')
    await page.keyboard.press(' ')
    await expect.poll(() => line(page, 'T2', 'Garlic naan').getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Enter')
    await readyCard(page, 'T2').waitFor()
    expect(await ticketEvents(floor, from)).toEqual(['TicketReady', 'TicketReady'])
    // Nothing is picked now: the next press only shows what it would reach, and a key that rests repeats nothing.
    expect(await picked()).toEqual([])
    await page.keyboard.down('Enter')
    await page.keyboard.down('Enter')
    await page.keyboard.up('Enter')
    expect([await picked(), await readyCard(page, 'T1').count()]).toEqual([['T1'], 0])
    await page.keyboard.press('3')
    await page.keyboard.press('Enter')
    await readyCard(page, 'T3').waitFor()
    await page.keyboard.press('0')
    await card(page, 'T3').waitFor()
    expect([await picked(), (await numbersOn(page)).includes('3 T3')]).toEqual([['T3'], true])
    await page.keyboard.press('?')
    expect(await page.locator('#key-map .key-list').innerText()).toMatch(/Bump the picked ticket[\s\S]*Item done[\s\S]*Recall the last[\s\S]*Cancel seen/)
    await page.keyboard.press('Escape')
    await leave(page)
  })

  it('does not take a cancel for seen that stands out of sight, but leads there', async () => {
    await load('T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T9')
    const orderId = await sendTo(floor, 't10', 'garlic-naan', { itemId: 'butter-naan', lineId: 'x1' })
    const page = await tandoor(1280, 560)
    await card(page, 'T10').waitFor()
    await send(floor, manager, `orders/${orderId}/void-line`, { lineId: 'x1', reason: 'Wrong table' })
    const notice = page.locator('#more-below.is-cancel')
    await notice.waitFor()
    expect(await notice.innerText()).toBe('CANCEL: T10')
    await page.keyboard.press('s')
    await notice.waitFor({ state: 'detached' })
    expect(await page.locator('.cancel').count()).toBe(1)
    await page.keyboard.press('s')
    await expect.poll(() => page.locator('.cancel').count()).toBe(0)
    expect(await page.locator('.tickets').evaluate(list => list.scrollTop > 0)).toBe(true)
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await expect.poll(() => page.locator('.tickets').evaluate(list => list.scrollTop)).toBe(0)
    await leave(page)
  })

  it('turns amber at the station\'s HURRY and red at its LATE, in words too', async () => {
    await load('T1')
    const page = await tandoor()
    const first = card(page, 'T1')
    await first.waitFor()
    for (const [minutes, word, token] of [[8, 'HURRY', '--warn'], [15, 'LATE', '--danger'], [2, 'on time', '--raised']] as const) {
      await first.evaluate((each, at) => {
        each.setAttribute('data-opened', at)
        each.querySelector('time')?.setAttribute('data-since', at)
      }, new Date(Date.now() - minutes * 60_000).toISOString())
      await expect.poll(() => first.locator('[data-age]').innerText()).toBe(word)
      expect(await first.locator('time').innerText()).toMatch(new RegExp(`^${minutes}:0\\d$`))
      const [shown, wanted] = await first.locator('header').evaluate((header, name) => {
        const probe = document.body.appendChild(document.createElement('i'))
        probe.style.backgroundColor = `var(${name})`
        const colours = [getComputedStyle(header).backgroundColor, getComputedStyle(probe).backgroundColor]
        probe.remove()
        return colours
      }, token)
      expect(shown).toBe(wanted)
    }
    await leave(page)
  })

  it('works on a small phone by touch, and keeps its numbers over a reload', async () => {
    await load('T1', 'T2', 'T3')
    const page = await tandoor(360, 640, true)
    await card(page, 'T3').waitFor()
    await page.waitForTimeout(400)
    await bump(page, 'T1').tap()
    await expect.poll(() => tablesOn(page)).toEqual(['T2', 'T3'])
    await page.reload()
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
    expect(await numbersOn(page)).toEqual(['2 T2', '3 T3'])
    await page.locator('[data-all-day]').tap()
    await page.locator('.all-day').waitFor()
    await page.keyboard.press('Escape')
    expect(await page.locator('.all-day').isVisible()).toBe(false)
    await leave(page)
  })

  it.each([[390, 844], [820, 1180], [1440, 900], [1920, 1080], [320, 640]] as const)('is clean for axe at the usual widths, fits %d × %d, and has room for a finger', async (width, height) => {
    await load('T1', 'T2', 'T3', 'T4', 'T5')
    const orderId = await sendTo(floor, 't6', 'garlic-naan', { itemId: 'butter-naan', lineId: `y${width}` }, { itemId: 'rumali-roti', note: 'No ghee at all, please: the guest is allergic' })
    await send(floor, manager, `orders/${orderId}/void-line`, { lineId: `y${width}`, reason: 'Guest changed their mind' })
    const page = await tandoor(width, height)
    await card(page, 'T6').waitFor()
    await tap(bump(page, 'T1'))
    await readyCard(page, 'T1').waitFor()
    const isUsual = looks.some(look => look.width === width)
    const check = async (where: string): Promise<void> => {
      if (isUsual) expect(await axeProblems(page), where).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBeLessThanOrEqual(0)
      const small = await page.locator(':is(header, main, dialog[open]) :is(a, button):visible').evaluateAll(all => all
        .filter(each => each.getBoundingClientRect().width < 43.9 || each.getBoundingClientRect().height < 43.9).map(each => each.outerHTML.slice(0, 80)))
      expect(small, where).toEqual([])
    }
    await page.locator('.ticket-ghost').waitFor()
    await check('the board')
    for (const [name, dialog] of [['Recall', '#recall-dialog'], ['86', '#sold-out-dialog']] as const) {
      await page.locator('.kitchen-bar button', { hasText: name }).click()
      await page.locator(`${dialog}[open]`).waitFor()
      await page.waitForTimeout(300)
      await check(name)
      await page.keyboard.press('Escape')
    }
    for (const path of ['/kitchen', '/kitchen/bar', '/kitchen/pass']) {
      await Promise.all([page.waitForURL(url => url.pathname === path), page.evaluate(url => location.assign(url), `${path}?as=gopal`)])
      await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
      await check(path)
    }
    await leave(page)
  })
})
