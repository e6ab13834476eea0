import type { AllDayCount } from '@restoflow/core'
import { Bilingual, hindi } from './atoms'

const keys = [
  ['1–9', 'pick a ticket'], ['Enter', 'bump it'], ['+ −', 'next item'], ['Space', 'item done'], ['0', 'recall last'], ['S', 'cancel seen'], ['← →', 'page'],
] as const

/** @returns what the station still has to make, added up over its tickets; below it the keys of the bump bar */
export function AllDay({ counts }: { counts: readonly AllDayCount[] }) {
  return (
    <aside class="all-day" id="all-day" aria-label="All-day totals" tabindex={0}>
      <h2>All day <span>still to make</span></h2>
      {counts.length === 0 && <p class="muted">Nothing is waiting.</p>}
      <ul>
        {counts.map(({ name, names, quantity }) => (
          <li><b class="num">{quantity}</b><span><Bilingual en={name} hi={hindi(names)} block /></span></li>
        ))}
      </ul>
      <dl class="keys" aria-label="Keys">{keys.map(([key, text]) => <><dt><kbd>{key}</kbd></dt><dd>{text}</dd></>)}</dl>
    </aside>
  )
}
