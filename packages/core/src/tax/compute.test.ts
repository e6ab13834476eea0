import { describe, expect, test } from 'vitest'
import { prorate } from '../money/money'
import { computeBill } from './compute'
import { explainBill } from './explain'
import { inGst, type GstOptions } from './gst/gst'
import { noTax } from './heads'
import { hsnSummary } from './hsn'
import type { BillLine } from './lines'
import type { Regime } from './regime'
import { splitBill } from './split'
import { inVat } from './vat/vat'

const coded = (code: string): unknown => expect.objectContaining({ code })
const gst = (options: Partial<GstOptions> = {}): Regime => inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', ...options })
const dosa: BillLine = { id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: 500, hsn: '996331' }
const beer: BillLine = { id: 'b1', name: 'Beer', quantity: '1', unitPricePaise: 35_000, rateBasisPoints: 2000, treatment: 'non-gst' }

describe('GST', () => {
  test('two dosas at 5 %, ten percent off, to the rupee', () => {
    const bill = computeBill({ regime: gst({ roundToPaise: 100 }), lines: [dosa], billDiscount: { percent: '10' } })
    expect(bill).toMatchObject({
      document: 'tax-invoice', grossPaise: 24_000, discountPaise: 2400, taxablePaise: 21_600, cgstPaise: 540, sgstPaise: 540, igstPaise: 0,
      taxPaise: 1080,
      roundOffPaise: 20, totalPaise: 22_700,
    })
    expect(bill.lines[0]).toMatchObject({ id: 'l1', lineDiscountPaise: 0, billDiscountPaise: 2400, discountPaise: 2400, cgstPaise: 540 })
  })

  test('inter-state is one head', () => {
    const bill = computeBill({ regime: gst({ supply: 'inter' }), lines: [dosa] })
    expect(bill).toMatchObject({ cgstPaise: 0, sgstPaise: 0, igstPaise: 1200, totalPaise: 25_200 })
  })

  test('composition charges no tax, whatever the lines name', () => {
    const lines: BillLine[] = [dosa, { ...dosa, id: 'l2', pricing: 'inclusive', cessBasisPoints: 1200 }]
    const bill = computeBill({ regime: gst({ scheme: 'composition' }), lines })
    expect(bill).toMatchObject({ document: 'bill-of-supply', taxPaise: 0, taxablePaise: 48_000, totalPaise: 48_000 })
    expect(bill.lines[1]).toMatchObject({ rateBasisPoints: 0, cessBasisPoints: 0 })
  })

  test('the document follows what is on it', () => {
    const nil: BillLine = { id: 'n', quantity: '1', unitPricePaise: 2000, treatment: 'nil' }
    const kind = (lines: BillLine[]): string => computeBill({ regime: gst(), lines }).document
    expect([kind([dosa]), kind([nil]), kind([dosa, nil]), kind([])])
      .toEqual(['tax-invoice', 'bill-of-supply', 'invoice-cum-bill-of-supply', 'tax-invoice'])
  })

  test('cess by rate and per unit, in and on top of a price', () => {
    const cola: BillLine = { id: 'c', quantity: '2', unitPricePaise: 6000, rateBasisPoints: 2800, cessBasisPoints: 1200, cessPaisePerUnit: 100 }
    expect(computeBill({ regime: gst(), lines: [cola] }))
      .toMatchObject({ taxablePaise: 12_000, cgstPaise: 1680, cessPaise: 1640, cessPerUnitPaise: 200, totalPaise: 17_000 })
    // B = 12000 − 200; half = 11800 × 28 ÷ 280; cess = 11800 × 12 ÷ 140 + 200
    expect(computeBill({ regime: gst({ pricing: 'inclusive' }), lines: [cola] }))
      .toMatchObject({ cgstPaise: 1180, cessPaise: 1211, taxablePaise: 8429, totalPaise: 12_000 })
  })

  test('discounts are capped at what there is', () => {
    const tooMuch = { amountPaise: 99_999 }
    const bill = computeBill({ regime: gst(), lines: [{ ...dosa, discount: tooMuch }, { ...dosa, id: 'l2' }], billDiscount: tooMuch })
    expect(bill).toMatchObject({ lineDiscountPaise: 24_000, billDiscountPaise: 24_000, taxablePaise: 0, totalPaise: 0 })
  })

  test('a tie for the odd paisa goes to the higher rate', () => {
    const lines: BillLine[] = [{ ...dosa, quantity: '1' }, { ...dosa, quantity: '1', id: 'l2', rateBasisPoints: 1800 }]
    const bill = computeBill({ regime: gst(), lines, billDiscount: { amountPaise: 101 } })
    expect(bill.lines.map(line => line.billDiscountPaise)).toEqual([50, 51])
  })

  test('shares of the bill\'s discount that are known are taken as they are, each at most its line\'s net', () => {
    const lines: BillLine[] = [{ ...dosa, billDiscountPaise: 1_000 }, { ...dosa, id: 'l2' }, { ...dosa, id: 'l3', billDiscountPaise: 99_999 }]
    const bill = computeBill({ regime: gst(), lines, billDiscount: { amountPaise: 25_000 } })
    expect(bill.lines.map(line => line.billDiscountPaise)).toEqual([1_000, 0, 24_000])
    expect(bill).toMatchObject({ billDiscountPaise: 25_000, taxablePaise: 47_000 })
    expect(() => computeBill({ regime: gst(), lines: [{ ...dosa, billDiscountPaise: -1 }], billDiscount: { amountPaise: 1 } })).toThrow(coded('invalid-amount'))
  })

  test('the HSN summary folds untaxed rows and sorts', () => {
    const lines: BillLine[] = [
      dosa,
      { ...dosa, id: 'l2', quantity: '0.5' },
      { ...dosa, id: 'w', hsn: '2201', rateBasisPoints: 0 },
      { ...dosa, id: 'x', hsn: '2201', treatment: 'exempt' },
    ]
    const rows = hsnSummary(computeBill({ regime: gst(), lines }))
    expect(rows.map(row => [row.hsn, row.rateBasisPoints, row.quantity, row.taxablePaise, row.cgstPaise]))
      .toEqual([['2201', 0, '4', 48_000, 0], ['996331', 500, '2.5', 30_000, 750]])
  })
})

describe('state VAT', () => {
  test('one head, its own document; what GST leaves out is what it taxes', () => {
    expect(computeBill({ regime: inVat({ pricing: 'exclusive' }), lines: [beer] }))
      .toMatchObject({ document: 'vat-invoice', vatPaise: 7000, cgstPaise: 0, totalPaise: 42_000 })
    expect(computeBill({ regime: inVat({ pricing: 'inclusive' }), lines: [beer] }))
      .toMatchObject({ vatPaise: 5833, taxablePaise: 29_167, totalPaise: 35_000 })
    expect(computeBill({ regime: gst(), lines: [beer] })).toMatchObject({ document: 'bill-of-supply', taxPaise: 0, totalPaise: 35_000 })
  })
})

test('a cess may be a multiple of the price', () => {
  const line = { ...dosa, rateBasisPoints: 2800, cessBasisPoints: 29_000, quantity: '1', unitPricePaise: 10_000 }
  expect(computeBill({ regime: gst(), lines: [line] })).toMatchObject({ cgstPaise: 1_400, cessPaise: 29_000, totalPaise: 41_800 })
  expect(computeBill({ regime: gst(), lines: [{ ...line, unitPricePaise: 41_800, pricing: 'inclusive' }] })).toMatchObject({ taxablePaise: 10_000, cessPaise: 29_000 })
})

describe('what is not computed', () => {
  test.each<[string, Partial<BillLine>]>([
    ['invalid-quantity', { quantity: '0' }],
    ['invalid-quantity', { quantity: '1.2345' }],
    ['invalid-amount', { unitPricePaise: -1 }],
    ['invalid-amount', { unitPricePaise: 0.5 }],
    ['invalid-rate', { rateBasisPoints: undefined }],
    ['invalid-rate', { rateBasisPoints: 10_001 }],
    ['invalid-rate', { rateBasisPoints: 2.5 }],
    ['invalid-rate', { cessBasisPoints: -1 }],
    ['invalid-rate', { cessBasisPoints: 29_001 }],
    ['invalid-discount', { discount: { percent: '101' } }],
    ['invalid-amount', { discount: { amountPaise: -1 } }],
    ['amount-too-large', { unitPricePaise: Number.MAX_SAFE_INTEGER }],
    ['amount-too-large', { quantity: '1', unitPricePaise: Number.MAX_SAFE_INTEGER }],
  ])('%s: %j', (code, change) => {
    expect(() => computeBill({ regime: gst(), lines: [{ ...dosa, ...change }] })).toThrow(coded(code))
  })

  test('unknown words and odd round-offs', () => {
    const line = { ...dosa, treatment: 'free' }
    expect(() => computeBill({ regime: gst(), lines: [line as BillLine] })).toThrow(coded('invalid-tax-setting'))
    expect(() => gst({ scheme: 'flat' as 'regular' })).toThrow(coded('invalid-tax-setting'))
    expect(() => gst({ roundToPaise: -1 })).toThrow(coded('invalid-amount'))
  })

  test('an untaxed line needs no rate', () => {
    expect(computeBill({ regime: gst(), lines: [{ ...dosa, rateBasisPoints: undefined, treatment: 'exempt' }] }).totalPaise).toBe(24_000)
  })
})

describe('a regime from elsewhere', () => {
  // A sales tax with one rate for all, rounded down: nothing in the bill's code knows of it.
  const salesTax: Regime = {
    settings: { name: 'sales-tax', pricing: 'exclusive', roundToPaise: 0 },
    taxes: () => true,
    tax: base => ({ ...noTax, vatPaise: Math.floor(base.netPaise * 825 / 10_000) }),
    document: () => 'vat-invoice',
    explain: () => [],
  }

  test('computes, splits and explains', () => {
    const bill = computeBill({ regime: salesTax, lines: [dosa, { ...dosa, id: 'l2', quantity: '1' }] })
    expect(bill).toMatchObject({ vatPaise: Math.floor(prorate(36_000, 825, 10_000)), totalPaise: 38_970 })
    expect(splitBill(bill, { parts: 2 }).map(part => part.totalPaise)).toEqual([19_485, 19_485])
    expect(explainBill(bill, salesTax).steps.at(-1)).toMatchObject({ figure: 'totalPaise', paise: 38_970 })
    expect(() => explainBill(bill)).toThrow(coded('invalid-tax-setting'))
  })
})
