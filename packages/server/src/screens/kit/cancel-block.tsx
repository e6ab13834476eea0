import type { TicketState } from '@restoflow/core'
import type { Attributes } from './attributes'
import { Icon } from './icon'
import { TicketLineText } from './ticket-line'
import { ticketName } from './ticket-name'

export interface CancelBlockProps {
  /** Cancel tickets of one KOT, at least one. */
  readonly cancels: readonly TicketState[]
  /** Says that somebody saw them; without it the block only tells. */
  readonly seenButton?: Attributes
  /** Outside of its KOT's card the block names table and KOT. */
  readonly standalone?: boolean
}

/** @returns the only white block on the display: what not to make, until somebody has seen it */
export function CancelBlock({ cancels, seenButton, standalone }: CancelBlockProps) {
  const [first] = cancels
  if (!first) return <></>
  const name = `${ticketName(first)} · KOT ${first.number}`
  const reasons = [...new Set(cancels.map(({ reason }) => reason ?? '').filter(reason => reason !== ''))]
  return (
    <section class="cancel" id={`cancel-${first.cancels ?? first.id}`} aria-label={`Cancelled: ${name}`} data-cancel={first.id} data-name={ticketName(first)}>
      <p class="cancel-head">
        <Icon name="cross" /><b>CANCEL</b> <b lang="hi">रद्द</b>
        {standalone && <span class="of">{name}</span>}
        {seenButton && <button type="button" class="seen" aria-label={`Seen: cancel of ${name}`} {...seenButton}>Seen</button>}
      </p>
      {cancels.flatMap(({ id, lines }) => lines.map(line => <div class="ticket-line" id={`cancelled-${id}`}><TicketLineText line={line} /></div>))}
      {reasons.length > 0 && <p class="reason">{reasons.join(' · ')}</p>}
      {!seenButton && <p class="reason">The station has not seen it yet.</p>}
    </section>
  )
}
