import { formatMoney } from '../money/format'
import { explainWords, rulesInHindi, type ExplainLanguage } from './explain-words.data'

/** The rules that make a bill's figures; each step of an explanation names one. `source` is where the rule comes from. */
export const taxRules = {
  'line-gross': { says: 'Quantity × unit price with modifiers, rounded half-up to a paisa.', source: 'CGST Act, s. 15(1)' },
  'line-discount': {
    says: 'A discount shown on the invoice lowers the taxable value; it is capped at the line.',
    source: 'CGST Act, s. 15(3)(a)',
  },
  'comp': { says: 'Served and not charged: a discount of the whole line.', source: 'CGST Act, s. 15(3)(a)' },
  'promotion-rate': {
    says: 'A coupon\'s or offer\'s share of what the dishes that it is for come to, up to its limit.', source: 'CGST Act, s. 15(3)(a)',
  },
  'promotion-amount': { says: 'A coupon\'s or offer\'s amount, capped at the dishes that it is for.', source: 'CGST Act, s. 15(3)(a)' },
  'promotion-free': {
    says: 'Free pieces stand at their price with all of it taken off; the cheapest are free.', source: 'CGST Act, s. 15(3)(a)',
  },
  'promotion-share': {
    says: 'What a coupon or an offer takes off is shared over its lines by largest remainder.',
    source: 'House rule, so that the lines add up',
  },
  'charge-rate': { says: 'A charge is a share of the dishes after all discounts, and joins the value.', source: 'CGST Act, s. 15(2)' },
  'charge-each': { says: 'A charge for the bill, each cover or each item joins the value.', source: 'CGST Act, s. 15(2)' },
  'bill-discount': { says: 'A discount on the bill is taken off all lines together and capped at their sum.',
  source: 'CGST Act, s. 15(3)(a)' },
  'bill-discount-share': {
    says: 'The bill\'s discount is shared over the lines by largest remainder; ties go to the higher rate, then the larger net.',
    source: 'House rule, so that the lines add up and their order changes no total',
  },
  'half-exclusive': {
    says: 'One half is computed, round(N × r ÷ 200), and stands for CGST and for SGST.',
    source: 'CGST Act, s. 9(1), and the state\'s SGST Act',
  },
  'half-inclusive': {
    says: 'The price holds the tax: one half is round(G × r ÷ (2 × (100 + r))), and stands for CGST and for SGST.',
    source: 'CGST Rules, Rule 35',
  },
  'igst-exclusive': { says: 'Inter-state: round(N × r ÷ 100).', source: 'IGST Act, s. 5(1)' },
  'igst-inclusive': { says: 'Inter-state, the price holds the tax: round(G × r ÷ (100 + r)).', source: 'CGST Rules, Rule 35' },
  'vat-exclusive': { says: 'State VAT: round(N × r ÷ 100).', source: 'The state\'s VAT Act; outside GST by CGST Act, s. 9(1)' },
  'vat-inclusive': {
    says: 'State VAT, the price holds the tax: round(G × r ÷ (100 + r)).',
    source: 'The state\'s VAT Act; outside GST by CGST Act, s. 9(1)',
  },
  'cess': { says: 'Cess by rate on the same value, rounded, plus cess per unit × quantity.',
  source: 'GST (Compensation to States) Act, s. 8' },
  'taxable-rest': { says: 'The price holds the tax: the taxable value is what is left of it.', source: 'CGST Rules, Rule 35' },
  'no-tax': { says: 'No tax is due on this treatment.', source: 'CGST Act, s. 11 and s. 2(47)' },
  'outside-gst': { says: 'Outside GST.', source: 'CGST Act, s. 9(1)' },
  'operator': {
    says: 'The e-commerce operator pays the tax on restaurant service ordered through it; the restaurant charges none.',
    source: 'CGST Act, s. 9(5); Notification 17/2021-CT(R); Circular 167/23/2021',
  },
  'composition': { says: 'A composition dealer collects no tax from guests.', source: 'CGST Act, s. 10' },
  'unregistered': { says: 'Who is not registered under GST collects no tax.', source: 'CGST Act, s. 32(1)' },
  'line-share': {
    says: 'The group\'s tax is shared over its lines by largest remainder, the same on both heads.',
    source: 'House rule, so that the printed lines add up',
  },
  'sum': { says: 'The sum of the parts above.', source: 'Addition' },
  'round-off': { says: 'The document\'s total is rounded once, as its own line, never inside tax.', source: 'The outlet\'s setting' },
  'split-share': {
    says: 'Payable, tax, cess and round-off of the whole are shared by largest remainder; the taxable value is the rest.',
    source: 'House rule, so that the parts add up to the whole',
  },
  'split-charge': {
    says: 'A charge is shared in proportion to what each part eats, one for each cover equally.',
    source: 'House rule, so that the parts add up to the whole',
  },
  'credit': { says: 'What is credited in all, up to now, less what was credited before.', source: 'CGST Act, s. 34; Rule 53(1A)' },
} as const satisfies Record<string, { readonly says: string; readonly source: string }>

export type TaxRule = keyof typeof taxRules

/** A figure that another one is made of, with its sign. */
export interface ExplainPart {
  readonly figure: string
  readonly paise: number
}

/** One figure and how it came about. */
export interface ExplainStep {
  /** Which figure: `lines.0.grossPaise`, `groups.1.cgstPaise`, `totalPaise`: its path in the computed bill. */
  readonly figure: string
  readonly paise: number
  readonly rule: TaxRule
  /** What it is: `Masala dosa, gross`. */
  readonly label: string
  /** The calculation with its numbers: `2 × ₹120.00`. */
  readonly formula: string
  /** What it is, the calculation and the result: `Masala dosa, gross: 2 × ₹120.00 = ₹240.00`. */
  readonly text: string
  /** The rule in words, with its source. */
  readonly because: string
  /** Of a sum: what was added up. Together they are exactly `paise`. */
  readonly parts?: readonly ExplainPart[]
}

/**
 * @param label says in words what it is; it and the formula may hold words of the explanations, `{of:5%:₹240.00}`, which `explainBill`
 *   says in the reader's language
 * @returns a step for the figure at a path of the bill
 */
export function explainStep(
  figure: string, label: string, paise: number, rule: TaxRule, formula: string, parts?: readonly ExplainPart[],
): ExplainStep {
  const step = { figure, paise, rule, label, formula, ...(parts && { parts }) }
  // in a language only when the whole is told
  return { ...sayStep(step, 'en'), label, formula }
}

const word = /\{([a-z-]+)((?::[^{}]*?)?)\}/g

/** Says the words of a label or a formula; what is no word stays as it is. */
function said(text: string, language: ExplainLanguage): string {
  const words: Readonly<Record<string, string | undefined>> = explainWords[language]
  return text.replace(word, (whole, key: string, rest: string) => {
    const values = rest.split(':').slice(1)
    return words[key]?.replace(/\{?\$(\d)\}?/g, (_, place: string) => values[Number(place) - 1] ?? '') ?? whole
  })
}

/** @returns a step as it is read, in a language */
export function sayStep(step: Omit<ExplainStep, 'text' | 'because'>, language: ExplainLanguage): ExplainStep {
  const [label, formula] = [said(step.label, language), said(step.formula, language)]
  const { says, source } = taxRules[step.rule]
  return {
    ...step, label, formula, text: `${label}: ${formula} = ${formatMoney(step.paise)}`,
    because: `${language === 'hi' ? rulesInHindi[step.rule] : says} (${source})`,
  }
}

/** @returns what is put into a word of a label or formula: names that people type may hold its signs */
export const plainWord = (text: string): string => text.replace(/[{}:]/g, ' ')
