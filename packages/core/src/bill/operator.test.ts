import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { day } from '../day/day'
import { act, type Act, type Story } from '../kernel/testing'
import { defineItem, defineTaxClass } from '../menu/define'
import { holds } from '../money/property.testing'
import { addLine } from '../order/add-line'
import type { OrderCharge, OrderPromotion } from '../order/billing'
import { addCharge } from '../order/charges'
import { discountLine } from '../order/discounts'
import { openOrder, type OpenOrder } from '../order/lifecycle'
import { order, type OrderLine, type OrderState } from '../order/order'
import { applyPromotion } from '../order/promotions'
import { changeOutlet } from '../outlet/configure'
import { defineCharge } from '../outlet/charge'
import { outlet, type Operator, type OutletState } from '../outlet/outlet'
import { definePromotion, type PromotionEffect } from '../outlet/promotion'
import { stageTax } from '../outlet/stage'
import type { Discount } from '../tax/computed-bill'
import { splitBill } from '../tax/split'
import { creditNote } from '../tax/credit-note'
import { explainBill } from '../tax/explain'
import { mustAddUp, totalsOf } from '../tax/bills.testing'
import { approvedBy, opened, settings, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { bill } from './bill'
import { composeBill } from './compose'
import { explainDocument } from './explain'
import { issueBill } from './issue'
import { splitOrder } from './split'
import { takeTender } from './tender'

const operators: readonly Operator[] = [
  { name: 'Swiggy', gstin: '27AAPFU0939F1ZV' }, { name: 'House riders', paysTax: false },
]
const itemOf = (name: string, pricePaise: number, taxClassId: string) =>
  ({ categoryId: 'all', name, diet: 'veg' as const, pricePaise, variants: [], modifierGroupIds: [], taxClassId, course: 'drink' as const })
/** The restaurant with known operators, a packaged drink under its own HSN, and outdoor catering. */
const partnered = opened.given(
  act(changeOutlet, 'outlet', { patch: { operators } }),
  act(defineTaxClass, 'drink', { name: 'Aerated drink', section: 'gst', treatment: 'taxable', rateBasisPoints: 4000, hsn: '220210' }),
  act(defineTaxClass, 'catering', { name: 'Outdoor catering', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996334' }),
  act(defineItem, 'cola', itemOf('Cola', 6_000, 'drink')),
  act(defineItem, 'tiffin', itemOf('Tiffin', 10_000, 'catering')),
)
const open = (name = 'swiggy ', body: Partial<OpenOrder> = {}): Act =>
  act(openOrder, 'o1', { kind: 'aggregator', source: { name, orderNumber: '4711' }, ...body })
const add = (itemId: string, quantity = '1'): Act => act(addLine, 'o1', { lineId: itemId, itemId, quantity })
const figuresOf = (story: Story<RestaurantEvent>, section: 'gst' | 'vat' = 'gst', date?: string) =>
  composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), section, undefined, date)
const issue = (body: object = {}): Act => act(issueBill, 'b1', { orderId: 'o1', ...body })

describe('an order through an e-commerce operator', () => {
  const mixed = partnered.given(open(), add('dosa', '2'), add('cola'))

  it('taxes what is sold as goods, and leaves the tax on the restaurant service to the operator', () => {
    mixed.when(issue()).then([
      { type: 'BillIssued', data: {
        operator: { name: 'Swiggy', gstin: '27AAPFU0939F1ZV', orderNumber: '4711' }, source: { name: 'swiggy ', orderNumber: '4711' },
        totalPaise: 32_400,
        figures: {
          document: 'invoice-cum-bill-of-supply', taxablePaise: 30_000, cgstPaise: 1_200, sgstPaise: 1_200, roundOffPaise: 0, totalPaise: 32_400,
          lines: [
            { id: 'dosa', treatment: 'operator', rateBasisPoints: 0, taxablePaise: 24_000, taxPaise: 0, totalPaise: 24_000 },
            { id: 'cola', treatment: 'taxable', rateBasisPoints: 4000, taxablePaise: 6_000, taxPaise: 2_400, totalPaise: 8_400 },
          ],
        },
      } },
      { type: 'SerialTaken' }, { type: 'OrderBilled' },
    ])
  })

  it('is no tax invoice where nothing is taxed by the restaurant', () => {
    const { figures } = figuresOf(partnered.given(open(), add('dosa')))
    expect(figures).toMatchObject({ document: 'bill-of-supply', totalPaise: 12_000, taxPaise: 0 })
    expect(explainBill(figures).text).toMatch(/\[operator\] The e-commerce operator pays the tax .*s\. 9\(5\)/)
  })

  it('is settled by the operator to the paisa: no round-off, whoever pays the tax', () => {
    const odd = partnered.given(open(), act(defineItem, 'dosa', { ...itemOf('Dosa', 12_033, 'food') }), add('dosa'), add('cola', '3'))
    expect(figuresOf(odd).figures).toMatchObject({ roundOffPaise: 0, totalPaise: 37_233 })
    const own = partnered.given(open('House riders'), act(defineItem, 'dosa', { ...itemOf('Dosa', 12_033, 'food') }), add('dosa'))
    expect(figuresOf(own).figures).toMatchObject({ roundOffPaise: 0, cgstPaise: 301, totalPaise: 12_635 })
    odd.given(issue()).when(act(takeTender, 'b1', { kind: 'other', amountPaise: 37_233, reference: 'Swiggy 4711' }))
      .then([{ type: 'TenderTaken' }, { type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }])
  })

  it('names an operator that nobody entered in the settings as the order does: the law asks for no list', () => {
    expect(figuresOf(partnered.given(open('Magicpin'), add('dosa')))).toMatchObject({
      operator: { name: 'Magicpin', orderNumber: '4711' }, figures: { totalPaise: 12_000, taxPaise: 0 },
    })
  })

  it('is taxed by the restaurant where the other house pays no tax, and where nothing says through whom it came', () => {
    const own = partnered.given(open('House riders'), add('dosa'))
    expect(figuresOf(own)).not.toHaveProperty('operator')
    expect(figuresOf(own).figures).toMatchObject({ document: 'tax-invoice', taxPaise: 600 })
    const nobody = partnered.given(act(openOrder, 'o1', { kind: 'aggregator' }), add('dosa'))
    expect(figuresOf(nobody).figures).toMatchObject({ taxPaise: 600, totalPaise: 12_600 })
  })

  it('leaves outdoor catering and the liquor\'s document as they are', () => {
    const all = partnered.given(open(), add('tiffin'), add('beer'))
    expect(figuresOf(all, 'vat')).not.toHaveProperty('operator')
    expect(figuresOf(all).figures).toMatchObject({ document: 'tax-invoice', taxPaise: 500 })
    expect(figuresOf(all, 'vat').figures).toMatchObject({ document: 'vat-invoice', vatPaise: 5_000 })
  })

  it('joins the packing charge to the service it packs, and taxes it where only goods are packed', () => {
    const packing = act(defineCharge, 'packing', {
      name: 'Packing', amount: { paise: 1_000 }, per: 'bill', kinds: ['aggregator'], taxClassId: 'food', automatic: true, waivable: false,
    })
    const food = partnered.given(packing, open(), add('dosa'))
    expect(figuresOf(food).figures.lines[1]).toMatchObject({ id: 'charge:packing', treatment: 'operator', taxPaise: 0, totalPaise: 1_000 })
    const goods = partnered.given(packing, open(), add('cola'))
    expect(figuresOf(goods).figures.lines[1]).toMatchObject({ treatment: 'taxable', taxPaise: 50 })
  })

  it('takes an inclusive price at its value: the operator pays the tax that is in it', () => {
    const tax = { ...settings.tax, pricing: 'inclusive' as const }
    const inclusive = partnered.given(act(changeOutlet, 'outlet', { patch: { tax } }), open(), act(defineItem, 'dosa', itemOf('Dosa', 10_500, 'food')), add('dosa', '2'), add('cola'))
    expect(figuresOf(inclusive).figures).toMatchObject({
      lines: [{ unitPricePaise: 10_000, pricing: 'exclusive', totalPaise: 20_000 }, { pricing: 'inclusive', totalPaise: 6_000 }], totalPaise: 26_000,
    })
  })

  describe('at inclusive prices', () => {
    const tax = { ...settings.tax, pricing: 'inclusive' as const }
    const coupon = (effect: PromotionEffect) => act(definePromotion, 'coupon', { name: 'Coupon', effect, scope: {}, kinds: ['aggregator'], automatic: false })
    const share = act(defineCharge, 'packing', {
      name: 'Packing', amount: { basisPoints: 1_000 }, per: 'bill', kinds: ['aggregator'], taxClassId: 'food', automatic: false, waivable: true,
    })
    const dear = partnered.given(act(changeOutlet, 'outlet', { patch: { tax } }), share, act(defineItem, 'dosa', itemOf('Dosa', 10_500, 'food')), open(), add('dosa'))
    const documentOf = (story: Story<RestaurantEvent>, discount?: Discount) => composeBill(story.state(order, 'o1'), story.state(outlet, 'outlet'), 'gst', discount)
    const put = act(applyPromotion, 'o1', { promotionId: 'coupon' })
    const line = (discount: Discount) => act(discountLine, 'o1', { lineId: 'dosa', discount }, { approval: approvedBy('manager') })

    it.each<[string, Story<RestaurantEvent>, Discount | undefined]>([
      ['a coupon of 10 %', dear.given(coupon({ basisPoints: 1_000 }), put), undefined],
      ['a coupon of ₹10.50', dear.given(coupon({ paise: 1_050 }), put), undefined],
      ['10 % off the bill', dear, { percent: '10' }],
      ['₹10.50 off the bill', dear, { amountPaise: 1_050 }],
      ['10 % off the line', dear.given(line({ percent: '10' })), undefined],
      ['₹10.50 off the line', dear.given(line({ amountPaise: 1_050 })), undefined],
    ])('%s comes off without the tax that it held', (_, story, discount) => {
      const { figures, discounts, texts } = documentOf(story, discount)
      expect(figures).toMatchObject({ grossPaise: 10_000, discountPaise: 1_000, taxablePaise: 9_000, totalPaise: 9_000 })
      const rows = discounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0)
      expect(rows + texts.reduce((sum, text) => sum + (text.discounts?.[0]?.amountPaise ?? 0), 0)).toBe(1_000)
    })

    it('a share of the dishes as a charge comes to what it is worth at the counter', () => {
      const packed = dear.given(act(addCharge, 'o1', { chargeId: 'packing' }))
      const document = documentOf(packed)
      expect(document.figures.lines[1]).toMatchObject({ treatment: 'operator', unitPricePaise: 1_000, totalPaise: 1_000 })
      expect(composeBill({ ...packed.state(order, 'o1'), source: null }, packed.state(outlet, 'outlet'), 'gst').figures.lines[1]?.taxablePaise).toBe(1_000)
      expect(explainDocument(document).text).toContain('Packing, charge: 10% of ₹105.00, ₹10.50 with the tax that the operator pays = ₹10.00')
    })

    it('what is given away whole has no value, however a piece is rounded', () => {
      const odd = dear.given(act(defineItem, 'idli', itemOf('Idli', 1_033, 'food')), add('idli', '3'), coupon({ paise: 99_999 }), put)
      expect(documentOf(odd).figures).toMatchObject({ grossPaise: 10_000 + 3 * 984, totalPaise: 0 })
      const line = dear.given(act(defineItem, 'idli', itemOf('Idli', 1_033, 'food')), add('idli', '3'),
        act(discountLine, 'o1', { lineId: 'idli', discount: { amountPaise: 3_099 } }, { approval: approvedBy('manager') }))
      expect(documentOf(line).figures.lines[1]).toMatchObject({ grossPaise: 2_952, totalPaise: 0 })
    })

    it('a discount counts towards the cap by the same measure as the dishes', () => {
      const farah = staffWith('cashier')
      const own = dear.given(act(discountLine, 'o1', { lineId: 'dosa', discount: { amountPaise: 525 } }, { by: farah }))
      own.when({ ...issue({ billDiscount: { amountPaise: 526 } }), by: farah }).refused('approval-required')
      expect(own.given({ ...issue({ billDiscount: { amountPaise: 525 } }), by: farah }).state(bill, 'b1').issued?.totalPaise).toBe(9_000)
    })
  })

  it('is not the operator\'s at specified premises, nor before 2022; a staged scheme counts on its day', () => {
    const premises = act(stageTax, 'outlet', { from: '2027-04-01', tax: { ...settings.tax, scheme: 'specified-premises' as const }, rates: {} })
    const staged = partnered.given(open(), premises, add('dosa'))
    expect(figuresOf(staged, 'gst', '2027-03-31').figures.taxPaise).toBe(0)
    expect(figuresOf(staged, 'gst', '2027-04-01')).toMatchObject({ operator: { name: 'Swiggy' }, figures: { document: 'tax-invoice', taxPaise: 600 } })
    expect(figuresOf(staged, 'gst', '2021-12-31').figures.taxPaise).toBe(600)
  })

  it('is the operator\'s to tax for a composition dealer too, whose price holds no tax', () => {
    const tax = { ...settings.tax, scheme: 'composition' as const, pricing: 'inclusive' as const }
    const dealer = partnered.given(act(changeOutlet, 'outlet', { patch: { tax } }), open(), add('dosa'))
    expect(figuresOf(dealer)).toMatchObject({ operator: { name: 'Swiggy' }, figures: { document: 'bill-of-supply', totalPaise: 12_000 } })
  })

  it('names the operator also where the restaurant pays all of the tax: the operator took the order (s. 52)', () => {
    const goods = partnered.given(open(), add('cola'))
    expect(figuresOf(goods)).toMatchObject({
      operator: { name: 'Swiggy', gstin: '27AAPFU0939F1ZV', orderNumber: '4711' }, figures: { document: 'tax-invoice', taxPaise: 2_400 },
    })
    const { dates } = goods.given(issue()).state(day, '2026-11-22').totals
    expect(dates['2026-11-22']?.gst).toMatchObject({ bills: { count: 1, totalPaise: 8_400 } })
    expect(dates['2026-11-22']?.gst).not.toHaveProperty('operator')
  })

  it('stands on every part of a split, whoever pays the tax on it', () => {
    const split = mixed.given(act(splitOrder, 'o1', { by: { lines: [[{ lineId: 'dosa' }], [{ lineId: 'cola' }]] } }))
    const first = split.given(issue({ part: 1 })).state(bill, 'b1').issued
    expect(first).toMatchObject({ totalPaise: 24_000, operator: { name: 'Swiggy' } })
    const second = split.given(issue({ part: 2 })).state(bill, 'b1').issued
    expect(second).toMatchObject({ totalPaise: 8_400, source: { orderNumber: '4711' }, operator: { name: 'Swiggy' } })
  })

  it('keeps the marks on the issued bill for returns', () => {
    const issued = mixed.given(issue()).state(bill, 'b1').issued
    const paidByOperator = issued?.figures.groups.filter(({ treatment }) => treatment === 'operator').reduce((sum, group) => sum + group.taxablePaise, 0)
    expect(paidByOperator).toBe(24_000)
  })
})

describe('operators in the settings', () => {
  const set = (list: readonly Operator[]): Act => act(changeOutlet, 'outlet', { patch: { operators: list } })

  it('have names of their own and true GSTINs, and can be taken away', () => {
    opened.when(set([{ name: 'Swiggy' }, { name: 'swiggy' }])).refused('name-taken')
    opened.when(set([{ name: 'Swiggy', gstin: '27AAPFU0939F1ZX' }])).refused('invalid-gstin')
    opened.when(set([{ name: ' Swiggy ', gstin: ' 27aapfu0939f1zv ' }]))
      .then([{ type: 'OutletConfigured', data: { settings: { operators: [{ name: 'Swiggy', gstin: '27AAPFU0939F1ZV' }] } } }])
    expect(partnered.given(act(changeOutlet, 'outlet', { patch: { operators: null } })).state(outlet, 'outlet').settings).not.toHaveProperty('operators')
  })
})

describe('any order through an operator', () => {
  const sold = fc.record({
    unitPricePaise: fc.integer({ min: 0, max: 60_000 }), quantity: fc.integer({ min: 1, max: 12 }).map(String),
    kind: fc.constantFrom('food', 'goods'), pricing: fc.constantFrom('exclusive' as const, 'inclusive' as const),
    percent: fc.constantFrom('0', '10', '33.3333', '100'),
  })
  const charge: OrderCharge & { waived: null } = {
    chargeId: 'packing', name: 'Packing', amount: { basisPoints: 700 }, per: 'bill', waivable: false, waived: null,
    tax: { id: 'food', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' },
  }
  const effects = fc.constantFrom<PromotionEffect>({ basisPoints: 1_000 }, { basisPoints: 3_333, maxPaise: 4_999 }, { paise: 1_050 }, { paise: 999_999 })
  const couponOf = (effect: PromotionEffect): OrderPromotion => ({ promotionId: 'p', name: 'P', effect, scope: {}, code: 'P' })
  const cuts = fc.constantFrom<Discount | undefined>(undefined, { percent: '10' }, { amountPaise: 777 })
  const house = partnered.given(open())
  const base = house.state(order, 'o1')
  const line = ({ kind, unitPricePaise, quantity, pricing, percent }: typeof sold extends fc.Arbitrary<infer T> ? T : never, place: number): OrderLine => ({
    lineId: `l${place}`, itemId: 'x', name: 'X', diet: 'veg', quantity, unitPricePaise, modifiers: [], course: 'main', stationId: 'curry', pricing,
    tax: { id: kind, section: 'gst', treatment: 'taxable', rateBasisPoints: kind === 'food' ? 500 : 4000, hsn: kind === 'food' ? '996331' : '220210' },
    addedBy: { kind: 'staff', id: 'a' }, addedAt: '2026-11-22T12:00:00.000Z', sendings: [], voided: null, discount: { kind: 'discount', discount: { percent } },
  })
  const ordersOf = fc.tuple(fc.array(sold, { minLength: 1, maxLength: 10 }), fc.boolean(), fc.option(effects)).map(([dishes, hasCharge, effect]): OrderState => {
    const lines = dishes.map(line)
    return {
      ...base, lines: Object.fromEntries(lines.map(each => [each.lineId, each])), lineOrder: lines.map(({ lineId }) => lineId),
      billing: { charges: hasCharge ? [charge] : [], splits: {}, promotions: effect ? [couponOf(effect)] : [] },
    }
  })
  const outletState: OutletState = house.state(outlet, 'outlet')
  const inclusiveState = house.given(act(changeOutlet, 'outlet', { patch: { tax: { ...settings.tax, pricing: 'inclusive' } } })).state(outlet, 'outlet')

  test('service bears no tax, goods bear what they always do, and totals, splits and credit notes add up', () => {
    holds('s. 9(5)', fc.property(ordersOf, cuts, fc.constantFrom(outletState, inclusiveState), (state, cut, of) => {
      const { figures, operator, discounts, texts } = composeBill(state, of, 'gst', cut)
      mustAddUp(figures)
      const [service, goods] = [figures.lines.filter(({ treatment }) => treatment === 'operator'), figures.lines.filter(({ treatment }) => treatment !== 'operator')]
      expect(operator?.name).toBe('Swiggy')
      expect(service.every(each => each.taxPaise === 0 && each.rateBasisPoints === 0 && each.totalPaise === each.taxablePaise)).toBe(true)
      expect(figures.roundOffPaise).toBe(0)
      expect(figures.totalPaise).toBe(totalsOf(...service, ...goods)['totalPaise'])
      // the same goods at the counter bear the same tax
      const own = composeBill({ ...state, source: null }, of, 'gst', cut).figures
      const dishes = ({ lines }: typeof own) => lines.filter(each => each.charge !== true && each.rateBasisPoints === 4000)
      expect(dishes(figures).map(({ taxPaise, totalPaise }) => [taxPaise, totalPaise])).toEqual(dishes(own).map(({ taxPaise, totalPaise }) => [taxPaise, totalPaise]))
      // and service is worth what its price holds, but for the rounding of each piece and of each amount off it
      own.lines.forEach((menu, place) => {
        const valued = figures.lines[place]
        if (valued?.treatment !== 'operator') return
        const net = menu.grossPaise - menu.discountPaise
        const worth = menu.pricing === 'inclusive' ? net / 1.05 : net
        if (net === 0) expect(valued.totalPaise).toBe(0)
        expect(Math.abs(valued.totalPaise - worth)).toBeLessThanOrEqual(0.5 * Number(menu.quantity) + 1.5)
      })
      const rows = discounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0)
      const lines = texts.reduce((sum, text) => sum + (text.discounts ?? []).reduce((all, { amountPaise = 0 }) => all + amountPaise, 0), 0)
      expect(rows + lines).toBe(figures.discountPaise)
      if (figures.totalPaise > 3) expect(totalsOf(...splitBill(figures, { parts: 3 }))).toEqual(totalsOf(figures))
      expect(creditNote(figures).totalPaise + figures.totalPaise).toBe(0)
    }))
  })
})
