import type { Actor, DomainEvent, Recorded } from '../kernel/env'
import type { LineTax } from '../offer/prices'
import type { LocalNames } from '../outlet/outlet'
import type { PromotionRule } from '../outlet/promotion'
import type { Discount } from '../tax/computed-bill'
import type { SplitBy } from '../tax/split'

/** What an order is charged beside its dishes, frozen when it was put on: a later change of the charge makes no open order dearer. */
export interface OrderCharge {
  readonly chargeId: string
  readonly name: string
  readonly names?: LocalNames
  /** A share of the lines' net after discounts, or an amount for each bill, cover or item. */
  readonly amount: { readonly basisPoints: number } | { readonly paise: number }
  readonly per: 'bill' | 'cover' | 'item'
  readonly waivable: boolean
  readonly tax: LineTax
}

/** A coupon or an offer on the order, frozen when it was put on; an offer's times are those at which its dishes are ordered. */
export interface OrderPromotion extends PromotionRule {
  readonly promotionId: string
  /** Of a coupon. */
  readonly code?: string
}

/** A discount on one line. A comp is the whole line given away. */
export interface LineDiscount {
  readonly kind: 'discount' | 'comp'
  readonly discount: Discount
  readonly reason?: string
  /** Coupon or offer that gave it. */
  readonly code?: string
  readonly approvedBy?: string
  /** Who gave it; on the line, not in the event that says so itself. */
  readonly givenBy?: string
  /**
   * The most that whoever gave it without an approval gives off alone, in basis points: later it is measured by this, too. Absent on
   * approved ones, and on those from before it was kept.
   */
  readonly capBasisPoints?: number
}

/** Equal parts, parts of given amounts, parts in proportion, by lines, or by cover: what nobody's is everybody's. */
export type SplitPlanBy = SplitBy | { readonly byCover: true }

/** How one section of the order becomes several bills (decided before the first of them is issued). */
export interface SplitPlan {
  readonly by: SplitPlanBy
  /** How many bills. */
  readonly parts: number
  readonly billDiscount?: Discount
  /** Why it is given; each part's bill keeps it. */
  readonly discountReason?: string
  readonly approvedBy?: string
  /** The most that whoever split it without an approval gives off alone, in basis points. */
  readonly capBasisPoints?: number
  /** Local date of the split. A part's document has the rates and rules of its own date; this one is for boards without a clock. */
  readonly date: string
  /** How often the section was split since it was one bill: 1, 2, 3 …; absent in plans from before it was counted. */
  readonly revision?: number
  /** Who pays each part, by number, where not everybody has a part of this section; by default 1, 2, 3 … */
  readonly payers?: readonly number[]
}

export type Section = 'gst' | 'vat'

/** What stands on the bill beside the lines. */
export interface OrderBilling {
  readonly charges: readonly (OrderCharge & { readonly waived: { readonly at: string; readonly by: Actor; readonly reason?: string } | null })[]
  readonly splits: Readonly<Partial<Record<Section, SplitPlan>>>
  /** Each at most once. */
  readonly promotions: readonly OrderPromotion[]
}

export const noBilling: OrderBilling = { charges: [], splits: {}, promotions: [] }

export type OrderBillingEvent =
  | DomainEvent<'ChargeAdded', { orderId: string; charge: OrderCharge }>
  | DomainEvent<'ChargeWaived', { orderId: string; chargeId: string; reason?: string }>
  | DomainEvent<'PromotionApplied', { orderId: string; promotion: OrderPromotion }>
  | DomainEvent<'PromotionTakenOff', { orderId: string; promotionId: string; code?: string }>
  | DomainEvent<'OrderSplit', { orderId: string; section: Section } & SplitPlan>
  | DomainEvent<'OrderUnsplit', { orderId: string; section: Section }>

/** @returns what stands beside the lines after one more event */
export function evolveBilling(billing: OrderBilling, event: Recorded<OrderBillingEvent>): OrderBilling {
  switch (event.type) {
    case 'ChargeAdded': {
      const { charge } = event.data
      return { ...billing, charges: [...billing.charges.filter(({ chargeId }) => chargeId !== charge.chargeId), { ...charge, waived: null }] }
    }
    case 'ChargeWaived': {
      const { chargeId, reason } = event.data
      const waived = { at: event.at, by: event.by, ...(reason !== undefined && { reason }) }
      return { ...billing, charges: billing.charges.map(charge => (charge.chargeId === chargeId ? { ...charge, waived } : charge)) }
    }
    case 'PromotionApplied':
      return { ...billing, promotions: [...billing.promotions, event.data.promotion] }
    case 'PromotionTakenOff':
      return { ...billing, promotions: billing.promotions.filter(({ promotionId }) => promotionId !== event.data.promotionId) }
    case 'OrderSplit': {
      const { orderId: _, section, ...plan } = event.data
      return { ...billing, splits: { ...billing.splits, [section]: plan } }
    }
    case 'OrderUnsplit': {
      const { [event.data.section]: _, ...splits } = billing.splits
      return { ...billing, splits }
    }
    default:
      return event satisfies never
  }
}
