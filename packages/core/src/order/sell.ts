import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { availabilityOf, dateOf, type Clock } from '../offer/availability'
import { leftAt } from '../offer/counted'
import type { MenuItem, MenuState } from '../menu/menu'
import { kept, lineTax, priceOf, type LineTax } from '../offer/prices'
import { formatQuantity } from '../money/quantity'
import type { OutletState, TaxSettings } from '../outlet/outlet'
import { taxOn } from '../tax/dated-settings'
import type { AddLine } from './add-line'
import { chooseModifiers, chooseVariant, itemQuantity, soldName, stationOf, withModifiers } from './choices'
import type { LineSold, OrderKind } from './order'

/** Everything that a line is sold by. */
export interface Sale {
  readonly menu: MenuState
  readonly outlet: OutletState
  readonly kind: OrderKind
  readonly clock: Clock
  readonly lineId: string
  readonly newId: () => string
}

/** @returns the line as it is frozen in the order @throws RestoflowError when it can't be sold so, or not now */
export function sellItem(sale: Sale, item: MenuItem, body: AddLine): LineSold {
  const { menu, outlet, kind, clock, lineId } = sale
  requireOrderable(menu, item, clock)
  if (body.choices && body.choices.length > 0) refuse('unknown-combo-choice', `${item.name} is no combo.`)
  const tax = taxOf(sale, item)
  const variant = chooseVariant(item, body.variantId)
  const modifiers = chooseModifiers(item, menu, body.modifiers ?? [])
  return {
    lineId,
    itemId: item.id,
    categoryId: item.categoryId,
    ...(variant && { variantId: variant.id }),
    ...soldName(item, variant),
    diet: item.diet,
    quantity: formatQuantity(itemQuantity(item, body.quantity)),
    ...((item.quantityDecimals ?? 0) > 0 && { unit: 'kg' as const }),
    unitPricePaise: withModifiers(item, priceOf(item, variant?.id, kind, dateOf(clock)), modifiers),
    modifiers,
    ...(body.note !== undefined && body.note !== '' && { note: body.note }),
    course: body.course ?? item.course,
    ...(body.cover !== undefined && { cover: body.cover }),
    stationId: stationOf(item, outlet),
    tax,
    ...pricingOf(sale, item),
    ...countedOf(sale, [item.id]),
  }
}

/** @throws RestoflowError `unknown-item` for what is no longer on the menu, `item-sold-out`, `item-not-now`, `item-short` */
export function requireOrderable(menu: MenuState, item: MenuItem, clock: Clock, pieces = 1): void {
  if (item.archived === true || !kept(menu.categories, item.categoryId)) refuse('unknown-item', `${item.name} is no longer on the menu.`)
  requireAvailable(menu, item, clock, pieces)
}

/** @throws RestoflowError `item-sold-out`, `item-not-now`, `item-short`: the last two with `returnsAt` or `left` */
export function requireAvailable(menu: MenuState, item: MenuItem, clock: Clock, pieces = 1): void {
  const { available, reason, left, returnsAt } = availabilityOf(menu, item, clock, pieces)
  if (available) return
  const extra = { itemId: item.id, ...(returnsAt !== undefined && { returnsAt }), ...(left !== undefined && { left }) }
  if (reason === 'not-now') refuse('item-not-now', `${item.name} is not served at this time.`, extra)
  if (reason === 'short') refuse('item-short', `Only ${left ?? '0'} of ${item.name} left.`, extra)
  refuse('item-sold-out', `${item.name} is sold out.`, extra)
}

/** @returns the tax of the day; an item without a tax class is refused, never silently taxed at zero */
export function taxOf({ menu, clock }: Sale, item: MenuItem): LineTax {
  const taxClass = own(menu.taxClasses, item.taxClassId) ?? refuse('unknown-tax-class', `${item.name} has no tax class.`)
  return lineTax(taxClass, dateOf(clock), item.hsn)
}

/** Frozen with the price: another price mode tomorrow makes this dish neither dearer nor cheaper. */
export function pricingOf({ outlet, clock }: Sale, item: MenuItem): { readonly pricing?: TaxSettings['pricing'] } {
  const pricing = item.pricing ?? taxOn(outlet, dateOf(clock))?.pricing
  return pricing === undefined ? {} : { pricing }
}

/** @returns which of the items are counted */
export function countedOf({ menu, clock }: Sale, itemIds: readonly string[]): { readonly counted?: readonly string[] } {
  const counted = itemIds.filter(id => leftAt(menu, id, clock.now) !== undefined)
  return counted.length > 0 ? { counted } : {}
}
