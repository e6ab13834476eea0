import type { Locator, Page } from 'playwright-core'
import { eventsAfter, send } from './api'

export const manager = 'meera'

/** What is added before a sending: an item, or one with its quantity and whatever else a line takes. */
export type Wanted = string | { readonly itemId: string; readonly quantity?: string; readonly note?: string; readonly lineId?: string }

/** Seats a table, adds the lines and sends them. @returns the order's id */
export async function sendTo(page: Page, tableId: string, ...wanted: readonly Wanted[]): Promise<string> {
  const { state } = await send(page, manager, `tables/${tableId}/seat`, { covers: 3 })
  const orderId = String(state['orderId'])
  for (const each of wanted) {
    await send(page, manager, `orders/${orderId}/add-line`, { quantity: '1', ...(typeof each === 'string' ? { itemId: each } : each) })
  }
  await send(page, manager, `orders/${orderId}/fire`)
  return orderId
}

interface TicketRow {
  readonly id: string
  readonly kind: string
  readonly station: string
  readonly lines: readonly { readonly lineId: string; readonly state: string }[]
}

async function openTickets(page: Page): Promise<readonly TicketRow[]> {
  return page.evaluate(async as => {
    const response = await fetch('/api/v1/tickets?limit=200', { headers: { 'RestoFlow-As': as } })
    return ((await response.json()) as { items: TicketRow[] }).items
  }, manager)
}

/** Empties every display. */
export async function clearBoards(page: Page): Promise<void> {
  for (const { id, kind, lines } of await openTickets(page)) {
    if (kind === 'cancel') await send(page, manager, `tickets/${id}/acknowledge`)
    else await send(page, manager, `tickets/${id}/serve`, { lineIds: lines.filter(({ state }) => state !== 'cancelled').map(({ lineId }) => lineId) })
  }
}

/** Marks a page, so that a reload would be noticed. */
export const mark = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, { loadedOnce: true }))
export const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'loadedOnce' in window)

export const card = (page: Page, table: string): Locator => page.locator('.tickets > .ticket', { has: page.locator(`h2:text-is("${table}")`) })
export const line = (page: Page, table: string, name: string): Locator => card(page, table).locator('ul .ticket-line', { hasText: name })
export const bump = (page: Page, table: string): Locator => card(page, table).locator('.ticket-bump')
export const readyCard = (page: Page, table: string): Locator => page.locator('.ready-ticket', { has: page.locator(`b:text-is("${table}")`) })

/** Longer than a display distrusts a tap on what has just moved, and shorter than a hand needs to see it. */
const lookMs = 350

/** Taps as a person does who has seen where it stands now. */
export async function tap(control: Locator): Promise<void> {
  await control.waitFor()
  await control.page().waitForTimeout(lookMs)
  await control.click()
}

/** @returns the tables on the board, in the order of the markup */
export const tablesOn = (page: Page): Promise<readonly string[]> => page.locator('.tickets > .ticket h2').allInnerTexts()

/** @returns number and table of each ticket that the bump bar can pick */
export const numbersOn = (page: Page): Promise<readonly string[]> => page.locator('.tickets > .ticket').evaluateAll(cards =>
  cards.map(each => `${each.querySelector('header')?.getAttribute('data-client-place') ?? '-'} ${each.querySelector('h2')?.textContent ?? ''}`))

/** @returns where each ticket stands, in whole pixels of the window */
export const standing = (page: Page): Promise<Readonly<Record<string, readonly [x: number, y: number]>>> => page.locator('.tickets > .ticket').evaluateAll(cards =>
  Object.fromEntries(cards.map(each => {
    const { left, top } = each.getBoundingClientRect()
    return [each.querySelector('h2')?.textContent ?? '', [Math.round(left), Math.round(top)] as const]
  })))

/** @returns `type` of each event of tickets after a position, in order */
export async function ticketEvents(page: Page, after: number): Promise<readonly string[]> {
  return (await eventsAfter(page, manager, after)).filter(({ stream }) => stream.startsWith('ticket/')).map(({ type }) => type)
}

/** @returns the journal's present position */
export async function position(page: Page): Promise<number> {
  return (await eventsAfter(page, manager, 0)).at(-1)?.position ?? 0
}

/** @returns the name of the last sound that really started */
export const lastSound = (page: Page): Promise<string | undefined> => page.evaluate(() => document.documentElement.dataset['lastSound'])
