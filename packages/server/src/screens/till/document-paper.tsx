import { raw } from 'hono/html'
import type { Buyer, OutletState } from '@restoflow/core'
import { billTongue } from '../../http/language'
import { PaperBill } from '../kit/paper-bill'
import { SpokenIn } from '../kit/said'
import { placeText, type OrderPlace, type TillDocument } from './order-bills'
import { paymentQr } from './payment-qr'

/** What every paper needs beside its document. */
export interface PaperContext {
  readonly outlet: OutletState
  readonly nameOf: (staffId: string) => string
  readonly demo: boolean
}

export interface DocumentPaperProps extends PaperContext {
  readonly document: TillDocument
  /** Of a preview; what is issued knows its own. */
  readonly place: OrderPlace
  /** On a preview: who is to be named on it. */
  readonly buyer?: Buyer | undefined
  readonly format?: 'roll' | 'a4'
}

/** @returns the document on paper, in the till's pane and for the printer; while something is due it carries a QR for exactly that */
export function DocumentPaper(props: DocumentPaperProps) {
  return <SpokenIn tongue={billTongue(props.outlet.settings)}>{() => <Paper {...props} />}</SpokenIn>
}

function Paper({ document, place, outlet, nameOf, demo, buyer, format = 'roll' }: DocumentPaperProps) {
  const { settings } = outlet
  if (!settings) return null
  const { figures, texts, issued } = document
  const { name, addressLines, stateCode, phone, gstin, fssai, timeZone, footer } = settings
  const always = { figures, texts, timeZone, demo, format, ...(footer !== undefined && { footer }) }
  const bill = issued?.bill.issued
  if (!issued || !bill) {
    const supplier = { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }
    return <PaperBill {...always} supplier={supplier} number={null} at="" place={placeText(place)} by="" operator={document.operator} {...(buyer && { buyer })} />
  }
  const where = placeText(bill)
  // nobody stands here to scan it: the operator settles
  const qr = issued.duePaise > 0 && bill.source === undefined ? paymentQr({ documents: [document], place: where }, outlet, issued.duePaise) : null
  return (
    <PaperBill
      {...always} supplier={bill.supplier} number={issued.number} at={issued.bill.issuedAt} invoiceDate={bill.invoiceDate} place={where}
      by={nameOf(issued.bill.issuedBy.id)} buyer={bill.buyer} operator={bill.operator} tenders={issued.bill.tenders} {...(qr !== null && { qr: raw(qr) })}
    />
  )
}
