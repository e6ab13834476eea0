import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import type { TicketState } from '../kitchen/ticket'
import type { OrderEvent, OrderState } from './order'
import { unsentThousandths } from './order-view'

export interface HandOver {
  /** Everything that was sent is handed over, whether or not the kitchen has bumped it. */
  readonly all?: boolean
}

/**
 * The guest, or the rider, takes the food: all of the order that stands ready is served. The order counts as handed over
 * when nothing is left to come; a paid order can be handed over too, since at a counter payment often comes first.
 */
export const handOverOrder = defineDecision<OrderState, HandOver, { tickets: readonly TicketState[] }, OrderEvent>({
  name: 'order.hand-over',
  category: 'order',
  roles: ['owner', 'manager', 'kitchen', 'pass', 'waiter', 'cashier'],
  reads: ({ state }) => ({ tickets: state.ticketIds.map(id => `ticket/${id}`) }),
  decide: (state, { all = false }, env) => {
    if (state.status === 'none') refuse('unknown-order', `There is no order ${env.id}.`)
    if (state.status === 'cancelled' || state.status === 'merged') refuse('order-closed', `Order ${env.id} is ${state.status}.`)
    if (state.tableId !== null) refuse('order-at-table', `Order ${env.id} is at a table; serve its tickets.`)
    if (state.handedOver !== null) return []
    const waiting = (stage: string): boolean => (all ? stage === 'queued' || stage === 'cooking' || stage === 'ready' : stage === 'ready')
    const tickets = env.refs.tickets.flatMap(({ id, lines }) => {
      const lineIds = lines.filter(line => waiting(line.state)).map(({ lineId }) => lineId)
      return lineIds.length === 0 ? [] : [{ ticketId: id, lineIds }]
    })
    const unsent = Object.values(state.lines).some(line => unsentThousandths(line) > 0)
    const toCome = env.refs.tickets.some(({ lines }) => lines.some(line => (line.state === 'queued' || line.state === 'cooking') && !waiting(line.state)))
    const complete = !unsent && !toCome
    if (tickets.length === 0 && (!complete || state.ticketIds.length === 0)) refuse('nothing-ready', `Nothing of order ${env.id} is ready.`)
    return [{ type: 'OrderHandedOver', data: { orderId: env.id, tickets, complete } }]
  },
})
