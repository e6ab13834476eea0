import type { Actor } from '../kernel/env'
import type { GstScheme } from './gst/gst'

/** How bills are computed and rounded. Another country is another `regime`. */
export interface TaxSettings {
  readonly regime: 'in-gst'
  readonly scheme: GstScheme
  readonly pricing: 'exclusive' | 'inclusive'
  /** 100 = whole rupees, 5 = five paise, 0 = no round-off. */
  readonly roundToPaise: number
}

/** A tax class's rates from the change's day on. */
export interface StagedRates {
  readonly rateBasisPoints: number
  readonly cessBasisPoints?: number
  readonly cessPaisePerUnit?: number
}

/** Tax settings that begin to hold at 00:00 of a local date, without anybody being there. */
export interface StagedTax {
  readonly changeId: string
  /** Local date, `2027-04-01`. */
  readonly from: string
  readonly tax: TaxSettings
  /** New rates of tax classes, by their ids; the menu keeps them by date. */
  readonly rates: Readonly<Record<string, StagedRates>>
  readonly stagedBy: Actor
  readonly stagedAt: string
}

export interface TaxDates {
  readonly settings: { readonly tax: TaxSettings } | null
  readonly stagedTax: Readonly<Record<string, StagedTax>>
}

/** @returns staged changes, the earliest first; of two for one day the one staged later stands last, and counts */
export function taxChangesInOrder({ stagedTax }: Pick<TaxDates, 'stagedTax'>): readonly StagedTax[] {
  return Object.values(stagedTax).sort((a, b) => (a.from === b.from ? order(a.stagedAt, b.stagedAt) : order(a.from, b.from)))
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/**
 * @param date local calendar date of the document, `2027-04-01`
 * @returns the tax settings that hold on that day, or null before the outlet is set up
 */
export function taxOn(outlet: TaxDates, date: string): TaxSettings | null {
  if (outlet.settings === null) return null
  return taxChangesInOrder(outlet).filter(({ from }) => from <= date).at(-1)?.tax ?? outlet.settings.tax
}

/** @returns the staged changes without those that an immediate change on this day overrides */
export function withoutPast(stagedTax: TaxDates['stagedTax'], date: string): TaxDates['stagedTax'] {
  return Object.fromEntries(Object.entries(stagedTax).filter(([, { from }]) => from > date))
}

/** @returns whether two tax settings compute every bill alike */
export function isSameTax(a: TaxSettings, b: TaxSettings): boolean {
  return a.regime === b.regime && a.scheme === b.scheme && a.pricing === b.pricing && a.roundToPaise === b.roundToPaise
}
