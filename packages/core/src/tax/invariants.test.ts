import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds } from '../money/property.testing'
import { billDiscounts, billLines, mustAddUp, mustMatch, totalsOf } from './bills.testing'
import { computeBill } from './compute'
import type { Figures } from './computed-bill'
import { collectsTax, gstSchemes, gstSupplies, inGst } from './gst/gst'
import { referenceBill, referenceFigures, type ReferenceFigures, type ReferenceRules } from './gst/reference.testing'
import { regimeOf } from './regimes'
import { pricings, type RegimeSettings } from './terms'

const roundings = fc.constantFrom(0, 1, 5, 10, 100)
const gst = fc.record({
  name: fc.constant('in-gst'),
  scheme: fc.constantFrom(...gstSchemes),
  pricing: fc.constantFrom(...pricings),
  supply: fc.constantFrom(...gstSupplies),
  roundToPaise: roundings,
})
const vat = fc.record({ name: fc.constant('in-vat'), pricing: fc.constantFrom(...pricings), roundToPaise: roundings })
/** Settings and not regimes, so that a counterexample can be read. */
const anySettings: fc.Arbitrary<RegimeSettings> = fc.oneof({ weight: 4, arbitrary: gst }, { weight: 1, arbitrary: vat })

function rulesOf(settings: RegimeSettings): ReferenceRules {
  const heads = settings.name === 'in-vat' ? 'vat' : !collectsTax(settings.scheme) ? 'none' : settings.supply === 'intra' ? 'halves' : 'igst'
  return { pricing: settings.pricing, roundToPaise: settings.roundToPaise, heads }
}

const pick = (figures: Figures): ReferenceFigures => Object.fromEntries(referenceFigures.map(name => [name, figures[name]])) as ReferenceFigures

describe('the arithmetic of a bill', () => {
  test('equals the decimal.js reference, line by line', () => {
    holds('computeBill = reference', fc.property(anySettings, billLines, billDiscounts, (settings, lines, billDiscount) => {
      const bill = computeBill({ regime: regimeOf(settings), lines, billDiscount })
      const reference = referenceBill(lines, billDiscount, rulesOf(settings))
      expect(pick(bill)).toEqual(reference.total)
      expect(bill.roundOffPaise).toBe(reference.roundOffPaise)
      expect(bill.lines.map(pick)).toEqual(reference.lines)
    }))
  })

  test('CGST = SGST, and lines and groups add up to every total', () => {
    holds('sums', fc.property(anySettings, billLines, billDiscounts, (settings, lines, billDiscount) => {
      const bill = computeBill({ regime: regimeOf(settings), lines, billDiscount })
      mustAddUp(bill)
      expect(bill.lines.map(line => line.id)).toEqual(lines.map(line => line.id))
      if (settings.roundToPaise > 1) expect(bill.totalPaise % settings.roundToPaise).toBe(0)
      expect(Math.abs(bill.roundOffPaise) * 2).toBeLessThanOrEqual(Math.max(settings.roundToPaise, 1))
    }))
  })

  test('an inclusive bill costs the menu prices less the discounts', () => {
    holds('inclusive total', fc.property(fc.constantFrom(...gstSupplies), billLines, billDiscounts, (supply, lines, billDiscount) => {
      const inclusive = lines.map(line => ({ ...line, pricing: 'inclusive' as const }))
      const bill = computeBill({ regime: inGst({ scheme: 'regular', pricing: 'inclusive', supply }), lines: inclusive, billDiscount })
      expect(bill.totalPaise).toBe(bill.grossPaise - bill.discountPaise)
    }))
  })

  test('no order of lines changes a total or a group', () => {
    const shuffled = billLines.chain(lines => fc.tuple(fc.constant(lines), fc.shuffledSubarray(lines, { minLength: lines.length })))
    holds('order of lines', fc.property(anySettings, shuffled, billDiscounts, (settings, [lines, other], billDiscount) => {
      const [one, two] = [lines, other].map(each => computeBill({ regime: regimeOf(settings), lines: each, billDiscount }))
      if (!one || !two) throw new Error('there are two bills')
      mustMatch(totalsOf(two), totalsOf(one), 'totals')
      expect(two.groups).toEqual(one.groups)
    }))
  })

  test('a bill is plain data, without minus zeros', () => {
    holds('JSON round trip', fc.property(anySettings, billLines, billDiscounts, (settings, lines, billDiscount) => {
      const bill = computeBill({ regime: regimeOf(settings), lines, billDiscount })
      expect(JSON.parse(JSON.stringify(bill))).toStrictEqual(bill)
    }))
  })
})
