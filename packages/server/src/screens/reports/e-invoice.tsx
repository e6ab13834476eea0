import { formatMoney, monthPeriod } from '@restoflow/core'
import { eInvoicesOf, type EInvoice } from '../../reports/e-invoice'
import { useWords } from '../../words/words'
import { EmptyState } from '../kit/atoms'
import { dayText } from '../kit/time'
import { Downloads, NumbersTable } from './parts'
import type { ReportSection, ReportsSeen } from './section'

/** Documents to registered buyers in the form of the e-invoice portal, and what of the form is missing. */
export const eInvoiceSection: ReportSection = {
  id: 'einvoice', word: 'reports.einvoice', scope: 'month',
  view: async seen => <EInvoiceView seen={seen} invoices={await eInvoicesOf(seen.runtime, monthPeriod(seen.value))} />,
}

function EInvoiceView({ seen, invoices }: { seen: ReportsSeen; invoices: readonly EInvoice[] }) {
  const t = useWords()
  if (invoices.length === 0) return <EmptyState icon="bill" title={t('reports.einvoice-none')} text={t('reports.einvoice-none-text')} />
  return (
    <>
      <p class="muted">{t('reports.einvoice-about')}</p>
      <Downloads seen={seen} name="einvoice" />
      <NumbersTable
        label={t('reports.einvoice')}
        columns={[
          { title: t('reports.number') }, { title: t('reports.date') }, { title: t('reports.buyer') }, { title: t('reports.total'), isNumber: true },
          { title: t('reports.missing') }, { title: t('paper.irn') },
        ]}
        rows={invoices.map(({ document: { number, date, buyer, figures }, faults, registration }) => [
          number, dayText(date), `${buyer?.name ?? ''} ${buyer?.gstin ?? ''}`, formatMoney(figures.totalPaise), faults.length === 0 ? '–' : faults.join(', '),
          registration ? `${registration.irn.slice(0, 8)}… · ${registration.ackNumber}` : '–',
        ])}
      />
    </>
  )
}
