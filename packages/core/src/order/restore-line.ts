import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { clockOf } from '../offer/availability'
import type { MenuState } from '../menu/menu'
import type { OutletState } from '../outlet/outlet'
import { countsOfLine, linesTogether } from './combo-lines'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderState } from './order'
import { requireAvailable } from './sell'

/**
 * Takes a void back, at the price that the line had. It comes back unsent: whatever cancel ticket was printed stands, and
 * the next `fire` sends the line on a ticket of its own. A void of food that was being cooked is final:
 * that food is gone, so add the item again. A combo comes back whole.
 */
export const restoreLine = defineDecision<OrderState, { lineId: string }, { menu: MenuState; outlet: OutletState }, OrderEvent>({
  name: 'order.restore-line',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, { lineId }, env) => {
    requireOpen(state, env.id)
    const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
    if (line.voided === null) return []
    const { menu, outlet } = env.refs
    return linesTogether(state, line).map(each => {
      if (each.voided?.begun) refuse('line-was-cooking', `${each.name} was being cooked when it was voided.`)
      const item = own(menu.items, each.itemId)
      if (item) requireAvailable(menu, item, clockOf(outlet, env.now))
      const counts = countsOfLine(each)
      return { type: 'LineRestored', data: { orderId: env.id, lineId: each.lineId, ...(counts.length > 0 && { counts }) } }
    })
  },
})
