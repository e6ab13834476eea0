import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { defineItem } from '../menu/define'
import { addLine } from '../order/add-line'
import { discountLine } from '../order/discounts'
import { cancelOrder, openOrder } from '../order/lifecycle'
import { order } from '../order/order'
import { applyPromotion, removeOrderPromotion } from '../order/promotions'
import { definePromotion, type DefinePromotion, type PromotionEffect } from '../outlet/promotion'
import { outlet } from '../outlet/outlet'
import { redemption } from '../redemption/redemption'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { composeBill } from './compose'
import { issueBill } from './issue'
import { composeParts, splitOrder } from './split'

const promotion = (more: Partial<DefinePromotion>): DefinePromotion => ({ name: 'Welcome', effect: { basisPoints: 2_000 }, scope: {}, kinds: ['dine-in', 'takeaway'], automatic: false, ...more })
const dosas = act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' })
const naans = act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '3' })
const seated = act(seatTable, 't1', { covers: 2, orderId: 'o1' })
const coupon = opened.given(act(definePromotion, 'p1', promotion({ codes: ['welcome20'], usesMax: 1 })), seated, dosas, naans)
const use = (code: string, orderId = 'o1'): Act => act(applyPromotion, orderId, { code }, { by: staffWith('cashier') })
const billOf = (story: typeof opened, section: 'gst' | 'vat' = 'gst') => composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), section)
const value = 24_000 + 13_500

describe('a coupon', () => {
  it('takes its share off the bill and lowers the taxable value (s. 15(3)(a))', () => {
    const { figures, discounts } = billOf(coupon.given(use('welcome20')))
    expect(figures).toMatchObject({ billDiscountPaise: value / 5, taxablePaise: value - value / 5 })
    expect(discounts).toEqual([{
      kind: 'coupon', on: 'bill', amountPaise: 7_500, promotionId: 'p1', name: 'Welcome', code: 'WELCOME20', effect: { basisPoints: 2_000 },
      taken: { basePaise: value, paise: 7_500 },
    }])
    coupon.given(use(' welcome 20 ')).when(act(issueBill, 'b1', { orderId: 'o1' }, { by: staffWith('cashier') }))
      .then([{ type: 'BillIssued', data: { discounts: [{ code: 'WELCOME20', amountPaise: 7_500 }] } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it('is used once at one till, and once more when it was given back', () => {
    const used = coupon.given(use('WELCOME20'), act(openOrder, 'o2', { kind: 'takeaway' }))
    used.when(use('WELCOME20')).then([])
    used.when(use('WELCOME20', 'o2')).refused('coupon-used-up')
    const back = used.given(act(removeOrderPromotion, 'o1', { promotionId: 'p1' }))
    expect(back.state(redemption, 'p1').uses).toEqual({ WELCOME20: 0 })
    back.given(use('WELCOME20', 'o2'), act(cancelOrder, 'o2', { reason: 'left' })).when(use('WELCOME20')).then([{ type: 'PromotionApplied' }, { type: 'CouponRedeemed' }])
  })

  it('holds from its first to its last day, at its hours, for its kinds of order, from its least value on', () => {
    const at = (more: Partial<DefinePromotion>) => opened.given(act(definePromotion, 'p1', promotion({ codes: ['ABC'], ...more })), seated, dosas)
    at({ from: '2026-12-01' }).when(use('ABC')).refused('promotion-not-now')
    at({ until: '2026-11-21' }).when(use('ABC')).refused('promotion-not-now')
    at({ times: [{ from: '17:00', to: '19:00' }] }).when(use('ABC')).refused('promotion-not-now')
    at({ kinds: ['delivery'] }).when(use('ABC')).refused('promotion-not-for-kind')
    at({}).when(use('XYZ')).refused('unknown-promotion')
    const little = at({ minBillPaise: 30_000 }).given(use('ABC'))
    expect(billOf(little).figures.discountPaise).toBe(0)
    expect(billOf(little.given(naans)).figures.discountPaise).toBe(value / 5)
  })

  it('is capped, stays in its category or items, and never meets a code twice', () => {
    const capped = opened.given(act(definePromotion, 'p1', promotion({ codes: ['ABC'], effect: { basisPoints: 5_000, maxPaise: 5_000 }, scope: { itemIds: ['naan'] } })), seated, dosas, naans, use('ABC'))
    expect(billOf(capped).figures).toMatchObject({ lineDiscountPaise: 5_000, billDiscountPaise: 0 })
    expect(billOf(capped).texts.find(({ lineId }) => lineId === 'l2')?.discounts).toEqual([{ kind: 'coupon', name: 'Welcome', amountPaise: 5_000 }])
    capped.when(act(definePromotion, 'p2', promotion({ codes: ['abc'] }))).refused('coupon-code-taken')
    capped.when(act(definePromotion, 'p2', promotion({ codes: ['x y z'], automatic: true }))).refused('invalid-body')
    capped.when(act(definePromotion, 'p2', promotion({ scope: { categoryIds: ['none'] } }))).refused('unknown-category')
  })

  it('needs no approval, and counts in no cashier\'s cap', () => {
    const own = act(issueBill, 'b1', { orderId: 'o1', billDiscount: { percent: '10' } }, { by: staffWith('cashier') })
    const issued = coupon.given(use('WELCOME20')).when(own)
    issued.then([{ type: 'BillIssued', data: { figures: { billDiscountPaise: 7_500 + 3_000 } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })
})

describe('an offer', () => {
  const twoPlusOne = { buy: 2, free: 1 }
  const offering = (effect: PromotionEffect, more: Partial<DefinePromotion> = {}) =>
    opened.given(act(definePromotion, 'p1', promotion({ name: 'Buy 2, get 1', effect, automatic: true, ...more })), seated)

  it('gives the cheapest of three free: it stands at its price with all of it taken off', () => {
    const { figures, texts } = billOf(offering(twoPlusOne).given(dosas, naans))
    expect(figures.lines.map(({ id, quantity, grossPaise, discountPaise }) => [id, quantity, grossPaise, discountPaise])).toEqual([
      ['l1', '2', 24_000, 0], ['l2', '2', 9_000, 0], ['l2:free', '1', 4_500, 4_500],
    ])
    expect(texts.map(({ lineId, discounts }) => [lineId, discounts?.[0]?.name])).toEqual([['l1', undefined], ['l2', undefined], ['l2:free', 'Buy 2, get 1']])
  })

  it('gives another item free, in its hours only, and waits for the cashier where it does not come by itself', () => {
    const withNaan = offering({ buy: 1, free: 1, freeItemIds: ['naan'] }, { scope: { itemIds: ['dosa'] } })
    expect(billOf(withNaan.given(dosas, naans)).figures.discountPaise).toBe(9_000)
    expect(billOf(offering(twoPlusOne, { times: [{ from: '17:00', to: '19:00' }] }).given(dosas, naans)).figures.discountPaise).toBe(0)
    const tapped = offering(twoPlusOne, { automatic: false }).given(dosas, naans)
    expect(billOf(tapped).figures.discountPaise).toBe(0)
    expect(billOf(tapped.given(act(applyPromotion, 'o1', { promotionId: 'p1' }))).figures.discountPaise).toBe(4_500)
  })

  it('goes with its line into a split, whose parts stay exact', () => {
    const parted = offering(twoPlusOne).given(dosas, naans, act(splitOrder, 'o1', { by: { lines: [[{ lineId: 'l1' }], [{ lineId: 'l2' }]] } }))
    const state = parted.state(order, 'o1')
    const parts = state.billing.splits.gst ? composeParts(state, parted.state(outlet, 'outlet'), 'gst', state.billing.splits.gst) : []
    expect(parts.map(({ figures }) => figures.lines.map(({ id }) => id))).toEqual([['l1'], ['l2', 'l2:free']])
    expect(parts.reduce((sum, { figures }) => sum + figures.totalPaise, 0)).toBe(billOf(parted).figures.totalPaise)
  })

  it('leaves alone a line with a discount of its own, and is frozen with the order', () => {
    const own = offering(twoPlusOne).given(dosas, naans, act(discountLine, 'o1', { lineId: 'l2', discount: { percent: '10' } }))
    expect(billOf(own).figures.discountPaise).toBe(1_350)
    const later = offering(twoPlusOne).given(act(definePromotion, 'p1', promotion({ effect: { buy: 1, free: 5 }, automatic: true })), dosas, naans)
    expect(billOf(later).figures.discountPaise).toBe(4_500)
  })
})

describe('whatever is ordered and whatever is put on it', () => {
  const effects: readonly PromotionEffect[] = [{ basisPoints: 3_333 }, { basisPoints: 10_000, maxPaise: 1_234 }, { paise: 99_999 }, { buy: 1, free: 1 }, { buy: 2, free: 1, freeItemIds: ['naan'] }]
  const scopes = [{}, { itemIds: ['naan', 'beer'] }, { categoryIds: ['all'] }]
  const house = opened.given(
    act(defineItem, 'soup', { categoryId: 'all', name: 'Soup', diet: 'veg', pricePaise: 4_500, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'starter' }),
    ...effects.flatMap((effect, e) => scopes.map((scope, s) => act(definePromotion, `p${e}${s}`, promotion({ name: `P${e}${s}`, effect, scope })))), seated)
  const lines = fc.array(fc.record({ itemId: fc.constantFrom('dosa', 'naan', 'beer', 'soup'), quantity: fc.integer({ min: 1, max: 5 }) }), { minLength: 1, maxLength: 5 })
  const put = fc.uniqueArray(fc.constantFrom(...effects.flatMap((_, e) => scopes.map((__, s) => `p${e}${s}`))), { maxLength: 4 })
  const build = (ordered: readonly { itemId: string; quantity: number }[], ids: readonly string[]) => house.given(
    ...ordered.map(({ itemId, quantity }) => act(addLine, 'o1', { itemId, quantity: String(quantity) })), ...ids.map(promotionId => act(applyPromotion, 'o1', { promotionId })))
  const totals = (story: typeof opened): readonly number[] => (['gst', 'vat'] as const).flatMap(section =>
    (Object.values(story.state(order, 'o1').lines).some(line => line.tax.section === section) ? [billOf(story, section).figures.totalPaise] : [0]))

  it('nothing goes below zero, no order of lines or promotions changes a total, and the tax is on what is left', () => {
    fc.assert(fc.property(lines, put, (ordered, ids) => {
      const story = build(ordered, ids)
      expect(totals(build([...ordered].reverse(), [...ids].reverse()))).toEqual(totals(story))
      for (const section of ['gst', 'vat'] as const) {
        if (!ordered.some(({ itemId }) => (itemId === 'beer') === (section === 'vat'))) continue
        const { figures, discounts } = billOf(story, section)
        for (const line of figures.lines) expect(line.discountPaise <= line.grossPaise && line.taxablePaise >= 0).toBe(true)
        expect(figures.taxablePaise).toBe(figures.grossPaise - figures.discountPaise)
        expect(discounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0)).toBe(figures.discountPaise)
      }
    }), { numRuns: 120 })
  })
})
