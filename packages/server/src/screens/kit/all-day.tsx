import type { AllDayCount } from '@restoflow/core'
import { useWords } from '../../words/words'
import { Name } from './said'

const keys = [
  ['1–9', 'kitchen.key-pick'], ['Enter', 'kitchen.key-bump'], ['+ −', 'kitchen.key-next'], ['Space', 'kitchen.key-done'], ['0', 'kitchen.key-recall'],
  ['S', 'kitchen.key-seen'], ['← →', 'kitchen.key-page'],
] as const

/** @returns what the station still has to make, added up over its tickets; below it the keys of the bump bar */
export function AllDay({ counts }: { counts: readonly AllDayCount[] }) {
  const t = useWords()
  return (
    <aside class="all-day" id="all-day" aria-label={t('kitchen.all-day-totals')} tabindex={0}>
      <h2>{t('kitchen.all-day')} <span>{t('kitchen.still-to-make')}</span></h2>
      {counts.length === 0 && <p class="muted">{t('kitchen.nothing-waits')}</p>}
      <ul>
        {counts.map(({ name, names, quantity }) => (
          <li><b class="num">{quantity}</b><span><Name of={{ name, names }} block /></span></li>
        ))}
      </ul>
      <dl class="keys" aria-label={t('common.keys')}>{keys.map(([key, text]) => <><dt><kbd>{key}</kbd></dt><dd>{t(text)}</dd></>)}</dl>
    </aside>
  )
}
