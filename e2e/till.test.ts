import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { computeBill, formatMoney, inGst, type ComputedBill } from '@restoflow/core'
import { omitted } from '../tools/test-support/omit'
import { eventsAfter, fire, seat, send } from './kit/api'
import { axeProblems, complaintsOf, isLive, launchBrowser, newDevice, newPage, signInByTap, soundsPlayed, type ViewOptions } from './kit/browser'
import { openLine } from './kit/cut'
import { startServer, type TestServer } from './kit/server'

const food = ['hara-bhara-kabab', 'cola', 'sweet-lassi'] as const

describe.skipIf(omitted('browser'))('the till', () => {
  let server: TestServer
  let browser: Browser
  let manager: Page

  beforeAll(async () => {
    ;[server, browser] = await Promise.all([startServer(), launchBrowser()])
    manager = await newPage(await newDevice(browser))
    await signInByTap(manager, server.url, 'meera')
  })
  afterAll(async () => {
    await browser?.close()
    await server?.stop()
  })

  const till = async (options: ViewOptions & { path?: string; base?: string } = {}): Promise<Page> => {
    const page = await newPage(await newDevice(browser, options))
    await signInByTap(page, options.base ?? server.url, 'farah', options.path ?? '/till')
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))
    return page
  }
  const leave = async (page: Page): Promise<void> => {
    expect(await page.evaluate(() => 'loadedOnce' in window)).toBe(true)
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  }
  /** Guests who have eaten: three items at 5 %, 40 % and nil. */
  const guestsAt = async (tableId: string, covers = 2): Promise<string> => {
    const orderId = await seat(manager, 'meera', tableId, covers)
    await fire(manager, 'meera', orderId, ...food)
    return orderId
  }
  const read = <T>(page: Page, path: string): Promise<T> => page.evaluate(async url => {
    const answer = await fetch(url, { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    return (await answer.json()) as T
  }, `/api/v1/${path}`)
  const billOf = async (orderId: string): Promise<{ id: string; number: string; state: string; totalPaise: number; duePaise: number; tenders: { kind: string }[]; figures: ComputedBill }> => {
    const { bills } = await read<{ bills: string[] }>(manager, `orders/${orderId}`)
    return read(manager, `bills/${bills[0] ?? ''}`)
  }
  const stage = (page: Page): Promise<string | null> => page.locator('.pay-live').getAttribute('data-stage')
  const tableState = async (tableId: string): Promise<string | undefined> =>
    (await read<{ items: { id: string; state: string }[] }>(manager, 'tables?limit=200')).items.find(({ id }) => id === tableId)?.state

  /** What the three items must come to, from the menu's prices. */
  const expected = async (billDiscount?: { percent: string }): Promise<ComputedBill> => {
    const { categories } = await read<{ categories: { items: { id: string; pricePaise: number }[] }[] }>(manager, 'menu')
    const prices = new Map(categories.flatMap(({ items }) => items).map(({ id, pricePaise }) => [id, pricePaise]))
    const taxes = {
      'hara-bhara-kabab': { rateBasisPoints: 500, hsn: '996331', treatment: 'taxable' },
      'cola': { rateBasisPoints: 4000, hsn: '220210', treatment: 'taxable' },
      'sweet-lassi': { rateBasisPoints: 0, hsn: '0403', treatment: 'nil' },
    } as const
    return computeBill({
      regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }),
      lines: food.map(id => ({ id, name: id, quantity: '1', unitPricePaise: prices.get(id) ?? 0, ...taxes[id] })),
      ...(billDiscount && { billDiscount }),
    })
  }

  it('rings for a bill without a reload, takes no focus, covers nothing, moves nothing, and calms down on F2', async () => {
    const page = await till()
    const orderId = await guestsAt('t9', 5)
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('#issue').waitFor()
    const sounds = await soundsPlayed(page)
    const quiet = await page.locator('.alert-lane').boundingBox()
    await page.keyboard.press('/')
    await page.keyboard.type('ras')

    await send(manager, 'meera', `orders/${orderId}/request-bill`)
    const card = page.getByRole('alert')
    await card.getByRole('heading', { name: 'T9 wants the bill' }).waitFor()
    await expect.poll(() => soundsPlayed(page)).toBeGreaterThan(sounds)
    await page.keyboard.type('malai')
    expect(await page.locator('#find-text').evaluate(box => [document.activeElement === box, (box as HTMLInputElement).value])).toEqual([true, 'rasmalai'])
    expect(await page.locator('.alert-lane').boundingBox()).toEqual(quiet)
    // Nothing of the page lies under the card.
    const covered = await page.evaluate(() => {
      const lane = document.querySelector('.bill-alert')?.getBoundingClientRect()
      return [...document.querySelectorAll('button, a, input')].filter(control => {
        const box = control.getBoundingClientRect()
        return lane && !control.closest('.bill-alert') && box.width > 0 && box.left < lane.right && box.right > lane.left && box.top < lane.bottom && box.bottom > lane.top
      }).map(control => control.outerHTML.slice(0, 80))
    })
    expect(covered).toEqual([])

    await page.keyboard.press('Escape')
    await page.keyboard.press('F2')
    await expect.poll(() => page.locator('.bill-alert').count()).toBe(0)
    await page.locator(`#queue-${orderId}.is-seen`, { hasText: 'Seen by Farah' }).waitFor()
    expect(await page.locator('.lane-quiet').textContent()).toContain('No one is waiting for the bill')
    await leave(page)
  })

  it('issues to the paisa, takes UPI and cash, gives change, frees the table and goes on with the next', async () => {
    const page = await till()
    const [orderId, other] = [await guestsAt('t1'), await guestsAt('t2')]
    await send(manager, 'meera', `orders/${other}/request-bill`)
    await page.locator(`#queue-${orderId}`).click()
    const bill = await expected()
    await page.locator('.bill-document', { hasText: 'PREVIEW, NOT A BILL' }).waitFor()
    expect(await page.locator('#issue-text').textContent()).toBe(`Issue bill, ${formatMoney(bill.totalPaise, { paise: 'never' })}`)
    // A double tap issues once, and its second half takes no payment though the button stands in the same place.
    const at = await page.locator('#issue').boundingBox() ?? { x: 0, y: 0 }
    await page.mouse.click(at.x + 40, at.y + 20)
    await page.waitForTimeout(200)
    await page.mouse.click(at.x + 40, at.y + 20)
    const paper = page.locator('.bill-document[data-issued="true"] .paper')
    await paper.waitFor()
    await page.locator('.frozen', { hasText: /Issued .* Lines and prices are final\./ }).waitFor()
    const text = await paper.innerText()
    for (const figure of [bill.totalPaise, bill.grossPaise, ...bill.groups.flatMap(({ taxablePaise, cgstPaise }) => [taxablePaise, cgstPaise])]) {
      expect(text).toContain(formatMoney(figure, { currency: '' }))
    }
    expect(text).toMatch(/INVOICE-CUM-BILL OF SUPPLY[\s\S]*KC\/\d\d-\d\d\/\d+/)

    await page.keyboard.press('u')
    await page.locator('#upi svg').waitFor()
    await page.keyboard.type('100')
    await page.locator('#upi', { hasText: '₹100.00' }).waitFor()
    expect(await page.locator('#take-text').textContent()).toBe('Take ₹100')
    await page.locator('#take').dblclick()
    await page.locator('.taken li', { hasText: 'UPI' }).waitFor()
    const left = bill.totalPaise - 100_00
    expect(await page.locator('.due .amount').textContent()).toBe(formatMoney(left))
    await page.locator('#upi').waitFor({ state: 'hidden' })

    await page.waitForTimeout(1_000)
    const given = Math.ceil(left / 500_00) * 500_00
    await page.locator(`#quick-amounts [data-amount="${given}"]`).click()
    expect(await page.locator('#change').textContent()).toBe(formatMoney(given - left))
    await page.keyboard.press('Enter')
    await expect.poll(() => stage(page)).toBe('paid')
    // A second Enter at once is the first one's echo: the change stays in view.
    await page.keyboard.press('Enter')
    expect(await page.locator('.pay-done').innerText()).toMatch(new RegExp(`Change to give[\\s\\S]*${formatMoney(given - left)}[\\s\\S]*T1 is free\\.`))
    expect(await tableState('t1')).toBe('free')
    const settled = await billOf(orderId)
    expect(settled).toMatchObject({ state: 'settled', duePaise: 0, totalPaise: bill.totalPaise })
    expect(settled.tenders.map(({ kind }) => kind)).toEqual(['upi', 'cash'])
    expect(settled.figures).toMatchObject({ taxablePaise: bill.taxablePaise, cgstPaise: bill.cgstPaise, sgstPaise: bill.sgstPaise, roundOffPaise: bill.roundOffPaise })
    const types = (await eventsAfter(manager, 'meera', 0)).filter(({ stream }) => stream === `bill/${settled.id}`).map(({ type }) => type)
    expect(types).toEqual(['BillIssued', 'TenderTaken', 'TenderTaken', 'BillSettled'])

    // Enter goes on with whoever waits longest.
    const longest = await page.locator('.queue-list .queue-row').first().getAttribute('id')
    await page.waitForTimeout(800)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.locator('.queue-row[aria-current]').getAttribute('id')).toBe(longest)
    expect(await page.locator(`#queue-${other}.is-asked`).count()).toBe(1)
    await leave(page)
  })

  it('keeps rows where they stand while a hand is at the queue, and sorts them after', async () => {
    const page = await till()
    const [first, second] = [await guestsAt('t10'), await guestsAt('t11')]
    const place = (orderId: string): Promise<number> => page.locator(`#queue-${orderId}`).evaluate(row => Math.round(row.getBoundingClientRect().top))
    await page.locator(`#queue-${second}`).hover()
    await page.waitForTimeout(50)
    const before = [await place(first), await place(second)]
    await page.mouse.move(200, before[0] ?? 0)
    await send(manager, 'meera', `orders/${second}/request-bill`)
    await page.locator(`#queue-${second}.is-asked`).waitFor()
    expect([await place(first), await place(second)]).toEqual(before)
    await expect.poll(async () => (await place(second)) < (await place(first)), { timeout: 5_000 }).toBe(true)
    await leave(page)
  })

  it('tells a cashier whose payment came second', async () => {
    const [page, other] = [await till(), await till()]
    const orderId = await guestsAt('t12')
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('#issue').click()
    await expect.poll(() => stage(page)).toBe('due')
    await other.locator(`#queue-${orderId}`).click()
    await other.locator('.paper .qr svg').waitFor()
    await page.bringToFront()
    await Promise.all([page, other].map(each => each.evaluate(() => document.getElementById('take')?.click())))
    await expect.poll(() => stage(page)).toBe('paid')
    await expect.poll(() => stage(other)).toBe('paid')
    const errors = [page, other].map(each => each.locator('#pay-errors [role="alert"]'))
    await expect.poll(async () => (await Promise.all(errors.map(error => error.count()))).reduce((sum, count) => sum + count)).toBe(1)
    expect((await billOf(orderId)).tenders).toHaveLength(1)
    await leave(page)
    await leave(other)
  })

  it('floats the alert on the floor of a cashier, who opens the bill from there', async () => {
    const page = await till({ path: '/floor' })
    const orderId = await guestsAt('v1')
    await page.locator('.alert-float').waitFor({ state: 'attached' })
    await send(manager, 'meera', `orders/${orderId}/request-bill`)
    await page.locator('.alert-float .bill-alert').waitFor()
    expect(await axeProblems(page)).toEqual([])
    expect(complaintsOf(page)).toEqual([])
    await page.locator(`.alert-float a[href*="${orderId}"]`).first().click()
    await page.waitForURL(url => url.pathname === '/till' && url.searchParams.get('order') === orderId)
    await page.locator('.bill-pane', { hasText: 'Table V1' }).waitFor()
    await page.context().close()
  })

  it('puts a discount and a buyer on the bill, and asks for a manager above the cap', async () => {
    const page = await till()
    const orderId = await guestsAt('t3')
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('[data-discount="gst"]').click()
    await page.locator('#discount-value').fill('120')
    await page.keyboard.press('Enter')
    await page.locator('#discount-errors', { hasText: 'above 0 and at most 100' }).waitFor()
    await page.locator('[data-percent="15"]').click()
    await page.locator('#discount-form [type="submit"]').click()
    const bill = await expected({ percent: '15' })
    await page.locator('#drafted .paper', { hasText: formatMoney(bill.totalPaise) }).waitFor()
    expect(await page.locator('.due .amount').textContent()).toBe(formatMoney(bill.totalPaise))

    await page.locator('[data-buyer="gst"]:visible').click()
    await page.locator('#gstin').fill('27AAPFU0939F1ZX')
    await page.locator('#gstin-problem', { hasText: 'mistyped' }).waitFor()
    await page.locator('#gstin').fill('27aapfu0939f1zv')
    expect(await page.locator('#buyer-state').inputValue()).toBe('27')
    await page.locator('#buyer-form [name="name"]').fill('Udyog Foods')
    await page.keyboard.press('Enter')
    await page.locator('#buyer-errors', { hasText: 'The address is missing' }).waitFor()
    await page.locator('#buyer-form [name="address"]').fill('4 MG Road, Pune')
    await page.locator('#gstin').fill('29AAKFK4821Q1ZM')
    await page.keyboard.press('Enter')
    await page.locator('#buyer-errors', { hasText: 'The buyer has the GSTIN of who sells' }).waitFor()
    await page.locator('#gstin').fill('27aapfu0939f1zv')
    await page.keyboard.press('Enter')
    await page.locator('#drafted .buyer', { hasText: '27AAPFU0939F1ZV' }).waitFor()

    // A reload keeps what was put on it; another waiter's item joins at once.
    await page.reload()
    await isLive(page)
    await page.locator('#drafted .buyer').waitFor()
    await page.evaluate(() => Object.assign(window, { loadedOnce: true }))

    await page.locator('#issue').click()
    await page.locator('#approval-dialog[open]').waitFor()
    await page.locator('#approval-form label', { hasText: 'Meera' }).click()
    await page.locator('#approval-form [name="approval.pin"]').fill('0000')
    await page.keyboard.press('Enter')
    await page.locator('#approval-errors', { hasText: 'PIN is wrong' }).waitFor()
    await page.locator('#approval-form [name="approval.pin"]').fill('4071')
    await page.keyboard.press('Enter')
    await expect.poll(() => stage(page)).toBe('due')
    const issued = await billOf(orderId)
    expect(issued).toMatchObject({ totalPaise: bill.totalPaise, discountApprovedBy: 'meera', buyer: { gstin: '27AAPFU0939F1ZV', name: 'Udyog Foods', stateCode: '27' } })

    await page.locator('[data-explain="gst"]:visible').click()
    await page.locator('#why', { hasText: 'Discount on the bill: 15% of' }).waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.taxes tr', { hasText: '2.5% each' }).locator('[data-figure$="cgstPaise"]').click()
    await page.locator('#why .is-asked', { hasText: 'CGST' }).waitFor()
    await page.keyboard.press('Escape')
    await leave(page)
  })

  it('pays food and liquor, a document each, with one payment', async () => {
    const page = await till()
    const owner = await newPage(await newDevice(browser))
    await signInByTap(owner, server.url, 'vikram')
    await send(owner, 'vikram', 'menu/tax-classes/liquor/define', { name: 'Liquor', section: 'vat', treatment: 'taxable', rateBasisPoints: 2000, hsn: '2208' })
    await send(owner, 'vikram', 'menu/items/whisky/define', {
      categoryId: 'drinks', name: 'House whisky', diet: 'veg', pricePaise: 450_00, variants: [], modifierGroupIds: [], stationId: 'bar', taxClassId: 'liquor', course: 'drink',
    })
    const orderId = await guestsAt('t4')
    await fire(manager, 'meera', orderId, 'whisky')
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('.bill-document').nth(1).waitFor()
    expect(await page.locator('#issue-text').textContent()).toMatch(/^Issue 2 bills, ₹/)
    await page.locator('#issue').click()
    await expect.poll(() => stage(page)).toBe('due')
    const due = Number(await page.locator('.pay-live').getAttribute('data-due'))
    expect(due).toBe((await expected()).totalPaise + 540_00)
    await page.keyboard.type('2000')
    await page.keyboard.press('Enter')
    await expect.poll(() => stage(page)).toBe('paid')
    expect(await page.locator('.pay-done .amount').textContent()).toBe(formatMoney(2000_00 - due))
    expect(await tableState('t4')).toBe('free')
    await owner.context().close()
    await leave(page)
  })

  it('finds open and past bills by whatever one remembers, as one types', async () => {
    const page = await till()
    const orderId = await guestsAt('v5')
    const guest = await send(page, 'farah', 'customers', { name: 'Sunita Rao', phone: '99000 07788' })
    await send(page, 'farah', `orders/${orderId}/set-customer`, { customerId: String(guest.state['id']) })
    const issued = await send(page, 'farah', 'bills', { orderId, buyer: { name: 'Udyog Foods', address: '2 Example Road', gstin: '27AAPFU0939F1ZV' } })
    const [id, number, totalPaise] = [String(issued.state['id']), String(issued.state['number']), Number(issued.state['totalPaise'])]
    await send(page, 'farah', `bills/${id}/take-tender`, { kind: 'card', amountPaise: totalPaise, reference: 'slip 433512345678' })
    const open = await guestsAt('v6')
    const box = page.locator('#find-text')
    const row = page.locator(`#found-${id}`)

    await box.fill('v6')
    await page.locator(`#found-${open}`).waitFor()
    await box.fill('lassi')
    await page.locator(`#found-${open}`).waitFor()
    await page.locator('#find label', { hasText: 'Today' }).click()
    for (const typed of ['v5', number, number.split('/').at(-1) ?? '', String(totalPaise / 100), 'hara bhara', 'हरा', 'card', 'V5 card cola', 'udyog', '27aapfu', '99000 07788', '345678']) {
      await box.fill('zzzz')
      await page.locator('#found .empty').waitFor()
      await box.fill(typed)
      await row.waitFor()
    }
    await box.fill(`${totalPaise / 100 + 1}.50`)
    await page.locator('#found .empty', { hasText: 'Nearest: ₹' }).waitFor()
    await page.locator('#found [data-scope="all"]').click()
    await page.locator('#find [name="from"]').fill('2020-01-01')
    await page.locator('#find [name="to"]').fill('2020-01-31')
    await box.fill('v5')
    await page.locator('#found .empty').waitFor()
    await page.locator('#find [name="to"]').fill('')
    await row.click()
    await page.locator('.paper', { hasText: number }).waitFor()
    expect(await stage(page)).toBe('paid')
    await page.keyboard.press('/')
    await page.keyboard.press('Escape')
    await page.locator('.queue-list').waitFor()
    await leave(page)
  })

  it('locks issue and settle while the line is cut, keeps what is typed, and goes on by itself', async () => {
    const line = await openLine(server.port)
    const page = await till({ base: line.url })
    const orderId = await guestsAt('f1')
    await page.locator(`#queue-${orderId}`).click()
    await page.locator('#issue').click()
    await expect.poll(() => stage(page)).toBe('due')
    await page.keyboard.type('5000')
    line.cut()
    await page.locator('#offline-bar').waitFor()
    await page.locator('#take[aria-disabled="true"]').waitFor()
    expect(await page.locator('#pay-offline').textContent()).toBe('Needs the connection')
    await page.keyboard.press('Enter')
    expect(await page.locator('#amount').inputValue()).toBe('5000')
    line.mend()
    await page.locator('#take:not([aria-disabled])').waitFor()
    expect(await page.locator('#amount').inputValue()).toBe('5000')
    await page.keyboard.press('Enter')
    await expect.poll(() => stage(page)).toBe('paid')
    expect((await billOf(orderId)).tenders).toHaveLength(1)
    await leave(page)
    await line.close()
  })

  it('prints 80 mm and A4, each on one page', async () => {
    const page = await till()
    const orderId = await guestsAt('f2')
    const issued = await send(page, 'farah', 'bills', { orderId })
    const path = `/till/bills/${String(issued.state['id'])}/print`
    await page.goto(`${server.url}${path}?paper=80&as=farah`)
    await page.evaluate(() => Object.assign(window, { printed: 0, print: () => Object.assign(window, { printed: 1 }) }))
    const paper = await page.locator('.paper.roll').innerText()
    for (const part of ['KESAR COURTYARD', 'GSTIN 29AAKFK4821Q1ZM', 'FSSAI 11226998000512', String(issued.state['number']), 'Supply in 29 Karnataka', 'हरा', '220210 · 40%', 'CGST', 'SGST', 'rupees only', 'Scan to pay ₹']) {
      expect(paper).toContain(part)
    }
    expect(paper).toMatch(/\d\d-\d\d-\d{4} \d{1,2}:\d\d [AP]M/)
    await page.keyboard.press('p')
    await expect.poll(() => page.evaluate(() => 'printed' in window && window.printed)).toBe(1)
    const pages = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
    expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    expect(await axeProblems(page)).toEqual([])
    await page.goto(`${server.url}${path}?paper=a4&as=farah`)
    expect(await page.locator('.paper.a4').innerText()).toMatch(/HSN\/SAC[\s\S]*Authorised signatory/)
    expect(pages(await page.pdf({ preferCSSPageSize: true }))).toBe(1)
    expect(await axeProblems(page)).toEqual([])
    expect(complaintsOf(page)).toEqual([])
    await page.context().close()
  })

  it.each([
    ['f3', 390, 'light'], ['f6', 820, 'dark'], ['v2', 1440, 'light'],
  ] as const)(
    'has nothing that axe-core finds, with a bill at %s, %i px, %s', async (tableId, width, scheme) => {
      const orderId = await guestsAt(tableId)
      await send(manager, 'meera', `orders/${orderId}/request-bill`)
      const page = await till({ width, height: width === 390 ? 844 : 1000, scheme })
      const check = async (): Promise<void> => {
        expect(await axeProblems(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true)
      }
      await page.locator('.bill-alert').waitFor()
      await check()
      await page.locator(`#queue-${orderId}`).click()
      await page.locator('.bill-document').waitFor()
      await check()
      if (width === 390) await page.locator('.more-actions').first().click()
      for (const dialog of ['[data-discount]', '[data-buyer]', '[data-explain]']) {
        await page.locator(dialog).first().click()
        await page.locator('dialog[open]').waitFor()
        await page.waitForTimeout(300)
        await check()
        await page.keyboard.press('Escape')
      }
      await page.locator('#issue').click()
      await page.locator('.bill-document[data-issued="true"]').waitFor()
      if (width === 390) await page.locator('.to-pay button').click()
      // What lies half under a bar that floats is scrolled to; here all of it fits.
      while (await page.locator('.bill-alert').count() > 0) {
        await page.keyboard.press('F2')
        await page.waitForTimeout(300)
      }
      await page.keyboard.press('u')
      await page.locator('#upi svg').waitFor()
      await check()
      await page.keyboard.press('c')
      await page.keyboard.press('Enter')
      await page.locator('.pay-done').waitFor()
      await check()
      await leave(page)
    })
})
