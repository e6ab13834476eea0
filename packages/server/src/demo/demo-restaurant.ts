import type { Category, TableDefinition, MenuItem, ModifierGroup, OutletSettings, Role, SectionDefinition, StationDefinition, TaxClass } from '@restoflow/core'
import { chaatAndSouthItems } from './menu-chaat-and-south.data'
import { curryItems } from './menu-curries.data'
import { drinkItems } from './menu-drinks.data'
import { riceBreadAndSweetItems } from './menu-rice-breads-sweets.data'
import { tandoorItems } from './menu-tandoor.data'
import { categories, taxClasses } from './menu.data'
import { modifierGroups } from './modifiers.data'
import { sections, settings, stations, tables } from './outlet.data'
import { staff } from './staff.data'

export interface DemoPerson {
  readonly staffId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Four digits. Printed by the demo, so it protects nothing. */
  readonly pin: string
  readonly initials?: string
}

/** A whole restaurant to try the software with; nothing of it exists. */
export interface DemoRestaurant {
  readonly outletId: 'demo'
  readonly settings: OutletSettings
  readonly stations: readonly StationDefinition[]
  readonly sections: readonly SectionDefinition[]
  readonly tables: readonly TableDefinition[]
  readonly taxClasses: readonly TaxClass[]
  readonly modifierGroups: readonly ModifierGroup[]
  readonly categories: readonly Category[]
  readonly items: readonly MenuItem[]
  readonly staff: readonly DemoPerson[]
}

/** Kesar Courtyard, Bengaluru: 24 tables, four stations, no liquor. */
export const demoRestaurant: DemoRestaurant = {
  outletId: 'demo',
  settings, stations, sections, tables, taxClasses, modifierGroups, categories, staff,
  items: [...tandoorItems, ...curryItems, ...riceBreadAndSweetItems, ...chaatAndSouthItems, ...drinkItems],
}
