import { priceOf, type MenuState, type OrderKind } from '@restoflow/core'
import type { ItemDefinition } from './types'

/** How many prices are changed at once. */
export interface PriceRule {
  /** Every category when empty. */
  readonly categoryIds: readonly string[]
  readonly by: 'percent' | 'amount'
  /** Signed: basis points, or whole paise. */
  readonly value: number
  /** Prices become whole multiples of it, the half up; 1 leaves them. */
  readonly roundToPaise: number
  /** Local date; at once when absent. */
  readonly from?: string | undefined
  /** Every kind of order when absent. */
  readonly kinds?: readonly OrderKind[] | undefined
}

/** One price as it is, and as the rule makes it. */
export interface PriceRow {
  /** `butter-naan`, `paneer-tikka/half` */
  readonly key: string
  readonly item: ItemDefinition
  readonly variantId?: string
  readonly variantName?: string
  readonly oldPaise: number
  readonly newPaise: number
}

const wholeBasisPoints = 10_000

/**
 * @param today the outlet's local date
 * @returns each price that the rule is for, of everything on the menu, changed or not, in the order of the menu
 */
export function priceRows(menu: MenuState, rule: PriceRule, today: string): readonly PriceRow[] {
  const categories = Object.values(menu.categories).filter(({ id, archived }) =>
    archived !== true && (rule.categoryIds.length === 0 || rule.categoryIds.includes(id))).sort((a, b) => a.order - b.order)
  return categories.flatMap(({ id }) => Object.values(menu.items).filter(item => item.categoryId === id && item.archived !== true)
    .flatMap(item => rowsOf(item, rule, rule.from ?? today)))
}

function rowsOf(item: ItemDefinition, rule: PriceRule, date: string): readonly PriceRow[] {
  const row = (variantId?: string, variantName?: string): PriceRow => {
    const oldPaise = presentPrice(item, variantId, rule.kinds?.[0], date)
    return {
      key: variantId === undefined ? item.id : `${item.id}/${variantId}`, item, oldPaise, newPaise: changedPrice(oldPaise, rule),
      ...(variantId !== undefined && { variantId }), ...(variantName !== undefined && { variantName }),
    }
  }
  return item.variants.length === 0 ? [row()] : item.variants.map(({ id, name }) => row(id, name))
}

/** For all kinds of orders: the price that those without one of their own have. */
function presentPrice(item: ItemDefinition, variantId: string | undefined, kind: OrderKind | undefined, date: string): number {
  if (kind !== undefined) return priceOf(item, variantId, kind, date)
  const general = { ...item, prices: (item.prices ?? []).filter(({ kinds }) => kinds === undefined) }
  return priceOf(general, variantId, 'dine-in', date)
}

/** @returns the price after the rule: half up to the unit, never below zero */
export function changedPrice(paise: number, { by, value, roundToPaise }: Pick<PriceRule, 'by' | 'value' | 'roundToPaise'>): number {
  // in whole numbers: a price times basis points stays far below what is exact
  const scaled = by === 'percent' ? paise * (wholeBasisPoints + value) : (paise + value) * wholeBasisPoints
  const unit = roundToPaise * wholeBasisPoints
  return Math.max(0, Math.floor((scaled + unit / 2) / unit) * roundToPaise)
}
