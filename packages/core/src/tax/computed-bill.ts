import type { DocumentKind, Pricing, RegimeSettings, TaxHeads, Treatment, Unit } from './terms'

/** Off a line or a bill: a percentage as decimal text (0 to 100, at most 4 places), or whole paise; capped at what there is. */
export type Discount = { readonly percent: string | number } | { readonly amountPaise: number }

/** What a computed figure consists of, in whole paise; the same names on lines, groups and bills. */
export interface Figures extends TaxHeads {
  /** Quantity × unit price, as on the menu. */
  readonly grossPaise: number
  /** The lines' own discounts. */
  readonly lineDiscountPaise: number
  /** Shares of the bill's discount. */
  readonly billDiscountPaise: number
  /** Both together. */
  readonly discountPaise: number
  /** The value on which tax is due. */
  readonly taxablePaise: number
  /** All heads together. */
  readonly taxPaise: number
  /** taxable + tax; on the bill also + round-off. */
  readonly totalPaise: number
}

export interface ComputedLine extends Figures {
  readonly id: string
  readonly name: string
  /** As it was given. */
  readonly quantity: string
  readonly unitPricePaise: number
  readonly hsn: string
  readonly pricing: Pricing
  readonly treatment: Treatment
  /** The rate that was applied: 0 where no tax is charged, whatever the line named. */
  readonly rateBasisPoints: number
  readonly cessBasisPoints: number
  /** Decimal text; may have fractions of a paisa. */
  readonly cessPaisePerUnit: string
  /** The line's own discount as it was given. */
  readonly discount: Discount | null
  /** Place of its group in `groups`. */
  readonly group: number
  /** A charge beside the goods, which has no part in the bill's discount. */
  readonly charge?: true
  /** What the quantity is of; pieces when absent, and on bills from before it was kept. */
  readonly unit?: Unit
}

/** Lines that are taxed alike, computed as one sum. */
export interface ComputedGroup extends Figures {
  readonly rateBasisPoints: number
  readonly cessBasisPoints: number
  readonly cessPaisePerUnit: string
  readonly pricing: Pricing
  readonly treatment: Treatment
  readonly quantity: string
}

/** How a document came to be: computed from rates, a part of a split one, or the reverse of one. */
export type BillOrigin =
  | { readonly kind: 'computed' }
  | { readonly kind: 'split'; readonly part: number; readonly parts: number }
  | { readonly kind: 'credit-note' }

/** A computed bill: plain data, safe to store and to send as JSON. Lines keep their order; groups have a fixed one. */
export interface ComputedBill extends Figures {
  readonly regime: RegimeSettings
  readonly document: DocumentKind
  readonly origin: BillOrigin
  readonly lines: readonly ComputedLine[]
  readonly groups: readonly ComputedGroup[]
  readonly billDiscount: Discount | null
  readonly roundOffPaise: number
}

/** The same record while it is being filled in. */
export type Draft<T> = { -readonly [Key in keyof T]: T[Key] }
