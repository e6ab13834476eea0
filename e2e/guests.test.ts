import type { Page } from 'playwright-core'
import { beforeAll, expect, it } from 'vitest'
import { axeProblems, complaintsOf, isLive, lookAt, looks } from './kit/browser'
import { stage } from './kit/stage'

const on = stage()
/** The cashier at the desk, and the waiter with a tablet. */
let desk: Page
let tablet: Page

beforeAll(async () => {
  desk = await on.open('farah', '/guests')
  tablet = await on.open('asha', '/guests', { width: 820, height: 1180, touch: true })
})

const row = (page: Page, name: string) => page.locator('.res').filter({ hasText: name })
const post = (page: Page, path: string, body: unknown): Promise<unknown> => page.evaluate(async ({ url, data }) => {
  const answer = await fetch(`/api/v1/${url}`, {
    method: 'POST', headers: { 'content-type': 'application/json', 'RestoFlow-As': document.body.dataset['as'] ?? '' }, body: JSON.stringify(data),
  })
  return answer.json() as Promise<unknown>
}, { url: path, data: body })

it('takes a booking by phone in a few seconds, and the other screen shows it', async () => {
  const startedMs = Date.now()
  await desk.locator('#open-booking').click()
  await desk.locator('#booking-phone').pressSequentially('0801555017', { delay: 20 })
  await desk.locator('#booking-dialog .customer-option').filter({ hasText: 'Kabir Menon' }).click()
  expect(await desk.locator('#booking-name').inputValue()).toBe('Kabir Menon')
  await desk.locator('#booking-dialog [data-fill][data-value="3"]').click()
  await desk.locator('#booking-day').fill(await tomorrow(desk))
  await desk.locator('[data-time="20:30"]').click()
  await desk.locator('#booking-note').fill('Window seat')
  await desk.locator('#booking-form [type="submit"]').click()
  await desk.locator('#booking-dialog').waitFor({ state: 'hidden' })
  expect(Date.now() - startedMs).toBeLessThan(15_000)
  await tablet.locator('.day-switch a').nth(1).click()
  await row(tablet, 'Kabir Menon').waitFor()
  expect(await row(tablet, 'Kabir Menon').innerText()).toMatch(/8:30 PM[\s\S]*3 guests[\s\S]*Window seat/)
  await tablet.goto(`${on.server.url}/guests?as=asha`)
  await isLive(tablet)
  await row(tablet, 'Sujata Hegde').waitFor()
})

it('accepts, sees guests arrive and seats them at a free table, live on both', async () => {
  await row(desk, 'Ananya Bose').getByRole('button', { name: 'Accept' }).click()
  await row(tablet, 'Ananya Bose').getByRole('button', { name: 'Arrived' }).click()
  await row(desk, 'Ananya Bose').getByRole('button', { name: 'Seat' }).click()
  const first = desk.locator('.seat-choice').first()
  expect(await first.innerText()).toMatch(/6 seats/)
  const table = await first.locator('b').innerText()
  await first.click()
  await desk.locator('#guest-dialog').waitFor({ state: 'hidden' })
  await row(tablet, 'Ananya Bose').filter({ hasText: `Seated at ${table}` }).waitFor()
  await desk.goto(`${on.server.url}/floor?as=farah`)
  await desk.locator(`[data-name="${table}"][data-state="seated"]`).first().waitFor()
  await desk.goto(`${on.server.url}/guests?as=farah`)
  await isLive(desk)
  await row(desk, 'Ananya Bose').waitFor()
})

it('keeps the wait-list, and takes back who was marked by mistake', async () => {
  await tablet.locator('#open-waiting').click()
  await tablet.locator('#waiting-dialog [data-fill][data-value="2"]').click()
  await tablet.locator('#waiting-guest-name').fill('Meenakshi at the door')
  await tablet.locator('#waiting-form [type="submit"]').click()
  await desk.locator('.waiting .res').filter({ hasText: 'Meenakshi' }).waitFor()
  await row(desk, 'Meenakshi').locator('.res-main').click()
  await desk.locator('#guest-panel').getByRole('button', { name: 'Left' }).click()
  await row(tablet, 'Meenakshi').filter({ hasText: 'No-show' }).waitFor()
  await desk.locator('#toasts').getByRole('button', { name: 'Undo' }).click()
  await row(tablet, 'Meenakshi').getByRole('button', { name: 'Seat' }).click()
  await tablet.locator('.seat-choice').first().click()
  await row(desk, 'Meenakshi').filter({ hasText: 'Seated at' }).waitFor()
})

it('says which other booking keeps a table', async () => {
  const [booking] = ((await post(desk, 'reservations/booking-1/change', { covers: 4 })) as { state: { at: string } }).state.at.split(' ')
  const answer = await post(desk, 'bookings', { kind: 'booking', covers: 2, at: booking, accept: true, tableIds: ['f4'], customer: { name: 'Second' } })
  expect(answer).toMatchObject({ code: 'table-reserved', reservationId: 'booking-1' })
})

it('erases a guest for good, and every screen forgets at once', async () => {
  await desk.locator('#open-find').click()
  await desk.locator('#find-name').pressSequentially('suja', { delay: 20 })
  await desk.locator('#find-dialog .customer-option').filter({ hasText: 'Sujata' }).click()
  expect(await desk.locator('#card-notes').inputValue()).toBe('No onion, no garlic')
  // a cashier keeps the book, but erases nobody
  expect(await desk.locator('#guest-panel .erase').count()).toBe(0)
  await desk.locator('#guest-panel [data-close-dialog]').click()
  const manager = await on.open('meera', '/guests', { width: 390, height: 844, touch: true })
  await row(manager, 'Sujata Hegde').locator('.res-main').click()
  await manager.locator('#guest-panel [data-open-customer]').click()
  await manager.locator('.erase summary').click()
  await manager.locator('.erase [data-command]').click()
  await row(desk, 'Erased guest').waitFor()
  expect(await desk.locator('body').innerText()).not.toContain('Sujata')
  expect(await tablet.locator('body').innerText()).not.toContain('Sujata')
  expect(complaintsOf(manager)).toEqual([])
  await manager.context().close()
})

it('is clean for axe at three widths, light and dark, with its dialogs', async () => {
  const manager = await on.open('meera', '/guests')
  const problems: string[] = []
  const look = async (where: string): Promise<void> => {
    // what is still fading in has no colours of its own yet
    await manager.evaluate(() => Promise.all(document.getAnimations().map(animation => animation.finished.catch(() => null))))
    problems.push(...(await axeProblems(manager)).map(problem => `${where}: ${problem}`))
  }
  for (const { width, height, scheme } of looks) {
    await lookAt(manager, { width, height, scheme })
    await look(`${width} ${scheme}`)
    expect(await manager.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    if (width === 390) continue
    await manager.locator('#open-booking').click()
    await look(`booking ${scheme}`)
    await manager.keyboard.press('Escape')
    await row(manager, 'Farhan').locator('.res-main').click()
    await manager.locator('#guest-panel form').first().waitFor()
    await look(`panel ${scheme}`)
    await manager.locator('#guest-panel [data-open-customer]').click()
    await manager.locator('.erase').waitFor()
    await look(`card ${scheme}`)
    await manager.keyboard.press('Escape')
  }
  expect(problems).toEqual([])
  for (const page of [desk, tablet, manager]) expect(complaintsOf(page)).toEqual([])
})

function tomorrow(page: Page): Promise<string> {
  return page.evaluate(() => {
    const day = document.querySelector<HTMLInputElement>('#day-input')?.value ?? ''
    return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  })
}
