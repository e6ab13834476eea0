import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import { changeOutlet } from '../outlet/configure'
import { opened, settings } from '../restaurant.testing'
import type { Buyer } from './bill-events'
import { issueBill } from './issue'

const acme = { name: 'Acme', address: '2 Example Road, Bengaluru 560001', gstin: '29AAPFU0939F1ZR' }
const ordered = (quantity: string) => opened.given(
  act(openOrder, 'o1', { kind: 'takeaway' }), act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity }))
const small = ordered('2')
/** 900 × ₹120 and 5 % of it: ₹1,13,400. */
const banquet = ordered('900')
const issue = (buyer: Buyer): Act => act(issueBill, 'b1', { orderId: 'o1', buyer })
const done = [{ type: 'BillIssued' }, { type: 'SerialTaken' }, { type: 'OrderBilled' }] as const

describe('a buyer', () => {
  it('is frozen with the GSTIN as the portal knows it, however it was typed, and with the state that it says', () => {
    for (const gstin of [' 29aapfu0939f1zr ', '29AAPFU0939F1ZR', '29aapfu0939F1ZR']) {
      expect(small.when(issue({ ...acme, gstin })).events[0]?.data).toMatchObject({ buyer: { ...acme, stateCode: '29' } })
    }
  })

  it('has no state but the GSTIN\'s, and none that there is not', () => {
    small.when(issue({ ...acme, stateCode: '27' })).refused('invalid-gstin')
    small.when(issue({ ...acme, gstin: '29aapfu0939f1zx' })).refused('invalid-gstin')
    small.when(issue({ name: 'Mr Rao', stateCode: '00' })).refused('buyer-incomplete')
    small.when(issue({ name: 'Mr Rao', stateCode: '27' })).then(done)
  })

  it('is never who sells: the restaurant, or an operator that pays the tax on the order (s. 9(5))', () => {
    const own = settings.gstin ?? ''
    for (const gstin of [own, ` ${own.toLowerCase()} `]) small.when(issue({ ...acme, gstin })).refused('buyer-is-seller')
    const operators = [{ name: 'Swiggy', gstin: acme.gstin }]
    const through = opened.given(act(changeOutlet, 'outlet', { patch: { operators } }),
      act(openOrder, 'o1', { kind: 'aggregator', source: { name: 'Swiggy', orderNumber: '1' } }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }))
    through.when(issue(acme)).refused('buyer-is-seller')
    through.when(issue({ ...acme, gstin: '27AAPFU0939F1ZV' })).then(done)
    small.given(act(changeOutlet, 'outlet', { patch: { operators } })).when(issue(acme)).then(done)
  })

  it('is named with name, address and state from ₹50,000 on (Rule 46(e))', () => {
    const named = { name: 'Udyog Foods', address: 'Vapi' }
    banquet.when(issue({ name: 'Udyog Foods' })).refused('buyer-required')
    banquet.when(issue(named)).refused('buyer-required')
    banquet.when(issue({ ...named, address: ' ', stateCode: '24' })).refused('buyer-required')
    banquet.when(issue({ ...named, stateCode: '24' })).then(done)
    banquet.when(issue(acme)).then(done)
    small.when(issue(named)).then(done)
  })
})
