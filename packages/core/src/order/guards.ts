import type { Role } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { requireInstant, requireNear } from '../kernel/instant'
import type { OrderState } from './order'

/** Who takes orders. */
export const orderRoles: readonly Role[] = ['owner', 'manager', 'waiter', 'cashier']

/** Most guests of one order. */
export const coversMax = 999

/** @returns the state of an order that lines may be added to @throws RestoflowError `unknown-order` or the reason why not */
export function requireOpen(state: OrderState, id: string): OrderState {
  switch (state.status) {
    case 'open':
      return state
    case 'none':
      return refuse('unknown-order', `There is no order ${id}.`)
    case 'billed':
      return refuse('order-billed', `Order ${id} has its bill; its lines are final.`)
    case 'settled':
    case 'cancelled':
    case 'merged':
      return refuse('order-closed', `Order ${id} is ${state.status}.`)
    default:
      return state.status satisfies never
  }
}

const promisedPastMs = 12 * 3_600_000
const promisedDaysMax = 60

/** @returns the instant for which food is promised @throws RestoflowError `invalid-body`, `time-past`, `time-too-far` */
export function requirePromise(text: string, field: string, now: string): string {
  const at = requireInstant(text, field)
  requireNear(at, now, { field, pastMs: promisedPastMs, daysAhead: promisedDaysMax })
  return at
}
