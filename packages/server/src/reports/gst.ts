import {
  Gstr1, isCollectors, isUnderComposition, localTime, monthPeriod, needsEInvoice, refuse, refuseComposition, requireGstr1Due,
  requireSettings, sharesOf, TaxSummary, wholeOf, type Gstr1Report, type Gstr1Section,
  type OutletState, type Period, type ReturnDocument, type TaxSummaryRow,
} from '@restoflow/core'
import type { Runtime } from '../runtime'

/** @returns the local date at the outlet now */
export function todayOf({ house, now }: Runtime): string {
  return localTime(now(), house.state<OutletState>('outlet').settings?.timeZone ?? 'UTC').date
}

/**
 * @param month `2026-11`
 * @returns GSTR-1 of the month, from the journal as it is now
 * @throws RestoflowError `invalid-period`, `outlet-not-set-up`, `gstin-missing`, `composition-return`
 */
export async function gstr1Of(runtime: Runtime, month: string): Promise<Gstr1Report> {
  const { books, outlet, house } = runtime
  const period = monthPeriod(month)
  const state = house.state<OutletState>('outlet')
  const { gstin, eInvoicingFrom } = requireSettings(state)
  if (gstin === undefined) {
    return isUnderComposition(state, period) ? refuseComposition() : refuse('gstin-missing', 'GSTR-1 is filed for a GSTIN, and the outlet has none.')
  }
  /** Documents that need the portal's number and have it, or were issued before the house was liable. */
  const registered = new Set<ReturnDocument>()
  const gstr1 = new Gstr1({ month, gstin, eInvoicing: eInvoicingFrom !== undefined, isRegistered: document => registered.has(document) })
  for await (const document of books.documents(outlet, period)) {
    const isFree = eInvoicingFrom === undefined || document.date < eInvoicingFrom
    if (needsEInvoice(document) && (isFree || await books.registrationOf(outlet, document))) registered.add(document)
    gstr1.add(document)
  }
  requireGstr1Due(gstr1, state, period)
  return gstr1.report()
}

/** @returns the tax of a period by date, section, rate and HSN; of any scheme */
export async function taxSummaryOf({ books, outlet }: Runtime, period: Period): Promise<readonly TaxSummaryRow[]> {
  const summary = new TaxSummary()
  for await (const document of books.documents(outlet, period)) summary.add(document)
  return summary.rows()
}

/** A document behind a figure of the return, with what it adds there. */
export interface SectionDocument {
  readonly document: ReturnDocument
  readonly taxablePaise: number
  /** Value and tax together. */
  readonly wholePaise: number
}

/** @returns the documents that make up a table of GSTR-1, in the order of their dates; at most `limit` after the first `skip` */
export async function documentsBehind({ books, outlet }: Runtime, period: Period, section: Gstr1Section, skip: number,
  limit: number): Promise<readonly SectionDocument[]> {
  const found: SectionDocument[] = []
  let seen = 0
  for await (const document of books.documents(outlet, period)) {
    if (!isCollectors(document) || (document.note && !document.note.taxEffect)) continue
    const shares = sharesOf(document).filter(share => share.section === section)
    if (shares.length === 0) continue
    seen += 1
    if (seen <= skip) continue
    found.push({
      document, taxablePaise: shares.reduce((sum, { amounts }) => sum + amounts.taxablePaise, 0),
      wholePaise: shares.reduce((sum, { amounts }) => sum + wholeOf(amounts), 0),
    })
    if (found.length === limit) break
  }
  return found
}
