import { errorCatalogue, restaurant, roles, type ErrorCode } from '@restoflow/core'
import { features } from '@restoflow/core/features'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { problemSchema } from '../src/http/view-schemas'
import { openTestHouse, placeOrder, silentProvider, type Answer, type Sent, type TestHouse } from './support/house'
import { scenarios } from './support/scenarios'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({ env: silentProvider, since: '2001-01-01T06:00:00.000Z' })
  const owner = await house.key('owner')
  const must = async (path: string, body: Readonly<Record<string, unknown>> = {}): Promise<void> => {
    const { status, text } = await house.post(path, body, { key: owner })
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`)
  }
  // open: nothing sent; sent: the kitchen cooks; billed, paid, gone: as they say
  await placeOrder(house, 't1', 'open', false)
  await placeOrder(house, 't2', 'sent')
  const { body } = await house.get('tickets')
  await must(`tickets/${body.items[0].id as string}/start`)
  await placeOrder(house, 't3', 'billed')
  await must('bills', { billId: 'b-billed', orderId: 'billed' })
  await placeOrder(house, 't4', 'paid')
  await must('bills', { billId: 'b-paid', orderId: 'paid' })
  await must('bills/b-paid/take-tender', { kind: 'cash', amountPaise: 100_000 })
  await must('orders', { orderId: 'gone', kind: 'takeaway' })
  await must('orders/gone/cancel', { reason: 'They left' })
  await must('orders', { orderId: 'empty', kind: 'takeaway' })
  await placeOrder(house, 't5', 'asked')
  await must('orders/asked/void-line', { lineId: 'asked-l1', reason: 'Wrong table' })
  await must('menu/items/gulab-jamun/eighty-six')
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

/** Asserts the problem's form and code, and that nothing was written. */
async function refused(ask: () => Promise<Answer>, code: ErrorCode): Promise<Answer> {
  const { position } = house.restoflow.runtime.house
  const answer = await ask()
  expect(answer.body, answer.text).toMatchObject({ code, status: errorCatalogue[code].status, type: `/docs#${code}` })
  expect(answer.status).toBe(errorCatalogue[code].status)
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/)
  problemSchema.parse(answer.body)
  expect(house.restoflow.runtime.house.position).toBe(position)
  return answer
}

const naan = { itemId: 'butter-naan', quantity: '1' }
const tender = { kind: 'cash', amountPaise: 1_000 }

const table: readonly (readonly [what: string, path: string, body: Readonly<Record<string, unknown>>, code: ErrorCode])[] = [
  ['an unknown command', 'orders/open/explode', {}, 'unknown-command'],
  ['a command without its id', 'orders/fire', {}, 'unknown-command'],
  ['no command at all', '', {}, 'unknown-command'],
  ['an id of another form', 'orders/Open/fire', {}, 'invalid-id'],
  ['an empty id', 'orders//fire', {}, 'invalid-id'],
  ['an id in other characters', 'orders/%41sha/fire', {}, 'invalid-id'],
  ['an id of 37 characters', `orders/${'a'.repeat(37)}/fire`, {}, 'invalid-id'],
  ['an id of the body of another form', 'orders', { orderId: 'A 1', kind: 'takeaway' }, 'invalid-id'],
  ['an unknown order', 'orders/nobody/add-line', naan, 'unknown-order'],
  ['an unknown table', 'tables/t99/seat', { covers: 2 }, 'unknown-table'],
  ['an unknown item', 'orders/open/add-line', { itemId: 'pizza', quantity: '1' }, 'unknown-item'],
  ['a name of the language', 'orders/open/add-line', { itemId: 'constructor', quantity: '1' }, 'unknown-item'],
  ['an unknown variant', 'orders/open/add-line', { ...naan, variantId: 'giant' }, 'unknown-variant'],
  ['an unknown modifier', 'orders/open/add-line', { ...naan, modifiers: [{ modifierId: 'gold-leaf' }] }, 'unknown-modifier'],
  ['an unknown line', 'orders/open/void-line', { lineId: 'l99' }, 'unknown-line'],
  ['an unknown ticket', 'tickets/nothing/ready', {}, 'unknown-ticket'],
  ['an unknown bill', 'bills/nothing/take-tender', tender, 'unknown-bill'],
  ['a bill of an unknown order', 'bills', { orderId: 'nobody' }, 'unknown-order'],
  ['an unknown person', 'staff/nobody/disable', {}, 'unknown-staff'],
  ['an item that is sold out', 'orders/open/add-line', { itemId: 'gulab-jamun', quantity: '1' }, 'item-sold-out'],
  ['a quantity of zero', 'orders/open/add-line', { ...naan, quantity: '0' }, 'invalid-quantity'],
  ['a negative quantity', 'orders/open/add-line', { ...naan, quantity: '-1' }, 'invalid-quantity'],
  ['a huge quantity', 'orders/open/add-line', { ...naan, quantity: '99999999' }, 'invalid-quantity'],
  ['a quantity in words', 'orders/open/add-line', { ...naan, quantity: 'two' }, 'invalid-quantity'],
  ['a quantity of exponents', 'orders/open/add-line', { ...naan, quantity: '1e3' }, 'invalid-quantity'],
  ['half a naan', 'orders/open/add-line', { ...naan, quantity: '0.5' }, 'quantity-not-whole'],
  ['a fraction as a number', 'orders/open/add-line', { ...naan, quantity: 1.5 }, 'invalid-body'],
  ['a missing quantity', 'orders/open/add-line', { itemId: 'butter-naan' }, 'invalid-body'],
  ['a delta of zero', 'orders/open/change-quantity', { lineId: 'open-l1', delta: '0' }, 'invalid-quantity'],
  ['a delta that leaves nothing', 'orders/open/change-quantity', { lineId: 'open-l1', delta: '-1' }, 'quantity-below-zero'],
  ['covers of zero', 'tables/t9/seat', { covers: 0 }, 'invalid-body'],
  ['covers as text', 'tables/t9/seat', { covers: '2' }, 'invalid-body'],
  ['a field too many', 'tables/t9/seat', { covers: 2, vip: true }, 'invalid-body'],
  ['an allergy under another name', 'orders/open/add-line', { ...naan, notes: 'NUT ALLERGY' }, 'invalid-body'],
  ['the same in a first line', 'orders', { kind: 'takeaway', lines: [{ ...naan, notes: 'NUT ALLERGY' }] }, 'invalid-body'],
  ['a voucher until a day that never comes', 'vouchers', { code: 'K7QW3MZ9X0RBT5HD', amountPaise: 1_000, kind: 'upi', expiresOn: '2026-99-99' }, 'invalid-body'],
  ['e-invoices from the 31st of February', 'outlet/change', { patch: { eInvoicingFrom: '2027-02-31' } }, 'invalid-body'],
  ['an offer from the 31st of February', 'outlet/promotions/x/define', { from: '2027-02-31' }, 'invalid-body'],
  ['a time on the 31st of February', 'orders/empty/promise', { at: '2027-02-31T12:00:00.000Z' }, 'invalid-body'],
  ['an id that is taken', 'orders', { orderId: 'open', kind: 'takeaway' }, 'id-taken'],
  ['the id of a closed order', 'orders', { orderId: 'paid', kind: 'takeaway' }, 'id-taken'],
  ['a takeaway at a table', 'orders', { kind: 'takeaway', tableId: 't9' }, 'invalid-body'],
  ['a line on a billed order', 'orders/billed/add-line', naan, 'order-billed'],
  ['a line on a paid order', 'orders/paid/add-line', naan, 'order-closed'],
  ['a line on a cancelled order', 'orders/gone/add-line', naan, 'order-closed'],
  ['sending a closed order', 'orders/paid/fire', {}, 'order-closed'],
  ['a bill of a closed order', 'bills', { orderId: 'paid' }, 'order-closed'],
  ['a second bill', 'bills', { orderId: 'billed' }, 'section-billed'],
  ['a bill of nothing', 'bills', { orderId: 'empty' }, 'nothing-to-bill'],
  ['asking for the bill of nothing', 'orders/empty/request-bill', {}, 'nothing-to-bill'],
  ['a bill of liquor where there is none', 'bills', { orderId: 'open', section: 'vat' }, 'nothing-to-bill'],
  ['paying twice', 'bills/b-paid/take-tender', tender, 'bill-settled'],
  ['more than is due by card', 'bills/b-billed/take-tender', { kind: 'card', amountPaise: 9_000_000 }, 'tender-exceeds-due'],
  ['change from a card', 'bills/b-billed/take-tender', { kind: 'upi', amountPaise: 1_000, changePaise: 100 }, 'change-not-cash'],
  ['change above the tender', 'bills/b-billed/take-tender', { ...tender, changePaise: 2_000 }, 'change-exceeds-tender'],
  ['a tender of nothing', 'bills/b-billed/take-tender', { ...tender, amountPaise: 0 }, 'invalid-amount'],
  ['a negative tender', 'bills/b-billed/take-tender', { ...tender, amountPaise: -5 }, 'invalid-amount'],
  ['half a paisa', 'bills/b-billed/take-tender', { ...tender, amountPaise: 0.5 }, 'invalid-body'],
  ['an amount beyond exactness', 'bills/b-billed/take-tender', { ...tender, amountPaise: 1e300 }, 'invalid-body'],
  ['an unknown kind of tender', 'bills/b-billed/take-tender', { ...tender, kind: 'shells' }, 'invalid-body'],
  ['a buyer with the GSTIN of the house', 'bills', { orderId: 'open', buyer: { name: 'A', address: 'B', gstin: '29AAKFK4821Q1ZM' } }, 'buyer-is-seller'],
  ['a buyer with a wrong GSTIN', 'bills', { orderId: 'open', buyer: { name: 'A', gstin: '29AAAAA0000A1Z5' } }, 'invalid-gstin'],
  ['a discount above all', 'bills', { orderId: 'open', billDiscount: { percent: '101' } }, 'invalid-discount'],
  ['moving to a taken table', 'orders/open/move', { tableId: 't2' }, 'table-taken'],
  ['moving nowhere', 'orders/open/move', { tableId: 't99' }, 'unknown-table'],
  ['moving a takeaway', 'orders/empty/move', { tableId: 't9' }, 'order-without-table'],
  ['cancelling what cooks', 'orders/sent/cancel', { reason: 'They left' }, 'order-has-sent-lines'],
  ['voiding a sent line without a reason', 'orders/billed/void-line', { lineId: 'billed-l1' }, 'order-billed'],
  ['seeing a cancel that is none', 'tickets/{sent}/acknowledge', {}, 'ticket-not-cancel'],
  ['an alert that nobody raised', 'orders/open/acknowledge-bill-request', {}, 'no-bill-request'],
  ['the last owner\'s access', 'staff/vikram/disable', {}, 'last-owner'],
  ['a time zone of fantasy', 'outlet/configure', { name: 'x' }, 'invalid-body'],
]

it.each(table)('refuses %s', async (_, path, body, code) => {
  const ticket = house.restoflow.runtime.house.live('ticket').keys().next().value ?? ''
  await refused(async () => house.post(path.replace('{sent}', ticket), body, { key: await house.key('owner') }), code)
})

it.each([
  ['reports/x?day=2026-13-45', 'invalid-date'], ['reports/x?day=2026-02-31', 'invalid-date'], ['reports/loss?from=2026-02-31', 'invalid-query'],
  ['bills?from=2026-02-31', 'invalid-query'], ['reservations?day=2026-02-31', 'invalid-query'], ['staff/meera/activity?day=2026-02-31', 'invalid-query'],
] as const)('refuses to read %s', async (path, code) => {
  await refused(async () => house.get(path, { key: await house.key('owner') }), code)
})

describe('what never reaches a command', () => {
  const raw = (text: string, headers: Readonly<Record<string, string>> = {}): Sent => ({ raw: text, headers })

  it.each<readonly [string, string, ErrorCode]>([
    ['half an object', '{"covers": 2', 'malformed-json'],
    ['no JSON', 'covers=2', 'malformed-json'],
    ['a number that JSON has not', '{"covers": NaN}', 'malformed-json'],
    ['a list', '[]', 'invalid-body'],
    ['null', 'null', 'invalid-body'],
    ['a text', '"covers"', 'invalid-body'],
    ['very deep nesting', `{"covers":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'invalid-body'],
    ['more than 64 KiB', JSON.stringify({ covers: 2, note: 'x'.repeat(70_000) }), 'body-too-large'],
  ])('%s', async (_, text, code) => {
    await refused(() => house.post('tables/t9/seat', {}, raw(text)), code)
  })

  it('nesting in a field that nobody knows', async () => {
    const text = `{"itemId":"butter-naan","quantity":"1","surplus":${'['.repeat(30_000)}${']'.repeat(30_000)}}`
    await refused(() => house.post('orders/open/add-line', {}, raw(text)), 'invalid-body')
  })

  it('a control character, which a printer would obey', async () => {
    await refused(() => house.post('orders/open/add-line', { itemId: 'butter-naan', quantity: '1', note: 'no\u001bonion' }), 'invalid-body')
  })

  it('half a character, over which nobody could recompute the chain', async () => {
    await refused(() => house.post('orders/open/add-line', {}, raw(String.raw`{"itemId":"butter-naan","quantity":"1","note":"\ud800"}`)), 'malformed-json')
  })

  it('a long body without its length', async () => {
    const stream = new ReadableStream({
      pull: controller => controller.enqueue(new TextEncoder().encode(' '.repeat(10_000))),
    })
    await refused(async () => house.request('/api/v1/tables/t9/seat', {
      method: 'POST', body: stream, duplex: 'half', headers: { authorization: `Bearer ${await house.key()}`, 'content-type': 'application/json' },
    } as RequestInit), 'body-too-large')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'application/jsonp', 'multipart/form-data; boundary=x'])('a body of %s', async type => {
    await refused(() => house.post('tables/t9/seat', {}, raw('{"covers":2}', { 'content-type': type })), 'unsupported-media-type')
  })

  it.each(['', 'a b', 'ü', 'x'.repeat(65), '../..'])('the key "%s"', async idempotencyKey => {
    await refused(() => house.post('tables/t9/seat', { covers: 2 }, { idempotencyKey: encodeURI(idempotencyKey) }), 'invalid-idempotency-key')
  })

  it.each<readonly [string, Readonly<Record<string, string>>, ErrorCode]>([
    ['no key', { authorization: '' }, 'not-signed-in'],
    ['a wrong key', { authorization: 'Bearer rf_nonsense' }, 'not-signed-in'],
    ['another scheme', { authorization: 'Basic dXNlcjpwaW4=' }, 'not-signed-in'],
    ['a session without a terminal', { authorization: '', 'restoflow-as': 'meera' }, 'not-signed-in'],
  ])('%s', async (_, headers, code) => {
    const { authorization, ...others } = headers
    const answer = await refused(() => house.request('/api/v1/tables/t9/seat', {
      method: 'POST', body: '{"covers":2}', headers: { 'content-type': 'application/json', ...others, ...(authorization && { authorization }) },
    }), code)
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
  })

  it('a key of the whole house that names no outlet, or another one', async () => {
    const { key } = await house.restoflow.runtime.access.keys.add({ outlet: '_house', name: 'chain', role: 'manager' })
    await refused(() => house.post('tables/t9/seat', { covers: 2 }, { key }), 'outlet-required')
    await refused(() => house.post('tables/t9/seat', { covers: 2 }, { key, headers: { 'restoflow-outlet': 'elsewhere' } }), 'not-found')
    const right = await house.post('tables/t9/seat', { covers: 2, orderId: 'house' }, { key, headers: { 'restoflow-outlet': 'demo' } })
    expect(right.status).toBe(200)
    await house.post('orders/house/cancel', { reason: 'test' })
  })

  it('an address that leads nowhere', async () => {
    for (const path of ['/api', '/api/', '/api/v1', '/api/v2/orders', '/api/v1/nothing', '/api/v1/orders/open/fire']) {
      const answer = await house.request(path, { headers: { authorization: `Bearer ${await house.key()}` } })
      expect([path, answer.status, answer.body.code]).toEqual([path, 404, 'not-found'])
    }
  })
})

it('names every field at fault', async () => {
  const { body } = await house.post('orders/open/add-line', { itemId: 'Butter Naan', quantity: true, modifiers: [{ modifierId: 7 }] })
  expect(body.code).toBe('invalid-body')
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['itemId', 'quantity', 'modifiers.0.modifierId'])
})

it('takes a price from the menu, and tells who sends one that it counts for nothing', async () => {
  await house.post('orders', { orderId: 'cheap', kind: 'takeaway' })
  await refused(() => house.post('orders/cheap/add-line', { ...naan, unitPricePaise: 1 }), 'invalid-body')
  const { body } = await house.post('orders/cheap/add-line', naan)
  expect(body.state.lines[0].unitPricePaise).toBeGreaterThan(1)
})

it.each(features.map(({ command }, index) => ({ command, index })))('lets only its roles give $command', async ({ command, index }) => {
  const { path, body } = await scenarios[command]?.(house, 1_000 + index) ?? { path: '', body: {} }
  const allowed = restaurant.decisions.get(command)?.roles ?? []
  for (const role of roles.filter(each => !allowed.includes(each))) {
    const answer = await refused(async () => house.post(path, body, { key: await house.key(role) }), 'forbidden')
    expect(answer.body.roles).toEqual(allowed)
  }
})

describe('approval', () => {
  const line = { lineId: 'sent-l1', reason: 'Burnt' }
  const waiter = async (): Promise<Sent> => ({ key: await house.key('waiter') })

  it('is asked for once cooking began', async () => {
    await refused(async () => house.post('orders/sent/void-line', { lineId: 'sent-l1' }, await waiter()), 'reason-required')
    await refused(async () => house.post('orders/sent/void-line', line, await waiter()), 'approval-required')
  })

  it('takes the PIN of a person who may', async () => {
    const wrong = await refused(async () => house.post('orders/sent/void-line', { ...line, approval: { by: 'meera', pin: '0000' } }, await waiter()), 'wrong-approval-pin')
    expect(wrong.body.attemptsLeft).toBe(4)
    await refused(async () => house.post('orders/sent/void-line', { ...line, approval: { by: 'nobody', pin: '4071' } }, await waiter()), 'wrong-approval-pin')
    await refused(async () => house.post('orders/sent/void-line', { ...line, approval: { by: 'asha', pin: '7318' } }, await waiter()), 'approval-forbidden')
    await refused(async () => house.post('orders/sent/void-line', { ...line, approval: { by: 'meera' } }, await waiter()), 'invalid-body')
    const sent = { ...await waiter(), idempotencyKey: 'void-sent' }
    const right = await house.post('orders/sent/void-line', { ...line, approval: { by: 'meera', pin: '4071' } }, sent)
    expect([right.status, right.text]).toEqual([200, expect.stringContaining('LineVoided')])
    const events = JSON.stringify((await house.events()).filter(({ commandId }) => commandId === 'void-sent').map(({ data }) => data))
    expect(events).toContain('meera')
    expect(events).not.toContain('4071')
    const again = await house.post('orders/sent/void-line', { ...line, approval: { by: 'meera', pin: '4071' } }, sent)
    expect(again.text).toBe(right.text)
  })

  it('locks after five wrong PINs', async () => {
    const ask = async (): Promise<Answer> => house.post('orders/sent/void-line', { ...line, approval: { by: 'vikram', pin: '1111' } }, await waiter())
    for (let left = 4; left >= 0; left--) expect((await refused(ask, 'wrong-approval-pin')).body.attemptsLeft).toBe(left)
    const locked = await refused(ask, 'too-many-attempts')
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})
