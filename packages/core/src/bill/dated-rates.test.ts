import { describe, expect, it } from 'vitest'
import { act, type Act, type Story } from '../kernel/testing'
import { defineItem, defineTaxClass } from '../menu/define'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { order } from '../order/order'
import { changeOutlet } from '../outlet/configure'
import { defineCharge } from '../outlet/charge'
import { outlet, type TaxSettings } from '../outlet/outlet'
import { stageTax } from '../outlet/stage'
import { opened, settings, type RestaurantEvent } from '../restaurant.testing'
import { seatTable } from '../table/table'
import type { StagedRates } from '../tax/dated-settings'
import { bill } from './bill'
import { composeBill } from './compose'
import { issueBill } from './issue'
import { splitOrder } from './split'

// 23:50 on 31 March and 00:10 on 1 April, in Kolkata
const [before, after] = ['2027-03-31T18:20:00.000Z', '2027-03-31T18:40:00.000Z']
const drink = (rateBasisPoints: number, cess?: number) => act(defineTaxClass, 'drink', {
  name: 'Drink', section: 'gst', treatment: 'taxable', rateBasisPoints, hsn: '220210', ...(cess !== undefined && { cessBasisPoints: cess }),
})
const cola = act(defineItem, 'cola', {
  categoryId: 'all', name: 'Cola', diet: 'veg', pricePaise: 10_000, variants: [], modifierGroupIds: [], taxClassId: 'drink', course: 'drink',
})
const stage = (rates: Readonly<Record<string, StagedRates>>, tax: Partial<TaxSettings> = {}, from = '2027-04-01'): Act =>
  act(stageTax, 'outlet', { from, tax: { ...settings.tax, ...tax }, rates })
const evening = (itemId: string, at = before): readonly Act[] => [
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }, { at }), act(addLine, 'o1', { lineId: 'l1', itemId, quantity: '1' }, { at }),
]
const billed = (story: Story<RestaurantEvent>, at = after) => story.given(act(issueBill, 'b1', { orderId: 'o1' }, { at })).state(bill, 'b1').issued?.figures
const bar = opened.given(drink(4_000), cola)

describe('a line that was sold before midnight and is billed after it', () => {
  it('has the rate of the document\'s date where a staged change began between (CGST Act, s. 14)', () => {
    const story = bar.given(stage({ drink: { rateBasisPoints: 1_800 } }), ...evening('cola'))
    expect(billed(story)).toMatchObject({ taxablePaise: 10_000, taxPaise: 1_800, lines: [{ rateBasisPoints: 1_800 }] })
    expect(billed(story, before)).toMatchObject({ taxPaise: 4_000 })
  })

  it('keeps an inclusive price: the guest pays the same, the tax in it is the new one', () => {
    const inclusive = bar.given(act(changeOutlet, 'outlet', { patch: { tax: { ...settings.tax, pricing: 'inclusive' } } }))
    const story = inclusive.given(stage({ drink: { rateBasisPoints: 1_800 } }, { pricing: 'exclusive' }), ...evening('cola'))
    expect(billed(story)).toMatchObject({ totalPaise: 10_000, taxPaise: 1_526 })
  })

  it('has a cess no more that the change takes away, and one that it brings', () => {
    const cessed = opened.given(drink(2_800, 1_200), cola, stage({ drink: { rateBasisPoints: 4_000 } }), ...evening('cola'))
    expect(billed(cessed)).toMatchObject({ cessPaise: 0, taxPaise: 4_000 })
    const levied = bar.given(stage({ drink: { rateBasisPoints: 2_800, cessBasisPoints: 1_200 } }), ...evening('cola'))
    expect(billed(levied)).toMatchObject({ cessPaise: 1_200, taxPaise: 4_000 })
  })

  it('is taxed by the last of several changes, and by none that begins later or began before it was sold', () => {
    const several = bar.given(stage({ drink: { rateBasisPoints: 500 } }, {}, '2027-03-31'), stage({ drink: { rateBasisPoints: 1_800 } }),
      stage({ drink: { rateBasisPoints: 2_800 } }, {}, '2027-04-02'), ...evening('cola'))
    expect(billed(several, before)?.taxPaise).toBe(500)
    expect(billed(several)?.taxPaise).toBe(1_800)
    expect(billed(several, '2027-04-02T06:30:00.000Z')?.taxPaise).toBe(2_800)
  })

  it('stays as it was sold where the class is changed at once, and where the change names other classes', () => {
    expect(billed(bar.given(...evening('cola'), drink(1_800)))?.taxPaise).toBe(4_000)
    expect(billed(bar.given(stage({ food: { rateBasisPoints: 1_800 } }), ...evening('cola')))?.taxPaise).toBe(4_000)
  })

  it('is at 18 % where the premises are specified from that day, with its charges', () => {
    const service = act(defineCharge, 'service', {
      name: 'Service', amount: { basisPoints: 1_000 }, per: 'bill', kinds: ['dine-in'], taxClassId: 'food', automatic: true, waivable: true,
    })
    const story = opened.given(service, stage({ food: { rateBasisPoints: 1_800 } }, { scheme: 'specified-premises' }), ...evening('dosa'))
    expect(billed(story)).toMatchObject({ taxablePaise: 13_200, taxPaise: 2_376, groups: [{ rateBasisPoints: 1_800 }] })
    const liquor = opened.given(stage({ liquor: { rateBasisPoints: 1_000 } }), ...evening('beer'))
    expect(liquor.given(act(issueBill, 'b1', { orderId: 'o1', section: 'vat' }, { at: after })).state(bill, 'b1').issued?.figures.vatPaise).toBe(2_500)
  })

  it('is composed as of the last line where no date is given', () => {
    const story = bar.given(stage({ drink: { rateBasisPoints: 1_800 } }), ...evening('cola'))
    const of = (told: typeof story) => composeBill(told.state(order, 'o1'), told.state(outlet, 'outlet'), 'gst').figures.taxPaise
    expect(of(story)).toBe(4_000)
    expect(of(story.given(act(addLine, 'o1', { lineId: 'l2', itemId: 'cola', quantity: '1' }, { at: after })))).toBe(3_600)
  })
})

describe('parts of a split bill on both sides of midnight', () => {
  const table = (by: Parameters<typeof splitOrder.decide>[1]['by'], staged = stage({}, { scheme: 'composition' })): Story<RestaurantEvent> =>
    opened.given(staged, act(openOrder, 'o1', { kind: 'takeaway' }, { at: before }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '2' }, { at: before }),
      act(splitOrder, 'o1', { by }, { at: before }))
  const part = (number: number, at: string): Act => act(issueBill, `p${number}`, { orderId: 'o1', part: number }, { at })
  const issued = (story: Story<RestaurantEvent>, number: number) => story.state(bill, `p${number}`).issued

  it('have each the scheme of its own date: no tax from the day of the composition scheme on (s. 10(4))', () => {
    const both = table({ parts: 2 }).given(part(1, before), part(2, after))
    expect(issued(both, 1)).toMatchObject({ totalPaise: 12_600, figures: { document: 'tax-invoice', taxPaise: 600 } })
    expect(issued(both, 2)).toMatchObject({ totalPaise: 12_000, invoiceDate: '2027-04-01', figures: { document: 'bill-of-supply', taxPaise: 0 } })
  })

  it('share a whole that the new day changed by the amounts of the plan once one is issued; before, they must be given again', () => {
    const plan = table({ amountsPaise: [8_400, 16_800] })
    const both = plan.given(part(1, before), part(2, after))
    expect(issued(both, 1)).toMatchObject({ totalPaise: 8_400, figures: { taxPaise: 400 }, split: { share: { how: 'amounts' } } })
    expect(issued(both, 2)).toMatchObject({ totalPaise: 16_000, figures: { taxPaise: 0 }, split: { share: { how: 'weights', weight: 16_800, weights: 25_200, wholePaise: 24_000 } } })
    plan.when(part(1, after)).refused('invalid-split')
  })

  it('have each the rate of its own date', () => {
    const both = table({ parts: 2 }, stage({ food: { rateBasisPoints: 1_800 } }, { scheme: 'specified-premises' })).given(part(1, before), part(2, after))
    expect([issued(both, 1)?.figures.taxPaise, issued(both, 2)?.figures.taxPaise]).toEqual([600, 2_160])
  })
})
