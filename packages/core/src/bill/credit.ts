import { defineDecision } from '../kernel/decider'
import { billOf, duePaise, settled, type BillState } from './bill'
import type { BillEvent } from './bill-events'

/** What the credit note's flow tells its bill. */
export interface RecordCredit {
  readonly creditNoteId: string
  readonly creditNoteNumber: string
  readonly creditPaise: number
  readonly reopens: boolean
}

/** A credit note lowers what is due; when nothing is left, the bill is settled, or its order open again. */
export const recordCredit = defineDecision<BillState, RecordCredit, unknown, BillEvent>({
  name: 'bill.record-credit',
  category: 'bill',
  roles: null,
  decide: (state, { creditNoteId, creditNoteNumber, creditPaise, reopens }, { id: billId }) => {
    const issued = billOf(state, billId)
    const { billNumber, orderId, totalPaise, section } = issued
    const left = duePaise(state) - creditPaise
    const events: BillEvent[] = [{
      type: 'BillCredited', data: { billId, billNumber, orderId, totalPaise, creditNoteId, creditNoteNumber, creditPaise, reopens, duePaise: left },
    }]
    if (reopens) events.push({ type: 'BillReopened', data: { billId, billNumber, orderId, section } })
    else if (state.status === 'issued' && left <= 0) events.push(settled(issued, state.tenders))
    return events
  },
})
