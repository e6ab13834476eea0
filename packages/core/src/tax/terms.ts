/** Whether the menu price holds the tax (`inclusive`) or the tax comes on top. */
export const pricings = ['exclusive', 'inclusive'] as const
export type Pricing = (typeof pricings)[number]

/** In what a quantity is measured, where it does not count pieces. */
export const units = ['kg'] as const
export type Unit = (typeof units)[number]

/**
 * How the law treats a supply; `non-gst` is outside GST, as liquor for drinking is (CGST Act, s. 9(1)); of `operator` an e-commerce
 * operator pays the tax, and not the restaurant (s. 9(5)). The order settles ties.
 */
export const treatments = ['taxable', 'nil', 'exempt', 'non-gst', 'operator'] as const
export type Treatment = (typeof treatments)[number]

/** What 100 percent is in basis points, and the highest rate of a tax. */
export const rateBasisPointsMax = 10_000

/**
 * The highest cess by rate, in basis points: 290 %, as for tobacco (GST (Compensation to States) Act 2017, s. 8 and Schedule). A cess may be
 * a multiple of the price. The menu, a planned change and the arithmetic share this one limit: what one accepts the others compute.
 */
export const cessBasisPointsMax = 29_000

/**
 * What a bill is called by law: tax invoice (Rule 46), bill of supply (Rule 49), both in one (Rule 46A), or an invoice under state VAT; plain
 * `bill` of a restaurant that is not registered under GST.
 */
export type DocumentKind = 'bill' | 'tax-invoice' | 'bill-of-supply' | 'invoice-cum-bill-of-supply' | 'vat-invoice'

/** A regime's settings as plain data: they are kept on every bill, so that it can be explained, split and credited years later. */
export interface RegimeSettings {
  /** `in-gst`, `in-vat`, or the name of a regime of your own. */
  readonly name: string
  /** For lines that name no pricing of their own. */
  readonly pricing: Pricing
  /** Round-off of the document's total, in paise: 100 = to the rupee, 5 = to five paise, 0 or 1 = none. */
  readonly roundToPaise: number
  readonly scheme?: string
  readonly supply?: string
}

/** Tax by head, in paise. `cgstPaise` and `sgstPaise` are always equal. */
export interface TaxHeads {
  readonly cgstPaise: number
  readonly sgstPaise: number
  readonly igstPaise: number
  /** By rate and per unit together. */
  readonly cessPaise: number
  /** The part of `cessPaise` that is charged per unit. */
  readonly cessPerUnitPaise: number
  readonly vatPaise: number
}
