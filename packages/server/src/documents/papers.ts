import {
  formatMoney, localTime, paperDate, type BillDiscount, type BillLineText, type BillOperator, type BillView, type Buyer,
  type CreditNoteView, type OutletSettings, type Registration, type Supplier,
} from '@restoflow/core'
import { useWords } from '../words/words'
import { composePaper, type Figures, type PaperHouse } from './compose'
import type { Paper, PaperEinvoice, PaperRow, PaperUpi } from './paper'
import { placeText, type OrderPlace } from './place'
import type { SharedBill } from './share-text'
import { plain } from './tax-words'
import { upiLink } from './upi'

export interface BillPaperContext extends PaperHouse {
  /** Name of who issued it. */
  readonly by: string
  /** The guest of a delivery; the phone is masked on paper. */
  readonly guest?: { readonly name: string; readonly phone: string | null }
}

/** @returns an issued bill as a document (CGST Rules, Rules 46, 46A and 49); while something is due it carries a UPI payment of exactly that */
export function billPaper(bill: BillView, context: BillPaperContext): Paper {
  const t = useWords()
  const { figures, number, split, operator, einvoice, invoiceDate, issuedAt, supplier, buyer, placeOfSupply, texts, discounts } = bill
  const place = placeText(bill)
  const guest = context.guest
  const paper = composePaper({
    kind: figures.document, title: `paper.${figures.document}`, number, name: t('till.bill-number', { number }),
    underTitle: split ? [t('paper.part', { part: split.part, parts: split.parts })] : [],
    issued: { date: invoiceDate, at: issuedAt }, supplier, buyer, operator, placeOfSupply, place, by: context.by,
    facts: [
      ...(guest ? [{ label: t('paper.guest'),
      value: [guest.name, guest.phone === null ? '' : maskedPhone(guest.phone)].filter(Boolean).join(' ') }] : []),
    ],
    figures, saysTax: true, texts, split, ...(discounts && { discounts }), totalWord: 'paper.total',
    payments: paymentsOf(bill), due: dueOf(bill),
    notes: [
      ...(bill.needsIrn && !einvoice ? [t('paper.irn-pending')] : []),
      ...(figures.lines.some(({ charge }) => charge) ? [] : [t('paper.no-service-charge')]),
    ],
  }, context)
  return { ...paper, upi: upiOf(bill, place, context.settings), einvoice: einvoice ? einvoiceOf(einvoice) : null }
}

/**
 * @returns a credit note as a document: the original's number and date, the value and the tax credited (s. 34; Rule 53(1A)); one that changes
 * no tax any more (s. 34(2)) shows the money alone
 */
export function creditNotePaper(note: CreditNoteView, context: PaperHouse & { readonly by: string }): Paper {
  const t = useWords()
  const { number, date, issuedAt, supplier, buyer, operator, placeOfSupply, texts, billNumber, billDate, reason, taxEffect, einvoice, needsIrn } = note
  const paper = composePaper({
    kind: 'credit-note', title: 'paper.credit-note', number, name: t('paper.credit-note-number', { number }), underTitle: [],
    issued: { date, at: issuedAt }, supplier, buyer, operator, placeOfSupply, place: '', by: context.by,
    facts: [
      { label: t('paper.against'), value: t('paper.number-of-date', { number: billNumber, date: paperDate(billDate) }) },
      { label: t('paper.reason'), value: reason },
    ],
    figures: positive(note.figures), saysTax: taxEffect, texts, totalWord: 'paper.total-credited', payments: [], due: null,
    notes: [...(needsIrn && !einvoice ? [t('paper.irn-pending')] : []), ...(taxEffect ? [] : [t('paper.no-tax-effect')])],
  }, { ...context, settings: withoutFooter(context.settings) })
  return { ...paper, einvoice: einvoice ? einvoiceOf(einvoice) : null }
}

export interface ProformaSource {
  readonly kind: 'preview' | 'proforma'
  readonly figures: Figures
  readonly texts: readonly BillLineText[]
  readonly place: OrderPlace
  readonly buyer?: Buyer | null
  readonly operator?: BillOperator
  readonly discounts?: readonly BillDiscount[]
  /** Of the preview of one of several parts. */
  readonly split?: SharedBill | undefined
  /** Two-digit code of the state, where it is another than the restaurant's. */
  readonly placeOfSupply?: string | undefined
  /** UTC instant at which it is handed out; a preview has none. */
  readonly at?: string
}

/** @returns what an order would come to, as a document that says that it is no tax invoice: without a number, and nothing can be paid on it */
export function proformaPaper({ kind, figures, texts, place, buyer = null, operator, discounts, split, placeOfSupply, at }: ProformaSource,
  context: PaperHouse): Paper {
  const t = useWords()
  const { settings } = context
  return composePaper({
    kind, title: kind === 'proforma' ? 'paper.proforma' : 'paper.not-a-bill', number: null, name: t('paper.preview'),
    underTitle: kind === 'proforma' ? [t('paper.not-tax-invoice')] : [],
    issued: at === undefined ? null : { date: localTime(at, settings.timeZone).date, at },
    supplier: supplierOf(settings), buyer, operator, placeOfSupply, place: placeText(place), by: '', facts: [], figures,
    saysTax: true, texts, split,
    ...(discounts && { discounts }), totalWord: 'paper.total',
    payments: [], due: null, notes: figures.lines.some(({ charge }) => charge) ? [] : [t('paper.no-service-charge')],
  }, context)
}

function supplierOf({ name, addressLines, stateCode, phone, gstin, fssai }: OutletSettings): Supplier {
  return { name, addressLines, stateCode, ...(phone && { phone }), ...(gstin && { gstin }), ...(fssai && { fssai }) }
}

const withoutFooter = ({ footer: _, ...settings }: OutletSettings): OutletSettings => settings

/** Each tender with what it covers of the bill; a tip is no part of it. Then what credit notes took off and what was given back. */
function paymentsOf({ tenders, credits, refunds }: BillView): readonly PaperRow[] {
  const t = useWords()
  const taken = tenders.filter(({ reversed }) => !reversed)
  const tips = taken.reduce((sum, { tipPaise }) => sum + tipPaise, 0)
  return [
    ...taken.map(({ kind, reference, amountPaise, tipPaise, changePaise }) => ({
      label: [t(`tender.${kind}`), reference,
      changePaise > 0 ? t('paper.given-change', { given: plain(amountPaise), change: plain(changePaise) }) : '']
        .filter(Boolean).join(' '),
      value: plain(amountPaise - tipPaise - changePaise),
    })),
    ...(tips > 0 ? [{ label: t('paper.tip'), value: plain(tips) }] : []),
    ...credits.map(({ number, creditPaise }) => ({ label: t('paper.credited-by', { number }), value: plain(-creditPaise) })),
    ...refunds.map(({ kind, amountPaise }) => ({ label: t('paper.refunded', { tender: t(`tender.${kind}`) }), value: plain(-amountPaise) })),
  ]
}

function dueOf({ duePaise, totalPaise }: BillView): PaperRow | null {
  const t = useWords()
  if (duePaise === 0 || duePaise === totalPaise) return null
  return { label: t(duePaise > 0 ? 'paper.balance-due' : 'paper.to-give-back'), value: formatMoney(Math.abs(duePaise)) }
}

/** Nobody stands here to scan what was ordered through an operator, who settles. */
function upiOf({ duePaise, number, source }: BillView, place: string, { upiId, name }: OutletSettings): PaperUpi | null {
  const t = useWords()
  if (upiId === undefined || duePaise <= 0 || source !== undefined) return null
  const note = `${t('till.bill-number', { number })}, ${place}`
  return {
    link: upiLink({ upiId, name, reference: number, note, amountPaise: duePaise }), amountPaise: duePaise,
    caption: t('paper.scan-upi', { amount: formatMoney(duePaise) }),
  }
}

/** Rule 48(4), (5): the number, and the signed text as a QR. */
function einvoiceOf({ irn, ackNumber, ackDate, signedQr }: Registration): PaperEinvoice {
  const t = useWords()
  return {
    signedQr,
    rows: [
      { label: t('paper.irn'), value: irn },
      { label: t('paper.ack'), value: `${ackNumber}, ${paperDate(ackDate.slice(0, 10))}${ackDate.slice(10, 16)}` },
    ],
  }
}

/** @returns a phone number of which the last four digits can be read: `•••••• 0001` */
export function maskedPhone(phone: string): string {
  return `••••••${phone.replace(/\D/g, '').slice(-4)}`
}

const isAmount = (key: string): boolean => key.endsWith('Paise') && key !== 'unitPricePaise'

/** A credit note's amounts are below zero; its paper says them without a sign, under a title that says it. */
function positive(figures: Figures): Figures {
  const turned = <Part extends object>(part: Part): Part =>
    Object.fromEntries(Object.entries(part).map(([key, value]) =>
      [key, isAmount(key) && typeof value === 'number' ? 0 - value : value])) as Part
  return { ...turned(figures), lines: figures.lines.map(turned), groups: figures.groups.map(turned) }
}
