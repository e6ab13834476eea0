import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { holds } from '../kernel/rights'
import type { TicketState } from '../kitchen/ticket'
import type { MenuState } from '../menu/menu'
import { prorate } from '../money/money'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { itemQuantity } from './add-line'
import { orderRoles, requireOpen } from './lifecycle'
import type { CancelledPart, OrderEvent, OrderLine, OrderState } from './order'
import { unsentThousandths } from './order-view'

export interface VoidLine {
  readonly lineId: string
  readonly reason?: string
}

export interface ChangeQuantity extends VoidLine {
  readonly delta: string | number
}

interface CancelRefs {
  readonly tickets: readonly TicketState[]
  readonly menu?: MenuState
}

const ticketsOf = (state: OrderState, lineId: string): readonly string[] =>
  (own(state.lines, lineId)?.sendings ?? []).map(({ ticketId }) => `ticket/${ticketId}`)

const requireLine = (state: OrderState, lineId: string): OrderLine => {
  const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
  if (line.voided) refuse('line-voided', `${line.name} is void.`)
  return line
}

/** Adds to a line, or takes from it. Below what the kitchen has it is a void of that part, with a void's conditions. */
export const changeQuantity = defineDecision<OrderState, ChangeQuantity, CancelRefs & { menu: MenuState }, OrderEvent>({
  name: 'order.change-quantity',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body }) => ({ tickets: ticketsOf(state, body.lineId), menu: 'menu' }),
  decide: (state, { lineId, delta, reason }, env) => {
    requireOpen(state, env.id)
    const line = requireLine(state, lineId)
    const item = own(env.refs.menu.items, line.itemId)
    const change = item ? itemQuantity(item, delta, true) : parseQuantity(delta, { signed: true, field: 'delta' })
    if (change > 0 && own(env.refs.menu.soldOut, line.itemId) !== undefined) refuse('item-sold-out', `${line.name} is sold out.`, { itemId: line.itemId })
    const quantity = parseQuantity(line.quantity) + change
    if (quantity <= 0) refuse('quantity-below-zero', `${line.name}: ${line.quantity} and ${formatQuantity(change)} leave nothing; void the line instead.`)
    if (quantity > 999_000) refuse('invalid-quantity', 'One line holds at most 999.', { field: 'delta' })
    const unwanted = Math.max(0, -change - unsentThousandths(line))
    const cancels = cancelParts(lineId, line, unwanted, env)
    const approvedBy = conditions(line, cancels, reason, env)
    return [{
      type: 'LineQuantityChanged',
      data: {
        orderId: env.id, lineId, delta: formatQuantity(change), quantity: formatQuantity(quantity),
        ...(reason && { reason }), ...(approvedBy !== null && { approvedBy }), cancels,
      },
    }]
  },
})

/** Takes a line off. Before it is sent: free. Sent: a reason. Cooking begun: a reason and an approval. */
export const voidLine = defineDecision<OrderState, VoidLine, CancelRefs, OrderEvent>({
  name: 'order.void-line',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body }) => ({ tickets: ticketsOf(state, body.lineId) }),
  decide: (state, { lineId, reason }, env) => {
    requireOpen(state, env.id)
    const line = requireLine(state, lineId)
    const sent = parseQuantity(line.quantity) - unsentThousandths(line)
    const cancels = cancelParts(lineId, line, sent, env)
    const approvedBy = conditions(line, cancels, reason, env)
    return [{
      type: 'LineVoided',
      data: {
        orderId: env.id, lineId, quantity: line.quantity,
        amountPaise: prorate(line.unitPricePaise, parseQuantity(line.quantity), 1000),
        ...(reason && { reason }), ...(approvedBy !== null && { approvedBy }), cancels,
      },
    }]
  },
})

/** Takes the unwanted quantity from the newest sendings first: the oldest is nearest to the plate. */
function cancelParts(lineId: string, line: OrderLine, unwanted: number, env: Env): readonly CancelledPart[] {
  const parts: CancelledPart[] = []
  let left = unwanted
  for (const { ticketId, quantity } of [...line.sendings].reverse()) {
    const part = Math.min(left, parseQuantity(quantity))
    if (part <= 0) break
    left -= part
    parts.push({ cancelTicketId: env.newId(), ticketId, stationId: line.stationId, lineId, quantity: formatQuantity(part) })
  }
  return parts
}

function conditions(line: OrderLine, cancels: readonly CancelledPart[], reason: string | undefined, env: Env<CancelRefs>): string | null {
  if (cancels.length === 0) return null
  if (reason === undefined || reason.trim() === '') refuse('reason-required', `The kitchen has ${line.name}; say why it is not wanted.`)
  const begun = env.refs.tickets.some(ticket =>
    cancels.some(({ ticketId }) => ticketId === ticket.id)
    && ticket.lines.some(({ lineId, state }) => lineId === line.lineId && state !== 'queued' && state !== 'cancelled'))
  const right = begun ? 'approve.void' : 'orders.void'
  if (!begun && holds(env.by, right)) return null
  const why = begun ? `Cooking of ${line.name} has begun` : `The kitchen has ${line.name}, and you may not take off what was sent`
  return requireApproval(env, 'a void', `${why}; a manager must approve with a PIN.`, right)
}
