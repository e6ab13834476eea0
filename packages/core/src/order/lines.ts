import { requireApproval } from '../kernel/approval'
import { defineDecision } from '../kernel/decider'
import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { holds } from '../kernel/rights'
import type { TicketState } from '../kitchen/ticket'
import { clockOf } from '../offer/availability'
import type { CountChange } from '../menu/eighty-six'
import type { MenuState } from '../menu/menu'
import { prorate } from '../money/money'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OutletState } from '../outlet/outlet'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import { linesMax } from './add-line'
import { itemQuantity } from './choices'
import { countsOf, linesTogether } from './combo-lines'
import { discountOfLess } from './discount-kept'
import { orderRoles, requireOpen } from './lifecycle'
import { requireLine } from './live-line'
import type { CancelledPart, OrderEvent, OrderLine, OrderState } from './order'
import { unsentThousandths } from './order-view'
import { requireAvailable } from './sell'

export interface VoidLine {
  readonly lineId: string
  readonly reason?: string
}

export interface ChangeQuantity extends VoidLine {
  readonly delta: string | number
}

interface CancelRefs {
  readonly tickets: readonly TicketState[]
}

const ticketsOf = (state: OrderState, lineId: string): readonly string[] => {
  const line = own(state.lines, lineId)
  const sendings = line ? linesTogether(state, line).flatMap(each => each.sendings) : []
  return [...new Set(sendings.map(({ ticketId }) => `ticket/${ticketId}`))]
}

interface ChangeRefs extends VoidRefs {
  readonly menu: MenuState
}

/**
 * Adds to a line, or takes from it. Below what the kitchen has it is a void of that part, with a void's conditions. On a part
 * of a combo it counts combos, and changes all parts. A discount is for the pieces that it was given on: more of a line that has one is a
 * line of its own, at the same price and without it; with fewer an amount shrinks, so that its share of the line never grows.
 */
export const changeQuantity = defineDecision<OrderState, ChangeQuantity, ChangeRefs, OrderEvent>({
  name: 'order.change-quantity',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body, refs, now }) => ({ tickets: ticketsOf(state, body.lineId), menu: 'menu', ...dayReads(refs, now) }),
  decide: (state, { lineId, delta, reason }, env) => {
    requireOpen(state, env.id)
    const named = requireLine(state, lineId)
    const lines = linesTogether(state, named)
    const change = deltaOf(named, delta, env.refs.menu)
    if (change > 0) requireMore(lines, named, env)
    if (change > 0 && lines.some(({ discount }) => discount)) return besides(state, lines, change, env)
    const parts = lines.map(line => reduced(line, change * (line.comboPieces ?? 1), env))
    const counts = countsOf(parts.map(({ line, change: thousandths, begun }) => ({ line, thousandths: thousandths + begun })))
    const approvals = parts.map(({ line, cancels }) => conditions(line, cancels, reason, env))
    return parts.map(({ line, change: thousandths, quantity, cancels, begun }, index): OrderEvent => ({
      type: 'LineQuantityChanged',
      data: {
        orderId: env.id, lineId: line.lineId, delta: formatQuantity(thousandths), quantity: formatQuantity(quantity),
        ...particulars(reason, approvals[index], counts[index]), ...discountOfLess(line, quantity),
        ...(cancels.length > 0 && { ...voidOf(line, cancels, env), begun: begun > 0 }), cancels,
      },
    }))
  },
})

/** More of lines with a discount: the same again, beside them. */
function besides(state: OrderState, lines: readonly OrderLine[], change: number, env: Env): readonly OrderEvent[] {
  if (state.lineOrder.length + lines.length > linesMax) refuse('too-many-lines', `An order holds at most ${linesMax} lines.`)
  const comboId = env.newId()
  return lines.map((line): OrderEvent => {
    const { discount: _, addedBy: _by, addedAt: _at, sendings: _sent, voided: _voided, ...sold } = line
    const quantity = requireLineQuantity(change * (line.comboPieces ?? 1))
    return {
      type: 'LineAdded',
      data: { orderId: env.id, ...sold, lineId: env.newId(), quantity: formatQuantity(quantity), ...(line.comboId !== undefined && { comboId }) },
    }
  })
}

/** What the kitchen had of it, in whose day. */
function voidOf({ unitPricePaise }: OrderLine, cancels: readonly CancelledPart[], env: Env<VoidRefs>): { businessDay: string; amountPaise: number } {
  const thousandths = cancels.reduce((sum, { quantity }) => sum + parseQuantity(quantity), 0)
  return { businessDay: openDay(env.refs, env.now), amountPaise: prorate(unitPricePaise, thousandths, 1000) }
}

function requireLineQuantity(thousandths: number): number {
  return thousandths > 999_000 ? refuse('invalid-quantity', 'One line holds at most 999.', { field: 'delta' }) : thousandths
}

function deltaOf(line: OrderLine, delta: string | number, menu: MenuState): number {
  const item = line.comboId === undefined ? own(menu.items, line.itemId) : undefined
  if (item) return itemQuantity(item, delta, true)
  const change = parseQuantity(delta, { signed: true, field: 'delta' })
  if (line.comboId !== undefined && change % 1000 !== 0) refuse('quantity-not-whole', `${line.comboName ?? line.name} is sold in whole ones.`)
  return change
}

/** One more of what was ordered asks whether it can be had now, as the first did. */
function requireMore(lines: readonly OrderLine[], { comboItemId }: OrderLine, { refs, now }: Env<ChangeRefs>): void {
  const clock = clockOf(refs.outlet, now)
  const combo = comboItemId === undefined ? undefined : own(refs.menu.items, comboItemId)
  if (combo) {
    const { combo: _, ...alone } = combo
    requireAvailable(refs.menu, alone, clock)
  }
  for (const { itemId } of lines) {
    const item = own(refs.menu.items, itemId)
    if (item) requireAvailable(refs.menu, item, clock)
  }
}

interface Reduced {
  readonly line: OrderLine
  readonly change: number
  readonly quantity: number
  readonly cancels: readonly CancelledPart[]
  /** Thousandths of the cancels that somebody has begun to cook: they are gone. */
  readonly begun: number
}

function reduced(line: OrderLine, change: number, env: Env<CancelRefs>): Reduced {
  const quantity = requireLineQuantity(parseQuantity(line.quantity) + change)
  if (quantity <= 0) refuse('quantity-below-zero', `${line.name}: ${line.quantity} and ${formatQuantity(change)} leave nothing; void the line instead.`)
  const cancels = cancelParts(line.lineId, line, Math.max(0, -change - unsentThousandths(line)), env)
  return { line, change, quantity, cancels, begun: begunThousandths(line, cancels, env.refs.tickets) }
}

interface VoidRefs extends CancelRefs {
  readonly outlet: OutletState
  readonly closes: DayCloses
}

/** Takes a line off, or all lines of its combo. Before it is sent: free. Sent: a reason. Cooking begun: a reason and an approval. */
export const voidLine = defineDecision<OrderState, VoidLine, VoidRefs, OrderEvent>({
  name: 'order.void-line',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, body, refs, now }) => ({ tickets: ticketsOf(state, body.lineId), ...dayReads(refs, now) }),
  decide: (state, { lineId, reason }, env) => {
    requireOpen(state, env.id)
    const parts = linesTogether(state, requireLine(state, lineId)).map(line => {
      const quantity = parseQuantity(line.quantity)
      const cancels = cancelParts(line.lineId, line, quantity - unsentThousandths(line), env)
      return { line, quantity, cancels, begun: begunThousandths(line, cancels, env.refs.tickets) }
    })
    const counts = countsOf(parts.map(({ line, quantity, begun }) => ({ line, thousandths: begun - quantity })))
    const approvals = parts.map(({ line, cancels }) => conditions(line, cancels, reason, env))
    return parts.map(({ line, quantity, cancels, begun }, index): OrderEvent => ({
      type: 'LineVoided',
      data: {
        orderId: env.id, lineId: line.lineId, quantity: line.quantity, begun: begun > 0,
        amountPaise: prorate(line.unitPricePaise, quantity, 1000), ...(cancels.length > 0 && { businessDay: openDay(env.refs, env.now) }),
        ...particulars(reason, approvals[index], counts[index]), cancels,
      },
    }))
  },
})

function particulars(reason: string | undefined, approvedBy: string | null | undefined, counts: readonly CountChange[] | undefined): {
  reason?: string; approvedBy?: string; counts?: readonly CountChange[]
} {
  return {
    ...(reason && { reason }),
    ...(approvedBy !== null && approvedBy !== undefined && { approvedBy }),
    ...(counts && counts.length > 0 && { counts }),
  }
}

const hasBegun = ({ lines }: TicketState, lineId: string): boolean =>
  lines.some(line => line.lineId === lineId && line.state !== 'queued' && line.state !== 'cancelled')

function begunThousandths({ lineId }: OrderLine, cancels: readonly CancelledPart[], tickets: readonly TicketState[]): number {
  const begun = tickets.filter(ticket => hasBegun(ticket, lineId)).map(({ id }) => id)
  return cancels.reduce((sum, { ticketId, quantity }) => (begun.includes(ticketId) ? sum + parseQuantity(quantity) : sum), 0)
}

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
  const begun = env.refs.tickets.some(ticket => cancels.some(({ ticketId }) => ticketId === ticket.id) && hasBegun(ticket, line.lineId))
  const right = begun ? 'approve.void' : 'orders.void'
  if (!begun && holds(env.by, right)) return null
  const why = begun ? `Cooking of ${line.name} has begun` : `The kitchen has ${line.name}, and you may not take off what was sent`
  return requireApproval(env, 'a void', `${why}; a manager must approve with a PIN.`, right)
}
