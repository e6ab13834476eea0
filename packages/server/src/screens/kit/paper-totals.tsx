import { formatRate, type BillView } from '@restoflow/core'
import { useWords } from '../../words/words'
import { headsOf, plain, taxText } from './paper-words'

type Figures = BillView['figures']

const percentOf = ({ billDiscount }: Figures): string => (billDiscount && 'percent' in billDiscount ? ` ${billDiscount.percent}%` : '')

/** @returns what comes before the tax: subtotal, discount, taxable value */
export function Totals({ figures }: { figures: Figures }) {
  const t = useWords()
  const { grossPaise, discountPaise, taxablePaise } = figures
  const inclusive = figures.groups.every(({ pricing }) => pricing === 'inclusive')
  return (
    <table class="totals"><tbody>
      <tr data-figure="grossPaise"><th scope="row">{t('paper.subtotal')}</th><td>{plain(grossPaise)}</td></tr>
      {discountPaise > 0 && (
        <tr data-figure="discountPaise"><th scope="row">{`${t('paper.discount')}${percentOf(figures)}`}</th><td>{plain(-discountPaise)}</td></tr>
      )}
      {(discountPaise > 0 || inclusive) && (
        <tr data-figure="taxablePaise"><th scope="row">{inclusive ? t('paper.taxable-in-it') : t('paper.taxable-value')}</th><td>{plain(taxablePaise)}</td></tr>
      )}
    </tbody></table>
  )
}

/** @returns the tax of each rate: on what, and by head (Rule 46(l), (m)); nothing where no tax is charged */
export function TaxTable({ groups }: { groups: Figures['groups'] }) {
  const t = useWords()
  const heads = headsOf(groups)
  if (heads.length === 0) return null
  return (
    <table class="taxes">
      <thead><tr><th scope="col">{t('paper.tax')}</th><th scope="col">{t('paper.on')}</th>{heads.map(([word]) => <th scope="col">{t(word)}</th>)}</tr></thead>
      <tbody>
        {groups.map((group, place) => (
          <tr>
            <th scope="row">{taxText(group)}{group.cgstPaise !== 0 && <small>{t('paper.rate-each', { rate: formatRate(group.rateBasisPoints / 2) })}</small>}</th>
            <td data-figure={`groups.${place}.taxablePaise`}>{plain(group.taxablePaise)}</td>
            {heads.map(([, key]) => <td data-figure={`groups.${place}.${key}`}>{plain(group[key])}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
