import { expect, it } from 'vitest'
import { bill } from '../bill/bill'
import { issueBill } from '../bill/issue'
import { act, fact, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { defineTaxClass } from '../menu/define'
import { opened, settings } from '../restaurant.testing'
import { cessBasisPointsMax } from '../tax/terms'
import { seatTable } from '../table/table'
import { changeOutlet, configureOutlet } from './configure'
import { outlet, type OutletSettings } from './outlet'
import { stageTax } from './stage'

const { gstin, ...rest } = settings
const withoutGstin: OutletSettings = rest
const unregistered = { ...settings.tax, scheme: 'unregistered' } as const
const dosa = [act(seatTable, 't1', { covers: 1, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })] as const
const issue = act(issueBill, 'b1', { orderId: 'o1' })

it.each(['regular', 'specified-premises'] as const)('refuses %s to an outlet without GSTIN (CGST Act, s. 32(1))', scheme => {
  const tax = { ...settings.tax, scheme }
  opened.when(act(configureOutlet, 'outlet', { ...withoutGstin, tax })).refused('tax-without-gstin')
  opened.when(act(changeOutlet, 'outlet', { patch: { gstin: null } })).refused('tax-without-gstin')
  const plain = opened.given(act(configureOutlet, 'outlet', { ...withoutGstin, tax: unregistered }))
  plain.when(act(changeOutlet, 'outlet', { patch: { tax } })).refused('tax-without-gstin')
  plain.when(act(stageTax, 'outlet', { from: '2026-12-01', tax })).refused('tax-without-gstin')
  plain.when(act(changeOutlet, 'outlet', { patch: { ...(gstin !== undefined && { gstin }), tax } })).then([{ type: 'OutletConfigured' }])
})

it('gives a plain bill without tax where nobody is registered', () => {
  const issued = opened.given(act(configureOutlet, 'outlet', { ...withoutGstin, tax: unregistered }), ...dosa, issue).state(bill, 'b1').issued
  expect(issued).toMatchObject({ figures: { document: 'bill', taxPaise: 0 } })
  expect(issued?.figures.totalPaise).toBe(issued?.figures.grossPaise)
})

it('issues no bill with tax in journals of before, and lets other settings be changed', () => {
  const old = opened.given(fact(outlet, 'outlet', { type: 'OutletConfigured', data: { settings: withoutGstin } }), ...dosa)
  old.when(issue).refused('tax-without-gstin')
  old.when(act(changeOutlet, 'outlet', { patch: { footer: 'Come again' } })).then([{ type: 'OutletConfigured' }])
})

it.each(['25', '28', '97', '99', '00'])('knows that no restaurant is in the state %s', stateCode => {
  opened.when(act(changeOutlet, 'outlet', { patch: { stateCode, gstin: null, tax: unregistered } })).refused('invalid-body')
})

it.each([
  ['languages.screens', { languages: { screens: 'xx', kot: 'hi', bill: 'en', second: null } }], ['languages.second', { languages: { screens: 'en', kot: 'hi', bill: 'en', second: 'zz' } }],
  ['currency', { currency: 'XYZ' }], ['addressLines', { addressLines: [] }], ['addressLines', { addressLines: [' '] }],
] as const)('refuses %s that makes no sense', (field, patch) => {
  const change = (): unknown => opened.given(act(changeOutlet, 'outlet', { patch }))
  expect(change).toThrow(expect.objectContaining({ code: 'invalid-body', extra: { field } }))
})

it('takes languages that exist, with their regions', () => {
  const languages = { screens: 'ta', kot: 'hi', bill: 'en-IN', second: null }
  opened.when(act(changeOutlet, 'outlet', { patch: { languages } })).then([{ type: 'OutletConfigured' }])
})

it.each([501, 1_234, 2_000])('refuses the rate of %d basis points under GST, and takes it under VAT', rateBasisPoints => {
  const taxClass = { name: 'T', treatment: 'taxable', hsn: '996331', rateBasisPoints } as const
  opened.when(act(defineTaxClass, 't', { ...taxClass, section: 'gst' })).refused('invalid-rate')
  opened.when(act(defineTaxClass, 't', { ...taxClass, section: 'vat' })).then([{ type: 'TaxClassDefined' }])
  opened.when(act(stageTax, 'outlet', { from: '2026-12-01', tax: settings.tax, rates: { food: { rateBasisPoints } } })).refused('invalid-rate')
})

it('takes no cess that a bill could not be computed with', () => {
  const stage = (cessBasisPoints: number): Act =>
    act(stageTax, 'outlet', { from: '2026-12-01', tax: settings.tax, rates: { food: { rateBasisPoints: 500, cessBasisPoints } } })
  opened.when(stage(cessBasisPointsMax)).then([{ type: 'TaxStaged' }, { type: 'TaxClassDefined' }])
  opened.when(stage(cessBasisPointsMax + 1)).refused('invalid-rate')
  const taxClass = { name: 'T', section: 'gst', treatment: 'taxable', hsn: '2403', rateBasisPoints: 2_800 } as const
  opened.when(act(defineTaxClass, 't', { ...taxClass, cessBasisPoints: cessBasisPointsMax + 1 })).refused('invalid-rate')
})
