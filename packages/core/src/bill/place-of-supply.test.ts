import { describe, expect, it } from 'vitest'
import { act, type Act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { openOrder } from '../order/lifecycle'
import type { OrderKind } from '../order/order'
import { splitOrder } from './split'
import { configureOutlet } from '../outlet/configure'
import { opened, settings } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { bill } from './bill'
import { issueBill, type IssueBill } from './issue'

const add = (itemId: string, quantity = '1'): Act => act(addLine, 'o1', { lineId: itemId, itemId, quantity })
const issue = (body: Partial<IssueBill> = {}): Act => act(issueBill, 'b1', { orderId: 'o1', ...body })
const open = (kind: OrderKind): Act => act(openOrder, 'o1', { kind })
const catered = opened.given(open('delivery'), add('dosa', '3'), add('beer'))

describe('the place of supply of a bill', () => {
  it('is another state where a delivery order is catered there: IGST in place of the two halves', () => {
    const issued = catered.given(issue({ placeOfSupply: '33' })).state(bill, 'b1').issued
    expect(issued).toMatchObject({
      placeOfSupply: '33', reverseCharge: false,
      figures: { taxablePaise: 36_000, cgstPaise: 0, sgstPaise: 0, igstPaise: 1_800, totalPaise: 37_800, regime: { supply: 'inter' } },
    })
  })

  it('is the restaurant\'s own state where none or that one is named', () => {
    for (const body of [{}, { placeOfSupply: '29' }]) {
      const issued = catered.given(issue(body)).state(bill, 'b1').issued
      expect(issued).toMatchObject({ reverseCharge: false, figures: { cgstPaise: 900, sgstPaise: 900, igstPaise: 0, regime: { supply: 'intra' } } })
      expect(issued).not.toHaveProperty('placeOfSupply')
    }
  })

  it('stays there for whatever is eaten or fetched there, also by a buyer from another state', () => {
    const atTable = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), add('dosa'))
    atTable.when(issue({ placeOfSupply: '27' })).refused('invalid-place-of-supply')
    opened.given(open('takeaway'), add('dosa')).when(issue({ placeOfSupply: '27' })).refused('invalid-place-of-supply')
    const buyer = { name: 'Acme', address: '2 Example Road', gstin: '27AAPFU0939F1ZV' }
    expect(atTable.given(issue({ buyer })).state(bill, 'b1').issued?.figures).toMatchObject({ cgstPaise: 300, sgstPaise: 300, igstPaise: 0 })
  })

  it('is refused for liquor, for no state, for a split bill, and under composition', () => {
    catered.when(issue({ section: 'vat', placeOfSupply: '33' })).refused('invalid-place-of-supply')
    for (const placeOfSupply of ['00', '25', '28', '99']) catered.when(issue({ placeOfSupply })).refused('invalid-place-of-supply')
    catered.given(act(splitOrder, 'o1', { by: { parts: 2 } })).when(issue({ part: 1, placeOfSupply: '33' })).refused('invalid-place-of-supply')
    const composition = { ...settings, tax: { ...settings.tax, scheme: 'composition' as const } }
    catered.given(act(configureOutlet, 'outlet', composition)).when(issue({ placeOfSupply: '33' })).refused('invalid-place-of-supply')
  })
})
