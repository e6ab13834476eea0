import { computeBill, creditDocument, creditNote, inGst, inv01, invoiceDocument, needsEInvoice, postalCodeIn, type BillLine, type IssuedBill, type IssuedCreditNote } from '@restoflow/core'
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

type Form = Readonly<Record<string, Readonly<Record<string, unknown>>>> & { readonly ItemList: readonly Readonly<Record<string, number>>[] }
const formOf = (bill: IssuedBill): Form => inv01(invoiceDocument(bill)) as Form
const paise = (rupees: unknown): number => Math.round(Number(rupees) * 100)

describe('INV-01', () => {
  it.each([['intra', undefined], ['inter', '24']] as const)('fits the form, %s-state', (supply, placeOfSupply) => {
    const form = formOf(billOf({ ...(placeOfSupply !== undefined && { placeOfSupply }) }, supply))
    expect(inv01Faults(form)).toEqual([])
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
      expect(Math.abs(Number(item['UnitPrice']) * Number(item['Qty']) - Number(item['TotAmt']))).toBeLessThan(1)
    }
    const sum = (key: string): number => items.reduce((total, item) => total + paise(item[key]), 0)
    expect([values?.['AssVal'], values?.['CgstVal'], values?.['SgstVal']].map(paise)).toEqual(['AssAmt', 'CgstAmt', 'SgstAmt'].map(sum))
    expect(paise(values?.['CesVal'])).toBe(sum('CesAmt') + sum('CesNonAdvlAmt'))
    expect(paise(values?.['TotInvVal'])).toBe(sum('TotItemVal') + paise(values?.['RndOffAmt']))
    expect(paise(values?.['TotInvVal'])).toBe(bill.totalPaise)
  })

  it('turns a credit note to amounts above zero, and names its invoice', () => {
    const bill = billOf()
    const figures = creditNote(bill.figures, { lines: [{ lineId: 'l1', quantity: '1' }] })
    const note: IssuedCreditNote = {
      creditNoteId: 'c1', creditNoteNumber: 'CN/26-27/1', billId: 'b1', billNumber: bill.billNumber, billDate: bill.invoiceDate, orderId: 'o1', section: 'gst',
      seriesPeriod: '26-27', date: '2026-11-23', businessDay: '2026-11-23', reason: 'cold', taxEffect: true, reopens: false, supplier: bill.supplier,
      buyer: bill.buyer, texts: [], figures, creditPaise: -figures.totalPaise, approvedBy: 'asha',
    }
    const form = inv01(creditDocument(note, bill))
    expect(inv01Faults(form)).toEqual([])
    expect(form).toMatchObject({
      DocDtls: { Typ: 'CRN', No: 'CN/26-27/1' }, RefDtls: { PrecDocDtls: [{ InvNo: 'RF/26-27/1', InvDt: '22/11/2026' }] },
      ValDtls: { AssVal: -figures.taxablePaise / 100, TotInvVal: -figures.totalPaise / 100 },
    })
  })

  it('names each field that the portal would refuse', () => {
    const bill = billOf({ buyer: { name: 'Acme', address: 'Bengaluru', gstin: '29AAPFU0939F1ZR' } })
    const figures = { ...bill.figures, lines: bill.figures.lines.map(line => ({ ...line, hsn: line.id === 'l2' ? '22' : line.hsn })) }
    expect(inv01Faults(formOf({ ...bill, figures }))).toEqual(['BuyerDtls.Pin', 'ItemList.1.HsnCd'])
    expect(inv01Faults({})).toContain('DocDtls')
  })

  it('is for taxed documents to registered buyers alone', () => {
    expect(needsEInvoice(invoiceDocument(billOf()))).toBe(true)
    expect(needsEInvoice(invoiceDocument(billOf({ buyer: null })))).toBe(false)
    expect(needsEInvoice(invoiceDocument(billOf({ section: 'vat' })))).toBe(false)
  })

  it('finds the postal code in an address', () => {
    expect(['Pune 411001', 'Bengaluru - 560 001', 'Plot 12345678', 'nowhere'].map(postalCodeIn)).toEqual([411_001, 560_001, null, null])
  })
})
