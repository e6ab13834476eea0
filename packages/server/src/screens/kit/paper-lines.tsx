import type { Paper, PaperLine } from '../../documents/paper'

/** @returns the articles and charges as the width of the paper carries them */
export function PaperLines({ paper, format }: { paper: Paper; format: 'roll' | 'a4' }) {
  return format === 'a4' ? <A4Lines paper={paper} /> : <RollLines paper={paper} />
}

/** As 80 mm carry them: code and rate stand beside a line only where they differ from most lines'. */
function RollLines({ paper: { lines, labels } }: { paper: Paper }) {
  return (
    <table class="lines">
      <thead><tr>{[labels.item, labels.quantity, labels.rate, labels.amount].map(column => <th scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {lines.map(line => (
          <tr data-figure={`lines.${line.place}.grossPaise`}>
            <td>
              <Name line={line} />
              {line.mark !== null && <small>{line.mark}</small>}
              {line.ownDiscount !== '' && <small>{`${line.cause === '' ? labels.discount : line.cause} ${line.ownDiscount}`}</small>}
            </td>
            <td>{line.quantity}</td><td>{line.unitPrice}</td><td>{line.gross}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** As a page carries them: code, value, rate and tax of each. */
function A4Lines({ paper: { lines, labels, heads, hasDiscount } }: { paper: Paper }) {
  const bearsTax = heads.length > 0
  const columns = [
    labels.item, labels.hsn, labels.quantity, labels.rate, ...(hasDiscount ? [labels.discount] : []), ...(bearsTax ? [labels.taxable, labels.tax, ...heads] : []),
    labels.total,
  ]
  return (
    <table class="lines">
      <thead><tr>{columns.map(column => <th scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {lines.map(line => (
          <tr data-figure={`lines.${line.place}.totalPaise`}>
            <td><Name line={line} />{line.cause !== '' && <small>{line.cause}</small>}</td>
            <td>{line.hsn}</td><td>{line.quantity}</td><td>{line.unitPrice}</td>
            {hasDiscount && <td>{line.discount}</td>}
            {bearsTax && <><td>{line.taxable}</td><td>{line.tax}</td>{line.heads.map(head => <td>{head}</td>)}</>}
            <td>{line.total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Name({ line: { name, second, modifiers, share } }: { line: PaperLine }) {
  return (
    <>
      {name}{second && <small lang={second.lang}>{second.text}</small>}
      {[modifiers, share].filter(Boolean).map(text => <small>{text}</small>)}
    </>
  )
}
