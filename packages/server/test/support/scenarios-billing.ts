import { issued, must, named, takeaway, type Scenario } from './scenario-steps'
import type { TestHouse } from './house'

const offer = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `outlet/charges/k${run}/define`, {
    ...named(`Cake ${run}`), amount: { paise: 1_000 }, per: 'bill', kinds: ['takeaway'], taxClassId: 'restaurant-service', automatic: false, waivable: true,
  })
  return `k${run}`
}
const offered = (run: number) => ({ ...named(`Offer ${run}`), effect: { basisPoints: 1_000 }, scope: {}, kinds: ['takeaway'], automatic: false })
const paid = async (house: TestHouse, run: number): Promise<string> => {
  const billId = await issued(house, `o${run}`)
  const { body } = await house.get(`bills/${billId}`)
  await must(house, `bills/${billId}/take-tender`, { kind: 'card', amountPaise: body.duePaise })
  return billId
}

/** Charges, discounts, splits, credit notes and refunds. */
export const billingScenarios: Readonly<Record<string, Scenario>> = {
  'order.add-charge': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/add-charge`, body: { chargeId: await offer(house, run) },
  }),
  'order.waive-charge': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/add-charge`, { chargeId: await offer(house, run) })
    return { path: `orders/o${run}/waive-charge`, body: { chargeId: `k${run}` } }
  },
  'order.discount-line': async (house, run) => ({
    path: `orders/${await takeaway(house, `o${run}`)}/discount-line`, body: { lineId: `o${run}-l`, discount: { percent: '10' } },
  }),
  'order.apply-promotion': async (house, run) => {
    await must(house, `outlet/promotions/p${run}/define`, offered(run))
    return { path: `orders/${await takeaway(house, `o${run}`)}/apply-promotion`, body: { promotionId: `p${run}` } }
  },
  'order.remove-promotion': async (house, run) => {
    await must(house, `outlet/promotions/p${run}/define`, offered(run))
    await must(house, `orders/${await takeaway(house, `o${run}`)}/apply-promotion`, { promotionId: `p${run}` })
    return { path: `orders/o${run}/remove-promotion`, body: { promotionId: `p${run}` } }
  },
  'order.comp-line': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/comp-line`, body: { lineId: `o${run}-l`, reason: 'Cold' } }),
  'order.split': async (house, run) => ({ path: `orders/${await takeaway(house, `o${run}`)}/split`, body: { by: { parts: 2 } } }),
  'order.unsplit': async (house, run) => {
    await must(house, `orders/${await takeaway(house, `o${run}`)}/split`, { by: { parts: 2 } })
    return { path: `orders/o${run}/unsplit`, body: {} }
  },
  'credit-note.issue': async (house, run) => ({
    path: 'credit-notes', body: { creditNoteId: `c${run}`, billId: await issued(house, `o${run}`), reason: 'They left' },
  }),
  'bill.print': async (house, run) => ({ path: `bills/${await issued(house, `o${run}`)}/print`, body: { form: '80' } }),
  'credit-note.print': async (house, run) => {
    await must(house, 'credit-notes', { creditNoteId: `c${run}`, billId: await issued(house, `o${run}`), reason: 'They left' })
    return { path: `credit-notes/c${run}/print`, body: { form: 'a4' } }
  },
  'bill.refund': async (house, run) => {
    const billId = await paid(house, run)
    await must(house, 'credit-notes', { creditNoteId: `c${run}`, billId, reason: 'Cold' })
    return { path: `bills/${billId}/refund`, body: { creditNoteId: `c${run}`, kind: 'cash', amountPaise: 1_000 } }
  },
  'bill.correct-tender': async (house, run) => {
    const billId = await paid(house, run)
    const { body } = await house.get(`bills/${billId}`)
    return { path: `bills/${billId}/correct-tender`, body: { tenderId: body.tenders[0].tenderId, kind: 'upi', reason: 'It was UPI' } }
  },
}
