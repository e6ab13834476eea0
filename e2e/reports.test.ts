import type { Page } from 'playwright-core'
import { localTime } from '@restoflow/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { omitted } from '../tools/test-support/omit'
import { seat, send } from './kit/api'
import { axeProblems, complaintsOf, newDevice, newPage } from './kit/browser'
import { stage } from './kit/stage'

describe.skipIf(omitted('browser'))('reports', () => {
  const on = stage()
  let page: Page
  const today = localTime(new Date().toISOString(), 'Asia/Kolkata').date
  const month = today.slice(0, 7)
  const text = (path: string): Promise<string> => page.evaluate(async url => (await fetch(url)).text(), `${path}${path.includes('?') ? '&' : '?'}as=meera`)

  beforeAll(async () => {
    page = await on.open('meera', '/floor')
    const orderId = await seat(page, 'meera', 't1', 2)
    await send(page, 'meera', `orders/${orderId}/add-line`, { lineId: 'one', itemId: 'hara-bhara-kabab', quantity: '2' })
    await send(page, 'meera', `orders/${orderId}/add-line`, { lineId: 'two', itemId: 'cola', quantity: '1' })
    const { state } = await send(page, 'meera', 'bills', { billId: 'report-bill', orderId })
    await send(page, 'meera', 'bills/report-bill/take-tender', { kind: 'upi', amountPaise: state['totalPaise'] })
  })

  it('shows the month\'s GSTR-1, each table with its documents behind it', async () => {
    await page.goto(`${on.server.url}/reports?as=meera&month=${month}`)
    await expect.poll(() => page.locator('.screens [aria-current="page"]').first().textContent()).toContain('Reports')
    await page.locator('#gstr1 tbody a', { hasText: 'B2CS' }).click()
    await expect.poll(() => page.locator('.numbers tbody tr').count()).toBe(1)
    expect(await axeProblems(page)).toEqual([])
    expect(await text(await page.locator('.downloads a').first().getAttribute('href') ?? '')).toContain('Taxable value')
    await page.locator('.numbers tbody a').first().click()
    await expect.poll(() => page.url()).toContain('/till?')
  })

  it('shows a day\'s documents and money as they happened, and goes to the day before', async () => {
    await page.goto(`${on.server.url}/reports?as=meera&day=${today}`)
    await expect.poll(() => page.locator('#daybook tbody tr').count()).toBe(2)
    expect(await page.locator('#tax tfoot').textContent()).toContain('₹')
    await page.locator('.period-form a').first().click()
    await expect.poll(() => page.locator('#daybook .empty').count()).toBe(1)
  })

  it('has the month\'s day book, with a way to each day', async () => {
    await page.goto(`${on.server.url}/reports?as=meera&month=${month}`)
    await expect.poll(() => page.locator('#daybook tbody tr').count()).toBe(1)
    expect(await text(`/reports/files/daybook?month=${month}&format=csv`)).toContain('Invoice')
    await page.locator('#daybook tbody a').click()
    await expect.poll(() => page.url()).toContain(`day=${today}`)
    await expect.poll(() => page.locator('#daybook tbody tr').count()).toBe(2)
  })

  it('gives the files, and the edit log with every change', async () => {
    const portal = JSON.parse(await text(`/reports/files/gstr1?month=${month}&format=json`)) as { fp: string; b2cs: unknown[] }
    expect(portal.fp).toBe(`${month.slice(5)}${month.slice(0, 4)}`)
    expect(portal.b2cs).toHaveLength(2)
    expect(await text(`/reports/files/tax-summary?day=${today}&format=csv`)).toContain('Taxable value')
    const log = await text(`/reports/files/edit-log?month=${month}`)
    expect(log).toContain('BillIssued')
    expect(log).toContain('for owners')
    const sheet = await page.evaluate(async url => (await (await fetch(url)).text()).slice(0, 2), `/reports/files/daybook?as=meera&day=${today}&format=xlsx`)
    expect(sheet).toBe('PK')
    const tables = await page.evaluate(async url => {
      const answer = await fetch(url)
      return [answer.headers.get('content-disposition'), (await answer.text()).match(/gstr1-[^/]*?-b2cs\.csv/g)?.length]
    }, `/reports/files/gstr1?as=meera&month=${month}&format=csv`)
    expect(tables).toEqual([`attachment; filename="gstr1-${month}.zip"`, 2])
  })

  it('is clean in both themes, at every width, and closed to waiters', async () => {
    for (const view of [{ width: 390, height: 844 }, { width: 820, height: 1180, scheme: 'dark' as const }, { width: 1440, height: 900 }]) {
      const device = await newPage(await newDevice(on.browser, view))
      await device.goto(`${on.server.url}/open/meera`)
      await device.waitForURL(url => url.searchParams.get('as') === 'meera')
      await device.goto(`${on.server.url}/reports?as=meera&month=${month}`)
      await device.locator('#gstr1 table').first().waitFor()
      expect(await axeProblems(device)).toEqual([])
      expect(await device.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      expect(complaintsOf(device)).toEqual([])
      await device.context().close()
    }
    const waiter = await on.open('asha')
    const answer = await waiter.goto(`${on.server.url}/reports?as=asha`)
    expect(answer?.status()).toBe(403)
  })
})
