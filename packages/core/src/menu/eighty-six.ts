import { nextBusinessDay } from '../calendar/instant'
import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { OutletState } from '../outlet/outlet'
import { leftAt } from '../offer/counted'
import type { MenuEvent, MenuItem, MenuState } from './menu'

interface StockView {
  readonly id: string
  readonly name: string
  readonly available: boolean
  /** UTC instant at which an 86, or a count that has come to nothing, ends by itself. */
  readonly returnsAt?: string
  /** Decimal text. */
  readonly left?: string
}

const requireItem = (state: MenuState, id: string): MenuItem => own(state.items, id) ?? refuse('unknown-item', `There is no item ${id} on the menu.`)

/** What is known of one item's stock; times of day are no part of it. */
function stockView(id: string, state: MenuState): StockView {
  const item = requireItem(state, id)
  const [out, left] = [own(state.soldOut, id), own(state.left, id)]
  const returnsAt = out ? out.until : left === 0 ? own(state.countsUntil, id) : undefined
  return {
    id,
    name: item.name,
    available: out === undefined && left !== 0,
    ...(typeof returnsAt === 'string' && { returnsAt }),
    ...(left !== undefined && { left: formatQuantity(left) }),
  }
}

const cooks = ['owner', 'manager', 'kitchen'] as const

export interface EightySix {
  /** The outlet's `soldOutUntil` when absent; `restored` stays until somebody restores it. */
  readonly until?: 'next-day' | 'restored' | (string & {}) | undefined
}

function until(wanted: EightySix['until'], outlet: OutletState, now: string): string | null {
  const { settings } = outlet
  const how = wanted ?? settings?.soldOutUntil ?? 'next-day'
  if (how === 'restored' || (how === 'next-day' && settings === null)) return null
  if (how === 'next-day') return settings && nextBusinessDay(now, settings.timeZone, settings.businessDayStart)
  const at = Date.parse(how)
  if (!Number.isFinite(at) || at <= Date.parse(now)) refuse('invalid-body', 'until must be an instant to come.', { field: 'until' })
  return new Date(at).toISOString()
}

/** 86: sold out today, until an instant, or until it is restored; open lines stay. */
export const eightySixItem = defineDecision<MenuState, EightySix, { outlet: OutletState }, MenuEvent>({
  name: 'menu.eighty-six',
  category: 'menu',
  roles: cooks,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, body, { id, now, refs }) => {
    requireItem(state, id)
    const wanted = until(body.until, refs.outlet, now)
    const known = own(state.soldOut, id)
    const stands = known !== undefined && (known.until === null || known.until > now)
    // a second tap changes nothing; another end does
    if (stands && (body.until === undefined || known.until === wanted)) return []
    return [{ type: 'ItemEightySixed', data: { itemId: id, until: wanted } }]
  },
  view: stockView,
})

/** Takes the 86 back; a count that had come to nothing is over. */
export const restoreItem = defineDecision<MenuState, unknown, unknown, MenuEvent>({
  name: 'menu.restore',
  category: 'menu',
  roles: cooks,
  decide: (state, _, { id }) => {
    requireItem(state, id)
    return own(state.soldOut, id) === undefined && own(state.left, id) !== 0 ? [] : [{ type: 'ItemRestored', data: { itemId: id } }]
  },
  view: stockView,
})

export interface CountItem {
  /** How many there are; null: it is counted no more. */
  readonly left: string | number | null
  /** When the count ends and the item is simply there again, like the end of an 86: the outlet's `soldOutUntil` when absent. */
  readonly until?: EightySix['until']
}

/** Says how many there are: each line takes from it from now on, until the count ends by itself. `null`: it is counted no more. */
export const countItem = defineDecision<MenuState, CountItem, { outlet: OutletState }, MenuEvent>({
  name: 'menu.count',
  category: 'menu',
  roles: cooks,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, body, { id, now, refs }) => {
    const { name, quantityDecimals = 0 } = requireItem(state, id)
    const known = leftAt(state, id, now)
    if (body.left === null) return own(state.left, id) === undefined ? [] : [{ type: 'ItemCountSet', data: { itemId: id, left: null } }]
    const left = Number(body.left) === 0 && String(body.left).trim() !== '' ? 0 : parseQuantity(body.left, { field: 'left' })
    if (left % 10 ** (3 - quantityDecimals) !== 0) refuse('quantity-not-whole', `${name} can't be counted in such parts.`, { field: 'left' })
    const ends = until(body.until, refs.outlet, now)
    if (left === known && (body.until === undefined || ends === (own(state.countsUntil, id) ?? null))) return []
    return [{ type: 'ItemCountSet', data: { itemId: id, left: formatQuantity(left), ...(ends !== null && { until: ends }) } }]
  },
  view: stockView,
})

/** What an order takes from a count, or gives back below 0: `{ itemId: 'kulfi', quantity: '-2' }`. */
export interface CountChange {
  readonly itemId: string
  readonly quantity: string
}

/** Within the transaction of the line that takes it, so that of two who want the last one exactly one gets it. */
export const takeCount = defineDecision<MenuState, CountChange & { orderId: string }, unknown, MenuEvent>({
  name: 'menu.take-count',
  category: 'menu',
  roles: null,
  decide: (state, { itemId, quantity, orderId }, { now }) => {
    const left = leftAt(state, itemId, now)
    // somebody has stopped counting it since, or the count has ended
    if (left === undefined) return []
    const rest = left - parseQuantity(quantity, { signed: true })
    if (rest < 0) {
      const name = own(state.items, itemId)?.name ?? itemId
      refuse('item-short', `Only ${formatQuantity(left)} of ${name} left.`, { itemId, left: formatQuantity(left) })
    }
    return [{ type: 'ItemCountTaken', data: { itemId, orderId, quantity, left: formatQuantity(rest) } }]
  },
})
