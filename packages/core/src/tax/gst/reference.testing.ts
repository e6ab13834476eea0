import { Decimal } from 'decimal.js'
import type { Discount } from '../computed-bill'
import type { BillLine } from '../lines'

/** What the reference computes, for comparison with a computed bill. */
export interface ReferenceBill {
  readonly lines: readonly ReferenceFigures[]
  readonly total: ReferenceFigures
  readonly roundOffPaise: number
}

export type ReferenceFigures = Readonly<Record<(typeof referenceFigures)[number], number>>
export const referenceFigures = [
  'grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise', 'totalPaise',
] as const

export interface ReferenceRules {
  readonly pricing: 'exclusive' | 'inclusive'
  readonly heads: 'halves' | 'igst' | 'vat' | 'none'
  readonly roundToPaise: number
}

const Exact = Decimal.clone({ precision: 200, rounding: Decimal.ROUND_HALF_UP })
type Row = Record<(typeof referenceFigures)[number] | 'net' | 'rate' | 'cess' | 'perUnit', Decimal> & { line: BillLine; inclusive: boolean }

const zero = new Exact(0)
const round = (value: Decimal): Decimal => value.toDecimalPlaces(0, Decimal.ROUND_HALF_UP)
const total = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), zero)

/**
 * The arithmetic as the law and the house's rules state it, in decimal.js throughout and with no thought of speed.
 * It shares no code with `computeBill`, so that each proves the other.
 */
export function referenceBill(lines: readonly BillLine[], billDiscount: Discount | undefined, rules: ReferenceRules): ReferenceBill {
  const rows = lines.map(line => open(line, rules))
  if (billDiscount) {
    const bases = rows.map(row => (row.line.charge ? zero : row.net))
    const off = discountOf(billDiscount, total(bases))
    const shares = largestRemainder(off, bases, (a, b) => precedence(rows, a, b))
    rows.forEach((row, index) => {
      row.discountPaise = row.discountPaise.plus(shares[index] ?? 0)
      row.net = row.net.minus(shares[index] ?? 0)
    })
  }
  const keys = rows.map(groupKey)
  for (const key of new Set(keys)) tax(rows.filter((_, index) => keys[index] === key), rules)
  for (const row of rows) {
    const taxes = total([row.cgstPaise, row.sgstPaise, row.igstPaise, row.cessPaise, row.vatPaise])
    row.taxablePaise = row.inclusive ? row.net.minus(taxes) : row.net
    row.totalPaise = row.taxablePaise.plus(taxes)
  }
  const before = total(rows.map(row => row.totalPaise))
  const step = Math.max(rules.roundToPaise, 1)
  const rounded = round(before.div(step)).times(step)
  const sums = figures(name => total(rows.map(row => row[name])))
  return {
    lines: rows.map(row => figures(name => row[name])),
    total: { ...sums, totalPaise: rounded.toNumber() },
    roundOffPaise: rounded.minus(before).toNumber(),
  }
}

function open(line: BillLine, rules: ReferenceRules): Row {
  const treatment = line.treatment ?? 'taxable'
  const taxed = rules.heads !== 'none' && (treatment === 'taxable' || (rules.heads === 'vat' && treatment === 'non-gst'))
  const number = (value: string | number | undefined): Decimal => (taxed ? new Exact(value ?? 0) : zero)
  const gross = round(new Exact(line.quantity).times(line.unitPricePaise))
  const discount = line.discount ? discountOf(line.discount, gross) : zero
  return {
    line, net: gross.minus(discount), rate: number(line.rateBasisPoints).div(100), cess: number(line.cessBasisPoints).div(100),
    perUnit: number(line.cessPaisePerUnit), inclusive: (line.pricing ?? rules.pricing) === 'inclusive',
    grossPaise: gross, discountPaise: discount, taxablePaise: zero, cgstPaise: zero, sgstPaise: zero, igstPaise: zero, cessPaise: zero,
    vatPaise: zero, totalPaise: zero,
  }
}

function discountOf(discount: Discount, base: Decimal): Decimal {
  return 'percent' in discount ? round(base.times(discount.percent).div(100)) : Decimal.min(discount.amountPaise, base)
}

const groupKey = (row: Row): string => [row.rate, row.cess, row.perUnit, row.line.treatment ?? 'taxable', row.inclusive].join(' ')

function precedence(rows: readonly Row[], a: number, b: number): number {
  const [one, other] = [rows[a], rows[b]]
  if (!one || !other) return 0
  const treatments = ['taxable', 'nil', 'exempt', 'non-gst', 'operator']
  const place = (row: Row): number => treatments.indexOf(row.line.treatment ?? 'taxable')
  return other.rate.cmp(one.rate) || other.net.cmp(one.net) || place(one) - place(other) || Number(one.inclusive) - Number(other.inclusive)
    || one.cess.cmp(other.cess) || one.perUnit.cmp(other.perUnit)
}

function tax(rows: readonly Row[], rules: ReferenceRules): void {
  const [first] = rows
  if (!first || rules.heads === 'none') return
  const { rate, cess, inclusive } = first
  const net = total(rows.map(row => row.net))
  const perUnitAll = round(total(rows.map(row => row.perUnit.times(row.line.quantity))))
  const perUnit = inclusive ? Decimal.min(perUnitAll, net) : perUnitAll
  const value = inclusive ? net.minus(perUnit) : net
  const divisor = inclusive ? rate.plus(cess).plus(100) : new Exact(100)
  const halves = rules.heads === 'halves'
  const main = round(value.times(rate).div(halves ? divisor.times(2) : divisor))
  const nets = rows.map(row => row.net)
  const mains = largestRemainder(main, nets)
  const byRate = largestRemainder(round(value.times(cess).div(divisor)), nets)
  const each = rows.map(row => row.perUnit.times(row.line.quantity))
  const tooSmall = inclusive && rows.some((row, at) => row.net.lt(each[at] ?? 0))
  const byUnit = largestRemainder(perUnit, tooSmall ? nets : rows.map(row => new Exact(row.line.quantity)))
  rows.forEach((row, at) => {
    const share = mains[at] ?? zero
    if (halves) row.cgstPaise = row.sgstPaise = share
    else row[rules.heads === 'vat' ? 'vatPaise' : 'igstPaise'] = share
    row.cessPaise = (byRate[at] ?? zero).plus(byUnit[at] ?? 0)
  })
}

function largestRemainder(amount: Decimal, weights: readonly Decimal[], tie?: (a: number, b: number) => number): Decimal[] {
  const all = total(weights)
  if (all.isZero()) return weights.map(() => zero)
  const floors = weights.map(weight => weight.times(amount).div(all).floor())
  const rests = weights.map((weight, at) => weight.times(amount).minus(all.times(floors[at] ?? 0)))
  const left = amount.minus(total(floors)).toNumber()
  const order = weights.map((_, at) => at).sort((a, b) => (rests[b] ?? zero).cmp(rests[a] ?? zero) || (tie?.(a, b) ?? 0) || a - b)
  const lucky = new Set(order.slice(0, left))
  return floors.map((floor, at) => (lucky.has(at) ? floor.plus(1) : floor))
}

function figures(of: (name: (typeof referenceFigures)[number]) => Decimal): ReferenceFigures {
  return Object.fromEntries(referenceFigures.map(name => [name, of(name).toNumber()])) as ReferenceFigures
}
