import { paymentActor, voucherCodeOf, voucherIdOf } from '@restoflow/core'
import { issued, must, type Scenario } from './scenario-steps'
import type { TestHouse } from './house'

const codeOf = (run: number): string => voucherCodeOf(Uint8Array.of(run >> 8, run & 255, ...Array.from({ length: 14 }, (_, place) => place * 17)))
const sell = (run: number): { amountPaise: number; kind: string; code: string } => ({ amountPaise: 50_000, kind: 'cash', code: codeOf(run) })
const guest = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, 'customers', { id: `g${run}`, name: `Guest ${run}` })
  return `g${run}`
}
const owing = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, `accounts/${await guest(house, run)}/define`, { limitPaise: 9_999_900 })
  const billId = await issued(house, `o${run}`)
  const { body } = await house.get(`bills/${billId}`)
  await must(house, `bills/${billId}/take-tender`, { kind: 'account', accountId: `g${run}`, amountPaise: body.duePaise })
  return `g${run}`
}

const asked = async (house: TestHouse, run: number): Promise<string> => {
  await must(house, 'collections', { collectionId: `c${run}`, bills: [{ billId: await issued(house, `o${run}`), amountPaise: 1_000 }] })
  return `c${run}`
}
/** The guest pays what the cashier has taken in cash meanwhile. */
const paidTwice = async (house: TestHouse, run: number): Promise<string> => {
  const id = await asked(house, run)
  await must(house, `bills/o${run}-b/take-tender`, { kind: 'cash', amountPaise: 1_000_000 })
  const { dispatcher, outlet } = house.restoflow.runtime
  const body = { paymentId: `u${run}`, amountPaise: 1_000, paidAt: '2026-11-22T06:30:00.000Z' }
  await dispatcher.dispatch({ outlet, command: 'collection.confirm', id, body, by: { kind: 'system', id: paymentActor, roles: [] } })
  return id
}

/** Several tenders at once, due accounts and vouchers. */
export const paymentScenarios: Readonly<Record<string, Scenario>> = {
  'bill.take-tenders': async (house, run) => ({
    path: `bills/${await issued(house, `o${run}`)}/take-tenders`,
    body: { tenders: [{ kind: 'card', amountPaise: 100 }, { kind: 'cash', amountPaise: 200, changePaise: 0 }] },
  }),
  'collection.request': async (house, run) => ({
    path: 'collections', body: { collectionId: `c${run}`, bills: [{ billId: await issued(house, `o${run}`), amountPaise: 1_000 }] },
  }),
  'collection.cancel': async (house, run) => ({ path: `collections/${await asked(house, run)}/cancel`, body: {} }),
  'collection.return-surplus': async (house, run) => ({
    path: `collections/${await paidTwice(house, run)}/return-surplus`, body: { paymentId: `u${run}`, reference: 'RF-1' },
  }),
  'account.define': async (house, run) => ({ path: `accounts/${await guest(house, run)}/define`, body: { limitPaise: 500_000 } }),
  'account.receive-payment': async (house, run) => ({ path: `accounts/${await owing(house, run)}/receive-payment`, body: { kind: 'upi', amountPaise: 1_000 } }),
  'account.reverse-payment': async (house, run) => {
    const path = `accounts/${await owing(house, run)}/receive-payment`
    const { body } = await house.post(path, { kind: 'other', amountPaise: 1_000 }, { key: await house.key('owner') })
    const { stream, position } = body.events[0]
    const { body: journal } = await house.get(`events?after=${position - 1}`)
    const received = (journal.events as { stream: string; data: { paymentId?: string } }[]).find(event => event.stream === stream)
    return { path: path.replace('receive', 'reverse'), body: { paymentId: received?.data.paymentId, reason: 'The cheque came back' } }
  },
  'voucher.sell': async (_, run) => ({ path: 'vouchers', body: sell(run) }),
  'voucher.cancel': async (house, run) => {
    await must(house, 'vouchers', sell(run))
    return { path: `vouchers/${voucherIdOf(codeOf(run))}/cancel`, body: { reason: 'Sold by mistake', kind: 'cash' } }
  },
}
