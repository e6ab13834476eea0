import { describe, expect, it } from 'vitest'
import { composeBill } from './bill/compose'
import { issueBill } from './bill/issue'
import { composeParts, splitOrder } from './bill/split'
import { createDispatcher } from './kernel/dispatch'
import { RestoflowError } from './kernel/errors'
import { createInMemoryJournal } from './kernel/memory-journal'
import { act, noon, ownerKey, type Act } from './kernel/testing'
import { addLine } from './order/add-line'
import type { SplitPlanBy } from './order/billing'
import { addCharge, waiveCharge } from './order/charges'
import { discountLine } from './order/discounts'
import { changeQuantity, voidLine } from './order/lines'
import { order, type OrderState } from './order/order'
import { unsplitOrder } from './order/split'
import { defineCharge, type DefineCharge } from './outlet/charge'
import { defineItem, defineTaxClass } from './menu/define'
import { outlet } from './outlet/outlet'
import { restaurant } from './restaurant'
import { opened, setUp, staffWith } from './restaurant.testing'
import { seatTable } from './table/table'

// What users of such systems expect of the bill before it is issued; each test is one line of the list.

const charge = (more: Partial<DefineCharge>): DefineCharge => ({
  name: 'Service', amount: { basisPoints: 1_000 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: true, waivable: true, ...more,
})
const guests: readonly Act[] = [
  act(seatTable, 't1', { covers: 3, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2', modifiers: [{ modifierId: 'cheese' }], cover: 1 }),
  act(addLine, 'o1', { lineId: 'l2', itemId: 'tikka', variantId: 'full', quantity: '1', cover: 2 }),
  act(addLine, 'o1', { lineId: 'l3', itemId: 'naan', quantity: '3' }),
]
const dining = opened.given(...guests)
const figuresOf = (story: typeof dining) => composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), 'gst').figures
const partsOf = (story: typeof dining) => {
  const plan = story.state(order, 'o1').billing.splits.gst
  return plan ? composeParts(story.state(order, 'o1'), story.state(outlet, 'outlet'), 'gst', plan).map(({ figures }) => figures) : []
}
const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)
const split = (by: SplitPlanBy): Act => act(splitOrder, 'o1', { by })

describe('the bill', () => {
  it('covers modifiers by percent discounts', () => {
    const half = dining.given(act(discountLine, 'o1', { lineId: 'l1', discount: { percent: '50' } }))
    expect(figuresOf(half).lines[0]).toMatchObject({ grossPaise: 2 * (12_000 + 3_000), discountPaise: 15_000 })
    const whole = composeBill(dining.state(order, 'o1'), dining.state(outlet, 'outlet'), 'gst', { percent: '10' }).figures
    expect(whole.discountPaise).toBe(whole.grossPaise / 10)
  })

  it('keeps a waived charge waived when lines are added, and a mandatory one on', () => {
    const charging = opened.given(
      act(defineCharge, 'service', charge({})), act(defineCharge, 'box', charge({ name: 'Box', kinds: ['takeaway', 'dine-in'], automatic: false, waivable: false })), ...guests)
    const waived = charging.given(act(waiveCharge, 'o1', { chargeId: 'service' }), act(addLine, 'o1', { itemId: 'naan', quantity: '2' }), act(changeQuantity, 'o1', { lineId: 'l3', delta: '1' }))
    expect(figuresOf(waived).lines.some(({ charge: isCharge }) => isCharge)).toBe(false)
    charging.given(act(addCharge, 'o1', { chargeId: 'box' })).when(act(waiveCharge, 'o1', { chargeId: 'box' })).refused('charge-mandatory')
  })

  it('splits a cover charge per head, whatever each has eaten', () => {
    const covered = opened.given(act(defineCharge, 'cover', charge({ name: 'Cover', amount: { paise: 5_000 }, per: 'cover' })), ...guests)
    for (const by of [{ byCover: true }, { lines: [[{ lineId: 'l1' }], [{ lineId: 'l2' }, { lineId: 'l3' }]] }, { parts: 2 }] as const) {
      const shares = partsOf(covered.given(split(by))).map(part => part.lines.find(({ charge: isCharge }) => isCharge)?.totalPaise ?? 0)
      expect(Math.abs((shares[0] ?? 0) - (shares[1] ?? 0))).toBeLessThanOrEqual(1)
      expect(sum(shares)).toBe(15_750)
    }
  })

  it.each<[string, SplitPlanBy]>([
    ['equal parts', { parts: 3 }],
    ['weights', { weights: [1, 2, 4] }],
    ['cover', { byCover: true }],
    ['lines', { lines: [[{ lineId: 'l1', share: '1' }, { lineId: 'l3' }], [{ lineId: 'l1', share: '1' }, { lineId: 'l2' }]] }],
  ])('keeps all parts exact when a line is voided or added after a split by %s', (_, by) => {
    const parted = dining.given(split(by))
    const before = partsOf(parted).length
    for (const change of [act(voidLine, 'o1', { lineId: 'l3' }), act(addLine, 'o1', { lineId: 'l4', itemId: 'sweets', quantity: '0.25' })]) {
      const changed = parted.given(change)
      const parts = partsOf(changed)
      expect(parts).toHaveLength(before)
      for (const figure of ['totalPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'roundOffPaise'] as const) {
        expect(sum(parts.map(part => part[figure]))).toBe(figuresOf(changed)[figure])
      }
    }
  })

  it('says so when a part has nothing left, instead of issuing a wrong one', () => {
    const parted = dining.given(split({ lines: [[{ lineId: 'l1' }, { lineId: 'l3' }], [{ lineId: 'l2' }]] }), act(voidLine, 'o1', { lineId: 'l2' }))
    parted.when(act(issueBill, 'b1', { orderId: 'o1', part: 1 })).refused('invalid-split')
    parted.given(act(unsplitOrder, 'o1', {})).when(act(issueBill, 'b1', { orderId: 'o1' })).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('lets exactly one of two simultaneous splits win, and tells the other', async () => {
    const journal = createInMemoryJournal()
    const tills = [1, 2].map(() => createDispatcher({ journal, domain: restaurant, now: () => noon }))
    const give = (till: number, { command, id, body }: Act) => tills[till]?.dispatch({ outlet: 'demo', command, id, body, by: till === 0 ? ownerKey : staffWith('cashier') })
    for (const step of [...setUp, ...guests]) await give(0, step)
    const results = await Promise.allSettled([give(0, split({ parts: 2 })), give(1, split({ parts: 3 }))])
    const refused = results.flatMap(result => (result.status === 'rejected' && result.reason instanceof RestoflowError ? [result.reason] : []))
    expect(refused.map(({ code }) => code)).toEqual(['already-split'])
    const won = (await tills[0]?.house('demo'))?.state<OrderState>('order/o1').billing.splits.gst?.parts
    expect(refused[0]?.extra).toMatchObject({ parts: won, revision: 1 })
    // who has seen the plan may replace it
    await give(1, act(splitOrder, 'o1', { by: { parts: 4 }, revision: 1 }))
    await Promise.all(tills.map(till => till.close()))
  })

  it('never taxes an item without a tax class silently at zero', () => {
    opened.when(act(defineItem, 'odd', { ...naan, taxClassId: 'none' })).refused('unknown-tax-class')
    const free = opened.given(act(defineTaxClass, 'zero', { name: 'Zero', section: 'gst', treatment: 'nil', rateBasisPoints: 0, hsn: '0403' }), act(defineItem, 'curd', { ...naan, taxClassId: 'zero' }))
    expect(free.given(act(seatTable, 't1', { covers: 1, orderId: 'o1' })).when(act(addLine, 'o1', { itemId: 'curd', quantity: '1' })).events).toMatchObject([{ data: { tax: { treatment: 'nil' } } }])
    free.when(act(defineCharge, 'odd', charge({ taxClassId: 'none' }))).refused('unknown-tax-class')
  })

  it('names its buyer from ₹50,000 on (Rule 46(e))', () => {
    const banquet = dining.given(act(addLine, 'o1', { itemId: 'tikka', variantId: 'full', quantity: '180' }))
    const issue = (buyer?: { name: string; address?: string; stateCode?: string }): Act => act(issueBill, 'b1', { orderId: 'o1', ...(buyer && { buyer }) })
    banquet.when(issue()).refused('buyer-required')
    banquet.when(issue({ name: 'Udyog Foods' })).refused('buyer-required')
    banquet.when(issue({ name: 'Udyog Foods', address: '4 MG Road, Pune' })).refused('buyer-required')
    banquet.when(issue({ name: 'Udyog Foods', address: '4 MG Road, Pune', stateCode: '27' })).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    dining.when(issue()).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('is a tax invoice for a registered buyer, also where a line is exempt (Rule 46A)', () => {
    const mixed = opened.given(
      act(defineTaxClass, 'zero', { name: 'Zero', section: 'gst', treatment: 'nil', rateBasisPoints: 0, hsn: '0403' }), act(defineItem, 'curd', { ...naan, taxClassId: 'zero' }),
      ...guests, act(addLine, 'o1', { itemId: 'curd', quantity: '1' }))
    const buyer = { name: 'Udyog Foods', address: '4 MG Road, Pune', gstin: '27AAPFU0939F1ZV' }
    mixed.when(act(issueBill, 'b1', { orderId: 'o1', buyer })).then([{ type: 'BillIssued', data: { figures: { document: 'tax-invoice' } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    mixed.when(act(issueBill, 'b1', { orderId: 'o1' })).then([{ type: 'BillIssued', data: { figures: { document: 'invoice-cum-bill-of-supply' } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })
})

const naan = {
  categoryId: 'all', name: 'Odd', diet: 'veg' as const, pricePaise: 4_500, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main' as const,
}
