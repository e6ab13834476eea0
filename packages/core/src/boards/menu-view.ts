import type { House } from '../kernel/house'
import { own } from '../kernel/own'
import type { Course, MenuItem, MenuState, ModifierGroup } from '../menu/menu'
import type { LocalNames } from '../outlet/outlet'

export interface MenuViewItem extends Omit<MenuItem, 'modifierGroupIds' | 'course'> {
  readonly course: Course
  readonly available: boolean
  readonly modifierGroups: readonly ModifierGroup[]
}

export interface MenuView {
  readonly position: number
  readonly categories: readonly { readonly id: string; readonly name: string; readonly names?: LocalNames; readonly items: readonly MenuViewItem[] }[]
}

/** @returns the menu in the order of its categories: `GET /api/v1/menu` */
export function menuView(house: House): MenuView {
  const menu = house.state<MenuState>('menu')
  const items = Object.values(menu.items).map(item => viewItem(menu, item))
  return {
    position: house.position,
    categories: Object.values(menu.categories)
      .sort((a, b) => a.order - b.order)
      .map(({ id, name, names }) => ({ id, name, ...(names && { names }), items: items.filter(item => item.categoryId === id) })),
  }
}

function viewItem(menu: MenuState, { modifierGroupIds, ...item }: MenuItem): MenuViewItem {
  return {
    ...item,
    available: own(menu.soldOut, item.id) === undefined,
    modifierGroups: modifierGroupIds.flatMap(id => menu.modifierGroups[id] ?? []),
  }
}
