import { formatQuantity, parseQuantity } from '../../money/quantity'
import type { Unit } from '../../tax/terms'
import { hasTaxEffect, type ReturnDocument } from '../document'
import { addAmounts, amountsOf, noAmounts, type OpenAmounts } from './amounts'
import type { HsnSummaryRow } from './sections'

/** Heads of the HSN and SAC lists that restaurants use; the longest that fits is taken. */
const descriptions: readonly (readonly [code: string, text: string])[] = [
  ['996331', 'Services provided by restaurants, cafes and similar eating facilities'],
  ['996334', 'Catering services in exhibition halls, events, marriage halls and other outdoor or indoor functions'],
  ['99633', 'Food, edible preparations and beverages serving services'],
  ['2201', 'Waters, not sweetened nor flavoured'],
  ['2202', 'Waters, sweetened or flavoured, and other non-alcoholic beverages'],
]

interface Open {
  readonly hsn: string
  readonly unit: Unit | undefined
  readonly rateBasisPoints: number
  thousandths: number
  readonly amounts: OpenAmounts
}

/**
 * Table 12: what was supplied under which code, credit notes taken off; apart for registered buyers and others since May 2025. Liquor is
 * left out (outside GST), and so is what an operator pays the tax on, who has it in a table 12 of its own (table 15).
 */
export class HsnTable {
  readonly #rows = { b2b: new Map<string, Open>(), b2c: new Map<string, Open>() }

  add(document: ReturnDocument): void {
    const { bill, figures, kind } = document
    if (bill.section === 'vat' || !hasTaxEffect(document)) return
    const rows = this.#rows[bill.buyer?.gstin === undefined ? 'b2c' : 'b2b']
    for (const line of figures.lines) {
      const treatment: string = line.treatment
      if (treatment === 'operator') continue
      const key = `${line.hsn} ${String(line.rateBasisPoints).padStart(5, '0')} ${isService(line.hsn) ? '' : (line.unit ?? '')}`
      const row = rows.get(key) ?? { hsn: line.hsn, unit: line.unit, rateBasisPoints: line.rateBasisPoints, thousandths: 0, amounts: noAmounts() }
      row.thousandths += (kind === 'invoice' ? 1 : -1) * quantityOf(line.quantity)
      addAmounts(row.amounts, amountsOf(line))
      rows.set(key, row)
    }
  }

  rows(): { readonly b2b: readonly HsnSummaryRow[]; readonly b2c: readonly HsnSummaryRow[] } {
    return { b2b: rowsOf(this.#rows.b2b), b2c: rowsOf(this.#rows.b2c) }
  }
}

/** A service has no unit on the portal, and no quantity. */
const isService = (hsn: string): boolean => hsn.startsWith('99')

/** A share of a split line may be too small to show. */
const quantityOf = (text: string): number => (/^0(\.0*)?$/.test(text) ? 0 : parseQuantity(text))

function rowsOf(rows: ReadonlyMap<string, Open>): readonly HsnSummaryRow[] {
  return [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { hsn, unit, rateBasisPoints, thousandths, amounts }]) => ({
    hsn, rateBasisPoints, ...amounts,
    description: descriptions.find(([code]) => hsn.startsWith(code))?.[1] ?? '',
    unit: isService(hsn) ? 'NA' : unit === 'kg' ? 'KGS' : thousandths % 1000 === 0 ? 'NOS' : 'OTH',
    quantity: isService(hsn) || thousandths === 0 ? '0' : `${thousandths < 0 ? '-' : ''}${formatQuantity(Math.abs(thousandths))}`,
  }))
}
