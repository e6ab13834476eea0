import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bill as billFeature } from '../bill/bill'
import { issueBill } from '../bill/issue'
import { sharesSerials } from '../calendar/distinct-series'
import { serialNumber } from '../calendar/serial'
import { seriesOn } from '../calendar/series-years'
import { act, fact } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { opened, settings } from '../restaurant.testing'
import { series as seriesFeature } from '../series/series'
import { seatTable } from '../table/table'
import { changeOutlet, configureOutlet } from './configure'
import { outlet, type OutletSettings } from './outlet'

const configure = (change: Partial<OutletSettings>, story = opened) => story.when(act(configureOutlet, 'outlet', { ...settings, ...change }))

it.each([
  ['the same template', 'RF/{fy}/{n}', 'RF/{fy}/{n}'], ['small letters', 'RF/{fy}/{n}', 'rf/{fy}/{n}'], ['a digit before the number', '{n}', '1{n}'],
  ['the year by hand', 'RF/26-27/{n}', 'RF/{fy}/{n}'], ['next year by hand', 'RF/27-28/{n}', 'RF/{fy}/{n}'], ['the usual credit notes', 'CN/{fy}/{n}', 'LQ{n}'],
  ['digits on both sides', 'A1{n}', 'A{n}2'],
])('refuses two kinds of documents that could get one number: %s (Rule 46(b))', (_, template, vat) => {
  const series = { invoice: { template, start: 1 }, vat: { template: vat, start: 500_000 } }
  configure({ series: { ...settings.series, ...series } }).refused('series-not-distinct')
  opened.when(act(changeOutlet, 'outlet', { patch: { series } })).refused('series-not-distinct')
})

it('names the field of the series that is like another one', () => {
  const like = (series: Partial<OutletSettings['series']>): unknown => {
    try {
      opened.given(act(changeOutlet, 'outlet', { patch: { series } }))
    }
    catch (error) {
      return error
    }
  }
  expect(like({ credit: { template: 'RF/{fy}/{n}', start: 1 } })).toMatchObject({ code: 'series-not-distinct', extra: { field: 'series.credit', other: 'invoice' } })
  expect(like({ invoice: { template: 'CNV/{fy}/{n}', start: 1 } })).toMatchObject({ code: 'series-not-distinct', extra: { field: 'series.invoice', other: 'creditVat' } })
})

it.each([['{fy}/{n}', 'V/{fy}/{n}'], ['A{n}', 'B{n}'], ['A{n}X', 'A{n}'], ['{n}/A', '{n}/B'], ['A0{n}', 'A{n}']])('takes %s beside %s', (template, vat) => {
  configure({ series: { ...settings.series, invoice: { template, start: 1 }, vat: { template: vat, start: 1 } } }).then([{ type: 'OutletConfigured' }])
})

it('tells shared serials as trying them out does', () => {
  const part = fc.constantFrom('', 'A', '1', '0', '12', 'A1', '{fy}', '/')
  fc.assert(fc.property(part, part, part, part, (a, b, c, d) => {
    const [one, other] = [{ template: `${a}{n}${b}` }, { template: `${c}{n}${d}` }]
    const serials = (template: string): readonly string[] => Array.from({ length: 1_200 }, (_, n) => serialNumber({ template, start: 0 }, n, '26-27'))
    const given = new Set(serials(one.template))
    if (serials(other.template).some(serial => given.has(serial))) expect(sharesSerials(one, other, '26-27')).toBe(true)
    expect(sharesSerials(other, one, '26-27')).toBe(sharesSerials(one, other, '26-27'))
  }), { numRuns: 300 })
})

describe('a number to start from', () => {
  const bill = (id: string, at: string) => [act(seatTable, `t${id.slice(1)}`, { covers: 1, orderId: `o-${id}` }, { at }),
    act(addLine, `o-${id}`, { itemId: 'dosa', quantity: '1' }, { at }), act(issueBill, id, { orderId: `o-${id}` }, { at })] as const
  const number = (from: typeof opened, id: string) => from.state(billFeature, id).issued?.billNumber
  const [thisYear, nextYear] = ['2026-11-23T06:30:00.000Z', '2027-04-02T06:30:00.000Z']
  const moved = opened.given(act(changeOutlet, 'outlet', { patch: { series: { invoice: { template: 'NT/{fy}/{n}', start: 4_312 }, credit: { template: 'NC/{n}', start: 17 } } } }))

  it('counts for the year in which it was set: later ones begin at 1', () => {
    const both = moved.given(...bill('b1', thisYear), ...bill('b2', nextYear))
    expect([number(both, 'b1'), number(both, 'b2')]).toEqual(['NT/26-27/4312', 'NT/27-28/1'])
    expect(seriesOn(both.state(outlet, 'outlet'), 'credit', '26-27')).toEqual({ template: 'NC/{n}', start: 17 })
    expect(seriesOn(both.state(outlet, 'outlet'), 'credit', '27-28')).toEqual({ template: 'NC/{n}', start: 1 })
    // what else is set does not bring it back, and what the form shows is no change
    const later = both.given(act(changeOutlet, 'outlet', { patch: { footer: 'Come again', series: { invoice: { template: 'NT/{fy}/{n}', start: 1 } } } }, { at: nextYear }))
    expect(number(later.given(...bill('b3', nextYear)), 'b3')).toBe('NT/27-28/2')
  })

  it('is set again by whoever names it in a later year', () => {
    const again = moved.given(act(changeOutlet, 'outlet', { patch: { series: { invoice: { template: 'NT/{fy}/{n}', start: 4_312 } } } }, { at: nextYear }))
    expect(number(again.given(...bill('b1', nextYear)), 'b1')).toBe('NT/27-28/4312')
  })

  it('counts in each year in journals of before, until settings are given again', () => {
    const old = opened.given(fact(outlet, 'outlet', {
      type: 'OutletConfigured', data: { settings: { ...settings, series: { ...settings.series, invoice: { template: 'NT/{fy}/{n}', start: 4_312 } } } },
    }))
    const given = old.given(...bill('b1', nextYear), act(changeOutlet, 'outlet', { patch: { footer: 'Come again' } }, { at: nextYear }), ...bill('b2', nextYear))
    expect([number(given, 'b1'), number(given, 'b2')]).toEqual(['NT/27-28/4312', 'NT/27-28/4313'])
    expect(seriesOn(given.state(outlet, 'outlet'), 'invoice', '28-29')).toMatchObject({ start: 1 })
  })
})

it('keeps every series of a year that has begun, also that of credit notes', () => {
  const taken = opened.given(fact(seriesFeature, 'credit/26-27', { type: 'SerialTaken', data: { series: 'credit/26-27', number: 'CN/26-27/1', for: 'c1', date: '2026-11-22' } }))
  configure({ series: { ...settings.series, credit: { template: 'NC{n}', start: 1 } } }, taken).refused('series-in-use')
  configure({ series: { ...settings.series, receipt: { template: 'NR', start: 1 } } }, taken).refused('invalid-series-template')
  configure({ series: { ...settings.series, receipt: { template: 'NR{n}', start: 7 } } }, taken).then([{ type: 'OutletConfigured' }])
})

it('lets an outlet change other things while two of its series are alike from before', () => {
  const old = opened.given(fact(outlet, 'outlet', { type: 'OutletConfigured', data: { settings: { ...settings, series: { ...settings.series, vat: settings.series.invoice } } } }))
  old.when(act(changeOutlet, 'outlet', { patch: { footer: 'Come again' } })).then([{ type: 'OutletConfigured' }])
})
