import { refuse } from '../kernel/errors'
import { allocate, share } from '../money/allocate'
import { parseQuantity } from '../money/quantity'
import { amountsOf, assemble, lineOf, sharedAmounts, thousandthsOf, type SharedAmounts } from './assemble'
import type { ComputedBill, Draft } from './computed-bill'
import { requireComputed, said } from './shape'
import { shareRows, shareTable } from './split-table'

/** A line, or a share of it, that one part takes. */
export interface SplitLine {
  readonly lineId: string
  /** This part's share among the parts that take the line, as a positive decimal: pieces, or 1 each for equal shares. Default 1. */
  readonly share?: string | number | undefined
}

/** n equal parts, parts of given amounts (their sum is the total), parts in proportion, or by lines (for covers: each cover's lines). */
export type SplitBy =
  | { readonly parts: number }
  | { readonly amountsPaise: readonly number[] }
  | { readonly weights: readonly number[] }
  | { readonly lines: readonly (readonly SplitLine[])[] }

const partsMax = 100

/**
 * Splits a bill into several before it is issued. Payable, half, cess and round-off are shared by largest remainder and the taxable value
 * is the rest: the parts add up to the whole in every figure, to the paisa; that each part equals rate × its base is not promised.
 * @returns one bill for each part, with CGST = SGST on each of its lines
 * @throws RestoflowError `invalid-bill`, `invalid-split`, `unknown-bill-line`, `invalid-quantity`, `invalid-weights`
 * @example
 * import { splitBill } from '@restoflow/core'
 * splitBill(bill, { parts: 3 }).map(part => part.totalPaise)
 */
export function splitBill(bill: ComputedBill, by: SplitBy): ComputedBill[] {
  requireComputed(bill)
  if (bill.origin.kind === 'credit-note') refuse('invalid-split', 'A credit note can\'t be split.')
  requireWay(by)
  if ('lines' in by) return byLines(bill, by.lines)
  if ('parts' in by) return byWeights(bill, new Array<number>(countOf(by.parts)).fill(1))
  if ('weights' in by) {
    countOf(by.weights.length)
    const wrong = by.weights.find(weight => typeof weight !== 'number' || !(weight > 0))
    if (wrong !== undefined) refuse('invalid-split', `Each part needs a number above zero as its weight, not ${said(wrong)}.`)
    return byWeights(bill, by.weights)
  }
  countOf(by.amountsPaise.length)
  const wrong = by.amountsPaise.find(amount => !Number.isSafeInteger(amount) || amount <= 0)
  if (wrong !== undefined) refuse('invalid-split', `Each amount must be whole paise above zero, not ${said(wrong)}.`)
  const sum = by.amountsPaise.reduce((total, amount) => total + amount, 0)
  if (sum !== bill.totalPaise) refuse('invalid-split', `The amounts must sum to ${bill.totalPaise} paise, not ${sum}.`)
  return byWeights(bill, by.amountsPaise)
}

/** @throws RestoflowError `invalid-split` unless one of the ways is named, with a list where it takes one */
function requireWay(by: SplitBy): void {
  const ways: Readonly<Record<string, unknown>> = { ...(by as SplitBy | null) }
  const lists = ['amountsPaise', 'weights', 'lines'].filter(way => way in ways)
  if (lists.length === 0 && !('parts' in ways)) refuse('invalid-split', 'Say how: { parts }, { amountsPaise }, { weights } or { lines }.')
  for (const way of lists) if (!Array.isArray(ways[way])) refuse('invalid-split', `${way} must be an array, not ${said(ways[way])}.`)
}

function countOf(parts: number): number {
  const possible = Number.isInteger(parts) && parts >= 1 && parts <= partsMax
  if (!possible) refuse('invalid-split', `A bill splits into 1 to ${partsMax} parts, not ${said(parts)}.`)
  return parts
}

/** All lines in the same proportion: each figure of the document is shared first, then its lines so that they add up both ways. */
function byWeights(bill: ComputedBill, weights: readonly number[]): ComputedBill[] {
  const roundOffs = allocate(bill.roundOffPaise, weights)
  const payables = allocate(bill.totalPaise, weights).map((total, part) => total - (roundOffs[part] ?? 0))
  const amounts = bill.lines.map(amountsOf)
  const tables = eachAmount(name => {
    const column = amounts.map(each => each[name])
    const targets = name === 'totalPaise' ? payables : share(column.reduce((sum, paise) => sum + paise, 0), weights)
    return shareTable(column, weights, targets)
  })
  const quantities = bill.lines.map(line => share(thousandthsOf(line), weights))
  return weights.map((_, part) => {
    const lines = bill.lines.map((line, row) => lineOf(line, quantities[row]?.[part] ?? 0, cellOf(tables, row, part)))
    return assemble(bill, { kind: 'split', part: part + 1, parts: weights.length }, lines, roundOffs[part] ?? 0)
  })
}

function byLines(bill: ComputedBill, parts: readonly (readonly SplitLine[])[]): ComputedBill[] {
  countOf(parts.length)
  const weights = shareOfEach(bill, parts)
  const amounts = bill.lines.map(amountsOf)
  const tables = eachAmount(name => shareRows(amounts.map(each => each[name]), weights, parts.length))
  const quantities = bill.lines.map((line, row) => share(thousandthsOf(line), weights[row] ?? []))
  const payables = parts.map((_, part) => tables.totalPaise.reduce((sum, row) => sum + (row[part] ?? 0), 0))
  const roundOffs = allocate(bill.roundOffPaise, payables)
  return parts.map((_, part) => {
    const lines = bill.lines.flatMap((line, row) =>
      ((weights[row]?.[part] ?? 0) === 0 ? [] : [lineOf(line, quantities[row]?.[part] ?? 0, cellOf(tables, row, part))]))
    return assemble(bill, { kind: 'split', part: part + 1, parts: parts.length }, lines, roundOffs[part] ?? 0)
  })
}

/** `weights[line][part]`, each line given out in full. */
function shareOfEach(bill: ComputedBill, parts: readonly (readonly SplitLine[])[]): number[][] {
  const rows = new Map(bill.lines.map((line, row) => [line.id, row]))
  const weights = bill.lines.map(() => new Array<number>(parts.length).fill(0))
  parts.forEach((lines, part) => {
    if (lines.length === 0) refuse('invalid-split', `Part ${part + 1} takes no line.`)
    for (const { lineId, share: taken } of lines) {
      const row = rows.get(lineId) ?? refuse('unknown-bill-line', `The bill has no line ${lineId}.`)
      const shares = weights[row]
      if (!shares || shares[part] !== 0) return refuse('invalid-split', `Part ${part + 1} names line ${lineId} twice.`)
      shares[part] = parseQuantity(taken ?? 1, { field: 'share' })
    }
  })
  const orphan = bill.lines.find((_, row) => weights[row]?.every(weight => weight === 0))
  if (orphan) refuse('invalid-split', `No part takes line ${orphan.id}.`)
  return weights
}

type Tables = Readonly<Record<keyof SharedAmounts, number[][]>>

function eachAmount(make: (name: keyof SharedAmounts) => number[][]): Tables {
  const tables: Partial<Record<keyof SharedAmounts, number[][]>> = {}
  for (const name of sharedAmounts) tables[name] = make(name)
  return tables as Tables
}

function cellOf(tables: Tables, row: number, part: number): SharedAmounts {
  const cell: Partial<Draft<SharedAmounts>> = {}
  for (const name of sharedAmounts) cell[name] = tables[name][row]?.[part] ?? 0
  return cell as SharedAmounts
}
