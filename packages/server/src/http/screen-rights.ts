import { holds, type Rightful, type RightId } from '@restoflow/core'

/** Each screen with the rights for which it is there: whoever holds one of them works on it. */
export const screenRights = {
  floor: ['orders.take', 'orders.void', 'orders.move', 'orders.cancel', 'orders.ask-bill'],
  kitchen: ['tickets.work', 'tickets.pass'],
  till: ['bills.issue', 'tenders.take'],
  guests: ['guests.keep'],
  menu: ['menu.edit', 'menu.eighty-six'],
  settings: ['settings.edit', 'people.manage', 'terminals.manage', 'floor.edit', 'stations.edit', 'charges.edit'],
  setup: ['settings.edit'],
} as const satisfies Record<string, readonly RightId[]>

export type ScreenId = keyof typeof screenRights

/** @returns whether somebody works on the screen, by what they hold at this moment */
export function worksOn(screen: ScreenId, by: Rightful): boolean {
  return holdsAny(by, screenRights[screen])
}

/** @returns whether somebody holds one of the rights at this moment */
export function holdsAny(by: Rightful, ids: readonly RightId[]): boolean {
  return ids.some(id => holds(by, id))
}
