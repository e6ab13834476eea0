import { defineFeature } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import type { OrderKind } from '../order/order'
import type { LocalNames } from '../outlet/outlet'
import { restored, withBatch, withDefinition, withCount, withLeft, withoutBatch, withoutDefinition, withPrices } from './changes'

/** A rate that holds from a day on. */
export interface DatedTaxRate {
  /** Local date at the outlet, `2026-11-22`. */
  readonly from: string
  readonly rateBasisPoints: number
  readonly cessBasisPoints?: number
  readonly cessPaisePerUnit?: number
}

/** How an item is taxed. What a line was sold at is frozen in the order. */
export interface TaxClass {
  readonly id: string
  readonly name: string
  /** Which document it stands on: liquor under state VAT has one of its own (CGST Act, s. 9(1)). */
  readonly section: 'gst' | 'vat'
  readonly treatment: 'taxable' | 'nil' | 'exempt' | 'non-gst'
  /** Until the first of `rates` begins. */
  readonly rateBasisPoints: number
  /** HSN or SAC: 996331 is restaurant service. */
  readonly hsn: string
  readonly cessBasisPoints?: number
  /** Whole paise of cess for each piece. */
  readonly cessPaisePerUnit?: number
  /** Each replaces rate and cess from its day on; in any order, one for a day. */
  readonly rates?: readonly DatedTaxRate[]
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

/** When something is served, by the outlet's clock. */
export interface TimeWindow {
  /** 1 is Monday, 7 Sunday: the day on which it begins. Every day when absent. */
  readonly days?: readonly number[]
  /** `07:00` */
  readonly from: string
  /** `11:00`; at or before `from` it is the next day's, so that `22:00` to `02:00` crosses midnight. */
  readonly to: string
}

export interface Category {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  readonly order: number
  /** Outside of all of them its items are not served; always when absent or empty. */
  readonly times?: readonly TimeWindow[]
  /** Kept for the past, and no longer on the menu. */
  readonly archived?: boolean
}

export interface Variant {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  readonly pricePaise: number
}

/** Another price than the plain one: from a day, for some order types, or both. */
export interface DatedPrice {
  /** Local date at the outlet; since ever when absent. */
  readonly from?: string
  /** Every kind of order when absent. */
  readonly kinds?: readonly OrderKind[]
  /** Needed where the item has variants. */
  readonly variantId?: string
  readonly pricePaise: number
}

/** One thing that a guest may choose for a part of a combo. */
export interface ComboOption {
  readonly itemId: string
  readonly variantId?: string
  /** Whole pieces in one combo. */
  readonly quantity: number
  /** Added to the combo's price when this one is chosen. */
  readonly extraPaise?: number
}

/** One option: always in it. Several: one is chosen. */
export interface ComboPart {
  readonly id: string
  readonly name: string
  readonly names?: LocalNames
  readonly options: readonly ComboOption[]
}

export interface Combo {
  readonly parts: readonly ComboPart[]
}

export const courses = ['starter', 'main', 'dessert', 'drink'] as const
export type Course = (typeof courses)[number]

export interface MenuItem {
  readonly id: string
  readonly categoryId: string
  readonly name: string
  readonly names?: LocalNames
  readonly description?: string
  /** What a waiter types to find it quickly. */
  readonly code?: string
  readonly diet: 'veg' | 'non-veg' | 'egg'
  /** Price of one, when there are no variants; else the lowest is shown. */
  readonly pricePaise: number
  /** When there are any, one of them must be chosen. */
  readonly variants: readonly Variant[]
  /** Which of them holds: {@link priceOf}. */
  readonly prices?: readonly DatedPrice[]
  /** The outlet's price mode when absent. */
  readonly pricing?: 'inclusive' | 'exclusive'
  readonly modifierGroupIds: readonly string[]
  /** The outlet's default station when absent. */
  readonly stationId?: string
  readonly taxClassId: string
  /** HSN or SAC, where it is not the tax class's. */
  readonly hsn?: string
  readonly course: Course
  /** Decimal places of the quantity, for what is sold by weight, in kilograms; absent or 0: whole pieces. */
  readonly quantityDecimals?: number
  readonly allergens?: readonly string[]
  /** Place among its category's items. */
  readonly order?: number
  /** Within these and its category's; always when absent or empty. */
  readonly times?: readonly TimeWindow[]
  /** Its lines go to their parts' stations; it has no variants and no modifier groups of its own. */
  readonly combo?: Combo
  /** Id of a stored picture. */
  readonly photo?: string
  /** What one costs to make, for reports. */
  readonly costPaise?: number
  /** Kept for the past, and no longer on the menu. */
  readonly archived?: boolean
}

/** A definition with how often it was changed: 1 for a new one. */
export type Revised<Definition> = Definition & { readonly revision: number }

/** The four lists that together are the menu. */
export interface MenuDefinitions {
  readonly taxClasses: Readonly<Record<string, Revised<TaxClass>>>
  readonly modifierGroups: Readonly<Record<string, Revised<ModifierGroup>>>
  readonly categories: Readonly<Record<string, Revised<Category>>>
  readonly items: Readonly<Record<string, Revised<MenuItem>>>
}

export type DefinitionKind = keyof MenuDefinitions

/** Definitions that come together, in one piece. */
export interface MenuBatch {
  readonly taxClasses?: readonly TaxClass[]
  readonly modifierGroups?: readonly ModifierGroup[]
  readonly categories?: readonly Category[]
  readonly items?: readonly MenuItem[]
}

/** What stood where the newest batch put something: null where there was nothing. */
export interface BatchBefore {
  readonly id: string
  readonly at: string
  readonly before: { readonly [Kind in DefinitionKind]: Readonly<Record<string, MenuDefinitions[Kind][string] | null>> }
}

/** An 86. */
export interface SoldOut {
  /** UTC instant. */
  readonly since: string
  /** UTC instant at which it comes back by itself; null: when somebody restores it. */
  readonly until: string | null
}

export interface MenuState extends MenuDefinitions {
  /** By item. One whose `until` has come still stands here: ask {@link availabilityOf}. */
  readonly soldOut: Readonly<Record<string, SoldOut>>
  /** How many are left of each counted item, in thousandths, never below 0. */
  readonly left: Readonly<Record<string, number>>
  /** UTC instants at which counts end by themselves, by item. One that has come still stands here, and so does its count: ask {@link leftAt}. */
  readonly countsUntil: Readonly<Record<string, string>>
  /** The newest batch, as long as it can be undone. */
  readonly batch: BatchBefore | null
}

export interface PriceChange {
  readonly itemId: string
  readonly variantId?: string
  readonly pricePaise: number
}

export type MenuEvent =
  | DomainEvent<'TaxClassDefined', TaxClass>
  | DomainEvent<'ModifierGroupDefined', ModifierGroup>
  | DomainEvent<'CategoryDefined', Category>
  | DomainEvent<'ItemDefined', MenuItem>
  | DomainEvent<'TaxClassRemoved', { id: string }>
  | DomainEvent<'ModifierGroupRemoved', { id: string }>
  | DomainEvent<'CategoryRemoved', { id: string }>
  | DomainEvent<'ItemRemoved', { id: string }>
  /** `until` is absent in events from before it could be set. */
  | DomainEvent<'ItemEightySixed', { itemId: string; until?: string | null }>
  | DomainEvent<'ItemRestored', { itemId: string }>
  /** `left`: decimal text, null when it is counted no more. `until`: when the count ends by itself; absent where it does not, as it never did before. */
  | DomainEvent<'ItemCountSet', { itemId: string; left: string | null; until?: string }>
  /** `quantity` is signed decimal text: below zero for what came back. */
  | DomainEvent<'ItemCountTaken', { itemId: string; orderId: string; quantity: string; left: string }>
  /** `date`: the outlet's day of the change, from which prices that have begun are told from those to come. */
  | DomainEvent<'PricesChanged', { changes: readonly PriceChange[]; from?: string; kinds?: readonly OrderKind[]; date: string }>
  | DomainEvent<'MenuBatchApplied', { batchId: string } & MenuBatch>
  | DomainEvent<'MenuBatchUndone', { batchId: string }>

const none: MenuState = { taxClasses: {}, modifierGroups: {}, categories: {}, items: {}, soldOut: {}, left: {}, countsUntil: {}, batch: null }

/** What can be ordered, at which price and tax, and what there is of it just now. */
export const menu = defineFeature<MenuState, MenuEvent>({
  category: 'menu',
  stateVersion: 3,
  initial: none,
  evolve: (state, event) => {
    switch (event.type) {
      case 'TaxClassDefined':
        return withDefinition(state, 'taxClasses', event.data)
      case 'ModifierGroupDefined':
        return withDefinition(state, 'modifierGroups', event.data)
      case 'CategoryDefined':
        return withDefinition(state, 'categories', event.data)
      case 'ItemDefined':
        return withDefinition(state, 'items', event.data)
      case 'TaxClassRemoved':
        return withoutDefinition(state, 'taxClasses', event.data.id)
      case 'ModifierGroupRemoved':
        return withoutDefinition(state, 'modifierGroups', event.data.id)
      case 'CategoryRemoved':
        return withoutDefinition(state, 'categories', event.data.id)
      case 'ItemRemoved':
        return withoutDefinition(state, 'items', event.data.id)
      case 'ItemEightySixed':
        return { ...state, soldOut: { ...state.soldOut, [event.data.itemId]: { since: event.at, until: event.data.until ?? null } } }
      case 'ItemRestored':
        return restored(state, event.data.itemId, event.at)
      case 'ItemCountSet':
        return withCount(state, event.data)
      case 'ItemCountTaken':
        return withLeft(state, event.data.itemId, event.data.left)
      case 'PricesChanged':
        return { ...state, items: withPrices(state.items, event.data) }
      case 'MenuBatchApplied':
        return withBatch(state, event.data, event.at)
      case 'MenuBatchUndone':
        return withoutBatch(state)
      default:
        return event satisfies never
    }
  },
  live: () => true,
  view: (_, state) => state,
})
