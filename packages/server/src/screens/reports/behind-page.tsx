import { formatMoney, type Gstr1Section } from '@restoflow/core'
import type { SectionDocument } from '../../reports/gst'
import { useWords } from '../../words/words'
import { worksOn } from '../../http/screen-rights'
import { Button, EmptyState } from '../kit/atoms'
import { dayText } from '../kit/time'
import { StaffPage } from '../page'
import { SectionName } from './gstr1'
import { monthText } from './months'
import { Downloads, NumbersTable } from './parts'
import type { ReportsSeen } from './section'

export interface BehindProps {
  readonly seen: ReportsSeen
  readonly section: Gstr1Section
  readonly found: readonly SectionDocument[]
  readonly skip: number
  /** Whether there are more after these. */
  readonly hasMore: boolean
}

/** How many documents one page shows. */
export const behindAtOnce = 100

/** Who bought, by name and GSTIN: the one is what people know, the other what the portal asks for. */
const buyerOf = ({ buyer }: SectionDocument['document']) =>
  (buyer ? <>{buyer.name}{buyer.gstin !== undefined && <small>{buyer.gstin}</small>}</> : '–')

/** @returns the documents that a table of GSTR-1 is made of, each with a way to its bill */
export function BehindPage({ seen, section, found, skip, hasMore }: BehindProps) {
  const t = useWords()
  const { runtime, signedIn, value, query } = seen
  const opens = worksOn('till', signedIn.principal)
  const page = (from: number): string => `/reports/gstr1/${section}?${query}&skip=${from}`
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('reports.title')} active="reports" css={['reports']}>
      <main id="main" class="reports-screen" tabindex={-1}>
        <header class="reports-head">
          <h2>{monthText(value)}</h2>
          <Button icon="arrow-left" href={`/reports?${query}`}>{t('reports.gstr1')}</Button>
        </header>
        <section class="report">
          <h3><SectionName section={section} /></h3>
          {found.length === 0 ? <EmptyState icon="bill" title={t('reports.nothing')} text={t('reports.nothing-text')} /> : (
            <NumbersTable
              label={section}
              columns={[
                { title: t('reports.number') }, { title: t('reports.date') }, { title: t('reports.kind') }, { title: t('reports.buyer') },
                { title: t('reports.taxable'), isNumber: true }, { title: t('reports.with-tax'), isNumber: true }, { title: t('reports.total'), isNumber: true },
              ]}
              rows={found.map(({ document, taxablePaise, wholePaise }) => [
                opens ? <a href={`/till?as=${signedIn.principal.id}&bill=${document.bill.billId}`}>{document.number}</a> : document.number, dayText(document.date),
                t(document.kind === 'invoice' ? 'reports.kind-invoice' : 'reports.kind-credit-note'), buyerOf(document),
                formatMoney(taxablePaise), formatMoney(wholePaise), formatMoney(document.figures.totalPaise),
              ])}
            />
          )}
          {found.length > 0 && <Downloads seen={seen} name="gstr1" section={section} />}
          <p class="downloads">
            {skip > 0 && <Button icon="arrow-left" href={page(Math.max(0, skip - behindAtOnce))}>{t('reports.earlier')}</Button>}
            {hasMore && <Button icon="arrow-right" href={page(skip + behindAtOnce)}>{t('reports.later')}</Button>}
          </p>
        </section>
      </main>
    </StaffPage>
  )
}
