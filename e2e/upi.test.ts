import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestProvider, type TestProviderServer } from '../packages/server/src/payments/test-provider-server'
import { omitted } from '../tools/test-support/omit'
import { fire, seat } from './kit/api'
import { axeProblems, complaintsOf, launchBrowser, newDevice, newPage, signIn } from './kit/browser'
import { startServer, type TestServer } from './kit/server'

const secret = 'a secret of the stories'

describe.skipIf(omitted('browser'))('UPI through a payment provider', () => {
  let provider: TestProviderServer
  let server: TestServer
  let browser: Browser
  let till: Page

  beforeAll(async () => {
    provider = await startTestProvider({ secret })
    const env = { RESTOFLOW_PAYMENT_PROVIDER: 'test', RESTOFLOW_PAYMENT_URL: provider.url, RESTOFLOW_PAYMENT_SECRET: secret }
    ;[server, browser] = await Promise.all([startServer({ env }), launchBrowser()])
    till = await newPage(await newDevice(browser))
    await signIn(till, server.url, 'farah', '/till')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
    await provider?.close()
  })

  /** Issues the bill of a table and shows the provider's QR for all of it. @returns the provider's reference */
  const showQr = async (tableId: string): Promise<string> => {
    const orderId = await seat(till, 'farah', tableId, 2)
    await fire(till, 'farah', orderId, 'hara-bhara-kabab')
    await till.locator(`#queue-${orderId}`).click()
    await till.locator('#issue').click()
    await till.locator('.pay-live[data-stage="due"]').waitFor()
    await till.locator('.tender:has([value="upi"])').click()
    await expect.poll(() => till.locator('#take-text').textContent()).toMatch(/^Show the QR for ₹/)
    // a tap right after Issue counts as its echo
    await till.locator('#quick-amounts [data-amount]').first().click()
    await till.locator('#take').click()
    await till.locator('.collection .qr svg').waitFor()
    return provider.open().at(-1) ?? ''
  }

  it('shows the QR, and says paid when the guest has paid, without a touch', async () => {
    const reference = await showQr('t2')
    expect(await till.locator('.collection-state').textContent()).toContain('Waiting for the payment')
    expect(await till.locator('#tender-form').isVisible()).toBe(false)
    expect(await axeProblems(till)).toEqual([])
    expect(await provider.pay(reference)).toBe(200)
    await till.locator('.pay-live[data-stage="paid"]').waitFor()
    expect(await till.locator('.taken').textContent()).toMatch(/UPI T[0-9a-f]{12}/)
  })

  it('says in words that the provider refused, until the cashier has read it', async () => {
    const reference = await showQr('t4')
    expect(await provider.refuse(reference, 'The daily limit is reached')).toBe(200)
    const refused = till.locator('.collection-ended')
    await refused.waitFor()
    expect(await refused.textContent()).toMatch(/₹[\d.,]+ was refused.*“The daily limit is reached”.*Ask again/)
    expect(await till.locator('#tender-form').isVisible()).toBe(true)
    expect(await axeProblems(till)).toEqual([])
    await refused.getByRole('button', { name: 'Got it' }).click()
    await expect.poll(() => refused.count()).toBe(0)
  })

  it('names money that came though the bill was paid in cash, until it is given back', async () => {
    const reference = await showQr('t3')
    await till.getByRole('button', { name: 'Stop waiting' }).click()
    await till.locator('#tender-form').waitFor()
    await till.locator('.tender:has([value="cash"])').click()
    await till.locator('#quick-amounts [data-amount]').first().click()
    await till.locator('#take').click()
    await till.locator('.pay-live[data-stage="paid"]').waitFor()
    expect(await provider.pay(reference)).toBe(200)
    const surplus = till.locator('.queue .surplus')
    await surplus.waitFor()
    expect(await surplus.textContent()).toContain('to give back')
    await surplus.getByRole('button').click()
    await expect.poll(() => surplus.count()).toBe(0)
    expect(complaintsOf(till)).toEqual([])
  })
})
