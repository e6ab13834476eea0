import {
  amountInWords, clockText, compositionLegend, formatMoney, gstStates, localTime, operatorPaysOn,
  paperDate, type BillDiscount, type BillLineText, type BillOperator, type BillView, type Buyer, type LocalNames,
  type OutletSettings, type Supplier,
} from '@restoflow/core'
import { firstLanguage, localName, secondName, useLanguage, useSecondWords, useWords, type WordKey } from '../words/words'
import { paperLines } from './lines'
import type { SharedBill } from './share-text'
import type { Paper, PaperKind, PaperRow, Said } from './paper'
import { hsnSummary, sumsOf, taxesOf } from './tables'
import { commonTax, headsOf, plain } from './tax-words'

export type Figures = BillView['figures']

/** What every document needs beside its own facts. */
export interface PaperHouse {
  readonly settings: OutletSettings
  /** The restaurant's name in other languages. */
  readonly supplierNames?: LocalNames
  /** A demo's paper says that it is none of a real sale. */
  readonly demo: boolean
}

/** The facts of one document, whatever its kind. */
export interface PaperSource {
  readonly kind: PaperKind
  readonly title: WordKey
  readonly underTitle: readonly string[]
  /** Null while it has none. */
  readonly number: string | null
  readonly name: string
  /** Local date and UTC instant of issue; null before. */
  readonly issued: { readonly date: string; readonly at: string } | null
  readonly supplier: Supplier
  readonly buyer: Buyer | null
  readonly operator: BillOperator | undefined
  /** Two-digit code of the state; absent: the restaurant's. */
  readonly placeOfSupply: string | undefined
  readonly place: string
  /** Name of who issued it; empty on a preview. */
  readonly by: string
  /** Facts of this kind, after the date. */
  readonly facts: readonly PaperRow[]
  readonly figures: Figures
  /** Whether it says how its lines are taxed: not a credit note that changes no tax. */
  readonly saysTax: boolean
  readonly texts: readonly BillLineText[]
  /** Of one of several documents of the same bill. */
  readonly split?: SharedBill | undefined
  /** What was taken off, by name. */
  readonly discounts?: readonly BillDiscount[]
  readonly totalWord: WordKey
  readonly payments: readonly PaperRow[]
  readonly due: PaperRow | null
  readonly notes: readonly string[]
}

/** @returns every block that all kinds of documents have in common; bill, credit note and proforma add theirs */
export function composePaper(source: PaperSource, house: PaperHouse): Paper {
  const t = useWords()
  const { figures, kind, number, supplier, buyer } = source
  const hsn = hsnSummary(figures)
  const lines = paperLines(figures, source.texts, source)
  return {
    kind, language: useLanguage(), name: source.name,
    legend: figures.regime.scheme === 'composition' ? compositionLegend : null,
    title: t(source.title), secondTitle: secondOf(source.title), underTitle: source.underTitle,
    supplier: supplierBlock(supplier, house.supplierNames),
    facts: factsOf(source, house.settings.timeZone), strip: stripOf(source, house.settings.timeZone),
    buyer: buyer === null ? null : buyerBlock(buyer),
    operator: source.operator ? operatorBlock(source.operator, operatorPaysOn(figures)) : null,
    lines, heads: headsOf(figures.groups).map(([word]) => t(word)), hasDiscount: figures.discountPaise !== 0,
    sums: sumsOf(figures, source.discounts), taxes: taxesOf(figures), hsn, hasSeveralCodes: (hsn?.rows.length ?? 0) > 1,
    roundOff: figures.roundOffPaise === 0 ? null : { label: t('paper.round-off'), value: signed(figures.roundOffPaise), figure: 'roundOffPaise' },
    total: { label: t(source.totalWord), value: formatMoney(figures.totalPaise), figure: 'totalPaise' },
    words: { label: t('paper.in-words'), text: amountInWords(figures.totalPaise) },
    payments: source.payments, due: source.due, upi: null, einvoice: null,
    demo: house.demo ? t('paper.demo') : null,
    notes: [...source.notes, ...(house.settings.footer === undefined ? [] : [house.settings.footer])],
    thanks: kind === 'credit-note' ? null : thanks(house.settings.footer),
    signature: { supplier: t('paper.for-supplier', { name: supplier.name }), signatory: t('paper.signatory') },
    copies: number === null ? null : { original: t('paper.original'), duplicate: t('paper.duplicate'), unrecorded: t('paper.unrecorded') },
    labels: {
      item: t('paper.item'), hsn: t('paper.hsn'), quantity: t('paper.quantity'), rate: t('paper.rate'), amount: t('paper.amount'), discount: t('paper.discount'),
      taxable: t('paper.taxable'), tax: t('paper.tax'), total: t('common.total'), page: t('paper.page', { page: '{page}', pages: '{pages}' }),
    },
    created: { at: source.issued?.at ?? '1970-01-01T00:00:00.000Z', author: supplier.name, title: `${t(source.title)}${number === null ? '' : ` ${number}`}` },
  }
}

function signed(paise: number): string {
  return `${paise > 0 ? '+' : ''}${plain(paise)}`
}

function secondOf(word: WordKey): Said | null {
  const second = useSecondWords()
  return second && { text: second(word), lang: second.language }
}

/** In the house's own language rather than in English, where there is one; the house's own line may have said it. */
function thanks(footer: string | undefined): Said | null {
  const [t, second, language] = [useWords(), useSecondWords(), useLanguage()]
  const own = language === firstLanguage ? second : null
  const said = own ? { text: own('paper.thanks'), lang: own.language } : { text: t('paper.thanks') }
  return said.text === footer ? null : said
}

/** Rule 46(a), Rule 49(a), Rule 53(1A)(a). */
function supplierBlock({ name, addressLines, phone, gstin, fssai }: Supplier, names: LocalNames | undefined): Paper['supplier'] {
  const t = useWords()
  const named = { name, names }
  return {
    name: localName(named), second: secondName(named),
    lines: [
      ...addressLines,
      ...(phone === undefined ? [] : [t('paper.phone', { number: phone })]),
      ...(gstin === undefined ? [] : [`GSTIN ${gstin}`]),
      ...(fssai === undefined ? [] : [`FSSAI ${fssai}`]),
    ],
  }
}

/** Rule 46(d)–(f), Rule 49(d), Rule 53(1A)(e), (f). */
function buyerBlock({ name, address, gstin, stateCode }: Buyer): readonly string[] {
  const t = useWords()
  return [
    t('paper.billed-to', { name }),
    ...(address === undefined ? [] : [address]),
    ...(gstin === undefined ? [] : [`GSTIN ${gstin}`]),
    ...(stateCode === undefined ? [] : [t('paper.state', { state: stateText(stateCode) })]),
  ]
}

/** Through whom the order came, under the number that the operator's own invoice carries; above it that the operator pays tax, where it does. */
function operatorBlock({ name, gstin, orderNumber }: BillOperator, paysTax: boolean): readonly string[] {
  const t = useWords()
  return [...(paysTax ? [t('paper.operator-pays')] : []), t('paper.through', { name, number: orderNumber }), ...(gstin === undefined ? [] : [`GSTIN ${gstin}`])]
}

/** @returns `29 Karnataka` */
export function stateText(code: string): string {
  return [code, gstStates[code]].filter(Boolean).join(' ')
}

function whenText({ issued }: PaperSource, timeZone: string): string | null {
  return issued && `${paperDate(issued.date)} ${clockText(localTime(issued.at, timeZone).minutes)}`
}

/** Only a tax invoice says whether the buyer owes the tax (Rule 46(p)); what a restaurant supplies is never among that. */
const saysReverseCharge = ({ figures, kind }: PaperSource): boolean =>
  kind !== 'credit-note' && (figures.document === 'tax-invoice' || figures.document === 'invoice-cum-bill-of-supply')

function factsOf(source: PaperSource, timeZone: string): readonly PaperRow[] {
  const t = useWords()
  const when = whenText(source, timeZone)
  return [
    { label: t('paper.number'), value: source.number ?? t('paper.no-number') },
    ...(when === null ? [] : [{ label: t('paper.date'), value: when }]),
    ...source.facts,
    ...(source.place === '' ? [] : [{ label: t('paper.for'), value: source.place }]),
    { label: t('paper.place-of-supply'), value: stateText(source.placeOfSupply ?? source.supplier.stateCode) },
    ...(saysReverseCharge(source) ? [{ label: t('paper.reverse-charge'), value: t('paper.no') }] : []),
    ...(source.by === '' ? [] : [{ label: t('paper.issued-by'), value: source.by }]),
  ]
}

function stripOf(source: PaperSource, timeZone: string): Paper['strip'] {
  const t = useWords()
  const { number, place, by, figures, facts, saysTax } = source
  const when = whenText(source, timeZone)
  const { text, isAll } = commonTax(figures, saysTax)
  const supply = t('paper.supply-in', { state: stateText(source.placeOfSupply ?? source.supplier.stateCode) })
  return [
    { start: number === null ? t('paper.no-number') : source.name, end: place },
    ...(when === null ? [] : [{ start: when, end: by }]),
    ...facts.map(({ label, value }) => ({ start: `${label} ${value}`, end: '' })),
    { start: supply, end: saysReverseCharge(source) ? `${t('paper.reverse-charge')}: ${t('paper.no')}` : '' },
    ...(text === '' ? [] : [{ start: `${t('paper.hsn')} ${text}${isAll ? '' : t('paper.unless-marked')}`, end: '' }]),
  ]
}
