import {
  computeBill, creditDocument, creditNote, inGst, inv01, invoiceDocument, needsEInvoice, splitBill, type BillLine, type ComputedBill, type IssuedBill,
  type IssuedCreditNote,
} from '@restoflow/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inv01Faults } from './e-invoice'

const lines: readonly BillLine[] = [
  { id: 'l1', name: 'Masala dosa', quantity: '2', unitPricePaise: 12_000, rateBasisPoints: 500, hsn: '996331', discount: { amountPaise: 1_000 } },
  { id: 'l2', name: 'Cola', quantity: '3', unitPricePaise: 6_001, rateBasisPoints: 4000, hsn: '220210', pricing: 'inclusive' },
  { id: 'l3', name: 'Sweets', quantity: '0.250', unitPricePaise: 80_000, rateBasisPoints: 500, hsn: '996331' },
  { id: 'l4', name: 'Pan masala', quantity: '1', unitPricePaise: 5_000, rateBasisPoints: 2800, hsn: '210690', cessBasisPoints: 1200, cessPaisePerUnit: '150' },
]

function billOf(fields: Partial<IssuedBill> = {}, supply: 'intra' | 'inter' = 'intra'): IssuedBill {
  const figures = computeBill({ regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply, roundToPaise: 100 }), lines })
  return {
    billId: 'b1', billNumber: 'RF/26-27/1', orderId: 'o1', section: 'gst', seriesPeriod: '26-27', invoiceDate: '2026-11-22', businessDay: '2026-11-22',
    orderKind: 'dine-in', tableId: null, tableName: null, token: null, covers: 2, customerId: null,
    supplier: { name: 'Test kitchen', addressLines: ['1 Test Road', 'Pune 411001'], gstin: '27AAPFU0939F1ZV', stateCode: '27' },
    buyer: { name: 'Acme', address: '2 Example Road, Bengaluru 560 001', gstin: '29AAPFU0939F1ZR' }, texts: [], figures, totalPaise: figures.totalPaise, ...fields,
  }
}

function noteOf(bill: IssuedBill, figures: ComputedBill): IssuedCreditNote {
  return {
    creditNoteId: 'c1', creditNoteNumber: 'CN/26-27/1', billId: 'b1', billNumber: bill.billNumber, billDate: bill.invoiceDate, orderId: 'o1', section: 'gst',
    seriesPeriod: '26-27', date: '2026-11-23', businessDay: '2026-11-23', reason: 'cold', taxEffect: true, reopens: false, supplier: bill.supplier,
    buyer: bill.buyer, texts: [], figures, creditPaise: -figures.totalPaise, approvedBy: 'asha',
  }
}

type Form = Readonly<Record<string, Readonly<Record<string, unknown>>>> & { readonly ItemList: readonly Readonly<Record<string, number>>[] }
const formOf = (bill: IssuedBill): Form => inv01(invoiceDocument(bill)) as Form

/** As the portal multiplies: the price has three decimals, so each piece or kilogram may be half a tenth of a paisa off. */
function expectPrices({ ItemList: items }: Form): void {
  for (const { UnitPrice = 0, Qty = 0, TotAmt = 0 } of items) expect(Math.abs(UnitPrice * Qty - TotAmt)).toBeLessThan(0.006 + 0.0005 * Qty)
}
const paise = (rupees: unknown): number => Math.round(Number(rupees) * 100)

describe('INV-01', () => {
  it.each([['intra', undefined], ['inter', '24']] as const)('fits the form, %s-state', async (supply, placeOfSupply) => {
    const form = formOf(billOf({ ...(placeOfSupply !== undefined && { placeOfSupply }) }, supply))
    expect(await inv01Faults(form)).toEqual([])
    expect(form).toMatchObject({
      Version: '1.1', DocDtls: { Typ: 'INV', No: 'RF/26-27/1', Dt: '22/11/2026' }, SellerDtls: { Pin: 411_001, Loc: 'Pune', Stcd: '27' },
      BuyerDtls: { Gstin: '29AAPFU0939F1ZR', Pos: placeOfSupply ?? '27', Pin: 560_001, Loc: 'Bengaluru', Stcd: '29' },
    })
  })

  it('adds up as the portal adds: items to values, value and tax to the total', () => {
    const bill = billOf()
    const { ItemList: items, ValDtls: values } = formOf(bill)
    for (const item of items) {
      expect(paise(item['AssAmt'])).toBe(paise(item['TotAmt']) - paise(item['Discount']))
      const tax = ['IgstAmt', 'CgstAmt', 'SgstAmt', 'CesAmt', 'CesNonAdvlAmt'].reduce((sum, key) => sum + paise(item[key]), 0)
      expect(paise(item['TotItemVal'])).toBe(paise(item['AssAmt']) + tax)
    }
    expectPrices(formOf(bill))
    const sum = (key: string): number => items.reduce((total, item) => total + paise(item[key]), 0)
    expect([values?.['AssVal'], values?.['CgstVal'], values?.['SgstVal']].map(paise)).toEqual(['AssAmt', 'CgstAmt', 'SgstAmt'].map(sum))
    expect(paise(values?.['CesVal'])).toBe(sum('CesAmt') + sum('CesNonAdvlAmt'))
    expect(paise(values?.['TotInvVal'])).toBe(sum('TotItemVal') + paise(values?.['RndOffAmt']))
    expect(paise(values?.['TotInvVal'])).toBe(bill.totalPaise)
  })

  it('turns a credit note to amounts above zero, and names its invoice', async () => {
    const bill = billOf()
    const figures = creditNote(bill.figures, { lines: [{ lineId: 'l1', quantity: '1' }] })
    const form = inv01(creditDocument(noteOf(bill, figures), bill))
    expect(await inv01Faults(form)).toEqual([])
    expect(form).toMatchObject({
      DocDtls: { Typ: 'CRN', No: 'CN/26-27/1' }, RefDtls: { PrecDocDtls: [{ InvNo: 'RF/26-27/1', InvDt: '22/11/2026' }] },
      ValDtls: { AssVal: -figures.taxablePaise / 100, TotInvVal: -figures.totalPaise / 100 },
    })
  })

  it('has the price that a part of a split bill makes, or of a credited one', () => {
    const regime = inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 })
    const whole = computeBill({ regime, lines: [{ id: 'l1', name: 'Feast', quantity: '1', unitPricePaise: 13_000_000, rateBasisPoints: 500, hsn: '996331' }] })
    const parts = splitBill(whole, { parts: 3 }).map(figures => formOf(billOf({ figures })).ItemList[0])
    expect(parts).toMatchObject([
      { Qty: 0.334, UnitPrice: 129_740.479, TotAmt: 43_333.32 }, { Qty: 0.333, UnitPrice: 130_130.15, TotAmt: 43_333.34 }, { Qty: 0.333, UnitPrice: 130_130.15 },
    ])
    expect(formOf(billOf({ figures: whole })).ItemList[0]).toMatchObject({ Qty: 1, UnitPrice: 130_000, TotAmt: 130_000 })
    const note = creditNote(whole, { lines: [{ lineId: 'l1', quantity: '0.25' }] })
    expect(inv01(creditDocument(noteOf(billOf({ figures: whole }), note), billOf({ figures: whole })))).toMatchObject({ ItemList: [{ Qty: 0.25, UnitPrice: 130_000, TotAmt: 32_500 }] })
  })

  it('multiplies to the value on every part and every credit note', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 20_000 }).map(thousandths => (thousandths / 1000).toFixed(3)), unitPricePaise: fc.integer({ min: 0, max: 20_000_000 }),
      pricing: fc.constantFrom('exclusive' as const, 'inclusive' as const), discount: fc.integer({ min: 0, max: 100 }).map(percent => ({ percent: String(percent) })),
    })
    fc.assert(fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 7 }), (made, parts) => {
      const regime = inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 })
      const whole = computeBill({ regime, lines: made.map((each, place) => ({ ...each, id: `l${place}`, rateBasisPoints: 500, hsn: '996331' })) })
      for (const figures of splitBill(whole, { parts })) {
        const bill = billOf({ figures })
        expectPrices(formOf(bill))
        const first = creditNote(figures, { lines: [{ lineId: 'l0', quantity: figures.lines[0]?.quantity === '0' ? undefined : '0.001' }] })
        for (const note of [first, creditNote(figures)]) expectPrices(inv01(creditDocument(noteOf(bill, note), bill)) as Form)
      }
    }), { numRuns: 200 })
  })

  it('has goods by weight in kilograms, other goods in numbers', async () => {
    const weighed: readonly BillLine[] = [
      { id: 'l1', name: 'Ladoo', quantity: '0.250', unit: 'kg', unitPricePaise: 60_000, rateBasisPoints: 500, hsn: '210690' },
      { id: 'l2', name: 'Chikki', quantity: '2', unitPricePaise: 4_000, rateBasisPoints: 500, hsn: '210690' },
      { id: 'l3', name: 'Biryani', quantity: '0.5', unit: 'kg', unitPricePaise: 60_000, rateBasisPoints: 500, hsn: '996331' },
    ]
    const figures = computeBill({ regime: inGst({ scheme: 'regular', pricing: 'exclusive', supply: 'intra' }), lines: weighed })
    expect(formOf(billOf({ figures })).ItemList).toMatchObject([{ Qty: 0.25, Unit: 'KGS' }, { Qty: 2, Unit: 'NOS' }, { Qty: 0.5, Unit: 'OTH' }])
    expect(await inv01Faults(formOf(billOf({ figures })))).toEqual([])
  })

  it('takes an address that is longer than a line, whatever its last word', async () => {
    const address = `${'Example Road '.repeat(7)}Pune 411001, IN`
    expect(address).toHaveLength(106)
    for (const long of [address, address.slice(4)]) {
      const buyer = { name: 'Acme', address: long, gstin: '29AAPFU0939F1ZR' }
      expect(await inv01Faults(formOf(billOf({ buyer })))).toEqual([])
    }
  })

  it('names each field that the portal would refuse', async () => {
    const bill = billOf({ buyer: { name: 'Acme', address: 'Bengaluru', gstin: '29AAPFU0939F1ZR' } })
    const figures = { ...bill.figures, lines: bill.figures.lines.map(line => ({ ...line, hsn: line.id === 'l2' ? '22' : line.hsn })) }
    expect(await inv01Faults(formOf({ ...bill, figures }))).toEqual(['BuyerDtls.Pin', 'ItemList.1.HsnCd'])
    expect(await inv01Faults({})).toContain('DocDtls')
  })

  it('is for taxed documents to registered buyers alone', () => {
    expect(needsEInvoice(invoiceDocument(billOf()))).toBe(true)
    expect(needsEInvoice(invoiceDocument(billOf({ buyer: null })))).toBe(false)
    expect(needsEInvoice(invoiceDocument(billOf({ section: 'vat' })))).toBe(false)
    const dealer = computeBill({ regime: inGst({ scheme: 'composition', pricing: 'exclusive', supply: 'intra', roundToPaise: 100 }), lines })
    expect(dealer.lines.map(({ treatment }) => treatment)).toContain('taxable')
    expect(needsEInvoice(invoiceDocument(billOf({ figures: dealer })))).toBe(false)
  })
})
