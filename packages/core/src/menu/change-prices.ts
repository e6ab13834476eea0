import { defineDecision } from '../kernel/decider'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { OrderKind } from '../order/order'
import type { OutletState } from '../outlet/outlet'
import { clockOf, dateOf } from '../offer/availability'
import { menuBatchMax } from './batch'
import { setUp } from './define'
import { Faults } from './fault'
import type { MenuEvent, MenuState, PriceChange } from './menu'

export interface ChangePrices {
  readonly changes: readonly (PriceChange & { readonly revision?: number | undefined })[]
  /** Local date from which the prices hold; at once when absent. */
  readonly from?: string
  /** For these kinds of orders only. */
  readonly kinds?: readonly OrderKind[]
}

/** Sets many prices in one go: at once, from a day on, or for some kinds of orders. Open lines keep what they were sold at. */
export const changePrices = defineDecision<MenuState, ChangePrices, { outlet: OutletState }, MenuEvent>({
  name: 'menu.change-prices',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { changes, from, kinds }, env) => {
    if (changes.length === 0 || changes.length > menuBatchMax) refuse('invalid-body', `Send 1 to ${menuBatchMax} changes.`, { field: 'changes' })
    const faults = new Faults()
    faults.date(from, 'from')
    faults.need(kinds === undefined || kinds.length > 0, 'kinds', 'invalid-body', 'kinds names no kind of order; leave it out for all.')
    const seen = new Set<string>()
    for (const { itemId, variantId, pricePaise, revision } of changes) {
      const item = own(state.items, itemId) ?? refuse('unknown-item', `There is no item ${itemId} on the menu.`)
      requireRevision(item, revision, item.name)
      faults.price(pricePaise, 'changes.pricePaise')
      if (variantId === undefined && item.variants.length > 0) faults.add('changes.variantId', 'variant-required', `${item.name} has a price for each variant.`)
      if (variantId !== undefined && !item.variants.some(({ id }) => id === variantId)) {
        faults.add('changes.variantId', 'unknown-variant', `${item.name} has no variant ${variantId}.`)
      }
      const key = `${itemId} ${variantId ?? ''}`
      faults.need(!seen.has(key), 'changes', 'invalid-body', `${item.name} has two prices here.`)
      seen.add(key)
    }
    const [fault] = faults.found
    if (fault) refuse(fault.code, fault.message, { field: fault.field })
    const date = dateOf(clockOf(env.refs.outlet, env.now))
    if (from !== undefined && from < date) refuse('day-over', `${from} is over; leave from out for prices that hold at once.`, { field: 'from' })
    const bare = changes.map(({ itemId, variantId, pricePaise }) => ({ itemId, ...(variantId !== undefined && { variantId }), pricePaise }))
    return [{ type: 'PricesChanged', data: { changes: bare, ...(from !== undefined && { from }), ...(kinds && { kinds }), date } }]
  },
  view: (_, state) => ({ items: Object.keys(state.items).length }),
})
