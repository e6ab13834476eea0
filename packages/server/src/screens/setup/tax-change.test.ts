import { expect, it } from 'vitest'
import type { MenuState, TaxClass, TaxSettings } from '@restoflow/core'
import { changeIn, isChange, ratesOf, taxIn } from './tax-change'

const now: TaxSettings = { regime: 'in-gst', scheme: 'regular', pricing: 'exclusive', roundToPaise: 100 }
const food: TaxClass = { id: 'food', name: 'Restaurant service', section: 'gst', treatment: 'taxable', rateBasisPoints: 500, hsn: '996331' }
const cola: TaxClass = { id: 'cola', name: 'Cola', section: 'gst', treatment: 'taxable', rateBasisPoints: 4_000, hsn: '220210', cessBasisPoints: 100 }
const menu = { taxClasses: { food, cola } } as unknown as MenuState
const change = (query: Readonly<Record<string, string>>) => changeIn(query, now, menu, each => each.rateBasisPoints, '2026-11-23')

it('leaves what the form does not name', () => {
  expect(taxIn({ 'tax.pricing': 'inclusive', 'tax.scheme': 'none', 'tax.roundToPaise': 'x' }, 'tax', now)).toEqual({ ...now, pricing: 'inclusive' })
  expect(change({})).toMatchObject({ from: '2026-11-23', tax: now })
  expect(isChange(change({}), now)).toBe(false)
})

it('proposes the scheme\'s rate for restaurant service alone, and lets a typed rate win', () => {
  expect(ratesOf(change({ 'tax.scheme': 'specified-premises', from: '2027-04-01' }))).toEqual({ food: { rateBasisPoints: 1_800 } })
  expect(ratesOf(change({ 'tax.scheme': 'specified-premises', 'rate.food': '12.5' }))).toEqual({ food: { rateBasisPoints: 1_250 } })
  expect(ratesOf(change({ 'tax.scheme': 'composition' }))).toEqual({})
  expect(ratesOf(change({ 'rate.cola': '28 %' }))).toEqual({ cola: { rateBasisPoints: 2_800, cessBasisPoints: 100 } })
})
