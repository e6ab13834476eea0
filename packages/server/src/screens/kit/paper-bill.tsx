import {
  amountInWords, clockText, compositionLegend, formatMoney, gstStates, localTime, paperDate, type BillLineText, type BillOperator, type BillView, type Buyer,
  type LocalNames, type Supplier, type TenderKind,
} from '@restoflow/core'
import type { Child } from 'hono/jsx'
import { firstLanguage, localName, secondName, useSecondWords, useWords } from '../../words/words'
import { A4Lines, RollLines } from './paper-lines'
import { TaxTable, Totals } from './paper-totals'
import { commonTax, plain } from './paper-words'
import { SaidSecond } from './said'

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
  /** Who pays the tax on some of the lines (CGST Act, s. 9(5)). */
  readonly operator?: BillOperator | undefined
  readonly tenders?: readonly PaperTender[]
  /** A QR to pay by UPI, as SVG, while something is due. */
  readonly qr?: Child
  readonly footer?: string
  /** A demo's paper says that it is none of a real sale. */
  readonly demo?: boolean
  /** 80 mm and the till's pane, or a page of A4: the same blocks in the same order. */
  readonly format?: 'roll' | 'a4'
}

/** @returns the bill as it prints: supplier, title, lines, tax by rate and head, total in figures and words (CGST Rules, Rules 46, 46A, 49) */
export function PaperBill(props: PaperBillProps) {
  const t = useWords()
  const { figures, number, buyer, operator, tenders = [], qr, footer, demo, format = 'roll', supplier } = props
  const isA4 = format === 'a4'
  return (
    <article class={`paper ${format}`} lang={t.language} aria-label={number === null ? t('paper.preview') : t('till.bill-number', { number })}>
      {isA4 ? <A4Head {...props} /> : <RollHead {...props} />}
      {buyer && <BuyerBlock buyer={buyer} />}
      {operator && <OperatorBlock operator={operator} />}
      <hr />
      {isA4 ? <A4Lines {...props} /> : <RollLines {...props} />}
      <hr />
      <div class="sums">
        <Totals figures={figures} />
        <hr />
        <TaxTable groups={figures.groups} />
        <hr />
        <GrandTotal figures={figures} />
        <p class="words">{`${t('paper.in-words')}: `}<span lang="en">{amountInWords(figures.totalPaise)}</span></p>
      </div>
      {tenders.length > 0 && <Tenders tenders={tenders} />}
      {qr !== undefined && <><hr /><div class="qr">{qr}</div><p class="centre">{t('paper.scan-upi')}</p></>}
      <hr />
      <div class="closing">
        <footer class="centre">
          {demo === true && <p><b>{t('paper.demo')}</b></p>}
          <p>{t('paper.no-service-charge')}</p>
          {footer !== undefined && <p>{footer}</p>}
          <Thanks />
        </footer>
        {isA4 && <p class="signature"><span>{t('paper.for-supplier', { name: supplier.name })}</span><span>{t('paper.signatory')}</span></p>}
      </div>
    </article>
  )
}

/** In the house's own language rather than in English, where there is one. */
function Thanks() {
  const [t, second] = [useWords(), useSecondWords()]
  const own = t.language === firstLanguage ? second ?? t : t
  return <p lang={own.language} class="hi">{own('paper.thanks')}</p>
}

function SupplierBlock({ supplier, supplierNames }: Pick<PaperBillProps, 'supplier' | 'supplierNames'>) {
  const t = useWords()
  const second = secondName({ name: supplier.name, names: supplierNames })
  return (
    <header>
      <h2>{localName({ name: supplier.name, names: supplierNames })}</h2>
      <p class="centre">
        {second && <><span lang={second.lang} class="hi">{second.text}</span><br /></>}
        {supplier.addressLines.map(line => <>{line}<br /></>)}
        {supplier.phone !== undefined && <>{t('paper.phone', { number: supplier.phone })}<br /></>}
        {supplier.gstin !== undefined && <>{`GSTIN ${supplier.gstin}`}<br /></>}
        {supplier.fssai !== undefined && `FSSAI ${supplier.fssai}`}
      </p>
    </header>
  )
}

function RollHead(props: PaperBillProps) {
  const t = useWords()
  const { number, place, by, figures } = props
  const { text, isAll } = commonTax(figures)
  return (
    <>
      <SupplierBlock {...props} />
      <hr />
      <Title {...props} />
      <p class="split-row"><span>{number === null ? t('paper.no-number') : t('till.bill-number', { number })}</span><span>{place}</span></p>
      {number !== null && <p class="split-row"><span class="num">{when(props)}</span><span>{by}</span></p>}
      <p>{t('paper.supply-in', { state: stateText(props.supplier.stateCode) })}</p>
      <p>{`${t('paper.hsn')} ${text}${isAll ? '' : t('paper.unless-marked')}`}</p>
    </>
  )
}

function A4Head(props: PaperBillProps) {
  const t = useWords()
  const { number, place, by, supplier } = props
  return (
    <div class="a4-head">
      <SupplierBlock {...props} />
      <div>
        <Title {...props} />
        <dl>
          <dt>{t('paper.number')}</dt><dd>{number ?? t('paper.no-number')}</dd>
          {number !== null && <><dt>{t('paper.date')}</dt><dd class="num">{when(props)}</dd></>}
          <dt>{t('paper.for')}</dt><dd>{place}</dd>
          <dt>{t('paper.place-of-supply')}</dt><dd>{stateText(supplier.stateCode)}</dd>
          {by !== '' && <><dt>{t('paper.issued-by')}</dt><dd>{by}</dd></>}
        </dl>
      </div>
    </div>
  )
}

function Title({ number, figures }: PaperBillProps) {
  const t = useWords()
  return (
    <>
      {number === null
        ? <p class="draft">{t('paper.not-a-bill')}<SaidSecond words="paper.not-a-bill" /></p>
        : <p class="centre title"><b>{t(`paper.${figures.document}`)}</b><SaidSecond words={`paper.${figures.document}`} /></p>}
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

/** In words who pays the tax, under the number that the operator's own invoice carries. */
function OperatorBlock({ operator: { name, gstin, orderNumber } }: { operator: BillOperator }) {
  const t = useWords()
  return (
    <p class="operator">
      <b>{t('paper.operator-pays')}</b><SaidSecond words="paper.operator-pays" />
      <br />{t('paper.through', { name, number: orderNumber })}
      {gstin !== undefined && <><br />{`GSTIN ${gstin}`}</>}
    </p>
  )
}

function BuyerBlock({ buyer }: { buyer: Buyer }) {
  const t = useWords()
  return (
    <p class="buyer">
      <b>{t('paper.billed-to', { name: buyer.name })}</b>
      {buyer.address !== undefined && <><br />{buyer.address}</>}
      {buyer.gstin !== undefined && <><br />{`GSTIN ${buyer.gstin}`}</>}
      {buyer.stateCode !== undefined && <><br />{t('paper.state', { state: stateText(buyer.stateCode) })}</>}
    </p>
  )
}

function GrandTotal({ figures: { roundOffPaise, totalPaise } }: { figures: Figures }) {
  const t = useWords()
  const signed = `${roundOffPaise > 0 ? '+' : ''}${plain(roundOffPaise)}`
  return (
    <table class="grand-total"><tbody>
      {roundOffPaise !== 0 && <tr data-figure="roundOffPaise"><th scope="row">{t('paper.round-off')}</th><td>{signed}</td></tr>}
      <tr class="grand" data-figure="totalPaise"><th scope="row">{t('paper.total')}</th><td>{formatMoney(totalPaise)}</td></tr>
    </tbody></table>
  )
}

/** Each tender with what it covers of the bill; a tip is no part of it. */
function Tenders({ tenders }: { tenders: readonly PaperTender[] }) {
  const t = useWords()
  const tips = tenders.reduce((sum, { tipPaise }) => sum + tipPaise, 0)
  return (
    <>
      <hr />
      <table class="tender-rows"><tbody>
        {tenders.map(({ kind, reference, amountPaise, tipPaise, changePaise }) => (
          <tr>
            <td>
              {[t(`tender.${kind}`), reference].filter(Boolean).join(' ')}
              {changePaise > 0 && ` ${t('paper.given-change', { given: plain(amountPaise), change: plain(changePaise) })}`}
            </td>
            <td>{plain(amountPaise - tipPaise - changePaise)}</td>
          </tr>
        ))}
        {tips > 0 && <tr><td>{t('paper.tip')}</td><td>{plain(tips)}</td></tr>}
      </tbody></table>
    </>
  )
}
