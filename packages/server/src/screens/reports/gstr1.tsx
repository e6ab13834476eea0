import {
  formatMoney, formatRate, gstr1Sections, RestoflowError, type Amounts, type Gstr1Report, type Gstr1Section, type HsnSummaryRow, type WarningKind,
} from '@restoflow/core'
import { gstr1Of, todayOf } from '../../reports/gst'
import { useWords } from '../../words/words'
import { EmptyState, Notice } from '../kit/atoms'
import { monthText } from './months'
import { Downloads, Figures, moneyOrNone, NumbersTable } from './parts'
import type { ReportSection, ReportsSeen } from './section'

/** GSTR-1 of the month: what is owed, what keeps it from being filed, each table with its documents, and the files. */
export const gstr1Section: ReportSection = {
  id: 'gstr1', word: 'reports.gstr1', scope: 'month',
  view: async seen => {
    const report = await gstr1Of(seen.runtime, seen.value).catch((error: unknown) => (error instanceof RestoflowError ? error : Promise.reject(error as Error)))
    return report instanceof RestoflowError ? <NoReturn error={report} /> : <Gstr1View seen={seen} report={report} />
  },
}

/** A house without GSTIN, or under composition, files none: that is no failure. */
function NoReturn({ error }: { error: RestoflowError }) {
  const t = useWords()
  const isComposition = error.code === 'composition-return'
  if (!isComposition && error.code !== 'gstin-missing') throw error
  return (
    <Notice tone="warn" title={t(isComposition ? 'reports.composition' : 'reports.no-gstin')}>
      {t(isComposition ? 'reports.composition-way' : 'reports.no-gstin-way')}
    </Notice>
  )
}

const taxOf = ({ igstPaise, cgstPaise, sgstPaise, cessPaise }: Amounts): number => igstPaise + cgstPaise + sgstPaise + cessPaise
const notes: readonly Gstr1Section[] = ['cdnr', 'cdnur']

function Gstr1View({ seen, report }: { seen: ReportsSeen; report: Gstr1Report }) {
  const t = useWords()
  const { totals, documents, warnings, withoutTaxEffect } = report
  const isOver = seen.value < todayOf(seen.runtime).slice(0, 7)
  if (documents.invoices + documents.creditNotes === 0) {
    return <><CompositionNotice report={report} /><EmptyState icon="bill" title={t('reports.nothing')} text={t('reports.nothing-text')} /></>
  }
  // credit notes to registered buyers and for large sales stand in tables of their own: what is owed is less them
  const sum = (of: (amounts: Amounts) => number, sections: readonly Gstr1Section[]): number =>
    sections.reduce((total, section) => total + (notes.includes(section) ? -1 : 1) * of(totals[section].amounts), 0)
  const taxed = gstr1Sections.filter(section => section !== 'nil' && section !== 'supeco')
  return (
    <>
      <Figures figures={[
        { name: t('reports.tax-owed'), value: formatMoney(sum(taxOf, taxed)), about: t('reports.for-gstin', { gstin: report.gstin }) },
        { name: t('reports.taxable'), value: formatMoney(sum(({ taxablePaise }) => taxablePaise, taxed)) },
        { name: t('reports.documents-total'), value: formatMoney(documents.totalPaise),
        about: t('reports.round-off', { amount: formatMoney(documents.roundOffPaise) }) },
        { name: t('reports.documents'), value: String(documents.invoices), about: t('reports.credit-notes', { count: documents.creditNotes }) },
      ]} />
      <Warnings report={report} />
      {!isOver && <Notice tone="warn" title={t('reports.not-over', { month: monthText(seen.value) })}>{t('reports.not-over-text')}</Notice>}
      <CompositionNotice report={report} />
      <Downloads seen={seen} name="gstr1" />
      <NumbersTable
        label={t('reports.tables')}
        columns={[
          { title: t('reports.table') }, { title: t('reports.bills-and-notes'), isNumber: true }, { title: t('reports.taxable'), isNumber: true },
          { title: 'IGST', isNumber: true }, { title: 'CGST', isNumber: true }, { title: 'SGST', isNumber: true }, { title: t('reports.cess'), isNumber: true },
        ]}
        rows={gstr1Sections.map(section => {
          const { amounts, documents: count } = totals[section]
          return [
            count === 0 ? <SectionName section={section} /> : <a href={`/reports/gstr1/${section}?${seen.query}`}><SectionName section={section} /></a>,
            count, ...[amounts.taxablePaise, amounts.igstPaise, amounts.cgstPaise, amounts.sgstPaise, amounts.cessPaise].map(moneyOrNone),
          ]
        })}
      />
      <p class="muted">{t('reports.tables-about')}</p>
      <Hsn rows={report.hsn.b2b} title={t('reports.hsn-b2b')} />
      <Hsn rows={report.hsn.b2c} title={t('reports.hsn-b2c')} />
      <h4>{t('reports.series')}</h4>
      <NumbersTable
        label={t('reports.series')}
        columns={[
          { title: t('reports.from') }, { title: t('reports.to') }, { title: t('reports.kind') }, { title: t('reports.issued'), isNumber: true },
          { title: t('reports.cancelled'), isNumber: true },
        ]}
        rows={report.series.map(({ from, to, kind, count }) => [from, to, t(kind === 'invoice' ? 'reports.kind-invoice' : 'reports.kind-credit-note'), count, 0])}
      />
      {withoutTaxEffect.length > 0 && (
        <>
          <h4>{t('reports.without-effect')}</h4>
          <p class="muted">{t('reports.without-effect-about')}</p>
          <NumbersTable
            label={t('reports.without-effect')}
            columns={[{ title: t('reports.number') }, { title: t('reports.against') }, { title: t('reports.credit'), isNumber: true }]}
            rows={withoutTaxEffect.map(({ number, billNumber, creditPaise }) => [number, billNumber, formatMoney(creditPaise)])}
          />
        </>
      )}
      {isOver && warnings.length === 0 && <p class="ready muted">{t('reports.ready')}</p>}
    </>
  )
}

const sectionWords = {
  b2b: 'reports.s-b2b', b2cl: 'reports.s-b2cl', b2cs: 'reports.s-b2cs', cdnr: 'reports.s-cdnr', cdnur: 'reports.s-cdnur', nil: 'reports.s-nil',
  supeco: 'reports.s-supeco',
} as const satisfies Record<Gstr1Section, string>

/** @returns the portal's name of a table and what stands in it */
export function SectionName({ section }: { section: Gstr1Section }) {
  const t = useWords()
  return <><b>{section.toUpperCase()}</b> <small>{t(sectionWords[section])}</small></>
}

const warningWords = {
  'buyer-without-address': 'reports.w-buyer-without-address', 'buyer-not-named': 'reports.w-buyer-not-named', 'hsn-missing': 'reports.w-hsn-missing',
  'irn-missing': 'reports.w-irn-missing', 'series-gap': 'reports.w-series-gap', 'operator-without-gstin': 'reports.w-operator-without-gstin',
  'other-gstin': 'reports.w-other-gstin',
} as const satisfies Record<WarningKind, string>

const namedMax = 5

/** The first few of a list, and how many there are beyond them. */
function FirstOf({ named }: { named: readonly string[] }) {
  const t = useWords()
  return <>{`${named.slice(0, namedMax).join(', ')}${named.length > namedMax ? `, ${t('reports.and-more', { count: named.length - namedMax })}` : ''}`}</>
}

/** What the month has beside the return, so that nobody looks for it there. */
function CompositionNotice({ report: { composition } }: { report: Gstr1Report }) {
  const t = useWords()
  if (composition.length === 0) return null
  return (
    <Notice tone="warn" title={t('reports.composition-apart', { count: composition.length })}>
      <FirstOf named={composition.map(({ number }) => number)} />
    </Notice>
  )
}

/** One notice for each kind, with the first documents by number. */
function Warnings({ report: { warnings } }: { report: Gstr1Report }) {
  const t = useWords()
  const kinds = [...new Set(warnings.map(({ kind }) => kind))]
  return (
    <>
      {kinds.map(kind => {
        const own = warnings.filter(warning => warning.kind === kind)
        const named = [...new Set(own.map(({ number, detail }) => (detail === '' ? number : `${number} (${detail})`)))]
        return <Notice tone="warn" title={t(warningWords[kind])}><FirstOf named={named} /></Notice>
      })}
    </>
  )
}

function Hsn({ rows, title }: { rows: readonly HsnSummaryRow[]; title: string }) {
  const t = useWords()
  if (rows.length === 0) return null
  return (
    <>
      <h4>{title}</h4>
      <NumbersTable
        label={title}
        columns={[
          { title: 'HSN' }, { title: t('reports.rate'), isNumber: true }, { title: t('reports.quantity'), isNumber: true },
          { title: t('reports.taxable'), isNumber: true },
          { title: 'IGST', isNumber: true }, { title: 'CGST', isNumber: true }, { title: 'SGST', isNumber: true }, { title: t('reports.cess'), isNumber: true },
        ]}
        rows={rows.map(row => [
          <>{row.hsn === '' ? t('reports.no-hsn') : row.hsn} <small>{row.description}</small></>, formatRate(row.rateBasisPoints),
          row.unit === 'NA' ? '–' : `${row.quantity} ${row.unit}`,
          ...[row.taxablePaise, row.igstPaise, row.cgstPaise, row.sgstPaise, row.cessPaise].map(moneyOrNone),
        ])}
      />
    </>
  )
}
