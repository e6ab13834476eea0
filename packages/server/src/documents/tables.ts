import { formatRate, type BillDiscount, type BillView } from '@restoflow/core'
import { localName, useWords } from '../words/words'
import type { PaperRow, PaperTable } from './paper'
import { discountText, headsOf, plain, taxText } from './tax-words'

type Figures = BillView['figures']

const percentOf = ({ billDiscount }: Figures): string => (billDiscount && 'percent' in billDiscount ? ` ${billDiscount.percent}%` : '')

/** What was taken off as a whole, or by name where a coupon or an offer is among it; what is left then are discounts on lines. */
function discountRows(figures: Figures, discounts: readonly BillDiscount[]): readonly PaperRow[] {
  const t = useWords()
  const { discountPaise } = figures
  if (discountPaise === 0) return []
  const whole = (): PaperRow => ({ label: `${t('paper.discount')}${percentOf(figures)}`, value: plain(-discountPaise),
    figure: 'discountPaise' })
  if (discounts.every(({ kind }) => kind === 'discount')) return [whole()]
  const named = discounts.flatMap(({ name, names, code, percent, amountPaise }, place) => (amountPaise === 0 ? [] : [{
    label: name === undefined ? discountText(percent)
      : `${localName({ name, names })}${code === undefined ? '' : ` (${code})`}`,
    value: plain(-amountPaise), figure: `discounts.${place}.amountPaise`,
  }]))
  const rest = discountPaise - discounts.reduce((sum, { amountPaise }) => sum + amountPaise, 0)
  return rest === 0 ? named : [...named, { label: t('paper.discount-lines'), value: plain(-rest), figure: 'discountPaise' }]
}

/** @returns what comes before the tax: subtotal, discounts by name, taxable value (Rule 46(k)) */
export function sumsOf(figures: Figures, discounts: readonly BillDiscount[] = []): readonly PaperRow[] {
  const t = useWords()
  const { grossPaise, discountPaise, taxablePaise, groups } = figures
  const bearsTax = headsOf(groups).length > 0
  const isInclusive = bearsTax && groups.every(({ pricing }) => pricing === 'inclusive')
  const rows: PaperRow[] = [{ label: t('paper.subtotal'), value: plain(grossPaise), figure: 'grossPaise' },
    ...discountRows(figures, discounts)]
  if (discountPaise !== 0 || isInclusive) {
    rows.push({
      label: t(!bearsTax ? 'paper.net-value' : isInclusive ? 'paper.taxable-in-it' : 'paper.taxable-value'), value: plain(taxablePaise),
      figure: 'taxablePaise' })
  }
  return rows
}

/** @returns the tax of each rate: on what, and by head (Rule 46(l), (m)); null where no tax is charged */
export function taxesOf({ groups }: Figures): PaperTable | null {
  const t = useWords()
  const heads = headsOf(groups)
  if (heads.length === 0) return null
  return {
    caption: t('paper.tax'),
    columns: [t('paper.tax'), t('paper.on'), ...heads.map(([word]) => t(word))],
    rows: groups.map((group, place) => ({
      head: taxText(group),
      small: group.cgstPaise === 0 ? null : t('paper.rate-each', { rate: formatRate(group.rateBasisPoints / 2) }),
      cells: [
        { text: plain(group.taxablePaise), figure: `groups.${place}.taxablePaise` },
        ...heads.map(([, key]) => ({ text: plain(group[key]), figure: `groups.${place}.${key}` })),
      ],
    })),
  }
}

/** @returns value and tax by HSN or SAC and rate, as the return asks for them; null where no tax is charged */
export function hsnSummary({ groups, lines }: Figures): PaperTable | null {
  const t = useWords()
  const heads = headsOf(groups)
  if (heads.length === 0) return null
  const byCode = new Map<string, { readonly hsn: string; readonly tax: string; readonly sums: number[] }>()
  for (const line of lines) {
    const tax = taxText(line)
    const row = byCode.get(`${line.hsn} ${tax}`) ?? { hsn: line.hsn, tax, sums: [0, ...heads.map(() => 0), 0] }
    const amounts = [line.taxablePaise, ...heads.map(([, key]) => line[key]), line.totalPaise]
    amounts.forEach((paise, place) => { row.sums[place] = (row.sums[place] ?? 0) + paise })
    byCode.set(`${line.hsn} ${tax}`, row)
  }
  return {
    caption: t('paper.hsn-summary'),
    columns: [t('paper.hsn'), t('paper.taxable'), ...heads.map(([word]) => t(word)), t('common.total')],
    rows: [...byCode.values()].sort((a, b) => (`${a.hsn} ${a.tax}` < `${b.hsn} ${b.tax}` ? -1 : 1)).map(({ hsn, tax, sums }) => ({
      head: hsn === '' ? t('paper.no-code') : hsn, small: tax, cells: sums.map(paise => ({ text: plain(paise) })),
    })),
  }
}
