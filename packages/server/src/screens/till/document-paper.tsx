import { billView, type Buyer, type OutletState } from '@restoflow/core'
import { billPaper, proformaPaper } from '../../documents/papers'
import type { OrderPlace } from '../../documents/place'
import { billTongue } from '../../http/language'
import { PaperView } from '../kit/paper'
import { SpokenIn } from '../kit/said'
import type { TillDocument } from './order-bills'

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
  /** On a preview: code of the state, where it is another than the restaurant's. */
  readonly placeOfSupply?: string | undefined
  readonly format?: 'roll' | 'a4'
}

/** @returns the document on paper, in the till's pane and for the printer; while something is due it carries a QR for exactly that */
export function DocumentPaper(props: DocumentPaperProps) {
  return <SpokenIn tongue={billTongue(props.outlet.settings)}>{() => <Document {...props} />}</SpokenIn>
}

function Document({ document, place, outlet: { settings }, nameOf, demo, buyer, placeOfSupply, format = 'roll' }: DocumentPaperProps) {
  if (!settings) return null
  const { figures, texts, discounts, issued } = document
  const bill = issued && billView(issued.billId, issued.bill)
  const paper = issued && bill
    ? billPaper(bill, { settings, demo, by: nameOf(issued.bill.issuedBy.id) })
    : proformaPaper({ kind: 'preview', figures, texts, place, placeOfSupply, ...(buyer && { buyer }),
      ...(document.part && { split: { parts: document.part.parts, ...(document.share && { share: document.share }) } }),
      ...(document.operator && { operator: document.operator }), ...(discounts && { discounts }) }, { settings, demo })
  return <PaperView paper={paper} format={format} {...(issued && { record: `bills/${issued.billId}` })} />
}
