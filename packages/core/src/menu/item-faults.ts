import { own } from '../kernel/own'
import { orderKinds } from '../offer/order-kind'
import type { OutletState } from '../outlet/outlet'
import { Faults } from './fault'
import type { DatedPrice, MenuDefinitions, MenuItem } from './menu'

/** @returns what is wrong with an item by itself and with what it names; its combo is looked at apart */
export function itemFaults(item: MenuItem, draft: MenuDefinitions, outlet: OutletState): Faults {
  const faults = new Faults()
  faults.name(item.name)
  faults.price(item.pricePaise ?? Number.NaN, 'pricePaise')
  faults.distinctIds(item.variants, 'variants')
  for (const { name, pricePaise } of item.variants) {
    faults.name(name, 'variants.name')
    faults.price(pricePaise, 'variants.pricePaise')
  }
  faults.whole(item.quantityDecimals, 'quantityDecimals', 0, 3)
  faults.whole(item.order, 'order', 0, 10_000)
  faults.price(item.costPaise, 'costPaise')
  faults.hsn(item.hsn)
  faults.times(item.times)
  datedPrices(faults, item)
  faults.need(own(draft.taxClasses, item.taxClassId) !== undefined, 'taxClassId', 'unknown-tax-class', `There is no tax class ${item.taxClassId}.`)
  faults.need(own(draft.categories, item.categoryId) !== undefined, 'categoryId', 'unknown-category', `There is no category ${item.categoryId}.`)
  for (const id of item.modifierGroupIds) {
    faults.need(own(draft.modifierGroups, id) !== undefined, 'modifierGroupIds', 'unknown-modifier', `There is no modifier group ${id}.`)
  }
  if (item.stationId !== undefined) {
    faults.need(own(outlet.stations, item.stationId) !== undefined, 'stationId', 'unknown-station', `There is no station ${item.stationId}.`)
  }
  return faults
}

/** Two prices for one kind, variant and day would leave open which of them holds. */
function datedPrices(faults: Faults, { prices = [], variants, name }: MenuItem): void {
  const taken = new Set<string>()
  for (const price of prices) {
    faults.price(price.pricePaise, 'prices.pricePaise')
    faults.date(price.from, 'prices.from')
    if (price.from === undefined && price.kinds === undefined) {
      faults.add('prices', 'invalid-body', `${name}: a price without a day and kinds is the plain price.`)
    }
    const fits = price.variantId === undefined ? variants.length === 0 : variants.some(({ id }) => id === price.variantId)
    faults.need(fits, 'prices.variantId', 'unknown-variant', `${name}: a price is for ${price.variantId ?? 'no variant'}, which there is not.`)
    for (const key of keysOf(price)) {
      faults.need(!taken.has(key), 'prices', 'invalid-body', `${name}: two prices hold from the same day for the same kind of order.`)
      taken.add(key)
    }
  }
}

function keysOf({ from = '', kinds, variantId = '' }: DatedPrice): readonly string[] {
  return (kinds ?? ['every']).filter(kind => kind === 'every' || orderKinds.includes(kind)).map(kind => `${from} ${variantId} ${kind}`)
}
