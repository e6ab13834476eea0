import { defineDecision } from '../kernel/decider'
import type { OrderEvent, OrderState } from './order'

/** Its bill was credited whole before it was paid: the order may be changed and billed again. */
export const reopenOrder = defineDecision<OrderState, { billId: string }, unknown, OrderEvent>({
  name: 'order.reopen',
  category: 'order',
  roles: null,
  decide: (_, { billId }, env) => [{ type: 'OrderReopened', data: { orderId: env.id, billId } }],
})
