import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { demoRestaurant } from '../packages/server/src/demo/demo-restaurant'
import { omitted } from '../tools/test-support/omit'
import { fire, seat, send } from './kit/api'
import { complaintsOf } from './kit/browser'
import { stage } from './kit/stage'

const wait = { timeout: 20_000 }

describe.skipIf(omitted('browser'))('a manager edits during service', () => {
  const on = stage()
  const charge = (paise: number): object =>
    ({ name: 'Cover charge', amount: { paise }, per: 'cover', kinds: ['dine-in'], taxClassId: 'restaurant-service', automatic: true, waivable: true })
  /** Names and prices of the lines, as the bill would have them now. */
  const billed = (page: Page, orderId: string): Promise<readonly string[]> => page.evaluate(async id => {
    const response = await fetch(`/api/v1/orders/${id}/bill-preview`, { headers: { 'RestoFlow-As': document.body.dataset['as'] ?? '' } })
    const { figures } = (await response.json()) as { figures: { lines: { name: string; grossPaise: number }[] } }
    return figures.lines.map(({ name, grossPaise }) => `${name} ${grossPaise}`)
  }, orderId)

  it('prices, a charge, a table and a right: what is open stays as it was sold, what comes is new, and nobody reloads', async () => {
    const [owner, ravi] = await Promise.all([on.open('vikram', '/menu/prices'), on.open('ravi', '/floor')])
    for (const page of [owner, ravi]) page.setDefaultTimeout(20_000)
    await send(owner, 'vikram', 'outlet/charges/cover/define', charge(2_000))
    const orderId = await seat(ravi, 'ravi', 't5', 2)
    await fire(ravi, 'ravi', orderId, 'butter-naan')
    await ravi.getByRole('link', { name: /^Table T5, / }).click()
    await ravi.locator('button.order-line').first().waitFor()
    expect(await billed(owner, orderId)).toEqual(['Butter naan 7000', 'Cover charge 4000'])

    // breads become dearer, all at once; the charge too
    await owner.locator('#price-form').getByText('Breads', { exact: true }).click()
    await owner.locator('#price-value').fill('10')
    await owner.locator('#price-form [data-field="roundToPaise"]').selectOption({ label: '₹5' })
    await owner.locator('.price-table tbody tr', { hasText: 'Butter naan' }).waitFor()
    await owner.getByRole('button', { name: /^Change \d+ prices$/ }).click()
    await owner.getByText('The prices are changed').first().waitFor()
    await send(owner, 'vikram', 'outlet/charges/cover/define', charge(5_000))
    // the table gets another name and stands elsewhere
    const { id: _, ...table } = demoRestaurant.tables.find(({ id }) => id === 't5') ?? expect.fail('the demo has no t5')
    await send(owner, 'vikram', 'outlet/tables/t5/define', { ...table, name: 'Window', x: table.x + 20 })
    await send(owner, 'vikram', 'staff/ravi/set-rights', { allow: [], deny: ['orders.void'] })

    // the waiter's page was open all the while
    await ravi.getByRole('article', { name: 'Order of Window' }).waitFor()
    await ravi.locator('[data-category="breads"]').click()
    await ravi.locator('#item-butter-naan').click()
    await expect.poll(() => billed(owner, orderId), wait).toEqual(['Butter naan 7000', 'Butter naan 7500', 'Cover charge 4000'])
    await ravi.locator('button.order-line:not(.is-new)').first().click()
    await ravi.getByRole('button', { name: 'Waited too long' }).click()
    await ravi.locator('#void-submit').click()
    await ravi.getByText('Taking off what the kitchen has is not among your rights').waitFor()
    expect(await billed(owner, orderId)).toEqual(['Butter naan 7000', 'Butter naan 7500', 'Cover charge 4000'])

    // who is seated now pays what holds now
    const later = await seat(owner, 'vikram', 't6', 3)
    await fire(owner, 'vikram', later, 'butter-naan')
    expect(await billed(owner, later)).toEqual(['Butter naan 7500', 'Cover charge 15000'])
    // and the bill of the first table is what its order froze
    const { state } = await send(owner, 'vikram', 'bills', { orderId })
    expect(state['totalPaise']).toBe(Math.round(((7_000 + 7_500 + 4_000) * 1.05) / 100) * 100)
    for (const page of [owner, ravi]) expect(complaintsOf(page)).toEqual([])
  })
})
