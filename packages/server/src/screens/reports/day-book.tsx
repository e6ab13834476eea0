import { clockText, dayPeriod, localTime, requireSettings, type DayBookEntry, type DayBookKind, type OutletState } from '@restoflow/core'
import { useWords } from '../../words/words'
import { kindText } from '../day/parts'
import { EmptyState } from '../kit/atoms'
import { BookFigures } from './month-book'
import { Downloads, moneyOrNone, NumbersTable } from './parts'
import type { ReportSection } from './section'

/** Every document, payment and refund of a day, as it happened. */
export const dayBookSection: ReportSection = {
  id: 'daybook', word: 'reports.daybook', scope: 'day',
  view: async seen => {
    const { books, outlet, house } = seen.runtime
    const { timeZone } = requireSettings(house.state<OutletState>('outlet'))
    const entries = await books.dayBook(outlet, dayPeriod(seen.value), timeZone)
    return (
      <DayBookView entries={entries} timeZone={timeZone} nameOf={id => seen.runtime.nameOf(id)}>
        <Downloads seen={seen} name="daybook" />
      </DayBookView>
    )
  },
}

const kindWords = {
  'invoice': 'reports.kind-invoice', 'credit-note': 'reports.kind-credit-note', 'financial-note': 'reports.kind-financial-note',
  'operator-credit-note': 'reports.kind-operator-credit-note', 'tender': 'reports.kind-tender', 'reversal': 'reports.kind-reversal', 'refund': 'reports.kind-refund',
} as const satisfies Record<DayBookKind, string>

function DayBookView({ entries, timeZone, nameOf, children }: {
  entries: readonly DayBookEntry[]; timeZone: string; nameOf: (id: string) => string; children?: unknown
}) {
  const t = useWords()
  if (entries.length === 0) return <EmptyState icon="bill" title={t('reports.nothing')} text={t('reports.nothing-text')} />
  return (
    <>
      <BookFigures entries={entries} />
      {children}
      <NumbersTable
        label={t('reports.daybook')}
        columns={[
          { title: t('reports.time') }, { title: t('reports.entry') }, { title: t('reports.number') }, { title: t('reports.about') },
          { title: t('reports.total'), isNumber: true }, { title: t('reports.money-in'), isNumber: true }, { title: t('reports.by') },
        ]}
        rows={entries.map(entry => [
          clockText(localTime(entry.at, timeZone).minutes), t(kindWords[entry.kind]), entry.number,
          [entry.tender === '' ? '' : kindText(entry.tender), entry.about].filter(Boolean).join(' '),
          moneyOrNone(entry.totalPaise), moneyOrNone(entry.moneyPaise), nameOf(entry.by),
        ])}
      />
    </>
  )
}
