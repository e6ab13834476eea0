import { own } from '../kernel/own'
import { parseQuantity } from '../money/quantity'
import { leftAt } from '../offer/counted'
import type { OrderKind } from '../order/order'
import type { BatchBefore, DatedPrice, DefinitionKind, MenuBatch, MenuDefinitions, MenuItem, MenuState, PriceChange, Revised } from './menu'

type DefinitionOf<Kind extends DefinitionKind> = Omit<MenuDefinitions[Kind][string], 'revision'>

export const definitionKinds: readonly DefinitionKind[] = ['taxClasses', 'modifierGroups', 'categories', 'items']

/** @returns the menu with a definition added or replaced, its revision counted on */
export function withDefinition<State extends MenuDefinitions, Kind extends DefinitionKind>(state: State, kind: Kind, definition: DefinitionOf<Kind>): State {
  const revision = (own<{ readonly revision: number }>(state[kind], definition.id)?.revision ?? 0) + 1
  return { ...state, [kind]: { ...state[kind], [definition.id]: { ...definition, revision } } }
}

/** @returns the menu without a definition; of an item also what was known of its stock */
export function withoutDefinition(state: MenuState, kind: DefinitionKind, id: string): MenuState {
  const rest = { ...state, [kind]: without<unknown>(state[kind], id) }
  return kind === 'items' ? { ...rest, ...stockWithout(state, id) } : rest
}

function stockWithout({ soldOut, left, countsUntil }: MenuState, id: string): Pick<MenuState, 'soldOut' | 'left' | 'countsUntil'> {
  return { soldOut: without(soldOut, id), left: without(left, id), countsUntil: without(countsUntil, id) }
}

/** @returns the menu with an item counted anew, until when, or not at all */
export function withCount(state: MenuState, { itemId, left, until }: { readonly itemId: string; readonly left: string | null; readonly until?: string }): MenuState {
  const countsUntil = until === undefined ? without(state.countsUntil, itemId) : { ...state.countsUntil, [itemId]: until }
  return left === null ? { ...state, left: without(state.left, itemId), countsUntil } : withLeft({ ...state, countsUntil }, itemId, left)
}

/** @returns the menu with how many are left of a counted item, in decimal text */
export function withLeft(state: MenuState, itemId: string, left: string): MenuState {
  return { ...state, left: { ...state.left, [itemId]: left === '0' ? 0 : parseQuantity(left) } }
}

/** @returns the menu with the item on again: its 86 is taken back, and a count that had come to nothing, or to its end, is over */
export function restored(state: MenuState, itemId: string, at: string): MenuState {
  const rest = { ...state, soldOut: without(state.soldOut, itemId) }
  const left = leftAt(state, itemId, at)
  return left === undefined || left === 0 ? withCount(rest, { itemId, left: null }) : rest
}

interface PricesChanged {
  readonly changes: readonly PriceChange[]
  readonly from?: string
  readonly kinds?: readonly OrderKind[]
  readonly date: string
}

/** @returns the items with new prices; each item that is changed counts one revision on */
export function withPrices(items: MenuDefinitions['items'], { changes, from, kinds, date }: PricesChanged): MenuDefinitions['items'] {
  const changed: Record<string, Revised<MenuItem>> = {}
  for (const change of changes) {
    const item = own(changed, change.itemId) ?? own(items, change.itemId)
    if (!item) continue
    const revision = (own(items, change.itemId)?.revision ?? 0) + 1
    changed[item.id] = { ...(from === undefined && kinds === undefined ? atOnce(item, change, date) : dated(item, change, from, kinds, date)), revision }
  }
  return { ...items, ...changed }
}

/** The plain price; general prices that have begun would hide it, and end here. Those to come stay. */
function atOnce(item: Revised<MenuItem>, { variantId, pricePaise }: PriceChange, date: string): Revised<MenuItem> {
  const prices = (item.prices ?? []).filter(price => price.kinds !== undefined || price.variantId !== variantId || hasNotBegun(price, date))
  if (variantId === undefined) return withPriceList({ ...item, pricePaise }, prices)
  const variants = item.variants.map(variant => (variant.id === variantId ? { ...variant, pricePaise } : variant))
  return withPriceList({ ...item, variants }, prices)
}

/** A price from a day or for some kinds; without a day it replaces those for these kinds that have begun. */
function dated(
  item: Revised<MenuItem>, { variantId, pricePaise }: PriceChange, from: string | undefined, kinds: readonly OrderKind[] | undefined, date: string,
): Revised<MenuItem> {
  const rest = (item.prices ?? []).flatMap((price): readonly DatedPrice[] => {
    if (price.variantId !== variantId || (price.kinds === undefined) !== (kinds === undefined)) return [price]
    if (from === undefined ? hasNotBegun(price, date) : price.from !== from) return [price]
    if (kinds === undefined) return []
    const others = (price.kinds ?? []).filter(kind => !kinds.includes(kind))
    return others.length > 0 ? [{ ...price, kinds: others }] : []
  })
  return withPriceList(item, [...rest, { ...(from !== undefined && { from }), ...(kinds && { kinds }), ...(variantId !== undefined && { variantId }), pricePaise }])
}

const hasNotBegun = ({ from }: DatedPrice, date: string): boolean => from !== undefined && from > date

function withPriceList({ prices: _, ...item }: Revised<MenuItem>, prices: readonly DatedPrice[]): Revised<MenuItem> {
  return prices.length > 0 ? { ...item, prices } : item
}

/** @returns the menu with all definitions of a batch, and what stood there before */
export function withBatch(state: MenuState, batch: { readonly batchId: string } & MenuBatch, at: string): MenuState {
  const before = { taxClasses: {}, modifierGroups: {}, categories: {}, items: {} } satisfies Record<DefinitionKind, object>
  const next = { ...state }
  const add = <Kind extends DefinitionKind>(kind: Kind, definitions: readonly DefinitionOf<Kind>[]): void => {
    const [stood, list]: [Record<string, unknown>, Record<string, unknown>] = [{}, { ...state[kind] }]
    for (const definition of definitions) {
      const known = own<{ readonly revision: number }>(state[kind], definition.id)
      stood[definition.id] = known ?? null
      list[definition.id] = { ...definition, revision: (known?.revision ?? 0) + 1 }
    }
    Object.assign(before, { [kind]: stood })
    Object.assign(next, { [kind]: list })
  }
  add('taxClasses', batch.taxClasses ?? [])
  add('modifierGroups', batch.modifierGroups ?? [])
  add('categories', batch.categories ?? [])
  add('items', batch.items ?? [])
  return { ...next, batch: { id: batch.batchId, at, before } }
}

/** @returns the menu with what stood before the newest batch; revisions go on, so that a stale edit is still seen */
export function withoutBatch(state: MenuState): MenuState {
  if (state.batch === null) return state
  let next: MenuState = { ...state, batch: null }
  for (const kind of definitionKinds) {
    const list: Record<string, unknown> = { ...state[kind] }
    for (const [id, stood] of Object.entries<{ readonly revision: number } | null>(state.batch.before[kind])) {
      if (stood === null) delete list[id]
      else list[id] = { ...stood, revision: stood.revision + 2 }
    }
    next = { ...next, [kind]: list }
  }
  const gone = Object.entries(state.batch.before.items).flatMap(([id, stood]) => (stood === null ? [id] : []))
  return gone.reduce((rest, id) => ({ ...rest, ...stockWithout(rest, id) }), next)
}

/** @returns what the newest batch put there and somebody has changed since, as `{kind, id}` */
export function changedSince(state: MenuDefinitions, { before }: BatchBefore): readonly { readonly kind: DefinitionKind; readonly id: string }[] {
  return definitionKinds.flatMap(kind => Object.entries<{ readonly revision: number } | null>(before[kind]).flatMap(([id, stood]) => {
    const revision = own<{ readonly revision: number }>(state[kind], id)?.revision
    return revision === (stood?.revision ?? 0) + 1 ? [] : [{ kind, id }]
  }))
}

function without<T>(record: Readonly<Record<string, T>>, key: string): Readonly<Record<string, T>> {
  const { [key]: _, ...rest } = record
  return rest
}
