import { expect, it } from 'vitest'
import { issueBill } from '../bill/issue'
import { act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { opened, settings, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { changeOutlet, configureOutlet, type ChangeOutlet } from './configure'
import { outlet, type OutletSettings } from './outlet'
import { changeOutletSchema } from './outlet.schema'

const configure = (change: Partial<OutletSettings>, story = opened) => story.when(act(configureOutlet, 'outlet', { ...settings, ...change }))
const invoice = (template: string, start = 1) => ({ series: { ...settings.series, invoice: { template, start } } })

it('refuses settings that would fail later', () => {
  configure({ timeZone: 'Asia/Atlantis' }).refused('invalid-time-zone')
  configure({ timeZone: '' }).refused('invalid-time-zone')
  for (const businessDayStart of ['4', '24:00', '04:60', '']) configure({ businessDayStart }).refused('invalid-body')
  configure({ series: { ...settings.series, kot: { template: 'K', start: 1 } } }).refused('invalid-series-template')
})

it.each(['INV', '{n}_', '-{n}', '/{n}', '0{n}', 'INVOICE/{fy}/{n}', '₹{n}', '{n}{n}'])('refuses the template %s (Rule 46(b))', template => {
  configure(invoice(template)).refused('invalid-series-template')
})

it.each([['{n}', 0], ['A{n}', -1], ['A{n}', 1.5], ['A{n}', 1_000_000]] as const)('refuses %s from %d', (template, start) => {
  configure(invoice(template, start)).refused('invalid-series-template')
})

it.each([['RF/{fy}/{n}', 1], ['{n}', 1], ['A-{n}', 0], ['{fy}/{n}', 700]] as const)('takes %s from %d', (template, start) => {
  configure(invoice(template, start)).then([{ type: 'OutletConfigured' }])
})

it('keeps a series as it is while it runs, so that no number repeats and none is missing', () => {
  const used = opened.given(act(seatTable, 't1', { covers: 1, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
  configure(invoice('RF/{fy}/{n}', 500), used).refused('series-in-use')
  configure(invoice('B/{fy}/{n}'), used).refused('series-in-use')
  configure({ name: 'New name' }, used).then([{ type: 'OutletConfigured' }])
  configure({ series: { ...settings.series, vat: { template: 'L{n}', start: 9 } } }, used).then([{ type: 'OutletConfigured' }])
  used.when(act(configureOutlet, 'outlet', { ...settings, ...invoice('B/{fy}/{n}') }, { at: '2027-03-31T18:30:00.000Z' })).then([{ type: 'OutletConfigured' }])
})

it('keeps the business day that is under way: its hour never moves into another day with the orders of this one', () => {
  const sold = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
  const from = (businessDayStart: string, at?: string) => act(changeOutlet, 'outlet', { patch: { businessDayStart } }, at === undefined ? {} : { at })
  sold.when(from('18:00')).refused('day-in-progress')
  sold.when(act(configureOutlet, 'outlet', { ...settings, businessDayStart: '18:00' })).refused('day-in-progress')
  sold.when(act(changeOutlet, 'outlet', { patch: { timeZone: 'Pacific/Pago_Pago' } })).refused('day-in-progress')
  sold.when(from('06:00')).then([{ type: 'OutletConfigured' }])
  opened.when(from('18:00')).then([{ type: 'OutletConfigured' }])
  opened.given(act(openOrder, 'o1', { kind: 'takeaway' })).when(from('18:00')).refused('day-in-progress')
  // the next day has nothing yet
  sold.when(from('18:00', '2026-11-23T07:00:00.000Z')).then([{ type: 'OutletConfigured' }])
})

it('is set up by its owner', () => {
  opened.when(act(configureOutlet, 'outlet', settings, { by: staffWith('manager') })).refused('forbidden')
})

it('clears what may be absent with null, as an empty field sends it, and keeps what is not named', () => {
  const kept = opened.given(act(configureOutlet, 'outlet', { ...settings, billLinkDays: 90, footer: 'Come again' }))
  const body = changeOutletSchema.parse({ patch: { billLinkDays: null } }) as ChangeOutlet
  const after = kept.given(act(changeOutlet, 'outlet', body)).state(outlet, 'outlet').settings
  expect([after?.billLinkDays, after?.footer]).toEqual([undefined, 'Come again'])
  for (const wrong of ['', 'ninety', 0, 366]) expect(changeOutletSchema.safeParse({ patch: { billLinkDays: wrong } }).success).toBe(false)
})
