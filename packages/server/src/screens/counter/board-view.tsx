import { isDue, type CounterStage } from '@restoflow/core'
import { useWords, type WordKey } from '../../words/words'
import { Chip, EmptyState } from '../kit/atoms'
import type { Attributes } from '../kit/attributes'
import type { IconName } from '../kit/icon'
import type { CounterLine, CounterModel } from './model'
import { CounterRowView } from './row-view'

export const stageLooks: Readonly<Record<CounterStage, { word: WordKey; icon: IconName; tone?: 'good' | 'accent' }>> = {
  new: { word: 'counter.stage-new', icon: 'pencil' },
  cooking: { word: 'counter.stage-cooking', icon: 'flame', tone: 'accent' },
  ready: { word: 'counter.stage-ready', icon: 'cloche', tone: 'good' },
  'handed-over': { word: 'counter.stage-handed-over', icon: 'check' },
  'out-for-delivery': { word: 'counter.stage-out', icon: 'rider' },
}

interface Filter {
  readonly id: string
  readonly word: WordKey
  readonly icon: IconName
  readonly fits: (line: CounterLine) => boolean
}

/** A chip dims what it does not show; `counter.css` holds the same ids. */
const filters: readonly Filter[] = [
  { id: 'takeaway', word: 'kind.takeaway', icon: 'bag', fits: ({ kind }) => kind === 'takeaway' },
  { id: 'delivery', word: 'kind.delivery', icon: 'rider', fits: ({ kind }) => kind === 'delivery' },
  { id: 'aggregator', word: 'kind.aggregator', icon: 'phone', fits: ({ kind }) => kind === 'aggregator' },
  { id: 'ready', word: 'counter.stage-ready', icon: 'cloche', fits: ({ stage }) => stage === 'ready' },
  { id: 'unpaid', word: 'counter.unpaid', icon: 'coins', fits: ({ duePaise }) => isDue(duePaise) },
  { id: 'pressing', word: 'counter.pressing', icon: 'warning', fits: ({ level }) => level !== 'calm' },
]

/** @returns every order without a table, by the time for which it was promised */
export function CounterBoardView({ model: { lines, timeZone }, now, attributes }: { model: CounterModel; now: string; attributes: Attributes }) {
  const t = useWords()
  return (
    <div class="counter-board" {...attributes}>
      <div class="chips" role="group" aria-label={t('counter.filters')}>
        {filters.map(({ id, word, icon, fits }) => (
          <Chip icon={icon} count={lines.filter(fits).length} attributes={{ 'data-filter': id, id: `counter-filter-${id}` }}>{t(word)}</Chip>
        ))}
      </div>
      {lines.length === 0
        ? <EmptyState icon="bag" words="counter.empty" text={t('counter.empty-text')} />
        : <ul class="counter-list">{lines.map(line => <CounterRowView line={line} timeZone={timeZone} now={now} />)}</ul>}
    </div>
  )
}
