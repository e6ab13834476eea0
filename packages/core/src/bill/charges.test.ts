import { describe, expect, it } from 'vitest'
import { orderAmount } from '../boards/floor'
import { act, type Act, type Story } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { addCharge, waiveCharge } from '../order/charges'
import { compLine, discountLine } from '../order/discounts'
import { openOrder } from '../order/lifecycle'
import { voidLine } from '../order/lines'
import { order } from '../order/order'
import { setCovers } from '../order/particulars'
import { defineCharge, type DefineCharge } from '../outlet/charge'
import { outlet } from '../outlet/outlet'
import { approvedBy, opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { seatTable, table } from '../table/table'
import type { ComputedBill } from '../tax/computed-bill'
import { sectionsOf } from '../trading/documents-of'
import { composeBill } from './compose'
import { issueBill } from './issue'
import { splitOrder } from './split'
import { takeTender } from './tender'

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

describe('a charge of the other section than everything that was ordered', () => {
  const beers = charging.given(act(seatTable, 't1', { covers: 3, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'beer', quantity: '1' }))
  const sections = (story: Story<RestaurantEvent>) => sectionsOf(story.state(order, 'o1'))
  const amount = (story: Story<RestaurantEvent>): number | null => orderAmount(story.state(order, 'o1'), story.state(outlet, 'outlet'))
  const bills = (section: 'gst' | 'vat'): Act => act(issueBill, section, { orderId: 'o1', section })
  const pay = (section: 'gst' | 'vat', amountPaise: number): Act => act(takeTender, section, { kind: 'upi', amountPaise })

  it('makes its document alone: guests who only drink pay for their seats', () => {
    expect(sections(beers)).toEqual(['gst', 'vat'])
    expect(billOf(beers)).toMatchObject({ document: 'tax-invoice', taxablePaise: 7_500, cgstPaise: 188, sgstPaise: 188, totalPaise: 7_900 })
    expect(named(billOf(beers))).toEqual({ 'Cover charge': 7_500 })
    expect(amount(beers)).toBe(30_000 + 7_900)
    expect(billOf(beers.given(act(splitOrder, 'o1', { by: { parts: 3 } }))).totalPaise).toBe(7_900)
  })

  it.each([[['vat', 'gst']], [['gst', 'vat']]] as const)('settles the order and frees the table with the last of them: %s', ([first, last]) => {
    const due = { gst: 7_900, vat: 30_000 }
    const one = beers.given(bills(first), pay(first, due[first]))
    expect([one.state(order, 'o1').status, one.state(table, 't1').occupancy]).toEqual(['billed', 'taken'])
    const both = one.given(bills(last), pay(last, due[last]))
    expect([both.state(order, 'o1').status, both.state(table, 't1').occupancy]).toEqual(['settled', 'free'])
  })

  it('makes none where it is waived, is a share of nothing, or goes by items of which there are none', () => {
    const waived = beers.given(act(waiveCharge, 'o1', { chargeId: 'cover' }))
    expect(sections(waived)).toEqual(['vat'])
    waived.when(bills('gst')).refused('nothing-to-bill')
    expect(waived.given(bills('vat'), pay('vat', 30_000)).state(order, 'o1').status).toBe('settled')
    const cake = waived.given(act(addCharge, 'o1', { chargeId: 'cake' }))
    expect([sections(cake), billOf(cake).taxablePaise]).toEqual([['gst', 'vat'], 10_000])
    const taken = charging.given(act(openOrder, 'o1', { kind: 'takeaway' }), act(addLine, 'o1', { itemId: 'beer', quantity: '2' }))
    expect(sections(taken)).toEqual(['vat'])
  })

  it('makes none where nothing was ordered, or all of it was taken off', () => {
    const seated = charging.given(act(seatTable, 't1', { covers: 3, orderId: 'o1' }))
    expect([sections(seated), amount(seated)]).toEqual([[], 0])
    seated.when(bills('gst')).refused('nothing-to-bill')
    expect(sections(beers.given(act(voidLine, 'o1', { lineId: 'l1' })))).toEqual([])
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
