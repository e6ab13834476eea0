import type { MenuState } from '@restoflow/core'

type Bare<Definition> = Omit<Definition, 'revision'>

export type Category = Bare<MenuState['categories'][string]>
export type ModifierGroup = Bare<MenuState['modifierGroups'][string]>

/** @returns the member of this id, if there is one */
export function own<T>(list: Readonly<Record<string, T>>, id: string): T | undefined {
  return Object.hasOwn(list, id) ? list[id] : undefined
}
