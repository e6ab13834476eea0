import { describe, expect, it, test } from 'vitest'
import { act } from '../../kernel/testing'
import { configureOutlet } from '../../outlet/configure'
import { settings } from '../../restaurant.testing'
import vectorFile from '../../tax/gst/vectors.json'
import { Month, ourGstin, registered } from '../documents.testing'
import { Gstr1 } from './gather'
import { gstr1Json } from './json'
import { spanOf } from './series'

interface SeriesVector {
  readonly id: string
  readonly kind: string
  readonly input: { readonly from: string; readonly to: string }
  readonly expected: { readonly same_series_next: boolean }
}

describe('the numbers between two serials', () => {
  const vectors = (vectorFile as unknown as { vectors: SeriesVector[] }).vectors.filter(({ id, kind }) => kind === 'series' && id.startsWith('ser-'))

  test.each(vectors)('$id: $input.from, then $input.to', ({ input: { from, to }, expected }) => {
    expect(spanOf(from, to) === 2).toBe(expected.same_series_next)
  })

  test('the vectors are those that there are', () => {
    expect(vectors.map(({ id }) => id)).toEqual(['ser-01', 'ser-04', 'ser-05', 'ser-07', 'ser-08'])
  })

  test('a serial is one, and a hundred later is a hundred and one', () => {
    expect([spanOf('RF/26-27/9', 'RF/26-27/9'), spanOf('RF/26-27/9', 'RF/26-27/109'), spanOf('RF/26-27/9', 'RF/27-28/10')]).toEqual([1, 101, null])
  })
})

describe('table 13', () => {
  const configured = (scheme: 'regular' | 'unregistered') => act(configureOutlet, 'outlet',
    { ...settings, gstin: ourGstin, tax: { ...settings.tax, scheme, roundToPaise: 100 } }, { at: '2026-11-01T06:30:00.000Z' })
  const [before, after] = ['2026-11-02T06:30:00.000Z', '2026-11-20T06:30:00.000Z']

  function documentsOf({ documents }: Month): unknown {
    const gstr1 = new Gstr1({ month: '2026-11', gstin: ourGstin, eInvoicing: false, isRegistered: () => false })
    for (const document of documents.filter(({ kind }) => kind === 'invoice')) gstr1.add(document)
    for (const document of documents.filter(({ kind }) => kind === 'credit-note')) gstr1.add(document)
    const report = gstr1.report()
    return { gaps: report.warnings, rows: gstr1Json(report)['doc_issue'], totalPaise: report.documents.totalPaise }
  }

  it('has the number of a credit note for a bill from before the registration, and no amount of it', () => {
    const month = new Month(registered.given(configured('unregistered'))).sell('o1', { items: { dosa: '1' }, at: before })
    month.story = month.story.given(configured('regular'))
    month.sell('o2', { items: { dosa: '1' }, at: after }).sell('o3', { items: { dosa: '1' }, at: after })
    for (const [place, billId] of ['o2', 'o1', 'o3'].entries()) month.credit(`c${place + 1}`, { billId })
    const row = (from: string, to: string, count: number) => ({ num: 1, from, to, totnum: count, cancel: 0, net_issue: count })
    expect(documentsOf(month)).toEqual({
      gaps: [], totalPaise: 0,
      rows: { doc_det: [
        { doc_num: 1, doc_typ: 'Invoices for outward supply', docs: [row('RF/26-27/1', 'RF/26-27/3', 3)] },
        { doc_num: 5, doc_typ: 'Credit Note', docs: [row('CN/26-27/1', 'CN/26-27/3', 3)] },
      ] },
    })
  })

  it('leaves out a series that was used before the registration alone', () => {
    const month = new Month(registered.given(configured('unregistered'))).sell('o1', { items: { dosa: '1' }, at: before })
    expect(documentsOf(month)).toEqual({ gaps: [], totalPaise: 0, rows: undefined })
  })
})
