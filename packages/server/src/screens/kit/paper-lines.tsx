import type { BillLineText, BillView } from '@restoflow/core'
import { localName, secondName, useWords } from '../../words/words'
import { codeAndTax, commonTax, headsOf, plain, taxText } from './paper-words'

interface LinesProps {
  readonly figures: BillView['figures']
  readonly texts: readonly BillLineText[]
}

const columns = ['paper.item', 'paper.quantity', 'paper.rate', 'paper.amount'] as const

/** @returns the lines as 80 mm carry them: code and rate stand beside a line only where they differ from most lines' */
export function RollLines({ figures, texts }: LinesProps) {
  const t = useWords()
  const common = commonTax(figures)
  return (
    <table class="lines">
      <thead><tr>{columns.map(column => <th scope="col">{t(column)}</th>)}</tr></thead>
      <tbody>
        {figures.lines.map((line, place) => (
          <tr data-figure={`lines.${place}.grossPaise`}>
            <td>
              {lineName(line, texts)}
              <LineText name={line.name} text={texts.find(({ lineId }) => lineId === line.id)} />
              {codeAndTax(line) !== common.text && <small>{codeAndTax(line)}</small>}
              {line.lineDiscountPaise > 0 && <small>{t('paper.discount-of', { amount: plain(-line.lineDiscountPaise) })}</small>}
            </td>
            <td>{line.quantity}</td><td>{plain(line.unitPricePaise)}</td><td>{plain(line.grossPaise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** @returns the lines as a page carries them: code, value, rate and tax of each */
export function A4Lines({ figures, texts }: LinesProps) {
  const t = useWords()
  const heads = headsOf(figures.groups)
  const hasDiscount = figures.discountPaise > 0
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">{t('paper.item')}</th><th scope="col">{t('paper.hsn')}</th><th scope="col">{t('paper.quantity')}</th><th scope="col">{t('paper.rate')}</th>
          {hasDiscount && <th scope="col">{t('paper.discount')}</th>}
          <th scope="col">{t('paper.taxable')}</th>{heads.length > 0 && <th scope="col">{t('paper.tax')}</th>}
          {heads.map(([word]) => <th scope="col">{t(word)}</th>)}<th scope="col">{t('common.total')}</th>
        </tr>
      </thead>
      <tbody>
        {figures.lines.map((line, place) => (
          <tr data-figure={`lines.${place}.totalPaise`}>
            <td>{lineName(line, texts)}<LineText name={line.name} text={texts.find(({ lineId }) => lineId === line.id)} /></td>
            <td>{line.hsn}</td><td>{line.quantity}</td><td>{plain(line.unitPricePaise)}</td>
            {hasDiscount && <td>{plain(-line.discountPaise)}</td>}
            <td>{plain(line.taxablePaise)}</td>{heads.length > 0 && <td>{taxText(line)}</td>}
            {heads.map(([, key]) => <td>{plain(line[key])}</td>)}<td>{plain(line.totalPaise)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function lineName({ id, name }: { readonly id: string; readonly name: string }, texts: readonly BillLineText[]): string {
  return localName({ name, names: texts.find(({ lineId }) => lineId === id)?.names })
}

function LineText({ name, text }: { name: string; text: BillLineText | undefined }) {
  const second = secondName({ name, names: text?.names })
  return (
    <>
      {second && <small lang={second.lang}>{second.text}</small>}
      {text && text.modifiers.length > 0 && <small>{text.modifiers.join(', ')}</small>}
    </>
  )
}
