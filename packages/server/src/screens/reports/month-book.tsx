import { formatMoney, monthPeriod, requireSettings, type DayBookEntry, type DayBookKind, type OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { EmptyState } from '../kit/atoms'
import { dayText } from '../kit/time'
import { Downloads, Figures, moneyOrNone, NumbersTable } from './parts'
import type { ReportSection } from './section'

/** The day book of a month: its days, each with a way to what happened on it; the files have every entry. */
export const monthBookSection: ReportSection = {
  id: 'daybook', word: 'reports.daybook', scope: 'month',
  view: async seen => {
    const { books, outlet, house } = seen.runtime
    const { timeZone } = requireSettings(house.state<OutletState>('outlet'))
    const entries = await books.dayBook(outlet, monthPeriod(seen.value), timeZone)
    return <MonthBookView entries={entries} as={seen.signedIn.principal.id}><Downloads seen={seen} name="daybook" /></MonthBookView>
  },
}

const sumOf = (entries: readonly DayBookEntry[], key: 'totalPaise' | 'moneyPaise' | 'tipPaise'): number => entries.reduce((sum, entry) => sum + entry[key], 0)

const creditKinds: readonly DayBookKind[] = ['credit-note', 'financial-note', 'operator-credit-note']
const countOf = (entries: readonly DayBookEntry[], kinds: readonly DayBookKind[]): number => entries.filter(({ kind }) => kinds.includes(kind)).length

/** @returns what a day book comes to */
export function BookFigures({ entries }: { entries: readonly DayBookEntry[] }) {
  const t = useWords()
  return (
    <Figures figures={[
      { name: t('reports.documents-total'), value: formatMoney(sumOf(entries, 'totalPaise')),
        about: t('reports.credit-notes', { count: countOf(entries, creditKinds) }) },
      { name: t('reports.documents'), value: String(countOf(entries, ['invoice'])) },
      { name: t('reports.money-in'), value: formatMoney(sumOf(entries, 'moneyPaise')), about: t('reports.without-tips') },
      { name: t('reports.tips'), value: formatMoney(sumOf(entries, 'tipPaise')) },
    ]} />
  )
}

function MonthBookView({ entries, as, children }: { entries: readonly DayBookEntry[]; as: string; children?: unknown }) {
  const t = useWords()
  if (entries.length === 0) return <EmptyState icon="bill" title={t('reports.nothing')} text={t('reports.nothing-text')} />
  const days = new Map<string, DayBookEntry[]>()
  for (const entry of entries) {
    const own = days.get(entry.date)
    if (own) own.push(entry)
    else days.set(entry.date, [entry])
  }
  return (
    <>
      <BookFigures entries={entries} />
      {children}
      <NumbersTable
        label={t('reports.daybook')}
        columns={[
          { title: t('reports.day') }, { title: t('reports.documents'), isNumber: true }, { title: t('reports.kind-credit-note'), isNumber: true },
          { title: t('reports.total'), isNumber: true }, { title: t('reports.money-in'), isNumber: true }, { title: t('reports.tips'), isNumber: true },
        ]}
        rows={[...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, own]) => [
          <a href={`/reports?as=${as}&day=${day}`}>{dayText(day)}</a>, countOf(own, ['invoice']), countOf(own, creditKinds) || '–',
          moneyOrNone(sumOf(own, 'totalPaise')), moneyOrNone(sumOf(own, 'moneyPaise')), moneyOrNone(sumOf(own, 'tipPaise')),
        ])}
      />
    </>
  )
}
