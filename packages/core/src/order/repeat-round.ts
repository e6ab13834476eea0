import { defineDecision } from '../kernel/decider'
import { refuse, RestoflowError } from '../kernel/errors'
import { own } from '../kernel/own'
import { addLine, type AddLine } from './add-line'
import { evolveOrder } from './evolve'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderLine, OrderState } from './order'

type AddRefs = Parameters<typeof addLine.decide>[2]['refs']

const again = (line: OrderLine, quantity: string): AddLine => ({
  itemId: line.itemId,
  ...(line.variantId !== undefined && { variantId: line.variantId }),
  quantity,
  modifiers: line.modifiers.map(({ modifierId, quantity: count }) => ({ modifierId, quantity: count })),
  ...(line.note !== undefined && { note: line.note }),
  course: line.course,
  ...(line.cover !== undefined && { cover: line.cover }),
})

/**
 * The same again: the last round that was sent, or the named lines, as new lines at today's prices. All of it or nothing:
 * what is sold out is named, all of it at once. Lines that were voided meanwhile are left out of a round.
 */
export const repeatRound = defineDecision<OrderState, { lineIds?: readonly string[] }, AddRefs, OrderEvent>({
  name: 'order.repeat-round',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, id, now, refs }) => addLine.reads?.({ state, body: { itemId: '', quantity: 1 }, id, now, refs }) ?? {},
  decide: (state, { lineIds }, env) => {
    requireOpen(state, env.id)
    const wanted = lineIds ? named(state, lineIds) : lastRound(state)
    if (wanted.length === 0) refuse('nothing-to-repeat', `Order ${env.id} has no round that could be repeated.`)
    requireAvailable(wanted, env.refs)
    const events: OrderEvent[] = []
    let next = state
    for (const body of wanted) {
      for (const event of addLine.decide(next, body, env)) {
        events.push(event)
        next = evolveOrder(next, { ...event, at: env.now, by: env.by, commandId: env.commandId })
      }
    }
    return events
  },
})

function lastRound(state: OrderState): readonly AddLine[] {
  return state.lastRound.flatMap(({ lineId, quantity }) => {
    const line = own(state.lines, lineId)
    return line && !line.voided ? [again(line, quantity)] : []
  })
}

function named(state: OrderState, lineIds: readonly string[]): readonly AddLine[] {
  return lineIds.map(lineId => {
    const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
    return again(line, line.quantity)
  })
}

function requireAvailable(wanted: readonly AddLine[], { menu }: AddRefs): void {
  const soldOut = [...new Set(wanted.map(({ itemId }) => itemId))].filter(itemId => own(menu.soldOut, itemId) !== undefined)
  if (soldOut.length === 0) return
  const names = soldOut.map(itemId => own(menu.items, itemId)?.name ?? itemId)
  throw new RestoflowError('item-sold-out', `${names.join(', ')}: sold out.`, { itemIds: soldOut })
}
