import type { ComputedGroup } from './computed-bill'
import type { ExplainStep } from './rules'
import type { DocumentKind, Pricing, RegimeSettings, TaxHeads, Treatment } from './terms'

/** Lines that are taxed alike, as one sum: what a regime turns into tax. */
export interface TaxBase {
  readonly rateBasisPoints: number
  readonly cessBasisPoints: number
  /** In ten-thousandths of a paisa. */
  readonly cessPerUnit: number
  readonly pricing: Pricing
  readonly treatment: Treatment
  /** Σ gross − discounts. */
  readonly netPaise: number
  readonly quantityThousandths: number
}

/**
 * The port of a country's (or a state's) tax. Everything else on a bill is the same everywhere: amounts of lines, discounts,
 * sharing of a group's tax over its lines, totals, round-off, split, credit note.
 */
export interface Regime {
  readonly settings: RegimeSettings
  /** @returns whether lines of this treatment bear tax; the rates of others count as 0 */
  taxes(treatment: Treatment): boolean
  /** @returns the tax of one group; where the price is inclusive, the taxable value is the net less this tax */
  tax(base: TaxBase): TaxHeads
  /** @returns the document that a bill of these groups is */
  document(groups: readonly { readonly treatment: Treatment }[]): DocumentKind
  /** @returns how `tax` came to the figures of a group; `place` is its place in the bill's `groups` */
  explain(group: ComputedGroup, place: number): ExplainStep[]
}
