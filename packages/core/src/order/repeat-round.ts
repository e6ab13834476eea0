import { defineDecision } from '../kernel/decider'
import { refuse, RestoflowError } from '../kernel/errors'
import { own } from '../kernel/own'
import { availabilityOf, clockOf } from '../offer/availability'
import { parseQuantity } from '../money/quantity'
import { addLine, type AddLine, type ComboChoice } from './add-line'
import { linesTogether } from './combo-lines'
import { evolveOrder } from './evolve'
import { orderRoles, requireOpen } from './lifecycle'
import type { OrderEvent, OrderLine, OrderState } from './order'

type AddRefs = Parameters<typeof addLine.decide>[2]['refs']

const chosen = (line: OrderLine): Pick<AddLine, 'variantId' | 'modifiers' | 'note'> => ({
  ...(line.variantId !== undefined && { variantId: line.variantId }),
  modifiers: line.modifiers.map(({ modifierId, quantity: count }) => ({ modifierId, quantity: count })),
  ...(line.note !== undefined && { note: line.note }),
})

const again = (line: OrderLine, quantity: string): AddLine => ({
  itemId: line.itemId,
  ...chosen(line),
  quantity,
  course: line.course,
  ...(line.cover !== undefined && { cover: line.cover }),
})

interface Part {
  readonly line: OrderLine
  readonly quantity: string
}

/** Parts of one combo are ordered as that combo, once, as often as the most wanted of them. */
function orders(parts: readonly Part[], state: OrderState): readonly AddLine[] {
  const combos = new Map<string, Part[]>()
  for (const part of parts) if (part.line.comboId !== undefined) combos.set(part.line.comboId, [...(combos.get(part.line.comboId) ?? []), part])
  return parts.flatMap(part => {
    const { line, quantity } = part
    const together = line.comboId === undefined ? undefined : combos.get(line.comboId)
    if (!together || line.comboItemId === undefined) return [again(line, quantity)]
    if (together[0] !== part) return []
    const count = Math.max(...together.map(each => Math.ceil(parseQuantity(each.quantity) / 1000 / (each.line.comboPieces ?? 1))))
    const choices = new Map<string, ComboChoice>()
    for (const each of linesTogether(state, line)) {
      if (each.comboPartId !== undefined) choices.set(each.comboPartId, { partId: each.comboPartId, itemId: each.itemId, ...chosen(each) })
    }
    return [{ itemId: line.comboItemId, quantity: count, choices: [...choices.values()], ...(line.cover !== undefined && { cover: line.cover }) }]
  })
}

export interface RepeatRound {
  readonly lineIds?: readonly string[]
  /** What is sold out is left out, with the combos that hold it; it is refused only when nothing is left. */
  readonly skipSoldOut?: boolean
}

/**
 * The same again: the last round that was sent, or the named lines, as new lines at today's prices. All of it or nothing:
 * what is sold out is named, all of it at once, unless it may be left out. Lines that were voided meanwhile are left out of a round.
 */
export const repeatRound = defineDecision<OrderState, RepeatRound, AddRefs, OrderEvent>({
  name: 'order.repeat-round',
  category: 'order',
  roles: orderRoles,
  reads: ({ state, id, now, refs }) => addLine.reads?.({ state, body: { itemId: '', quantity: 1 }, id, now, refs }) ?? {},
  decide: (state, { lineIds, skipSoldOut = false }, env) => {
    requireOpen(state, env.id)
    const all = lineIds ? named(state, lineIds) : lastRound(state)
    if (all.length === 0) refuse('nothing-to-repeat', `Order ${env.id} has no round that could be repeated.`)
    const soldOut = soldOutOf(all, state, env.refs, env.now)
    const wanted = skipSoldOut ? all.filter(part => !soldOut.parts.has(part)) : all
    if (soldOut.parts.size > 0 && (!skipSoldOut || wanted.length === 0)) {
      throw new RestoflowError('item-sold-out', `${soldOut.names.join(', ')}: sold out.`, { itemIds: soldOut.itemIds })
    }
    const events: OrderEvent[] = []
    let next = state
    for (const body of orders(wanted, state)) {
      for (const event of addLine.decide(next, body, env)) {
        events.push(event)
        next = evolveOrder(next, { ...event, at: env.now, by: env.by, commandId: env.commandId })
      }
    }
    return events
  },
})

function lastRound(state: OrderState): readonly Part[] {
  return state.lastRound.flatMap(({ lineId, quantity }) => {
    const line = own(state.lines, lineId)
    return line && !line.voided ? [{ line, quantity }] : []
  })
}

function named(state: OrderState, lineIds: readonly string[]): readonly Part[] {
  return lineIds.map(lineId => {
    const line = own(state.lines, lineId) ?? refuse('unknown-line', `The order has no line ${lineId}.`)
    return { line, quantity: line.quantity }
  })
}

interface SoldOut {
  readonly parts: ReadonlySet<Part>
  readonly itemIds: readonly string[]
  readonly names: readonly string[]
}

/** A combo of which one part is sold out is sold out, and so is one that is sold out itself. */
function soldOutOf(wanted: readonly Part[], state: OrderState, { menu, outlet }: AddRefs, now: string): SoldOut {
  const clock = clockOf(outlet, now)
  const isOut = (itemId: string): boolean => {
    const item = own(menu.items, itemId)
    return item !== undefined && availabilityOf(menu, item, clock).reason === 'sold-out'
  }
  const itemIds = new Set<string>()
  const parts = wanted.filter(({ line }) => {
    const whole = [...linesTogether(state, line).map(each => each.itemId), ...(line.comboItemId === undefined ? [] : [line.comboItemId])]
    const out = whole.filter(isOut)
    for (const itemId of out) itemIds.add(itemId)
    return out.length > 0
  })
  return { parts: new Set(parts), itemIds: [...itemIds], names: [...itemIds].map(itemId => own(menu.items, itemId)?.name ?? itemId) }
}
