import { clockDay, holds, type DayState, type OutletState } from '@restoflow/core'
import type { Runtime, SignedIn } from '../../runtime'
import { useWords } from '../../words/words'
import { Icon } from '../kit/icon'
import { dateText } from '../kit/time'

/** @returns a bar below the top bar for whoever may close days, while one is past its cut-off and not closed */
export function UnclosedBar({ runtime, signedIn: { principal } }: { runtime: Runtime; signedIn: SignedIn }) {
  const t = useWords()
  const { house } = runtime
  const outlet = house.state<OutletState>('outlet')
  if (!outlet.settings || !holds(principal, 'day.close')) return null
  const today = clockDay(outlet, runtime.now())
  const [oldest] = [...house.live<DayState>('day').values()].map(({ state }) => state.businessDay).filter(day => day < today).sort()
  if (oldest === undefined) return null
  return (
    <a class="status-bar" id="unclosed-bar" href={`/reports/day?as=${principal.id}&day=${oldest}`}>
      <Icon name="warning" />
      <span><b>{t('day.unclosed', { days: dateText(oldest) })}</b> {t('day.unclosed-go')}</span>
    </a>
  )
}
