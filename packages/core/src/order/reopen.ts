import { defineDecision } from '../kernel/decider'
import type { OrderEvent, OrderState } from './order'

/** Its bill was credited whole before it was paid: the order may be changed and billed again. */
export const reopenOrder = defineDecision<OrderState, { billId: string }, unknown, OrderEvent>({
  name: 'order.reopen',
  category: 'order',
  roles: null,
  decide: (_, { billId }, env) => [{ type: 'OrderReopened', data: { orderId: env.id, billId } }],
})

/**
 * A payment of its bill was taken back. While another bill of the order is open, it waits for both; one whose guests were let go stays
 * closed, and the money is due on the bill alone.
 */
export const recordDue = defineDecision<OrderState, { billId: string }, unknown, OrderEvent>({
  name: 'order.record-due',
  category: 'order',
  roles: null,
  decide: (state, { billId }, env) => (state.status === 'billed' || state.status === 'open' ? [{ type: 'OrderBillDue', data: { orderId: env.id, billId } }] : []),
})
