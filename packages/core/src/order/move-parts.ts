import type { Env } from '../kernel/env'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import type { TicketState } from '../kitchen/ticket'
import type { MenuState } from '../menu/menu'
import { allocate } from '../money/allocate'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { linesMax } from './add-line'
import type { LineDiscount } from './billing'
import { itemQuantity } from './choices'
import { requireLine } from './live-line'
import type { MovedLine, MovedTicket, OrderEvent, OrderLine, OrderState, Sending } from './order'
import { unsentThousandths } from './order-view'

/** A line, or a part of it, that is to go to another order. */
export interface WantedPart {
  readonly lineId: string
  /** The whole line when absent. */
  readonly quantity?: string | number
}

export interface MoveRefs {
  readonly to: OrderState
  readonly tickets: readonly TicketState[]
  readonly menu: MenuState
}

export type LinesMoved = Extract<OrderEvent, { type: 'LinesMoved' }>

/** @returns the streams of every ticket that has a part of these lines */
export function ticketsOfLines(state: OrderState, lineIds: readonly string[]): readonly string[] {
  return [...new Set(lineIds.flatMap(lineId => own(state.lines, lineId)?.sendings.map(({ ticketId }) => `ticket/${ticketId}`) ?? []))]
}

/**
 * What goes where, when lines go to another order. A part takes from what is unsent first, then from the newest sending:
 * the oldest food is nearest to the plate of who stays. Price, rate, note and author go along as they were frozen.
 * @throws RestoflowError `unknown-line`, `line-voided`, `invalid-quantity`, `quantity-not-whole`, `too-many-lines`
 */
export function planMove(state: OrderState, toOrderId: string, wanted: readonly WantedPart[], env: Env<MoveRefs>): LinesMoved {
  const { to, tickets, menu } = env.refs
  if (to.lineOrder.length + wanted.length > linesMax) refuse('too-many-lines', `An order holds at most ${linesMax} lines.`)
  const combos = new Map<string, string>()
  const moved = new Map<string, { readonly ticket: TicketState; readonly toTicketId: string; readonly parts: MovedTicket['parts'][number][] }>()
  const lines = wanted.map(({ lineId, quantity }) => {
    const line = requireLine(state, lineId)
    const [all, part] = [parseQuantity(line.quantity), partOf(line, quantity, menu)]
    const toLineId = part === all && !own(to.lines, lineId) ? lineId : env.newId()
    const sendings = takeSendings(line, part).map(({ ticketId, quantity: sent }): Sending => {
      const ticket = tickets.find(({ id }) => id === ticketId) ?? refuse('unknown-ticket', `There is no ticket ${ticketId}.`)
      const entry = moved.get(ticketId) ?? { ticket, toTicketId: env.newId(), parts: [] }
      moved.set(ticketId, entry)
      entry.parts.push({ lineId, toLineId, quantity: sent, state: ticket.lines.find(each => each.lineId === lineId)?.state ?? 'queued' })
      return { ticketId: entry.toTicketId, quantity: sent }
    })
    const { voided: _, discount, comboId, ...frozen } = line
    const [discountLeft, discountMoved] = splitDiscount(discount, all - part, part)
    const movedLine: MovedLine = {
      ...frozen, lineId: toLineId, quantity: formatQuantity(part), sendings,
      ...(discountMoved && { discount: discountMoved }),
      ...(comboId !== undefined && { comboId: newComboId(comboId, to, combos, env) }),
    }
    return { lineId, left: formatQuantity(all - part), moved: movedLine, ...(discountLeft && { discountLeft }) }
  })
  const waiting = new Set(lines.filter(each => unsentThousandths({ ...each.moved, voided: null }) > 0).map(each => each.moved.course))
  return {
    type: 'LinesMoved',
    data: {
      orderId: env.id, toOrderId, lines,
      tickets: [...moved.values()].map(({ ticket, toTicketId, parts }) =>
        ({ ticketId: ticket.id, toTicketId, stationId: ticket.station, emptied: isEmptied(ticket, parts), parts })),
      heldCourses: state.heldCourses.filter(course => waiting.has(course)),
    },
  }
}

/** A percentage holds for both parts; an amount is shared by their quantities, so that not a paisa of it is lost. */
function splitDiscount(discount: LineDiscount | undefined, left: number, part: number): readonly (LineDiscount | undefined)[] {
  if (!discount || left === 0) return [undefined, discount]
  if (!('amountPaise' in discount.discount)) return [discount, discount]
  return allocate(discount.discount.amountPaise, [left, part]).map(amountPaise => ({ ...discount, discount: { amountPaise } }))
}

/** Two combos never become one: the other order may have one whose lines are called so. */
function newComboId(comboId: string, to: OrderState, combos: Map<string, string>, env: Env): string {
  const known = combos.get(comboId)
  if (known !== undefined) return known
  const fresh = Object.values(to.lines).some(line => line.comboId === comboId) ? env.newId() : comboId
  combos.set(comboId, fresh)
  return fresh
}

function partOf(line: OrderLine, quantity: WantedPart['quantity'], menu: MenuState): number {
  const all = parseQuantity(line.quantity)
  if (quantity === undefined) return all
  const item = own(menu.items, line.itemId)
  const part = item ? itemQuantity(item, quantity) : parseQuantity(quantity)
  if (part > all) refuse('invalid-quantity', `${line.name}: there are ${line.quantity}, not ${formatQuantity(part)}.`, { field: 'quantity' })
  return part
}

function takeSendings(line: OrderLine, part: number): readonly Sending[] {
  let left = part - unsentThousandths(line)
  const taken: Sending[] = []
  for (const { ticketId, quantity } of [...line.sendings].reverse()) {
    const sent = Math.min(left, parseQuantity(quantity))
    if (sent <= 0) break
    left -= sent
    taken.unshift({ ticketId, quantity: formatQuantity(sent) })
  }
  return taken
}

function isEmptied(ticket: TicketState, parts: MovedTicket['parts']): boolean {
  return ticket.lines.every(line => parts.some(part => part.lineId === line.lineId && part.quantity === line.quantity))
}
