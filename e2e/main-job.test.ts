import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { eventsAfter } from './kit/api'
import { complaintsOf, isLive, lanName, newDevice, newPage, signInByTap } from './kit/browser'
import { openLine } from './kit/cut'
import { addItems, ordered, playMainJob, seatGuests, sendKot, settleInCash, tableOn } from './kit/main-job'
import { stage } from './kit/stage'

/** Where the kabab of the order is made. */
const station = '/kitchen/curry'

describe.skipIf(omitted('browser'))('the main job', () => {
  const on = stage()

  const screen = async (staffId: string, path: string, base: string = on.server.url): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser))
    await signInByTap(page, base, staffId, path)
    return page
  }
  const leave = async (...pages: readonly Page[]): Promise<void> => {
    for (const page of pages) {
      expect(complaintsOf(page)).toEqual([])
      await page.context().close()
    }
  }

  it('is played on three devices without a reload', async () => {
    const [manager, kitchen, cashier] = [await screen('meera', '/floor'), await screen('gopal', station), await screen('farah', '/till')]
    await playMainJob({ manager, kitchen, cashier }, 't1', 'T1')
    await leave(manager, kitchen, cashier)
  })

  it('is played on a LAN address over plain HTTP, where there is no secure context', async () => {
    const base = `http://${lanName}:${on.server.port}`
    const [manager, kitchen, cashier] = [await screen('meera', '/floor', base), await screen('gopal', station, base), await screen('farah', '/till', base)]
    expect(await manager.evaluate(() => isSecureContext)).toBe(false)
    await playMainJob({ manager, kitchen, cashier }, 't2', 'T2')
    await leave(manager, kitchen, cashier)
  })

  it('is played in eight tabs of one browser', async () => {
    const context = await newDevice(on.browser)
    const tab = async (staffId: string, path: string): Promise<Page> => {
      const page = await newPage(context)
      await signInByTap(page, on.server.url, staffId, path)
      return page
    }
    const secondTill = await tab('vikram', '/till')
    const others = [
      secondTill, await tab('ravi', '/floor'), await tab('imran', '/kitchen/pass'), await tab('lakshmi', '/kitchen/tandoor'), await tab('lakshmi', '/kitchen/bar'),
    ]
    const [manager, kitchen, cashier] = [await tab('meera', '/floor'), await tab('gopal', station), await tab('farah', '/till')]
    await playMainJob({ manager, kitchen, cashier, tills: [cashier, secondTill] }, 't3', 'T3')
    for (const page of others) expect(complaintsOf(page)).toEqual([])
    expect(complaintsOf(manager)).toEqual([])
    await context.close()
  })

  it('loses nothing and doubles nothing while a screen\'s line is cut and taps are made meanwhile', async () => {
    const line = await openLine(on.server.port)
    const [kitchen, cashier] = [await screen('gopal', station), await screen('farah', '/till')]
    const manager = await screen('meera', '/floor', line.url)
    const orderId = await seatGuests(manager, 't4')
    const before = (await eventsAfter(cashier, 'vikram', 0).catch(() => eventsAfter(manager, 'meera', 0))).length

    line.cut()
    await manager.locator('#offline-bar').waitFor()
    await addItems(manager)
    await expect.poll(() => manager.locator('#offline-bar').innerText()).toContain('4 changes')
    line.mend()
    await isLive(manager)
    await expect.poll(() => manager.locator('#back-bar').isVisible()).toBe(true)
    await sendKot(manager, 4)

    const ticket = kitchen.locator('[data-ticket]', { has: kitchen.locator('h2', { hasText: /^T4$/ }) })
    await ticket.waitFor()
    await ticket.locator('.ticket-bump').click()
    await manager.locator('#bill-button').click()
    await cashier.locator(`[data-asked="${orderId}"]`).waitFor()
    await cashier.locator(`#queue-${orderId}`).click()
    await settleInCash(cashier, orderId)
    await expect.poll(() => tableOn(manager, 't4', 'free').count()).toBeGreaterThan(0)

    const events = (await eventsAfter(manager, 'meera', 0)).slice(before)
    const added = events.filter(({ type, data }) => type === 'LineAdded' && data['orderId'] === orderId)
    const nudged = events.filter(({ type, data }) => type === 'LineQuantityChanged' && data['orderId'] === orderId)
    expect(added.length + nudged.length).toBe(ordered.reduce((sum, { taps }) => sum + taps, 0))
    expect(events.filter(({ type, data }) => type === 'BillIssued' && data['orderId'] === orderId)).toHaveLength(1)
    await manager.context().close()
    await leave(kitchen, cashier)
    await line.close()
  })
})
