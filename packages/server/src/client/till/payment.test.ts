import { expect, it } from 'vitest'
import { browserWords } from '../../words/words'
import { changeNotes, equalParts, planPayment, quickAmounts, tenderCommands, type Typed } from './payment'
import { useWordsOf, type CarriedWords } from '../kit/words'

useWordsOf(JSON.parse(browserWords('en')) as CarriedWords)

const cash: Typed = { kind: 'cash', amountPaise: null, tipPaise: 0, reference: '', accountId: '', voucherCode: '', meansPaise: null }
const food = { billId: 'food', number: 'KC/1', duePaise: 622_00, tenders: 1 }
const liquor = { billId: 'liquor', number: 'KCV/1', duePaise: 450_00, tenders: 0 }

it('offers the exact amount first, then the next notes', () => {
  expect(quickAmounts(622_00)).toEqual([622_00, 650_00, 700_00, 1000_00])
  expect(quickAmounts(650_00)).toEqual([650_00, 700_00, 800_00, 1000_00])
  expect(quickAmounts(1_859_50)).toEqual([1_859_50, 1_900_00, 2_000_00, 2_500_00])
})

it('gives change for cash alone', () => {
  expect(planPayment(622_00, { ...cash, amountPaise: 700_00 })).toEqual({ amountPaise: 700_00, changePaise: 78_00, leftPaise: 0, problem: null })
  expect(planPayment(622_00, { ...cash, amountPaise: 700_00, tipPaise: 20_00 }).changePaise).toBe(58_00)
  expect(planPayment(622_00, { ...cash, kind: 'card', amountPaise: 700_00 }).problem).toMatch(/₹78\.00 too much/)
  expect(planPayment(622_00, { ...cash, kind: 'card', amountPaise: 700_00, tipPaise: 78_00 }).problem).toBeNull()
})

it('takes what is due and the tip when nothing is typed', () => {
  expect(planPayment(622_00, { ...cash, kind: 'upi', tipPaise: 50_00 })).toEqual({ amountPaise: 672_00, changePaise: 0, leftPaise: 0, problem: null })
})

it('refuses what is no payment', () => {
  expect(planPayment(622_00, { ...cash, amountPaise: Number.NaN }).problem).toMatch(/700\.50/)
  expect(planPayment(622_00, { ...cash, amountPaise: 0 }).problem).toMatch(/above zero/)
  expect(planPayment(622_00, { ...cash, amountPaise: 50_00, tipPaise: 50_00 }).problem).toMatch(/tip leaves nothing/)
})

it('pays two documents with one payment, change and tip on the last', () => {
  expect(tenderCommands([food, liquor], { ...cash, tipPaise: 10_00 }, 1_100_00)).toEqual([
    { billId: 'food', intent: 'pay-food-1', body: { kind: 'cash', amountPaise: 622_00 } },
    { billId: 'liquor', intent: 'pay-liquor-0', body: { kind: 'cash', amountPaise: 478_00, tipPaise: 10_00 } },
  ])
  expect(tenderCommands([food, liquor], { ...cash, kind: 'upi', reference: '4471' }, 500_00)).toEqual([
    { billId: 'food', intent: 'pay-food-1', body: { kind: 'upi', amountPaise: 500_00, reference: '4471' } },
  ])
})

it('says how to give change, and how a bill falls into equal parts', () => {
  expect(changeNotes(78_00)).toBe('₹50 + ₹20 + ₹5 + ₹2 + ₹1')
  expect(changeNotes(0)).toBe('')
  expect(equalParts(124_000, 3)).toEqual([41_334, 41_333, 41_333])
})

it('takes from an account or a voucher what it has, and names it', () => {
  const voucher: Typed = { ...cash, kind: 'voucher', voucherCode: 'K7QW-3MZ9-X0RB-T5HD', meansPaise: 100_00 }
  expect(planPayment(622_00, { ...voucher, amountPaise: 100_00 }).problem).toBeNull()
  expect(planPayment(622_00, voucher).problem).not.toBeNull()
  expect(planPayment(622_00, { ...voucher, voucherCode: '', meansPaise: null }).problem).not.toBeNull()
  expect(planPayment(622_00, { ...cash, kind: 'account' }).problem).not.toBeNull()
  expect(tenderCommands([food], { ...cash, kind: 'account', accountId: 'acme' }, 622_00)[0]?.body).toMatchObject({ kind: 'account', accountId: 'acme' })
  expect(tenderCommands([food], voucher, 100_00)[0]?.body).toMatchObject({ kind: 'voucher', voucherCode: 'K7QW-3MZ9-X0RB-T5HD', amountPaise: 100_00 })
})
