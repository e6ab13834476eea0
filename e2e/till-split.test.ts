import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf } from './kit/browser'
import { stage } from './kit/stage'

interface Bill {
  readonly id: string
  readonly section: string
  readonly state: string
  readonly totalPaise: number
  readonly split?: { readonly part: number; readonly parts: number }
  readonly tenders: readonly { readonly kind: string }[]
  readonly figures: { readonly lineDiscountPaise: number }
}

const read = <T>(page: Page, path: string): Promise<T> => page.evaluate(async url => {
  const answer = await fetch(`/api/v1/${url}`, { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
  return (await answer.json()) as T
}, path)
const billsOf = async (page: Page, orderId: string): Promise<readonly Bill[]> => {
  const { bills } = await read<{ bills: string[] }>(page, `orders/${orderId}`)
  return Promise.all(bills.map(id => read<Bill>(page, `bills/${id}`)))
}
const shownStage = (page: Page): Promise<string | null> => page.locator('.pay-live').evaluate(live => live.dataset['shown'] ?? live.dataset['stage'] ?? null)
const openPanel = async (page: Page, kind: string): Promise<void> => {
  const button = page.locator(`[data-panel="${kind}"]`)
  if (!await button.isVisible()) await page.locator('.more-actions:visible').first().click()
  await button.click()
  await page.locator(`#order-panel[open][data-kind="${kind}"]`).waitFor()
}
const closePanel = (page: Page): Promise<void> => page.locator('#order-panel [data-close-dialog]').click()

describe.skipIf(omitted('browser'))('a bill before it is issued', () => {
  const on = stage()
  const guestsAt = async (page: Page, tableId: string): Promise<string> => {
    const orderId = await seat(page, 'farah', tableId, 3)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'sweet-lassi', 'lager')
    return orderId
  }
  const openOrder = async (page: Page, orderId: string): Promise<void> => {
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('[data-panel="split"]').waitFor()
  }

  it('takes a discount on a line with a manager\'s PIN, splits food and liquor in three, and settles each part on its own', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await guestsAt(page, 't5')
    await openOrder(page, orderId)
    await openPanel(page, 'lines')
    await page.locator('#line-value').fill('50')
    await page.locator('#line-form [type="submit"]').click()
    await page.locator('#approval-dialog[open]').waitFor()
    await page.locator('#approval-form label', { hasText: 'Meera' }).click()
    await page.locator('#approval-form [name="approval.pin"]').fill('4071')
    await page.keyboard.press('Enter')
    await page.locator('#order-panel .line-off', { hasText: '50%' }).waitFor()
    await closePanel(page)
    await page.locator('.paper', { hasText: 'iscount' }).first().waitFor()

    await openPanel(page, 'split')
    await page.locator('.ways [data-step="1"]').click()
    await page.locator('[data-parts="3"]').waitFor()
    const whole = await page.locator('[data-total][data-plans]').getAttribute('data-total')
    expect(await page.locator('#split-make-text').textContent()).toBe('Split into 3 bills')
    expect(await page.locator('#split-issue-text').textContent()).toBe('Split and issue 3 bills')
    await page.locator('#split-issue').click()
    await expect.poll(async () => (await billsOf(page, orderId)).length, { timeout: 20_000 }).toBe(6)
    expect((await billsOf(page, orderId)).reduce((sum, { totalPaise }) => sum + totalPaise, 0)).toBe(Number(whole))

    for (const [place, key] of ['c', 'k', 'o'].entries()) {
      await page.locator('[data-due-label]', { hasText: `Part ${place + 1} of 3` }).waitFor()
      await expect.poll(() => shownStage(page)).toBe('due')
      // a tap right after a payment counts as its echo
      await page.waitForTimeout(1_000)
      await page.keyboard.press(key)
      await page.locator('#take').click()
      if (place === 2) break
      await expect.poll(() => shownStage(page), { timeout: 20_000 }).toBe('part-paid')
      await page.waitForTimeout(800)
      await page.locator('#next').click()
    }
    await expect.poll(() => shownStage(page), { timeout: 20_000 }).toBe('paid')
    const bills = await billsOf(page, orderId)
    expect(bills.every(({ state }) => state === 'settled')).toBe(true)
    for (const [part, kind] of [[1, 'cash'], [2, 'card'], [3, 'other']] as const) {
      const own = bills.filter(({ split }) => split?.part === part)
      expect(own.map(({ section }) => section).sort()).toEqual(['gst', 'vat'])
      expect(own.flatMap(({ tenders }) => tenders.map(tender => tender.kind))).toEqual([kind, kind])
    }
    expect(bills.reduce((sum, { figures }) => sum + figures.lineDiscountPaise, 0)).toBeGreaterThan(0)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('splits by what each had, shows the second of two who split what the first one made of it, and makes one bill of it again', async () => {
    const [page, other] = [await on.open('farah', '/till'), await on.open('meera', '/till')]
    const orderId = await guestsAt(page, 't6')
    for (const each of [page, other]) {
      await openOrder(each, orderId)
      await openPanel(each, 'split')
      await each.locator('[data-parts="2"]').waitFor()
    }
    await page.locator('#split-form label', { hasText: 'By item' }).click()
    await page.locator('#split-lines [data-take]').first().click()
    await page.locator('[data-split-part="1"]').click()
    await page.locator('#split-lines [data-take]').nth(1).click()
    await page.locator('#split-lines [data-take]').nth(2).click()
    await page.locator('.split-table', { hasText: 'stays one bill' }).waitFor()
    await page.locator('#split-make').click()
    await page.locator('[data-choose-payer="2"]').waitFor()
    await other.locator('#panel-body .made-split', { hasText: 'split into' }).waitFor()
    expect((await billsOf(page, orderId))).toEqual([])

    await openPanel(page, 'split')
    await page.locator('[data-unsplit]').click()
    await expect.poll(() => page.locator('[data-choose-payer]').count()).toBe(0)
    expect((await billsOf(page, orderId))).toEqual([])
    await page.context().close()
    await other.context().close()
  })

  it('adds a charge that the guest agreed to, takes it off, and brings another table\'s lines onto the bill', async () => {
    const manager = await on.open('meera', '/till')
    await send(manager, 'meera', 'outlet/charges/service/define', {
      name: 'Service charge', amount: { basisPoints: 500 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'restaurant-service', automatic: false, waivable: true,
    })
    const [orderId, guests] = [await seat(manager, 'meera', 't7', 2), await seat(manager, 'meera', 't8', 2)]
    await fire(manager, 'meera', orderId, 'hara-bhara-kabab')
    await fire(manager, 'meera', guests, 'sweet-lassi')
    await openOrder(manager, orderId)
    await openPanel(manager, 'charges')
    await manager.locator('#panel-body [data-command$="add-charge"]').click()
    await manager.locator('#panel-body [data-command$="waive-charge"]').waitFor()
    await manager.locator('.paper', { hasText: 'Service charge' }).first().waitFor({ state: 'attached' })
    await manager.locator('#panel-body [data-command$="waive-charge"]').click()
    await manager.locator('#panel-body', { hasText: 'Taken off' }).waitFor()
    await closePanel(manager)
    await openPanel(manager, 'merge')
    await manager.locator(`#panel-body [data-command="orders/${guests}/merge"]`).click()
    await expect.poll(async () => (await read<{ lines: unknown[] }>(manager, `orders/${orderId}`)).lines.length).toBe(2)
    expect(complaintsOf(manager)).toEqual([])
    await manager.context().close()
  })

  it.each([390, 820, 1440])('is clean for axe and without sideways scroll at %i px, in every panel', async width => {
    const page = await on.open('farah', '/till', { width, height: 900, scheme: width === 820 ? 'dark' : 'light' })
    const tables: Readonly<Record<number, string>> = { 390: 'f1', 820: 'f2', 1440: 'f3' }
    const orderId = await guestsAt(page, tables[width] ?? 'f1')
    await openOrder(page, orderId)
    for (const kind of ['split', 'lines', 'charges', 'merge']) {
      await openPanel(page, kind)
      if (kind === 'split') {
        await page.locator('#split-form label', { hasText: 'By cover' }).click()
        await page.locator('.split-table').waitFor()
      }
      await page.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null))))
      expect((await axeProblems(page)).map(problem => `${kind}: ${problem}`)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
      const folder = process.env['RESTOFLOW_SHOTS']
      if (folder !== undefined) await page.screenshot({ path: `${folder}/${kind}-${width}.png` })
      await closePanel(page)
    }
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
})
