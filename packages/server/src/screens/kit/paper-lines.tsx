import type { BillLineText, BillView } from '@restoflow/core'
import { codeAndTax, commonTax, headsOf, plain, taxText } from './paper-words'

interface LinesProps {
  readonly figures: BillView['figures']
  readonly texts: readonly BillLineText[]
}

/** @returns the lines as 80 mm carry them: code and rate stand beside a line only where they differ from most lines' */
export function RollLines({ figures, texts }: LinesProps) {
  const common = commonTax(figures)
  return (
    <table class="lines">
      <thead><tr><th scope="col">Item</th><th scope="col">Qty</th><th scope="col">Rate</th><th scope="col">Amount</th></tr></thead>
      <tbody>
        {figures.lines.map((line, place) => (
          <tr data-figure={`lines.${place}.grossPaise`}>
            <td>
              {line.name}
              <LineText text={texts.find(({ lineId }) => lineId === line.id)} />
              {codeAndTax(line) !== common.text && <small>{codeAndTax(line)}</small>}
              {line.lineDiscountPaise > 0 && <small>{`Discount ${plain(-line.lineDiscountPaise)}`}</small>}
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
  const heads = headsOf(figures.groups)
  const hasDiscount = figures.discountPaise > 0
  return (
    <table class="lines">
      <thead>
        <tr>
          <th scope="col">Item</th><th scope="col">HSN/SAC</th><th scope="col">Qty</th><th scope="col">Rate</th>
          {hasDiscount && <th scope="col">Discount</th>}
          <th scope="col">Taxable</th>{heads.length > 0 && <th scope="col">Tax</th>}
          {heads.map(([word]) => <th scope="col">{word}</th>)}<th scope="col">Total</th>
        </tr>
      </thead>
      <tbody>
        {figures.lines.map((line, place) => (
          <tr data-figure={`lines.${place}.totalPaise`}>
            <td>{line.name}<LineText text={texts.find(({ lineId }) => lineId === line.id)} /></td>
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

function LineText({ text }: { text: BillLineText | undefined }) {
  const hi = text?.names?.['hi']
  return (
    <>
      {hi !== undefined && <small lang="hi">{hi}</small>}
      {text && text.modifiers.length > 0 && <small>{text.modifiers.join(', ')}</small>}
    </>
  )
}
