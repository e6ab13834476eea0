import { createDispatcher, createInMemoryJournal, restaurant, type Dispatcher, type House, type Principal, type Reply } from '@restoflow/core'
import { beforeEach, describe, expect, it } from 'vitest'
import { demoRestaurant } from '../../demo/demo-restaurant'
import { seedCommands } from '../../demo/seed'
import type { Runtime } from '../../runtime'
import type { Region } from '../regions'
import { linesModel } from './lines-model'
import { escalationRegion, floorRegion, padRegion } from './regions'

const owner: Principal = { kind: 'staff', id: 'vikram', roles: ['owner'] }
const minuteMs = 60_000

let nowMs = 0
let dispatcher: Dispatcher
let house: House

const now = (): string => new Date(nowMs).toISOString()
const run = (command: string, id: string, body: object = {}): Promise<Reply> => dispatcher.dispatch({ outlet: 'demo', command, id, body, by: owner })

/** What a region shows, and when it asked to be looked at again. */
function show(region: Region, arg = ''): { html: string; again: string | null } {
  let again: string | null = null
  const runtime = { nameOf: (id: string) => id.toUpperCase() } as Runtime
  const element = region.render({ runtime, house, now: now(), demo: true, again: at => (again = at) }, arg)
  return { html: element === null ? '' : (element as { toString(): string }).toString(), again }
}

const pad = (): string => show(padRegion, 'o1').html
const section = (html: string, id: string): string => new RegExp(`<section[^>]*id="${id}".*?</section>`, 's').exec(html)?.[0] ?? ''
const ticketIds = (): readonly string[] => [...house.live<{ kind: string }>('ticket')].filter(([, { state }]) => state.kind === 'kot').map(([id]) => id)

beforeEach(async () => {
  nowMs = Date.parse('2026-11-22T14:30:00.000Z')
  dispatcher = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now })
  for (const { command, id, body } of seedCommands(demoRestaurant)) await run(command, id, body)
  house = await dispatcher.house('demo')
  await run('table.seat', 't7', { covers: 3, orderId: 'o1' })
  await run('order.add-line', 'o1', { lineId: 'l1', itemId: 'masala-papad', quantity: '2' })
  await run('order.add-line', 'o1', { lineId: 'l2', itemId: 'butter-naan', quantity: '1', note: 'No butter' })
})

describe('the pad', () => {
  it('frames what is not sent, counts its pieces, and holds the later course back', () => {
    const html = pad()
    expect(section(html, 'unsent')).toContain('Masala papad')
    expect(html).toContain('Send KOT · 3 items')
    expect(html).toContain('Only starters')
    expect(html).toContain('Subtotal ₹')
  })

  it('says what was given away, and lets no tap join it', async () => {
    const plain = /data-nudges="l1"[^>]*data-plain="masala-papad"/
    expect(pad()).toMatch(plain)
    expect(pad()).toContain('id="more-l1"')
    await dispatcher.dispatch({
      outlet: 'demo', command: 'order.comp-line', id: 'o1', body: { lineId: 'l1', reason: 'Hair in it' }, by: owner, approval: { by: 'meera', roles: ['manager'] },
    })
    expect(section(pad(), 'unsent')).toMatch(/On the house<\/span>.*Hair in it/s)
    expect(pad()).not.toMatch(plain)
    expect(pad()).not.toContain('id="more-l1"')
    expect(pad()).toContain('id="fewer-l1"')
  })

  it('gives each sending an intent of its own, so that one tap too many sends nothing', async () => {
    const intents = (): string => /data-intent="(fire-o1-\d+)"/.exec(pad())?.[1] ?? ''
    const first = intents()
    await run('order.fire', 'o1')
    expect(pad()).toContain('All sent')
    await run('order.add-line', 'o1', { itemId: 'masala-papad', quantity: '1' })
    expect([first, intents()]).toEqual(['fire-o1-0', 'fire-o1-2'])
  })

  it('shows a sending with its stage, the food that is ready, and a void with who and why', async () => {
    await run('order.fire', 'o1')
    const [ticket = ''] = ticketIds()
    await run('order.void-line', 'o1', { lineId: 'l2', reason: 'Guest changed mind' })
    await run('ticket.ready', ticket)
    const html = pad()
    expect(html).toContain('KOT 1, 2')
    expect(html).toContain('Voided by VIKRAM: Guest changed mind')
    expect(html).toContain(`data-command="tickets/${ticket}/serve"`)
    expect(html).toContain('Mark served · 1 item')
    expect(html).not.toMatch(/<button[^>]*data-line-id="l2"/)
  })

  it('keeps its buttons in their places, and fills the likely next one', async () => {
    await run('order.fire', 'o1')
    const ids = (html: string): readonly string[] => [...html.matchAll(/id="(next-step|send-course|bill-button)"/g)].map(match => match[1] ?? '')
    expect(ids(pad())).toEqual(['next-step', 'send-course', 'bill-button'])
    expect(pad()).toMatch(/class="button primary bill-button"/)
    await run('order.request-bill', 'o1')
    expect(ids(pad())).toEqual(['next-step', 'send-course', 'bill-button'])
    expect(pad()).toContain('No one is on it yet')
    await run('order.acknowledge-bill-request', 'o1')
    expect(pad()).toContain('Seen by VIKRAM')
    await run('bill.issue', 'b1', { billId: 'b1', orderId: 'o1' })
    expect(pad()).toMatch(/Bill KC\/26-27\/1.*left/)
    expect(pad()).not.toContain('data-command')
  })
})

describe('the pad of a party', () => {
  beforeEach(async () => {
    await run('table.merge', 't7', { tableIds: ['t8'] })
    await run('order.open', 'o2', { kind: 'dine-in', tableId: 't7', covers: 2, label: 'Window seat' })
  })

  it('is titled by its tables, with a tab for each order by its label', () => {
    const html = pad()
    expect(html).toContain('data-title="T7 + T8 A"')
    expect(html).toContain('data-merged="T8"')
    expect(html).toMatch(/aria-current="true".*Order A · 3 covers/)
    expect(html).toMatch(/data-open-order="o2".*Window seat · 2 covers/)
  })

  it('heads its unsent courses, marks what is held, and leaves it out of the sending', async () => {
    expect(pad()).toContain('data-command="orders/o1/hold-course"')
    await run('order.hold-course', 'o1', { course: 'starter' })
    const html = pad()
    expect(section(html, 'unsent')).toMatch(/is-held.*Starters.*Held/s)
    expect(html).toContain('Send KOT · 1 item')
    expect(html).toContain('data-unsent="1"')
    await run('order.fire', 'o1')
    // the guests still wait for what was sent: nothing is filled but the bill's turn, which has not come
    expect(pad()).toMatch(/class="button large next-step"[^>]*id="next-step"[^>]*>(?:(?!<\/button>).)*Send starters · 2 items/s)
    await run('ticket.serve', ticketIds()[0] ?? '', { lineIds: ['l2'] })
    expect(pad()).toMatch(/class="button primary large next-step"[^>]*id="next-step"[^>]*>(?:(?!<\/button>).)*Send starters · 2 items/s)
  })

  it('offers the last round again, a void back, and the guest of a line', async () => {
    await run('order.fire', 'o1')
    await run('order.void-line', 'o1', { lineId: 'l2', reason: 'By mistake' })
    await run('order.set-line-cover', 'o1', { lineId: 'l1', cover: 2 })
    const html = pad()
    expect(html).toContain('data-command="orders/o1/repeat-round"')
    expect(html).toContain('data-round-text="2 × Masala papad"')
    expect(html).toContain('aria-label="Restore: Butter naan"')
    expect(html).toContain('Guest 2')
    await run('order.restore-line', 'o1', { lineId: 'l2' })
    expect(pad()).toContain('Cancelled in the kitchen')
  })

  it('says which lines can go where', async () => {
    await run('order.fire', 'o1')
    const model = linesModel(house, 'o1')
    expect(model?.lines.map(({ line, stage, divisible }) => [line.lineId, stage, divisible])).toEqual([['l1', 'sent', true], ['l2', 'sent', false]])
    expect(model?.here.map(({ kind, name }) => [kind, name])).toEqual([['order', 'Window seat'], ['new', 'New order']])
    const targets = model?.elsewhere.flatMap(each => each.targets) ?? []
    expect(targets.find(({ id }) => id === 't9')).toEqual({ kind: 'new', id: 't9', name: 'T9', about: 'Free · 6 seats' })
    expect(targets.some(({ id }) => id === 't7' || id === 't8')).toBe(false)
    await run('bill.issue', 'b1', { billId: 'b1', orderId: 'o1' })
    expect(linesModel(house, 'o1')).toBeNull()
  })
})

describe('the floor', () => {
  it('names every table in full, once in the plan and once in the list', () => {
    nowMs += 12 * minuteMs
    const { html } = show(floorRegion)
    expect(html.match(/aria-label="Table /g)).toHaveLength(2 * demoRestaurant.tables.length)
    expect(html.match(/aria-label="Table T7, 4 seats, Seated, 3 covers, 12 min, ₹221"/g)).toHaveLength(2)
    expect(html).toContain('aria-label="Table T8, 4 seats, Free"')
  })

  it('lists orders to take away by their tokens', async () => {
    await run('order.open', 'k1', { kind: 'takeaway' })
    expect(show(floorRegion).html).toMatch(/data-open-order="k1".*Takeaway #1.*New/s)
  })
})

describe('an unseen bill request', () => {
  it('reaches the manager when its time is over, and leaves when somebody is on it', async () => {
    await run('order.request-bill', 'o1')
    const due = new Date(nowMs + demoRestaurant.settings.billAlertEscalatesAfterMs).toISOString()
    expect(show(escalationRegion)).toMatchObject({ again: due })
    expect(show(escalationRegion).html).not.toContain('wants the bill')
    nowMs = Date.parse(due)
    const { html, again } = show(escalationRegion)
    expect(html).toContain('T7 wants the bill')
    expect(html).toContain('data-ring="bill"')
    expect(again).toBeNull()
    await run('order.acknowledge-bill-request', 'o1')
    expect(show(escalationRegion).html).not.toContain('wants the bill')
  })
})
