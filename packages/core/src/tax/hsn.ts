import { formatQuantity } from '../money/quantity'
import { thousandthsOf } from './assemble'
import type { ComputedBill, Draft, Figures } from './computed-bill'
import { addFigures, noFigures } from './figures'

/** All lines of one HSN or SAC at one rate. */
export interface HsnRow extends Figures {
  /** `''` for lines that name none. */
  readonly hsn: string
  readonly rateBasisPoints: number
  readonly quantity: string
}

/**
 * The HSN summary of a bill, as invoices print it and GSTR-1 files it. Nil-rated, exempt and zero-rated lines share the row at 0 %.
 * @returns rows by code, then by rate, figures in paise
 */
export function hsnSummary(bill: ComputedBill): HsnRow[] {
  const rows = new Map<string, { hsn: string; rateBasisPoints: number; thousandths: number; figures: Draft<Figures> }>()
  for (const line of bill.lines) {
    const key = `${line.hsn} ${line.rateBasisPoints}`
    let row = rows.get(key)
    if (!row) {
      row = { hsn: line.hsn, rateBasisPoints: line.rateBasisPoints, thousandths: 0, figures: noFigures() }
      rows.set(key, row)
    }
    row.thousandths += thousandthsOf(line)
    addFigures(row.figures, line)
  }
  return [...rows.values()]
    .sort((a, b) => (a.hsn < b.hsn ? -1 : a.hsn > b.hsn ? 1 : a.rateBasisPoints - b.rateBasisPoints))
    .map(({ hsn, rateBasisPoints, thousandths, figures }) => ({ hsn, rateBasisPoints, quantity: formatQuantity(thousandths), ...figures }))
}
