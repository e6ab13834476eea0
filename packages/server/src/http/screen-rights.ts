import { holds, rights, type Rightful, type RightId } from '@restoflow/core'
import { features } from '@restoflow/core/features'

/** Each screen with the rights for which it is there: whoever holds one of them works on it. */
export const screenRights = {
  floor: ['orders.take', 'orders.void', 'orders.move', 'orders.cancel', 'orders.ask-bill'],
  kitchen: ['tickets.work', 'tickets.pass'],
  till: ['bills.issue', 'tenders.take'],
  day: ['shifts.run', 'day.close', 'reports.day', 'reports.loss'],
  counter: ['orders.take'],
  guests: ['guests.keep'],
  menu: ['menu.edit', 'menu.eighty-six'],
  reports: ['reports.read'],
  settings: ['settings.edit', 'people.manage', 'terminals.manage', 'floor.edit', 'stations.edit', 'charges.edit', 'promotions.edit'],
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

const lockable = features.flatMap(({ command, path }) => {
  const right = rights.find(({ commands }) => (commands as readonly string[]).includes(command))
  // what sets the house up has screens of its own, which stay closed as a whole
  return right && right.group !== 'set-up' ? [{ path, id: right.id }] : []
})

/** @returns paths of the service's commands that somebody may not give at this moment: their controls are shown locked */
export function lockedPaths(by: Rightful): readonly string[] {
  return lockable.filter(({ id }) => !holds(by, id)).map(({ path }) => path)
}
