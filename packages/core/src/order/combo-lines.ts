import type { CountChange } from '../menu/eighty-six'
import { formatQuantity, parseQuantity } from '../money/quantity'
import type { LineSold, OrderLine, OrderState } from './order'

/** @returns the line, or all lines of its combo in their order: those that are void only where the line itself is */
export function linesTogether(state: OrderState, line: OrderLine): readonly OrderLine[] {
  if (line.comboId === undefined) return [line]
  return state.lineOrder.flatMap(id => {
    const each = state.lines[id]
    return each && each.comboId === line.comboId && (each.voided === null) === (line.voided === null) ? [each] : []
  })
}

/** A line, and by how many thousandths of it something changes. */
export interface LineChange {
  readonly line: Pick<LineSold, 'itemId' | 'counted' | 'comboItemId' | 'comboPieces'>
  /** Above 0 is taken from what is counted, below 0 comes back. */
  readonly thousandths: number
}

/**
 * @param changes lines of one combo, or a single line
 * @returns for each line what its counted items lose or get back; a combo's own count gets back only what is whole
 */
export function countsOf(changes: readonly LineChange[]): readonly (readonly CountChange[])[] {
  // of what comes back, the combo that lacks most decides
  const combos = Math.max(...changes.map(({ line, thousandths }) => Math.trunc(thousandths / (line.comboPieces ?? 1) / 1000) * 1000))
  return changes.map(({ line, thousandths }) => (line.counted ?? []).flatMap(itemId => {
    const change = itemId === line.comboItemId ? combos : thousandths
    return change === 0 ? [] : [{ itemId, quantity: formatQuantity(change) }]
  }))
}

/** @returns what a sold line takes from what is counted */
export function countsOfLine(line: LineChange['line'] & Pick<LineSold, 'quantity'>): readonly CountChange[] {
  const thousandths = parseQuantity(line.quantity)
  return (line.counted ?? []).map(itemId => ({
    itemId, quantity: formatQuantity(itemId === line.comboItemId ? thousandths / (line.comboPieces ?? 1) : thousandths),
  }))
}
