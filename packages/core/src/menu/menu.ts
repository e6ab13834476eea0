import { defineDecision, defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import { own } from '../kernel/own'
import { checkPaise } from '../money/money'
import type { LocalNames, OutletState } from '../outlet/outlet'

/** How an item is taxed. Dated rates come with the set-up screens; what a line was sold at is frozen in the order. */
export interface TaxClass {
  readonly id: string
  readonly name: string
  /** Which document it stands on: liquor under state VAT has one of its own (CGST Act, s. 9(1)). */
  readonly section: 'gst' | 'vat'
  readonly treatment: 'taxable' | 'nil' | 'exempt' | 'non-gst'
  readonly rateBasisPoints: number
  /** HSN or SAC: 996331 is restaurant service. */
  readonly hsn: string
  readonly cessBasisPoints?: number
  /** Whole paise of cess for each piece. */
  readonly cessPaisePerUnit?: number
}

export interface Modifier {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** Added to the unit price, for each one; 0 for free. */
  readonly pricePaise: number
}

export interface ModifierGroup {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  /** How many choices, counted with their quantities, a line must and may have. */
  readonly min: number
  readonly max: number
  readonly modifiers: readonly Modifier[]
}

export interface Category {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  readonly order: number
}

export interface Variant {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  readonly pricePaise: number
}

export const courses = ['starter', 'main', 'dessert', 'drink'] as const
export type Course = (typeof courses)[number]

export interface MenuItem {
  readonly id: string
  readonly categoryId: string
  readonly name: string
  readonly names?: LocalNames
  /** What a waiter types to find it quickly. */
  readonly code?: string
  readonly diet: 'veg' | 'non-veg' | 'egg'
  /** Price of one, when there are no variants; else the lowest is shown. */
  readonly pricePaise: number
  /** When there are any, one of them must be chosen. */
  readonly variants: readonly Variant[]
  readonly modifierGroupIds: readonly string[]
  /** The outlet's default station when absent. */
  readonly stationId?: string
  readonly taxClassId: string
  readonly course: Course
  /** Decimal places of the quantity, for what is sold by weight; absent or 0: whole pieces. */
  readonly quantityDecimals?: number
  readonly allergens?: readonly string[]
}

export interface MenuState {
  readonly taxClasses: Readonly<Record<string, TaxClass>>
  readonly modifierGroups: Readonly<Record<string, ModifierGroup>>
  readonly categories: Readonly<Record<string, Category>>
  readonly items: Readonly<Record<string, MenuItem>>
  /** When each sold-out item was marked, UTC. */
  readonly soldOut: Readonly<Record<string, string>>
}

export type MenuEvent =
  | DomainEvent<'TaxClassDefined', TaxClass>
  | DomainEvent<'ModifierGroupDefined', ModifierGroup>
  | DomainEvent<'CategoryDefined', Category>
  | DomainEvent<'ItemDefined', MenuItem>
  | DomainEvent<'ItemEightySixed', { itemId: string }>
  | DomainEvent<'ItemRestored', { itemId: string }>

export const menu = defineFeature<MenuState, MenuEvent>({
  category: 'menu',
  initial: { taxClasses: {}, modifierGroups: {}, categories: {}, items: {}, soldOut: {} },
  evolve: (state, event) => {
    switch (event.type) {
      case 'TaxClassDefined':
        return { ...state, taxClasses: { ...state.taxClasses, [event.data.id]: event.data } }
      case 'ModifierGroupDefined':
        return { ...state, modifierGroups: { ...state.modifierGroups, [event.data.id]: event.data } }
      case 'CategoryDefined':
        return { ...state, categories: { ...state.categories, [event.data.id]: event.data } }
      case 'ItemDefined':
        return { ...state, items: { ...state.items, [event.data.id]: event.data } }
      case 'ItemEightySixed':
        return { ...state, soldOut: { ...state.soldOut, [event.data.itemId]: event.at } }
      case 'ItemRestored': {
        const { [event.data.itemId]: _, ...soldOut } = state.soldOut
        return { ...state, soldOut }
      }
      default:
        return event satisfies never
    }
  },
  live: () => true,
  view: (_, state) => state,
})

const setUp = ['owner', 'manager'] as const

/** Far above any dish: ₹1 crore. */
const priceMaxPaise = 1_000_000_000
const modifiersMax = 99

function checkPrice(paise: number, field: string): void {
  if (checkPaise(paise, field) > priceMaxPaise) refuse('invalid-amount', `${field} may be at most ${priceMaxPaise}.`, { field })
}

function checkRate(basisPoints: number, field: string, max: number): void {
  if (!Number.isSafeInteger(basisPoints) || basisPoints < 0 || basisPoints > max) refuse('invalid-rate', `${field} must be whole, from 0 to ${max}.`, { field })
}

function requireDistinctIds(list: readonly { readonly id: string }[], field: string): void {
  const ids = new Set(list.map(({ id }) => requireId(id, `${field}.id`)))
  if (ids.size < list.length) refuse('invalid-body', `Two of ${field} have the same id.`, { field })
}

export const defineTaxClass = defineDecision<MenuState, Omit<TaxClass, 'id'>, unknown, MenuEvent>({
  name: 'menu.define-tax-class',
  category: 'menu',
  roles: setUp,
  decide: (_, taxClass, { id }) => {
    checkRate(taxClass.rateBasisPoints, 'rateBasisPoints', 10_000)
    // a cess may be a multiple of the price
    if (taxClass.cessBasisPoints !== undefined) checkRate(taxClass.cessBasisPoints, 'cessBasisPoints', 100_000)
    if (taxClass.cessPaisePerUnit !== undefined) checkPrice(taxClass.cessPaisePerUnit, 'cessPaisePerUnit')
    return [{ type: 'TaxClassDefined', data: { ...taxClass, id } }]
  },
  view: (id, state) => own(state.taxClasses, id),
})

export const defineModifierGroup = defineDecision<MenuState, Omit<ModifierGroup, 'id'>, unknown, MenuEvent>({
  name: 'menu.define-modifier-group',
  category: 'menu',
  roles: setUp,
  decide: (_, group, env) => {
    requireWhole(group.min, 'min', 0, modifiersMax)
    requireWhole(group.max, 'max', 1, modifiersMax)
    if (group.min > group.max) refuse('invalid-body', 'min may not exceed max.', { field: 'min' })
    requireDistinctIds(group.modifiers, 'modifiers')
    for (const { pricePaise } of group.modifiers) checkPrice(pricePaise, 'modifiers.pricePaise')
    return [{ type: 'ModifierGroupDefined', data: { ...group, id: env.id } }]
  },
  view: (id, state) => own(state.modifierGroups, id),
})

export const defineCategory = defineDecision<MenuState, Omit<Category, 'id'>, unknown, MenuEvent>({
  name: 'menu.define-category',
  category: 'menu',
  roles: setUp,
  decide: (_, category, { id }) => [{ type: 'CategoryDefined', data: { ...category, id } }],
  view: (id, state) => own(state.categories, id),
})

/** Puts an item on the menu, or changes it. An item without a tax class is refused, never silently taxed at zero. */
export const defineItem = defineDecision<MenuState, Omit<MenuItem, 'id'>, { outlet: OutletState }, MenuEvent>({
  name: 'menu.define-item',
  category: 'menu',
  roles: setUp,
  reads: () => ({ outlet: 'outlet' }),
  decide: (state, item, env) => {
    checkPrice(item.pricePaise, 'pricePaise')
    for (const { pricePaise } of item.variants) checkPrice(pricePaise, 'variants.pricePaise')
    requireDistinctIds(item.variants, 'variants')
    if (item.quantityDecimals !== undefined) requireWhole(item.quantityDecimals, 'quantityDecimals', 0, 3)
    if (!own(state.taxClasses, item.taxClassId)) refuse('unknown-tax-class', `There is no tax class ${item.taxClassId}.`)
    if (!own(state.categories, item.categoryId)) refuse('unknown-category', `There is no category ${item.categoryId}.`)
    const unknown = item.modifierGroupIds.find(id => !own(state.modifierGroups, id))
    if (unknown !== undefined) refuse('unknown-modifier', `There is no modifier group ${unknown}.`)
    if (item.stationId !== undefined && !own(env.refs.outlet.stations, item.stationId)) {
      refuse('unknown-station', `There is no station ${item.stationId}.`)
    }
    return [{ type: 'ItemDefined', data: { ...item, id: env.id } }]
  },
  view: (id, state) => own(state.items, id),
})

const availability = (state: MenuState, id: string): { id: string; name: string; available: boolean } => {
  const item = own(state.items, id) ?? refuse('unknown-item', `There is no item ${id} on the menu.`)
  return { id, name: item.name, available: own(state.soldOut, id) === undefined }
}

const eightySixes = ['owner', 'manager', 'kitchen'] as const

/** 86: sold out until restored; open lines stay. */
export const eightySixItem = defineDecision<MenuState, unknown, unknown, MenuEvent>({
  name: 'menu.eighty-six',
  category: 'menu',
  roles: eightySixes,
  decide: (state, _, { id }) => (availability(state, id).available ? [{ type: 'ItemEightySixed', data: { itemId: id } }] : []),
  view: (id, state) => availability(state, id),
})

/** Takes the 86 back. */
export const restoreItem = defineDecision<MenuState, unknown, unknown, MenuEvent>({
  name: 'menu.restore',
  category: 'menu',
  roles: eightySixes,
  decide: (state, _, { id }) => (availability(state, id).available ? [] : [{ type: 'ItemRestored', data: { itemId: id } }]),
  view: (id, state) => availability(state, id),
})
