import type { Page } from 'playwright-core'
import { newId } from '@restoflow/core'

/** What a command answers. */
export interface CommandReply {
  readonly position: number
  readonly events: readonly { readonly position: number; readonly stream: string; readonly type: string }[]
  readonly state: Record<string, unknown>
}

/**
 * Gives a command from a signed-in page, as its person.
 * @param path below `/api/v1/`
 * @throws Error with the problem when the server refuses
 */
export async function send(page: Page, staffId: string, path: string, body: object = {}, key: string = newId()): Promise<CommandReply> {
  const { status, answer } = await page.evaluate(async ({ url, as, text, commandId }) => {
    const headers = { 'content-type': 'application/json', 'RestoFlow-As': as, 'Idempotency-Key': commandId }
    const response = await fetch(url, { method: 'POST', headers, body: text })
    return { status: response.status, answer: (await response.json()) as unknown }
  }, { url: `/api/v1/${path}`, as: staffId, text: JSON.stringify(body), commandId: key })
  if (status !== 200) throw new Error(`${path}: ${status} ${JSON.stringify(answer)}`)
  return answer as CommandReply
}

/** Seats a free table. @returns the order's id */
export async function seat(page: Page, staffId: string, tableId: string, covers = 2): Promise<string> {
  const { state } = await send(page, staffId, `tables/${tableId}/seat`, { covers })
  return String(state['orderId'])
}

/** Adds items and sends them to the kitchen. */
export async function fire(page: Page, staffId: string, orderId: string, ...itemIds: readonly string[]): Promise<void> {
  for (const itemId of itemIds) await send(page, staffId, `orders/${orderId}/add-line`, { itemId, quantity: '1' })
  await send(page, staffId, `orders/${orderId}/fire`)
}

/** One event of the journal. */
export interface JournalEvent {
  readonly position: number
  readonly stream: string
  readonly type: string
  readonly data: Record<string, unknown>
}

/** @returns the journal's events after a position, read with a signed-in manager's page */
export async function eventsAfter(page: Page, staffId: string, position: number): Promise<readonly JournalEvent[]> {
  return page.evaluate(async ({ as, after }) => {
    const all: JournalEvent[] = []
    let from = after
    for (;;) {
      const response = await fetch(`/api/v1/events?after=${from}&limit=200`, { headers: { 'RestoFlow-As': as } })
      if (!response.ok) throw new Error(`/events: ${response.status}`)
      const { events, position: upTo } = (await response.json()) as { events: JournalEvent[]; position: number }
      all.push(...events)
      if (upTo === from) return all
      from = upTo
    }
  }, { as: staffId, after: position })
}

/** @returns a figure of `/metrics` */
export async function figure(base: string, name: string): Promise<number> {
  const text = await fetch(`${base}/metrics`).then(response => response.text())
  const line = text.split('\n').find(each => each.startsWith(`${name} `) || each.startsWith(`${name}{`))
  return Number(line?.split(' ').at(-1) ?? Number.NaN)
}
