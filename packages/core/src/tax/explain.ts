import { formatMoney } from '../money/format'
import type { ComputedBill, ComputedLine, Discount, Figures } from './computed-bill'
import { netFormula } from './explain-heads'
import type { Regime } from './regime'
import { regimeOf } from './regimes'
import { explainStep, type ExplainStep, type TaxRule } from './rules'

export interface Explanation {
  /** In the order in which the figures were made; a figure that is 0 and can't be otherwise has no step. */
  readonly steps: readonly ExplainStep[]
  /** For reading: the steps, one a line, each with its rule's name, and below them the rules in words. */
  readonly text: string
}

/**
 * Says how each figure of a bill came about, rule by rule, as data and as text.
 * @param regime needed only for bills of a regime that is not built in
 * @returns one step for each figure; `figure` is its path in the bill, `rule` names an entry of `taxRules`
 * @throws RestoflowError `invalid-tax-setting` when the regime is not built in and none was passed
 * @example
 * import { explainBill } from '@restoflow/core'
 * explainBill(bill).steps.filter(step => step.figure === 'cgstPaise')
 */
export function explainBill(bill: ComputedBill, regime?: Regime): Explanation {
  const steps = bill.origin.kind === 'computed' ? computed(bill, regime ?? regimeOf(bill.regime)) : derived(bill)
  const rules = [...new Map(steps.map(step => [step.rule, step.because]))]
  const text = [...steps.map(step => `${step.text} [${step.rule}]`), '', ...rules.map(([rule, because]) => `[${rule}] ${because}`)].join('\n')
  return { steps, text }
}

const headNames = [
  ['cgstPaise', 'CGST'], ['sgstPaise', 'SGST'], ['igstPaise', 'IGST'], ['cessPaise', 'Cess'], ['vatPaise', 'VAT'],
] as const

function computed(bill: ComputedBill, regime: Regime): ExplainStep[] {
  const lines = bill.lines.flatMap(beforeTax)
  const discount = bill.billDiscount === null ? [] : billDiscountSteps(bill, bill.billDiscount)
  const groups = bill.groups.flatMap((group, place) => regime.explain(group, place))
  return [...lines, ...discount, ...groups, ...bill.lines.flatMap((line, place) => afterTax(bill, line, place)), ...totals(bill)]
}

function billDiscountSteps(bill: ComputedBill, discount: Discount): ExplainStep[] {
  const base = bill.lines.reduce((sum, line) => sum + (line.charge ? 0 : line.grossPaise - line.lineDiscountPaise), 0)
  const shares = bill.lines.flatMap((line, place) => {
    if (line.charge) return []
    const formula = shareFormula(bill.billDiscountPaise, line.grossPaise - line.lineDiscountPaise, base)
    const label = `${nameOf(line)}, share of the discount`
    return explainStep(`lines.${place}.billDiscountPaise`, label, line.billDiscountPaise, 'bill-discount-share', formula)
  })
  return [explainStep('billDiscountPaise', 'Discount on the bill', bill.billDiscountPaise, 'bill-discount', off(discount, base)), ...shares]
}

/** The parts of a split and credit notes are shares of computed figures: their one rule is how they were shared. */
function derived(bill: ComputedBill): ExplainStep[] {
  const [rule, formula]: [TaxRule, string] = bill.origin.kind === 'split'
    ? ['split-share', `part ${bill.origin.part} of ${bill.origin.parts}`]
    : ['credit', 'credited now']
  const lines = bill.lines.flatMap((line, place) => [
    ...headSteps(`lines.${place}.`, nameOf(line), line, () => [rule, formula]),
    explainStep(`lines.${place}.taxablePaise`, `${nameOf(line)}, taxable value`, line.taxablePaise, rule, formula),
    explainStep(`lines.${place}.totalPaise`, `${nameOf(line)}, total`, line.totalPaise, rule, `${line.quantity}, ${formula}`),
  ])
  return [...lines, ...totals(bill, [rule, formula])]
}

function beforeTax(line: ComputedLine, place: number): ExplainStep[] {
  const gross = explainStep(`lines.${place}.grossPaise`, `${nameOf(line)}, gross`, line.grossPaise, 'line-gross',
    `${line.quantity} × ${formatMoney(line.unitPricePaise)}`)
  if (line.discount === null) return [gross]
  return [gross, explainStep(`lines.${place}.lineDiscountPaise`, `${nameOf(line)}, discount`, line.lineDiscountPaise, 'line-discount',
    off(line.discount, line.grossPaise))]
}

function afterTax(bill: ComputedBill, line: ComputedLine, place: number): ExplainStep[] {
  const group = bill.groups[line.group]
  if (!group) return []
  const net = line.grossPaise - line.discountPaise
  const groupNet = group.grossPaise - group.discountPaise
  const path = `lines.${place}.`
  const [rule, formula]: [TaxRule, string] = line.pricing === 'inclusive' && line.taxPaise !== 0
    ? ['taxable-rest', `${formatMoney(net)} − ${formatMoney(line.taxPaise)}`]
    : ['sum', netFormula(line)]
  return [
    ...headSteps(path, nameOf(line), line, head => ['line-share', shareFormula(group[head], net, groupNet)]),
    explainStep(`${path}taxablePaise`, `${nameOf(line)}, taxable value`, line.taxablePaise, rule, formula),
    explainStep(`${path}totalPaise`, `${nameOf(line)}, total`, line.totalPaise, 'sum', plus([line.taxablePaise, line.taxPaise])),
  ]
}

function totals(bill: ComputedBill, roundingRule?: [TaxRule, string]): ExplainStep[] {
  const before = bill.totalPaise - bill.roundOffPaise
  const roundOff = bill.roundOffPaise === 0 ? [] : [bill.roundOffPaise]
  const sumOf = (figure: keyof Figures): string => plus(bill.groups.map(group => group[figure]))
  const [rule, formula] = roundingRule ?? ['round-off', `${formatMoney(before)} to the nearest ${formatMoney(bill.regime.roundToPaise)}`]
  return [
    explainStep('grossPaise', 'Gross', bill.grossPaise, 'sum', sumOf('grossPaise')),
    ...(bill.discountPaise === 0 ? [] : [
      explainStep('discountPaise', 'Discount', bill.discountPaise, 'sum', plus([bill.lineDiscountPaise, bill.billDiscountPaise])),
    ]),
    explainStep('taxablePaise', 'Taxable value', bill.taxablePaise, 'sum', sumOf('taxablePaise')),
    ...headSteps('', 'Bill', bill, head => ['sum', sumOf(head)]),
    explainStep('taxPaise', 'Tax', bill.taxPaise, 'sum', plus(headNames.map(([head]) => bill[head]).filter(paise => paise !== 0))),
    ...(bill.roundOffPaise === 0 ? [] : [explainStep('roundOffPaise', 'Round-off', bill.roundOffPaise, rule, formula)]),
    explainStep('totalPaise', 'Total', bill.totalPaise, 'sum', plus([bill.taxablePaise, bill.taxPaise, ...roundOff])),
  ]
}

/** One step for each head that holds something. */
function headSteps(
  path: string, label: string, figures: Figures, how: (head: (typeof headNames)[number][0]) => readonly [TaxRule, string],
): ExplainStep[] {
  return headNames.filter(([head]) => figures[head] !== 0).map(([head, name]) => {
    const [rule, formula] = how(head)
    return explainStep(`${path}${head}`, `${label}, ${name}`, figures[head], rule, formula)
  })
}

const nameOf = (line: ComputedLine): string => (line.name === '' ? line.id : line.name)
const signed = (paise: number): string => `${paise < 0 ? '−' : '+'} ${formatMoney(Math.abs(paise))}`
const plus = ([first = 0, ...others]: readonly number[]): string => [formatMoney(first), ...others.map(signed)].join(' ')
const shareFormula = (paise: number, part: number, whole: number): string => (part === whole
  ? `all of ${formatMoney(paise)}`
  : `${formatMoney(paise)} × ${formatMoney(part)} ÷ ${formatMoney(whole)}, by largest remainder`)
const off = (discount: Discount, base: number): string =>
  ('percent' in discount ? `${discount.percent}% of ${formatMoney(base)}` : `${formatMoney(discount.amountPaise)} off ${formatMoney(base)}`)
