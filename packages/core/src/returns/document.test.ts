import { describe, expect, it } from 'vitest'
import type { IssuedBill } from '../bill/bill-events'
import { creditDocument, invoiceDocument, isInterState, placeOf } from './document'
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

  it('that credits a supply in another state is inter-state as its bill was, and so is the e-invoice of it', () => {
    const [, credit] = new Month().sell('o1', { kind: 'delivery', items: { dosa: '1' }, bill: { buyer, placeOfSupply: '33' } }).credit('c1', { billId: 'o1' }).documents
    if (!credit?.note) return expect.unreachable()
    expect(credit.note.placeOfSupply).toBe('33')
    const { placeOfSupply: _, ...old } = credit.note
    for (const each of [credit, creditDocument(old, credit.bill)]) {
      expect([placeOf(each), isInterState(each)]).toEqual(['33', true])
      expect(inv01(each)).toMatchObject({ DocDtls: { Typ: 'CRN' }, BuyerDtls: { Pos: '33' }, ValDtls: { IgstVal: 6, CgstVal: 0 } })
    }
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
