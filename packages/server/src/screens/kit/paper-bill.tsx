import {
  amountInWords, clockText, compositionLegend, formatMoney, gstStates, localTime, paperDate, type BillLineText, type BillView, type Buyer,
  type LocalNames, type Supplier, type TenderKind,
} from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { A4Lines, RollLines } from './paper-lines'
import { TaxTable, Totals } from './paper-totals'
import { commonTax, plain } from './paper-words'

type Figures = BillView['figures']

export interface PaperTender {
  readonly kind: TenderKind
  readonly amountPaise: number
  readonly tipPaise: number
  readonly changePaise: number
  readonly reference?: string
}

export interface PaperBillProps {
  readonly supplier: Supplier
  readonly supplierNames?: LocalNames
  readonly figures: Figures
  readonly texts: readonly BillLineText[]
  /** Null while it is a preview: then it says so, and carries no number and no date. */
  readonly number: string | null
  /** UTC instant of issue. */
  readonly at: string
  /** Local calendar date of the document, never earlier than its predecessor's; the date of `at` by default. */
  readonly invoiceDate?: string
  readonly timeZone: string
  /** `Table T1 · 2 covers`, `Takeaway #57`. */
  readonly place: string
  /** Name of who issues it; empty on a preview. */
  readonly by: string
  readonly buyer?: Buyer | null
  readonly tenders?: readonly PaperTender[]
  /** A QR to pay by UPI, as SVG, while something is due. */
  readonly qr?: Child
  readonly footer?: string
  /** A demo's paper says that it is none of a real sale. */
  readonly demo?: boolean
  /** 80 mm and the till's pane, or a page of A4: the same blocks in the same order. */
  readonly format?: 'roll' | 'a4'
}

const titles: Readonly<Record<Figures['document'], { en: string; hi: string }>> = {
  'tax-invoice': { en: 'TAX INVOICE', hi: 'कर बीजक' },
  'bill-of-supply': { en: 'BILL OF SUPPLY', hi: 'आपूर्ति बिल' },
  'invoice-cum-bill-of-supply': { en: 'INVOICE-CUM-BILL OF SUPPLY', hi: 'कर बीजक सह आपूर्ति बिल' },
  'vat-invoice': { en: 'VAT INVOICE', hi: 'वैट बीजक' },
}

const tenderWords: Readonly<Record<TenderKind, string>> = { cash: 'Cash', upi: 'UPI', card: 'Card', other: 'Other' }

/** @returns the bill as it prints: supplier, title, lines, tax by rate and head, total in figures and words (CGST Rules, Rules 46, 46A, 49) */
export function PaperBill(props: PaperBillProps) {
  const { figures, number, buyer, tenders = [], qr, footer, demo, format = 'roll', supplier } = props
  const isA4 = format === 'a4'
  return (
    <article class={`paper ${format}`} aria-label={number === null ? 'Preview of the bill' : `Bill ${number}`}>
      {isA4 ? <A4Head {...props} /> : <RollHead {...props} />}
      {buyer && <BuyerBlock buyer={buyer} />}
      <hr />
      {isA4 ? <A4Lines {...props} /> : <RollLines {...props} />}
      <hr />
      <div class="sums">
        <Totals figures={figures} />
        <hr />
        <TaxTable groups={figures.groups} />
        <hr />
        <GrandTotal figures={figures} />
        <p class="words">{`Rupees in words: ${amountInWords(figures.totalPaise)}`}</p>
      </div>
      {tenders.length > 0 && <Tenders tenders={tenders} />}
      {qr !== undefined && <><hr /><div class="qr">{qr}</div><p class="centre">Scan to pay by UPI</p></>}
      <hr />
      <div class="closing">
        <footer class="centre">
          {demo === true && <p><b>DEMO: this is no bill of a real sale.</b></p>}
          <p>No service charge is levied.</p>
          {footer !== undefined && <p>{footer}</p>}
          <p lang="hi" class="hi">धन्यवाद, फिर आइए</p>
        </footer>
        {isA4 && <p class="signature"><span>{`For ${supplier.name}`}</span><span>Authorised signatory</span></p>}
      </div>
    </article>
  )
}

function SupplierBlock({ supplier, supplierNames }: Pick<PaperBillProps, 'supplier' | 'supplierNames'>) {
  const hi = supplierNames?.['hi']
  return (
    <header>
      <h2>{supplier.name}</h2>
      <p class="centre">
        {hi !== undefined && <><span lang="hi" class="hi">{hi}</span><br /></>}
        {supplier.addressLines.map(line => <>{line}<br /></>)}
        {supplier.phone !== undefined && <>{`Ph ${supplier.phone}`}<br /></>}
        {supplier.gstin !== undefined && <>{`GSTIN ${supplier.gstin}`}<br /></>}
        {supplier.fssai !== undefined && `FSSAI ${supplier.fssai}`}
      </p>
    </header>
  )
}

function RollHead(props: PaperBillProps) {
  const { number, place, by, figures } = props
  const { text, isAll } = commonTax(figures)
  return (
    <>
      <SupplierBlock {...props} />
      <hr />
      <Title {...props} />
      <p class="split-row"><span>{number === null ? 'No number yet' : `Bill ${number}`}</span><span>{place}</span></p>
      {number !== null && <p class="split-row"><span class="num">{when(props)}</span><span>{by}</span></p>}
      <p>{`Supply in ${stateText(props.supplier.stateCode)}`}</p>
      <p>{`HSN/SAC ${text}${isAll ? '' : ', unless marked'}`}</p>
    </>
  )
}

function A4Head(props: PaperBillProps) {
  const { number, place, by, supplier } = props
  return (
    <div class="a4-head">
      <SupplierBlock {...props} />
      <div>
        <Title {...props} />
        <dl>
          <dt>Number</dt><dd>{number ?? 'No number yet'}</dd>
          {number !== null && <><dt>Date</dt><dd class="num">{when(props)}</dd></>}
          <dt>For</dt><dd>{place}</dd>
          <dt>Place of supply</dt><dd>{stateText(supplier.stateCode)}</dd>
          {by !== '' && <><dt>Issued by</dt><dd>{by}</dd></>}
        </dl>
      </div>
    </div>
  )
}

function Title({ number, figures }: PaperBillProps) {
  const title = titles[figures.document]
  return (
    <>
      {number === null
        ? <p class="draft">PREVIEW, NOT A BILL <span lang="hi">यह बिल नहीं है</span></p>
        : <p class="centre title"><b>{title.en}</b> <span lang="hi" class="hi">{title.hi}</span></p>}
      {figures.regime.scheme === 'composition' && <p class="centre">{compositionLegend}</p>}
    </>
  )
}

function when({ at, invoiceDate, timeZone }: PaperBillProps): string {
  const { date, minutes } = localTime(at, timeZone)
  return `${paperDate(invoiceDate ?? date)} ${clockText(minutes)}`
}

function stateText(code: string): string {
  return [code, gstStates[code]].filter(Boolean).join(' ')
}

function BuyerBlock({ buyer }: { buyer: Buyer }) {
  return (
    <p class="buyer">
      <b>{`Billed to ${buyer.name}`}</b>
      {buyer.address !== undefined && <><br />{buyer.address}</>}
      {buyer.gstin !== undefined && <><br />{`GSTIN ${buyer.gstin}`}</>}
      {buyer.stateCode !== undefined && <><br />{`State ${stateText(buyer.stateCode)}`}</>}
    </p>
  )
}

function GrandTotal({ figures: { roundOffPaise, totalPaise } }: { figures: Figures }) {
  const signed = `${roundOffPaise > 0 ? '+' : ''}${plain(roundOffPaise)}`
  return (
    <table class="grand-total"><tbody>
      {roundOffPaise !== 0 && <tr data-figure="roundOffPaise"><th scope="row">Round-off</th><td>{signed}</td></tr>}
      <tr class="grand" data-figure="totalPaise"><th scope="row">TOTAL</th><td>{formatMoney(totalPaise)}</td></tr>
    </tbody></table>
  )
}

/** Each tender with what it covers of the bill; a tip is no part of it. */
function Tenders({ tenders }: { tenders: readonly PaperTender[] }) {
  const tips = tenders.reduce((sum, { tipPaise }) => sum + tipPaise, 0)
  return (
    <>
      <hr />
      <table class="tender-rows"><tbody>
        {tenders.map(({ kind, reference, amountPaise, tipPaise, changePaise }) => (
          <tr>
            <td>{[tenderWords[kind], reference].filter(Boolean).join(' ')}{changePaise > 0 && ` ${plain(amountPaise)}, change ${plain(changePaise)}`}</td>
            <td>{plain(amountPaise - tipPaise - changePaise)}</td>
          </tr>
        ))}
        {tips > 0 && <tr><td>Tip, not part of the bill</td><td>{plain(tips)}</td></tr>}
      </tbody></table>
    </>
  )
}
