import type { Page, Route } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { formatMoney } from '@restoflow/core'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { complaintsOf, isLive } from './kit/browser'
import { stage } from './kit/stage'

const meeraApproves = { by: 'meera', pin: '4071' }

describe.skipIf(omitted('browser'))('a till that does what it says', () => {
  const on = stage()
  const openAt = async (page: Page, orderId: string): Promise<void> => {
    await page.goto(`${on.server.url}/till?order=${orderId}&as=farah`)
    await isLive(page)
  }
  const billsOf = (page: Page, orderId: string): Promise<readonly string[]> => page.evaluate(async id =>
    ((await (await fetch(`/api/v1/orders/${id}`, { headers: { 'RestoFlow-As': 'farah' } })).json()) as { bills: string[] }).bills, orderId)
  const previewOf = (page: Page): Promise<number> => page.locator('.pay-live').getAttribute('data-total').then(Number)
  const leave = async (page: Page): Promise<void> => {
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
  /** Holds the next request of a kind back. @returns how to let it go */
  const hold = async (page: Page, url: string): Promise<() => Promise<void>> => {
    const held: Route[] = []
    await page.route(url, route => { held.push(route) }, { times: 1 })
    return async () => {
      await expect.poll(() => held.length).toBe(1)
      await held[0]?.continue()
    }
  }

  it('issues a bill at the amount on the button or not at all, and shows the new one', async () => {
    const [page, waiter] = [await on.open('farah', '/till'), await on.open('meera', '/floor')]
    const orderId = await seat(page, 'farah', 't1', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    await openAt(page, orderId)
    const seen = await previewOf(page)
    const letGo = await hold(page, '**/api/v1/bills')
    await page.locator('#issue').click()
    await send(waiter, 'meera', `orders/${orderId}/add-line`, { itemId: 'cola', quantity: '5' })
    await expect.poll(() => previewOf(page)).toBeGreaterThan(seen)
    await letGo()
    const card = page.locator('#pay-errors .notice')
    await card.waitFor()
    const now = await previewOf(page)
    expect(await card.textContent()).toContain(`It comes to ${formatMoney(now)} now; ${formatMoney(seen)} was shown.`)
    expect(await billsOf(page, orderId)).toEqual([])
    await page.locator('#issue').click()
    await expect.poll(() => page.locator('.pay-live').getAttribute('data-stage')).toBe('due')
    expect(await page.locator('.pay-live').getAttribute('data-due')).toBe(String(now))
    await waiter.context().close()
    await leave(page)
  })

  it('issues a credit note at the amount of its preview or not at all', async () => {
    const [page, other] = [await on.open('farah', '/till'), await on.open('meera', '/floor')]
    const orderId = await seat(page, 'farah', 't2', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'sweet-lassi')
    const { state } = await send(page, 'farah', 'bills', { orderId })
    const billId = String(state['id'])
    await page.goto(`${on.server.url}/till/bills/${billId}?as=farah`)
    await page.locator('[data-open-dialog="credit-dialog"]').click()
    const shown = page.locator('#credit-preview [data-credit]')
    await shown.waitFor()
    await page.locator('#credit-form [data-reason]').first().click()
    await page.locator('#credit-form label', { hasText: 'Meera' }).click()
    await page.locator('#credit-form [name="approval.pin"]').fill('4071')
    const [line] = await page.locator('#credit-lines [data-line]').evaluateAll(inputs => inputs.map(input => (input as HTMLInputElement).dataset['line']))
    await send(other, 'meera', 'credit-notes', { billId, lines: [{ lineId: line }], reason: 'Cold', approval: meeraApproves })
    await page.locator('#credit-form [type="submit"]').click()
    await page.locator('#credit-errors .notice', { hasText: 'was shown' }).waitFor()
    await expect.poll(() => shown.getAttribute('data-credit').then(Number)).toBeLessThan(Number(state['totalPaise']))
    const left = Number(await shown.getAttribute('data-credit'))
    await page.locator('#credit-form [name="approval.pin"]').fill('4071')
    await page.locator('#credit-form [type="submit"]').click()
    await page.locator('.bill-part', { hasText: formatMoney(left) }).first().waitFor()
    await other.context().close()
    await leave(page)
  })
  it('says so where another till issues the bill under an open buyer, and where the buyer was put on it before', async () => {
    const [page, other] = [await on.open('farah', '/till'), await on.open('meera', '/floor')]
    const buyer = async (): Promise<void> => {
      await page.locator('.bill-actions [data-buyer]').first().click()
      await page.locator('#gstin').fill('27AAPFU0939F1ZV')
      await page.locator('#buyer-form [name="name"]').fill('Acme')
      await page.locator('#buyer-form [name="address"]').fill('2 Example Road')
    }
    const put = (): Promise<void> => page.locator('#buyer-form [type="submit"]').click()
    for (const [tableId, isPutBefore] of [['t3', false], ['t4', true]] as const) {
      const orderId = await seat(page, 'farah', tableId, 2)
      await fire(page, 'farah', orderId, 'cola')
      await openAt(page, orderId)
      await buyer()
      if (isPutBefore) {
        await put()
        await page.locator('#drafted .bill-document').waitFor()
      }
      await send(other, 'meera', 'bills', { orderId })
      await expect.poll(() => page.locator('.pay-live').getAttribute('data-stage')).toBe('due')
      if (!isPutBefore) await put()
      await page.locator(isPutBefore ? '#toasts .toast' : '#buyer-errors .notice', { hasText: 'without' }).waitFor()
      if (isPutBefore) continue
      await page.keyboard.press('Escape')
    }
    await other.context().close()
    await leave(page)
  })

  it('tells who types a PIN what it approves, and asks again where the amount has changed meanwhile', async () => {
    const [page, waiter] = [await on.open('farah', '/till'), await on.open('meera', '/floor')]
    const orderId = await seat(page, 'farah', 't5', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    await openAt(page, orderId)
    await page.locator('[data-discount]').click()
    await page.locator('#discount-value').fill('50')
    await page.locator('#discount-form [type="submit"]').click()
    const drafted = (): Promise<number> => page.locator('#drafted [data-total]').getAttribute('data-total').then(Number)
    const half = await drafted()
    await page.locator('#issue').click()
    await page.locator('#approval-dialog[open]').waitFor()
    const text = await page.locator('#approval-text').innerText()
    expect(text).toMatch(/F?5: issue the bill · ₹/)
    expect(text).toContain(formatMoney(half))
    expect(text).toMatch(/50 % off: ₹[\d,.]+ of ₹[\d,.]+/)
    await send(waiter, 'meera', `orders/${orderId}/add-line`, { itemId: 'cola', quantity: '5' })
    await expect.poll(drafted).toBeGreaterThan(half)
    await page.locator('#approval-form label', { hasText: 'Meera' }).click()
    await page.locator('#approval-form input[type="password"]').fill('4071')
    await page.keyboard.press('Enter')
    await page.locator('#pay-errors .notice', { hasText: 'was shown' }).waitFor()
    expect(await page.locator('#approval-dialog').isVisible()).toBe(false)
    expect(await billsOf(page, orderId)).toEqual([])
    await waiter.context().close()
    await leave(page)
  })
  it('keeps what can be done to an order in its place when a discount is put on the bill', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 'v5', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    await openAt(page, orderId)
    const places = (): Promise<readonly number[]> => page.locator('.order-acts [data-panel]').evaluateAll(all =>
      all.map(each => each.getBoundingClientRect().top - (each.closest('.bill-pane')?.getBoundingClientRect().top ?? 0)))
    const before = await places()
    await page.locator('[data-discount]').click()
    await page.locator('#discount-value').fill('5')
    await page.locator('#discount-form [type="submit"]').click()
    await page.locator('#drafted .bill-document').waitFor()
    expect(before).toHaveLength(5)
    expect(await places()).toEqual(before)
    await leave(page)
  })
  it('says the way back to one bill where a part of a split is issued and not paid', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't7', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    await send(page, 'farah', `orders/${orderId}/split`, { section: 'gst', by: { parts: 2 } })
    const billId = String((await send(page, 'farah', 'bills', { orderId, part: 1 })).state['id'])
    await openAt(page, orderId)
    expect(await page.locator('[data-panel="split"]').count()).toBe(0)
    const way = page.locator('.unsplit-way a')
    expect(await way.getAttribute('href')).toBe(`/till/bills/${billId}`)
    await send(page, 'farah', 'credit-notes', { billId, reason: 'One pays for all', reopen: true, approval: meeraApproves })
    await page.locator('[data-panel="split"]').click()
    await page.locator('#panel-body [data-unsplit]').click()
    await expect.poll(() => page.locator('.bill-document:not([hidden])').evaluateAll(all => all.map(each => (each as HTMLElement).dataset['key']))).toEqual(['gst'])
    expect(await way.count()).toBe(0)
    await leave(page)
  })
})
