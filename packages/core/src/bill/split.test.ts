import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import type { SplitPlanBy } from '../order/billing'
import { moveOrder } from '../order/lifecycle'
import { voidLine } from '../order/lines'
import { order } from '../order/order'
import { mergeOrder } from '../order/move-lines'
import { openOrder } from '../order/lifecycle'
import { unsplitOrder } from '../order/split'
import { defineCharge } from '../outlet/charge'
import { outlet } from '../outlet/outlet'
import { approvedBy, opened, staffWith } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import { issueCreditNote } from '../credit-note/issue'
import { composeBill } from './compose'
import { issueBill } from './issue'
import { composeParts, splitOrder } from './split'
import { takeTender } from './tender'

const dining = opened.given(
  act(defineCharge, 'service', { name: 'Service', amount: { basisPoints: 1_000 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: true, waivable: true }),
  act(seatTable, 't1', { covers: 3, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1', cover: 1 }),
  act(addLine, 'o1', { lineId: 'l2', itemId: 'tikka', variantId: 'full', quantity: '1', cover: 2 }),
  act(addLine, 'o1', { lineId: 'l3', itemId: 'naan', quantity: '3' }),
)
const split = (by: SplitPlanBy, more: Partial<Act> = {}): Act => ({ ...act(splitOrder, 'o1', { by }), ...more })
const partsOf = (story: typeof dining) => {
  const state = story.state(order, 'o1')
  const plan = state.billing.splits.gst
  return plan ? composeParts(state, story.state(outlet, 'outlet'), 'gst', plan).map(({ figures }) => figures) : []
}
const wholeOf = (story: typeof dining) => composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), 'gst').figures
const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)
const total = wholeOf(dining).totalPaise

describe('a split bill', () => {
  it.each<[string, SplitPlanBy, number]>([
    ['equal parts', { parts: 3 }, 3],
    ['amounts', { amountsPaise: [10_000, total - 10_000] }, 2],
    ['lines and fractions of lines', { lines: [[{ lineId: 'l1' }, { lineId: 'l3', share: '1' }], [{ lineId: 'l2' }, { lineId: 'l3', share: '2' }]] }, 2],
    ['covers, with what is nobody\'s shared', { byCover: true }, 2],
  ])('by %s adds up to the whole in every figure', (_, by, count) => {
    const parts = partsOf(dining.given(split(by)))
    expect(parts).toHaveLength(count)
    const whole = wholeOf(dining)
    for (const figure of ['totalPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'roundOffPaise'] as const) expect(sum(parts.map(part => part[figure]))).toBe(whole[figure])
  })

  it('becomes documents with numbers of their own, and settles with the last of them', () => {
    const parted = dining.given(split({ parts: 3 }))
    const issue = (part: number): Act => act(issueBill, `b${part}`, { orderId: 'o1', part })
    parted.when(act(issueBill, 'b0', { orderId: 'o1' })).refused('bill-is-split')
    parted.when(issue(4)).refused('invalid-split')
    dining.when(issue(1)).refused('invalid-split')
    const first = parted.given(issue(1))
    first.when({ ...issue(1), id: 'b9' }).refused('section-billed')
    const all = first.given(issue(2), issue(3))
    const pay = (story: typeof dining, part: number): Act => act(takeTender, `b${part}`, { kind: 'upi', amountPaise: partsOf(story)[part - 1]?.totalPaise ?? 0 })
    const two = all.given(pay(all, 1), pay(all, 3))
    expect([two.state(order, 'o1').status, two.state(table, 't1').occupancy]).toEqual(['billed', 'taken'])
    const three = two.given(pay(all, 2))
    expect([three.state(order, 'o1').status, three.state(table, 't1').occupancy]).toEqual(['settled', 'free'])
  })

  it('is one bill again as long as no part is issued', () => {
    const parted = dining.given(split({ parts: 2 }))
    const merged = parted.given(act(openOrder, 'o2', { kind: 'takeaway' }), act(mergeOrder, 'o1', { intoOrderId: 'o2' }))
    merged.when(act(unsplitOrder, 'o1', {})).refused('order-closed')
    merged.when(act(unsplitOrder, 'o9', {})).refused('unknown-order')
    parted.given(act(unsplitOrder, 'o1', {})).when(act(issueBill, 'b1', { orderId: 'o1' })).then([{ type: 'BillIssued', data: { totalPaise: total } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    const issued = parted.given(act(issueBill, 'b1', { orderId: 'o1', part: 1 }))
    issued.when(act(unsplitOrder, 'o1', {})).refused('split-issued')
    issued.when(split({ parts: 3 })).refused('section-billed')
    const back = issued.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Three, not two', reopen: true }), act(splitOrder, 'o1', { by: { parts: 3 }, revision: 1 }))
    expect(partsOf(back)).toHaveLength(3)
  })

  it('stays exact when a line is voided after it, and says so when it can\'t', () => {
    const voided = dining.given(split({ parts: 3 }), act(voidLine, 'o1', { lineId: 'l1' }))
    expect(sum(partsOf(voided).map(part => part.totalPaise))).toBe(wholeOf(voided).totalPaise)
    const amounts = dining.given(split({ amountsPaise: [10_000, total - 10_000] }), act(voidLine, 'o1', { lineId: 'l1' }))
    amounts.when(act(issueBill, 'b1', { orderId: 'o1', part: 1 })).refused('invalid-split')
  })

  it('takes its discount before it is split, with an approval above the cap', () => {
    const farah = staffWith('cashier')
    const cut = (more = {}) => act(splitOrder, 'o1', { by: { parts: 2 }, billDiscount: { percent: '20' }, discountReason: 'Waited long' }, { by: farah, ...more })
    dining.when(cut()).refused('approval-required')
    const parted = dining.given(cut({ approval: approvedBy('manager') }))
    parted.when(act(issueBill, 'b1', { orderId: 'o1', part: 1, billDiscount: { percent: '5' } })).refused('bill-is-split')
    parted.when(act(issueBill, 'b1', { orderId: 'o1', part: 1 })).then([{ type: 'BillIssued', data: {
      discountApprovedBy: 'the-manager', split: { part: 1, parts: 2 }, discounts: [{ kind: 'discount', reason: 'Waited long' }],
    } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('goes with the order to another table', () => {
    expect(partsOf(dining.given(split({ parts: 2 }), act(moveOrder, 'o1', { tableId: 't2' })))).toHaveLength(2)
  })
})

it('adds up whatever the weights are', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 1_000 }), { minLength: 2, maxLength: 12 }), weights => {
    const parts = partsOf(dining.given(split({ weights })))
    expect(sum(parts.map(part => part.totalPaise))).toBe(total)
    for (const { cgstPaise, sgstPaise } of parts) expect(cgstPaise).toBe(sgstPaise)
  }), { numRuns: 200 })
})
