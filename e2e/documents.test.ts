import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive, newDevice, newPage, signIn } from './kit/browser'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('a bill on paper and by link', () => {
  const on = stage()

  const issued = async (page: Page, tableId: string): Promise<string> => {
    const orderId = await seat(page, 'farah', tableId, 2)
    await send(page, 'farah', `orders/${orderId}/add-line`, { itemId: 'hara-bhara-kabab', quantity: '2' })
    return String((await send(page, 'farah', 'bills', { orderId })).state['id'])
  }
  /** Printing itself is the browser's; what it would print is kept. */
  const keepPrinted = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, {
    printed: [], print: () => {
      const marks = [...document.querySelectorAll('.to-print .copy-mark')].map(mark => mark.textContent)
      ;(window as unknown as { printed: unknown[] }).printed.push(marks)
      dispatchEvent(new Event('afterprint'))
    },
  }))
  const printed = (page: Page): Promise<unknown> => page.evaluate(() => (window as unknown as { printed: unknown }).printed)

  it('prints the original once, then duplicates, and says so in the pane', async () => {
    const page = await on.open('farah', '/till')
    const billId = await issued(page, 't1')
    await page.goto(`${on.server.url}/till?bill=${billId}&as=farah`)
    await isLive(page)
    await keepPrinted(page)
    await page.locator(`[data-print="${billId}"]`).click()
    await expect.poll(() => printed(page)).toEqual([['ORIGINAL FOR RECIPIENT']])
    await page.locator('.frozen', { hasText: '1 copy given out' }).waitFor()
    await page.keyboard.press('p')
    await expect.poll(() => printed(page)).toEqual([['ORIGINAL FOR RECIPIENT'], ['DUPLICATE']])
    await page.goto(`${on.server.url}/till/bills/${billId}/print?paper=a4&as=farah`)
    await keepPrinted(page)
    await page.locator('#print-now').click()
    await expect.poll(() => printed(page)).toEqual([['DUPLICATE']])
    expect(await page.locator('.copy-mark').isVisible()).toBe(false)
    const file = page.waitForEvent('download')
    await page.locator('.print-actions a', { hasText: 'PDF' }).click()
    expect((await file).suggestedFilename()).toMatch(/^KC-\d\d-\d\d-\d+\.pdf$/)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it('makes a link that the guest opens on a phone, and ends it', async () => {
    const page = await on.open('farah', '/till')
    const billId = await issued(page, 't2')
    await page.goto(`${on.server.url}/till?bill=${billId}&as=farah`)
    await isLive(page)
    await page.locator('[data-share]').click()
    await page.locator('#share-dialog[open]').waitFor()
    await page.locator('#share-phone').fill('9900000001')
    expect(await page.locator('#share-whatsapp').getAttribute('href')).toMatch(/^https:\/\/wa\.me\/919900000001\?text=.*%2Fb%2F/)
    expect(await page.locator('#share-sms').getAttribute('href')).toMatch(/^sms:\+919900000001\?body=/)
    await page.locator('#share-lan', { hasText: 'network' }).waitFor()
    await page.waitForTimeout(300)
    expect(await axeProblems(page)).toEqual([])
    const url = await page.locator('#share-url').inputValue()
    // looking at the ways hands nothing out
    expect(await page.locator('.frozen').textContent()).not.toContain('given out')
    await page.locator('#share-copy').click()
    await page.locator('.frozen', { hasText: '1 copy given out' }).waitFor()

    const phone = await newPage(await newDevice(on.browser, { width: 390, height: 844, touch: true }))
    await phone.goto(url)
    expect(await phone.locator('.guest-actions a').first().getAttribute('href')).toMatch(/^upi:\/\/pay\?/)
    expect(await phone.locator('.paper').innerText()).toMatch(/ORIGINAL FOR RECIPIENT[\s\S]*TAX INVOICE[\s\S]*Hara bhara kabab/)
    expect(await phone.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
    expect(await axeProblems(phone)).toEqual([])
    expect(complaintsOf(phone)).toEqual([])

    await page.locator('#share-revoke').click()
    await page.locator('#toasts', { hasText: '1 link ended' }).waitFor()
    await phone.reload()
    await phone.locator('h1', { hasText: 'This link has ended' }).waitFor()
    await phone.context().close()
    await page.context().close()
  })

  it('gives a proforma of what is not issued, and a page of a credit note', async () => {
    const page = await newPage(await newDevice(on.browser))
    await signIn(page, on.server.url, 'meera', '/till')
    const orderId = await seat(page, 'meera', 't3', 2)
    await send(page, 'meera', `orders/${orderId}/add-line`, { itemId: 'cola', quantity: '1' })
    await page.goto(`${on.server.url}/till/orders/${orderId}/proforma?section=gst&as=meera`)
    expect(await page.locator('.paper').innerText()).toMatch(/PROFORMA[\s\S]*This is not a tax invoice[\s\S]*No number yet/)
    expect(await axeProblems(page)).toEqual([])
    const bill = await send(page, 'meera', 'bills', { orderId })
    const note = await send(page, 'meera', 'credit-notes', { billId: String(bill.state['id']), reason: 'The cola was warm', approval: { by: 'meera', pin: '4071' } })
    await page.goto(`${on.server.url}/till/credit-notes/${String(note.state['id'])}/print?paper=a4&as=meera`)
    const text = await page.locator('.paper').innerText()
    for (const part of ['CREDIT NOTE', `${String(bill.state['number'])} of `, 'The cola was warm', 'TOTAL CREDITED', 'Authorised signatory']) expect(text).toContain(part)
    expect(await axeProblems(page)).toEqual([])
    await page.context().close()
  })
})
