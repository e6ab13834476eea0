import type { TicketState } from '@restoflow/core'
import { type Tongue, useSecondWords, useTongue, useWords } from '../../words/words'
import type { Attributes } from './attributes'
import { Icon } from './icon'
import { SpokenIn } from './said'
import { TicketLineText } from './ticket-line'
import { ticketName } from './ticket-name'

export interface CancelBlockProps {
  /** Cancel tickets of one KOT, at least one. */
  readonly cancels: readonly TicketState[]
  /** Says that somebody saw them; without it the block only tells. */
  readonly seenButton?: Attributes
  /** Outside of its KOT's card the block names table and KOT. */
  readonly standalone?: boolean
  /** As of its ticket; by default the screen's. */
  readonly tongue?: Tongue
}

/** @returns the only white block on the display: what not to make, until somebody has seen it */
export function CancelBlock({ cancels, seenButton, standalone, tongue = useTongue() }: CancelBlockProps) {
  const t = useWords()
  const second = useSecondWords()
  const [first] = cancels
  if (!first) return <></>
  const name = `${ticketName(first)} · ${t('common.kot', { number: first.number })}`
  const reasons = [...new Set(cancels.map(({ reason }) => reason ?? '').filter(reason => reason !== ''))]
  return (
    <section
      class="cancel" id={`cancel-${first.cancels ?? first.id}`} aria-label={t('kitchen.cancelled-of', { name })} data-cancel={first.id}
      data-name={ticketName(first)}
    >
      <p class="cancel-head">
        <Icon name="cross" /><b>{t('kitchen.cancel')}</b>{second && <>{' '}<b lang={second.language}>{second('kitchen.cancel')}</b></>}
        {standalone && <span class="of">{name}</span>}
        {seenButton && <button type="button" class="seen" aria-label={t('kitchen.seen-cancel', { name })} {...seenButton}>{t('kitchen.seen')}</button>}
      </p>
      {cancels.flatMap(({ id, lines }) => lines.map(line => (
        <div class="ticket-line" id={`cancelled-${id}`} lang={tongue.language}>
          <SpokenIn tongue={tongue}>{() => <TicketLineText line={line} />}</SpokenIn>
        </div>
      )))}
      {reasons.length > 0 && <p class="reason">{reasons.join(' · ')}</p>}
      {!seenButton && <p class="reason">{t('kitchen.not-seen')}</p>}
    </section>
  )
}
