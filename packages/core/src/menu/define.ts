import { defineDecision, type Decision } from '../kernel/decider'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { OutletState } from '../outlet/outlet'
import { refuseFaults } from './faults'
import type { Category, DefinitionKind, MenuEvent, MenuItem, MenuState, ModifierGroup, TaxClass } from './menu'

/** A definition as it is sent: with the revision that its editor had read, 0 for a thing that must not exist yet. */
export type Sent<Definition> = Omit<Definition, 'id'> & { readonly revision?: number | undefined }

interface DefineRefs {
  readonly outlet: OutletState
}

export const setUp = ['owner', 'manager'] as const

function definition<Definition extends { readonly id: string; readonly name: string }>(
  verb: string, kind: DefinitionKind, what: (name: string) => string, defined: (definition: Definition) => MenuEvent,
): Decision<MenuState, Sent<Definition>, DefineRefs, MenuEvent> {
  return defineDecision({
    name: `menu.define-${verb}`,
    category: 'menu',
    roles: setUp,
    reads: () => ({ outlet: 'outlet' }),
    decide: (state, { revision, ...body }, { id, refs }) => {
      // a body is a definition without its id
      const sent = { ...body, id } as unknown as Definition
      requireRevision(own<{ readonly revision: number }>(state[kind], id), revision, what(sent.name))
      refuseFaults(state, { [kind]: [sent] }, refs.outlet)
      return [defined(sent)]
    },
    view: (id, state) => own<unknown>(state[kind], id),
  })
}

/** Adds or changes a tax class. */
export const defineTaxClass = definition<TaxClass>('tax-class', 'taxClasses', name => `The tax class ${name}`, data => ({ type: 'TaxClassDefined', data }))
/** Adds or changes a group of modifiers. */
export const defineModifierGroup =
  definition<ModifierGroup>('modifier-group', 'modifierGroups', name => `The group ${name}`, data => ({ type: 'ModifierGroupDefined', data }))
/** Adds or changes a category. */
export const defineCategory = definition<Category>('category', 'categories', name => `The category ${name}`, data => ({ type: 'CategoryDefined', data }))
/** Puts an item on the menu, or changes it. An item without a tax class is refused, never silently taxed at zero. */
export const defineItem = definition<MenuItem>('item', 'items', name => name, data => ({ type: 'ItemDefined', data }))
