import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { clockOf } from '../offer/availability'
import type { MenuState } from '../menu/menu'
import type { DayState } from '../day/day'
import type { OutletState } from '../outlet/outlet'
import { countsOfLine, linesTogether } from './combo-lines'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderLine, OrderState } from './order'
import { requireAvailable } from './sell'

interface RestoreRefs {
  readonly menu: MenuState
  readonly outlet: OutletState
  /** The day that counted the void. */
  readonly day?: DayState
}

const dayOfVoid = (state: OrderState, lineId: string): string | undefined => {
  const line = own(state.lines, lineId)
  return line && linesTogether(state, line).find(({ voided }) => voided?.businessDay !== undefined)?.voided?.businessDay
}

/** A Z report is final: of a void that it counted nothing is taken back. */
function takenBack({ voided }: OrderLine, day: DayState | undefined): { businessDay?: string; amountPaise?: number } {
  if (!voided?.businessDay || voided.amountPaise === undefined || day?.status !== 'open' || day.businessDay !== voided.businessDay) return {}
  return { businessDay: voided.businessDay, amountPaise: voided.amountPaise }
}

/**
 * Takes a void back, at the price that the line had. It comes back unsent: whatever cancel ticket was printed stands, and
 * the next `fire` sends the line on a ticket of its own. A void of food that was being cooked is final:
 * that food is gone, so add the item again. A combo comes back whole.
 */
export const restoreLine = defineDecision<OrderState, { lineId: string }, RestoreRefs, OrderEvent>({
  name: 'order.restore-line',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body }) => {
    const day = dayOfVoid(state, body.lineId)
    return { menu: 'menu', outlet: 'outlet', ...(day !== undefined && { day: `day/${day}` }) }
  },
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
      return { type: 'LineRestored', data: { orderId: env.id, lineId: each.lineId, ...(counts.length > 0 && { counts }), ...takenBack(each, env.refs.day) } }
    })
  },
})
