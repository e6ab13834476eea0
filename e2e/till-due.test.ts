import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { formatMoney } from '@restoflow/core'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { complaintsOf } from './kit/browser'
import { stage } from './kit/stage'

const shownStage = (page: Page): Promise<string | null> => page.locator('.pay-live').evaluate(live => live.dataset['shown'] ?? live.dataset['stage'] ?? null)
const amountIn = (page: Page): Promise<string> => page.locator('#amount').inputValue()
const approve = async (page: Page): Promise<void> => {
  await page.locator('#approval-dialog[open]').waitFor()
  await page.locator('#approval-form label', { hasText: 'Meera' }).click()
  await page.locator('#approval-form [name="approval.pin"]').fill('4071')
  await page.keyboard.press('Enter')
}
const meeraApproves = { by: 'meera', pin: '4071' }

describe.skipIf(omitted('browser'))('what is due at the till', () => {
  const on = stage()
  const openAt = async (page: Page, orderId: string): Promise<void> => {
    await page.goto(`${on.server.url}/till?order=${orderId}&as=farah`)
    await page.locator('.pay-live').waitFor()
  }
  /** Issues what is there. @returns ids of the documents and what they come to */
  const issue = async (page: Page, orderId: string, body: object = {}): Promise<{ id: string; totalPaise: number }> => {
    const { state } = await send(page, 'farah', 'bills', { orderId, ...body })
    return { id: String(state['id']), totalPaise: Number(state['totalPaise']) }
  }

  it('shares and looks up what the chosen part owes, and takes a part beside one that was paid and credited', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't5', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'hara-bhara-kabab')
    await send(page, 'farah', `orders/${orderId}/split`, { section: 'gst', by: { parts: 2 } })
    const [first, second] = [await issue(page, orderId, { part: 1 }), await issue(page, orderId, { part: 2 })]
    const code = 'K7QW-3MZ9-X0RB-T5HD'
    await send(page, 'farah', 'vouchers', { code, amountPaise: second.totalPaise + 5_000, kind: 'cash' })
    await openAt(page, orderId)
    await expect.poll(() => shownStage(page)).toBe('due')
    await page.locator('#parts-button').click()
    expect(Number(await amountIn(page)) * 100).toBe(Math.ceil(first.totalPaise / 2))
    await page.locator('#parts-button').click()
    await page.keyboard.press('v')
    await page.locator('#voucher-code').fill(code)
    await page.locator('#voucher-left', { hasText: 'left' }).waitFor()
    expect(await amountIn(page)).toBe('')
    await page.locator('#voucher-code').fill('')
    await page.locator('.bill-pane').focus()

    await send(page, 'farah', `bills/${first.id}/take-tender`, { kind: 'card', amountPaise: first.totalPaise })
    await send(page, 'farah', 'credit-notes', { billId: first.id, reason: 'Wrong dish', approval: meeraApproves })
    await page.locator('.owed-back a[href^="/till/bills/"]').waitFor()
    await openAt(page, orderId)
    await page.locator('[data-due-label]', { hasText: 'Part 2 of 2' }).waitFor()
    await expect.poll(() => shownStage(page)).toBe('due')
    const ground = (): Promise<string> => page.locator('#take').evaluate(take => getComputedStyle(take).backgroundColor)
    await page.keyboard.press('d')
    await page.locator('#take:disabled').waitFor()
    await page.waitForTimeout(500)
    const disabled = await ground()
    await page.locator('#take').hover({ force: true })
    await page.waitForTimeout(500)
    expect(await ground(), 'a pointer lights nothing that is disabled').toBe(disabled)
    await page.keyboard.press('k')
    await page.locator('#take').click()
    await expect.poll(() => shownStage(page), { timeout: 20_000 }).not.toBe('due')
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('asks for a manager\'s PIN where food must be served first, once for food and liquor', async () => {
    const page = await on.open('farah', '/till')
    const owner = await on.open('vikram', '/floor')
    await send(owner, 'vikram', 'outlet/change', { patch: { settleNeedsServed: true } })
    const orderId = await seat(page, 'farah', 't6', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'lager')
    for (const section of ['gst', 'vat']) await issue(page, orderId, { section })
    await openAt(page, orderId)
    await page.keyboard.press('k')
    await page.locator('#take').click()
    await page.locator('#approval-dialog[open]').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('#approval-dialog').waitFor({ state: 'hidden' })
    await page.locator('#take').click()
    await approve(page)
    await expect.poll(() => shownStage(page), { timeout: 20_000 }).toBe('paid')
    expect(complaintsOf(page)).toEqual([])
    await send(owner, 'vikram', 'outlet/change', { patch: { settleNeedsServed: false } })
    await page.context().close()
    await owner.context().close()
  })

  it('puts an operator\'s bill on its account with Enter, never into the drawer', async () => {
    const page = await on.open('farah', '/till')
    const { state } = await send(page, 'farah', 'orders', {
      kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '9001' }, lines: [{ itemId: 'masala-dosa', quantity: '1' }], fire: true,
    })
    const orderId = String(state['id'])
    const bill = await issue(page, orderId)
    await openAt(page, orderId)
    await page.locator('#guest-pays').waitFor()
    expect(await page.locator('#take').isVisible()).toBe(false)
    await page.locator('.bill-pane').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => shownStage(page), { timeout: 20_000 }).toBe('paid')
    const tenders = await page.evaluate(async id => {
      const answer = await fetch(`/api/v1/bills/${id}`, { headers: { 'RestoFlow-As': 'farah' } })
      return ((await answer.json()) as { tenders: { kind: string }[] }).tenders.map(({ kind }) => kind)
    }, bill.id)
    expect(tenders).toEqual(['other'])
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('splits first, takes one part alone, and gives an unfit split back from its notice', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't7', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'sweet-lassi', 'sweet-lassi')
    const lines = await page.evaluate(async id => {
      const answer = await fetch(`/api/v1/orders/${id}`, { headers: { 'RestoFlow-As': 'farah' } })
      return ((await answer.json()) as { lines: { id: string }[] }).lines.map(({ id: lineId }) => lineId)
    }, orderId)
    await send(page, 'farah', `orders/${orderId}/split`, {
      section: 'gst', by: { lines: [[{ lineId: lines[0] }], [{ lineId: lines[1] }]] },
    })
    await openAt(page, orderId)
    await page.locator('[data-choose-payer="2"]').waitFor()
    await send(page, 'farah', `orders/${orderId}/void-line`, { lineId: lines[1], reason: 'Not wanted' })
    await page.locator('.split-unfit').waitFor()
    await page.locator('.bill-document[data-key="gst"] .paper').waitFor()
    await expect.poll(() => page.locator('#issue').isDisabled()).toBe(true)
    await page.locator('.split-unfit [data-unsplit]').click()
    await page.locator('.split-unfit').waitFor({ state: 'detached' })
    await expect.poll(() => page.locator('#issue').isDisabled()).toBe(false)

    await send(page, 'farah', `orders/${orderId}/add-line`, { itemId: 'sweet-lassi', quantity: '1' })
    await page.locator('[data-panel="split"]').click()
    await page.locator('#split-form label', { hasText: 'Amount' }).click()
    await page.locator('#split-amounts input').first().fill('abc')
    await page.locator('#split-errors', { hasText: 'Type the amount' }).waitFor()
    await page.locator('#split-amounts input').first().fill('999999')
    await page.locator('#split-errors .notice').waitFor()
    expect((await page.locator('#split-errors').innerText()).match(/can't be split/g)).toHaveLength(1)
    await page.locator('#split-form label', { hasText: 'Equal' }).click()
    await page.locator('[data-parts="2"]').waitFor()
    await page.locator('#split-make').click()
    await page.locator('[data-choose-payer="2"]').waitFor()
    expect(await page.locator('#issue-text').textContent()).toMatch(/^Issue all 2 bills/)
    await page.locator('#issue-part').click()
    await expect.poll(() => shownStage(page)).toBe('due')
    await page.locator('[data-choose-payer="2"]', { hasText: 'not issued' }).waitFor()
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('shows a bill that is due again in the queue at once, opens it with a tap, and lets it go once it is paid', async () => {
    const page = await on.open('farah', '/till')
    const orderId = await seat(page, 'farah', 't8', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    const { id, totalPaise } = await issue(page, orderId)
    const take = (kind: string, amountPaise: number) => send(page, 'farah', `bills/${id}/take-tender`, { kind, amountPaise })
    await take('card', 10_000)
    const { state } = await take('upi', totalPaise - 10_000)
    const tenders = state['tenders'] as readonly { readonly tenderId: string }[]
    const row = page.locator(`#queue-bill-${id}`)
    expect(await row.count()).toBe(0)
    await send(page, 'farah', `bills/${id}/correct-tender`, { tenderId: tenders.at(-1)?.tenderId ?? '', reason: 'Never came', approval: meeraApproves })
    await row.waitFor()
    expect(await page.locator('#queue-due-again').innerText()).toContain('Due again')
    expect((await row.innerText()).replaceAll(/\s+/g, ' ')).toContain(`${formatMoney(totalPaise - 10_000)} of ${formatMoney(totalPaise)}`)
    await row.click()
    await expect.poll(() => shownStage(page)).toBe('due')
    expect(await row.getAttribute('aria-current')).toBe('true')
    await page.keyboard.press('k')
    await page.locator('#take').click()
    await expect.poll(() => shownStage(page), { timeout: 20_000 }).toBe('paid')
    await row.waitFor({ state: 'detached' })
    expect(await page.locator('#queue-due-again').count()).toBe(0)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it.each([[1440, 900], [1366, 768], [1280, 800]])('shows every key above the bar at %i × %i, with a part payment and an alert', async (width, height) => {
    const page = await on.open('farah', '/till', { width, height })
    const table: Readonly<Record<number, string>> = { 1440: 'f1', 1366: 'f2', 1280: 'f3' }
    const orderId = await seat(page, 'farah', table[width] ?? 'f1', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab')
    const { id } = await issue(page, orderId)
    await send(page, 'farah', `bills/${id}/take-tender`, { kind: 'card', amountPaise: 10_000 })
    const asks: Readonly<Record<number, string>> = { 1440: 't1', 1366: 't2', 1280: 't3' }
    const guests = await seat(page, 'farah', asks[width] ?? 't1', 2).catch(() => null)
    if (guests !== null) {
      await fire(page, 'farah', guests, 'sweet-lassi')
      await send(page, 'farah', `orders/${guests}/request-bill`)
    }
    await openAt(page, orderId)
    await page.locator('.bill-alert').waitFor()
    const folder = process.env['RESTOFLOW_SHOTS']
    if (folder !== undefined) await page.screenshot({ path: `${folder}/due-${width}.png` })
    const bar = await page.locator('#tender-form .pay-go').boundingBox()
    for (const key of await page.locator('#tender-form .keypad button').all()) {
      const box = await key.boundingBox()
      expect((box?.y ?? 0) + (box?.height ?? 0), await key.getAttribute('data-key') ?? '').toBeLessThanOrEqual((bar?.y ?? 0) + 1)
    }
    expect(await page.locator('.bill-alert .alert-text > span').evaluateAll(all => all.every(each => each.scrollWidth <= each.clientWidth))).toBe(true)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
  it.each(['c', 'u'])('shows all of a payment above the bar at 1440 × 900, with food, liquor, part payments and two alerts: key %s', async key => {
    const page = await on.open('farah', '/till', { width: 1440, height: 900 })
    const orderId = await seat(page, 'farah', key === 'c' ? 'f4' : 'f5', 2)
    await fire(page, 'farah', orderId, 'hara-bhara-kabab', 'lager')
    const { id } = await issue(page, orderId)
    await issue(page, orderId, { section: 'vat' })
    for (const kind of ['cash', 'card']) await send(page, 'farah', `bills/${id}/take-tender`, { kind, amountPaise: 5_000 })
    for (const tableId of ['v1', 'v2']) {
      const guests = await seat(page, 'farah', tableId, 2)
      await fire(page, 'farah', guests, 'cola')
      await send(page, 'farah', `orders/${guests}/request-bill`).catch(() => null)
    }
    await openAt(page, orderId)
    await page.locator('.bill-alert.many').waitFor()
    await page.keyboard.press(key)
    await page.locator(key === 'c' ? '#tender-form .notes .note' : '#tender-form .upi svg').first().waitFor()
    const bar = await page.locator('#tender-form .pay-go').boundingBox()
    const ends = await page.locator('#tender-form :is(.keypad button, .notes .note, .upi, .upi p)').evaluateAll(all =>
      all.filter(each => each.checkVisibility()).map(each => each.getBoundingClientRect().bottom))
    expect(Math.max(...ends)).toBeLessThanOrEqual((bar?.y ?? 0) + 1)
    const small = await page.locator('.bill-alert :is(a, button)').evaluateAll(all =>
      all.map(each => each.getBoundingClientRect()).filter(({ width, height }) => width < 44 || height < 44).length)
    expect(small).toBe(0)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })
})
