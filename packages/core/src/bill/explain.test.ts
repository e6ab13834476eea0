import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { addCharge } from '../order/charges'
import { compLine, discountLine } from '../order/discounts'
import { order } from '../order/order'
import { applyPromotion } from '../order/promotions'
import { defineCharge } from '../outlet/charge'
import { definePromotion, type DefinePromotion } from '../outlet/promotion'
import { outlet } from '../outlet/outlet'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import type { Discount } from '../tax/computed-bill'
import { composeBill } from './compose'
import { explainDocument, type ExplainableBill } from './explain'
import { composeParts, splitOrder } from './split'

const promotion = (more: Partial<DefinePromotion>): DefinePromotion =>
  ({ name: 'Welcome', effect: { basisPoints: 2_000 }, scope: {}, kinds: ['dine-in'], automatic: false, ...more })
const charge = (name: string, amount: { basisPoints: number } | { paise: number }, per: 'bill' | 'cover' | 'item') =>
  act(defineCharge, name, { name, amount, per, kinds: ['dine-in'], taxClassId: 'food', automatic: false, waivable: true })
const house = opened.given(
  act(definePromotion, 'coupon', promotion({ codes: ['WELCOME'], effect: { basisPoints: 2_000, maxPaise: 5_000 } })),
  act(definePromotion, 'naans', promotion({ name: 'Naan off', effect: { paise: 1_000 }, scope: { itemIds: ['naan'] } })),
  act(definePromotion, 'free', promotion({ name: 'Two and one', effect: { buy: 2, free: 1 } })),
  charge('service', { basisPoints: 500 }, 'bill'), charge('packing', { paise: 1_000 }, 'item'), charge('delivery', { paise: 4_000 }, 'bill'),
  charge('cover', { paise: 5_000 }, 'cover'), act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
)
const line = (lineId: string, itemId: string, quantity: string): Act => act(addLine, 'o1', { lineId, itemId, quantity })
const put = (body: { code: string } | { promotionId: string }): Act => act(applyPromotion, 'o1', body)
const add = (chargeId: string): Act => act(addCharge, 'o1', { chargeId })
const meal = house.given(line('l1', 'dosa', '2'), line('l2', 'naan', '3'))
const documentOf = (story: typeof opened, section: 'gst' | 'vat' = 'gst', discount?: Discount): ExplainableBill =>
  composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), section, discount)
const partsOf = (story: typeof opened, section: 'gst' | 'vat' = 'gst'): readonly ExplainableBill[] => {
  const state = story.state(order, 'o1')
  const plan = state.billing.splits[section]
  const parts = plan ? composeParts(state, story.state(outlet, 'outlet'), section, plan) : []
  return parts.map((part, place) => ({ ...part, split: { part: place + 1, parts: parts.length, ...(part.share && { share: part.share }) } }))
}
const says = (bill: ExplainableBill, figure: string): string | undefined => explainDocument(bill).steps.find(step => step.figure === figure)?.text
const rule = (bill: ExplainableBill, figure: string): string | undefined => explainDocument(bill).steps.find(step => step.figure === figure)?.rule

describe('why this amount', () => {
  it('tells a coupon with its limit, food and liquor together', () => {
    const both = documentOf(meal.given(line('l3', 'beer', '1'), put({ code: 'welcome' })))
    expect(says(both, 'discounts.0.amountPaise')).toMatch(/^Coupon Welcome \(WELCOME\): 20% of ₹[\d.]+, at most ₹50\.00; of ₹50\.00 on food and liquor the share of this bill = ₹/)
    expect(rule(both, 'discounts.0.amountPaise')).toBe('promotion-rate')
    const food = documentOf(meal.given(put({ code: 'welcome' })), 'gst', { percent: '10' })
    expect(says(food, 'discounts.0.amountPaise')).toBe('Coupon Welcome (WELCOME): 20% of ₹375.00, at most ₹50.00 = ₹50.00')
    expect(says(food, 'discounts.1.amountPaise')).toBe('Discount on the bill: 10% of ₹325.00 = ₹32.50')
    expect(says(food, 'billDiscountPaise')).toBe('Discount on the bill: ₹50.00 + ₹32.50 = ₹82.50')
  })

  it('names the dishes in the language that is asked for', () => {
    const bill = documentOf(meal)
    const named = { ...bill, texts: bill.texts.map(text => (text.itemId === 'dosa' ? { ...text, names: { hi: 'डोसा' } } : text)) }
    const textOf = (language: 'en' | 'hi'): string | undefined =>
      explainDocument(named, language).steps.find(({ figure }) => figure === 'lines.0.grossPaise')?.text
    expect([textOf('en')?.startsWith('Masala dosa'), textOf('hi')?.startsWith('डोसा')]).toEqual([true, true])
  })

  it('tells an amount off some dishes, free pieces, a comp and a discount with their reasons', () => {
    const bill = documentOf(meal.given(put({ promotionId: 'naans' }), act(discountLine, 'o1', { lineId: 'l2', discount: { percent: '10' }, reason: 'Late' })))
    expect(says(bill, 'discounts.0.amountPaise')).toBe('Offer Naan off: ₹10.00 off ₹121.50 = ₹10.00')
    expect(says(bill, 'lines.1.lineDiscountPaise')).toBe('Naan, discount: ₹13.50 + ₹10.00 (10% of ₹135.00 (reason: Late) + Naan off) = ₹23.50')
    const free = documentOf(meal.given(put({ promotionId: 'free' })))
    expect(says(free, 'discounts.0.amountPaise')).toBe('Offer Two and one: free pieces at their price: 1 = ₹45.00')
    expect(says(free, 'lines.2.lineDiscountPaise')).toBe('Naan, discount: free by Two and one = ₹45.00')
    const comp = documentOf(meal.given(act(compLine, 'o1', { lineId: 'l1', reason: 'Cold' }, { by: staffWith('cashier'), approval: { by: 'mia', roles: ['manager'] } })))
    expect(says(comp, 'lines.0.lineDiscountPaise')).toBe('Masala dosa, discount: on the house (reason: Cold) = ₹240.00')
    expect(rule(comp, 'lines.0.lineDiscountPaise')).toBe('comp')
  })

  it('tells each kind of charge', () => {
    const bill = documentOf(meal.given(add('service'), add('packing'), add('delivery'), add('cover')))
    expect([2, 3, 4, 5].map(place => says(bill, `lines.${place}.grossPaise`))).toEqual([
      'service, charge: 5% of ₹375.00 = ₹18.75', 'packing, charge: 5 × ₹10.00 for each item = ₹50.00', 'delivery, charge: ₹40.00 for the bill = ₹40.00',
      'cover, charge: 2 × ₹50.00 for each cover = ₹100.00',
    ])
  })

  it('tells how a part of a split bill was shared', () => {
    const split = (by: Parameters<typeof splitOrder.decide>[1]['by'], ...before: readonly Act[]) => partsOf(meal.given(...before, act(splitOrder, 'o1', { by })))
    const total = documentOf(meal).figures.totalPaise
    expect(split({ parts: 3 }).map(part => says(part, 'split.share.paise'))[0]).toMatch(/^This part of the bill: part 1 of 3, ₹394\.00 ÷ 3, by largest remainder = ₹131\.3\d$/)
    expect(says(split({ amountsPaise: [10_000, total - 10_000] })[0] ?? expect.unreachable(), 'split.share.paise')).toMatch(/the amount that was agreed, of ₹394\.00 = ₹100\.00/)
    expect(says(split({ weights: [1, 2] })[1] ?? expect.unreachable(), 'split.share.paise')).toMatch(/₹394\.00 × 2 ÷ 3/)
    const [first = expect.unreachable()] = split({ lines: [[{ lineId: 'l1' }, { lineId: 'l2', share: '1' }], [{ lineId: 'l2', share: '2' }]] }, add('service'), add('cover'))
    expect(first.figures.lines.map((_, place) => says(first, `lines.${place}.totalPaise`)?.replace(/ = .*/, ''))).toEqual([
      'Masala dosa, total: all of ₹252.00', 'Naan, total: 1 of 3 shares of ₹141.74', 'service, total: ₹19.69 in proportion to what the part eats',
      'cover, total: 1 of 2 shares of ₹105.00',
    ])
  })

  it('adds up, whatever is on the bill and however it is split', () => {
    const at = (root: unknown, path: string): unknown =>
      path.split('.').reduce((value: unknown, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined), root)
    const acts = fc.subarray([put({ code: 'welcome' }), put({ promotionId: 'naans' }), put({ promotionId: 'free' }), add('service'), add('packing'), add('cover'),
      act(discountLine, 'o1', { lineId: 'l2', discount: { amountPaise: 777 }, reason: 'Late {of:1:2}' })])
    const by = fc.constantFrom(null, { parts: 3 }, { weights: [1, 2, 4] }, { lines: [[{ lineId: 'l1' }], [{ lineId: 'l2' }]] })
    const percent = fc.constantFrom(undefined, { percent: '7.5' }, { amountPaise: 999 })
    fc.assert(fc.property(acts, by, percent, fc.integer({ min: 1, max: 7 }), (done, plan, discount, naans) => {
      const story = house.given(line('l1', 'dosa', '2'), line('l2', 'naan', String(naans)), ...done)
      const documents = plan === null
        ? [documentOf(story, 'gst', discount)]
        : partsOf(story.given(act(splitOrder, 'o1', { by: plan, ...(discount && { billDiscount: discount }) })))
      for (const document of documents) for (const language of ['en', 'hi'] as const) {
        for (const { figure, paise, parts, text } of explainDocument(document, language).steps) {
          const find = (path: string): unknown => at(/^(discounts|split)\./.test(path) ? document : document.figures, path)
          expect([figure, find(figure)]).toEqual([figure, paise])
          if (parts) expect([figure, parts.reduce((sum, part) => sum + part.paise, 0)]).toEqual([figure, paise])
          for (const part of parts ?? []) expect(Math.abs(Number(find(part.figure)))).toBe(Math.abs(part.paise))
          expect(text).not.toMatch(/\{[a-z]/)
        }
        const taken = (document.discounts ?? []).reduce((sum, { amountPaise }) => sum + amountPaise, 0)
        const own = document.texts.reduce((sum, text) => sum + (text.discounts ?? []).reduce((all, each) =>
          all + (each.kind === 'discount' || each.kind === 'comp' ? (each.amountPaise ?? 0) : 0), 0), 0)
        expect(taken + own).toBe(document.figures.discountPaise)
      }
    }), { numRuns: 60 })
  })
})
