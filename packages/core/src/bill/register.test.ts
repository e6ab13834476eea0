import { expect, it } from 'vitest'
import type { Principal } from '../kernel/env'
import { awaitsIrn, portalActor } from '../kernel/registration'
import { act } from '../kernel/testing'
import { addLine } from '../order/add-line'
import { changeOutlet } from '../outlet/configure'
import { issueCreditNote } from '../credit-note/issue'
import { creditNoteFeature } from '../credit-note/credit-note'
import { registerCreditNote } from '../credit-note/register'
import { approvedBy, opened, settings, staffWith } from '../restaurant.testing'
import { seatTable } from '../table/table'
import { bill, billView } from './bill'
import { issueBill, type IssueBill } from './issue'
import { refuseBill, registerBill } from './register'
import { takeTender } from './tender'

const gstin = '29AAPFU0939F1ZR'
const portal: Principal = { kind: 'system', id: portalActor, roles: [] }
const buyer = { name: 'Acme', address: '2 Example Road, Bengaluru 560001', gstin, stateCode: '29' }
const liable = opened.given(act(changeOutlet, 'outlet', { patch: { eInvoicingFrom: '2026-11-22' } }))
const ordered = [act(seatTable, 't1', { covers: 2, orderId: 'o1' }), act(addLine, 'o1', { itemId: 'dosa', quantity: '1' })] as const
const issue = (more: Partial<IssueBill> = {}) => act(issueBill, 'b1', { orderId: 'o1', buyer, ...more })
const registration = { irn: 'a'.repeat(64), ackNumber: '112610000000001', ackDate: '2026-11-22 12:00:05', signedQr: 'a.b.c' }
const answer = act(registerBill, 'b1', registration, { by: portal })

it('waits in memory, paid or not, until the portal has it', () => {
  const issued = liable.given(...ordered, issue())
  expect(billView('b1', issued.state(bill, 'b1'))).toMatchObject({ needsIrn: true })
  const paid = issued.given(act(takeTender, 'b1', { kind: 'cash', amountPaise: 12_600 }))
  expect([awaitsIrn(paid.state(bill, 'b1')), bill.live(paid.state(bill, 'b1'))]).toEqual([true, true])
  const done = paid.when(answer).then([{ type: 'EInvoiceRegistered', data: { ...registration, document: 'bill', documentId: 'b1', number: 'RF/26-27/1' } }])
  expect([billView('b1', done.state(bill, 'b1'))?.einvoice, bill.live(done.state(bill, 'b1'))]).toEqual([registration, false])
})

it('keeps the first number, however often it is told, and takes no other', () => {
  const done = liable.given(...ordered, issue(), answer)
  done.when(answer).then([])
  done.when(act(registerBill, 'b1', { ...registration, irn: 'b'.repeat(64) }, { by: portal })).refused('irn-differs')
})

it('says once why the portal refused, until it takes it after all', () => {
  const refusal = act(refuseBill, 'b1', { code: '2172', detail: 'The buyer\'s number is cancelled' }, { by: portal })
  const refused = liable.given(...ordered, issue()).when(refusal).then([{ type: 'EInvoiceRefused', data: { code: '2172', number: 'RF/26-27/1' } }])
  refused.when(refusal).then([])
  expect(refused.when(answer).story.state(bill, 'b1')).toMatchObject({ einvoice: registration, einvoiceRefusal: null })
  refused.given(answer).when(refusal).then([])
})

it('is for registered buyers of a liable house alone', () => {
  const needs = (story: typeof liable): boolean => awaitsIrn(story.state(bill, 'b1'))
  expect(needs(liable.given(...ordered, issue({ buyer: { name: 'Rao' } })))).toBe(false)
  expect(needs(opened.given(...ordered, issue()))).toBe(false)
  expect(needs(opened.given(act(changeOutlet, 'outlet', { patch: { eInvoicingFrom: '2026-11-23' } }), ...ordered, issue()))).toBe(false)
  const tax = { ...settings.tax, scheme: 'unregistered' } as const
  opened.when(act(changeOutlet, 'outlet', { patch: { gstin: null, tax, eInvoicingFrom: '2026-11-22' } })).refused('gstin-missing')
})

it('is told of credit notes too, and by the server alone', () => {
  const credited = liable.given(...ordered, issue(), act(issueCreditNote, 'c1', { billId: 'b1', reason: 'cold' }, { approval: approvedBy('manager') }))
  expect(creditNoteFeature.live(credited.state(creditNoteFeature, 'c1'))).toBe(true)
  const done = credited.when(act(registerCreditNote, 'c1', registration, { by: portal }))
    .then([{ type: 'EInvoiceRegistered', data: { document: 'credit-note', documentId: 'c1', billId: 'b1' } }])
  expect(creditNoteFeature.live(done.state(creditNoteFeature, 'c1'))).toBe(false)
  for (const by of [staffWith('owner'), { ...portal, id: 'payment-provider' }]) credited.when({ ...answer, by }).refused('unknown-command')
})
