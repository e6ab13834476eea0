import fc from 'fast-check'
import { formatQuantity } from '../money/quantity'
import type { ComputedBill, Discount, Figures } from './computed-bill'
import type { BillLine } from './lines'
import { pricings, treatments } from './terms'

/** Prices as menus have them, a paisa or two, and now and then a price so large that products leave the safe integers. */
const price = fc.oneof(
  { weight: 20, arbitrary: fc.integer({ min: 0, max: 60_000 }) },
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 12 }) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 2_000_000_000_000 }) },
)
const rate = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(0, 500, 1200, 1800, 2800, 4000) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 10_000 }) },
)
const quantity = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }).map(String) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 20_000 }).map(formatQuantity) },
)
const percent = fc.oneof(
  fc.constantFrom('5', '10', '12.5', '33.3333', '100', '0'),
  fc.integer({ min: 0, max: 1_000_000 }).map(scaled => (scaled / 10_000).toFixed(4)),
)
const amountOff = (max: number): fc.Arbitrary<Discount> => fc.nat({ max }).map(amountPaise => ({ amountPaise }))

const discounts: fc.Arbitrary<Discount> = fc.oneof(percent.map(each => ({ percent: each })), amountOff(70_000))

/** A discount on the bill, or none. */
export const billDiscounts: fc.Arbitrary<Discount | undefined> = fc.option(
  fc.oneof({ weight: 3, arbitrary: discounts }, { weight: 1, arbitrary: amountOff(300) }),
  { nil: undefined },
)

const cessLine = fc.record({
  cessBasisPoints: fc.constantFrom(0, 500, 1200, 29_000),
  cessPaisePerUnit: fc.constantFrom<string | number>(0, 7, '159.1', '0.25', 400),
})

const line = fc.record({
  quantity,
  unitPricePaise: price,
  rateBasisPoints: rate,
  hsn: fc.constantFrom('996331', '2201', '220210'),
  discount: fc.option(discounts, { nil: undefined, freq: 3 }),
  pricing: fc.option(fc.constantFrom(...pricings), { nil: undefined, freq: 2 }),
  treatment: fc.oneof({ weight: 5, arbitrary: fc.constant('taxable' as const) }, { weight: 1, arbitrary: fc.constantFrom(...treatments) }),
  cess: fc.option(cessLine, { nil: undefined, freq: 4 }),
  isCharge: fc.nat({ max: 5 }).map(sixth => sixth === 0),
}).map(({ cess, isCharge, ...rest }): Omit<BillLine, 'id'> => ({ ...rest, ...cess, ...(isCharge && { charge: true as const }) }))

const numbered = (lines: readonly Omit<BillLine, 'id'>[]): BillLine[] => lines.map((each, place) => ({ ...each, id: `l${place + 1}` }))

/** Few prices and many rates: shares of a discount tie all the time, which mixed bills hardly ever do. */
const tiedLine = fc.record({
  quantity: fc.constant('1'),
  unitPricePaise: fc.constantFrom(100, 100, 200, 400),
  rateBasisPoints: fc.constantFrom(0, 500, 1800),
  pricing: fc.constantFrom(...pricings),
  treatment: fc.constantFrom('taxable' as const, ...treatments),
  cessBasisPoints: fc.constantFrom(0, 0, 1200),
  cessPaisePerUnit: fc.constantFrom(0, 0, 3),
})

/** Bills of mixed rates, pricings, treatments, discounts and cess. */
export const billLines: fc.Arbitrary<BillLine[]> = fc.oneof(
  { weight: 3, arbitrary: fc.array(line, { minLength: 1, maxLength: 12 }).map(numbered) },
  { weight: 1, arbitrary: fc.array(tiedLine, { minLength: 2, maxLength: 12 }).map(numbered) },
)

export const figureNames = [
  'grossPaise', 'lineDiscountPaise', 'billDiscountPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise',
  'cessPerUnitPaise', 'vatPaise', 'taxPaise', 'totalPaise',
] as const satisfies readonly (keyof Figures)[]

/** Figures by name, with the round-off where there is one, summed over documents or lines. */
export function totalsOf(...parts: readonly (Figures & { readonly roundOffPaise?: number })[]): Record<string, number> {
  const sums: Record<string, number> = {}
  for (const name of figureNames) sums[name] = 0
  sums['roundOffPaise'] = 0
  for (const part of parts) {
    for (const name of figureNames) sums[name] = (sums[name] ?? 0) + part[name]
    sums['roundOffPaise'] += part.roundOffPaise ?? 0
  }
  return sums
}

/** A cheap `expect(…).toBe(…)` for loops over hundreds of thousands of figures; −0 is not 0. */
export function mustBe(actual: number, expected: number, what: string): void {
  if (!Object.is(actual, expected)) throw new Error(`${what}: ${Object.is(actual, -0) ? '-0' : actual}, not ${expected}`)
}

/** Every figure alike. */
export function mustMatch(actual: Readonly<Record<string, number>>, expected: Readonly<Record<string, number>>, what: string): void {
  for (const name of Object.keys(expected)) mustBe(actual[name] ?? Number.NaN, expected[name] ?? Number.NaN, `${what}: ${name}`)
}

/** What holds within any document: lines add up to groups and to the bill, CGST = SGST, each sum is the sum of its parts. */
export function mustAddUp(bill: ComputedBill): void {
  const before = { ...totalsOf(bill), totalPaise: bill.totalPaise - bill.roundOffPaise, roundOffPaise: 0 }
  mustMatch(totalsOf(...bill.lines), before, 'lines')
  mustMatch(totalsOf(...bill.groups), before, 'groups')
  bill.groups.forEach((group, place) => {
    mustMatch(totalsOf(...bill.lines.filter(line => line.group === place)), totalsOf(group), `group ${place}`)
  })
  for (const each of [...bill.lines, ...bill.groups]) {
    mustBe(each.cgstPaise, each.sgstPaise, 'cgst = sgst')
    mustBe(each.discountPaise, each.lineDiscountPaise + each.billDiscountPaise, 'discount')
    mustBe(each.taxPaise, each.cgstPaise + each.sgstPaise + each.igstPaise + each.cessPaise + each.vatPaise, 'tax')
    mustBe(each.totalPaise, each.taxablePaise + each.taxPaise, 'total')
    mustBe(each.grossPaise - each.discountPaise, each.pricing === 'inclusive' ? each.totalPaise : each.taxablePaise, 'net')
  }
}
