import { formatRate, type BillView } from '@restoflow/core'
import { headsOf, plain, taxText } from './paper-words'

type Figures = BillView['figures']

const percentOf = ({ billDiscount }: Figures): string => (billDiscount && 'percent' in billDiscount ? ` ${billDiscount.percent}%` : '')

/** @returns what comes before the tax: subtotal, discount, taxable value */
export function Totals({ figures }: { figures: Figures }) {
  const { grossPaise, discountPaise, taxablePaise } = figures
  const inclusive = figures.groups.every(({ pricing }) => pricing === 'inclusive')
  return (
    <table class="totals"><tbody>
      <tr data-figure="grossPaise"><th scope="row">Subtotal</th><td>{plain(grossPaise)}</td></tr>
      {discountPaise > 0 && <tr data-figure="discountPaise"><th scope="row">{`Discount${percentOf(figures)}`}</th><td>{plain(-discountPaise)}</td></tr>}
      {(discountPaise > 0 || inclusive) && (
        <tr data-figure="taxablePaise"><th scope="row">{inclusive ? 'Taxable value in it' : 'Taxable value'}</th><td>{plain(taxablePaise)}</td></tr>
      )}
    </tbody></table>
  )
}

/** @returns the tax of each rate: on what, and by head (Rule 46(l), (m)); nothing where no tax is charged */
export function TaxTable({ groups }: { groups: Figures['groups'] }) {
  const heads = headsOf(groups)
  if (heads.length === 0) return null
  return (
    <table class="taxes">
      <thead><tr><th scope="col">Tax</th><th scope="col">On</th>{heads.map(([word]) => <th scope="col">{word}</th>)}</tr></thead>
      <tbody>
        {groups.map((group, place) => (
          <tr>
            <th scope="row">{taxText(group)}{group.cgstPaise !== 0 && <small>{`${formatRate(group.rateBasisPoints / 2)} each`}</small>}</th>
            <td data-figure={`groups.${place}.taxablePaise`}>{plain(group.taxablePaise)}</td>
            {heads.map(([, key]) => <td data-figure={`groups.${place}.${key}`}>{plain(group[key])}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
