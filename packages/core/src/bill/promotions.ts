import { localTime } from '../calendar/calendar'
import { share } from '../money/allocate'
import { prorate, timesQuantity } from '../money/money'
import { parseQuantity } from '../money/quantity'
import { isServed } from '../offer/times'
import type { OrderPromotion, Section } from '../order/billing'
import type { OrderLine, OrderState } from '../order/order'
import { discountPaise } from '../tax/lines'

/** What one promotion takes off, on one line or on one section of the bill. */
export interface PromotionShare {
  readonly promotion: OrderPromotion
  readonly paise: number
}

/** What promotions do to one line of the order. */
export interface PromotedLine {
  /** Whole pieces that are free; what they are free by. */
  readonly freePieces: number
  readonly freeBy: readonly PromotionShare[]
  /** Off the other pieces. */
  readonly off: readonly PromotionShare[]
}

export interface Promoted {
  readonly lines: ReadonlyMap<string, PromotedLine>
  /** Off a section as a whole. */
  readonly bill: Readonly<Record<Section, readonly PromotionShare[]>>
  /** By promotion: how it came to what it takes off, food and liquor together. */
  readonly taken: ReadonlyMap<string, PromotionTaken>
}

/** How one promotion came to what it takes off the whole order. */
export interface PromotionTaken {
  /** What qualified came to when its turn came; of free pieces their price. */
  readonly basePaise: number
  readonly paise: number
  /** How many were free. */
  readonly pieces?: number
}

interface Work {
  readonly line: OrderLine
  /** What is left of the line, in paise. */
  net: number
  freePieces: number
  readonly freeBy: PromotionShare[]
  readonly off: PromotionShare[]
}

const nothing: Promoted = { lines: new Map(), bill: { gst: [], vat: [] }, taken: new Map() }

/** Free pieces come first, then shares and amounts of some dishes, then those of the whole bill: in one order, whatever was put on first. */
function rank({ effect, scope, times }: OrderPromotion): number {
  if ('buy' in effect) return 0
  return (isWhole({ scope, ...(times && { times }) }) ? 3 : 1) + ('paise' in effect ? 1 : 0)
}

const isWhole = ({ scope, times }: Pick<OrderPromotion, 'scope' | 'times'>): boolean =>
  scope.categoryIds === undefined && scope.itemIds === undefined && times === undefined

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Lines that differ in nothing that a bill shows may change places: no total depends on it. */
function compareLines(a: Work, b: Work): number {
  return b.line.tax.rateBasisPoints - a.line.tax.rateBasisPoints || b.net - a.net || compareText(a.line.tax.section, b.line.tax.section)
    || compareText(a.line.tax.treatment, b.line.tax.treatment) || compareText(a.line.itemId, b.line.itemId)
      || compareText(a.line.lineId, b.line.lineId)
}

/**
 * @param timeZone the outlet's
 * @returns what coupons and offers take off the order, food and liquor together; nothing goes below zero, and neither the order of the
 *   lines nor that of the promotions changes a total
 */
export function promotedOf(order: OrderState, timeZone: string): Promoted {
  if (order.billing.promotions.length === 0) return nothing
  const lines = order.lineOrder.flatMap((id): readonly Work[] => {
    const line = order.lines[id]
    return line && !line.voided ? [{ line, net: netOf(line), freePieces: 0, freeBy: [], off: [] }] : []
  })
  const value = lines.reduce((sum, { net }) => sum + net, 0)
  const bill: Record<Section, PromotionShare[]> = { gst: [], vat: [] }
  const taken = new Map<string, PromotionTaken>()
  const promotions = [...order.billing.promotions].sort((a, b) => rank(a) - rank(b) || compareText(a.promotionId, b.promotionId))
  for (const promotion of promotions) {
    if (value < (promotion.minBillPaise ?? 0)) continue
    taken.set(promotion.promotionId, 'buy' in promotion.effect
      ? giveFree(promotion, promotion.effect, lines, timeZone)
      : takeOff(promotion, lines.filter(({ line }) => fits(promotion, line, timeZone)), bill))
  }
  return { lines: new Map(lines.map(({ line, freePieces, freeBy, off }) => [line.lineId, { freePieces, freeBy, off }])), bill, taken }
}

/** @returns the line after its own discount, in paise */
function netOf({ unitPricePaise, quantity, discount }: OrderLine): number {
  const gross = timesQuantity(unitPricePaise, parseQuantity(quantity))
  return gross - (discount ? discountPaise(discount.discount, gross, 'discount') : 0)
}

/** What a combo is made of has its price already; the whole bill is another matter. */
function fits(promotion: OrderPromotion, line: OrderLine, timeZone: string): boolean {
  const { scope, times, from = '', until = '9999' } = promotion
  if (!isWhole(promotion) && line.comboId !== undefined) return false
  const isIn = (scope.categoryIds === undefined && scope.itemIds === undefined)
    || scope.itemIds?.includes(line.itemId) === true
      || (line.categoryId !== undefined && scope.categoryIds?.includes(line.categoryId) === true)
  if (!isIn) return false
  const { date } = localTime(line.addedAt, timeZone)
  return date >= from && date <= until && isServed(times, line.addedAt, timeZone)
}

function takeOff(promotion: OrderPromotion, lines: readonly Work[], bill: Record<Section, PromotionShare[]>): PromotionTaken {
  const sorted = [...lines].sort(compareLines)
  const total = sorted.reduce((sum, { net }) => sum + net, 0)
  const { effect } = promotion
  const wanted = 'basisPoints' in effect ? Math.min(prorate(total, effect.basisPoints, 10_000), effect.maxPaise ?? total)
    : 'paise' in effect ? effect.paise : 0
  const paise = Math.min(wanted, total)
  if (paise === 0) return { basePaise: total, paise }
  const shares = share(paise, sorted.map(({ net }) => net))
  const sums: Record<Section, number> = { gst: 0, vat: 0 }
  sorted.forEach((work, place) => {
    const part = shares[place] ?? 0
    work.net -= part
    sums[work.line.tax.section] += part
    if (part > 0 && !isWhole(promotion)) work.off.push({ promotion, paise: part })
  })
  if (isWhole(promotion)) {
    for (const section of ['gst', 'vat'] as const) if (sums[section] > 0) bill[section].push({ promotion, paise: sums[section] })
  }
  return { basePaise: total, paise }
}

type FreeEffect = Extract<OrderPromotion['effect'], { readonly buy: number }>

/** The cheapest of what qualifies are free. A line with a discount of its own, a dish by weight and what costs nothing take no part. */
function giveFree(promotion: OrderPromotion, { buy, free, freeItemIds }: FreeEffect, lines: readonly Work[],
  timeZone: string): PromotionTaken {
  const piecesOf = ({ line, freePieces }: Work): number => {
    const thousandths = parseQuantity(line.quantity)
    return line.discount !== undefined || line.unitPricePaise === 0 || thousandths % 1000 !== 0 ? 0 : thousandths / 1000 - freePieces
  }
  const isGift = ({ line }: Work): boolean => freeItemIds?.includes(line.itemId) === true && line.comboId === undefined
  const bought = lines.filter(work => fits(promotion, work.line, timeZone) && !isGift(work))
  const pool = freeItemIds === undefined ? bought : lines.filter(work => isGift(work) && withinTimes(promotion, work.line, timeZone))
  const count = bought.reduce((sum, work) => sum + piecesOf(work), 0)
  let left = Math.floor(count / (freeItemIds === undefined ? buy + free : buy)) * free
  const cheapest = [...pool].sort((a, b) => a.line.unitPricePaise - b.line.unitPricePaise || compareLines(a, b))
  const taken = { pieces: 0, paise: 0 }
  for (const work of cheapest) {
    const pieces = Math.min(left, piecesOf(work))
    if (pieces <= 0) continue
    left -= pieces
    work.freePieces += pieces
    const paise = pieces * work.line.unitPricePaise
    work.net -= paise
    work.freeBy.push({ promotion, paise })
    taken.pieces += pieces
    taken.paise += paise
  }
  return { ...taken, basePaise: taken.paise }
}

function withinTimes({ times, from = '', until = '9999' }: OrderPromotion, line: OrderLine, timeZone: string): boolean {
  const { date } = localTime(line.addedAt, timeZone)
  return date >= from && date <= until && isServed(times, line.addedAt, timeZone)
}
