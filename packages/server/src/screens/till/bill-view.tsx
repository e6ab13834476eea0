import { awaitsIrn, clockText, localTime, needsNamedBuyer } from '@restoflow/core'
import { Button, EmptyState, Notice } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import { Icon } from '../kit/icon'
import { dateText } from '../kit/time'
import { useWords } from '../../words/words'
import { DocumentPaper, type PaperContext } from './document-paper'
import type { DraftedDocument } from './drafts'
import { totalsOf, type OrderBills, type TillDocument } from './order-bills'

export interface BillPaneProps extends PaperContext {
  readonly bills: OrderBills
  readonly now: string
  readonly attributes?: Attributes
}

/** @returns the middle of the till: each document of the order as it prints, a preview before its issue and frozen after */
export function BillPane({ bills, now, attributes = {}, ...context }: BillPaneProps) {
  const t = useWords()
  const { documents, order, orderId, at } = bills
  return (
    <div class="bill-documents" {...attributes}>
      {bills.stage === 'cancelled' && <Notice tone="warn" title={t('till.cancelled')}>{order.cancelReason}</Notice>}
      {bills.stage === 'empty' && <EmptyState icon="bill" title={t('till.nothing')} text={t('till.nothing-text')} />}
      {bills.fault !== null && <Notice tone="bad" title={t('common.no-figures')}><span lang="en">{bills.fault}</span></Notice>}
      {documents.map(document => (
        <section
          class="bill-document" data-key={document.key} data-payer={document.payer} data-section={document.section}
          data-issued={String(document.issued !== null)} aria-label={documentName(document, documents.length)}
        >
          {documents.length > 1 && <DocumentHeading document={document} />}
          <DocumentActions document={document} orderId={orderId} orderKind={order.kind} />
          <IrnLine document={document} />
          {document.issued && <FrozenLine document={document} timeZone={context.outlet.settings?.timeZone ?? 'UTC'} now={now} />}
          <DocumentPaper document={document} place={at} {...context} />
        </section>
      ))}
    </div>
  )
}

/** @returns previews with what the cashier has put on them, in place of those without; `data-total` is what they come to */
export function DraftedPreviews({ bills, drafted, ...context }: PaperContext & { bills: OrderBills; drafted: readonly DraftedDocument[] }) {
  const shown = bills.documents.map(document => drafted.find(each => each.document.key === document.key)?.document ?? document)
  return (
    <div
      class="bill-documents" data-drafted={drafted.map(({ document }) => document.key).join(' ')}
      data-total={shown.reduce((sum, { figures }) => sum + figures.totalPaise, 0)} data-totals={totalsOf(shown)}
    >
      {drafted.map(({ document, buyer, placeOfSupply }) => (
        <section
          class="bill-document" data-key={document.key} data-payer={document.payer} data-section={document.section}
          aria-label={documentName(document, bills.documents.length)}
        >
          {bills.documents.length > 1 && <DocumentHeading document={document} />}
          <DocumentActions document={document} orderId={bills.orderId} orderKind={bills.order.kind} />
          <DocumentPaper document={document} place={bills.at} buyer={buyer} placeOfSupply={placeOfSupply} {...context} />
        </section>
      ))}
    </div>
  )
}

function documentName({ issued, section, part }: TillDocument, count: number): string {
  const t = useWords()
  const which = [...(count > 1 ? [t(`section.${section}`)] : []), ...(part ? [t('till.part-of', part)] : [])]
  return [issued ? t('till.bill-number', { number: issued.number }) : t('till.preview'), ...which].join(', ')
}

function DocumentHeading({ document: { section, part, payer } }: { document: TillDocument }) {
  const t = useWords()
  const isFood = payer === 'all' || part === undefined || section === 'vat'
  return <h2>{[...(part ? [t('till.part-of', part)] : []), ...(isFood ? [t(`section.${section}`)] : [])].join(' · ')}</h2>
}

function DocumentActions({ document: { key, section, issued, part, figures }, orderId, orderKind }: {
  document: TillDocument; orderId: string; orderKind: string
}) {
  const t = useWords()
  // only what is catered elsewhere can be supplied in another state
  const canBeElsewhere = orderKind === 'delivery' && section === 'gst' && part === undefined
  const explain: Attributes = { 'data-explain': key, 'data-order': orderId }
  return (
    <div class="bill-actions">
      {issued
        ? (
          <>
            <Button icon="print" shortcut="P" attributes={{ 'data-print': issued.billId }}>{t('till.print')}</Button>
            <Button class="is-rare" icon="bill" href={`/till/bills/${issued.billId}/print?paper=a4`}
              attributes={{ target: '_blank' }}>{t('till.a4')}</Button>
            <Button class="is-rare" icon="arrow-down" href={`/api/v1/bills/${issued.billId}/pdf`}>{t('till.pdf')}</Button>
            <Button icon="send" attributes={{ 'data-share': `bills/${issued.billId}` }}>{t('till.send')}</Button>
            <Button icon="orders" href={`/till/bills/${issued.billId}`}>{t('after.bill')}</Button>
          </>
        )
        : (
          <>
            {part === undefined && <Button icon="percent" attributes={{ 'data-discount': key }}>{t('paper.discount')}</Button>}
            <Button class="is-rare" icon="pencil" attributes={{ 'data-buyer': key, 'data-elsewhere': String(canBeElsewhere),
              'data-named': String(needsNamedBuyer(figures)) }}>{t('till.buyer-gstin')}</Button>
            {part !== undefined && <Button icon="bill"
              attributes={{ 'data-issue-one': key, 'data-needs-connection': true }}>{t('till.issue-this')}</Button>}
            {part === undefined && <Button
              class="is-rare" icon="print" href={`/till/orders/${orderId}/proforma?section=${section}`} attributes={{ target: '_blank' }}
            >{t('till.proforma')}</Button>}
          </>
        )}
      <Button class="is-rare" icon="search" attributes={explain}>{t('till.why')}</Button>
      <Button class="more-actions" icon="more" attributes={{ 'aria-expanded': 'false' }}>{t('till.more')}</Button>
    </div>
  )
}

/** How a document that needs the e-invoice portal's number stands there. */
function IrnLine({ document: { issued } }: { document: TillDocument }) {
  const t = useWords()
  if (!issued || !awaitsIrn(issued.bill)) return null
  const { einvoiceRefusal: refusal } = issued.bill
  if (!refusal) return <Notice tone="warn" title={t('till.irn-waits')}>{t('till.irn-waits-text')}</Notice>
  return (
    <Notice tone="bad" title={t('till.irn-refused')} code={refusal.code}>
      {t('till.irn-refused-text')} <span lang="en">{refusal.detail}</span>
    </Notice>
  )
}

function FrozenLine({ document: { issued }, timeZone, now }: { document: TillDocument; timeZone: string; now: string }) {
  const t = useWords()
  if (!issued) return null
  const { date, minutes } = localTime(issued.bill.issuedAt, timeZone)
  const day = date === localTime(now, timeZone).date ? '' : ` ${t('till.on-day', { day: dateText(date) })}`
  const { length: copies } = issued.bill.copies
  return (
    <p class="frozen">
      <Icon name="lock" size="small" />
      {t('till.frozen', { when: `${clockText(minutes)}${day}` })}{copies > 0 && ` ${t('till.copies', { count: copies })}`}
    </p>
  )
}
