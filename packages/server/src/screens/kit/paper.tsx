import { raw } from 'hono/html'
import type { Paper, PaperRow, PaperTable, Said } from '../../documents/paper'
import { qrSvg } from '../../documents/upi'
import { useWords } from '../../words/words'
import { PaperLines } from './paper-lines'

export interface PaperViewProps {
  readonly paper: Paper
  /** 80 mm and the till's pane, or a page of A4: the same blocks in the same order. */
  readonly format?: 'roll' | 'a4'
  /** Where its copies are recorded, below `/api/v1/`; the page's script does it before it prints. */
  readonly record?: string
  /** Which copy it is, where it is one already. */
  readonly copy?: number
}

/** @returns a document as it prints (CGST Rules, Rules 46, 46A, 49 and 53(1A)); the PDF is drawn from the same model */
export function PaperView({ paper, format = 'roll', record, copy }: PaperViewProps) {
  const isA4 = format === 'a4'
  return (
    <article class={`paper ${format}`} lang={paper.language} aria-label={paper.name} data-kind={paper.kind} {...(record !== undefined && { 'data-record': record })}>
      {paper.legend !== null && <p class="centre legend" lang="en">{paper.legend}</p>}
      {paper.copies && <CopyMark marks={paper.copies} copy={copy} />}
      {isA4 ? <A4Head paper={paper} /> : <RollHead paper={paper} />}
      {paper.buyer && <p class="buyer">{paper.buyer.map((line, place) => (place === 0 ? <b>{line}</b> : <><br />{line}</>))}</p>}
      {paper.operator && <p class="operator">{paper.operator.map((line, place) => (place === 0 ? <b>{line}</b> : <><br />{line}</>))}</p>}
      <hr />
      <PaperLines paper={paper} format={format} />
      <hr />
      <div class="sums">
        <Rows rows={paper.sums} class="totals" />
        <hr />
        {paper.taxes && <Table table={paper.taxes} class="taxes" />}
        <hr />
        <table class="grand-total"><tbody>
          {paper.roundOff && <Row row={paper.roundOff} />}
          <Row row={paper.total} class="grand" />
        </tbody></table>
        <p class="words">{`${paper.words.label}: `}<span lang="en">{paper.words.text}</span></p>
      </div>
      {paper.hsn && (isA4 || paper.hasSeveralCodes) && <><hr /><Table table={paper.hsn} class="taxes hsn-summary" caption /></>}
      <Payments paper={paper} />
      {paper.upi && <><hr /><div class="qr">{raw(qrSvg(paper.upi.link))}</div><p class="centre">{paper.upi.caption}</p></>}
      {paper.einvoice && <Einvoice einvoice={paper.einvoice} />}
      <hr />
      <Closing paper={paper} isA4={isA4} />
    </article>
  )
}

/** Empty on a screen. The page's script fills it in once the copy is on record; whatever is printed without says so. */
function CopyMark({ marks: { original, duplicate, unrecorded }, copy }: { marks: NonNullable<Paper['copies']>; copy: number | undefined }) {
  if (copy !== undefined) return <p class="copy-mark" data-copy={copy === 1 ? 'original' : 'duplicate'}>{copy === 1 ? original : duplicate}</p>
  return <p class="copy-mark" data-original={original} data-duplicate={duplicate}>{unrecorded}</p>
}

function SaidText({ said, block }: { said: Said; block?: boolean }) {
  return <span {...(said.lang !== undefined && { lang: said.lang })} class={block ? 'hi below' : 'hi'}>{said.text}</span>
}

function SupplierBlock({ supplier }: Pick<Paper, 'supplier'>) {
  return (
    <header>
      <h2>{supplier.name}</h2>
      <p class="centre">
        {supplier.second && <><SaidText said={supplier.second} /><br /></>}
        {supplier.lines.map((line, place) => <>{place > 0 && <br />}{line}</>)}
      </p>
    </header>
  )
}

function Title({ paper: { title, secondTitle, underTitle, copies } }: { paper: Paper }) {
  return (
    <>
      <p class={copies === null ? 'draft' : 'centre title'}><b>{title}</b>{secondTitle && <>{' '}<SaidText said={secondTitle} /></>}</p>
      {underTitle.map(line => <p class="centre">{line}</p>)}
    </>
  )
}

function RollHead({ paper }: { paper: Paper }) {
  return (
    <>
      <SupplierBlock supplier={paper.supplier} />
      <hr />
      <Title paper={paper} />
      {paper.strip.map(({ start, end }) => (end === '' ? <p>{start}</p> : <p class="split-row"><span class="num">{start}</span><span>{end}</span></p>))}
    </>
  )
}

function A4Head({ paper }: { paper: Paper }) {
  return (
    <div class="a4-head">
      <SupplierBlock supplier={paper.supplier} />
      <div>
        <Title paper={paper} />
        <dl>{paper.facts.map(({ label, value }) => <><dt>{label}</dt><dd class="num">{value}</dd></>)}</dl>
      </div>
    </div>
  )
}

function Row({ row, class: name }: { row: PaperRow; class?: string }) {
  const attributes = { ...(name !== undefined && { class: name }), ...(row.figure !== undefined && { 'data-figure': row.figure }) }
  return <tr {...attributes}><th scope="row">{row.label}</th><td>{row.value}</td></tr>
}

function Rows({ rows, class: name }: { rows: readonly PaperRow[]; class: string }) {
  return <table class={name}><tbody>{rows.map(row => <Row row={row} />)}</tbody></table>
}

function Payments({ paper: { payments, due } }: { paper: Paper }) {
  if (payments.length === 0 && !due) return null
  return <><hr /><table class="tender-rows"><tbody>{payments.map(row => <Row row={row} />)}{due && <Row row={due} class="due-row" />}</tbody></table></>
}

function Table({ table, class: name, caption }: { table: PaperTable; class: string; caption?: boolean }) {
  return (
    <table class={name}>
      {caption && <caption>{table.caption}</caption>}
      <thead><tr>{table.columns.map(column => <th scope="col">{column}</th>)}</tr></thead>
      <tbody>
        {table.rows.map(({ head, small, cells }) => (
          <tr>
            <th scope="row">{head}{small !== null && <small>{small}</small>}</th>
            {cells.map(({ text, figure }) => <td {...(figure !== undefined && { 'data-figure': figure })}>{text}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Einvoice({ einvoice: { rows, signedQr } }: { einvoice: NonNullable<Paper['einvoice']> }) {
  const t = useWords()
  return (
    <>
      <hr />
      <div class="einvoice">
        <div class="qr">{raw(qrSvg(signedQr, t('paper.signed-qr')))}</div>
        <p>{rows.map(({ label, value }) => <>{label} <span class="long">{value}</span><br /></>)}</p>
      </div>
    </>
  )
}

function Closing({ paper, isA4 }: { paper: Paper; isA4: boolean }) {
  const { demo, notes, thanks, signature } = paper
  return (
    <div class="closing">
      <footer class="centre">
        {demo !== null && <p><b>{demo}</b></p>}
        {notes.map(note => <p>{note}</p>)}
        {thanks && <p><SaidText said={thanks} /></p>}
      </footer>
      {(isA4 || paper.copies !== null) && <p class="signature"><span>{signature.supplier}</span><span>{signature.signatory}</span></p>}
    </div>
  )
}
