import { describe, expect, it } from 'vitest'
import { act, type Story } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { addCharge, waiveCharge } from '../order/charges'
import { compLine, discountLine } from '../order/discounts'
import { openOrder } from '../order/lifecycle'
import { order } from '../order/order'
import { setCovers } from '../order/particulars'
import { defineCharge, type DefineCharge } from '../outlet/charge'
import { outlet } from '../outlet/outlet'
import { approvedBy, opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { seatTable } from '../table/table'
import type { ComputedBill } from '../tax/computed-bill'
import { composeBill } from './compose'
import { issueBill } from './issue'

const charge = (more: Partial<DefineCharge>): DefineCharge => ({
  name: 'Service charge', amount: { basisPoints: 1_000 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: true, waivable: true, ...more,
})
const charging = opened.given(
  act(defineCharge, 'service', charge({})),
  act(defineCharge, 'cover', charge({ name: 'Cover charge', amount: { paise: 2_500 }, per: 'cover' })),
  act(defineCharge, 'packing', charge({ name: 'Packing', amount: { paise: 1_000 }, per: 'item', kinds: ['takeaway'], waivable: false })),
  act(defineCharge, 'cake', charge({ name: 'Own cake', amount: { paise: 10_000 }, automatic: false })),
)
const dining = charging.given(act(seatTable, 't1', { covers: 3, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' }))
const billOf = (story: Story<RestaurantEvent>, id = 'o1'): ComputedBill => composeBill(story.state(order, id), story.state(outlet, 'outlet'), 'gst').figures
const named = (bill: ComputedBill): Record<string, number> => Object.fromEntries(bill.lines.map(({ name, taxablePaise }) => [name, taxablePaise]))

describe('charges', () => {
  it('join the value as lines of their own with their own tax (s. 15(2))', () => {
    expect(named(billOf(dining))).toEqual({ 'Masala dosa': 24_000, 'Service charge': 2_400, 'Cover charge': 7_500 })
    expect(billOf(dining)).toMatchObject({ taxablePaise: 33_900, cgstPaise: 848, sgstPaise: 848, totalPaise: 35_600 })
  })

  it('are a share of what is left after discounts, and take no part in them', () => {
    const { lines, ...bill } = composeBill(dining.state(order, 'o1'), dining.state(outlet, 'outlet'), 'gst', { percent: '50' }).figures
    expect(lines.map(({ billDiscountPaise }) => billDiscountPaise)).toEqual([12_000, 0, 0])
    expect(lines.find(({ name }) => name === 'Service charge')?.taxablePaise).toBe(1_200)
    expect(bill.billDiscountPaise).toBe(12_000)
  })

  it('are counted by cover and by piece, and only for their kind of order', () => {
    expect(named(billOf(dining.given(act(setCovers, 'o1', { covers: 4 }))))['Cover charge']).toBe(10_000)
    const taken = charging.given(
      act(openOrder, 'o2', { kind: 'takeaway' }), act(addLine, 'o2', { itemId: 'dosa', quantity: '2' }), act(addLine, 'o2', { itemId: 'sweets', quantity: '0.25' }))
    expect(named(billOf(taken, 'o2'))).toEqual({ 'Masala dosa': 24_000, 'Sweets by weight': 20_000, 'Packing': 3_000 })
    taken.when(act(waiveCharge, 'o2', { chargeId: 'packing' })).refused('charge-mandatory')
  })

  it('stay waived when lines are added, and come back when they are asked for', () => {
    const waived = dining.given(act(waiveCharge, 'o1', { chargeId: 'service', reason: 'Guest declined' }), act(addLine, 'o1', { itemId: 'naan', quantity: '1' }))
    expect(Object.keys(named(billOf(waived)))).toEqual(['Masala dosa', 'Naan', 'Cover charge'])
    waived.when(act(waiveCharge, 'o1', { chargeId: 'service' })).then([])
    expect(Object.keys(named(billOf(waived.given(act(addCharge, 'o1', { chargeId: 'service' })))))).toContain('Service charge')
    dining.when(act(addCharge, 'o1', { chargeId: 'packing' })).refused('charge-not-for-kind')
    expect(named(billOf(dining.given(act(addCharge, 'o1', { chargeId: 'cake' }))))['Own cake']).toBe(10_000)
  })

  it('are frozen in open orders: a change counts for the next guests', () => {
    const dearer = dining.given(act(defineCharge, 'service', charge({ amount: { basisPoints: 2_000 } })), act(seatTable, 't2', { covers: 1, orderId: 'o2' }), act(addLine, 'o2', { itemId: 'dosa', quantity: '2' }))
    expect(named(billOf(dearer))['Service charge']).toBe(2_400)
    expect(named(billOf(dearer, 'o2'))['Service charge']).toBe(4_800)
    dearer.when(act(issueBill, 'b1', { orderId: 'o1' })).then([{ type: 'BillIssued', data: { totalPaise: 35_600 } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })
})

describe('a discount on a line', () => {
  const farah = staffWith('cashier')
  const off = (discount: { percent: string } | null, more = {}) => act(discountLine, 'o1', { lineId: 'l1', discount }, { by: farah, ...more })

  it('covers modifiers and lowers the taxable value (s. 15(3)(a))', () => {
    const cheese = opened.given(
      act(seatTable, 't1', { covers: 1, orderId: 'o1' }),
      act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '1', modifiers: [{ modifierId: 'cheese' }] }),
      off({ percent: '10' }))
    expect(billOf(cheese)).toMatchObject({ grossPaise: 15_000, lineDiscountPaise: 1_500, taxablePaise: 13_500 })
    expect(billOf(cheese.given(off(null))).discountPaise).toBe(0)
  })

  it('needs an approval above the cap, and counts towards the cap of the whole bill', () => {
    dining.when(off({ percent: '10.01' })).refused('approval-required')
    dining.when(off({ percent: '30' }, { approval: approvedBy('manager') })).then([{ type: 'LineDiscounted', data: { approvedBy: 'the-manager' } }])
    const small = dining.given(off({ percent: '10' }))
    small.when(act(issueBill, 'b1', { orderId: 'o1', billDiscount: { percent: '5' } }, { by: farah })).refused('approval-required')
    const approved = dining.given(off({ percent: '30' }, { approval: approvedBy('manager') }))
    approved.when(act(issueBill, 'b1', { orderId: 'o1', billDiscount: { percent: '5' } }, { by: farah })).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('is a comp when all of it is given away: with a reason and a name', () => {
    const comp = (reason: string, more = {}) => act(compLine, 'o1', { lineId: 'l1', reason }, { by: farah, ...more })
    dining.when(comp('Hair in it')).refused('approval-required')
    dining.when(comp(' ', { approval: approvedBy('manager') })).refused('reason-required')
    const given = dining.given(comp('Hair in it', { approval: approvedBy('manager') }))
    expect(named(billOf(given))).toEqual({ 'Masala dosa': 0, 'Cover charge': 7_500 })
  })
})
