import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { account } from './account/account'
import { defineAccount } from './account/define'
import { bill, covered, duePaise, type BillState } from './bill/bill'
import { correctTender } from './bill/correct'
import { refundBill } from './bill/refund'
import { issueBill } from './bill/issue'
import { takeTender, takeTenders, type TakeTender } from './bill/tender'
import { counterBoard } from './boards/counter'
import { floorTable } from './boards/floor'
import { tillBoard } from './boards/till'
import { issueCreditNote } from './credit-note/issue'
import { createDispatcher, type Reply } from './kernel/dispatch'
import { createInMemoryJournal } from './kernel/memory-journal'
import { act, noon, ownerKey, type Act } from './kernel/testing'
import { countItem } from './menu/eighty-six'
import { menu } from './menu/menu'
import { addLine } from './order/add-line'
import { fireOrder } from './order/fire'
import { changeOutlet, configureOutlet } from './outlet/configure'
import { restaurant } from './restaurant'
import { approvedBy, opened, settings, setUp, staffWith } from './restaurant.testing'
import { closeShift } from './shift/close'
import { openShift } from './shift/open'
import { addStaffMember } from './staff/members'
import { seatTable, table } from './table/table'

// "Bill and payment" and "Refund and day" of what users of such systems expect, one line each.
const farah = staffWith('cashier')
const dinner: readonly Act[] = [
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  act(addLine, 'o1', { lineId: 'l1', itemId: 'dosa', quantity: '3' }),
  act(addLine, 'o1', { lineId: 'l2', itemId: 'naan', quantity: '1' }),
]
/** 3 × ₹120 and ₹45, 5 % on top, rounded to the rupee. */
const total = 42_500
const issued = opened.given(...dinner, act(issueBill, 'b1', { orderId: 'o1' }))
const paid = issued.given(act(takeTender, 'b1', { kind: 'card', amountPaise: total }))
const credited = paid.given(act(issueCreditNote, 'c1', { billId: 'b1', lines: [{ lineId: 'l2' }], reason: 'No naan' }))
const free = -duePaise(credited.state(bill, 'b1'))
const refund = (amountPaise: number, more: Partial<Act> = {}): Act => ({ ...act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'cash', amountPaise }), ...more })

describe('payment', () => {
  it('takes a batch of tenders whole or not at all', () => {
    const batch = (...tenders: readonly TakeTender[]): Act => act(takeTenders, 'b1', { tenders })
    issued.when(batch({ kind: 'cash', amountPaise: 20_000, changePaise: 0 }, { kind: 'card', amountPaise: 22_501 })).refused('tender-exceeds-due')
    issued.when(batch({ kind: 'cash', amountPaise: 20_000, changePaise: 0 }, { kind: 'account', accountId: 'nobody', amountPaise: 22_500 })).refused('unknown-account')
    expect(issued.state(bill, 'b1').tenders).toEqual([])
    issued.when(batch({ kind: 'card', amountPaise: total }, { kind: 'cash', amountPaise: 100 })).refused('bill-settled')
    issued.when(batch()).refused('invalid-body')
    const both = issued.when(batch({ kind: 'card', amountPaise: 22_500 }, { kind: 'cash', amountPaise: 50_000 })).story
    expect(both.state(bill, 'b1')).toMatchObject({ status: 'settled', tenders: [{ kind: 'card' }, { kind: 'cash', changePaise: 30_000 }] })
    expect(both.state(table, 't1').occupancy).toBe('free')
  })

  it.each(['upi', 'card', 'other'] as const)('gives no change for %s', kind => {
    issued.when(act(takeTender, 'b1', { kind, amountPaise: total + 100 })).refused('tender-exceeds-due')
    issued.when(act(takeTender, 'b1', { kind, amountPaise: total + 100, changePaise: 100 })).refused('change-not-cash')
  })

  it('asks for a reference where the settings do', () => {
    const strict = opened.given(act(configureOutlet, 'outlet', { ...settings, payments: { referenceFor: ['upi'] } }), ...dinner, act(issueBill, 'b1', { orderId: 'o1' }))
    strict.when(act(takeTender, 'b1', { kind: 'upi', amountPaise: 100 })).refused('reference-required')
    expect(strict.when(act(takeTender, 'b1', { kind: 'upi', amountPaise: 100, reference: 'UTR1' })).events[0]?.type).toBe('TenderTaken')
    expect(strict.when(act(takeTender, 'b1', { kind: 'card', amountPaise: 100 })).events[0]?.type).toBe('TenderTaken')
  })

  it('settles undelivered food with an override only, where the settings want it', () => {
    const strict = opened.given(act(configureOutlet, 'outlet', { ...settings, settleNeedsServed: true }), ...dinner, act(fireOrder, 'o1', {}), act(issueBill, 'b1', { orderId: 'o1' }))
    const pay = (more: Partial<Act> = {}): Act => ({ ...act(takeTender, 'b1', { kind: 'card', amountPaise: total }), by: farah, ...more })
    strict.when(pay()).refused('approval-required')
    strict.when(pay({ approval: approvedBy('waiter') })).refused('approval-forbidden')
    expect(strict.when(pay({ approval: approvedBy('manager') })).events.find(({ type }) => type === 'BillSettled')?.data).toMatchObject({ unservedApprovedBy: 'the-manager' })
    // a part of it is no settlement
    expect(strict.when({ ...act(takeTender, 'b1', { kind: 'card', amountPaise: 100 }), by: farah }).events[0]?.type).toBe('TenderTaken')
    expect(issued.when({ ...act(takeTender, 'b1', { kind: 'card', amountPaise: total }), by: farah }).events.map(({ type }) => type)).toContain('BillSettled')
  })
})

describe('in a running house', () => {
  const cashier = { ...farah, id: 'farah' }
  const cash = { drawers: [{ id: 'main', name: 'Main' }], needsShift: true, tipsStay: true, opensFor: ['cash'] }
  const open = () => {
    const till = createDispatcher({ journal: createInMemoryJournal(), domain: restaurant, now: () => noon })
    const give = ({ command, id, body, by }: Act, commandId?: string): Promise<Reply> =>
      till.dispatch({ outlet: 'demo', command, id, body, by: by ?? ownerKey, ...(commandId !== undefined && { commandId }) })
    return { till, give }
  }

  it('answers a settled payment that is sent again as before, also after the shift closed; a new one is refused', async () => {
    const { till, give } = open()
    for (const step of [
      ...setUp, act(changeOutlet, 'outlet', { patch: { cash } }), act(addStaffMember, 'farah', { roles: ['cashier'] }), ...dinner,
      act(issueBill, 'b1', { orderId: 'o1' }), act(openShift, 's1', { floatPaise: 10_000 }, { by: cashier }),
    ]) await give(step)
    const pay = act(takeTender, 'b1', { kind: 'cash', amountPaise: 50_000 }, { by: cashier })
    const first = await give(pay, 'pay-1')
    await give(act(closeShift, 's1', { countedPaise: 10_000 + total }, { by: cashier }))
    expect(await give(pay, 'pay-1')).toEqual(first)
    await expect(give(pay, 'pay-2')).rejects.toMatchObject({ code: 'bill-settled' })
    await till.close()
  })

  it('shows a table that was paid as free on every screen', async () => {
    const { till, give } = open()
    for (const step of [...setUp, ...dinner, act(fireOrder, 'o1', {}), act(issueBill, 'b1', { orderId: 'o1' })]) await give(step)
    const house = await till.house('demo')
    const waiting = (): readonly string[] => {
      const { asked, paying, eating } = tillBoard(house)
      return [...asked, ...paying, ...eating].map(({ orderId }) => orderId)
    }
    expect(floorTable(house, 't1')?.state).not.toBe('free')
    expect(waiting()).toEqual(['o1'])
    await give(act(takeTender, 'b1', { kind: 'card', amountPaise: total }))
    expect(floorTable(house, 't1')).toMatchObject({ state: 'free', orders: [], covers: 0, amountPaise: 0, since: null, billAskedAt: null })
    expect(waiting()).toEqual([])
    expect(counterBoard(house).rows.filter(({ orderId }) => orderId === 'o1')).toEqual([])
    const { tenderId = '' } = house.state<BillState>('bill/b1').tenders[0] ?? {}
    await give(act(correctTender, 'b1', { tenderId, reason: 'Never came' }, { approval: approvedBy('manager') }))
    expect(tillBoard(house).dueAgain).toMatchObject([{ billId: 'b1', number: 'RF/26-27/1', tableName: 'T1', duePaise: total, totalPaise: total }])
    expect(waiting()).toEqual([])
    await give(act(takeTender, 'b1', { kind: 'upi', amountPaise: total }))
    expect(tillBoard(house).dueAgain).toEqual([])
    await till.close()
  })
})

describe('a refund', () => {
  it('is never more than paid minus refunded', () => {
    credited.when(refund(free + 1)).refused('refund-exceeds-paid')
    credited.given(refund(1_000)).when(refund(free - 999)).refused('refund-exceeds-paid')
    expect(duePaise(credited.given(refund(free)).state(bill, 'b1'))).toBe(0)
  })

  it('needs a PIN of its tier as the bill grows old, and the approver is named', () => {
    const tiers = opened.given(
      act(configureOutlet, 'outlet', { ...settings, payments: { refundApprovalAfterDays: 1, refundOwnerAfterDays: 7 } }), ...dinner,
      act(issueBill, 'b1', { orderId: 'o1' }), act(takeTender, 'b1', { kind: 'card', amountPaise: total }), act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }),
    )
    const on = (day: string, more: Partial<Act> = {}): Act => ({ ...act(refundBill, 'b1', { creditNoteId: 'c1', kind: 'card', amountPaise: 100 }), by: farah, at: `2026-${day}T06:30:00.000Z`, ...more })
    const approver = (step: Act): unknown => (tiers.when(step).events[0]?.data as { approvedBy?: string } | undefined)?.approvedBy
    expect(tiers.when(on('11-23')).events[0]?.type).toBe('RefundPaid')
    tiers.when(on('11-24')).refused('approval-required')
    tiers.when(on('11-24', { approval: approvedBy('waiter') })).refused('approval-forbidden')
    expect(approver(on('11-24', { approval: approvedBy('manager') }))).toBe('the-manager')
    tiers.when(on('11-30', { approval: approvedBy('manager') })).refused('approval-forbidden')
    expect(approver(on('11-30', { approval: approvedBy('owner') }))).toBe('the-owner')
  })

  it('goes out as another tender, too, and lowers the drawer of today, not the sales of yesterday', () => {
    credited.when(refund(free, { at: '2026-11-23T06:30:00.000Z' })).then([
      { type: 'RefundPaid', data: { kind: 'cash', businessDay: '2026-11-23' } },
      { type: 'DayRecorded', data: { businessDay: '2026-11-23', entry: 'refund', kind: 'cash', amountPaise: free } },
    ])
  })

  it('restores no stock by itself', () => {
    const counted = opened.given(act(countItem, 'naan', { left: 5 }), ...dinner, act(issueBill, 'b1', { orderId: 'o1' }))
    const before = JSON.stringify(counted.state(menu, 'menu'))
    const after = counted.given(act(takeTender, 'b1', { kind: 'card', amountPaise: total }), act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }), refund(total))
    expect(JSON.stringify(after.state(menu, 'menu'))).toBe(before)
  })
})

describe('whatever is tried in whatever order', () => {
  const paise = fc.integer({ min: 1, max: 30_000 })
  const kind = fc.constantFrom('cash', 'upi', 'card', 'other', 'account')
  const step = fc.oneof(
    fc.record({ tender: kind, amountPaise: paise, tipPaise: fc.constantFrom(0, 0, 500) }),
    fc.record({ credit: fc.constantFrom('l1', 'l2'), quantity: fc.integer({ min: 1, max: 2 }).map(String) }),
    fc.record({ creditAll: fc.constant(true) }),
    fc.record({ refund: paise, of: fc.nat(9), as: kind }),
    fc.record({ correct: fc.nat(3), to: kind, toPaise: fc.option(paise, { nil: undefined }) }),
    fc.record({ neverCame: fc.nat(3) }),
  )
  const start = opened.given(act(defineAccount, 'acme', { limitPaise: 40_000 }), ...dinner, act(issueBill, 'b1', { orderId: 'o1' }))
  const sum = (amounts: readonly number[]): number => amounts.reduce((all, amount) => all + amount, 0)
  const instrument = (named: string): Pick<TakeTender, 'kind' | 'accountId'> => ({ kind: named as TakeTender['kind'], ...(named === 'account' && { accountId: 'acme' }) })

  it('what is due is total less credits less what is paid plus what went back; nothing goes beyond; the account owes its tenders', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 12 }), steps => {
      let story = start
      steps.forEach((each, index) => {
        const { tenders }: BillState = story.state(bill, 'b1')
        const tried = 'tender' in each ? act(takeTender, 'b1', { ...instrument(each.tender), amountPaise: each.amountPaise, tipPaise: each.tipPaise })
          : 'credit' in each ? act(issueCreditNote, `c${index}`, { billId: 'b1', lines: [{ lineId: each.credit, quantity: each.quantity }], reason: 'Cold' })
            : 'creditAll' in each ? act(issueCreditNote, `c${index}`, { billId: 'b1', reason: 'Cold' })
              : 'refund' in each ? act(refundBill, 'b1', { creditNoteId: `c${each.of}`, ...instrument(each.as), amountPaise: each.refund })
                : 'neverCame' in each ? act(correctTender, 'b1', { tenderId: tenders[each.neverCame]?.tenderId ?? 'none', reason: 'Never came' })
                  : act(correctTender, 'b1', {
                    tenderId: tenders[each.correct]?.tenderId ?? 'none', ...instrument(each.to), ...(each.toPaise !== undefined && { amountPaise: each.toPaise }), reason: 'Wrong',
                  })
        story = story.when(tried).story
        const state: BillState = story.state(bill, 'b1')
        const standing = state.tenders.filter(({ reversed }) => !reversed)
        const [credits, refunds] = [sum(state.credits.map(({ creditPaise }) => creditPaise)), sum(state.refunds.map(({ amountPaise }) => amountPaise))]
        const cover = sum(standing.map(covered))
        expect(duePaise(state)).toBe(total - credits - cover + refunds)
        expect(refunds).toBeLessThanOrEqual(Math.min(credits, cover))
        expect(credits).toBeLessThanOrEqual(total)
        expect(state.status === 'settled').toBe(duePaise(state) <= 0)
        const owed = sum(standing.filter(each2 => each2.kind === 'account').map(({ amountPaise }) => amountPaise))
        const given = sum(state.refunds.filter(each2 => each2.kind === 'account').map(({ amountPaise }) => amountPaise))
        expect(story.state(account, 'acme').balancePaise).toBe(owed - given)
      })
      // the rest credits to exactly nothing
      const left = total - sum(story.state(bill, 'b1').credits.map(({ creditPaise }) => creditPaise))
      if (left > 0) story = story.given(act(issueCreditNote, 'rest', { billId: 'b1', reason: 'All of it' }))
      expect(sum(story.state(bill, 'b1').credits.map(({ creditPaise }) => creditPaise))).toBe(total)
    }), { numRuns: 1_200 })
  }, 60_000)
})
