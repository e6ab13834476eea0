import {
  availabilityOf, clockOf, clockText, localTime, nextMenuChange, type Availability, type Clock, type House, type MenuState, type OutletState,
} from '@restoflow/core'
import { useWords, type Words } from '../../words/words'
import { Badge } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { menuRevision, type ItemDefinition } from './types'

/** @returns the clock by which the menu is read at an instant */
export function menuClock(house: House, now: string): Clock {
  return clockOf(house.state<OutletState>('outlet'), now)
}

/** What of an item changes without anybody changing the menu: the row shows it, and the page's script acts on it. */
function StateBadges({ state, clock }: { state: Availability; clock: Clock }) {
  const t = useWords()
  const { available, reason, left, returnsAt } = state
  const when = returnsAt === undefined ? null : whenText(t, returnsAt, clock)
  return (
    <>
      {!available && reason !== 'not-now' && (
        <Badge tone="bad">{reason === 'short' ? t('menu.too-few') : when === null ? t('menu.sold-out') : t('menu.sold-out-until', { when })}</Badge>
      )}
      {reason === 'not-now' && <Badge icon="clock">{when === null ? t('menu.not-now') : t('menu.not-now-until', { when })}</Badge>}
      {left !== undefined && <Badge tone={Number(left) === 0 ? 'bad' : 'warn'}>{t('menu.left', { count: left })}</Badge>}
    </>
  )
}

/** `4:00 AM` today, else `tomorrow` or the day. */
function whenText(t: Words, at: string, { now, timeZone }: Clock): string {
  const [then, today] = [localTime(at, timeZone), localTime(now, timeZone)]
  if (then.date === today.date) return clockText(then.minutes)
  const days = Math.round((Date.parse(then.date) - Date.parse(today.date)) / 86_400_000)
  return days === 1 ? t('menu.tomorrow') : then.date
}

const isPlain = ({ available, left }: Availability): boolean => available && left === undefined

/** Attributes of a row that follow its state. */
export function stateAttributes({ available, reason, left }: Availability): Attributes {
  return { 'data-out': !available && reason === 'sold-out', 'data-later': reason === 'not-now', 'data-left': left }
}

/** The slot of a row: the page's script fills it anew from {@link MenuStates}. */
export function StateSlot({ itemId, state, clock }: { itemId: string; state: Availability; clock: Clock }) {
  return <span class="item-state" data-state-of={itemId}><StateBadges state={state} clock={clock} /></span>
}

/**
 * @returns what is sold out, counted or not served at this hour, as hidden parts that the page's script puts into the rows: so
 * the list itself is no live region, and a change of one dish sends no list of five hundred
 */
export function MenuStates({ house, now, attributes, again }: { house: House; now: string; attributes: Attributes; again: (at: string) => void }) {
  const menu = house.state<MenuState>('menu')
  const clock = menuClock(house, now)
  const next = nextMenuChange(menu, clock)
  if (next !== null) again(next)
  const states = Object.values(menu.items).filter(({ archived }) => archived !== true)
    .map(item => ({ item, state: availabilityOf(menu, item, clock) })).filter(({ state }) => !isPlain(state))
  return (
    <div hidden data-menu-revision={menuRevision(menu)} {...attributes}>
      {states.map(({ item, state }) => (
        <span id={`state-${item.id}`} data-item-state={item.id} {...stateAttributes(state)}><StateBadges state={state} clock={clock} /></span>
      ))}
    </div>
  )
}

/** @returns the state of an item for its row; of an archived one none */
export function stateOf(menu: MenuState, item: ItemDefinition, clock: Clock): Availability {
  return item.archived === true ? { available: true } : availabilityOf(menu, item, clock)
}
