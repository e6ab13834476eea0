import { explainHeads, groupLabel, netFormula, netParts } from '../explain-heads'
import { noTax, taxByHead } from '../heads'
import type { Regime } from '../regime'
import { explainStep } from '../rules'
import { oneOf, roundStep } from '../settings'
import { pricings, type Pricing, type RegimeSettings, type Treatment } from '../terms'

export interface VatOptions {
  /** For lines that name no pricing of their own. */
  readonly pricing: Pricing
  /** 100 = to the rupee, 5 = to five paise, 0 or 1 = none; the default. */
  readonly roundToPaise?: number | undefined
}

export interface VatSettings extends RegimeSettings {
  readonly name: 'in-vat'
}

// What GST calls outside GST is just what this tax is for.
const taxed = (treatment: Treatment): boolean => treatment === 'taxable' || treatment === 'non-gst'

/**
 * A state's value added tax on alcohol for drinking, which is outside GST (CGST Act, s. 9(1)): the same rounding as GST, one head
 * (`vatPaise`), a document and a series of its own (Rule 49, second proviso). Rates differ by state: each line carries its own.
 * @returns a regime for `computeBill`
 * @throws RestoflowError `invalid-tax-setting`, `invalid-amount`
 */
export function inVat(options: VatOptions): Regime {
  const settings: VatSettings = {
    name: 'in-vat',
    pricing: oneOf(pricings, options.pricing, 'pricing'),
    roundToPaise: roundStep(options.roundToPaise),
  }
  return {
    settings,
    taxes: taxed,
    tax: base => (taxed(base.treatment) ? taxByHead(base, 'vat') : noTax),
    document: () => 'vat-invoice',
    explain: (group, place) => (taxed(group.treatment) ? explainHeads(group, place, 'vat') : [
      explainStep(`groups.${place}.taxPaise`, `{the-tax}, ${groupLabel(group)}`, group.taxPaise, 'no-tax', '{none}'),
      explainStep(`groups.${place}.taxablePaise`, `{value}, ${groupLabel(group)}`, group.taxablePaise, 'sum', netFormula(group),
      netParts(`groups.${place}.`, group, 'sum')),
    ]),
  }
}
