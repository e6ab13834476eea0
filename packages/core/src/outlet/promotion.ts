import { isDate } from '../calendar/calendar'
import { defineDecision } from '../kernel/decider'
import type { DomainEvent } from '../kernel/env'
import { requireWhole } from '../kernel/checks'
import { refuse } from '../kernel/errors'
import { own } from '../kernel/own'
import { requireRevision } from '../kernel/revision'
import type { MenuState, TimeWindow } from '../menu/menu'
import { checkPaise } from '../money/money'
import type { OrderKind } from '../offer/order-kind'
import type { LocalNames, OutletEvent, OutletState } from './outlet'
import type { Revised } from './plan'

/** What a coupon or an offer gives: a share with a cap, an amount, or the cheapest `free` of every `buy + free` pieces. */
export type PromotionEffect =
  | { readonly basisPoints: number; readonly maxPaise?: number }
  | { readonly paise: number }
  | { readonly buy: number; readonly free: number; readonly freeItemIds?: readonly string[] }

/** On what it is given: on all dishes where neither list is there, else on those of the categories and items. */
export interface PromotionScope {
  readonly categoryIds?: readonly string[]
  readonly itemIds?: readonly string[]
}

/** What a coupon or an offer is, and when it holds. */
export interface PromotionRule {
  readonly name: string
  readonly names?: LocalNames
  readonly effect: PromotionEffect
  readonly scope: PromotionScope
  /** The dishes come to at least this, after their own discounts and before promotions. */
  readonly minBillPaise?: number
  /** First and last local date. */
  readonly from?: string
  readonly until?: string
  /** Weekdays and times of day. Of a coupon when it is put on the bill, of an offer when the dish was ordered. */
  readonly times?: readonly TimeWindow[]
}

/**
 * A coupon (with codes) or an offer. What it takes off stands on the invoice and lowers the taxable value (CGST Act, s. 15(3)(a)).
 */
export interface PromotionDefinition extends PromotionRule {
  readonly id: string
  readonly kinds: readonly OrderKind[]
  /** Of a coupon, in capitals; any one of them. */
  readonly codes?: readonly string[]
  /** How often each code may be used; an offer has no limit. */
  readonly usesMax?: number
  /** Of an offer: on every new order by itself; else a cashier puts it on. */
  readonly automatic: boolean
  readonly archived?: boolean
}

export type Promotion = PromotionDefinition & Revised

export type PromotionEvent =
  | DomainEvent<'PromotionDefined', PromotionDefinition>
  | DomainEvent<'PromotionWithdrawn', { id: string }>

type Promotions = Readonly<Record<string, Promotion>>

/** @returns the promotions after one more event */
export function evolvePromotions(promotions: Promotions, event: PromotionEvent): Promotions {
  const { id } = event.data
  if (event.type === 'PromotionDefined') return { ...promotions, [id]: { ...event.data, revision: (own(promotions, id)?.revision ?? 0) + 1 } }
  return Object.fromEntries(Object.entries(promotions).filter(([key]) => key !== id))
}

/** @returns a code as it is kept and compared: in capitals, without spaces */
export const normaliseCode = (text: string): string => text.replace(/\s+/g, '').toUpperCase()

export interface DefinePromotion extends Omit<PromotionDefinition, 'id'> {
  /** The revision that the editor read; 0: it must not exist yet. */
  readonly revision?: number
}

const promotionsMax = 100
const amountMaxPaise = 10_000_000

/** Adds or changes a coupon or an offer. Open orders keep what was put on them. */
export const definePromotion = defineDecision<OutletState, DefinePromotion, { menu: MenuState }, OutletEvent>({
  name: 'outlet.define-promotion',
  category: 'outlet',
  roles: ['owner', 'manager'],
  reads: () => ({ menu: 'menu' }),
  decide: (state, { revision, codes, ...promotion }, { id, refs }) => {
    const before = own(state.promotions, id)
    requireRevision(before, revision, promotion.name)
    if (!before && Object.keys(state.promotions).length >= promotionsMax) refuse('invalid-body', `An outlet has at most ${promotionsMax} promotions.`)
    checkEffect(promotion.effect)
    const known = [...(promotion.scope.itemIds ?? []), ...('free' in promotion.effect ? (promotion.effect.freeItemIds ?? []) : [])]
    for (const itemId of known) if (!own(refs.menu.items, itemId)) refuse('unknown-item', `There is no item ${itemId} on the menu.`, { field: 'scope.itemIds' })
    for (const categoryId of promotion.scope.categoryIds ?? []) {
      if (!own(refs.menu.categories, categoryId)) refuse('unknown-category', `There is no category ${categoryId}.`, { field: 'scope.categoryIds' })
    }
    if (promotion.kinds.length === 0) refuse('invalid-body', 'Name at least one kind of order.', { field: 'kinds' })
    for (const field of ['from', 'until'] as const) {
      const day = promotion[field]
      if (day !== undefined && !isDate(day)) refuse('invalid-date', `${day} is no date.`, { field })
    }
    if ((promotion.from ?? '') > (promotion.until ?? '9999')) refuse('invalid-date', 'The last day is not before the first.', { field: 'until' })
    const own_ = [...new Set((codes ?? []).map(normaliseCode))].sort()
    if (own_.some(code => !/^[A-Z0-9-]{3,24}$/.test(code))) refuse('invalid-body', 'A code has 3 to 24 letters, digits and hyphens.', { field: 'codes' })
    if (own_.length > 0 && promotion.automatic) refuse('invalid-body', 'A coupon has to be shown; only an offer comes by itself.', { field: 'automatic' })
    if (promotion.usesMax !== undefined && own_.length === 0) refuse('invalid-body', 'Only a code can be used up.', { field: 'usesMax' })
    const taken = Object.values(state.promotions).find(each => each.id !== id && each.codes?.some(code => own_.includes(code)))
    if (taken) refuse('coupon-code-taken', `${taken.name} has one of these codes.`, { field: 'codes' })
    return [{ type: 'PromotionDefined', data: { ...promotion, ...(own_.length > 0 && { codes: own_ }), id } }]
  },
  view: (id, state) => own(state.promotions, id),
})

export const removePromotion = defineDecision<OutletState, { readonly revision?: number }, unknown, OutletEvent>({
  name: 'outlet.remove-promotion',
  category: 'outlet',
  roles: ['owner', 'manager'],
  decide: (state, { revision }, { id }) => {
    const promotion = own(state.promotions, id) ?? refuse('unknown-promotion', `There is no promotion ${id}.`)
    requireRevision(promotion, revision, promotion.name)
    return [{ type: 'PromotionWithdrawn', data: { id } }]
  },
  view: id => ({ id }),
})

function checkEffect(effect: PromotionEffect): void {
  if ('basisPoints' in effect) {
    requireWhole(effect.basisPoints, 'effect.basisPoints', 1, 10_000)
    if (effect.maxPaise !== undefined
      && checkPaise(effect.maxPaise, 'effect.maxPaise') < 1) refuse('invalid-amount', 'A cap is above zero.', { field: 'effect.maxPaise' })
  } else if ('paise' in effect) {
    if (checkPaise(effect.paise, 'effect.paise') < 1
    || effect.paise > amountMaxPaise) refuse('invalid-amount', `An amount is from 1 to ${amountMaxPaise}.`, { field: 'effect.paise' })
  } else {
    requireWhole(effect.buy, 'effect.buy', 1, 20)
    requireWhole(effect.free, 'effect.free', 1, 20)
  }
}
