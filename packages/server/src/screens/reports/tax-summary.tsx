import { dayPeriod, formatMoney, formatRate, monthPeriod, roundOffTreatment, type TaxSummaryRow } from '@restoflow/core'
import { taxSummaryOf } from '../../reports/gst'
import { useWords } from '../../words/words'
import { EmptyState } from '../kit/atoms'
import { Downloads, moneyOrNone, NumbersTable } from './parts'
import type { ReportSection, ReportsSeen } from './section'

/** Tax by rate, of a month or a day; the files have it by day and HSN. */
export const monthTaxSection: ReportSection = {
  id: 'tax', word: 'reports.tax', scope: 'month',
  view: async seen => <TaxView seen={seen} rows={await taxSummaryOf(seen.runtime, monthPeriod(seen.value))} />,
}

export const dayTaxSection: ReportSection = {
  id: 'tax', word: 'reports.tax', scope: 'day',
  view: async seen => <TaxView seen={seen} rows={await taxSummaryOf(seen.runtime, dayPeriod(seen.value))} />,
}

type Sum = Omit<TaxSummaryRow, 'date' | 'hsn'>
const keys = ['grossPaise', 'discountPaise', 'taxablePaise', 'cgstPaise', 'sgstPaise', 'igstPaise', 'cessPaise', 'vatPaise', 'totalPaise'] as const

function byRate(rows: readonly TaxSummaryRow[]): readonly Sum[] {
  const sums = new Map<string, { -readonly [Key in keyof Sum]: Sum[Key] }>()
  for (const { date: _date, hsn: _hsn, ...row } of rows) {
    const key = `${row.section} ${row.treatment} ${row.rateBasisPoints}`
    const sum = sums.get(key)
    if (sum) for (const each of keys) sum[each] += row[each]
    else sums.set(key, { ...row })
  }
  const order = ({ section, treatment, rateBasisPoints }: Sum): string =>
    `${section} ${treatment === roundOffTreatment ? 1 : 0} ${treatment} ${String(rateBasisPoints).padStart(5, '0')}`
  return [...sums.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

const treatmentWords = {
  taxable: 'reports.t-taxable', nil: 'reports.t-nil', exempt: 'reports.t-exempt', 'non-gst': 'reports.t-non-gst', operator: 'reports.t-operator',
} as const

function TaxView({ seen, rows }: { seen: ReportsSeen; rows: readonly TaxSummaryRow[] }) {
  const t = useWords()
  if (rows.length === 0) return <EmptyState icon="bill" title={t('reports.nothing')} text={t('reports.nothing-text')} />
  const sums = byRate(rows)
  const nameOf = ({ section, treatment, rateBasisPoints }: Sum): string => {
    if (treatment === roundOffTreatment) return t(section === 'vat' ? 'reports.round-off-vat' : 'reports.round-off-row')
    if (section === 'vat') return `${t('reports.vat')} ${formatRate(rateBasisPoints)}`
    const word = treatmentWords[treatment as keyof typeof treatmentWords]
    return treatment === 'taxable' ? `${t('reports.gst')} ${formatRate(rateBasisPoints)}` : t(word)
  }
  const total = (key: (typeof keys)[number]): number => sums.reduce((sum, row) => sum + row[key], 0)
  const cells = (of: (key: (typeof keys)[number]) => number) => [
    moneyOrNone(of('discountPaise')), moneyOrNone(of('taxablePaise')), moneyOrNone(of('cgstPaise')), moneyOrNone(of('sgstPaise')), moneyOrNone(of('igstPaise')),
    moneyOrNone(of('cessPaise')), moneyOrNone(of('vatPaise')), formatMoney(of('totalPaise')),
  ]
  return (
    <>
      <Downloads seen={seen} name="tax-summary" />
      <NumbersTable
        label={t('reports.tax')}
        columns={[
          { title: t('reports.rate') }, { title: t('reports.discount'), isNumber: true }, { title: t('reports.value'), isNumber: true },
          { title: 'CGST', isNumber: true }, { title: 'SGST', isNumber: true }, { title: 'IGST', isNumber: true }, { title: t('reports.cess'), isNumber: true },
          { title: t('reports.vat'), isNumber: true }, { title: t('reports.total'), isNumber: true },
        ]}
        rows={sums.map(row => [nameOf(row), ...cells(key => row[key])])}
        foot={[t('reports.total'), ...cells(total)]}
      />
    </>
  )
}
