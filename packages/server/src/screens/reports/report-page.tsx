import { addDays } from '@restoflow/core'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { useWords } from '../../words/words'
import { Button } from '../kit/atoms'
import { dateText } from '../kit/time'
import { StaffPage } from '../page'
import { monthText, otherMonth } from './months'
import type { ReportSection, ReportsSeen } from './section'

export interface ShownSection {
  readonly section: ReportSection
  readonly content: JSX.Element
}

/** @returns the frame of the reports: which period, what is on the page, and the sections one below the other, fit to be printed */
export function ReportsPage({ seen, shown, today }: { seen: ReportsSeen; shown: readonly ShownSection[]; today: string }) {
  const t = useWords()
  const { runtime, signedIn, scope, value } = seen
  return (
    <StaffPage runtime={runtime} signedIn={signedIn} title={t('reports.title')} active="reports" css={['reports']}>
      <main id="main" class="reports-screen" tabindex={-1}>
        <header class="reports-head">
          <h2>{scope === 'month' ? monthText(value) : dateText(value)}</h2>
          <PeriodChoice seen={seen} today={today} />
        </header>
        {shown.length > 1 && (
          <nav class="reports-list" aria-label={t('reports.sections')}>
            {shown.map(({ section }) => <a class="chip" href={`#${section.id}`}>{t(section.word)}</a>)}
          </nav>
        )}
        {shown.map(({ section, content }) => (
          <section class="report" id={section.id} aria-labelledby={`${section.id}-title`}>
            <h3 id={`${section.id}-title`}>{t(section.word)}</h3>
            {content}
          </section>
        ))}
      </main>
    </StaffPage>
  )
}

/** Day or month, the one before, the one after, and any other. Nothing lies in the future. */
function PeriodChoice({ seen: { signedIn, scope, value }, today }: { seen: ReportsSeen; today: string }) {
  const t = useWords()
  const as = signedIn.principal.id
  const isMonth = scope === 'month'
  const link = (to: 'day' | 'month', period: string): string => `/reports?as=${as}&${to}=${period}`
  const [before, after] = isMonth ? [otherMonth(value, -1), otherMonth(value, 1)] : [addDays(value, -1), addDays(value, 1)]
  const newest = isMonth ? today.slice(0, 7) : today
  const dayOfMonth = value === today.slice(0, 7) ? today : `${value}-01`
  return (
    <div class="period">
      <div class="segments links" role="group" aria-label={t('reports.period')}>
        <a href={link('day', isMonth ? dayOfMonth : value)} {...(!isMonth && { 'aria-current': 'true' as const })}>{t('reports.day')}</a>
        <a href={link('month', isMonth ? value : value.slice(0, 7))} {...(isMonth && { 'aria-current': 'true' as const })}>{t('reports.month')}</a>
      </div>
      <form method="get" action="/reports" class="period-form">
        <input type="hidden" name="as" value={as} />
        <Button icon="arrow-left" href={link(scope, before)} label={t(isMonth ? 'reports.month-before' : 'reports.day-before')} />
        <label>
          <span class="visually-hidden">{t(isMonth ? 'reports.month' : 'reports.day')}</span>
          <span class="field"><input type={scope} name={scope} value={value} max={newest} required /></span>
        </label>
        <Button type="submit">{t('reports.show')}</Button>
        {after <= newest && <Button icon="arrow-right" href={link(scope, after)} label={t(isMonth ? 'reports.month-after' : 'reports.day-after')} />}
      </form>
    </div>
  )
}
