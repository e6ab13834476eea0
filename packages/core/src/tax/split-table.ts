import { share } from '../money/allocate'

/**
 * Shares each row over the same columns in proportion to `weights`, so that every row adds up to its amount and every column to its target.
 * @param amounts one for each row, in paise, not negative
 * @param targets one for each column; their sum is the sum of the amounts
 * @returns `table[row][column]`
 */
export function shareTable(amounts: readonly number[], weights: readonly number[], targets: readonly number[]): number[][] {
  const rows = amounts.map(amount => {
    const extra: number[] = []
    const cells = share(amount, weights, undefined, column => extra.push(column))
    for (const column of extra) cells[column] = (cells[column] ?? 0) - 1
    return { cells, left: extra.length }
  })
  const wanting = targets.map((target, column) => target - rows.reduce((sum, row) => sum + (row.cells[column] ?? 0), 0))
  returnSurplus(rows, wanting)
  for (const row of rows) fillRow(row.cells, row.left, wanting)
  return rows.map(row => row.cells)
}

/** Hands a row's left-over paise to the columns that still want most, each at most one as long as others want any. */
function fillRow(cells: number[], left: number, wanting: number[]): void {
  let served = new Set<number>()
  for (let paisa = 0; paisa < left; paisa += 1) {
    let column = neediest(wanting, served)
    if (column === undefined) {
      served = new Set()
      column = neediest(wanting, served) ?? 0
    }
    served.add(column)
    cells[column] = (cells[column] ?? 0) + 1
    wanting[column] = (wanting[column] ?? 0) - 1
  }
}

function neediest(wanting: readonly number[], served: ReadonlySet<number>): number | undefined {
  let best: number | undefined
  wanting.forEach((want, column) => {
    if (want > 0 && !served.has(column) && (best === undefined || want > (wanting[best] ?? 0))) best = column
  })
  return best
}

// Payable and round-off are shared apart, so a column's target can lie a paisa below its rounded-down shares: its largest cell gives it back.
function returnSurplus(rows: { cells: number[]; left: number }[], wanting: number[]): void {
  wanting.forEach((want, column) => {
    for (let surplus = -want; surplus > 0; surplus -= 1) {
      const giver = rows.reduce((best, row) => ((row.cells[column] ?? 0) > (best.cells[column] ?? 0) ? row : best))
      giver.cells[column] = (giver.cells[column] ?? 0) - 1
      giver.left += 1
    }
    wanting[column] = Math.max(want, 0)
  })
}

/**
 * Shares each row over the columns by weights of its own. Among equal remainders the column with the fewest left-over paise so far wins,
 * so that nobody ends up paying all of them.
 * @returns `table[row][column]`
 */
export function shareRows(amounts: readonly number[], weights: readonly (readonly number[])[], columns: number): number[][] {
  const extras = new Array<number>(columns).fill(0)
  return amounts.map((amount, row) => share(
    amount, weights[row] ?? [],
    (a, b) => (extras[a] ?? 0) - (extras[b] ?? 0),
    column => { extras[column] = (extras[column] ?? 0) + 1 },
  ))
}
