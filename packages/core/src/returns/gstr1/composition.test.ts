import { describe, expect, it } from 'vitest'
import { act, type Story } from '../../kernel/testing'
import { configureOutlet } from '../../outlet/configure'
import { outlet, type OutletState } from '../../outlet/outlet'
import { stageTax } from '../../outlet/stage'
import { settings, type RestaurantEvent } from '../../restaurant.testing'
import { buyer, Month, ourGstin, registered } from '../documents.testing'
import { monthPeriod } from '../period'
import { isUnderComposition, requireGstr1Due } from './composition'
import { Gstr1 } from './gather'
import { gstr1Json } from './json'
import { gstr1Tables } from './tables'
import { needsEInvoice } from './warnings'

const regular = { ...settings.tax, roundToPaise: 100 }
const composition = { ...regular, scheme: 'composition' as const }
const noon = (date: string): string => `${date}T06:30:00.000Z`
const early = { at: noon('2026-10-01') }
const under = (tax: typeof regular | typeof composition, fields = {}) => act(configureOutlet, 'outlet', { ...settings, gstin: ourGstin, tax, ...fields }, early)
/** A composition dealer until the day before. */
const regularFrom = (from: string): Story<RestaurantEvent> =>
  registered.given(under(composition), act(stageTax, 'outlet', { changeId: 'c1', from, tax: regular, rates: {} }, early))

const sold = (month: Month, id: string, date: string): Month => month.sell(id, { items: { dosa: '1' }, at: noon(date) })

/** The return of a month, as the server asks for it. */
function returned({ documents, story }: Month, month = '2026-11'): Gstr1 {
  const gstr1 = new Gstr1({ month, gstin: ourGstin, eInvoicing: true, isRegistered: () => false })
  for (const document of documents) if (document.date.startsWith(month)) gstr1.add(document)
  requireGstr1Due(gstr1, story.state(outlet, 'outlet'), monthPeriod(month))
  return gstr1
}

describe('GSTR-1 of a house that was under composition', () => {
  it('files the regular bills of a month in which a bill of supply of before is credited', () => {
    const month = sold(sold(new Month(regularFrom('2026-11-01')), 'o1', '2026-10-30'), 'o2', '2026-11-02')
    month.credit('c1', { billId: 'o1' }, noon('2026-11-03')).credit('c2', { billId: 'o2' }, noon('2026-11-04'))
    const report = returned(month).report()
    expect(report.composition).toEqual([{ kind: 'credit-note', id: 'c1', number: 'CN/26-27/1', date: '2026-11-03', totalPaise: -12_000 }])
    expect(report.b2cs).toMatchObject([{ taxablePaise: 0, cgstPaise: 0, documents: 2 }])
    expect(report.documents).toMatchObject({ invoices: 1, creditNotes: 1, totalPaise: 0 })
    expect(() => returned(month, '2026-10')).toThrow('CMP-08')
  })

  it('files the second half of a month whose first half was under composition, with the numbers of both', () => {
    const month = ['01', '14', '15', '30'].reduce((all, day) => sold(all, `o${day}`, `2026-11-${day}`), new Month(regularFrom('2026-11-15')))
    const report = returned(month).report()
    expect(report.composition.map(({ number }) => number)).toEqual(['RF/26-27/1', 'RF/26-27/2'])
    expect(report.documents).toMatchObject({ invoices: 2, totalPaise: 25_200 })
    expect(report.hsn.b2c).toMatchObject([{ taxablePaise: 24_000 }])
    expect(report.series).toEqual([{ kind: 'invoice', section: 'gst', from: 'RF/26-27/1', to: 'RF/26-27/4', count: 4 }])
    expect(report.warnings).toEqual([])
    expect(gstr1Tables(report).find(({ id }) => id === 'composition')?.rows).toEqual([
      ['Bill of supply', 'RF/26-27/1', '2026-11-01', 12_000], ['Bill of supply', 'RF/26-27/2', '2026-11-14', 12_000],
    ])
  })

  it('is due without a row where the month was regular and has only a credit note for a bill of supply', () => {
    const month = sold(new Month(regularFrom('2026-11-01')), 'o1', '2026-10-30').credit('c1', { billId: 'o1' }, noon('2026-11-03'))
    const gstr1 = returned(month)
    expect(gstr1.isDue).toBe(false)
    expect(gstr1Json(gstr1.report())).toEqual({ gstin: ourGstin, fp: '112026', version: 'GST3.2.1', hash: 'hash' })
    expect(gstr1.report().composition).toHaveLength(1)
  })

  it('is refused where composition is all that the month knows', () => {
    const dealer = registered.given(under(composition))
    const month = sold(new Month(dealer), 'o1', '2026-11-02')
    expect(() => returned(month)).toThrow('CMP-08')
    expect(() => returned(new Month(dealer))).toThrow('CMP-08')
    const liquor = new Month(dealer).sell('o1', { items: { dosa: '1', beer: '1' }, at: noon('2026-11-02') })
      .sell('o1', { items: {}, bill: { section: 'vat' }, at: noon('2026-11-02') })
    expect(() => returned(liquor)).toThrow('CMP-08')
  })

  it('is refused for a month under composition also when the settings, changed at once since, have forgotten', () => {
    const month = sold(new Month(registered.given(under(composition))), 'o1', '2026-11-02')
    month.story = month.story.given(act(configureOutlet, 'outlet', { ...settings, gstin: ourGstin, tax: regular }, { at: noon('2026-12-01') }))
    expect(() => returned(month)).toThrow('CMP-08')
    expect(returned(new Month(month.story)).report().composition).toEqual([])
  })

  it('tells by every day whether a month is under composition', () => {
    const state = (story: Story<RestaurantEvent>): OutletState => story.state(outlet, 'outlet')
    const switched = state(regularFrom('2026-11-15'))
    expect(['2026-10', '2026-11', '2026-12'].map(month => isUnderComposition(switched, monthPeriod(month)))).toEqual([true, false, false])
  })

  it('asks no IRN for a bill of supply, whoever buys', () => {
    const dealer = registered.given(under(composition, { eInvoicingFrom: '2026-04-01' }))
    const [document] = new Month(dealer).sell('o1', { items: { dosa: '1' }, bill: { buyer }, at: noon('2026-11-02') }).documents
    expect(document && [document.figures.document, document.bill.needsIrn, needsEInvoice(document)]).toEqual(['bill-of-supply', undefined, false])
    const [taxed] = new Month(registered.given(under(regular, { eInvoicingFrom: '2026-04-01' })))
      .sell('o1', { items: { dosa: '1' }, bill: { buyer }, at: noon('2026-11-02') }).documents
    expect(taxed && [taxed.figures.document, taxed.bill.needsIrn, needsEInvoice(taxed)]).toEqual(['tax-invoice', true, true])
  })
})
