import type { MenuItem, MenuState, Role } from '@restoflow/core'

/** What can be edited, as the address names it: `/menu/items`. */
export const definitionKinds = ['items', 'categories', 'modifier-groups', 'tax-classes'] as const
export type DefinitionKind = (typeof definitionKinds)[number]

export type ItemDefinition = MenuState['items'][string]
export type CategoryDefinition = MenuState['categories'][string]
export type GroupDefinition = MenuState['modifierGroups'][string]
export type TaxDefinition = MenuState['taxClasses'][string]

/** A definition as the menu has it. */
export type AnyDefinition = ItemDefinition | CategoryDefinition | GroupDefinition | TaxDefinition

export type DatedPrice = NonNullable<MenuItem['prices']>[number]
export type TimeWindow = NonNullable<MenuItem['times']>[number]
export type ComboPart = NonNullable<MenuItem['combo']>['parts'][number]

/** @returns whether somebody with these roles may change the menu, not only look at it and mark what is sold out */
export function mayEdit(roles: readonly Role[]): boolean {
  return roles.includes('owner') || roles.includes('manager')
}

/** @returns all definitions of a kind, by id */
export function definitionsOf(menu: MenuState, kind: DefinitionKind): Readonly<Record<string, AnyDefinition>> {
  switch (kind) {
    case 'items': return menu.items
    case 'categories': return menu.categories
    case 'modifier-groups': return menu.modifierGroups
    case 'tax-classes': return menu.taxClasses
    default: return kind satisfies never
  }
}

/** @returns how much was ever defined: it differs after each change of the menu, but not when something is sold out */
export function menuRevision(menu: MenuState): string {
  return definitionKinds.map(kind => {
    const list = Object.values(definitionsOf(menu, kind))
    return `${list.length}.${list.reduce((sum, { revision }) => sum + revision, 0)}`
  }).join('-')
}
