import { defineDecision, type Decision } from '../kernel/decider'
import { refuse, type ErrorCode } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import { setUp } from './define'
import type { DefinitionKind, MenuDefinitions, MenuEvent, MenuItem, MenuState } from './menu'

const namedMax = 5

/** @returns the items that need a definition, archived ones too: they would point nowhere */
export function usersOf(menu: MenuDefinitions, kind: DefinitionKind, id: string): readonly MenuItem[] {
  return Object.values(menu.items).filter(item => {
    switch (kind) {
      case 'taxClasses':
        return item.taxClassId === id
      case 'categories':
        return item.categoryId === id
      case 'modifierGroups':
        return item.modifierGroupIds.includes(id)
      case 'items':
        return item.id !== id && item.combo?.parts.some(part => part.options.some(option => option.itemId === id)) === true
      default:
        return kind satisfies never
    }
  })
}

/** @returns `Idli, Dosa and 7 more` */
export function namesText(list: readonly { readonly name: string }[]): string {
  const more = list.length - namedMax
  return list.slice(0, namedMax).map(({ name }) => name).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

function removal(
  verb: string, kind: DefinitionKind, unknown: ErrorCode, removed: (id: string) => MenuEvent,
): Decision<MenuState, { readonly revision?: number | undefined }, unknown, MenuEvent> {
  return defineDecision({
    name: `menu.remove-${verb}`,
    category: 'menu',
    roles: setUp,
    decide: (state, { revision }, { id }) => {
      const known = own<{ readonly name: string; readonly revision: number }>(state[kind], id) ?? refuse(unknown, `The menu has no ${id} to remove.`)
      requireRevision(known, revision, known.name)
      const users = usersOf(state, kind, id)
      if (users.length > 0) refuse('definition-in-use', `${known.name} is used by ${namesText(users)}.`, { users: users.map(user => user.id) })
      return [removed(id)]
    },
    view: id => ({ id, removed: true }),
  })
}

/** Takes a tax class out, where no item has it; open orders and bills keep what they froze. */
export const removeTaxClass = removal('tax-class', 'taxClasses', 'unknown-tax-class', id => ({ type: 'TaxClassRemoved', data: { id } }))
/** Takes a group of modifiers out, where no item offers it. */
export const removeModifierGroup = removal('modifier-group', 'modifierGroups', 'unknown-modifier', id => ({ type: 'ModifierGroupRemoved', data: { id } }))
/** Takes an empty category out. */
export const removeCategory = removal('category', 'categories', 'unknown-category', id => ({ type: 'CategoryRemoved', data: { id } }))
/** Takes an item out, where no combo has it; its open lines stay. Archive it to keep it. */
export const removeItem = removal('item', 'items', 'unknown-item', id => ({ type: 'ItemRemoved', data: { id } }))
