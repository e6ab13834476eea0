import { afterAll, beforeAll, expect, it } from 'vitest'
import { gstr1Section } from '../src/screens/reports/gstr1'
import type { ReportsSeen } from '../src/screens/reports/section'
import { openTestHouse, placeOrder, type TestHouse } from './support/house'

let house: TestHouse
let now = '2026-10-30T06:30:00.000Z'
beforeAll(async () => {
  house = await openTestHouse({ now: () => now })
})
afterAll(async () => {
  expect(house.reported).toEqual([])
  await house.close()
})

const done = async (path: string, body: unknown): Promise<void> => {
  const { status, text } = await house.post(path, body, { key: await house.key('owner') })
  expect(status, text).toBe(200)
}
let tables = 0
const sold = async (id: string): Promise<void> => {
  tables += 1
  await placeOrder(house, `t${tables}`, id)
  await done('bills', { billId: `b-${id}`, orderId: id })
}
const report = async (month: string) => house.get(`reports/gstr1?month=${month}`, { key: await house.key('owner') })
const page = async (value: string): Promise<string> => {
  const seen = { runtime: house.restoflow.runtime, scope: 'month', value, query: `month=${value}` } as unknown as ReportsSeen
  return `${await gstr1Section.view(seen) as unknown as string}`
}

it('files what was billed from the day on which the house left the composition scheme', async () => {
  const { tax } = house.restoflow.runtime.house.state<{ settings: { tax: object } }>('outlet').settings
  await done('outlet/change', { patch: { operators: null, tax: { ...tax, scheme: 'composition' } } })
  await done('outlet/stage-tax', { changeId: 'regular', from: '2026-11-15', tax })
  await sold('october')
  now = '2026-11-03T06:30:00.000Z'
  await sold('early')
  expect((await report('2026-10')).body.code).toBe('composition-return')
  now = '2026-11-20T06:30:00.000Z'
  await sold('late')
  await done('credit-notes', { creditNoteId: 'c-october', billId: 'b-october', reason: 'Cold' })

  const { body } = await report('2026-11')
  expect(body.documents).toMatchObject({ invoices: 1, creditNotes: 0 })
  expect(body.composition).toMatchObject([{ kind: 'invoice', id: 'b-early' }, { kind: 'credit-note', id: 'c-october' }])
  expect(body.return.b2cs).toHaveLength(1)
  expect(body.warnings).toEqual([])
  const { body: behind } = await house.get('reports/gstr1-documents?month=2026-11&section=b2cs', { key: await house.key('owner') })
  expect(behind.items).toMatchObject([{ id: 'b-late' }])

  const numbers = body.composition.map(({ number }: { number: string }) => number).join(', ')
  expect(await page('2026-11')).toContain(`2 documents under composition belong to CMP-08, and are not in this return</b>${numbers}`)
  expect(await page('2026-10')).toContain('Under composition no GSTR-1 is filed')
})
