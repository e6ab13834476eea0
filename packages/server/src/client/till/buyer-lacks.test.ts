import { expect, it } from 'vitest'
import { buyerLacks } from './buyer-lacks'

const named = { name: 'Udyog Foods' }

it('asks a registered buyer for the address, and any buyer of a large bill for the state as well', () => {
  expect(buyerLacks(named, false)).toBeNull()
  expect(buyerLacks({ ...named, gstin: '27AAPFU0939F1ZV' }, false)).toBe('address')
  expect(buyerLacks({ ...named, stateCode: '24' }, true)).toBe('address')
  expect(buyerLacks({ ...named, address: 'Vapi' }, true)).toBe('state')
  expect(buyerLacks({ ...named, address: 'Vapi', stateCode: '24' }, true)).toBeNull()
  expect(buyerLacks({ ...named, address: 'Pune', gstin: '27AAPFU0939F1ZV' }, true)).toBeNull()
})
