import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeBill } from '../bill/compose'
import { issueBill } from '../bill/issue'
import { splitOrder } from '../bill/split'
import { act, fact, type Act, type Story } from '../kernel/testing'
import { prorate } from '../money/money'
import { changeOutlet } from '../outlet/configure'
import { outlet } from '../outlet/outlet'
import { approvedBy, opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { discountCapOf } from '../trading/discount-cap'
import { seatTable } from '../table/table'
import { addLine } from './add-line'
import { compLine, discountLine } from './discounts'
import { fireOrder } from './fire'
import { changeQuantity, voidLine } from './lines'
import { order } from './order'

const [farah, ravi] = [staffWith('cashier'), staffWith('waiter')]
const approval = approvedBy('manager')
const dishes = (quantity: string) => opened.given(
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity, note: 'crisp' }))
const change = (delta: string | number, lineId = 'l1'): Act => act(changeQuantity, 'o1', { lineId, delta }, { by: ravi })
const amount = (amountPaise: number): Act => act(discountLine, 'o1', { lineId: 'l1', discount: { amountPaise } }, { by: farah })
const issue = (more: Partial<Act> = {}): Act => ({ ...act(issueBill, 'b1', { orderId: 'o1' }), by: farah, ...more })
const figuresOf = (story: Story<RestaurantEvent>) => composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), 'gst').figures
const quantities = (story: Story<RestaurantEvent>) => Object.values(story.state(order, 'o1').lines).map(({ quantity, discount }) => [quantity, discount?.kind ?? null])

describe('an approved comp or discount', () => {
  it.each([
    ['a comp', act(compLine, 'o1', { lineId: 'l1', reason: 'hair in it' }, { by: farah, approval }), 12_000 * 2],
    ['half of it', act(discountLine, 'o1', { lineId: 'l1', discount: { percent: '50' } }, { by: farah, approval }), 12_000 * 2 + 6_000],
    ['an amount', { ...amount(10_000), approval }, 12_000 * 2 + 2_000],
  ])('%s is for the pieces that it was given on: more of them are a line of their own', (_, give, taxablePaise) => {
    const more = dishes('1').given(give, change('2'))
    expect(quantities(more)).toEqual([['1', expect.any(String)], ['2', null]])
    expect(figuresOf(more).taxablePaise).toBe(taxablePaise)
  })

  it('leaves the price, the note and the modifiers of the line on the pieces beside it', () => {
    const comped = dishes('1').given(act(compLine, 'o1', { lineId: 'l1', reason: 'late' }, { by: farah, approval }), act(fireOrder, 'o1', {}))
    comped.when(change('1')).then([{ type: 'LineAdded', data: { orderId: 'o1', itemId: 'dosa', note: 'crisp', quantity: '1', unitPricePaise: 12_000 } }])
    expect(comped.given(change('1')).state(order, 'o1').lines['l1']?.quantity).toBe('1')
    comped.when(change('1000')).refused('invalid-quantity')
  })

  it('loses no tap of two waiters: each is sold', () => {
    const taps = dishes('1').given(act(compLine, 'o1', { lineId: 'l1', reason: 'late' }, { by: farah, approval }), change('1'), change('1'))
    expect(figuresOf(taps).taxablePaise).toBe(24_000)
  })

  it('stays on a line that shrinks', () => {
    const fewer = dishes('3').given(act(compLine, 'o1', { lineId: 'l1', reason: 'late' }, { by: farah, approval }), change('-2'))
    expect(quantities(fewer)).toEqual([['1', 'comp']])
  })
})

describe('a discount within the cap', () => {
  it('shrinks with its line, so that no share of it grows', () => {
    const one = dishes('10').given(amount(12_000), change('-9'))
    expect(one.state(order, 'o1').lines['l1']?.discount?.discount).toEqual({ amountPaise: 1_200 })
    one.when(issue()).then([{ type: 'BillIssued', data: { figures: { taxablePaise: 10_800 } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('is measured again by the bill, when it is issued and when it is split', () => {
    // as an earlier build left it: the amount stayed when the line shrank
    const kept = { type: 'LineQuantityChanged', data: { orderId: 'o1', lineId: 'l1', delta: '-8', quantity: '2', cancels: [] } } as const
    const story = dishes('10').given(amount(12_000), fact(order, 'o1', kept))
    expect(figuresOf(story).taxablePaise).toBe(12_000)
    story.when(issue()).refused('approval-required')
    story.when(issue({ approval })).then([{ type: 'BillIssued', data: { discountApprovedBy: 'the-manager' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    const split: Act = { ...act(splitOrder, 'o1', { by: { parts: 2 } }), by: farah }
    story.when(split).refused('approval-required')
    story.when({ ...split, approval }).then([{ type: 'OrderSplit', data: { approvedBy: 'the-manager' } }])
  })

  it('is measured again when a part is issued after lines were taken off', () => {
    const wide = dishes('9').given(act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '2' }))
    const parted = wide.given({ ...act(splitOrder, 'o1', { by: { parts: 2 }, billDiscount: { amountPaise: 4_500 } }), by: farah })
    const part = { ...act(issueBill, 'b1', { orderId: 'o1', part: 1 }), by: farah }
    parted.when(part).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    const left = parted.given(act(voidLine, 'o1', { lineId: 'l1' }))
    left.when(part).refused('approval-required')
    left.when({ ...part, approval }).then([{ type: 'BillIssued', data: { discountApprovedBy: 'the-manager' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('may be issued by somebody whose cap is lower than that of who gave it', () => {
    const caps = dishes('1').given(act(changeOutlet, 'outlet', { patch: { discountCaps: { cashier: 500, manager: 5_000 } } }))
    const given = caps.given(act(discountLine, 'o1', { lineId: 'l1', discount: { percent: '40' } }, { by: staffWith('manager') }))
    given.when(issue()).then([{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })
})

it('gives nobody more than the cap without an approval, whatever is added and taken away', () => {
  const step = fc.integer({ min: -12, max: 12 }).filter(delta => delta !== 0).map(delta => change(delta))
  const gift = fc.oneof(
    fc.integer({ min: 1, max: 24_000 }).map(amount),
    fc.integer({ min: 1, max: 30 }).map(percent => act(discountLine, 'o1', { lineId: 'l1', discount: { percent: String(percent) } }, { by: farah })),
  )
  fc.assert(fc.property(fc.integer({ min: 1, max: 20 }), fc.array(fc.oneof(step, gift), { maxLength: 8 }), (quantity, acts) => {
    const end = acts.reduce((story, each) => story.when(each).story, dishes(String(quantity)))
    const { grossPaise, discountPaise } = figuresOf(end)
    const cap = discountCapOf(farah, { discountCapBasisPoints: 1_000 })
    expect(discountPaise).toBeLessThanOrEqual(prorate(grossPaise, cap, 10_000))
    expect(end.given(issue()).state(order, 'o1').bills).toHaveLength(1)
  }))
})
