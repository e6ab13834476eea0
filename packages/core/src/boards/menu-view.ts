import type { House } from '../kernel/house'
import { own } from '../kernel/own'
import { availabilityOf, clockOf, dateOf, type Availability, type Clock } from '../offer/availability'
import type { Category, ComboOption, ComboPart, MenuItem, MenuState, ModifierGroup, Revised } from '../menu/menu'
import { kept, priceOf } from '../offer/prices'
import type { OrderKind } from '../order/order'
import type { OutletState } from '../outlet/outlet'

/** One choice of a combo's part, with what the part's own item asks for. */
export interface MenuViewOption extends ComboOption, Availability {
  readonly name: string
  readonly names?: MenuItem['names']
  readonly diet: MenuItem['diet']
  readonly modifierGroups: readonly ModifierGroup[]
}

export interface MenuViewPart extends Omit<ComboPart, 'options'> {
  readonly options: readonly MenuViewOption[]
}

/** An item as it can be ordered now: prices are those of the day and of the kind of order. What it costs to make is not told. */
export interface MenuViewItem extends Omit<Revised<MenuItem>, 'modifierGroupIds' | 'prices' | 'costPaise' | 'archived' | 'combo'>, Availability {
  readonly modifierGroups: readonly ModifierGroup[]
  readonly combo?: { readonly parts: readonly MenuViewPart[] }
}

export interface MenuViewCategory extends Pick<Category, 'id' | 'name' | 'names' | 'times'> {
  readonly items: readonly MenuViewItem[]
}

export interface MenuView {
  readonly position: number
  readonly categories: readonly MenuViewCategory[]
}

/**
 * @param now UTC instant, by which times of day, ends of 86s and dated prices are told
 * @param kind whose prices are shown
 * @returns the menu in the order of its categories, without what is archived: `GET /api/v1/menu`
 */
export function menuView(house: House, now: string, kind: OrderKind = 'dine-in'): MenuView {
  const menu = house.state<MenuState>('menu')
  const clock = clockOf(house.state<OutletState>('outlet'), now)
  const date = dateOf(clock)
  const byCategory = new Map<string, MenuViewItem[]>()
  for (const item of Object.values(menu.items).sort(byOrder)) {
    if (item.archived === true) continue
    const list = byCategory.get(item.categoryId) ?? []
    byCategory.set(item.categoryId, list)
    list.push(viewItem(menu, item, clock, kind, date))
  }
  return {
    position: house.position,
    categories: Object.values(menu.categories)
      .filter(({ archived }) => archived !== true)
      .sort(byOrder)
      .map(({ id, name, names, times }) => ({ id, name, ...(names && { names }), ...(times && { times }), items: byCategory.get(id) ?? [] })),
  }
}

interface Placed {
  readonly order?: number
}

/** Those without a place come last, in the order in which they were made. */
const byOrder = (a: Placed, b: Placed): number => (a.order ?? Number.MAX_SAFE_INTEGER) - (b.order ?? Number.MAX_SAFE_INTEGER)

function viewItem(menu: MenuState, source: Revised<MenuItem>, clock: Clock, kind: OrderKind, date: string): MenuViewItem {
  const { modifierGroupIds, prices: _, costPaise: __, archived: ___, combo, ...item } = source
  return {
    ...item,
    pricePaise: priceOf(source, undefined, kind, date),
    variants: item.variants.map(variant => ({ ...variant, pricePaise: priceOf(source, variant.id, kind, date) })),
    ...availabilityOf(menu, source, clock),
    modifierGroups: groupsOf(menu, modifierGroupIds),
    ...(combo && { combo: { parts: combo.parts.map(part => ({ ...part, options: part.options.flatMap(option => viewOption(menu, option, clock)) })) } }),
  }
}

function viewOption(menu: MenuState, option: ComboOption, clock: Clock): readonly MenuViewOption[] {
  const item = kept(menu.items, option.itemId)
  if (!item) return []
  const variant = item.variants.find(({ id }) => id === option.variantId)
  return [{
    ...option,
    name: variant ? `${item.name}, ${variant.name}` : item.name,
    ...(item.names && { names: item.names }),
    diet: item.diet,
    ...availabilityOf(menu, item, clock, option.quantity),
    modifierGroups: groupsOf(menu, item.modifierGroupIds),
  }]
}

const groupsOf = (menu: MenuState, ids: readonly string[]): readonly ModifierGroup[] => ids.flatMap(id => own(menu.modifierGroups, id) ?? [])
