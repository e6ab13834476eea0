import { describe, expect, it } from 'vitest'
import { act } from '../../kernel/testing'
import { configureOutlet } from '../../outlet/configure'
import { settings } from '../../restaurant.testing'
import { buyer, Month, ourGstin, registered } from '../documents.testing'
import { TaxSummary } from '../tax-summary'
import { Gstr1 } from './gather'
import { gstr1Json, sectionPaise } from './json'
import { gstr1Sections } from './classify'
import type { Gstr1Report } from './sections'
import { gstr1Tables } from './tables'

function reportOf({ documents }: Month, options: Partial<ConstructorParameters<typeof Gstr1>[0]> = {}): Gstr1Report {
  const gstr1 = new Gstr1({ month: '2026-11', gstin: ourGstin, eInvoicing: false, isRegistered: () => false, ...options })
  for (const document of documents) gstr1.add(document)
  return gstr1.report()
}

/** Every paisa of every document with tax effect stands in one table or is round-off. */
function expectWhole(report: Gstr1Report): void {
  const signs = { b2b: 1, b2cl: 1, b2cs: 1, cdnr: -1, cdnur: -1, nil: 1, supeco: 1 } as const
  const sum = gstr1Sections.reduce((total, section) => total + signs[section] * sectionPaise(report, section), 0)
  expect(sum + report.documents.roundOffPaise).toBe(report.documents.totalPaise)
}

const village = { name: 'Village', address: '3 Example Road', stateCode: '33' }

const mixed = new Month()
  .sell('o1', { items: { dosa: '2', cola: '1' } })
  .sell('o2', { items: { dosa: '1', milk: '2', beer: '1' } })
  .sell('o2', { items: {}, bill: { section: 'vat' } })
  .sell('o3', { items: { dosa: '3' }, bill: { buyer } })
  .sell('o4', { kind: 'delivery', items: { feast: '1' }, bill: { placeOfSupply: '33', buyer: village } })
  .sell('o5', { kind: 'delivery', items: { dosa: '4' }, bill: { placeOfSupply: '33' } })
  .credit('c1', { billId: 'o1', lines: [{ lineId: 'dosa', quantity: '1' }] })
  .credit('c2', { billId: 'o3' })
  .credit('c3', { billId: 'o4', lines: [{ lineId: 'feast', quantity: '0.5' }] })

describe('GSTR-1', () => {
  it('puts every line into the table of its buyer, place and treatment', () => {
    const report = reportOf(mixed)
    expect(report.b2b).toMatchObject([{ number: 'RF/26-27/3', gstin: buyer.gstin, place: '29', valuePaise: 37_800, rates: [{ taxablePaise: 36_000, cgstPaise: 900 }] }])
    expect(report.b2cl).toMatchObject([{ place: '33', valuePaise: 12_600_000, rates: [{ taxablePaise: 12_000_000, igstPaise: 600_000, cgstPaise: 0 }] }])
    expect(report.b2cs).toMatchObject([
      { supply: 'INTRA', place: '29', rateBasisPoints: 500, taxablePaise: 24_000, cgstPaise: 600, documents: 3 },
      { supply: 'INTRA', place: '29', rateBasisPoints: 4000, taxablePaise: 5_001, cgstPaise: 1_000, documents: 1 },
      { supply: 'INTER', place: '33', rateBasisPoints: 500, taxablePaise: 48_000, igstPaise: 2_400, documents: 1 },
    ])
    expect(report.nil).toEqual([{ supply: 'INTRAB2C', nilPaise: 6_000, exemptPaise: 0, nonGstPaise: 30_000, documents: 2 }])
    expectWhole(report)
  })

  it('lists credit notes to registered buyers and for large sales, and lowers table 7 by the others', () => {
    const report = reportOf(mixed)
    expect(report.cdnr).toMatchObject([{ number: 'CN/26-27/2', gstin: buyer.gstin, valuePaise: 37_800, rates: [{ taxablePaise: 36_000, sgstPaise: 900 }] }])
    expect(report.cdnur).toMatchObject([{ number: 'CN/26-27/3', place: '33', valuePaise: 6_300_000, rates: [{ igstPaise: 300_000 }] }])
    expect(report.totals.b2cs.amounts.taxablePaise).toBe(24_000 + 5_001 + 48_000)
  })

  it('counts every number once, and none as cancelled', () => {
    expect(reportOf(mixed).series).toEqual([
      { kind: 'invoice', section: 'gst', from: 'RF/26-27/1', to: 'RF/26-27/5', count: 5 },
      { kind: 'invoice', section: 'vat', from: 'RFV/26-27/1', to: 'RFV/26-27/1', count: 1 },
      { kind: 'credit-note', section: 'gst', from: 'CN/26-27/1', to: 'CN/26-27/3', count: 3 },
    ])
    expect(reportOf(mixed).warnings.filter(({ kind }) => kind === 'series-gap')).toEqual([])
    const torn = new Month(mixed.story)
    torn.documents.push(...mixed.documents.filter(({ id }) => id !== 'o2'))
    expect(reportOf(torn).warnings).toContainEqual({ kind: 'series-gap', id: null, number: 'RF/26-27/1 – RF/26-27/5', detail: '1' })
  })

  it('sums codes for registered buyers and others apart, goods with their number', () => {
    const { hsn } = reportOf(mixed)
    expect(hsn.b2b).toMatchObject([{ hsn: '996331', unit: 'NA', quantity: '0', taxablePaise: 0 }])
    expect(hsn.b2c).toMatchObject([
      { hsn: '0401', rateBasisPoints: 0, unit: 'NOS', quantity: '2', taxablePaise: 6_000 },
      { hsn: '220210', rateBasisPoints: 4000, unit: 'NOS', quantity: '1', taxablePaise: 5_001, cgstPaise: 1_000 },
      { hsn: '996331', rateBasisPoints: 500, unit: 'NA', taxablePaise: 24_000 + 48_000 + 6_000_000, igstPaise: 2_400 + 300_000 },
    ])
  })

  it('has what is sold by weight in kilograms, apart from the pieces of the same code', () => {
    const month = new Month().sell('o1', { items: { ladoo: '0.25', chikki: '3' } }).sell('o2', { items: { ladoo: '1.75' } })
    month.credit('c1', { billId: 'o2', lines: [{ lineId: 'ladoo', quantity: '0.5' }] })
    const rows = [
      { hsn: '210690', unit: 'NOS', quantity: '3', taxablePaise: 12_000 },
      { hsn: '210690', unit: 'KGS', quantity: '1.5', taxablePaise: 90_000 },
    ]
    expect(reportOf(month).hsn.b2c).toMatchObject(rows)
    expect(gstr1Json(reportOf(month))).toMatchObject({ hsn: { hsn_b2c: [{ uqc: 'NOS', qty: 3 }, { uqc: 'KGS', qty: 1.5 }] } })
    // bills from before the unit was kept
    const old = new Month(month.story)
    old.documents.push(...month.documents.map(document => ({
      ...document, figures: { ...document.figures, lines: document.figures.lines.map(({ unit: _, ...line }) => line) },
    })))
    expect(reportOf(old).hsn.b2c).toMatchObject([{ unit: 'OTH', quantity: '4.5', taxablePaise: 102_000 }])
  })

  it('is written as the portal reads it', () => {
    expect(gstr1Json(reportOf(mixed), { lastYear: 1_234_567_890 })).toMatchObject({
      gstin: ourGstin, fp: '112026', gt: 12_345_678.9,
      b2b: [{ ctin: buyer.gstin, inv: [{
        inum: 'RF/26-27/3', idt: '22-11-2026', val: 378, pos: '29', rchrg: 'N', inv_typ: 'R',
        itms: [{ num: 501, itm_det: { rt: 5, txval: 360, camt: 9, samt: 9, csamt: 0 } }],
      }] }],
      b2cl: [{ pos: '33', inv: [{ inum: 'RF/26-27/4', val: 126_000, itms: [{ itm_det: { rt: 5, txval: 120_000, iamt: 6_000, csamt: 0 } }] }] }],
      b2cs: [
        { sply_ty: 'INTRA', pos: '29', typ: 'OE', rt: 5, txval: 240, camt: 6, samt: 6, csamt: 0 },
        { sply_ty: 'INTRA', rt: 40, txval: 50.01, camt: 10, samt: 10 },
        { sply_ty: 'INTER', pos: '33', rt: 5, txval: 480, iamt: 24 },
      ],
      cdnr: [{ ctin: buyer.gstin, nt: [{ ntty: 'C', nt_num: 'CN/26-27/2', nt_dt: '23-11-2026', val: 378, itms: [{ itm_det: { txval: 360 } }] }] }],
      cdnur: [{ typ: 'B2CL', ntty: 'C', nt_num: 'CN/26-27/3', pos: '33', val: 63_000, itms: [{ itm_det: { txval: 60_000, iamt: 3_000 } }] }],
      nil: { inv: [{ sply_ty: 'INTRAB2C', expt_amt: 0, nil_amt: 60, ngsup_amt: 300 }] },
      hsn: { hsn_b2b: [{ num: 1, hsn_sc: '996331', uqc: 'NA', qty: 0 }], hsn_b2c: [{ hsn_sc: '0401', uqc: 'NOS', qty: 2, rt: 0, txval: 60 }, {}, {}] },
      doc_issue: { doc_det: [
        { doc_num: 1, docs: [{ num: 1, from: 'RF/26-27/1', to: 'RF/26-27/5', totnum: 5, cancel: 0, net_issue: 5 }, { totnum: 1 }] },
        { doc_num: 5, docs: [{ from: 'CN/26-27/1', to: 'CN/26-27/3', totnum: 3, cancel: 0, net_issue: 3 }] },
      ] },
    })
    expect(gstr1Json(reportOf(mixed))).not.toHaveProperty('supeco')
    expect(gstr1Json({ ...reportOf(mixed), month: '2025-04' })).toMatchObject({ hsn: { data: [{}, {}, {}, {}] } })
  })

  it('tells large from small by the day of the invoice', () => {
    const sold = (at: string): Gstr1Report => reportOf(new Month().sell('o1', { kind: 'delivery', items: { feast: '1' }, at, bill: { placeOfSupply: '33', buyer: village } }))
    expect(sold('2024-07-31T06:30:00.000Z').b2cl).toEqual([])
    expect(sold('2024-08-01T06:30:00.000Z').b2cl).toHaveLength(1)
  })

  it('leaves a credit note after 30 November out of the tax, and lists it', () => {
    const late = new Month().sell('o1', { items: { dosa: '1' }, at: '2026-03-30T06:30:00.000Z' })
    late.credit('c1', { billId: 'o1' }, '2026-12-01T06:30:00.000Z')
    late.documents.shift()
    const report = reportOf(late)
    expect(report.withoutTaxEffect).toMatchObject([{ number: 'CN/26-27/1', billNumber: 'RF/25-26/1', creditPaise: 12_600 }])
    expect(report.b2cs).toEqual([])
    expect(report.hsn.b2c).toEqual([])
    expect(report.documents).toEqual({ invoices: 0, creditNotes: 1, totalPaise: 0, roundOffPaise: 0 })
    expect(report.series).toMatchObject([{ kind: 'credit-note', count: 1 }])
  })

  it('gives an operator what the operator pays the tax on, and marks what is ours to tax beside it', () => {
    const report = reportOf(new Month().sell('o1', { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '7' }, items: { dosa: '2', cola: '1' } }))
    expect(report.operators).toMatchObject([
      { operator: 'Swiggy', how: 'collects', amounts: { taxablePaise: 5_001, cgstPaise: 1_000 } },
      { operator: 'Swiggy', how: 'pays', amounts: { taxablePaise: 24_000, cgstPaise: 0 } },
    ])
    expect(report.b2cs).toMatchObject([{ rateBasisPoints: 4000, operator: 'Swiggy', taxablePaise: 5_001 }])
    expect(report.hsn.b2c.map(({ hsn }) => hsn)).toEqual(['220210'])
    expect(report.warnings.map(({ kind }) => kind)).toEqual(['operator-without-gstin'])
    expect(gstr1Json(report)).toMatchObject({
      b2cs: [{ typ: 'E', etin: 'Swiggy' }], supeco: { clttx: [{ suppval: 50.01, cgst: 10 }], paytx: [{ suppval: 240, cgst: 0, sgst: 0 }] },
    })
    expectWhole(report)
  })

  it('gives value that came through an operator though it pays no tax on the bill (s. 52): goods alone, and specified premises', () => {
    const swiggy = { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '7' } } as const
    const goods = reportOf(new Month().sell('o1', { ...swiggy, items: { cola: '1' } }))
    expect(gstr1Json(goods)).toMatchObject({ b2cs: [{ typ: 'E', etin: 'Swiggy', txval: 50.01 }], supeco: { clttx: [{ etin: 'Swiggy', suppval: 50.01, cgst: 10 }] } })
    expect(gstr1Json(goods)['supeco']).not.toHaveProperty('paytx')
    const premises = new Month(registered.given(act(configureOutlet, 'outlet', { ...settings, gstin: ourGstin, tax: { ...settings.tax, scheme: 'specified-premises' } })))
    const served = reportOf(premises.sell('o1', { ...swiggy, items: { dosa: '1', beer: '1' } }).sell('o1', { items: {}, bill: { section: 'vat' } }))
    expect(gstr1Json(served)).toMatchObject({ b2cs: [{ typ: 'E', etin: 'Swiggy', txval: 120 }], supeco: { clttx: [{ suppval: 120 }] }, nil: {} })
    expect(served.operators).toMatchObject([{ how: 'collects', documents: 1 }])
    expectWhole(served)
  })

  it('says what keeps it from being filed', () => {
    const month = new Month()
      .sell('o1', { items: { dosa: '1' }, bill: { buyer } })
      .sell('o2', { items: { feast: '1' }, bill: { buyer: { name: 'Somebody', address: '4 Example Road', stateCode: '29' } } })
    const [first] = month.documents
    if (first) month.documents.push({ ...first, id: 'o3', number: 'RF/26-27/3', buyer: { name: 'Acme', gstin: buyer.gstin },
      figures: { ...first.figures, lines: first.figures.lines.map(line => ({ ...line, hsn: '' })) } })
    const kinds = (report: Gstr1Report): unknown => report.warnings.map(({ kind, id }) => [kind, id])
    expect(kinds(reportOf(month))).toEqual([['buyer-without-address', 'o3'], ['hsn-missing', 'o3']])
    expect(kinds(reportOf(month, { eInvoicing: true, isRegistered: ({ id }) => id === 'o3' })))
      .toEqual([['irn-missing', 'o1'], ['buyer-without-address', 'o3'], ['hsn-missing', 'o3']])
    expect(kinds(reportOf(new Month().sell('o1', { items: { dosa: '1' } }), { gstin: '33AAPFU0939F1Z2' }))).toEqual([['other-gstin', 'o1']])
  })

  it('has a table for each section, and the tax summary the same totals', () => {
    const report = reportOf(mixed)
    const tables = gstr1Tables(report)
    for (const { columns, rows } of tables) for (const row of rows) expect(row).toHaveLength(columns.length)
    expect(tables.map(({ id }) => id)).toContain('hsn_b2c')
    const summary = new TaxSummary()
    for (const document of mixed.documents) summary.add(document)
    expect(summary.rows().reduce((sum, row) => sum + row.totalPaise, 0)).toBe(report.documents.totalPaise)
  })
})
