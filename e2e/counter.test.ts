import { execFile } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { send } from './kit/api'
import { axeProblems, complaintsOf, isLive, type ViewOptions } from './kit/browser'
import { stage } from './kit/stage'

const command = fileURLToPath(new URL('../packages/server/bin/restoflow.js', import.meta.url))
const pictures = process.env['RESTOFLOW_PICTURES']

/** Takes a picture for whoever works on the screen; nothing otherwise. */
async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return
  mkdirSync(pictures, { recursive: true })
  await page.screenshot({ path: join(pictures, `${name}.png`) })
}

describe.skipIf(omitted('browser'))('orders without a table', () => {
  const on = stage()
  /** The cashier at the telephone, and the waiter at the door. */
  let desk: Page
  let door: Page
  const row = (page: Page, orderId: string): Locator => page.locator(`#co-${orderId}`)
  const openOrder = (page: Page): Promise<string> => page.locator('#order-pane article[data-order]').getAttribute('data-order').then(id => id ?? '')
  const ready = async (orderId: string): Promise<void> => {
    const tickets = await desk.evaluate(async () => {
      const answer = await fetch('/api/v1/tickets?limit=200', { headers: { 'RestoFlow-As': 'farah' } })
      return ((await answer.json()) as { items: { id: string; orderId: string; state?: string }[] }).items
    })
    for (const { id } of tickets.filter(ticket => ticket.orderId === orderId)) await send(cook, 'gopal', `tickets/${id}/ready`)
  }
  let cook: Page

  beforeAll(async () => {
    desk = await on.open('farah', '/counter')
    door = await on.open('asha', '/counter', { width: 820, height: 1180, touch: true })
    cook = await on.open('gopal')
  }, 180_000)

  it('takes a call: the guest as one types, the promised time, the dishes, paid and handed over, live on both screens', async () => {
    await desk.keyboard.press('n')
    await desk.locator('#counter-guest-phone').pressSequentially('0801555017', { delay: 20 })
    await desk.locator('#new-order-dialog .customer-option').filter({ hasText: 'Kabir Menon' }).click()
    await expect.poll(() => desk.locator('#counter-guest-name').inputValue()).toBe('Kabir Menon')
    await desk.locator('#known-guest .known-guest').waitFor()
    await desk.locator('#new-order-form label', { hasText: 'in 20 min' }).click()
    await picture(desk, 'new-order-1440')
    await desk.locator('#new-order-form [type="submit"]').click()
    await desk.locator('#new-order-dialog').waitFor({ state: 'hidden' })
    await desk.locator('#order-pane article[data-order]').waitFor()
    const orderId = await openOrder(desk)
    await desk.locator('#menu-search').fill('masala dosa')
    await desk.locator('[data-item="masala-dosa"]').click()
    await row(door, orderId).filter({ hasText: 'Kabir' }).filter({ hasText: '1 item' }).waitFor()
    expect(await row(door, orderId).innerText()).not.toMatch(/Menon|50176/)
    await row(desk, orderId).locator(`#co-fire-${orderId}`).click()
    await row(door, orderId).filter({ hasText: 'Cooking' }).waitFor()
    await ready(orderId)
    await row(door, orderId).locator(`#co-hand-${orderId}`).click()
    await row(desk, orderId).filter({ hasText: 'Handed over' }).filter({ hasText: 'Not paid yet' }).waitFor()
    // a waiter takes no money, and is offered none
    expect(await row(door, orderId).locator('.co-pay').isVisible()).toBe(false)
    await row(desk, orderId).locator('.co-pay').click()
    await desk.locator('#issue').click()
    // a tap on Take right after the one on Issue counts as its echo; one on an amount does not
    await desk.locator('#quick-amounts [data-amount]').first().click()
    await desk.locator('#take').click()
    await row(door, orderId).waitFor({ state: 'detached' })
    await desk.goto(`${on.server.url}/counter?as=farah`)
    await isLive(desk)
    // the next call: what was bought stands there, and is ordered again by one tap
    await desk.keyboard.press('n')
    await desk.locator('#counter-guest-phone').fill('080 1555 0176')
    await desk.locator('#new-order-dialog .customer-option').click()
    await desk.locator('#same-again').check()
    await desk.locator('#new-order-form [type="submit"]').click()
    await desk.locator('#order-pane .order-line', { hasText: 'Masala dosa' }).waitFor()
    await desk.keyboard.press('Escape')
  })

  it('brings food to a guest: phone and address asked for, a slip for the rider, and nothing left of an erased guest', async () => {
    await desk.keyboard.press('d')
    await desk.locator('#counter-guest-phone').fill('080 1555 0199')
    await desk.locator('#counter-guest-name').fill('Leela Rao')
    await desk.locator('#new-order-form [type="submit"]').click()
    await desk.locator('#new-order-errors [role="alert"]').waitFor()
    await desk.locator('#counter-guest-address').fill('7 Mill Street, Bengaluru 560099')
    await desk.locator('#new-order-form [type="submit"]').click()
    await desk.locator('#order-pane article[data-order]', { hasText: 'Delivery' }).waitFor()
    const orderId = await openOrder(desk)
    await send(desk, 'farah', `orders/${orderId}/add-line`, { itemId: 'masala-dosa', quantity: '2' })
    await send(desk, 'farah', `orders/${orderId}/fire`)
    await ready(orderId)
    await row(door, orderId).locator(`#co-hand-${orderId}`).click()
    await row(desk, orderId).filter({ hasText: 'On the way' }).filter({ hasText: '₹336.00' }).waitFor()
    const slip = await desk.context().newPage()
    await slip.goto(`${on.server.url}/counter/orders/${orderId}/courier?as=farah`)
    expect(await slip.locator('.slip').innerText()).toMatch(/Leela Rao[\s\S]*80155 50199[\s\S]*7 Mill Street[\s\S]*2 ×[\s\S]*Collect[\s\S]*₹336\.00/)
    await picture(slip, 'courier-slip')
    await slip.goto(`${on.server.url}/counter/orders/${orderId}/token?as=farah`)
    expect(await slip.locator('.slip').innerText()).not.toMatch(/Leela|50199|Mill Street/)
    await picture(slip, 'token-slip')
    const found = await desk.evaluate(async () => {
      const answer = await fetch('/api/v1/customers?query=Leela', { headers: { 'RestoFlow-As': 'farah' } })
      return ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
    })
    const manager = await on.open('meera', '/counter')
    await row(manager, orderId).filter({ hasText: 'Leela' }).waitFor()
    await send(manager, 'meera', `customers/${found}/erase`)
    await row(desk, orderId).filter({ hasNotText: 'Leela' }).waitFor()
    await slip.goto(`${on.server.url}/counter/orders/${orderId}/courier?as=farah`)
    expect(await slip.locator('.slip').innerText()).not.toMatch(/Leela|50199|Mill Street/)
    await slip.close()
  })

  it('takes an app\'s order by key, cooks it, and bills it with the tax left to the operator, who settles it', async () => {
    const env = { ...process.env, RESTOFLOW_DATA: dirname(on.server.dataFolder) }
    const { stdout } = await promisify(execFile)(process.execPath, [command, 'key', 'add', '--demo', '--role', 'cashier', '--name', 'swiggy', '--json'], { env })
    const { key } = JSON.parse(stdout) as { key: string }
    const post = async (path: string, body: object): Promise<{ status: number; answer: Record<string, unknown> }> => {
      const answer = await fetch(`${on.server.url}/api/v1/${path}`, {
        method: 'POST', headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' }, body: JSON.stringify(body),
      })
      return { status: answer.status, answer: (await answer.json()) as Record<string, unknown> }
    }
    const sent = {
      kind: 'aggregator', source: { name: 'swiggy', orderNumber: '4711' }, fire: true, promisedAt: new Date(Date.now() + 1_800_000).toISOString(),
      lines: [{ itemId: 'masala-dosa', quantity: '2' }, { itemId: 'mineral-water', quantity: '1' }],
    }
    const { status, answer } = await post('orders', sent)
    expect(status, JSON.stringify(answer)).toBe(200)
    const orderId = (answer['state'] as { id: string }).id
    expect(await post('orders', sent)).toMatchObject({ status: 409, answer: { code: 'source-order-taken', orderId } })
    await row(desk, orderId).filter({ hasText: 'swiggy 4711' }).filter({ hasText: 'Cooking' }).filter({ hasText: '₹362.00' }).waitFor()
    // typed again at the counter, the number leads to the order that has it
    await desk.keyboard.press('a')
    await desk.locator('[data-operator="Swiggy"]').click()
    await desk.locator('#source-number').fill('4711')
    await desk.locator('#new-order-form [type="submit"]').click()
    await desk.locator('#new-order-errors [data-open-order]').click()
    await expect.poll(() => openOrder(desk)).toBe(orderId)
    await ready(orderId)
    await row(desk, orderId).locator(`#co-hand-${orderId}`).click()
    await row(desk, orderId).locator('.co-pay').click()
    await desk.locator('.paper', { hasText: 'Tax paid by the e-commerce operator under s. 9(5)' }).waitFor()
    await desk.locator('#issue').click()
    await desk.locator('.operator-settles button').click()
    await row(door, orderId).waitFor({ state: 'detached' })
    const bills = await desk.evaluate(async () => {
      const headers = { 'RestoFlow-As': 'farah' }
      const list = (await (await fetch('/api/v1/bills?limit=1', { headers })).json()) as { items: { id: string }[] }
      return (await (await fetch(`/api/v1/bills/${list.items[0]?.id ?? ''}`, { headers })).json()) as Record<string, unknown>
    })
    expect(bills).toMatchObject({
      orderId, state: 'settled', totalPaise: 36_200, duePaise: 0, source: { orderNumber: '4711' }, operator: { name: 'Swiggy', orderNumber: '4711' },
      tenders: [{ kind: 'other', amountPaise: 36_200, reference: 'swiggy 4711' }],
      figures: {
        document: 'invoice-cum-bill-of-supply', taxablePaise: 36_000, cgstPaise: 100, sgstPaise: 100, roundOffPaise: 0,
        lines: [{ treatment: 'operator', taxPaise: 0, totalPaise: 32_000 }, { treatment: 'taxable', hsn: '2201', taxPaise: 200, totalPaise: 4_200 }],
      },
    })
  })

  it('can be read by everybody: three widths, both themes, a filter that dims, and no complaint', async () => {
    await desk.goto(`${on.server.url}/counter?as=farah`)
    await isLive(desk)
    await send(desk, 'farah', 'orders', { kind: 'takeaway', promisedAt: new Date(Date.now() - 420_000).toISOString(), lines: [{ itemId: 'masala-dosa', quantity: '1' }], fire: true })
    await send(desk, 'farah', 'orders', { kind: 'aggregator', source: { name: 'Zomato', orderNumber: 'ZM-90211' }, promisedAt: new Date(Date.now() + 240_000).toISOString(), lines: [{ itemId: 'cola', quantity: '3' }], fire: true })
    await send(desk, 'farah', 'orders', { kind: 'delivery', customerId: 'guest-sujata', promisedAt: new Date(Date.now() + 2_400_000).toISOString(), lines: [{ itemId: 'sweet-lassi', quantity: '2' }] })
    await desk.locator('.co', { hasText: 'ZM-90211' }).waitFor()
    await desk.locator('[data-filter="pressing"]').click()
    await expect.poll(() => desk.locator('.co:not([data-pressing])').first().evaluate(element => Number(getComputedStyle(element).opacity))).toBeLessThan(0.5)
    await desk.locator('[data-filter="pressing"]').click()
    expect(await axeProblems(desk)).toEqual([])
    await picture(desk, 'counter-1440')
    await desk.locator('.co', { hasText: 'Sujata' }).locator('[data-open-counter]').click()
    await desk.locator('#counter-panel .panel-head').waitFor()
    expect(await axeProblems(desk)).toEqual([])
    await picture(desk, 'panel-1440')
    await desk.keyboard.press('Escape')
    await desk.locator('.co', { hasText: 'Sujata' }).locator('.co-main').click()
    await desk.locator('#order-pane article[data-order]').waitFor()
    await picture(desk, 'counter-pad-1440')
    await desk.keyboard.press('d')
    expect(await axeProblems(desk)).toEqual([])
    await desk.keyboard.press('Escape')
    const looks: readonly (readonly [string, ViewOptions])[] = [['820-dark', { width: 820, height: 1180, touch: true, scheme: 'dark' }], ['390', { width: 390, height: 844, touch: true }]]
    for (const [name, view] of looks) {
      const page = await on.open('asha', '/counter', view)
      await page.locator('.co', { hasText: 'ZM-90211' }).waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(await axeProblems(page)).toEqual([])
      await picture(page, `counter-${name}`)
      await page.locator('#new-delivery').click()
      await picture(page, `new-order-${name}`)
      expect(complaintsOf(page)).toEqual([])
      await page.context().close()
    }
    expect(complaintsOf(desk)).toEqual([])
    expect(complaintsOf(door)).toEqual([])
  })
})
