import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive } from './kit/browser'
import { stage } from './kit/stage'

const shots = process.env['RESTOFLOW_SHOTS']

describe.skipIf(omitted('browser'))('a bill after its issue', () => {
  const on = stage()

  const shoot = async (page: Page, name: string): Promise<void> => {
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${name} at ${width}`).toBe(true)
      if (width === 390) expect(await axeProblems(page), `${name} at ${width}`).toEqual([])
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${name}-${width}.png`, fullPage: !name.includes('dialog') })
    }
    await page.setViewportSize({ width: 1440, height: 900 })
  }
  /** What is done makes the page come anew. */
  const afterwards = async (page: Page, selector: string, text: string): Promise<void> => {
    await page.locator(selector, { hasText: text }).first().waitFor()
    await isLive(page)
  }

  it('is credited by line until nothing is left, refunded in cash and to the tender, and has a tender corrected', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't4', 2)
    await send(page, 'farah', `orders/${orderId}/add-line`, { itemId: 'hara-bhara-kabab', quantity: '3' })
    await send(page, 'farah', `orders/${orderId}/add-line`, { itemId: 'sweet-lassi', quantity: '1' })
    const { state } = await send(page, 'farah', 'bills', { orderId })
    const [billId, total] = [String(state['id']), Number(state['totalPaise'])]
    const bill = (): Promise<{ state: string; duePaise: number; tenders: { kind: string; reversed?: unknown }[]; refunds?: unknown[] }> =>
      page.evaluate(async id => (await fetch(`/api/v1/bills/${id}`, { headers: { 'RestoFlow-As': 'farah' } })).json() as never, billId)
    await send(page, 'farah', `bills/${billId}/take-tender`, { kind: 'cash', amountPaise: 10_000 })
    await send(page, 'farah', `bills/${billId}/take-tender`, { kind: 'card', amountPaise: total - 10_000, reference: '4417' })

    await page.goto(`${on.server.url}/till?bill=${billId}&as=farah`)
    await isLive(page)
    await page.locator(`.bill-pane a[href^="/till/bills/${billId}"]`, { hasText: 'Bill' }).last().click()
    await page.locator('.bill-page').waitFor()
    await isLive(page)

    await page.locator('[data-open-dialog="credit-dialog"]').click()
    await page.locator('#credit-preview [data-credit]').waitFor()
    await page.locator('#credit-form label', { has: page.locator('[data-extent="lines"]') }).click()
    await page.locator('#credit-lines [data-step="1"]').first().click()
    await expect.poll(() => page.locator('#credit-preview [data-credit]').getAttribute('data-credit').then(Number)).toBeLessThan(total / 2)
    const creditedPaise = Number(await page.locator('#credit-preview [data-credit]').getAttribute('data-credit'))
    await page.locator('#credit-form [data-reason]').first().click()
    await page.locator('#credit-form label', { hasText: 'Meera' }).click()
    await page.locator('#credit-form [name="approval.pin"]').fill('4071')
    await shoot(page, 'credit-dialog')
    await page.locator('#credit-form [type="submit"]').click()
    await afterwards(page, '.bill-part h2', 'Credit notes')
    expect((await bill()).duePaise).toBeLessThan(0)

    await page.locator('[data-open-dialog="refund-dialog"]').click()
    await page.locator('#refund-dialog[open]').waitFor()
    // by card or cash as it was paid; more in cash than came in cash needs a PIN
    expect(await page.locator('#refund-approval').isVisible()).toBe(false)
    await page.locator('#refund-form label', { hasText: 'Cash' }).click()
    await page.locator('#refund-form [name="amountPaise"]').fill(String(creditedPaise / 100))
    await page.locator('#refund-form label', { hasText: 'Meera' }).click()
    await page.locator('#refund-form [name="approval.pin"]').fill('4071')
    await page.locator('#refund-form [type="submit"]').click()
    await afterwards(page, '.bill-part h2', 'Given back')
    expect((await bill()).duePaise).toBe(0)

    await page.locator('[data-correct]').last().click()
    await page.locator('#correct-dialog[open]').waitFor()
    await page.locator('#correct-form label', { hasText: 'UPI' }).click()
    await page.locator('#correct-reason').fill('It was UPI')
    await page.locator('#correct-form label', { hasText: 'Meera' }).click()
    await page.locator('#correct-form [name="approval.pin"]').fill('4071')
    await page.locator('#correct-form [type="submit"]').click()
    await afterwards(page, '.bill-page .is-struck', '4417')
    await expect.poll(async () => (await bill()).tenders.filter(({ reversed }) => !reversed).map(({ kind }) => kind)).toEqual(['cash', 'upi'])
    await shoot(page, 'bill-after')

    // the rest of it, until nothing is left to credit; it goes back to what it was paid with
    await page.locator('[data-open-dialog="credit-dialog"]').click()
    const rest = total - creditedPaise
    await expect.poll(() => page.locator('#credit-preview [data-credit]').getAttribute('data-credit').then(Number)).toBe(rest)
    await page.locator('#credit-form [data-reason]').last().click()
    await page.locator('#credit-form label', { hasText: 'Meera' }).click()
    await page.locator('#credit-form [name="approval.pin"]').fill('4071')
    await page.locator('#credit-form [type="submit"]').click()
    await expect.poll(async () => (await bill()).duePaise).toBe(-rest)
    await page.locator(`.bill-file .bill-sums[data-due="${-rest}"]`).waitFor()
    await isLive(page)
    expect(await page.locator('[data-open-dialog="credit-dialog"]').count()).toBe(0)
    await page.locator('[data-open-dialog="refund-dialog"]').click()
    await page.locator('#refund-form label', { hasText: 'UPI' }).click()
    await page.locator('#refund-form [type="submit"]').click()
    await page.locator('.bill-file .bill-sums[data-due="0"]').waitFor()
    expect((await bill()).refunds).toMatchObject([{ kind: 'cash' }, { kind: 'upi', amountPaise: rest }])
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
  it('sells a voucher, which then pays at the till', async () => {
    const page = await on.open('meera', '/till/vouchers')
    await page.locator('#voucher-amount').fill('5000')
    await page.locator('#sell-form label', { hasText: 'Cash' }).click()
    await page.locator('#sell-form [type="submit"]').click()
    const code = (await page.locator('#voucher-dialog[open] .voucher-code').textContent()) ?? ''
    await page.locator('#voucher-dialog [data-close-dialog]').click()
    await shoot(page, 'vouchers')
    const orderId = await seat(page, 'meera', 't5', 2)
    await send(page, 'meera', `orders/${orderId}/add-line`, { itemId: 'cola', quantity: '1' })
    const { state } = await send(page, 'meera', 'bills', { orderId })
    await page.goto(`${on.server.url}/till?bill=${String(state['id'])}&as=meera`)
    await isLive(page)
    await page.locator('#tender-form .tender', { hasText: 'Voucher' }).click()
    await page.locator('#voucher-code').fill(code)
    await page.locator('#voucher-left', { hasText: 'left' }).waitFor()
    await shoot(page, 'till')
    await page.locator('#take').click()
    await page.locator('.pay-live[data-stage="paid"]').waitFor()
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
  it('opens a due account for a guest, charges it at the till, and takes money against it', async () => {
    const page = await on.open('meera', '/till/accounts')
    await page.locator('[data-open-dialog="account-dialog"]').click()
    await page.locator('#account-phone').fill('98450 44123')
    await page.locator('#account-name').fill('Udyog Foods')
    await page.locator('#account-form [name="limitPaise"]').fill('5000')
    await page.locator('#account-form [type="submit"]').click()
    await page.locator('.money-list a', { hasText: 'Udyog Foods' }).waitFor()
    const orderId = await seat(page, 'meera', 't6', 2)
    await send(page, 'meera', `orders/${orderId}/add-line`, { itemId: 'cola', quantity: '2' })
    const { state } = await send(page, 'meera', 'bills', { orderId })
    const total = Number(state['totalPaise'])
    await page.goto(`${on.server.url}/till?bill=${String(state['id'])}&as=meera`)
    await isLive(page)
    await page.locator('#tender-form .tender', { hasText: 'Due account' }).click()
    const option = page.locator('#account option', { hasText: 'Udyog Foods' })
    await page.locator('#account').selectOption((await option.getAttribute('value')) ?? '')
    await page.locator('#quick-amounts [data-amount]').first().click()
    await page.locator('#take').click()
    await page.locator('.pay-live[data-stage="paid"]').waitFor()

    await page.goto(`${on.server.url}/till/accounts?as=meera`)
    await isLive(page)
    await page.locator('.money-list a', { hasText: 'Udyog Foods' }).click()
    await page.locator(`[data-balance="${total}"]`).waitFor()
    await isLive(page)
    await page.locator('#payment-form label', { hasText: 'UPI' }).click()
    await page.locator('#payment-form [type="submit"]').click()
    await page.locator('[data-balance="0"]').waitFor()
    await isLive(page)
    await shoot(page, 'account')
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
})
