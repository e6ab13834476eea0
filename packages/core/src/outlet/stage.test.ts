import { describe, expect, it } from 'vitest'
import { bill } from '../bill/bill'
import { composeBill } from '../bill/compose'
import { issueBill } from '../bill/issue'
import { seriesOn } from '../calendar/series-years'
import { act } from '../kernel/testing'
import { menu } from '../menu/menu'
import { addLine } from '../order/add-line'
import { order } from '../order/order'
import { opened, settings, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { taxOn } from '../tax/dated-settings'
import { changeOutlet, configureOutlet } from './configure'
import { outlet, type TaxSettings } from './outlet'
import { stageSeries, stageTax, withdrawStaged } from './stage'

const tax = settings.tax
const inclusive: TaxSettings = { ...tax, pricing: 'inclusive' }
const composition: TaxSettings = { ...tax, scheme: 'composition' }
const tomorrow = '2026-11-23T06:30:00.000Z'
const seat = (orderId: string, tableId: string, at?: string) => [
  act(seatTable, tableId, { covers: 1, orderId }, at === undefined ? {} : { at }),
  act(addLine, orderId, { itemId: 'dosa', quantity: '1' }, at === undefined ? {} : { at }),
]

describe('tax that begins on a day', () => {
  const staged = opened.given(act(stageTax, 'outlet', { changeId: 'c1', from: '2026-11-23', tax: inclusive, rates: { food: { rateBasisPoints: 1_800 } } }))
  const state = staged.state(outlet, 'outlet')

  it('holds from 00:00 there, without anybody', () => {
    expect([taxOn(state, '2026-11-22'), taxOn(state, '2026-11-23'), taxOn(state, '2027-05-01')]).toEqual([tax, inclusive, inclusive])
    expect(state.stagedTax['c1']).toMatchObject({ stagedBy: { id: 'owner-key' }, stagedAt: '2026-11-22T06:30:00.000Z' })
    expect(taxOn(outlet.initial, '2026-11-23')).toBeNull()
  })

  it('gives the tax classes their rates of that day, and takes them back', () => {
    expect(staged.state(menu, 'menu').taxClasses['food']).toMatchObject({ rateBasisPoints: 500, rates: [{ from: '2026-11-23', rateBasisPoints: 1_800 }] })
    const back = staged.when(act(withdrawStaged, 'outlet', { changeId: 'c1' })).then([{ type: 'StagedTaxWithdrawn' }, { type: 'TaxClassDefined' }])
    expect(back.state(menu, 'menu').taxClasses['food']).not.toHaveProperty('rates')
    expect(back.state(outlet, 'outlet').stagedTax).toEqual({})
    staged.when(act(withdrawStaged, 'outlet', { changeId: 'c1' }, { at: tomorrow })).refused('change-in-force')
    staged.when(act(withdrawStaged, 'outlet', { changeId: 'c2' })).refused('unknown-change')
  })

  it('gives an open line its rate, at the price and price mode of its sale (s. 14), and changes no issued bill', () => {
    const both = staged.given(...seat('o1', 't1'), ...seat('o2', 't2'), act(issueBill, 'b2', { orderId: 'o2' }))
    const figures = (of: typeof both, orderId: string, date: string) => composeBill(of.state(order, orderId), of.state(outlet, 'outlet'), 'gst', undefined, date).figures
    expect(figures(both, 'o1', '2026-11-22')).toMatchObject({ totalPaise: 12_600, lines: [{ rateBasisPoints: 500, pricing: 'exclusive' }] })
    both.when(act(issueBill, 'b1', { orderId: 'o1' }, { at: tomorrow })).then([{ type: 'BillIssued', data: {
      totalPaise: 14_200, invoiceDate: '2026-11-23', figures: { lines: [{ rateBasisPoints: 1_800, pricing: 'exclusive', taxablePaise: 12_000 }] },
    } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    expect(both.state(bill, 'b2').issued).toMatchObject({ totalPaise: 12_600, figures: { lines: [{ rateBasisPoints: 500 }] } })
    // a dish that is added on the day has its price mode and its rate
    const after = both.given(...seat('o3', 't3', tomorrow))
    expect(figures(after, 'o3', '2026-11-23')).toMatchObject({ totalPaise: 12_000, taxPaise: 1_830 })
  })

  it('makes bills of supply from the day of the composition scheme on', () => {
    const story = opened.given(act(stageTax, 'outlet', { from: '2026-11-23', tax: composition }), ...seat('o1', 't1'), ...seat('o2', 't2'))
    story.when(act(issueBill, 'b1', { orderId: 'o1' })).then([{ type: 'BillIssued', data: { totalPaise: 12_600, figures: { document: 'tax-invoice' } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    story.when(act(issueBill, 'b2', { orderId: 'o2' }, { at: tomorrow })).then([{ type: 'BillIssued', data: { totalPaise: 12_000, figures: { document: 'bill-of-supply' } } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
  })

  it.each(['2026-11-22', '2026-02-30', '2026-1-1', '2029-11-22', ''])('refuses %s', from => {
    opened.when(act(stageTax, 'outlet', { from, tax: inclusive })).refused('invalid-date')
  })

  it('is staged by the owner, over tax classes that are there', () => {
    opened.when(act(stageTax, 'outlet', { from: '2026-11-23', tax }, { by: staffWith('manager') })).refused('forbidden')
    opened.when(act(stageTax, 'outlet', { from: '2026-11-23', tax, rates: { gold: { rateBasisPoints: 1 } } })).refused('unknown-tax-class')
    staged.when(act(stageTax, 'outlet', { changeId: 'c1', from: '2026-11-24', tax })).refused('id-taken')
  })

  it('gives way to what is changed at once after its day, and to nothing else', () => {
    const later = staged.given(act(changeOutlet, 'outlet', { patch: { footer: 'Come again' } }, { at: tomorrow }))
    expect(taxOn(later.state(outlet, 'outlet'), '2026-11-23')).toEqual(inclusive)
    const now = staged.given(act(changeOutlet, 'outlet', { patch: { tax: composition } }, { at: tomorrow }))
    expect(taxOn(now.state(outlet, 'outlet'), '2026-11-23')).toEqual(composition)
  })
})

describe('a series of the next year', () => {
  it('begins with it', () => {
    const used = opened.given(...seat('o1', 't1'), ...seat('o2', 't2'), act(issueBill, 'b1', { orderId: 'o1' }))
    const story = used.when(act(stageSeries, 'outlet', { kind: 'invoice', template: 'K/{fy}/{n}', start: 4_312 })).then([{ type: 'SeriesStaged', data: { period: '27-28' } }])
    story.when(act(issueBill, 'b2', { orderId: 'o2' })).then([{ type: 'BillIssued', data: { billNumber: 'RF/26-27/2' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    story.when(act(issueBill, 'b2', { orderId: 'o2' }, { at: '2027-04-01T06:30:00.000Z' })).then([{ type: 'BillIssued', data: { billNumber: 'K/27-28/4312' } }, { type: 'SerialTaken' }, { type: 'OrderBilled' }])
    used.when(act(stageSeries, 'outlet', { kind: 'vat', template: '0{n}', start: 1 })).refused('invalid-series-template')
    used.when(act(stageSeries, 'outlet', { kind: 'z', template: 'Z', start: 1 })).refused('invalid-series-template')
  })

  it('has no number of another kind of document, and starts once', () => {
    opened.when(act(stageSeries, 'outlet', { kind: 'vat', template: 'RF/{fy}/{n}', start: 1 })).refused('series-not-distinct')
    const credit = opened.when(act(stageSeries, 'outlet', { kind: 'credit', template: 'K/{fy}/{n}', start: 300 })).then([{ type: 'SeriesStaged', data: { kind: 'credit' } }])
    credit.when(act(stageSeries, 'outlet', { kind: 'creditVat', template: 'k/{fy}/{n}', start: 1 })).refused('series-not-distinct')
    credit.when(act(changeOutlet, 'outlet', { patch: { series: { vat: { template: 'K/{fy}/{n}', start: 1 } } } })).refused('series-not-distinct')
    expect(['26-27', '27-28', '28-29'].map(year => seriesOn(credit.state(outlet, 'outlet'), 'credit', year))).toEqual([
      { template: 'CN/{fy}/{n}', start: 1 }, { template: 'K/{fy}/{n}', start: 300 }, { template: 'K/{fy}/{n}', start: 1 },
    ])
  })
})

describe('settings in part', () => {
  it('changes what is named, and takes away what is null', () => {
    const named = opened.given(act(changeOutlet, 'outlet', { patch: { phone: '080 4012 7788', series: { kot: { template: 'K{n}', start: 1 } } } }))
    const both = named.given(act(changeOutlet, 'outlet', { patch: { footer: 'Come again', phone: null } }))
    const { phone: _, ...rest } = { ...settings, phone: '' }
    expect(both.state(outlet, 'outlet')).toMatchObject({ settingsRevision: 3 })
    expect(both.state(outlet, 'outlet').settings).toEqual({ ...rest, footer: 'Come again', series: { ...settings.series, kot: { template: 'K{n}', start: 1 } } })
  })

  it('tells the second of two editors', () => {
    const read = opened.state(outlet, 'outlet').settingsRevision
    const first = opened.given(act(changeOutlet, 'outlet', { patch: { name: 'A' }, revision: read }))
    first.when(act(changeOutlet, 'outlet', { patch: { name: 'B' }, revision: read })).refused('version-conflict')
    first.when(act(configureOutlet, 'outlet', { ...settings, revision: read })).refused('version-conflict')
    first.when(act(configureOutlet, 'outlet', { ...settings, revision: read + 1 })).then([{ type: 'OutletConfigured', data: { settings } }])
  })

  it.each([
    [{ gstin: '27AAPFU0939F1ZX' }, 'invalid-gstin'], [{ gstin: '27AAPFU0939F1ZV' }, 'invalid-gstin'], [{ fssai: '1122' }, 'invalid-fssai'],
    [{ upiId: 'kesar' }, 'invalid-upi-id'], [{ stateCode: '55' }, 'invalid-body'], [{ timeZone: 'Asia/Atlantis' }, 'invalid-time-zone'],
  ] as const)('refuses %j', (patch, code) => {
    opened.when(act(changeOutlet, 'outlet', { patch })).refused(code)
  })

  it('takes a GSTIN of the state as it is typed', () => {
    opened.when(act(changeOutlet, 'outlet', { patch: { stateCode: '27', gstin: ' 27aapfu0939f1zv ', fssai: '11226998000512', upiId: 'kesar.courtyard@example' } }))
      .then([{ type: 'OutletConfigured', data: { settings: { gstin: '27AAPFU0939F1ZV' } } }])
  })
})
