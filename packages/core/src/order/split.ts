import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireOpen } from './guards'
import type { Section } from './billing'
import type { OrderEvent, OrderState } from './order'

/** Makes one bill of the section again, as long as none of its parts was issued. */
export const unsplitOrder = defineDecision<OrderState, { section?: Section }, unknown, OrderEvent>({
  name: 'order.unsplit',
  category: 'order',
  roles: ['owner', 'manager', 'cashier'],
  decide: (state, { section = 'gst' }, env) => {
    if (state.status !== 'billed') requireOpen(state, env.id)
    if (!state.billing.splits[section]) return []
    if (state.bills.some(bill => bill.section === section)) refuse('split-issued', 'A part of this split has its bill already; credit it first.')
    return [{ type: 'OrderUnsplit', data: { orderId: env.id, section } }]
  },
})
