import { expect, it } from 'vitest'
import { creditNoteFeature } from '../credit-note/credit-note'
import { issueCreditNote } from '../credit-note/issue'
import { printCreditNote } from '../credit-note/print'
import { act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { opened, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { bill, billView } from './bill'
import { issueBill } from './issue'
import { printBill } from './print'

const issued = opened.given(
  act(seatTable, 't1', { covers: 2, orderId: 'o1' }),
  act(addLine, 'o1', { itemId: 'dosa', quantity: '1' }),
  act(issueBill, 'b1', { orderId: 'o1' }),
)

it('numbers the copies of a bill, whatever they are, and says who handed them out', () => {
  issued.when(act(printBill, 'b1', { form: '80' })).then([
    { type: 'DocumentPrinted', data: { document: 'bill', documentId: 'b1', billId: 'b1', orderId: 'o1', number: 'RF/26-27/1', copy: 1, form: '80' } },
  ])
  const farah = staffWith('cashier')
  const twice = issued.given(act(printBill, 'b1', { form: 'link' }), { ...act(printBill, 'b1', { form: 'a4' }), by: farah })
  expect(billView('b1', twice.state(bill, 'b1'))?.copies).toMatchObject([{ copy: 1, form: 'link' }, { copy: 2, form: 'a4', by: { id: farah.id } }])
})

it('records copies of a credit note apart from those of its bill', () => {
  const credited = issued.given(act(issueCreditNote, 'c1', { billId: 'b1', reason: 'Cold' }), act(printBill, 'b1', { form: '80' }))
  credited.when(act(printCreditNote, 'c1', { form: 'pdf' })).then([
    { type: 'DocumentPrinted', data: { document: 'credit-note', documentId: 'c1', billId: 'b1', number: 'CN/26-27/1', copy: 1, form: 'pdf' } },
  ])
  expect(credited.given(act(printCreditNote, 'c1', { form: 'pdf' })).state(creditNoteFeature, 'c1').copies).toHaveLength(1)
})

it('has no copy of what was never issued, and none for the kitchen', () => {
  issued.when(act(printBill, 'b9', { form: '80' })).refused('unknown-bill')
  issued.when(act(printCreditNote, 'c9', { form: '80' })).refused('unknown-credit-note')
  issued.when({ ...act(printBill, 'b1', { form: '80' }), by: staffWith('kitchen') }).refused('forbidden')
})
