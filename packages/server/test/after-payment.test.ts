import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestHouse, silentProvider, type Answer, type Json, type TestHouse } from './support/house'

let house: TestHouse
let page: (path: string) => Promise<string>
const approval = { by: 'meera', pin: '4071' }
beforeAll(async () => {
  house = await openTestHouse({ env: silentProvider, since: '2001-01-01T06:00:00.000Z' })
  const { headers } = await house.request('/', { headers: { accept: 'text/html' } })
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? ''
  const signIn = { staffId: 'meera', pin: approval.pin }
  const to = { cookie, origin: house.url, 'content-type': 'application/json' }
  expect((await house.request('/session/sign-in', { method: 'POST', body: JSON.stringify(signIn), headers: to })).status).toBe(200)
  page = async path => (await house.request(`${path}${path.includes('?') ? '&' : '?'}as=meera`, { headers: { cookie, accept: 'text/html' } })).text
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

const give = async (path: string, body: unknown): Promise<Answer> => house.post(path, body, { key: await house.key('cashier') })
const must = async (path: string, body: unknown): Promise<Json> => {
  const answer = await give(path, body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body
}
const codeOf = async (path: string, body: unknown): Promise<unknown> => (await give(path, body)).body.code
/** A bill of ₹357, as `b-{id}`. */
const bill = async (id: string): Promise<string> => {
  await must('orders', { orderId: id, kind: 'takeaway', lines: [{ lineId: `${id}-l`, itemId: 'paneer-butter-masala', quantity: '1' }] })
  await must('bills', { billId: `b-${id}`, orderId: id })
  return `bills/b-${id}`
}
const total = 35_700

describe('money that goes back', () => {
  it('is offered as it was paid, the due account first', async () => {
    const customer = (await must('customers', { name: 'Udyog Foods', phone: '+919845044123' })).state.id as string
    await house.post(`accounts/${customer}/define`, { limitPaise: 500_000 })
    const path = await bill('a')
    await must(`${path}/take-tenders`, { tenders: [{ kind: 'account', accountId: customer, amountPaise: 20_000 }, { kind: 'card', amountPaise: total - 20_000 }] })
    await must('credit-notes', { creditNoteId: 'cn-a', billId: 'b-a', reason: 'Cold', approval })
    const html = await page('/till/bills/b-a')
    expect(html).toMatch(/data-way="account"[\s\S]*Udyog Foods[\s\S]*up to ₹200\.00[\s\S]*data-way="card"[\s\S]*up to ₹157\.00/)
    const refundForm = /id="refund-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? ''
    expect([...refundForm.matchAll(/name="kind" value="(\w+)"/g)].map(([, kind]) => kind)).toEqual(['account'])
    expect(await codeOf(`${path}/refund`, { creditNoteId: 'cn-a', kind: 'cash', amountPaise: total, approval })).toBe('refund-not-as-paid')
    await must(`${path}/refund`, { creditNoteId: 'cn-a', kind: 'account', accountId: customer, amountPaise: 20_000 })
    expect(await codeOf(`${path}/refund`, { creditNoteId: 'cn-a', kind: 'cash', amountPaise: 15_700 })).toBe('approval-required')
    await must(`${path}/refund`, { creditNoteId: 'cn-a', kind: 'cash', amountPaise: 15_700, approval })
    expect((await house.get(`accounts/${customer}`)).body.balancePaise).toBe(0)
    expect((await page('/till/bills/b-a'))).not.toContain('id="refund-form"')
  })

  it('is named at closing and on X and Z while it is held for a guest', async () => {
    const path = await bill('h')
    await must('collections', { collectionId: 'c-h', bills: [{ billId: 'b-h', amountPaise: total }] })
    await must(`${path}/take-tender`, { kind: 'cash', amountPaise: total })
    const { dispatcher, outlet } = house.restoflow.runtime
    const paid = { paymentId: 'UTR9', amountPaise: total, paidAt: new Date().toISOString() }
    await dispatcher.dispatch({ outlet, command: 'collection.confirm', id: 'c-h', body: paid, by: { kind: 'system', id: 'payment-provider', roles: [] } })
    expect((await house.get('days')).body.held).toMatchObject([{ collectionId: 'c-h', amountPaise: total }])
    expect((await house.get('reports/x')).body.held).toHaveLength(1)
    const shown = await page('/reports/day')
    expect(shown).toContain('₹357.00 is held for guests')
    expect(shown).toContain('order=h')
    expect(await page('/reports/x')).toMatch(/Held for guests[\s\S]*357\.00/)
  })
})

describe('a payment that was entered wrongly', () => {
  it('is due again on a settled bill, paid at the till, and found as open meanwhile', async () => {
    const path = await bill('w')
    const { state } = await must(`${path}/take-tender`, { kind: 'upi', amountPaise: total, reference: 'T1' })
    const { tenderId } = state.tenders[0]
    const shown = await page('/till/bills/b-w')
    expect(shown).toMatch(/name="came" value="never"[\s\S]*name="amountPaise"/)
    const back = await must(`${path}/correct-tender`, { tenderId, reason: 'Never came', approval })
    expect(back.state).toMatchObject({ state: 'issued', duePaise: total })
    expect((await house.get('bills?state=open')).body.items).toContainEqual(expect.objectContaining({ id: 'b-w', duePaise: total }))
    const html = await page('/till/bills/b-w')
    expect(html).toContain('href="/till?bill=b-w')
    expect(html).not.toContain('id="reopen-dialog"')
    expect(await page('/till?bill=b-w')).toContain('data-stage="due"')
    expect((await house.get('days')).body.blockers).toContainEqual(expect.objectContaining({ kind: 'unpaid-bill', id: 'w' }))
    expect((await must(`${path}/take-tender`, { kind: 'cash', amountPaise: total })).state).toMatchObject({ state: 'settled', duePaise: 0 })
    const { body: losses } = await house.get('reports/loss')
    expect(losses.losses).toContainEqual(expect.objectContaining({ kind: 'correction', billId: 'b-w', amountPaise: total, reason: 'Never came' }))
  })
})

it('says what reopening a part of a split gives back, and what not', async () => {
  await must('orders', { orderId: 's', kind: 'takeaway', lines: [{ lineId: 's-l', itemId: 'paneer-butter-masala', quantity: '2' }] })
  await must('orders/s/split', { by: { parts: 2 } })
  for (const part of [1, 2]) await must('bills', { billId: `b-s${part}`, orderId: 's', part })
  const partText = 'The dishes stay as they are while another bill of the order stands.'
  expect(await page('/till/bills/b-s1')).toContain(partText)
  await must('credit-notes', { billId: 'b-s2', reopen: true, reason: 'Wrong', approval })
  expect(await page('/till/bills/b-s1')).not.toContain(partText)
  expect(await page('/till/bills/b-s1')).toContain('the order can be changed and billed again')
})

it('prints the Z report as the original once, whatever the address says', async () => {
  const day = '2001-01-02'
  await house.post(`days/${day}/close`)
  const z = async (): Promise<string> => page(`/reports/z/${day}?first=1`)
  expect(await z()).toMatch(new RegExp(`data-record="days/${day}"[\\s\\S]*class="copy-mark" data-original="ORIGINAL" data-duplicate="DUPLICATE">COPY NOT ON RECORD`))
  expect((await must(`days/${day}/print`, { form: '80' })).state.copies).toHaveLength(1)
  expect((await must(`days/${day}/print`, { form: 'a4' })).state.copies).toHaveLength(2)
  expect((await house.get(`reports/z/${day}`)).body.copies).toMatchObject([{ copy: 1, form: '80' }, { copy: 2, form: 'a4' }])
  expect(await codeOf('days/2001-01-03/print', { form: '80' })).toBe('unknown-z-report')
})
