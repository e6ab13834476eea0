import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { eventsAfter, figure, fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, glance, isLive, lanName, newDevice, newPage, signIn, signInByTap, soundsPlayed } from './kit/browser'
import { openLine } from './kit/cut'
import { stage } from './kit/stage'

const connections = 'restoflow_live_connections'

describe.skipIf(omitted('browser'))('live screens', () => {
  const on = stage()
  afterEach(async () => {
    for (const context of on.browser.contexts()) await context.close()
  })

  /** A page of a device of its own, on its person's screen. */
  const screen = async (staffId: string, path?: string, base: string = on.server.url): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser))
    await signIn(page, base, staffId, path)
    return page
  }
  const nobodyConnected = (): Promise<void> => expect.poll(() => figure(on.server.url, connections)).toBe(0)
  const ticketsOn = (page: Page): Promise<number> => page.locator('[data-ticket]').count()
  /** A button of the framework alone, so that no screen's own layout matters here. */
  const addButton = (page: Page, attributes: Readonly<Record<string, string>>): Promise<void> => page.evaluate(named => {
    const button = document.createElement('button')
    for (const [name, value] of Object.entries(named)) button.setAttribute(name, value)
    button.textContent = named['data-label'] ?? ''
    document.getElementById('main')?.prepend(button)
  }, attributes)
  const lastPosition = (page: Page): Promise<number> => send(page, 'meera', 'orders', { kind: 'takeaway' }).then(({ position }) => position)

  it('shows a change without a reload, on a plain address without a secure context, and keeps node and focus', async () => {
    const base = `http://${lanName}:${on.server.port}`
    const kitchen = await screen('gopal', '/kitchen/curry', base)
    const floor = await screen('meera', undefined, base)
    expect(await kitchen.evaluate(() => [isSecureContext, 'randomUUID' in crypto, 'locks' in navigator])).toEqual([false, false, false])
    await kitchen.evaluate(() => Object.assign(window, { loadedOnce: true }))

    const order = await seat(floor, 'meera', 't1')
    await fire(floor, 'meera', order, 'hara-bhara-kabab')
    const first = kitchen.locator('[data-ticket]').first()
    await first.waitFor()
    const control = first.locator('button').first()
    await control.focus()
    await control.evaluate(element => Object.assign(element, { sameNode: true }))
    await fire(floor, 'meera', order, 'onion-pakora')
    await expect.poll(() => ticketsOn(kitchen)).toBe(2)

    expect(await control.evaluate(element => [document.activeElement === element, 'sameNode' in element])).toEqual([true, true])
    expect(await kitchen.evaluate(() => 'loadedOnce' in window)).toBe(true)
    expect([...complaintsOf(kitchen), ...complaintsOf(floor)]).toEqual([])
  })

  it('really starts a sound after the sign-in\'s taps; without a tap says that sound is off, and makes up for it', async () => {
    const floor = await screen('meera')
    const kitchen = await newPage(await newDevice(on.browser))
    await kitchen.goto(`${on.server.url}/?as=gopal&next=/kitchen/curry`)
    for (const digit of '6140') await kitchen.locator(`.keypad [data-key="${digit}"]`).click()
    await kitchen.waitForURL(url => url.pathname === '/kitchen/curry')
    const silent = await newPage(await newDevice(on.browser))
    await silent.context().request.get(`${on.server.url}/open/lakshmi`)
    await silent.goto(`${on.server.url}/kitchen/curry?as=lakshmi`)

    const sound = (page: Page): Promise<unknown> => glance(page, `(() => {
      const { sound, soundsPlayed = '0' } = document.documentElement.dataset
      const bar = document.getElementById('sound-bar')
      return [sound, soundsPlayed, bar.hidden ? 'no bar' : bar.textContent.includes('Tap once to allow sound')].join()
    })()`)
    await expect.poll(() => sound(kitchen)).toBe('running,0,no bar')
    await expect.poll(() => sound(silent)).toBe('suspended,0,true')
    await fire(floor, 'meera', await seat(floor, 'meera', 't2'), 'hara-bhara-kabab')
    await expect.poll(() => sound(kitchen)).toBe('running,1,no bar')
    expect(await sound(silent)).toBe('suspended,0,true')
    await silent.mouse.click(500, 600)
    await expect.poll(() => sound(silent)).toBe('running,1,no bar')
  })

  it('serves eight tabs of one browser by one connection, and each tab\'s taps get through', async () => {
    await nobodyConnected()
    const device = await newDevice(on.browser)
    const tabs: Page[] = []
    const opened = ['meera', 'gopal', 'farah', 'meera', 'gopal', 'lakshmi', 'meera', 'gopal'] as const
    for (const staffId of opened) {
      const page = await newPage(device)
      await signInByTap(page, on.server.url, staffId, staffId === 'gopal' || staffId === 'lakshmi' ? '/kitchen/curry' : '/floor')
      tabs.push(page)
    }
    await expect.poll(() => figure(on.server.url, connections)).toBe(1)

    const [floor] = tabs
    if (!floor) throw new Error('no tab')
    const order = await seat(floor, 'meera', 't3')
    const kitchens = tabs.filter((_, index) => opened[index] === 'gopal' || opened[index] === 'lakshmi')
    const counts = await Promise.all(kitchens.map(ticketsOn))
    await fire(floor, 'meera', order, 'hara-bhara-kabab')
    await Promise.all(kitchens.map((page, index) => expect.poll(() => ticketsOn(page)).toBe((counts[index] ?? 0) + 1)))
    // A sixth connection of HTTP/1.1 would hang here.
    await Promise.all(tabs.map((page, index) => send(page, opened[index] ?? '', 'nowhere/x/nothing').catch((error: unknown) => {
      expect(String(error)).toContain('404')
    })))
    // One knock for the room, not one from each tab.
    const played = await Promise.all(kitchens.map(soundsPlayed))
    expect(played.reduce((sum, count) => sum + count, 0)).toBe(1)
    await device.close()
    await nobodyConnected()
  })

  it('keeps taps while the line is cut, says so, and sends each once in order when it is back', async () => {
    const line = await openLine(on.server.port)
    const page = await screen('meera', undefined, line.url)
    const order = await seat(page, 'meera', 't4')
    const from = await lastPosition(page)
    const body = JSON.stringify({ itemId: 'onion-pakora', quantity: '1' })
    await addButton(page, { id: 'plus', 'data-command': `orders/${order}/add-line`, 'data-body': body, 'data-label': '1 × Onion pakora' })
    await addButton(page, { id: 'send', 'data-command': `orders/${order}/fire`, 'data-intent': `fire-${order}-0`, 'data-label': 'Send KOT, T4' })
    await addButton(page, { id: 'issue', 'data-command': 'bills', 'data-needs-connection': '', 'data-label': 'Issue' })
    const elsewhere = await screen('asha')

    line.cut()
    await page.locator('#live[data-live="offline"]').waitFor()
    for (let tap = 0; tap < 3; tap += 1) await page.locator('#plus').click()
    for (let tap = 0; tap < 5; tap += 1) await page.locator('#send').click()
    await page.locator('#issue').click({ force: true })
    expect(await page.locator('#offline-bar').innerText()).toMatch(/No connection since \d+:\d\d [AP]M\.\s+4 changes are kept here and will be sent once\./)
    await expect.poll(async () => (await page.locator('#outbox li').allInnerTexts()).map(text => text.replace(/\s+/g, ' '))).toEqual([
      ...Array.from({ length: 3 }, () => '1 × Onion pakora Waiting'), 'Send KOT, T4 Waiting',
    ])
    expect(await axeProblems(page)).toEqual([])
    await send(elsewhere, 'asha', `orders/${order}/add-line`, { itemId: 'masala-papad', quantity: '1' })

    line.mend()
    await page.locator('#live[data-live="live"]').waitFor()
    await page.locator('#back-bar', { hasText: /Up to date\.\s+4 changes sent, \d+ received/ }).waitFor()
    const types = (await eventsAfter(page, 'meera', from)).filter(({ stream }) => stream === `order/${order}`).map(({ type }) => type)
    expect(types).toEqual(['LineAdded', 'LineAdded', 'LineAdded', 'LineAdded', 'OrderFired'])
    await page.locator('#back-bar').waitFor({ state: 'hidden', timeout: 6_000 })
    expect(complaintsOf(page)).toEqual([])
    await line.close()
  })

  it('doubles nothing when only the answers are lost, nor when the page is reloaded meanwhile', async () => {
    const line = await openLine(on.server.port)
    const page = await screen('meera', undefined, line.url)
    const order = await seat(page, 'meera', 't5')
    const from = await lastPosition(page)
    const body = JSON.stringify({ itemId: 'onion-pakora', quantity: '1' })
    await addButton(page, { id: 'plus', 'data-command': `orders/${order}/add-line`, 'data-body': body, 'data-label': '1 × Onion pakora' })
    const direct = await screen('asha')

    line.deafen()
    await page.locator('#plus').click()
    await page.locator('#plus').click()
    // The first one is carried out, though the page never hears of it.
    await expect.poll(async () => (await eventsAfter(direct, 'asha', from)).filter(({ type }) => type === 'LineAdded').length).toBe(1)
    line.mend()
    await page.reload()
    await isLive(page)
    await expect.poll(async () => (await eventsAfter(direct, 'asha', from)).filter(({ type }) => type === 'LineAdded').length).toBe(2)
    await expect.poll(() => page.evaluate(() => sessionStorage.getItem('restoflow.outbox'))).toBeNull()
    expect((await eventsAfter(direct, 'asha', from)).filter(({ type }) => type === 'LineAdded')).toHaveLength(2)
    await line.close()
  })

  it('never lets an older fragment stand over a newer state, and puts no problem into a panel', async () => {
    const page = await screen('meera')
    const order = await seat(page, 'meera', 't8')
    const path = `/floor?table=t8&as=meera`
    await Promise.all([page.waitForURL(url => url.searchParams.has('table')), page.evaluate(url => location.assign(url), path)])
    await isLive(page)
    const pad = page.locator(`[data-region="pad.${order}"]`)
    let old: (() => void) | undefined
    await page.route('**/floor/panel**', async route => {
      const response = await route.fetch()
      await new Promise<void>(resolve => (old = resolve))
      await route.fulfill({ response })
    })
    const load = (url: string): Promise<unknown> => page.evaluate(address => {
      const { htmx } = window as unknown as { htmx: { ajax(verb: string, url: string, options: object): Promise<void> } }
      return htmx.ajax('GET', address, { target: '#order-pane', swap: 'innerHTML' })
    }, url)
    const loading = load('/floor/panel?table=t8')
    await expect.poll(() => old !== undefined).toBe(true)
    await send(page, 'meera', `orders/${order}/add-line`, { itemId: 'onion-pakora', quantity: '1' })
    await expect.poll(() => pad.innerText()).toContain('Onion pakora')
    old?.()
    await loading
    await expect.poll(() => pad.innerText()).toContain('Onion pakora')

    await load('/api/v1/orders/nothing')
    await page.locator('.notice', { hasText: 'There is no such order' }).waitFor()
    expect(await pad.innerText()).toContain('Onion pakora')
    expect(complaintsOf(page)).toEqual([])
  })

  it('shows a refusal beside the control, with its code', async () => {
    const page = await screen('meera')
    await addButton(page, { id: 'wrong', 'data-command': 'orders/nothing/fire', 'data-label': 'Send KOT', 'data-failed': 'The order was not sent' })
    await page.locator('#wrong').click()
    const card = page.locator('[role="alert"].notice')
    await card.waitFor()
    expect(await card.innerText()).toMatch(/The order was not sent[\s\S]*There is no such order[\s\S]*unknown-order/)
    expect(await page.locator('#wrong').getAttribute('aria-busy')).toBeNull()
  })

  it('shows the map of keys, moves between screens by them, and lets them be switched off', async () => {
    const page = await screen('meera')
    await page.keyboard.press('?')
    const map = page.locator('#key-map')
    await map.waitFor()
    expect(await map.innerText()).toMatch(/Alt\+1[\s\S]*Search/)
    expect(await axeProblems(page)).toEqual([])
    await map.locator('.switch-row input').click()
    await page.keyboard.press('Escape')
    await map.waitFor({ state: 'detached' })
    await page.keyboard.press('?')
    expect(await map.count()).toBe(0)
    await page.keyboard.press('Alt+2')
    await page.waitForURL(url => url.pathname.startsWith('/kitchen') && url.searchParams.get('as') === 'meera')
  })

  it('elects one tab where the browser has no SharedWorker, and another when that one is closed', async () => {
    await nobodyConnected()
    const device = await newDevice(on.browser)
    await device.addInitScript(() => Reflect.deleteProperty(globalThis, 'SharedWorker'))
    const tabs: Page[] = []
    for (const station of ['curry', 'tandoor', 'curry']) {
      const page = await newPage(device)
      await signIn(page, on.server.url, 'gopal', `/kitchen/${station}`)
      tabs.push(page)
    }
    await expect.poll(() => figure(on.server.url, connections)).toBe(1)
    const [leader, , last] = tabs
    if (!leader || !last) throw new Error('no tab')
    await leader.close()
    const floor = await screen('meera')
    const count = await ticketsOn(last)
    await fire(floor, 'meera', await seat(floor, 'meera', 't6'), 'hara-bhara-kabab')
    await expect.poll(() => ticketsOn(last), { timeout: 5_000 }).toBe(count + 1)
  })

  it('asks who has signed out to sign in again, and lets the others go on', async () => {
    const device = await newDevice(on.browser)
    const floor = await newPage(device)
    await signIn(floor, on.server.url, 'meera')
    const kitchen = await newPage(device)
    await signIn(kitchen, on.server.url, 'gopal', '/kitchen/curry')
    const gate = await newPage(device)
    await gate.goto(`${on.server.url}/?as=gopal`)
    await gate.locator('[data-sign-out]').click()
    await kitchen.locator('#signed-out-bar').waitFor()
    expect(await floor.locator('#signed-out-bar').count()).toBe(0)
    await expect.poll(() => floor.locator('#live').getAttribute('data-live')).toBe('live')
  })

  it('is live again without a reload after the server was killed and started anew', async () => {
    const kitchen = await screen('gopal', '/kitchen/curry')
    await kitchen.evaluate(() => Object.assign(window, { loadedOnce: true }))
    await on.server.kill()
    await kitchen.locator('#live[data-live="offline"]').waitFor()
    await on.server.restart()
    await kitchen.locator('#live[data-live="live"]').waitFor()
    const floor = await screen('meera')
    const count = await ticketsOn(kitchen)
    await fire(floor, 'meera', await seat(floor, 'meera', 't7'), 'hara-bhara-kabab')
    await expect.poll(() => ticketsOn(kitchen)).toBe(count + 1)
    expect(await kitchen.evaluate(() => 'loadedOnce' in window)).toBe(true)
  })
})
