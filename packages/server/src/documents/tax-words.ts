import { collectsTax, formatMoney, formatRate, type BillView } from '@restoflow/core'
import { useWords, type WordKey } from '../words/words'

type Figures = BillView['figures']
type Line = Figures['lines'][number]

/** @returns an amount as paper carries it: grouped, two decimals, no sign of the currency */
export function plain(paise: number): string {
  return formatMoney(paise, { currency: '' })
}

/** @returns what a discount is called that has no name of its own: `Discount 10%` */
export function discountText(percent: string | undefined): string {
  const t = useWords()
  return percent === undefined ? t('paper.discount') : `${t('paper.discount')} ${percent}%`
}

const allHeads = [
  ['paper.cgst', 'cgstPaise'], ['paper.sgst', 'sgstPaise'], ['paper.igst', 'igstPaise'], ['paper.vat', 'vatPaise'], ['paper.cess', 'cessPaise'],
] as const

/** @returns the taxes that the document bears, as `[key of its word, field]` */
export function headsOf(groups: Figures['groups']): readonly (typeof allHeads)[number][] {
  return allHeads.filter(([, key]) => groups.some(group => group[key] !== 0))
}

/** What bears no tax here, and why. */
const untaxedWords: Readonly<Partial<Record<string, WordKey>>> = {
  'nil': 'paper.nil', 'exempt': 'paper.exempt', 'non-gst': 'paper.non-gst', 'operator': 'paper.operator-tax',
}

/** How a line or a group of lines is taxed. */
type Taxed = Pick<Line, 'treatment' | 'rateBasisPoints' | 'cessBasisPoints' | 'cessPaisePerUnit'>

/** @returns the rate of a line or a group as paper says it: `5%`, `40% + cess 12%`, t('paper.nil') */
export function taxText({ treatment, rateBasisPoints, cessBasisPoints, cessPaisePerUnit }: Taxed): string {
  const t = useWords()
  const untaxed = untaxedWords[treatment]
  if (untaxed !== undefined) return t(untaxed)
  const cess = cessBasisPoints > 0 ? ` + ${t('paper.cess-low')} ${formatRate(cessBasisPoints)}` : ''
  const perUnitPaise = Math.round(Number(cessPaisePerUnit))
  return `${formatRate(rateBasisPoints)}${cess}${perUnitPaise > 0 ? ` + ${t('paper.cess-each', { amount: formatMoney(perUnitPaise) })}` : ''}`
}

/** @returns code and rate of a line: `2202 10 · 40%`; the code alone on the bill of who collects no tax, and where the paper says no tax */
export function codeAndTax(line: Taxed & Pick<Line, 'hsn'>, { regime }: Pick<Figures, 'regime'>, saysTax: boolean): string {
  return [line.hsn, saysTax && collectsTax(regime.scheme) ? taxText(line) : ''].filter(Boolean).join(' · ')
}

/** @returns code and rate of most lines, and whether all have them */
export function commonTax(figures: Figures, saysTax: boolean): { readonly text: string; readonly isAll: boolean } {
  const counts = new Map<string, number>()
  for (const line of figures.lines) {
    const text = codeAndTax(line, figures, saysTax)
    counts.set(text, (counts.get(text) ?? 0) + 1)
  }
  const [text = '', count = 0] = [...counts].reduce((most, entry) => (entry[1] > most[1] ? entry : most), ['', 0])
  return { text, isAll: count === figures.lines.length }
}
