type Section = 'gst' | 'vat'

/** What of an order says which documents it has. */
interface Billable {
  readonly lines: Readonly<Record<string, { readonly voided: unknown; readonly tax: { readonly section: Section } }>>
  readonly covers: number
  readonly billing: { readonly charges: readonly BillableCharge[] }
}

interface BillableCharge {
  readonly waived: unknown
  readonly amount: { readonly basisPoints: number } | { readonly paise: number }
  readonly per: 'bill' | 'cover' | 'item'
  readonly tax: { readonly section: Section }
}

/**
 * The documents that an order has, food under GST first, liquor under state VAT second. Where everything ordered is in one section, a
 * charge of the other with an amount of its own, for the bill or for each cover, makes that document alone: it is a supply too (CGST Act,
 * s. 15(2)). A share of nothing, a charge for each of no items and a waived one make none, nor does any charge where nothing was ordered.
 * @returns the sections, none where there is nothing to bill
 */
export function sectionsOf({ lines, covers, billing }: Billable): readonly Section[] {
  const ordered = new Set(Object.values(lines).flatMap(({ voided, tax }) => (voided ? [] : [tax.section])))
  if (ordered.size === 0) return []
  const charged = new Set(billing.charges.flatMap(({ waived, amount, per, tax }) =>
    (waived === null && 'paise' in amount && amount.paise > 0 && (per === 'bill' || (per === 'cover' && covers > 0)) ? [tax.section] : [])))
  return (['gst', 'vat'] as const).filter(section => ordered.has(section) || charged.has(section))
}
