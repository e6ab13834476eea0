import type { Locator, Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { seat, send } from './kit/api'
import { axeProblems, complaintsOf, newDevice, newPage, signIn } from './kit/browser'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('what can be had', () => {
  const on = stage()

  const open = async (staffId: string, path: string): Promise<Page> => {
    const page = await newPage(await newDevice(on.browser, {}))
    await signIn(page, on.server.url, staffId, path)
    return page
  }
  const inList = (cook: Page, name: string): Locator => cook.locator('.sold-out-list li').filter({ hasText: name })
  const onMenu = (waiter: Page, id: string): Locator => waiter.locator(`#item-${id}`)

  it('lets the kitchen count and 86 from its screen; waiters see it at once, and order a combo', async () => {
    const waiter = await open('ravi', '/floor')
    await waiter.getByRole('link', { name: /^Table T7,/ }).click()
    await waiter.getByRole('button', { name: /^2 guests?(,|$)/ }).click()
    await waiter.getByRole('article', { name: 'Order of T7' }).waitFor()
    const cook = await open('meera', '/kitchen/tandoor')
    await cook.locator('.kitchen-bar button', { hasText: '86' }).click()

    // Three butter naan are left: a thali takes two.
    await inList(cook, 'Butter naan').locator('[data-stock]').click()
    expect(await cook.locator('#stock-dialog h2').innerText()).toBe('Butter naan')
    expect(await axeProblems(cook)).toEqual([])
    await cook.locator('#stock-left').fill('3')
    await cook.getByRole('button', { name: 'Save the count' }).click()
    await expect.poll(() => inList(cook, 'Butter naan').innerText()).toContain('3 left')

    await waiter.getByRole('searchbox').fill('butter naan')
    await expect.poll(() => onMenu(waiter, 'butter-naan').innerText()).toContain('3 left')
    await waiter.getByRole('searchbox').fill('thali')
    await onMenu(waiter, 'kesar-thali').click()
    await waiter.locator('.item-options').getByText('Palak paneer').click()
    await waiter.locator('.add-item').click()
    await expect.poll(() => waiter.locator('.order-line.is-new').count()).toBe(3)
    await waiter.getByRole('searchbox').fill('butter naan')
    await expect.poll(() => onMenu(waiter, 'butter-naan').innerText()).toContain('1 left')
    await waiter.getByRole('searchbox').fill('thali')
    await expect.poll(() => onMenu(waiter, 'kesar-thali').isDisabled()).toBe(true)

    // Sold out, and back tomorrow; then back at once.
    await inList(cook, 'Butter naan').locator('[data-stock]').click()
    await cook.getByRole('button', { name: 'Sold out, back tomorrow' }).click()
    await expect.poll(() => inList(cook, 'Butter naan').innerText()).toMatch(/Sold out for .*, back (tomorrow|at)/)
    await waiter.getByRole('searchbox').fill('butter naan')
    await expect.poll(() => onMenu(waiter, 'butter-naan').isDisabled()).toBe(true)
    await inList(cook, 'Butter naan').getByRole('button', { name: 'Butter naan: back on' }).click()
    await expect.poll(() => onMenu(waiter, 'butter-naan').isDisabled()).toBe(false)
    expect([...complaintsOf(waiter), ...complaintsOf(cook)]).toEqual([])
  })

  it('brings an item back by itself at its instant, without anybody doing anything', async () => {
    const page = await open('meera', '/floor')
    await seat(page, 'meera', 't9', 2)
    await send(page, 'meera', 'menu/items/garlic-naan/eighty-six', { until: new Date(Date.now() + 4_000).toISOString() })
    await expect.poll(() => onMenu(page, 'garlic-naan').isDisabled()).toBe(true)
    await expect.poll(() => onMenu(page, 'garlic-naan').isDisabled(), { timeout: 10_000 }).toBe(false)
  })
})
