import { hasTaxEffect, isCollectors, isInterState, placeOf, type ReturnDocument } from '../document'
import { addAmounts, noAmounts, type OpenAmounts } from './amounts'
import { gstr1Sections, nilSupply, operatorOf, sharesOf, smallKey, type Gstr1Section, type Share } from './classify'
import { HsnTable } from './hsn'
import type { CompositionDocument, DocumentRow, FinancialNote, Gstr1Report, NilRow, OperatorRow, RateRow, SmallRow } from './sections'
import { SeriesCount } from './series'
import { warningsOf, type Warning, type WarningOptions } from './warnings'

export interface Gstr1Options extends WarningOptions {
  /** `2026-11` */
  readonly month: string
}

type OpenRate = OpenAmounts & { readonly rateBasisPoints: number }
type OpenSmall = OpenAmounts & Omit<SmallRow, keyof OpenAmounts | 'documents'> & { documents: number }
type OpenNil = { -readonly [Key in keyof NilRow]: NilRow[Key] }
interface OpenOperator {
  readonly operator: string
  readonly how: OperatorRow['how']
  readonly amounts: OpenAmounts
  documents: number
}

/** At most so many warnings are kept; a house without any HSN would have one for each line. */
const warningsMax = 500

/**
 * Folds the documents of a month into GSTR-1 (CGST Act, s. 37; CGST Rules, Rule 59): give it every document of the month, those of each
 * series in order, then ask for the report. Only what the return lists by itself is kept; the rest is summed at once.
 */
export class Gstr1 {
  readonly #documents: Readonly<Record<'b2b' | 'b2cl' | 'cdnr' | 'cdnur', DocumentRow[]>> = { b2b: [], b2cl: [], cdnr: [], cdnur: [] }
  readonly #small = new Map<string, OpenSmall>()
  readonly #nil = new Map<string, OpenNil>()
  readonly #operators = new Map<string, OpenOperator>()
  readonly #hsn = new HsnTable()
  readonly #series = new SeriesCount()
  readonly #totals = Object.fromEntries(gstr1Sections.map(section => [section, { amounts: noAmounts(), documents: 0 }])) as
    Record<Gstr1Section, { amounts: OpenAmounts; documents: number }>
  readonly #counts = { invoices: 0, creditNotes: 0, totalPaise: 0, roundOffPaise: 0 }
  readonly #financial: FinancialNote[] = []
  readonly #composition: CompositionDocument[] = []
  #isDue = false
  readonly #warnings: Warning[] = []

  constructor(private readonly options: Gstr1Options) {}

  /**
   * Takes one more document. Those of a composition dealer, who files CMP-08 and GSTR-4 for them (CGST Rules, Rule 62), and those from
   * before the registration are in no table; their numbers count in their series.
   */
  add(document: ReturnDocument): void {
    const { bill, figures, note } = document
    const isFiled = isCollectors(document)
    this.#series.add(document, isFiled)
    if (!isFiled) {
      if (figures.regime.scheme === 'composition') this.#composition.push(compositionDocument(document))
      return
    }
    if (bill.section === 'gst') this.#isDue = true
    this.#counts[document.kind === 'invoice' ? 'invoices' : 'creditNotes'] += 1
    if (note && !hasTaxEffect(document)) {
      this.#financial.push({ id: document.id, number: document.number, date: document.date, billNumber: note.billNumber, creditPaise: note.creditPaise })
      return
    }
    this.#counts.totalPaise += figures.totalPaise
    this.#counts.roundOffPaise += figures.roundOffPaise
    this.#hsn.add(document)
    if (this.#warnings.length < warningsMax) this.#warnings.push(...warningsOf(document, this.options))
    this.share(document)
  }

  private share(document: ReturnDocument): void {
    const shares = sharesOf(document)
    const counted = new Set<object>()
    const count = (row: { documents: number }): void => {
      if (!counted.has(row)) row.documents += 1
      counted.add(row)
    }
    for (const share of shares) {
      const total = this.#totals[share.section]
      const isNote = share.section === 'cdnr' || share.section === 'cdnur'
      addAmounts(total.amounts, share.amounts, isNote ? -1 : 1)
      count(total)
      if (share.section === 'b2cs') this.addSmall(document, share, count)
      if (share.section === 'nil') this.addNil(document, share, count)
      if (share.section === 'supeco') this.addOperator(operatorOf(document) ?? '', 'pays', share, count)
      if (share.collectedBy !== undefined) this.addOperator(share.collectedBy, 'collects', share, count)
    }
    for (const section of ['b2b', 'b2cl', 'cdnr', 'cdnur'] as const) {
      const own = shares.filter(share => share.section === section)
      if (own.length > 0) this.#documents[section].push(documentRow(document, own))
    }
  }

  private addSmall(document: ReturnDocument, share: Share, count: (row: OpenSmall) => void): void {
    const key = smallKey(document, share)
    const row = this.#small.get(key) ?? {
      ...noAmounts(), supply: isInterState(document) ? 'INTER' : 'INTRA', place: placeOf(document), rateBasisPoints: share.rateBasisPoints,
      operator: share.collectedBy ?? null, documents: 0,
    }
    this.#small.set(key, row)
    addAmounts(row, share.amounts)
    count(row)
  }

  private addNil(document: ReturnDocument, { nil, amounts }: Share, count: (row: OpenNil) => void): void {
    const supply = nilSupply(document)
    const row = this.#nil.get(supply) ?? { supply, nilPaise: 0, exemptPaise: 0, nonGstPaise: 0, documents: 0 }
    this.#nil.set(supply, row)
    row[nil === 'nil' ? 'nilPaise' : nil === 'exempt' ? 'exemptPaise' : 'nonGstPaise'] += amounts.taxablePaise
    count(row)
  }

  private addOperator(operator: string, how: OperatorRow['how'], { amounts }: Share, count: (row: OpenOperator) => void): void {
    const key = `${operator} ${how}`
    const row = this.#operators.get(key) ?? { operator, how, amounts: noAmounts(), documents: 0 }
    this.#operators.set(key, row)
    addAmounts(row.amounts, amounts)
    count(row)
  }

  /** Whether a document of a scheme that collects tax was added: then the month has a GSTR-1 (CGST Act, s. 37(1)). Liquor alone makes none. */
  get isDue(): boolean {
    return this.#isDue
  }

  /** @returns everything that was added so far */
  report(): Gstr1Report {
    const { month, gstin } = this.options
    const { b2b, b2cl, cdnr, cdnur } = this.#documents
    return {
      month, gstin, b2b, b2cl, cdnr, cdnur,
      b2cs: sortedBy([...this.#small.values()], row => `${row.place} ${String(row.rateBasisPoints).padStart(5, '0')} ${row.operator ?? ''}`),
      nil: sortedBy([...this.#nil.values()], row => row.supply),
      hsn: this.#hsn.rows(),
      series: this.#series.rows(),
      operators: sortedBy([...this.#operators.values()], row => `${row.how} ${row.operator}`),
      totals: this.#totals,
      documents: { ...this.#counts },
      withoutTaxEffect: this.#financial,
      composition: this.#composition,
      warnings: [...this.#series.gaps(), ...this.#warnings].slice(0, warningsMax),
    }
  }
}

function compositionDocument({ kind, id, number, date, figures }: ReturnDocument): CompositionDocument {
  return { kind, id, number, date, totalPaise: figures.totalPaise }
}

function sortedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): readonly Row[] {
  return [...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0))
}

/** By rate, the lowest first; a note's amounts turn to above zero. */
function documentRow(document: ReturnDocument, shares: readonly Share[]): DocumentRow {
  const times = document.kind === 'credit-note' ? -1 : 1
  const rates = new Map<number, OpenRate>()
  for (const { rateBasisPoints, amounts } of shares) {
    const rate = rates.get(rateBasisPoints) ?? { rateBasisPoints, ...noAmounts() }
    addAmounts(rate, amounts, times)
    rates.set(rateBasisPoints, rate)
  }
  const sorted: readonly RateRow[] = [...rates.values()].sort((a, b) => a.rateBasisPoints - b.rateBasisPoints)
  return {
    id: document.id, number: document.number, date: document.date, valuePaise: times * document.figures.totalPaise, place: placeOf(document),
    gstin: document.bill.buyer?.gstin ?? '', name: document.bill.buyer?.name ?? '', rates: sorted,
  }
}
