import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { computeBill, formatMoney, inGst, type ComputedBill } from '@restoflow/core'
import { isLive, soundsPlayed } from './browser'

/** The three who play: each on a screen of their own. */
export interface Players {
  readonly manager: Page
  readonly kitchen: Page
  readonly cashier: Page
  /** Every till of this browser, where there are several: only one of its tabs rings. */
  readonly tills?: readonly Page[]
}

/** What is ordered: tandoor food at 5 %, a drink at 40 %, a nil-rated one; none asks for a choice. */
export const ordered = [
  { itemId: 'hara-bhara-kabab', find: 'hara', taps: 2 },
  { itemId: 'cola', find: 'cola', taps: 1 },
  { itemId: 'sweet-lassi', find: 'sweet la', taps: 1 },
] as const

const short = 10_000

/** Leaves a mark that a reload would wipe. */
export async function markPages(...pages: readonly Page[]): Promise<void> {
  for (const page of pages) await page.evaluate(() => Object.assign(window, { neverReloaded: true }))
}

/** @returns whether none of the pages was loaded again since it was marked */
export async function neverReloaded(...pages: readonly Page[]): Promise<boolean> {
  const marks = await Promise.all(pages.map(page => page.evaluate(() => 'neverReloaded' in window)))
  return marks.every(Boolean)
}

/** @returns the table's link while it is in this state */
export const tableOn = (manager: Page, tableId: string, state: string): Locator => manager.locator(`[data-table="${tableId}"][data-state="${state}"]`)

/** The manager opens a free table and seats two guests. @returns the order's id */
export async function seatGuests(manager: Page, tableId: string): Promise<string> {
  await manager.locator(`.plan-frame [data-table="${tableId}"]`).click()
  await manager.locator(`[data-command="tables/${tableId}/seat"][aria-label^="2 guests"]`).click()
  const order = manager.locator('.order[data-status="open"]')
  await order.waitFor({ timeout: short })
  return (await order.getAttribute('data-order')) ?? ''
}

/** Finds the items by what a waiter types, and taps them; each tap is one piece. */
export async function addItems(manager: Page): Promise<void> {
  for (const { itemId, find, taps } of ordered) {
    for (let tap = 0; tap < taps; tap++) {
      await manager.locator('#pad input[type="search"]').fill(find)
      await manager.locator(`[data-item="${itemId}"]`).first().click({ timeout: short })
    }
  }
}

export async function sendKot(manager: Page, pieces: number): Promise<void> {
  await manager.locator('#next-step[data-fire]', { hasText: `${pieces} item` }).click({ timeout: short })
}

/** @returns what the bill must come to, from the menu that the server shows */
export async function expectedBill(page: Page, staffId: string): Promise<ComputedBill> {
  const items = await page.evaluate(async as => {
    const answer = await fetch('/api/v1/menu', { headers: { 'RestoFlow-As': as } })
    const menu = (await answer.json()) as { categories: { items: { id: string; name: string; pricePaise: number }[] }[] }
    return menu.categories.flatMap(category => category.items)
  }, staffId)
  const rates: Readonly<Record<string, { rateBasisPoints: number; hsn: string; treatment: 'taxable' | 'nil' }>> = {
    'hara-bhara-kabab': { rateBasisPoints: 500, hsn: '996331', treatment: 'taxable' },
    'cola': { rateBasisPoints: 4000, hsn: '220210', treatment: 'taxable' },
    'sweet-lassi': { rateBasisPoints: 0, hsn: '0403', treatment: 'nil' },
  }
  return computeBill({
    regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
    lines: ordered.map(({ itemId, taps }) => ({
      id: itemId, name: itemId, quantity: String(taps), unitPricePaise: items.find(({ id }) => id === itemId)?.pricePaise ?? 0,
      ...(rates[itemId] ?? { rateBasisPoints: 0, hsn: '', treatment: 'nil' as const }),
    })),
  })
}

/** The whole job, from the free table to the free table, with what each screen must show on the way. */
export async function playMainJob({ manager, kitchen, cashier, tills = [cashier] }: Players, tableId: string, tableName: string): Promise<string> {
  await Promise.all([manager, kitchen, cashier].map(isLive))
  await markPages(manager, kitchen, cashier)
  const heardAtTill = async (): Promise<number> => (await Promise.all(tills.map(soundsPlayed))).reduce((sum, count) => sum + count, 0)
  const [kitchenSounds, tillSounds] = [await soundsPlayed(kitchen), await heardAtTill()]

  const orderId = await seatGuests(manager, tableId)
  await addItems(manager)
  await sendKot(manager, 4)

  const ticket = kitchen.locator('[data-ticket]', { has: kitchen.locator('h2', { hasText: new RegExp(`^${tableName}$`) }) })
  await ticket.waitFor({ timeout: short })
  expect(await ticket.locator('.quantity').first().textContent()).toContain('2')
  await expect.poll(() => soundsPlayed(kitchen), { timeout: short }).toBeGreaterThan(kitchenSounds)

  await ticket.locator('.ticket-bump').click()
  await expect.poll(() => tableOn(manager, tableId, 'ready').count(), { timeout: short }).toBeGreaterThan(0)

  // The cashier is in the middle of typing when the bill is asked for.
  const search = cashier.locator('input[type="search"]').first()
  await search.focus()
  await cashier.keyboard.type('but')
  await manager.locator('#bill-button').click()
  const alert = cashier.locator(`[data-asked="${orderId}"]`)
  await alert.waitFor({ timeout: short })
  expect(await alert.getAttribute('role') === 'alert' || (await alert.locator('xpath=ancestor::*[@role="alert"]').count()) > 0).toBe(true)
  await expect.poll(heardAtTill, { timeout: short }).toBeGreaterThan(tillSounds)
  const card = cashier.locator('.bill-alert')
  const [red = 0, green = 255, blue = 255] = await card.evaluate(element => getComputedStyle(element).backgroundColor.match(/\d+/g)?.map(Number) ?? [])
  expect(red > 150 && green < 90 && blue < 90, `the alert is red, not rgb(${red}, ${green}, ${blue})`).toBe(true)
  await cashier.keyboard.type('ter')
  expect(await search.evaluate(element => [document.activeElement === element, (element as HTMLInputElement).value])).toEqual([true, 'butter'])
  await search.fill('')

  await cashier.locator(`#seen-${orderId}`).click()
  await expect.poll(() => cashier.locator(`[data-asked="${orderId}"]`).count(), { timeout: short }).toBe(0)
  await cashier.locator(`#queue-${orderId}`).click()
  await settleInCash(cashier, orderId)
  await expect.poll(() => tableOn(manager, tableId, 'free').count(), { timeout: short }).toBeGreaterThan(0)
  expect(await neverReloaded(manager, kitchen, cashier)).toBe(true)
  return orderId
}

/** Issues what is previewed, checks its figures, and takes the exact cash. */
export async function settleInCash(cashier: Page, orderId: string): Promise<void> {
  const expected = await expectedBill(cashier, new URL(cashier.url()).searchParams.get('as') ?? '')
  await cashier.locator('#issue').click({ timeout: short })
  const paper = cashier.locator('.bill-document[data-issued="true"]')
  await paper.waitFor({ timeout: short })
  const text = (await paper.innerText()).replace(/\s+/g, ' ')
  expect(text).toContain(formatMoney(expected.totalPaise))
  for (const { cgstPaise } of expected.groups.filter(group => group.cgstPaise > 0)) {
    expect(text).toContain(formatMoney(cgstPaise).slice(1))
  }
  await cashier.locator('#quick-amounts [data-amount]').first().click()
  await cashier.locator('#take').click()
  await cashier.locator('.pay-done').waitFor({ timeout: short })
  const as = new URL(cashier.url()).searchParams.get('as') ?? ''
  const bill = await cashier.evaluate(async ({ orderId, as }) => {
    const headers = { 'RestoFlow-As': as }
    const order = (await (await fetch(`/api/v1/orders/${orderId}`, { headers })).json()) as { bills: string[] }
    const bill: unknown = await (await fetch(`/api/v1/bills/${order.bills[0]}`, { headers })).json()
    return bill as { state: string; totalPaise: number; duePaise: number; figures: ComputedBill }
  }, { orderId, as })
  expect([bill.state, bill.totalPaise, bill.duePaise]).toEqual(['settled', expected.totalPaise, 0])
  const { taxablePaise, cgstPaise, sgstPaise, roundOffPaise } = expected
  expect(bill.figures).toMatchObject({ taxablePaise, cgstPaise, sgstPaise, roundOffPaise })
}
