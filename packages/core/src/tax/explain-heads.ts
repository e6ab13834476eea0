import { formatMoney, formatRate } from '../money/format'
import { prorate } from '../money/money'
import type { ComputedGroup } from './computed-bill'
import type { HeadPlan } from './heads'
import { explainStep, type ExplainPart, type ExplainStep, type TaxRule } from './rules'

const rules: Readonly<Record<HeadPlan, Readonly<Record<'exclusive' | 'inclusive', TaxRule>>>> = {
  halves: { exclusive: 'half-exclusive', inclusive: 'half-inclusive' },
  igst: { exclusive: 'igst-exclusive', inclusive: 'igst-inclusive' },
  vat: { exclusive: 'vat-exclusive', inclusive: 'vat-inclusive' },
}

/** @returns how `taxByHead` came to the figures of a group that bears tax: each head, the cess, the taxable value */
export function explainHeads(group: ComputedGroup, place: number, plan: HeadPlan): ExplainStep[] {
  const label = groupLabel(group)
  const net = group.grossPaise - group.discountPaise
  const inclusive = group.pricing === 'inclusive'
  const value = inclusive ? net - group.cessPerUnitPaise : net
  const rate = group.rateBasisPoints
  const sum = formatRate(10_000 + rate + group.cessBasisPoints)
  const divisor = inclusive ? (plan === 'halves' ? `(2 × ${sum})` : sum) : plan === 'halves' ? '2' : ''
  const formula = `${formatMoney(value)} × ${formatRate(rate)}${divisor === '' ? '' : ` ÷ ${divisor}`}`
  const rule = rules[plan][group.pricing]
  const path = `groups.${place}`
  const steps: ExplainStep[] = []
  if (plan === 'halves') {
    steps.push(explainStep(`${path}.cgstPaise`, `{cgst}, ${label}`, group.cgstPaise, rule, formula))
    steps.push(explainStep(`${path}.sgstPaise`, `{sgst}, ${label}`, group.sgstPaise, rule, '{same-half}'))
  } else if (plan === 'igst') {
    steps.push(explainStep(`${path}.igstPaise`, `{igst}, ${label}`, group.igstPaise, rule, formula))
  } else {
    steps.push(explainStep(`${path}.vatPaise`, `{vat}, ${label}`, group.vatPaise, rule, formula))
  }
  if (group.cessPaise > 0) {
    steps.push(explainStep(`${path}.cessPaise`, `{cess}, ${label}`, group.cessPaise, 'cess', cessFormula(group, value, sum)))
  }
  const [left, how]: [TaxRule, string] = inclusive
    ? ['taxable-rest', `${formatMoney(net)} − ${formatMoney(group.taxPaise)}`]
    : ['sum', netFormula(group)]
  steps.push(explainStep(`${path}.taxablePaise`, `{the-taxable}, ${label}`, group.taxablePaise, left, how, netParts(`${path}.`, group, left)))
  return steps
}

/** @returns `5% exclusive`, `nil`, …: what the lines of a group have in common, in words */
export function groupLabel(group: ComputedGroup): string {
  const cess = group.cessBasisPoints > 0 ? ` {and-cess:${formatRate(group.cessBasisPoints)}}` : ''
  const taxed = group.treatment === 'taxable' || group.rateBasisPoints > 0
  return taxed ? `${formatRate(group.rateBasisPoints)}${cess} {${group.pricing}}` : `{${group.treatment}}`
}

/** @returns gross less discounts, or the gross alone where nothing came off */
export function netFormula(figures: { readonly grossPaise: number; readonly discountPaise: number }): string {
  const gross = formatMoney(figures.grossPaise)
  return figures.discountPaise === 0 ? gross : `${gross} − ${formatMoney(figures.discountPaise)}`
}

/** @returns what a taxable value is made of: the gross less discounts, and less the tax where the price holds it */
export function netParts(
  path: string, figures: { readonly grossPaise: number; readonly discountPaise: number; readonly taxPaise: number }, rule: TaxRule,
): readonly ExplainPart[] {
  return [
    { figure: `${path}grossPaise`, paise: figures.grossPaise }, { figure: `${path}discountPaise`, paise: 0 - figures.discountPaise },
    ...(rule === 'taxable-rest' ? [{ figure: `${path}taxPaise`, paise: 0 - figures.taxPaise }] : []),
  ]
}

function cessFormula(group: ComputedGroup, value: number, sum: string): string {
  const parts: string[] = []
  if (group.cessBasisPoints > 0) {
    parts.push(`${formatMoney(value)} × ${formatRate(group.cessBasisPoints)}${group.pricing === 'inclusive' ? ` ÷ ${sum}` : ''}`)
  }
  if (group.cessPerUnitPaise > 0) parts.push(`{per-unit:${perUnit(group.cessPaisePerUnit)}:${group.quantity}}`)
  return parts.join(' + ')
}

/** Whole paise read as money; fractions are named as they are. */
function perUnit(cessPaisePerUnit: string): string {
  return cessPaisePerUnit.includes('.') ? `${cessPaisePerUnit} paise` : formatMoney(prorate(Number(cessPaisePerUnit), 1, 1))
}
