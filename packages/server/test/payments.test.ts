import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign, signatureHeader } from '../src/outside/signature'
import { startTestProvider, type TestProviderServer } from '../src/payments/test-provider-server'
import { openTestHouse, placeOrder, type Answer, type Json, type TestHouse } from './support/house'

const secret = 'a secret of the tests'
let provider: TestProviderServer
let house: TestHouse
const options = (): { env: Record<string, string> } => ({
  env: { RESTOFLOW_PAYMENT_PROVIDER: 'test', RESTOFLOW_PAYMENT_URL: provider.url, RESTOFLOW_PAYMENT_SECRET: secret },
})

beforeAll(async () => {
  provider = await startTestProvider({ secret })
  house = await openTestHouse(options())
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
  await provider.close()
})

let tables = 0
/** A bill of ₹357, and a collection of all of it that the guest can pay. */
async function asked(id: string): Promise<string> {
  tables = (tables % 12) + 1
  await placeOrder(house, `t${tables}`, id)
  await house.post('bills', { billId: `b-${id}`, orderId: id })
  const { status, text } = await house.post('collections', { collectionId: `c-${id}`, bills: [{ billId: `b-${id}`, amountPaise: 35_700 }] }, { key: await house.key('cashier') })
  expect(status, text).toBe(200)
  await expect.poll(async () => (await collection(id)).state).toBe('offered')
  return `c-${id}`
}
const collection = async (id: string): Promise<Json> => (await house.get(`collections/c-${id}`)).body
const bill = async (id: string): Promise<Json> => (await house.get(`bills/b-${id}`)).body
const told = (reference: string, more: Readonly<Record<string, unknown>> = {}): string =>
  JSON.stringify({ state: 'paid', reference, paymentId: `pay-${reference}`, amountPaise: 35_700, paidAt: '2026-11-22T06:30:00.000Z', ...more })
const hook = (body: string, { by = secret, at = new Date().toISOString(), name = 'test', signed = body }: { by?: string; at?: string; name?: string; signed?: string } = {}): Promise<Answer> =>
  house.request(`/hooks/payments/${name}`, { method: 'POST', headers: { 'content-type': 'application/json', [signatureHeader]: sign(by, signed, at) }, body })

describe('a payment through the provider', () => {
  it('is asked for, shown, paid, and on the bill without anybody', async () => {
    const reference = await asked('a')
    expect(await collection('a')).toMatchObject({ provider: 'test', amountPaise: 35_700, offer: { link: expect.stringMatching(/am=357\.00/) } })
    expect(await provider.pay(reference)).toBe(200)
    expect(await bill('a')).toMatchObject({ state: 'settled', duePaise: 0, tenders: [{ kind: 'upi', amountPaise: 35_700, reference: expect.stringMatching(/^T[0-9a-f]+$/) }] })
    const taken = (await house.events()).find(({ type, stream }) => type === 'TenderTaken' && stream === 'bill/b-a')
    expect(taken?.by).toEqual({ kind: 'system', id: 'payment-provider' })
    expect(JSON.stringify(await house.events())).not.toContain(secret)
  })

  it('is taken once, however often it is told', async () => {
    const reference = await asked('b')
    const answers = await Promise.all(Array.from({ length: 6 }, () => hook(told(reference))))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
    expect((await hook(told(reference))).status).toBe(200)
    expect((await bill('b')).tenders).toHaveLength(1)
  })

  it.each([
    ['a tampered body', 'c', (body: string) => hook(body, { signed: body.replace('35700', '35701') }), 'callback-unsigned', 403],
    ['another secret', 'd', (body: string) => hook(body, { by: 'another secret, as long' }), 'callback-unsigned', 403],
    ['an old signature', 'e', (body: string) => hook(body, { at: new Date(Date.now() - 400_000).toISOString() }), 'callback-outdated', 403],
    ['one from the future', 'f', (body: string) => hook(body, { at: new Date(Date.now() + 400_000).toISOString() }), 'callback-outdated', 403],
    ['another provider', 'g', (body: string) => hook(body, { name: 'else' }), 'unknown-payment-provider', 404],
    ['less than asked', 'h', () => hook(told('c-h', { amountPaise: 35_699 })), 'payment-amount-differs', 422],
    ['more than asked', 'i', () => hook(told('c-i', { amountPaise: 35_701 })), 'payment-amount-differs', 422],
    ['an unknown collection', 'j', () => hook(told('c-nobody')), 'unknown-collection', 404],
  ] as const)('takes nothing for %s', async (_, id, send, code, status) => {
    const reference = await asked(id)
    const { position } = house.restoflow.runtime.house
    const answer = await send(told(reference))
    expect([answer.status, answer.body.code]).toEqual([status, code])
    expect(house.restoflow.runtime.house.position).toBe(position)
    expect(await bill(id)).toMatchObject({ duePaise: 35_700, tenders: [] })
  })

  it('takes nothing without any signature', async () => {
    expect((await house.request('/hooks/payments/test', { method: 'POST', body: told('c-c') })).body.code).toBe('callback-unsigned')
  })

  it('keeps for the guest what was paid in cash meanwhile, until somebody gives it back', async () => {
    const reference = await asked('k')
    await house.post('bills/b-k/take-tender', { kind: 'cash', amountPaise: 35_700 })
    expect(await provider.pay(reference)).toBe(200)
    expect((await bill('k')).tenders).toMatchObject([{ kind: 'cash' }])
    const [payment] = (await collection('k')).payments
    expect(payment).toMatchObject({ surplusPaise: 35_700 })
    expect((await house.post('collections/c-k/return-surplus', { paymentId: payment.paymentId, reference: 'RF-7' }, { key: await house.key('waiter') })).status).toBe(403)
    expect((await house.post('collections/c-k/return-surplus', { paymentId: payment.paymentId, reference: 'RF-7' }, { key: await house.key('cashier') })).status).toBe(200)
    expect((await collection('k')).payments).toMatchObject([{ returned: { reference: 'RF-7' } }])
  })

  it('shows the newest QR for a bill alone, and takes the older one all the same', async () => {
    const reference = await asked('l')
    await house.post('collections', { collectionId: 'c-l2', bills: [{ billId: 'b-l', amountPaise: 10_000 }] })
    await expect.poll(async () => (await collection('l')).state).toBe('ended')
    expect(await provider.pay(reference)).toBe(200)
    expect(await bill('l')).toMatchObject({ state: 'settled', tenders: [{ amountPaise: 35_700 }] })
  })

  it('goes on after a restart, and asks when the callback never came', async () => {
    const reference = await asked('m')
    await provider.pay(reference, { callback: false })
    expect((await bill('m')).duePaise).toBe(35_700)
    house = await house.restart()
    await expect.poll(async () => (await bill('m')).state, { timeout: 20_000 }).toBe('settled')
    expect((await bill('m')).tenders).toHaveLength(1)
  })
})

it('asks nobody where nobody is configured', async () => {
  const plain = await openTestHouse()
  await placeOrder(plain, 't1', 'a')
  await plain.post('bills', { billId: 'b-a', orderId: 'a' })
  expect((await plain.post('collections', { bills: [{ billId: 'b-a', amountPaise: 100 }] })).body.code).toBe('payment-provider-missing')
  expect((await plain.request('/hooks/payments/test', { method: 'POST', body: '{}' })).body.code).toBe('unknown-payment-provider')
  expect(plain.reported).toEqual([])
  await plain.close()
})
