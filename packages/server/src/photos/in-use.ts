import type { House, MenuState } from '@restoflow/core'

/** @returns ids of the photos that the menu names, of archived items too */
export function photosInUse(house: House): ReadonlySet<string> {
  const { items } = house.state<MenuState>('menu')
  return new Set(Object.values(items).flatMap(item => ('photo' in item && typeof item.photo === 'string' ? [item.photo] : [])))
}
