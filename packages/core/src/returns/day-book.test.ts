import { describe, expect, it } from 'vitest'
import { creditEntry } from '../day/entries'
import { dayBookEntry, dayBookTable } from './day-book'
import { Month, ourGstin } from './documents.testing'
import { Gstr1 } from './gstr1/gather'

const swiggy = { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '7' } } as const
const [march, april, december] = ['2026-03-30T06:30:00.000Z', '2026-04-02T06:30:00.000Z', '2026-12-01T06:30:00.000Z'] as const
/** Notes of December 2026 for bills of two financial years: those of the first came too late. */
const month = new Month()
  .sell('old', { items: { dosa: '2' }, at: march }).sell('old-swiggy', { ...swiggy, items: { dosa: '1' }, at: march })
  .sell('bar', { items: { beer: '1', naan: '1' }, at: march }).sell('bar', { items: {}, bill: { section: 'vat' }, at: march })
  .sell('new', { items: { dosa: '1' }, at: april }).sell('new-swiggy', { ...swiggy, items: { dosa: '1', cola: '1' }, at: april })
month.documents.length = 0
month.credit('c1', { billId: 'old' }, december).credit('c2', { billId: 'old-swiggy' }, december).credit('c3', { billId: 'barvat' }, december)
  .credit('c4', { billId: 'new' }, december).credit('c5', { billId: 'new-swiggy', lines: [{ lineId: 'dosa' }] }, december)
  .credit('c6', { billId: 'new-swiggy' }, december)
const entries = month.documents.map(({ note }, place) => dayBookEntry({
  outlet: 'o', position: place + 1, id: `e${place}`, stream: 's', version: 1, type: 'CreditNoteIssued', at: december, by: { kind: 'staff', id: 'asha' },
  commandId: 'c', data: note,
}, 'Asia/Kolkata'))

describe('the day book', () => {
  it('tells credit notes that came too late, and those for what an operator paid the tax on, from those that lower the tax', () => {
    expect(entries.map(({ kind, taxablePaise, taxPaise, totalPaise }) => [kind, taxablePaise, taxPaise, totalPaise])).toEqual([
      ['financial-note', 0, 0, -25_200],
      ['financial-note', 0, 0, -12_000],
      // the Act says nothing about liquor
      ['credit-note', -25_000, -5_000, -30_000],
      ['credit-note', -12_000, -600, -12_600],
      ['operator-credit-note', -12_000, 0, -12_000],
      ['credit-note', -5_001, -2_000, expect.any(Number)],
    ])
    expect(dayBookTable(entries, 'Asia/Kolkata', id => id).rows.map(row => row[3])).toEqual([
      'Credit note without tax', 'Credit note without tax', 'Credit note', 'Credit note', 'Credit note through operator', 'Credit note', '',
    ])
  })

  it('comes to the tax of GSTR-1', () => {
    const gstr1 = new Gstr1({ month: '2026-12', gstin: ourGstin, eInvoicing: false, isRegistered: () => false })
    for (const document of month.documents) gstr1.add(document)
    const { b2cs } = gstr1.report().totals
    const isGst = (place: number): boolean => month.documents[place]?.bill.section === 'gst'
    const tax = entries.reduce((sum, { taxPaise }, place) => sum + (isGst(place) ? taxPaise : 0), 0)
    expect(tax).toBe(-2_600)
    expect(b2cs.amounts.cgstPaise + b2cs.amounts.sgstPaise).toBe(tax)
  })

  it('has the kinds of the Z report, which keeps the money alone of a note that came too late', () => {
    const kept = month.documents.flatMap(({ note }) => (note ? [creditEntry(note)] : []))
    expect(kept.map(({ kind }) => kind)).toEqual(['financial', 'financial', 'credits', 'credits', 'operator-credits', 'credits'])
    expect(kept[0]).toMatchObject({ rows: [], roundOffPaise: 0, totalPaise: -25_200 })
    expect(kept[3]).toMatchObject({ rows: [{ taxablePaise: -12_000, cgstPaise: -300 }] })
  })
})
