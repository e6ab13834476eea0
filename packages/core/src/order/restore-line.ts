import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { MenuState } from '../menu/menu'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderState } from './order'

/**
 * Takes a void back, at the price that the line had. It comes back unsent: whatever cancel ticket was printed stands, and
 * the next `fire` sends the line on a ticket of its own. A void of food that was being cooked was approved and is final:
 * that food is gone, so add the item again.
 */
export const restoreLine = defineDecision<OrderState, { lineId: string }, { menu: MenuState }, OrderEvent>({
  name: 'order.restore-line',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu' }),
  decide: (state, { lineId }, env) => {
    requireOpen(state, env.id)
    const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
    if (line.voided === null) return []
    if (line.voided.approvedBy !== undefined) refuse('line-was-cooking', `${line.name} was being cooked when it was voided.`)
    if (own(env.refs.menu.soldOut, line.itemId) !== undefined) refuse('item-sold-out', `${line.name} is sold out.`, { itemId: line.itemId })
    return [{ type: 'LineRestored', data: { orderId: env.id, lineId } }]
  },
})
