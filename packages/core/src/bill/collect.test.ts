import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Principal } from '../kernel/env'
import { act, type Act, type Story } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { opened, staffWith, type RestaurantEvent } from '../restaurant.testing'
import { openShift } from '../shift/open'
import { seatTable } from '../table/table'
import { bill, covered, duePaise } from './bill'
import { cancelCollection, confirmCollection, endCollection, offerCollection, paymentActor, requestCollection, returnSurplus } from './collect'
import { owedPayments } from '../trading/owed'
import { collection } from './collection'
import { issueBill } from './issue'
import { takeTender } from './tender'

const total = 12_600
const cashier = staffWith('cashier')
const provider: Principal = { kind: 'system', id: paymentActor, roles: [] }
const issued = opened.given(act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }), act(issueBill, 'b1', { orderId: 'o1' }))
const ask = (amountPaise: number, tipPaise = 0, id = 'c1'): Act =>
  act(requestCollection, id, { provider: 'test', bills: [{ billId: 'b1', amountPaise, tipPaise }] }, { by: cashier })
const offered = act(offerCollection, 'c1', { providerId: 'p1', link: 'upi://pay?pa=a@b', expiresAt: null }, { by: provider })
const paid = (paymentId: string, amountPaise: number): Act =>
  act(confirmCollection, 'c1', { paymentId, amountPaise, paidAt: '2026-11-22T06:31:00.000Z' }, { by: provider })
const settles = [{ type: 'BillSettled' }, { type: 'OrderBillPaid' }, { type: 'OrderSettled' }, { type: 'TableReleased' }] as const

it('asks, shows, is paid, and settles the bill in one transaction', () => {
  const asked = issued.when(ask(total))
    .then([{ type: 'CollectionRequested', data: { collectionId: 'c1', orderId: 'o1', amountPaise: total, shares: [{ billNumber: 'RF/26-27/1', tipPaise: 0 }] } }])
  const shown = asked.when(offered).then([{ type: 'CollectionOffered', data: { providerId: 'p1' } }])
  expect(shown.state(collection, 'c1').status).toBe('offered')
  const done = shown.when(paid('UTR1', total)).then([
    { type: 'CollectionPaid', data: { surplusPaise: 0, shares: [{ billId: 'b1', amountPaise: total }] } },
    { type: 'TenderTaken', data: { kind: 'upi', amountPaise: total, reference: 'UTR1', duePaise: 0 } }, ...settles,
  ])
  expect(done.state(bill, 'b1').tenders).toMatchObject([{ by: { kind: 'system', id: 'payment-provider' } }])
  expect(collection.live(done.state(collection, 'c1'))).toBe(false)
})

it('takes the same payment once, however often it is told', () => {
  const done = issued.given(ask(total), offered, paid('UTR1', total))
  done.when(paid('UTR1', total)).then([])
  expect(done.state(bill, 'b1').tenders).toHaveLength(1)
})

it('takes nothing of another amount than was asked for', () => {
  const asked = issued.given(ask(total))
  asked.when(paid('UTR1', total - 1)).refused('payment-amount-differs')
  asked.when(paid('UTR1', total + 1)).refused('payment-amount-differs')
})

it('keeps for the guest what was paid in cash meanwhile, and says when it was given back', () => {
  const twice = issued.given(ask(total), offered, act(takeTender, 'b1', { kind: 'cash', amountPaise: total }))
    .when(paid('UTR1', total)).then([{ type: 'CollectionPaid', data: { shares: [], surplusPaise: total } }])
  expect(twice.state(bill, 'b1').tenders).toHaveLength(1)
  expect(owedPayments(twice.state(collection, 'c1'))).toHaveLength(1)
  expect(collection.live(twice.state(collection, 'c1'))).toBe(true)
  const back = twice.when(act(returnSurplus, 'c1', { paymentId: 'UTR1', reference: 'RF-1' }, { by: cashier }))
    .then([{ type: 'SurplusReturned', data: { amountPaise: total, reference: 'RF-1' } }])
  expect(collection.live(back.state(collection, 'c1'))).toBe(false)
  back.when(act(returnSurplus, 'c1', { paymentId: 'UTR1' })).refused('nothing-to-return')
})

it('pays what is left where a part was paid meanwhile, the tip with it', () => {
  issued.given(ask(total + 500, 500), act(takeTender, 'b1', { kind: 'cash', amountPaise: 2_600, changePaise: 0 }))
    .when(paid('UTR1', total + 500))
    .then([
      { type: 'CollectionPaid', data: { surplusPaise: 2_600 } },
      { type: 'TenderTaken', data: { amountPaise: 10_500, tipPaise: 500 } }, ...settles,
    ])
})

it('takes what is paid after the waiting was over', () => {
  for (const end of [act(endCollection, 'c1', { reason: 'expired' }, { by: provider }), act(cancelCollection, 'c1', {}, { by: cashier })]) {
    const over = issued.given(ask(total), offered).when(end).then([{ type: 'CollectionEnded' }])
    over.when(end).then([])
    over.when(paid('UTR1', total)).then([{ type: 'CollectionPaid' }, { type: 'TenderTaken' }, ...settles])
  }
})

it('tells that the provider refused until somebody has read it', () => {
  const refused = issued.given(ask(total), act(endCollection, 'c1', { reason: 'refused', detail: 'Limit reached' }, { by: provider }))
  const isLive = (story: typeof issued): boolean => collection.live(story.state(collection, 'c1'))
  expect(isLive(refused)).toBe(true)
  const read = refused.given(act(cancelCollection, 'c1', {}, { by: cashier }))
  expect(isLive(read)).toBe(false)
  expect(read.state(collection, 'c1').ended).toEqual({ reason: 'refused', detail: 'Limit reached', isSeen: true })
  read.when(act(cancelCollection, 'c1', {}, { by: cashier })).then([])
})

it('counts in the shift of who asked, and opens no drawer', () => {
  const { events } = issued.given(act(openShift, 's1', { floatPaise: 1_000 }, { by: cashier }), ask(total)).when(paid('UTR1', total))
  const taken = events.find(({ type }) => type === 'TenderTaken')?.data
  expect(taken).toMatchObject({ shiftId: 's1' })
  expect(taken).not.toHaveProperty('opensDrawerId')
})

it('refuses what can not be collected, and keeps the provider\'s words to the server', () => {
  issued.when(ask(total + 1)).refused('tender-exceeds-due')
  issued.when(ask(500, 500)).refused('invalid-amount')
  issued.given(ask(100)).when(ask(100)).refused('id-taken')
  issued.when(act(requestCollection, 'c1', { provider: 'test', bills: [{ billId: 'b9', amountPaise: 1 }] })).refused('unknown-bill')
  issued.when(act(cancelCollection, 'c9', {})).refused('unknown-collection')
  for (const by of [cashier, staffWith('owner'), { ...provider, id: 'clock' }, { ...provider, kind: 'plugin' as const }]) {
    issued.given(ask(total)).when({ ...paid('UTR1', total), by }).refused('unknown-command')
  }
})

it('loses no paisa and pays nothing twice, in whatever order money comes', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('cash' as const), amountPaise: fc.integer({ min: 1, max: total }) }),
    fc.record({ kind: fc.constant('told' as const), paymentId: fc.constantFrom('u1', 'u2', 'u3') }),
  )
  fc.assert(fc.property(fc.array(step, { maxLength: 6 }), fc.integer({ min: 1, max: total }), (steps, asked) => {
    let at: Story<RestaurantEvent> = issued.given(ask(asked))
    for (const each of steps) {
      if (each.kind === 'told') at = at.given(paid(each.paymentId, asked))
      else if (duePaise(at.state(bill, 'b1')) >= each.amountPaise) at = at.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: each.amountPaise, changePaise: 0 }))
    }
    const { payments } = at.state(collection, 'c1')
    const { tenders } = at.state(bill, 'b1')
    const sum = (amounts: readonly number[]): number => amounts.reduce((all, each) => all + each, 0)
    expect(duePaise(at.state(bill, 'b1'))).toBeGreaterThanOrEqual(0)
    expect(sum(tenders.filter(({ kind }) => kind === 'upi').map(covered)) + sum(payments.map(({ surplusPaise }) => surplusPaise)))
      .toBe(sum(payments.map(({ amountPaise }) => amountPaise)))
    expect(payments).toHaveLength(new Set(steps.flatMap(each => (each.kind === 'told' ? [each.paymentId] : []))).size)
  }), { numRuns: 60 })
})
