import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf } from './kit/browser'
import { stage } from './kit/stage'

const manager = { id: 'meera', pin: '4071' }

describe.skipIf(omitted('browser'))('a shift and the close of its day', () => {
  const scene = stage()
  const read = <T>(page: Page, path: string): Promise<T> => page.evaluate(async url => {
    const answer = await fetch(url, { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    return (await answer.json()) as T
  }, `/api/v1/${path}`)
  /** Guests who have eaten and pay. @returns the total in paise */
  const sell = async (page: Page, tableId: string, kind: 'cash' | 'upi' | 'card'): Promise<number> => {
    const orderId = await seat(page, 'farah', tableId)
    await fire(page, 'farah', orderId, 'sweet-lassi')
    const { state } = await send(page, 'farah', 'bills', { orderId })
    const totalPaise = Number(state['totalPaise'])
    await send(page, 'farah', `bills/${String(state['id'])}/take-tender`, { kind, amountPaise: totalPaise })
    return totalPaise
  }
  const approve = async (form: ReturnType<Page['locator']>): Promise<void> => {
    await form.locator(`input[name="approval.by"][value="${manager.id}"]`).check()
    await form.locator('input[name="approval.pin"]').fill(manager.pin)
  }
  const shown = async (page: Page): Promise<void> => {
    await page.locator('html[data-ready="true"]').waitFor({ state: 'attached' })
  }

  it('counts a drawer blindly, closes the day once nothing is open, and prints it with its number', async () => {
    const page = await scene.open('farah', '/till')
    await expect.poll(() => page.locator('#drawer-link').getAttribute('data-shift')).toBe('')
    await page.locator('#drawer-link').click()
    await page.waitForURL(/\/till\/drawer/)
    await shown(page)
    const opening = page.locator('#open-shift')
    await opening.locator('[data-note="50000"]').fill('3')
    await opening.locator('[data-note="10000"]').fill('5')
    await expect.poll(() => opening.locator('[data-count-sum]').textContent()).toBe('₹2,000.00')
    await opening.locator('button[type="submit"]').click()
    await page.locator('#close-shift').waitFor()
    await shown(page)

    const cash = await sell(page, 't1', 'cash')
    await sell(page, 't2', 'upi')
    await sell(page, 't3', 'card')
    const waiting = await seat(page, 'farah', 't4')
    await fire(page, 'farah', waiting, 'sweet-lassi')

    for (const [verb, rupees, reason] of [['cash-out', '150', 'Milk'], ['drop', '500', 'Safe']] as const) {
      const fold = page.locator(`[data-move="${verb}"]`)
      await fold.locator('summary').click()
      await fold.locator('[name="amountPaise"]').fill('abc')
      await fold.locator('[name="reason"]').fill(reason)
      await fold.locator('button[type="submit"]').click()
      await fold.getByText('“abc” is no amount that can be taken').waitFor()
      await fold.locator('[name="amountPaise"]').fill(rupees)
      await fold.locator('button[type="submit"]').dblclick()
      await page.locator('.movements li', { hasText: reason }).waitFor()
      expect(await page.locator('.movements li', { hasText: reason }).count()).toBe(1)
      await shown(page)
    }
    const noSale = page.locator('[data-no-sale]')
    await noSale.locator('summary').click()
    await noSale.locator('[name="reason"]').fill('Change for a guest')
    await approve(noSale)
    await noSale.locator('button[type="submit"]').dblclick()
    await expect.poll(async () => (await read<{ totals: { noSales: number } }>(await managerPage(), 'reports/x')).totals.noSales).toBe(1)
    await page.locator('[data-no-sale]:not([open])').waitFor()
    await shown(page)

    // what the drawer should hold stands nowhere before it was counted
    const expected = 200_000 + cash - 15_000 - 50_000
    expect(await page.locator('main').textContent()).not.toContain(rupeesOf(expected))
    expect(await axeProblems(page)).toEqual([])
    const counting = page.locator('#close-shift')
    await counting.locator('[data-coins]').fill(String((expected - 2_000) / 100))
    await counting.locator('button[type="submit"]').click()
    await page.locator('#count-result').waitFor()
    expect(await page.locator('#count-result').getAttribute('data-over-short')).toBe('-2000')
    expect(complaintsOf(page)).toEqual([])

    await shown(page)
    await page.goto(`${scene.server.url}/reports/day?as=farah`)
    await shown(page)
    await page.locator('[data-blocker="open-order"]', { hasText: 'T4' }).waitFor()
    const close = page.locator('form[data-command$="/close"]')
    await approve(close)
    await close.locator('button[type="submit"]').click()
    await page.locator('#close-errors', { hasText: 'T4' }).waitFor()

    await page.locator('[data-blocker="open-order"] a').click()
    await page.waitForURL(url => url.pathname === '/till' && url.searchParams.get('order') === waiting)
    const { state } = await send(page, 'farah', 'bills', { orderId: waiting })
    await send(page, 'farah', `bills/${String(state['id'])}/take-tender`, { kind: 'upi', amountPaise: Number(state['totalPaise']) })
    await page.goto(`${scene.server.url}/reports/day?as=farah`)
    await shown(page)
    expect(await page.locator('[data-blocker]').count()).toBe(0)
    expect(await axeProblems(page)).toEqual([])
    await approve(close)
    await close.locator('button[type="submit"]').click()
    await page.waitForURL(/\/reports\/z\//)
    // the first paper is the original; whoever closes the day may print it
    expect(await page.locator('.z-paper .duplicate').count()).toBe(0)

    const { items: [z] } = await read<{ items: { id: string; number: string }[] }>(await managerPage(), 'reports/z')
    expect(z?.number).toMatch(/^Z\/\d\d-\d\d\/1$/)
    const paper = await managerPage()
    await paper.goto(`${scene.server.url}/reports/z/${z?.id ?? ''}?as=meera`)
    const text = (await paper.locator('.z-paper').textContent()) ?? ''
    expect(text).toContain(z?.number)
    expect(text).toContain('DUPLICATE')
    expect(text).toMatch(/[0-9a-f]{64}/)
    expect(await axeProblems(paper)).toEqual([])
    await paper.goto(`${scene.server.url}/reports/loss?as=meera`)
    await shown(paper)
    await expect.poll(() => paper.locator('.losses > li').count()).toBe(2)
    expect(await axeProblems(paper)).toEqual([])
    expect([...complaintsOf(page), ...complaintsOf(paper)]).toEqual([])
  })

  let ofManager: Page | null = null
  async function managerPage(): Promise<Page> {
    return (ofManager ??= await scene.open(manager.id, '/floor'))
  }
})

/** @returns an amount as the screens write it, without paise where there are none */
function rupeesOf(paise: number): string {
  return `₹${(paise / 100).toLocaleString('en-IN', { minimumFractionDigits: 2 })}`
}
