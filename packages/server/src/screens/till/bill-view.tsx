import { clockText, localTime, screenDate, type Buyer, type OutletState } from '@restoflow/core'
import { Button, EmptyState, Notice } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { PaperBill } from '../kit/paper-bill'
import type { DraftedDocument } from './drafts'
import { placeText, type OrderBills, type TillDocument } from './order-bills'

export interface BillPaneProps {
  readonly bills: OrderBills
  readonly outlet: OutletState
  readonly now: string
  readonly nameOf: (staffId: string) => string
  readonly attributes?: Attributes
}

/** @returns the middle of the till: each document of the order as it prints, a preview before its issue and frozen after */
export function BillPane({ bills, outlet, now, nameOf, attributes = {} }: BillPaneProps) {
  const { documents, order, orderId, place } = bills
  return (
    <div class="bill-documents" {...attributes}>
      {bills.stage === 'cancelled' && <Notice tone="warn" title="This order was cancelled.">{order.cancelReason}</Notice>}
      {bills.stage === 'empty' && <EmptyState icon="bill" title="Nothing to bill yet" text="Items that the waiter adds appear here with their tax." />}
      {documents.map(document => (
        <section
          class="bill-document" data-section={document.section} data-issued={String(document.issued !== null)}
          aria-label={documentName(document, documents.length)}
        >
          {documents.length > 1 && <h2>{sectionWords[document.section]}</h2>}
          <DocumentActions document={document} orderId={orderId} />
          {document.issued && <FrozenLine document={document} timeZone={outlet.settings?.timeZone ?? 'UTC'} now={now} />}
          <DocumentPaper document={document} place={place} outlet={outlet} nameOf={nameOf} />
        </section>
      ))}
    </div>
  )
}

/** @returns previews with what the cashier has put on them, in place of those without; `data-total` is what they come to */
export function DraftedPreviews({ bills, drafted, outlet, nameOf }: {
  bills: OrderBills; drafted: readonly DraftedDocument[]; outlet: OutletState; nameOf: (staffId: string) => string
}) {
  const totalOf = ({ section, figures }: TillDocument): number =>
    (drafted.find(({ document }) => document.section === section)?.document.figures ?? figures).totalPaise
  return (
    <div
      class="bill-documents" data-drafted={drafted.map(({ document }) => document.section).join(' ')}
      data-total={bills.documents.reduce((sum, document) => sum + totalOf(document), 0)}
    >
      {drafted.map(({ document, buyer }) => (
        <section class="bill-document" data-section={document.section} aria-label={documentName(document, bills.documents.length)}>
          {bills.documents.length > 1 && <h2>{sectionWords[document.section]}</h2>}
          <DocumentActions document={document} orderId={bills.orderId} />
          <DocumentPaper document={document} place={bills.place} outlet={outlet} nameOf={nameOf} buyer={buyer} />
        </section>
      ))}
    </div>
  )
}

export const sectionWords = { gst: 'Food and soft drinks', vat: 'Liquor' } as const

const documentName = ({ issued, section }: TillDocument, count: number): string =>
  [issued ? `Bill ${issued.number}` : 'Preview', ...(count > 1 ? [sectionWords[section]] : [])].join(', ')

function DocumentActions({ document: { section, issued }, orderId }: { document: TillDocument; orderId: string }) {
  const explain: Attributes = { 'data-explain': section, 'data-order': orderId }
  return (
    <div class="bill-actions">
      {issued
        ? (
          <>
            <Button icon="print" shortcut="P" attributes={{ 'data-print': issued.billId }}>Print</Button>
            <Button icon="bill" href={`/till/bills/${issued.billId}/print?paper=a4`} attributes={{ target: '_blank' }}>A4</Button>
          </>
        )
        : (
          <>
            <Button icon="percent" attributes={{ 'data-discount': section }}>Discount</Button>
            <Button icon="pencil" attributes={{ 'data-buyer': section }}>Buyer GSTIN</Button>
          </>
        )}
      <Button icon="search" attributes={explain}>Why this amount?</Button>
    </div>
  )
}

/** @returns the document on paper, in the pane and for the printer */
export function DocumentPaper({ document, place, outlet, nameOf, buyer }: {
  document: TillDocument; place: string; outlet: OutletState; nameOf: (staffId: string) => string; buyer?: Buyer | undefined
}) {
  const { settings } = outlet
  if (!settings) return null
  const { figures, texts, issued } = document
  const footer = settings.footer === undefined ? {} : { footer: settings.footer }
  const { name, addressLines, stateCode, phone, gstin, fssai, timeZone } = settings
  if (!issued?.bill.issued) {
    const supplier = { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }
    return (
      <PaperBill
        supplier={supplier} figures={figures} texts={texts} number={null} at="" timeZone={timeZone} place={place} by=""
        {...(buyer && { buyer })} {...footer}
      />
    )
  }
  const { supplier, invoiceDate, buyer: billedTo } = issued.bill.issued
  return (
    <PaperBill
      supplier={supplier} figures={figures} texts={texts} number={issued.number} at={issued.bill.issuedAt} invoiceDate={invoiceDate} timeZone={timeZone}
      place={placeText(issued.bill.issued)} by={nameOf(issued.bill.issuedBy.id)} buyer={billedTo} tenders={issued.bill.tenders} {...footer}
    />
  )
}

function FrozenLine({ document: { issued }, timeZone, now }: { document: TillDocument; timeZone: string; now: string }) {
  if (!issued) return null
  const { date, minutes } = localTime(issued.bill.issuedAt, timeZone)
  const day = date === localTime(now, timeZone).date ? '' : ` on ${screenDate(date)}`
  return <p class="frozen"><Icon name="lock" size="small" />{`Issued ${clockText(minutes)}${day}. Lines and prices are final.`}</p>
}
