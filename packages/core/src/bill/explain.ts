import { formatMoney } from '../money/format'
import type { OrderPromotion } from '../order/billing'
import {
  billSteps, explanationOf, nameOf, off, plainWord, plus, explainStep, type ComputedBill, type ComputedLine, type Explanation,
  type ExplainPart,
  type ExplainStep, type TaxRule,
} from '../tax'
import type { ExplainLanguage } from '../tax/explain-words.data'
import type { BillChargeText, BillDiscount, BillLineText, BillOperator, LineDiscountText, SplitShare } from './bill-events'

/** What of a bill, issued or not, is explained: an issued bill and a composed one have it all. */
export interface ExplainableBill {
  readonly figures: ComputedBill
  readonly texts: readonly BillLineText[]
  readonly discounts?: readonly BillDiscount[]
  readonly operator?: BillOperator
  readonly split?: { readonly part: number; readonly parts: number; readonly share?: SplitShare }
}

/**
 * Says how each figure of a document came about, as `explainBill` does, and by name what that can't know: coupons and offers, comps and
 * reasons, how a charge is made, how a part of a split bill was shared, which operator pays.
 * @returns steps whose `figure` is a path in the computed bill, or, where it begins with `discounts` or `split`, in the issued bill
 */
export function explainDocument(document: ExplainableBill, language: ExplainLanguage = 'en'): Explanation {
  const bill = namedIn(document, language)
  const { figures, discounts = [] } = bill
  const isPart = figures.origin.kind === 'split'
  const steps = billSteps(figures).flatMap(step => told(step, bill))
  // what was taken off stands before its first share
  const at = steps.findIndex(({ figure }) => figure === 'billDiscountPaise'
    || /^(groups\.|lines\.\d+\.(cgst|igst|vat|taxable))/.test(figure))
  const named = discounts.map((row, place) => discountStep(row, place, discountBase(bill, row), isPart))
  const all = [...steps.slice(0, Math.max(0, at)), ...named, ...steps.slice(Math.max(0, at)), ...splitSteps(bill)]
  return explanationOf(all, language)
}

/** The dishes by the names that they have in that language. */
function namedIn(bill: ExplainableBill, language: ExplainLanguage): ExplainableBill {
  const names = new Map(bill.texts.map(({ lineId, names }) => [lineId, names?.[language]]))
  return { ...bill, figures: { ...bill.figures, lines: bill.figures.lines.map(line => ({ ...line, name: names.get(line.id) ?? line.name })) } }
}

const lineAt = /^lines\.(\d+)\.(\w+)$/

/** One step of the computed bill with what is known beyond it. */
function told(step: ExplainStep, bill: ExplainableBill): readonly ExplainStep[] {
  const { figures, texts, discounts = [], operator, split } = bill
  if (step.figure === 'billDiscountPaise') return [billDiscountStep(step, discounts)]
  const [, place, name] = lineAt.exec(step.figure) ?? []
  const line = place === undefined ? undefined : figures.lines[Number(place)]
  if (!line) return [step.rule === 'operator' && operator ? { ...step, formula: `{pays:${plainWord(operator.name)}}` } : step]
  const text = texts.find(({ lineId }) => lineId === line.id)
  if (name === 'grossPaise' && text?.charge) return [chargeStep(step, line, text.charge)]
  if (name === 'lineDiscountPaise') return [lineDiscountStep(step, line, text?.discounts ?? [])]
  if (name === 'totalPaise' && step.rule === 'split-share') return [lineShareStep(step, line, split?.share)]
  return [step]
}

const shareAndAmount = (amount: BillChargeText['amount']): string =>
  ('paise' in amount ? formatMoney(amount.paise) : `${amount.basisPoints / 100}%`)

function chargeStep(step: ExplainStep, line: ComputedLine, { per, amount, basePaise, pricedPaise }: BillChargeText): ExplainStep {
  const [rule, formula]: [TaxRule, string] = basePaise === undefined
    ? ['charge-each', per === 'bill' ? `{per-bill:${shareAndAmount(amount)}}` : `{per-${per}:${line.quantity}:${shareAndAmount(amount)}}`]
    : ['charge-rate', `{of:${shareAndAmount(amount)}:${formatMoney(basePaise)}}`]
  const less = pricedPaise === undefined ? '' : `, {at-value:${formatMoney(pricedPaise)}}`
  return explainStep(step.figure, `${nameOf(line)}, {charge}`, step.paise, rule, `${formula}${less}`)
}

/** Of one cause the cause's own rule; of several their sum. */
function lineDiscountStep(step: ExplainStep, line: ComputedLine, causes: readonly LineDiscountText[]): ExplainStep {
  const [only] = causes
  if (!only || causes.reduce((sum, { amountPaise = 0 }) => sum + amountPaise, 0) !== step.paise) return step
  const each = causes.map(cause =>
    `${causeFormula(cause, line)}${cause.reason === undefined ? '' : ` ({reason:${plainWord(cause.reason)}})`}`)
  const formula = causes.length === 1
    ? each[0] ?? ''
    : `${plus(causes.map(({ amountPaise = 0 }) => amountPaise))} (${each.join(' + ')})`
  return explainStep(step.figure, step.label, step.paise, causes.length === 1 ? ruleOf(only) : 'sum', formula)
}

function ruleOf({ kind, free }: LineDiscountText): TaxRule {
  if (free) return 'promotion-free'
  return kind === 'comp' ? 'comp' : kind === 'discount' ? 'line-discount' : 'promotion-share'
}

function causeFormula({ kind, name = '', percent, free, amountPaise = 0 }: LineDiscountText, line: ComputedLine): string {
  if (kind === 'comp') return '{on-the-house}'
  if (free) return `{free-by:${plainWord(name)}}`
  if (kind !== 'discount') return plainWord(name)
  return off(percent === undefined ? { amountPaise } : { percent }, line.grossPaise)
}

/** What the cashier's discount is off: the dishes after what else came off them. Null where it can't be known. */
function discountBase({ figures, discounts = [] }: ExplainableBill, { kind }: BillDiscount): number | null {
  if (kind !== 'discount' || figures.origin.kind !== 'computed') return null
  const net = figures.lines.reduce((sum, line) => sum + (line.charge ? 0 : line.grossPaise - line.lineDiscountPaise), 0)
  return net - discounts.reduce((sum, row) => sum + (row.on === 'bill' && row.kind !== 'discount' ? row.amountPaise : 0), 0)
}

function discountStep(row: BillDiscount, place: number, basePaise: number | null, isPart: boolean): ExplainStep {
  const { kind, name, code, percent, amountPaise, reason, effect, taken } = row
  const label = name === undefined ? '{bill-discount}' : `{${kind}} ${name}${code === undefined ? '' : ` (${code})`}`
  const figure = `discounts.${place}.amountPaise`
  const why = reason === undefined ? '' : ` ({reason:${plainWord(reason)}})`
  if (effect === undefined || taken === undefined) {
    const formula = basePaise === null ? formatMoney(amountPaise) : off(percent === undefined ? { amountPaise } : { percent }, basePaise)
    return explainStep(figure, label, amountPaise, 'bill-discount', `${formula}${why}`)
  }
  const [rule, formula] = effectFormula(effect, taken)
  const here = amountPaise === taken.paise ? '' : `; {${isPart ? 'here-part' : 'here'}:${formatMoney(taken.paise)}}`
  return explainStep(figure, label, amountPaise, rule, `${formula}${here}`)
}

function effectFormula(effect: OrderPromotion['effect'],
  { basePaise, pieces = 0 }: NonNullable<BillDiscount['taken']>): readonly [TaxRule, string] {
  if ('paise' in effect) return ['promotion-amount', off({ amountPaise: effect.paise }, basePaise)]
  if ('buy' in effect) return ['promotion-free', `{pieces:${pieces}}`]
  const capped = effect.maxPaise === undefined ? '' : `, {at-most:${formatMoney(effect.maxPaise)}}`
  return ['promotion-rate', `{of:${effect.basisPoints / 100}%:${formatMoney(basePaise)}}${capped}`]
}

/** The bill's discount is what coupons, offers and the cashier took off the bill as a whole. */
function billDiscountStep(step: ExplainStep, discounts: readonly BillDiscount[]): ExplainStep {
  const parts: readonly ExplainPart[] = discounts.flatMap(({ on, amountPaise }, place) =>
    (on === 'bill' ? [{ figure: `discounts.${place}.amountPaise`, paise: amountPaise }] : []))
  if (parts.length === 0 || parts.reduce((sum, { paise }) => sum + paise, 0) !== step.paise) return step
  return explainStep(step.figure, step.label, step.paise, 'sum', plus(parts.map(({ paise }) => paise)), parts)
}

/** How a line of a part came to it: its shares among all, where it was split by lines. */
function lineShareStep(step: ExplainStep, line: ComputedLine, share: SplitShare | undefined): ExplainStep {
  const own = share?.lines?.find(({ lineId }) => lineId === line.id)
  if (!own) return step
  const whole = formatMoney(own.wholePaise)
  if (own.share === own.shares) return { ...step, formula: `{all-of:${whole}}` }
  // a charge goes by what each part eats, in millionths that nobody reads
  if (line.charge && own.share !== '1') return { ...step, rule: 'split-charge', formula: `{proportion:${whole}}` }
  return { ...step, formula: `{shares:${own.share}:${own.shares}:${whole}}` }
}

function splitSteps({ split, figures }: ExplainableBill): readonly ExplainStep[] {
  if (!split?.share || figures.origin.kind !== 'split') return []
  const { how, paise, wholePaise, weight = 1, weights = 1 } = split.share
  const whole = formatMoney(wholePaise)
  const formula = how === 'equal'
    ? `{part:${split.part}:${split.parts}}, {equal:${whole}:${split.parts}}`
    : how === 'amounts' ? `{agreed:${whole}}` : how === 'lines' ? `{own-lines:${whole}}` : `{largest:${whole}:${weight}:${weights}}`
  return [explainStep('split.share.paise', '{the-part}', paise, 'split-share', formula)]
}
