import { own } from '../kernel/own'
import type { MenuState } from '../menu/menu'

/**
 * @param at UTC instant
 * @returns how many are left of an item at an instant, in thousandths; undefined when it is not counted then
 */
export function leftAt({ left, countsUntil }: Pick<MenuState, 'left' | 'countsUntil'>, itemId: string, at: string): number | undefined {
  const until = own(countsUntil, itemId)
  return until !== undefined && until <= at ? undefined : own(left, itemId)
}
