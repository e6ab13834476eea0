import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { send } from './kit/api'
import { complaintsOf, launchBrowser, newDevice, newPage, signInByTap, soundsPlayed } from './kit/browser'
import { openLine } from './kit/cut'
import { bump, card, clearBoards, isMarked, lastSound, line, manager, mark, position, readyCard, sendTo, tablesOn, tap, ticketEvents } from './kit/kitchen'
import { startServer, type TestServer } from './kit/server'

describe.skipIf(omitted('browser'))('the kitchen\'s work', () => {
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

  /** A display of a device of its own. */
  const display = async (station: string, base: string = server.url, staffId = station === 'pass' ? 'imran' : 'gopal'): Promise<Page> => {
    const page = await newPage(await newDevice(browser, { scheme: 'dark' }))
    await signInByTap(page, base, staffId, `/kitchen/${station}`)
    return page
  }
  const leave = async (...pages: readonly Page[]): Promise<void> => {
    for (const page of pages) {
      expect(complaintsOf(page)).toEqual([])
      await page.context().close()
    }
  }

  it('shows a new ticket at its station alone, without a reload and with a knock, and says all that a cook must know', async () => {
    const [tandoor, curry] = [await display('tandoor'), await display('curry')]
    await Promise.all([mark(tandoor), mark(curry)])
    await tandoor.locator('.empty', { hasText: 'All done' }).waitFor()
    const from = await soundsPlayed(tandoor)
    await sendTo(floor, 't1', { itemId: 'butter-naan', quantity: '2', note: 'Nut allergy: clean tongs' }, 'tandoori-roti')

    await card(tandoor, 'T1').waitFor()
    const text = (await card(tandoor, 'T1').innerText()).replace(/\s+/g, ' ')
    expect(text).toMatch(/T1 3 covers KOT \d+ · Meera 0:0\d NEW Mains मुख्य 2 × Butter naan बटर नान Nut allergy: clean tongs 1 × Tandoori roti तंदूरी रोटी Start Bump/)
    expect(await card(tandoor, 'T1').locator('.kitchen-note').evaluate(note => getComputedStyle(note).borderTopWidth)).toBe('2px')
    await expect.poll(() => soundsPlayed(tandoor)).toBe(from + 1)
    expect(await lastSound(tandoor)).toBe('ticket')
    expect((await tandoor.locator('.stations [aria-current]').innerText()).split(/\s+/)).toEqual(['Tandoor', '1'])
    await expect.poll(() => curry.locator('#station-tandoor b').innerText()).toBe('1')
    expect([await tablesOn(curry), await soundsPlayed(curry), await curry.locator('.empty').count()]).toEqual([[], 0, 1])
    expect([await isMarked(tandoor), await isMarked(curry)]).toEqual([true, true])
    await leave(tandoor, curry)
  })

  it('takes a ticket from start over items and bump to the lane of ready food, and to served', async () => {
    const tandoor = await display('tandoor')
    await sendTo(floor, 't2', { itemId: 'garlic-naan', quantity: '3' }, 'laccha-paratha')
    const from = await position(floor)
    const bumpAt = await bump(tandoor, 'T2').boundingBox()
    await tap(card(tandoor, 'T2').locator('button', { hasText: 'Start' }))
    await card(tandoor, 'T2').locator('.is-cooking').waitFor()
    // A second tap on Start must not land on Bump.
    expect(await bump(tandoor, 'T2').boundingBox()).toEqual(bumpAt)
    expect(await tandoor.locator('.all-day li').allInnerTexts()).toEqual(['3\nGarlic naan\nगार्लिक नान', '1\nLaccha paratha\nलच्छा पराठा'])
    await tap(line(tandoor, 'T2', 'Garlic naan'))
    await expect.poll(() => line(tandoor, 'T2', 'Garlic naan').getAttribute('aria-pressed')).toBe('true')
    expect(await tandoor.locator('.all-day li').count()).toBe(1)
    await tap(bump(tandoor, 'T2'))
    await readyCard(tandoor, 'T2').waitFor()
    expect(await tablesOn(tandoor)).toEqual([])
    await expect.poll(() => tandoor.locator('#station-pass b').innerText()).toBe('1')
    await tap(readyCard(tandoor, 'T2').locator('button'))
    await expect.poll(() => readyCard(tandoor, 'T2').count()).toBe(0)
    expect(await ticketEvents(floor, from)).toEqual(['TicketStarted', 'TicketReady', 'TicketReady', 'TicketServed'])
    await leave(tandoor)
  })

  it('takes an item back that is not done after all', async () => {
    const tandoor = await display('tandoor')
    await sendTo(floor, 't3', 'garlic-naan', 'butter-naan')
    await tap(line(tandoor, 'T3', 'Garlic naan'))
    await expect.poll(() => line(tandoor, 'T3', 'Garlic naan').getAttribute('aria-pressed')).toBe('true')
    // Long enough after the first tap to be meant.
    await tandoor.waitForTimeout(500)
    await tap(line(tandoor, 'T3', 'Garlic naan'))
    await expect.poll(() => line(tandoor, 'T3', 'Garlic naan').getAttribute('aria-pressed')).toBe('false')
    await leave(tandoor)
  })

  it('recalls by the dialog, and by one key, a ticket that was served by mistake', async () => {
    const tandoor = await display('tandoor')
    await sendTo(floor, 't4', { itemId: 'garlic-naan', quantity: '2' })
    await tap(bump(tandoor, 'T4'))
    await tap(readyCard(tandoor, 'T4').locator('button'))
    await expect.poll(() => readyCard(tandoor, 'T4').count()).toBe(0)
    await tandoor.locator('.kitchen-bar button', { hasText: 'Recall' }).click()
    const row = tandoor.locator('#recall-dialog li').first()
    expect((await row.innerText()).replace(/\s+/g, ' ')).toMatch(/^T4 · KOT \d+ served 0 min ago 2 × Garlic naan Recall$/)
    await row.locator('button').click()
    await card(tandoor, 'T4').waitFor()
    await expect.poll(() => tandoor.locator('#recall-dialog[open]').count()).toBe(0)
    // So soon after the first bump a second one would be its echo.
    await tandoor.waitForTimeout(1_200)
    await tandoor.keyboard.press('Enter')
    await readyCard(tandoor, 'T4').waitFor()
    await tandoor.keyboard.press('0')
    await card(tandoor, 'T4').waitFor()
    expect(await readyCard(tandoor, 'T4').count()).toBe(0)
    await leave(tandoor)
  })

  it('shouts a cancel until it is seen, and no bump and no serving hides it', async () => {
    const [tandoor, curry] = [await display('tandoor'), await display('curry')]
    const orderId = await sendTo(floor, 't5', { itemId: 'garlic-naan', quantity: '2', lineId: 'c1' }, { itemId: 'rumali-roti', lineId: 'c2' }, 'butter-naan')
    await card(tandoor, 'T5').waitFor()
    const from = await soundsPlayed(tandoor)
    await send(floor, manager, `orders/${orderId}/void-line`, { lineId: 'c1', reason: 'Guest changed their mind' })
    const block = tandoor.locator('.cancel')
    await block.waitFor()
    expect((await block.innerText()).replace(/\s+/g, ' ')).toBe('CANCEL रद्द Seen 2 × Garlic naan गार्लिक नान Guest changed their mind')
    expect(await block.evaluate(element => getComputedStyle(element).backgroundColor)).toBe('rgb(255, 255, 255)')
    await expect.poll(() => soundsPlayed(tandoor)).toBe(from + 1)
    expect(await lastSound(tandoor)).toBe('cancel')
    await send(floor, manager, `orders/${orderId}/void-line`, { lineId: 'c2', reason: 'Guest changed their mind' })
    // One ticket, one block, both lines.
    await expect.poll(() => block.locator('.ticket-line').count()).toBe(2)

    await tap(bump(tandoor, 'T5'))
    await readyCard(tandoor, 'T5').waitFor()
    expect([await block.count(), await block.locator('.of').innerText()]).toEqual([1, expect.stringMatching(/^T5 · KOT \d+$/)])
    await tap(readyCard(tandoor, 'T5').locator('button'))
    await expect.poll(() => readyCard(tandoor, 'T5').count()).toBe(0)
    expect([await block.count(), await curry.locator('.cancel').count()]).toEqual([1, 0])
    const before = await position(floor)
    await tandoor.keyboard.press('s')
    await expect.poll(() => block.count()).toBe(0)
    expect(await ticketEvents(floor, before)).toEqual(['TicketCancelAcknowledged', 'TicketCancelAcknowledged'])
    await leave(tandoor, curry)
  })

  it('marks an item sold out for every screen, and brings it back', async () => {
    const [tandoor, other] = [await display('tandoor'), await display('tandoor', server.url, 'lakshmi')]
    await tandoor.locator('.kitchen-bar button', { hasText: '86' }).click()
    const search = tandoor.locator('#sold-out-filter')
    await search.fill('missi')
    expect(await tandoor.locator('.sold-out-list li:visible').count()).toBe(1)
    const button = tandoor.locator('.sold-out-list li:visible button[data-command]')
    const from = await position(floor)
    await button.dblclick()
    await tandoor.locator('#item-missi-roti.is-out').waitFor()
    expect(await other.locator('#item-missi-roti.is-out').count()).toBe(1)
    expect(await search.inputValue()).toBe('missi')
    expect(await position(floor)).toBe(from + 1)
    await expect(sendTo(floor, 't6', 'missi-roti')).rejects.toThrow(/sold-out/)
    await tandoor.waitForTimeout(500)
    await button.click()
    await expect.poll(() => tandoor.locator('#item-missi-roti.is-out').count()).toBe(0)
    await leave(tandoor, other)
  })

  it('shows the pass what is ready, what its order still waits for, rings a bell, and serves from there', async () => {
    const pass = await display('pass')
    await sendTo(floor, 't7', 'butter-naan', 'rumali-roti', 'onion-pakora')
    expect(await tablesOn(pass)).toEqual([])
    const [tandoor, curry] = [await display('tandoor'), await display('curry')]
    await tap(line(tandoor, 'T7', 'Rumali'))
    await card(pass, 'T7').waitFor()
    await expect.poll(() => soundsPlayed(pass)).toBe(1)
    expect(await lastSound(pass)).toBe('ready')
    expect((await card(pass, 'T7').locator('.pass-state').innerText()).trim()).toBe('Still cooking: Tandoor 1, Curry 1')
    expect([await line(pass, 'T7', 'Butter naan').isDisabled(), await line(pass, 'T7', 'Rumali').isDisabled()]).toEqual([true, false])
    await tap(bump(curry, 'T7'))
    await expect.poll(() => tablesOn(pass)).toEqual(['T7', 'T7'])
    await expect.poll(() => soundsPlayed(pass)).toBe(2)
    await tap(bump(tandoor, 'T7'))
    await expect.poll(() => pass.locator('.pass-state.is-complete').count()).toBe(2)
    for (const served of [1, 2]) {
      await tap(pass.locator('.ticket-bump:text-is("Served")').first())
      await expect.poll(() => pass.locator('.tickets > .ticket').count()).toBe(2 - served)
    }
    await pass.locator('.empty').waitFor()
    await leave(pass, tandoor, curry)
  })

  it('keeps taps while the network is cut, and sends each once', async () => {
    const cable = await openLine(server.port)
    const tandoor = await display('tandoor', cable.url)
    await sendTo(floor, 't8', 'butter-naan', 'rumali-roti')
    await sendTo(floor, 't9', 'garlic-naan')
    await card(tandoor, 'T9').waitFor()
    const from = await position(floor)
    cable.cut()
    await tandoor.locator('#live[data-live="offline"]').waitFor()
    await tap(line(tandoor, 'T8', 'Rumali'))
    for (let count = 0; count < 4; count++) {
      await tap(bump(tandoor, 'T9'))
      await tandoor.waitForTimeout(count * 150)
    }
    expect(await tandoor.locator('#outbox li').allInnerTexts()).toEqual([expect.stringContaining('1 × Rumali roti: done'), expect.stringMatching(/^Bump KOT \d+/)])
    await tandoor.locator('.ticket-bump[data-client-waiting]').waitFor()
    await sendTo(floor, 't10', 'laccha-paratha')
    expect(await ticketEvents(floor, from)).toEqual(['TicketOpened'])

    cable.mend()
    await tandoor.locator('#live[data-live="live"]').waitFor()
    await readyCard(tandoor, 'T9').waitFor()
    await card(tandoor, 'T10').waitFor()
    await expect.poll(() => line(tandoor, 'T8', 'Rumali').getAttribute('aria-pressed')).toBe('true')
    expect(await ticketEvents(floor, from)).toEqual(['TicketOpened', 'TicketReady', 'TicketReady'])
    expect(await tandoor.locator('[data-client-waiting]').count()).toBe(0)
    await leave(tandoor)
    await cable.close()
  })

  it('serves two stations in two tabs of one browser, each with its own tickets and one knock for each', async () => {
    const device = await newDevice(browser, { scheme: 'dark' })
    const tabs: Page[] = []
    for (const station of ['tandoor', 'curry']) {
      const page = await newPage(device)
      await signInByTap(page, server.url, 'gopal', `/kitchen/${station}`)
      tabs.push(page)
    }
    const [tandoor, curry] = tabs
    if (!tandoor || !curry) throw new Error('no tab')
    await sendTo(floor, 't11', 'butter-naan', 'onion-pakora')
    await Promise.all([card(tandoor, 'T11').waitFor(), card(curry, 'T11').waitFor()])
    await expect.poll(async () => [await soundsPlayed(tandoor), await soundsPlayed(curry)]).toEqual([1, 1])
    await tap(bump(tandoor, 'T11'))
    await expect.poll(() => curry.locator('#station-tandoor b').innerText()).toBe('0')
    expect([await tablesOn(tandoor), await tablesOn(curry)]).toEqual([[], ['T11']])
    expect(tabs.flatMap(complaintsOf)).toEqual([])
    await device.close()
  })
})
