import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import { clockOf } from '../offer/availability'
import type { Course, MenuState } from '../menu/menu'
import type { OutletState } from '../outlet/outlet'
import type { WantedModifier } from './choices'
import { orderRoles, requireOpen } from './guards'
import type { OrderEvent, OrderState } from './order'
import { sellItem } from './sell'
import { sellCombo } from './sell-combo'

/** What is chosen for one part of a combo; a part with one option needs none, unless for its modifiers or a note. */
export interface ComboChoice {
  readonly partId: string
  readonly itemId: string
  readonly variantId?: string
  readonly modifiers?: readonly WantedModifier[]
  readonly note?: string
}

export interface AddLine {
  /** Of the first line, where a combo makes several. */
  readonly lineId?: string
  readonly itemId: string
  readonly variantId?: string
  readonly quantity: string | number
  readonly modifiers?: readonly WantedModifier[]
  /** Of a combo's parts. */
  readonly choices?: readonly ComboChoice[]
  readonly note?: string
  /** Of a combo: of all its parts. */
  readonly course?: Course
  readonly cover?: number
}

export interface MenuRefs {
  readonly menu: MenuState
  readonly outlet: OutletState
}

export const linesMax = 200

/**
 * Adds an item at the menu's price of this moment; a price in the request would change nothing. A combo becomes a line for
 * each part, so that each goes to its own station and has its own tax.
 */
export const addLine = defineDecision<OrderState, AddLine, MenuRefs, OrderEvent>({
  name: 'order.add-line',
  category: 'order',
  roles: orderRoles,
  reads: () => ({ menu: 'menu', outlet: 'outlet' }),
  decide: (state, body, env) => {
    requireOpen(state, env.id)
    const { menu, outlet } = env.refs
    const lineId = body.lineId === undefined ? env.newId() : requireId(body.lineId, 'lineId')
    if (own(state.lines, lineId)) refuse('id-taken', `The order has a line ${lineId} already.`)
    const item = own(menu.items, body.itemId) ?? refuse('unknown-item', `There is no item ${body.itemId} on the menu.`)
    const sale = { menu, outlet, kind: state.kind, clock: clockOf(outlet, env.now), lineId, newId: () => env.newId() }
    const lines = item.combo ? sellCombo(sale, item, item.combo, body) : [sellItem(sale, item, body)]
    if (state.lineOrder.length + lines.length > linesMax) refuse('too-many-lines', `An order holds at most ${linesMax} lines.`)
    return lines.map(line => ({ type: 'LineAdded', data: { orderId: env.id, ...line } }))
  },
})
