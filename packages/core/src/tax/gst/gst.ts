import { explainHeads, groupLabel, netFormula, netParts } from '../explain-heads'
import { noTax, taxByHead, type HeadPlan } from '../heads'
import type { Regime } from '../regime'
import { explainStep } from '../rules'
import { oneOf, roundStep } from '../settings'
import { pricings, type Pricing, type RegimeSettings } from '../terms'

/** Per outlet and financial year. What rate a scheme means for restaurant service: `gstRate`. */
export const gstSchemes = ['regular', 'specified-premises', 'composition', 'unregistered'] as const
export type GstScheme = (typeof gstSchemes)[number]

/**
 * @returns whether tax is collected from guests, also under a regime without schemes: not by a composition dealer (CGST Act, s. 10(4)), nor
 * by whoever is not registered (s. 32(1))
 */
export function collectsTax(scheme: string | undefined): boolean {
  return scheme !== 'composition' && scheme !== 'unregistered'
}

/** Whether CGST + SGST or IGST is due. Dine-in is always `intra`, whatever the guest's GSTIN (IGST Act, s. 12(4)). */
export const gstSupplies = ['intra', 'inter'] as const
export type GstSupply = (typeof gstSupplies)[number]

export interface GstOptions {
  readonly scheme: GstScheme
  /** For lines that name no pricing of their own. */
  readonly pricing: Pricing
  readonly supply: GstSupply
  /** 100 = to the rupee, 5 = to five paise, 0 or 1 = none; the default. */
  readonly roundToPaise?: number | undefined
}

export interface GstSettings extends RegimeSettings {
  readonly name: 'in-gst'
  readonly scheme: GstScheme
  readonly supply: GstSupply
}

/** To stand on top of a composition dealer's bill of supply (CGST Rules, Rule 5(1)(f)). */
export const compositionLegend = 'composition taxable person, not eligible to collect tax on supplies'

/**
 * The goods and services tax of India. Under the composition scheme no tax is charged and the document is a bill of supply
 * (CGST Act, s. 10); who is not registered gives a plain bill without tax (s. 32(1)). The other two schemes differ in the rates that the
 * lines carry, not in the arithmetic.
 * @returns a regime for `computeBill`; make it once and use it for many bills
 * @throws RestoflowError `invalid-tax-setting`, `invalid-amount`
 */
export function inGst(options: GstOptions): Regime {
  const settings: GstSettings = {
    name: 'in-gst',
    scheme: oneOf(gstSchemes, options.scheme, 'scheme'),
    pricing: oneOf(pricings, options.pricing, 'pricing'),
    supply: oneOf(gstSupplies, options.supply, 'supply'),
    roundToPaise: roundStep(options.roundToPaise),
  }
  const untaxed = !collectsTax(settings.scheme)
  const untaxedRule = settings.scheme === 'unregistered' ? 'unregistered' : 'composition'
  const plan: HeadPlan = settings.supply === 'intra' ? 'halves' : 'igst'
  return {
    settings,
    taxes: treatment => !untaxed && treatment === 'taxable',
    tax: base => (untaxed || base.treatment !== 'taxable' ? noTax : taxByHead(base, plan)),
    document: groups => {
      if (settings.scheme === 'unregistered') return 'bill'
      if (untaxed) return 'bill-of-supply'
      if (groups.every(({ treatment }) => treatment === 'taxable')) return 'tax-invoice'
      return groups.some(({ treatment }) => treatment === 'taxable') ? 'invoice-cum-bill-of-supply' : 'bill-of-supply'
    },
    explain: (group, place) => {
      if (!untaxed && group.treatment === 'taxable') return explainHeads(group, place, plan)
      const isOperators = group.treatment === 'operator'
      const rule = isOperators ? 'operator' : untaxed ? untaxedRule : group.treatment === 'non-gst' ? 'outside-gst' : 'no-tax'
      const label = untaxed && !isOperators ? `{${untaxedRule}}` : groupLabel(group)
      return [
        explainStep(`groups.${place}.taxPaise`, `{the-tax}, ${label}`, group.taxPaise, rule, '{none}'),
        explainStep(`groups.${place}.taxablePaise`, `{value}, ${label}`, group.taxablePaise, 'sum', netFormula(group),
        netParts(`groups.${place}.`, group, 'sum')),
      ]
    },
  }
}
