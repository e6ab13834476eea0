import type { BillState } from '../bill/bill'
import { creditLowersTax, documentDate, financialYear, localTime } from '../calendar/calendar'
import { serialNumber, seriesStream } from '../calendar/serial'
import { requireSeries } from '../calendar/series-years'
import { requireApproval } from '../kernel/approval'
import { requireReason } from '../kernel/checks'
import { defineDecision } from '../kernel/decider'
import { refuse, requireSettings } from '../kernel/errors'
import { requireId } from '../kernel/ids'
import type { OutletState } from '../outlet/outlet'
import type { SeriesState } from '../series/series'
import { creditNote, type CreditLine } from '../tax/credit-note'
import { isLiable, isRegistrable } from '../tax/registrable'
import { dayReads, openDay, type DayCloses } from '../trading/open-day'
import { isReopenable } from '../trading/reopenable'
import { requireSeenAmount } from '../trading/seen-amount'
import type { CreditNoteEvent, CreditNoteState } from './credit-note'

export interface IssueCreditNote {
  readonly billId: string
  /** Lines of the bill with quantities; all that is left when absent. */
  readonly lines?: readonly CreditLine[]
  readonly reason: string
  /** Credits an unpaid bill whole and gives its order back to be changed and billed again. */
  readonly reopen?: boolean
  /** What it credits in paise where somebody looked at it before: it is not issued at another amount. */
  readonly expectedCreditPaise?: number
}

interface Refs {
  readonly bill: BillState
  readonly notes: readonly CreditNoteState[]
  readonly outlet: OutletState
  readonly numbers: SeriesState
  readonly closes: DayCloses
}

const seriesKind = (bill: BillState | undefined): 'credit' | 'credit-vat' => (bill?.issued?.section === 'vat' ? 'credit-vat' : 'credit')

/**
 * Reverses an invoice, whole or by line and quantity: the only way in which one is ever changed (CGST Act, s. 34). Somebody who may
 * approve it is named on it. It lowers what is due; what was paid beyond that may be refunded.
 */
export const issueCreditNote = defineDecision<CreditNoteState, IssueCreditNote, Refs, CreditNoteEvent>({
  name: 'credit-note.issue',
  category: 'credit-note',
  roles: ['owner', 'manager', 'cashier'],
  reads: ({ body, refs, now }) => ({
    bill: `bill/${requireId(body.billId, 'billId')}`,
    ...dayReads(refs, now),
    notes: refs.bill?.credits.map(({ creditNoteId }) => `credit-note/${creditNoteId}`),
    numbers: refs.bill && refs.outlet
      ? seriesStream(seriesKind(refs.bill), financialYear(localTime(now, requireSettings(refs.outlet).timeZone).date))
      : undefined,
  }),
  decide: (state, { billId, lines, reason, reopen = false, expectedCreditPaise }, env) => {
    const { bill, notes, outlet, numbers } = env.refs
    if (state.issued) refuse('id-taken', `There is a credit note ${env.id} already.`)
    const issued = bill.issued ?? refuse('unknown-bill', `There is no bill ${billId}.`)
    const why = requireReason(reason, 'Say why the bill is credited.')
    if (reopen && (lines !== undefined || !isReopenable(bill))) {
      refuse('not-reopenable', `Bill ${issued.billNumber} has payments or credits, or was settled; credit the lines that are wrong.`)
    }
    const approvedBy = requireApproval(env, 'a credit note', 'A credit note needs a manager\'s PIN.', 'approve.credit-note')
    const figures = creditNote(issued.figures, { lines, previous: notes.flatMap(note => note.issued?.figures ?? []) })
    requireSeenAmount('credit note', -figures.totalPaise, expectedCreditPaise)
    const settings = requireSettings(outlet)
    const today = localTime(env.now, settings.timeZone).date
    const date = documentDate(today, numbers.lastDate)
    const seriesPeriod = financialYear(today)
    const taxEffect = creditLowersTax(issued, date)
    if (reopen && !taxEffect) refuse('not-reopenable', `The tax on bill ${issued.billNumber} stays as invoiced (s. 34(2)): it can't be billed again.`)
    const credited = new Set(figures.lines.map(({ id }) => id))
    return [{
      type: 'CreditNoteIssued',
      data: {
        creditNoteId: env.id,
        creditNoteNumber: serialNumber(requireSeries(outlet, issued.section === 'vat' ? 'creditVat' : 'credit', seriesPeriod), numbers.taken, seriesPeriod),
        billId, billNumber: issued.billNumber, billDate: issued.invoiceDate, orderId: issued.orderId, section: issued.section, seriesPeriod,
        date, businessDay: openDay(env.refs, env.now), reason: why,
        taxEffect, reopens: reopen,
        supplier: issued.supplier, buyer: issued.buyer, texts: issued.texts.filter(({ lineId }) => credited.has(lineId)),
        figures, creditPaise: -figures.totalPaise, approvedBy,
        ...(issued.operator && { operator: issued.operator }),
        ...(issued.placeOfSupply !== undefined && { placeOfSupply: issued.placeOfSupply }),
        ...(taxEffect && isLiable(settings, date) && isRegistrable(issued.section, issued.buyer?.gstin, figures) && { needsIrn: true as const }),
      },
    }]
  },
})
