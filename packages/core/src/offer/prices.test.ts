import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { act, noon } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { order } from '../order/order'
import { orderKinds } from './order-kind'
import { opened } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { changePrices } from '../menu/change-prices'
import { defineItem, defineTaxClass } from '../menu/define'
import { menu, type DatedPrice, type MenuItem } from '../menu/menu'
import { priceOf, rateOn } from './prices'
import { isServed, nextEdge, nextServed } from './times'

const dish: MenuItem = {
  id: 'idli', categoryId: 'all', name: 'Idli', diet: 'veg', pricePaise: 6_000, variants: [], modifierGroupIds: [], taxClassId: 'food', course: 'main',
}

describe('the price that holds', () => {
  const prices: readonly DatedPrice[] = [
    { from: '2026-12-01', pricePaise: 7_000 }, { from: '2027-01-01', pricePaise: 8_000 },
    { kinds: ['delivery'], pricePaise: 6_600 }, { from: '2026-12-15', kinds: ['delivery', 'aggregator'], pricePaise: 7_700 },
  ]
  it.each([
    ['2026-11-30', 'dine-in', 6_000], ['2026-12-01', 'dine-in', 7_000], ['2027-03-01', 'takeaway', 8_000],
    ['2026-11-01', 'delivery', 6_600], ['2027-03-01', 'delivery', 7_700], ['2026-12-20', 'aggregator', 7_700], ['2026-12-10', 'aggregator', 7_000],
  ] as const)('on %s for %s', (date, kind, paise) => {
    expect(priceOf({ ...dish, prices }, undefined, kind, date)).toBe(paise)
  })

  const date = fc.integer({ min: 1, max: 28 }).map(day => `2026-11-${String(day).padStart(2, '0')}`)
  const price = fc.record({ from: date, kinds: fc.subarray([...orderKinds], { minLength: 1 }), pricePaise: fc.nat(100_000) }, { requiredKeys: ['pricePaise'] })
  it('is the same in whichever order the prices stand', () => {
    fc.assert(fc.property(fc.array(price, { maxLength: 8 }), date, fc.constantFrom(...orderKinds), (list, day, kind) => {
      const of = (each: readonly DatedPrice[]): number => priceOf({ ...dish, prices: each }, undefined, kind, day)
      expect(of([...list].reverse())).toBe(of(list))
    }))
  })
})

it('refuses two prices that would hold alike, and prices of no variant', () => {
  const define = (fields: Partial<MenuItem>) => opened.when(act(defineItem, 'idli', { ...dish, ...fields }))
  define({ prices: [{ from: '2026-12-01', pricePaise: 1 }, { from: '2026-12-01', kinds: ['delivery'], pricePaise: 2 }] }).then([{ type: 'ItemDefined' }])
  define({ prices: [{ from: '2026-12-01', kinds: ['takeaway', 'delivery'], pricePaise: 1 }, { from: '2026-12-01', kinds: ['delivery'], pricePaise: 2 }] }).refused('invalid-body')
  define({ prices: [{ pricePaise: 1 }] }).refused('invalid-body')
  define({ prices: [{ from: '2026-02-30', pricePaise: 1 }] }).refused('invalid-body')
  define({ prices: [{ from: '2026-12-01', variantId: 'half', pricePaise: 1 }] }).refused('unknown-variant')
  define({ hsn: '99' }).refused('invalid-body')
  define({ times: [{ from: '7:00', to: '11:00' }] }).refused('invalid-body')
})

it('sells at the price and rate of the day, and open lines keep theirs', () => {
  const dated = opened.given(
    act(defineTaxClass, 'food', {
      name: 'Restaurant service', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331', rates: [{ from: '2026-12-01', rateBasisPoints: 1_200 }],
    }),
    act(changePrices, 'menu', { from: '2026-12-01', changes: [{ itemId: 'dosa', pricePaise: 15_000 }, { itemId: 'tikka', variantId: 'half', pricePaise: 17_000 }] }),
    act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
    act(addLine, 'o1', { lineId: 'before', itemId: 'dosa', quantity: '1' }),
    act(addLine, 'o1', { lineId: 'after', itemId: 'dosa', quantity: '1' }, { at: '2026-11-30T18:30:00.000Z' }),
  )
  const { lines } = dated.state(order, 'o1')
  expect([lines['before']?.unitPricePaise, lines['before']?.tax.rateBasisPoints]).toEqual([12_000, 500])
  expect([lines['after']?.unitPricePaise, lines['after']?.tax.rateBasisPoints]).toEqual([15_000, 1_200])
  expect(dated.state(menu, 'menu').items['dosa']?.revision).toBe(2)
  const from = (date: string) => act(changePrices, 'menu', { from: date, changes: [{ itemId: 'dosa', pricePaise: 15_000 }] })
  opened.when(from('2026-11-21')).refused('day-over')
  opened.when(from('2026-11-22')).then([{ type: 'PricesChanged' }])
})

it('changes prices at once where no day is named, whatever has begun', () => {
  const dosa = (...changes: Parameters<typeof changePrices.decide>[1][]) =>
    opened.given(...changes.map(change => act(changePrices, 'menu', change, { at: change.from === undefined ? noon : `${change.from}T06:30:00.000Z` })))
      .state(menu, 'menu').items['dosa']
  const [first, now] = [{ from: '2026-11-01', changes: [{ itemId: 'dosa', pricePaise: 13_000 }] }, { changes: [{ itemId: 'dosa', pricePaise: 14_000 }] }]
  expect(dosa(first, now)).toMatchObject({ pricePaise: 14_000, revision: 3 })
  expect(dosa(first, now)?.prices).toBeUndefined()
  expect(dosa({ ...first, kinds: ['delivery', 'takeaway'] }, { ...now, kinds: ['delivery'] })?.prices).toEqual([
    { from: '2026-11-01', kinds: ['takeaway'], pricePaise: 13_000 }, { kinds: ['delivery'], pricePaise: 14_000 },
  ])
  const change = (body: Parameters<typeof changePrices.decide>[1]) => opened.when(act(changePrices, 'menu', body))
  change({ changes: [{ itemId: 'dosa', pricePaise: 1, revision: 7 }] }).refused('version-conflict')
  change({ changes: [{ itemId: 'tikka', pricePaise: 1 }] }).refused('variant-required')
  change({ changes: [{ itemId: 'dosa', pricePaise: -1 }] }).refused('invalid-amount')
})

it('takes the latest rate that has begun, with its own cess or none', () => {
  const beer = {
    id: 'b', name: 'B', section: 'gst', treatment: 'taxable', hsn: '2202', rateBasisPoints: 2_800, cessBasisPoints: 1_200,
    rates: [{ from: '2027-01-01', rateBasisPoints: 4_000 }, { from: '2026-12-01', rateBasisPoints: 1_800, cessBasisPoints: 100 }],
  } as const
  expect(rateOn(beer, '2026-11-30')).toEqual({ rateBasisPoints: 2_800, cessBasisPoints: 1_200 })
  expect(rateOn(beer, '2026-12-31')).toEqual({ rateBasisPoints: 1_800, cessBasisPoints: 100 })
  expect(rateOn(beer, '2027-01-01')).toEqual({ rateBasisPoints: 4_000 })
})

describe('times of day', () => {
  const kolkata = 'Asia/Kolkata'
  const at = (local: string): string => new Date(`${local}+05:30`).toISOString()
  // 22 November 2026 is a Sunday
  const late = [{ days: [5, 6], from: '22:00', to: '02:00' }]
  it.each([['2026-11-20T23:00', true], ['2026-11-21T01:59', true], ['2026-11-22T01:59', true], ['2026-11-22T02:00', false], ['2026-11-22T23:00', false]])('past midnight: %s is %s', (local, served) => {
    expect(isServed(late, at(`${local}:00`), kolkata)).toBe(served)
  })
  it('says when it comes and goes', () => {
    expect(nextEdge(late, at('2026-11-20T23:00:00'), kolkata)).toBe(at('2026-11-21T02:00:00'))
    expect(nextServed([late, undefined], at('2026-11-22T12:00:00'), kolkata)).toBe(at('2026-11-27T22:00:00'))
    expect(nextServed([late, [{ from: '01:00', to: '03:00' }]], at('2026-11-22T12:00:00'), kolkata)).toBe(at('2026-11-28T01:00:00'))
    expect(nextServed([late, [{ from: '10:00', to: '11:00' }]], at('2026-11-22T12:00:00'), kolkata)).toBeNull()
  })
  it('answers for its own times at its own minute, whatever was asked before', () => {
    const [short, long] = [[{ from: '12:00', to: '12:01' }], [{ from: '12:00', to: '12:02' }]]
    const asked = [[short, '11:59:59.999', '22T12:00'], [short, '12:01:00.000', '23T12:00'], [short, '12:01:59.999', '23T12:00'], [long, '12:02:00.000', '23T12:00']] as const
    for (const [times, now, next] of [...asked, ...asked]) {
      expect(nextServed([times], at(`2026-11-22T${now}`), kolkata), now).toBe(at(`2026-11-${next}:00`))
    }
    expect(nextServed([short], at('2026-11-22T11:59:00'), 'UTC')).toBe('2026-11-22T12:00:00.000Z')
  })
  it('keeps to the wall clock when clocks change', () => {
    const lunch = [{ from: '12:00', to: '14:00' }]
    expect(nextEdge(lunch, '2026-10-25T00:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-25T11:00:00.000Z')
    expect(nextEdge(lunch, '2026-10-24T00:30:00.000Z', 'Europe/Berlin')).toBe('2026-10-24T10:00:00.000Z')
  })
})
