import type { MenuState, OutletState } from '@restoflow/core'
import { demoRestaurant } from '../demo/demo-restaurant'

const { settings, stations, taxClasses, modifierGroups, categories, items } = demoRestaurant

const revised = <T extends { readonly id: string }>(list: readonly T[]): Record<string, T & { readonly revision: number }> =>
  Object.fromEntries(list.map(each => [each.id, { ...each, revision: 1 }]))

/** The demo's menu, as its state holds it. */
export const demoMenu: MenuState = {
  taxClasses: revised(taxClasses), modifierGroups: revised(modifierGroups), categories: revised(categories), items: revised(items), soldOut: {}, left: {}, countsUntil: {}, batch: null,
}

/** The same house before its first dish. */
export const emptyMenu: MenuState = { ...demoMenu, modifierGroups: {}, categories: {}, items: {} }

export const demoOutlet: OutletState = {
  settings, settingsRevision: 1, stagedTax: {}, stagedSeries: {}, charges: {}, stations: revised(stations), sections: {}, tables: {},
} as unknown as OutletState
