import { instantOf } from '../calendar/instant'
import { localTime } from '../calendar/calendar'
import { own } from '../kernel/own'
import { formatQuantity } from '../money/quantity'
import type { OutletState } from '../outlet/outlet'
import type { ComboPart, MenuItem, MenuState, TimeWindow } from '../menu/menu'
import { leftAt } from './counted'
import { kept, nextPriceDate } from './prices'
import { isServed, nextEdge, nextServed, timesKey } from './times'

/** Why something can't be ordered: an 86 or a count at 0, the time of day, or fewer left than one of it takes. */
export type UnavailableReason = 'sold-out' | 'not-now' | 'short'

export interface Availability {
  readonly available: boolean
  readonly reason?: UnavailableReason
  /** How many are left of what is counted, decimal text; of a combo the fewest that its fixed parts allow. */
  readonly left?: string
  /** UTC instant at which it comes back by itself, where that is known. */
  readonly returnsAt?: string
}

/** The outlet's clock at one instant. */
export interface Clock {
  /** UTC instant. */
  readonly now: string
  readonly timeZone: string
}

/** @returns the clock of an outlet; UTC before it is set up */
export function clockOf(outlet: OutletState, now: string): Clock {
  return { now, timeZone: outlet.settings?.timeZone ?? 'UTC' }
}

/** @returns the outlet's local date */
export function dateOf({ now, timeZone }: Clock): string {
  return localTime(now, timeZone).date
}

/**
 * @param pieces how many at once
 * @returns whether they can be ordered at this moment, and if not, why and until when. An archived item is no matter of
 *   this: it is not on the menu at all.
 */
export function availabilityOf(menu: MenuState, item: MenuItem, clock: Clock, pieces = 1): Availability {
  const plain = plainAvailability(menu, item, clock, pieces)
  if (!item.combo) return plain
  const parts = item.combo.parts.map(part => partAvailability(menu, part, clock))
  const lefts = [plain, ...parts].flatMap(({ left }) => (left === undefined ? [] : [Number(left)]))
  const left = lefts.length > 0 && { left: formatQuantity(Math.min(...lefts) * 1000) }
  const missing = [plain, ...parts].filter(({ available }) => !available)
  const [first] = missing
  if (!first) return { available: true, ...left }
  const back = missing.map(({ returnsAt }) => returnsAt)
  // it is back when the last of them is; one that nobody knows of leaves it open
  const returnsAt = back.reduce((last, at) => (last === undefined || at === undefined ? undefined : at > last ? at : last), back[0])
  return { available: false, ...(first.reason && { reason: first.reason }), ...left, ...(returnsAt !== undefined && { returnsAt }) }
}

function plainAvailability(menu: MenuState, item: MenuItem, clock: Clock, pieces: number): Availability {
  const thousandths = leftAt(menu, item.id, clock.now)
  const left = thousandths !== undefined && { left: formatQuantity(thousandths) }
  const out = own(menu.soldOut, item.id)
  const ends = own(menu.countsUntil, item.id) ?? null
  const isOut = out !== undefined && (out.until === null || out.until > clock.now)
  if (isOut || thousandths === 0) {
    const returnsAt = laterOf(isOut ? out.until : '', thousandths === 0 ? ends : '')
    return { available: false, reason: 'sold-out', ...left, ...(returnsAt !== null && { returnsAt }) }
  }
  const lists = timesOf(menu, item)
  if (!lists.every(times => isServed(times, clock.now, clock.timeZone))) {
    const returnsAt = nextServed(lists, clock.now, clock.timeZone)
    return { available: false, reason: 'not-now', ...left, ...(returnsAt !== null && { returnsAt }) }
  }
  // what is sold by weight is short only when nothing is left: half a kilogram may be asked for
  if ((item.quantityDecimals ?? 0) === 0 && thousandths !== undefined && thousandths < pieces * 1000) {
    return { available: false, reason: 'short', ...left, ...(ends !== null && { returnsAt: ends }) }
  }
  return { available: true, ...left }
}

/** Both ends must have come; null: one of them never does. */
const laterOf = (one: string | null, other: string | null): string | null => (one === null || other === null ? null : one > other ? one : other)

const timesOf = (menu: MenuState, item: MenuItem): readonly (readonly TimeWindow[] | undefined)[] =>
  [item.times, own(menu.categories, item.categoryId)?.times]

/** A part can be had when one of its options can; `left` only where it is fixed, in combos. */
function partAvailability(menu: MenuState, { options }: ComboPart, clock: Clock): Availability {
  const each = options.map(({ itemId, quantity }): Availability => {
    const item = kept(menu.items, itemId)
    if (!item) return { available: false, reason: 'sold-out' }
    const found = plainAvailability(menu, item, clock, quantity)
    return found.left === undefined ? found : { ...found, left: String(Math.floor(Number(found.left) / quantity)) }
  })
  const [only] = each
  if (each.length === 1 && only) return only
  if (each.some(({ available }) => available)) return { available: true }
  const back = each.flatMap(({ returnsAt }) => returnsAt ?? []).sort()
  return { available: false, reason: only?.reason ?? 'sold-out', ...(back[0] !== undefined && { returnsAt: back[0] }) }
}

/**
 * @returns the next UTC instant at which prices or what can be ordered change by themselves, or null: an 86 or a count ends, a time
 *   of day begins or ends, a price's day begins
 */
export function nextMenuChange(menu: MenuState, clock: Clock): string | null {
  const instants = new Set<string>()
  for (const { until } of Object.values(menu.soldOut)) if (until !== null && until > clock.now) instants.add(until)
  for (const until of Object.values(menu.countsUntil)) if (until > clock.now) instants.add(until)
  // many dishes, few times: each is looked at once
  const windows = new Map<string, TimeWindow>()
  for (const { times = [] } of [...Object.values(menu.items), ...Object.values(menu.categories)]) {
    for (const time of times) windows.set(timesKey([time]), time)
  }
  const edge = nextEdge([...windows.values()], clock.now, clock.timeZone)
  if (edge !== null) instants.add(edge)
  const today = dateOf(clock)
  const days = Object.values(menu.items).flatMap(item => nextPriceDate(item, today) ?? []).sort()
  if (days[0] !== undefined) instants.add(instantOf(days[0], 0, clock.timeZone))
  return [...instants].sort()[0] ?? null
}
