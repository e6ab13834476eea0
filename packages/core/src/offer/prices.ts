import { own } from '../kernel/own'
import type { OrderKind } from './order-kind'
import type { DatedPrice, DatedTaxRate, MenuItem, TaxClass } from '../menu/menu'

/**
 * The price of one, without modifiers. Of the item's dated prices that have begun, fit the kind of order and are for this
 * very variant, those for the kind beat those for all kinds, then the latest beats; else it is the plain price.
 * @param date the outlet's local date, `2026-11-22`
 * @returns whole paise; the lowest variant's where none is named and there are some
 */
export function priceOf(item: MenuItem, variantId: string | undefined, kind: OrderKind, date: string): number {
  const first = item.variants[0]
  if (variantId === undefined && first) return Math.min(...item.variants.map(({ id }) => priceOf(item, id, kind, date)))
  let best: DatedPrice | undefined
  for (const price of item.prices ?? []) {
    if (price.variantId !== variantId || (price.from ?? '') > date || (price.kinds !== undefined && !price.kinds.includes(kind))) continue
    if (best === undefined || beats(price, best)) best = price
  }
  return best?.pricePaise ?? item.variants.find(({ id }) => id === variantId)?.pricePaise ?? item.pricePaise
}

function beats(price: DatedPrice, other: DatedPrice): boolean {
  const [own, others] = [price.kinds !== undefined, other.kinds !== undefined]
  if (own !== others) return own
  const [from, otherFrom] = [price.from ?? '', other.from ?? '']
  // two of the same day are refused when the item is defined; were they there, the order of the list must not decide
  return from === otherFrom ? price.pricePaise < other.pricePaise : from > otherFrom
}

/** @returns the first local date after `date` on which one of the item's prices begins, or null */
export function nextPriceDate(item: MenuItem, date: string): string | null {
  let next: string | null = null
  for (const { from } of item.prices ?? []) if (from !== undefined && from > date && (next === null || from < next)) next = from
  return next
}

/** What a tax class takes on one day. */
export type RateOnDay = Omit<DatedTaxRate, 'from'>

/** @returns rate and cess of a tax class on a local date: of its dated rates that have begun the latest, else the plain one */
export function rateOn(taxClass: TaxClass, date: string): RateOnDay {
  let best: DatedTaxRate | undefined
  for (const rate of taxClass.rates ?? []) if (rate.from <= date && (best === undefined || rate.from > best.from)) best = rate
  const { rateBasisPoints, cessBasisPoints, cessPaisePerUnit } = best ?? taxClass
  return { rateBasisPoints, ...(cessBasisPoints !== undefined && { cessBasisPoints }), ...(cessPaisePerUnit !== undefined && { cessPaisePerUnit }) }
}

/** Tax as a line is sold at: frozen in the order. */
export type LineTax = Omit<TaxClass, 'name' | 'rates'>

/** @returns what is taxed so on a local date, with the item's own HSN where it has one */
export function lineTax(taxClass: TaxClass, date: string, hsn = taxClass.hsn): LineTax {
  const { id, section, treatment } = taxClass
  return { id, section, treatment, hsn, ...rateOn(taxClass, date) }
}

/** @returns a member of a menu's list that is still on the menu */
export function kept<T extends { readonly archived?: boolean }>(record: Readonly<Record<string, T>>, id: string): T | undefined {
  const found = own(record, id)
  return found?.archived === true ? undefined : found
}
