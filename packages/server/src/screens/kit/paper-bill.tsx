import {
  amountInWords, clockText, formatMoney, formatRate, localTime, paperDate, type BillLineText, type Buyer, type LocalNames, type Supplier, type TenderKind,
} from '@restoflow/core'
import type { Child } from 'hono/jsx'
import type { BillView } from '@restoflow/core'

type Figures = BillView['figures']

export interface PaperBillProps {
  readonly supplier: Supplier
  readonly supplierNames?: LocalNames
  readonly figures: Figures
  readonly texts: readonly BillLineText[]
  /** Null while it is a preview: then it says so, and carries no number. */
  readonly number: string | null
  /** UTC instant of issue, or of the preview. */
  readonly at: string
  readonly timeZone: string
  /** `Table T1 · 2 covers`, `Takeaway #57`. */
  readonly place: string
  /** Name of who issues it. */
  readonly by: string
  readonly buyer?: Buyer | null
  readonly tenders?: readonly { readonly kind: TenderKind; readonly amountPaise: number; readonly tipPaise: number; readonly changePaise: number; readonly reference?: string }[]
  /** A QR to pay by UPI, as SVG, while something is due. */
  readonly qr?: Child
  readonly footer?: string
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

/** An amount as paper carries it: grouped, two decimals, no sign of the currency. */
const plain = (paise: number): string => formatMoney(paise, { currency: '' })

const signed = (paise: number): string => (paise > 0 ? `+${plain(paise)}` : plain(paise))

/** @returns the bill as it prints: supplier, title, lines, tax by rate and head, total in figures and words (CGST Rules, Rule 46) */
export function PaperBill(props: PaperBillProps) {
  const { supplier, supplierNames, figures, number, at, timeZone, place, by, buyer, tenders = [], qr, footer, format = 'roll' } = props
  const { date, minutes } = localTime(at, timeZone)
  const title = titles[figures.document]
  const hi = supplierNames?.['hi']
  return (
    <article class={`paper ${format}`} aria-label={number === null ? 'Preview of the bill' : `Bill ${number}`}>
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
      <hr />
      {number === null
        ? <p class="draft">PREVIEW, NOT A BILL <span lang="hi">यह बिल नहीं है</span></p>
        : <p class="centre"><b>{title.en}</b><br /><span lang="hi" class="hi">{title.hi}</span></p>}
      {figures.regime.scheme === 'composition' && <p class="centre">Composition taxable person, not eligible to collect tax on supplies</p>}
      <p class="split-row"><span>{number === null ? 'No number yet' : `Bill ${number}`}</span><span>{place}</span></p>
      <p class="split-row"><span class="num">{`${paperDate(date)} ${clockText(minutes)}`}</span><span>{by}</span></p>
      {buyer && <BuyerBlock buyer={buyer} />}
      <hr />
      <Lines {...props} />
      <hr />
      <Totals figures={figures} />
      {tenders.length > 0 && (
        <>
          <hr />
          <table><tbody>{tenders.map(tender => (
            <tr>
              <td>{[tenderWords[tender.kind], tender.reference].filter(Boolean).join(' ')}{tender.changePaise > 0 && ` ${plain(tender.amountPaise)}, change ${plain(tender.changePaise)}`}{tender.tipPaise > 0 && `, tip ${plain(tender.tipPaise)}`}</td>
              <td>{plain(tender.amountPaise - tender.changePaise)}</td>
            </tr>
          ))}</tbody></table>
        </>
      )}
      {qr !== undefined && <><hr /><div class="qr">{qr}</div><p class="centre">Scan to pay by UPI</p></>}
      <hr />
      <footer class="centre">
        <p>No service charge is levied.</p>
        {footer !== undefined && <p>{footer}</p>}
        <p lang="hi">धन्यवाद, फिर आइए</p>
      </footer>
    </article>
  )
}

function BuyerBlock({ buyer }: { buyer: Buyer }) {
  return (
    <p>
      {`Billed to ${buyer.name}`}
      {buyer.address !== undefined && <><br />{buyer.address}</>}
      {buyer.gstin !== undefined && <><br />{`GSTIN ${buyer.gstin}`}</>}
      {buyer.stateCode !== undefined && <><br />{`State ${buyer.stateCode}`}</>}
    </p>
  )
}

/** The code that most lines bear: it is printed once, and the others at their lines. */
function usualCode(lines: Figures['lines']): string | undefined {
  const counts = new Map<string, number>()
  for (const { hsn } of lines) counts.set(hsn, (counts.get(hsn) ?? 0) + 1)
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0]
}

function Lines({ figures, texts }: Pick<PaperBillProps, 'figures' | 'texts'>) {
  const textOf = new Map(texts.map(text => [text.lineId, text]))
  const usual = usualCode(figures.lines)
  return (
    <>
      <table>
        <thead><tr><th scope="col">Item</th><th scope="col">Qty</th><th scope="col">Rate</th><th scope="col">Amount</th></tr></thead>
        <tbody>
          {figures.lines.map(line => {
            const text = textOf.get(line.id)
            const hi = text?.names?.['hi']
            return (
              <tr>
                <td>
                  {line.name}{line.hsn !== usual && ` (${line.hsn})`}
                  {hi !== undefined && <small lang="hi">{hi}</small>}
                  {text && text.modifiers.length > 0 && <small>{text.modifiers.join(', ')}</small>}
                </td>
                <td>{line.quantity}</td><td>{plain(line.unitPricePaise)}</td><td>{plain(line.grossPaise)}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
      {usual !== undefined && <p>{`SAC/HSN ${usual}${figures.lines.some(({ hsn }) => hsn !== usual) ? ' where no other is given' : ''}`}</p>}
    </>
  )
}

const percentOf = (figures: Figures): string => (figures.billDiscount && 'percent' in figures.billDiscount ? ` ${figures.billDiscount.percent}%` : '')

function Totals({ figures }: { figures: Figures }) {
  const { grossPaise, discountPaise, taxablePaise, roundOffPaise, totalPaise } = figures
  const inclusive = figures.groups.every(({ pricing }) => pricing === 'inclusive')
  return (
    <>
      <table><tbody>
        <tr><td>Subtotal</td><td>{plain(grossPaise)}</td></tr>
        {discountPaise > 0 && <tr><td>{`Discount${percentOf(figures)}`}</td><td>{plain(-discountPaise)}</td></tr>}
        {(discountPaise > 0 || inclusive) && <tr><td>Taxable value</td><td>{plain(taxablePaise)}</td></tr>}
      </tbody></table>
      <hr />
      <TaxTable groups={figures.groups} />
      <table><tbody>
        {roundOffPaise !== 0 && <tr><td>Round-off</td><td>{signed(roundOffPaise)}</td></tr>}
        <tr class="grand"><td>TOTAL</td><td>{formatMoney(totalPaise)}</td></tr>
      </tbody></table>
      <p>{amountInWords(totalPaise)}</p>
    </>
  )
}

function TaxTable({ groups }: { groups: Figures['groups'] }) {
  const heads = ([['CGST', 'cgstPaise'], ['SGST', 'sgstPaise'], ['IGST', 'igstPaise'], ['VAT', 'vatPaise'], ['Cess', 'cessPaise']] as const)
    .filter(([, key]) => groups.some(group => group[key] !== 0))
  if (heads.length === 0) return null
  return (
    <table>
      <thead><tr><th scope="col">Tax</th><th scope="col">On</th>{heads.map(([word]) => <th scope="col">{word}</th>)}</tr></thead>
      <tbody>
        {groups.map(group => (
          <tr>
            <td>{group.treatment === 'taxable' ? formatRate(group.rateBasisPoints) : group.treatment === 'nil' ? 'Nil' : group.treatment}</td>
            <td>{plain(group.taxablePaise)}</td>{heads.map(([, key]) => <td>{plain(group[key])}</td>)}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
