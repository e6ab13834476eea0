import { addDays } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import type { OutletState } from '../outlet/outlet'
import { orderRoles, requireOpen } from './guards'
import { requireNewNumber, type IntakeState } from './intake'
import { dayOf, ticketsToRenew } from './lifecycle'
import type { OrderEvent, OrderSource, OrderState } from './order'

const cameThrough = ({ kind, source }: Pick<OrderState, 'kind' | 'source'>): boolean => kind === 'aggregator' || source !== null

/**
 * @returns whether lines may go from one order to the other: never where one of them came through another house. Who pays its tax, its
 *   number there and its payout are of that order alone (CGST Act, s. 9(5)).
 */
export function mayShareLines(one: Pick<OrderState, 'kind' | 'source'>, other: Pick<OrderState, 'kind' | 'source'>): boolean {
  return !cameThrough(one) && !cameThrough(other)
}

interface SourceRefs {
  readonly outlet: OutletState
  readonly today?: IntakeState
  readonly yesterday?: IntakeState
}

/** Says through which house an order came that was opened without a word of it, and its number there: without it no bill is issued. */
export const setSource = defineDecision<OrderState, { source: OrderSource }, SourceRefs, OrderEvent>({
  name: 'order.set-source',
  category: 'order',
  roles: orderRoles,
  reads: ({ refs, now }) => {
    const day = refs.outlet && dayOf(refs.outlet, now)
    return { outlet: 'outlet', ...(day !== undefined && { today: `intake/${day}`, yesterday: `intake/${addDays(day, -1)}` }) }
  },
  decide: (state, { source }, env) => {
    requireOpen(state, env.id)
    if (state.kind !== 'aggregator') refuse('invalid-body', `A ${state.kind} order comes through no other house.`, { field: 'source' })
    if (state.source) {
      const { name, orderNumber } = state.source
      return name === source.name && orderNumber === source.orderNumber ? [] : refuse('order-has-source', `It is ${name} ${orderNumber}.`)
    }
    requireNewNumber(source, [env.refs.today, env.refs.yesterday])
    return [{
      type: 'OrderSourceSet',
      data: { orderId: env.id, source, sourceDay: dayOf(env.refs.outlet, env.now), ticketIds: ticketsToRenew(state) },
    }]
  },
})
