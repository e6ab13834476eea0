import { formatMoney } from '../money/format'
import type { ComputedBill, ComputedLine, Discount, Figures } from './computed-bill'
import { netFormula, netParts } from './explain-heads'
import { explainLanguages, type ExplainLanguage } from './explain-words.data'
import type { Regime } from './regime'
import { regimeOf } from './regimes'
import { explainStep, sayStep, type ExplainPart, type ExplainStep, type TaxRule } from './rules'
import { oneOf } from './settings'
import { requireComputed } from './shape'

export interface Explanation {
  /** In the order in which the figures were made; a figure that is 0 and can't be otherwise has no step. */
  readonly steps: readonly ExplainStep[]
  /** For reading: the steps, one a line, each with its rule's name, and below them the rules in words. */
  readonly text: string
}

/**
 * Says how each figure of a bill came about, rule by rule, as data and as text.
 * @param regime needed only for bills of a regime that is not built in
 * @param language of labels, formulas and rules; sources keep the names of the Acts
 * @returns one step for each figure; `figure` is its path in the bill, `rule` names an entry of `taxRules`
 * @throws RestoflowError `invalid-tax-setting` when the regime is not built in and none was passed, or the
 *   language is unknown; `invalid-bill`
 * @example
 * import { explainBill } from '@restoflow/core'
 * explainBill(bill).steps.filter(step => step.figure === 'cgstPaise')
 */
export function explainBill(bill: ComputedBill, regime?: Regime, language: ExplainLanguage = 'en'): Explanation {
  requireComputed(bill)
  return explanationOf(billSteps(bill, regime), language)
}

/** @returns the steps of a bill with their words still to be said: `explanationOf` says them */
export function billSteps(bill: ComputedBill, regime?: Regime): readonly ExplainStep[] {
  return bill.origin.kind === 'computed' ? computed(bill, regime ?? regimeOf(bill.regime)) : derived(bill)
}

/** @returns steps in a language, as data and as text */
export function explanationOf(unsaid: readonly ExplainStep[], language: ExplainLanguage): Explanation {
  oneOf(explainLanguages, language, 'language')
  const steps = unsaid.map(step => sayStep(step, language))
  const rules = [...new Map(steps.map(step => [step.rule, step.because]))]
  const text = [...steps.map(step => `${step.text} [${step.rule}]`), '',
    ...rules.map(([rule, because]) => `[${rule}] ${because}`)].join('\n')
  return { steps, text }
}

const headNames = [
  ['cgstPaise', '{cgst}'], ['sgstPaise', '{sgst}'], ['igstPaise', '{igst}'], ['cessPaise', '{cess}'], ['vatPaise', '{vat}'],
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
    const label = `${nameOf(line)}, {discount-share}`
    return explainStep(`lines.${place}.billDiscountPaise`, label, line.billDiscountPaise, 'bill-discount-share', formula)
  })
  return [explainStep('billDiscountPaise', '{bill-discount}', bill.billDiscountPaise, 'bill-discount', off(discount, base)), ...shares]
}

/** The parts of a split and credit notes are shares of computed figures: their one rule is how they were shared. */
function derived(bill: ComputedBill): ExplainStep[] {
  const [rule, formula]: [TaxRule, string] = bill.origin.kind === 'split'
    ? ['split-share', `{part:${bill.origin.part}:${bill.origin.parts}}`]
    : ['credit', '{credited}']
  const lines = bill.lines.flatMap((line, place) => [
    ...headSteps(`lines.${place}.`, nameOf(line), line, () => [rule, formula]),
    explainStep(`lines.${place}.taxablePaise`, `${nameOf(line)}, {taxable}`, line.taxablePaise, rule, formula),
    explainStep(`lines.${place}.totalPaise`, `${nameOf(line)}, {total}`, line.totalPaise, rule, `${line.quantity}, ${formula}`),
  ])
  return [...lines, ...totals(bill, [rule, formula])]
}

function beforeTax(line: ComputedLine, place: number): ExplainStep[] {
  const gross = explainStep(`lines.${place}.grossPaise`, `${nameOf(line)}, {gross}`, line.grossPaise, 'line-gross',
    `${line.quantity} × ${formatMoney(line.unitPricePaise)}`)
  if (line.discount === null) return [gross]
  return [gross, explainStep(`lines.${place}.lineDiscountPaise`, `${nameOf(line)}, {discount}`, line.lineDiscountPaise, 'line-discount',
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
    explainStep(`${path}taxablePaise`, `${nameOf(line)}, {taxable}`, line.taxablePaise, rule, formula, netParts(path, line, rule)),
    explainStep(`${path}totalPaise`, `${nameOf(line)}, {total}`, line.totalPaise, 'sum', plus([line.taxablePaise, line.taxPaise]),
      partsOf(path, line, ['taxablePaise', 'taxPaise'])),
  ]
}

function totals(bill: ComputedBill, roundingRule?: [TaxRule, string]): ExplainStep[] {
  const before = bill.totalPaise - bill.roundOffPaise
  const roundOff = bill.roundOffPaise === 0 ? [] : [bill.roundOffPaise]
  const sumOf = (figure: keyof Figures): string => plus(bill.groups.map(group => group[figure]))
  const groupParts = (figure: keyof Figures): readonly ExplainPart[] =>
    bill.groups.map((group, place) => ({ figure: `groups.${place}.${figure}`, paise: group[figure] }))
  const [rule, formula] = roundingRule ?? ['round-off', `{nearest:${formatMoney(before)}:${formatMoney(bill.regime.roundToPaise)}}`]
  const heads = headNames.map(([head]) => head).filter(head => bill[head] !== 0)
  return [
    explainStep('grossPaise', '{the-gross}', bill.grossPaise, 'sum', sumOf('grossPaise'), groupParts('grossPaise')),
    ...(bill.discountPaise === 0 ? [] : [
      explainStep('discountPaise', '{the-discount}', bill.discountPaise, 'sum', plus([bill.lineDiscountPaise, bill.billDiscountPaise]),
        partsOf('', bill, ['lineDiscountPaise', 'billDiscountPaise'])),
    ]),
    explainStep('taxablePaise', '{the-taxable}', bill.taxablePaise, 'sum', sumOf('taxablePaise'), groupParts('taxablePaise')),
    ...headSteps('', '{bill}', bill, head => ['sum', sumOf(head)], groupParts),
    explainStep('taxPaise', '{the-tax}', bill.taxPaise, 'sum', plus(heads.map(head => bill[head])), partsOf('', bill, heads)),
    ...(bill.roundOffPaise === 0 ? [] : [explainStep('roundOffPaise', '{round-off}', bill.roundOffPaise, rule, formula)]),
    explainStep('totalPaise', '{the-total}', bill.totalPaise, 'sum', plus([bill.taxablePaise, bill.taxPaise, ...roundOff]),
      [...partsOf('', bill, ['taxablePaise', 'taxPaise']), ...roundOff.map(paise => ({ figure: 'roundOffPaise', paise }))]),
  ]
}

const partsOf = (path: string, figures: Figures, names: readonly (keyof Figures)[]): readonly ExplainPart[] =>
  names.map(name => ({ figure: `${path}${name}`, paise: figures[name] }))

/** One step for each head that holds something. */
function headSteps(
  path: string, label: string, figures: Figures, how: (head: (typeof headNames)[number][0]) => readonly [TaxRule, string],
  partsOfHead?: (head: keyof Figures) => readonly ExplainPart[],
): ExplainStep[] {
  return headNames.filter(([head]) => figures[head] !== 0).map(([head, name]) => {
    const [rule, formula] = how(head)
    return explainStep(`${path}${head}`, `${label}, ${name}`, figures[head], rule, formula, partsOfHead?.(head))
  })
}

/** @returns what a line is called in labels */
export const nameOf = (line: ComputedLine): string => (line.name === '' ? line.id : line.name)
const signed = (paise: number): string => `${paise < 0 ? '−' : '+'} ${formatMoney(Math.abs(paise))}`
/** @returns amounts in one sum: `₹10.00 + ₹2.00` */
export const plus = ([first = 0, ...others]: readonly number[]): string => [formatMoney(first), ...others.map(signed)].join(' ')
const shareFormula = (paise: number, part: number, whole: number): string => (part === whole
  ? `{all-of:${formatMoney(paise)}}`
  : `{largest:${formatMoney(paise)}:${formatMoney(part)}:${formatMoney(whole)}}`)
/** @returns a discount with what it is off */
export const off = (discount: Discount, base: number): string =>
  ('percent' in discount ? `{of:${discount.percent}%:${formatMoney(base)}}`
    : `{off:${formatMoney(discount.amountPaise)}:${formatMoney(base)}}`)
