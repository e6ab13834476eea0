import { refuse } from '../kernel/errors'
import { prorate } from '../money/money'
import { formatQuantity, parseQuantity } from '../money/quantity'
import { amountsOf, assemble, lineOf, sharedAmounts, thousandthsOf, type SharedAmounts } from './assemble'
import type { ComputedBill, ComputedLine, Draft } from './computed-bill'
import { requireComputed } from './shape'

/** A line to credit. */
export interface CreditLine {
  readonly lineId: string
  /** Positive decimal; all that is left when absent. */
  readonly quantity?: string | number | undefined
}

export interface CreditOptions {
  /** All that is left of the bill when absent. */
  readonly lines?: readonly CreditLine[] | undefined
  /** The credit notes that this bill has already. */
  readonly previous?: readonly ComputedBill[] | undefined
}

/**
 * Reverses a bill, in full or in part (CGST Act, s. 34; Rule 53(1A)). A full credit note is the bill negated. A partial one is what is
 * credited in all, up to now, each figure in proportion to the quantity and half-up away from zero, less what was credited before: so the
 * last one lands exactly.
 * @returns a bill with negative amounts and positive quantities, only the credited lines on it
 * @throws RestoflowError `credit-exceeds-bill`, `invalid-credit`, `unknown-bill-line`, `invalid-quantity`
 * @example
 * import { creditNote } from '@restoflow/core'
 * const first = creditNote(bill, { lines: [{ lineId: 'l1', quantity: '1' }] })
 * const rest = creditNote(bill, { previous: [first] })
 */
export function creditNote(bill: ComputedBill, options: CreditOptions = {}): ComputedBill {
  const previous = options.previous ?? []
  requireComputed(bill)
  if (bill.origin.kind === 'credit-note') refuse('invalid-credit', 'A credit note can\'t be credited.')
  if (previous.some(note => note.origin.kind !== 'credit-note')) refuse('invalid-credit', 'previous may hold only credit notes of this bill.')
  const before = creditedBefore(bill, previous)
  const quantities = options.lines ? wantedQuantities(bill, options.lines) : undefined
  const lines = bill.lines
    .filter(line => (quantities ? quantities.has(line.id) : hasLeft(line, before.get(line.id))))
    .map(line => creditLine(line, quantities?.get(line.id), before.get(line.id)))
  if (lines.length === 0) refuse('credit-exceeds-bill', 'Nothing is left to credit.')
  return assemble(bill, { kind: 'credit-note' }, lines, creditRoundOff(bill, previous, lines))
}

/** The quantity to credit of each named line; `undefined` for all that is left. */
function wantedQuantities(bill: ComputedBill, lines: readonly CreditLine[]): Map<string, CreditLine['quantity']> {
  if (lines.length === 0) refuse('invalid-credit', 'No line is named.')
  const known = new Set(bill.lines.map(line => line.id))
  const wanted = new Map<string, CreditLine['quantity']>()
  for (const { lineId, quantity } of lines) {
    if (!known.has(lineId)) refuse('unknown-bill-line', `The bill has no line ${lineId}.`)
    if (wanted.has(lineId)) refuse('invalid-credit', `Line ${lineId} is named twice.`)
    wanted.set(lineId, quantity)
  }
  return wanted
}

interface Credited {
  thousandths: number
  amounts: Draft<SharedAmounts>
  notes: number
}

/** What earlier notes credited of each line, as positive amounts. Also checks that ids are unique and known. */
function creditedBefore(bill: ComputedBill, previous: readonly ComputedBill[]): Map<string, Credited> {
  const before = new Map(bill.lines.map((line): [string, Credited] => [line.id, { thousandths: 0, amounts: { ...nothing }, notes: 0 }]))
  if (before.size !== bill.lines.length) refuse('invalid-credit', 'Two lines of the bill have the same id.')
  for (const line of previous.flatMap(note => note.lines)) {
    const credited = before.get(line.id) ?? refuse('unknown-bill-line', `The bill has no line ${line.id}, which a credit note names.`)
    const amounts = amountsOf(line)
    for (const name of sharedAmounts) credited.amounts[name] -= amounts[name]
    credited.thousandths += thousandthsOf(line)
    credited.notes += 1
  }
  return before
}

const nothing: SharedAmounts = {
  totalPaise: 0, halfPaise: 0, igstPaise: 0, cessByRatePaise: 0, cessPerUnitPaise: 0, vatPaise: 0, lineDiscountPaise: 0, billDiscountPaise: 0,
}

/** A line whose share of a split is too small to show as a quantity is credited whole, once. */
function hasLeft(line: ComputedLine, before: Credited | undefined): boolean {
  const all = thousandthsOf(line)
  return all === 0 ? before?.notes === 0 : (before?.thousandths ?? 0) < all
}

function creditLine(line: ComputedLine, wanted: CreditLine['quantity'], before: Credited | undefined): ComputedLine {
  if (!before || !hasLeft(line, before)) return refuse('credit-exceeds-bill', `Nothing is left of ${line.name}.`, { lineId: line.id, line: line.name, left: '0' })
  const all = thousandthsOf(line)
  const left = all - before.thousandths
  const quantity = wanted === undefined ? left : parseQuantity(wanted)
  if (quantity > left) {
    refuse('credit-exceeds-bill', `Of ${line.name} ${formatQuantity(left)} can still be credited, not ${formatQuantity(quantity)}.`,
      { lineId: line.id, line: line.name, left: formatQuantity(left) })
  }
  const amounts = amountsOf(line)
  const credited: Draft<SharedAmounts> = { ...nothing }
  for (const name of sharedAmounts) {
    const entitled = quantity === left ? amounts[name] : prorate(amounts[name], before.thousandths + quantity, all)
    credited[name] = before.amounts[name] - entitled
  }
  return lineOf(line, quantity, credited)
}

/** The round-off goes with the payable: its cumulative share, less what went before. */
function creditRoundOff(bill: ComputedBill, previous: readonly ComputedBill[], lines: readonly ComputedLine[]): number {
  const payable = bill.totalPaise - bill.roundOffPaise
  const sum = (figures: readonly { readonly totalPaise: number }[]): number => figures.reduce((total, each) => total - each.totalPaise, 0)
  const roundOffBefore = previous.reduce((total, note) => total - note.roundOffPaise, 0)
  const payableBefore = sum(previous) - roundOffBefore
  const creditedPayable = payableBefore + sum(lines)
  const entitled = creditedPayable === payable ? bill.roundOffPaise : prorate(bill.roundOffPaise, creditedPayable, payable)
  return roundOffBefore - entitled
}
