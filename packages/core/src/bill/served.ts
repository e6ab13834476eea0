import { requireApproval } from '../kernel/approval'
import type { Wanted } from '../kernel/decider'
import type { Env } from '../kernel/env'
import type { TicketState } from '../kitchen/ticket'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OrderState } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import type { OpenShift } from '../trading/cash'
import { dayReads, type DayCloses } from '../trading/open-day'
import type { BillState } from './bill'

/** What says where a payment is counted. */
export interface MoneyRefs {
  readonly outlet: OutletState
  readonly closes: DayCloses
  readonly shifts: readonly OpenShift[]
}

/** What a payment reads beside its bill. */
export interface TenderRefs extends MoneyRefs {
  /** Only where food must be served before a bill is settled. */
  readonly order?: OrderState
  readonly tickets?: readonly TicketState[]
}

/** @returns the streams of {@link TenderRefs} */
export function tenderReads({ state, refs, now }: { readonly state: BillState; readonly refs: Partial<TenderRefs>; readonly now: string }): Wanted {
  const asks = refs.outlet?.settings?.settleNeedsServed === true && state.issued?.tableId !== null
  return {
    ...dayReads(refs, now),
    shifts: 'shift/*',
    order: asks && state.issued ? `order/${state.issued.orderId}` : undefined,
    tickets: refs.order?.ticketIds.map(id => `ticket/${id}`),
  }
}

/** @returns `1 × Masala dosa` of the food that the guests do not have yet, or null when they have it all */
export function unservedFood({ order, tickets = [] }: Pick<TenderRefs, 'order' | 'tickets'>): string | null {
  if (!order) return null
  const waiting = tickets.flatMap(({ lines }) => lines).find(({ state }) => state === 'queued' || state === 'cooking' || state === 'ready')
  if (waiting) return `${waiting.quantity} × ${waiting.name}`
  for (const line of Object.values(order.lines)) {
    if (line.voided) continue
    const unsent = line.sendings.reduce((left, part) => left - parseQuantity(part.quantity), parseQuantity(line.quantity))
    if (unsent > 0) return `${formatQuantity(unsent)} × ${line.name}`
  }
  return null
}

/**
 * Where the settings ask for it, a bill is settled once its food is served; else somebody who may says so with a PIN.
 * @returns who approved, or undefined where nobody had to
 * @throws RestoflowError `approval-required`, `approval-forbidden`
 */
export function servedApproval(env: Env<TenderRefs>): string | undefined {
  const food = unservedFood(env.refs)
  if (food === null) return undefined
  return requireApproval(env, 'settling before the food is served', `${food} is not served yet.`, 'approve.unserved', { food })
}
