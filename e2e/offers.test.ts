import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat } from './kit/api'
import { axeProblems, complaintsOf, isLive } from './kit/browser'
import { stage } from './kit/stage'

const closePanel = (page: Page): Promise<void> => page.locator('#order-panel [data-close-dialog]').click()

describe.skipIf(omitted('browser'))('coupons and offers', () => {
  const on = stage()

  it('are defined by the owner, put on by the cashier, explained, and named on paper', async () => {
    const owner = await on.open('vikram', '/settings/offers')
    const add = async (kind: string, name: string, fill: (form: ReturnType<Page['locator']>) => Promise<void>): Promise<void> => {
      const form = owner.locator('.editor.is-new', { hasText: kind })
      await form.locator('summary').click()
      await form.locator('[name="name"]').fill(name)
      await fill(form)
      await form.locator('[type="submit"]').click()
      await owner.locator('.settings-body .editor:not(.is-new) summary', { hasText: name }).waitFor()
      await isLive(owner)
    }
    await add('A coupon with a code', 'Welcome back', async form => {
      await form.locator('[name="codes"]').fill('back10\nback20')
      await form.locator('[name="effect.maxPaise"]').fill('50')
    })
    await add('An offer that the cashier puts on', 'Lassi lunch', async form => {
      await form.locator('[name="gives"]').selectOption('free')
      await form.locator('[name="effect.buy"]').fill('1')
      await form.locator('[name="effect.freeItems.0"]').fill('Sweet lassi')
    })
    expect(complaintsOf(owner)).toEqual([])
    expect(await axeProblems(owner)).toEqual([])

    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't5', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'sweet-lassi')
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('[data-panel="offers"]').click()
    const panel = page.locator('#order-panel[open]')
    await panel.locator('#coupon-code').fill('nothing')
    await panel.locator('.code-form [type="submit"]').click()
    await panel.locator('#offer-errors .notice.bad', { hasText: 'There is no such coupon or offer' }).waitFor()
    await panel.locator('#coupon-code').fill('Back 10')
    await panel.locator('.code-form [type="submit"]').click()
    await panel.locator('[data-promotion]', { hasText: 'BACK10' }).waitFor()
    await panel.locator('[data-offer]', { hasText: 'Lassi lunch' }).locator('button').click()
    await expect.poll(() => panel.locator('[data-promotion] .good-text').count()).toBe(2)
    await closePanel(page)
    const paper = page.locator('.bill-document .paper')
    await paper.locator('.lines', { hasText: 'Free: Lassi lunch' }).waitFor()
    await paper.locator('.totals tr', { hasText: 'Welcome back (BACK10)' }).click()
    await page.locator('#why-dialog[open] .is-asked', { hasText: 'Welcome back' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#issue').click()
    await page.locator('.bill-document[data-issued="true"]').waitFor()
    const issued = page.locator('.bill-document[data-issued="true"] .totals')
    expect(await issued.innerText()).toMatch(/Welcome back \(BACK10\)[\s\S]*Lassi lunch/)
    expect(complaintsOf(page)).toEqual([])
  })
})
