import { defineDecision } from '../kernel/decider'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { OutletState } from '../outlet/outlet'
import { refuseFaults } from './faults'
import type { Category, MenuEvent, MenuItem, MenuState, ModifierGroup, TaxClass } from './menu'

/** A definition as it is sent: with the revision that its editor had read, 0 for a thing that must not exist yet. */
export type Sent<Definition> = Omit<Definition, 'id'> & { readonly revision?: number | undefined }

interface DefineRefs {
  readonly outlet: OutletState
}

export const setUp = ['owner', 'manager'] as const

export const defineTaxClass = defineDecision<MenuState, Sent<TaxClass>, DefineRefs, MenuEvent>({
  name: 'menu.define-tax-class',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { revision, ...body }, env) => {
    requireRevision(own(state.taxClasses, env.id), revision, `The tax class ${body.name}`)
    const taxClass = { ...body, id: env.id }
    refuseFaults(state, { taxClasses: [taxClass] }, env.refs.outlet)
    return [{ type: 'TaxClassDefined', data: taxClass }]
  },
  view: (id, state) => own(state.taxClasses, id),
})

export const defineModifierGroup = defineDecision<MenuState, Sent<ModifierGroup>, DefineRefs, MenuEvent>({
  name: 'menu.define-modifier-group',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { revision, ...body }, env) => {
    requireRevision(own(state.modifierGroups, env.id), revision, `The group ${body.name}`)
    const group = { ...body, id: env.id }
    refuseFaults(state, { modifierGroups: [group] }, env.refs.outlet)
    return [{ type: 'ModifierGroupDefined', data: group }]
  },
  view: (id, state) => own(state.modifierGroups, id),
})

export const defineCategory = defineDecision<MenuState, Sent<Category>, DefineRefs, MenuEvent>({
  name: 'menu.define-category',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { revision, ...body }, env) => {
    requireRevision(own(state.categories, env.id), revision, `The category ${body.name}`)
    const category = { ...body, id: env.id }
    refuseFaults(state, { categories: [category] }, env.refs.outlet)
    return [{ type: 'CategoryDefined', data: category }]
  },
  view: (id, state) => own(state.categories, id),
})

/** Puts an item on the menu, or changes it. An item without a tax class is refused, never silently taxed at zero. */
export const defineItem = defineDecision<MenuState, Sent<MenuItem>, DefineRefs, MenuEvent>({
  name: 'menu.define-item',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, { revision, ...body }, env) => {
    requireRevision(own(state.items, env.id), revision, body.name)
    const item = { ...body, id: env.id }
    refuseFaults(state, { items: [item] }, env.refs.outlet)
    return [{ type: 'ItemDefined', data: item }]
  },
  view: (id, state) => own(state.items, id),
})
