import type { PrintForm } from '../kernel/copies'
import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import type { BillEvent } from './bill-events'
import { billSummary, type BillState } from './bill'

export interface PrintBill {
  readonly form: PrintForm
}

/**
 * Puts on record that a copy of a bill is handed out: on paper, as a file, or as a link. The first is the original for the recipient,
 * every later one a duplicate (CGST Rules, Rule 48(2)). Looking at a bill is no copy.
 */
export const printBill = defineDecision<BillState, PrintBill, unknown, BillEvent>({
  name: 'bill.print',
  category: 'bill',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, { form }, { id }) => {
    const issued = state.issued ?? refuse('unknown-bill', `There is no bill ${id}.`)
    const { billNumber, orderId } = issued
    return [{ type: 'DocumentPrinted', data: { document: 'bill', documentId: id, number: billNumber, orderId, billId: id, copy: state.copies.length + 1, form } }]
  },
  view: billSummary,
})
