import { describe, expect, it } from 'vitest'
import type { IssuedBill } from '../bill/bill-events'
import { creditDocument, invoiceDocument } from './document'
import { buyer, Month, ourGstin } from './documents.testing'
import { warningsOf } from './gstr1/warnings'
import { inv01 } from './inv01'

const documents = (bill: Parameters<Month['sell']>[1]['bill']) =>
  new Month().sell('o1', { items: { dosa: '1' }, ...(bill && { bill }) }).credit('c1', { billId: 'o1' }).documents

describe('a document of a return', () => {
  it('knows a buyer by one form of the GSTIN, also where a bill froze it as it was typed', () => {
    const [invoice, credit] = documents({ buyer })
    const typed = { ...buyer, gstin: ` ${buyer.gstin.toLowerCase()} ` }
    const old: IssuedBill | undefined = invoice && { ...invoice.bill, buyer: typed }
    if (!old || !credit?.note) return expect.unreachable()
    expect(inv01(invoiceDocument(old))).toMatchObject({ BuyerDtls: { Gstin: buyer.gstin, Stcd: '27' } })
    expect(creditDocument({ ...credit.note, buyer: typed }, old)).toMatchObject({ bill: { buyer }, note: { buyer }, buyer })
  })

  it('of ₹50,000 or more is warned of where its buyer has no state (Rule 46(e))', () => {
    const [invoice] = new Month().sell('o1', { items: { feast: '1' }, bill: { buyer: { name: 'Village', address: 'Vapi', stateCode: '24' } } }).documents
    if (!invoice) return expect.unreachable()
    const kinds = (from: typeof invoice) =>
      warningsOf(from, { gstin: ourGstin, eInvoicing: false, isRegistered: () => false }).map(({ kind }) => kind)
    expect(kinds(invoice)).toEqual([])
    expect(kinds({ ...invoice, buyer: { name: 'Village', address: 'Vapi' } })).toEqual(['buyer-not-named'])
  })
})
